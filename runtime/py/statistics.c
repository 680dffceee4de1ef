/* statistics: CPython sums fractions exactly and rounds at the end; here sums are exact too (math_fsum), and what is divided
 * has one rounding more at most. */
#include <math.h>

#include "t2m/py_error.h"
#include "t2m/py_statistics.h"
#include "t2m/py_number.h"

static void check_count(const py_list *data, int64_t least, const char *what)
{
    if (data->length < least)
        py_raise(PY_STATISTICS_ERROR, least == 1 ? "%s requires at least one data point" : "%s requires at least two data points",
                 what);
}

double statistics_mean(const py_list *data)
{
    check_count(data, 1, "mean");
    return math_fsum(data) / (double)data->length;
}

double statistics_median(const py_list *data, int side)
{
    T2M_POOL(pool);
    if (data->length == 0)
        py_raise(PY_STATISTICS_ERROR, "no median for empty data");
    py_list *sorted = py_sorted(data, false);
    int64_t middle = sorted->length / 2;
    if (sorted->length % 2 == 1 || side > 0)
        return sorted->items[middle].f;
    double low = sorted->items[middle - 1].f;
    return side < 0 ? low : (low + sorted->items[middle].f) / 2;
}

double statistics_stdev(const py_list *data, int64_t lost)
{
    check_count(data, lost + 1, lost ? "stdev" : "pstdev");
    return sqrt(statistics_variance(data, lost));
}

/* Sums in quadruple precision: the squares of deviations of doubles keep all their digits. */
double statistics_variance(const py_list *data, int64_t lost)
{
    check_count(data, lost + 1, lost ? "variance" : "pvariance");
    __float128 sum = 0, squares = 0, n = (__float128)data->length;
    for (int64_t i = 0; i < data->length; i++)
        sum += data->items[i].f;
    for (int64_t i = 0; i < data->length; i++) {
        __float128 away = data->items[i].f - sum / n;
        squares += away * away;
    }
    return (double)(squares / (n - lost));
}
