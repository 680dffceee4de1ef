/* Copies, windows and mirrors of stored images. Resizing is in raster_resize.c, turning in raster_affine.c, colours in raster_colour.c. */
#include "raster.h"

#include <stdlib.h>
#include <string.h>

#include "t2m/object.h"

raster raster_copy(const uint8_t *pixels, int64_t height, int64_t width, int64_t channels)
{
    size_t size = (size_t)(height * width * channels);
    raster image = {.pixels = t2m_malloc(size + 1), .height = height, .width = width, .channels = channels};
    memcpy(image.pixels, pixels, size);
    return image;
}

void raster_replace(raster *image, uint8_t *pixels, int64_t height, int64_t width)
{
    free(image->pixels);
    image->pixels = pixels;
    image->height = height;
    image->width = width;
}

void raster_window(raster *image, int64_t top, int64_t left, int64_t height, int64_t width, const uint8_t *fill)
{
    size_t pixel = (size_t)image->channels;
    uint8_t *window = t2m_malloc((size_t)(height * width) * pixel + 1);
    for (size_t i = 0; i < (size_t)(height * width) * pixel; i++)
        window[i] = fill == NULL ? 0 : fill[i % pixel];
    for (int64_t y = 0; y < height; y++) {
        for (int64_t x = 0; x < width; x++) {
            int64_t from_y = y + top, from_x = x + left;
            if (from_y >= 0 && from_y < image->height && from_x >= 0 && from_x < image->width)
                memcpy(window + (size_t)(y * width + x) * pixel,
                       image->pixels + (size_t)(from_y * image->width + from_x) * pixel, pixel);
        }
    }
    raster_replace(image, window, height, width);
}

void raster_flip(raster *image)
{
    for (int64_t y = 0; y < image->height; y++) {
        for (int64_t x = 0; x < image->width / 2; x++) {
            uint8_t *left = image->pixels + (y * image->width + x) * image->channels;
            uint8_t *right = image->pixels + (y * image->width + image->width - 1 - x) * image->channels;
            for (int64_t c = 0; c < image->channels; c++) {
                uint8_t kept = left[c];
                left[c] = right[c];
                right[c] = kept;
            }
        }
    }
}

void raster_flip_vertically(raster *image)
{
    size_t row = (size_t)(image->width * image->channels);
    uint8_t *turned = t2m_malloc(row * (size_t)image->height + 1);
    for (int64_t y = 0; y < image->height; y++)
        memcpy(turned + row * (size_t)y, image->pixels + row * (size_t)(image->height - 1 - y), row);
    raster_replace(image, turned, image->height, image->width);
}

void raster_turn(raster *image)
{
    int64_t height = image->width, width = image->height, channels = image->channels;
    uint8_t *turned = t2m_malloc((size_t)(height * width * channels) + 1);
    for (int64_t y = 0; y < height; y++) {
        for (int64_t x = 0; x < width; x++)
            memcpy(turned + (y * width + x) * channels, image->pixels + (x * image->width + image->width - 1 - y) * channels, (size_t)channels);
    }
    raster_replace(image, turned, height, width);
}

/* Where a margin's pixel comes from, along one side of `size` pixels. */
static int64_t mirrored(int64_t at, int64_t size, raster_margin margin)
{
    if (margin == RASTER_EDGE || size == 1)
        return at < 0 ? 0 : at >= size ? size - 1 : at;
    int64_t period = margin == RASTER_REFLECT ? 2 * (size - 1) : 2 * size;
    at = ((at % period) + period) % period;
    if (at < size)
        return at;
    return margin == RASTER_REFLECT ? period - at : period - 1 - at;
}

void raster_pad(raster *image, const int64_t sides[4], raster_margin margin, const uint8_t *fill)
{
    int64_t height = image->height + sides[1] + sides[3], width = image->width + sides[0] + sides[2];
    if (margin == RASTER_CONSTANT) {
        raster_window(image, -sides[1], -sides[0], height, width, fill);
        return;
    }
    size_t pixel = (size_t)image->channels;
    uint8_t *out = t2m_malloc((size_t)(height * width) * pixel + 1);
    for (int64_t y = 0; y < height; y++) {
        const uint8_t *row = image->pixels + (size_t)(mirrored(y - sides[1], image->height, margin) * image->width) * pixel;
        for (int64_t x = 0; x < width; x++)
            memcpy(out + (size_t)(y * width + x) * pixel, row + (size_t)mirrored(x - sides[0], image->width, margin) * pixel, pixel);
    }
    raster_replace(image, out, height, width);
}
