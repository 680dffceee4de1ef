/* statistics, of lists of floats. StatisticsError where there are too few. */
#ifndef T2M_PY_STATISTICS_H
#define T2M_PY_STATISTICS_H

#include "t2m/py_list.h"

double statistics_mean(const py_list *data);
double statistics_stdev(const py_list *data, int64_t lost);
double statistics_median(const py_list *data, int side); /* of two middle ones: 0 their mean, -1 the lower, 1 the higher */
double statistics_variance(const py_list *data, int64_t lost); /* lost degrees of freedom: 1 of a sample, 0 of all */

#endif
