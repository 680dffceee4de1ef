/* Bringing an evaluated array into another one's memory order. */
#ifndef ENGINE_OPS_RELAYOUT_H
#define ENGINE_OPS_RELAYOUT_H

#include "../op.h"

/* `a` with the strides of `model` (same shape, dense): itself if it has them, else a scoped copy.  For use
 * inside an eval. NULL after an error, and for NULL. */
engine_array *engine_laid_out_like(engine_array *a, const engine_array *model);

#endif
