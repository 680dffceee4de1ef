/* torchvision.transforms.functional of pictures. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"
#include "t2m/py_error.h"

static vision_image *with_factor(const vision_image *self, double factor, void (*change)(raster *, double))
{
    raster made = image_raster(self);
    change(&made, factor);
    return image_of(made);
}

vision_image *image_brightness(const vision_image *self, double factor)
{
    return with_factor(self, factor, raster_brightness);
}

vision_image *image_contrast(const vision_image *self, double factor)
{
    return with_factor(self, factor, raster_contrast);
}

vision_image *image_saturation(const vision_image *self, double factor)
{
    return with_factor(self, factor, raster_saturation);
}

vision_image *image_hue(const vision_image *self, double factor)
{
    if (!(factor >= -0.5 && factor <= 0.5))
        py_raise(PY_VALUE_ERROR, "hue_factor (%g) is not in [-0.5, 0.5].", factor);
    raster made = image_raster(self);
    raster_turn_hue(&made, (uint8_t)(int32_t)(factor * 255));
    return image_of(made);
}

vision_image *image_gamma(const vision_image *self, double gamma, double gain)
{
    if (gamma < 0)
        py_raise(PY_VALUE_ERROR, "Gamma should be a non-negative real number");
    uint8_t table[256];
    for (int byte = 0; byte < 256; byte++) {
        int value = (int)((255 + 1 - 1e-3) * gain * pow(byte / 255.0, gamma));
        table[byte] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
    }
    raster made = image_raster(self);
    raster_look_up(&made, table);
    return image_of(made);
}

vision_image *image_invert(const vision_image *self)
{
    uint8_t table[256];
    for (int byte = 0; byte < 256; byte++)
        table[byte] = (uint8_t)(255 - byte);
    raster made = image_raster(self);
    raster_look_up(&made, table);
    return image_of(made);
}

vision_image *image_pad(const vision_image *self, int64_t count, const double *given, double fill, py_str mode)
{
    static const char *const names[] = {"constant", "edge", "reflect", "symmetric"};
    raster_margin margin = RASTER_CONSTANT;
    while (margin <= RASTER_SYMMETRIC && strcmp(names[margin], mode->text) != 0)
        margin++;
    if (margin > RASTER_SYMMETRIC)
        py_raise(PY_VALUE_ERROR, "Padding mode should be either constant, edge, reflect or symmetric");
    if (count != 1 && count != 2 && count != 4)
        py_raise(PY_VALUE_ERROR, "Padding must be an int or a 1, 2, or 4 element tuple, not a %d element tuple", (int)count);
    int64_t sides[4];
    for (int64_t i = 0; i < 4; i++)
        sides[i] = (int64_t)given[i % count];
    uint8_t bytes[4];
    memset(bytes, (uint8_t)fill, sizeof bytes);
    raster made = image_raster(self);
    raster_pad(&made, sides, margin, bytes);
    return image_of(made);
}

void image_affine_matrix(double m[6], double angle, const double translate[2], double scale, const double shear[2], int64_t height, int64_t width)
{
    const double degree = M_PI / 180;
    double turn = angle * degree, sx = shear[0] * degree, sy = shear[1] * degree;
    double a = cos(turn - sy) / cos(sy), b = -cos(turn - sy) * tan(sx) / cos(sy) - sin(turn);
    double c = sin(turn - sy) / cos(sy), d = -sin(turn - sy) * tan(sx) / cos(sy) + cos(turn);
    double cx = (double)width * 0.5, cy = (double)height * 0.5;
    const double inverse[6] = {d / scale, -b / scale, 0, -c / scale, a / scale, 0};
    memcpy(m, inverse, sizeof inverse);
    m[2] += m[0] * (-cx - translate[0]) + m[1] * (-cy - translate[1]);
    m[5] += m[3] * (-cx - translate[0]) + m[4] * (-cy - translate[1]);
    m[2] += cx;
    m[5] += cy;
}

vision_image *image_affine(const vision_image *self, double angle, double x, double y, double scale, double shear_x, double shear_y, int64_t resample,
                           double fill)
{
    const raster *r = &self->raster;
    double m[6];
    uint8_t bytes[4];
    memset(bytes, (uint8_t)fill, sizeof bytes);
    image_affine_matrix(m, angle, (const double[]){x, y}, scale, (const double[]){shear_x, shear_y}, r->height, r->width);
    raster made = image_raster(self);
    raster_affine(&made, r->height, r->width, m, image_filter(resample), bytes);
    return image_of(made);
}
