/* What the IR knows of a rule: its template, its parameters and their defaults; and the variant of it that takes a whole list. */
#include "lower/context.h"

#include <string.h>

/* Containers hold and give cells; objects of PyTorch that are generic over their items do not. */
static bool is_cell(const RuleOverload *rule, const Type *type)
{
    bool is_torch = strncmp(rule->function->qualified->text, "torch", 5) == 0;
    return type->kind == TYPE_VARIABLE && !name_is(type->name, "Self") && !is_torch;
}

/* What the C text of a parameter expects, as far as it must be said: the base type of objects, so that upcasts are written. */
static const IrType *param_type(Lower *l, const Type *type)
{
    type = type_unwrap(type);
    if (type->kind == TYPE_INSTANCE && type->class_->rule && type->class_->rule->c_type)
        return ir_type_library(&l->ir->types, type->class_->rule->c_type, false);
    return NULL;
}

IrExpr *lower_constant_default(Lower *l, const Expr *expr)
{
    bool negative = expr->kind == EXPR_UNARY_OP && expr->unary_op.op == UNARY_MINUS;
    const Expr *value = negative ? expr->unary_op.operand : expr;
    if (value->kind == EXPR_TUPLE) {
        IrExpr *tuple = ir_expr(l->ir, IR_TUPLE, lower_simple(l, IR_TYPE_VALUE), expr->span);
        vec_each(i, &value->sequence.items)
            vec_push(l->arena, &tuple->args, lower_constant_default(l, value->sequence.items.items[i]));
        return tuple;
    }
    if (value->kind == EXPR_NAME && dtype_from_name(value->name.id->text) != DTYPE_UNKNOWN) {
        const Type *dtype = type_dtype_literal(l->program->types, dtype_from_name(value->name.id->text));
        return lower_literal(l, dtype, expr->span);
    }
    if (value->kind != EXPR_CONSTANT)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    switch (value->constant.kind) {
    case CONSTANT_INT:
        return ir_int(l->ir, negative ? -value->constant.integer : value->constant.integer, expr->span);
    case CONSTANT_FLOAT:
        return ir_float(l->ir, negative ? -value->constant.number : value->constant.number, negative ? NULL : value->constant.text,
                        expr->span);
    case CONSTANT_TRUE:
    case CONSTANT_FALSE:
        return ir_bool(l->ir, value->constant.kind == CONSTANT_TRUE, expr->span);
    case CONSTANT_STR:
        return ir_str(l->ir, value->constant.text, value->constant.length, expr->span);
    default:
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    }
}

static void add_rule_param(Lower *l, IrRule *rule, const RuleOverload *overload, const RuleParam *param)
{
    IrRuleParam out = {.name = param->name, .is_variadic = param->kind == RULE_PARAM_VARARG};
    out.type = out.is_variadic ? NULL : param_type(l, param->type);
    out.is_cell = is_cell(overload, param->type);
    if (param->default_value)
        out.default_value = lower_constant_default(l, param->default_value);
    if (out.default_value && out.default_value->kind == IR_NULL && type_is_tensor(type_unwrap(param->type)))
        out.default_value->type = lower_simple(l, IR_TYPE_ARRAY);
    vec_push(l->arena, &rule->params, out);
}

IrRule *lower_rule_of(Lower *l, const RuleOverload *overload)
{
    IrRule *rule = pointer_map_get(&l->rules, overload);
    if (rule)
        return rule;
    rule = ARENA_NEW(l->arena, IrRule);
    pointer_map_set(l->arena, &l->rules, overload, rule);
    rule->qualname = overload->function->qualified->text;
    rule->c = overload->c;
    rule->mlx = overload->mlx;
    rule->role = overload->role;
    rule->draws = overload->effects & RULE_EFFECT_DRAWS;
    rule->mutates = overload->effects & RULE_EFFECT_MUTATES;
    rule->io = overload->effects & RULE_EFFECT_IO;
    rule->raises = overload->effects & RULE_EFFECT_RAISES;
    rule->result_is_cell = is_cell(overload, overload->result);
    const RuleClass *owner = overload->function->owner;
    if (owner && overload->has_self && owner->c_type)
        rule->receiver = ir_type_library(&l->ir->types, owner->c_type, false);
    vec_each(i, &overload->params)
        add_rule_param(l, rule, overload, &overload->params.items[i]);
    return rule;
}

/* `f(*items)` with a list whose length is not known: the function named f_list takes the list itself (rules/README.md). */
IrRule *lower_list_variant(Lower *l, const IrRule *rule, const RuleParam *param)
{
    const char *spread = strstr(rule->c, "{*");
    const char *open = strchr(rule->c, '(');
    bool is_sizes = param->type->kind == TYPE_INT; /* `x.view(*sizes)` is `x.view(sizes)` */
    if (!spread || !open || (is_sizes && strncmp(rule->c, "mx_", 3) != 0))
        return NULL;
    IrRule *variant = ARENA_NEW(l->arena, IrRule);
    *variant = *rule;
    Text text = {0};
    text_add_bytes(&text, rule->c, (size_t)(open - rule->c));
    text_add(&text, is_sizes ? "" : "_list");
    text_add_bytes(&text, open, (size_t)(spread - open));
    const char *form = strchr(spread, '}') - 2; /* its items are boxed in the runtime */
    int name = (int)((strncmp(form, "!v", 2) == 0 ? form : form + 2) - spread) - 2;
    text_printf(&text, "{%.*s%s%s", name, spread + 2, is_sizes ? "!dims" : "", strchr(spread, '}'));
    variant->c = text_take(&text, l->arena);
    variant->params.items = ARENA_NEW_ARRAY(l->arena, IrRuleParam, rule->params.count);
    variant->params.capacity = rule->params.count;
    for (size_t i = 0; i < rule->params.count; i++) {
        variant->params.items[i] = rule->params.items[i];
        variant->params.items[i].is_variadic = false;
    }
    return variant;
}
