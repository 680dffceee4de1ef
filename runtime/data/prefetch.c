/* Gathering batches ahead on a thread of its own. A ring of a few batches lies between it and the training
 * loop; each side waits only when the ring is empty or full. The thread touches host memory only. */
#include "internal.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

enum { AHEAD = 4 };

struct data_prefetch {
    dataset *set;
    const int64_t *order;
    int64_t count, batch_size, batches;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    int64_t made, taken; /* batches so far; the ring holds those in between */
    bool stop;
    data_batch ring[AHEAD];
};

static data_batch gather(const data_prefetch *self, int64_t batch)
{
    int64_t from = batch * self->batch_size, left = self->count - from;
    data_batch result = {.items = 0};
    result.items = self->set->class->gather(self->set, self->order + from,
                                            left < self->batch_size ? left : self->batch_size, result.blocks);
    return result;
}

static void *run(void *context)
{
    data_prefetch *self = context;
    for (int64_t batch = 0; batch < self->batches; batch++) {
        data_batch made = gather(self, batch);
        pthread_mutex_lock(&self->lock);
        while (!self->stop && self->made - self->taken == AHEAD)
            pthread_cond_wait(&self->changed, &self->lock);
        self->ring[self->made++ % AHEAD] = made;
        bool stop = self->stop;
        pthread_cond_signal(&self->changed);
        pthread_mutex_unlock(&self->lock);
        if (stop)
            break;
    }
    return NULL;
}

/* Signals are for the main thread: Ctrl-C ends the run there, at a step boundary. */
static void start_thread(data_prefetch *self)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int error = pthread_create(&self->thread, NULL, run, self);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (error != 0)
        T2M_BUG("no thread for loading data (error %d)", error);
}

data_prefetch *data_prefetch_start(dataset *set, const int64_t *order, int64_t count, int64_t batch_size,
                                   int64_t batches)
{
    data_prefetch *self = t2m_malloc(sizeof(data_prefetch));
    *self = (data_prefetch){
        .set = set, .order = order, .count = count, .batch_size = batch_size, .batches = batches};
    pthread_mutex_init(&self->lock, NULL);
    pthread_cond_init(&self->changed, NULL);
    start_thread(self);
    return self;
}

data_batch data_prefetch_next(data_prefetch *self)
{
    pthread_mutex_lock(&self->lock);
    while (self->made == self->taken)
        pthread_cond_wait(&self->changed, &self->lock);
    data_batch batch = self->ring[self->taken++ % AHEAD];
    pthread_cond_signal(&self->changed);
    pthread_mutex_unlock(&self->lock);
    return batch;
}

void data_prefetch_stop(data_prefetch *self)
{
    if (self == NULL)
        return;
    pthread_mutex_lock(&self->lock);
    self->stop = true;
    /* Room for the one batch that may be waiting: it is put into the ring and freed below. */
    while (self->made - self->taken == AHEAD) {
        data_batch *oldest = &self->ring[self->taken++ % AHEAD];
        for (int64_t k = 0; k < oldest->items; k++)
            free(oldest->blocks[k].memory);
    }
    pthread_cond_signal(&self->changed);
    pthread_mutex_unlock(&self->lock);
    pthread_join(self->thread, NULL);
    for (; self->taken < self->made; self->taken++) {
        data_batch *left = &self->ring[self->taken % AHEAD];
        for (int64_t k = 0; k < left->items; k++)
            free(left->blocks[k].memory);
    }
    pthread_cond_destroy(&self->changed);
    pthread_mutex_destroy(&self->lock);
    free(self);
}
