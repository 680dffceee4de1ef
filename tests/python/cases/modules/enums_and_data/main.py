from dataclasses import replace

from kinds import Mode, Priority
from tasks import Point, Task, make

task = make("read", Mode.FAST)
print(task, task.mode is Mode.FAST, task.mode.value)
print(replace(task, priority=Priority.HIGH), [m.name for m in Mode])
print(Task("x", Mode.SLOW) == Task("x", Mode.SLOW), Point(1, 2), Point(1, 2)._replace(y=5))
print(sorted([make("b", Mode.SLOW), make("a", Mode.SLOW)], key=lambda t: t.name)[0].name)
