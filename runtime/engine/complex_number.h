/* complex64 in C. (CMPLXF is missing with clang and glibc.) */
#ifndef ENGINE_COMPLEX_NUMBER_H
#define ENGINE_COMPLEX_NUMBER_H

#include <complex.h>

typedef float complex complex64;

/* From its parts, which may be infinite or NaN. */
static inline complex64 complex64_of(float real, float imaginary)
{
    union {
        float parts[2];
        complex64 number;
    } both = {{real, imaginary}};
    return both.number;
}

#endif
