/* Errors: recorded where they happen, reported once when the public function returns.
 *
 * The first error of a call is the cause; what follows from it is dropped. The handler runs after the scope
 * of the call is closed, so a handler that leaves by longjmp leaks nothing of the engine's. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "mlx/c/error.h"

static struct {
    mlx_error_handler_func handler;
    void *data;
    void (*dtor)(void *);
} installed;

static _Thread_local char message[1024];

void mlx_set_error_handler(mlx_error_handler_func handler, void *data, void (*dtor)(void *))
{
    if (installed.dtor)
        installed.dtor(installed.data);
    installed.handler = handler;
    installed.data = data;
    installed.dtor = dtor;
}

void engine_error(const char *format, ...)
{
    if (engine_failed())
        return;
    const char *function = engine_set_failed();
    int used = snprintf(message, sizeof message, "%s: ", function);
    va_list args;
    va_start(args, format);
    vsnprintf(message + used, sizeof message - (size_t)used, format, args);
    va_end(args);
}

void engine_user_error(const char *text)
{
    if (engine_failed())
        return;
    engine_set_failed();
    snprintf(message, sizeof message, "%s", text);
}

void engine_call_handler(void)
{
    if (installed.handler) {
        char copy[sizeof message]; /* the handler may call functions that fail */
        memcpy(copy, message, sizeof copy);
        installed.handler(copy, installed.data);
        return;
    }
    fflush(stdout);
    fprintf(stderr, "MLX error: %s\n", message);
    exit(255);
}

/* Eight messages' worth of descriptions per thread, used in turn. */
static char *next_text(size_t *size)
{
    static _Thread_local char texts[8][160];
    static _Thread_local unsigned next;
    *size = sizeof texts[0];
    return texts[next++ % 8];
}

static const char *describe(const char *prefix, const int *shape, int ndim)
{
    size_t size;
    char *text = next_text(&size);
    size_t used = (size_t)snprintf(text, size, "%s[", prefix);
    for (int i = 0; i < ndim; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%d", i ? ", " : "", shape[i]);
    snprintf(text + used, size - used, "]");
    return text;
}

const char *engine_describe_shape(const int *shape, int ndim)
{
    return describe("", shape, ndim);
}

const char *engine_describe(const engine_array *a)
{
    return a ? describe(engine_dtype_name((mlx_dtype)a->dtype), a->shape, a->ndim) : "(no array)";
}
