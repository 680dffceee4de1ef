/* Layer and RMS normalisation: rows are independent forward, columns are independent for the parameters'
 * gradients, so no result depends on the number of threads. */
#include "norm.h"

#include "parallel.h"
#include "vector_math.h"

#include <math.h>

enum { LANES = 16, COLUMN_BLOCK = 64 };

#define REAL float
#define KERNEL(name) name##_f32
#define SQRT sqrtf
#include "norm_loops.h"

#define REAL double
#define KERNEL(name) name##_f64
#define SQRT sqrt
#include "norm_loops.h"
