values = [[1, 'x'], 'ab', 5]
for value in values:
    for item in value:
        print(item)
