/* Signals: Ctrl-C, which is KeyboardInterrupt, and what signal.signal() asks for.
 *
 * Python acts on a signal between two of its instructions. Here that is where the runtime looks (t2m_check_interrupt: steps, waits), or
 * at once, if the signal comes while the script's own code runs, not the runtime's or the C library's: a loop that only computes can be
 * stopped too. A signal that comes elsewhere is tried again some milliseconds later. A second Ctrl-C while the first one waits has the
 * default effect. */
#define _GNU_SOURCE /* registers of a signal's context */
#include "t2m/py_start.h"

#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#include "source.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_signal.h"

enum { MOST_SIGNALS = 65, RETRY_NANOSECONDS = 3000000 };

static volatile sig_atomic_t pending[MOST_SIGNALS], any_pending;
static bool is_listened_to[MOST_SIGNALS]; /* by signal.signal; SIGINT without it is KeyboardInterrupt */
static py_iterator *turns;                /* each turn runs the handler of `current`, and gives what it raises */
static int current;
static bool is_delivering;
static timer_t retry;
static bool has_retry;

extern char __executable_start, etext;

static uintptr_t program_counter(const void *context)
{
    const ucontext_t *machine = context;
#if defined(__x86_64__)
    return (uintptr_t)machine->uc_mcontext.gregs[REG_RIP];
#elif defined(__aarch64__)
    return (uintptr_t)machine->uc_mcontext.pc;
#else
    return (void)machine, 0;
#endif
}

/* Code of the program itself holds no lock that allocating memory needs, so what it is may be looked up. */
static bool stands_in_script(const void *context)
{
    uintptr_t place = program_counter(context);
    return place >= (uintptr_t)&__executable_start && place < (uintptr_t)&etext && source_is_of_script(place);
}

static void try_later(void)
{
    struct itimerspec soon = {.it_value = {.tv_nsec = RETRY_NANOSECONDS}};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMAX};
    if (!has_retry && timer_create(CLOCK_MONOTONIC, &event, &retry) != 0)
        return;
    has_retry = true;
    timer_settime(retry, 0, &soon, NULL);
}

static void unblock(int number)
{
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, number);
    sigprocmask(SIG_UNBLOCK, &own, NULL);
}

static void on_retry(int number, siginfo_t *info, void *context)
{
    (void)info;
    if (!any_pending)
        return;
    if (!stands_in_script(context)) {
        try_later();
        return;
    }
    unblock(number);
    t2m_check_interrupt();
}

static void on_signal(int number, siginfo_t *info, void *context)
{
    if (number == SIGINT && pending[number])
        signal(number, SIG_DFL); /* the next one ends the program */
    pending[number] = any_pending = 1;
    unblock(number);
    on_retry(number, info, context);
}

static void install(int number, void (*handler)(int, siginfo_t *, void *))
{
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_RESTART | SA_SIGINFO};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

void py_signals_start(void)
{
    install(SIGINT, on_signal);
    install(SIGRTMAX, on_retry);
}

bool t2m_interrupted(void)
{
    return pending[SIGINT] && !is_listened_to[SIGINT];
}

static void run_handler(int number)
{
    py_cell error = {0};
    current = number;
    is_delivering = true;
    bool has_more = py_iterator_next(turns, &error);
    is_delivering = false;
    if (has_more && error.o != NULL)
        py_raise_error(error.o);
}

static void act_on(int number)
{
    pending[number] = 0;
    install(number, on_signal);
    if (is_listened_to[number])
        run_handler(number);
    else
        py_raise_bare(PY_KEYBOARD_INTERRUPT);
}

void t2m_check_interrupt(void)
{
    if (!any_pending || is_delivering)
        return;
    any_pending = 0;
    for (int number = 1; number < MOST_SIGNALS; number++) {
        if (!pending[number])
            continue;
        for (int other = number + 1; other < MOST_SIGNALS; other++) /* they wait for the next look, if this one raises */
            any_pending |= pending[other];
        act_on(number);
    }
}

/* ---- signal.signal */

static void check_number(int64_t number)
{
    if (number < 1 || number >= MOST_SIGNALS)
        py_raise(PY_VALUE_ERROR, "signal number out of range");
}

static void check_catchable(int64_t number)
{
    check_number(number);
    if (number == SIGKILL || number == SIGSTOP)
        py_raise_os(22, NULL);
}

void py_signal_listen(py_iterator *all)
{
    if (turns == NULL)
        turns = t2m_retain(all);
}

int64_t py_signal_current(void)
{
    return current;
}

void py_signal_watch(int64_t number)
{
    check_catchable(number);
    is_listened_to[number] = true;
    install((int)number, on_signal);
}

void py_signal_leave(int64_t number, bool is_ignored)
{
    check_catchable(number);
    is_listened_to[number] = false;
    signal((int)number, is_ignored ? SIG_IGN : SIG_DFL);
}

void py_signal_interrupts(void)
{
    is_listened_to[SIGINT] = false;
    install(SIGINT, on_signal);
}

void py_signal_raise(int64_t number)
{
    check_number(number);
    raise((int)number);
    t2m_check_interrupt();
}

int64_t py_signal_alarm(int64_t seconds)
{
    return alarm((unsigned)seconds);
}
