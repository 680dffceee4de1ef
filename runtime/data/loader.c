/* DataLoader: the order of samples, batch after batch, PyTorch's draws.
 *
 * A pass draws its base seed when it starts. A shuffling one draws a second seed when its first batch is
 * asked for, and permutes by a generator of that seed; with a generator of its own the loader draws both from
 * that. */
#include "internal.h"

#include <inttypes.h>
#include <stdlib.h>

#include "t2m/py_error.h"
#include "t2m/py_start.h"

static void destroy(void *object)
{
    data_loader *self = object;
    t2m_release(self->dataset);
    t2m_release(self->options.generator);
}

static int64_t length(const void *object)
{
    return data_loader_length(object);
}

const t2m_kind data_loader_kind = {.name = "DataLoader", .destroy = destroy, .length = length};

data_loader *data_loader_new_with(dataset *set, data_loader_options options)
{
    if (options.batch_size <= 0)
        py_raise(PY_VALUE_ERROR, "batch_size should be a positive integer value, but got batch_size=%" PRId64,
                 options.batch_size);
    if (options.num_workers < 0)
        py_raise(PY_VALUE_ERROR, "num_workers option should be non-negative; use num_workers=0 to disable "
                                 "multiprocessing.");
    if (options.shuffle && data_length_of(set) == 0)
        py_raise(PY_VALUE_ERROR, "num_samples should be a positive integer value, but got num_samples=0");
    data_loader *self = T2M_NEW(data_loader, &data_loader_kind);
    self->options = options;
    self->options.generator = t2m_retain(options.generator);
    self->dataset = t2m_retain(set);
    self->batch_size = options.batch_size;
    return self;
}

int64_t data_loader_length(const data_loader *self)
{
    int64_t count = data_length_of(self->dataset), whole = count / self->batch_size;
    return self->options.drop_last || count % self->batch_size == 0 ? whole : whole + 1;
}

/* ---- one pass */

typedef struct data_run {
    data_loader *loader;
    int64_t count, batches, next;
    int64_t *order; /* NULL until the first batch */
    data_prefetch *prefetch;
} data_run;

data_iter data_iterate(data_loader *loader)
{
    data_run *run = t2m_malloc(sizeof(data_run));
    *run = (data_run){.loader = t2m_retain(loader),
                      .count = data_length_of(loader->dataset),
                      .batches = data_loader_length(loader)};
    random_draw_int(loader->options.generator);
    return (data_iter){.index = -1, .run = run};
}

static void shuffle(const data_run *run)
{
    random_generator *own = run->loader->options.generator;
    if (own == NULL) {
        own = random_generator_new();
        random_generator_seed(own, random_draw_int(NULL));
    }
    random_permutation(own, run->order, (size_t)run->count);
}

static void begin(data_run *run)
{
    run->order = t2m_malloc((size_t)(run->count + 1) * sizeof(int64_t));
    if (run->loader->options.shuffle) {
        shuffle(run);
    } else {
        for (int64_t i = 0; i < run->count; i++)
            run->order[i] = i;
    }
    dataset *set = run->loader->dataset;
    if (set->class->gather != NULL && run->batches > 0)
        run->prefetch =
            data_prefetch_start(set, run->order, run->count, run->loader->batch_size, run->batches);
}

/* Sample by sample, on this thread. */
static int64_t assemble(const data_run *run, mx_array *items)
{
    int64_t from = run->next * run->loader->batch_size, size = run->loader->batch_size;
    if (run->count - from < size)
        size = run->count - from;
    data_sample *samples = t2m_malloc((size_t)size * sizeof(data_sample));
    for (int64_t i = 0; i < size; i++)
        samples[i] = data_get_of(run->loader->dataset, run->order[from + i]);
    int64_t count = data_collate(samples, size, items);
    free(samples);
    return count;
}

static int64_t take_batch(data_run *run, mx_array *items)
{
    if (run->prefetch == NULL)
        return assemble(run, items);
    data_batch batch = data_prefetch_next(run->prefetch);
    if (batch.items == 0)
        return assemble(run, items);
    for (int64_t k = 0; k < batch.items; k++)
        items[k] = mx_from_owned(batch.blocks[k].memory, batch.blocks[k].dtype, batch.blocks[k].shape);
    return batch.items;
}

static void close_pool(data_iter *iter)
{
    if (iter->open)
        t2m_pool_close(&iter->pool);
    iter->open = false;
}

bool data_next(data_iter *iter)
{
    t2m_check_interrupt();
    close_pool(iter);
    data_run *run = iter->run;
    if (run == NULL)
        return false;
    if (run->next == run->batches) {
        data_close(iter);
        return false;
    }
    iter->pool = t2m_pool_open();
    iter->open = true;
    if (run->order == NULL)
        begin(run);
    iter->count = take_batch(run, iter->item);
    iter->index = run->next++;
    return true;
}

void data_close(data_iter *iter)
{
    close_pool(iter);
    data_run *run = iter->run;
    if (run == NULL)
        return;
    iter->run = NULL;
    data_prefetch_stop(run->prefetch);
    t2m_release(run->loader);
    free(run->order);
    free(run);
}

/* ---- as an iterator */

typedef struct pass {
    py_iterator base;
    data_iter at;
} pass;

static void pass_destroy(void *object)
{
    data_close(&((pass *)object)->at);
}

static const t2m_kind pass_kind = {.name = "_SingleProcessDataLoaderIter", .destroy = pass_destroy};

/* The batch outlives the pass's own pool: its arrays belong to who asked. */
static bool pass_next(py_iterator *it, py_cell *item)
{
    data_iter *at = &((pass *)it)->at;
    if (!data_next(at))
        return false;
    py_cell cells[DATA_ITEMS];
    for (int64_t i = 0; i < at->count; i++)
        cells[i] = py_cell_retain(PY_ARRAY, py_of(at->item[i]));
    close_pool(at);
    for (int64_t i = 0; i < at->count; i++)
        py_cell_autorelease(PY_ARRAY, cells[i]);
    *item = it->element == PY_ARRAY ? cells[0] : py_of(py_tuple_from(PY_ARRAY, cells, at->count));
    return true;
}

static py_iterator *pass_over(data_loader *loader, py_kind element)
{
    pass *self = py_iterator_new(sizeof *self, &pass_kind, element, pass_next);
    self->at = data_iterate(loader);
    return &self->base;
}

py_iterator *data_iterator(data_loader *loader)
{
    return pass_over(loader, PY_OBJECT);
}

py_iterator *data_iterator_of_arrays(data_loader *loader)
{
    return pass_over(loader, PY_ARRAY);
}
