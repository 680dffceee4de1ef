/* Replays repr.json: print(tensor) as PyTorch has it, letter for letter. */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"

static mx_array array_of(const json_t *tensor)
{
    if (!json_is_string(json_object_get(tensor, "values")))
        return golden_array(tensor);
    mx_dims shape = golden_dims(json_object_get(tensor, "shape"));
    int64_t count = 1;
    for (int i = 0; i < shape.count; i++)
        count *= shape.at[i];
    bool integers = strcmp(json_string_value(json_object_get(tensor, "dtype")), "int64") == 0;
    return mx_reshape_dims(mx_arange_as(integers ? MX_INT64 : MX_FLOAT32, 0, (double)count, 1), shape);
}

Test(repr, tensors)
{
    json_t *file = golden_file("repr.json");
    const json_t *cases = json_object_get(file, "cases");
    for (size_t i = 0; i < json_array_size(cases); i++) {
        T2M_POOL(pool);
        const json_t *test = json_array_get(cases, i);
        const char *expected = json_string_value(json_object_get(test, "text"));
        const char *actual = py_text(mx_repr(array_of(json_object_get(test, "tensor"))));
        cr_expect(strcmp(actual, expected) == 0, "PyTorch:\n%s\nours:\n%s", expected, actual);
    }
    json_decref(file);
}
