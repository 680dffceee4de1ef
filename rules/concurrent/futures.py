"""concurrent.futures: what is submitted runs in threads that take turns (threading.py)."""
import threading
import time

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


class CancelledError(Exception):
    pass


class InvalidStateError(Exception):
    pass


class BrokenExecutor(RuntimeError):
    pass


class Future:
    def __init__(self):
        self._done = threading.Event()
        self._is_running = False
        self._is_cancelled = False
        self._result = None
        self._error = None
        self._callbacks = []

    def _run(self, fn, args, kwargs):
        self._is_running = True
        try:
            self._result = fn(*args, **kwargs)
        except BaseException as error:
            self._error = error
        self._is_running = False
        self._end()

    def _end(self):
        self._done.set()
        for callback in self._callbacks:
            callback(self)

    def done(self):
        return self._done.is_set()

    def running(self):
        return self._is_running

    def cancelled(self):
        return self._is_cancelled

    def cancel(self):
        if self._is_running or self._done.is_set() and not self._is_cancelled:
            return False
        if not self._is_cancelled:
            self._is_cancelled = True
            self._end()
        return True

    def _wait(self, timeout):
        if not self._done.wait(timeout):
            raise TimeoutError
        if self._is_cancelled:
            raise CancelledError

    def result(self, timeout=None):
        self._wait(timeout)
        if self._error is not None:
            raise self._error
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._error

    def set_result(self, result):
        self._check_pending()
        self._result = result
        self._is_running = False
        self._end()

    def set_exception(self, exception):
        self._check_pending()
        self._error = exception
        self._is_running = False
        self._end()

    def set_running_or_notify_cancel(self):
        self._is_running = not self._is_cancelled
        return self._is_running

    def _check_pending(self):
        if self._done.is_set():
            raise InvalidStateError("CANCELLED" if self._is_cancelled else "FINISHED")

    def add_done_callback(self, fn):
        if self._done.is_set():
            fn(self)
        else:
            self._callbacks.append(fn)


class ThreadPoolExecutor:
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._workers = threading.Semaphore(32 if max_workers is None else max_workers)
        self._threads = []
        self._is_shut = False
        if initializer is not None:
            initializer(*initargs)

    def submit(self, fn, /, *args, **kwargs):
        if self._is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()

        def work():
            with self._workers:
                if not future.cancelled():
                    future._run(fn, args, kwargs)

        thread = threading.Thread(target=work)
        self._threads.append(thread)
        thread.start()
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            for future in futures:
                yield future.result(timeout)

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._is_shut = True
        if wait:
            for thread in self._threads:
                thread.join()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.shutdown()


class ProcessPoolExecutor(ThreadPoolExecutor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=()):
        super().__init__(max_workers, "", initializer, initargs)


def as_completed(fs, timeout=None):
    pending = list(fs)
    limit = None if timeout is None else time.monotonic() + timeout
    for future in list(pending):
        if future.done():
            pending.remove(future)
            yield future
    while pending:
        done = wait(pending, None if limit is None else max(limit - time.monotonic(), 0.0), FIRST_COMPLETED).done
        if not done:
            raise TimeoutError(f"{len(pending)} (of {len(fs)}) futures unfinished")
        for future in [each for each in pending if each in done]:
            pending.remove(future)
            yield future


class DoneAndNotDoneFutures:
    def __init__(self, done, not_done):
        self.done = done
        self.not_done = not_done

    def __iter__(self):
        return iter((self.done, self.not_done))


def _is_enough(futures, return_when):
    done = [future for future in futures if future.done()]
    if return_when == FIRST_COMPLETED:
        return len(done) > 0
    if return_when == FIRST_EXCEPTION:
        for future in done:
            if not future.cancelled() and future.exception() is not None:
                return True
    return len(done) == len(futures)


def wait(fs, timeout=None, return_when="ALL_COMPLETED"):
    futures = list(fs)
    limit = None if timeout is None else time.monotonic() + timeout
    while not _is_enough(futures, return_when) and (limit is None or time.monotonic() < limit):
        time.sleep(0.0005)
    done = {future for future in futures if future.done()}
    return DoneAndNotDoneFutures(done, {future for future in futures if future not in done})
