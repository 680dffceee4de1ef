/* Transforms that change where pixels are: mirrors, windows, margins, sizes, turns. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"
#include "transform.h"

/* ---- mirrors */

static void flip_image(const vision_transform *step, raster *image)
{
    if (transform_heads(step->probability))
        raster_flip(image);
}

static mx_array flip_tensor(const vision_transform *step, mx_array x)
{
    return transform_heads(step->probability) ? mx_flip(x, -1) : x;
}

static void turn_image_over(const vision_transform *step, raster *image)
{
    if (transform_heads(step->probability))
        raster_flip_vertically(image);
}

static mx_array turn_tensor_over(const vision_transform *step, mx_array x)
{
    return transform_heads(step->probability) ? mx_flip(x, -2) : x;
}

static const transform_class flip_class = {.name = "RandomHorizontalFlip", .image = flip_image, .tensor = flip_tensor, .draws = true};
static const transform_class over_class = {
    .name = "RandomVerticalFlip", .image = turn_image_over, .tensor = turn_tensor_over, .draws = true};

vision_transform *vision_random_horizontal_flip(double probability)
{
    vision_transform *self = transform_new(&flip_class);
    self->probability = probability;
    return self;
}

vision_transform *vision_random_vertical_flip(double probability)
{
    vision_transform *self = transform_new(&over_class);
    self->probability = probability;
    return self;
}

/* ---- windows of tensors: what is outside is 0 */

static mx_array with_margins(mx_array x, int64_t left, int64_t right, int64_t top, int64_t bottom)
{
    return mx_pad(x, MX_DIMS(left, right, top, bottom), "constant", 0);
}

static mx_array tensor_window(mx_array x, int64_t top, int64_t left, int64_t height, int64_t width)
{
    int64_t bottom = top + height - mx_dim(x, -2), right = left + width - mx_dim(x, -1);
    if (top < 0 || left < 0 || bottom > 0 || right > 0) {
        int64_t above = top < 0 ? -top : 0, before = left < 0 ? -left : 0;
        x = with_margins(x, before, right > 0 ? right : 0, above, bottom > 0 ? bottom : 0);
        top += above;
        left += before;
    }
    return mx_narrow(mx_narrow(x, -2, top, height), -1, left, width);
}

/* ---- sizes */

static raster_filter option_filter(nn_int option, raster_filter otherwise)
{
    return image_filter(nn_int_or(option, (int64_t)otherwise));
}

static void take_fill(vision_transform *self, vision_range fill)
{
    for (int64_t c = 0; fill.count > 0 && c < TRANSFORM_CHANNELS; c++)
        self->fill[c] = (uint8_t)fill.at[fill.count == 1 ? 0 : c];
}

/* With one size the shorter side gets it, and the other keeps the proportion, cut to a whole number. */
static void wanted_size(const vision_transform *step, int64_t old_height, int64_t old_width, int64_t *height, int64_t *width)
{
    *height = step->height;
    *width = step->width;
    if (step->width == 0) {
        double size = (double)step->height, h = (double)old_height, w = (double)old_width;
        bool tall = old_width <= old_height;
        *height = tall ? (int64_t)(size * h / w) : step->height;
        *width = tall ? step->height : (int64_t)(size * w / h);
    }
}

static void resize_image(const vision_transform *step, raster *image)
{
    int64_t height, width;
    wanted_size(step, image->height, image->width, &height, &width);
    raster_resize(image, height, width, step->filter);
}

static mx_array resize_tensor(const vision_transform *step, mx_array x)
{
    int64_t height, width;
    wanted_size(step, mx_dim(x, -2), mx_dim(x, -1), &height, &width);
    return tensor_resize(x, height, width, step->filter);
}

static const transform_class resize_class = {.name = "Resize", .image = resize_image, .tensor = resize_tensor};

vision_transform *vision_resize_with(int64_t height, int64_t width, vision_step_options options)
{
    vision_transform *self = transform_new_sized(&resize_class, height, width);
    self->filter = option_filter(options.interpolation, RASTER_BILINEAR);
    return self;
}

static int64_t half_even(int64_t difference)
{
    return (int64_t)rint((double)difference / 2);
}

/* An image that is too small gets black margins first, the odd one at the end. */
static void middle(const vision_transform *step, int64_t height, int64_t width, int64_t *top, int64_t *left)
{
    int64_t more_h = step->height > height ? step->height - height : 0;
    int64_t more_w = step->width > width ? step->width - width : 0;
    *top = half_even(height + more_h - step->height) - more_h / 2;
    *left = half_even(width + more_w - step->width) - more_w / 2;
}

static void crop_middle(const vision_transform *step, raster *image)
{
    int64_t top, left;
    middle(step, image->height, image->width, &top, &left);
    raster_window(image, top, left, step->height, step->width, NULL);
}

static mx_array crop_tensor_middle(const vision_transform *step, mx_array x)
{
    int64_t top, left;
    middle(step, mx_dim(x, -2), mx_dim(x, -1), &top, &left);
    return tensor_window(x, top, left, step->height, step->width);
}

static const transform_class center_class = {.name = "CenterCrop", .image = crop_middle, .tensor = crop_tensor_middle};

vision_transform *vision_center_crop(int64_t height, int64_t width)
{
    return transform_new_sized(&center_class, height, width);
}

/* ---- margins */

static void take_sides(vision_transform *self, vision_range padding)
{
    if (padding.count == 3)
        py_raise(PY_VALUE_ERROR, "Padding must be an int or a 1, 2, or 4 element tuple, not a 3 element tuple");
    for (int64_t i = 0; padding.count > 0 && i < 4; i++)
        self->sides[i] = (int64_t)padding.at[i % padding.count];
}

static raster_margin margin_named(py_str mode)
{
    static const char *const names[] = {"constant", "edge", "reflect", "symmetric"};
    for (raster_margin margin = RASTER_CONSTANT; mode != NULL && margin <= RASTER_SYMMETRIC; margin++) {
        if (strcmp(names[margin], mode->text) == 0)
            return margin;
    }
    if (mode != NULL)
        py_raise(PY_VALUE_ERROR, "Padding mode should be either constant, edge, reflect or symmetric");
    return RASTER_CONSTANT;
}

static void pad_image(const vision_transform *step, raster *image)
{
    raster_pad(image, step->sides, step->margin, step->fill);
}

static mx_array pad_tensor(const vision_transform *step, mx_array x)
{
    const int64_t *sides = step->sides;
    if (step->margin != RASTER_CONSTANT || step->fill[0] != 0)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "Pad after ToTensor is supported with zeros only: put it before");
    return with_margins(x, sides[0], sides[2], sides[1], sides[3]);
}

static const transform_class pad_class = {.name = "Pad", .image = pad_image, .tensor = pad_tensor};

vision_transform *vision_pad_with(vision_range padding, vision_step_options options)
{
    vision_transform *self = transform_new(&pad_class);
    take_sides(self, padding);
    take_fill(self, options.fill);
    self->margin = margin_named(options.padding_mode);
    return self;
}

/* ---- random windows */

/* Of an image with its margins; drawn unless it fits exactly. */
static void draw_window(const vision_transform *step, int64_t height, int64_t width, int64_t *top, int64_t *left)
{
    *top = *left = 0;
    if (height < step->height || width < step->width)
        py_raise(PY_VALUE_ERROR,
                 "Required crop size (%" PRId64 ", %" PRId64 ") is larger than input image size (%" PRId64
                 ", %" PRId64 ")",
                 step->height, step->width, height, width);
    if (height != step->height || width != step->width) {
        *top = transform_below(height - step->height + 1);
        *left = transform_below(width - step->width + 1);
    }
}

static void grow(const vision_transform *step, raster *image)
{
    if (step->pads_if_needed && image->width < step->width) {
        int64_t more = step->width - image->width;
        raster_pad(image, (const int64_t[]){more, 0, more, 0}, step->margin, step->fill);
    }
    if (step->pads_if_needed && image->height < step->height) {
        int64_t more = step->height - image->height;
        raster_pad(image, (const int64_t[]){0, more, 0, more}, step->margin, step->fill);
    }
}

static void crop_image(const vision_transform *step, raster *image)
{
    const int64_t *sides = step->sides;
    int64_t top, left;
    if (sides[0] != 0 || sides[1] != 0 || sides[2] != 0 || sides[3] != 0)
        raster_pad(image, sides, step->margin, step->fill);
    grow(step, image);
    draw_window(step, image->height, image->width, &top, &left);
    raster_window(image, top, left, step->height, step->width, NULL);
}

static mx_array crop_tensor(const vision_transform *step, mx_array x)
{
    int64_t top, left;
    x = pad_tensor(step, x);
    draw_window(step, mx_dim(x, -2), mx_dim(x, -1), &top, &left);
    return tensor_window(x, top, left, step->height, step->width);
}

static const transform_class crop_class = {.name = "RandomCrop", .image = crop_image, .tensor = crop_tensor, .draws = true};

vision_transform *vision_random_crop(int64_t height, int64_t width, int64_t padding)
{
    return vision_random_crop_padded(height, width, VISION_NUMBER((double)padding), .expand = false);
}

vision_transform *vision_random_crop_padded_with(int64_t height, int64_t width, vision_range padding, vision_step_options options)
{
    vision_transform *self = transform_new_sized(&crop_class, height, width);
    take_sides(self, padding);
    take_fill(self, options.fill);
    self->margin = margin_named(options.padding_mode);
    self->pads_if_needed = options.pad_if_needed;
    return self;
}

/* ---- random windows of random sizes */

typedef struct window {
    int64_t top, left, height, width;
} window;

/* The greatest one in the middle whose proportion is allowed. */
static window widest(const double ratio[2], int64_t height, int64_t width)
{
    double proportion = (double)width / (double)height;
    double low = fmin(ratio[0], ratio[1]), high = fmax(ratio[0], ratio[1]);
    window w = {.height = height, .width = width};
    if (proportion < low)
        w.height = (int64_t)rint((double)width / low);
    else if (proportion > high)
        w.width = (int64_t)rint((double)height * high);
    w.top = (height - w.height) / 2;
    w.left = (width - w.width) / 2;
    return w;
}

static window draw_resized(const vision_transform *step, int64_t height, int64_t width)
{
    const double *scale = step->range[0].at, *ratio = step->range[1].at;
    double low = (double)logf((float)ratio[0]), high = (double)logf((float)ratio[1]);
    for (int i = 0; i < 10; i++) {
        double area = (double)(height * width) * transform_uniform(scale[0], scale[1]);
        double proportion = (double)expf((float)transform_uniform(low, high));
        window w = {.width = (int64_t)rint(sqrt(area * proportion)), .height = (int64_t)rint(sqrt(area / proportion))};
        if (w.width > 0 && w.width <= width && w.height > 0 && w.height <= height) {
            w.top = transform_below(height - w.height + 1);
            w.left = transform_below(width - w.width + 1);
            return w;
        }
    }
    return widest(ratio, height, width);
}

static void resized_crop_image(const vision_transform *step, raster *image)
{
    window w = draw_resized(step, image->height, image->width);
    raster_window(image, w.top, w.left, w.height, w.width, NULL);
    raster_resize(image, step->height, step->width, step->filter);
}

static mx_array resized_crop_tensor(const vision_transform *step, mx_array x)
{
    window w = draw_resized(step, mx_dim(x, -2), mx_dim(x, -1));
    return tensor_resize(tensor_window(x, w.top, w.left, w.height, w.width), step->height, step->width, step->filter);
}

static const transform_class resized_crop_class = {
    .name = "RandomResizedCrop", .image = resized_crop_image, .tensor = resized_crop_tensor, .draws = true};

static vision_range range_or(vision_range given, double low, double high)
{
    return given.count == 2 ? given : (vision_range){.count = 2, .at = {low, high}};
}

vision_transform *vision_random_resized_crop_with(int64_t height, int64_t width, vision_step_options options)
{
    vision_transform *self = transform_new_sized(&resized_crop_class, height, width);
    self->range[0] = range_or(options.scale, 0.08, 1.0);
    self->range[1] = range_or(options.ratio, 3. / 4., 4. / 3.);
    self->filter = option_filter(options.interpolation, RASTER_BILINEAR);
    return self;
}

/* ---- turns */

/* A number stands for itself on both sides of zero. */
static vision_range around_zero(vision_range given)
{
    if (given.count == 1)
        return (vision_range){.count = 2, .at = {-given.at[0], given.at[0]}};
    return given;
}

static void rotate_image(const vision_transform *step, raster *image)
{
    double angle = transform_uniform(step->range[0].at[0], step->range[0].at[1]);
    raster_rotate(image, angle, step->filter, step->expands, NULL, step->fill);
}

static const transform_class rotation_class = {.name = "RandomRotation", .image = rotate_image, .draws = true};

vision_transform *vision_random_rotation_with(vision_range degrees, vision_step_options options)
{
    if (degrees.count == 1 && degrees.at[0] < 0)
        py_raise(PY_VALUE_ERROR, "If degrees is a single number, it must be positive.");
    vision_transform *self = transform_new(&rotation_class);
    self->range[0] = around_zero(degrees);
    self->filter = option_filter(options.interpolation, RASTER_NEAREST);
    self->expands = options.expand;
    take_fill(self, options.fill);
    return self;
}

static void affine_image(const vision_transform *step, raster *image)
{
    const vision_range *degrees = &step->range[0], *moves = &step->range[1], *scales = &step->range[2], *shears = &step->range[3];
    double angle = transform_uniform(degrees->at[0], degrees->at[1]), move[2] = {0, 0}, shear[2] = {0, 0}, scale = 1, m[6];
    for (int i = 0; moves->count == 2 && i < 2; i++) {
        double most = moves->at[i] * (double)(i == 0 ? image->width : image->height);
        move[i] = rint(transform_uniform(-most, most));
    }
    if (scales->count == 2)
        scale = transform_uniform(scales->at[0], scales->at[1]);
    for (int64_t i = 0; i < shears->count / 2; i++)
        shear[i] = transform_uniform(shears->at[2 * i], shears->at[2 * i + 1]);
    image_affine_matrix(m, angle, move, scale, shear, image->height, image->width);
    raster_affine(image, image->height, image->width, m, step->filter, step->fill);
}

static const transform_class affine_class = {.name = "RandomAffine", .image = affine_image, .draws = true};

vision_transform *vision_random_affine_with(vision_range degrees, vision_step_options options)
{
    vision_transform *self = transform_new(&affine_class);
    self->range[0] = around_zero(degrees);
    self->range[1] = options.translate;
    self->range[2] = options.scale;
    self->range[3] = around_zero(options.shear);
    self->filter = option_filter(options.interpolation, RASTER_NEAREST);
    take_fill(self, options.fill);
    return self;
}
