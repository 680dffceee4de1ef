/* Which values of tensors a backward will want to see again: PyTorch's operations keep what their gradients are computed from, and a tensor
 * that is changed in place in the meantime is its error "modified by an inplace operation". */
#ifndef T2M_LOWER_KEPT_VALUES_H
#define T2M_LOWER_KEPT_VALUES_H

#include "base/map.h"
#include "ir/ir.h"

/* Finds the local tensors of the function that are changed in place while some operation may have kept the value they had: since their last
 * assignment, or in another turn of the loop. They become keys of `found`. Errs on the side of finding one: the runtime knows. */
void kept_values_find(IrProgram *program, IrFunction *function, PointerMap *found);

/* Does the program ask for gradients anywhere? */
bool kept_values_matter(IrProgram *program);

#endif
