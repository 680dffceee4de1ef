/* Resizing of float tensors with antialiasing, as torchvision resizes what ToTensor made: the filters of raster_resize.c without the rounding
 * to bytes (and a cubic of its own: a = -0.5). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "transform.h"

static float weight(double x, raster_filter filter)
{
    const double a = -0.5;
    x = fabs(x);
    if (filter == RASTER_BILINEAR)
        return (float)(x < 1 ? 1 - x : 0);
    if (x < 1)
        return (float)(((a + 2) * x - (a + 3)) * x * x + 1);
    return (float)(x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0);
}

/* Lines of `from` values, `stride` apart, become lines of `to`. */
static void resize_lines(const float *in, float *out, int64_t lines, int64_t from, int64_t to, int64_t stride, raster_filter filter)
{
    double ratio = (double)from / (double)to, stretch = ratio < 1 ? 1 : ratio, reach = (filter == RASTER_BICUBIC ? 2 : 1) * stretch;
    float *weights = t2m_malloc((size_t)(ceil(reach) * 2 + 2) * sizeof(float));
    for (int64_t i = 0; i < to; i++) {
        double centre = ((double)i + 0.5) * ratio;
        int64_t first = (int64_t)(centre - reach + 0.5), end = (int64_t)(centre + reach + 0.5);
        first = first < 0 ? 0 : first;
        end = end > from ? from : end;
        float sum = 0;
        for (int64_t k = first; k < end; k++)
            sum += weights[k - first] = weight(((double)k - centre + 0.5) / stretch, filter);
        for (int64_t k = first; k < end; k++)
            weights[k - first] /= sum;
        for (int64_t line = 0; line < lines * stride; line++) {
            const float *at = in + line / stride * from * stride + line % stride;
            float value = 0;
            for (int64_t k = first; k < end; k++)
                value += at[k * stride] * weights[k - first];
            out[line / stride * to * stride + i * stride + line % stride] = value;
        }
    }
    free(weights);
}

mx_array tensor_resize(mx_array x, int64_t height, int64_t width, raster_filter filter)
{
    if ((filter != RASTER_BILINEAR && filter != RASTER_BICUBIC) || mx_ndim(x) < 2)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "tensors are resized by bilinear and bicubic interpolation only: put Resize before ToTensor");
    mx_dims shape = mx_shape(x);
    int64_t old_height = shape.at[shape.count - 2], old_width = shape.at[shape.count - 1];
    if (old_height == height && old_width == width)
        return x;
    mx_array whole = mx_contiguous(mx_astype(mx_detach(x), MX_FLOAT32));
    mx_eval(whole);
    int64_t planes = old_height * old_width == 0 ? 0 : mx_numel(x) / (old_height * old_width);
    float *wide = t2m_malloc((size_t)(planes * old_height * width + 1) * sizeof(float));
    float *out = t2m_malloc((size_t)(planes * height * width + 1) * sizeof(float));
    resize_lines(mlx_array_data_float32(whole), wide, planes * old_height, old_width, width, 1, filter);
    resize_lines(wide, out, planes, old_height, height, width, filter);
    free(wide);
    shape.at[shape.count - 2] = height;
    shape.at[shape.count - 1] = width;
    return mx_from_owned(out, MX_FLOAT32, shape);
}
