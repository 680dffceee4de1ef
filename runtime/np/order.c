/* Order: sorting, searching, counting. All sorts are merge sorts of indices; nan is the largest. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>

/* ---- sorting lanes */

typedef struct Lane {
    np_type type;
    const char *at;
    int64_t stride;
} Lane;

static bool is_less(const Lane *lane, int64_t a, int64_t b)
{
    const char *x = lane->at + a * lane->stride, *y = lane->at + b * lane->stride;
    switch (lane->type) {
    case NP_TYPE_FLOAT64: {
        double left = *(const double *)x, right = *(const double *)y;
        return left < right || (right != right && left == left);
    }
    case NP_TYPE_INT64:
        return *(const int64_t *)x < *(const int64_t *)y;
    case NP_TYPE_UINT64:
        return *(const uint64_t *)x < *(const uint64_t *)y;
    default: {
        double left = np_get_float(x, lane->type), right = np_get_float(y, lane->type);
        return left < right || (right != right && left == left);
    }
    }
}

static void merge_sort(const Lane *lane, int64_t *indices, int64_t *scratch, int64_t n)
{
    if (n <= 16) {
        for (int64_t i = 1; i < n; i++)
            for (int64_t k = i; k > 0 && is_less(lane, indices[k], indices[k - 1]); k--) {
                int64_t held = indices[k];
                indices[k] = indices[k - 1];
                indices[k - 1] = held;
            }
        return;
    }
    int64_t half = n / 2;
    merge_sort(lane, indices, scratch, half);
    merge_sort(lane, indices + half, scratch, n - half);
    memcpy(scratch, indices, (size_t)half * sizeof *indices);
    int64_t left = 0, right = half, to = 0;
    while (left < half)
        indices[to++] = right < n && is_less(lane, indices[right], scratch[left]) ? indices[right++] : scratch[left++];
}

np_array *np_argsort_of(const np_array *x, int64_t axis)
{
    const np_array *in = x->ndim ? x : np_reshape_dims(x, NP_SHAPE(1));
    int at = np_axis(axis, in->ndim);
    np_array *lanes = np_axis_last(in, at);
    np_array *out = np_new(NP_TYPE_INT64, lanes->ndim, lanes->shape);
    int last = lanes->ndim - 1;
    int64_t n = lanes->shape[last], *scratch = t2m_malloc((size_t)(n + 1) * sizeof *scratch);
    np_array starts = *lanes, results = *out;
    starts.ndim = results.ndim = last;
    np_walk walk;
    np_walk_start(&walk, last, out->shape, 2, (const np_array *const[]){&starts, &results});
    if (!walk.is_done)
        do
            for (int64_t i = 0; i < walk.inner; i++) {
                Lane lane = {x->type, walk.at[0] + i * walk.inner_strides[0], lanes->strides[last]};
                int64_t *indices = (int64_t *)(walk.at[1] + i * walk.inner_strides[1]);
                for (int64_t k = 0; k < n; k++)
                    indices[k] = k;
                merge_sort(&lane, indices, scratch, n);
            }
        while (np_walk_next(&walk));
    free(scratch);
    np_array *back = np_axis_back(out, at);
    return np_is_contiguous(back) ? back : np_copied(back, NP_TYPE_INT64);
}

np_array *np_sort_of(const np_array *x, int64_t axis)
{
    if (x->ndim == 0)
        py_raise(PY_AXIS_ERROR, "axis -1 is out of bounds for array of dimension 0");
    return np_take_along_axis(x, np_argsort_of(x, axis), axis);
}

void np_sort_self(np_array *x, int64_t axis)
{
    np_check_writable(x);
    np_cast_into(x, np_sort_of(x, axis));
}

/* ---- searching */

np_array *np_searchsorted_of(const np_array *x, const np_array *values, bool is_right)
{
    np_type type = np_common_type(x, values) == NP_TYPE_INT64 ? NP_TYPE_INT64 : NP_TYPE_FLOAT64;
    const np_array *sorted = np_contiguous(x, type), *wanted = np_contiguous(values, type);
    np_array *out = np_new(NP_TYPE_INT64, values->ndim, values->shape);
    int64_t n = np_size(x), size = np_type_size(type);
    for (int64_t i = 0, count = np_size(values); i < count; i++) {
        int64_t low = 0, high = n;
        while (low < high) {
            int64_t middle = (low + high) / 2;
            const char *a = sorted->data + middle * size, *b = wanted->data + i * size;
            bool goes_right;
            if (type == NP_TYPE_INT64) {
                goes_right = is_right ? *(const int64_t *)a <= *(const int64_t *)b : *(const int64_t *)a < *(const int64_t *)b;
            } else {
                double left = *(const double *)a, right = *(const double *)b;
                goes_right = is_right ? !(right < left) && !(left != left && right == right) : left < right || (right != right && left == left);
            }
            if (goes_right)
                low = middle + 1;
            else
                high = middle;
        }
        ((int64_t *)out->data)[i] = low;
    }
    return np_scalar_of(out);
}

/* ---- unique values */

/* Where in the sorted row another value starts. */
static np_array *is_first(const np_array *sorted)
{
    np_array *first = np_full_of(NP_BOOL, np_shape_of(sorted), np_of_bool(true));
    np_array *changes = np_not_equal_of(np_slice(sorted, NP_FROM(1)), np_slice(sorted, NP_TO(-1)));
    if (np_is_float_type(sorted->type)) { /* all nans are one value */
        np_array *nan = np_isnan_of(sorted);
        changes = np_logical_and_of(changes, np_logical_not_of(np_slice(nan, NP_TO(-1))));
    }
    np_put(first, changes, NP_FROM(1));
    return first;
}

py_tuple *np_unique_parts(const np_array *x, bool index, bool inverse, bool counts)
{
    np_array *flat = np_ravel(x), *order = np_argsort_of(flat, -1), *sorted = np_slice(flat, NP_BY(order));
    np_array *first = is_first(sorted);
    py_list *out = py_list_new(PY_OBJECT);
    py_list_append(out, py_of(np_slice(sorted, NP_BY(first))));
    if (index)
        py_list_append(out, py_of(np_slice(order, NP_BY(first))));
    if (inverse) {
        np_array *places = np_empty(NP_INT64, np_shape_of(order));
        np_put(places, np_subtract(np_cumsum(first), 1), NP_BY(order));
        py_list_append(out, py_of(np_reshape_dims(places, np_shape_of(x))));
    }
    if (counts) {
        np_array *starts = np_append(np_flatnonzero(first), np_length(sorted));
        py_list_append(out, py_of(np_diff(starts, 1, -1)));
    }
    return py_tuple_of_list(out);
}

np_array *np_unique_of(const np_array *x)
{
    np_array *sorted = np_sort_of(np_ravel(x), -1);
    return np_slice(sorted, NP_BY(is_first(sorted)));
}

/* np.unique(x, axis=0): rows in lexicographic order: sorted by the last column first, stably. */
np_array *np_unique_rows(const np_array *x)
{
    if (x->ndim != 2)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "unique rows of an array that is no matrix are not supported");
    np_array *rows = np_copied(x, x->type);
    for (int64_t column = x->shape[1] - 1; column >= 0; column--)
        rows = np_slice(rows, NP_BY(np_argsort(np_slice(rows, NP_ALL, NP_AT(column)), -1)));
    np_array *changes = np_any(np_not_equal_of(np_slice(rows, NP_FROM(1)), np_slice(rows, NP_TO(-1))), .axis = NP_SHAPE(1));
    np_array *first = np_full_of(NP_BOOL, NP_SHAPE(x->shape[0]), np_of_bool(true));
    np_put(first, changes, NP_FROM(1));
    return np_slice(rows, NP_BY(first));
}

np_array *np_isin_of(const np_array *x, const np_array *values)
{
    np_array *sorted = np_sort_of(np_ravel(values), -1), *flat = np_ravel(x);
    np_array *out = np_zeros(NP_BOOL, np_shape_of(x));
    int64_t n = np_length(sorted);
    if (n == 0)
        return out;
    np_array *places = np_minimum(np_searchsorted_of(sorted, flat, false), n - 1);
    return np_reshape_dims(np_equal_of(np_slice(sorted, NP_BY(places)), flat), np_shape_of(x));
}

np_array *np_intersect1d(const np_array *a, const np_array *b)
{
    np_array *left = np_unique_of(a);
    return np_slice(left, NP_BY(np_isin_of(left, b)));
}

np_array *np_setdiff1d(const np_array *a, const np_array *b)
{
    np_array *left = np_unique_of(a);
    return np_slice(left, NP_BY(np_logical_not_of(np_isin_of(left, b))));
}

np_array *np_union1d(const np_array *a, const np_array *b)
{
    return np_unique_of(np_append_of(a, b));
}

/* ---- counting */

np_array *np_bincount_of(const np_array *x, const np_array *weights, int64_t minlength)
{
    if (np_is_float_type(x->type) && np_size(x))
        py_raise(PY_TYPE_ERROR, "Cannot cast array data from dtype('%s') to dtype('int64') according to the rule 'safe'", np_dtypes[x->type].name);
    if (x->ndim != 1)
        py_raise(PY_VALUE_ERROR, "object too deep for desired array");
    const np_array *values = np_contiguous(x, NP_TYPE_INT64);
    int64_t n = np_size(x), length = minlength;
    const int64_t *at = (const int64_t *)values->data;
    for (int64_t i = 0; i < n; i++) {
        if (at[i] < 0)
            py_raise(PY_VALUE_ERROR, "'list' argument must have no negative elements");
        length = at[i] >= length ? at[i] + 1 : length;
    }
    np_array *out = np_zeros(weights ? NP_FLOAT64 : NP_INT64, NP_SHAPE(length));
    const np_array *wide = weights ? np_contiguous(weights, NP_TYPE_FLOAT64) : NULL;
    if (wide && np_size(wide) != n)
        py_raise(PY_VALUE_ERROR, "The weights and list don't have the same length.");
    for (int64_t i = 0; i < n; i++)
        if (wide)
            ((double *)out->data)[at[i]] += ((const double *)wide->data)[i];
        else
            ((int64_t *)out->data)[at[i]]++;
    return out;
}

py_tuple *np_histogram_of(const np_array *x, const np_array *bins, const double *range)
{
    const np_array *values = np_contiguous(np_ravel(x), NP_TYPE_FLOAT64);
    const double *at = (const double *)values->data;
    int64_t n = np_size(values);
    np_array *edges;
    if (bins->ndim == 0) {
        double low = range ? range[0] : n ? np_to_float(np_min(values)) : 0, high = range ? range[1] : n ? np_to_float(np_max(values)) : 1;
        if (low == high) {
            low -= 0.5;
            high += 0.5;
        }
        edges = np_linspace(low, high, np_to_index(bins) + 1, true, NULL);
    } else {
        edges = np_copied(bins, NP_TYPE_FLOAT64);
    }
    int64_t count = np_size(edges) - 1;
    const double *edge = (const double *)edges->data;
    np_array *counts = np_zeros(NP_INT64, NP_SHAPE(count));
    for (int64_t i = 0; i < n; i++) {
        if (!(at[i] >= edge[0] && at[i] <= edge[count]))
            continue;
        int64_t low = 0, high = count; /* the last edge that is not above the value */
        while (high - low > 1) {
            int64_t middle = (low + high) / 2;
            if (edge[middle] <= at[i])
                low = middle;
            else
                high = middle;
        }
        ((int64_t *)counts->data)[low]++;
    }
    return PY_TUPLE(PY_OBJECT, py_of(counts), py_of(edges));
}

/* ---- interpolation, convolution */

np_array *np_interp_of(const np_array *x, const np_array *xs, const np_array *ys)
{
    const np_array *at = np_contiguous(x, NP_TYPE_FLOAT64);
    const double *known = (const double *)np_contiguous(xs, NP_TYPE_FLOAT64)->data;
    const double *values = (const double *)np_contiguous(ys, NP_TYPE_FLOAT64)->data;
    int64_t n = np_size(xs);
    if (n == 0)
        py_raise(PY_VALUE_ERROR, "array of sample points is empty");
    if (np_size(ys) != n)
        py_raise(PY_VALUE_ERROR, "fp and xp are not of the same length.");
    np_array *out = np_new_like(x, NP_TYPE_FLOAT64);
    for (int64_t i = 0, count = np_size(x); i < count; i++) {
        double place = ((const double *)at->data)[i], *result = (double *)out->data + i;
        if (place != place || place <= known[0]) {
            *result = place != place ? place : values[0];
        } else if (place >= known[n - 1]) {
            *result = values[n - 1];
        } else {
            int64_t low = 0, high = n - 1;
            while (high - low > 1) {
                int64_t middle = (low + high) / 2;
                if (known[middle] <= place)
                    low = middle;
                else
                    high = middle;
            }
            double slope = (values[low + 1] - values[low]) / (known[low + 1] - known[low]);
            *result = slope * (place - known[low]) + values[low];
        }
    }
    return np_scalar_of(out);
}

#define CONVOLVE(type)                                                                                       \
    static void convolve_##type(const void *left, int64_t n, const void *right, int64_t m, void *out)        \
    {                                                                                                        \
        const type *a = left, *b = right;                                                                    \
        for (int64_t k = 0; k < n + m - 1; k++) {                                                            \
            type sum = 0;                                                                                    \
            for (int64_t i = k - m + 1 > 0 ? k - m + 1 : 0; i <= k && i < n; i++)                            \
                sum += a[i] * b[k - i];                                                                      \
            ((type *)out)[k] = sum;                                                                          \
        }                                                                                                    \
    }
CONVOLVE(double)
CONVOLVE(int64_t)

np_array *np_convolve_of(const np_array *a, const np_array *b, py_str mode)
{
    const np_array *left = np_size(a) >= np_size(b) ? a : b, *right = left == a ? b : a;
    int64_t n = np_size(left), m = np_size(right);
    if (n == 0 || m == 0)
        py_raise(PY_VALUE_ERROR, "a cannot be empty");
    np_type type = np_promote(a->type, b->type), computed = np_is_float_type(type) ? NP_TYPE_FLOAT64 : NP_TYPE_INT64;
    const np_array *long_row = np_contiguous(left, computed), *short_row = np_contiguous(right, computed);
    np_array *full = np_zeros(&np_dtypes[computed], NP_SHAPE(n + m - 1));
    (computed == NP_TYPE_FLOAT64 ? convolve_double : convolve_int64_t)(long_row->data, n, short_row->data, m, full->data);
    const char *text = py_text(mode);
    np_array *out = strcmp(text, "full") == 0   ? full
                    : strcmp(text, "same") == 0 ? np_slice(full, NP_SPAN((m - 1) / 2, (m - 1) / 2 + n))
                                                : np_slice(full, NP_SPAN(m - 1, n));
    return np_copied(out, type);
}
