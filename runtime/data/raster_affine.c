/* Turning and shearing of stored images, as Pillow does it: nearest in fixed point of 16 bits (or, where nothing turns, with positions
 * that are added up), bilinear and bicubic in double precision, cut to bytes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "raster.h"
#include "t2m/object.h"

/* What an output image is made of. */
typedef struct turning {
    const raster *in;
    uint8_t *out;
    int64_t height, width;
    const double *m;
} turning;

static const uint8_t *at(const raster *image, int64_t y, int64_t x)
{
    return image->pixels + (y * image->width + x) * image->channels;
}

static bool is_inside(const raster *image, int64_t y, int64_t x)
{
    return x >= 0 && x < image->width && y >= 0 && y < image->height;
}

static int64_t coordinate(double x)
{
    return x < 0 ? -1 : (int64_t)x;
}

static void scale_nearest(const turning *t)
{
    size_t pixel = (size_t)t->in->channels;
    double v = t->m[5] + t->m[4] * 0.5;
    for (int64_t y = 0; y < t->height; y++, v += t->m[4]) {
        double u = t->m[2] + t->m[0] * 0.5;
        for (int64_t x = 0; x < t->width; x++, u += t->m[0]) {
            if (is_inside(t->in, coordinate(v), coordinate(u)))
                memcpy(t->out + (size_t)(y * t->width + x) * pixel, at(t->in, coordinate(v), coordinate(u)), pixel);
        }
    }
}

static int64_t fixed(double x)
{
    return (int64_t)floor(x * 65536 + 0.5);
}

static void turn_nearest(const turning *t)
{
    const double *m = t->m;
    size_t pixel = (size_t)t->in->channels;
    int64_t row_u = fixed(m[2] + m[0] * 0.5 + m[1] * 0.5), row_v = fixed(m[5] + m[3] * 0.5 + m[4] * 0.5);
    for (int64_t y = 0; y < t->height; y++, row_u += fixed(m[1]), row_v += fixed(m[4])) {
        int64_t u = row_u, v = row_v;
        for (int64_t x = 0; x < t->width; x++, u += fixed(m[0]), v += fixed(m[3])) {
            if (is_inside(t->in, v >> 16, u >> 16))
                memcpy(t->out + (size_t)(y * t->width + x) * pixel, at(t->in, v >> 16, u >> 16), pixel);
        }
    }
}

static int64_t clip(int64_t x, int64_t size)
{
    return x < 0 ? 0 : x >= size ? size - 1 : x;
}

static double line2(const raster *in, int64_t y, int64_t x, int64_t c, double d)
{
    double a = at(in, y, clip(x, in->width))[c], b = at(in, y, clip(x + 1, in->width))[c];
    return a + (b - a) * d;
}

static double cubic(double a, double b, double c, double d, double t)
{
    double p1 = b, p2 = -a + c, p3 = 2 * (a - b) + c - d, p4 = -a + b - c + d;
    return p1 + t * (p2 + t * (p3 + t * p4));
}

static double line4(const raster *in, int64_t y, int64_t x, int64_t c, double d)
{
    double v[4];
    for (int64_t k = 0; k < 4; k++)
        v[k] = at(in, y, clip(x - 1 + k, in->width))[c];
    return cubic(v[0], v[1], v[2], v[3], d);
}

/* Rows that are not there repeat what is above them. */
static double bicubic(const raster *in, int64_t y, int64_t x, int64_t c, double dy, double dx)
{
    double v[4];
    v[0] = line4(in, clip(y - 1, in->height), x, c, dx);
    for (int64_t k = 1; k < 4; k++)
        v[k] = y - 1 + k >= 0 && y - 1 + k < in->height ? line4(in, y - 1 + k, x, c, dx) : v[k - 1];
    return cubic(v[0], v[1], v[2], v[3], dy);
}

static double bilinear(const raster *in, int64_t y, int64_t x, int64_t c, double dy, double dx)
{
    double a = line2(in, clip(y, in->height), x, c, dx);
    double b = y + 1 >= 0 && y + 1 < in->height ? line2(in, y + 1, x, c, dx) : a;
    return a + (b - a) * dy;
}

static void turn_smoothly(const turning *t, bool is_cubic)
{
    const double *m = t->m;
    const raster *in = t->in;
    for (int64_t y = 0; y < t->height; y++) {
        for (int64_t x = 0; x < t->width; x++) {
            double across = (double)x + 0.5, down = (double)y + 0.5;
            double u = m[0] * across + m[1] * down + m[2], v = m[3] * across + m[4] * down + m[5];
            if (u < 0 || u >= (double)in->width || v < 0 || v >= (double)in->height)
                continue;
            u -= 0.5;
            v -= 0.5;
            int64_t fx = (int64_t)floor(u), fy = (int64_t)floor(v);
            for (int64_t c = 0; c < in->channels; c++) {
                double value = is_cubic ? bicubic(in, fy, fx, c, v - (double)fy, u - (double)fx) : bilinear(in, fy, fx, c, v - (double)fy, u - (double)fx);
                t->out[(y * t->width + x) * in->channels + c] = (uint8_t)(value <= 0 ? 0 : value >= 255 ? 255 : value);
            }
        }
    }
}

void raster_affine(raster *image, int64_t height, int64_t width, const double m[6], raster_filter filter, const uint8_t *fill)
{
    size_t size = (size_t)(height * width * image->channels);
    turning t = {.in = image, .out = t2m_malloc(size + 1), .height = height, .width = width, .m = m};
    for (size_t i = 0; i < size; i++)
        t.out[i] = fill == NULL ? 0 : fill[i % (size_t)image->channels];
    if (filter != RASTER_NEAREST)
        turn_smoothly(&t, filter == RASTER_BICUBIC);
    else if (m[1] == 0 && m[3] == 0)
        scale_nearest(&t);
    else
        turn_nearest(&t);
    raster_replace(image, t.out, height, width);
}

/* ---- rotation */

static double round15(double x)
{
    return nearbyint(x * 1e15) / 1e15;
}

static double moved(const double *row, double x, double y)
{
    return row[0] * x + row[1] * y + row[2];
}

/* The frame that holds the whole turned image; the matrix is moved into it. */
static void expand_frame(double m[6], int64_t *height, int64_t *width)
{
    double w = (double)*width, h = (double)*height;
    const double corners[4][2] = {{0, 0}, {w, 0}, {w, h}, {0, h}};
    double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};
    for (int i = 0; i < 8; i++) {
        double x = moved(m + 3 * (i % 2), corners[i / 2][0], corners[i / 2][1]);
        low[i % 2] = fmin(low[i % 2], x);
        high[i % 2] = fmax(high[i % 2], x);
    }
    double wide = ceil(high[0]) - floor(low[0]), tall = ceil(high[1]) - floor(low[1]);
    double x = moved(m, -(wide - w) / 2, -(tall - h) / 2), y = moved(m + 3, -(wide - w) / 2, -(tall - h) / 2);
    m[2] = x;
    m[5] = y;
    *width = (int64_t)wide;
    *height = (int64_t)tall;
}

void raster_rotate(raster *image, double angle, raster_filter filter, bool expand, const double *centre, const uint8_t *fill)
{
    angle = fmod(angle, 360);
    angle += angle < 0 ? 360 : 0;
    bool is_plain = centre == NULL && fmod(angle, 90) == 0;
    if (is_plain && (fmod(angle, 180) == 0 || expand || image->width == image->height)) {
        for (; angle > 0; angle -= 90)
            raster_turn(image);
        return;
    }
    int64_t height = image->height, width = image->width;
    double cx = centre == NULL ? (double)width / 2 : centre[0], cy = centre == NULL ? (double)height / 2 : centre[1];
    double turn = -(angle * (M_PI / 180));
    double m[6] = {round15(cos(turn)), round15(sin(turn)), 0, round15(-sin(turn)), round15(cos(turn)), 0};
    m[2] = moved(m, -cx, -cy) + cx;
    m[5] = moved(m + 3, -cx, -cy) + cy;
    if (expand)
        expand_frame(m, &height, &width);
    raster_affine(image, height, width, m, filter, fill);
}
