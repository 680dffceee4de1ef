/* parser.add_argument(...): one row of the parser's table, whose field is a member of the Args record. */
#include "lower/context.h"

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
    argument->help = constant_text(l, option->help);
    argument->nargs = constant_text(l, option->nargs);
    add_metavars(l, argument, option->metavar);
    if (option->choices)
        add_choices(l, argument, option->choices);
    argument->is_required = option->is_required && !option->is_positional;
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

static bool is_false(const BoundArg *arg)
{
    return arg->type->kind == TYPE_BOOL && arg->type->literal.is_set && !arg->type->literal.integer;
}

IrExpr *lower_parser(Lower *l, const BoundCall *call, Span span)
{
    static const char holes[] = "abcdef";
    Text text = {0}, rest = {0};
    IrExpr *values[6];
    size_t count = 0;
    text_add(&text, "py_argument_parser_new(");
    bool has_description = false;
    for (size_t i = 0; i < call->arg_count && !l->failed; i++) {
        const BoundArg *arg = &call->args[i];
        if (arg->kind != ARG_EXPR || arg->type->kind == TYPE_NONE || arg->type->kind == TYPE_ERROR)
            continue;
        const char *name = arg->param->text;
        bool is_text = strcmp(name, "prog") == 0 || strcmp(name, "usage") == 0 || strcmp(name, "epilog") == 0;
        if (strcmp(name, "description") == 0) {
            has_description = true;
            text_printf(&text, "{%c!s}", holes[count]);
            values[count++] = lower_expr(l, arg->expr);
        } else if (is_text) {
            text_printf(&rest, ", .%s = {%c!s}", name, holes[count]);
            values[count++] = lower_expr(l, arg->expr);
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
    return l->failed ? ir_null(l->ir, type, span) : lower_template(l, c, type, span, false, count, values);
}

/* parse_args() and parse_known_args(), which gives a tuple of the namespace and a list. */
IrExpr *lower_parse_args(Lower *l, const BoundCall *call, Span span)
{
    const IrType *record = lower_type(l, call->parser->record), *texts = ir_type_of(&l->ir->types, IR_TYPE_LIST, lower_simple(l, IR_TYPE_STR));
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

bool lower_add_argument(Lower *l, const Expr *call)
{
    const ExprInfo *info = sema_expr(l->instance, call);
    if (!info || !info->call || !info->call->parser || !info->call->rule ||
        !name_is(info->call->rule->function->name, "add_argument"))
        return false;
    const ArgParser *parser = info->call->parser;
    const ArgOption *option = option_of(parser, call);
    if (!option || parser->is_dynamic) {
        lower_fail(l, call->span, "options that are added by computed names are not converted yet");
        return true;
    }
    IrRecord *record = lower_record(l, parser->record);
    IrStmt *stmt = ir_stmt(l->ir, IR_ADD_ARGUMENT, call->span);
    stmt->argument = ARENA_NEW(l->arena, IrArgument);
    stmt->place = lower_expr(l, call->call.func->attribute.value);
    if (option->action != ARG_VERSION)
        stmt->argument->field = ir_record_field(record, option->dest);
    fill_argument(l, stmt->argument, option);
    if (!l->failed)
        lower_emit(l, stmt);
    return true;
}
