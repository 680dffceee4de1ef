"""signal: handlers of the script, which run between two of its steps."""
from enum import IntEnum

import _signal


class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGILL = 4
    SIGTRAP = 5
    SIGABRT = 6
    SIGBUS = 7
    SIGFPE = 8
    SIGKILL = 9
    SIGUSR1 = 10
    SIGSEGV = 11
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGSTKFLT = 16
    SIGCHLD = 17
    SIGCONT = 18
    SIGSTOP = 19
    SIGTSTP = 20
    SIGTTIN = 21
    SIGTTOU = 22
    SIGURG = 23
    SIGXCPU = 24
    SIGXFSZ = 25
    SIGVTALRM = 26
    SIGPROF = 27
    SIGWINCH = 28
    SIGIO = 29
    SIGPWR = 30
    SIGSYS = 31


class Handlers(IntEnum):
    SIG_DFL = 0
    SIG_IGN = 1


SIGHUP = Signals.SIGHUP
SIGINT = Signals.SIGINT
SIGQUIT = Signals.SIGQUIT
SIGILL = Signals.SIGILL
SIGTRAP = Signals.SIGTRAP
SIGABRT = Signals.SIGABRT
SIGBUS = Signals.SIGBUS
SIGFPE = Signals.SIGFPE
SIGKILL = Signals.SIGKILL
SIGUSR1 = Signals.SIGUSR1
SIGSEGV = Signals.SIGSEGV
SIGUSR2 = Signals.SIGUSR2
SIGPIPE = Signals.SIGPIPE
SIGALRM = Signals.SIGALRM
SIGTERM = Signals.SIGTERM
SIGCHLD = Signals.SIGCHLD
SIGCONT = Signals.SIGCONT
SIGSTOP = Signals.SIGSTOP
SIGTSTP = Signals.SIGTSTP
SIGTTIN = Signals.SIGTTIN
SIGTTOU = Signals.SIGTTOU
SIGWINCH = Signals.SIGWINCH
SIGIO = Signals.SIGIO
SIG_DFL = Handlers.SIG_DFL
SIG_IGN = Handlers.SIG_IGN


def default_int_handler(signum, frame):
    raise KeyboardInterrupt


_functions = {}
_plain = {}


def _deliveries():
    """One turn a signal; gives what its handler raises."""
    while True:
        error = None
        number = _signal.current()
        try:
            _functions[number](number, None)
        except BaseException as raised:
            error = raised
        yield error


def getsignal(signalnum):
    number = int(signalnum)
    if number in _functions:
        return _functions[number]
    if number in _plain:
        return _plain[number]
    return default_int_handler if number == 2 else SIG_DFL


def signal(signalnum, handler):
    number = int(signalnum)
    before = getsignal(number)
    if isinstance(handler, Handlers):
        _signal.leave(number, handler == SIG_IGN)
        _functions.pop(number, None)
        _plain[number] = handler
    elif callable(handler):
        _functions[number] = handler
        _plain.pop(number, None)
        _signal.listen(_deliveries())
        _signal.watch(number)
    else:
        raise TypeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object")
    return before


def raise_signal(signalnum):
    _signal.raise_(int(signalnum))


def alarm(seconds):
    return _signal.alarm(seconds)


def strsignal(signalnum):
    names = {1: "Hangup", 2: "Interrupt", 3: "Quit", 6: "Aborted", 9: "Killed", 10: "User defined signal 1", 11: "Segmentation fault",
             12: "User defined signal 2", 13: "Broken pipe", 14: "Alarm clock", 15: "Terminated", 17: "Child exited"}
    return names.get(int(signalnum))
