/* np_array: memory, making arrays and views, facts about them. */
#include "internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/mman.h>

/* ---- the object */

static void array_destroy(void *self)
{
    np_memory *memory = ((np_array *)self)->memory;
    if (!memory || __atomic_sub_fetch(&memory->references, 1, __ATOMIC_ACQ_REL) > 0)
        return;
    if (memory->mapped)
        munmap(memory, memory->mapped);
    else
        free(memory);
}

/* What a container asks: truth of all(a == b), as far as that is one truth. */
static bool array_equal(const void *a, const void *b)
{
    return np_to_bool(np_equal(a, b));
}

static uint64_t array_hash(const void *self)
{
    const np_array *x = self;
    if (x->form == NP_ARRAY)
        py_raise(PY_TYPE_ERROR, "unhashable type: 'numpy.ndarray'");
    return py_cell_hash(np_cell_kind(x->type), np_cell_of(x->data, x->type));
}

static int array_compare(const void *a, const void *b)
{
    return np_to_bool(np_less(a, b)) ? -1 : np_to_bool(np_greater(a, b));
}

static py_str array_repr(const void *self)
{
    return np_repr(self);
}

static py_str array_str(const void *self)
{
    return np_str(self);
}

static int64_t array_length(const void *self)
{
    return np_length(self);
}

static bool array_truth(const void *self)
{
    return np_to_bool(self);
}

static py_str array_format(const void *self, py_str spec)
{
    return py_str_of(np_format(self, py_text(spec)));
}

static void array_copy(void *made, const void *self, struct py_copies *copies)
{
    const np_array *x = self;
    np_array *copy = made;
    (void)copies;
    t2m_object base = copy->base;
    *copy = *x;
    copy->base = base;
    if (!x->memory) {
        copy->data = copy->value;
        return;
    }
    T2M_POOL(pool);
    const np_array *own = np_copied(x, x->type);
    memcpy(copy->strides, own->strides, sizeof copy->strides);
    copy->is_readonly = false;
    copy->memory = own->memory;
    copy->data = own->data;
    __atomic_add_fetch(&own->memory->references, 1, __ATOMIC_RELAXED);
}

static py_value array_binary(int operation, const void *a, const void *b)
{
    static np_array *(*const functions[])(const np_array *, const np_array *) = {
        [PY_ARRAY_ADD] = np_add_of,       [PY_ARRAY_SUB] = np_subtract_of,    [PY_ARRAY_MUL] = np_multiply_of,
        [PY_ARRAY_DIV] = np_divide_of,    [PY_ARRAY_FLOOR_DIV] = np_floor_divide_of, [PY_ARRAY_MOD] = np_remainder_of,
        [PY_ARRAY_POW] = np_power_of,     [PY_ARRAY_MATMUL] = np_matmul_of,   [PY_ARRAY_AND] = np_bitwise_and_of,
        [PY_ARRAY_OR] = np_bitwise_or_of,  [PY_ARRAY_XOR] = np_bitwise_xor_of,
    };
    return py_box(functions[operation](np_of_object(a), np_of_object(b)));
}

static np_index index_of(py_value key)
{
    return key == NULL ? NP_NEW : py_is_int(key) && !py_is_bool(key) ? NP_AT(py_as_int(key)) : NP_BY(key);
}

/* The parts of a boxed index: a tuple's items, or the one that it is. */
static size_t indexes_of(py_value key, np_index items[2 * NP_MAX_DIMS])
{
    const py_tuple *parts = py_is_tuple(key) ? py_as_tuple(key) : NULL;
    size_t count = parts ? (size_t)py_tuple_length(parts) : 1;
    if (count > 2 * NP_MAX_DIMS)
        py_raise(PY_INDEX_ERROR, "too many indices for array");
    for (size_t i = 0; i < count; i++)
        items[i] = index_of(parts ? py_box_cell(parts->element, py_tuple_at(parts, (int64_t)i)) : key);
    return count;
}

static py_value array_item(const void *self, const void *key)
{
    if (py_is_int(key))
        return py_box(np_at(self, py_as_int(key)));
    np_index items[2 * NP_MAX_DIMS];
    size_t count = indexes_of(key, items);
    return py_box(np_scalar_of(np_slice_by(self, items, count)));
}

static void array_set_item(void *self, const void *key, const void *item)
{
    np_index items[2 * NP_MAX_DIMS];
    size_t count = indexes_of(key, items);
    np_put_by(self, np_of(item), items, count);
}

static const char *array_class(const void *self)
{
    static const char *const scalars[NP_TYPE_COUNT] = {
        [NP_TYPE_BOOL] = "numpy.bool",     [NP_TYPE_INT8] = "numpy.int8",       [NP_TYPE_UINT8] = "numpy.uint8",
        [NP_TYPE_INT16] = "numpy.int16",   [NP_TYPE_UINT16] = "numpy.uint16",   [NP_TYPE_INT32] = "numpy.int32",
        [NP_TYPE_UINT32] = "numpy.uint32", [NP_TYPE_INT64] = "numpy.int64",     [NP_TYPE_UINT64] = "numpy.uint64",
        [NP_TYPE_FLOAT16] = "numpy.float16", [NP_TYPE_FLOAT32] = "numpy.float32", [NP_TYPE_FLOAT64] = "numpy.float64"};
    const np_array *x = self;
    if (x->form == NP_NUMBER)
        return x->type == NP_TYPE_BOOL ? "bool" : np_is_float_type(x->type) ? "float" : "int";
    return x->form == NP_SCALAR ? scalars[x->type] : "numpy.ndarray";
}

static double array_number(const void *self)
{
    return np_to_float(self);
}

static mx_array array_tensor(const void *self)
{
    return np_to_tensor(self);
}

const t2m_kind np_array_kind = {
    .name = "numpy.ndarray",
    .destroy = array_destroy,
    .equal = array_equal,
    .hash = array_hash,
    .compare = array_compare,
    .repr = array_repr,
    .str = array_str,
    .length = array_length,
    .truth = array_truth,
    .size = sizeof(np_array),
    .copy = array_copy,
    .format = array_format,
    .tensor = array_tensor,
    .binary = array_binary,
    .item = array_item,
    .set_item = array_set_item,
    .number = array_number,
    .type_name = array_class,
    .pickles = &np_pickles,
};

/* ---- making */

int64_t np_count(int ndim, const int64_t *shape)
{
    int64_t count = 1;
    for (int i = 0; i < ndim; i++) {
        if (shape[i] < 0)
            py_raise(PY_VALUE_ERROR, "negative dimensions are not allowed");
        if (__builtin_mul_overflow(count, shape[i], &count))
            py_raise(PY_VALUE_ERROR, "Maximum allowed dimension exceeded");
    }
    return count;
}

void np_own_strides(np_array *x)
{
    int64_t stride = np_type_size(x->type);
    for (int i = x->ndim - 1; i >= 0; i--) {
        x->strides[i] = stride;
        stride *= x->shape[i] > 0 ? x->shape[i] : 1;
    }
}

np_array *np_new(np_type type, int ndim, const int64_t *shape)
{
    if (ndim > NP_MAX_DIMS)
        py_raise(PY_VALUE_ERROR, "maximum supported dimension for an ndarray is currently %d, found %d", NP_MAX_DIMS, ndim);
    int64_t bytes;
    if (__builtin_mul_overflow(np_count(ndim, shape), np_type_size(type), &bytes))
        py_raise(PY_VALUE_ERROR, "array is too big; `arr.size * arr.dtype.itemsize` is larger than the maximum possible size.");
    np_array *x = T2M_NEW(np_array, &np_array_kind);
    x->type = type;
    x->ndim = ndim;
    for (int i = 0; i < ndim; i++)
        x->shape[i] = shape[i];
    np_own_strides(x);
    x->memory = t2m_malloc(sizeof(np_memory) + (size_t)bytes + 8);
    x->memory->references = 1;
    x->memory->mapped = 0;
    x->data = x->memory->bytes;
    return x;
}

np_array *np_new_like(const np_array *x, np_type type)
{
    return np_new(type, x->ndim, x->shape);
}

np_array *np_new_kept(const np_array *x, np_type type, int ndim, const int64_t *shape)
{
    np_array *out = np_new(type, ndim, shape);
    if (x->ndim != ndim || ndim < 2 || np_is_contiguous(x) || memcmp(x->shape, shape, (size_t)ndim * sizeof *shape) != 0)
        return out;
    int order[NP_MAX_DIMS]; /* from the widest steps to the smallest */
    for (int i = 0; i < ndim; i++) {
        int k = i;
        for (; k > 0 && llabs(x->strides[order[k - 1]]) < llabs(x->strides[i]); k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    int64_t stride = np_type_size(type);
    for (int k = ndim - 1; k >= 0; k--) {
        out->strides[order[k]] = stride;
        stride *= shape[order[k]] > 0 ? shape[order[k]] : 1;
    }
    return out;
}

np_array *np_new_scalar(np_type type)
{
    np_array *x = T2M_NEW(np_array, &np_array_kind);
    x->type = type;
    x->form = NP_SCALAR;
    x->data = x->value;
    return x;
}

np_array *np_view(const np_array *x)
{
    if (!x->memory)
        return np_copied(x, x->type);
    np_array *view = T2M_NEW(np_array, &np_array_kind);
    t2m_object base = view->base;
    *view = *x;
    view->base = base;
    view->form = NP_ARRAY;
    __atomic_add_fetch(&x->memory->references, 1, __ATOMIC_RELAXED);
    return view;
}

bool np_is_contiguous(const np_array *x)
{
    int64_t stride = np_type_size(x->type);
    for (int i = x->ndim - 1; i >= 0; i--) {
        if (x->shape[i] != 1 && x->strides[i] != stride)
            return np_count(x->ndim, x->shape) == 0;
        stride *= x->shape[i];
    }
    return true;
}

np_array *np_copied(const np_array *x, np_type type)
{
    np_array *copy = np_new_like(x, type);
    np_cast_into(copy, x);
    return copy;
}

np_array *np_contiguous(const np_array *x, np_type type)
{
    return x->type == type && np_is_contiguous(x) ? (np_array *)x : np_copied(x, type);
}

np_array *np_scalar_of(np_array *x)
{
    if (x->ndim || x->form == NP_SCALAR)
        return x;
    np_array *scalar = np_new_scalar(x->type);
    memcpy(scalar->data, x->data, (size_t)np_type_size(x->type));
    return scalar;
}

/* ---- from values */

np_array *np_of_bool(bool x)
{
    np_array *out = np_new_scalar(NP_TYPE_BOOL);
    out->form = NP_NUMBER;
    out->value[0] = x;
    return out;
}

np_array *np_of_int(int64_t x)
{
    np_array *out = np_scalar_int(x);
    out->form = NP_NUMBER;
    return out;
}

np_array *np_of_float(double x)
{
    np_array *out = np_scalar_float(x);
    out->form = NP_NUMBER;
    return out;
}

np_array *np_scalar_int(int64_t x)
{
    np_array *out = np_new_scalar(NP_TYPE_INT64);
    memcpy(out->value, &x, sizeof x);
    return out;
}

np_array *np_scalar_float(double x)
{
    np_array *out = np_new_scalar(NP_TYPE_FLOAT64);
    memcpy(out->value, &x, sizeof x);
    return out;
}

static np_array *of_cells(py_kind kind, const py_cell *cells, int64_t count);

np_array *np_of_object(const void *object)
{
    if (!object)
        py_raise(PY_TYPE_ERROR, "unsupported operand type(s): 'NoneType' among arrays");
    const t2m_kind *kind = ((const t2m_object *)object)->kind;
    if (kind == &np_array_kind)
        return (np_array *)object;
    if (kind == &py_list_kind) {
        const py_list *list = object;
        return of_cells(list->element, list->items, list->length);
    }
    if (kind == &py_tuple_kind) {
        const py_tuple *tuple = object;
        return of_cells(tuple->element, tuple->items, tuple->length);
    }
    if (py_is_bool(object))
        return np_of_bool(py_as_bool(object));
    if (py_is_int(object))
        return np_of_int(py_as_int(object));
    if (py_is_float(object))
        return np_of_float(py_as_float(object));
    if (py_is_array(object))
        return np_of_tensor(py_as_array(object));
    if (kind->tensor) /* pictures */
        return np_of_tensor(kind->tensor(object));
    py_raise(PY_TYPE_ERROR, "a '%s' is no array of numbers", py_type_name(object));
}

static np_array *of_cell(py_kind kind, py_cell cell)
{
    switch (kind) {
    case PY_BOOL:
        return np_of_bool(cell.b);
    case PY_INT:
        return np_of_int(cell.i);
    case PY_FLOAT:
        return np_of_float(cell.f);
    case PY_ARRAY:
        return np_of_tensor(cell.a);
    default:
        return np_of_object(cell.o);
    }
}

static _Noreturn void ragged(int64_t count)
{
    py_raise(PY_VALUE_ERROR,
             "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions. "
             "The detected shape was (%" PRId64 ",) + inhomogeneous part.",
             count);
}

/* A flat row of numbers of one kind. */
static np_array *of_numbers(np_type type, const py_cell *cells, int64_t count)
{
    np_array *out = np_new(type, 1, &count);
    for (int64_t i = 0; i < count; i++)
        if (type == NP_TYPE_BOOL)
            out->data[i] = cells[i].b;
        else
            memcpy(out->data + 8 * i, &cells[i], 8);
    return out;
}

/* The items become rows of one array, of the type that they have together. */
static np_array *of_cells(py_kind kind, const py_cell *cells, int64_t count)
{
    if (kind == PY_INT || kind == PY_FLOAT || kind == PY_BOOL)
        return of_numbers(kind == PY_INT ? NP_TYPE_INT64 : kind == PY_FLOAT ? NP_TYPE_FLOAT64 : NP_TYPE_BOOL, cells, count);
    if (count == 0)
        return np_new(NP_TYPE_FLOAT64, 1, &count);
    T2M_POOL(pool);
    np_array **rows = t2m_malloc((size_t)count * sizeof *rows);
    np_type type = NP_TYPE_BOOL;
    int64_t shape[NP_MAX_DIMS];
    for (int64_t i = 0; i < count; i++) {
        rows[i] = of_cell(kind, cells[i]);
        bool differs = i && (rows[i]->ndim != rows[0]->ndim ||
                             memcmp(rows[i]->shape, rows[0]->shape, (size_t)rows[0]->ndim * sizeof *shape) != 0);
        if (differs) {
            free(rows);
            ragged(count);
        }
        type = i ? np_promote(type, rows[i]->type) : rows[i]->type;
    }
    shape[0] = count;
    memcpy(shape + 1, rows[0]->shape, (size_t)rows[0]->ndim * sizeof *shape);
    np_array *out = np_new(type, rows[0]->ndim + 1, shape);
    np_array row = {.type = type, .ndim = rows[0]->ndim, .data = out->data};
    memcpy(row.shape, shape + 1, (size_t)row.ndim * sizeof *shape);
    memcpy(row.strides, out->strides + 1, (size_t)row.ndim * sizeof *shape);
    for (int64_t i = 0; i < count; i++, row.data += out->strides[0])
        np_cast_into(&row, rows[i]);
    free(rows);
    return t2m_keep(&pool, out);
}

static const struct {
    np_type np;
    mx_dtype mx;
} tensor_types[] = {
    {NP_TYPE_BOOL, MX_BOOL},   {NP_TYPE_INT8, MX_INT8},       {NP_TYPE_UINT8, MX_UINT8},     {NP_TYPE_INT16, MX_INT16},
    {NP_TYPE_INT32, MX_INT32}, {NP_TYPE_INT64, MX_INT64},     {NP_TYPE_FLOAT16, MX_FLOAT16}, {NP_TYPE_FLOAT32, MX_FLOAT32},
    {NP_TYPE_FLOAT64, MX_FLOAT64}, {NP_TYPE_UINT16, MX_UINT16}, {NP_TYPE_UINT32, MX_UINT32}, {NP_TYPE_UINT64, MX_UINT64},
};

/* The elements of an evaluated tensor lie in C order; half precision is read as single. */
static void copy_elements(mx_array x, np_array *out)
{
    bool is_half = out->type == NP_TYPE_FLOAT16;
    mx_array plain = is_half ? mx_astype(x, MX_FLOAT32) : x;
    mlx_array_eval(plain);
    const void *elements = NULL;
    switch (is_half ? NP_TYPE_FLOAT32 : out->type) {
#define ELEMENTS(NAME, type, function)                                                                       \
    case NP_TYPE_##NAME:                                                                                     \
        elements = mlx_array_data_##function(plain);                                                         \
        break;
        ELEMENTS(BOOL, bool, bool)
        ELEMENTS(INT8, int8_t, int8)
        ELEMENTS(UINT8, uint8_t, uint8)
        ELEMENTS(INT16, int16_t, int16)
        ELEMENTS(UINT16, uint16_t, uint16)
        ELEMENTS(INT32, int32_t, int32)
        ELEMENTS(UINT32, uint32_t, uint32)
        ELEMENTS(INT64, int64_t, int64)
        ELEMENTS(UINT64, uint64_t, uint64)
        ELEMENTS(FLOAT32, float, float32)
        ELEMENTS(FLOAT64, double, float64)
    default:
        break;
    }
    if (!elements)
        return; /* an array without elements */
    np_array from = *out;
    from.type = is_half ? NP_TYPE_FLOAT32 : out->type;
    from.data = (char *)(uintptr_t)elements;
    np_own_strides(&from);
    np_cast_into(out, &from);
}

np_array *np_of_tensor(mx_array x)
{
    mx_dims dims = mx_shape(x);
    mx_dtype dtype = mx_dtype_of(x);
    for (size_t i = 0; i < sizeof tensor_types / sizeof *tensor_types; i++) {
        if (tensor_types[i].mx != dtype)
            continue;
        np_array *out = np_new(tensor_types[i].np, dims.count, dims.at);
        copy_elements(x, out);
        return out;
    }
    py_raise(PY_TYPE_ERROR, "Got unsupported ScalarType BFloat16");
}

mx_array np_to_tensor(const np_array *x)
{
    const np_array *flat = np_contiguous(x, x->form == NP_NUMBER && x->type == NP_TYPE_FLOAT64 ? NP_TYPE_FLOAT32 : x->type);
    mx_dims dims = {.count = x->ndim};
    if (x->ndim > MX_MAX_DIMS)
        py_raise(PY_VALUE_ERROR, "an array of %d dimensions is too much for a tensor", x->ndim);
    memcpy(dims.at, x->shape, (size_t)x->ndim * sizeof *dims.at);
    for (size_t i = 0; i < sizeof tensor_types / sizeof *tensor_types; i++)
        if (tensor_types[i].np == flat->type)
            return mx_from_data(flat->data, tensor_types[i].mx, dims);
    T2M_BUG("a dtype without tensors");
}

mx_array np_operand(const np_array *x)
{
    bool is_float = x->type == NP_TYPE_FLOAT16 || x->type == NP_TYPE_FLOAT32 || x->type == NP_TYPE_FLOAT64;
    if (x->form == NP_ARRAY)
        return np_to_tensor(x);
    return np_to_tensor(np_contiguous(x, is_float ? NP_TYPE_FLOAT32 : x->type == NP_TYPE_BOOL ? NP_TYPE_BOOL : NP_TYPE_INT64));
}

mx_array np_left_operand(const np_array *x, const char *sign)
{
    if (x->form == NP_ARRAY)
        py_raise(PY_TYPE_ERROR, "unsupported operand type(s) for %s: 'numpy.ndarray' and 'Tensor'", sign);
    return np_operand(x);
}

mx_array np_to_float_tensor(const np_array *x)
{
    return np_to_tensor(np_contiguous(x, NP_TYPE_FLOAT32));
}

np_array *np_array_from(const np_array *x, np_array_options options)
{
    np_array *out = np_copied(x, np_dtype_type(options.dtype, x->type));
    if (out->ndim >= options.ndmin)
        return out;
    int64_t shape[NP_MAX_DIMS], fresh = options.ndmin - out->ndim;
    for (int i = 0; i < options.ndmin; i++)
        shape[i] = i < fresh ? 1 : out->shape[i - fresh];
    return np_reshape_dims(out, np_shape_from((int)options.ndmin, shape));
}

np_array *np_asarray_from(const np_array *x, np_array_options options)
{
    np_type type = np_dtype_type(options.dtype, x->type);
    return x->form == NP_ARRAY && x->type == type ? (np_array *)x : np_copied(x, type);
}

np_array *np_cast_array(const np_array *x, const np_dtype *dtype)
{
    np_array *out = np_copied(x, dtype->type);
    return np_scalar_of(out);
}

/* ---- to values */

static const np_array *one_element(const np_array *x)
{
    if (x->ndim)
        py_raise(PY_TYPE_ERROR, "only 0-dimensional arrays can be converted to Python scalars");
    return x;
}

int64_t np_to_int(const np_array *x)
{
    one_element(x);
    if (np_is_float_type(x->type)) {
        double value = np_get_float(x->data, x->type);
        return py_int_of_float(value);
    }
    return np_get_int(x->data, x->type);
}

double np_to_float(const np_array *x)
{
    return np_get_float(one_element(x)->data, x->type);
}

bool np_to_bool(const np_array *x)
{
    int64_t count = np_size(x);
    if (count == 0)
        py_raise(PY_VALUE_ERROR, "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.");
    if (count > 1)
        py_raise(PY_VALUE_ERROR, "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()");
    return np_is_float_type(x->type) ? np_get_float(x->data, x->type) != 0 : np_get_int(x->data, x->type) != 0;
}

int64_t np_to_index(const np_array *x)
{
    if (x->ndim || np_is_float_type(x->type))
        py_raise(PY_TYPE_ERROR, x->ndim ? "only integer scalar arrays can be converted to a scalar index"
                                        : "'numpy.%s' object cannot be interpreted as an integer",
                 np_dtypes[x->type].name);
    return np_get_int(x->data, x->type);
}

static py_list *list_of(const np_array *x, int dim, const char *at)
{
    bool is_row = dim == x->ndim - 1;
    py_kind kind = is_row ? np_cell_kind(x->type) : PY_OBJECT;
    py_list *list = py_list_new(kind);
    for (int64_t i = 0; i < x->shape[dim]; i++, at += x->strides[dim])
        py_list_append(list, is_row ? np_cell_of(at, x->type) : py_of_object(list_of(x, dim + 1, at)));
    return list;
}

py_value np_tolist(const np_array *x)
{
    return x->ndim ? py_box(list_of(x, 0, x->data)) : np_item(x);
}

py_value np_item(const np_array *x)
{
    if (np_size(x) != 1)
        py_raise(PY_VALUE_ERROR, "can only convert an array of size 1 to a Python scalar");
    return py_box_cell(np_cell_kind(x->type), np_cell_of(x->data, x->type));
}

bool np_is(const np_array *x, const char *class_name)
{
    char kind = np_dtypes[x->type].kind;
    if (strcmp(class_name, "float") == 0)
        return x->form != NP_ARRAY && x->type == NP_TYPE_FLOAT64;
    if (strcmp(class_name, "int") == 0 || strcmp(class_name, "bool") == 0)
        return x->form == NP_NUMBER && (kind == 'b' || (kind == 'i' && *class_name == 'i'));
    if (strcmp(class_name, "ndarray") == 0)
        return x->form == NP_ARRAY;
    if (x->form != NP_SCALAR)
        return false;
    if (strcmp(class_name, "floating") == 0)
        return kind == 'f';
    if (strcmp(class_name, "integer") == 0 || strcmp(class_name, "number") == 0)
        return kind == 'i' || kind == 'u' || (kind == 'f' && *class_name == 'n');
    return strcmp(class_name, "generic") == 0 || strncmp(class_name, np_dtypes[x->type].name, strlen(np_dtypes[x->type].name)) == 0;
}

np_array *np_value_with(py_value v, const char *member)
{
    if (v == NULL || v->kind != &np_array_kind)
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", py_type_name(v), member);
    return (np_array *)(uintptr_t)v;
}

bool np_is_any(py_value v)
{
    return v != NULL && v->kind == &np_array_kind;
}

bool np_is_value(py_value v, const char *class_name)
{
    return v != NULL && v->kind == &np_array_kind && np_is((const np_array *)v, class_name);
}

/* ---- facts */

int64_t np_size(const np_array *x)
{
    return np_count(x->ndim, x->shape);
}

int64_t np_length(const np_array *x)
{
    if (x->ndim == 0)
        py_raise(PY_TYPE_ERROR, x->form == NP_ARRAY ? "len() of unsized object" : "object of type 'numpy.%s' has no len()",
                 np_dtypes[x->type].name);
    return x->shape[0];
}

int64_t np_dim(const np_array *x, int64_t at)
{
    int64_t index = at < 0 ? at + x->ndim : at;
    if (index < 0 || index >= x->ndim)
        py_raise(PY_INDEX_ERROR, "tuple index out of range");
    return x->shape[index];
}

py_tuple *np_shape_tuple(const np_array *x)
{
    return py_tuple_of_list(py_list_of_ints(x->shape, x->ndim));
}

py_str np_shape_text(const np_array *x)
{
    return py_str_of(np_tuple_words(x->ndim, x->shape));
}

static const char *words(int ndim, const int64_t *shape, const char *between)
{
    char text[NP_MAX_DIMS * 24] = "(";
    size_t length = 1;
    for (int i = 0; i < ndim; i++)
        length += shape[i] < 0 ? (size_t)snprintf(text + length, sizeof text - length, "%snewaxis", i ? between : "")
                               : (size_t)snprintf(text + length, sizeof text - length, "%s%" PRId64, i ? between : "", shape[i]);
    snprintf(text + length, sizeof text - length, "%s", ndim == 1 ? ",)" : ")");
    return py_text(py_str_of(text));
}

const char *np_shape_words(int ndim, const int64_t *shape)
{
    return words(ndim, shape, ",");
}

const char *np_tuple_words(int ndim, const int64_t *shape)
{
    return words(ndim, shape, ", ");
}

np_shape np_shape_from(int count, const int64_t *dims)
{
    np_shape shape = {.count = count};
    memcpy(shape.dims, dims, (size_t)count * sizeof *dims);
    return shape;
}

np_shape np_shape_of_list(const py_list *dims)
{
    np_shape shape = {.count = (int)dims->length};
    if (dims->length > NP_MAX_DIMS)
        py_raise(PY_VALUE_ERROR, "maximum supported dimension for an ndarray is currently %d, found %" PRId64, NP_MAX_DIMS, dims->length);
    for (int64_t i = 0; i < dims->length; i++)
        shape.dims[i] = dims->element == PY_INT ? dims->items[i].i : np_to_index(of_cell(dims->element, dims->items[i]));
    return shape;
}

np_shape np_shape_of_tuple(const py_tuple *dims)
{
    return np_shape_of_list(py_list_of_tuple(dims));
}

np_dtype *np_dtype_of(const np_array *x)
{
    return &np_dtypes[x->type];
}

int64_t np_itemsize(const np_array *x)
{
    return np_type_size(x->type);
}

int64_t np_nbytes(const np_array *x)
{
    return np_size(x) * np_type_size(x->type);
}

bool np_may_share(const np_array *a, const np_array *b)
{
    return a->memory && a->memory == b->memory;
}

void np_check_writable(const np_array *x)
{
    if (x->is_readonly)
        py_raise(PY_VALUE_ERROR, "assignment destination is read-only");
    if (x->form != NP_ARRAY)
        py_raise(PY_TYPE_ERROR, "'numpy.%s' object does not support item assignment", np_dtypes[x->type].name);
}

int np_axis(int64_t axis, int ndim)
{
    int64_t at = axis < 0 ? axis + ndim : axis;
    if (at < 0 || at >= ndim)
        py_raise(PY_AXIS_ERROR, "axis %" PRId64 " is out of bounds for array of dimension %d", axis, ndim);
    return (int)at;
}

py_list *np_numbers_of(const np_array *x)
{
    py_list *numbers = py_list_new(PY_FLOAT);
    const np_array *flat = np_cast_array(x, NP_FLOAT64);
    if (flat->ndim == 0)
        py_list_append(numbers, py_of(np_to_float(flat)));
    for (int64_t i = 0; flat->ndim == 1 && i < flat->shape[0]; i++)
        py_list_append(numbers, py_of(np_to_float(np_at(flat, i))));
    return numbers;
}
