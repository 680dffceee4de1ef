"""A matrix class: subscripts of tuples, item assignment with +=, operators between classes and numbers."""


class Matrix:
    def __init__(self, rows, cols, fill=0.0):
        self.rows = rows
        self.cols = cols
        self.data = [[fill] * cols for _ in range(rows)]

    @staticmethod
    def identity(n):
        m = Matrix(n, n)
        for i in range(n):
            m[i, i] = 1.0
        return m

    def __getitem__(self, key):
        i, j = key
        return self.data[i][j]

    def __setitem__(self, key, value):
        i, j = key
        self.data[i][j] = value

    def __matmul__(self, other):
        out = Matrix(self.rows, other.cols)
        for i in range(self.rows):
            for j in range(other.cols):
                for k in range(self.cols):
                    out[i, j] += self[i, k] * other[k, j]
        return out

    def __mul__(self, k):
        out = Matrix(self.rows, self.cols)
        for i in range(self.rows):
            for j in range(self.cols):
                out[i, j] = self[i, j] * k
        return out

    def __eq__(self, other):
        return self.data == other.data

    def transpose(self):
        out = Matrix(self.cols, self.rows)
        for i in range(self.rows):
            for j in range(self.cols):
                out[j, i] = self[i, j]
        return out

    def __repr__(self):
        return "\n".join(" ".join(f"{v:4.1f}" for v in row) for row in self.data)


a = Matrix(2, 3, 1.0)
a[0, 1] = 5.0
a[1, 2] += 2.5
print(a)
print(a @ a.transpose())
print(a @ Matrix.identity(3) == a, a * 2.0 == a)
