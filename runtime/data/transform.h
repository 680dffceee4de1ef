/* Transforms as the image data sets use them. */
#ifndef T2M_TRANSFORM_H
#define T2M_TRANSFORM_H

#include "raster.h"
#include "t2m/vision.h"

enum { TRANSFORM_CHANNELS = 4 };

/* The whole chain on one image, which is taken over: an array of the current pool. TypeError if it does not
 * end in a tensor. */
mx_array vision_apply(const vision_transform *transform, raster image);

/* Whether the chain is: steps on bytes that draw nothing, ToTensor, perhaps Normalize. Then a batch can be
 * made without arrays: vision_apply_bytes, and a table that gives each byte of a channel its result.
 * *resizes: there are such steps. */
bool vision_table(const vision_transform *transform, int64_t channels, float table[TRANSFORM_CHANNELS][256],
                  bool *resizes);
void vision_apply_bytes(const vision_transform *transform, raster *image);

#endif
