"""Means and deviations over runs."""
import statistics

accs = [0.91, 0.89, 0.95, 0.90]
print(f"{statistics.mean(accs):.4f} +- {statistics.stdev(accs):.4f}", statistics.median(accs))
print(statistics.pvariance([1.0, 2.0, 3.0, 4.0]), statistics.median_low([1.0, 2.0]), statistics.median_high([1.0, 2.0]))
try:
    statistics.stdev([1.0])
except statistics.StatisticsError as e:
    print(e)
