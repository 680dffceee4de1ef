/* Arrays that were changed between forward and backward. */
#ifndef ENGINE_STALE_H
#define ENGINE_STALE_H

#include "array.h"
#include "mlx/c/t2m_ext.h"

/* The input that the gradient of this node would read although the marked array behind it is stale; or NULL. */
engine_array *engine_stale_input(const engine_array *node, t2m_ext_is_stale *is_stale);

/* The array that a view, or a view of a view, was made of; the array itself otherwise. */
engine_array *engine_behind_views(engine_array *a);

#endif
