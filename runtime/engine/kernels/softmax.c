/* Softmax and its relatives: one walk over the rows, threads split the rows. */
#include "softmax.h"

#include "parallel.h"
#include "vector_math.h"

#include <math.h>

enum { LANES = 16 };

#define REAL float
#define KERNEL(name) name##_f32
#define EXP kernel_exp_f32
#define LOG logf
#include "softmax_loops.h"

#define REAL double
#define KERNEL(name) name##_f64
#define EXP exp
#define LOG log
#include "softmax_loops.h"
