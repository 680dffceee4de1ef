from clock import now

print(now() > 0)
