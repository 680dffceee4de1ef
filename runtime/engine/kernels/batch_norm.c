/* Memory is cut into pieces that stay in the second-level cache. Each piece gives two numbers a channel, and these are merged in their order
 * in double: the result depends neither on the number of threads nor, by much, on the size of the batch. */
#include "batch_norm.h"

#include "parallel.h"
#include "vector_math.h"

#include <stdlib.h>
#include <string.h>

enum { LANES = 32, LEAST_ROWS = 16, PIECE = 16384 }; /* so many lanes fill enough registers to hide the latency of a sum */

/* A piece is some rows of channels last (of `width` values, all channels), or one run of a channel. */
typedef struct batch_pieces {
    int64_t count, rows, most; /* rows = outer, or runs; most of them in a piece */
} batch_pieces;

static batch_pieces pieces_of(batch_shape s)
{
    if (s.inner > 1)
        return (batch_pieces){.count = s.outer * s.channels, .rows = s.outer * s.channels, .most = 1};
    int64_t most = PIECE / s.channels < LEAST_ROWS ? LEAST_ROWS : PIECE / s.channels;
    return (batch_pieces){.count = (s.outer + most - 1) / most, .rows = s.outer, .most = most};
}

static int64_t piece_rows(batch_pieces p, int64_t piece)
{
    int64_t left = p.rows - piece * p.most;
    return left < p.most ? left : p.most;
}

#define REAL float
#define KERNEL(name) name##_f32
#include "batch_norm_loops.h"

#define REAL double
#define KERNEL(name) name##_f64
#include "batch_norm_loops.h"
