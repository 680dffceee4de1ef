"""timeit: the clock alone."""


@effect("io")
@c("time_perf_counter()")
def default_timer() -> float: ...
