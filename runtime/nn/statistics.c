#include "statistics.h"

mx_array nn_per_channel(mx_array values, int64_t ndim)
{
    mx_dims shape = {.count = (int)ndim};
    for (int i = 0; i < shape.count; i++)
        shape.at[i] = i == 1 ? -1 : 1;
    return mx_reshape_dims(values, shape);
}

void nn_follow_statistics(mx_array *running, mx_array batch, mx_array factor)
{
    mx_array flat = mx_detach(mx_reshape(batch, -1));
    mx_update(running, mx_add_array(*running, mx_mul_array(mx_sub_array(flat, *running), factor)));
    if (mx_records_graphs())
        mx_eval_later(*running);
}
