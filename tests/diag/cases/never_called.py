# expect: T2M2010 line 3
# exit: 0
def helper():
    return 1


print(2)
