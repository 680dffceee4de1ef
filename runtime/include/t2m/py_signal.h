/* Signals of the system for rules/signal.py. */
#ifndef T2M_PY_SIGNAL_H
#define T2M_PY_SIGNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "t2m/py_iterator.h"

/* Ctrl-C is KeyboardInterrupt from now on: t2m_start calls it. */
void py_signals_start(void);

/* A generator that runs the handler of the signal py_signal_current() in each of its turns and gives what that raises, or NULL. The
 * first one that is given stays; retained. */
void py_signal_listen(py_iterator *turns);
int64_t py_signal_current(void);
/* ValueError for a number that is none, OSError for one that cannot be caught. */
void py_signal_watch(int64_t number);
/* The system's own way with the signal, or none. */
void py_signal_leave(int64_t number, bool is_ignored);
/* SIGINT is KeyboardInterrupt again. */
void py_signal_interrupts(void);
/* signal.alarm(seconds): how many were left of the one before. */
int64_t py_signal_alarm(int64_t seconds);
/* signal.raise_signal() */
void py_signal_raise(int64_t number);

#endif
