/* try: an attempt is a local variable that errors raised below unwind to.
 *
 *     T2M_TRY(attempt);
 *     if (py_try(&attempt)) {
 *         ...                                            // the body
 *     } else if (py_catches(&attempt, PY_KEY_ERROR, PY_INDEX_ERROR)) {
 *         printf("%s\n", py_text(py_error_str(attempt.error)));
 *     } else {
 *         py_reraise(&attempt);
 *     }
 *
 * The attempt lasts to the end of the block that declares it, or to py_leave: put braces around what it covers. With
 * `finally` the code stands behind, and goes on with what was raised, if anything:
 *
 *     T2M_TRY(attempt);
 *     if (py_try(&attempt)) { ... }
 *     clean_up();
 *     py_finish(&attempt);
 *
 * A raise runs the cleanups of all blocks on its way (pools, owned slots), like a return would, then jumps. So C's rule
 * for setjmp holds: a local that the body changes and that is read afterwards is volatile. */
#ifndef T2M_PY_TRY_H
#define T2M_PY_TRY_H

#include <setjmp.h>

#include "t2m/py_error.h"

/* The first warning is about locals that may be in registers: those that matter are volatile. The second takes a function that
 * calls itself until it raises for one that never ends. */
#if defined(__clang__)
#pragma clang diagnostic ignored "-Winfinite-recursion"
#elif defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wclobbered"
#if __GNUC__ >= 12
#pragma GCC diagnostic ignored "-Winfinite-recursion"
#endif
#endif

typedef enum py_attempt_state { PY_TRYING, PY_UNWINDING, PY_HANDLING, PY_LEFT } py_attempt_state;

typedef struct py_attempt {
    jmp_buf jump;
    py_attempt_state state;
    py_error *error;                    /* HANDLING: what was raised */
    struct py_attempt *handling;        /* TRYING: what was being handled when it began */
    struct py_attempt *outer;           /* TRYING: the attempt around it. HANDLING: the handled one before it */
    _Alignas(16) unsigned char unwind[64]; /* the unwinder's own */
} py_attempt;

#define T2M_TRY(name)                                                                                        \
    __attribute__((cleanup(py_attempt_end))) py_attempt name;                                                \
    py_attempt_begin(&name)

#define py_try(attempt) (setjmp((attempt)->jump) == 0)

/* Whether the error is of one of the classes. */
#define py_catches(attempt, ...)                                                                             \
    py_catches_any((attempt), sizeof((const py_exception[]){__VA_ARGS__}) / sizeof(py_exception),            \
                   (const py_exception[]){__VA_ARGS__})
bool py_catches_any(const py_attempt *attempt, size_t count, const py_exception *exceptions);

/* raise, in a handler: goes on outwards with what was caught. */
_Noreturn void py_reraise(py_attempt *attempt);
/* The end of `finally`: goes on outwards with what was raised, if anything was. */
void py_finish(py_attempt *attempt);
/* The body or handler is left early, by return, break or continue: from here on the attempt catches nothing. */
void py_leave(py_attempt *attempt);

void py_attempt_begin(py_attempt *attempt);
void py_attempt_end(py_attempt *attempt);

/* Nothing may unwind through the frames of others. Who is called back by them catches everything, keeps the error, tells them by a code
 * of theirs, and raises again when they have returned. */
void py_suspend(const py_attempt *attempt);
py_error *py_suspended(void); /* what is kept, or NULL */
void py_resume(void);         /* raises what is kept, if anything is */

/* What is being handled (sys.exc_info()), or NULL. */
py_error *py_handled(void);

/* The attempts that a thread is in; a coroutine has its own. Swap when switching stacks. */
typedef struct py_try_state {
    py_attempt *trying, *handling;
} py_try_state;
py_try_state py_try_swap(py_try_state state);

#endif
