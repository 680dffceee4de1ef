/* Attention as one operation (fused_attention.c), and what it shares with the composed one (attention.c). */
#ifndef ENGINE_FUSED_ATTENTION_H
#define ENGINE_FUSED_ATTENTION_H

#include "array.h"

/* Can attention over these, checked to fit each other, be one operation? */
bool engine_can_fuse_attention(const engine_array *q, const engine_array *k, const engine_array *v, float scale, bool causal);
engine_array *engine_attention(engine_array *q, engine_array *k, engine_array *v, float scale, bool causal);

/* Scores [..., queries, keys] with -inf where the causal mask hides a key. */
engine_array *engine_causal_scores(engine_array *scores);

#endif
