/* Stored images: bytes, rows of pixels of `channels` bytes (1: grey, 2: grey and alpha, 3: RGB, 4: RGBA). These functions touch host
 * memory only, so that a loader's thread may run them. All compute as Pillow does, to the bit. */
#ifndef T2M_RASTER_H
#define T2M_RASTER_H

#include <stdbool.h>
#include <stdint.h>

typedef struct raster {
    uint8_t *pixels; /* from malloc, owned */
    int64_t height, width, channels;
} raster;

raster raster_copy(const uint8_t *pixels, int64_t height, int64_t width, int64_t channels);
/* Takes over other pixels and frees those that there were. */
void raster_replace(raster *image, uint8_t *pixels, int64_t height, int64_t width);

/* The window whose top left corner is (top, left), which may lie outside: what is outside is `fill`, a byte a channel (NULL: black). */
void raster_window(raster *image, int64_t top, int64_t left, int64_t height, int64_t width, const uint8_t *fill);

/* Margins left, top, right and bottom. */
typedef enum raster_margin { RASTER_CONSTANT, RASTER_EDGE, RASTER_REFLECT, RASTER_SYMMETRIC } raster_margin;
void raster_pad(raster *image, const int64_t sides[4], raster_margin margin, const uint8_t *fill);

/* Left and right, top and bottom exchanged; a quarter turned counter-clockwise. */
void raster_flip(raster *image);
void raster_flip_vertically(raster *image);
void raster_turn(raster *image);

/* ---- resizing; the numbers are Pillow's */
typedef enum raster_filter {
    RASTER_NEAREST = 0,
    RASTER_LANCZOS = 1,
    RASTER_BILINEAR = 2,
    RASTER_BICUBIC = 3,
    RASTER_BOX = 4,
    RASTER_HAMMING = 5,
} raster_filter;

/* Image.resize: with antialiasing, weights in fixed point, width first. */
void raster_resize(raster *image, int64_t height, int64_t width, raster_filter filter);

/* Image.transform(AFFINE): output pixel (x, y) is the input's at (m0 x + m1 y + m2, m3 x + m4 y + m5). Nearest, bilinear or bicubic. */
void raster_affine(raster *image, int64_t height, int64_t width, const double m[6], raster_filter filter, const uint8_t *fill);
/* Image.rotate: counter-clockwise about the centre (NULL: the middle), in degrees. */
void raster_rotate(raster *image, double angle, raster_filter filter, bool expand, const double *centre, const uint8_t *fill);

/* ---- colours */
/* Image.convert between L, LA, RGB and RGBA. */
void raster_convert(raster *image, int64_t channels);
/* ImageEnhance's Brightness, Contrast and Color; the hue turned by so much of a byte. Alpha stays. */
void raster_brightness(raster *image, double factor);
void raster_contrast(raster *image, double factor);
void raster_saturation(raster *image, double factor);
void raster_turn_hue(raster *image, uint8_t turn);
/* Every byte but alpha looked up. */
void raster_look_up(raster *image, const uint8_t table[256]);

#endif
