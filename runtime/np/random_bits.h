/* The bit streams behind np_random. */
#ifndef T2M_NP_RANDOM_BITS_H
#define T2M_NP_RANDOM_BITS_H

#include "internal.h"

struct np_random {
    t2m_object base;
    bool is_legacy; /* MT19937 with the algorithms of RandomState; else PCG64 with those of Generator */
    /* MT19937 */
    uint32_t key[624];
    int at;
    bool has_gauss;
    double gauss;
    /* PCG64 */
    unsigned __int128 state, increment;
    bool has_half; /* of a 64-bit draw */
    uint32_t half;
};

np_random *np_random_or_own(np_random *rng); /* NULL: np.random's */
uint32_t np_next_32(np_random *rng);
uint64_t np_next_64(np_random *rng);
double np_next_double(np_random *rng); /* in [0, 1), 53 bits */
uint64_t np_next_below(np_random *rng, uint64_t most);  /* 0 .. most */
uint64_t np_next_masked(np_random *rng, uint64_t most); /* the same as shuffles draw it, of either generator */
double np_next_normal(np_random *rng);
double np_next_exponential(np_random *rng);

#endif
