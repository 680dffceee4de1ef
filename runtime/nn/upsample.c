/* Images made larger: interpolate, Upsample, pixel_shuffle. */
#include "call.h"
#include "t2m/nn_layers.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Nearest: output i takes input floor(i * ratio), in float32 as PyTorch computes it. */
static mx_array nearest(mx_array x, int64_t dim, int64_t size, double scale)
{
    int64_t length = mx_dim(x, dim);
    float ratio = scale > 0 ? (float)(1 / scale) : (float)length / (float)size;
    int64_t *from = t2m_malloc((size_t)(size + 1) * sizeof(int64_t));
    for (int64_t i = 0; i < size; i++) {
        int64_t k = (int64_t)floorf((float)i * ratio);
        from[i] = k < length ? k : length - 1;
    }
    return mx_index_select(x, dim, mx_from_owned(from, MX_INT64, MX_DIMS(size)));
}

/* Linear: a matrix (size, length) whose rows mix two neighbours. */
static mx_array mixing_matrix(int64_t length, int64_t size, double scale, bool align_corners)
{
    float *matrix = t2m_malloc((size_t)(size * length + 1) * sizeof(float));
    memset(matrix, 0, (size_t)(size * length) * sizeof(float));
    float ratio = align_corners ? (size > 1 ? (float)(length - 1) / (float)(size - 1) : 0)
                  : scale > 0   ? (float)(1 / scale)
                                : (float)length / (float)size;
    for (int64_t i = 0; i < size; i++) {
        float place = align_corners ? ratio * (float)i : ratio * ((float)i + 0.5f) - 0.5f;
        place = place < 0 ? 0 : place;
        int64_t low = (int64_t)place < length ? (int64_t)place : length - 1;
        int64_t high = low + 1 < length ? low + 1 : low;
        float share = place - (float)low;
        matrix[i * length + low] += 1 - share;
        matrix[i * length + high] += share;
    }
    return mx_from_owned(matrix, MX_FLOAT32, MX_DIMS(size, length));
}

mx_array nn_interpolate(mx_array x, nn_2d size, double scale, const char *mode, bool align_corners)
{
    if (mx_ndim(x) != 4)
        py_raise(PY_NOT_IMPLEMENTED_ERROR,
                 "interpolate is supported for 4D input (N, C, H, W) only; got %" PRId64 "D", mx_ndim(x));
    if (size.h == 0 && size.w == 0) {
        if (!(scale > 0))
            py_raise(PY_VALUE_ERROR, "either size or scale_factor should be defined");
        size =
            NN_2D((int64_t)floor((double)mx_dim(x, 2) * scale), (int64_t)floor((double)mx_dim(x, 3) * scale));
    } else {
        scale = 0;
    }
    if (mode == NULL || strcmp(mode, "nearest") == 0)
        return nearest(nearest(x, 2, size.h, scale), 3, size.w, scale);
    if (strcmp(mode, "bilinear") != 0)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "interpolate: mode '%s' is not supported", mode);
    mx_array rows = mixing_matrix(mx_dim(x, 2), size.h, scale, align_corners);
    mx_array columns = mixing_matrix(mx_dim(x, 3), size.w, scale, align_corners);
    return mx_matmul(mx_matmul(rows, x), mx_transpose(columns, 0, 1));
}

mx_array nn_pixel_shuffle_of(mx_array x, int64_t factor)
{
    mx_dims s = mx_shape(x);
    if (s.count != 4 || s.at[1] % (factor * factor) != 0)
        py_raise(PY_RUNTIME_ERROR,
                 "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of "
                 "upscale_factor, but got input of size %s",
                 py_text(py_list_repr(mx_dims_list(s))));
    int64_t channels = s.at[1] / (factor * factor);
    mx_array split = mx_reshape(x, s.at[0], channels, factor, factor, s.at[2], s.at[3]);
    return mx_reshape(mx_permute(split, 0, 1, 4, 2, 5, 3), s.at[0], channels, s.at[2] * factor,
                      s.at[3] * factor);
}

static mx_array forward(nn_module *self, mx_array x)
{
    return nn_upsample_forward((nn_upsample *)self, x);
}

static py_str describe(const nn_module *module)
{
    const nn_upsample *self = (const nn_upsample *)module;
    if (self->scale > 0)
        return py_str_printf("scale_factor=%s, mode='%s'", py_float_text(self->scale), self->mode);
    return py_str_printf("size=(%" PRId64 ", %" PRId64 "), mode='%s'", self->size.h, self->size.w,
                         self->mode);
}

const nn_class nn_upsample_class = {
    .name = "Upsample", .size = sizeof(nn_upsample), .forward = forward, .describe = describe};

nn_upsample *nn_upsample_init_with(nn_upsample *self, nn_upsample_options options)
{
    nn_module_init(&self->base, &nn_upsample_class);
    self->size = options.size;
    self->scale = options.scale_factor;
    self->mode = options.mode == NULL ? "nearest" : options.mode;
    self->align_corners = options.align_corners;
    return self;
}

mx_array nn_upsample_forward(nn_upsample *self, mx_array x)
{
    return nn_interpolate(x, self->size, self->scale, self->mode, self->align_corners);
}

static mx_array forward_pixel_shuffle(nn_module *self, mx_array x)
{
    return nn_pixel_shuffle_forward((nn_pixel_shuffle *)self, x);
}

static py_str describe_pixel_shuffle(const nn_module *module)
{
    return py_str_printf("upscale_factor=%" PRId64, ((const nn_pixel_shuffle *)module)->factor);
}

const nn_class nn_pixel_shuffle_class = {.name = "PixelShuffle",
                                         .size = sizeof(nn_pixel_shuffle),
                                         .forward = forward_pixel_shuffle,
                                         .describe = describe_pixel_shuffle};

nn_pixel_shuffle *nn_pixel_shuffle_init(nn_pixel_shuffle *self, int64_t factor)
{
    nn_module_init(&self->base, &nn_pixel_shuffle_class);
    self->factor = factor;
    return self;
}

mx_array nn_pixel_shuffle_forward(nn_pixel_shuffle *self, mx_array x)
{
    return nn_pixel_shuffle_of(x, self->factor);
}
