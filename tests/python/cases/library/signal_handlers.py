import signal
import os
import sys

stop = False


def handler(signum, frame):
    global stop
    stop = True
    print("got signal", signum, signal.Signals(signum).name)


signal.signal(signal.SIGINT, handler)
signal.signal(signal.SIGTERM, handler)
for step in range(10):
    if step == 3:
        os.kill(os.getpid(), signal.SIGINT)
    if stop:
        print("stopping at", step)
        break
signal.signal(signal.SIGINT, signal.SIG_DFL)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print(signal.SIGINT, int(signal.SIGTERM))
sys.exit(0)
