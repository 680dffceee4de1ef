/* Arrays that were changed between forward and backward. */
#ifndef ENGINE_STALE_H
#define ENGINE_STALE_H

#include "array.h"
#include "mlx/c/t2m_ext.h"

/* The input that the gradient of this node would read although the marked array behind it is stale; or NULL. */
engine_array *engine_stale_input(const engine_array *node, t2m_ext_is_stale *is_stale);

/* Does the gradient of this node read an array, its result or an input, that has been changed in place since? Then it is an engine error. */
bool engine_refuses_changed(const engine_array *node);

/* The array that a view, or a view of a view, was made of; the array itself otherwise. */
engine_array *engine_behind_views(engine_array *a);

#endif
