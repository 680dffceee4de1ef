# What a later operand changes was read before.
count = 10
names = ["a"]


def bump(by):
    global count
    count += by
    return count


def add(name):
    names.append(name)
    return len(names)


print(count + sum(bump(i) for i in range(1, 3)), count)
print(count, [bump(1) for _ in range(2)], count)
print(count * bump(1), bump(1) * count, count)
print(len(names) + sum([add(n) for n in "bc"]), names)
total = [count, max(bump(i) for i in (1, 2)), count]
print(total)
print(names[-1] + str([add("d")]) + names[-1])
count += sum(bump(1) for _ in range(2))
print(count)
count += bump(5)
print(count)
first, second = count, sum(bump(1) for _ in range(3))
print(first, second)
print(f"{count} {[bump(1) for _ in range(2)]} {count}")
print("%d %d %d" % (count, sum(bump(1) for _ in range(2)), count))
print("{} {} {}".format(count, sum(bump(1) for _ in range(2)), count))
