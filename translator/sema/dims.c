/* Dtypes and dimensions: names, promotion, the little algebra of symbolic sizes (products such as `4*C`). */
#include "sema/type.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- dtypes ------------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *alias;
    int category; /* 0 bool, 1 integer, 2 float, 3 complex */
} dtype_rows[DTYPE_COUNT] = {
    [DTYPE_UNKNOWN] = {"?", NULL, -1},
    [DTYPE_BOOL] = {"bool", NULL, 0},
    [DTYPE_UINT8] = {"uint8", NULL, 1},
    [DTYPE_INT8] = {"int8", NULL, 1},
    [DTYPE_INT16] = {"int16", "short", 1},
    [DTYPE_INT32] = {"int32", "int", 1},
    [DTYPE_INT64] = {"int64", "long", 1},
    [DTYPE_FLOAT16] = {"float16", "half", 2},
    [DTYPE_BFLOAT16] = {"bfloat16", NULL, 2},
    [DTYPE_FLOAT32] = {"float32", "float", 2},
    [DTYPE_FLOAT64] = {"float64", "double", 2},
    [DTYPE_COMPLEX64] = {"complex64", "cfloat", 3},
    [DTYPE_FLOATING] = {"floating", NULL, 2},
};

bool dtype_is_known(DType dtype)
{
    return dtype != DTYPE_UNKNOWN && dtype != DTYPE_FLOATING;
}

bool dtype_is_float(DType dtype)
{
    return dtype_rows[dtype].category == 2;
}

bool dtype_is_integer(DType dtype)
{
    return dtype_rows[dtype].category == 1;
}

const char *dtype_name(DType dtype)
{
    return dtype_rows[dtype].name;
}

DType dtype_from_name(const char *name)
{
    for (int i = 1; i < DTYPE_COUNT; i++)
        if (i != DTYPE_FLOATING && (strcmp(dtype_rows[i].name, name) == 0 || (dtype_rows[i].alias && strcmp(dtype_rows[i].alias, name) == 0)))
            return (DType)i;
    return DTYPE_UNKNOWN;
}

DType dtype_promote(DType left, DType right)
{
    if (left == right)
        return left;
    if (!dtype_is_known(left) || !dtype_is_known(right)) /* with a floating one the result is one */
        return dtype_is_float(left) || dtype_is_float(right) ? DTYPE_FLOATING : DTYPE_UNKNOWN;
    int left_category = dtype_rows[left].category, right_category = dtype_rows[right].category;
    if (left_category != right_category)
        return left_category > right_category ? left : right;
    if ((left == DTYPE_FLOAT16 && right == DTYPE_BFLOAT16) || (left == DTYPE_BFLOAT16 && right == DTYPE_FLOAT16))
        return DTYPE_FLOAT32;
    if ((left == DTYPE_UINT8 && right == DTYPE_INT8) || (left == DTYPE_INT8 && right == DTYPE_UINT8))
        return DTYPE_INT16;
    return left > right ? left : right; /* the rows are in order of width within a category */
}

DType dtype_join(DType left, DType right)
{
    if (left == right)
        return left;
    return dtype_is_float(left) && dtype_is_float(right) ? DTYPE_FLOATING : DTYPE_UNKNOWN;
}

/* ---- dimensions --------------------------------------------------------------------------------------------------------- */

Dim dim_constant(int64_t value)
{
    return (Dim){.kind = DIM_CONSTANT, .value = value};
}

Dim dim_unknown(void)
{
    return (Dim){.kind = DIM_UNKNOWN};
}

Dim dim_symbol(Name symbol)
{
    return (Dim){.kind = DIM_SYMBOL, .symbol = symbol};
}

bool dim_equal(Dim left, Dim right)
{
    return left.kind == right.kind && left.value == right.value && left.symbol == right.symbol;
}

bool dim_conflicts(Dim left, Dim right)
{
    return left.kind == DIM_CONSTANT && right.kind == DIM_CONSTANT && left.value != right.value;
}

/* A product: a coefficient and sorted factors. The text form is `4*B*C`, without the coefficient if it is 1. */
enum { MAX_FACTORS = 12, FACTOR_LENGTH = 64 };

typedef struct Product {
    int64_t coefficient;
    char factors[MAX_FACTORS][FACTOR_LENGTH];
    size_t count;
} Product;

static bool product_read(Dim dim, Product *product)
{
    *product = (Product){.coefficient = 1};
    if (dim.kind == DIM_CONSTANT)
        product->coefficient = dim.value;
    if (dim.kind != DIM_SYMBOL)
        return dim.kind == DIM_CONSTANT;
    for (const char *p = dim.symbol->text; *p;) {
        size_t length = strcspn(p, "*");
        if (length >= FACTOR_LENGTH || product->count == MAX_FACTORS)
            return false;
        if (*p >= '0' && *p <= '9') {
            product->coefficient = strtoll(p, NULL, 10);
        } else {
            memcpy(product->factors[product->count], p, length);
            product->factors[product->count++][length] = '\0';
        }
        p += length + (p[length] == '*');
    }
    return true;
}

static int compare_factors(const void *left, const void *right)
{
    return strcmp(left, right);
}

static Dim product_dim(TypeStore *store, Product *product)
{
    if (product->count == 0)
        return dim_constant(product->coefficient);
    qsort(product->factors, product->count, FACTOR_LENGTH, compare_factors);
    Text text = {0};
    if (product->coefficient != 1)
        text_printf(&text, "%" PRId64 "*", product->coefficient);
    for (size_t i = 0; i < product->count; i++)
        text_printf(&text, "%s%s", i ? "*" : "", product->factors[i]);
    Name symbol = name_intern(store->names, text_string(&text));
    text_release(&text);
    return dim_symbol(symbol);
}

Dim dim_multiply(TypeStore *store, Dim left, Dim right)
{
    Product a, b;
    if (!product_read(left, &a) || !product_read(right, &b) || a.count + b.count > MAX_FACTORS)
        return dim_unknown();
    if (__builtin_mul_overflow(a.coefficient, b.coefficient, &a.coefficient))
        return dim_unknown();
    for (size_t i = 0; i < b.count; i++)
        memcpy(a.factors[a.count++], b.factors[i], FACTOR_LENGTH);
    return a.coefficient == 0 ? dim_constant(0) : product_dim(store, &a);
}

static bool remove_factor(Product *product, const char *factor)
{
    for (size_t i = 0; i < product->count; i++) {
        if (strcmp(product->factors[i], factor) != 0)
            continue;
        product->count--;
        if (i != product->count)
            memcpy(product->factors[i], product->factors[product->count], FACTOR_LENGTH);
        return true;
    }
    return false;
}

Dim dim_divide(TypeStore *store, Dim left, Dim right)
{
    Product a, b;
    if (!product_read(left, &a) || !product_read(right, &b) || b.coefficient == 0 || a.coefficient % b.coefficient != 0)
        return dim_unknown();
    for (size_t i = 0; i < b.count; i++)
        if (!remove_factor(&a, b.factors[i]))
            return dim_unknown();
    a.coefficient /= b.coefficient;
    return product_dim(store, &a);
}

Dim dim_add(TypeStore *store, Dim left, Dim right)
{
    (void)store;
    int64_t sum;
    if (left.kind == DIM_CONSTANT && right.kind == DIM_CONSTANT &&
        !__builtin_add_overflow(left.value, right.value, &sum))
        return dim_constant(sum);
    if (left.kind == DIM_CONSTANT && left.value == 0)
        return right;
    return right.kind == DIM_CONSTANT && right.value == 0 ? left : dim_unknown();
}
