/* np.random.get_state() and set_state(): the tuple of NumPy, with the key as a tuple of ints. */
#include "random_bits.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"

enum { WORDS = 624 };

py_value np_random_get_state(np_random *rng)
{
    rng = np_random_or_own(rng);
    py_list *key = py_list_new(PY_INT);
    for (int i = 0; i < WORDS; i++)
        py_list_append(key, py_of((int64_t)rng->key[i]));
    return py_box_object(PY_TUPLE(PY_VALUE, py_of_object(py_box(PY_STR("MT19937"))),
                                  py_of_object(py_box_object(py_tuple_of_list(key))), py_of_object(py_box((int64_t)rng->at)),
                                  py_of_object(py_box((int64_t)rng->has_gauss)), py_of_object(py_box(rng->gauss))));
}

void np_random_set_state(np_random *rng, py_value state)
{
    rng = np_random_or_own(rng);
    py_value key = py_item(state, py_box(1));
    if (py_len(key) != WORDS)
        py_raise(PY_VALUE_ERROR, "state vector must be 624 ints long");
    for (int i = 0; i < WORDS; i++)
        rng->key[i] = (uint32_t)py_as_int(py_item(key, py_box((int64_t)i)));
    rng->at = (int)py_as_int(py_item(state, py_box(2)));
    bool has_gauss = py_len(state) > 3;
    rng->has_gauss = has_gauss && py_as_int(py_item(state, py_box(3))) != 0;
    rng->gauss = has_gauss ? py_as_float(py_item(state, py_box(4))) : 0;
}
