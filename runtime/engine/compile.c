/* mlx_compile: a function is run once for each kind of arguments, on placeholders; what it made of them is kept, and made again for each call. So code of
 * the caller's runs once, as with MLX: what it reads besides its arguments is what it was then. How things are computed is the same either way, since every
 * evaluation plans its graph.
 *
 * A graph that cannot be kept (exported.h) is not: the function runs every time. So does a shapeless one for shapes that its graph cannot take. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "exported.h"
#include "graph.h"
#include "mlx/c/compile.h"

typedef struct kept {
    struct kept *next;
    uintptr_t id; /* of the function */
    uint64_t *constants;
    size_t constant_count;
    struct exported_function *graph;
} kept;

static kept *cache; /* under the lock */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static _Atomic bool disabled;

typedef struct compiled {
    engine_closure *fun; /* owned */
    uintptr_t id;
    bool shapeless, owns_id; /* the graphs go with the closure */
    size_t constant_count;
    uint64_t constants[];
} compiled;

static void drop(kept *k)
{
    exported_drop(k->graph);
    free(k->constants);
    free(k);
}

/* Those of a function, or all. */
static void forget(uintptr_t id, bool all)
{
    pthread_mutex_lock(&lock);
    for (kept **at = &cache; *at;) {
        kept *k = *at;
        if (all || k->id == id) {
            *at = k->next;
            drop(k);
        } else {
            at = &k->next;
        }
    }
    pthread_mutex_unlock(&lock);
}

static void compiled_free(void *payload)
{
    compiled *c = payload;
    if (c->owns_id)
        forget(c->id, false);
    engine_closure_release(c->fun);
    free(c);
}

/* ---- Calling ---- */

static engine_array **replay(const compiled *c, engine_array *const *items, size_t count, size_t *result_count)
{
    engine_array **results = NULL;
    pthread_mutex_lock(&lock);
    for (kept *k = cache; k && !results; k = k->next) {
        if (k->id == c->id && k->constant_count == c->constant_count &&
            !memcmp(k->constants, c->constants, c->constant_count * sizeof *c->constants) && exported_fits(k->graph, items, count))
            results = exported_replay(k->graph, items, count, result_count);
        if (!results)
            engine_forget_error(); /* not for these shapes, then */
    }
    pthread_mutex_unlock(&lock);
    return results;
}

static bool keep(const compiled *c, struct exported_function *graph)
{
    kept *k = calloc(1, sizeof *k);
    uint64_t *constants = malloc((c->constant_count + 1) * sizeof *constants);
    if (!k || !constants) {
        free(k);
        free(constants);
        exported_drop(graph);
        engine_error("out of memory");
        return false;
    }
    memcpy(constants, c->constants, c->constant_count * sizeof *constants);
    *k = (kept){NULL, c->id, constants, c->constant_count, graph};
    pthread_mutex_lock(&lock);
    kept **end = &cache;
    while (*end)
        end = &(*end)->next;
    *end = k;
    pthread_mutex_unlock(&lock);
    return true;
}

static int compiled_call(mlx_vector_array *res, const mlx_vector_array input, void *payload)
{
    const compiled *c = payload;
    engine_enter_no_stream("mlx_compile");
    size_t count, result_count = 0;
    engine_array *const *items = engine_vector_items(input, &count), **results = NULL;
    if (!engine_failed() && !disabled) {
        results = replay(c, items, count, &result_count);
        struct exported_function *graph = results || engine_failed() ? NULL : exported_record(c->fun, items, count, c->shapeless);
        if (graph && keep(c, graph))
            results = exported_replay(graph, items, count, &result_count);
    }
    if (!results && !engine_failed())
        results = engine_closure_call(c->fun, items, count, &result_count);
    if (!results)
        engine_error("failed");
    int status = engine_leave_vector(res, results, results ? result_count : 0);
    free(results);
    return status;
}

/* ---- Public ---- */

static int compile(mlx_closure *res, const char *function, mlx_closure fun, uintptr_t id, bool owns_id, bool shapeless, const uint64_t *constants, size_t count)
{
    engine_enter_no_stream(function);
    compiled *c = fun.ctx ? malloc(sizeof *c + count * sizeof *constants) : NULL;
    if (!c) {
        engine_error(fun.ctx ? "out of memory" : "the closure is empty");
        return engine_leave_status();
    }
    *c = (compiled){engine_closure_retain(fun.ctx), owns_id ? (uintptr_t)c : id, shapeless, owns_id, count};
    if (count)
        memcpy(c->constants, constants, count * sizeof *constants);
    mlx_closure made = engine_closure_make(compiled_call, c, compiled_free);
    mlx_closure_free(*res);
    *res = made;
    if (!made.ctx)
        engine_error("out of memory");
    return engine_leave_status();
}

int mlx_compile(mlx_closure *res, const mlx_closure fun, bool shapeless)
{
    return compile(res, __func__, fun, 0, true, shapeless, NULL, 0);
}

int mlx_detail_compile(mlx_closure *res, const mlx_closure fun, uintptr_t fun_id, bool shapeless, const uint64_t *constants,
                       size_t constants_num)
{
    return compile(res, __func__, fun, fun_id, false, shapeless, constants, constants ? constants_num : 0);
}

int mlx_detail_compile_clear_cache(void)
{
    forget(0, true);
    return 0;
}

int mlx_detail_compile_erase(uintptr_t fun_id)
{
    forget(fun_id, false);
    return 0;
}

int mlx_disable_compile(void)
{
    disabled = true;
    return 0;
}

int mlx_enable_compile(void)
{
    disabled = false;
    return 0;
}

int mlx_set_compile_mode(mlx_compile_mode mode)
{
    disabled = mode == 0;
    return 0;
}
