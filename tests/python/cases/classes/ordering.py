"""Comparison methods; total_ordering; sorting, min and max of objects."""
from functools import total_ordering


@total_ordering
class Version:
    def __init__(self, text):
        major, minor = text.split(".")
        self.major = int(major)
        self.minor = int(minor)

    def __eq__(self, other):
        return (self.major, self.minor) == (other.major, other.minor)

    def __lt__(self, other):
        return (self.major, self.minor) < (other.major, other.minor)

    def __repr__(self):
        return f"v{self.major}.{self.minor}"


class Job:
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        return self.priority < other.priority

    def __repr__(self):
        return f"{self.name}({self.priority})"


versions = [Version("1.10"), Version("1.2"), Version("0.9"), Version("2.0")]
print(sorted(versions))
print(max(versions), min(versions))
print(versions[0] > versions[1], versions[0] >= versions[0], versions[0] <= versions[2], versions[0] != versions[1])
versions.sort(reverse=True)
print(versions)
jobs = [Job(3, "c"), Job(1, "a"), Job(2, "b")]
jobs.sort()
print(jobs, sorted(jobs, reverse=True))
print(jobs[0] < jobs[1], jobs[0] > jobs[1])
print(sorted(jobs, key=lambda job: job.name, reverse=True))
print(max(jobs, key=lambda j: j.priority).name)
