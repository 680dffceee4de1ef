/* Integers are 64 bits wide. The C of a program is compiled with -fsanitize=signed-integer-overflow, so that its + - * stay what they
 * are; what the compiler calls on overflow is this, instead of the sanitizer's own library. */
#include "t2m/py_error.h"

static _Noreturn void overflow(const char *operator)
{
    py_raise(PY_OVERFLOW_ERROR, "the result of %s does not fit in 64 bits (int is 64 bits wide here)", operator);
}

#define HANDLER(name, operator)                                                                              \
    void __ubsan_handle_##name##_overflow(void *place, void *left, void *right);                             \
    void __ubsan_handle_##name##_overflow(void *place, void *left, void *right)                              \
    {                                                                                                        \
        (void)place, (void)left, (void)right;                                                                \
        overflow(operator);                                                                                  \
    }                                                                                                        \
    void __ubsan_handle_##name##_overflow_abort(void *place, void *left, void *right);                       \
    void __ubsan_handle_##name##_overflow_abort(void *place, void *left, void *right)                        \
    {                                                                                                        \
        (void)place, (void)left, (void)right;                                                                \
        overflow(operator);                                                                                  \
    }

HANDLER(add, "+")
HANDLER(sub, "-")
HANDLER(mul, "*")
HANDLER(negate, "-")
HANDLER(divrem, "/")
