/* Colours of stored images, as Pillow computes them. */
#include <math.h>
#include <stdlib.h>

#include "raster.h"
#include "t2m/object.h"

static int64_t colours(const raster *image)
{
    return image->channels >= 3 ? 3 : 1;
}

static bool has_alpha(const raster *image)
{
    return image->channels == 2 || image->channels == 4;
}

/* ITU-R 601-2, in fixed point */
static uint8_t grey_of(const raster *image, const uint8_t *pixel)
{
    if (colours(image) == 1)
        return pixel[0];
    return (uint8_t)((pixel[0] * 19595u + pixel[1] * 38470u + pixel[2] * 7471u + 0x8000u) >> 16);
}

void raster_convert(raster *image, int64_t channels)
{
    if (channels == image->channels)
        return;
    int64_t plane = image->height * image->width;
    uint8_t *out = t2m_malloc((size_t)(plane * channels) + 1);
    for (int64_t i = 0; i < plane; i++) {
        const uint8_t *from = image->pixels + i * image->channels;
        uint8_t *to = out + i * channels;
        for (int64_t c = 0; c < (channels >= 3 ? 3 : 1); c++)
            to[c] = channels >= 3 ? from[colours(image) == 3 ? c : 0] : grey_of(image, from);
        if (channels == 2 || channels == 4)
            to[channels - 1] = has_alpha(image) ? from[image->channels - 1] : 255;
    }
    image->channels = channels;
    raster_replace(image, out, image->height, image->width);
}

/* Image.blend: from `base` (factor 0) to `value` (factor 1) and beyond. */
static uint8_t blend(int base, int value, float factor)
{
    float mixed = (float)base + factor * (float)(value - base);
    if (factor >= 0 && factor <= 1)
        return (uint8_t)mixed;
    return mixed <= 0 ? 0 : mixed >= 255 ? 255 : (uint8_t)mixed;
}

void raster_brightness(raster *image, double factor)
{
    uint8_t table[256];
    for (int byte = 0; byte < 256; byte++)
        table[byte] = blend(0, byte, (float)factor);
    raster_look_up(image, table);
}

/* From the image's mean grey. */
void raster_contrast(raster *image, double factor)
{
    int64_t plane = image->height * image->width;
    uint64_t sum = 0;
    for (int64_t i = 0; i < plane; i++)
        sum += grey_of(image, image->pixels + i * image->channels);
    int mean = plane == 0 ? 0 : (int)((double)sum / (double)plane + 0.5);
    uint8_t table[256];
    for (int byte = 0; byte < 256; byte++)
        table[byte] = blend(mean, byte, (float)factor);
    raster_look_up(image, table);
}

void raster_saturation(raster *image, double factor)
{
    for (int64_t i = 0; i < image->height * image->width; i++) {
        uint8_t *pixel = image->pixels + i * image->channels;
        uint8_t grey = grey_of(image, pixel);
        for (int64_t c = 0; c < colours(image); c++)
            pixel[c] = blend(grey, pixel[c], (float)factor);
    }
}

void raster_look_up(raster *image, const uint8_t table[256])
{
    for (int64_t i = 0; i < image->height * image->width; i++) {
        for (int64_t c = 0; c < colours(image); c++) {
            uint8_t *byte = image->pixels + i * image->channels + c;
            *byte = table[*byte];
        }
    }
}

/* ---- hue */

static uint8_t byte_of(int value)
{
    return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
}

static void to_hsv(const uint8_t *rgb, uint8_t *hsv)
{
    int r = rgb[0], g = rgb[1], b = rgb[2];
    int most = r > g ? (r > b ? r : b) : (g > b ? g : b), least = r < g ? (r < b ? r : b) : (g < b ? g : b);
    hsv[0] = hsv[1] = 0;
    hsv[2] = (uint8_t)most;
    if (most == least)
        return;
    float range = (float)(most - least), saturation = range / (float)most;
    float from_r = (float)(most - r) / range, from_g = (float)(most - g) / range, from_b = (float)(most - b) / range, hue;
    if (r == most)
        hue = from_b - from_g;
    else if (g == most)
        hue = (float)(2.0 + from_r - from_b);
    else
        hue = (float)(4.0 + from_g - from_r);
    hue = (float)fmod(hue / 6.0 + 1.0, 1.0);
    hsv[0] = byte_of((int)(hue * 255.0));
    hsv[1] = byte_of((int)(saturation * 255.0));
}

static void to_rgb(const uint8_t *hsv, uint8_t *rgb)
{
    uint8_t v = hsv[2];
    if (hsv[1] == 0) {
        rgb[0] = rgb[1] = rgb[2] = v;
        return;
    }
    int sector = (int)floor((float)hsv[0] * 6.0 / 255.0);
    float f = (float)((float)hsv[0] * 6.0 / 255.0 - (float)sector), saturation = (float)((float)hsv[1] / 255.0);
    uint8_t p = byte_of((int)round((float)v * (1.0 - saturation))), q = byte_of((int)round((float)v * (1.0 - saturation * f)));
    uint8_t t = byte_of((int)round((float)v * (1.0 - saturation * (1.0 - f))));
    const uint8_t sectors[6][3] = {{v, t, p}, {q, v, p}, {p, v, t}, {p, q, v}, {t, p, v}, {v, p, q}};
    for (int c = 0; c < 3; c++)
        rgb[c] = sectors[sector % 6][c];
}

void raster_turn_hue(raster *image, uint8_t turn)
{
    for (int64_t i = 0; colours(image) == 3 && i < image->height * image->width; i++) {
        uint8_t *pixel = image->pixels + i * image->channels, hsv[3];
        to_hsv(pixel, hsv);
        hsv[0] = (uint8_t)(hsv[0] + turn);
        to_rgb(hsv, pixel);
    }
}
