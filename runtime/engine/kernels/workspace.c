/* The scratch buffers and the lock; see workspace.h. */
#include "workspace.h"

#include "patience.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { SLOTS = WORKSPACE_SCRATCH + 1, ALIGNMENT = 64 };

static struct {
    void *data;
    size_t size;
} slots[SLOTS];

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void kernel_lock(void)
{
    pthread_mutex_lock(&lock);
    kernel_patience();
}

void kernel_unlock(void)
{
    pthread_mutex_unlock(&lock);
}

void *workspace_get(workspace_slot slot, size_t size)
{
    if (slots[slot].data && slots[slot].size >= size)
        return slots[slot].data;
    size_t rounded = (size + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
    free(slots[slot].data);
    slots[slot].data = aligned_alloc(ALIGNMENT, rounded);
    slots[slot].size = rounded;
    if (!slots[slot].data) {
        fprintf(stderr, "torch2mlx runtime: out of memory: a kernel needs %zu bytes of scratch space\n",
                size);
        exit(1);
    }
    return slots[slot].data;
}

void workspace_clear(void)
{
    for (int i = 0; i < SLOTS; i++) {
        free(slots[i].data);
        slots[i].data = NULL;
        slots[i].size = 0;
    }
}
