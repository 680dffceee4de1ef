/* Single draws, for the distributions. */
#ifndef T2M_RANDOM_INTERNAL_H
#define T2M_RANDOM_INTERNAL_H

#include "t2m/random.h"

/* One number in 0..1 of 24 or 53 bits; one standard normal number, of pairs. */
float random_draw_unit_float(random_generator *generator);
double random_draw_unit(random_generator *generator);
double random_draw_normal(random_generator *generator);

/* As random_fill_uniform and random_fill_normal, in float64. */
void random_fill_uniform_double(random_generator *generator, double *out, size_t count, double low, double high);
void random_fill_normal_double(random_generator *generator, double *out, size_t count, double mean, double std);

#endif
