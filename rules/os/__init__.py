"""os: what needs classes: a command's output as a file, the entries of a folder as a context."""
from _os import entries
from _subprocess import Process


class _Command:
    """What popen() gives: the output of a command or its input, and the exit code when it is closed."""

    def __init__(self, cmd, mode):
        self._process = Process(["/bin/sh", "-c", cmd], -1 if mode == "w" else -4, -1 if mode == "r" else -4, -4, None, None)
        self._file = self._process.text_file(0 if mode == "w" else 1)

    def read(self, size=-1):
        return self._file.read(size)

    def readline(self):
        return self._file.readline()

    def readlines(self):
        return self._file.readlines()

    def write(self, text):
        return self._file.write(text)

    def close(self):
        self._file.close()
        self._process.wait(-1.0)
        code = self._process.code()
        return None if code == 0 else code << 8 if code > 0 else code

    def __iter__(self):
        return self

    def __next__(self):
        line = self._file.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()


def popen(cmd, mode="r", buffering=-1):
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    return _Command(cmd, mode)


class _Entries:
    """What scandir() gives."""

    def __init__(self, path):
        self._entries = iter(entries(path))

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        pass


def scandir(path="."):
    return _Entries(path)


def urandom(size):
    with open("/dev/urandom", "rb") as file:
        return file.read(size)
