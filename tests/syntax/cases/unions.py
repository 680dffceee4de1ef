x: A[i] | B | C[j] | D | None
x: A[i] | (B | C) | D
