"""Windows over a series, scaling to a range and back."""
import numpy as np


class MinMaxScaler:
    def fit(self, x):
        self.low = x.min(axis=0)
        self.high = x.max(axis=0)
        return self

    def transform(self, x):
        return (x - self.low) / (self.high - self.low)

    def inverse(self, x):
        return x * (self.high - self.low) + self.low


def windows(series, length):
    x, y = [], []
    for i in range(len(series) - length):
        x.append(series[i:i + length])
        y.append(series[i + length])
    return np.array(x), np.array(y)


series = np.sin(np.linspace(0, 10, 30)).reshape(-1, 1) * np.array([[1.0, 10.0]])
scaler = MinMaxScaler().fit(series)
scaled = scaler.transform(series)
print(scaled.min(axis=0), scaled.max(axis=0), np.allclose(scaler.inverse(scaled), series))
x, y = windows(scaled, 5)
print(x.shape, y.shape, x[0, :2].round(4), y[-1].round(4))
split = int(len(x) * 0.8)
x_train, x_test = x[:split], x[split:]
print(x_train.shape, x_test.shape, x_train.mean().round(5), x_test.std().round(5))
naive = x_test[:, -1]
print("naive rmse %.5f" % np.sqrt(((naive - y[split:]) ** 2).mean()))
weekday = np.arange(30) % 7
means = np.array([series[weekday == d, 0].mean() for d in range(7)])
print(means.round(4), means.argmax(), np.round(np.corrcoef(series[:-1, 0], series[1:, 0])[0, 1], 5))
missing = series[:6, 0].copy()
missing[[1, 4]] = np.nan
print(np.isnan(missing).sum(), np.nanmean(missing).round(5), np.where(np.isnan(missing), 0, missing).round(3))
known = ~np.isnan(missing)
print(np.interp(np.arange(6), np.arange(6)[known], missing[known]).round(4))
