# A grid of cells of different kinds, changed in place.
grid = [[None] * 3 for _ in range(2)]
grid[0][0] = 1
grid[0][1] = 'x'
grid[1][2] = 2.5
for row in grid:
    print(row, [cell is None for cell in row])
print(sum(1 for row in grid for cell in row if cell is not None))
grid.append(['end'])
grid[-1].extend([1, 2])
print(grid, len(grid), grid[2][1:], [len(row) for row in grid])
flat = [cell for row in grid for cell in row if cell is not None]
print(flat, flat.index(2.5), flat[::2])
flat[1:3] = []
flat += ['tail', (1, 'y')]
print(flat, flat[-1][1], flat * 2 == flat + flat)
