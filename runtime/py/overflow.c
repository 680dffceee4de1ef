/* Integers are 64 bits wide. The C of a program is compiled with -fsanitize=signed-integer-overflow, so that its + - * stay what they
 * are; what the compiler calls on overflow is this, instead of the sanitizer's own library. A build with sanitizers keeps that
 * library, and stops with its message. */
#include "t2m/py_error.h"

#ifndef __SANITIZE_ADDRESS__

static _Noreturn void overflow(const char *operator)
{
    py_raise(PY_OVERFLOW_ERROR, "the result of %s does not fit in 64 bits (int is 64 bits wide here)", operator);
}

#define HANDLER(function, operator, ...)                                                                     \
    void function(void *place, __VA_ARGS__);                                                                 \
    void function(void *place, __VA_ARGS__)                                                                  \
    {                                                                                                        \
        (void)place, (void)left;                                                                             \
        overflow(operator);                                                                                  \
    }
#define BINARY_HANDLERS(name, operator)                                                                      \
    HANDLER(__ubsan_handle_##name##_overflow, operator, void *left, __attribute__((unused)) void *right)     \
    HANDLER(__ubsan_handle_##name##_overflow_abort, operator, void *left, __attribute__((unused)) void *right)

BINARY_HANDLERS(add, "+")
BINARY_HANDLERS(sub, "-")
BINARY_HANDLERS(mul, "*")
BINARY_HANDLERS(divrem, "/")
HANDLER(__ubsan_handle_negate_overflow, "-", void *left)
HANDLER(__ubsan_handle_negate_overflow_abort, "-", void *left)

#else

typedef int overflow_is_the_sanitizers; /* ISO C wants a declaration */

#endif
