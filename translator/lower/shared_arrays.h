/* Which tensors that the script changes in place others may show as well.
 *
 * `x.add_(y)`, `x += y` and `x[i] = y` come out of lowering as assignments marked in-place: x becomes a new array. That is all that anybody
 * can tell where x is a local variable whose arrays nobody else has: made by operations, never given to another name, container, function
 * or view, nor any operation whose gradient needs the value it had (kept_values.h). All other such assignments become shared (IrStmt.is_shared): emission changes the array itself, as PyTorch does. */
#ifndef T2M_LOWER_SHARED_ARRAYS_H
#define T2M_LOWER_SHARED_ARRAYS_H

#include "ir/ir.h"

/* Sets is_shared of the statements and shares_arrays of the program. Runs before the gradient pass: what that moves keeps its meaning.
 *
 * `total = 0; total += loss`: a place that holds a Python number at first gets the sum as its own array; mx_number tells such numbers. */
void shared_arrays_follow(IrProgram *program);

/* Is the rule one of an operation that may give its argument back, or a view of it? */
bool shared_arrays_is_view(const IrRule *rule);

#endif
