"""Counters of a class: class methods, static methods, ids, shared tables."""


class Task:
    next_id = 1
    all_tasks = []
    by_id = {}

    def __init__(self, title, priority=0):
        self.id = Task.next_id
        Task.next_id += 1
        self.title = title
        self.priority = priority
        Task.all_tasks.append(self)
        Task.by_id[self.id] = self

    @classmethod
    def find(cls, id):
        return cls.by_id.get(id)

    @classmethod
    def most_urgent(cls):
        best = cls.all_tasks[0]
        for task in cls.all_tasks:
            if task.priority > best.priority:
                best = task
        return best

    @staticmethod
    def clean(text):
        return text.strip().lower()

    def __repr__(self):
        return f"<{self.id}:{self.title}>"


for title, priority in [(" Write ", 2), ("TEST", 5), ("ship", 1)]:
    Task(Task.clean(title), priority)
print(Task.all_tasks, Task.next_id)
print(Task.find(2), Task.find(9), Task.most_urgent())
print([t.title for t in Task.all_tasks if t.priority > 1])
Task.find(1).priority = 10
print(Task.most_urgent().title)
