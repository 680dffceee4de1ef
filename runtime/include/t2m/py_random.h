/* Python's `random` module: CPython's own Mersenne Twister, so that random.seed(n) gives the same stream as there. Unseeded,
 * it is seeded from the system. (The streams of torch and numpy are others: see random.h of the mx layer.)
 *
 * A generator is an object, random.Random(seed); the functions of the module, py_random_*, draw from one of its own. */
#ifndef T2M_PY_RANDOM_H
#define T2M_PY_RANDOM_H

#include "t2m/py_list.h"
#include "t2m/py_str.h"
#include "t2m/py_value.h"

typedef struct py_generator py_generator;

py_generator *py_random_module(void); /* the module's own */
py_generator *py_generator_new(void);
py_generator *py_generator_seeded(int64_t seed);
/* getstate(): (3, 624 words and a place, the next gauss() or None). ValueError for a tuple of another form. */
py_value py_generator_state(py_generator *g);
void py_generator_set_state(py_generator *g, py_value state);

void py_generator_seed(py_generator *g, int64_t seed);
void py_generator_seed_float(py_generator *g, double seed);
void py_generator_seed_text(py_generator *g, py_str seed);
void py_generator_seed_bytes(py_generator *g, const unsigned char *big_endian, size_t size);
void py_generator_seed_system(py_generator *g); /* seed(None) */

double py_generator_random(py_generator *g); /* [0, 1) */
int64_t py_generator_getrandbits(py_generator *g, int64_t bits); /* OverflowError if the result is past int64_t */
int64_t py_generator_below(py_generator *g, int64_t n);          /* [0, n), as CPython's _randbelow */
int64_t py_generator_up_to(py_generator *g, int64_t stop);       /* randrange(stop) */
int64_t py_generator_randrange(py_generator *g, int64_t start, int64_t stop, int64_t step); /* ValueError if empty */
int64_t py_generator_randint(py_generator *g, int64_t a, int64_t b);                        /* both included */

py_cell py_generator_choice(py_generator *g, const py_list *xs); /* IndexError when empty */
/* weights, cumulative: of floats, or None */
py_list *py_generator_choices(py_generator *g, const py_list *xs, const py_list *weights, const py_list *cumulative,
                              int64_t k);
py_list *py_generator_sample(py_generator *g, const py_list *xs, int64_t k); /* ValueError if k is too large */
void py_generator_shuffle(py_generator *g, py_list *xs);

double py_generator_uniform(py_generator *g, double a, double b);
double py_generator_triangular(py_generator *g, double low, double high, double mode); /* mode NAN: the middle */
double py_generator_gauss(py_generator *g, double mu, double sigma);
double py_generator_normalvariate(py_generator *g, double mu, double sigma);
double py_generator_lognormvariate(py_generator *g, double mu, double sigma);
double py_generator_expovariate(py_generator *g, double lambda);
double py_generator_vonmisesvariate(py_generator *g, double mu, double kappa);
double py_generator_gammavariate(py_generator *g, double alpha, double beta);
double py_generator_betavariate(py_generator *g, double alpha, double beta);
double py_generator_paretovariate(py_generator *g, double alpha);
double py_generator_weibullvariate(py_generator *g, double alpha, double beta);

/* ---- the module's functions */
#define py_random_getstate() py_generator_state(py_random_module())
#define py_random_setstate(state) py_generator_set_state(py_random_module(), (state))
#define py_random_seed(seed) py_generator_seed(py_random_module(), (seed))
#define py_random_seed_float(seed) py_generator_seed_float(py_random_module(), (seed))
#define py_random_seed_text(seed) py_generator_seed_text(py_random_module(), (seed))
#define py_random_seed_system() py_generator_seed_system(py_random_module())
#define py_random() py_generator_random(py_random_module())
#define py_random_getrandbits(bits) py_generator_getrandbits(py_random_module(), (bits))
#define py_random_up_to(stop) py_generator_up_to(py_random_module(), (stop))
#define py_random_randrange(start, stop, step) py_generator_randrange(py_random_module(), (start), (stop), (step))
#define py_random_randint(a, b) py_generator_randint(py_random_module(), (a), (b))
#define py_random_choice(xs) py_generator_choice(py_random_module(), (xs))
#define py_random_choices(xs, weights, k) py_generator_choices(py_random_module(), (xs), (weights), NULL, (k))
#define py_random_choices_by(xs, cumulative, k) py_generator_choices(py_random_module(), (xs), NULL, (cumulative), (k))
#define py_random_sample(xs, k) py_generator_sample(py_random_module(), (xs), (k))
#define py_random_shuffle(xs) py_generator_shuffle(py_random_module(), (xs))
#define py_random_uniform(a, b) py_generator_uniform(py_random_module(), (a), (b))
#define py_random_triangular(low, high, mode) py_generator_triangular(py_random_module(), (low), (high), (mode))
#define py_random_gauss(mu, sigma) py_generator_gauss(py_random_module(), (mu), (sigma))
#define py_random_normalvariate(mu, sigma) py_generator_normalvariate(py_random_module(), (mu), (sigma))
#define py_random_lognormvariate(mu, sigma) py_generator_lognormvariate(py_random_module(), (mu), (sigma))
#define py_random_expovariate(lambda) py_generator_expovariate(py_random_module(), (lambda))
#define py_random_vonmisesvariate(mu, kappa) py_generator_vonmisesvariate(py_random_module(), (mu), (kappa))
#define py_random_gammavariate(alpha, beta) py_generator_gammavariate(py_random_module(), (alpha), (beta))
#define py_random_betavariate(alpha, beta) py_generator_betavariate(py_random_module(), (alpha), (beta))
#define py_random_paretovariate(alpha) py_generator_paretovariate(py_random_module(), (alpha))
#define py_random_weibullvariate(alpha, beta) py_generator_weibullvariate(py_random_module(), (alpha), (beta))

#endif
