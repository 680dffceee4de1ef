/* Scopes and frames: who owns intermediate arrays, and what a public function reports.
 *
 * Each thread has a stack of owned references (the arrays born in open scopes) and a stack of frames (the
 * public functions that are running: more than one when a transform calls the user's closure). */
#include <pthread.h>
#include <stdlib.h>

#include "internal.h"
#include "sharing.h"

typedef struct frame {
    const char *function;
    size_t scope;
    bool failed;
} frame;

static _Thread_local struct {
    engine_array **items;
    size_t count, capacity;
    frame *frames;
    size_t depth, frame_capacity;
} state;

static pthread_key_t cleanup_key;
static pthread_once_t cleanup_once = PTHREAD_ONCE_INIT;

static void free_thread_state(void *unused)
{
    (void)unused;
    engine_scope_close(0);
    free(state.items);
    free(state.frames);
    state.items = NULL;
    state.frames = NULL;
    state.capacity = state.frame_capacity = state.depth = 0;
}

static void free_main_thread_state(void)
{
    free_thread_state(NULL);
}

static void make_cleanup_key(void)
{
    pthread_key_create(&cleanup_key, free_thread_state);
    atexit(free_main_thread_state);
}

/* False when memory is out. */
static bool grow(void **items, size_t *capacity, size_t item_size)
{
    pthread_once(&cleanup_once, make_cleanup_key);
    pthread_setspecific(cleanup_key, &state);
    size_t next = *capacity ? 2 * *capacity : 64;
    void *bigger = realloc(*items, next * item_size);
    if (!bigger)
        return false;
    *items = bigger;
    *capacity = next;
    return true;
}

engine_array *engine_scoped(engine_array *a)
{
    if (!a)
        return NULL;
    if (state.count == state.capacity && !grow((void **)&state.items, &state.capacity, sizeof *state.items)) {
        engine_error("out of memory");
        engine_release(a);
        return NULL;
    }
    return state.items[state.count++] = a;
}

size_t engine_scope_open(void)
{
    return state.count;
}

void engine_scope_close(size_t scope)
{
    while (state.count > scope)
        engine_release(state.items[--state.count]);
}

void engine_enter_no_stream(const char *function)
{
    /* An error needs a frame: without memory for that (only when functions nest 64, 128, ... deep) there is no way on. */
    if (state.depth == state.frame_capacity && !grow((void **)&state.frames, &state.frame_capacity, sizeof *state.frames))
        abort();
    state.frames[state.depth++] = (frame){.function = function, .scope = state.count};
}

void engine_enter(const char *function, mlx_stream s)
{
    engine_enter_no_stream(function);
    if (!s.ctx)
        engine_error("the stream is NULL");
}

bool engine_failed(void)
{
    return state.depth && state.frames[state.depth - 1].failed;
}

void engine_forget_error(void)
{
    if (state.depth)
        state.frames[state.depth - 1].failed = false;
}

const char *engine_set_failed(void)
{
    if (!state.depth)
        return "mlx";
    state.frames[state.depth - 1].failed = true;
    return state.frames[state.depth - 1].function;
}

engine_array *engine_arg(mlx_array a)
{
    if (!a.ctx)
        engine_error("an array argument is empty");
    return engine_failed() ? NULL : engine_now(a.ctx);
}

engine_array *engine_optional(mlx_array a)
{
    return engine_failed() ? NULL : engine_now(a.ctx);
}

void engine_store(mlx_array *res, engine_array *a)
{
    engine_array *old = res->ctx;
    res->ctx = engine_retain(a);
    engine_release(old);
}

/* Closes the frame. The results have been retained before. */
static int leave(bool failed)
{
    engine_scope_close(state.frames[--state.depth].scope);
    if (failed)
        engine_call_handler();
    return failed;
}

int engine_leave(mlx_array *res, engine_array *result)
{
    bool failed = engine_failed() || !result;
    if (!failed)
        engine_store(res, result);
    return leave(failed);
}

int engine_leave_two(mlx_array *res_0, mlx_array *res_1, engine_array *result_0, engine_array *result_1)
{
    bool failed = engine_failed() || !result_0 || !result_1;
    if (!failed) {
        engine_store(res_0, result_0);
        engine_store(res_1, result_1);
    }
    return leave(failed);
}

int engine_leave_three(mlx_array *const res[3], engine_array *const results[3])
{
    bool failed = engine_failed() || !results[0] || !results[1] || !results[2];
    for (int i = 0; !failed && i < 3; i++)
        engine_store(res[i], results[i]);
    return leave(failed);
}

int engine_leave_vector(mlx_vector_array *res, engine_array *const *results, size_t count)
{
    bool failed = engine_failed();
    for (size_t i = 0; i < count && !failed; i++)
        failed = !results[i];
    mlx_vector_array made = failed ? (mlx_vector_array){NULL} : engine_vector_of(results, count), old = *res;
    failed = failed || !made.ctx || engine_failed();
    if (!failed)
        *res = made;
    mlx_vector_array_free(failed ? made : old);
    return leave(failed);
}

int engine_leave_status(void)
{
    return leave(engine_failed());
}

mlx_array engine_leave_new(engine_array *result)
{
    mlx_array res = {NULL};
    engine_leave(&res, result);
    return res;
}
