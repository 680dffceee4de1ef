/* Windows, mirrors and resizing of stored images.
 *
 * Resizing is two passes of one dimension each. An output pixel is a weighted mean of the input pixels under
 * a triangle around its centre; when the image shrinks, the triangle is stretched by the ratio. Weights are
 * integers of 22 fractional bits, and each pass rounds to bytes, as PIL does: so the result is the same to
 * the bit. (Where an image shrinks much more in height than in width, PIL may take the height first; then a
 * byte here and there is off by one.) */
#include "raster.h"

#include <math.h>
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

static void replace(raster *image, uint8_t *pixels, int64_t height, int64_t width)
{
    free(image->pixels);
    image->pixels = pixels;
    image->height = height;
    image->width = width;
}

void raster_window(raster *image, int64_t top, int64_t left, int64_t height, int64_t width)
{
    size_t pixel = (size_t)image->channels;
    uint8_t *window = t2m_malloc((size_t)(height * width) * pixel + 1);
    memset(window, 0, (size_t)(height * width) * pixel);
    for (int64_t y = 0; y < height; y++) {
        for (int64_t x = 0; x < width; x++) {
            int64_t from_y = y + top, from_x = x + left;
            if (from_y >= 0 && from_y < image->height && from_x >= 0 && from_x < image->width)
                memcpy(window + (size_t)(y * width + x) * pixel,
                       image->pixels + (size_t)(from_y * image->width + from_x) * pixel, pixel);
        }
    }
    replace(image, window, height, width);
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

/* ---- resizing */

enum { FRACTION = 22 };

/* Which input pixels make an output pixel, and with what weights (`room` of them a row). */
typedef struct mixing {
    int64_t *first, *count;
    int32_t *weights;
    int64_t room;
} mixing;

static double triangle(double x)
{
    x = fabs(x);
    return x < 1 ? 1 - x : 0;
}

static mixing make_mixing(int64_t from, int64_t to)
{
    double ratio = (double)from / (double)to, stretch = ratio < 1 ? 1 : ratio, reach = stretch;
    mixing m = {.room = (int64_t)ceil(reach) * 2 + 1};
    m.first = t2m_malloc((size_t)to * sizeof(int64_t));
    m.count = t2m_malloc((size_t)to * sizeof(int64_t));
    m.weights = t2m_malloc((size_t)(to * m.room) * sizeof(int32_t));
    double *exact = t2m_malloc((size_t)m.room * sizeof(double));
    for (int64_t i = 0; i < to; i++) {
        double centre = ((double)i + 0.5) * ratio, sum = 0;
        int64_t first = (int64_t)(centre - reach + 0.5), end = (int64_t)(centre + reach + 0.5);
        first = first < 0 ? 0 : first;
        end = end > from ? from : end;
        for (int64_t k = 0; k < end - first; k++) {
            exact[k] = triangle(((double)(k + first) - centre + 0.5) * (1 / stretch));
            sum += exact[k];
        }
        for (int64_t k = 0; k < end - first; k++) {
            double share = sum != 0 ? exact[k] / sum : exact[k];
            m.weights[i * m.room + k] = (int32_t)(0.5 + share * (1 << FRACTION));
        }
        m.first[i] = first;
        m.count[i] = end - first;
    }
    free(exact);
    return m;
}

static void free_mixing(mixing *m)
{
    free(m->first);
    free(m->count);
    free(m->weights);
}

static uint8_t round_byte(int32_t sum)
{
    int32_t value = sum >> FRACTION;
    return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
}

/* Output pixel i of a line whose pixels lie `stride` bytes apart. */
static uint8_t mix(const mixing *m, int64_t i, const uint8_t *line, int64_t stride)
{
    const int32_t *weights = m->weights + i * m->room;
    int32_t sum = 1 << (FRACTION - 1);
    for (int64_t k = 0; k < m->count[i]; k++)
        sum += line[(m->first[i] + k) * stride] * weights[k];
    return round_byte(sum);
}

static void resize_width(raster *image, int64_t width)
{
    mixing m = make_mixing(image->width, width);
    int64_t channels = image->channels;
    uint8_t *out = t2m_malloc((size_t)(image->height * width * channels) + 1);
    for (int64_t y = 0; y < image->height; y++) {
        const uint8_t *row = image->pixels + y * image->width * channels;
        for (int64_t x = 0; x < width; x++) {
            for (int64_t c = 0; c < channels; c++)
                out[(y * width + x) * channels + c] = mix(&m, x, row + c, channels);
        }
    }
    free_mixing(&m);
    replace(image, out, image->height, width);
}

static void resize_height(raster *image, int64_t height)
{
    mixing m = make_mixing(image->height, height);
    int64_t stride = image->width * image->channels;
    uint8_t *out = t2m_malloc((size_t)(height * stride) + 1);
    for (int64_t y = 0; y < height; y++) {
        for (int64_t i = 0; i < stride; i++)
            out[y * stride + i] = mix(&m, y, image->pixels + i, stride);
    }
    free_mixing(&m);
    replace(image, out, height, image->width);
}

void raster_resize(raster *image, int64_t height, int64_t width)
{
    if (width != image->width)
        resize_width(image, width);
    if (height != image->height)
        resize_height(image, height);
}
