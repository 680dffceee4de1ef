/*
 * Operators and comparisons. Between numbers they have one meaning and are computed on literals where both are known;
 * everywhere else they are the dunder methods of stub and user classes, tried as Python does: left, then reflected right.
 */
#include "sema/infer.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *plain, *reversed, *in_place;
} dunders[BINARY_COUNT] = {
    [BINARY_ADD] = {"__add__", "__radd__", "__iadd__"},
    [BINARY_SUB] = {"__sub__", "__rsub__", "__isub__"},
    [BINARY_MULT] = {"__mul__", "__rmul__", "__imul__"},
    [BINARY_MATMULT] = {"__matmul__", "__rmatmul__", "__imatmul__"},
    [BINARY_DIV] = {"__truediv__", "__rtruediv__", "__itruediv__"},
    [BINARY_MOD] = {"__mod__", "__rmod__", "__imod__"},
    [BINARY_POW] = {"__pow__", "__rpow__", "__ipow__"},
    [BINARY_LSHIFT] = {"__lshift__", "__rlshift__", "__ilshift__"},
    [BINARY_RSHIFT] = {"__rshift__", "__rrshift__", "__irshift__"},
    [BINARY_BITOR] = {"__or__", "__ror__", "__ior__"},
    [BINARY_BITXOR] = {"__xor__", "__rxor__", "__ixor__"},
    [BINARY_BITAND] = {"__and__", "__rand__", "__iand__"},
    [BINARY_FLOORDIV] = {"__floordiv__", "__rfloordiv__", "__ifloordiv__"},
};

/* ---- numbers ------------------------------------------------------------------------------------------------------------ */

static double number_of(const Type *type)
{
    return type->kind == TYPE_FLOAT ? type->literal.number : (double)type->literal.integer;
}

static const Type *fold_floats(TypeStore *types, BinaryOperator op, double a, double b, bool settled)
{
    switch (op) {
    case BINARY_ADD:
        return type_float_literal(types, a + b, settled);
    case BINARY_SUB:
        return type_float_literal(types, a - b, settled);
    case BINARY_MULT:
        return type_float_literal(types, a * b, settled);
    case BINARY_DIV:
        return b != 0 ? type_float_literal(types, a / b, settled) : types->float_;
    case BINARY_POW:
        return a > 0 ? type_float_literal(types, pow(a, b), settled) : types->float_;
    default:
        return types->float_;
    }
}

static int64_t floor_divide(int64_t a, int64_t b)
{
    int64_t quotient = a / b;
    return (a % b != 0) && ((a < 0) != (b < 0)) ? quotient - 1 : quotient;
}

static bool power(int64_t base, int64_t exponent, int64_t *result)
{
    *result = 1;
    for (int64_t i = 0; i < exponent; i++)
        if (i > 64 * 64 || __builtin_mul_overflow(*result, base, result))
            return false;
    return true;
}

static bool fold_ints(BinaryOperator op, int64_t a, int64_t b, int64_t *result)
{
    bool can_divide = b != 0 && !(a == INT64_MIN && b == -1);
    switch (op) {
    case BINARY_ADD:
        return !__builtin_add_overflow(a, b, result);
    case BINARY_SUB:
        return !__builtin_sub_overflow(a, b, result);
    case BINARY_MULT:
        return !__builtin_mul_overflow(a, b, result);
    case BINARY_FLOORDIV:
        *result = can_divide ? floor_divide(a, b) : 0;
        return can_divide;
    case BINARY_MOD:
        *result = can_divide ? a - floor_divide(a, b) * b : 0;
        return can_divide;
    case BINARY_POW:
        return b >= 0 && power(a, b, result);
    case BINARY_BITOR:
        *result = a | b;
        return true;
    case BINARY_BITXOR:
        *result = a ^ b;
        return true;
    case BINARY_BITAND:
        *result = a & b;
        return true;
    case BINARY_LSHIFT:
        *result = b >= 0 && b < 62 && a >= 0 && a < (INT64_C(1) << (62 - b)) ? a << b : 0;
        return b >= 0 && b < 62 && a >= 0 && a < (INT64_C(1) << (62 - b));
    case BINARY_RSHIFT:
        *result = b >= 0 && b < 64 ? a >> b : 0;
        return b >= 0 && b < 64;
    default:
        return false;
    }
}

/* 2 ** 100: Python goes on with a larger int. */
static bool is_too_large(BinaryOperator op, int64_t a, int64_t b)
{
    int64_t value;
    switch (op) {
    case BINARY_ADD:
    case BINARY_SUB:
    case BINARY_MULT:
        return !fold_ints(op, a, b, &value);
    case BINARY_POW:
        return b >= 0 && !power(a, b, &value);
    case BINARY_LSHIFT:
        return a != 0 && b >= 62;
    default:
        return false;
    }
}

static Dim dim_of(const Type *type)
{
    if (type->literal.is_set)
        return dim_constant(type->literal.integer);
    return type->dim;
}

static const Type *symbolic(TypeStore *types, BinaryOperator op, const Type *left, const Type *right)
{
    Dim a = dim_of(left), b = dim_of(right), result = dim_unknown();
    if (a.kind == DIM_UNKNOWN || b.kind == DIM_UNKNOWN)
        return types->int_;
    if (op == BINARY_MULT)
        result = dim_multiply(types, a, b);
    else if (op == BINARY_FLOORDIV)
        result = dim_divide(types, a, b);
    else if (op == BINARY_ADD)
        result = dim_add(types, a, b);
    return type_int_dim(types, result);
}

static const Type *plain_result(TypeStore *types, BinaryOperator op, const Type *left, const Type *right)
{
    bool is_bitwise = op == BINARY_BITOR || op == BINARY_BITXOR || op == BINARY_BITAND;
    bool known = left->literal.is_set && right->literal.is_set;
    bool settled = known && left->literal.is_settled && right->literal.is_settled;
    if (is_bitwise && left->kind == TYPE_BOOL && right->kind == TYPE_BOOL)
        return types->bool_;
    if (left->kind == TYPE_FLOAT || right->kind == TYPE_FLOAT || op == BINARY_DIV)
        return known ? fold_floats(types, op, number_of(left), number_of(right), settled) : types->float_;
    if (op == BINARY_POW && !(right->literal.is_set && right->literal.integer >= 0))
        return right->literal.is_set ? types->float_ : types->int_; /* 2 ** -1 is a float */
    bool is_far = right->literal.is_set && right->literal.integer >= 63 && (op == BINARY_POW || op == BINARY_LSHIFT);
    int64_t value;
    if (known && fold_ints(op, left->literal.integer, right->literal.integer, &value))
        return type_int_literal(types, value, settled);
    if (is_far || (known && is_too_large(op, left->literal.integer, right->literal.integer))) {
        type_box_open_ints(types);
        return types->number;
    }
    return symbolic(types, op, left, right);
}

static bool is_zero_or_less(const Type *type)
{
    return type->literal.is_set && number_of(type) <= 0;
}

/* Of which a number may be narrower than its type says (mixed.h): the result may be, too. Where C's doubles would tell, it is asked. */
static const Type *number_result(TypeStore *types, BinaryOperator op, const Type *left, const Type *right)
{
    const Type *result = plain_result(types, op, left, right);
    if (!type_is_mixed(left) && !type_is_mixed(right))
        return result;
    bool is_bits = op == BINARY_BITOR || op == BINARY_BITXOR || op == BINARY_BITAND;
    bool is_float = (left->kind == TYPE_FLOAT && !type_is_mixed(left)) || (right->kind == TYPE_FLOAT && !type_is_mixed(right));
    if (op == BINARY_DIV || is_float || (result->kind == TYPE_INT && !is_bits))
        return result;
    bool has_signed_zero = (op == BINARY_MULT || op == BINARY_FLOORDIV || op == BINARY_MOD) && (is_zero_or_less(left) || is_zero_or_less(right));
    bool is_shift = op == BINARY_LSHIFT || op == BINARY_RSHIFT;
    bool grows = op == BINARY_POW && !(right->kind == TYPE_INT && right->literal.is_set && right->literal.integer >= 0 && right->literal.integer <= 3);
    if (has_signed_zero || is_shift || grows || (is_bits && result->kind != TYPE_INT)) {
        type_observe(types, left);
        type_observe(types, right);
        return types->number;
    }
    return mixed_like(types, mixed_like(types, result, left), right);
}

/* A boxed number with another number: what is certainly a float is one in C. */
static const Type *boxed_number_result(TypeStore *types, BinaryOperator op, const Type *left, const Type *right)
{
    bool is_bits = op == BINARY_BITOR || op == BINARY_BITXOR || op == BINARY_BITAND || op == BINARY_LSHIFT || op == BINARY_RSHIFT;
    if (is_bits || op == BINARY_POW)
        return types->number;
    bool is_float = op == BINARY_DIV || left->kind == TYPE_FLOAT || right->kind == TYPE_FLOAT;
    type_observe(types, left);
    type_observe(types, right);
    return is_float ? types->float_ : types->number;
}

/* ---- tuples ------------------------------------------------------------------------------------------------------------- */

/* (1, 2) + (3,) has its length known; anything else of tuples is a rule. */
static const Type *tuple_result(Frame *frame, BinaryOperator op, const Type *left, const Type *right)
{
    if (left->kind != TYPE_TUPLE || left->is_variadic)
        return NULL;
    const Type *items[128];
    size_t count = 0;
    if (op == BINARY_ADD && right->kind == TYPE_TUPLE && !right->is_variadic &&
        left->item_count + right->item_count <= 128) {
        for (size_t i = 0; i < left->item_count; i++)
            items[count++] = left->items[i];
        for (size_t i = 0; i < right->item_count; i++)
            items[count++] = right->items[i];
        return type_tuple(frame->types, items, count);
    }
    bool is_known_repeat = op == BINARY_MULT && right->kind == TYPE_INT && right->literal.is_set &&
                           right->literal.integer >= 0 && left->item_count * (size_t)right->literal.integer <= 128;
    if (!is_known_repeat)
        return NULL;
    for (int64_t k = 0; k < right->literal.integer; k++)
        for (size_t i = 0; i < left->item_count; i++)
            items[count++] = left->items[i];
    return type_tuple(frame->types, items, count);
}

/* ---- binary ------------------------------------------------------------------------------------------------------------- */

static const Type *try_dunder(Frame *frame, Expr *receiver, const Type *receiver_type, const char *dunder, Expr *other,
                              const Type *other_type, Span span, const void *node, BoundCall **call)
{
    ArgVec args = {0};
    vec_push(frame->arena, &args, (ArgValue){.expr = other, .type = other_type});
    return call_method(frame, receiver, receiver_type, name_intern(frame->infer->names, dunder), &args, span, node, true,
                       call);
}

/* The same of the right operand: x.__rsub__(2) of 2 - x. */
static const Type *try_reversed(Frame *frame, Expr *right, const Type *right_type, const char *dunder, Expr *left,
                                const Type *left_type, Span span, BoundCall **call)
{
    const Type *result = try_dunder(frame, right, right_type, dunder, left, left_type, span, NULL, call);
    if (result && *call)
        (*call)->is_reversed = true;
    return result;
}

/* An object of a class below the left operand's: its method is asked first. */
static bool is_below(const Type *right, const Type *left)
{
    bool are_objects = left->kind == TYPE_INSTANCE && right->kind == TYPE_INSTANCE && left->class_->user && right->class_->user;
    return are_objects && left->class_ != right->class_ && class_derives_from(right->class_, left->class_);
}

/* Of arithmetic only if that class has a reversed method of its own. */
static bool overrides(Frame *frame, const Type *right, const Type *left, const char *dunder)
{
    Name name = name_intern(frame->infer->names, dunder);
    UserFunction *own = is_below(right, left) ? class_method(right->class_, name) : NULL;
    return own && own != class_method(left->class_, name);
}

static bool is_unknown(const Type *type)
{
    return type->kind == TYPE_NEVER || type->kind == TYPE_ERROR || type->kind == TYPE_DYNAMIC;
}

static const Type *bad_operands(Frame *frame, BinaryOperator op, const Type *left, const Type *right, Span span)
{
    if (!frame->infer->is_final)
        return frame->types->never;
    RuleClass *class_ = rule_class_of(frame, left);
    bool is_user_error = type_is_number(left) || left->kind == TYPE_STR || left->kind == TYPE_NONE;
    bool right_known = type_is_number(right) || right->kind == TYPE_STR || right->kind == TYPE_NONE;
    DiagCode code = is_user_error && right_known ? DIAG_bad_operand : class_ ? DIAG_no_rule : DIAG_bad_operand;
    infer_report(frame, code, span, "there is no rule for `%s` between %s and %s", binary_operator_text(op),
                 text_of(frame, left), text_of(frame, right));
    return frame->types->error;
}

/* Of what is not known yet, in error, or boxed; the other operand is boxed too. Objects of the script have operators of their own. */
/* A tensor with what can only be a number or a tensor, as no boxed object has the operator. */
static bool gives_tensor(Frame *frame, const Type *left, BinaryOperator op, const Type *right)
{
    bool is_tensor = left->kind == TYPE_TENSOR ? right->kind == TYPE_DYNAMIC : right->kind == TYPE_TENSOR;
    return is_tensor && !boxed_class_has(frame, name_intern(frame->infer->names, dunders[op].plain)) &&
           !boxed_class_has(frame, name_intern(frame->infer->names, dunders[op].reversed));
}

static const Type *infer_boxed_binary(Frame *frame, Expr *left, const Type *left_type, BinaryOperator op, Expr *right,
                                      const Type *right_type, Span span, BoundCall **call)
{
    if (left_type->kind <= TYPE_ERROR || right_type->kind <= TYPE_ERROR)
        return infer_unknown(frame, left_type->kind <= TYPE_ERROR ? left_type : right_type);
    type_box(frame->types, left_type);
    type_box(frame->types, right_type);
    Name method = name_intern(frame->infer->names, dunders[op].plain);
    if (gives_tensor(frame, left_type, op, right_type))
        return frame->types->tensor;
    if (left_type->kind != TYPE_DYNAMIC || !boxed_class_has(frame, method))
        return frame->types->dynamic;
    ArgVec args = {0};
    vec_push(frame->arena, &args, (ArgValue){.expr = right, .type = right_type});
    call_boxed_method(frame, left, method, &args, span, (const char *)right + 1, call);
    (*call)->is_operator = (*call)->has_own = true;
    (*call)->operator = op;
    return (*call)->result = frame->types->dynamic;
}

const Type *infer_binary(Frame *frame, Expr *left, const Type *left_type, BinaryOperator op, Expr *right,
                         const Type *right_type, Span span, bool in_place, BoundCall **call)
{
    const Type *a = type_unwrap(left_type), *b = type_unwrap(right_type), *result = NULL;
    *call = NULL;
    if (a->kind == TYPE_STR && op == BINARY_MOD && b->kind == TYPE_DYNAMIC)
        return frame->types->str; /* '%d items' % n */
    if (type_is_any_number(a) && type_is_any_number(b) && op != BINARY_MATMULT && (is_unknown(a) || is_unknown(b)))
        return boxed_number_result(frame->types, op, a, b);
    if (is_unknown(a) || is_unknown(b))
        return infer_boxed_binary(frame, left, a, op, right, b, span, call);
    if (type_is_number(a) && type_is_number(b) && op != BINARY_MATMULT)
        return number_result(frame->types, op, a, b);
    result = tuple_result(frame, op, a, b);
    if (result)
        return result;
    if (in_place)
        result = try_dunder(frame, left, a, dunders[op].in_place, right, b, span, NULL, call);
    if (result && *call)
        (*call)->is_inplace = true;
    bool yields = type_is_ndarray(a) && b->kind == TYPE_TENSOR; /* np.sqrt(2) * x: NumPy leaves it to the tensor */
    if (!result && overrides(frame, b, a, dunders[op].reversed))
        result = try_reversed(frame, right, b, dunders[op].reversed, left, a, span, call);
    if (!result && !yields)
        result = try_dunder(frame, left, a, dunders[op].plain, right, b, span, NULL, call);
    if (!result)
        result = try_reversed(frame, right, b, dunders[op].reversed, left, a, span, call);
    return result ? result : bad_operands(frame, op, a, b, span);
}

/* ---- unary -------------------------------------------------------------------------------------------------------------- */

static const Type *negate(TypeStore *types, const Type *type, UnaryOperator op)
{
    if (type_is_mixed(type) && type->kind == TYPE_FLOAT && op != UNARY_PLUS) /* -x of 0 is not -0.0 */
        type_observe(types, type);
    if (type->kind == TYPE_FLOAT)
        return !type->literal.is_set ? type
               : op == UNARY_MINUS   ? type_float_literal(types, -type->literal.number, type->literal.is_settled)
                                     : type;
    if (!type->literal.is_set || type->literal.integer == INT64_MIN)
        return types->int_;
    int64_t value = type->literal.integer;
    value = op == UNARY_MINUS ? -value : op == UNARY_INVERT ? ~value : value;
    return type_int_literal(types, value, type->literal.is_settled);
}

static const Type *infer_unary(Frame *frame, Expr *expr, ExprInfo *info)
{
    static const char *const names[UNARY_COUNT] = {
        [UNARY_INVERT] = "__invert__", [UNARY_PLUS] = "__pos__", [UNARY_MINUS] = "__neg__"};
    UnaryOperator op = expr->unary_op.op;
    const Type *type = op == UNARY_NOT ? infer_condition(frame, expr->unary_op.operand)
                                       : type_unwrap(infer_expr(frame, expr->unary_op.operand));
    if (op == UNARY_NOT) {
        ExprEntry *entry = pointer_map_get(&frame->state->exprs, expr->unary_op.operand);
        Truth truth = entry ? entry->info.truth : TRUTH_UNKNOWN;
        info->truth = truth == KNOWN_TRUE ? KNOWN_FALSE : truth == KNOWN_FALSE ? KNOWN_TRUE : TRUTH_UNKNOWN;
        bool settled = truth != TRUTH_UNKNOWN && expr->unary_op.operand->kind != EXPR_CONSTANT;
        return settled ? type_bool_literal(frame->types, truth == KNOWN_FALSE, true) : frame->types->bool_;
    }
    if (is_unknown(type))
        return infer_unknown(frame, type);
    if (type_is_number(type))
        return negate(frame->types, type, op);
    ArgVec none = {0};
    const Type *result = call_method(frame, expr->unary_op.operand, type, name_intern(frame->infer->names, names[op]), &none,
                                     expr->span, expr, true, &info->call);
    if (result)
        return result;
    infer_report(frame, DIAG_no_rule, expr->span, "there is no rule for `%s` of %s", unary_operator_text(op),
                 text_of(frame, type));
    return frame->infer->is_final ? frame->types->error : frame->types->never;
}

const Type *infer_operator(Frame *frame, Expr *expr, ExprInfo *info)
{
    if (expr->kind == EXPR_UNARY_OP)
        return infer_unary(frame, expr, info);
    const Type *left = infer_expr(frame, expr->bin_op.left), *right = infer_expr(frame, expr->bin_op.right);
    const Type *result = infer_binary(frame, expr->bin_op.left, left, expr->bin_op.op, expr->bin_op.right, right, expr->span,
                                      false, &info->call);
    return with_fresh_cell(frame, expr, result);
}

/* ---- comparison --------------------------------------------------------------------------------------------------------- */

static const Type *known_bool(Frame *frame, bool value)
{
    return type_bool_literal(frame->types, value, true);
}

static const Type *compare_none(Frame *frame, const Type *left, const Type *right, bool is_equal)
{
    const Type *other = left->kind == TYPE_NONE ? right : left;
    if (other->kind == TYPE_NONE)
        return known_bool(frame, is_equal);
    if (other->kind == TYPE_OPTIONAL || is_unknown(other))
        return frame->types->bool_;
    return known_bool(frame, !is_equal);
}

static bool compare_literals(CompareOperator op, const Type *left, const Type *right, bool *result)
{
    if (!left->literal.is_set || !right->literal.is_set || !(left->literal.is_settled || right->literal.is_settled))
        return false;
    int order;
    if (left->kind == TYPE_STR && right->kind == TYPE_STR) {
        order = strcmp(left->literal.text, right->literal.text);
    } else if (type_is_number(left) && type_is_number(right)) {
        double a = number_of(left), b = number_of(right);
        order = a < b ? -1 : a > b;
    } else {
        return false;
    }
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_IS:
        *result = order == 0;
        return true;
    case COMPARE_NOT_EQ:
    case COMPARE_IS_NOT:
        *result = order != 0;
        return true;
    case COMPARE_LT:
        *result = order < 0;
        return true;
    case COMPARE_LT_E:
        *result = order <= 0;
        return true;
    case COMPARE_GT:
        *result = order > 0;
        return true;
    case COMPARE_GT_E:
        *result = order >= 0;
        return true;
    default:
        return false;
    }
}

typedef struct Comparison {
    Frame *frame;
    Expr *left, *right;
    const Type *left_type, *right_type;
    CompareOperator op;
    Span span;
    BoundCall **call;
} Comparison;

static const Type *compare_membership(Comparison *c)
{
    Frame *frame = c->frame;
    const Type *container = type_unwrap(c->right_type);
    if (is_unknown(container)) {
        type_box(frame->types, c->left_type);
        return frame->types->bool_;
    }
    if (container->kind == TYPE_DICT && container->cell)
        cell_demote(frame->types, container->cell);
    if (container->kind == TYPE_TUPLE && !container->is_variadic)
        return frame->types->bool_; /* a chain of == */
    ArgVec args = {0};
    vec_push(frame->arena, &args, (ArgValue){.expr = c->left, .type = c->left_type});
    const Type *result = call_method(frame, c->right, container, frame->infer->known.contains, &args, c->span, NULL, true,
                                     c->call);
    if (!result)
        infer_report(frame, DIAG_no_rule, c->span, "there is no rule for `in` with %s", text_of(frame, container));
    return frame->types->bool_;
}

static const Type *compare_by_rule(Comparison *c, CompareOperator op)
{
    static const char *const names[COMPARE_COUNT] = {
        [COMPARE_EQ] = "__eq__", [COMPARE_NOT_EQ] = "__ne__", [COMPARE_LT] = "__lt__",
        [COMPARE_LT_E] = "__le__", [COMPARE_GT] = "__gt__",   [COMPARE_GT_E] = "__ge__"};
    static const CompareOperator mirrored[COMPARE_COUNT] = {
        [COMPARE_EQ] = COMPARE_EQ,     [COMPARE_NOT_EQ] = COMPARE_NOT_EQ, [COMPARE_LT] = COMPARE_GT,
        [COMPARE_LT_E] = COMPARE_GT_E, [COMPARE_GT] = COMPARE_LT,         [COMPARE_GT_E] = COMPARE_LT_E};
    if (!names[op])
        return NULL;
    bool yields = type_is_ndarray(c->left_type) && c->right_type->kind == TYPE_TENSOR;
    bool right_first = yields || is_below(c->right_type, c->left_type);
    const Type *result = NULL;
    for (size_t i = 0; i < (yields ? 1 : 2) && !result; i++)
        result = right_first == (i == 0)
                     ? try_reversed(c->frame, c->right, c->right_type, names[mirrored[op]], c->left, c->left_type, c->span, c->call)
                     : try_dunder(c->frame, c->left, c->left_type, names[op], c->right, c->right_type, c->span, NULL, c->call);
    return result;
}

/* Objects of the script of which one may be None, or whose classes each have an __eq__ of their own that we wrote: their kinds know. */
static bool is_left_to_run(Frame *frame, const Type *left, const Type *right)
{
    const Type *object = type_unwrap(left);
    if (object->kind != TYPE_INSTANCE || !object->class_->user || type_unwrap(right)->kind != TYPE_INSTANCE)
        return false;
    if (left != object || type_is_optional(right))
        return true;
    UserFunction *equal = class_method(object->class_, name_intern(frame->infer->names, "__eq__"));
    if (!equal || !equal->is_made)
        return false;
    vec_each(i, &frame->infer->program->classes) {
        const UserClass *below = frame->infer->program->classes.items[i];
        if (&below->class_ != object->class_ && below->is_instantiated && class_derives_from(&below->class_, object->class_))
            return true;
    }
    return type_unwrap(right)->class_ != object->class_;
}

/* Whether one may be a boxed tensor, which is compared element by element, and the other something that it is compared with. */
static bool may_compare_items(Frame *frame, const Type *left, const Type *right)
{
    const Type *both[] = {left, right};
    bool may_be = false;
    for (int i = 0; i < 2; i++) {
        bool is_boxed = both[i]->kind == TYPE_DYNAMIC && !type_is_any_number(both[i]);
        if (!is_boxed && both[i]->kind != TYPE_TENSOR && !type_is_any_number(both[i]))
            return false;
        may_be |= is_boxed || both[i]->kind == TYPE_TENSOR;
    }
    return may_be && frame->types->boxed && frame->types->boxed->has_tensors;
}

static const Type *compare_pair(Comparison *c)
{
    Frame *frame = c->frame;
    bool result, is_equality = c->op == COMPARE_EQ || c->op == COMPARE_NOT_EQ;
    bool is_identity = c->op == COMPARE_IS || c->op == COMPARE_IS_NOT;
    if (c->op == COMPARE_IN || c->op == COMPARE_NOT_IN)
        return compare_membership(c);
    if ((is_equality || is_identity) && (c->left_type->kind == TYPE_NONE || c->right_type->kind == TYPE_NONE))
        return compare_none(frame, c->left_type, c->right_type, c->op == COMPARE_IS || c->op == COMPARE_EQ);
    const Type *left = type_unwrap(c->left_type), *right = type_unwrap(c->right_type);
    if (is_unknown(left) || is_unknown(right)) {
        type_box(frame->types, left);
        type_box(frame->types, right);
        return !is_identity && may_compare_items(frame, left, right) ? frame->types->dynamic : frame->types->bool_;
    }
    record_demote(frame->types, left);
    record_demote(frame->types, right);
    if (compare_literals(c->op, left, right, &result))
        return known_bool(frame, result);
    bool are_entities = left->kind == right->kind && (left->kind == TYPE_CLASS || left->kind == TYPE_MODULE);
    if ((is_equality || is_identity) && are_entities)
        return known_bool(frame, (left == right) == (c->op == COMPARE_IS || c->op == COMPARE_EQ));
    if (is_identity || (type_is_number(left) && type_is_number(right)))
        return frame->types->bool_;
    if (is_equality && is_left_to_run(frame, c->left_type, c->right_type))
        return frame->types->bool_;
    c->left_type = left;
    c->right_type = right;
    const Type *by_rule = compare_by_rule(c, c->op);
    bool is_object = (left->kind == TYPE_INSTANCE && left->class_->user) || (right->kind == TYPE_INSTANCE && right->class_->user);
    if (!by_rule && c->op == COMPARE_NOT_EQ && is_object && left != right) /* object.__ne__ asks __eq__ */
        by_rule = compare_by_rule(c, COMPARE_EQ);
    if (by_rule)
        return by_rule;
    if (is_equality || (left->kind == right->kind && (left->kind == TYPE_TUPLE || left->kind == TYPE_STR)))
        return frame->types->bool_;
    infer_report(frame, DIAG_no_rule, c->span, "there is no rule for `%s` between %s and %s",
                 compare_operator_text(c->op), text_of(frame, left), text_of(frame, right));
    return frame->types->bool_;
}

/* type(x) == int: that class is only compared. */
static void note_compared_type(Frame *frame, const Expr *expr)
{
    bool is_type = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "type");
    if (is_type && expr->call.args.count == 1)
        pointer_map_set(frame->arena, &frame->infer->compared_types, expr->call.args.items[0], (void *)expr);
}

/* Objects of classes below int, float and str that containers of unlike kinds hold: comparing these asks for the values. */
static void box_plain_items(Frame *frame, const Type *type)
{
    bool is_plain = type->kind == TYPE_INSTANCE && type->class_->user && class_method(type->class_, name_intern(frame->infer->names, "_plain"));
    if (is_plain)
        type_box(frame->types, type);
    for (size_t i = 0; type->kind >= TYPE_LIST && type->kind <= TYPE_DICT && i < type->item_count; i++)
        box_plain_items(frame, type->items[i]);
}

const Type *infer_compare(Frame *frame, Expr *expr, ExprInfo *info)
{
    note_compared_type(frame, expr->compare.left);
    vec_each(i, &expr->compare.rest)
        note_compared_type(frame, expr->compare.rest.items[i]);
    size_t count = expr->compare.rest.count;
    Expr *left = expr->compare.left;
    const Type *left_type = infer_expr(frame, left), *result = NULL;
    info->compares = ARENA_NEW_ARRAY(frame->arena, BoundCall *, count);
    for (size_t i = 0; i < count; i++) {
        Comparison c = {.frame = frame,
                        .left = left,
                        .left_type = left_type,
                        .right = expr->compare.rest.items[i],
                        .op = expr->compare.ops[i],
                        .span = expr->span,
                        .call = &info->compares[i]};
        c.right_type = infer_expr(frame, c.right);
        const Type *right_type = c.right_type;
        if (left_type != right_type && left_type->kind != TYPE_INSTANCE && right_type->kind != TYPE_INSTANCE) {
            box_plain_items(frame, left_type);
            box_plain_items(frame, right_type);
        }
        const Type *one = compare_pair(&c);
        result = result ? (result == one ? one : frame->types->bool_) : one;
        left = c.right;
        left_type = right_type;
    }
    return result;
}
