"""multiprocessing: a Process is a fork of the program; what queues and pipes carry is pickled. A Pool's work is done by threads that take turns."""
import os
import pickle
import queue
import sys
import time
import traceback

from _pipe import ready, widen
from multiprocessing.pool import Pool, ThreadPool


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


_count = 0


def _next_number():
    global _count
    _count += 1
    return _count


class Process:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self.name = f"Process-{_next_number()}" if name is None else name
        self.daemon = bool(daemon)
        self.pid = None
        self.exitcode = None

        def call():
            if target is not None:
                if kwargs is None:
                    target(*args)
                else:
                    target(*args, **kwargs)

        self._call = call

    def run(self):
        self._call()

    @property
    def ident(self):
        return self.pid

    def start(self):
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            os._exit(_run(self))
        self.pid = pid

    def _look(self, options):
        if self.pid is None or self.exitcode is not None:
            return self.exitcode is not None
        pid, status = os.waitpid(self.pid, options)
        if pid == 0:
            return False
        self.exitcode = os.waitstatus_to_exitcode(status)
        return True

    def join(self, timeout=None):
        if self.pid is None:
            raise AssertionError("can only join a started process")
        if timeout is None:
            self._look(0)
        else:
            _wait_until(lambda: self._look(1), timeout)

    def is_alive(self):
        return self.pid is not None and not self._look(1)

    def terminate(self):
        os.kill(self.pid, 15)

    def kill(self):
        os.kill(self.pid, 9)

    def close(self):
        pass


def _wait_until(is_done, timeout):
    limit = time.monotonic() + timeout
    while not is_done():
        if time.monotonic() >= limit:
            return False
        time.sleep(0.001)
    return True


def _run(process):
    """The life of a child; gives its exit code."""
    code = 0
    _names[os.getpid()] = process.name
    try:
        process.run()
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
    except Exception:
        sys.stdout.flush()
        sys.stderr.write(f"Process {process.name}:\n")
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code


class Lock:
    """A pipe that holds one byte while nobody has the lock."""

    def __init__(self):
        self._reader, self._writer = os.pipe()
        os.write(self._writer, b"x")

    def acquire(self, block=True, timeout=None):
        if not ready(self._reader, 0.0 if not block else -1.0 if timeout is None else float(timeout)):
            return False
        os.read(self._reader, 1)
        return True

    def release(self):
        os.write(self._writer, b"x")

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, trace):
        self.release()


class Event:
    """A pipe that holds a byte while the event is set."""

    def __init__(self):
        self._reader, self._writer = os.pipe()

    def is_set(self):
        return ready(self._reader, 0.0)

    def set(self):
        if not self.is_set():
            os.write(self._writer, b"x")

    def clear(self):
        if self.is_set():
            os.read(self._reader, 1)

    def wait(self, timeout=None):
        return ready(self._reader, -1.0 if timeout is None else float(timeout))


class _End:
    """One end of a pipe for pickled objects."""

    def __init__(self, reader, writer):
        self._reader = reader
        self._writer = writer

    def _read(self, size):
        parts = b""
        while len(parts) < size:
            more = os.read(self._reader, size - len(parts))
            if not more:
                raise EOFError
            parts += more
        return parts

    def send(self, obj):
        data = pickle.dumps(obj)
        content = len(data).to_bytes(8, "little") + data
        while content:
            content = content[os.write(self._writer, content):]

    def recv(self):
        return pickle.loads(self._read(int.from_bytes(self._read(8), "little")))

    def poll(self, timeout=0.0):
        return ready(self._reader, -1.0 if timeout is None else float(timeout))

    def close(self):
        pass


def Pipe(duplex=True):
    a, b = os.pipe()
    c, d = os.pipe()
    return _End(a, d), _End(c, b)


class Queue:
    def __init__(self, maxsize=0):
        reader, writer = os.pipe()
        widen(writer)
        self._end = _End(reader, writer)
        self._reading = Lock()
        self._writing = Lock()

    def put(self, obj, block=True, timeout=None):
        with self._writing:
            self._end.send(obj)

    def put_nowait(self, obj):
        self.put(obj)

    def get(self, block=True, timeout=None):
        wait = 0.0 if not block else -1.0 if timeout is None else float(timeout)
        if not self._reading.acquire(block, timeout):
            raise queue.Empty
        if not self._end.poll(None if wait < 0 else wait):
            self._reading.release()
            raise queue.Empty
        item = self._end.recv()
        self._reading.release()
        return item

    def get_nowait(self):
        return self.get(False)

    def empty(self):
        return not self._end.poll()

    def close(self):
        pass

    def join_thread(self):
        pass

    def cancel_join_thread(self):
        pass


def SimpleQueue():
    return Queue()


def JoinableQueue(maxsize=0):
    return Queue(maxsize)


class _Context:
    def __init__(self, method):
        self._method = method

    def get_start_method(self):
        return self._method

    def Process(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        return Process(group, target, name, args, kwargs, daemon=daemon)

    def Queue(self, maxsize=0):
        return Queue(maxsize)

    def SimpleQueue(self):
        return SimpleQueue()

    def Lock(self):
        return Lock()

    def Event(self):
        return Event()

    def Pipe(self, duplex=True):
        return Pipe(duplex)

    def Pool(self, processes=None, initializer=None, initargs=()):
        return Pool(processes, initializer, initargs)


def get_context(method="fork"):
    return _Context(method)


_names = {}


class _Current:
    def __init__(self, name):
        self.name = name
        self.pid = os.getpid()


def current_process():
    return _Current(_names.get(os.getpid(), "MainProcess"))
