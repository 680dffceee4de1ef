/* A tree of plain data and arrays as a protocol 2 pickle, with each array's elements in a storage of its own
 * beside it (arrays that share memory share the storage). */
#include "pickle_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mlx/c/mlx.h"
#include "t2m/mx_base.h"
#include "t2m/py_collections.h"
#include "t2m/py_error.h"
#include "t2m/py_pickle.h"
#include "t2m/py_value.h"
#include "t2m/saved.h"
#include "tensor_type.h"

#define MAX_DEPTH 200

static void put(pickle_writer *w, const char *bytes, size_t size)
{
    py_builder_add(&w->bytes, bytes, size);
}

static void put_op(pickle_writer *w, char op)
{
    py_builder_char(&w->bytes, op);
}

static void put_little_endian(pickle_writer *w, uint64_t value, int size)
{
    for (int i = 0; i < size; i++)
        py_builder_char(&w->bytes, (char)(value >> 8 * i));
}

static void put_text(pickle_writer *w, const char *text, size_t size)
{
    put_op(w, 'X');
    put_little_endian(w, size, 4);
    put(w, text, size);
}

static void put_global(pickle_writer *w, const char *module, const char *name)
{
    py_builder_printf(&w->bytes, "c%s\n%s\n", module, name);
}

static void put_int(pickle_writer *w, int64_t x)
{
    bool small = x >= INT32_MIN && x <= INT32_MAX;
    if (small)
        put_op(w, 'J');
    else
        put(w, "\x8a\x08", 2);
    put_little_endian(w, (uint64_t)x, small ? 4 : 8);
}

static void put_float(pickle_writer *w, double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof(bits));
    put_op(w, 'G');
    for (int i = 7; i >= 0; i--)
        py_builder_char(&w->bytes, (char)(bits >> 8 * i));
}

/* ---- arrays */

static const void *bytes_of(mlx_array view, size_t item_size)
{
    switch (item_size) {
    case 1:
        return mlx_array_data_uint8(view);
    case 2:
        return mlx_array_data_uint16(view);
    case 4:
        return mlx_array_data_uint32(view);
    default:
        return mlx_array_data_uint64(view);
    }
}

/* The elements in row-major order, as unsigned integers of the same size. */
static pickle_storage storage_of(mlx_array array)
{
    static const mlx_dtype unsigned_types[] = {
        [1] = MLX_UINT8, [2] = MLX_UINT16, [4] = MLX_UINT32, [8] = MLX_UINT64};
    pickle_storage s = {.view = mx_retained(array), .dtype = mlx_array_dtype(array)};
    size_t item_size = mlx_dtype_size(s.dtype);
    mlx_stream stream = mlx_default_cpu_stream_new();
    int failed = mlx_contiguous(&s.view, s.view, false, stream) ||
                 mlx_view(&s.view, s.view, unsigned_types[item_size], stream) || mlx_array_eval(s.view);
    mlx_stream_free(stream);
    if (failed)
        py_raise(PY_RUNTIME_ERROR, "cannot evaluate an array that is to be saved");
    s.elements = mlx_array_size(s.view);
    s.size = s.elements * item_size;
    s.bytes = s.size > 0 ? bytes_of(s.view, item_size) : "";
    return s;
}

static size_t storage_index(pickle_writer *w, mlx_array array)
{
    pickle_storage s = storage_of(array);
    for (size_t i = 0; i < w->storage_count; i++) {
        const pickle_storage *other = &w->storages[i];
        if (s.size > 0 && other->bytes == s.bytes && other->size == s.size && other->dtype == s.dtype) {
            mlx_array_free(s.view);
            return i;
        }
    }
    w->storages = t2m_realloc(w->storages, (w->storage_count + 1) * sizeof(*w->storages));
    w->storages[w->storage_count] = s;
    return w->storage_count++;
}

static void put_dimensions(pickle_writer *w, mlx_array array, bool strides)
{
    size_t count = mlx_array_ndim(array);
    const int *shape = mlx_array_shape(array);
    put_op(w, '(');
    for (size_t i = 0; i < count; i++) {
        int64_t stride = 1;
        for (size_t k = i + 1; k < count; k++)
            stride *= shape[k] > 0 ? shape[k] : 1;
        put_int(w, strides ? stride : shape[i]);
    }
    put_op(w, 't');
}

/* torch._utils._rebuild_tensor_v2(storage, offset, size, strides, requires_grad, hooks) */
static void put_array(pickle_writer *w, mlx_array array)
{
    const char *type = storage_name(mlx_array_dtype(array));
    if (type == NULL)
        py_raise(PY_TYPE_ERROR, "PyTorch's files have no storage for this array's type");
    size_t index = storage_index(w, array);
    char key[24];
    int key_size = snprintf(key, sizeof(key), "%zu", index);
    put_global(w, "torch._utils", "_rebuild_tensor_v2");
    put(w, "((", 2);
    put_text(w, "storage", 7);
    put_global(w, "torch", type);
    put_text(w, key, (size_t)key_size);
    put_text(w, "cpu", 3);
    put_int(w, (int64_t)w->storages[index].elements);
    put(w, "tQ", 2);
    put_int(w, 0);
    put_dimensions(w, array, false);
    put_dimensions(w, array, true);
    put_op(w, '\x89');
    put_global(w, "collections", "OrderedDict");
    put(w, ")RtR", 4);
}

/* ---- the tree */

static void put_value(pickle_writer *w, py_value value, int depth);

static void put_cell(pickle_writer *w, py_kind kind, py_cell cell, int depth)
{
    switch (kind) {
    case PY_INT:
        put_int(w, cell.i);
        return;
    case PY_FLOAT:
        put_float(w, cell.f);
        return;
    case PY_BOOL:
        put_op(w, cell.i != 0 ? '\x88' : '\x89');
        return;
    case PY_ARRAY:
        put_array(w, cell.a);
        return;
    case PY_OBJECT:
        put_value(w, cell.o, depth + 1);
        return;
    }
}

static void put_dict(pickle_writer *w, const py_dict *d, int depth)
{
    if (d->value == PY_ARRAY || d->base.kind == &py_ordered_dict_kind) { /* a state dict, or one of PyTorch's own */
        put_global(w, "collections", "OrderedDict");
        put(w, ")R", 2);
    } else {
        put_op(w, '}');
    }
    if (py_dict_length(d) == 0)
        return;
    put_op(w, '(');
    for (py_dict_iter it = py_dict_iterate(d); py_dict_next(&it);) {
        put_cell(w, d->key, it.key, depth);
        put_cell(w, d->value, it.value, depth);
    }
    put_op(w, 'u');
}

/* ---- objects: what occurs twice is written once */

static py_cell address_of(py_value v)
{
    return py_of((int64_t)(intptr_t)v);
}

static bool put_known(pickle_writer *w, py_value v)
{
    py_cell number;
    if (w->memo == NULL || !py_dict_find(w->memo, address_of(v), &number))
        return false;
    put_op(w, 'j');
    put_little_endian(w, (uint64_t)number.i, 4);
    return true;
}

static void remember(pickle_writer *w, py_value v)
{
    w->memo = w->memo != NULL ? w->memo : py_dict_new(PY_INT, PY_INT);
    put_op(w, 'r');
    put_little_endian(w, (uint64_t)py_dict_length(w->memo), 4);
    py_dict_set(w->memo, address_of(v), py_of(py_dict_length(w->memo)));
}

/* torch._utils._rebuild_parameter(tensor, requires_grad, hooks) */
static bool put_parameter(pickle_writer *w, py_value v)
{
    mx_array value;
    bool requires_grad;
    if (!t2m_saved_objects->parameter(v, &value, &requires_grad))
        return false;
    put_global(w, "torch._utils", "_rebuild_parameter");
    put_op(w, '(');
    put_array(w, value);
    put_op(w, requires_grad ? '\x88' : '\x89');
    put_global(w, "collections", "OrderedDict");
    put(w, ")RtR", 4);
    remember(w, v);
    return true;
}

/* An object without attributes, which then get their values: cls.__new__(cls), __setstate__. */
static bool put_object(pickle_writer *w, py_value v, int depth)
{
    py_str module, name;
    py_dict *attributes;
    if (t2m_saved_objects == NULL)
        return false;
    if (py_pickle_is_global(v, &module, &name)) { /* a function, or torch.device("cpu") */
        put_global(w, py_text(module), py_text(name));
        if (py_str_equal(name, PY_STR("device")))
            put(w, "(X\3\0\0\0cputR", 11);
        return true;
    }
    if (put_known(w, v) || put_parameter(w, v))
        return true;
    if (!t2m_saved_objects->attributes(v, &module, &name, &attributes))
        return false;
    put_global(w, py_text(module), py_text(name));
    put(w, ")\x81", 2);
    remember(w, v);
    put_dict(w, attributes, depth + 1);
    put_op(w, 'b');
    return true;
}

static void put_set(pickle_writer *w, const py_set *xs, int depth)
{
    put_global(w, "__builtin__", "set");
    put(w, "](", 2);
    for (py_set_iter it = py_set_iterate(xs); py_set_next(&it);)
        put_cell(w, xs->element, it.item, depth);
    put(w, "e\x85R", 3);
}

static void put_value(pickle_writer *w, py_value v, int depth)
{
    if (depth > MAX_DEPTH)
        py_raise(PY_VALUE_ERROR, "a checkpoint may be nested %d levels deep", MAX_DEPTH);
    if (v == NULL) {
        put_op(w, 'N');
    } else if (py_is_str(v)) {
        put_text(w, ((py_str)v)->text, (size_t)((py_str)v)->size);
    } else if (py_is_bool(v)) {
        put_op(w, py_as_bool(v) ? '\x88' : '\x89');
    } else if (py_is_int(v)) {
        put_int(w, py_as_int(v));
    } else if (py_is_float(v)) {
        put_float(w, py_as_float(v));
    } else if (py_is_array(v)) {
        if (v->kind->array == NULL || !put_object(w, v, depth)) /* a parameter is one */
            put_array(w, py_as_array(v));
    } else if (py_is_dict(v)) {
        put_dict(w, (const py_dict *)v, depth);
    } else if (py_is_list(v)) {
        const py_list *xs = (const py_list *)v;
        put(w, "](", 2);
        for (int64_t i = 0; i < xs->length; i++)
            put_cell(w, xs->element, xs->items[i], depth);
        put_op(w, 'e');
    } else if (py_is_tuple(v)) {
        const py_tuple *xs = (const py_tuple *)v;
        put_op(w, '(');
        for (int64_t i = 0; i < xs->length; i++)
            put_cell(w, xs->element, xs->items[i], depth);
        put_op(w, 't');
    } else if (v->kind == &py_set_kind) {
        put_set(w, (const py_set *)v, depth);
    } else if (!put_object(w, v, depth)) {
        py_raise(PY_TYPE_ERROR,
                 "cannot save an object of type '%s': a checkpoint holds plain data and tensors",
                 py_type_name(v));
    }
}

void pickle_write(pickle_writer *w, py_value value)
{
    put(w, "\x80\x02", 2);
    put_value(w, value, 0);
    put_op(w, '.');
}

void pickle_writer_free(pickle_writer *w)
{
    for (size_t i = 0; i < w->storage_count; i++)
        mlx_array_free(w->storages[i].view);
    free(w->storages);
    py_builder_free(&w->bytes);
    *w = (pickle_writer){.storage_count = 0};
}
