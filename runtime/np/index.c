/* Subscripts. Ranges, integers, new axes and ... make a view. Masks and arrays of indices choose single elements (or blocks of what the
 * other entries leave): a list of byte offsets, one a chosen place, in the shape that the index arrays have together. */
#include "internal.h"

#include <stdlib.h>

typedef struct Selection {
    np_array view;          /* what the plain entries leave: dimensions that stay, of which some are before the chosen ones */
    int before;             /* so many */
    int chosen_ndim;        /* -1: no arrays of indices, the view is all */
    int64_t chosen_shape[NP_MAX_DIMS];
    int64_t *offsets;       /* a byte offset a chosen place; freed by the caller */
    int64_t count;
} Selection;

typedef struct Chooser {
    const np_array *indices; /* int64 */
    int64_t size, stride;    /* of the dimension that is indexed */
    int axis;
} Chooser;

static _Noreturn void out_of_bounds(int64_t index, int axis, int64_t size)
{
    py_raise(PY_INDEX_ERROR, "index %lld is out of bounds for axis %d with size %lld", (long long)index, axis, (long long)size);
}

static _Noreturn void too_many(const np_array *x, int used)
{
    py_raise(PY_INDEX_ERROR, "too many indices for array: array is %d-dimensional, but %d were indexed", x->ndim, used);
}

static int64_t clamp(int64_t value, int64_t low, int64_t high)
{
    return value < low ? low : value > high ? high : value;
}

static void push_dim(np_array *view, int64_t size, int64_t stride)
{
    if (view->ndim == NP_MAX_DIMS)
        py_raise(PY_INDEX_ERROR, "number of dimensions must be within [0, %d], indexing result would have more", NP_MAX_DIMS);
    view->shape[view->ndim] = size;
    view->strides[view->ndim++] = stride;
}

static void add_range(np_array *view, const np_array *x, int axis, const np_index *item)
{
    int64_t n = x->shape[axis], step = item->step, start = item->start, stop = item->stop;
    if (step == 0)
        py_raise(PY_VALUE_ERROR, "slice step cannot be zero");
    int64_t low = step > 0 ? 0 : -1, high = step > 0 ? n : n - 1;
    start = start == NP_OMIT ? (step > 0 ? low : high) : clamp(start < 0 ? start + n : start, low, high);
    stop = stop == NP_OMIT ? (step > 0 ? high : low) : clamp(stop < 0 ? stop + n : stop, low, high);
    int64_t length = step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step;
    if (length > 0)
        view->data += start * x->strides[axis];
    push_dim(view, length > 0 ? length : 0, step * x->strides[axis]);
}

static bool is_mask(const np_index *item)
{
    return item->kind == NP_INDEX_BY && item->by->type == NP_TYPE_BOOL;
}

static int dims_used(const np_index *items, size_t count)
{
    int used = 0;
    for (size_t i = 0; i < count; i++) {
        bool uses = items[i].kind != NP_INDEX_NEW && items[i].kind != NP_INDEX_ELLIPSIS;
        used += is_mask(&items[i]) ? items[i].by->ndim : uses;
    }
    return used;
}

/* The indices of the elements that are not zero, a row a dimension. */
static py_list *places_of(const np_array *x)
{
    const np_array *truth = np_contiguous(x, NP_TYPE_BOOL);
    int64_t size = np_size(x), count = 0, k = 0;
    for (int64_t i = 0; i < size; i++)
        count += truth->data[i] != 0;
    py_list *out = py_list_new(PY_OBJECT);
    for (int i = 0; i < x->ndim; i++)
        py_list_append(out, py_of(np_new(NP_TYPE_INT64, 1, &count)));
    for (int64_t i = 0; i < size; i++) {
        if (!truth->data[i])
            continue;
        int64_t rest = i;
        for (int d = x->ndim - 1; d >= 0; d--) {
            ((int64_t *)((np_array *)out->items[d].o)->data)[k] = rest % x->shape[d];
            rest /= x->shape[d];
        }
        k++;
    }
    return out;
}

/* A mask is the indices of its true places, one array a dimension. */
static int add_mask(Chooser *choosers, int count, const np_array *x, int axis, const np_array *mask)
{
    for (int i = 0; i < mask->ndim; i++)
        if (mask->shape[i] != x->shape[axis + i])
            py_raise(PY_INDEX_ERROR,
                     "boolean index did not match indexed array along axis %d; size of axis is %lld but size of corresponding boolean axis "
                     "is %lld",
                     axis + i, (long long)x->shape[axis + i], (long long)mask->shape[i]);
    if (mask->ndim == 0)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "a single bool as an index is not supported");
    py_list *places = places_of(mask);
    for (int i = 0; i < mask->ndim; i++)
        choosers[count++] = (Chooser){places->items[i].o, x->shape[axis + i], x->strides[axis + i], axis + i};
    return count;
}

static const np_array *as_indices(const np_array *by)
{
    if (np_is_float_type(by->type) && np_size(by))
        py_raise(PY_INDEX_ERROR, "arrays used as indices must be of integer (or boolean) type");
    return np_copied(by, NP_TYPE_INT64);
}

static void find_offsets(Selection *selection, Chooser *choosers, int count)
{
    np_array shape = {.ndim = 0};
    for (int i = 0; i < count; i++) {
        bool fits = true;
        for (int k = 1; k <= shape.ndim && k <= choosers[i].indices->ndim; k++) {
            int64_t a = shape.shape[shape.ndim - k], b = choosers[i].indices->shape[choosers[i].indices->ndim - k];
            fits &= a == b || a == 1 || b == 1;
        }
        if (!fits)
            py_raise(PY_INDEX_ERROR, "shape mismatch: indexing arrays could not be broadcast together with shapes %s %s ",
                     np_shape_words(choosers[0].indices->ndim, choosers[0].indices->shape),
                     np_shape_words(choosers[i].indices->ndim, choosers[i].indices->shape));
        int64_t both[NP_MAX_DIMS];
        shape.ndim = np_broadcast_shape(&shape, choosers[i].indices, both);
        memcpy(shape.shape, both, sizeof both);
    }
    selection->chosen_ndim = shape.ndim;
    memcpy(selection->chosen_shape, shape.shape, sizeof shape.shape);
    selection->count = np_count(shape.ndim, shape.shape);
    selection->offsets = t2m_malloc((size_t)(selection->count + 1) * sizeof *selection->offsets);
    memset(selection->offsets, 0, (size_t)selection->count * sizeof *selection->offsets);
    for (int i = 0; i < count; i++) {
        np_array *all = np_contiguous(np_broadcast(choosers[i].indices, shape.ndim, shape.shape), NP_TYPE_INT64);
        const int64_t *indices = (const int64_t *)all->data;
        for (int64_t k = 0; k < selection->count; k++) {
            int64_t index = indices[k] < 0 ? indices[k] + choosers[i].size : indices[k];
            if (index < 0 || index >= choosers[i].size)
                out_of_bounds(indices[k], choosers[i].axis, choosers[i].size);
            selection->offsets[k] += index * choosers[i].stride;
        }
    }
}

static Selection select_by(const np_array *x, const np_index *items, size_t count)
{
    Selection selection = {.view = *x, .chosen_ndim = -1};
    Chooser choosers[NP_MAX_DIMS];
    np_array *view = &selection.view;
    int axis = 0, used = dims_used(items, count), chooser_count = 0, groups = 0;
    bool has_arrays = false, was_array = false, has_ellipsis = false;
    if (used > x->ndim)
        too_many(x, used);
    for (size_t i = 0; i < count; i++)
        has_arrays |= items[i].kind == NP_INDEX_BY && (items[i].by->ndim > 0 || is_mask(&items[i]));
    view->ndim = 0;
    for (size_t i = 0; i < count; i++) {
        const np_index *item = &items[i];
        bool is_array = false;
        switch (item->kind) {
        case NP_INDEX_RANGE:
            add_range(view, x, axis++, item);
            break;
        case NP_INDEX_NEW:
            push_dim(view, 1, 0);
            break;
        case NP_INDEX_ELLIPSIS:
            if (has_ellipsis)
                py_raise(PY_INDEX_ERROR, "an index can only have a single ellipsis ('...')");
            has_ellipsis = true;
            for (int rest = x->ndim - used; rest > 0; rest--, axis++)
                push_dim(view, x->shape[axis], x->strides[axis]);
            break;
        case NP_INDEX_AT:
        case NP_INDEX_BY:
            if (is_mask(item)) {
                is_array = true;
                break;
            }
            if (has_arrays) {
                is_array = true;
                break;
            }
            int64_t at = item->kind == NP_INDEX_AT ? item->start : np_to_index(item->by);
            int64_t index = at < 0 ? at + x->shape[axis] : at;
            if (index < 0 || index >= x->shape[axis])
                out_of_bounds(at, axis, x->shape[axis]);
            view->data += index * x->strides[axis++];
            break;
        }
        if (is_array) {
            groups += !was_array;
            if (groups == 1 && !was_array)
                selection.before = view->ndim;
            if (is_mask(item)) {
                chooser_count = add_mask(choosers, chooser_count, x, axis, item->by);
                axis += item->by->ndim;
            } else {
                const np_array *indices = item->kind == NP_INDEX_AT ? np_of_int(item->start) : as_indices(item->by);
                choosers[chooser_count++] = (Chooser){indices, x->shape[axis], x->strides[axis], axis};
                axis++;
            }
        }
        was_array = is_array;
    }
    for (; axis < x->ndim; axis++)
        push_dim(view, x->shape[axis], x->strides[axis]);
    if (groups > 1)
        selection.before = 0; /* the chosen places come first */
    if (chooser_count)
        find_offsets(&selection, choosers, chooser_count);
    return selection;
}

/* The shape of x[...] with its strides in `whole`, an array in C order of that shape. */
static int result_shape(const Selection *selection, int64_t *shape)
{
    int ndim = 0;
    for (int i = 0; i < selection->before; i++)
        shape[ndim++] = selection->view.shape[i];
    for (int i = 0; i < selection->chosen_ndim; i++)
        shape[ndim++] = selection->chosen_shape[i];
    for (int i = selection->before; i < selection->view.ndim; i++)
        shape[ndim++] = selection->view.shape[i];
    return ndim;
}

/* Copies between the chosen places of the array and `whole`, which has the result's shape: into the array if `stores`. */
static void exchange(Selection *selection, const np_array *whole, bool stores)
{
    np_array place = selection->view, part = *whole;
    part.ndim = place.ndim;
    for (int i = selection->before; i < place.ndim; i++) {
        part.shape[i] = whole->shape[i + selection->chosen_ndim];
        part.strides[i] = whole->strides[i + selection->chosen_ndim];
    }
    np_array chosen = {.type = whole->type, .ndim = selection->chosen_ndim, .data = whole->data};
    memcpy(chosen.shape, selection->chosen_shape, sizeof chosen.shape);
    for (int i = 0; i < selection->chosen_ndim; i++)
        chosen.strides[i] = whole->strides[selection->before + i];
    bool is_single = place.ndim == 0 && place.type == whole->type;
    size_t size = (size_t)np_type_size(place.type);
    char *start = place.data;
    int64_t index[NP_MAX_DIMS] = {0};
    for (int64_t k = 0; k < selection->count; k++) {
        place.data = start + selection->offsets[k];
        if (is_single)
            memcpy(stores ? place.data : part.data, stores ? part.data : place.data, size);
        else
            np_cast_into(stores ? &place : &part, stores ? &part : &place);
        for (int i = chosen.ndim - 1; i >= 0; i--) { /* the next place of `whole` */
            part.data += chosen.strides[i];
            if (++index[i] < chosen.shape[i])
                break;
            part.data -= chosen.strides[i] * chosen.shape[i];
            index[i] = 0;
        }
    }
}

np_array *np_slice_by(const np_array *x, const np_index *items, size_t count)
{
    if (x->form != NP_ARRAY)
        py_raise(PY_INDEX_ERROR, "invalid index to scalar variable.");
    Selection selection = select_by(x, items, count);
    if (selection.chosen_ndim < 0) {
        np_array *view = np_view(x);
        view->ndim = selection.view.ndim;
        view->data = selection.view.data;
        memcpy(view->shape, selection.view.shape, sizeof view->shape);
        memcpy(view->strides, selection.view.strides, sizeof view->strides);
        return view->ndim ? view : np_scalar_of(view);
    }
    int64_t shape[NP_MAX_DIMS];
    int ndim = result_shape(&selection, shape);
    np_array *out = np_new(x->type, ndim, shape);
    exchange(&selection, out, false);
    free(selection.offsets);
    return out;
}

np_array *np_at(const np_array *x, int64_t index)
{
    return np_slice_by(x, &NP_AT(index), 1);
}

static const np_array *fitting(const np_array *value, int ndim, const int64_t *shape)
{
    np_array *view = np_view(value);
    while (view->ndim > ndim && view->shape[0] == 1) { /* leading ones too many are fine */
        view->ndim--;
        memmove(view->shape, view->shape + 1, sizeof view->shape - sizeof *view->shape);
        memmove(view->strides, view->strides + 1, sizeof view->strides - sizeof *view->strides);
    }
    bool fits = view->ndim <= ndim;
    for (int i = 1; fits && i <= view->ndim; i++)
        fits = view->shape[view->ndim - i] == 1 || view->shape[view->ndim - i] == shape[ndim - i];
    if (!fits)
        py_raise(PY_VALUE_ERROR, "could not broadcast input array from shape %s into shape %s", np_shape_words(value->ndim, value->shape),
                 np_shape_words(ndim, shape));
    return np_broadcast(view, ndim, shape);
}

/* An int of Python must fit the array's type. */
static void check_number(const np_array *x, const np_array *value)
{
    if (value->form == NP_NUMBER && value->type == NP_TYPE_INT64)
        np_common_type(x, value);
    if (value->form == NP_NUMBER && value->type == NP_TYPE_FLOAT64 && !np_is_float_type(x->type) && x->type != NP_TYPE_BOOL)
        np_to_int(value); /* nan and infinities are no integers */
}

void np_put_by(np_array *x, const np_array *value, const np_index *items, size_t count)
{
    np_check_writable(x);
    check_number(x, value);
    Selection selection = select_by(x, items, count);
    if (np_may_share(x, value))
        value = np_copied(value, value->type);
    if (selection.chosen_ndim < 0) {
        np_array *place = &selection.view;
        np_cast_into(place, fitting(value, place->ndim, place->shape));
        return;
    }
    int64_t shape[NP_MAX_DIMS];
    int ndim = result_shape(&selection, shape);
    const np_array *typed = value->type == x->type ? value : np_copied(value, x->type);
    exchange(&selection, fitting(typed, ndim, shape), true);
    free(selection.offsets);
}

/* ---- rows, places */

py_list *np_rows(const np_array *x)
{
    if (x->ndim == 0)
        py_raise(PY_TYPE_ERROR, x->form == NP_ARRAY ? "iteration over a 0-d array" : "'numpy.%s' object is not iterable",
                 np_dtypes[x->type].name);
    py_list *rows = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < x->shape[0]; i++)
        py_list_append(rows, py_of(np_at(x, i)));
    return rows;
}

bool np_contains(const np_array *x, const np_array *item)
{
    return np_to_bool(np_any(np_equal_of(x, item)));
}

py_tuple *np_nonzero(const np_array *x)
{
    return py_tuple_of_list(places_of(x));
}

np_array *np_argwhere(const np_array *x)
{
    return np_copied(np_transpose(np_of_object(places_of(x))), NP_TYPE_INT64);
}

np_array *np_flatnonzero(const np_array *x)
{
    return places_of(np_ravel(x))->items[0].o;
}

np_array *np_take(const np_array *x, const np_array *indices)
{
    return np_slice_by(np_ravel(x), &NP_BY(indices), 1);
}

np_array *np_take_axis(const np_array *x, const np_array *indices, int64_t axis)
{
    np_index items[NP_MAX_DIMS];
    int at = np_axis(axis, x->ndim);
    for (int i = 0; i <= at; i++)
        items[i] = i < at ? NP_ALL : NP_BY(indices);
    return np_slice_by(x, items, (size_t)at + 1);
}

np_array *np_take_along_axis(const np_array *x, const np_array *indices, int64_t axis)
{
    int at = np_axis(axis, x->ndim);
    np_index items[NP_MAX_DIMS];
    for (int i = 0; i < x->ndim; i++) {
        int64_t shape[NP_MAX_DIMS];
        for (int k = 0; k < x->ndim; k++)
            shape[k] = k == i ? x->shape[i] : 1;
        np_array *line = np_arange(0, x->shape[i], 1, NULL);
        items[i] = NP_BY(i == at ? (np_array *)indices : np_reshape_dims(line, np_shape_from(x->ndim, shape)));
    }
    return np_slice_by(x, items, (size_t)x->ndim);
}

np_array *np_unravel(const np_array *index, np_shape shape)
{
    py_list *out = py_list_new(PY_OBJECT);
    np_array *rest = np_copied(index, NP_TYPE_INT64);
    int64_t size = np_count(shape.count, shape.dims);
    if (np_size(index) && (np_to_int(np_max(index)) >= size || np_to_int(np_min(index)) < 0))
        py_raise(PY_VALUE_ERROR, "index %lld is out of bounds for array with size %lld", (long long)np_to_int(np_max(index)), (long long)size);
    for (int i = shape.count - 1; i >= 0; i--) {
        np_array *dim = np_of_int(shape.dims[i]);
        py_list_insert(out, 0, py_of(np_remainder_of(rest, dim)));
        rest = np_floor_divide_of(rest, dim);
    }
    return np_of_object(out);
}
