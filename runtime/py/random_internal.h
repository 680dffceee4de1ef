/* The state of a generator, for the files of random. */
#ifndef T2M_PY_RANDOM_INTERNAL_H
#define T2M_PY_RANDOM_INTERNAL_H

#include "t2m/py_random.h"

#define GENERATOR_WORDS 624

struct py_generator {
    t2m_object base;
    uint32_t words[GENERATOR_WORDS];
    int at; /* the next word to give out */
    bool seeded;
    bool has_gauss; /* gauss() makes two numbers at a time */
    double next_gauss;
};

#endif
