/* Arithmetic, comparison and logic: on numbers written out here, on everything else a call that sema found. */
#include "lower/context.h"

#include "syntax/walk.h"

static const IrOp scalar_ops[BINARY_COUNT] = {
    [BINARY_ADD] = IR_ADD,       [BINARY_SUB] = IR_SUB,       [BINARY_MULT] = IR_MUL,          [BINARY_DIV] = IR_TRUE_DIV,
    [BINARY_MOD] = IR_MOD,       [BINARY_POW] = IR_POW,       [BINARY_LSHIFT] = IR_SHL,        [BINARY_RSHIFT] = IR_SHR,
    [BINARY_BITOR] = IR_BIT_OR,  [BINARY_BITXOR] = IR_BIT_XOR, [BINARY_BITAND] = IR_BIT_AND,   [BINARY_FLOORDIV] = IR_FLOOR_DIV,
    [BINARY_MATMULT] = IR_OP_NONE,
};

static const IrOp compare_ops[COMPARE_COUNT] = {
    [COMPARE_EQ] = IR_EQ, [COMPARE_NOT_EQ] = IR_NE, [COMPARE_LT] = IR_LT,
    [COMPARE_LT_E] = IR_LE, [COMPARE_GT] = IR_GT,   [COMPARE_GT_E] = IR_GE,
};

bool lower_scalar_op(BinaryOperator op, const IrType *type, IrOp *out)
{
    *out = scalar_ops[op];
    bool are_bits = *out >= IR_BIT_AND && *out <= IR_SHR; /* no float has any */
    return *out != IR_OP_NONE && !(are_bits && type->kind == IR_TYPE_FLOAT);
}

/* A boxed number divided by an int, or the other way: exactly, as Python does it, and with its errors. */
static bool divides_boxed(BinaryOperator op, const IrExpr *left, const IrExpr *right)
{
    bool is_boxed = op == BINARY_DIV && (lower_is_boxed(left) || lower_is_boxed(right));
    return is_boxed && left->type->kind != IR_TYPE_FLOAT && right->type->kind != IR_TYPE_FLOAT;
}

/* ---- numbers that may be None */

IrExpr *lower_not_none(Lower *l, IrExpr *value, const char *otherwise, Span span)
{
    const IrType *type = value->type->items[0];
    const char *name = type->kind == IR_TYPE_FLOAT ? "py_given_float" : type->kind == IR_TYPE_INT ? "py_given_int" : "py_given_bool";
    IrExpr *text = ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", otherwise), lower_simple(l, IR_TYPE_VALUE), span);
    return lower_c_call(l, name, type, span, value, text);
}

static bool is_optional(const IrExpr *value)
{
    return value->type->kind == IR_TYPE_OPTIONAL;
}

static const char *python_name(const IrExpr *value)
{
    return value->type->kind == IR_TYPE_INT ? "int" : value->type->kind == IR_TYPE_FLOAT ? "float" : value->type->kind == IR_TYPE_BOOL ? "bool"
           : value->type->kind == IR_TYPE_STR ? "str" : value->type->kind == IR_TYPE_ARRAY ? "Tensor" : NULL;
}

/* One of the operands may be None, which the operator `format` is not for. False: Python has to look at both. */
static bool operands_given(Lower *l, const char *format, const char *op, IrExpr **left, IrExpr **right, Span span)
{
    bool is_left = is_optional(*left), is_right = is_optional(*right);
    if (l->failed || (!is_left && !is_right))
        return true;
    const char *other = python_name(is_left ? *right : *left);
    if (!other)
        return false;
    const char *otherwise = arena_printf(l->arena, format, op, is_left ? "NoneType" : other, is_left ? other : "NoneType");
    IrExpr **option = is_left ? left : right;
    *option = lower_not_none(l, *option, otherwise, span);
    return true;
}

static const char *symbol_of_binary(BinaryOperator op, bool in_place)
{
    static const char *const symbols[BINARY_COUNT][2] = {
        [BINARY_ADD] = {"+", "+="},        [BINARY_SUB] = {"-", "-="},          [BINARY_MULT] = {"*", "*="},
        [BINARY_MATMULT] = {"@", "@="},    [BINARY_DIV] = {"/", "/="},          [BINARY_MOD] = {"%", "%="},
        [BINARY_POW] = {"** or pow()", "**="}, [BINARY_LSHIFT] = {"<<", "<<="}, [BINARY_RSHIFT] = {">>", ">>="},
        [BINARY_BITOR] = {"|", "|="},      [BINARY_BITXOR] = {"^", "^="},       [BINARY_BITAND] = {"&", "&="},
        [BINARY_FLOORDIV] = {"//", "//="},
    };
    return symbols[op][in_place];
}

IrExpr *lower_scalar_binary(Lower *l, BinaryOperator op, IrExpr *left, IrExpr *right, const IrType *type, bool in_place, Span span)
{
    IrOp ir_op = IR_OP_NONE;
    if (l->failed)
        return left;
    if (!operands_given(l, "unsupported operand type(s) for %s: '%s' and '%s'", symbol_of_binary(op, in_place), &left, &right, span))
        return lower_convert(l, lower_boxed_binary(l, op, left, right, in_place, span), type, span);
    if (divides_boxed(op, left, right))
        return lower_convert(l, lower_boxed_binary(l, op, left, right, false, span), lower_simple(l, IR_TYPE_FLOAT), span);
    if (type->kind == IR_TYPE_ARRAY && (lower_is_boxed(left) || lower_is_boxed(right)))
        return lower_convert(l, lower_boxed_binary(l, op, left, right, false, span), type, span);
    if (!lower_scalar_op(op, type, &ir_op) && ir_op != IR_OP_NONE)
        return lower_convert(l, lower_boxed_binary(l, op, left, right, in_place, span), type, span); /* which raises */
    if (ir_op == IR_OP_NONE || !ir_type_is_scalar(type))
        return lower_fail(l, span, "this operator on `%s` and `%s` is not converted yet", left->type->key, right->type->key);
    const IrType *operand = ir_op == IR_TRUE_DIV ? lower_simple(l, IR_TYPE_FLOAT) : type;
    left = lower_convert(l, left, operand, span);
    right = lower_convert(l, right, operand, span);
    return l->failed ? left : ir_binary(l->ir, ir_op, left, right, span);
}

static void add_items(Lower *l, IrExpr *display, IrExpr *tuple)
{
    bool is_record = tuple->type->kind == IR_TYPE_RECORD;
    size_t count = is_record ? tuple->type->record->fields.count : tuple->type->item_count;
    for (size_t i = 0; i < count && !l->failed; i++) {
        IrExpr *copy = tuple->kind == IR_TUPLE ? tuple->args.items[i] : ir_copy(l->ir, tuple);
        IrExpr *item = tuple->kind == IR_TUPLE ? copy : is_record ? ir_field_of(l->ir, copy, tuple->type->record->fields.items[i], tuple->span)
                                 : ir_item(l->ir, copy, ir_int(l->ir, (int64_t)i, tuple->span), tuple->span);
        size_t at = display->args.count;
        if (at >= display->type->item_count) {
            lower_fail(l, tuple->span, "a tuple of this length is not known here");
            return;
        }
        vec_push(l->arena, &display->args, lower_convert(l, item, display->type->items[at], tuple->span));
    }
}

/* (a, b) + (c,) and (a, b) * 2 of known items: their display. `right` is NULL of a product. */
IrExpr *lower_tuple_binary(Lower *l, IrExpr *left, const Expr *right, const IrType *type, Span span)
{
    IrExpr *display = ir_expr(l->ir, IR_TUPLE, type, span);
    left = right && left->kind == IR_TUPLE ? left : lower_hold(l, left, "items");
    if (right) {
        IrExpr *more = lower_expr(l, right);
        more = more->kind == IR_TUPLE ? more : lower_hold(l, more, "more");
        add_items(l, display, left);
        add_items(l, display, more);
    } else {
        while (!l->failed && display->args.count < type->item_count)
            add_items(l, display, left);
    }
    return display;
}

/* An item of a container that is always empty: what is done with it is never run. */
static bool is_never(Lower *l, const Expr *expr)
{
    return sema_type(l->instance, expr)->kind == TYPE_NEVER;
}

IrExpr *lower_bin_op(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    const Expr *left = expr->bin_op.left;
    if (expr->bin_op.op == BINARY_MOD && sema_type(l->instance, left)->kind == TYPE_STR)
        return lower_percent_format(l, expr);
    if (info->call)
        return lower_bound_call(l, info->call, expr);
    if (info->type->kind == TYPE_TUPLE && !info->type->is_variadic && sema_type(l->instance, left)->kind == TYPE_TUPLE)
        return lower_tuple_binary(l, lower_expr(l, left), expr->bin_op.op == BINARY_ADD ? expr->bin_op.right : NULL, lower_type(l, info->type),
                                  expr->span);
    if ((is_never(l, left) && left->kind == EXPR_NAME) || (is_never(l, expr->bin_op.right) && expr->bin_op.right->kind == EXPR_NAME))
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    IrExpr *a = lower_expr(l, left);
    IrExpr *b = lower_expr(l, expr->bin_op.right);
    if (!l->failed && info->type->kind == TYPE_DYNAMIC)
        return lower_boxed_binary(l, expr->bin_op.op, a, b, false, expr->span);
    return lower_scalar_binary(l, expr->bin_op.op, a, b, lower_type(l, info->type), false, expr->span);
}

static const char *const unary_symbols[] = {[UNARY_PLUS] = "+", [UNARY_MINUS] = "-", [UNARY_INVERT] = "~", [UNARY_NOT] = "not"};

IrExpr *lower_unary_op(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    UnaryOperator op = expr->unary_op.op;
    if (op == UNARY_NOT) {
        IrExpr *truth = lower_condition(l, expr->unary_op.operand);
        return l->failed ? truth : ir_unary(l->ir, IR_NOT, truth, expr->span);
    }
    if (info->call)
        return lower_bound_call(l, info->call, expr);
    IrExpr *operand = lower_expr(l, expr->unary_op.operand);
    if (!l->failed && is_optional(operand))
        operand = lower_not_none(l, operand, arena_printf(l->arena, "bad operand type for unary %s: 'NoneType'", unary_symbols[op]), expr->span);
    operand = lower_placed(l, lower_convert(l, operand, lower_type(l, info->type), expr->span));
    if (info->type->kind == TYPE_DYNAMIC)
        return lower_boxed_unary(l, op, operand, expr->span);
    if (l->failed || op == UNARY_PLUS)
        return operand;
    if (op == UNARY_MINUS && operand->kind == IR_INT && operand->integer != INT64_MIN)
        return ir_int(l->ir, -operand->integer, expr->span);
    return ir_unary(l->ir, op == UNARY_MINUS ? IR_NEG : IR_INVERT, operand, expr->span);
}

/* ---- truth */

/* Objects of the class or of one below it have a __bool__ or __len__. */
static bool has_truth(Lower *l, const IrClass *class_)
{
    vec_each(m, &l->ir->modules)
        vec_each(i, &l->ir->modules.items[m]->classes) {
            const IrClass *other = l->ir->modules.items[m]->classes.items[i];
            if (ir_class_derives(other, class_) && (other->slots[IR_SLOT_BOOL] || other->slots[IR_SLOT_LEN]))
                return true;
        }
    return false;
}

/* Containers of the runtime that are false when they are empty. */
static bool is_sized(const IrType *type)
{
    return type->kind == IR_TYPE_LIBRARY &&
           (name_is(type->c_name, "py_bytes") || name_is(type->c_name, "py_set") || name_is(type->c_name, "py_dict_view"));
}

IrExpr *lower_truth(Lower *l, IrExpr *value, Span span)
{
    if (l->failed || value->type->kind == IR_TYPE_BOOL)
        return value;
    if (is_sized(value->type))
        return lower_c_call(l, "py_truth", lower_simple(l, IR_TYPE_BOOL), span,
                            lower_convert(l, value, lower_simple(l, IR_TYPE_VALUE), span), NULL);
    if (value->type->kind == IR_TYPE_VOID && value->kind != IR_NULL && !value->is_unreached) /* a call that gives None */
        lower_emit(l, ir_expr_stmt(l->ir, value, span));
    if (value->kind == IR_NULL || value->is_unreached || value->type->kind == IR_TYPE_VOID)
        return ir_bool(l->ir, false, span);
    if (lower_is_boxed(value))
        return lower_c_call(l, "py_truth", lower_simple(l, IR_TYPE_BOOL), span, value, NULL);
    if (value->type->kind == IR_TYPE_INT)
        return ir_compare(l->ir, IR_NE, value, ir_int(l->ir, 0, span), span);
    if (value->type->kind == IR_TYPE_INSTANCE && has_truth(l, value->type->class_))
        return lower_template(l, "py_truth((py_value){a})", lower_simple(l, IR_TYPE_BOOL), span, false, 1, &value);
    if ((value->type->kind == IR_TYPE_INSTANCE || value->type->kind == IR_TYPE_LIBRARY) && !ir_type_is_ndarray(value->type))
        return ir_is_null(l->ir, IR_NE, value, span);
    return lower_convert(l, value, lower_simple(l, IR_TYPE_BOOL), span);
}

static IrExpr *lower_chain(Lower *l, const Expr *expr);
static IrExpr *lower_one_compare(Lower *l, CompareOperator op, const BoundCall *call, const Expr *left, const Expr *right, Span span);

/* a == b where one may be a boxed tensor: a value that only the run knows. */
static bool is_boxed_compare(Lower *l, const Expr *expr)
{
    const ExprInfo *info = expr->kind == EXPR_COMPARE && expr->compare.rest.count == 1 ? sema_expr(l->instance, expr) : NULL;
    bool is_boxed = info && (info->type->kind == TYPE_DYNAMIC || info->unboxed);
    return is_boxed && !(info->compares && info->compares[0]);
}

IrExpr *lower_condition(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    if (info && info->truth != TRUTH_UNKNOWN && info->type->literal.is_set && info->type->literal.is_settled)
        return lower_known(l, expr, ir_bool(l->ir, info->truth == KNOWN_TRUE, expr->span));
    if (expr->kind == EXPR_BOOL_OP)
        return lower_chain(l, expr);
    if (is_boxed_compare(l, expr))
        return lower_one_compare(l, expr->compare.ops[0], NULL, expr->compare.left, expr->compare.rest.items[0], expr->span);
    return lower_truth(l, lower_expr(l, expr), expr->span);
}

/* Lowers an operand that is not always evaluated; statements that it needs are gathered in `before`. */
static IrExpr *lower_aside(Lower *l, const Expr *expr, const IrType *want, IrBlock *before)
{
    IrBlock *block = l->block;
    l->block = before;
    IrExpr *value = want ? lower_expr_as(l, expr, want) : lower_condition(l, expr);
    l->block = block;
    return value;
}

/* The right side needs statements: holds the left and evaluates the right only where it counts. */
static IrExpr *and_after(Lower *l, BoolOperator op, IrExpr *left, IrExpr *right, IrBlock *before, Span span)
{
    IrVariable *held = lower_temporary(l, "holds", lower_simple(l, IR_TYPE_BOOL), span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, held, span), left, span));
    IrStmt *branch = ir_stmt(l->ir, IR_IF, span);
    IrExpr *test = ir_var(l->ir, held, span);
    branch->test = op == BOOL_AND ? test : ir_unary(l->ir, IR_NOT, test, span);
    branch->body = *before;
    ir_append(l->ir, &branch->body, ir_assign(l->ir, ir_var(l->ir, held, span), right, span));
    lower_emit(l, branch);
    return ir_var(l->ir, held, span);
}

static IrExpr *lower_logic(Lower *l, BoolOperator op, IrExpr *left, const Expr *right, Span span)
{
    IrBlock before = {0};
    IrExpr *value = lower_aside(l, right, NULL, &before);
    if (l->failed)
        return value;
    if (before.statements.count)
        return and_after(l, op, left, value, &before, span);
    return op == BOOL_AND ? ir_and(l->ir, left, value, span) : ir_or(l->ir, left, value, span);
}

static bool all_conditions(Lower *l, const Expr *expr)
{
    vec_each(i, &expr->bool_op.values)
        if (sema_type(l->instance, expr->bool_op.values.items[i])->kind != TYPE_BOOL)
            return false;
    return true;
}

/* The right side needs statements: it runs where it counts. The left becomes a value of the result's type where it is chosen: before, it
 * may be a None that has none. */
static IrExpr *choose_after(Lower *l, bool is_or, IrExpr *left, IrExpr *right, IrBlock *before)
{
    Span span = right->span;
    bool is_same = left->type == right->type;
    IrVariable *chosen = lower_temporary(l, "chosen", right->type, span);
    if (is_same)
        lower_emit(l, ir_assign(l->ir, ir_var(l->ir, chosen, span), left, span));
    IrExpr *test = lower_truth(l, is_same ? ir_var(l->ir, chosen, span) : left, span);
    IrExpr *kept = is_same ? NULL : lower_convert(l, ir_copy(l->ir, left), right->type, span);
    if (l->failed)
        return left;
    IrStmt *branch = ir_stmt(l->ir, IR_IF, span);
    branch->test = is_or && !l->failed ? ir_unary(l->ir, IR_NOT, test, span) : test;
    branch->body = *before;
    ir_append(l->ir, &branch->body, ir_assign(l->ir, ir_var(l->ir, chosen, span), right, span));
    if (kept)
        ir_append(l->ir, &branch->orelse, ir_assign(l->ir, ir_var(l->ir, chosen, span), kept, span));
    lower_emit(l, branch);
    return ir_var(l->ir, chosen, span);
}

/* `a or b` as a value: a if a is true, else b. An operand that is known to be None or the like is passed over. */
static IrExpr *lower_choice(Lower *l, const Expr *expr)
{
    const Type *joined = sema_type(l->instance, expr);
    const IrType *type = joined->kind == TYPE_NONE ? lower_simple(l, IR_TYPE_VALUE) : lower_type(l, joined);
    const ExprVec *values = &expr->bool_op.values;
    bool is_or = expr->bool_op.op == BOOL_OR;
    IrExpr *result = NULL;
    for (size_t i = 0; i < values->count && !l->failed; i++) {
        const ExprInfo *info = sema_expr(l->instance, values->items[i]);
        if (!info)
            break; /* never reached */
        bool passes = i + 1 < values->count && info->truth == (is_or ? KNOWN_FALSE : KNOWN_TRUE);
        bool is_plain = values->items[i]->kind == EXPR_CONSTANT || values->items[i]->kind == EXPR_NAME;
        if (passes && (is_plain || !result)) {
            lower_vanished(l, values->items[i]);
            continue;
        }
        if (!result) {
            result = lower_expr(l, values->items[i]);
            continue;
        }
        result = lower_hold(l, result, "value");
        IrBlock before = {0};
        IrExpr *next = lower_aside(l, values->items[i], type, &before);
        if (l->failed)
            return next;
        if (before.statements.count) {
            result = choose_after(l, is_or, result, next, &before);
            continue;
        }
        IrExpr *test = lower_truth(l, result, expr->span);
        IrExpr *again = lower_convert(l, ir_copy(l->ir, result), type, expr->span);
        if (!l->failed)
            result = is_or ? ir_ternary(l->ir, test, again, next, expr->span) : ir_ternary(l->ir, test, next, again, expr->span);
    }
    return result ? lower_convert(l, result, type, expr->span) : lower_fail(l, expr->span, "this `and` or `or` is not converted yet");
}

/* The truth of `a and b and c`; operands that the platform decides are left out. */
static IrExpr *lower_chain(Lower *l, const Expr *expr)
{
    IrExpr *result = NULL;
    vec_each(i, &expr->bool_op.values) {
        const Expr *value = expr->bool_op.values.items[i];
        const ExprInfo *info = sema_expr(l->instance, value);
        if (!info)
            break; /* never reached: the operands before decide */
        bool neutral = info->truth == (expr->bool_op.op == BOOL_AND ? KNOWN_TRUE : KNOWN_FALSE);
        if (neutral && info->type->literal.is_settled && !lower_has_effects(l, value))
            continue;
        result = result ? lower_logic(l, expr->bool_op.op, result, value, expr->span) : lower_condition(l, value);
        if (l->failed)
            return result;
    }
    return result ? result : ir_bool(l->ir, expr->bool_op.op == BOOL_AND, expr->span);
}

IrExpr *lower_bool_op(Lower *l, const Expr *expr)
{
    bool is_condition = sema_type(l->instance, expr)->kind == TYPE_BOOL && all_conditions(l, expr);
    return is_condition ? lower_chain(l, expr) : lower_choice(l, expr);
}

/* ---- comparison */

/* An operand of a comparison: a class that a boxed one is compared with is an object. */
static IrExpr *lower_compared(Lower *l, const Expr *expr, const Expr *other)
{
    const Type *type = sema_type(l->instance, expr);
    const Type *against = sema_type(l->instance, other);
    bool is_class = type->kind == TYPE_CLASS && type->class_ && against->kind == TYPE_DYNAMIC;
    if (type_unwrap(against)->kind == TYPE_FUNCTION && type_unwrap(against)->is_set && (type->kind == TYPE_CLASS || type->kind == TYPE_FUNCTION) && !type->is_set)
        return lower_function_object(l, expr);
    if (type->kind == TYPE_FUNCTION && against->kind == TYPE_DYNAMIC)
        return lower_expr_boxed(l, expr);
    return is_class ? lower_class_object(l, type->class_, expr->span) : lower_expr(l, expr);
}

static bool names_classes(Lower *l, const Expr *tuple)
{
    vec_each(i, &tuple->sequence.items)
        if (sema_type(l->instance, tuple->sequence.items.items[i])->kind != TYPE_CLASS)
            return false;
    return tuple->sequence.items.count > 0;
}

/* type(x) in (int, float) */
static IrExpr *lower_in_classes(Lower *l, CompareOperator op, const Expr *left, const Expr *tuple, Span span)
{
    IrExpr *value = lower_hold(l, lower_expr(l, left), "class"), *result = NULL;
    for (size_t i = 0; i < tuple->sequence.items.count && !l->failed; i++) {
        const Type *type = sema_type(l->instance, tuple->sequence.items.items[i]);
        IrExpr *class_ = lower_class_object(l, type->class_, span);
        IrExpr *one = lower_boxed_compare(l, op == COMPARE_IN ? COMPARE_IS : COMPARE_IS_NOT, ir_copy(l->ir, value), class_, span);
        if (l->failed)
            return one;
        result = !result ? one : op == COMPARE_IN ? ir_or(l->ir, result, one, span) : ir_and(l->ir, result, one, span);
    }
    return result ? result : value;
}

/* One is a number, a tensor, or an object of another kind than the other: they are never the same. */
static bool are_of_different_kinds(const IrType *a, const IrType *b)
{
    bool a_is_object = a->kind == IR_TYPE_LIBRARY || a->kind == IR_TYPE_INSTANCE, b_is_object = b->kind == IR_TYPE_LIBRARY || b->kind == IR_TYPE_INSTANCE;
    bool has_optional = a->kind == IR_TYPE_OPTIONAL || b->kind == IR_TYPE_OPTIONAL;
    return a->kind != b->kind && !(a_is_object && b_is_object) && !has_optional;
}

/* What is known without looking at the operands, which are evaluated nevertheless. */
static IrExpr *known_identity(Lower *l, bool value, IrExpr *a, IrExpr *b, Span span)
{
    IrExpr *operands[] = {a, b};
    for (int i = 0; i < 2; i++)
        if (operands[i]->kind == IR_CALL || operands[i]->kind == IR_RULE || operands[i]->kind == IR_CALL_VALUE)
            lower_emit(l, ir_expr_stmt(l->ir, operands[i], span));
    return ir_bool(l->ir, value, span);
}

/* A function of the script that has one object: no method, no closure. */
static bool is_one_object(const Type *type)
{
    return type->kind == TYPE_FUNCTION && type->function && !type->is_set && !type->item_count && !type->function->class_ && !sema_scope_of(type);
}

/* `f is g`, `self is f`: known when converting; -1: not. */
static int identity_of_objects(Lower *l, const Expr *left, const Expr *right)
{
    const Type *a = sema_type(l->instance, left), *b = sema_type(l->instance, right);
    if (!is_one_object(a) || !is_one_object(b)) {
        bool is_other = (is_one_object(a) && b->kind == TYPE_INSTANCE) || (is_one_object(b) && a->kind == TYPE_INSTANCE);
        return is_other ? 0 : -1;
    }
    return a->function == b->function;
}

static IrExpr *compare_values(Lower *l, IrOp op, IrExpr *a, IrExpr *b, Span span);

static IrExpr *lower_is(Lower *l, CompareOperator op, const Expr *left, const Expr *right, Span span)
{
    int same_object = identity_of_objects(l, left, right);
    if (same_object >= 0 && !lower_has_effects(l, left) && !lower_has_effects(l, right))
        return ir_bool(l->ir, same_object == (op == COMPARE_IS), span);
    IrOp ir_op = op == COMPARE_IS ? IR_EQ : IR_NE;
    bool left_none = sema_type(l->instance, left)->kind == TYPE_NONE;
    if (left_none || sema_type(l->instance, right)->kind == TYPE_NONE) {
        const Expr *other = left_none ? right : left;
        const ExprInfo *info = sema_expr(l->instance, other);
        IrExpr *value = lower_expr(l, other);
        if (l->failed)
            return value;
        if (value->kind == IR_CONVERT && info->stored && type_is_optional(info->stored))
            value = value->left; /* narrowed by a test before */
        if (!ir_type_has_null(value->type))
            return ir_bool(l->ir, ir_op == IR_NE, span);
        return ir_is_null(l->ir, ir_op, value, span);
    }
    IrExpr *a = lower_compared(l, left, right), *b = lower_compared(l, right, left);
    if (l->failed)
        return a;
    if (ir_type_is_scalar(a->type) && a->type == b->type)
        return ir_compare(l->ir, ir_op, a, b, span);
    if (lower_is_boxed(a) || lower_is_boxed(b))
        return lower_boxed_compare(l, op, a, b, span);
    if (a->type->kind == IR_TYPE_OPTIONAL || b->type->kind == IR_TYPE_OPTIONAL) /* numbers: of ints and floats only the value counts */
        return compare_values(l, ir_op, a, b, span);
    if (a->kind == IR_VAR && b->kind == IR_VAR && a->variable == b->variable) /* which a compiler warns of */
        return ir_bool(l->ir, op == COMPARE_IS, span);
    if (are_of_different_kinds(a->type, b->type))
        return known_identity(l, op == COMPARE_IS_NOT, a, b, span);
    IrExpr *same = ir_expr(l->ir, IR_SAME, lower_simple(l, IR_TYPE_BOOL), span);
    same->op = ir_op;
    same->left = a;
    same->right = b;
    return same;
}

static const IrType *wider(Lower *l, const IrType *a, const IrType *b)
{
    if (a->kind == IR_TYPE_FLOAT || b->kind == IR_TYPE_FLOAT)
        return lower_simple(l, IR_TYPE_FLOAT);
    return lower_simple(l, IR_TYPE_INT);
}

static const IrType *without_option(const IrType *type)
{
    return type->kind == IR_TYPE_OPTIONAL ? type->items[0] : type;
}

/* Values of unlike types: Python decides by looking at both. */
static IrExpr *equal_boxed(Lower *l, IrOp op, IrExpr *a, IrExpr *b, Span span)
{
    const IrType *value = lower_simple(l, IR_TYPE_VALUE);
    a = lower_convert(l, a, value, span);
    b = lower_convert(l, b, value, span);
    IrExpr *equal = lower_c_call(l, "py_equal", lower_simple(l, IR_TYPE_BOOL), span, a, b);
    return op == IR_EQ || l->failed ? equal : ir_unary(l->ir, IR_NOT, equal, span);
}

/* Of two numbers that may both be None. */
static IrExpr *order_boxed(Lower *l, IrOp op, IrExpr *a, IrExpr *b, Span span)
{
    CompareOperator compare = 0;
    while (compare_ops[compare] != op)
        compare++;
    return lower_boxed_compare(l, compare, a, b, span);
}

/* best == epoch, where `best` may be None: best.is_set && best.value == epoch. */
static IrExpr *equal_optional(Lower *l, IrOp op, IrExpr *a, IrExpr *b, Span span)
{
    bool is_left = a->type->kind == IR_TYPE_OPTIONAL;
    if ((is_left && b->type->kind == IR_TYPE_OPTIONAL) || lower_acts(a) || lower_acts(b))
        return equal_boxed(l, op, a, b, span);
    IrExpr *option = lower_hold(l, is_left ? a : b, "value"), *other = is_left ? b : a;
    if (l->failed)
        return option;
    const IrType *type = option->type->items[0] == other->type ? other->type : wider(l, option->type->items[0], other->type);
    IrExpr *value = lower_convert(l, ir_convert(l->ir, ir_copy(l->ir, option), option->type->items[0], span), type, span);
    IrExpr *same = ir_compare(l->ir, op, value, lower_convert(l, other, type, span), span);
    IrExpr *is_none = ir_is_null(l->ir, op == IR_EQ ? IR_NE : IR_EQ, option, span);
    return op == IR_EQ ? ir_and(l->ir, is_none, same, span) : ir_or(l->ir, is_none, same, span);
}

static IrExpr *compare_values(Lower *l, IrOp op, IrExpr *a, IrExpr *b, Span span)
{
    bool may_be_none = is_optional(a) || is_optional(b);
    if (may_be_none && (op == IR_EQ || op == IR_NE) && ir_type_is_scalar(without_option(a->type)) && ir_type_is_scalar(without_option(b->type)))
        return equal_optional(l, op, a, b, span);
    static const char *const symbols[] = {[IR_LT] = "<", [IR_LE] = "<=", [IR_GT] = ">", [IR_GE] = ">="};
    bool is_order = op == IR_LT || op == IR_LE || op == IR_GT || op == IR_GE;
    if (is_order && may_be_none && !operands_given(l, "'%s' not supported between instances of '%s' and '%s'", symbols[op], &a, &b, span))
        return order_boxed(l, op, a, b, span);
    const IrType *at = without_option(a->type), *bt = without_option(b->type);
    if (at->kind == IR_TYPE_VOID || bt->kind == IR_TYPE_VOID)
        return lower_fail(l, span, "what is compared here is never given a value");
    if (ir_type_is_scalar(at) && ir_type_is_scalar(bt) && at != bt)
        at = bt = wider(l, at, bt);
    else if (at != bt && (op == IR_EQ || op == IR_NE))
        return equal_boxed(l, op, a, b, span);
    if (at == bt && at->kind == IR_TYPE_LIBRARY && at->is_embedded && name_is(at->c_name, "mx_dtype") && (op == IR_EQ || op == IR_NE)) {
        IrExpr *same = lower_c_call(l, "mx_same_dtype", lower_simple(l, IR_TYPE_BOOL), span, a, b);
        return op == IR_EQ || l->failed ? same : ir_unary(l->ir, IR_NOT, same, span);
    }
    if (at != bt || (at->kind == IR_TYPE_LIBRARY && at->is_embedded))
        return lower_fail(l, span, "comparing `%s` with `%s` is not converted yet", a->type->key, b->type->key);
    a = lower_convert(l, a, at, span);
    b = lower_convert(l, b, at, span);
    return l->failed ? a : ir_compare(l->ir, op, a, b, span);
}

static bool find_effect(IrExpr *expr, void *context)
{
    bool *found = context;
    const IrRule *rule = expr->kind == IR_RULE ? expr->rule : NULL;
    *found |= expr->kind == IR_CALL || expr->kind == IR_CALL_VALUE || expr->kind == IR_NEW ||
              (expr->kind == IR_C_CALL && name_is(expr->name, "nn_module_forward")) ||
              (rule && (rule->draws || rule->mutates || rule->io));
    return !*found;
}

bool lower_acts(IrExpr *value)
{
    bool found = false;
    ir_walk_expr(value, find_effect, &found);
    return found;
}

/* epoch in (1, 5): epoch == 1 || epoch == 5. */
static IrExpr *lower_in_tuple(Lower *l, bool is_in, IrExpr *value, IrExpr *tuple, Span span)
{
    bool is_display = tuple->kind == IR_TUPLE;
    bool acts = is_display && lower_acts(tuple);
    value = acts ? lower_hold_now(l, value, "value") : lower_hold(l, value, "value");
    for (size_t i = 0; acts && i < tuple->args.count; i++)
        tuple->args.items[i] = lower_hold_now(l, tuple->args.items[i], "item");
    tuple = is_display ? tuple : lower_hold(l, tuple, "items");
    IrExpr *result = NULL;
    for (size_t i = 0; i < tuple->type->item_count && !l->failed; i++) {
        IrExpr *item = is_display ? tuple->args.items[i] : ir_item(l->ir, ir_copy(l->ir, tuple), ir_int(l->ir, (int64_t)i, span), span);
        IrExpr *one = compare_values(l, is_in ? IR_EQ : IR_NE, ir_copy(l->ir, value), item, span);
        if (l->failed)
            return one;
        result = !result ? one : is_in ? ir_or(l->ir, result, one, span) : ir_and(l->ir, result, one, span);
    }
    return result ? result : ir_bool(l->ir, !is_in, span);
}

static bool has_call(const Expr *expr);

/* x in f(): the call of __contains__ has f() as its receiver, but x comes first. */
static void place_left(Lower *l, const Expr *left, const Expr *right)
{
    bool is_display = left->kind == EXPR_LIST || left->kind == EXPR_TUPLE || left->kind == EXPR_LIST_COMP || left->kind == EXPR_GENERATOR;
    if (is_display || left->kind == EXPR_CONSTANT || (!has_call(right) && !has_call(left)) || pointer_map_get(&l->held_parts, left))
        return;
    IrExpr *value = lower_expr(l, left);
    if (!l->failed && value->type->kind != IR_TYPE_VOID)
        pointer_map_set(l->arena, &l->held_parts, left, value);
}

/* kind is ValueError, in __exit__; NULL if it is another comparison. */
static IrExpr *lower_compare_kinds(Lower *l, CompareOperator op, const Expr *left, const Expr *right, Span span)
{
    bool is_test = op == COMPARE_IS || op == COMPARE_IS_NOT || op == COMPARE_EQ || op == COMPARE_NOT_EQ;
    const Type *class_ = sema_type(l->instance, right);
    if (!is_test || class_->kind != TYPE_CLASS || !lower_is_error_kind(sema_type(l->instance, left)))
        return NULL;
    IrExpr *same = lower_error_exactly(l, left, right, span);
    return l->failed || op == COMPARE_IS || op == COMPARE_EQ ? same : ir_unary(l->ir, IR_NOT, same, span);
}

/* A variable that may hold several functions or classes, and one of them. */
static bool is_one_of_functions(Lower *l, const Expr *variable, const Expr *other)
{
    const Type *set = type_unwrap(sema_type(l->instance, variable)), *one = type_unwrap(sema_type(l->instance, other));
    return set->kind == TYPE_FUNCTION && (set->is_set || one->kind == TYPE_FUNCTION) && (one->kind == TYPE_FUNCTION || one->kind == TYPE_CLASS);
}

static IrExpr *lower_one_compare(Lower *l, CompareOperator op, const BoundCall *call, const Expr *left, const Expr *right, Span span)
{
    if (call) {
        if (op == COMPARE_IN || op == COMPARE_NOT_IN)
            place_left(l, left, right);
        IrExpr *truth = lower_truth(l, lower_bound_call(l, call, NULL), span);
        bool asks_equal = op == COMPARE_NOT_EQ && call->instance && name_is(call->instance->function->name, "__eq__");
        return (op == COMPARE_NOT_IN || asks_equal) && !l->failed ? ir_unary(l->ir, IR_NOT, truth, span) : truth;
    }
    IrExpr *kinds = lower_compare_kinds(l, op, left, right, span);
    if (kinds)
        return kinds;
    if (is_one_of_functions(l, left, right) || is_one_of_functions(l, right, left)) /* each has one object */
        op = op == COMPARE_EQ ? COMPARE_IS : op == COMPARE_NOT_EQ ? COMPARE_IS_NOT : op;
    if (op == COMPARE_IS || op == COMPARE_IS_NOT)
        return lower_is(l, op, left, right, span);
    if ((op == COMPARE_IN || op == COMPARE_NOT_IN) && right->kind == EXPR_TUPLE && names_classes(l, right))
        return lower_in_classes(l, op, left, right, span);
    if (is_never(l, left) && left->kind == EXPR_NAME)
        return ir_bool(l->ir, false, span);
    IrExpr *a = lower_compared(l, left, right), *b = lower_compared(l, right, left);
    if (l->failed)
        return a;
    if (lower_is_boxed(b) || (lower_is_boxed(a) && op != COMPARE_IN && op != COMPARE_NOT_IN))
        return lower_boxed_compare(l, op, a, b, span);
    if ((op == COMPARE_IN || op == COMPARE_NOT_IN) && b->type->kind == IR_TYPE_TUPLE && !b->type->is_open)
        return lower_in_tuple(l, op == COMPARE_IN, a, b, span);
    if (op == COMPARE_IN || op == COMPARE_NOT_IN)
        return lower_fail(l, span, "`in` on a value of type `%s` is not converted yet", b->type->key);
    return compare_values(l, compare_ops[op], a, b, span);
}

static bool may_call(const Expr *expr)
{
    return expr->kind != EXPR_NAME && expr->kind != EXPR_CONSTANT && expr->kind != EXPR_ATTRIBUTE;
}

static void find_call(Expr *expr, void *context)
{
    bool *found = context;
    bool loops = expr->kind == EXPR_LIST_COMP || expr->kind == EXPR_SET_COMP || expr->kind == EXPR_DICT_COMP || expr->kind == EXPR_GENERATOR;
    *found |= expr->kind == EXPR_CALL || expr->kind == EXPR_NAMED || loops;
    if (!*found)
        walk_expr(expr, find_call, context);
}

static bool has_call(const Expr *expr)
{
    bool found = false;
    find_call((Expr *)expr, &found);
    return found;
}

/* The first two operands of a chain are always evaluated, and once. */
static void hold_operand(Lower *l, const Expr *expr)
{
    IrExpr *value = l->failed || expr->kind == EXPR_CONSTANT ? NULL : lower_expr(l, expr);
    if (value && !l->failed)
        pointer_map_set(l->arena, &l->held_parts, expr, lower_hold_now(l, value, "value"));
}

/* It stands in two comparisons, and must run once. */
static bool acts_twice(Lower *l, const Expr *expr)
{
    return has_call(expr) || lower_has_effects(l, expr);
}

static IrExpr *lower_compared_value(Lower *l, const Expr *expr)
{
    static const char *const names[COMPARE_COUNT] = {
        [COMPARE_EQ] = "PY_ARRAY_EQ",   [COMPARE_NOT_EQ] = "PY_ARRAY_NE", [COMPARE_LT] = "PY_ARRAY_LT",
        [COMPARE_LT_E] = "PY_ARRAY_LE", [COMPARE_GT] = "PY_ARRAY_GT",     [COMPARE_GT_E] = "PY_ARRAY_GE"};
    const Expr *left = expr->compare.left, *right = expr->compare.rest.items[0];
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE);
    IrExpr *op = ir_c_name(l->ir, names[expr->compare.ops[0]], lower_simple(l, IR_TYPE_INT), expr->span);
    IrExpr *a = lower_box(l, lower_compared(l, left, right), left->span), *b = l->failed ? a : lower_box(l, lower_compared(l, right, left), right->span);
    IrExpr *value = l->failed ? a : lower_c_call(l, "py_compared", boxed, expr->span, op, a);
    if (!l->failed)
        vec_push(l->arena, &value->args, b);
    return value;
}

IrExpr *lower_compare(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    const Expr *left = expr->compare.left;
    if (expr->compare.rest.count == 1 && info->compares && info->compares[0] && info->type->kind != TYPE_BOOL)
        return lower_bound_call(l, info->compares[0], expr); /* tensors compare element by element */
    if (is_boxed_compare(l, expr))
        return lower_compared_value(l, expr);
    const Expr *second = expr->compare.rest.items[0];
    bool left_acts = has_call(left) || lower_has_effects(l, left);
    if (expr->compare.rest.count > 1 && (acts_twice(l, second) || (left_acts && may_call(second)))) {
        hold_operand(l, left);
        hold_operand(l, second);
    }
    IrExpr *result = NULL;
    IrBlock *outer = l->block;
    vec_each(i, &expr->compare.rest) {
        const Expr *right = expr->compare.rest.items[i];
        IrBlock aside = {0};
        bool is_middle = i + 1 < expr->compare.rest.count;
        l->block = i ? &aside : outer;
        if (i && is_middle && acts_twice(l, right))
            hold_operand(l, right);
        IrExpr *one = lower_one_compare(l, expr->compare.ops[i], info->compares ? info->compares[i] : NULL, left, right, expr->span);
        l->block = outer;
        if (l->failed)
            return one;
        if (is_middle && may_call(right) && !acts_twice(l, right) && !lower_has_effects(l, left) && !has_call(left) && lower_acts(one)) /* written out in both comparisons: must not run twice */
            return lower_fail(l, right->span, "a call in the middle of a chained comparison is not converted yet: "
                                              "give its value a name first");
        result = !result ? one : aside.statements.count ? and_after(l, BOOL_AND, result, one, &aside, expr->span) : ir_and(l->ir, result, one, expr->span);
        left = right;
    }
    return result;
}

/* ---- a if test else b */

IrExpr *lower_if_exp(Lower *l, const Expr *expr)
{
    const ExprInfo *test = sema_expr(l->instance, expr->if_exp.test);
    const IrType *type = lower_type(l, sema_type(l->instance, expr));
    if (test->truth != TRUTH_UNKNOWN) {
        lower_vanished(l, expr->if_exp.test);
        return lower_expr(l, test->truth == KNOWN_TRUE ? expr->if_exp.body : expr->if_exp.orelse);
    }
    IrExpr *condition = lower_condition(l, expr->if_exp.test);
    IrBlock before_body = {0}, before_orelse = {0};
    IrExpr *body = lower_aside(l, expr->if_exp.body, type, &before_body);
    IrExpr *orelse = lower_aside(l, expr->if_exp.orelse, type, &before_orelse);
    if (l->failed)
        return body;
    if (!before_body.statements.count && !before_orelse.statements.count)
        return ir_ternary(l->ir, condition, body, orelse, expr->span);
    IrVariable *chosen = lower_temporary(l, "chosen", type, expr->span);
    IrStmt *branch = ir_stmt(l->ir, IR_IF, expr->span);
    branch->test = condition;
    branch->body = before_body;
    branch->orelse = before_orelse;
    ir_append(l->ir, &branch->body, ir_assign(l->ir, ir_var(l->ir, chosen, expr->span), body, expr->span));
    ir_append(l->ir, &branch->orelse, ir_assign(l->ir, ir_var(l->ir, chosen, expr->span), orelse, expr->span));
    lower_emit(l, branch);
    return ir_var(l->ir, chosen, expr->span);
}
