/*
 * Expressions whose value has no C: devices, plots, loggers of other programs. What they do besides stays: calls of the script's functions, and
 * rules with effects, as statements in Python's order. Where that depends on a condition, a value that has C is worked out; of any other the line is a TODO.
 */
#include "lower/context.h"
#include "lower/effect.h"
#include "syntax/walk.h"

static bool any_has(Lower *l, const ExprVec *exprs)
{
    for (size_t i = 0; i < exprs->count; i++)
        if (lower_has_effects(l, exprs->items[i]))
            return true;
    return false;
}

static void each_of(Lower *l, const ExprVec *exprs, OperandVisitor visit, void *context)
{
    vec_each(i, exprs)
        if (exprs->items[i])
            visit(l, exprs->items[i], context);
}

static void each_part(Lower *l, OperandVisitor visit, void *context, const Expr *a, const Expr *b, const Expr *c)
{
    const Expr *parts[] = {a, b, c};
    for (size_t i = 0; i < 3; i++)
        if (parts[i])
            visit(l, parts[i], context);
}

void lower_each_operand(Lower *l, const Expr *expr, OperandVisitor visit, void *context)
{
    switch (expr->kind) {
    case EXPR_CALL:
        visit(l, expr->call.func, context);
        each_of(l, &expr->call.args, visit, context);
        vec_each(i, &expr->call.keywords)
            visit(l, expr->call.keywords.items[i]->value, context);
        break;
    case EXPR_ATTRIBUTE:
        visit(l, expr->attribute.value, context);
        break;
    case EXPR_SUBSCRIPT:
        each_part(l, visit, context, expr->subscript.value, expr->subscript.index, NULL);
        break;
    case EXPR_SLICE:
        each_part(l, visit, context, expr->slice.lower, expr->slice.upper, expr->slice.step);
        break;
    case EXPR_BIN_OP:
        each_part(l, visit, context, expr->bin_op.left, expr->bin_op.right, NULL);
        break;
    case EXPR_UNARY_OP:
        visit(l, expr->unary_op.operand, context);
        break;
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_SET:
        each_of(l, &expr->sequence.items, visit, context);
        break;
    case EXPR_DICT:
        each_of(l, &expr->dict.keys, visit, context);
        each_of(l, &expr->dict.values, visit, context);
        break;
    case EXPR_STARRED:
        visit(l, expr->starred.value, context);
        break;
    case EXPR_JOINED_STR:
        each_of(l, &expr->joined.parts, visit, context);
        break;
    case EXPR_FORMATTED_VALUE:
        each_part(l, visit, context, expr->formatted.value, expr->formatted.format_spec, NULL);
        break;
    case EXPR_COMPARE:
        each_part(l, visit, context, expr->compare.left, expr->compare.rest.items[0], NULL);
        break;
    case EXPR_IF:
        visit(l, expr->if_exp.test, context);
        break;
    case EXPR_BOOL_OP:
        visit(l, expr->bool_op.values.items[0], context);
        break;
    case EXPR_NAMED:
        visit(l, expr->named.value, context);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        if (expr->yield.value)
            visit(l, expr->yield.value, context);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
        visit(l, expr->comp.generators.items[0]->iter, context);
        break;
    default:
        break;
    }
}

static void note_effects(Lower *l, const Expr *child, void *context)
{
    *(bool *)context |= lower_has_effects(l, child);
}

/* All of it but what its first loop runs over, which is evaluated once. A generator may never be run at all. */
static bool comprehension_has_effects(Lower *l, const Expr *expr)
{
    bool found = lower_has_effects(l, expr->comp.element) || (expr->comp.key && lower_has_effects(l, expr->comp.key));
    vec_each(i, &expr->comp.generators) {
        const Comprehension *loop = expr->comp.generators.items[i];
        found |= any_has(l, &loop->conditions) || ((i || expr->kind == EXPR_GENERATOR) && lower_has_effects(l, loop->iter));
    }
    return found;
}

/* What is evaluated under a condition, or more than once. */
static bool conditional_has_effects(Lower *l, const Expr *expr)
{
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        return any_has(l, &expr->bool_op.values);
    case EXPR_COMPARE: /* the first two are always evaluated */
        for (size_t i = 1; i < expr->compare.rest.count; i++)
            if (lower_has_effects(l, expr->compare.rest.items[i]))
                return true;
        return false;
    case EXPR_IF:
        return lower_has_effects(l, expr->if_exp.body) || lower_has_effects(l, expr->if_exp.orelse);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR:
        return comprehension_has_effects(l, expr);
    default:
        return false;
    }
}

static bool is_call_with_effects(Lower *l, const Expr *expr)
{
    const ExprInfo *info = expr->kind == EXPR_CALL ? sema_expr(l->instance, expr) : NULL;
    if (!info || !info->call)
        return false;
    const RuleOverload *rule = info->call->rule;
    if (rule)
        return (rule->effects & ~(unsigned)RULE_EFFECT_RAISES) || info->call->is_todo;
    return info->call->kind != CALL_RULE_CONSTRUCTOR;
}

/* ---- code of the script that runs although no call of it is written: key functions, items of generators, operators of classes */

static void note_call(Expr *expr, void *found)
{
    *(bool *)found |= expr->kind == EXPR_CALL;
    walk_expr(expr, note_call, found);
}

static bool is_object(Lower *l, const Expr *expr)
{
    const ExprInfo *info = expr ? sema_expr(l->instance, expr) : NULL;
    const Type *type = info ? type_unwrap(info->type) : NULL;
    return type && type->kind == TYPE_INSTANCE && type->class_->user && !type->class_->user->is_module;
}

/* What a function of Python that gets this runs, if it calls it or goes through it. */
static bool acts_when_used(Lower *l, const Expr *given)
{
    const Expr *expr = given->kind == EXPR_STARRED ? given->starred.value : given;
    const ExprInfo *info = sema_expr(l->instance, expr);
    bool has_call = false;
    if (expr->kind == EXPR_LAMBDA)
        walk_expr(expr, note_call, &has_call);
    if (!info || expr->kind == EXPR_LAMBDA)
        return has_call;
    if (expr->kind == EXPR_GENERATOR)
        return comprehension_has_effects(l, expr) || acts_when_used(l, expr->comp.generators.items[0]->iter);
    if (info->type->kind == TYPE_FUNCTION)
        return info->type->function != NULL;
    if (info->type->kind == TYPE_ITERATOR)
        return expr->kind != EXPR_CALL || lower_has_effects(l, expr);
    return is_object(l, expr);
}

/* Asks for the kind of a value and does nothing with it. */
static bool only_asks(const RuleOverload *rule)
{
    static const char *const asking[] = {"builtins.isinstance", "builtins.issubclass", "builtins.callable", "builtins.hasattr",
                                         "builtins.type",       "builtins.id"};
    for (size_t i = 0; rule && i < sizeof asking / sizeof *asking; i++)
        if (name_is(rule->function->qualified, asking[i]))
            return true;
    return false;
}

static bool call_uses_code(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    const BoundCall *call = info ? info->call : NULL;
    const Expr *func = expr->call.func;
    if (!call || (call->kind != CALL_RULE && call->kind != CALL_RULE_CONSTRUCTOR) || only_asks(call->rule))
        return false;
    bool found = func->kind == EXPR_ATTRIBUTE && sema_type(l->instance, func->attribute.value)->kind == TYPE_ITERATOR;
    vec_each(i, &expr->call.args)
        found |= acts_when_used(l, expr->call.args.items[i]);
    vec_each(i, &expr->call.keywords)
        found |= acts_when_used(l, expr->call.keywords.items[i]->value);
    return found;
}

static bool compare_uses_code(Lower *l, const Expr *expr)
{
    const Expr *left = expr->compare.left;
    vec_each(i, &expr->compare.rest) {
        const Expr *right = expr->compare.rest.items[i];
        bool is_identity = expr->compare.ops[i] == COMPARE_IS || expr->compare.ops[i] == COMPARE_IS_NOT;
        if (!is_identity && (is_object(l, left) || is_object(l, right)))
            return true;
        left = right;
    }
    return false;
}

static bool uses_code(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    switch (expr->kind) {
    case EXPR_CALL:
        return call_uses_code(l, expr);
    case EXPR_COMPARE:
        return compare_uses_code(l, expr);
    case EXPR_BIN_OP:
        return is_object(l, expr->bin_op.left) || is_object(l, expr->bin_op.right);
    case EXPR_UNARY_OP:
        return is_object(l, expr->unary_op.operand);
    case EXPR_SUBSCRIPT:
        return is_object(l, expr->subscript.value);
    case EXPR_JOINED_STR:
        vec_each(i, &expr->joined.parts)
            if (expr->joined.parts.items[i]->kind == EXPR_FORMATTED_VALUE && is_object(l, expr->joined.parts.items[i]->formatted.value))
                return true;
        return false;
    case EXPR_ATTRIBUTE:
        return info && info->call && info->call->kind == CALL_USER;
    case EXPR_LIST:
    case EXPR_TUPLE:
    case EXPR_SET:
        vec_each(i, &expr->sequence.items)
            if (expr->sequence.items.items[i]->kind == EXPR_STARRED && acts_when_used(l, expr->sequence.items.items[i]))
                return true;
        return false;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
        vec_each(i, &expr->comp.generators)
            if (acts_when_used(l, expr->comp.generators.items[i]->iter))
                return true;
        return false;
    default:
        return false;
    }
}

/* d[k] of a container into which nothing is ever put: it raises. */
static bool reads_empty(Lower *l, const Expr *expr)
{
    if (expr->kind != EXPR_SUBSCRIPT || sema_type(l->instance, expr)->kind != TYPE_NEVER)
        return false;
    TypeKind kind = type_unwrap(sema_type(l->instance, expr->subscript.value))->kind;
    return kind == TYPE_DICT || kind == TYPE_LIST;
}

bool lower_has_effects(Lower *l, const Expr *expr)
{
    bool found = is_call_with_effects(l, expr) || expr->kind == EXPR_NAMED || expr->kind == EXPR_YIELD ||
                 conditional_has_effects(l, expr) || uses_code(l, expr) || reads_empty(l, expr);
    if (!found)
        lower_each_operand(l, expr, note_effects, &found);
    return found;
}

/* What is evaluated for its effects alone, in order. */
typedef struct Leftovers {
    IrExprVec values;
    bool is_immediate;   /* nobody wants any of the values: each is evaluated before the next is lowered */
    const Expr *known;   /* its own value is not wanted from there; or NULL */
    bool is_conditional; /* one of them is more than a call */
} Leftovers;

static bool has_c(Lower *l, const Expr *expr)
{
    const Type *type = sema_type(l->instance, expr);
    bool is_scalar = type->kind == TYPE_BOOL || type->kind == TYPE_INT || type->kind == TYPE_FLOAT || type->kind == TYPE_STR;
    return is_scalar || (!type_vanishes(type) && type->kind != TYPE_ERROR);
}

static void discard(Lower *l, IrExpr *value);

/* Evaluates what was found so far: what comes next is no plain value. */
static void flush(Lower *l, Leftovers *left)
{
    for (size_t i = 0; i < left->values.count && !l->failed; i++)
        discard(l, left->values.items[i]);
    left->values.count = 0;
    left->is_conditional = true;
}

static void collect_calls(Lower *l, const Expr *expr, void *context);

static void vanish_into(Lower *l, const Expr *expr, IrBlock *branch)
{
    IrBlock *outer = l->block;
    l->block = branch;
    lower_vanished(l, expr);
    l->block = outer;
}

/* a if test else b, of values without C. */
static void vanish_choice(Lower *l, const Expr *expr, Leftovers *left)
{
    const ExprInfo *test = sema_expr(l->instance, expr->if_exp.test);
    if (!test || test->truth != TRUTH_UNKNOWN) {
        collect_calls(l, expr->if_exp.test, left);
        collect_calls(l, test && test->truth == KNOWN_TRUE ? expr->if_exp.body : expr->if_exp.orelse, left);
        return;
    }
    flush(l, left);
    IrStmt *branch = ir_stmt(l->ir, IR_IF, expr->span);
    branch->test = lower_condition(l, expr->if_exp.test);
    vanish_into(l, expr->if_exp.body, &branch->body);
    vanish_into(l, expr->if_exp.orelse, &branch->orelse);
    if (!l->failed && !branch->body.statements.count) {
        branch->test = ir_unary(l->ir, IR_NOT, branch->test, expr->span);
        branch->body = branch->orelse;
        branch->orelse = (IrBlock){0};
    }
    if (!l->failed)
        lower_emit(l, branch);
}

/* (name := value) of a value without C. */
static void vanish_named(Lower *l, const Expr *expr, Leftovers *left)
{
    const ExprInfo *target = sema_expr(l->instance, expr->named.target);
    collect_calls(l, expr->named.value, left);
    if (!target || !target->variable || lower_vanishes(target->variable))
        return;
    flush(l, left);
    lower_assign_value(l, expr->named.target, ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span), expr->span);
}

/* The calls with effects in it, in order, as values that nobody wants. */
static void collect_calls(Lower *l, const Expr *expr, void *context)
{
    Leftovers *left = context;
    bool is_conditional = expr->kind == EXPR_NAMED || expr->kind == EXPR_YIELD || conditional_has_effects(l, expr);
    bool is_whole = expr != left->known && uses_code(l, expr) && has_c(l, expr);
    if (l->failed || !lower_has_effects(l, expr))
        return;
    if (is_whole) {
        left->is_conditional = true;
        vec_push(l->arena, &left->values, lower_expr_plainly(l, expr));
    } else if (reads_empty(l, expr)) {
        vec_push(l->arena, &left->values, lower_expr_plainly(l, expr));
    } else if (is_call_with_effects(l, expr)) {
        vec_push(l->arena, &left->values, lower_call_expr(l, expr));
    } else if (expr->kind == EXPR_NAMED && sema_type(l->instance, expr)->kind == TYPE_NONE) {
        vanish_named(l, expr, left);
    } else if (is_conditional && expr->kind == EXPR_IF && !has_c(l, expr)) {
        vanish_choice(l, expr, left);
    } else if (is_conditional && !has_c(l, expr)) {
        lower_fail(l, expr->span, "what this does on the way to a value that is left out is not converted yet");
    } else if (is_conditional) {
        left->is_conditional = true;
        vec_push(l->arena, &left->values, lower_expr_plainly(l, expr));
    } else {
        lower_each_operand(l, expr, collect_calls, context);
    }
    if (left->is_immediate)
        flush(l, left);
}

static void discard_in(Lower *l, IrBlock *branch, IrExpr *value)
{
    IrBlock *outer = l->block;
    l->block = branch;
    discard(l, value);
    l->block = outer;
}

/* Statements that do what evaluating it does. */
static void discard(Lower *l, IrExpr *value)
{
    bool raises = value && value->kind == IR_ITEM && value->type->kind == IR_TYPE_VOID; /* nothing is in there */
    if (!value || !(raises || lower_acts(value)))
        return;
    bool is_logic = value->kind == IR_AND || value->kind == IR_OR;
    bool is_choice = value->kind == IR_TERNARY && (lower_acts(value->left) || lower_acts(value->right));
    if ((is_logic && lower_acts(value->right)) || is_choice) {
        IrStmt *branch = ir_stmt(l->ir, IR_IF, value->span);
        bool both = value->kind == IR_TERNARY && lower_acts(value->left) && lower_acts(value->right);
        bool when_not = value->kind == IR_OR || (value->kind == IR_TERNARY && !lower_acts(value->left));
        branch->test = value->kind == IR_TERNARY ? value->test : value->left;
        if (when_not)
            branch->test = ir_unary(l->ir, IR_NOT, branch->test, value->span);
        discard_in(l, &branch->body, value->kind == IR_TERNARY && !when_not ? value->left : value->right);
        if (both)
            discard_in(l, &branch->orelse, value->right);
        lower_emit(l, branch);
    } else if (value->kind == IR_TERNARY) {
        discard(l, value->test);
    } else if (is_logic || value->kind == IR_UNARY || value->kind == IR_BINARY || value->kind == IR_COMPARE || value->kind == IR_CONVERT) {
        discard(l, value->left);
        discard(l, value->right);
    } else {
        lower_emit(l, ir_expr_stmt(l->ir, value, value->span));
    }
}

void lower_vanished(Lower *l, const Expr *expr)
{
    collect_calls(l, expr, &(Leftovers){.is_immediate = true});
}

/* A value that is known when converting: what is called on the way to it is called all the same, `(f(x), true)`. */
IrExpr *lower_known(Lower *l, const Expr *expr, IrExpr *value)
{
    Leftovers left = {.known = expr};
    collect_calls(l, expr, &left);
    for (size_t i = 0; left.is_conditional && i < left.values.count && !l->failed; i++)
        discard(l, left.values.items[i]);
    for (size_t i = left.is_conditional ? 0 : left.values.count; i-- > 0 && !l->failed;)
        value = lower_template(l, LOWER_SEQUENCE, value->type, expr->span, false, 2, (IrExpr *const[]){left.values.items[i], value});
    return value;
}
