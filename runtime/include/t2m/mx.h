/* Arrays with PyTorch's semantics, as values: `mx_array y = mx_mul(mx_add(x, 1.0), w);`
 *
 * Ownership: every array that a function returns belongs to the current pool (t2m/pool.h). A struct field, a
 * container or a loop-carried local that must keep one is a slot: assign with mx_set, see mx_base.h.
 * Arrays are immutable: what PyTorch does in place is a new array here that replaces the old one in its slot.
 *
 * Semantics are PyTorch's: dtypes promote as there (Python scalars are weak, 0-dim tensors nearly so), integers
 * are int64, negative dims count from the end, var is unbiased, indices are checked. What Python would raise
 * ends the program with that message (t2m/py_error.h).
 *
 * Evaluation is lazy: mx_eval, mx_item_... and whatever reads elements computes. */
#ifndef T2M_MX_H
#define T2M_MX_H

#include "t2m/mx_autocast.h"
#include "t2m/mx_base.h"
#include "t2m/mx_create.h"
#include "t2m/mx_functional.h"
#include "t2m/mx_grad.h"
#include "t2m/mx_hook.h"
#include "t2m/mx_index.h"
#include "t2m/mx_linalg.h"
#include "t2m/mx_math.h"
#include "t2m/mx_reduce.h"
#include "t2m/mx_shape.h"
#include "t2m/random.h"

#endif
