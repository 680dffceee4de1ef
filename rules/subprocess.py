"""subprocess: other programs are started and waited for."""
from _subprocess import Process


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd):
        self.returncode = returncode
        self.cmd = cmd
        self.output = None
        self.stdout = None
        self.stderr = None

    def __str__(self):
        if self.returncode < 0:
            return f"Command '{self.cmd}' died with signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout):
        self.cmd = cmd
        self.timeout = timeout

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def check_returncode(self):
        if self.returncode:
            raise _failure(self.returncode, self.args, self.stdout, self.stderr)

    def __repr__(self):
        text = f"CompletedProcess(args={self.args!r}, returncode={self.returncode!r}"
        if self.stdout is not None:
            text += f", stdout={self.stdout!r}"
        if self.stderr is not None:
            text += f", stderr={self.stderr!r}"
        return text + ")"


def _failure(code, args, output, stderr):
    error = CalledProcessError(code, _shown(args))
    error.output = output
    error.stdout = output
    error.stderr = stderr
    return error


def _shown(args):
    return str(args)


def _words(args, shell):
    if isinstance(args, str):
        return ["/bin/sh", "-c", args] if shell else [args]
    words = [str(word) for word in args]
    return ["/bin/sh", "-c"] + words if shell else words


def _stream(stream):
    if stream is None:
        return -4
    if isinstance(stream, int):
        return stream
    return stream.fileno()


def _start(args, stdin, stdout, stderr, shell, cwd, env):
    return Process(_words(args, shell), _stream(stdin), _stream(stdout), _stream(stderr), None if cwd is None else str(cwd), env)


def _timed_out(process, args, timeout):
    process.signal(9)
    process.wait(-1.0)
    raise TimeoutExpired(_shown(args), timeout)


def _as_bytes(text):
    return text.encode() if isinstance(text, str) else text


def run(args, *, stdin=None, input=None, stdout=None, stderr=None, capture_output=False, shell=False, cwd=None, timeout=None, check=False, encoding=None, text=None, universal_newlines=None, env=None):
    if capture_output:
        process = _start(args, stdin if input is None else -1, -1, -1, shell, cwd, env)
    else:
        process = _start(args, stdin if input is None else -1, stdout, stderr, shell, cwd, env)
    if not process.communicate(None if input is None else _as_bytes(input), -1.0 if timeout is None else float(timeout)):
        _timed_out(process, args, timeout)
    return _completed(process, args, check, capture_output or _stream(stdout) == -1, capture_output or _stream(stderr) == -1, text, encoding, universal_newlines)


def _completed(process, args, check, is_out, is_err, text, encoding, universal_newlines):
    out = _output(process, False, text, encoding, universal_newlines)
    err = _output(process, True, text, encoding, universal_newlines)
    result = CompletedProcess(args, process.code(), out if is_out else None, err if is_err else None)
    if check:
        result.check_returncode()
    return result


def _output(process, is_error, text, encoding, universal_newlines):
    """Bytes, or a text if one of the three was given."""
    if text is None:
        if encoding is None:
            if universal_newlines is None:
                return process.output(is_error)
    return process.output(is_error).decode().replace("\r\n", "\n")


def call(args, *, stdin=None, stdout=None, stderr=None, shell=False, cwd=None, timeout=None, env=None):
    process = _start(args, stdin, stdout, stderr, shell, cwd, env)
    if not process.wait(-1.0 if timeout is None else float(timeout)):
        _timed_out(process, args, timeout)
    return process.code()


def check_call(args, *, stdin=None, stdout=None, stderr=None, shell=False, cwd=None, timeout=None, env=None):
    code = call(args, stdin=stdin, stdout=stdout, stderr=stderr, shell=shell, cwd=cwd, timeout=timeout, env=env)
    if code:
        raise _failure(code, args, None, None)
    return 0


def check_output(args, *, stdin=None, input=None, stderr=None, shell=False, cwd=None, timeout=None, encoding=None, text=None, universal_newlines=None, env=None):
    process = _start(args, stdin if input is None else -1, -1, stderr, shell, cwd, env)
    if not process.communicate(None if input is None else _as_bytes(input), -1.0 if timeout is None else float(timeout)):
        _timed_out(process, args, timeout)
    out = _output(process, False, text, encoding, universal_newlines)
    if process.code():
        raise _failure(process.code(), args, out, None)
    return out


def getstatusoutput(cmd):
    process = _start(cmd, None, -1, -2, True, None, None)
    process.communicate(None, -1.0)
    return (process.code(), process.output(False).decode().removesuffix("\n"))


def getoutput(cmd):
    return getstatusoutput(cmd)[1]
