/* Generators: iterators whose items a function yields that runs as a coroutine. Each has pools and attempts of its own, which
 * are exchanged with the thread's at every switch. An error that leaves the body is raised again where next() was called. */
#include <stdlib.h>

#include "coroutine.h"
#include "generator_internal.h"
#include "pool_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_iterator.h"
#include "t2m/py_try.h"

typedef struct generator {
    py_iterator base;
    const char *name;
    void (*body)(const void *call);
    const void *call;
    coroutine *run; /* NULL: ended */
    bool is_running, has_yielded, has_ended;
    py_cell item;        /* yielded and not yet handed out: held */
    py_value sent;       /* held */
    py_value result;     /* of `return x`, held */
    py_error *pending;   /* to be raised where the body waits; held */
    py_error *error;     /* left the body; held */
    pool_stack pools;
    py_try_state attempts;
    struct generator *caller; /* while it runs: the generator that called next */
} generator;

static _Thread_local generator *running;

/* ---- in the body */

/* Back to who called next; raises what that wants raised here. */
static void wait(generator *self)
{
    coroutine_suspend(self->run);
    if (self->pending == NULL)
        return;
    py_error *error = t2m_autorelease(self->pending);
    self->pending = NULL;
    py_raise_error(error);
}

void py_yield_begin(void)
{
    wait(running);
}

py_value py_yield(py_cell item)
{
    generator *self = running;
    self->item = py_cell_retain(self->base.element, item);
    self->has_yielded = true;
    wait(self);
    py_value sent = t2m_autorelease(self->sent);
    self->sent = NULL;
    return sent;
}

void py_yield_return(py_value value)
{
    t2m_set(&running->result, value);
}

static void run_body(generator *self)
{
    T2M_TRY(attempt);
    if (py_try(&attempt))
        self->body(self->call);
    else
        self->error = t2m_retain(attempt.error);
}

static void start(void *argument)
{
    generator *self = argument;
    run_body(self);
    self->has_ended = true;
    coroutine_finish(self->run);
}

/* ---- outside */

/* Runs the body to its next yield, or its end: then `run` is gone. */
static void resume(generator *self)
{
    generator *caller = running;
    self->is_running = true;
    running = self;
    pool_swap(&self->pools);
    self->attempts = py_try_swap(self->attempts);
    coroutine_resume(self->run);
    self->attempts = py_try_swap(self->attempts);
    pool_swap(&self->pools);
    running = caller;
    self->is_running = false;
    if (!self->has_ended)
        return;
    coroutine_free(self->run);
    self->run = NULL;
    pool_clear(&self->pools);
}

/* What left the body goes on here. StopIteration would end the caller's loop by mistake: PEP 479. */
static void raise_error(generator *self)
{
    py_error *error = t2m_autorelease(self->error);
    self->error = NULL;
    if (error == NULL)
        return;
    if (py_error_is(error, PY_STOP_ITERATION))
        py_raise_from(py_error_text(PY_RUNTIME_ERROR, "generator raised StopIteration"), error);
    py_raise_error(error);
}

static bool go_on(generator *self, py_cell *item)
{
    if (self->run == NULL)
        return false;
    if (self->is_running)
        py_raise(PY_VALUE_ERROR, "generator already executing");
    resume(self);
    raise_error(self);
    if (self->run == NULL)
        return false;
    *item = py_cell_autorelease(self->base.element, self->item);
    return true;
}

void generator_go_on(py_iterator *it)
{
    generator *self = (generator *)it;
    resume(self);
    raise_error(self);
}

void generator_leave(py_iterator *it)
{
    generator *inner = running;
    coroutine_suspend(((generator *)it)->run);
    running = inner;
}

static bool generator_next(py_iterator *it, py_cell *item)
{
    return go_on((generator *)it, item);
}

/* The body ends with GeneratorExit where it waits; gives what it raised instead, or NULL. */
static py_error *end(generator *self)
{
    if (self->run == NULL)
        return NULL;
    self->pending = t2m_retain(py_error_new(PY_GENERATOR_EXIT, NULL));
    resume(self);
    py_error *error = t2m_autorelease(self->error);
    self->error = NULL;
    if (self->run != NULL) {
        py_cell_release(self->base.element, self->item);
        return py_error_text(PY_RUNTIME_ERROR, "generator ignored GeneratorExit");
    }
    bool is_plain = error == NULL || py_error_is(error, PY_GENERATOR_EXIT) || py_error_is(error, PY_STOP_ITERATION);
    return is_plain ? NULL : error;
}

static void generator_destroy(void *object)
{
    generator *self = object;
    self->base.base.references = 1; /* it is used once more */
    T2M_POOL(pool);
    end(self);
    if (self->run != NULL) {
        coroutine_free(self->run);
        pool_clear(&self->pools);
    }
    t2m_release((void *)(uintptr_t)self->sent);
    t2m_release((void *)(uintptr_t)self->result);
}

static py_str generator_repr(const void *object)
{
    const generator *self = object;
    return py_str_printf("<generator object %s at %p>", self->name, object);
}

const t2m_kind py_yielding_kind = {.name = "generator", .destroy = generator_destroy, .repr = generator_repr, .is_iterator = true};

py_iterator *py_generate(const char *name, py_kind element, void (*body)(const void *call), const void *call)
{
    generator *self = py_iterator_new(sizeof *self, &py_yielding_kind, element, generator_next);
    self->name = name;
    self->body = body;
    self->call = call;
    self->run = coroutine_new(start, self);
    resume(self);
    self->call = NULL;
    raise_error(self);
    return &self->base;
}

static generator *generator_of(py_iterator *it)
{
    if (it == NULL || it->base.kind != &py_yielding_kind)
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object is no generator", it ? it->base.kind->name : "NoneType");
    return (generator *)it;
}

/* StopIteration, with what the generator returned. */
static _Noreturn void raise_end(py_iterator *it)
{
    if (it->base.kind == &py_yielding_kind && generator_of(it)->result != NULL) {
        generator *self = generator_of(it);
        py_error *error = py_error_new(PY_STOP_ITERATION, PY_TUPLE(PY_VALUE, py_of(self->result)));
        t2m_set(&error->value, self->result);
        t2m_set(&self->result, NULL);
        py_raise_error(error);
    }
    py_raise_bare(PY_STOP_ITERATION);
}

py_cell py_next(py_iterator *it)
{
    py_cell item;
    if (py_iterator_next(it, &item))
        return item;
    raise_end(it);
}

py_iterator *py_iterator_in(py_value v)
{
    if (v == NULL || !v->kind->is_iterator)
        py_raise(PY_TYPE_ERROR, "'%s' object is not an iterator", py_type_name(v));
    return (py_iterator *)(uintptr_t)v;
}

py_value py_next_value(py_value v)
{
    py_iterator *it = py_iterator_in(v);
    return py_box_cell(it->element, py_next(it));
}

py_value py_next_value_or(py_iterator *it, py_value fallback)
{
    py_cell item;
    return py_iterator_next(it, &item) ? py_box_cell(it->element, item) : fallback;
}

py_cell py_iterator_send(py_iterator *it, py_value value)
{
    generator *self = generator_of(it);
    if (!self->has_yielded && value != NULL && self->run != NULL)
        py_raise(PY_TYPE_ERROR, "can't send non-None value to a just-started generator");
    t2m_set(&self->sent, value);
    return py_next(it);
}

void py_iterator_close(py_iterator *it)
{
    py_error *error = end(generator_of(it));
    if (error != NULL)
        py_raise_error(error);
}

bool py_iterator_throw(py_iterator *it, py_error *error, py_cell *item)
{
    generator *self = generator_of(it);
    if (self->run == NULL)
        py_raise_error(error);
    t2m_set(&self->pending, error);
    return py_iterator_next(it, item);
}

py_cell py_throw(py_iterator *it, py_error *error)
{
    py_cell item;
    if (!generator_of(it)->has_yielded && generator_of(it)->run != NULL) { /* it has not begun: it ends with the error */
        py_iterator_close(it);
        py_raise_error(error);
    }
    if (py_iterator_throw(it, error, &item))
        return item;
    raise_end(it);
}

/* The item of another iterator as one of the generator that runs. */
static py_cell as_own(py_kind from, py_cell item)
{
    py_kind to = running->base.element;
    if (from == to)
        return item;
    if (to == PY_FLOAT)
        return py_of_float(from == PY_BOOL ? item.b : (double)item.i);
    return to == PY_OBJECT ? py_of_object(py_box_cell(from, item)) : item;
}

/* Yields the item; what is sent or thrown at it meanwhile is for the generator that it came from. */
static void hand_on(generator *inner, py_cell item)
{
    T2M_TRY(attempt);
    if (py_try(&attempt)) {
        t2m_set(&inner->sent, py_yield(item));
    } else if (py_catches(&attempt, PY_GENERATOR_EXIT)) {
        py_iterator_close(&inner->base);
        py_reraise(&attempt);
    } else if (inner->run != NULL) {
        t2m_set(&inner->pending, attempt.error);
    } else {
        py_reraise(&attempt);
    }
}

py_value py_yield_from(py_iterator *it)
{
    bool is_generator = it->base.kind == &py_yielding_kind;
    for (PY_LOOP_OWN(each, it); py_loop_next(&each);) {
        if (is_generator)
            hand_on(generator_of(it), as_own(it->element, each.item));
        else
            py_yield(as_own(it->element, each.item));
    }
    if (!is_generator)
        return NULL;
    generator *inner = generator_of(it);
    py_value result = t2m_autorelease(inner->result);
    inner->result = NULL;
    return result;
}

