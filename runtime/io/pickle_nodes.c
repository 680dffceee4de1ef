/* Meaning of a pickle's nodes: storages, tensors, and the values that the rest becomes. */
#include "pickle_nodes.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "t2m/saved.h"
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
    node *tensor = arguments->items[0];
    tensor->is_parameter = true;
    tensor->requires_grad = arguments->count < 2 || arguments->items[1]->kind != NODE_VALUE || py_truth(arguments->items[1]->value);
    return tensor;
}

/* A device is nothing here: as a function among attributes it is left out. */
static node *device_of(pickle_reader *r, const node *arguments)
{
    (void)arguments;
    node *device = new_node(r, NODE_GLOBAL);
    device->text = strdup("torch device");
    return device;
}

/* set([...]) */
static node *set_of(pickle_reader *r, const node *arguments)
{
    node *set = new_node(r, NODE_SET);
    const node *items = arguments->count > 0 ? arguments->items[0] : NULL;
    for (size_t i = 0; items != NULL && (items->kind == NODE_LIST || items->kind == NODE_TUPLE) && i < items->count; i++)
        node_append(set, items->items[i]);
    return set;
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

static _Noreturn void no_plain_data(const pickle_reader *r, const char *global)
{
    const char *space = strchr(global, ' ');
    py_raise(PY_UNPICKLING_ERROR,
             "%s: holds an object of %.*s.%s, which is no plain data. Save state_dict()s, numbers and "
             "strings instead",
             r->zip->path, (int)(space - global), global, space + 1);
}

node *object_node(pickle_reader *r, const node *class)
{
    if (!r->has_objects || t2m_saved_objects == NULL)
        no_plain_data(r, class->text);
    node *object = new_node(r, NODE_OBJECT);
    object->text = strdup(class->text);
    return object;
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
        {"__builtin__ set", set_of},
        {"builtins set", set_of},
    };
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (strcmp(known[i].name, function->text) == 0)
            return known[i].call(r, arguments);
    }
    if (r->has_objects && strcmp(function->text, "torch device") == 0)
        return device_of(r, arguments);
    no_plain_data(r, function->text);
}

/* ---- values */

static py_value converted(const pickle_reader *r, node *n, int depth);

static py_kind dict_value_kind(const node *n, bool has_objects)
{
    for (size_t i = 0; i < n->count; i += 2) {
        bool is_object = n->items[i + 1]->is_parameter && has_objects;
        if (!is_text(n->items[i]) || n->items[i + 1]->kind != NODE_TENSOR || is_object)
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
    py_kind kind = dict_value_kind(n, r->has_objects);
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

static py_value convert_set(const pickle_reader *r, const node *n, int depth)
{
    py_set *set = py_set_new(PY_VALUE);
    for (size_t i = 0; i < n->count; i++)
        py_set_add(set, py_of(converted(r, n->items[i], depth + 1)));
    return &set->base;
}

/* ---- objects: first all that are there, then their attributes */

/* "module name" in two texts. */
static py_str module_of(const node *n)
{
    return py_str_printf("%.*s", (int)(strchr(n->text, ' ') - n->text), n->text);
}

static const char *name_of(const node *n)
{
    return strchr(n->text, ' ') + 1;
}

static node *entry(const node *dict, const char *name)
{
    for (size_t i = 0; dict->kind == NODE_DICT && i + 1 < dict->count; i += 2)
        if (is_text(dict->items[i]) && strcmp(((py_str)dict->items[i]->value)->text, name) == 0)
            return dict->items[i + 1];
    return NULL;
}

static void fill_object(const pickle_reader *r, node *n, int depth);

/* Children that lie inside the module are made there, before anything else can name them. */
static void make_children(const pickle_reader *r, node *n, int depth)
{
    node *children = n->count > 0 ? entry(n->items[0], "_modules") : NULL;
    for (size_t i = 0; children != NULL && i + 1 < children->count; i += 2) {
        node *child = children->items[i + 1];
        if (child->kind != NODE_OBJECT || child->converted || !is_text(children->items[i]))
            continue;
        const char *name = ((py_str)children->items[i]->value)->text;
        child->value = t2m_saved_objects->make_inside(n->value, name, py_text(module_of(child)), name_of(child));
        child->converted = child->value != NULL;
        if (child->converted)
            fill_object(r, child, depth + 1);
    }
}

/* A function or class among the attributes is left out: whoever needs it says that it is missing. */
static void fill_object(const pickle_reader *r, node *n, int depth)
{
    make_children(r, n, depth);
    py_dict *attributes = py_dict_new(PY_OBJECT, PY_VALUE);
    const node *from = n->count > 0 ? n->items[0] : NULL;
    for (size_t i = 0; from != NULL && from->kind == NODE_DICT && i + 1 < from->count; i += 2)
        if (from->items[i + 1]->kind != NODE_GLOBAL)
            py_dict_set(attributes, py_of(converted(r, from->items[i], depth + 1)), py_of_object(converted(r, from->items[i + 1], depth + 1)));
    t2m_saved_objects->build(n->value, attributes);
}

static void convert_object(const pickle_reader *r, node *n, int depth)
{
    py_value made = t2m_saved_objects->make(py_text(module_of(n)), name_of(n));
    if (made == NULL)
        no_plain_data(r, n->text);
    n->value = t2m_retain(made);
    n->converted = true;
    fill_object(r, n, depth);
}

static py_value convert(const pickle_reader *r, const node *n, int depth)
{
    switch (n->kind) {
    case NODE_VALUE:
        return n->value;
    case NODE_TENSOR:
        return n->is_parameter && r->has_objects ? t2m_saved_objects->make_parameter(n->array, n->requires_grad) : py_box_array(n->array);
    case NODE_SET:
        return convert_set(r, n, depth);
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
    if (!n->converted && n->kind == NODE_OBJECT) {
        convert_object(r, n, depth);
    } else if (!n->converted && n->kind != NODE_VALUE) {
        n->value = t2m_retain(convert(r, n, depth));
        n->converted = true;
    }
    return n->value;
}

py_value node_value(const pickle_reader *r, node *n)
{
    return t2m_autorelease(t2m_retain(converted(r, n, 0)));
}
