"""threading: threads that take turns (_thread.pyi); a thread that is started runs at once, until it waits for something."""
import sys
import time
import traceback

from _thread import breathe, current, pause, start

TIMEOUT_MAX = 9223372036.0


def _limit(timeout):
    """When the time is over; negative: never."""
    return -1.0 if timeout is None or timeout < 0 else time.monotonic() + timeout


class Lock:
    def __init__(self):
        self._is_held = False

    def acquire(self, blocking=True, timeout=-1):
        breathe()
        limit = _limit(timeout)
        turn = 0
        while self._is_held:
            if not blocking or not pause(limit, turn):
                return False
            turn += 1
        self._is_held = True
        return True

    def release(self):
        if not self._is_held:
            raise RuntimeError("release unlocked lock")
        self._is_held = False

    def locked(self):
        breathe()
        return self._is_held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, trace):
        self.release()


class RLock:
    def __init__(self):
        self._owner = -1
        self._depth = 0

    def acquire(self, blocking=True, timeout=-1):
        breathe()
        limit = _limit(timeout)
        turn = 0
        while self._depth > 0 and self._owner != current():
            if not blocking or not pause(limit, turn):
                return False
            turn += 1
        self._owner = current()
        self._depth += 1
        return True

    def release(self):
        if self._depth == 0 or self._owner != current():
            raise RuntimeError("cannot release un-acquired lock")
        self._depth -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, trace):
        self.release()


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._waiting = 0
        self._tickets = 0

    def acquire(self, blocking=True, timeout=-1):
        return self._lock.acquire(blocking, timeout)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.acquire()

    def __exit__(self, kind, value, trace):
        self._lock.release()

    def wait(self, timeout=None):
        self._lock.release()
        self._waiting += 1
        limit = _limit(timeout)
        turn = 0
        is_told = True
        while self._tickets == 0 and is_told:
            is_told = pause(limit, turn)
            turn += 1
        self._waiting -= 1
        if is_told:
            self._tickets -= 1
        self._lock.acquire()
        return is_told

    def wait_for(self, predicate, timeout=None):
        limit = _limit(timeout)
        result = predicate()
        while not result:
            left = None if limit < 0 else max(limit - time.monotonic(), 0.0)
            if not self.wait(left):
                return predicate()
            result = predicate()
        return result

    def notify(self, n=1):
        self._tickets = min(self._tickets + n, self._waiting)

    def notify_all(self):
        self._tickets = self._waiting


class Event:
    def __init__(self):
        self._is_set = False

    def is_set(self):
        breathe()
        return self._is_set

    def set(self):
        self._is_set = True

    def clear(self):
        self._is_set = False

    def wait(self, timeout=None):
        limit = _limit(timeout)
        turn = 0
        while not self._is_set:
            if not pause(limit, turn):
                return False
            turn += 1
        return True


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        breathe()
        limit = _limit(timeout)
        turn = 0
        while self._value == 0:
            if not blocking or not pause(limit, turn):
                return False
            turn += 1
        self._value -= 1
        return True

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, trace):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._most = value

    def release(self, n=1):
        if self._value + n > self._most:
            raise ValueError("Semaphore released too many times")
        self._value += n


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties
        self.n_waiting = 0
        self._action = action
        self._round = 0

    def wait(self, timeout=None):
        index = self.n_waiting
        mine = self._round
        self.n_waiting += 1
        if self.n_waiting == self.parties:
            if self._action is not None:
                self._action()
            self.n_waiting = 0
            self._round += 1
            return index
        limit = _limit(timeout)
        turn = 0
        while self._round == mine:
            if not pause(limit, turn):
                raise BrokenBarrierError
            turn += 1
        return index


_made = 0
_running = {}


def _name_of(name, target):
    global _made
    if name is not None:
        return str(name)
    _made += 1
    return f"Thread-{_made}" if target is None else f"Thread-{_made} ({target.__name__})"


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name = _name_of(name, target)
        self.daemon = current_thread().daemon if daemon is None else bool(daemon)
        self.ident = None
        self._is_started = False
        self._is_done = False

        def call():
            if target is not None:
                if kwargs is None:
                    target(*args)
                else:
                    target(*args, **kwargs)

        self._call = call

    def run(self):
        self._call()

    def start(self):
        if self._is_started:
            raise RuntimeError("threads can only be started once")
        self._is_started = True
        start(_life(self), self.daemon)

    def join(self, timeout=None):
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        limit = _limit(timeout)
        turn = 0
        while not self._is_done and pause(limit, turn):
            turn += 1

    def is_alive(self):
        breathe()
        return self._is_started and not self._is_done

    @property
    def native_id(self):
        return self.ident

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        state = "stopped" if self._is_done else "started" if self._is_started else "initial"
        return f"<{type(self).__name__}({self.name}, {state}{' daemon' if self.daemon else ''})>"


def _life(thread):
    """Runs a thread; a generator, so that it can be left while it waits."""
    number = current()
    thread.ident = number
    _running[number] = thread
    try:
        thread.run()
    except SystemExit:
        pass
    except Exception:
        sys.stdout.flush()
        sys.stderr.write(f"Exception in thread {thread.name}:\n")
        traceback.print_exc()
    del _running[number]
    thread._is_done = True
    yield number


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = () if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        self.name = "MainThread"
        self.daemon = False
        self.ident = 0
        self._is_started = True
        self._is_done = False


_main = _MainThread()


def main_thread():
    return _main


def current_thread():
    return _running.get(current(), _main)


def currentThread():
    return current_thread()


def get_ident():
    return current()


def get_native_id():
    return current()


def active_count():
    return len(_running) + 1


def activeCount():
    return len(_running) + 1


def enumerate():
    return [_main] + list(_running.values())
