from sizes import LARGE, describe

print(LARGE, describe(3))
