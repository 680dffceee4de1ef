/* torchvision.transforms. An image goes through the steps as bytes until ToTensor makes it an array; steps
 * that draw do so from the global generator, as torchvision's. */
#include "transform.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

typedef enum step_kind {
    STEP_COMPOSE,
    STEP_TO_TENSOR,
    STEP_NORMALIZE,
    STEP_LAMBDA,
    STEP_FLIP,
    STEP_CROP,
    STEP_CENTER_CROP,
    STEP_RESIZE,
} step_kind;

struct vision_transform {
    t2m_object object;
    step_kind kind;
    py_list *steps;   /* of a Compose: vision_transform */
    int64_t channels; /* of a Normalize; 1 serves all */
    float mean[TRANSFORM_CHANNELS], std[TRANSFORM_CHANNELS];
    mx_array (*function)(mx_array);
    double probability;
    int64_t height, width; /* width 0 of a Resize: height is the shorter side */
    int64_t padding;
};

static void destroy(void *object)
{
    t2m_release(((vision_transform *)object)->steps);
}

const t2m_kind vision_transform_kind = {.name = "Transform", .destroy = destroy};

static vision_transform *make(step_kind kind)
{
    vision_transform *self = T2M_NEW(vision_transform, &vision_transform_kind);
    self->kind = kind;
    return self;
}

static vision_transform *make_sized(step_kind kind, int64_t height, int64_t width)
{
    enum { MOST = 1 << 15 };
    if (height <= 0 || width < 0 || height > MOST || width > MOST)
        py_raise(PY_VALUE_ERROR,
                 "a transform's size must be between 1 and %d, got (%" PRId64 ", %" PRId64 ")", MOST, height,
                 width);
    vision_transform *self = make(kind);
    self->height = height;
    self->width = width;
    return self;
}

vision_transform *vision_compose_list(const py_list *steps)
{
    vision_transform *self = make(STEP_COMPOSE);
    for (int64_t i = 0; i < steps->length; i++) {
        const t2m_object *step = steps->items[i].o;
        if (step == NULL || step->kind != &vision_transform_kind)
            py_raise(PY_TYPE_ERROR, "Compose takes transforms");
    }
    t2m_set(&self->steps, py_list_copy(steps));
    return self;
}

vision_transform *vision_to_tensor(void)
{
    return make(STEP_TO_TENSOR);
}

vision_transform *vision_normalize(int64_t mean_count, const double *mean, int64_t std_count,
                                   const double *std)
{
    if (mean_count != std_count || mean_count < 1 || mean_count > TRANSFORM_CHANNELS)
        py_raise(PY_VALUE_ERROR, "Normalize: %" PRId64 " means and %" PRId64 " standard deviations",
                 mean_count, std_count);
    vision_transform *self = make(STEP_NORMALIZE);
    self->channels = mean_count;
    for (int64_t c = 0; c < mean_count; c++) {
        self->mean[c] = (float)mean[c];
        self->std[c] = (float)std[c];
        if (self->std[c] == 0)
            py_raise(PY_VALUE_ERROR,
                     "std evaluated to zero after conversion to torch.float32, leading to division by "
                     "zero.");
    }
    return self;
}

vision_transform *vision_lambda(mx_array (*function)(mx_array))
{
    vision_transform *self = make(STEP_LAMBDA);
    self->function = function;
    return self;
}

vision_transform *vision_random_horizontal_flip(double probability)
{
    vision_transform *self = make(STEP_FLIP);
    self->probability = probability;
    return self;
}

vision_transform *vision_random_crop(int64_t height, int64_t width, int64_t padding)
{
    vision_transform *self = make_sized(STEP_CROP, height, width);
    self->padding = padding;
    return self;
}

vision_transform *vision_center_crop(int64_t height, int64_t width)
{
    return make_sized(STEP_CENTER_CROP, height, width);
}

vision_transform *vision_resize(int64_t height, int64_t width)
{
    return make_sized(STEP_RESIZE, height, width);
}

/* ---- steps on bytes */

/* With one size the shorter side gets it, and the other keeps the proportion, cut to a whole number. */
static void resize(const vision_transform *step, raster *image)
{
    int64_t height = step->height, width = step->width;
    if (width == 0) {
        double size = (double)step->height, h = (double)image->height, w = (double)image->width;
        bool tall = image->width <= image->height;
        height = tall ? (int64_t)(size * h / w) : step->height;
        width = tall ? step->height : (int64_t)(size * w / h);
    }
    raster_resize(image, height, width);
}

static int64_t half_even(int64_t difference)
{
    return (int64_t)rint((double)difference / 2);
}

/* An image that is too small gets black margins first, the odd one at the end. */
static void center_crop(const vision_transform *step, raster *image)
{
    int64_t more_h = step->height > image->height ? step->height - image->height : 0;
    int64_t more_w = step->width > image->width ? step->width - image->width : 0;
    int64_t top = half_even(image->height + more_h - step->height) - more_h / 2;
    int64_t left = half_even(image->width + more_w - step->width) - more_w / 2;
    raster_window(image, top, left, step->height, step->width);
}

static bool draws_heads(const vision_transform *step)
{
    float drawn;
    random_fill_uniform(NULL, &drawn, 1, 0, 1);
    return drawn < (float)step->probability;
}

/* A window of the image with black margins of `padding`; drawn unless it fits exactly. */
static void random_crop(const vision_transform *step, raster *image)
{
    int64_t high = image->height + 2 * step->padding, wide = image->width + 2 * step->padding, top = 0,
            left = 0;
    if (high < step->height || wide < step->width)
        py_raise(PY_VALUE_ERROR,
                 "Required crop size (%" PRId64 ", %" PRId64 ") is larger than input image size (%" PRId64
                 ", %" PRId64 ")",
                 step->height, step->width, high, wide);
    if (high != step->height || wide != step->width) {
        top = (int64_t)(random_draw_32(NULL) % (uint32_t)(high - step->height + 1));
        left = (int64_t)(random_draw_32(NULL) % (uint32_t)(wide - step->width + 1));
    }
    raster_window(image, top - step->padding, left - step->padding, step->height, step->width);
}

/* ---- one image on its way: bytes first, an array after ToTensor */

typedef struct passage {
    raster image;
    mx_array array; /* MX_NONE while it is an image */
} passage;

static void to_tensor(passage *p)
{
    const raster *image = &p->image;
    int64_t plane = image->height * image->width;
    float *values = t2m_malloc((size_t)(plane * image->channels + 1) * sizeof(float));
    for (int64_t c = 0; c < image->channels; c++) {
        for (int64_t i = 0; i < plane; i++)
            values[c * plane + i] = (float)image->pixels[i * image->channels + c] / 255.0f;
    }
    p->array = mx_from_owned(values, MX_FLOAT32, MX_DIMS(image->channels, image->height, image->width));
}

static mx_array normalize(const vision_transform *step, mx_array x)
{
    mx_array mean = mx_from_floats(step->mean, MX_DIMS(step->channels, 1, 1));
    mx_array std = mx_from_floats(step->std, MX_DIMS(step->channels, 1, 1));
    return mx_div_array(mx_sub_array(x, mean), std);
}

static void require_tensor(const passage *p, const char *step)
{
    if (mx_is_none(p->array))
        py_raise(PY_TYPE_ERROR, "%s takes a tensor here, got an image: put ToTensor before it", step);
}

static void require_image(const passage *p, const char *step)
{
    if (!mx_is_none(p->array))
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "%s after ToTensor is not supported: put it before", step);
}

static void apply_step(const vision_transform *step, passage *p)
{
    switch (step->kind) {
    case STEP_COMPOSE:
        for (int64_t i = 0; i < step->steps->length; i++)
            apply_step(step->steps->items[i].o, p);
        break;
    case STEP_TO_TENSOR:
        require_image(p, "ToTensor");
        to_tensor(p);
        break;
    case STEP_NORMALIZE:
        require_tensor(p, "Normalize");
        p->array = normalize(step, p->array);
        break;
    case STEP_LAMBDA:
        require_tensor(p, "Lambda");
        p->array = step->function(p->array);
        break;
    case STEP_FLIP:
        if (draws_heads(step) && mx_is_none(p->array))
            raster_flip(&p->image);
        else if (!mx_is_none(p->array))
            require_image(p, "RandomHorizontalFlip");
        break;
    case STEP_CROP:
        require_image(p, "RandomCrop");
        random_crop(step, &p->image);
        break;
    case STEP_CENTER_CROP:
        require_image(p, "CenterCrop");
        center_crop(step, &p->image);
        break;
    case STEP_RESIZE:
        require_image(p, "Resize");
        resize(step, &p->image);
        break;
    }
}

mx_array vision_apply(const vision_transform *transform, raster image)
{
    passage p = {.image = image};
    if (transform != NULL)
        apply_step(transform, &p);
    free(p.image.pixels);
    if (mx_is_none(p.array))
        py_raise(PY_TYPE_ERROR,
                 "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; "
                 "found <class 'PIL.Image.Image'>: give the data set transform=ToTensor()");
    return p.array;
}

/* ---- chains that need no arrays */

typedef struct plain_chain {
    bool resizes, to_tensor;
    const vision_transform *normalize;
} plain_chain;

/* Takes a chain apart; false if it is of another form. */
static bool find_plain(const vision_transform *step, plain_chain *chain)
{
    switch (step->kind) {
    case STEP_COMPOSE:
        for (int64_t i = 0; i < step->steps->length; i++) {
            if (!find_plain(step->steps->items[i].o, chain))
                return false;
        }
        return true;
    case STEP_CENTER_CROP:
    case STEP_RESIZE:
        chain->resizes = true;
        return !chain->to_tensor;
    case STEP_TO_TENSOR:
        if (chain->to_tensor)
            return false;
        return chain->to_tensor = true;
    case STEP_NORMALIZE:
        if (!chain->to_tensor || chain->normalize != NULL)
            return false;
        chain->normalize = step;
        return true;
    default:
        return false;
    }
}

bool vision_table(const vision_transform *transform, int64_t channels, float table[TRANSFORM_CHANNELS][256],
                  bool *resizes)
{
    plain_chain chain = {.resizes = false};
    if (transform == NULL || channels > TRANSFORM_CHANNELS || !find_plain(transform, &chain) ||
        !chain.to_tensor)
        return false;
    const vision_transform *normalize = chain.normalize;
    if (normalize != NULL && normalize->channels != 1 && normalize->channels != channels)
        return false;
    *resizes = chain.resizes;
    for (int64_t c = 0; c < channels; c++) {
        for (int byte = 0; byte < 256; byte++) {
            float value = (float)byte / 255.0f;
            if (normalize != NULL) {
                int64_t k = normalize->channels == 1 ? 0 : c;
                value = (value - normalize->mean[k]) / normalize->std[k];
            }
            table[c][byte] = value;
        }
    }
    return true;
}

void vision_apply_bytes(const vision_transform *transform, raster *image)
{
    if (transform->kind == STEP_RESIZE)
        resize(transform, image);
    else if (transform->kind == STEP_CENTER_CROP)
        center_crop(transform, image);
    for (int64_t i = 0; transform->kind == STEP_COMPOSE && i < transform->steps->length; i++)
        vision_apply_bytes(transform->steps->items[i].o, image);
}
