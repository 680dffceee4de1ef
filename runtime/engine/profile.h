/* The profile of evaluations that T2M_PROFILE=wall|cpu asks for. All but engine_profiling are called under the graph lock. */
#ifndef ENGINE_PROFILE_H
#define ENGINE_PROFILE_H

#include "array.h"

enum { ENGINE_PROFILE_NAME = 96 };

/* Does the environment ask for it? */
bool engine_profiling(void);

/* Milliseconds of the clock that was asked for. */
double engine_profile_now(void);

/* The row of a node that is about to be evaluated: its ops (what is fused into it too) and its shape. `name` has ENGINE_PROFILE_NAME bytes. */
void engine_profile_name(char *name, const engine_array *node);

void engine_profile_add(const char *name, double ms);

#endif
