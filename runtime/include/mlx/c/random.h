/* Random numbers: the Threefry counter generator, keyed.
 *
 * The same key gives the same numbers, always. An empty `key` uses the global key, which each use splits;
 * mlx_random_seed sets it. A key is a uint32[2] array. */
#ifndef MLX_RANDOM_H
#define MLX_RANDOM_H

#include "mlx/c/array.h"
#include "mlx/c/stream.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The key for a seed; the seed of the global key. */
int mlx_random_key(mlx_array *res, uint64_t seed);
int mlx_random_seed(uint64_t seed);

/* Two, or num, independent keys from one (uint32[num, 2]). */
int mlx_random_split(mlx_array *res_0, mlx_array *res_1, const mlx_array key, const mlx_stream s);
int mlx_random_split_num(mlx_array *res, const mlx_array key, int num, const mlx_stream s);

/* Random bits: unsigned integers of `width` bytes (1, 2 or 4). */
int mlx_random_bits(mlx_array *res, const int *shape, size_t shape_num, int width, const mlx_array key,
                    const mlx_stream s);

/* Uniform in low..high (high excluded). */
int mlx_random_uniform(mlx_array *res, const mlx_array low, const mlx_array high, const int *shape,
                       size_t shape_num, mlx_dtype dtype, const mlx_array key, const mlx_stream s);

/* Normal with mean loc and deviation scale; the broadcast form takes arrays, either of which may be empty. */
int mlx_random_normal(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, float loc,
                      float scale, const mlx_array key, const mlx_stream s);
int mlx_random_normal_broadcast(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype,
                                const mlx_array loc, const mlx_array scale, const mlx_array key,
                                const mlx_stream s);

/* Normal (0, 1) limited to lower..upper. */
int mlx_random_truncated_normal(mlx_array *res, const mlx_array lower, const mlx_array upper,
                                const int *shape, size_t shape_num, mlx_dtype dtype, const mlx_array key,
                                const mlx_stream s);

/* Vectors, normal with the given means and covariance matrix: of `shape` (broadcast with the arrays' leading dimensions) and their length. Float32
 * only. */
int mlx_random_multivariate_normal(mlx_array *res, const mlx_array mean, const mlx_array cov, const int *shape,
                                   size_t shape_num, mlx_dtype dtype, const mlx_array key, const mlx_stream s);

/* true with probability p (broadcast to the shape). */
int mlx_random_bernoulli(mlx_array *res, const mlx_array p, const int *shape, size_t shape_num,
                         const mlx_array key, const mlx_stream s);

/* Integers in low..high - 1. */
int mlx_random_randint(mlx_array *res, const mlx_array low, const mlx_array high, const int *shape,
                       size_t shape_num, mlx_dtype dtype, const mlx_array key, const mlx_stream s);

/* Standard Gumbel; Laplace. */
int mlx_random_gumbel(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype,
                      const mlx_array key, const mlx_stream s);
int mlx_random_laplace(mlx_array *res, const int *shape, size_t shape_num, mlx_dtype dtype, float loc,
                       float scale, const mlx_array key, const mlx_stream s);

/* Indices drawn with the probabilities softmax(logits) along an axis: one per row, a shape of them, or
 * num_samples. */
int mlx_random_categorical(mlx_array *res, const mlx_array logits, int axis, const mlx_array key,
                           const mlx_stream s);
int mlx_random_categorical_shape(mlx_array *res, const mlx_array logits, int axis, const int *shape,
                                 size_t shape_num, const mlx_array key, const mlx_stream s);
int mlx_random_categorical_num_samples(mlx_array *res, const mlx_array logits_, int axis, int num_samples,
                                       const mlx_array key, const mlx_stream s);

/* `x` shuffled along an axis; 0..x-1 shuffled. */
int mlx_random_permutation(mlx_array *res, const mlx_array x, int axis, const mlx_array key,
                           const mlx_stream s);
int mlx_random_permutation_arange(mlx_array *res, int x, const mlx_array key, const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
