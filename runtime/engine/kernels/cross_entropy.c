/* Cross-entropy; the log-sum-exp is softmax.c's. */
#include "cross_entropy.h"

#include "parallel.h"
#include "softmax.h"
#include "vector_math.h"

#include <math.h>
#include <string.h>

int64_t cross_entropy_bad_target(const int64_t *targets, int64_t rows, int64_t classes, int64_t ignore_index)
{
    for (int64_t row = 0; row < rows; row++)
        if (targets[row] != ignore_index && (targets[row] < 0 || targets[row] >= classes))
            return row;
    return -1;
}

#define REAL float
#define KERNEL(name) name##_f32
#define EXP kernel_exp_f32
#define LOGSUMEXP logsumexp_f32
#include "cross_entropy_loops.h"

#define REAL double
#define KERNEL(name) name##_f64
#define EXP exp
#define LOGSUMEXP logsumexp_f64
#include "cross_entropy_loops.h"
