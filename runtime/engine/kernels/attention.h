/* Attention without a stored matrix of scores: y = softmax(scale q k^T, causal or not) v for every batch and head, float32.
 *
 * One head is worked on at a time, 64 queries against all keys, in scratch memory that stays in the cache; heads are shared out among
 * threads. Forward leaves the log of each row's sum; backward computes the weights again from it. What a causal mask hides is not
 * computed. */
#ifndef T2M_KERNELS_ATTENTION_H
#define T2M_KERNELS_ATTENTION_H

#include <stdbool.h>
#include <stdint.h>

/* A tensor [batches, heads, rows, features] whose features are neighbours; strides in elements. */
typedef struct attention_layout {
    int64_t batch, head, row;
} attention_layout;

typedef struct attention_shape {
    int64_t batches, heads, queries, keys, features, values; /* `values`: features of v and of the result */
    float scale;
    bool causal; /* query i sees key j if j <= i + keys - queries; then there are at least as many keys as queries */
} attention_shape;

typedef struct attention_operand {
    const float *data;
    attention_layout layout;
} attention_operand;

typedef struct attention_result {
    float *data;
    attention_layout layout;
} attention_result;

/* log_sums is [batches, heads, queries]. */
void attention_f32(attention_shape shape, attention_operand q, attention_operand k, attention_operand v, attention_result y, float *log_sums);
void attention_backward_f32(attention_shape shape, attention_operand q, attention_operand k, attention_operand v, attention_operand y,
                            const float *log_sums, attention_operand dy, attention_result dq, attention_result dk, attention_result dv);

#endif
