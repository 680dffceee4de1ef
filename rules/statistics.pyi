"""statistics: of floats; mean and the variances are exact sums, rounded once, as CPython's fractions are."""
from typing import Any, Iterable

from builtins import ValueError


class StatisticsError(ValueError): ...


@effect("raises")
@c("statistics_mean({data})")
def mean(data: Iterable[float]) -> float: ...
@effect("raises")
@c("statistics_mean({data})")
def fmean(data: Iterable[float]) -> float: ...
@effect("raises")
@c("statistics_median({data}, 0)")
def median(data: Iterable[float]) -> float: ...
@effect("raises")
@c("statistics_median({data}, -1)")
def median_low(data: Iterable[float]) -> float: ...
@effect("raises")
@c("statistics_median({data}, 1)")
def median_high(data: Iterable[float]) -> float: ...
@effect("raises")
@c("statistics_variance({data}, 1)")
def variance(data: Iterable[float]) -> float: ...
@effect("raises")
@c("statistics_variance({data}, 0)")
def pvariance(data: Iterable[float]) -> float: ...
@effect("raises")
@c("statistics_stdev({data}, 1)")
def stdev(data: Iterable[float]) -> float: ...
@effect("raises")
@c("statistics_stdev({data}, 0)")
def pstdev(data: Iterable[float]) -> float: ...
