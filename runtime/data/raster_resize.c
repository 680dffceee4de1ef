/* Resizing of stored images.
 *
 * Two passes of one dimension each. An output pixel is a weighted mean of the input pixels under a filter around its centre; when the
 * image shrinks, the filter is stretched by the ratio. Weights are integers of 22 fractional bits, and each pass rounds to bytes, as
 * Pillow does: so the result is the same to the bit. (Where both sides shrink, and the height
 * much more, newer versions of Pillow take the height first: then some bytes are off by one.) Colours are multiplied by alpha before and divided after. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "raster.h"
#include "t2m/object.h"

enum { FRACTION = 22 };

typedef struct filter_kind {
    double (*weight)(double x);
    double reach;
} filter_kind;

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

static double box(double x)
{
    return x > -0.5 && x <= 0.5 ? 1 : 0;
}

static double hamming(double x)
{
    x = fabs(x);
    if (x == 0)
        return 1;
    if (x >= 1)
        return 0;
    x = x * M_PI;
    return sin(x) / x * (0.54 + 0.46 * cos(x));
}

static double cubic(double x)
{
    const double a = -0.5;
    x = fabs(x);
    if (x < 1)
        return ((a + 2) * x - (a + 3)) * x * x + 1;
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
}

static double sinc(double x)
{
    if (x == 0)
        return 1;
    x = x * M_PI;
    return sin(x) / x;
}

static double lanczos(double x)
{
    return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0;
}

static filter_kind kind_of(raster_filter filter)
{
    switch (filter) {
    case RASTER_LANCZOS:
        return (filter_kind){lanczos, 3};
    case RASTER_BICUBIC:
        return (filter_kind){cubic, 2};
    case RASTER_BOX:
        return (filter_kind){box, 0.5};
    case RASTER_HAMMING:
        return (filter_kind){hamming, 1};
    default:
        return (filter_kind){triangle, 1};
    }
}

static mixing make_mixing(int64_t from, int64_t to, filter_kind filter)
{
    double ratio = (double)from / (double)to, stretch = ratio < 1 ? 1 : ratio, reach = filter.reach * stretch;
    mixing m = {.room = (int64_t)ceil(reach) * 2 + 1};
    m.first = t2m_malloc((size_t)to * sizeof(int64_t));
    m.count = t2m_malloc((size_t)to * sizeof(int64_t));
    m.weights = t2m_malloc((size_t)(to * m.room) * sizeof(int32_t));
    double *exact = t2m_malloc((size_t)m.room * sizeof(double));
    for (int64_t i = 0; i < to; i++) {
        double centre = ((double)i + 0.5) * ratio, sum = 0, one = 1 / stretch;
        int64_t first = (int64_t)(centre - reach + 0.5), end = (int64_t)(centre + reach + 0.5);
        first = first < 0 ? 0 : first;
        end = end > from ? from : end;
        for (int64_t k = 0; k < end - first; k++) {
            exact[k] = filter.weight(((double)(k + first) - centre + 0.5) * one);
            sum += exact[k];
        }
        for (int64_t k = 0; k < end - first; k++) {
            double share = sum != 0 ? exact[k] / sum : exact[k];
            m.weights[i * m.room + k] = (int32_t)((share < 0 ? -0.5 : 0.5) + share * (1 << FRACTION));
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

static void resize_width(raster *image, int64_t width, filter_kind filter)
{
    mixing m = make_mixing(image->width, width, filter);
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
    raster_replace(image, out, image->height, width);
}

static void resize_height(raster *image, int64_t height, filter_kind filter)
{
    mixing m = make_mixing(image->height, height, filter);
    int64_t stride = image->width * image->channels;
    uint8_t *out = t2m_malloc((size_t)(height * stride) + 1);
    for (int64_t y = 0; y < height; y++) {
        for (int64_t i = 0; i < stride; i++)
            out[y * stride + i] = mix(&m, y, image->pixels + i, stride);
    }
    free_mixing(&m);
    raster_replace(image, out, height, image->width);
}

/* a * b / 255, rounded */
static uint8_t product(unsigned a, unsigned b)
{
    unsigned t = a * b + 128;
    return (uint8_t)(((t >> 8) + t) >> 8);
}

static void multiply_alpha(raster *image)
{
    int64_t last = image->channels - 1;
    for (int64_t i = 0; i < image->height * image->width; i++) {
        uint8_t *pixel = image->pixels + i * image->channels;
        for (int64_t c = 0; c < last; c++)
            pixel[c] = product(pixel[c], pixel[last]);
    }
}

static void divide_alpha(raster *image)
{
    int64_t last = image->channels - 1;
    for (int64_t i = 0; i < image->height * image->width; i++) {
        uint8_t *pixel = image->pixels + i * image->channels;
        unsigned alpha = pixel[last];
        for (int64_t c = 0; c < last && alpha != 0 && alpha != 255; c++) {
            unsigned value = 255 * (unsigned)pixel[c] / alpha;
            pixel[c] = (uint8_t)(value > 255 ? 255 : value);
        }
    }
}

/* Nearest: the positions are added up, as Pillow's affine transform does. */
static void pick(raster *image, int64_t height, int64_t width)
{
    const double scale[6] = {(double)image->width / (double)width, 0, 0, 0, (double)image->height / (double)height, 0};
    raster_affine(image, height, width, scale, RASTER_NEAREST, NULL);
}

void raster_resize(raster *image, int64_t height, int64_t width, raster_filter filter)
{
    if (width == image->width && height == image->height)
        return;
    if (filter == RASTER_NEAREST) {
        pick(image, height, width);
        return;
    }
    bool has_alpha = image->channels == 2 || image->channels == 4;
    if (has_alpha)
        multiply_alpha(image);
    bool height_first = height < image->height && width >= image->width; /* the cheaper order */
    if (height_first)
        resize_height(image, height, kind_of(filter));
    if (width != image->width)
        resize_width(image, width, kind_of(filter));
    if (height != image->height)
        resize_height(image, height, kind_of(filter));
    if (has_alpha)
        divide_alpha(image);
}
