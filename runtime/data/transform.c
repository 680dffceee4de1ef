/* torchvision.transforms: the steps as objects, Compose, and those that make tensors. An image goes through the steps as bytes until
 * ToTensor makes it an array. Steps that change the shape are in transform_shape.c, those of colours in transform_colour.c, those that
 * choose among others in transform_choose.c. */
#include "transform.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

static void destroy(void *object)
{
    t2m_release(((vision_transform *)object)->steps);
}

const t2m_kind vision_transform_kind = {.name = "Transform", .destroy = destroy};

vision_transform *transform_new(const transform_class *class)
{
    vision_transform *self = T2M_NEW(vision_transform, &vision_transform_kind);
    self->class = class;
    return self;
}

vision_transform *transform_new_sized(const transform_class *class, int64_t height, int64_t width)
{
    enum { MOST = 1 << 15 };
    if (height <= 0 || width < 0 || height > MOST || width > MOST)
        py_raise(PY_VALUE_ERROR,
                 "a transform's size must be between 1 and %d, got (%" PRId64 ", %" PRId64 ")", MOST, height,
                 width);
    vision_transform *self = transform_new(class);
    self->height = height;
    self->width = width;
    return self;
}

vision_transform *transform_new_of(const transform_class *class, const py_list *steps)
{
    vision_transform *self = transform_new(class);
    for (int64_t i = 0; i < steps->length; i++) {
        const t2m_object *step = steps->items[i].o;
        if (step == NULL || step->kind != &vision_transform_kind)
            py_raise(PY_TYPE_ERROR, "%s takes transforms", class->name);
    }
    t2m_set(&self->steps, py_list_copy(steps));
    return self;
}

vision_range vision_range_of(int64_t count, const double *values)
{
    vision_range range = {.count = count > 4 ? 4 : count};
    memcpy(range.at, values, (size_t)range.count * sizeof(double));
    return range;
}

double transform_uniform(double low, double high)
{
    float drawn;
    random_fill_uniform(NULL, &drawn, 1, low, high);
    return (double)drawn;
}

int64_t transform_below(int64_t count)
{
    return (int64_t)(random_draw_32(NULL) % (uint32_t)count);
}

bool transform_heads(double probability)
{
    return (float)transform_uniform(0, 1) < (float)probability;
}

/* ---- the steps that change between images and arrays */

static const transform_class compose_class = {.name = "Compose"};
static const transform_class to_tensor_class = {.name = "ToTensor"};
static const transform_class pil_to_tensor_class = {.name = "PILToTensor"};
static const transform_class to_pil_class = {.name = "ToPILImage"};

vision_transform *vision_compose_list(const py_list *steps)
{
    return transform_new_of(&compose_class, steps);
}

vision_transform *vision_to_tensor(void)
{
    return transform_new(&to_tensor_class);
}

vision_transform *vision_pil_to_tensor(void)
{
    return transform_new(&pil_to_tensor_class);
}

vision_transform *vision_to_pil_image(void)
{
    return transform_new(&to_pil_class);
}

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

static void to_bytes(passage *p)
{
    vision_image image = {.raster = p->image};
    p->array = image_bytes(&image);
}

static void require_image(const passage *p)
{
    if (!mx_is_none(p->array))
        py_raise(PY_TYPE_ERROR, "pic should be PIL Image or ndarray. Got <class 'torch.Tensor'>");
}

static void to_image(passage *p)
{
    if (mx_is_none(p->array))
        py_raise(PY_TYPE_ERROR, "pic should be Tensor or ndarray. Got <class 'PIL.Image.Image'>.");
    p->image = image_raster(image_of_tensor(p->array));
    p->array = MX_NONE;
}

/* Any other step, which stays with images or with arrays. */
static void change(const vision_transform *step, passage *p)
{
    const transform_class *class = step->class;
    if (!mx_is_none(p->array)) {
        if (class->tensor == NULL)
            py_raise(PY_NOT_IMPLEMENTED_ERROR, "%s after ToTensor is not supported: put it before", class->name);
        p->array = class->tensor(step, p->array);
        return;
    }
    if (class->image == NULL)
        py_raise(PY_TYPE_ERROR, "img should be Tensor Image. Got <class 'PIL.Image.Image'>");
    class->image(step, &p->image);
}

void transform_apply(const vision_transform *step, passage *p)
{
    if (step->class == &compose_class) {
        for (int64_t i = 0; i < step->steps->length; i++)
            transform_apply(step->steps->items[i].o, p);
    } else if (step->class == &to_tensor_class) {
        require_image(p);
        to_tensor(p);
    } else if (step->class == &pil_to_tensor_class) {
        require_image(p);
        to_bytes(p);
    } else if (step->class == &to_pil_class) {
        to_image(p);
    } else {
        change(step, p);
    }
}

/* ---- Normalize */

static mx_array normalize(const vision_transform *step, mx_array x)
{
    mx_array mean = mx_from_floats(step->mean, MX_DIMS(step->channels, 1, 1));
    mx_array std = mx_from_floats(step->std, MX_DIMS(step->channels, 1, 1));
    return mx_div_array(mx_sub_array(x, mean), std);
}

static const transform_class normalize_class = {.name = "Normalize", .tensor = normalize};

vision_transform *vision_normalize(int64_t mean_count, const double *mean, int64_t std_count,
                                   const double *std)
{
    if (mean_count != std_count || mean_count < 1 || mean_count > TRANSFORM_CHANNELS)
        py_raise(PY_VALUE_ERROR, "Normalize: %" PRId64 " means and %" PRId64 " standard deviations",
                 mean_count, std_count);
    vision_transform *self = transform_new(&normalize_class);
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

/* ---- what data sets and scripts ask for */

mx_array vision_apply(const vision_transform *transform, raster image)
{
    passage p = {.image = image};
    if (transform != NULL)
        transform_apply(transform, &p);
    free(p.image.pixels);
    if (mx_is_none(p.array))
        py_raise(PY_TYPE_ERROR,
                 "default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; "
                 "found <class 'PIL.Image.Image'>: give the data set transform=ToTensor()");
    return p.array;
}

mx_array vision_tensor_of(const vision_transform *transform, const vision_image *image)
{
    return vision_apply(transform, image_raster(image));
}

vision_image *vision_image_of(const vision_transform *transform, const vision_image *image)
{
    passage p = {.image = image_raster(image)};
    transform_apply(transform, &p);
    if (!mx_is_none(p.array)) {
        free(p.image.pixels);
        py_raise(PY_TYPE_ERROR, "a picture is expected of these transforms, not a tensor");
    }
    return image_of(p.image);
}

mx_array vision_tensor(const vision_transform *transform, mx_array x)
{
    passage p = {.array = x};
    transform_apply(transform, &p);
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
    if (step->class == &compose_class) {
        for (int64_t i = 0; i < step->steps->length; i++) {
            if (!find_plain(step->steps->items[i].o, chain))
                return false;
        }
        return true;
    }
    if (step->class == &to_tensor_class) {
        if (chain->to_tensor)
            return false;
        return chain->to_tensor = true;
    }
    if (step->class == &normalize_class) {
        if (!chain->to_tensor || chain->normalize != NULL)
            return false;
        chain->normalize = step;
        return true;
    }
    chain->resizes = true;
    return !chain->to_tensor && step->class->image != NULL && !step->class->draws;
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
    if (transform->class->image != NULL)
        transform->class->image(transform, image);
    for (int64_t i = 0; transform->class == &compose_class && i < transform->steps->length; i++)
        vision_apply_bytes(transform->steps->items[i].o, image);
}
