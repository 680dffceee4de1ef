import os
import signal
import time


def train():
    total = 0
    try:
        for i in range(1000000000):
            total += i % 3
            if i == 2000000:
                os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        print("interrupted")
    finally:
        print("cleanup")
    return total > 10


print(train())
try:
    while True:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)
except KeyboardInterrupt:
    print("second")
