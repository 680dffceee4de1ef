/* Start, end and Ctrl-C. The SIGINT handler only sets a flag; the program looks at it at step boundaries, so
 * a run ends with its files whole. A second Ctrl-C has the default effect. */
#include "t2m/py_start.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_list.h"
#include "t2m/py_os.h"

static int argument_count;
static char **arguments;
static const char *script_name = "program";
static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
    interrupted = 1;
    signal(signal_number, SIG_DFL);
}

static void install_handler(void)
{
    struct sigaction action = {.sa_handler = on_interrupt, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
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
    install_handler();
    atexit(check_output);
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

bool t2m_interrupted(void)
{
    return interrupted != 0;
}

void t2m_check_interrupt(void)
{
    if (!interrupted)
        return;
    interrupted = 0;
    install_handler();
    py_raise_bare(PY_KEYBOARD_INTERRUPT);
}
