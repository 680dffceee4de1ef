/* Optional arguments. Calls of the runtime read like Python's: required arguments by position, the others as
 * designated options behind a macro:
 *
 *     nn_conv2d_init(&self->conv1, 1, 32, NN_2D(3, 3), .padding = NN_2D(1, 1), .bias = NN_OFF);
 *
 * An option that is left out is zero, and zero always means PyTorch's default. Where zero is itself a value
 * that somebody may ask for while the default is another one, the option has one of the types below. */
#ifndef T2M_OPTIONAL_H
#define T2M_OPTIONAL_H

#include <stdbool.h>
#include <stdint.h>

/* A boolean whose default may be true. */
typedef enum nn_switch { NN_DEFAULT = 0, NN_ON, NN_OFF } nn_switch;

/* Is it on, given PyTorch's default? */
static inline bool nn_switch_on(nn_switch value, bool otherwise)
{
    return value == NN_DEFAULT ? otherwise : value == NN_ON;
}
#define NN_SWITCH(condition) ((condition) ? NN_ON : NN_OFF)

/* A number whose default is not zero: `.eps = NN_REAL(1e-6)`, `.ignore_index = NN_INT(0)`. */
typedef struct nn_real {
    double value;
    bool given;
} nn_real;
#define NN_REAL(x) ((nn_real){.value = (double)(x), .given = true})

typedef struct nn_int {
    int64_t value;
    bool given;
} nn_int;
#define NN_INT(x) ((nn_int){.value = (int64_t)(x), .given = true})

static inline double nn_real_or(nn_real option, double otherwise)
{
    return option.given ? option.value : otherwise;
}
static inline int64_t nn_int_or(nn_int option, int64_t otherwise)
{
    return option.given ? option.value : otherwise;
}

#endif
