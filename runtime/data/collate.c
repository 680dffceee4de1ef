/* Samples to a batch: arrays are stacked, numbers become arrays. */
#include "internal.h"

#include <inttypes.h>

#include "t2m/np.h"
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
