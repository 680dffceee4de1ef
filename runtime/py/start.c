/* Start and end. Ctrl-C is in signal_delivery.c. */
#define _GNU_SOURCE /* registers of a signal's context */
#include "t2m/py_start.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_list.h"
#include "t2m/py_os.h"
#include "t2m/py_signal.h"
#include "trace.h"

static int argument_count;
static char **arguments;
static const char *script_name = "program";

/* ---- recursion without an end ------------------------------------------------------------------------- */

/* The stack pointer where the signal came, or NULL where this machine's registers are not known here. */
static const char *stack_pointer(const void *context)
{
    const ucontext_t *machine = context;
#if defined(__x86_64__)
    return (const char *)machine->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
    return (const char *)machine->uc_mcontext.sp;
#else
    return (void)machine, NULL;
#endif
}

/* A fault beside the stack pointer is a stack that is used up: Python's RecursionError, raised from here. Anything else is a fault. */
static void on_fault(int signal_number, siginfo_t *info, void *context)
{
    const char *stack = stack_pointer(context), *fault = info->si_addr;
    enum { NEAR = 1 << 16 };
    if (stack == NULL || fault < stack - NEAR || fault > stack + NEAR) {
        signal(signal_number, SIG_DFL);
        return;
    }
    sigset_t own;
    sigemptyset(&own);
    sigaddset(&own, signal_number);
    sigprocmask(SIG_UNBLOCK, &own, NULL);
    raise_recursion(stack);
}

static void watch_stack(void)
{
    static char room[1 << 20];
    stack_t stack = {.ss_sp = room, .ss_size = sizeof(room)};
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    if (sigaltstack(&stack, NULL) == 0)
        sigaction(SIGSEGV, &action, NULL);
}

/* At exit, as the last of the handlers: output that was lost, on a full disk, ends with Python's code for it. */
static void check_output(void)
{
    errno = 0;
    bool is_lost = fflush(stdout) != 0 || ferror(stdout);
    if (!is_lost || errno == EBADF) /* EBADF: started without an output, which Python takes for silence */
        return;
    fprintf(stderr, "%s: the output could not be written: %s\n", script_name, strerror(errno ? errno : EIO));
    _exit(120);
}

void t2m_start(int argc, char **argv, const char *script)
{
    argument_count = argc;
    arguments = argv;
    script_name = script;
    py_signals_start();
    watch_stack();
    atexit(check_output);
}

void t2m_start_precision(const char *precision)
{
    setenv("T2M_PRECISION", precision, 0);
}

const char *t2m_script(void)
{
    return script_name;
}

int t2m_argc(void)
{
    return argument_count;
}

const char *t2m_argv(int index)
{
    return index == 0 ? script_name : arguments[index];
}

py_list *sys_argv(void)
{
    py_list *list = py_list_new(PY_OBJECT);
    for (int i = 0; i < argument_count; i++)
        py_list_append(list, py_of(py_str_of(t2m_argv(i))));
    return list;
}
