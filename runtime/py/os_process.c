/* os: processes and pipes. */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"
#include "t2m/py_start.h"

/* Whether a call of the system is to be done again: a signal came in between. Any other failure is raised. */
static bool is_interrupted(int64_t result)
{
    if (result >= 0)
        return false;
    if (errno != EINTR)
        py_raise_os(errno, NULL);
    t2m_check_interrupt();
    return true;
}

static py_tuple *pair(int64_t a, int64_t b)
{
    return PY_TUPLE(PY_INT, py_of(a), py_of(b));
}

int64_t os_fork(void)
{
    fflush(NULL);
    int64_t pid = fork();
    is_interrupted(pid);
    return pid;
}

py_tuple *os_pipe(void)
{
    int ends[2];
    is_interrupted(pipe2(ends, O_CLOEXEC));
    return pair(ends[0], ends[1]);
}

py_bytes *os_read(int64_t fd, int64_t size)
{
    char part[1 << 16];
    int64_t most = size < (int64_t)sizeof part ? size : (int64_t)sizeof part, got;
    do {
        got = read((int)fd, part, (size_t)most);
    } while (is_interrupted(got));
    return py_bytes_new(part, got);
}

int64_t os_write(int64_t fd, py_buffer data)
{
    int64_t done;
    do {
        done = write((int)fd, data.data, (size_t)data.size);
    } while (is_interrupted(done));
    return done;
}

void os_close(int64_t fd)
{
    is_interrupted(close((int)fd));
}

bool os_ready(int64_t fd, double timeout)
{
    struct pollfd file = {.fd = (int)fd, .events = POLLIN};
    int64_t count;
    do {
        count = poll(&file, 1, timeout < 0 ? -1 : (int)(timeout * 1000));
    } while (is_interrupted(count));
    return count > 0;
}

void os_widen_pipe(int64_t fd)
{
#ifdef F_SETPIPE_SZ
    (void)fcntl((int)fd, F_SETPIPE_SZ, 1 << 20);
#else
    (void)fd;
#endif
}

py_tuple *os_waitpid(int64_t pid, int64_t options)
{
    int status = 0;
    int64_t done;
    do {
        done = waitpid((pid_t)pid, &status, (int)options);
    } while (is_interrupted(done));
    return pair(done, status);
}

int64_t os_waitstatus_to_exitcode(int64_t status)
{
    int code = (int)status;
    if (WIFEXITED(code))
        return WEXITSTATUS(code);
    if (WIFSIGNALED(code))
        return -WTERMSIG(code);
    py_raise(PY_VALUE_ERROR, "invalid wait status: %d", code);
}

void os_kill(int64_t pid, int64_t number)
{
    is_interrupted(kill((pid_t)pid, (int)number));
    t2m_check_interrupt(); /* it may be this process */
}

int64_t os_nice(int64_t by)
{
    return nice((int)by);
}

static struct winsize terminal(void)
{
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        size.ws_col = size.ws_row = 0;
    return size;
}

int64_t os_terminal_columns(void)
{
    return terminal().ws_col;
}

int64_t os_terminal_lines(void)
{
    return terminal().ws_row;
}
