/* Threads of Python: they take turns. A thread is a generator (t2m/py_iterator.h) that is run until it waits for something,
 * then it is the turn of whoever ran it. The main thread runs the others while it waits itself. A thread that is started runs
 * at once, as CPython's new threads mostly do. rules/threading.py builds locks, events and queues of py_thread_pause. */
#ifndef T2M_PY_THREAD_H
#define T2M_PY_THREAD_H

#include "t2m/py_iterator.h"

/* Runs `life` until it first waits; from then on it has its turns. Retains it. If `is_daemon`, the end of the program does
 * not wait for it. Gives the thread's number: 1, 2, ... */
int64_t py_thread_start(py_iterator *life, bool is_daemon);
/* The number of the thread that runs; 0: the main thread. */
int64_t py_thread_current(void);
/* Lets the others run because the thread waits for something that they do: `while (!there) py_thread_pause(limit, turn++)`,
 * with `turn` from 0. False if the time `limit` (of time_monotonic; negative: none) is over. RuntimeError if all threads wait for
 * each other. */
bool py_thread_pause(double limit, int64_t turn);
/* Lets the others run if the thread has run for long: what asks for the state of a thing that others change calls it. */
void py_thread_breathe(void);
/* time.sleep() where there may be other threads: false if there are none, and nothing was done. */
bool py_thread_sleep(double seconds);

#endif
