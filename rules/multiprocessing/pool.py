"""multiprocessing.pool: the work is done where it is asked for, by this process."""


class AsyncResult:
    def __init__(self, func, args, kwds, callback, error_callback):
        self._value = None
        self._error = None
        try:
            self._value = func(*args, **kwds)
        except Exception as error:
            self._error = error
        if self._error is None:
            if callback is not None:
                callback(self._value)
        elif error_callback is not None:
            error_callback(self._error)

    def get(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._value

    def wait(self, timeout=None):
        pass

    def ready(self):
        return True

    def successful(self):
        return self._error is None


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None):
        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        self._is_open = True
        if initializer is not None:
            initializer(*initargs)

    def _check(self):
        if not self._is_open:
            raise ValueError("Pool not running")

    def map(self, func, iterable, chunksize=None):
        self._check()
        return [func(item) for item in iterable]

    def starmap(self, func, iterable, chunksize=None):
        self._check()
        return [func(*item) for item in iterable]

    def imap(self, func, iterable, chunksize=1):
        self._check()
        for item in iterable:
            yield func(item)

    def imap_unordered(self, func, iterable, chunksize=1):
        self._check()
        for item in iterable:
            yield func(item)

    def apply(self, func, args=(), kwds={}):
        self._check()
        return func(*args, **kwds)

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check()
        return AsyncResult(func, args, kwds, callback, error_callback)

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        self._check()

        def work():
            return [func(item) for item in iterable]

        return AsyncResult(work, (), {}, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        self._check()

        def work():
            return [func(*item) for item in iterable]

        return AsyncResult(work, (), {}, callback, error_callback)

    def close(self):
        self._is_open = False

    def terminate(self):
        self._is_open = False

    def join(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.terminate()


class ThreadPool(Pool):
    pass
