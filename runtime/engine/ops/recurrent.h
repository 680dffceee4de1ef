/* What the layers that walk through time share, as graphs. */
#ifndef ENGINE_OPS_RECURRENT_H
#define ENGINE_OPS_RECURRENT_H

#include "../op.h"

/* [T, N, W] -> [N, W] */
engine_array *engine_at_time(engine_array *a, int64_t time);

/* The gradient of the state's weight [G, W]: of the gates' gradients [T, N, G], and the states h [T, N, W] and the first [N, W] that came before them. */
engine_array *engine_state_weight_gradient(engine_array *dgates, engine_array *h, engine_array *first, bool reverse);

#endif
