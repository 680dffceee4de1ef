/* NumPy's random streams. */
#ifndef T2M_NP_RANDOM_H
#define T2M_NP_RANDOM_H

#include "t2m/np_base.h"

#endif
