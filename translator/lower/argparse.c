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
        lower_fail(l, choices->span, "computed choices are not converted yet");
        return;
    }
    vec_each(i, &choices->sequence.items)
        vec_push(l->arena, &argument->choices, lower_expr(l, choices->sequence.items.items[i]));
}

static void fill_argument(Lower *l, IrArgument *argument, const ArgOption *option)
{
    for (size_t i = 0; i < option->flags.count && i < 4; i++)
        argument->flags[i] = option->flags.items[i]->text;
    argument->action = action_name(option->action);
    bool takes_value = option->action == ARG_STORE || option->action == ARG_APPEND;
    argument->type = takes_value && option->type ? type_name(option->type) : NULL;
    if (option->converter)
        lower_fail(l, option->call->span, "a function of the script as `type=` is not converted yet");
    if (option->default_value && sema_type(l->instance, option->default_value)->kind != TYPE_NONE) {
        bool number = takes_value && option->type && option->type->kind == TYPE_FLOAT;
        argument->default_value = number && type_is_number(sema_type(l->instance, option->default_value))
                                      ? lower_expr_as(l, option->default_value, lower_simple(l, IR_TYPE_FLOAT))
                                      : lower_expr(l, option->default_value);
    }
    if (option->const_value)
        argument->constant = lower_expr(l, option->const_value);
    argument->help = constant_text(l, option->help);
    argument->nargs = constant_text(l, option->nargs);
    const char *metavar = constant_text(l, option->metavar);
    if (metavar)
        vec_push(l->arena, &argument->metavars, metavar);
    if (option->choices)
        add_choices(l, argument, option->choices);
    argument->is_required = option->is_required && !option->is_positional;
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
