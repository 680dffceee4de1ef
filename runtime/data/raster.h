/* Stored images: bytes, rows of pixels of `channels` bytes. These functions touch host memory only, so that a
 * loader's thread may run them. */
#ifndef T2M_RASTER_H
#define T2M_RASTER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct raster {
    uint8_t *pixels; /* from malloc, owned */
    int64_t height, width, channels;
} raster;

raster raster_copy(const uint8_t *pixels, int64_t height, int64_t width, int64_t channels);

/* The window whose top left corner is (top, left), which may lie outside: what is outside is black. */
void raster_window(raster *image, int64_t top, int64_t left, int64_t height, int64_t width);

/* Left and right exchanged. */
void raster_flip(raster *image);

/* Bilinear with antialiasing, as PIL's Image.resize: weights in fixed point, width first. */
void raster_resize(raster *image, int64_t height, int64_t width);

#endif
