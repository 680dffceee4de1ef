/* Mapping functions over stacks of arrays (vmap.c). All arrays are scoped. */
#ifndef ENGINE_VMAP_H
#define ENGINE_VMAP_H

#include "internal.h"

/* Runs `fun` on placeholders, left in placeholders[count], for the inputs whose axis is not -1. The results are in an array that the caller frees;
 * NULL after an error. */
engine_array **engine_vmap_trace(engine_closure *fun, engine_array *const *inputs, size_t count, const int *axes,
                                 engine_array **placeholders, size_t *output_count);

/* The outputs for the inputs in the place of placeholders, with the new axis at out_axes (NULL: first). False after an error. `results` may be the
 * outputs. */
bool engine_vmap_replace(engine_array *const *inputs, engine_array *const *placeholders, size_t count, const int *axes,
                         engine_array *const *outputs, size_t output_count, const int *out_axes, engine_array **results);

/* The closure of stacks: new, with one reference. NULL when memory is out. */
engine_closure *engine_vmap_closure(engine_closure *fun, const int *axes, size_t count);

/* The rule of the calls of closures that transforms.c makes nodes of: all its outputs. */
bool engine_vmap_call(const engine_vmap *v, engine_array **results);

#endif
