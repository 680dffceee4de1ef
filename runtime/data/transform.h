/* Transforms as the image data sets use them. */
#ifndef T2M_TRANSFORM_H
#define T2M_TRANSFORM_H

#include "t2m/vision.h"

enum { TRANSFORM_CHANNELS = 4 };

/* A stored image: bytes, rows of pixels of `channels` bytes. */
typedef struct vision_image {
    const uint8_t *pixels;
    int64_t height, width, channels;
} vision_image;

/* The whole chain on one image: an array of the current pool. RuntimeError if it does not end in a tensor. */
mx_array vision_apply(const vision_transform *transform, vision_image image);

/* Whether the chain is ToTensor, perhaps Normalize: then every byte of a channel has one result, written to the table. */
bool vision_table(const vision_transform *transform, int64_t channels, float table[TRANSFORM_CHANNELS][256]);

#endif
