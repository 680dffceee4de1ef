/* Random numbers: PyTorch's own CPU streams, number for number.
 *
 * A generator is a Mersenne Twister (mt19937). One is global: it starts with PyTorch's default seed, and
 * torch.manual_seed sets it. Everything that draws (these functions, nn's initialisers, dropout, data loaders) draws
 * from it in the order of the script, unless a generator is given. Drawing is immediate, arrays come out evaluated.
 * bernoulli and dropout follow PyTorch's portable stream (builds with MKL on Intel CPUs differ there). */
#ifndef T2M_RANDOM_H
#define T2M_RANDOM_H

#include "t2m/mx_base.h"

typedef struct random_generator random_generator;
extern const t2m_kind random_generator_kind;

/* torch.Generator(): an object; its seed is the default one. */
random_generator *random_generator_new(void);
/* generator.manual_seed(seed), returning the generator; NULL is the global one. torch.manual_seed(seed). */
random_generator *random_generator_seed(random_generator *generator, int64_t seed);
void random_seed(int64_t seed);
/* torch.initial_seed(). */
int64_t random_initial_seed(void);
/* torch.get_rng_state(), generator.get_state() and the way back: 5056 bytes as PyTorch lays them out. */
mx_array random_state(random_generator *generator);
void random_set_state(random_generator *generator, mx_array state);

/* A copy of the global one, and going on from there again. */
random_generator *random_kept(void);
void random_restore(const random_generator *kept);

/* ---- one draw each; generator NULL is the global one */
uint32_t random_draw_32(random_generator *generator);
uint64_t random_draw_64(random_generator *generator);
/* The next n outputs at once. */
void random_draw_block(random_generator *generator, uint32_t *out, size_t count);
/* One int64 as random_() gives it: what data loaders seed with. */
int64_t random_draw_int(random_generator *generator);

/* ---- host buffers, in PyTorch's order of draws */
void random_fill_uniform(random_generator *generator, float *out, size_t count, double low, double high);
void random_fill_normal(random_generator *generator, float *out, size_t count, double mean, double std);
/* out[i] = a draw < probability */
void random_fill_bernoulli(random_generator *generator, bool *out, size_t count, double probability);
/* randperm(n) */
void random_permutation(random_generator *generator, int64_t *out, size_t count);

/* ---- arrays: torch.rand(2, 3), torch.randn(2, 3): float32; sizes as one value with _dims */
#define mx_rand(...) mx_rand_dims(MX_DIMS(__VA_ARGS__))
#define mx_randn(...) mx_randn_dims(MX_DIMS(__VA_ARGS__))
mx_array mx_rand_dims(mx_dims shape);
mx_array mx_randn_dims(mx_dims shape);
mx_array mx_rand_like(mx_array x);
mx_array mx_randn_like(mx_array x);
/* The same with a floating dtype: float64 has streams of its own, half precision is drawn in float32 and rounded. */
mx_array mx_rand_as(mx_dtype dtype, mx_dims shape);
mx_array mx_randn_as(mx_dtype dtype, mx_dims shape);
mx_array mx_uniform_as(mx_dtype dtype, double low, double high, mx_dims shape);
mx_array mx_normal_as(mx_dtype dtype, double mean, double std, mx_dims shape);
/* torch.randint(low, high, size): int64. `mx_randint(0, 10, 4, 4)` */
#define mx_randint(low, high, ...) mx_randint_dims((low), (high), MX_DIMS(__VA_ARGS__))
mx_array mx_randint_dims(int64_t low, int64_t high, mx_dims shape);
mx_array mx_randperm(int64_t n);
/* torch.empty(shape).uniform_(low, high), .normal_(mean, std); torch.normal(mean, std, size). */
mx_array mx_uniform(double low, double high, mx_dims shape);
mx_array mx_normal(double mean, double std, mx_dims shape);
/* One number for each of the array's: of the gamma distribution with that shape, of Poisson's with that rate; Dirichlet: rows that sum to 1. */
mx_array mx_standard_gamma(mx_array alpha);
mx_array mx_draw_dirichlet(mx_array alpha);
mx_array mx_draw_poisson(mx_array rate);
/* torch.normal(mean, std) of two arrays. */
mx_array mx_normal_of(mx_array mean, mx_array std);
/* torch.bernoulli(p): p an array of probabilities; x.bernoulli_(p): one probability for all. */
mx_array mx_bernoulli(mx_array p);
mx_array mx_bernoulli_like(mx_array x, double p);
/* x.exponential_(lambda) in the shape of x. */
mx_array mx_exponential_like(mx_array x, double lambda);

/* torch.multinomial(probs, n, replacement): probs 1- or 2-dim, need not sum to 1; int64 indices. */
typedef struct mx_multinomial_options {
    char unused_;
    bool replacement;
    random_generator *generator;
} mx_multinomial_options;
#define mx_multinomial(probs, n, ...)                                                                        \
    mx_multinomial_with((probs), (n), (mx_multinomial_options){.unused_ = 0, __VA_ARGS__})
mx_array mx_multinomial_with(mx_array probs, int64_t n, mx_multinomial_options options);

/* The same with a generator: torch.rand(..., generator=g), and so on; NULL is the global one. */
mx_array mx_rand_from(random_generator *generator, mx_dims shape);
mx_array mx_randn_from(random_generator *generator, mx_dims shape);
mx_array mx_randint_from(random_generator *generator, int64_t low, int64_t high, mx_dims shape);
mx_array mx_randperm_from(random_generator *generator, int64_t n);

#endif
