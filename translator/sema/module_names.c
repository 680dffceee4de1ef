/*
 * Modules as tables of names: `models.__dict__`, vars(models), dir(models), globals()[name](...), getattr(models, name)(...). What a
 * name can mean is known: the functions and classes of a module of the script that take the arguments. Such code is read as
 *
 *     models.__dict__[name](10)         getattr(models, name)(10), which sema/names.c reads as a choice
 *     callable(models.__dict__[name])   name in ("resnet20", "resnet32")
 *     name in models.__dict__           name in (all names of the module), as are loops over it, sorted() and list() of it
 *     sys.modules[__name__]             the module that this stands in
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <stdlib.h>
#include <string.h>

static bool is_name_call(Frame *frame, const Expr *expr, const char *name)
{
    return expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, name) && expr->call.args.count == 1 &&
           !expr->call.keywords.count && expr->call.args.items[0]->kind != EXPR_STARRED && !symbol_of(frame, expr->call.func->name.id);
}

/* m of m.__dict__ and vars(m), where m can be a module. */
static Expr *owner_of_table(Frame *frame, Expr *expr)
{
    Expr *owner = expr->kind == EXPR_ATTRIBUTE && expr->attribute.name == frame->infer->known.dict ? expr->attribute.value
                  : is_name_call(frame, expr, "vars")                                              ? expr->call.args.items[0]
                                                                                                   : NULL;
    bool can_be = owner && (owner->kind == EXPR_NAME || owner->kind == EXPR_ATTRIBUTE || owner->kind == EXPR_SUBSCRIPT);
    return can_be && type_unwrap(infer_expr(frame, owner))->kind == TYPE_MODULE ? owner : NULL;
}

/* ---- names ---------------------------------------------------------------------------------------------------------------- */

static void add(Frame *frame, NameVec *names, Name name)
{
    vec_each(i, names)
        if (names->items[i] == name)
            return;
    vec_push(frame->arena, names, name);
}

static void add_names_of(Frame *frame, NameVec *names, SemaModule *module)
{
    bool was_searched = module->is_searched;
    module->is_searched = true;
    for (size_t i = 0; module->body && !was_searched && i < module->body->scope->list.count; i++)
        if (!module->body->scope->list.items[i]->is_comprehension)
            add(frame, names, module->body->scope->list.items[i]->name);
    for (size_t i = 0; !was_searched && i < module->stars.count; i++)
        add_names_of(frame, names, module->stars.items[i]);
    module->is_searched = was_searched;
}

static bool is_callable_type(const Type *type)
{
    return type && (type->kind == TYPE_FUNCTION || type->kind == TYPE_CLASS);
}

/* Whether a def can be called with so many arguments; a class by its own __init__, if it has one. */
static bool takes(const Type *type, const Expr *call)
{
    const Params *params = NULL;
    size_t receivers = 0;
    if (type->kind == TYPE_FUNCTION)
        params = type->function ? type->function->params : NULL;
    else
        for (const Class *c = type->class_; c && c->user && !params; c = c->base)
            for (size_t i = 0; i < c->user->def->class_def.body.count; i++) {
                const Stmt *stmt = c->user->def->class_def.body.items[i];
                if (stmt->kind == STMT_FUNCTION_DEF && name_is(stmt->function_def.name, "__init__"))
                    params = &stmt->function_def.params, receivers = 1;
            }
    bool is_known = params != NULL;
    for (size_t i = 0; i < call->call.args.count; i++)
        is_known &= call->call.args.items[i]->kind != EXPR_STARRED;
    size_t named = 0;
    for (size_t i = 0; i < call->call.keywords.count; i++) {
        const Keyword *keyword = call->call.keywords.items[i];
        bool is_param = false;
        for (size_t k = 0; is_known && k < params->args.count; k++)
            is_param |= params->args.items[k]->name == keyword->name;
        for (size_t k = 0; is_known && k < params->kwonly.count; k++)
            is_param |= params->kwonly.items[k]->name == keyword->name;
        if (!keyword->name)
            is_known = false;
        else if (is_known && !is_param && !params->kwarg)
            return false;
        named++;
    }
    if (!is_known)
        return true;
    size_t most = params->posonly.count + params->args.count, least = 0;
    for (size_t i = 0; i < params->args.count; i++)
        least += params->args.items[i]->default_value == NULL;
    for (size_t i = 0; i < params->posonly.count; i++)
        least += params->posonly.items[i]->default_value == NULL;
    size_t given = call->call.args.count + receivers;
    return given + named >= least && (given <= most || params->vararg);
}

/* The functions and classes of the script that a module has. Names with an underscore in front are not meant. */
void module_callables(Frame *frame, const Type *object, const Expr *call, NameVec *names)
{
    SemaModule *module = object->module;
    if (!module || !module->body || module->is_library)
        return;
    NameVec all = {0};
    add_names_of(frame, &all, module);
    vec_each(i, &all) {
        const Type *type = *all.items[i]->text == '_' ? NULL : module_member(frame, module, all.items[i], NULL, (Span){0});
        bool is_ours = is_callable_type(type) && (type->kind == TYPE_CLASS ? type->class_ && type->class_->user : type->function && !type->function->rule);
        const SemaModule *home = !is_ours ? NULL : type->kind == TYPE_CLASS ? type->class_->user->module : type->function->module;
        is_ours &= home && !name_is(home->name, "_globals") && (type->kind == TYPE_CLASS || !type->function->is_made);
        if (is_ours && (!call || takes(type, call)))
            add(frame, names, all.items[i]);
    }
}

/* All names of a module, or those of functions and classes, as callable() asks. */
static NameVec names_in(Frame *frame, SemaModule *module, bool only_callables)
{
    static const char *const own[] = {"__name__", "__doc__", "__package__", "__loader__", "__spec__", "__file__", "__cached__", "__builtins__"};
    NameVec all = {0}, names = {0};
    for (size_t i = 0; i < sizeof own / sizeof *own && !only_callables; i++)
        add(frame, &names, name_intern(frame->infer->names, own[i]));
    if (module->body)
        add_names_of(frame, &all, module);
    for (size_t i = 0; module->rule && i < module->rule->symbols.map.count; i++)
        add(frame, &all, module->rule->symbols.map.entries[i].key);
    vec_each(i, &all) {
        const Type *type = module_member(frame, module, all.items[i], NULL, (Span){0});
        bool is_bound = module->rule || (type && type->kind != TYPE_NEVER); /* not under `if __name__ == "__main__"` */
        if (only_callables ? is_callable_type(type) : is_bound)
            add(frame, &names, all.items[i]);
    }
    return names;
}

/* ---- what is read instead --------------------------------------------------------------------------------------------------- */

/* ("a", "b"), made anew when the module has one more name. */
static Expr *display_of(Frame *frame, const Expr *expr, const NameVec *names, const char *brackets)
{
    const char *key = arena_printf(frame->arena, "names %zu", names->count);
    Expr *made = written_expr(frame, expr, key);
    if (made)
        return made;
    Text text = {0};
    text_add_char(&text, brackets[0]);
    vec_each(i, names)
        text_printf(&text, "'%s', ", names->items[i]->text);
    text_add_char(&text, brackets[1]);
    made = synth_expr(frame->infer, text_string(&text), expr->span);
    text_release(&text);
    return write_expr(frame, expr, key, made);
}

/* getattr(m, name) for m.__dict__[name], vars(m)[name]; NULL for all else. */
Expr *module_item(Frame *frame, Expr *expr)
{
    Expr *owner = expr->kind == EXPR_SUBSCRIPT && expr->context == CONTEXT_LOAD ? owner_of_table(frame, expr->subscript.value) : NULL;
    if (!owner)
        return NULL;
    Expr *made = written_expr(frame, expr, "item of module");
    if (made)
        return made;
    made = synth_expr(frame->infer, "getattr(x, y)", expr->span);
    made->call.args.items[0] = owner;
    made->call.args.items[1] = expr->subscript.index;
    return write_expr(frame, expr, "item of module", made);
}

static Expr *is_callable_member(Frame *frame, Expr *call)
{
    Expr *value = call->call.args.items[0];
    Expr *item = module_item(frame, value);
    bool is_getattr = !item && value->kind == EXPR_CALL && value->call.func->kind == EXPR_NAME && name_is(value->call.func->name.id, "getattr") &&
                      value->call.args.count == 2 && type_unwrap(infer_expr(frame, value->call.args.items[0]))->kind == TYPE_MODULE;
    item = is_getattr ? value : item;
    if (!item)
        return NULL;
    const Type *owner = type_unwrap(infer_expr(frame, item->call.args.items[0]));
    NameVec names = names_in(frame, owner->module, true);
    const char *key = arena_printf(frame->arena, "callable %zu", names.count);
    Expr *made = written_expr(frame, call, key);
    if (made)
        return made;
    made = synth_expr(frame->infer, "x in y", call->span);
    made->compare.left = item->call.args.items[1];
    made->compare.rest.items[0] = display_of(frame, call, &names, "()");
    return write_expr(frame, call, key, made);
}

/* `_names_of(m.__dict__)`: what m.__dict__ is spelled as where only its keys are asked for. */
static Expr *names_of(Frame *frame, Expr *call)
{
    Expr *owner = owner_of_table(frame, call->call.args.items[0]);
    if (!owner)
        return call->call.args.items[0];
    NameVec names = names_in(frame, type_unwrap(infer_expr(frame, owner))->module, false);
    return display_of(frame, call, &names, "()");
}

static int compare_names(const void *a, const void *b)
{
    return strcmp((*(const Name *)a)->text, (*(const Name *)b)->text);
}

Expr *module_names_replacement(Frame *frame, Expr *expr)
{
    if (is_name_call(frame, expr, "callable"))
        return is_callable_member(frame, expr);
    if (is_name_call(frame, expr, "_names_of"))
        return names_of(frame, expr);
    if (is_name_call(frame, expr, "dir") && type_unwrap(infer_expr(frame, expr->call.args.items[0]))->kind == TYPE_MODULE) {
        NameVec names = names_in(frame, type_unwrap(infer_expr(frame, expr->call.args.items[0]))->module, false);
        qsort(names.items, names.count, sizeof *names.items, compare_names);
        return display_of(frame, expr, &names, "[]");
    }
    return NULL;
}

/* ---- where only the keys are asked for -------------------------------------------------------------------------------------- */

typedef struct Imports {
    Infer *infer;
    PointerMap names;
} Imports;

static void see_imports(Block *block, void *data)
{
    Imports *imports = data;
    vec_each(i, block) {
        const Stmt *stmt = block->items[i];
        const AliasVec *names = stmt->kind == STMT_IMPORT ? &stmt->import.names : stmt->kind == STMT_IMPORT_FROM ? &stmt->import_from.names : NULL;
        for (size_t k = 0; names && k < names->count; k++) {
            const Alias *alias = names->items[k];
            pointer_map_set(imports->infer->arena, &imports->names, alias->as_name ? alias->as_name : alias->name, (void *)alias);
        }
        walk_stmt_blocks(block->items[i], see_imports, data);
    }
}

/* m.__dict__ or vars(m) of a name that is imported, also with .keys(). */
static bool is_table(const Imports *imports, const Expr *expr)
{
    bool is_keys = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_ATTRIBUTE && name_is(expr->call.func->attribute.name, "keys");
    if (is_keys)
        return is_table(imports, expr->call.func->attribute.value);
    const Expr *owner = expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, "__dict__") ? expr->attribute.value : NULL;
    if (expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "vars") && expr->call.args.count == 1)
        owner = expr->call.args.items[0];
    return owner && owner->kind == EXPR_NAME && pointer_map_has(&imports->names, owner->name.id);
}

static void spell_table(Imports *imports, Expr **place)
{
    if (!*place || !is_table(imports, *place))
        return;
    Expr *table = (*place)->kind == EXPR_CALL && (*place)->call.func->kind == EXPR_ATTRIBUTE ? (*place)->call.func->attribute.value : *place;
    Expr *call = synth_expr(imports->infer, "_names_of(x)", table->span);
    call->call.args.items[0] = table;
    *place = call;
}

static void spell_tables_in(Expr *expr, void *data)
{
    static const char *const askers[] = {"sorted", "list", "set", "tuple", "len", "enumerate"};
    bool is_comprehension = expr->kind == EXPR_LIST_COMP || expr->kind == EXPR_SET_COMP || expr->kind == EXPR_DICT_COMP || expr->kind == EXPR_GENERATOR;
    for (size_t i = 0; is_comprehension && i < expr->comp.generators.count; i++)
        spell_table(data, &expr->comp.generators.items[i]->iter);
    for (size_t i = 0; expr->kind == EXPR_COMPARE && i < expr->compare.rest.count; i++)
        if (expr->compare.ops[i] == COMPARE_IN || expr->compare.ops[i] == COMPARE_NOT_IN)
            spell_table(data, &expr->compare.rest.items[i]);
    for (size_t i = 0; i < sizeof askers / sizeof *askers; i++)
        if (expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, askers[i]) && expr->call.args.count)
            spell_table(data, &expr->call.args.items[0]);
    walk_expr(expr, spell_tables_in, data);
}

static void spell_tables(Block *block, void *data)
{
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_FOR)
            spell_table(data, &stmt->for_stmt.iter);
        walk_stmt_exprs(stmt, spell_tables_in, data);
        walk_stmt_blocks(stmt, spell_tables, data);
    }
}

void module_tables_spell_out(Infer *infer, const Module *module)
{
    Imports imports = {.infer = infer};
    see_imports((Block *)&module->body, &imports);
    spell_tables((Block *)&module->body, &imports);
}
