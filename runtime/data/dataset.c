/* Data sets: the object that all share, and those made of others. */
#include "t2m/data.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

static void destroy(void *object)
{
    dataset *self = object;
    if (self->class != NULL && self->class->forget != NULL)
        self->class->forget(self);
}

static int64_t length(const void *object)
{
    return data_length_of((dataset *)object);
}

const t2m_kind dataset_kind = {.name = "Dataset", .destroy = destroy, .length = length};

void *dataset_allocate(size_t size, const data_class *class)
{
    dataset *self = t2m_object_new(size, &dataset_kind);
    self->class = class;
    return self;
}

int64_t data_length_of(dataset *self)
{
    if (self->class->length == NULL)
        py_raise(PY_TYPE_ERROR, "object of type '%s' has no len()", self->class->name);
    return self->class->length(self);
}

data_sample data_get_of(dataset *self, int64_t index)
{
    if (self->class->length != NULL) {
        int64_t count = self->class->length(self);
        if (index < -count || index >= count)
            py_raise(PY_INDEX_ERROR,
                     "index %" PRId64 " is out of range for a data set of %" PRId64 " samples", index, count);
        index = index < 0 ? index + count : index;
    }
    return self->class->get(self, index);
}

data_sample data_sample_of(const data_item *items, size_t count)
{
    data_sample sample = {.count = (int64_t)count};
    for (size_t i = 0; i < count; i++) {
        sample.kind[i] = items[i].kind;
        sample.item[i] = items[i].cell;
    }
    return sample;
}

/* ---- Subset, random_split */

typedef struct subset {
    dataset base;
    dataset *whole;
    int64_t count;
    int64_t *indices;
} subset;

static int64_t subset_length(dataset *self)
{
    return ((subset *)self)->count;
}

static data_sample subset_get(dataset *self, int64_t index)
{
    subset *part = (subset *)self;
    return data_get_of(part->whole, part->indices[index]);
}

static int64_t subset_gather(dataset *self, const int64_t *indices, int64_t count, data_block *blocks)
{
    subset *part = (subset *)self;
    if (part->whole->class->gather == NULL)
        return 0;
    int64_t *inner = malloc((size_t)(count + 1) * sizeof(int64_t));
    if (inner == NULL)
        return 0;
    for (int64_t i = 0; i < count; i++)
        inner[i] = part->indices[indices[i]];
    int64_t items = part->whole->class->gather(part->whole, inner, count, blocks);
    free(inner);
    return items;
}

static void subset_forget(dataset *self)
{
    subset *part = (subset *)self;
    t2m_release(part->whole);
    free(part->indices);
}

static const data_class subset_class = {.name = "Subset",
                                        .length = subset_length,
                                        .get = subset_get,
                                        .forget = subset_forget,
                                        .gather = subset_gather};

static dataset *make_subset(dataset *set, const int64_t *indices, int64_t count)
{
    subset *part = DATA_NEW(subset, &subset_class);
    part->whole = t2m_retain(set);
    part->count = count;
    part->indices = t2m_malloc((size_t)(count + 1) * sizeof(int64_t));
    int64_t whole = data_length_of(set);
    for (int64_t i = 0; i < count; i++) {
        if (indices[i] < -whole || indices[i] >= whole)
            py_raise(PY_INDEX_ERROR,
                     "index %" PRId64 " is out of range for a data set of %" PRId64 " samples", indices[i],
                     whole);
        part->indices[i] = indices[i] < 0 ? indices[i] + whole : indices[i];
    }
    return &part->base;
}

dataset *data_subset(dataset *set, const py_list *indices)
{
    _Static_assert(sizeof(py_cell) == sizeof(int64_t), "the cells of a list of ints are its numbers");
    if (indices->length > 0 && indices->element != PY_INT)
        py_raise(PY_TYPE_ERROR, "indices of a Subset must be ints");
    return make_subset(set, (const int64_t *)indices->items, indices->length);
}

/* Fractions become counts: rounded down, the rest handed out one each from the first on. */
static void split_counts(const py_list *lengths, int64_t total, int64_t *counts)
{
    double sum = 0;
    int64_t whole = 0;
    for (int64_t i = 0; i < lengths->length; i++) {
        bool fraction = lengths->element == PY_FLOAT;
        sum += fraction ? lengths->items[i].f : 0;
        counts[i] = fraction ? (int64_t)floor((double)total * lengths->items[i].f) : lengths->items[i].i;
        whole += counts[i];
    }
    if (lengths->element == PY_FLOAT && fabs(sum - 1) < 1e-9) {
        for (int64_t i = 0; whole < total; i = (i + 1) % lengths->length, whole++)
            counts[i]++;
    }
    if (whole != total)
        py_raise(PY_VALUE_ERROR, "Sum of input lengths does not equal the length of the input dataset!");
}

py_list *data_random_split(dataset *set, const py_list *lengths, random_generator *generator)
{
    int64_t total = data_length_of(set), from = 0;
    int64_t *counts = t2m_malloc((size_t)(lengths->length + 1) * sizeof(int64_t));
    int64_t *order = t2m_malloc((size_t)(total + 1) * sizeof(int64_t));
    split_counts(lengths, total, counts);
    random_permutation(generator, order, (size_t)total);
    py_list *parts = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < lengths->length; i++) {
        py_list_append(parts, py_of_object(make_subset(set, order + from, counts[i])));
        from += counts[i];
    }
    free(counts);
    free(order);
    return parts;
}

/* ---- ConcatDataset */

typedef struct concatenation {
    dataset base;
    py_list *sets;
} concatenation;

static int64_t concat_length(dataset *self)
{
    const py_list *sets = ((concatenation *)self)->sets;
    int64_t sum = 0;
    for (int64_t i = 0; i < sets->length; i++)
        sum += data_length(sets->items[i].o);
    return sum;
}

static data_sample concat_get(dataset *self, int64_t index)
{
    const py_list *sets = ((concatenation *)self)->sets;
    for (int64_t i = 0; i < sets->length; i++) {
        int64_t count = data_length(sets->items[i].o);
        if (index < count)
            return data_get(sets->items[i].o, index);
        index -= count;
    }
    T2M_BUG("index beyond a checked range");
}

static void concat_forget(dataset *self)
{
    t2m_release(((concatenation *)self)->sets);
}

static const data_class concat_class = {
    .name = "ConcatDataset", .length = concat_length, .get = concat_get, .forget = concat_forget};

dataset *data_concat(const py_list *sets)
{
    if (sets->length == 0)
        py_raise(PY_ASSERTION_ERROR, "datasets should not be an empty iterable");
    concatenation *self = DATA_NEW(concatenation, &concat_class);
    t2m_set(&self->sets, py_list_copy(sets));
    return &self->base;
}
