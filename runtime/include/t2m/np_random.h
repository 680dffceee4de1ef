/* NumPy's random streams, number for number: np.random's own (a Mersenne Twister), np.random.RandomState(seed), and the generator of
 * np.random.default_rng(seed) (PCG64). `rng` is one of them; NULL is np.random's own.
 *
 * np_draw_... give one C number, where Python has no size; the others fill an array of a shape. */
#ifndef T2M_NP_RANDOM_H
#define T2M_NP_RANDOM_H

#include "t2m/np_base.h"
#include "t2m/py_value.h"

typedef struct np_random np_random;
extern const t2m_kind np_random_kind;

/* NP_NO_SIZE: the shape that the parameters have together. */
#define NP_NO_SIZE ((np_shape){.count = -1})

np_random *np_random_state(int64_t seed);   /* np.random.RandomState(seed) */
np_random *np_random_state_unseeded(void);
np_random *np_default_rng(int64_t seed);    /* np.random.default_rng(seed) */
np_random *np_default_rng_unseeded(void);
void np_random_seed(np_random *rng, int64_t seed); /* np.random.seed(seed) */
void np_random_reseed(np_random *rng);             /* np.random.seed() */
/* np.random.get_state(): ("MT19937", 624 words, place, has a normal number, that). */
py_value np_random_get_state(np_random *rng);
void np_random_set_state(np_random *rng, py_value state);

/* ---- one number */
double np_draw(np_random *rng); /* in [0, 1) */
double np_draw_uniform(np_random *rng, double low, double high);
double np_draw_normal(np_random *rng, double mean, double deviation);
double np_draw_exponential(np_random *rng, double scale);
double np_draw_gamma(np_random *rng, double shape, double scale);
double np_draw_beta(np_random *rng, double a, double b);
int64_t np_draw_int(np_random *rng, int64_t low, int64_t high); /* low <= n < high; ValueError */

/* ---- arrays; parameters may be arrays too */
np_array *np_rand(np_random *rng, np_shape shape);
np_array *np_randn(np_random *rng, np_shape shape);
#define np_uniform(rng, low, high, shape) np_uniform_of((rng), np_of(low), np_of(high), (shape))
#define np_normal(rng, mean, deviation, shape) np_normal_of((rng), np_of(mean), np_of(deviation), (shape))
#define np_exponential(rng, scale, shape) np_exponential_of((rng), np_of(scale), (shape))
#define np_gamma(rng, a, scale, shape) np_gamma_of((rng), np_of(a), np_of(scale), (shape))
#define np_beta(rng, a, b, shape) np_beta_of((rng), np_of(a), np_of(b), (shape))
np_array *np_uniform_of(np_random *rng, const np_array *low, const np_array *high, np_shape shape);
np_array *np_normal_of(np_random *rng, const np_array *mean, const np_array *deviation, np_shape shape);
np_array *np_exponential_of(np_random *rng, const np_array *scale, np_shape shape);
np_array *np_gamma_of(np_random *rng, const np_array *a, const np_array *scale, np_shape shape);
np_array *np_beta_of(np_random *rng, const np_array *a, const np_array *b, np_shape shape);
np_array *np_randint(np_random *rng, int64_t low, int64_t high, np_shape shape, const np_dtype *dtype);
np_array *np_multivariate_normal(np_random *rng, const np_array *mean, const np_array *cov, np_shape shape);

/* ---- order */
void np_shuffle(np_random *rng, np_array *x); /* rows, in place */
void np_shuffle_list(np_random *rng, py_list *xs);
np_array *np_permutation(np_random *rng, int64_t n);
#define np_permuted(rng, x) np_permuted_of((rng), np_of(x))
np_array *np_permuted_of(np_random *rng, const np_array *x);
/* rng.choice(x, size, replace, p): x an array, or an int for arange(x). p: a weight an item, or NULL. */
#define np_choice(rng, x, shape, replace) np_choice_of((rng), np_of(x), (shape), (replace), NULL)
#define np_choice_weighted(rng, x, shape, replace, p) np_choice_of((rng), np_of(x), (shape), (replace), np_of(p))
np_array *np_choice_of(np_random *rng, const np_array *x, np_shape shape, bool replace, const np_array *p);
py_str np_choice_text(np_random *rng, const py_list *texts); /* of a list of str */

#endif
