/* Files of arrays: .npy, .npz, text. */
#ifndef T2M_NP_IO_H
#define T2M_NP_IO_H

#include "t2m/np_base.h"

#endif
