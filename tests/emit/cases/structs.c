/* Made from structs.py by torch2mlx. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/io.h"
#include "t2m/mx.h"
#include "t2m/py.h"

/* structs.py:1 */
static mx_array best(mx_array x)
{
    T2M_OWNED_OBJECT(py_tuple *) pair = t2m_retain(({ mx_values result_ = mx_max_dim(x, 1); PY_TUPLE(PY_ARRAY,
                                                                                                     py_of(result_.values),
                                                                                                     py_of(result_.indices)); }));
    mx_dims size = mx_shape(x);
    int64_t rows = size.at[0] + mx_shape(x).at[1];
    for (int64_t i = 0; i < rows; i++) {
        T2M_POOL(pool);
        t2m_set(&pair,
                ({ mx_values result_ = mx_topk(py_tuple_at(pair, 0).a, i); PY_TUPLE(PY_ARRAY,
                                                                                    py_of(result_.values),
                                                                                    py_of(result_.indices)); }));
    }
    printf("%s\n", py_text(mx_repr(mx_topk(x, 2).indices)));
    return py_tuple_at(pair, 0).a;
}

typedef struct checkpoint {
    int64_t epoch;
    double loss;
    bool done;
    mx_array x;
    py_str name;
} checkpoint;

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "structs.py");
    mx_array x = mx_zeros(MX_FLOAT32, 2, 3);
    mx_values pair = mx_max_dim(x, 1);
    mx_array m = pair.values;
    mx_array index = pair.indices;
    io_save("a.pt",
            py_dict_zip(py_objects(PY_STR("epoch"), PY_STR("loss"), PY_STR("done"), PY_STR("x"),
                                   PY_STR("name")),
                        py_objects(py_box(3), py_box(0.5), py_box_bool(true), py_box(x), PY_STR("run"))));
    checkpoint c = {.epoch = 3, .loss = 0.5, .done = false, .x = m, .name = PY_STR("run")};
    printf("%s\n", py_text(mx_repr(best(index))));
    io_save("b.pt",
            py_dict_zip(py_objects(PY_STR("epoch"), PY_STR("loss"), PY_STR("done"), PY_STR("x"),
                                   PY_STR("name")),
                        py_objects(py_box(c.epoch), py_box(c.loss), py_box_bool(c.done), py_box(c.x),
                                   c.name)));
    return 0;
}
