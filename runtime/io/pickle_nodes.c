/* Meaning of a pickle's nodes: storages, tensors, and the values that the rest becomes. */
#include "pickle_nodes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "tensor_type.h"

#define MAX_DEPTH 200
#define MAX_DIMENSIONS 8

static bool is_text(const node *n)
{
    return n->kind == NODE_VALUE && py_is_str(n->value);
}

static bool is_int(const node *n)
{
    return n->kind == NODE_VALUE && py_is_int(n->value) && !py_is_bool(n->value);
}

/* ---- storages */

/* The record data/KEY, checked to hold as many elements as the pickle says. */
static void load_bytes(pickle_reader *r, node *storage, py_str key)
{
    if (key->size == 0 || key->size > 20 || strspn(key->text, "0123456789") != (size_t)key->size)
        damaged(r->zip->path, "a storage has the name %s", py_text(py_str_repr(key)));
    char name[32];
    snprintf(name, sizeof(name), "data/%s", key->text);
    size_t size;
    storage->bytes = zip_reader_record(r->zip, name, &size);
    if (storage->bytes == NULL)
        damaged(r->zip->path, "record %s is missing", name);
    if (storage->elements < 0 || (uint64_t)storage->elements > size / mlx_dtype_size(storage->dtype))
        damaged(r->zip->path, "record %s is shorter than the %" PRId64 " elements that it should hold", name,
                storage->elements);
    for (int64_t i = 0; storage->dtype == MLX_BOOL && i < storage->elements; i++)
        storage->bytes[i] = storage->bytes[i] != 0;
}

/* ('storage', torch.FloatStorage, '0', 'cpu', elements) */
node *storage_node(pickle_reader *r, const node *id)
{
    bool fits = id->kind == NODE_TUPLE && id->count == 5 && is_text(id->items[0]) &&
                id->items[1]->kind == NODE_GLOBAL && is_text(id->items[2]) && is_int(id->items[4]);
    if (!fits)
        damaged(r->zip->path, "data.pkl describes a storage that cannot be understood");
    T2M_POOL(pool);
    const char *type = id->items[1]->text;
    int dtype = strncmp(type, "torch ", 6) == 0 ? dtype_of_storage(type + 6) : -1;
    if (dtype < 0)
        py_raise(PY_UNPICKLING_ERROR, "%s: holds a tensor of a type that is not supported: %s", r->zip->path,
                 type);
    py_str key = (py_str)id->items[2]->value;
    /* Tensors that share a storage name it again: it is read once. */
    for (size_t i = 0; i < r->all_count; i++) {
        node *other = r->all[i];
        if (other->kind == NODE_STORAGE && other->bytes != NULL && strcmp(other->text, key->text) == 0 &&
            other->dtype == (mlx_dtype)dtype && other->elements == py_as_int(id->items[4]->value))
            return other;
    }
    node *storage = new_node(r, NODE_STORAGE);
    storage->text = strdup(key->text);
    storage->dtype = (mlx_dtype)dtype;
    storage->elements = py_as_int(id->items[4]->value);
    load_bytes(r, storage, key);
    return storage;
}

/* ---- tensors */

typedef struct layout {
    int64_t offset;
    int count;
    int shape[MAX_DIMENSIONS];
    int64_t strides[MAX_DIMENSIONS];
    int64_t elements;
} layout;

static int64_t dimension(const pickle_reader *r, const node *n, int64_t most)
{
    int64_t value = is_int(n) ? py_as_int(n->value) : -1;
    if (value < 0 || value > most)
        damaged(r->zip->path, "a tensor has an impossible size or stride");
    return value;
}

/* Every element must lie in the storage; a stride of 0 may repeat elements, but not without bound. */
static layout read_layout(const pickle_reader *r, const node *storage, const node *offset, const node *shape,
                          const node *strides)
{
    if (shape->kind != NODE_TUPLE || strides->kind != NODE_TUPLE || shape->count != strides->count)
        damaged(r->zip->path, "a tensor's sizes and strides do not belong together");
    if (shape->count > MAX_DIMENSIONS)
        py_raise(PY_RUNTIME_ERROR, "%s: holds a tensor of %zu dimensions; at most %d are supported",
                 r->zip->path, shape->count, MAX_DIMENSIONS);
    layout l = {.offset = dimension(r, offset, INT64_MAX), .count = (int)shape->count, .elements = 1};
    int64_t last = l.offset;
    bool overflow = false;
    for (int i = 0; i < l.count; i++) {
        l.shape[i] = (int)dimension(r, shape->items[i], INT32_MAX);
        l.strides[i] = dimension(r, strides->items[i], INT64_MAX);
        int64_t reach;
        overflow |= __builtin_mul_overflow(l.shape[i] > 0 ? l.shape[i] - 1 : 0, l.strides[i], &reach);
        overflow |= __builtin_add_overflow(last, reach, &last);
        overflow |= __builtin_mul_overflow(l.elements, l.shape[i], &l.elements);
    }
    bool inside = l.elements == 0 || last < storage->elements;
    if (overflow || !inside)
        damaged(r->zip->path, "a tensor reaches outside of its storage");
    if (l.elements > storage->elements && l.elements > 1 << 28)
        damaged(r->zip->path, "a tensor claims more elements than the file holds");
    return l;
}

static void gather(const layout *l, const unsigned char *from, size_t item_size, unsigned char *to)
{
    int64_t index[MAX_DIMENSIONS] = {0}, at = l->offset;
    for (int64_t i = 0; i < l->elements; i++) {
        memcpy(to + (size_t)i * item_size, from + (size_t)at * item_size, item_size);
        for (int d = l->count - 1; d >= 0; d--) {
            at += l->strides[d];
            if (++index[d] < l->shape[d])
                break;
            at -= l->strides[d] * l->shape[d];
            index[d] = 0;
        }
    }
}

static bool is_row_major(const layout *l)
{
    int64_t stride = 1;
    for (int d = l->count - 1; d >= 0; d--) {
        if (l->shape[d] != 1 && l->strides[d] != stride)
            return false;
        stride *= l->shape[d];
    }
    return true;
}

static mlx_array new_array(const layout *l, const node *storage)
{
    size_t item_size = mlx_dtype_size(storage->dtype);
    if (l->elements > 0 && is_row_major(l))
        return mlx_array_new_data(storage->bytes + (size_t)l->offset * item_size, l->shape, l->count,
                                  storage->dtype);
    unsigned char *bytes = t2m_malloc((size_t)l->elements * item_size);
    gather(l, storage->bytes, item_size, bytes);
    mlx_array array = mlx_array_new_data(bytes, l->shape, l->count, storage->dtype);
    free(bytes);
    return array;
}

/* (storage, offset, sizes, strides, ...) */
static node *rebuild_tensor(pickle_reader *r, const node *arguments)
{
    if (arguments->count < 4 || arguments->items[0]->kind != NODE_STORAGE)
        damaged(r->zip->path, "data.pkl describes a tensor that cannot be understood");
    node *const *items = arguments->items, *storage = items[0];
    layout l = read_layout(r, storage, items[1], items[2], items[3]);
    mlx_array array = new_array(&l, storage);
    if (array.ctx == NULL)
        py_raise(PY_MEMORY_ERROR, "%s: cannot make an array of %" PRId64 " elements", r->zip->path,
                 l.elements);
    node *tensor = new_node(r, NODE_TENSOR);
    mlx_array_free(tensor->array);
    tensor->array = array;
    return tensor;
}

/* ---- calls */

static node *rebuild_parameter(pickle_reader *r, const node *arguments)
{
    if (arguments->count == 0 || arguments->items[0]->kind != NODE_TENSOR)
        damaged(r->zip->path, "data.pkl describes a parameter that cannot be understood");
    return arguments->items[0];
}

/* OrderedDict() or OrderedDict([(key, value), ...]) */
static node *ordered_dict(pickle_reader *r, const node *arguments)
{
    node *dict = new_node(r, NODE_DICT);
    const node *pairs = arguments->count > 0 ? arguments->items[0] : NULL;
    if (pairs != NULL && pairs->kind != NODE_LIST)
        damaged(r->zip->path, "data.pkl describes an OrderedDict that cannot be understood");
    for (size_t i = 0; pairs != NULL && i < pairs->count; i++) {
        const node *pair = pairs->items[i];
        if ((pair->kind != NODE_TUPLE && pair->kind != NODE_LIST) || pair->count != 2)
            damaged(r->zip->path, "data.pkl describes an OrderedDict that cannot be understood");
        node_append(dict, pair->items[0]);
        node_append(dict, pair->items[1]);
    }
    return dict;
}

/* torch.Size((2, 3)) is its tuple. */
static node *size_of(pickle_reader *r, const node *arguments)
{
    if (arguments->count != 1 ||
        (arguments->items[0]->kind != NODE_TUPLE && arguments->items[0]->kind != NODE_LIST))
        damaged(r->zip->path, "data.pkl describes a torch.Size that cannot be understood");
    return arguments->items[0];
}

node *call_global(pickle_reader *r, const node *function, const node *arguments)
{
    static const struct {
        const char *name;
        node *(*call)(pickle_reader *r, const node *arguments);
    } known[] = {
        {"torch._utils _rebuild_tensor_v2", rebuild_tensor},
        {"torch._utils _rebuild_parameter", rebuild_parameter},
        {"collections OrderedDict", ordered_dict},
        {"torch Size", size_of},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (strcmp(known[i].name, function->text) == 0)
            return known[i].call(r, arguments);
    }
    char *space = strchr(function->text, ' ');
    py_raise(PY_UNPICKLING_ERROR,
             "%s: holds an object of %.*s.%s, which is no plain data. Save state_dict()s, numbers and "
             "strings instead",
             r->zip->path, (int)(space - function->text), function->text, space + 1);
}

/* ---- values */

static py_value converted(const pickle_reader *r, node *n, int depth);

static py_kind dict_value_kind(const node *n)
{
    for (size_t i = 0; i < n->count; i += 2) {
        if (!is_text(n->items[i]) || n->items[i + 1]->kind != NODE_TENSOR)
            return PY_VALUE;
    }
    return n->count > 0 ? PY_ARRAY : PY_VALUE;
}

static bool is_hashable(const node *n)
{
    bool hashable = n->kind == NODE_VALUE || n->kind == NODE_TUPLE;
    for (size_t i = 0; n->kind == NODE_TUPLE && i < n->count; i++)
        hashable = hashable && n->items[i]->kind == NODE_VALUE;
    return hashable;
}

static py_value convert_dict(const pickle_reader *r, const node *n, int depth)
{
    py_kind kind = dict_value_kind(n);
    py_dict *d = py_dict_new(PY_OBJECT, kind);
    for (size_t i = 0; i < n->count; i += 2) {
        node *value = n->items[i + 1];
        if (!is_hashable(n->items[i]))
            damaged(r->zip->path, "a dict has a key that cannot be one");
        py_cell cell = kind == PY_ARRAY ? py_of_array(value->array) : py_of(converted(r, value, depth + 1));
        py_dict_set(d, py_of(converted(r, n->items[i], depth + 1)), cell);
    }
    return &d->base;
}

static py_value convert_items(const pickle_reader *r, const node *n, int depth)
{
    py_list *items = py_list_new(PY_VALUE);
    for (size_t i = 0; i < n->count; i++)
        py_list_append(items, py_of(converted(r, n->items[i], depth + 1)));
    return n->kind == NODE_LIST ? &items->base : &py_tuple_of_list(items)->base;
}

static py_value convert(const pickle_reader *r, const node *n, int depth)
{
    switch (n->kind) {
    case NODE_VALUE:
        return n->value;
    case NODE_TENSOR:
        return py_box_array(n->array);
    case NODE_DICT:
        return convert_dict(r, n, depth);
    case NODE_LIST:
    case NODE_TUPLE:
        return convert_items(r, n, depth);
    case NODE_GLOBAL:
        py_raise(PY_UNPICKLING_ERROR, "%s: holds the class or function %s, which is no plain data",
                 r->zip->path, n->text);
    default:
        damaged(r->zip->path, "data.pkl has a storage or a mark where a value belongs");
    }
}

static py_value converted(const pickle_reader *r, node *n, int depth)
{
    if (depth > MAX_DEPTH)
        damaged(r->zip->path, "data.pkl is nested more than %d levels deep", MAX_DEPTH);
    if (!n->converted && n->kind != NODE_VALUE) {
        n->value = t2m_retain(convert(r, n, depth));
        n->converted = true;
    }
    return n->value;
}

py_value node_value(const pickle_reader *r, node *n)
{
    return t2m_autorelease(t2m_retain(converted(r, n, 0)));
}
