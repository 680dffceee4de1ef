/* What Python would raise. For now nothing catches: the error is printed as Python's last traceback line
 * ("ValueError: ..."), after stdout is flushed, and the program exits 1. */
#ifndef T2M_PY_ERROR_H
#define T2M_PY_ERROR_H

/* X(constant, Python's name) */
#define PY_EXCEPTIONS(X)                                                                                     \
    X(PY_EXCEPTION, "Exception")                                                                             \
    X(PY_ASSERTION_ERROR, "AssertionError")                                                                  \
    X(PY_ATTRIBUTE_ERROR, "AttributeError")                                                                  \
    X(PY_EOF_ERROR, "EOFError")                                                                              \
    X(PY_FILE_EXISTS_ERROR, "FileExistsError")                                                               \
    X(PY_FILE_NOT_FOUND_ERROR, "FileNotFoundError")                                                          \
    X(PY_IMPORT_ERROR, "ImportError")                                                                        \
    X(PY_INDEX_ERROR, "IndexError")                                                                          \
    X(PY_IS_A_DIRECTORY_ERROR, "IsADirectoryError")                                                          \
    X(PY_KEY_ERROR, "KeyError")                                                                              \
    X(PY_KEYBOARD_INTERRUPT, "KeyboardInterrupt")                                                            \
    X(PY_MEMORY_ERROR, "MemoryError")                                                                        \
    X(PY_NAME_ERROR, "NameError")                                                                            \
    X(PY_NOT_A_DIRECTORY_ERROR, "NotADirectoryError")                                                        \
    X(PY_NOT_IMPLEMENTED_ERROR, "NotImplementedError")                                                       \
    X(PY_OS_ERROR, "OSError")                                                                                \
    X(PY_OVERFLOW_ERROR, "OverflowError")                                                                    \
    X(PY_PERMISSION_ERROR, "PermissionError")                                                                \
    X(PY_RUNTIME_ERROR, "RuntimeError")                                                                      \
    X(PY_STOP_ITERATION, "StopIteration")                                                                    \
    X(PY_TYPE_ERROR, "TypeError")                                                                            \
    X(PY_UNBOUND_LOCAL_ERROR, "UnboundLocalError")                                                           \
    X(PY_UNICODE_DECODE_ERROR, "UnicodeDecodeError")                                                         \
    X(PY_UNICODE_ENCODE_ERROR, "UnicodeEncodeError")                                                         \
    X(PY_UNPICKLING_ERROR, "_pickle.UnpicklingError")                                                        \
    X(PY_VALUE_ERROR, "ValueError")                                                                          \
    X(PY_ZERO_DIVISION_ERROR, "ZeroDivisionError")

typedef enum py_exception {
#define PY_EXCEPTION_CONSTANT(constant, name) constant,
    PY_EXCEPTIONS(PY_EXCEPTION_CONSTANT)
#undef PY_EXCEPTION_CONSTANT
} py_exception;

/* raise ValueError("..."): prints `ValueError: <message>`, exits 1. */
_Noreturn void py_raise(py_exception exception, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* raise OSError for an errno value, as Python words and classes it:
 * `FileNotFoundError: [Errno 2] No such file or directory: 'x'`. path may be NULL. */
_Noreturn void py_raise_os(int error, const char *path);

/* A class of the user's own that derives from Exception: `MyError: <message>`. */
_Noreturn void py_raise_named(const char *name, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* raise ValueError: no message, prints just `ValueError`. */
_Noreturn void py_raise_bare(py_exception exception);

/* assert condition; assert condition, message: `PY_ASSERT_MESSAGE(n > 0, "n is %" PRId64, n)`. */
#define PY_ASSERT(condition) ((condition) ? (void)0 : py_raise_bare(PY_ASSERTION_ERROR))
#define PY_ASSERT_MESSAGE(condition, ...) ((condition) ? (void)0 : py_raise(PY_ASSERTION_ERROR, __VA_ARGS__))

/* The name of an exception: "ValueError". */
const char *py_exception_name(py_exception exception);

/* A stub that the translator emits for what it could not translate: prints where, which and why, exits 1.
 * `t2m_not_translated("train.py:12", "T2M2001", "torch.fft.fft has no rule")`. */
_Noreturn void t2m_not_translated(const char *place, const char *code, const char *reason);

#endif
