/*
 * inspect.signature(f) where f is known: `inspect.signature(["model", "lr"], [1, 1], {"lr": 0.1})`, which rules/inspect.py makes an object of.
 * Defaults are those that the source shows as constants.
 */
#include "sema/infer.h"

#include <string.h>

typedef struct Described {
    Text names, kinds, defaults;
} Described;

/* As inspect numbers them. */
static int kind_of(RuleParamKind kind)
{
    switch (kind) {
    case RULE_PARAM_POSITIONAL_ONLY:
        return 0;
    case RULE_PARAM_VARARG:
        return 2;
    case RULE_PARAM_KEYWORD_ONLY:
        return 3;
    case RULE_PARAM_KWARG:
        return 4;
    default:
        return 1;
    }
}

static void describe(Described *d, Name name, RuleParamKind kind, const Expr *default_value, bool has_default)
{
    text_printf(&d->names, "'%s', ", name->text);
    text_printf(&d->kinds, "%d, ", kind_of(kind));
    if (!has_default)
        return;
    bool is_negative = default_value && default_value->kind == EXPR_UNARY_OP && default_value->unary_op.op == UNARY_MINUS;
    const Expr *value = is_negative ? default_value->unary_op.operand : default_value;
    text_printf(&d->defaults, "'%s': %s", name->text, is_negative ? "-" : "");
    ConstantKind constant = value && value->kind == EXPR_CONSTANT ? value->constant.kind : CONSTANT_ELLIPSIS;
    if (constant == CONSTANT_INT || constant == CONSTANT_FLOAT)
        text_add(&d->defaults, value->constant.text);
    else if (constant == CONSTANT_STR)
        text_printf(&d->defaults, "'%s'", value->constant.text);
    else
        text_add(&d->defaults, constant == CONSTANT_TRUE ? "True" : constant == CONSTANT_FALSE ? "False" : "None");
    text_add(&d->defaults, ", ");
}

static void describe_function(Described *d, const UserFunction *function, bool skips_self)
{
    RuleParamKind kind;
    const Param *param;
    for (size_t i = 0; (param = function_param(function, i, &kind)); i++)
        if (i > 0 || !skips_self)
            describe(d, param->name, kind, param->default_value, param->default_value != NULL);
}

static void describe_rule(Described *d, const RuleFunction *function)
{
    const RuleOverload *overload = function->overloads.items[0];
    vec_each(i, &overload->params) {
        const RuleParam *param = &overload->params.items[i];
        describe(d, param->name, param->kind, param->default_value, param->default_value != NULL);
    }
}

static bool describe_type(Frame *frame, Described *d, const Type *type)
{
    Name init = name_intern(frame->infer->names, "__init__");
    if (type->kind == TYPE_FUNCTION && !type->is_set && type->function && type->function->params)
        describe_function(d, type->function, type->item_count > 0);
    else if (type->kind == TYPE_FUNCTION && !type->is_set && type->rule && type->rule->overloads.count)
        describe_rule(d, type->rule);
    else if (type->kind == TYPE_CLASS && type->class_ && type->class_->user) {
        UserFunction *function = class_method(type->class_, init);
        if (function)
            describe_function(d, function, true);
    } else if (type->kind == TYPE_CLASS && type->class_ && type->class_->rule) {
        const RuleSymbol *symbol = rule_class_member(type->class_->rule, init);
        if (!symbol || symbol->kind != RULE_FUNCTION)
            return false;
        describe_rule(d, symbol->function);
    } else {
        return false;
    }
    return true;
}

static bool is_of_inspect(const Type *callee, Name name)
{
    const UserFunction *function = callee->kind == TYPE_FUNCTION ? callee->function : NULL;
    return function && function->module->is_library && name_is(function->module->name, "inspect") && function->name == name;
}

/* isfunction(x), isclass(x) where it is known what x is. */
static Expr *read_question(Frame *frame, Expr *expr, Name name)
{
    bool is_class = name_is(name, "isclass");
    if ((!is_class && !name_is(name, "isfunction")) || !is_of_inspect(infer_expr(frame, expr->call.func), name))
        return NULL;
    const Type *type = infer_expr(frame, expr->call.args.items[0]);
    if (type->kind <= TYPE_ERROR || type->kind == TYPE_OPTIONAL || type->kind == TYPE_DYNAMIC || (type->kind == TYPE_FUNCTION && type->is_set))
        return NULL;
    bool is_so = is_class ? type->kind == TYPE_CLASS : type->kind == TYPE_FUNCTION && type->function && !type->item_count;
    const char *text = is_so ? "callable(print)" : "callable(0)"; /* settled, as a plain True is not */
    Expr *made = written_expr(frame, expr, text);
    return made ? made : write_expr(frame, expr, text, synth_expr(frame->infer, text, expr->span));
}

Expr *inspect_replacement(Frame *frame, Expr *expr)
{
    Expr *func = expr->call.func;
    Name last = func->kind == EXPR_NAME ? func->name.id : func->kind == EXPR_ATTRIBUTE ? func->attribute.name : NULL;
    bool is_named = last && (name_is(last, "signature") || name_is(last, "getfullargspec"));
    if (last && expr->call.args.count == 1 && !is_named)
        return read_question(frame, expr, last);
    if (!is_named || expr->call.args.count != 1 || !is_of_inspect(infer_expr(frame, func), last))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    const Type *type = infer_expr(frame, expr->call.args.items[0]);
    Described d = {0};
    if (describe_type(frame, &d, type)) {
        const char *text = arena_printf(frame->arena, "f([%s], [%s], {%s})", text_string(&d.names), text_string(&d.kinds), text_string(&d.defaults));
        made = kept_replacement(frame, expr, synth_expr(frame->infer, text, expr->span));
        made->call.func = func;
    } else if (type->kind != TYPE_NEVER) {
        infer_report(frame, DIAG_not_supported, expr->span, "the parameters of this are known only at run time");
    }
    text_release(&d.names);
    text_release(&d.kinds);
    text_release(&d.defaults);
    return made;
}
