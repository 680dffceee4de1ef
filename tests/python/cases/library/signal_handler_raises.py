import os
import signal
import sys


class GracefulExit(Exception):
    pass


class Trainer:
    def __init__(self):
        self.step = 0
        self.should_stop = False
        signal.signal(signal.SIGTERM, self.on_term)

    def on_term(self, signum, frame):
        print(f"received {signal.Signals(signum).name}, will stop after step {self.step}")
        self.should_stop = True

    def run(self):
        while not self.should_stop:
            self.step += 1
            if self.step == 3:
                os.kill(os.getpid(), signal.SIGTERM)
        print("stopped at", self.step)


def alarm(signum, frame):
    raise TimeoutError("took too long")


def leave(signum, frame):
    print("saving")
    raise GracefulExit(signum)


Trainer().run()
old = signal.signal(signal.SIGINT, leave)
print(callable(old), signal.getsignal(signal.SIGINT) is None)
try:
    signal.raise_signal(signal.SIGINT)
except GracefulExit as e:
    print("caught", e.args[0] == 2)
signal.signal(signal.SIGALRM, alarm)
signal.alarm(1)
try:
    n = 0
    while True:
        n += 1
except TimeoutError as e:
    print("timeout:", e)
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
os.kill(os.getpid(), signal.SIGUSR1)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(7))
os.kill(os.getpid(), signal.SIGTERM)
print("not here")
