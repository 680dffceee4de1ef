/* np.add.at(x, indices, values) and its kin: every index counts, those that come again too. */
#include "internal.h"

/* x's elements counted in C order, selected as x[indices] would be. */
static np_array *places(const np_array *x, const np_index *items, size_t count)
{
    np_array *numbers = np_new(NP_TYPE_INT64, x->ndim, x->shape);
    int64_t size = np_size(x), *number = (int64_t *)numbers->data;
    for (int64_t i = 0; i < size; i++)
        number[i] = i;
    return np_slice_by(numbers, items, count);
}

static char *address(const np_array *x, int64_t number)
{
    char *at = x->data;
    for (int i = x->ndim - 1; i >= 0; i--) {
        at += number % x->shape[i] * x->strides[i];
        number /= x->shape[i];
    }
    return at;
}

#define APPLY(type, a, b)                                                                                    \
    switch (operation) {                                                                                     \
    case NP_AT_ADD:                                                                                          \
        return (a) + (b);                                                                                    \
    case NP_AT_SUBTRACT:                                                                                     \
        return (a) - (b);                                                                                    \
    case NP_AT_MULTIPLY:                                                                                     \
        return (a) * (b);                                                                                    \
    case NP_AT_MAXIMUM:                                                                                      \
        return (a) > (b) || (a) != (a) ? (a) : (b);                                                          \
    default:                                                                                                 \
        return (a) < (b) || (a) != (a) ? (a) : (b);                                                          \
    }
static double apply_float(np_at_operation operation, double a, double b)
{
    APPLY(double, a, b)
}

static int64_t apply_int(np_at_operation operation, int64_t a, int64_t b)
{
    if (operation == NP_AT_ADD)
        return (int64_t)((uint64_t)a + (uint64_t)b);
    if (operation == NP_AT_SUBTRACT)
        return (int64_t)((uint64_t)a - (uint64_t)b);
    if (operation == NP_AT_MULTIPLY)
        return (int64_t)((uint64_t)a * (uint64_t)b);
    APPLY(int64_t, a, b)
}

void np_update_at_by(np_at_operation operation, np_array *x, const np_array *values, const np_index *items, size_t count)
{
    static const char *const names[] = {"add", "subtract", "multiply", "maximum", "minimum"};
    np_check_writable(x);
    bool is_float = np_is_float_type(x->type);
    if (!is_float && np_is_float_type(values->type))
        py_raise(PY_TYPE_ERROR, "Cannot cast ufunc '%s' output from dtype('%s') to dtype('%s') with casting rule 'same_kind'", names[operation],
                 np_dtypes[values->type].name, np_dtypes[x->type].name);
    const np_array *where = np_contiguous(places(x, items, count), NP_TYPE_INT64);
    const np_array *spread = np_broadcast(values, where->ndim, where->shape);
    const np_array *typed = np_contiguous(spread, is_float ? NP_TYPE_FLOAT64 : NP_TYPE_INT64);
    int64_t size = np_size(where);
    for (int64_t i = 0; i < size; i++) {
        char *at = address(x, ((const int64_t *)where->data)[i]);
        if (is_float)
            np_put_float(at, x->type, apply_float(operation, np_get_float(at, x->type), ((const double *)typed->data)[i]));
        else
            np_put_int(at, x->type, apply_int(operation, np_get_int(at, x->type), ((const int64_t *)typed->data)[i]));
    }
}
