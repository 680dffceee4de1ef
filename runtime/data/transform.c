/* torchvision.transforms. An image goes through the steps as bytes until ToTensor makes it an array; steps that draw do so
 * from the global generator, as torchvision's. */
#include "transform.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

typedef enum step_kind { STEP_COMPOSE, STEP_TO_TENSOR, STEP_NORMALIZE, STEP_LAMBDA, STEP_FLIP, STEP_CROP } step_kind;

struct vision_transform {
    t2m_object object;
    step_kind kind;
    py_list *steps; /* of a Compose: vision_transform */
    int64_t channels; /* of a Normalize; 1 serves all */
    float mean[TRANSFORM_CHANNELS], std[TRANSFORM_CHANNELS];
    mx_array (*function)(mx_array);
    double probability;
    int64_t height, width, padding;
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

vision_transform *vision_normalize(int64_t mean_count, const double *mean, int64_t std_count, const double *std)
{
    if (mean_count != std_count || mean_count < 1 || mean_count > TRANSFORM_CHANNELS)
        py_raise(PY_VALUE_ERROR, "Normalize: %" PRId64 " means and %" PRId64 " standard deviations", mean_count,
                 std_count);
    vision_transform *self = make(STEP_NORMALIZE);
    self->channels = mean_count;
    for (int64_t c = 0; c < mean_count; c++) {
        self->mean[c] = (float)mean[c];
        self->std[c] = (float)std[c];
        if (self->std[c] == 0)
            py_raise(PY_VALUE_ERROR, "std evaluated to zero after conversion to torch.float32, leading to division by "
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
    vision_transform *self = make(STEP_CROP);
    self->height = height;
    self->width = width;
    self->padding = padding;
    return self;
}

/* ---- one image on its way: bytes first (owned), an array after ToTensor */

typedef struct passage {
    uint8_t *pixels;
    int64_t height, width, channels;
    mx_array array; /* MX_NONE while it is an image */
} passage;

static void to_tensor(passage *p)
{
    int64_t plane = p->height * p->width;
    float *values = t2m_malloc((size_t)(plane * p->channels + 1) * sizeof(float));
    for (int64_t c = 0; c < p->channels; c++) {
        for (int64_t i = 0; i < plane; i++)
            values[c * plane + i] = (float)p->pixels[i * p->channels + c] / 255.0f;
    }
    p->array = mx_from_owned(values, MX_FLOAT32, MX_DIMS(p->channels, p->height, p->width));
}

static mx_array normalize(const vision_transform *step, mx_array x)
{
    mx_array mean = mx_from_floats(step->mean, MX_DIMS(step->channels, 1, 1));
    mx_array std = mx_from_floats(step->std, MX_DIMS(step->channels, 1, 1));
    return mx_div_array(mx_sub_array(x, mean), std);
}

static void flip(const vision_transform *step, passage *p)
{
    float drawn;
    random_fill_uniform(NULL, &drawn, 1, 0, 1);
    if (!(drawn < (float)step->probability))
        return;
    if (!mx_is_none(p->array)) {
        p->array = mx_flip(p->array, -1);
        return;
    }
    for (int64_t y = 0; y < p->height; y++) {
        for (int64_t x = 0; x < p->width / 2; x++) {
            uint8_t *left = p->pixels + (y * p->width + x) * p->channels;
            uint8_t *right = p->pixels + (y * p->width + p->width - 1 - x) * p->channels;
            for (int64_t c = 0; c < p->channels; c++) {
                uint8_t kept = left[c];
                left[c] = right[c];
                right[c] = kept;
            }
        }
    }
}

/* A window of the image with black margins of `padding`; drawn unless it fits exactly. */
static void crop(const vision_transform *step, passage *p)
{
    if (!mx_is_none(p->array))
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "RandomCrop after ToTensor is not supported: put it before");
    int64_t high = p->height + 2 * step->padding, wide = p->width + 2 * step->padding, top = 0, left = 0;
    if (high < step->height || wide < step->width)
        py_raise(PY_VALUE_ERROR,
                 "Required crop size (%" PRId64 ", %" PRId64 ") is larger than input image size (%" PRId64 ", %" PRId64
                 ")",
                 step->height, step->width, high, wide);
    if (high != step->height || wide != step->width) {
        top = (int64_t)(random_draw_32(NULL) % (uint32_t)(high - step->height + 1));
        left = (int64_t)(random_draw_32(NULL) % (uint32_t)(wide - step->width + 1));
    }
    uint8_t *window = t2m_malloc((size_t)(step->height * step->width * p->channels + 1));
    for (int64_t y = 0; y < step->height; y++) {
        for (int64_t x = 0; x < step->width; x++) {
            int64_t from_y = y + top - step->padding, from_x = x + left - step->padding;
            bool inside = from_y >= 0 && from_y < p->height && from_x >= 0 && from_x < p->width;
            uint8_t *to = window + (y * step->width + x) * p->channels;
            if (inside)
                memcpy(to, p->pixels + (from_y * p->width + from_x) * p->channels, (size_t)p->channels);
            else
                memset(to, 0, (size_t)p->channels);
        }
    }
    free(p->pixels);
    p->pixels = window;
    p->height = step->height;
    p->width = step->width;
}

static void require_tensor(const passage *p, const char *step)
{
    if (mx_is_none(p->array))
        py_raise(PY_TYPE_ERROR, "%s takes a tensor here, got an image: put ToTensor before it", step);
}

static void apply_step(const vision_transform *step, passage *p)
{
    switch (step->kind) {
    case STEP_COMPOSE:
        for (int64_t i = 0; i < step->steps->length; i++)
            apply_step(step->steps->items[i].o, p);
        break;
    case STEP_TO_TENSOR:
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
        flip(step, p);
        break;
    case STEP_CROP:
        crop(step, p);
        break;
    }
}

mx_array vision_apply(const vision_transform *transform, vision_image image)
{
    size_t size = (size_t)(image.height * image.width * image.channels);
    passage p = {.pixels = t2m_malloc(size + 1), .height = image.height, .width = image.width,
                 .channels = image.channels};
    memcpy(p.pixels, image.pixels, size);
    if (transform != NULL)
        apply_step(transform, &p);
    free(p.pixels);
    if (mx_is_none(p.array))
        py_raise(PY_TYPE_ERROR, "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; "
                                "found <class 'PIL.Image.Image'>: give the data set transform=ToTensor()");
    return p.array;
}

/* ---- the table */

/* Flattens a chain into at most ToTensor, Normalize; false if it is anything else. */
static bool find_plain(const vision_transform *step, bool *to_tensor, const vision_transform **normalize)
{
    switch (step->kind) {
    case STEP_COMPOSE:
        for (int64_t i = 0; i < step->steps->length; i++) {
            if (!find_plain(step->steps->items[i].o, to_tensor, normalize))
                return false;
        }
        return true;
    case STEP_TO_TENSOR:
        if (*to_tensor)
            return false;
        return *to_tensor = true;
    case STEP_NORMALIZE:
        if (!*to_tensor || *normalize != NULL)
            return false;
        *normalize = step;
        return true;
    default:
        return false;
    }
}

bool vision_table(const vision_transform *transform, int64_t channels, float table[TRANSFORM_CHANNELS][256])
{
    bool to_tensor = false;
    const vision_transform *normalize = NULL;
    if (transform == NULL || channels > TRANSFORM_CHANNELS || !find_plain(transform, &to_tensor, &normalize) ||
        !to_tensor)
        return false;
    if (normalize != NULL && normalize->channels != 1 && normalize->channels != channels)
        return false;
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
