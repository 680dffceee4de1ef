/* numpy for generated programs, all headers at once. */
#ifndef T2M_NP_H
#define T2M_NP_H

#include "t2m/np_base.h"
#include "t2m/np_math.h"
#include "t2m/np_random.h"
#include "t2m/np_shape.h"
#include "t2m/np_io.h"

#endif
