/* Errors: what Python raises. An error is an object whose kind is its class (t2m/py_exceptions.h); a class of the
 * user's starts with a py_error and may have fields behind it.
 *
 * Raising unwinds to the innermost attempt (t2m/py_try.h): every pool and owned slot on the way is closed. Without
 * one the program ends as Python's does: stdout is flushed, the traceback goes to stderr, exit code 1. */
#ifndef T2M_PY_ERROR_H
#define T2M_PY_ERROR_H

#include "t2m/py_cell.h"
#include "t2m/py_exceptions.h"
#include "t2m/py_str.h"

struct py_tuple;
struct py_trace;

typedef struct py_error {
    t2m_object base;
    py_str message;               /* str(e), if it was raised with a text; NULL: it follows from args */
    struct py_tuple *args;        /* e.args; NULL: not asked for yet, or given by `message` */
    struct py_error *cause;       /* raise ... from cause */
    struct py_error *context;     /* what was being handled when this was raised */
    bool hides_context;           /* raise ... from None */
    const t2m_object *value;      /* of SystemExit: the code; of StopIteration: what the generator returned */
    int64_t number;               /* of OSError: errno */
    py_str path;                  /* of OSError: the file, or NULL */
    struct py_trace *trace;       /* where it came from */
} py_error;

/* raise ValueError("..."): the message is a printf format. */
_Noreturn void py_raise(py_exception exception, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* raise ValueError: no message, prints just `ValueError`. */
_Noreturn void py_raise_bare(py_exception exception);

/* raise OSError for an errno value, as Python words and classes it:
 * `FileNotFoundError: [Errno 2] No such file or directory: 'x'`. path may be NULL. */
_Noreturn void py_raise_os(int error, const char *path);

/* KeyError for a key that a container of keys of this kind has not: its args hold the key itself. */
_Noreturn void py_raise_key(py_kind kind, py_cell key);

/* raise error. NULL, which is None, is the TypeError that Python makes of it. */
_Noreturn void py_raise_error(const void *error);

/* raise error from cause; `raise error from None` with a NULL. */
_Noreturn void py_raise_from(const void *error, const void *cause);

/* raise, outside of the handler's own function: RuntimeError if nothing is being handled. */
_Noreturn void py_raise_again(void);

/* ValueError(args...) as a value, owned by the pool: `py_error_new(PY_VALUE_ERROR, PY_TUPLE(...))`; args may be NULL. */
py_error *py_error_new(py_exception exception, const struct py_tuple *args);
/* ValueError("text") as a value, with a printf format. */
py_error *py_error_text(py_exception exception, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* MyError(args...) of a class of the user's that adds fields but no __init__. */
#define PY_ERROR_NEW(type, args) ((type *)py_error_make(sizeof(type), &type##_kind, (args)))
void *py_error_make(size_t size, py_exception exception, const struct py_tuple *args);
/* What BaseException.__init__ does with a new instance of a user's class: e.args = args. */
void py_error_init(void *error, const struct py_tuple *args);
void py_error_set_text(void *error, py_str text);

/* What every kind of a user's class takes for its entries, and calls from its own destroy. */
void py_error_destroy(void *error);
py_str py_error_str(const void *error);  /* str(e) */
py_str py_error_repr(const void *error); /* ValueError('text') */

struct py_tuple *py_error_args(const void *error); /* e.args */
py_str py_error_reason(const py_error *error);     /* of OSError: e.strerror */
/* The class derives from `base` or is it. */
bool py_exception_is(py_exception exception, py_exception base);
/* isinstance(e, base); e may be NULL. */
bool py_error_is(const void *error, py_exception base);
/* type(e) is class_; e may be NULL. */
bool py_error_is_exactly(const void *error, py_exception class_);
bool py_is_own_exception(py_exception kind); /* one of Python's, no class of the script */

/* assert condition; assert condition, message: `PY_ASSERT_MESSAGE(n > 0, "n is %" PRId64, n)`. */
#define PY_ASSERT(condition) ((condition) ? (void)0 : py_raise_bare(PY_ASSERTION_ERROR))
#define PY_ASSERT_MESSAGE(condition, ...) ((condition) ? (void)0 : py_raise(PY_ASSERTION_ERROR, __VA_ARGS__))

/* A name is read that may have no value yet: UnboundLocalError, or for a variable of the file NameError, unless it is bound. */
#define py_check_local(is_bound, name) ((is_bound) ? (void)0 : py_raise_unbound_local(name))
/* The same of a variable of an enclosing function, and of an attribute: AttributeError. */
#define py_check_free(is_bound, name) ((is_bound) ? (void)0 : py_raise_unbound_free(name))
#define py_check_attribute(is_set, object, name) ((is_set) ? (void)0 : py_raise_no_attribute(object, name))
#define py_check_name(is_bound, name) ((is_bound) ? (void)0 : py_raise_unbound_name(name))
_Noreturn void py_raise_unbound_local(const char *name);
_Noreturn void py_raise_unbound_name(const char *name);
_Noreturn void py_raise_no_attribute(const void *object, const char *name);
_Noreturn void py_raise_unbound_free(const char *name); /* of an enclosing function: NameError with other words */

/* A stub that the translator emits for what it could not translate: prints where, which and why, exits 1.
 * `t2m_not_translated("train.py:12", "T2M2001", "torch.fft.fft has no rule")`. */
_Noreturn void t2m_not_translated(const char *place, const char *code, const char *reason);

#endif
