/* random.getstate() and setstate(): the tuples of CPython, so that they can be saved. */
#include "t2m/py_random.h"

#include "random_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_value.h"

py_value py_generator_state(py_generator *g)
{
    if (!g->seeded)
        py_generator_seed_system(g);
    py_list *words = py_list_new(PY_INT);
    for (int i = 0; i < GENERATOR_WORDS; i++)
        py_list_append(words, py_of((int64_t)g->words[i]));
    py_list_append(words, py_of((int64_t)g->at));
    return py_box_object(PY_TUPLE(PY_VALUE, py_of_object(py_box(3)), py_of_object(py_box_object(py_tuple_of_list(words))),
                                  py_of_object(g->has_gauss ? py_box(g->next_gauss) : NULL)));
}

void py_generator_set_state(py_generator *g, py_value state)
{
    int64_t version = py_as_int(py_item(state, py_box(0)));
    if (version != 2 && version != 3)
        py_raise(PY_VALUE_ERROR, "state with version %s passed to Random.setstate() of version 3",
                 py_object_text(py_item(state, py_box(0))));
    py_value words = py_item(state, py_box(1)), gauss = py_item(state, py_box(2));
    if (py_len(words) != GENERATOR_WORDS + 1)
        py_raise(PY_VALUE_ERROR, "state vector is the wrong size");
    for (int i = 0; i < GENERATOR_WORDS; i++)
        g->words[i] = (uint32_t)py_as_int(py_item(words, py_box((int64_t)i)));
    g->at = (int)py_as_int(py_item(words, py_box((int64_t)GENERATOR_WORDS)));
    g->has_gauss = gauss != NULL;
    g->next_gauss = g->has_gauss ? py_as_float(gauss) : 0;
    g->seeded = true;
}
