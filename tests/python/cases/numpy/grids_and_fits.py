"""Differences, fits, products and indices of arrays."""
import numpy as np

print(np.gradient(np.array([1.0, 2, 4, 7])), np.gradient([1.0, 4, 9], 2), np.gradient(np.arange(5) ** 2))
print(np.gradient(np.array([1.0, 4, 9, 11]), np.array([0.0, 1, 3, 4])))
slope, intercept = np.polyfit([0, 1, 2], [1, 3, 5], 1).round(6)
print(slope, intercept)
print(np.round(np.polyfit(np.arange(6), np.array([1.0, 2, 5, 10, 17, 26]), 2), 5) + 0.0)
print(np.polyval([1, 2], 3), np.polyval([1.0, 0, 2], np.array([1.0, 2])), np.vander([1, 2, 3], 3), np.vander([1.0, 2.0], increasing=True))
print(np.kron(np.eye(2), np.ones((1, 2))), np.kron([1, 2], [3, 4]), np.kron(np.array([[1, 2], [3, 4]]), np.eye(2)))
for i, j in np.ndindex(2, 3):
    print(i, j, end=" ")
print(list(np.ndindex((1, 2))))
for index, value in np.ndenumerate(np.array([[1, 2], [3, 4]])):
    print(index, value)
