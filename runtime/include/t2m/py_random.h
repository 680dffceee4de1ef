/* Python's `random` module: CPython's own Mersenne Twister, so that random.seed(n) gives the same stream as
 * there. Unseeded, it is seeded from the system. (The streams of torch and numpy are others: see random.h of
 * the mx layer.) */
#ifndef T2M_PY_RANDOM_H
#define T2M_PY_RANDOM_H

#include "t2m/py_list.h"
#include "t2m/py_str.h"

void py_random_seed(int64_t seed);
double py_random(void);               /* [0, 1) */
double py_random_uniform(double a, double b);
double py_random_gauss(double mu, double sigma);
double py_random_normalvariate(double mu, double sigma);
double py_random_expovariate(double lambda);
uint64_t py_random_getrandbits(int64_t bits);                           /* up to 64 */
int64_t py_random_randrange(int64_t start, int64_t stop, int64_t step); /* ValueError if empty */
int64_t py_random_randint(int64_t a, int64_t b);                        /* both included */
int64_t py_random_below(int64_t n);                                     /* [0, n), as CPython's _randbelow */
py_cell py_random_choice(const py_list *xs);                            /* IndexError when empty */
py_list *py_random_choices(const py_list *xs, const py_list *weights,
                           int64_t k); /* weights: floats, or None */
void py_random_shuffle(py_list *xs);
py_list *py_random_sample(const py_list *xs, int64_t k); /* ValueError if k is too large */

#endif
