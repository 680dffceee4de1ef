/* Optimizer updates: element-wise, split into blocks that threads share. */
#include "optim.h"

#include "parallel.h"
#include "vector_math.h"

#include <math.h>

enum { OPTIM_BLOCK = 8192 };

static int64_t optim_parts(int64_t n)
{
    return (n + OPTIM_BLOCK - 1) / OPTIM_BLOCK;
}

static int64_t optim_start(int64_t n, int64_t part)
{
    return part * OPTIM_BLOCK < n ? part * OPTIM_BLOCK : n;
}

#define REAL float
#define KERNEL(name) name##_f32
#define SQRT sqrtf
#include "optim_loops.h"

#define REAL double
#define KERNEL(name) name##_f64
#define SQRT sqrt
#include "optim_loops.h"
