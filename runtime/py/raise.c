/* Raising and catching. A raise looks up the innermost attempt of the thread, marks it, and lets the unwinder run the
 * cleanups of every frame on the way (_Unwind_ForcedUnwind: what pthread_cancel uses). The attempt is itself a local with a
 * cleanup: when its turn comes, all that was opened after it is closed, and it jumps. Without an attempt nothing is unwound:
 * the program reports and ends. */
#include "t2m/py_try.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unwind.h>

#include "str_internal.h"
#include "t2m/py_start.h"
#include "t2m/py_tuple.h"
#include "t2m/py_value.h"
#include "trace.h"

static _Thread_local py_try_state state;

py_try_state py_try_swap(py_try_state other)
{
    py_try_state was = state;
    state = other;
    return was;
}

/* ---- the end of the program --------------------------------------------------------------------------- */

/* sys.exit(code): None is 0, an int is the code, anything else is printed and 1. */
static _Noreturn void end_by_exit(const py_error *error)
{
    py_value value = error->value;
    if (value == NULL || py_is_int(value))
        exit(value != NULL ? (int)(py_as_int(value) & 0xff) : 0);
    fprintf(stderr, "%s\n", py_text(py_str_object(value)));
    exit(1);
}

static _Noreturn void end_program(const py_error *error)
{
    fflush(stdout);
    if (py_error_is(error, PY_SYSTEM_EXIT))
        end_by_exit(error);
    trace_print(error, stderr);
    exit(py_error_is(error, PY_KEYBOARD_INTERRUPT) ? 130 : 1);
}

/* ---- unwinding ---------------------------------------------------------------------------------------- */

static void stop_handling(py_attempt *attempt)
{
    state.handling = attempt->outer;
    t2m_autorelease(attempt->error); /* the handler may hand it outwards */
    attempt->error = NULL;
    attempt->state = PY_LEFT;
}

/* Everything that was opened after the attempt is closed: on with its handlers. */
static _Noreturn void arrive(py_attempt *attempt)
{
    while (state.handling != attempt->handling)
        stop_handling(state.handling);
    attempt->state = PY_HANDLING;
    attempt->outer = state.handling;
    state.handling = attempt;
    longjmp(attempt->jump, 1);
}

/*
 * Called for every frame. The attempt's own cleanup stops the unwinding, unless the error comes from an operation that the
 * compiler takes for one that never raises (an overflow): then the cleanups of that function are not run, and the frame
 * that holds the attempt may be passed. It is still there: the jump goes to it all the same.
 */
static _Unwind_Reason_Code go_on(int version, _Unwind_Action actions, _Unwind_Exception_Class class_,
                                 struct _Unwind_Exception *unwind, struct _Unwind_Context *context, void *data)
{
    (void)version, (void)class_, (void)unwind;
    py_attempt *target = data;
    if ((actions & _UA_END_OF_STACK) || _Unwind_GetCFA(context) > (uintptr_t)target)
        arrive(target);
    return _URC_NO_REASON;
}

/* Takes the caller's reference to the error. `after`: see trace_note. */
static _Noreturn void throw(py_error *error, const void *after)
{
    py_attempt *target = state.trying;
    trace_note(error, after, target);
    if (target == NULL)
        end_program(error);
    _Static_assert(sizeof(struct _Unwind_Exception) <= sizeof(target->unwind), "the unwinder needs more");
    struct _Unwind_Exception *unwind = (struct _Unwind_Exception *)target->unwind;
    memset(unwind, 0, sizeof(*unwind));
    state.trying = target->outer;
    target->state = PY_UNWINDING;
    target->error = error;
    _Unwind_ForcedUnwind(unwind, go_on, target);
    T2M_BUG("the stack cannot be unwound");
}

/* An error that led to the one it now comes after: the chain is cut there, as Python does. */
static void break_cycle(py_error *handled, const py_error *error)
{
    for (py_error *at = handled; at->context != NULL; at = at->context)
        if (at->context == error) {
            t2m_set(&at->context, NULL);
            return;
        }
}

/* A new error remembers what was being handled. */
static _Noreturn void throw_new(py_error *error)
{
    py_error *handled = py_handled();
    if (handled != NULL && handled != error) {
        break_cycle(handled, error);
        t2m_set(&error->context, handled);
    }
    throw(t2m_retain(error), NULL);
}

void py_attempt_begin(py_attempt *attempt)
{
    attempt->state = PY_TRYING;
    attempt->error = NULL;
    attempt->outer = state.trying;
    attempt->handling = state.handling;
    state.trying = attempt;
}

void py_leave(py_attempt *attempt)
{
    if (attempt->state == PY_TRYING)
        state.trying = attempt->outer;
    else if (attempt->state == PY_HANDLING)
        stop_handling(attempt);
    attempt->state = PY_LEFT;
}

void py_attempt_end(py_attempt *attempt)
{
    if (attempt->state != PY_UNWINDING) {
        py_leave(attempt);
        return;
    }
    arrive(attempt);
}

_Noreturn void py_reraise(py_attempt *attempt)
{
    throw(t2m_retain(attempt->error), attempt);
}

void py_finish(py_attempt *attempt)
{
    if (attempt->state == PY_HANDLING)
        py_reraise(attempt);
    py_leave(attempt);
}

bool py_catches_any(const py_attempt *attempt, size_t count, const py_exception *exceptions)
{
    for (size_t i = 0; i < count; i++)
        if (py_error_is(attempt->error, exceptions[i]))
            return true;
    return false;
}

/* ---- across frames of others -------------------------------------------------------------------------- */

static _Thread_local py_error *suspended;

void py_suspend(const py_attempt *attempt)
{
    t2m_set(&suspended, attempt->error);
}

py_error *py_suspended(void)
{
    return suspended;
}

void py_resume(void)
{
    py_error *error = suspended;
    suspended = NULL;
    if (error != NULL)
        throw(error, NULL);
}

py_error *py_handled(void)
{
    return state.handling != NULL ? state.handling->error : NULL;
}

/* ---- raise -------------------------------------------------------------------------------------------- */

_Noreturn void py_raise(py_exception exception, const char *format, ...)
{
    py_error *error = T2M_NEW(py_error, exception);
    va_list arguments;
    va_start(arguments, format);
    error->message = t2m_retain(py_str_vprintf(format, arguments));
    va_end(arguments);
    throw_new(error);
}

_Noreturn void py_raise_bare(py_exception exception)
{
    throw_new(T2M_NEW(py_error, exception));
}

_Noreturn void py_raise_unbound_local(const char *name)
{
    py_raise(PY_UNBOUND_LOCAL_ERROR, "cannot access local variable '%s' where it is not associated with a value", name);
}

_Noreturn void py_raise_no_attribute(const void *object, const char *name)
{
    py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", py_type_name((py_value)object), name);
}

_Noreturn void py_raise_unbound_free(const char *name)
{
    py_raise(PY_NAME_ERROR, "cannot access free variable '%s' where it is not associated with a value in enclosing scope", name);
}

_Noreturn void py_raise_unbound_name(const char *name)
{
    py_raise(PY_NAME_ERROR, "name '%s' is not defined", name);
}

_Noreturn void raise_recursion(const void *stack)
{
    throw(t2m_retain(py_error_text(PY_RECURSION_ERROR, "maximum recursion depth exceeded")), stack);
}

_Noreturn void py_raise_key(py_kind kind, py_cell key)
{
    throw_new(py_error_new(PY_KEY_ERROR, PY_TUPLE(kind, key)));
}

_Noreturn void py_raise_error(const void *error)
{
    if (error == NULL || !t2m_is(error, &py_base_exception_kind))
        py_raise(PY_TYPE_ERROR, "exceptions must derive from BaseException");
    throw_new((py_error *)error);
}

_Noreturn void py_raise_from(const void *self, const void *cause)
{
    py_error *error = (py_error *)self;
    if (error != NULL && t2m_is(error, &py_base_exception_kind)) {
        t2m_set(&error->cause, (py_error *)cause);
        error->hides_context = true;
    }
    py_raise_error(error);
}

_Noreturn void py_raise_again(void)
{
    if (state.handling == NULL)
        py_raise(PY_RUNTIME_ERROR, "No active exception to reraise");
    throw(t2m_retain(py_handled()), state.handling);
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
    case EPIPE:
    case ESHUTDOWN:
        return PY_BROKEN_PIPE_ERROR;
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS:
        return PY_BLOCKING_IO_ERROR;
    case ECHILD:
        return PY_CHILD_PROCESS_ERROR;
    case ECONNABORTED:
        return PY_CONNECTION_ABORTED_ERROR;
    case ECONNREFUSED:
        return PY_CONNECTION_REFUSED_ERROR;
    case ECONNRESET:
        return PY_CONNECTION_RESET_ERROR;
    case EINTR:
        return PY_INTERRUPTED_ERROR;
    case ESRCH:
        return PY_PROCESS_LOOKUP_ERROR;
    case ETIMEDOUT:
        return PY_TIMEOUT_ERROR;
    default:
        return PY_OS_ERROR;
    }
}

_Noreturn void py_raise_os(int number, const char *path)
{
    py_error *error = py_error_text(exception_of_errno(number), "[Errno %d] %s%s%s", number, strerror(number),
                                    path != NULL ? ": " : "", path != NULL ? py_text(py_str_repr(py_str_of(path))) : "");
    error->number = number;
    error->path = t2m_retain(py_str_of(path));
    throw_new(error);
}

_Noreturn void sys_exit(int64_t code)
{
    py_error *error = py_error_new(PY_SYSTEM_EXIT, PY_TUPLE(PY_INT, py_of(code)));
    error->value = t2m_retain(py_box(code));
    throw_new(error);
}

_Noreturn void sys_exit_value(const void *value)
{
    py_error *error = py_error_new(PY_SYSTEM_EXIT, value != NULL ? PY_TUPLE(PY_OBJECT, py_of(value)) : NULL);
    error->value = t2m_retain(value);
    throw_new(error);
}

_Noreturn void sys_exit_message(py_str message)
{
    sys_exit_value(message);
}

_Noreturn void t2m_not_translated(const char *place, const char *code, const char *reason)
{
    fflush(stdout);
    fprintf(stderr, "%s: %s: this line was not translated: %s\n", place, code, reason);
    exit(1);
}
