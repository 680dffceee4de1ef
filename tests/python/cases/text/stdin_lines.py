# stdin: "3\n1.5 2.5\nbob\nlast line\n"
# input() and sys.stdin.
import sys
n = int(input())
a, b = input("numbers? ").split()
print(n, float(a) + float(b))
name = input()
print(f"hello {name}")
for line in sys.stdin:
    print(line.strip())
