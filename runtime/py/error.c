/* Raising: Python's last traceback line on stderr, exit 1. */
#include "t2m/py_error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "error_hook.h"
#include "t2m/py_str.h"

static const char *const exception_names[] = {
#define EXCEPTION_NAME(constant, name) [constant] = name,
    PY_EXCEPTIONS(EXCEPTION_NAME)
#undef EXCEPTION_NAME
};

const char *py_exception_name(py_exception exception)
{
    return exception_names[exception];
}

void (*error_hook)(const char *name, const char *message);

static void call_hook(const char *name, const char *format, va_list arguments)
{
    char message[1024];
    va_list again;
    va_copy(again, arguments);
    vsnprintf(message, sizeof(message), format, again);
    va_end(again);
    error_hook(name, message);
}

static _Noreturn void raise_arguments(const char *name, const char *format, va_list arguments)
{
    if (error_hook != NULL)
        call_hook(name, format, arguments);
    fflush(stdout);
    fprintf(stderr, "%s: ", name);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    exit(1);
}

_Noreturn void py_raise(py_exception exception, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_arguments(exception_names[exception], format, arguments);
}

_Noreturn void py_raise_named(const char *name, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise_arguments(name, format, arguments);
}

_Noreturn void py_raise_bare(py_exception exception)
{
    fflush(stdout);
    fprintf(stderr, "%s\n", exception_names[exception]);
    exit(1);
}

static py_exception exception_of_errno(int error)
{
    switch (error) {
    case ENOENT:
        return PY_FILE_NOT_FOUND_ERROR;
    case EEXIST:
        return PY_FILE_EXISTS_ERROR;
    case EACCES:
    case EPERM:
        return PY_PERMISSION_ERROR;
    case EISDIR:
        return PY_IS_A_DIRECTORY_ERROR;
    case ENOTDIR:
        return PY_NOT_A_DIRECTORY_ERROR;
    default:
        return PY_OS_ERROR;
    }
}

_Noreturn void py_raise_os(int error, const char *path)
{
    py_exception exception = exception_of_errno(error);
    if (path == NULL)
        py_raise(exception, "[Errno %d] %s", error, strerror(error));
    py_raise(exception, "[Errno %d] %s: %s", error, strerror(error), py_text(py_str_repr(py_str_of(path))));
}

_Noreturn void t2m_not_translated(const char *place, const char *code, const char *reason)
{
    fflush(stdout);
    fprintf(stderr, "%s: %s: this line was not translated: %s\n", place, code, reason);
    exit(1);
}
