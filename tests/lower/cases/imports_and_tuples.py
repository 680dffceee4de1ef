from math import pi, floor as down

pair = (1, 'a')
sizes = (3, 4)
print(pi, down(pi))
print(pair[0], pair[-1], sizes[-1], sizes[-2])
print(0 < len(str(pi)) < 50, 3 < pi < 3.1)
