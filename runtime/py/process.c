/* subprocess: see the header. A program that cannot be started tells its errno through a pipe that a successful exec closes. */
#define _GNU_SOURCE
#include "t2m/py_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "file_internal.h"
#include "t2m/py_error.h"

struct py_process {
    t2m_object base;
    pid_t id;
    bool has_ended;
    int code;
    int pipes[3]; /* our ends; -1: none */
    py_builder output[2];
};

extern char **environ;

static void close_pipe(py_process *process, int which)
{
    if (process->pipes[which] >= 0)
        close(process->pipes[which]);
    process->pipes[which] = -1;
}

static void destroy(void *self)
{
    py_process *process = self;
    for (int i = 0; i < 3; i++)
        close_pipe(process, i);
    for (int i = 0; i < 2; i++)
        py_builder_free(&process->output[i]);
}

static const t2m_kind kind = {.name = "Popen", .destroy = destroy};

/* ---- starting */

static char **words_of(const py_list *list)
{
    char **words = t2m_malloc(((size_t)py_list_length(list) + 1) * sizeof *words);
    for (int64_t i = 0; i < py_list_length(list); i++)
        words[i] = (char *)py_text(py_list_at(list, i).s);
    words[py_list_length(list)] = NULL;
    return words;
}

static char **environment_of(const py_dict *dict)
{
    py_list *lines = py_list_new(PY_OBJECT);
    for (py_dict_iter it = py_dict_iterate(dict); py_dict_next(&it);)
        py_list_append(lines, py_of(py_str_printf("%s=%s", py_text(it.key.s), py_text(it.value.s))));
    return words_of(lines);
}

/* In the child: connects one of its streams. */
static void connect_stream(int which, int64_t how, const int pipe_ends[2])
{
    int from = which;
    if (how == PY_PIPE)
        from = pipe_ends[which == 0 ? 0 : 1];
    else if (how == PY_TO_STDOUT)
        from = 1;
    else if (how == PY_DEV_NULL)
        from = open("/dev/null", which == 0 ? O_RDONLY : O_WRONLY);
    else if (how >= 0)
        from = (int)how;
    if (from != which)
        dup2(from, which);
}

static _Noreturn void run_child(char **words, char **environment, const char *directory, const int64_t how[3], int ends[3][2], int report)
{
    for (int i = 0; i < 3; i++)
        connect_stream(i, how[i], ends[i]);
    int error = directory && chdir(directory) != 0 ? errno : 0;
    if (error == 0) {
        signal(SIGPIPE, SIG_DFL);
        if (environment != NULL)
            environ = environment;
        execvp(words[0], words);
        error = errno;
    }
    if (write(report, &error, sizeof error) < 0)
        _exit(126);
    _exit(127);
}

py_process *py_process_start(const py_list *words, int64_t in, int64_t out, int64_t err, py_str directory, const py_dict *environment)
{
    T2M_POOL(pool);
    int64_t how[3] = {in, out, err};
    int ends[3][2], report[2], error = 0;
    py_process *process = T2M_NEW(py_process, &kind);
    char **arguments = words_of(words), **variables = environment ? environment_of(environment) : NULL;
    fflush(NULL);
    for (int i = 0; i < 3; i++) {
        process->pipes[i] = -1;
        if (how[i] == PY_PIPE && pipe2(ends[i], O_CLOEXEC) != 0)
            py_raise_os(errno, NULL);
    }
    if (pipe2(report, O_CLOEXEC) != 0)
        py_raise_os(errno, NULL);
    process->id = fork();
    if (process->id == 0)
        run_child(arguments, variables, directory ? directory->text : NULL, how, ends, report[1]);
    close(report[1]);
    for (int i = 0; i < 3; i++) {
        if (how[i] != PY_PIPE)
            continue;
        close(ends[i][i == 0 ? 0 : 1]);
        process->pipes[i] = ends[i][i == 0 ? 1 : 0];
    }
    ssize_t got = process->id < 0 ? -1 : read(report[0], &error, sizeof error);
    close(report[0]);
    free(variables);
    const char *program = arguments[0];
    free(arguments);
    if (got != 0) {
        if (process->id > 0)
            waitpid(process->id, NULL, 0);
        py_raise_os(process->id < 0 ? EAGAIN : error, directory && access(directory->text, X_OK) != 0 ? directory->text : program);
    }
    return t2m_keep(&pool, process);
}

int64_t py_process_id(const py_process *process)
{
    return process->id;
}

/* ---- waiting */

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static bool reap(py_process *process, int options)
{
    int status;
    if (process->has_ended)
        return true;
    pid_t got;
    while ((got = waitpid(process->id, &status, options)) < 0 && errno == EINTR) {
    }
    if (got != process->id)
        return false;
    process->has_ended = true;
    process->code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    return true;
}

bool py_process_wait(py_process *process, double timeout)
{
    if (timeout < 0)
        return reap(process, 0);
    for (double end = now() + timeout; !reap(process, WNOHANG); nanosleep(&(struct timespec){0, 2000000}, NULL))
        if (now() > end)
            return false;
    return true;
}

int64_t py_process_code(py_process *process)
{
    reap(process, WNOHANG);
    return process->has_ended ? process->code : INT64_MIN;
}

void py_process_signal(py_process *process, int64_t number)
{
    if (!reap(process, WNOHANG))
        kill(process->id, (int)number);
}

/* ---- what goes in and comes out */

static void read_pipe(py_process *process, int which)
{
    char chunk[1 << 14];
    ssize_t got = read(process->pipes[which], chunk, sizeof chunk);
    if (got > 0)
        py_builder_add(&process->output[which - 1], chunk, (size_t)got);
    else if (got == 0 || errno != EINTR)
        close_pipe(process, which);
}

static int64_t write_pipe(py_process *process, const py_bytes *input, int64_t at)
{
    ssize_t done = write(process->pipes[0], input->data + at, (size_t)(input->size - at < 4096 ? input->size - at : 4096));
    if ((done < 0 && errno != EINTR) || at + done >= input->size)
        close_pipe(process, 0);
    return done > 0 ? at + done : at;
}

bool py_process_communicate(py_process *process, const py_bytes *input, double timeout)
{
    double end = now() + timeout;
    int64_t written = 0;
    signal(SIGPIPE, SIG_IGN);
    if (input == NULL || input->size == 0)
        close_pipe(process, 0);
    while (process->pipes[0] >= 0 || process->pipes[1] >= 0 || process->pipes[2] >= 0) {
        struct pollfd polled[3];
        for (int i = 0; i < 3; i++)
            polled[i] = (struct pollfd){.fd = process->pipes[i], .events = i == 0 ? POLLOUT : POLLIN};
        double left = end - now();
        if (timeout >= 0 && left <= 0)
            return false;
        if (poll(polled, 3, timeout < 0 ? -1 : (int)(left * 1000) + 1) <= 0)
            continue;
        if (polled[0].fd >= 0 && polled[0].revents)
            written = write_pipe(process, input, written);
        for (int i = 1; i < 3; i++)
            if (polled[i].fd >= 0 && polled[i].revents)
                read_pipe(process, i);
    }
    return py_process_wait(process, timeout < 0 ? -1 : end - now());
}

py_bytes *py_process_output(const py_process *process, bool is_error)
{
    const py_builder *output = &process->output[is_error];
    return py_bytes_new(output->text, (int64_t)output->size);
}

py_file *py_process_file(py_process *process, int64_t which, bool is_text)
{
    int descriptor = process->pipes[which];
    if (descriptor < 0)
        py_raise(PY_ATTRIBUTE_ERROR, "'NoneType' object has no attribute 'read'");
    process->pipes[which] = -1;
    FILE *stream = fdopen(descriptor, which == 0 ? "w" : "r");
    const char *mode = which == 0 ? (is_text ? "w" : "wb") : is_text ? "r" : "rb";
    return file_of_stream(stream, "", mode, is_text ? &file_text_kind : &file_binary_kind);
}
