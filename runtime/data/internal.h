/* What the files of data share. */
#ifndef T2M_DATA_INTERNAL_H
#define T2M_DATA_INTERNAL_H

#include "t2m/data.h"
#include "t2m/vision.h"

/* Writes the items of a batch, owned by the current pool; returns how many. */
int64_t data_collate(const data_sample *samples, int64_t count, mx_array *items);

/* A batch made ahead, in host memory. items 0: the data set cannot (see data_class.gather). */
typedef struct data_batch {
    int64_t items;
    data_block blocks[DATA_ITEMS];
} data_batch;

/* A thread that gathers batch after batch. order, of `batches` batches, must outlive it. */
typedef struct data_prefetch data_prefetch;
data_prefetch *data_prefetch_start(dataset *set, const int64_t *order, int64_t count, int64_t batch_size,
                                   int64_t batches);
/* The next batch; waits for it. The caller owns the blocks' memory. */
data_batch data_prefetch_next(data_prefetch *self);
/* Stops the thread and frees what was not taken. NULL is allowed. */
void data_prefetch_stop(data_prefetch *self);

#endif
