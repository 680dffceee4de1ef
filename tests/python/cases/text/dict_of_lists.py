# Dicts of lists of dicts; sorting and grouping.
students = [{"name": "Ann", "grade": 90}, {"name": "Bob", "grade": 82}, {"name": "Cy", "grade": 90}]
print(students[0]["name"], students[-1]["grade"], len(students), students)
by_grade = {}
for s in students:
    by_grade.setdefault(s["grade"], []).append(s["name"])
print(by_grade, sorted(by_grade, reverse=True))
for grade in sorted(by_grade):
    print(grade, ", ".join(sorted(by_grade[grade])))
matrix = {"a": {"x": 1, "y": 2}, "b": {"x": 3}}
matrix["b"]["y"] = 4
print(matrix, sum(row["x"] for row in matrix.values()), [sum(r.values()) for r in matrix.values()])
inverted = {}
for outer, row in matrix.items():
    for inner, value in row.items():
        inverted.setdefault(inner, {})[outer] = value
print(inverted)
stack = [[]]
stack[-1].append(1)
stack.append([2])
stack[0] += [3, 4]
print(stack, stack.pop(), stack)
d = dict(a=[1], b=[2, 3])
d["a"].extend(d["b"])
for key in list(d):
    if len(d[key]) < 3:
        del d[key]
print(d, {k: sorted(v, reverse=True) for k, v in d.items()})
