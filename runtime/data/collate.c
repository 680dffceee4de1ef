/* Samples to a batch: arrays are stacked, numbers become arrays. */
#include "internal.h"

#include <inttypes.h>

#include "t2m/np.h"
#include "t2m/py.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"

static mx_array stack_item(const data_sample *samples, int64_t count, int64_t k)
{
    py_list *items = py_list_new(samples[0].kind[k]);
    for (int64_t i = 0; i < count; i++) {
        if (samples[i].kind[k] != samples[0].kind[k])
            py_raise(PY_TYPE_ERROR, "item %" PRId64 " of the samples of a batch has different types", k);
        py_list_append(items, samples[i].item[k]);
    }
    switch (samples[0].kind[k]) {
    case PY_ARRAY:
        return mx_stack_list(0, items);
    case PY_INT:
    case PY_BOOL:
        return mx_tensor_list(items);
    case PY_FLOAT: {
        double *values = t2m_malloc((size_t)count * sizeof(double));
        for (int64_t i = 0; i < count; i++)
            values[i] = items->items[i].f;
        return mx_from_owned(values, MX_FLOAT64, MX_DIMS(count));
    }
    default: {
        if (items->items[0].o && ((const t2m_object *)items->items[0].o)->kind == &np_array_kind)
            return np_to_tensor(np_stack(items, 0));
        const t2m_object *object = samples[0].item[k].o;
        py_raise(
            PY_TYPE_ERROR,
            "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found %s",
            object == NULL ? "None" : object->kind->name);
    }
    }
}

int64_t data_collate(const data_sample *samples, int64_t count, mx_array *items)
{
    for (int64_t i = 1; i < count; i++) {
        if (samples[i].count != samples[0].count)
            py_raise(PY_RUNTIME_ERROR, "each element in list of batch should be of equal size");
    }
    for (int64_t k = 0; k < samples[0].count; k++)
        items[k] = stack_item(samples, count, k);
    return samples[0].count;
}

/* ---- samples whose form only the run knows */

static py_value collate_value(const py_list *values);

static py_value collate_dicts(const py_list *values)
{
    const py_dict *first = (const py_dict *)values->items[0].o;
    py_dict *result = py_dict_new(PY_VALUE, PY_VALUE);
    py_list *keys = py_dict_keys(first);
    for (int64_t k = 0; k < keys->length; k++) {
        py_value key = py_box_cell(keys->element, keys->items[k]);
        py_list *column = py_list_new(PY_VALUE);
        for (int64_t i = 0; i < values->length; i++)
            py_list_append(column, py_of(py_item(values->items[i].o, key)));
        py_dict_set(result, py_of(key), py_of(collate_value(column)));
    }
    return (py_value)result;
}

static py_value collate_value(const py_list *values)
{
    py_value first = values->items[0].o;
    if (py_is_dict(first))
        return collate_dicts(values);
    if (py_is_str(first))
        return (py_value)values;
    if (py_is_list(first) || py_is_tuple(first)) {
        py_list *result = py_list_new(PY_VALUE);
        for (int64_t k = 0; k < py_len(first); k++) {
            py_list *column = py_list_new(PY_VALUE);
            for (int64_t i = 0; i < values->length; i++)
                py_list_append(column, py_of(py_item_at(values->items[i].o, k)));
            py_list_append(result, py_of(collate_value(column)));
        }
        return (py_value)result;
    }
    if (!py_is_float(first))
        return py_box(mx_tensor_list(values));
    double *numbers = t2m_malloc((size_t)(values->length + 1) * sizeof *numbers);
    for (int64_t i = 0; i < values->length; i++)
        numbers[i] = py_as_float(values->items[i].o);
    return py_box(mx_from_owned(numbers, MX_FLOAT64, MX_DIMS(values->length)));
}

py_value data_collate_values(const py_list *values)
{
    return collate_value(values);
}
