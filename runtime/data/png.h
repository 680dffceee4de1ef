/* PNG files (ISO/IEC 15948), 8 bit, written with zlib. */
#ifndef T2M_DATA_PNG_H
#define T2M_DATA_PNG_H

#include <stdint.h>

/* pixels: rows of `channels` bytes a pixel, 3 (RGB) or 4 (RGBA). ValueError for another number, OSError if the file cannot be written. */
void png_write(const char *path, const uint8_t *pixels, int64_t width, int64_t height, int channels);

#endif
