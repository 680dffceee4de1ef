/* Windows for signals: bartlett, blackman, hamming, hanning. */
#include <math.h>

#include "graph.h"
#include "mlx/c/ops.h"

static double bartlett(double t)
{
    return 1 - fabs(2 * t - 1);
}

static double blackman(double t)
{
    return 0.42 - 0.5 * cos(2 * M_PI * t) + 0.08 * cos(4 * M_PI * t);
}

static double hamming(double t)
{
    return 0.54 - 0.46 * cos(2 * M_PI * t);
}

static double hanning(double t)
{
    return 0.5 - 0.5 * cos(2 * M_PI * t);
}

/* The values at M places from 0 to 1. */
static engine_array *window(int M, double (*at)(double))
{
    int count = M < 0 ? 0 : M;
    engine_array *a = engine_leaf(MLX_FLOAT32, &count, 1);
    for (int i = 0; a && i < count; i++)
        ((float *)engine_data(a))[i] = count == 1 ? 1 : (float)at((double)i / (count - 1));
    return a;
}

#define WINDOW(name)                                                                                         \
    int mlx_##name(mlx_array *res, int M, const mlx_stream s)                                                \
    {                                                                                                        \
        engine_enter(__func__, s);                                                                           \
        return engine_leave(res, window(M, name));                                                           \
    }

WINDOW(bartlett)
WINDOW(blackman)
WINDOW(hamming)
WINDOW(hanning)
