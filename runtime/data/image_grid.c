/* torchvision.utils.make_grid and save_image (https://docs.pytorch.org/vision/stable/utils.html), on the values of the pictures. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "image.h"
#include "t2m/py.h"

/* Pictures of channels x height x width floats, one behind the other. */
typedef struct pictures {
    float *values; /* owned */
    int64_t count, channels, height, width;
} pictures;

/* One picture or many, with or without channels; one channel becomes three. */
static pictures gather(mx_array images)
{
    mx_array x = mx_astype(mx_detach(images), MX_FLOAT32);
    if (mx_ndim(x) < 2 || mx_ndim(x) > 4)
        py_raise(PY_TYPE_ERROR, "tensor or list of tensors expected, of 2 to 4 dimensions");
    while (mx_ndim(x) < 4)
        x = mx_unsqueeze(x, 0);
    mx_eval(x);
    const float *source = mlx_array_data_float32(x);
    mx_dims shape = mx_shape(x);
    int64_t given = shape.at[1], plane = shape.at[2] * shape.at[3];
    pictures p = {.count = shape.at[0], .channels = given == 1 ? 3 : given, .height = shape.at[2], .width = shape.at[3]};
    p.values = t2m_malloc((size_t)(p.count * p.channels * plane + 1) * sizeof(float));
    for (int64_t i = 0; i < p.count * p.channels; i++) {
        int64_t from = given == 1 ? i / p.channels : i;
        memcpy(p.values + i * plane, source + from * plane, (size_t)plane * sizeof(float));
    }
    return p;
}

static void normalize(float *values, int64_t count, const vision_grid_options *options)
{
    bool is_given = options->range.count == 2;
    float low = is_given ? (float)options->range.at[0] : INFINITY, high = is_given ? (float)options->range.at[1] : -INFINITY;
    for (int64_t i = 0; !is_given && i < count; i++) {
        low = fminf(low, values[i]);
        high = fmaxf(high, values[i]);
    }
    for (int64_t i = 0; i < count; i++)
        values[i] = (fminf(fmaxf(values[i], low), high) - low) / fmaxf(high - low, 1e-5f);
}

static void normalize_all(pictures *p, const vision_grid_options *options)
{
    int64_t size = p->channels * p->height * p->width;
    for (int64_t i = 0; options->scale_each && i < p->count; i++)
        normalize(p->values + i * size, size, options);
    if (!options->scale_each)
        normalize(p->values, p->count * size, options);
}

/* Where picture `index` goes: its rows are copied into the grid's. */
static void place(pictures *grid, const pictures *p, int64_t index, int64_t per_row, int64_t padding)
{
    int64_t top = index / per_row * (p->height + padding) + padding, left = index % per_row * (p->width + padding) + padding;
    for (int64_t c = 0; c < p->channels; c++) {
        for (int64_t y = 0; y < p->height; y++)
            memcpy(grid->values + (c * grid->height + top + y) * grid->width + left,
                   p->values + ((index * p->channels + c) * p->height + y) * p->width, (size_t)p->width * sizeof(float));
    }
}

static pictures arrange(mx_array images, const vision_grid_options *options)
{
    pictures p = gather(images);
    if (options->normalize)
        normalize_all(&p, options);
    if (p.count == 1)
        return p;
    int64_t row = nn_int_or(options->nrow, 8), padding = nn_int_or(options->padding, 2), per_row = row < p.count ? row : p.count;
    int64_t rows = (p.count + per_row - 1) / per_row;
    pictures grid = {.count = 1, .channels = p.channels, .height = rows * (p.height + padding) + padding,
                     .width = per_row * (p.width + padding) + padding};
    int64_t size = grid.channels * grid.height * grid.width;
    grid.values = t2m_malloc((size_t)size * sizeof(float));
    for (int64_t i = 0; i < size; i++)
        grid.values[i] = (float)options->pad_value;
    for (int64_t i = 0; i < p.count; i++)
        place(&grid, &p, i, per_row, padding);
    free(p.values);
    return grid;
}

mx_array vision_make_grid_with(mx_array images, vision_grid_options options)
{
    pictures grid = arrange(images, &options);
    mx_array result = mx_from_data(grid.values, MX_FLOAT32, MX_DIMS(grid.channels, grid.height, grid.width));
    free(grid.values);
    return result;
}

void vision_save_image_with(mx_array images, const char *path, vision_grid_options options)
{
    pictures grid = arrange(images, &options);
    if (grid.channels > 4)
        py_raise(PY_VALUE_ERROR, "a picture has 1 to 4 channels, not %d", (int)grid.channels);
    int64_t plane = grid.height * grid.width;
    uint8_t *bytes = t2m_malloc((size_t)(plane * grid.channels + 1));
    for (int64_t i = 0; i < plane; i++) {
        for (int64_t c = 0; c < grid.channels; c++)
            bytes[i * grid.channels + c] = (uint8_t)fminf(fmaxf(grid.values[c * plane + i] * 255 + 0.5f, 0), 255);
    }
    free(grid.values);
    image_save(image_of((raster){.pixels = bytes, .height = grid.height, .width = grid.width, .channels = grid.channels}), path, NULL, 75);
}
