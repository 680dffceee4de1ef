/* See golden.h. Integers are compared as integers, floats by a tolerance, everything element by element. */
#include "golden.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    mx_dtype dtype;
} dtypes[] = {
    {"float32", MX_FLOAT32}, {"float64", MX_FLOAT64}, {"int64", MX_INT64},     {"int32", MX_INT32},
    {"bool", MX_BOOL},       {"float16", MX_FLOAT16}, {"bfloat16", MX_BFLOAT16}, {"uint8", MX_UINT8},
};

json_t *golden_file(const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", GOLDEN_DIR, name);
    json_error_t error;
    json_t *root = json_load_file(path, 0, &error);
    cr_assert(root != NULL, "%s: %s", path, error.text);
    return root;
}

static mx_dtype dtype_named(const char *name)
{
    for (size_t i = 0; i < sizeof dtypes / sizeof dtypes[0]; i++) {
        if (strcmp(dtypes[i].name, name) == 0)
            return dtypes[i].dtype;
    }
    cr_assert(false, "unknown dtype %s", name);
    return MX_FLOAT32;
}

mx_dims golden_dims(const json_t *sizes)
{
    mx_dims dims = {.count = (int)json_array_size(sizes)};
    cr_assert(dims.count <= MX_MAX_DIMS, "too many sizes");
    for (int i = 0; i < dims.count; i++)
        dims.at[i] = json_integer_value(json_array_get(sizes, (size_t)i));
    return dims;
}

double golden_number(const json_t *value)
{
    if (!json_is_string(value))
        return json_number_value(value);
    const char *text = json_string_value(value);
    return strcmp(text, "nan") == 0 ? NAN : strcmp(text, "inf") == 0 ? INFINITY : -INFINITY;
}

static mx_array array_of(const json_t *values, mx_dtype dtype, mx_dims shape)
{
    size_t count = json_array_size(values);
    bool is_float = mx_dtype_is_float(dtype);
    double *reals = calloc(count + 1, sizeof *reals);
    int64_t *integers = calloc(count + 1, sizeof *integers);
    for (size_t i = 0; i < count; i++) {
        const json_t *value = json_array_get(values, i);
        if (is_float)
            reals[i] = golden_number(value);
        else
            integers[i] = json_integer_value(value);
    }
    mx_array x = is_float ? mx_from_data(reals, MX_FLOAT64, shape) : mx_from_ints(integers, shape);
    free(reals);
    free(integers);
    return mx_astype(x, dtype);
}

mx_array golden_array(const json_t *tensor)
{
    mx_dtype dtype = dtype_named(json_string_value(json_object_get(tensor, "dtype")));
    return array_of(json_object_get(tensor, "values"), dtype, golden_dims(json_object_get(tensor, "shape")));
}

mx_array golden_like(const json_t *values, mx_array model)
{
    return array_of(values, mx_dtype_of(model), mx_shape(model));
}

double *golden_elements(mx_array x, int64_t *count)
{
    bool is_float = mx_is_float(x);
    py_list *list = mx_tolist(mx_reshape(mx_astype(x, is_float ? MX_FLOAT64 : MX_INT64), -1));
    *count = py_list_length(list);
    double *elements = calloc((size_t)*count + 1, sizeof *elements);
    for (int64_t i = 0; i < *count; i++)
        elements[i] = is_float ? py_list_at(list, i).f : (double)py_list_at(list, i).i;
    return elements;
}

static double largest_of(const json_t *values)
{
    double largest = 0;
    for (size_t i = 0; i < json_array_size(values); i++) {
        double value = fabs(golden_number(json_array_get(values, i)));
        if (isfinite(value) && value > largest)
            largest = value;
    }
    return largest;
}

static bool close_to(double actual, double expected, double allowed)
{
    if (isnan(expected) || isnan(actual))
        return isnan(expected) && isnan(actual);
    if (isinf(expected) || isinf(actual))
        return actual == expected;
    return fabs(actual - expected) <= allowed;
}

static void expect_floats(const char *what, const double *actual, const json_t *values, golden_tolerance tolerance)
{
    double floor = tolerance.scaled * largest_of(values) + tolerance.absolute;
    for (size_t i = 0; i < json_array_size(values); i++) {
        double expected = golden_number(json_array_get(values, i));
        cr_assert(close_to(actual[i], expected, tolerance.relative * fabs(expected) + floor),
                  "%s: element %zu is %.9g, PyTorch has %.9g", what, i, actual[i], expected);
    }
}

static void expect_integers(const char *what, const py_list *actual, int64_t from, const json_t *values)
{
    for (size_t i = 0; i < json_array_size(values); i++) {
        int64_t expected = json_integer_value(json_array_get(values, i));
        int64_t found = py_list_at(actual, from + (int64_t)i).i;
        cr_assert(found == expected, "%s: element %zu is %lld, PyTorch has %lld", what, (size_t)from + i,
                  (long long)found, (long long)expected);
    }
}

/* Compares `values` with the elements from `from` on. */
static void expect_part(const char *what, mx_array actual, int64_t from, const json_t *values,
                        golden_tolerance tolerance)
{
    if (!mx_is_float(actual)) {
        expect_integers(what, mx_tolist(mx_reshape(mx_astype(actual, MX_INT64), -1)), from, values);
        return;
    }
    int64_t count;
    double *elements = golden_elements(actual, &count);
    cr_assert(from + (int64_t)json_array_size(values) <= count, "%s: too few elements", what);
    expect_floats(what, elements + from, values, tolerance);
    free(elements);
}

void golden_expect_values(const char *what, mx_array actual, const json_t *values, golden_tolerance tolerance)
{
    cr_assert(mx_numel(actual) == (int64_t)json_array_size(values), "%s: %lld elements, PyTorch has %zu", what,
              (long long)mx_numel(actual), json_array_size(values));
    expect_part(what, actual, 0, values, tolerance);
}

static void expect_sum(const char *what, mx_array actual, double expected, golden_tolerance tolerance)
{
    int64_t count;
    double *elements = golden_elements(actual, &count), sum = 0, weight = 0;
    for (int64_t i = 0; i < count; i++) {
        sum += elements[i];
        weight += fabs(elements[i]);
    }
    free(elements);
    cr_assert(fabs(sum - expected) <= (tolerance.relative + tolerance.scaled) * weight, "%s: sum %.12g, PyTorch has %.12g",
              what, sum, expected);
}

void golden_expect(const char *what, mx_array actual, const json_t *tensor, golden_tolerance tolerance)
{
    const char *dtype = json_string_value(json_object_get(tensor, "dtype"));
    cr_assert(mx_dtype_of(actual) == dtype_named(dtype), "%s: %s, PyTorch has %s", what,
              mx_dtype_name(mx_dtype_of(actual)), dtype);
    mx_dims shape = golden_dims(json_object_get(tensor, "shape"));
    cr_assert(mx_dims_equal(mx_shape(actual), shape), "%s: %s, PyTorch has %s", what,
              py_text(mx_dims_text(mx_shape(actual))), py_text(mx_dims_text(shape)));
    const json_t *values = json_object_get(tensor, "values");
    if (values != NULL) {
        golden_expect_values(what, actual, values, tolerance);
        return;
    }
    const json_t *last = json_object_get(tensor, "last");
    expect_part(what, actual, 0, json_object_get(tensor, "first"), tolerance);
    expect_part(what, actual, mx_numel(actual) - (int64_t)json_array_size(last), last, tolerance);
    expect_sum(what, actual, json_number_value(json_object_get(tensor, "sum")), tolerance);
}
