/* Arithmetic and comparison of scalars, and conversions. */
#include "emit/emitter.h"

#include "base/bug.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

typedef struct OperatorText {
    const char *text;
    Level level;
} OperatorText;

static const OperatorText operators[IR_OP_COUNT] = {
    [IR_ADD] = {"+", LEVEL_ADD},         [IR_SUB] = {"-", LEVEL_ADD},
    [IR_MUL] = {"*", LEVEL_MUL},         [IR_TRUE_DIV] = {"/", LEVEL_MUL},
    [IR_FLOOR_DIV] = {"/", LEVEL_MUL},   [IR_MOD] = {"%", LEVEL_MUL},
    [IR_BIT_AND] = {"&", LEVEL_BIT_AND}, [IR_BIT_OR] = {"|", LEVEL_BIT_OR},
    [IR_BIT_XOR] = {"^", LEVEL_BIT_XOR}, [IR_EQ] = {"==", LEVEL_EQUAL},
    [IR_NE] = {"!=", LEVEL_EQUAL},       [IR_LT] = {"<", LEVEL_LESS},
    [IR_LE] = {"<=", LEVEL_LESS},        [IR_GT] = {">", LEVEL_LESS},
    [IR_GE] = {">=", LEVEL_LESS},
};

/* Runtime functions where C's operator means something else: indexed by operator, for ints and for floats. */
static const char *const int_functions[IR_OP_COUNT] = {
    [IR_FLOOR_DIV] = "py_floordiv",
    [IR_MOD] = "py_mod",
    [IR_POW] = "py_pow_int",
    [IR_SHL] = "py_shl",
    [IR_SHR] = "py_shr",
};
static const char *const float_functions[IR_OP_COUNT] = {
    [IR_TRUE_DIV] = "py_div_float",
    [IR_FLOOR_DIV] = "py_floordiv_float",
    [IR_MOD] = "py_mod_float",
    [IR_POW] = "py_pow_float",
};

bool is_widening(const IrExpr *expr)
{
    return expr->kind == IR_CONVERT && expr->type->kind == IR_TYPE_FLOAT &&
           (expr->left->type->kind == IR_TYPE_INT || expr->left->type->kind == IR_TYPE_BOOL);
}

/* The number of batches or samples, which nobody divides by where there are none. */
static bool is_length(const IrExpr *expr)
{
    return expr->kind == IR_RULE && expr->rule->c && strncmp(expr->rule->c, "data_", 5) == 0 &&
           (strcmp(expr->rule->qualname, "builtins.len") == 0 || strstr(expr->rule->qualname, "__len__") != NULL);
}

/* A target of counting loops alone, each of which starts at zero or more and goes up. */
static bool is_loop_counter(Emitter *emitter, const IrVariable *variable)
{
    const VariableFacts *facts = variable_facts(&emitter->own, variable);
    bool is_counter = facts->places.count > 0 && !facts->written_in_body;
    vec_each(i, &facts->places) {
        const IrStmt *loop = facts->places.items[i].stmt;
        bool is_range = loop->kind == IR_FOR_RANGE &&
                        (!loop->start || (loop->start->kind == IR_INT && loop->start->integer >= 0)) &&
                        (!loop->step || (loop->step->kind == IR_INT && loop->step->integer > 0));
        is_counter &= facts->places.items[i].placement == PLACED_IN_LOOP &&
                      (is_range || (loop->index == variable && !loop->start));
    }
    return is_counter;
}

/* Known to be zero or more. */
static bool is_natural(Emitter *emitter, const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_INT:
        return expr->integer >= 0;
    case IR_VAR:
        return is_loop_counter(emitter, expr->variable);
    case IR_RULE:
        return is_length(expr);
    case IR_BINARY:
        return (expr->op == IR_ADD || expr->op == IR_MUL) && is_natural(emitter, expr->left) &&
               is_natural(emitter, expr->right);
    default:
        return false;
    }
}

/* Whether C's own operator gives what Python's does, here. */
static bool is_plain(Emitter *emitter, const IrExpr *expr)
{
    if (!operators[expr->op].text)
        return false;
    if (expr->op == IR_TRUE_DIV) {
        const IrExpr *divisor = is_widening(expr->right) ? expr->right->left : expr->right;
        return (divisor->kind == IR_FLOAT && divisor->number != 0) ||
               (divisor->kind == IR_INT && divisor->integer != 0) || is_length(divisor);
    }
    if (expr->op != IR_FLOOR_DIV && expr->op != IR_MOD)
        return true;
    return expr->type->kind == IR_TYPE_INT && expr->right->kind == IR_INT && expr->right->integer > 0 &&
           is_natural(emitter, expr->left);
}

/* A product of constants that C's int cannot hold: the operation must be done in 64 bits. */
static bool constant_value(const IrExpr *expr, __int128 *value)
{
    __int128 left, right;
    if (expr->kind == IR_INT) {
        *value = expr->integer;
        return true;
    }
    if (expr->kind != IR_BINARY || !constant_value(expr->left, &left) || !constant_value(expr->right, &right))
        return false;
    *value = expr->op == IR_ADD   ? left + right
             : expr->op == IR_SUB ? left - right
             : expr->op == IR_MUL ? left * right
                                  : 0;
    return expr->op == IR_ADD || expr->op == IR_SUB || expr->op == IR_MUL;
}

static bool needs_wide_constant(const IrExpr *expr)
{
    __int128 value;
    return constant_value(expr, &value) && (value > INT32_MAX || value < INT32_MIN) &&
           expr->left->kind == IR_INT && expr->left->integer <= INT32_MAX && expr->left->integer >= INT32_MIN;
}

/* With a double on one side, C widens the other by itself. */
static const IrExpr *operand(const IrExpr *expr, const IrExpr *other)
{
    return is_widening(expr) && !is_widening(other) ? expr->left : expr;
}

static void put_plain(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    OperatorText operator= operators[expr->op];
    bool parens = operator.level<level;
    const IrExpr *left = operand(expr->left, expr->right), *right = operand(expr->right, expr->left);
    if (is_widening(left) && is_widening(right)) /* both: one cast is enough */
        right = right->left;
    /* gcc asks for parentheses when bit operators meet others. */
    bool is_bit = operator.level >= LEVEL_BIT_OR && operator.level <= LEVEL_BIT_AND;
    text_add(out, parens ? "(" : "");
    text_add(out, needs_wide_constant(expr) ? "(int64_t)" : "");
    /* ... and around a `!` on the left, which might be meant for the whole. */
    bool is_not = left->kind == IR_UNARY && left->op == IR_NOT;
    put_expr(emitter, out, left, is_not ? LEVEL_POSTFIX : is_bit ? LEVEL_UNARY : operator.level);
    text_printf(out, " %s ", operator.text);
    put_expr(emitter, out, right, is_bit ? LEVEL_UNARY : operator.level + 1);
    text_add(out, parens ? ")" : "");
}

static void put_text_comparison(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    if (expr->op == IR_EQ || expr->op == IR_NE) {
        text_printf(out, "%s%s(", expr->op == IR_NE ? "!" : "",
                    expr->left->type->kind == IR_TYPE_STR    ? "py_str_equal"
                    : expr->left->type->kind == IR_TYPE_LIST ? "py_list_equal"
                                                             : "py_equal");
        put_value(emitter, out, expr->left);
        text_add(out, ", ");
        put_value(emitter, out, expr->right);
        text_add_char(out, ')');
        return;
    }
    text_add(out, level > LEVEL_LESS ? "(" : "");
    text_add(out, "py_str_compare(");
    put_value(emitter, out, expr->left);
    text_add(out, ", ");
    put_value(emitter, out, expr->right);
    text_printf(out, ") %s 0%s", operators[expr->op].text, level > LEVEL_LESS ? ")" : "");
}

/* An int of Python in the place of a double: converted, or written so. */
static bool is_int_operand(const IrExpr *expr)
{
    return is_widening(expr) || (expr->kind == IR_FLOAT && !expr->text);
}

static void put_operand(Emitter *emitter, Text *out, const IrExpr *expr, bool is_int)
{
    if (is_int && expr->kind == IR_FLOAT)
        text_printf(out, "%" PRId64, (int64_t)expr->number);
    else
        put_value(emitter, out, is_widening(expr) ? expr->left : expr);
}

static bool is_unboxed(const IrExpr *expr)
{
    return expr->kind == IR_CONVERT && expr->left->type->kind == IR_TYPE_VALUE;
}

/* An int or a boxed number is divided by another: which message a zero has is known to the run. */
static bool is_boxed_division(const IrExpr *expr)
{
    const IrExpr *left = expr->left, *right = expr->right;
    bool is_any = is_unboxed(left) || is_unboxed(right);
    return expr->op == IR_TRUE_DIV && is_any && (is_unboxed(left) || is_int_operand(left)) && (is_unboxed(right) || is_int_operand(right));
}

static void put_boxed_operand(Emitter *emitter, Text *out, const IrExpr *expr)
{
    text_add(out, is_unboxed(expr) ? "" : "py_box(");
    if (is_unboxed(expr))
        put_value(emitter, out, expr->left);
    else
        put_operand(emitter, out, expr, true);
    text_add(out, is_unboxed(expr) ? "" : ")");
}

void put_binary(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    if (!ir_type_is_scalar(expr->left->type)) {
        put_text_comparison(emitter, out, expr, level);
        return;
    }
    if (is_plain(emitter, expr)) {
        put_plain(emitter, out, expr, level);
        return;
    }
    bool is_float = expr->left->type->kind == IR_TYPE_FLOAT;
    const char *function = is_float ? float_functions[expr->op] : int_functions[expr->op];
    T2M_ASSERT(function != NULL);
    if (is_boxed_division(expr)) {
        text_add(out, "py_div_numbers(");
        put_boxed_operand(emitter, out, expr->left);
        text_add(out, ", ");
        put_boxed_operand(emitter, out, expr->right);
        text_add_char(out, ')');
        return;
    }
    bool are_ints = expr->op == IR_TRUE_DIV && is_int_operand(expr->left) && is_int_operand(expr->right);
    text_printf(out, "%s(", are_ints ? "py_div_ints" : function);
    put_operand(emitter, out, expr->left, are_ints);
    text_add(out, ", ");
    put_operand(emitter, out, expr->right, are_ints);
    text_add_char(out, ')');
}

/* ---- conversions -------------------------------------------------------------------------------------- */

static void put_function_of(Emitter *emitter, Text *out, const char *function, const IrExpr *operand)
{
    text_printf(out, "%s(", function);
    put_value(emitter, out, operand);
    text_add_char(out, ')');
}

/* bool(x): truth as Python has it. */
void put_truth(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    const char *test = NULL;
    if (ir_type_is_ndarray(expr->type)) {
        put_function_of(emitter, out, "np_to_bool", expr);
        return;
    }
    switch (expr->type->kind) {
    case IR_TYPE_BOOL:
        put_expr(emitter, out, expr, level);
        return;
    case IR_TYPE_INT:
    case IR_TYPE_FLOAT:
        test = " != 0";
        break;
    case IR_TYPE_ARRAY:
        put_function_of(emitter, out, "mx_item_bool", expr);
        return;
    case IR_TYPE_OPTIONAL:
        text_add_char(out, '(');
        put_expr(emitter, out, expr, LEVEL_POSTFIX);
        text_add(out, ".is_set && ");
        put_expr(emitter, out, expr, LEVEL_POSTFIX);
        text_add(out, ".value)");
        return;
    case IR_TYPE_STR:
    case IR_TYPE_LIST:
    case IR_TYPE_SET:
    case IR_TYPE_DICT:
    case IR_TYPE_TUPLE:
    case IR_TYPE_VALUE:
        text_add(out, "py_truth((py_value)");
        put_expr(emitter, out, expr, LEVEL_UNARY);
        text_add_char(out, ')');
        return;
    default:
        test = " != NULL";
        break;
    }
    text_add(out, level > LEVEL_EQUAL ? "(" : "");
    put_expr(emitter, out, expr, LEVEL_LESS);
    text_printf(out, "%s%s", test, level > LEVEL_EQUAL ? ")" : "");
}

static const char *unboxing(const IrType *type)
{
    static const char *const functions[IR_TYPE_KIND_COUNT] = {
        [IR_TYPE_BOOL] = "py_as_bool", [IR_TYPE_INT] = "py_as_int",     [IR_TYPE_FLOAT] = "py_as_float",
        [IR_TYPE_STR] = "py_as_str",   [IR_TYPE_ARRAY] = "py_as_array",
    };
    return functions[type->kind];
}

/* A container that holds its items as the type says: the one in the box if it does so, else a converted copy. */
static bool put_container_of(Emitter *emitter, Text *out, const IrExpr *from, const IrType *to)
{
    static const char *const functions[IR_TYPE_KIND_COUNT] = {
        [IR_TYPE_LIST] = "py_as_list_of", [IR_TYPE_SET] = "py_as_set_of",
        [IR_TYPE_DICT] = "py_as_dict_of", [IR_TYPE_TUPLE] = "py_as_tuple_of",
    };
    if (!functions[to->kind])
        return false;
    bool is_uniform = to->item_count > 0;
    for (size_t i = 1; to->kind == IR_TYPE_TUPLE && i < to->item_count; i++)
        is_uniform &= strcmp(c_kind(to->items[i]), c_kind(to->items[0])) == 0;
    text_printf(out, "%s(", functions[to->kind]);
    put_value(emitter, out, from);
    text_printf(out, ", %s", is_uniform ? c_kind(to->items[0]) : "PY_VALUE");
    if (to->kind == IR_TYPE_DICT)
        text_printf(out, ", %s", c_kind(to->items[1]));
    text_add_char(out, ')');
    return true;
}

static void put_optional(Emitter *emitter, Text *out, const IrExpr *expr)
{
    const IrExpr *from = expr->left;
    if (from->type->kind == IR_TYPE_OPTIONAL) { /* an optional int as an optional float */
        text_printf(out, "(%s){.is_set = ", c_type(emitter, expr->type));
        put_expr(emitter, out, from, LEVEL_POSTFIX);
        text_add(out, ".is_set, .value = (double)");
        put_expr(emitter, out, from, LEVEL_POSTFIX);
        text_add(out, ".value}");
        return;
    }
    text_printf(out, "(%s){.is_set = true, .value = ", c_type(emitter, expr->type));
    put_value(emitter, out, from);
    text_add_char(out, '}');
}

static void put_cast(Emitter *emitter, Text *out, const char *type, const IrExpr *operand, Level level)
{
    text_add(out, level > LEVEL_UNARY ? "(" : "");
    text_printf(out, "(%s)", type);
    put_expr(emitter, out, operand, LEVEL_UNARY);
    text_add(out, level > LEVEL_UNARY ? ")" : "");
}

static void put_text_of(Emitter *emitter, Text *out, const IrExpr *from)
{
    if (from->type->kind == IR_TYPE_ARRAY) {
        put_function_of(emitter, out, "mx_repr", from);
        return;
    }
    if (from->type->kind == IR_TYPE_STR) {
        put_value(emitter, out, from);
        return;
    }
    IrPieceVec pieces = {0};
    vec_push(emitter->arena, &pieces, ((IrPiece){.value = (IrExpr *)from, .spec = ""}));
    text_add(out, "py_str_printf(");
    put_format(emitter, out, &pieces);
    text_add_char(out, ')');
}

/* float('-inf') and the like: a constant. */
static bool is_number_text(const IrExpr *expr, IrExpr *constant)
{
    char *end = NULL;
    if (expr->kind != IR_STR || expr->length == 0 || expr->length > 40 ||
        strspn(expr->text, "0123456789+-.einfatyINFATY") != expr->length)
        return false;
    *constant = (IrExpr){.kind = IR_FLOAT, .type = expr->type, .number = strtod(expr->text, &end)};
    return *end == '\0';
}

static void put_number(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    const IrExpr *from = expr->left;
    IrExpr constant;
    bool is_int = expr->type->kind == IR_TYPE_INT;
    if (from->type->kind == IR_TYPE_ARRAY)
        put_function_of(emitter, out, is_int ? "mx_item_int" : "mx_item_float", from);
    else if (!is_int && is_number_text(from, &constant))
        put_value(emitter, out, &constant);
    else if (from->type->kind == IR_TYPE_STR)
        put_function_of(emitter, out, is_int ? "py_int_of_str" : "py_float_of_str", from);
    else if (from->type->kind == IR_TYPE_FLOAT)
        put_function_of(emitter, out, "py_int_of_float", from);
    else
        put_cast(emitter, out, is_int ? "int64_t" : "double", from, level);
}

void put_convert(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    const IrExpr *from = expr->left;
    const IrType *to = expr->type;
    if (from->type == to || (from->type->kind == IR_TYPE_TUPLE && to->kind == IR_TYPE_TUPLE)) {
        put_expr(emitter, out, from, level);
    } else if (ir_type_is_ndarray(to)) {
        put_function_of(emitter, out, from->type->kind == IR_TYPE_BOOL ? "np_of_bool" : "np_of", from);
    } else if (ir_type_is_ndarray(from->type) && (to->kind == IR_TYPE_INT || to->kind == IR_TYPE_FLOAT)) {
        put_function_of(emitter, out, to->kind == IR_TYPE_INT ? "np_to_int" : "np_to_float", from);
    } else if (ir_type_is_ndarray(from->type) && to->kind == IR_TYPE_STR) {
        put_function_of(emitter, out, "np_str", from);
    } else if (to->kind == IR_TYPE_BOOL && from->type->kind != IR_TYPE_VALUE) {
        put_truth(emitter, out, from, level);
    } else if (to->kind == IR_TYPE_OPTIONAL && from->type->kind == IR_TYPE_VALUE) {
        static const char *const readers[] = {
            [IR_TYPE_BOOL] = "py_as_optional_bool", [IR_TYPE_INT] = "py_as_optional_int", [IR_TYPE_FLOAT] = "py_as_optional_float"};
        put_function_of(emitter, out, readers[to->items[0]->kind], from);
    } else if (to->kind == IR_TYPE_OPTIONAL) {
        put_optional(emitter, out, expr);
    } else if (from->type->kind == IR_TYPE_OPTIONAL && to == from->type->items[0]) {
        put_expr(emitter, out, from, LEVEL_POSTFIX);
        text_add(out, ".value");
    } else if (to->kind == IR_TYPE_VALUE && from->type->kind == IR_TYPE_RECORD && !from->type->record->by_pointer) {
        text_add(out, "py_box(");
        put_record_as_dict(emitter, out, from);
        text_add_char(out, ')');
    } else if (to->kind == IR_TYPE_VALUE) {
        put_function_of(emitter, out, from->type->kind == IR_TYPE_BOOL ? "py_box_bool" : "py_box", from);
    } else if (from->type->kind == IR_TYPE_VALUE && unboxing(to)) {
        put_function_of(emitter, out, unboxing(to), from);
    } else if (from->type->kind == IR_TYPE_VALUE && put_container_of(emitter, out, from, to)) {
        return;
    } else if (from->type->kind == IR_TYPE_VALUE) {
        put_cast(emitter, out, c_type(emitter, to), from, level);
    } else if (to->kind == IR_TYPE_STR) {
        put_text_of(emitter, out, from);
    } else if (to->kind == IR_TYPE_INT || to->kind == IR_TYPE_FLOAT) {
        put_number(emitter, out, expr, level);
    } else if (to->kind == IR_TYPE_ARRAY) {
        put_function_of(emitter, out, from->type->kind == IR_TYPE_BOOL ? "mx_tensor_bool" : "mx_tensor",
                        from);
    } else {
        text_add(out, level > LEVEL_UNARY ? "(" : "");
        put_base(emitter, out, from, to);
        text_add(out, level > LEVEL_UNARY ? ")" : "");
    }
}
