/* parser.add_argument(...): one row of the parser's table, whose field is a member of the Args record. */
#include "lower/context.h"
#include "lower/unbound.h"

#include <string.h>

static const ArgOption *option_of(const ArgParser *parser, const Expr *call)
{
    vec_each(i, &parser->options)
        if (parser->options.items[i].call == call)
            return &parser->options.items[i];
    return NULL;
}

static const char *type_name(const Type *type)
{
    switch (type->kind) {
    case TYPE_INT:
        return "PY_ARG_INT";
    case TYPE_FLOAT:
        return "PY_ARG_FLOAT";
    case TYPE_BOOL:
        return "PY_ARG_BOOL";
    default:
        return NULL;
    }
}

static const char *action_name(ArgAction action)
{
    switch (action) {
    case ARG_STORE_TRUE:
        return "PY_ARG_STORE_TRUE";
    case ARG_STORE_FALSE:
        return "PY_ARG_STORE_FALSE";
    case ARG_STORE_CONST:
        return "PY_ARG_STORE_CONST";
    case ARG_APPEND:
        return "PY_ARG_APPEND";
    case ARG_COUNT:
        return "PY_ARG_COUNT";
    case ARG_VERSION:
        return "PY_ARG_VERSION";
    case ARG_EXTEND:
        return "PY_ARG_EXTEND";
    case ARG_BOOLEAN_OPTIONAL:
        return "PY_ARG_BOOLEAN_OPTIONAL";
    case ARG_COMMANDS:
        return "PY_ARG_COMMANDS";
    case ARG_STORE:
        break;
    }
    return NULL;
}

/* The text of a constant string; fails on a computed one. */
static const char *constant_text(Lower *l, const Expr *expr)
{
    if (!expr || (expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_NONE))
        return NULL;
    const Type *type = sema_type(l->instance, expr);
    if (expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR)
        return expr->constant.text;
    if (expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_INT)
        return expr->constant.text;
    if (type->kind == TYPE_STR && type->literal.is_set)
        return type->literal.text;
    lower_fail(l, expr->span, "a computed text here is not converted yet");
    return NULL;
}

static void add_choices(Lower *l, IrArgument *argument, const Expr *choices)
{
    bool is_display = choices->kind == EXPR_LIST || choices->kind == EXPR_TUPLE;
    if (!is_display) {
        argument->choice_list = lower_as_list(l, choices);
        return;
    }
    vec_each(i, &choices->sequence.items)
        vec_push(l->arena, &argument->choices, lower_expr(l, choices->sequence.items.items[i]));
}

static void add_metavars(Lower *l, IrArgument *argument, const Expr *metavar)
{
    bool is_tuple = metavar && metavar->kind == EXPR_TUPLE;
    for (size_t i = 0; is_tuple && i < metavar->sequence.items.count; i++)
        vec_push(l->arena, &argument->metavars, constant_text(l, metavar->sequence.items.items[i]));
    const char *text = is_tuple ? NULL : constant_text(l, metavar);
    if (text)
        vec_push(l->arena, &argument->metavars, text);
}

static void fill_argument(Lower *l, IrArgument *argument, const ArgOption *option)
{
    for (size_t i = 0; i < option->flags.count && i < 4; i++)
        argument->flags[i] = option->flags.items[i]->text;
    argument->action = action_name(option->action);
    bool takes_value = option->action == ARG_STORE || option->action == ARG_APPEND || option->action == ARG_EXTEND;
    argument->type = takes_value && option->type ? type_name(option->type) : NULL;
    if (option->converter && option->conversion && option->conversion->instance)
        argument->convert = lower_function_of(l, option->conversion->instance);
    else if (option->converter)
        lower_fail(l, option->call->span, "this function as `type=` is not converted yet");
    argument->dest = option->given_dest;
    argument->version = option->version;
    if (option->default_value && sema_type(l->instance, option->default_value)->kind != TYPE_NONE) {
        bool is_boxed = option->field_type && option->field_type->kind == TYPE_DYNAMIC;
        bool number = takes_value && option->type && option->type->kind == TYPE_FLOAT && !is_boxed;
        argument->default_value = number && type_is_number(sema_type(l->instance, option->default_value))
                                      ? lower_expr_as(l, option->default_value, lower_simple(l, IR_TYPE_FLOAT))
                                      : lower_expr(l, option->default_value);
    }
    if (option->const_value)
        argument->constant = lower_expr(l, option->const_value);
    const Type *help = option->help ? sema_type(l->instance, option->help) : NULL;
    if (help && help->kind == TYPE_STR && !help->literal.is_set)
        argument->help_value = lower_expr(l, option->help);
    else
        argument->help = constant_text(l, option->help);
    argument->nargs = constant_text(l, option->nargs);
    add_metavars(l, argument, option->metavar);
    if (option->choices)
        add_choices(l, argument, option->choices);
    argument->is_required = option->is_required && (!option->is_positional || option->action == ARG_COMMANDS);
}

static const ArgParser *parser_of_record(const ArgParser *parser)
{
    while (parser->merged)
        parser = parser->merged;
    return parser;
}

static void option_field(Lower *l, IrArgument *argument, const ArgParser *parser, Name dest)
{
    IrRecord *record = parser->record->kind == TYPE_RECORD ? lower_record(l, parser->record) : NULL;
    argument->field = record ? ir_record_field(record, dest) : NULL;
}

/* ---- the parser and its namespace */

/* .show_defaults = true ... for formatter_class=; false if it is none of argparse's. */
static bool formatter_option(const Type *type, Text *out)
{
    static const char *const rows[][2] = {{"argparse.ArgumentDefaultsHelpFormatter", ", .show_defaults = true"},
                                          {"argparse.RawDescriptionHelpFormatter", ", .raw_description = true"},
                                          {"argparse.RawTextHelpFormatter", ", .raw_text = true"},
                                          {"argparse.HelpFormatter", ""}};
    if (type->kind != TYPE_CLASS || !type->class_)
        return false;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (name_is(type->class_->qualified, rows[i][0])) {
            text_add(out, rows[i][1]);
            return true;
        }
    return false;
}

enum { PIECES = 26 };

/* The values of a template. */
typedef struct Pieces {
    IrExpr *values[PIECES];
    size_t count;
} Pieces;

static bool is_false(const BoundArg *arg)
{
    return arg->type->kind == TYPE_BOOL && arg->type->literal.is_set && !arg->type->literal.integer;
}

/* , .parents = (py_argument_parser *[]){...}: the parsers are the template's values. */
static void add_pieces(Lower *l, const Expr *display, const char *member, const char *form, Pieces *pieces, Text *out)
{
    if (display->kind != EXPR_LIST && display->kind != EXPR_TUPLE) {
        lower_fail(l, display->span, "this must be written as a list here");
        return;
    }
    text_printf(out, ", .%s[[]){{", member);
    vec_each(i, &display->sequence.items) {
        if (pieces->count == PIECES) {
            lower_fail(l, display->span, "so many are not converted yet");
            return;
        }
        text_printf(out, form, 'a' + (int)pieces->count);
        pieces->values[pieces->count++] = lower_expr(l, display->sequence.items.items[i]);
    }
    text_add(out, "NULL}}");
}

/* ArgumentParser(...), and add_parser("name", ...) of the commands. */
IrExpr *lower_parser(Lower *l, const BoundCall *call, Span span)
{
    static const char holes[] = "abcdefghijklmnopqrstuvwxyz";
    Text text = {0}, rest = {0};
    Pieces pieces = {0};
    IrExpr **values = pieces.values;
    bool is_command = call->rule && name_is(call->rule->function->name, "add_parser");
    if (is_command) {
        values[pieces.count++] = lower_expr(l, call->receiver);
        text_add(&text, "py_add_parser({a}, ");
    } else {
        text_add(&text, "py_argument_parser_new(");
    }
    bool has_description = false;
    for (size_t i = 0; i < call->arg_count && !l->failed; i++) {
        const BoundArg *arg = &call->args[i];
        if (arg->kind != ARG_EXPR || arg->type->kind == TYPE_NONE || arg->type->kind == TYPE_ERROR)
            continue;
        const char *name = arg->param->text;
        bool is_text = strcmp(name, "prog") == 0 || strcmp(name, "usage") == 0 || strcmp(name, "epilog") == 0 ||
                       strcmp(name, "help") == 0 || (is_command && strcmp(name, "description") == 0);
        if (pieces.count == PIECES) {
            lower_fail(l, arg->expr->span, "so many values are not converted yet");
        } else if (strcmp(name, "parents") == 0) {
            add_pieces(l, arg->expr, "parents = (py_argument_parser *const ", "{%c}, ", &pieces, &rest);
        } else if (strcmp(name, "aliases") == 0) {
            add_pieces(l, arg->expr, "aliases = (const char *const ", "{%c!s}, ", &pieces, &rest);
        } else if (strcmp(name, is_command ? "name" : "description") == 0) {
            has_description = true;
            text_printf(&text, "{%c!s}", holes[pieces.count]);
            values[pieces.count++] = lower_expr(l, arg->expr);
        } else if (is_text) {
            text_printf(&rest, ", .%s = {%c!s}", name, holes[pieces.count]);
            values[pieces.count++] = lower_expr(l, arg->expr);
        } else if (strcmp(name, "add_help") == 0) {
            text_add(&rest, is_false(arg) ? ", .no_help = true" : "");
        } else if (strcmp(name, "allow_abbrev") == 0) {
            text_add(&rest, is_false(arg) ? ", .no_abbreviations = true" : "");
        } else if (strcmp(name, "formatter_class") != 0 || !formatter_option(arg->type, &rest)) {
            lower_fail(l, arg->expr->span, "this `%s` of ArgumentParser is not converted yet", name);
        }
    }
    text_printf(&text, "%s%s)", has_description ? "" : "NULL", text_string(&rest));
    text_release(&rest);
    const char *c = text_take(&text, l->arena);
    const IrType *type = ir_type_library(&l->ir->types, "py_argument_parser", false);
    if (l->failed)
        return ir_null(l->ir, type, span);
    IrExpr *parser = lower_template(l, c, type, span, false, pieces.count, values);
    parser->rule->io |= is_command; /* the command is there though nobody asks for its parser again */
    return parser;
}

/* parse_args() and parse_known_args(), which gives a tuple of the namespace and a list. */
IrExpr *lower_parse_args(Lower *l, const BoundCall *call, Span span)
{
    const IrType *record = lower_type(l, parser_of_record(call->parser)->record), *texts = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_STR));
    bool is_known = call->rule && name_is(call->rule->function->name, "parse_known_args");
    const BoundArg *given = call->arg_count && call->args[0].kind == ARG_EXPR && call->args[0].type->kind != TYPE_NONE ? &call->args[0] : NULL;
    IrExpr *parse = ir_expr(l->ir, IR_PARSE_ARGS, record, span);
    parse->left = is_known ? lower_hold(l, lower_expr(l, call->receiver), "parser") : lower_expr(l, call->receiver);
    if (given)
        vec_push(l->arena, &parse->args, lower_expr_as(l, given->expr, texts));
    else if (is_known)
        vec_push(l->arena, &parse->args, ir_null(l->ir, texts, span));
    if (!is_known || l->failed)
        return parse;
    vec_push(l->arena, &parse->args, ir_bool(l->ir, true, span));
    const IrType *pair = ir_type_tuple(&l->ir->types, (const IrType *[]){record, texts}, 2);
    IrExpr *both = ir_expr(l->ir, IR_TUPLE, pair, span);
    IrVariable *args = lower_temporary(l, "args", record, span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, args, span), parse, span));
    vec_push(l->arena, &both->args, ir_var(l->ir, args, span));
    vec_push(l->arena, &both->args, lower_c_call(l, "py_unknown_arguments", texts, span, parse->left, NULL));
    return both;
}

/* ---- add_subparsers, set_defaults */

/* commands = py_commands(parser, ...), and the argument that the command's name is. */
IrExpr *lower_subparsers(Lower *l, const BoundCall *call, Span span)
{
    const ArgParser *parser = parser_of_record(call->parser);
    const ArgOption *option = NULL;
    vec_each(i, &parser->options)
        if (parser->options.items[i].action == ARG_COMMANDS && parser->options.items[i].call->span.start == span.start)
            option = &parser->options.items[i];
    const IrType *type = ir_type_library(&l->ir->types, "py_argument_parser", false);
    if (!option)
        return lower_fail(l, span, "these subparsers are not converted yet");
    static const char *const names[] = {"title", "description", "prog"};
    IrExpr *values[4] = {lower_expr(l, call->receiver)};
    size_t count = 1;
    Text text = {0};
    text_add(&text, "py_commands({a}");
    for (size_t k = 0; k < 3; k++) {
        const BoundArg *given = NULL;
        for (size_t i = 0; i < call->arg_count; i++)
            if (call->args[i].kind == ARG_EXPR && call->args[i].type->kind != TYPE_NONE && name_is(call->args[i].param, names[k]))
                given = &call->args[i];
        if (!given) {
            text_add(&text, ", NULL");
            continue;
        }
        text_printf(&text, ", {%c!s}", 'a' + (int)count);
        values[count++] = lower_expr(l, given->expr);
    }
    text_add(&text, ")");
    const char *c = text_take(&text, l->arena);
    if (l->failed)
        return ir_null(l->ir, type, span);
    IrExpr *commands = lower_hold(l, lower_template(l, c, type, span, false, count, values), "commands");
    IrStmt *stmt = ir_stmt(l->ir, IR_ADD_ARGUMENT, span);
    stmt->argument = ARENA_NEW(l->arena, IrArgument);
    stmt->place = commands;
    if (option->dest) {
        option_field(l, stmt->argument, parser, option->dest);
        stmt->argument->flags[0] = option->dest->text;
    }
    fill_argument(l, stmt->argument, option);
    if (!l->failed)
        lower_emit(l, stmt);
    return commands;
}

/* hasattr(args, "name") where the command decides it. */
/* hasattr(x, "name") of an object. */
static IrExpr *object_has(Lower *l, const BoundCall *call, const Type *type, Span span)
{
    Name name = name_intern(l->ir->names, call->args[0].type->literal.text);
    const Field *field = sema_field(type->class_->user, name);
    IrExpr *object = lower_expr(l, call->receiver);
    if (l->failed || !field || field->vanishes)
        return l->failed ? object : ir_bool(l->ir, true, span);
    return lower_c_call(l, FIELDS_ASKED, lower_simple(l, IR_TYPE_BOOL), span, lower_field_place(l, object, field, span), NULL);
}

IrExpr *lower_namespace_has(Lower *l, const BoundCall *call, Span span)
{
    if (!call->receiver || call->arg_count != 1)
        return NULL;
    const Type *object = type_unwrap(sema_type(l->instance, call->receiver));
    if (object->kind == TYPE_INSTANCE && object->class_->user)
        return object_has(l, call, object, span);
    IrExpr *values[] = {lower_expr(l, call->receiver), lower_expr(l, call->args[0].expr)};
    const IrType *type = lower_simple(l, IR_TYPE_BOOL);
    return l->failed ? ir_bool(l->ir, false, span) : lower_template(l, "py_namespace_has({a}, {b!s})", type, span, false, 2, values);
}

/* set_defaults(name=value, ...): a row for each. */
static void lower_set_defaults(Lower *l, const Expr *call, const ArgParser *parser)
{
    vec_each(i, &call->call.keywords) {
        const Keyword *keyword = call->call.keywords.items[i];
        IrStmt *stmt = ir_stmt(l->ir, IR_ADD_ARGUMENT, call->span);
        IrArgument *argument = stmt->argument = ARENA_NEW(l->arena, IrArgument);
        stmt->place = lower_expr(l, call->call.func->attribute.value);
        argument->flags[0] = keyword->name->text;
        argument->action = "PY_ARG_DEFAULT";
        option_field(l, argument, parser, keyword->name);
        if (argument->field && sema_type(l->instance, keyword->value)->kind != TYPE_NONE) {
            const IrType *type = argument->field->type;
            type = type->kind == IR_TYPE_OPTIONAL ? type->items[0] : type;
            argument->default_value = lower_expr_as(l, keyword->value, type);
            argument->type = type->kind == IR_TYPE_INT ? "PY_ARG_INT" : type->kind == IR_TYPE_FLOAT ? "PY_ARG_FLOAT" : type->kind == IR_TYPE_BOOL ? "PY_ARG_BOOL" : NULL;
        }
        if (!l->failed)
            lower_emit(l, stmt);
    }
}

bool lower_add_argument(Lower *l, const Expr *call)
{
    const ExprInfo *info = sema_expr(l->instance, call);
    if (!info || !info->call || !info->call->parser || !info->call->rule)
        return false;
    const ArgParser *parser = parser_of_record(info->call->parser);
    if (name_is(info->call->rule->function->name, "set_defaults")) {
        lower_set_defaults(l, call, parser);
        return true;
    }
    if (!name_is(info->call->rule->function->name, "add_argument"))
        return false;
    const ArgOption *option = option_of(parser, call);
    if (!option || parser->is_dynamic) {
        lower_fail(l, call->span, "options that are added by computed names are not converted yet");
        return true;
    }
    IrStmt *stmt = ir_stmt(l->ir, IR_ADD_ARGUMENT, call->span);
    stmt->argument = ARENA_NEW(l->arena, IrArgument);
    stmt->place = lower_expr(l, call->call.func->attribute.value);
    if (option->action != ARG_VERSION)
        option_field(l, stmt->argument, parser, option->dest);
    fill_argument(l, stmt->argument, option);
    if (!l->failed)
        lower_emit(l, stmt);
    return true;
}

static bool is_option(const ArgParser *parser, Name name)
{
    vec_each(i, &parser->options)
        if (parser->options.items[i].dest == name)
            return true;
    return false;
}

/* args.device = x, of a program that prints args: they show it behind their options. */
void lower_note_extra(Lower *l, const Expr *target)
{
    if (l->failed || !l->program->prints_namespaces || target->kind != EXPR_ATTRIBUTE)
        return;
    const Type *record = sema_type(l->instance, target->attribute.value);
    const ArgParser *parser = NULL;
    for (size_t i = 0; record->kind == TYPE_RECORD && record->name && i < l->program->parsers.count; i++)
        if (l->program->parsers.items[i]->name == record->name)
            parser = parser_of_record(l->program->parsers.items[i]);
    if (!parser || is_option(parser, target->attribute.name))
        return;
    const ExprInfo *info = sema_expr(l->instance, target);
    IrExpr *literal = info && info->type->literal.is_set ? lower_literal(l, info->type, target->span) : NULL;
    bool is_none = info && info->type->kind == TYPE_NONE;
    if (!literal && !is_none && (!info || type_vanishes(info->type)))
        return;
    IrExpr *value = is_none ? ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), target->span) : literal ? lower_box(l, literal, target->span) : lower_expr_boxed(l, target);
    Name name = target->attribute.name;
    IrExpr *parts[] = {lower_expr(l, target->attribute.value), ir_str(l->ir, name->text, name->length, target->span), value};
    if (l->failed)
        return;
    IrExpr *note = lower_template(l, "py_namespace_note({a}, {b!s}, {c})", lower_simple(l, IR_TYPE_VOID), target->span, false, 3, parts);
    note->rule->mutates = true;
    lower_emit(l, ir_expr_stmt(l->ir, note, target->span));
}
