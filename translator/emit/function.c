/* Functions: signatures, prototypes, bodies, the program's main. */
#include "emit/emitter.h"

#include <inttypes.h>
#include <string.h>

/* ---- signatures --------------------------------------------------------------------------------------- */

bool is_program_main(const Emitter *emitter, const IrFunction *function)
{
    return function->is_main && function->module == emitter->program->modules.items[0];
}

/* The command line is only read, unless the script changes it. */
static bool is_constant_record(const Emitter *emitter, const IrVariable *param)
{
    if (param->type->kind != IR_TYPE_RECORD || !param->type->record->by_pointer)
        return false;
    vec_each(i, &param->type->record->fields)
        if (pointer_map_has(&emitter->facts.written_fields, param->type->record->fields.items[i]))
            return false;
    return true;
}

static void put_param(Emitter *emitter, Text *out, const IrFunction *function, const IrVariable *param)
{
    const char *renamed = emitter->is_header ? NULL : pointer_map_get(&emitter->renamed, param);
    const char *name = renamed                         ? renamed
                       : emitter->function == function ? name_of_variable(emitter, param)
                                                       : "";
    bool is_step = function->is_loss && param->type->kind == IR_TYPE_RECORD;
    if (is_step) {
        text_printf(out, "%s *%s", param->type->record->name->text, name);
        return;
    }
    text_add(out, is_constant_record(emitter, param) ? "const " : "");
    size_t start = out->length;
    if (emitter->function == function && !renamed && !emitter->is_header && variable_facts(&emitter->own, param)->is_volatile)
        put_volatile(emitter, out, param->type, name);
    else
        put_declarator(emitter, out, param->type, name);
    if (!name[0] && out->length > start &&
        out->data[out->length - 1] == ' ') { /* a prototype: no name, no blank */
        out->data[--out->length] = '\0';
    }
}

static void put_params(Emitter *emitter, Text *out, const IrFunction *function)
{
    text_add_char(out, '(');
    vec_each(i, &function->params) {
        text_add(out, i ? ", " : "");
        put_param(emitter, out, function, function->params.items[i]);
    }
    text_add(out, function->params.count ? ")" : "void)");
}

static void put_signature(Emitter *emitter, Text *out, const IrFunction *function)
{
    Text head = {0};
    if (is_program_main(emitter, function)) {
        text_add(out, "int main(int argc, char **argv)");
        return;
    }
    bool is_unused = !pointer_map_has(&emitter->facts.reachable, function);
    text_add(out, is_shared(emitter, function) ? "" : is_unused ? "__attribute__((unused)) static " : "static ");
    text_add(&head, name_of_function(emitter, function));
    put_params(emitter, &head, function);
    const IrType *self = function->params.count ? function->params.items[0]->type : NULL; /* a class below where it is specialised for that */
    const IrClass *made = self && self->kind == IR_TYPE_INSTANCE ? self->class_ : function->class_;
    if (function->is_init && function->class_)
        text_printf(out, "%s *%s", made->name->text, text_string(&head));
    else if (function->result->kind == IR_TYPE_FUNCTION)
        text_printf(out, "void *%s", text_string(&head));
    else
        put_declarator(emitter, out, function->result, text_string(&head));
    text_release(&head);
}

void put_virtual_signature(Emitter *emitter, Text *out, const IrFunction *function)
{
    Text head = {0};
    text_printf(&head, "%s_virtual", name_of_function(emitter, function));
    put_params(emitter, &head, function);
    text_add(out, linkage(emitter, function));
    put_declarator(emitter, out, function->result, text_string(&head));
    text_release(&head);
}

void put_prototype(Emitter *emitter, const IrFunction *function)
{
    Text text = {0};
    const IrFunction *outer = emitter->function;
    emitter->function = emitter->is_header ? function : NULL; /* only headers name the parameters */
    if (emitter->is_header)
        names_of_function(emitter);
    put_signature(emitter, &text, function);
    text_add_char(&text, ';');
    if (emitter->after_prototype != emitter->out->length)
        put_blank(emitter);
    put_line(emitter, text_string(&text));
    emitter->after_prototype = emitter->out->length;
    emitter->function = outer;
    text_release(&text);
    pointer_map_set(emitter->arena, &emitter->declared, function, (void *)function);
}

/* ---- bodies ------------------------------------------------------------------------------------------- */

/* Owned parameters: the C parameter gets another name, and a slot of Python's name holds the value. */
static void rename_owned_params(Emitter *emitter, const IrFunction *function)
{
    emitter->renamed = (PointerMap){0};
    if (function->is_generator)
        return;
    vec_each(i, &function->params) {
        const IrVariable *param = function->params.items[i];
        if (variable_facts(&emitter->own, param)->is_owned)
            pointer_map_set(emitter->arena, &emitter->renamed, param,
                            (void *)name_fresh(emitter, arena_printf(emitter->arena, "initial_%s",
                                                                     name_of_variable(emitter, param))));
    }
}

static void put_owned_params(Emitter *emitter)
{
    map_each(entry, &emitter->renamed) {
        const IrVariable *param = entry->key;
        const char *name = name_of_variable(emitter, param), *initial = entry->value;
        if (param->type->kind == IR_TYPE_ARRAY)
            put_linef(emitter, "T2M_OWNED mx_array %s = mx_retained(%s);", name, initial);
        else
            put_linef(emitter, "T2M_OWNED_OBJECT(%s) %s = t2m_retain(%s);", c_type(emitter, param->type),
                      name, initial);
    }
}

static void put_unused_params(Emitter *emitter, const IrFunction *function)
{
    vec_each(i, &function->params) {
        const VariableFacts *facts = variable_facts(&emitter->own, function->params.items[i]);
        bool is_self = function->is_init && i == 0 && falls_through(&function->body); /* it is returned */
        if (facts->reads == 0 && !is_self && !pointer_map_has(&emitter->renamed, function->params.items[i]))
            put_linef(emitter, "(void)%s;", name_of_variable(emitter, function->params.items[i]));
    }
}

bool try_falls_through(const IrStmt *stmt)
{
    if (!falls_through(&stmt->finally))
        return false;
    bool any = falls_through(&stmt->body) && falls_through(&stmt->orelse);
    vec_each(i, &stmt->handlers)
        any |= falls_through(&stmt->handlers.items[i].body);
    return any;
}

static bool stmt_falls_through(const IrStmt *stmt)
{
    switch (stmt->kind) {
    case IR_RETURN:
    case IR_RAISE:
    case IR_TODO:
        return false;
    case IR_IF:
        return falls_through(&stmt->body) || falls_through(&stmt->orelse);
    case IR_SCOPE:
        return falls_through(&stmt->body);
    case IR_TRY:
        return try_falls_through(stmt);
    default:
        return true;
    }
}

bool falls_through(const IrBlock *block)
{
    vec_each(i, &block->statements)
        if (!stmt_falls_through(block->statements.items[i]))
            return false;
    return true;
}

/* Python's None at the end of a function, and what C's main and init functions give. */
static void put_final_return(Emitter *emitter, const IrFunction *function)
{
    if (!falls_through(&function->body))
        return;
    if (emitter->in_program_main) {
        put_line(emitter, "return 0;");
    } else if (function->is_init && function->params.count) {
        put_linef(emitter, "return %s;", name_of_variable(emitter, function->params.items[0]));
    } else if (function->result->kind != IR_TYPE_VOID) {
        const char *zero = c_zero(function->result);
        if (zero[0] == '{')
            put_linef(emitter, "return (%s)%s;", c_type(emitter, function->result), zero);
        else
            put_linef(emitter, "return %s;", zero);
    }
}

/*
 * A module whose body only calls one function, `main()`: that function's body becomes C's main. Its locals
 * and comments are its own; it must take nothing and be called nowhere else.
 */
static IrFunction *only_call(const Emitter *emitter, const IrFunction *function)
{
    IrFunction *called = NULL;
    vec_each(i, &function->body.statements) {
        const IrStmt *stmt = function->body.statements.items[i];
        if (stmt->kind == IR_COMMENT || (stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR &&
                                         pointer_map_get(&emitter->constants, stmt->place->variable) == stmt))
            continue;
        if (called || stmt->kind != IR_EXPR || stmt->value->kind != IR_CALL)
            return NULL;
        called = stmt->value->function;
    }
    return called && called->params.count == 0 && !called->is_virtual && !called->class_ && !called->is_main
               ? called
               : NULL;
}

static bool count_call(IrExpr *expr, void *context)
{
    struct {
        const IrFunction *function;
        size_t count;
    } *search = context;
    search->count += expr->function == search->function;
    return true;
}

const IrFunction *function_behind_main(const Emitter *emitter, const IrFunction *function)
{
    struct {
        const IrFunction *function;
        size_t count;
    } search = {only_call(emitter, function), 0};
    if (!search.function)
        return NULL;
    FunctionVec functions = {0};
    all_functions(emitter->arena, emitter->program, &functions);
    vec_each(i, &functions)
        ir_walk_block(&functions.items[i]->body, NULL, count_call, &search);
    return search.count == 1 ? search.function : NULL;
}

static const char *place_of(const Emitter *emitter, const IrFunction *function)
{
    if (!function->span.line)
        return NULL;
    return arena_printf(emitter->arena, "%s:%" PRIu32, function->module->path, function->span.line);
}

static void put_function_comment(Emitter *emitter, const IrFunction *function)
{
    IrCommentVec comments = {0};
    vec_each(i, &function->leading)
        vec_push(emitter->arena, &comments, function->leading.items[i]);
    vec_each(i, &function->trailing)
        vec_push(emitter->arena, &comments, function->trailing.items[i]);
    const char *place = place_of(emitter, function);
    if (function->is_loss && place && !function->doc)
        put_block_comment(emitter, arena_printf(emitter->arena, "The loss that %s differentiates.", place),
                          &comments, NULL);
    else
        put_block_comment(emitter, function->doc, &comments,
                          function->is_loss && function->doc ? NULL : place);
}

static void begin_function(Emitter *emitter, const IrFunction *function)
{
    emitter->function = function;
    emitter->module = function->module;
    emitter->pool_count = 0;
    function_facts_find(&emitter->own, &emitter->facts, function);
    find_structs(emitter);
    names_of_function(emitter);
    rename_owned_params(emitter, function);
}

static bool is_silent(const Emitter *emitter, const IrFunction *function, PointerMap *seen);

/* Whether all that a statement of a module's body does is to set constants that stand at the head of the file. Modules that import one
 * another are silent if all of them are. */
static bool is_of_head(const Emitter *emitter, const IrStmt *stmt, PointerMap *seen)
{
    if (stmt->kind == IR_EXPR && stmt->value->kind == IR_CALL && stmt->value->function->is_main)
        return is_silent(emitter, stmt->value->function, seen);
    return stmt->kind == IR_COMMENT || (stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR &&
                                        pointer_map_get(&emitter->constants, stmt->place->variable) == stmt);
}

static bool is_silent(const Emitter *emitter, const IrFunction *function, PointerMap *seen)
{
    if (pointer_map_has(seen, function))
        return true;
    pointer_map_set(emitter->arena, seen, function, (void *)function);
    vec_each(i, &function->body.statements)
        if (!is_of_head(emitter, function->body.statements.items[i], seen))
            return false;
    return true;
}

bool body_is_silent(const Emitter *emitter, const IrFunction *function)
{
    PointerMap seen = {0};
    return is_silent(emitter, function, &seen);
}

/* Of a silent body only its comments stand in the file. */
static void put_silent_body(Emitter *emitter, const IrFunction *function)
{
    vec_each(i, &function->body.statements) {
        const IrStmt *stmt = function->body.statements.items[i];
        if (stmt->kind != IR_COMMENT || !stmt->leading.count)
            continue;
        put_blank(emitter);
        put_leading(emitter, &stmt->leading);
    }
    if (function->body.dangling.count)
        put_blank(emitter);
    put_leading(emitter, &function->body.dangling);
}

static void put_run_once(Emitter *emitter, const IrFunction *function)
{
    if (!function->runs_once)
        return;
    const char *name = name_fresh(emitter, "has_run");
    put_linef(emitter, "static bool %s;", name);
    put_linef(emitter, "if (%s)", name);
    put_line(emitter, "    return;");
    put_linef(emitter, "%s = true;", name);
}

static void put_body(Emitter *emitter, const IrFunction *function)
{
    put_run_once(emitter, function);
    put_unused_params(emitter, function);
    put_owned_params(emitter);
    put_block(emitter, &function->body);
    put_final_return(emitter, function);
}

static const char *frame_name(const IrFunction *function)
{
    if (function->is_main)
        return "<module>";
    const char *dot = strrchr(function->qualname, '.'), *blank = strchr(function->qualname, ' '); /* "train (loss of line 36)" */
    const char *name = dot && (!blank || dot < blank) ? dot + 1 : function->qualname;
    return function->is_lambda ? "<lambda>" : name;
}

static unsigned line_of_call(const IrFunction *function)
{
    vec_each(i, &function->body.statements)
        if (function->body.statements.items[i]->kind == IR_EXPR)
            return function->body.statements.items[i]->span.line;
    return 0;
}

/* The row of the function in the table of lines, and its line as that of what it has besides statements. */
static size_t begin_lines(Emitter *emitter, const IrFunction *function, const IrFunction *behind)
{
    const IrFunction *body = behind ? behind : function;
    const char *name = frame_name(body), *blank = strchr(name, ' ');
    bool is_helper = (!body->span.line && !body->is_main) || body->module->is_library; /* the script has no such function: tracebacks leave it out */
    SourceFunction row = {.name = is_helper ? NULL : blank ? arena_copy_bytes(emitter->arena, name, (size_t)(blank - name)) : name,
                          .path = body->module->path,
                          .caller = behind ? line_of_call(function) : body->is_loss ? SOURCE_SAME_FRAME : 0};
    size_t index = emitter->lines->functions.count;
    vec_push(emitter->arena, &emitter->lines->functions, row);
    emitter->line = body->span.line;
    emitter->frame = 0;
    text_printf(emitter->out, "%cf%zu%c", PLACE_MARK, index, PLACE_MARK_END);
    return index;
}

void put_function(Emitter *emitter, const IrFunction *function)
{
    const IrFunction *behind =
        is_program_main(emitter, function) ? function_behind_main(emitter, function) : NULL;
    const IrFunction *body = behind ? behind : function, *outer = emitter->function;
    if (pointer_map_has(&emitter->done, function))
        return;
    pointer_map_set(emitter->arena, &emitter->done, function, (void *)function);
    if (function->is_adapter && !pointer_map_has(&emitter->facts.reachable, function))
        return;
    if (function->is_main && !is_program_main(emitter, function) && body_is_silent(emitter, function)) {
        put_silent_body(emitter, function);
        return;
    }
    if (behind)
        pointer_map_set(emitter->arena, &emitter->done, behind, (void *)behind);
    begin_function(emitter, body);
    need_function(emitter, body);
    begin_function(emitter, body); /* what was needed may have been a function */
    Text signature = {0};
    put_signature(emitter, &signature, function);
    put_blank(emitter);
    put_function_comment(emitter, body);
    if (function->is_generator) {
        put_generator(emitter, function, text_string(&signature));
        text_release(&signature);
        emitter->function = outer;
        return;
    }
    size_t index = begin_lines(emitter, function, behind);
    put_line(emitter, text_string(&signature));
    text_release(&signature);
    put_line(emitter, "{");
    emitter->indent++;
    emitter->at_block_start = true;
    emitter->in_program_main = is_program_main(emitter, function);
    if (emitter->in_program_main) {
        Text script = {0};
        put_string(&script, function->module->path, strlen(function->module->path));
        put_linef(emitter, "t2m_start(argc, argv, %s);", text_string(&script));
        text_release(&script);
        if (emitter->program->shares_arrays)
            put_line(emitter, "mx_share_views(true);");
        if (emitter->program->records_graphs)
            put_line(emitter, "mx_record_graphs();");
    }
    put_body(emitter, body);
    emitter->in_program_main = false;
    emitter->indent--;
    size_t end = emitter->out->length;
    put_line(emitter, "}");
    mark_place(emitter->out, end, arena_printf(emitter->arena, "e%zu", index));
    emitter->function = outer;
}
