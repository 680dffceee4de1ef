/*
 * Definitions of the text form. Names may be used before their definition, so the modules are gone over
 * three times: records and classes get their names; then fields, globals, rules and function headers get
 * their types; then bodies are read.
 */
#include "ir/read.h"

#include "ir/print.h"
#include "ir/reader.h"

#include <stdlib.h>
#include <string.h>

void ir_reader_fail(IrReader *reader, const Sexp *at, const char *format, ...)
{
    if (reader->error)
        return;
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_vprintf(reader->arena, format, arguments);
    va_end(arguments);
    reader->error = arena_printf(reader->arena, "line %u: %s", (unsigned)at->line, message);
}

Span ir_reader_span(const Sexp *sexp)
{
    for (size_t i = 1; i < sexp->count && i < 5; i++)
        if (sexp->items[i]->kind == SEXP_WORD && sexp->items[i]->text[0] == '@')
            return (Span){.line = (uint32_t)strtoul(sexp->items[i]->text + 1, NULL, 10)};
    return (Span){0};
}

static const char *name_at(IrReader *reader, const Sexp *list, size_t index)
{
    const Sexp *word = ir_reader_item(reader, list, index);
    if (word->kind == SEXP_WORD)
        return word->text;
    ir_reader_fail(reader, word, "a name is expected here");
    return "";
}

static const char *string_in(const Sexp *list, size_t from)
{
    for (size_t i = from; i < list->count; i++)
        if (list->items[i]->kind == SEXP_STRING)
            return list->items[i]->text;
    return NULL;
}

static const char *named_text(const Sexp *list, const char *name)
{
    for (size_t i = 1; i < list->count; i++)
        if (sexp_is_list(list->items[i], name) && list->items[i]->count > 1)
            return list->items[i]->items[1]->text;
    return NULL;
}

static bool has_flag(const Sexp *list, const char *flag)
{
    for (size_t i = 1; i < list->count; i++)
        if (sexp_is_word(list->items[i], flag))
            return true;
    return false;
}

/* ---- names -------------------------------------------------------------------------------------------- */

static void declare_names(IrReader *reader, const Sexp *module)
{
    for (size_t i = 1; i < module->count; i++) {
        const Sexp *item = module->items[i];
        if (sexp_is_list(item, "record")) {
            IrRecord *record =
                ir_record(reader->program, reader->module, name_at(reader, item, 1), ir_reader_span(item));
            string_map_set(reader->arena, &reader->records, record->name->text, record);
        } else if (sexp_is_list(item, "class")) {
            IrClass *class_ = ir_class(reader->program, reader->module, name_at(reader, item, 1), NULL,
                                       ir_reader_span(item));
            string_map_set(reader->arena, &reader->classes, class_->name->text, class_);
        }
    }
}

/* ---- headers ------------------------------------------------------------------------------------------ */

static void read_fields(IrReader *reader, IrFieldVec *fields, const Sexp *list)
{
    for (size_t i = 1; i < list->count; i++) {
        const Sexp *item = list->items[i];
        if (!sexp_is_list(item, "field"))
            continue;
        const IrType *type = ir_read_type(reader, ir_reader_item(reader, item, 2));
        IrField *field =
            ir_field(reader->program, fields, name_at(reader, item, 1), type, IR_FIELD_PLAIN, (Span){0});
        for (int kind = 0; kind < IR_FIELD_KIND_COUNT; kind++)
            if (has_flag(item, ir_field_kind_names[kind]))
                field->kind = (IrFieldKind)kind;
        field->note = string_in(item, 3);
        for (size_t k = 3; k < item->count; k++)
            if (sexp_is_list(item->items[k], "comments"))
                ir_read_comments(reader, &field->comments, item->items[k]);
    }
}

static void read_variables(IrReader *reader, IrFunction *function, const Sexp *list)
{
    for (size_t i = 1; i < list->count; i++) {
        const Sexp *item = list->items[i];
        bool is_param = sexp_is_list(item, "param");
        if (!is_param && !sexp_is_list(item, "local"))
            continue;
        const IrType *type = ir_read_type(reader, ir_reader_item(reader, item, 2));
        const char *name = name_at(reader, item, 1);
        IrVariable *variable = is_param
                                   ? ir_param(reader->program, function, name, type, ir_reader_span(item))
                                   : ir_local(reader->program, function, name, type, ir_reader_span(item));
        variable->note = string_in(item, 3);
    }
}

/* The result type is the first item after the qualified name that is no line. */
static const IrType *function_result(IrReader *reader, const Sexp *list)
{
    size_t at =
        list->count > 3 && list->items[3]->kind == SEXP_WORD && list->items[3]->text[0] == '@' ? 4 : 3;
    return ir_read_type(reader, ir_reader_item(reader, list, at));
}

static void read_header(IrReader *reader, IrClass *class_, const Sexp *list)
{
    const char *qualname = string_in(list, 2);
    IrFunction *function =
        ir_function(reader->program, reader->module, name_at(reader, list, 1), qualname ? qualname : "",
                    function_result(reader, list), ir_reader_span(list));
    function->class_ = class_;
    function->is_main = has_flag(list, "main");
    function->is_lambda = has_flag(list, "lambda");
    function->runs_once = has_flag(list, "once");
    function->is_init = has_flag(list, "init");
    function->is_loss = has_flag(list, "loss");
    function->is_virtual = has_flag(list, "virtual");
    function->is_adapter = has_flag(list, "adapter");
    function->is_generator = has_flag(list, "generator");
    function->doc = named_text(list, "doc");
    read_variables(reader, function, list);
    string_map_set(reader->arena, &reader->functions, function->name->text, function);
    if (class_) {
        vec_push(reader->arena, &class_->methods, function);
        if (function->is_init)
            class_->init = function;
        if (has_flag(list, "forward"))
            class_->forward = function;
    } else if (function->is_main) {
        reader->module->main = function;
    } else {
        vec_push(reader->arena, &reader->module->functions, function);
    }
}

static void read_class_header(IrReader *reader, const Sexp *list)
{
    IrClass *class_ = string_map_get(&reader->classes, name_at(reader, list, 1));
    class_->is_nn_module = has_flag(list, "nn-module");
    class_->error_base = named_text(list, "error");
    class_->doc = named_text(list, "doc");
    read_fields(reader, &class_->fields, list);
    for (size_t i = 1; i < list->count; i++) {
        if (sexp_is_list(list->items[i], "base"))
            class_->base = ir_read_type(reader, ir_reader_item(reader, list->items[i], 1));
        else if (sexp_is_list(list->items[i], "lead"))
            ir_read_comments(reader, &class_->leading, list->items[i]);
        else if (sexp_is_list(list->items[i], "function"))
            read_header(reader, class_, list->items[i]);
    }
}

static void read_record_header(IrReader *reader, const Sexp *list)
{
    IrRecord *record = string_map_get(&reader->records, name_at(reader, list, 1));
    record->is_namespace = has_flag(list, "namespace");
    record->by_pointer = has_flag(list, "by-pointer");
    record->comment = named_text(list, "comment");
    read_fields(reader, &record->fields, list);
}

static void read_global(IrReader *reader, const Sexp *list)
{
    const IrType *type = ir_read_type(reader, ir_reader_item(reader, list, 2));
    IrVariable *variable =
        ir_global(reader->program, reader->module, name_at(reader, list, 1), type, ir_reader_span(list));
    variable->note = string_in(list, 3);
    const char *key = arena_printf(reader->arena, "%s:%s", reader->module->name->text, variable->name->text);
    string_map_set(reader->arena, &reader->globals, key, variable);
}

static void read_headers(IrReader *reader, const Sexp *module)
{
    for (size_t i = 1; i < module->count; i++) {
        const Sexp *item = module->items[i];
        if (sexp_is_list(item, "record"))
            read_record_header(reader, item);
        else if (sexp_is_list(item, "class"))
            read_class_header(reader, item);
        else if (sexp_is_list(item, "global"))
            read_global(reader, item);
        else if (sexp_is_list(item, "function"))
            read_header(reader, NULL, item);
    }
}

/* ---- rules -------------------------------------------------------------------------------------------- */

static void read_rule_param(IrReader *reader, IrRule *rule, const Sexp *list)
{
    const Sexp *type = ir_reader_item(reader, list, 2);
    IrRuleParam param = {
        .name = name_intern(reader->program->names, name_at(reader, list, 1)),
        .type = sexp_is_word(type, "_") ? NULL : ir_read_type(reader, type),
        .is_variadic = has_flag(list, "variadic"),
        .is_cell = has_flag(list, "cell"),
    };
    if (list->count > 3 && !sexp_is_word(list->items[3], "variadic") && !sexp_is_word(list->items[3], "cell"))
        param.default_value = ir_read_expr(reader, list->items[3]);
    vec_push(reader->arena, &rule->params, param);
}

/* "torch.relu#2" is the second overload of torch.relu. */
static const char *rule_qualname(IrReader *reader, const char *name)
{
    size_t length = strcspn(name, "#");
    return arena_copy_bytes(reader->arena, name, length);
}

static void read_rule(IrReader *reader, const Sexp *list)
{
    IrRule *rule = ARENA_NEW(reader->arena, IrRule);
    const char *name = name_at(reader, list, 1), *template = string_in(list, 2);
    rule->qualname = rule_qualname(reader, name);
    rule->c = template ? template : "";
    rule->mlx = named_text(list, "mlx");
    rule->result_is_cell = has_flag(list, "cell-result");
    rule->result_is_base = has_flag(list, "base-result");
    rule->draws = has_flag(list, "draws");
    rule->mutates = has_flag(list, "mutates");
    rule->io = has_flag(list, "io");
    rule->raises = has_flag(list, "raises");
    rule->role =
        named_text(list, "role") ? name_intern(reader->program->names, named_text(list, "role")) : NULL;
    for (size_t i = 2; i < list->count; i++) {
        if (sexp_is_list(list->items[i], "param"))
            read_rule_param(reader, rule, list->items[i]);
        else if (sexp_is_list(list->items[i], "receiver"))
            rule->receiver = ir_read_type(reader, ir_reader_item(reader, list->items[i], 1));
    }
    string_map_set(reader->arena, &reader->rules, name, rule);
}

/* ---- bodies ------------------------------------------------------------------------------------------- */

static void read_body(IrReader *reader, const Sexp *list)
{
    reader->function = string_map_get(&reader->functions, name_at(reader, list, 1));
    for (size_t i = 2; reader->function && i < list->count; i++) {
        if (sexp_is_list(list->items[i], "body"))
            ir_read_block(reader, &reader->function->body, list->items[i]);
        else if (sexp_is_list(list->items[i], "lead"))
            ir_read_comments(reader, &reader->function->leading, list->items[i]);
        else if (sexp_is_list(list->items[i], "trail"))
            ir_read_comments(reader, &reader->function->trailing, list->items[i]);
    }
    reader->function = NULL;
}

static void read_bodies(IrReader *reader, const Sexp *list)
{
    for (size_t i = 1; i < list->count; i++) {
        if (sexp_is_list(list->items[i], "function"))
            read_body(reader, list->items[i]);
        else if (sexp_is_list(list->items[i], "class"))
            read_bodies(reader, list->items[i]);
    }
}

static void read_module_parts(IrReader *reader, const Sexp *root,
                              void (*read)(IrReader *reader, const Sexp *module))
{
    size_t module = 0;
    for (size_t i = 1; i < root->count; i++)
        if (sexp_is_list(root->items[i], "module")) {
            reader->module = reader->program->modules.items[module++];
            read(reader, root->items[i]);
        }
}

static void declare_modules(IrReader *reader, const Sexp *root)
{
    for (size_t i = 1; i < root->count; i++) {
        const Sexp *item = root->items[i];
        if (!sexp_is_list(item, "module"))
            continue;
        const char *path = string_in(item, 2);
        IrModule *module = ir_module(reader->program, name_at(reader, item, 1), path ? path : "");
        module->doc = named_text(item, "doc");
        for (size_t k = 1; k < item->count; k++)
            if (sexp_is_list(item->items[k], "lead"))
                ir_read_comments(reader, &module->leading, item->items[k]);
    }
}

bool ir_read_program(IrProgram *program, Arena *arena, NameTable *names, const char *text, const char **error)
{
    IrReader reader = {.program = program, .arena = arena};
    ir_program_init(program, arena, names);
    Sexp *root = sexp_read(arena, text, &reader.error);
    if (root && sexp_is_list(root, "program")) {
        declare_modules(&reader, root);
        read_module_parts(&reader, root, declare_names);
        for (size_t i = 1; i < root->count; i++)
            if (sexp_is_list(root->items[i], "rule"))
                read_rule(&reader, root->items[i]);
        read_module_parts(&reader, root, read_headers);
        read_module_parts(&reader, root, read_bodies);
    } else if (root) {
        ir_reader_fail(&reader, root, "(program ...) is expected");
    }
    *error = reader.error;
    return reader.error == NULL;
}
