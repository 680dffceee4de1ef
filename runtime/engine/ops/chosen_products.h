/* Stacks of matrices whose members are chosen by index. */
#ifndef ENGINE_OPS_CHOSEN_PRODUCTS_H
#define ENGINE_OPS_CHOSEN_PRODUCTS_H

#include "op.h"

/* The stack with one axis of matrices; the indices of all of them, in the stack's shape. */
engine_array *engine_flat_stack(engine_array *a);
engine_array *engine_stack_indices(const engine_array *a);

#endif
