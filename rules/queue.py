"""queue: what threads hand to each other."""
import heapq
import time

from _thread import breathe, pause


class Empty(Exception):
    pass


class Full(Exception):
    pass


def _limit(block, timeout):
    """When the time is over; negative: never."""
    if not block:
        return 0.0
    if timeout is None:
        return -1.0
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")
    return time.monotonic() + timeout


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self._items = []

    def qsize(self):
        breathe()
        return len(self._items)

    def empty(self):
        breathe()
        return not self._items

    def full(self):
        breathe()
        return 0 < self.maxsize <= len(self._items)

    def put(self, item, block=True, timeout=None):
        breathe()
        limit = _limit(block, timeout)
        turn = 0
        while 0 < self.maxsize <= len(self._items):
            if not pause(limit, turn):
                raise Full
            turn += 1
        self.unfinished_tasks += 1
        self._put(item)

    def put_nowait(self, item):
        self.put(item, False)

    def get(self, block=True, timeout=None):
        breathe()
        limit = _limit(block, timeout)
        turn = 0
        while not self._items:
            if not pause(limit, turn):
                raise Empty
            turn += 1
        return self._get()

    def get_nowait(self):
        return self.get(False)

    def _put(self, item):
        self._items.append(item)

    def _get(self):
        return self._items.pop(0)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        turn = 0
        while self.unfinished_tasks > 0:
            pause(-1.0, turn)
            turn += 1


class LifoQueue(Queue):
    def _get(self):
        return self._items.pop()


class PriorityQueue(Queue):
    def _put(self, item):
        heapq.heappush(self._items, item)

    def _get(self):
        return heapq.heappop(self._items)


class SimpleQueue(Queue):
    def __init__(self):
        super().__init__()
