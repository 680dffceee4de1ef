# Operands that do not fit are found when the line runs.
values = [1, 'a']
print(values[0] + 1)
print(values[0] + values[1])
