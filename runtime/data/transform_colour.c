/* Transforms that change what pixels are: colours, and rectangles that are erased. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "transform.h"

/* ---- ColorJitter */

static void turn_hue(raster *image, double factor)
{
    raster_turn_hue(image, (uint8_t)(int32_t)(factor * 255));
}

static void jitter(const vision_transform *step, raster *image)
{
    static void (*const changes[])(raster *, double) = {raster_brightness, raster_contrast, raster_saturation, turn_hue};
    int64_t order[4];
    double factor[4];
    random_permutation(NULL, order, 4);
    for (int i = 0; i < 4; i++) {
        if (step->range[i].count == 2)
            factor[i] = transform_uniform(step->range[i].at[0], step->range[i].at[1]);
    }
    for (int i = 0; i < 4; i++) {
        if (step->range[order[i]].count == 2)
            changes[order[i]](image, factor[order[i]]);
    }
}

static const transform_class jitter_class = {.name = "ColorJitter", .image = jitter, .draws = true};

/* A number means: so much around the centre. A range that is nothing but the centre does nothing. */
static vision_range spread(vision_range given, double centre, const char *name)
{
    if (given.count == 1 && given.at[0] < 0)
        py_raise(PY_VALUE_ERROR, "If %s is a single number, it must be non negative.", name);
    if (given.count == 1) {
        double amount = given.at[0], low = centre - amount;
        given = (vision_range){.count = 2, .at = {centre > 0 ? fmax(low, 0) : low, centre + amount}};
    }
    if (given.count == 2 && given.at[0] == centre && given.at[1] == centre)
        given.count = 0;
    return given;
}

vision_transform *vision_color_jitter_with(vision_step_options options)
{
    vision_transform *self = transform_new(&jitter_class);
    self->range[0] = spread(options.brightness, 1, "brightness");
    self->range[1] = spread(options.contrast, 1, "contrast");
    self->range[2] = spread(options.saturation, 1, "saturation");
    self->range[3] = spread(options.hue, 0, "hue");
    return self;
}

/* ---- greys */

static void make_grey(const vision_transform *step, raster *image)
{
    int64_t channels = step->channels == 0 ? image->channels : step->channels;
    if (step->channels == 0 && !transform_heads(step->probability))
        return;
    raster_convert(image, 1);
    raster_convert(image, channels);
}

static mx_array make_tensor_grey(const vision_transform *step, mx_array x)
{
    int64_t channels = step->channels == 0 ? mx_dim(x, -3) : step->channels;
    if (step->channels == 0 && !transform_heads(step->probability))
        return x;
    mx_array grey = x;
    if (mx_dim(x, -3) == 3) {
        mx_array red = mx_mul(mx_narrow(x, -3, 0, 1), 0.2989), green = mx_mul(mx_narrow(x, -3, 1, 1), 0.587);
        grey = mx_add(mx_add(red, green), mx_mul(mx_narrow(x, -3, 2, 1), 0.114));
    }
    mx_dims shape = mx_shape(grey);
    shape.at[shape.count - 3] = channels;
    return mx_expand_dims(grey, shape);
}

/* They change the number of channels, or draw: batches of them are made one by one. */
static const transform_class grey_class = {.name = "Grayscale", .image = make_grey, .tensor = make_tensor_grey, .draws = true};
static const transform_class random_grey_class = {
    .name = "RandomGrayscale", .image = make_grey, .tensor = make_tensor_grey, .draws = true};

vision_transform *vision_grayscale(int64_t channels)
{
    if (channels != 1 && channels != 3)
        py_raise(PY_VALUE_ERROR, "num_output_channels should be either 1 or 3");
    vision_transform *self = transform_new(&grey_class);
    self->channels = channels;
    return self;
}

vision_transform *vision_random_grayscale(double probability)
{
    vision_transform *self = transform_new(&random_grey_class);
    self->probability = probability;
    return self;
}

static void invert(const vision_transform *step, raster *image)
{
    uint8_t table[256];
    for (int byte = 0; byte < 256; byte++)
        table[byte] = (uint8_t)(255 - byte);
    if (transform_heads(step->probability))
        raster_look_up(image, table);
}

static const transform_class invert_class = {.name = "RandomInvert", .image = invert, .draws = true};

vision_transform *vision_random_invert(double probability)
{
    vision_transform *self = transform_new(&invert_class);
    self->probability = probability;
    return self;
}

/* ---- dtypes */

static mx_array convert_dtype(const vision_transform *step, mx_array x)
{
    bool scales = step->expands && mx_dtype_of(x) == MX_UINT8 && step->dtype != MX_UINT8;
    if (step->expands && mx_dtype_of(x) != step->dtype && !scales)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "of tensors only bytes are scaled to floats");
    mx_array converted = mx_astype(x, step->dtype);
    return scales ? mx_div(converted, 255) : converted;
}

static const transform_class dtype_class = {.name = "ToDtype", .tensor = convert_dtype, .draws = true};

vision_transform *vision_to_dtype(mx_dtype dtype, bool scales)
{
    vision_transform *self = transform_new(&dtype_class);
    self->dtype = dtype;
    self->expands = scales;
    return self;
}

/* ---- RandomErasing */

static void erase_rectangle(const vision_transform *step, float *values, mx_dims shape)
{
    int64_t channels = shape.at[0], height = shape.at[1], width = shape.at[2];
    const double *scale = step->range[0].at, *ratio = step->range[1].at;
    double low = (double)logf((float)ratio[0]), high = (double)logf((float)ratio[1]);
    for (int i = 0; i < 10; i++) {
        double area = (double)(height * width) * transform_uniform(scale[0], scale[1]);
        double proportion = (double)expf((float)transform_uniform(low, high));
        int64_t h = (int64_t)rint(sqrt(area * proportion)), w = (int64_t)rint(sqrt(area / proportion));
        if (h >= height || w >= width)
            continue;
        float *noise = t2m_malloc((size_t)(channels * h * w + 1) * sizeof(float));
        if (step->expands)
            random_fill_normal(NULL, noise, (size_t)(channels * h * w), 0, 1);
        int64_t top = transform_below(height - h + 1), left = transform_below(width - w + 1);
        for (int64_t k = 0; k < channels * h * w; k++) {
            int64_t c = k / (h * w), y = k / w % h, x = k % w;
            float value = step->expands ? noise[k] : (float)step->range[2].at[step->range[2].count == 1 ? 0 : c & 3];
            values[(c * height + top + y) * width + left + x] = value;
        }
        free(noise);
        return;
    }
}

static mx_array erase(const vision_transform *step, mx_array x)
{
    if (!transform_heads(step->probability))
        return x;
    if (mx_ndim(x) != 3)
        py_raise(PY_TYPE_ERROR, "RandomErasing takes tensors of 3 dimensions");
    mx_array whole = mx_contiguous(mx_astype(x, MX_FLOAT32));
    mx_eval(whole);
    float *values = t2m_malloc((size_t)(mx_numel(x) + 1) * sizeof(float));
    memcpy(values, mlx_array_data_float32(whole), (size_t)mx_numel(x) * sizeof(float));
    erase_rectangle(step, values, mx_shape(x));
    return mx_from_owned(values, MX_FLOAT32, mx_shape(x));
}

static const transform_class erasing_class = {.name = "RandomErasing", .tensor = erase, .draws = true};

vision_transform *vision_random_erasing_with(vision_step_options options)
{
    vision_transform *self = transform_new(&erasing_class);
    self->probability = nn_real_or(options.p, 0.5);
    self->range[0] = options.scale.count == 2 ? options.scale : VISION_RANGE(2, (const double[]){0.02, 0.33});
    self->range[1] = options.ratio.count == 2 ? options.ratio : VISION_RANGE(2, (const double[]){0.3, 3.3});
    self->range[2] = options.fill.count > 0 ? options.fill : VISION_NUMBER(0);
    self->expands = options.random_value;
    return self;
}
