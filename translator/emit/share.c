/* See share.h: who uses whose. One walk serves both questions: which module a helper belongs to, and what is used from other modules. */
#include "emit/share.h"

#include "emit/facts.h"

#include <string.h>

typedef struct Search {
    Arena *arena;
    IrProgram *program;
    Sharing *sharing;
    IrModule *module;  /* whose uses these are */
    bool claims;       /* the first walk: helpers go to the module */
    bool is_header;    /* what the header of the module mentions */
    PointerMap *claimed, *edges; /* edges: IrModule -> ModuleVec of the modules whose headers its header needs */
} Search;

typedef Vec(IrModule *) ModuleVec;

static void use_function(Search *search, IrFunction *function);
static void use_class(Search *search, IrClass *class_);
static void use_body(Search *search, IrFunction *function);

/* ---- names of methods */

const char *method_name(const IrFunction *function)
{
    const char *dot = strrchr(function->qualname, '.');
    return dot ? dot + 1 : function->qualname;
}

const IrFunction *class_own(const IrClass *class_, const char *name)
{
    vec_each(i, &class_->methods)
        if (strcmp(method_name(class_->methods.items[i]), name) == 0)
            return class_->methods.items[i];
    return NULL;
}

const IrFunction *class_resolved(const IrClass *class_, const char *name)
{
    const IrFunction *found = NULL;
    for (; class_ && !found; class_ = class_->base ? class_->base->class_ : NULL)
        found = class_own(class_, name);
    return found;
}

/* ---- helpers */

/* Of the script's module by default, but from another file: a stub. */
static bool is_helper(const Search *search, const IrModule *module, FileId file)
{
    if (module != search->program->modules.items[0] || !file)
        return false;
    vec_each(m, &search->program->modules)
        if (search->program->modules.items[m]->file == file)
            return false;
    return module->file != 0;
}

/* True the first time. */
static bool claim(Search *search, const void *entity)
{
    if (pointer_map_has(search->claimed, entity))
        return false;
    pointer_map_set(search->arena, search->claimed, entity, (void *)entity);
    return true;
}

static void claim_function(Search *search, IrFunction *function)
{
    if (function->class_ || !is_helper(search, function->module, function->span.file) || !claim(search, function))
        return;
    function->module = search->module;
    use_body(search, function);
}

static void claim_class(Search *search, IrClass *class_)
{
    if (!is_helper(search, class_->module, class_->span.file) || !claim(search, class_))
        return;
    class_->module = search->module;
    vec_each(i, &class_->methods) {
        class_->methods.items[i]->module = search->module;
        use_body(search, class_->methods.items[i]);
    }
}

static void claim_record(Search *search, IrRecord *record)
{
    if (record->module == search->program->modules.items[0] && claim(search, record))
        record->module = search->module;
}

/* Takes what was moved out of the script's lists and adds it to those of its module. */
static void settle(Search *search)
{
    IrModule *script = search->program->modules.items[0], old = *script;
    script->functions = (IrFunctionVec){0};
    script->classes = (IrClassVec){0};
    script->records = (IrRecordVec){0};
    vec_each(i, &old.functions)
        vec_push(search->arena, &old.functions.items[i]->module->functions, old.functions.items[i]);
    vec_each(i, &old.classes)
        vec_push(search->arena, &old.classes.items[i]->module->classes, old.classes.items[i]);
    vec_each(i, &old.records)
        vec_push(search->arena, &old.records.items[i]->module->records, old.records.items[i]);
}

/* ---- what is shared */

static void use_type(Search *search, const IrType *type);

static void use_fields(Search *search, const IrFieldVec *fields)
{
    vec_each(i, fields)
        use_type(search, fields->items[i]->type);
}

/* From here on it is a question of what the header of the entity's module mentions. */
static Search in_header(const Search *search, IrModule *module)
{
    Search inner = *search;
    inner.module = module;
    inner.is_header = true;
    return inner;
}

static void add_edge(Search *search, IrModule *to)
{
    ModuleVec *list = pointer_map_get(search->edges, search->module);
    if (!list) {
        list = ARENA_NEW(search->arena, ModuleVec);
        pointer_map_set(search->arena, search->edges, search->module, list);
    }
    vec_each(i, list)
        if (list->items[i] == to)
            return;
    vec_push(search->arena, list, to);
}

/* True if the entity is to be shared from now on. */
static bool share(Search *search, const void *entity, IrModule *module)
{
    if (search->is_header && module != search->module)
        add_edge(search, module);
    if ((!search->is_header && module == search->module) || pointer_map_has(&search->sharing->shared, entity))
        return false;
    pointer_map_set(search->arena, &search->sharing->shared, entity, (void *)entity);
    pointer_map_set(search->arena, &search->sharing->headers, module, module);
    return true;
}

static void use_record(Search *search, IrRecord *record)
{
    if (search->claims)
        claim_record(search, record);
    else if (share(search, record, record->module)) {
        Search header = in_header(search, record->module);
        use_fields(&header, &record->fields);
    }
}

static void use_type(Search *search, const IrType *type)
{
    if (type->kind == IR_TYPE_RECORD)
        use_record(search, (IrRecord *)type->record);
    if (type->kind == IR_TYPE_INSTANCE)
        use_class(search, (IrClass *)type->class_);
    for (size_t i = 0; i < type->item_count; i++)
        use_type(search, type->items[i]);
}

/* The __init__ that objects of the class run, where it is written. */
static IrFunction *init_of(const IrClass *class_)
{
    while (class_ && !class_->init)
        class_ = class_->base ? class_->base->class_ : NULL;
    return class_ ? class_->init : NULL;
}

static void use_class(Search *search, IrClass *class_)
{
    if (search->claims) {
        claim_class(search, class_);
    } else if (share(search, class_, class_->module)) {
        Search header = in_header(search, class_->module);
        if (class_->base)
            use_type(&header, class_->base);
        use_fields(&header, &class_->fields);
        IrFunction *init = class_->init ? NULL : init_of(class_); /* the header declares the init that is not written */
        for (size_t i = 1; init && i < init->params.count; i++)
            use_type(&header, init->params.items[i]->type);
    }
}

static void use_signature(Search *search, const IrFunction *function)
{
    use_type(search, function->result);
    vec_each(i, &function->params)
        use_type(search, function->params.items[i]->type);
}

static void use_function(Search *search, IrFunction *function)
{
    if (search->claims) {
        claim_function(search, function);
    } else if (share(search, function, function->module)) {
        Search header = in_header(search, function->module);
        use_signature(&header, function);
        if (function->class_)
            use_class(&header, function->class_);
    }
}

static bool use_expr(IrExpr *expr, void *context)
{
    Search *search = context;
    use_type(search, expr->type);
    if (expr->function)
        use_function(search, expr->function);
    if (expr->class_)
        use_class(search, expr->class_);
    if ((expr->kind == IR_NEW || expr->kind == IR_INIT) && !expr->function && init_of(expr->class_))
        use_function(search, init_of(expr->class_));
    IrVariable *global = expr->kind == IR_VAR && expr->variable->kind == IR_GLOBAL ? expr->variable : NULL;
    if (global && !search->claims && share(search, global, global->module)) {
        Search header = in_header(search, global->module);
        use_type(&header, global->type);
    }
    return true;
}

static bool use_stmt(IrStmt *stmt, void *context)
{
    Search *search = context;
    if (stmt->grad) {
        use_record(search, stmt->grad->record);
        use_function(search, stmt->grad->function);
    }
    if (stmt->argument && stmt->argument->convert)
        use_function(search, stmt->argument->convert);
    vec_each(i, &stmt->handlers)
        if (stmt->handlers.items[i].variable)
            use_type(search, stmt->handlers.items[i].variable->type);
    return true;
}

/* What the function that asks for the object's class may call. */
static void use_overrides(Search *search, const IrFunction *function)
{
    vec_each(m, &search->program->modules) {
        const IrModule *module = search->program->modules.items[m];
        vec_each(i, &module->classes) {
            IrClass *class_ = module->classes.items[i];
            const IrFunction *target = class_resolved(class_, method_name(function));
            if (class_ == function->class_ || !target || !ir_class_derives(class_, function->class_))
                continue;
            use_class(search, class_);
            use_function(search, (IrFunction *)target);
        }
    }
}

static void use_body(Search *search, IrFunction *function)
{
    use_signature(search, function);
    vec_each(i, &function->locals)
        use_type(search, function->locals.items[i]->type);
    ir_walk_block(&function->body, use_stmt, use_expr, search);
    if (function->is_virtual && function->class_)
        use_overrides(search, function);
}

/* What the tables of the class and the init that is not written need. */
static void use_tables(Search *search, IrClass *class_)
{
    if (class_->base)
        use_type(search, class_->base);
    use_fields(search, &class_->fields);
    if (!class_->init && init_of(class_))
        use_function(search, init_of(class_));
    for (int slot = 0; slot < IR_SLOT_COUNT; slot++)
        if (fits_slot(class_->slots[slot], slot))
            use_function(search, class_->slots[slot]);
    if (class_->forward)
        use_function(search, class_->forward);
}

static void use_module(Search *search, IrModule *module)
{
    FunctionVec functions = {0};
    search->module = module;
    search->is_header = false;
    module_functions(search->arena, module, &functions);
    vec_each(i, &module->classes)
        if (!search->claims || !is_helper(search, module, module->classes.items[i]->span.file))
            use_tables(search, module->classes.items[i]);
    vec_each(i, &functions)
        if (!search->claims || !is_helper(search, module, functions.items[i]->span.file))
            use_body(search, (IrFunction *)functions.items[i]);
    vec_each(i, &module->globals)
        use_type(search, module->globals.items[i]->type);
}

/* ---- headers */

static bool reaches(Search *search, IrModule *from, const IrModule *to, PointerMap *seen)
{
    const ModuleVec *list = pointer_map_get(search->edges, from);
    pointer_map_set(search->arena, seen, from, from);
    for (size_t i = 0; list && i < list->count; i++) {
        if (list->items[i] == to)
            return true;
        if (!pointer_map_has(seen, list->items[i]) && reaches(search, list->items[i], to, seen))
            return true;
    }
    return false;
}

static bool need_each_other(Search *search, IrModule *a, IrModule *b)
{
    PointerMap there = {0}, back = {0};
    return reaches(search, a, b, &there) && reaches(search, b, a, &back);
}

static void join_headers(Search *search)
{
    const IrProgram *program = search->program;
    vec_each(m, &program->modules) {
        IrModule *module = program->modules.items[m];
        for (size_t k = 0; k < m && pointer_map_get(&search->sharing->headers, module) == module; k++) {
            IrModule *other = program->modules.items[k];
            if (pointer_map_get(&search->sharing->headers, other) == other && need_each_other(search, module, other))
                pointer_map_set(search->arena, &search->sharing->headers, module, other);
        }
    }
}

void sharing_find(Sharing *sharing, IrProgram *program)
{
    *sharing = (Sharing){0};
    if (program->modules.count < 2)
        return;
    PointerMap claimed = {0}, edges = {0};
    Search search = {.arena = program->arena, .program = program, .sharing = sharing, .claims = true, .claimed = &claimed, .edges = &edges};
    for (size_t m = program->modules.count; m-- > 0;)
        use_module(&search, program->modules.items[m]);
    settle(&search);
    search.claims = false;
    vec_each(m, &program->modules)
        use_module(&search, program->modules.items[m]);
    join_headers(&search);
}
