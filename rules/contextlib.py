"""contextlib: several contexts as one, and standard streams that go elsewhere."""
from _streams import redirect, restore


def _held(manager, values):
    """One context: entered until it is run on."""
    with manager as value:
        values.append(value)
        yield 0


def _called(function, args, kwds):
    try:
        yield 0
    finally:
        function(*args, **kwds)


class ExitStack:
    def __init__(self):
        self._contexts = []

    def __enter__(self):
        return self

    def enter_context(self, cm):
        values = []
        context = _held(cm, values)
        next(context)
        self._contexts.append(context)
        return values[0]

    def callback(self, callback, /, *args, **kwds):
        context = _called(callback, args, kwds)
        next(context)
        self._contexts.append(context)
        return callback

    def pop_all(self):
        other = ExitStack()
        other._contexts = self._contexts
        self._contexts = []
        return other

    def close(self):
        self.__exit__(None, None, None)

    def __exit__(self, kind, value, trace):
        error = value
        while self._contexts:
            context = self._contexts.pop()
            try:
                if error is None:
                    next(context, 0)
                else:
                    context.throw(error)
            except StopIteration:
                error = None
            except BaseException as other:
                error = other
        if error is not None and error is not value:
            raise error
        return value is not None and error is None


class redirect_stdout:
    def __init__(self, new_target):
        self._new_target = new_target

    def __enter__(self):
        redirect(False, self._new_target)
        return self._new_target

    def __exit__(self, kind, value, trace):
        restore(False)


class redirect_stderr:
    def __init__(self, new_target):
        self._new_target = new_target

    def __enter__(self):
        redirect(True, self._new_target)
        return self._new_target

    def __exit__(self, kind, value, trace):
        restore(True)
