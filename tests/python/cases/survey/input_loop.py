# stdin: "7\nabc\n\n3.5 4\nquit\nleft\n"
"""input() with prompts, until the end of the input."""
import sys

n = int(input("How many? "))
print(n + 1)
try:
    print(int(input("Again: ")))
except ValueError as e:
    print("bad:", e)
if not input():
    print("empty line")
a, b = map(float, input("two: ").split())
print(a * b)
while True:
    text = input("> ").strip()
    if text.lower() in ("quit", "exit"):
        break
    print("echo", text)
rest = sys.stdin.readline()
print(repr(rest))
try:
    input("more? ")
except EOFError as e:
    print("EOF:", e)
