# expect: T2M2102 line 3
# exit: 1
try:
    x = 1
except* ValueError:
    x = 2
print(x)
