/* Arrays, scalars and dtypes in pickles, as NumPy writes them: an array is an empty one (_reconstruct) that a state of its shape, dtype
 * and bytes then fills. Read are NumPy 1's and 2's, protocol 5's buffers and those of Python 2, whose bytes may be texts. */
#include "internal.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_pickle.h"

static bool is_array(py_value value)
{
    return value != NULL && value->kind == &np_array_kind;
}

static bool is_dtype(py_value value)
{
    return value != NULL && value->kind == np_dtypes[0].base.kind;
}

static py_value tuple_of(size_t count, const py_value *items)
{
    py_list *list = py_list_new(PY_VALUE);
    for (size_t i = 0; i < count; i++)
        py_list_append(list, py_of(items[i]));
    return (py_value)py_tuple_of_list(list);
}
#define TUPLE(...) tuple_of(sizeof((py_value[]){__VA_ARGS__}) / sizeof(py_value), (py_value[]){__VA_ARGS__})

static py_value text(const char *words)
{
    return (py_value)py_str_printf("%s", words);
}

static py_value at(const py_tuple *args, int64_t i)
{
    if (i >= py_tuple_length(args))
        py_raise(PY_UNPICKLING_ERROR, "pickle: an array lacks a part");
    return args->items[i].o;
}

/* ---- writing */

static py_reduction reduce_dtype(const np_dtype *dtype)
{
    const char *order = dtype->size > 1 ? "<" : "|";
    py_value code = (py_value)py_str_printf("%c%d", dtype->kind, (int)dtype->size);
    return (py_reduction){.module = "numpy",
                          .name = "dtype",
                          .args = TUPLE(code, py_box_bool(false), py_box_bool(true)),
                          .state = TUPLE(py_box_int(3), text(order), NULL, NULL, NULL, py_box_int(-1), py_box_int(-1), py_box_int(0))};
}

static py_reduction reduce(py_value object)
{
    if (is_dtype(object))
        return reduce_dtype((const np_dtype *)object);
    const np_array *x = (const np_array *)object;
    py_value dtype = (py_value)&np_dtypes[x->type];
    if (x->form == NP_NUMBER)
        return (py_reduction){.is_plain = true,
                              .plain = x->type == NP_TYPE_BOOL ? py_box_bool(np_get_int(x->data, x->type) != 0)
                                       : np_is_float_type(x->type) ? py_box_float(np_get_float(x->data, x->type))
                                                                   : py_box_int(np_get_int(x->data, x->type))};
    if (x->form == NP_SCALAR)
        return (py_reduction){.module = "numpy._core.multiarray", .name = "scalar", .args = TUPLE(dtype, (py_value)np_tobytes(x))};
    py_list *shape = py_list_new(PY_VALUE);
    for (int i = 0; i < x->ndim; i++)
        py_list_append(shape, py_of(py_box_int(x->shape[i])));
    return (py_reduction){.module = "numpy._core.multiarray",
                          .name = "_reconstruct",
                          .args = TUPLE(py_pickle_global("numpy", "ndarray"), TUPLE(py_box_int(0)), (py_value)py_bytes_new("b", 1)),
                          .state = TUPLE(py_box_int(1), (py_value)py_tuple_of_list(shape), dtype, py_box_bool(false),
                                         (py_value)np_tobytes(x))};
}

/* ---- reading */

/* Bytes, which are texts in pickles of Python 2 that are read with encoding="latin1". */
static py_buffer buffer_of(py_value value)
{
    if (value != NULL && value->kind == &py_str_kind)
        return py_buffer_of(py_str_encode(py_as_str(value), PY_STR("latin-1"), PY_STR("strict")));
    if (value != NULL && value->kind == &py_bytearray_kind)
        return py_buffer_of((const py_bytearray *)value);
    if (value == NULL || value->kind != &py_bytes_kind)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "pickle: arrays of objects are not read where the script is converted");
    return py_buffer_of((const py_bytes *)value);
}

static py_str text_of(py_value value)
{
    if (value != NULL && value->kind == &py_bytes_kind)
        return py_bytes_decode((const py_bytes *)value, PY_STR("latin-1"), PY_STR("strict"));
    return py_as_str(value);
}

static const np_dtype *dtype_of(py_value value)
{
    if (!is_dtype(value))
        py_raise(PY_UNPICKLING_ERROR, "pickle: an array without a dtype");
    return (const np_dtype *)value;
}

static np_shape shape_of(py_value value)
{
    const py_tuple *dims = py_is_tuple(value) ? py_as_tuple(value) : NULL;
    np_shape shape = {.count = dims ? (int)py_tuple_length(dims) : 1};
    if (shape.count > NP_MAX_DIMS)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "pickle: an array of %d dimensions", shape.count);
    for (int i = 0; i < shape.count; i++)
        shape.dims[i] = py_as_int(dims ? dims->items[i].o : value);
    return shape;
}

static np_array *array_of(py_value raw, const np_dtype *dtype, np_shape shape, bool is_fortran)
{
    np_array *flat = np_copied(np_frombuffer(buffer_of(raw), dtype, -1, 0), dtype->type);
    if (!is_fortran)
        return np_reshape_dims(flat, shape);
    np_shape turned = {.count = shape.count};
    for (int i = 0; i < shape.count; i++)
        turned.dims[i] = shape.dims[shape.count - 1 - i];
    return np_transpose(np_reshape_dims(flat, turned));
}

static bool ends_with(const char *name, const char *end)
{
    size_t length = strlen(name), size = strlen(end);
    return strncmp(name, "numpy.", 6) == 0 && length > size && strcmp(name + length - size, end) == 0;
}

static py_value call(const char *function, const py_tuple *args)
{
    if (ends_with(function, ".multiarray._reconstruct"))
        return (py_value)np_new(NP_TYPE_UINT8, 1, (int64_t[]){0});
    if (strcmp(function, "numpy.dtype") == 0)
        return (py_value)np_dtype_named(text_of(at(args, 0)));
    if (ends_with(function, ".multiarray.scalar"))
        return (py_value)np_scalar_of(array_of(at(args, 1), dtype_of(at(args, 0)), NP_NO_SHAPE, false));
    if (ends_with(function, ".numeric._frombuffer"))
        return (py_value)array_of(at(args, 0), dtype_of(at(args, 1)), shape_of(at(args, 2)), strcmp(text_of(at(args, 3))->text, "F") == 0);
    return NULL;
}

static void build(py_value object, py_value state)
{
    const py_tuple *parts = py_as_tuple(state);
    if (is_dtype(object)) {
        if (strcmp(text_of(at(parts, 1))->text, ">") == 0)
            py_raise(PY_NOT_IMPLEMENTED_ERROR, "pickle: big-endian arrays are not read where the script is converted");
        return;
    }
    if (!is_array(object))
        py_raise(PY_UNPICKLING_ERROR, "pickle: a state of no array");
    np_array *made = array_of(at(parts, 4), dtype_of(at(parts, 2)), shape_of(at(parts, 1)), py_truth(at(parts, 3)));
    np_array *x = (np_array *)object, before = *x; /* the two change places: whoever holds the empty one holds the array */
    t2m_object own = x->base, other = made->base;
    *x = *made;
    *made = before;
    x->base = own;
    made->base = other;
}

const py_pickle_extension np_pickles = {.reduce = reduce, .call = call, .build = build};
