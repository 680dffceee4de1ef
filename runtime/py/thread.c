/* Threads that take turns: see the header. Each is a generator whose coroutine is left wherever the thread waits, also inside of other
 * generators that it runs. Only the main thread hands out turns; a thread that waits goes back to whoever ran it. */
#include "t2m/py_thread.h"

#include <stdlib.h>

#include "generator_internal.h"
#include "t2m/py_os.h"

typedef struct thread {
    struct thread *next, *caller;
    py_iterator *life; /* held */
    int64_t number;
    double wakes; /* it sleeps, or waits no longer than, until then; negative: for ever */
    bool is_asleep, is_waiting, is_daemon, is_running, is_done;
} thread;

static struct {
    thread *first;
    thread *current; /* NULL: the main thread */
    int64_t started;
    int64_t moves;   /* counts whenever a thread gets on */
    double since;    /* when the turn of the one that runs began */
} threads;

static const double turn_length = 0.005;

static double now(void)
{
    return time_monotonic();
}

/* ---- turns */

static void give_turn(thread *self)
{
    self->caller = threads.current;
    self->is_running = true;
    threads.current = self;
    threads.since = now();
    self->is_waiting = false;
    generator_go_on(self->life);
    self->is_done = !self->is_waiting; /* it has ended, or yields, which it does at its end only */
    threads.current = self->caller;
    threads.since = now();
    self->is_running = false;
    threads.moves += self->is_done;
}

static void forget_done(void)
{
    for (thread **link = &threads.first; *link != NULL;) {
        thread *each = *link;
        if (!each->is_done || each->is_running) {
            link = &each->next;
            continue;
        }
        *link = each->next;
        t2m_release(each->life);
        free(each);
    }
}

/* Every thread that can go on has a turn; false if none got on. */
static bool run_others(void)
{
    int64_t moves = threads.moves;
    double start = now();
    for (thread *each = threads.first; each != NULL; each = each->next)
        if (!each->is_running && !each->is_done && !(each->is_asleep && start < each->wakes))
            give_turn(each);
    forget_done();
    return threads.moves != moves;
}

/* In a thread: back to who ran it, until its next turn. */
static void leave(double wakes, bool is_asleep)
{
    thread *self = threads.current;
    self->wakes = wakes;
    self->is_asleep = is_asleep;
    self->is_waiting = true;
    generator_leave(self->life);
    self->is_asleep = false;
    self->wakes = -1;
}

/* The main thread waits until the first of those that wait for some time, or it itself, wakes; false if none ever does. */
static bool nap(double limit)
{
    double first = limit;
    for (thread *each = threads.first; each != NULL; each = each->next)
        if (each->wakes >= 0 && (first < 0 || each->wakes < first))
            first = each->wakes;
    if (first < 0)
        return false;
    double left = first - now();
    time_wait(left > 0 ? left : 0);
    return true;
}

/* ---- the end of the program */

static bool is_awaited(void)
{
    for (thread *each = threads.first; each != NULL; each = each->next)
        if (!each->is_daemon && !each->is_done)
            return true;
    return false;
}

static void finish_threads(void)
{
    T2M_POOL(pool);
    if (threads.current != NULL) /* os._exit and the like in a thread */
        return;
    while (is_awaited())
        if (!run_others() && !nap(-1))
            return;
}

/* ---- for rules/threading.py */

int64_t py_thread_start(py_iterator *life, bool is_daemon)
{
    if (threads.started == 0)
        atexit(finish_threads);
    thread *self = calloc(1, sizeof *self);
    if (self == NULL)
        T2M_BUG("no memory for a thread");
    *self = (thread){.life = t2m_retain(life), .number = ++threads.started, .wakes = -1, .is_daemon = is_daemon};
    thread **link = &threads.first;
    while (*link != NULL)
        link = &(*link)->next;
    *link = self;
    int64_t number = self->number;
    give_turn(self);
    return number;
}

int64_t py_thread_current(void)
{
    return threads.current != NULL ? threads.current->number : 0;
}

bool py_thread_pause(double limit, int64_t turn)
{
    threads.moves += turn == 0;
    if (limit >= 0 && now() >= limit)
        return false;
    if (threads.current != NULL)
        leave(limit, false);
    else if (!run_others() && !nap(limit))
        py_raise(PY_RUNTIME_ERROR, "every thread waits for another");
    return true;
}

void py_thread_breathe(void)
{
    if (threads.first == NULL || now() - threads.since < turn_length)
        return;
    threads.moves++;
    if (threads.current != NULL)
        leave(-1, false);
    else
        run_others();
    threads.since = now();
}

bool py_thread_sleep(double seconds)
{
    if (threads.first == NULL)
        return false;
    double end = now() + seconds;
    if (threads.current != NULL) {
        leave(end, true);
        threads.moves++;
        return true;
    }
    do {
        if (!run_others())
            nap(end);
    } while (now() < end);
    return true;
}
