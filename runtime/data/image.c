/* Images as Pillow's objects: each operation makes a new one. */
#include "image.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

static const char *const modes[] = {"", "L", "LA", "RGB", "RGBA"};

static void destroy(void *object)
{
    free(((vision_image *)object)->raster.pixels);
}

static py_str repr(const void *object)
{
    const raster *r = &((const vision_image *)object)->raster;
    return py_str_printf("<PIL.Image.Image image mode=%s size=%" PRId64 "x%" PRId64 " at 0x%" PRIXPTR ">", modes[r->channels], r->width, r->height,
                         (uintptr_t)object);
}

static bool equal(const void *a, const void *b)
{
    const raster *x = &((const vision_image *)a)->raster, *y = &((const vision_image *)b)->raster;
    return x->height == y->height && x->width == y->width && x->channels == y->channels &&
           memcmp(x->pixels, y->pixels, (size_t)(x->height * x->width * x->channels)) == 0;
}

static mx_array tensor_of(const void *object)
{
    const raster *r = &((const vision_image *)object)->raster;
    mx_dims shape = MX_DIMS(r->height, r->width, r->channels);
    shape.count = r->channels == 1 ? 2 : 3;
    return mx_from_data(r->pixels, MX_UINT8, shape);
}

const t2m_kind vision_image_kind = {
    .name = "Image", .module = "PIL.Image", .destroy = destroy, .repr = repr, .equal = equal, .tensor = tensor_of};

vision_image *image_of(raster pixels)
{
    vision_image *self = T2M_NEW(vision_image, &vision_image_kind);
    self->raster = pixels;
    return self;
}

raster image_raster(const vision_image *self)
{
    const raster *r = &self->raster;
    return raster_copy(r->pixels, r->height, r->width, r->channels);
}

static int64_t channels_of(py_str mode)
{
    for (int64_t c = 1; c <= 4; c++) {
        if (strcmp(mode->text, modes[c]) == 0)
            return c;
    }
    py_raise(PY_NOT_IMPLEMENTED_ERROR, "images of mode %s are not supported: L, LA, RGB and RGBA are", mode->text);
}

raster_filter image_filter(int64_t resample)
{
    if (resample < 0 || resample > RASTER_HAMMING)
        py_raise(PY_VALUE_ERROR,
                 "Unknown resampling filter (%" PRId64 "). Use Image.Resampling.NEAREST (0), Image.Resampling.LANCZOS (1), Image.Resampling.BILINEAR "
                 "(2), Image.Resampling.BICUBIC (3), Image.Resampling.BOX (4) or Image.Resampling.HAMMING (5)",
                 resample);
    return (raster_filter)resample;
}

/* A colour as bytes: one number serves all channels but alpha. */
static void colour_bytes(uint8_t bytes[4], int64_t channels, int64_t count, const double *color)
{
    for (int64_t c = 0; c < channels && c < 4; c++) {
        bool is_alpha = (channels == 2 || channels == 4) && c == channels - 1;
        double value = count == 1 ? (is_alpha ? (color[0] == 0 ? 0 : 255) : color[0]) : c < count ? color[c] : 255;
        bytes[c] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
    }
}

vision_image *image_new(py_str mode, int64_t width, int64_t height, int64_t count, const double *color)
{
    int64_t channels = channels_of(mode);
    if (width < 0 || height < 0)
        py_raise(PY_VALUE_ERROR, "Width and height must be >= 0");
    uint8_t bytes[4];
    colour_bytes(bytes, channels, count, color);
    raster made = {.pixels = t2m_malloc((size_t)(height * width * channels) + 1), .height = height, .width = width, .channels = channels};
    for (int64_t i = 0; i < height * width * channels; i++)
        made.pixels[i] = bytes[i % channels];
    return image_of(made);
}

/* Rows of `channels` bytes a pixel from an array of floats or bytes, HWC or CHW. */
static raster from_bytes(mx_array x, bool planes_first)
{
    mx_eval(x);
    mx_dims shape = mx_shape(x);
    bool is_flat = shape.count == 2;
    int64_t channels = is_flat ? 1 : shape.at[planes_first ? 0 : 2];
    raster made = {.height = shape.at[is_flat || !planes_first ? 0 : 1], .width = shape.at[is_flat || !planes_first ? 1 : 2], .channels = channels};
    mx_array rows = planes_first && !is_flat ? mx_permute(x, 1, 2, 0) : x;
    rows = mx_contiguous(rows);
    mx_eval(rows);
    made.pixels = t2m_malloc((size_t)(made.height * made.width * channels) + 1);
    memcpy(made.pixels, mlx_array_data_uint8(rows), (size_t)(made.height * made.width * channels));
    return made;
}

vision_image *image_of_array(const np_array *x)
{
    bool is_picture = x->ndim == 2 || (x->ndim == 3 && x->shape[2] >= 2 && x->shape[2] <= 4);
    if (x->type != NP_TYPE_UINT8 || !is_picture)
        py_raise(PY_TYPE_ERROR, "Cannot handle this data type: an image is made of uint8, (H, W) or (H, W, 2 to 4)");
    return image_of(from_bytes(np_to_tensor(x), false));
}

vision_image *image_of_mode(py_str mode, const np_array *x)
{
    vision_image *made = image_of_array(x);
    if (made->raster.channels != channels_of(mode))
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "an array of another mode than %s: leave the mode out", mode->text);
    return made;
}

vision_image *image_of_tensor(mx_array x)
{
    int64_t dims = mx_ndim(x), channels = dims == 3 ? mx_dim(x, 0) : 1;
    if (dims != 2 && dims != 3)
        py_raise(PY_VALUE_ERROR, "pic should be 2/3 dimensional. Got %" PRId64 " dimensions.", dims);
    if (channels > 4)
        py_raise(PY_VALUE_ERROR, "pic should not have > 4 channels. Got %" PRId64 " channels.", channels);
    if (mx_dtype_of(x) != MX_UINT8)
        x = mx_astype(mx_mul(x, 255), MX_UINT8);
    return image_of(from_bytes(x, true));
}

int64_t image_width(const vision_image *self)
{
    return self->raster.width;
}

int64_t image_height(const vision_image *self)
{
    return self->raster.height;
}

py_str image_mode(const vision_image *self)
{
    return py_str_of(modes[self->raster.channels]);
}

np_array *image_array(const vision_image *self)
{
    return np_of_tensor(tensor_of(self));
}

mx_array image_bytes(const vision_image *self)
{
    const raster *r = &self->raster;
    int64_t plane = r->height * r->width;
    uint8_t *values = t2m_malloc((size_t)(plane * r->channels) + 1);
    for (int64_t c = 0; c < r->channels; c++) {
        for (int64_t i = 0; i < plane; i++)
            values[c * plane + i] = r->pixels[i * r->channels + c];
    }
    return mx_from_owned(values, MX_UINT8, MX_DIMS(r->channels, r->height, r->width));
}

mx_array image_tensor(const vision_image *self)
{
    return mx_div(mx_astype(image_bytes(self), MX_FLOAT32), 255);
}

mx_array image_array_tensor(const np_array *x)
{
    mx_array values = np_to_tensor(x);
    if (x->ndim != 2 && x->ndim != 3)
        py_raise(PY_VALUE_ERROR, "pic should be 2/3 dimensional. Got %d dimensions.", x->ndim);
    values = x->ndim == 2 ? mx_unsqueeze(values, 0) : mx_contiguous(mx_permute(values, 2, 0, 1));
    return x->type == NP_TYPE_UINT8 ? mx_div(mx_astype(values, MX_FLOAT32), 255) : values;
}

vision_image *image_copy(const vision_image *self)
{
    return image_of(image_raster(self));
}

vision_image *image_convert(const vision_image *self, py_str mode)
{
    raster made = image_raster(self);
    raster_convert(&made, channels_of(mode));
    return image_of(made);
}

vision_image *image_resize(const vision_image *self, int64_t width, int64_t height, int64_t resample)
{
    raster_filter filter = image_filter(resample);
    if (width <= 0 || height <= 0)
        py_raise(PY_VALUE_ERROR, "height and width must be > 0");
    raster made = image_raster(self);
    raster_resize(&made, height, width, filter);
    return image_of(made);
}

vision_image *image_crop(const vision_image *self, int64_t left, int64_t top, int64_t right, int64_t bottom)
{
    if (right < left)
        py_raise(PY_VALUE_ERROR, "Coordinate 'right' is less than 'left'");
    if (bottom < top)
        py_raise(PY_VALUE_ERROR, "Coordinate 'lower' is less than 'upper'");
    raster made = image_raster(self);
    raster_window(&made, top, left, bottom - top, right - left, NULL);
    return image_of(made);
}

vision_image *image_rotate(const vision_image *self, double angle, int64_t resample, bool expand)
{
    raster made = image_raster(self);
    raster_rotate(&made, angle, image_filter(resample), expand, NULL, NULL);
    return image_of(made);
}

vision_image *image_transpose(const vision_image *self, int64_t method)
{
    static const struct {
        int turns;
        bool mirrors;
    } methods[] = {{0, true}, {2, true}, {1, false}, {2, false}, {3, false}, {1, true}, {3, true}};
    if (method < 0 || method > 6)
        py_raise(PY_VALUE_ERROR, "No such transpose operation");
    raster made = image_raster(self);
    if (methods[method].mirrors)
        raster_flip(&made);
    for (int i = 0; i < methods[method].turns; i++)
        raster_turn(&made);
    return image_of(made);
}

static const uint8_t *pixel_at(const vision_image *self, int64_t x, int64_t y)
{
    const raster *r = &self->raster;
    x += x < 0 ? r->width : 0;
    y += y < 0 ? r->height : 0;
    if (x < 0 || x >= r->width || y < 0 || y >= r->height)
        py_raise(PY_INDEX_ERROR, "image index out of range");
    return r->pixels + (y * r->width + x) * r->channels;
}

py_value image_pixel(const vision_image *self, int64_t x, int64_t y)
{
    const uint8_t *pixel = pixel_at(self, x, y);
    if (self->raster.channels == 1)
        return py_box((int64_t)pixel[0]);
    py_list *values = py_list_new(PY_INT);
    for (int64_t c = 0; c < self->raster.channels; c++)
        py_list_append(values, py_of((int64_t)pixel[c]));
    return py_box(py_tuple_of_list(values));
}

void image_put(vision_image *self, int64_t x, int64_t y, int64_t count, const double *color)
{
    uint8_t bytes[4];
    colour_bytes(bytes, self->raster.channels, count, color);
    memcpy((uint8_t *)pixel_at(self, x, y), bytes, (size_t)self->raster.channels);
}

void image_paste(vision_image *self, const vision_image *other, int64_t left, int64_t top)
{
    raster from = image_raster(other), *to = &self->raster;
    raster_convert(&from, to->channels);
    for (int64_t y = 0; y < from.height; y++) {
        for (int64_t x = 0; x < from.width; x++) {
            if (x + left >= 0 && x + left < to->width && y + top >= 0 && y + top < to->height)
                memcpy(to->pixels + ((y + top) * to->width + x + left) * to->channels, from.pixels + (y * from.width + x) * to->channels,
                       (size_t)to->channels);
        }
    }
    free(from.pixels);
}
