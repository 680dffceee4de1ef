/* Images in memory: samples one by one through the transform, or whole batches through a table of bytes. */
#include "images.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

typedef struct image_set {
    dataset base;
    image_store store;
    vision_transform *transform;
    bool has_table, resizes; /* see vision_table */
    float table[TRANSFORM_CHANNELS][256];
} image_set;

dataset *images_new(const data_class *class, image_store store, vision_transform *transform)
{
    image_set *self = DATA_NEW(image_set, class);
    self->store = store;
    t2m_set(&self->transform, transform);
    self->has_table = vision_table(transform, store.channels, self->table, &self->resizes);
    return &self->base;
}

int64_t images_length(dataset *self)
{
    return ((image_set *)self)->store.count;
}

static int64_t image_size(const image_store *store)
{
    return store->height * store->width * store->channels;
}

data_sample images_get(dataset *self, int64_t index)
{
    image_set *set = (image_set *)self;
    const image_store *store = &set->store;
    raster image =
        raster_copy(store->pixels + index * image_size(store), store->height, store->width, store->channels);
    mx_array x = vision_apply(set->transform, image);
    return DATA_SAMPLE(x, (int64_t)store->labels[index]);
}

static void look_up(const image_set *set, const uint8_t *pixels, int64_t plane, float *out)
{
    const image_store *store = &set->store;
    if (store->channels == 1) { /* the common case, without the stride */
        const float *table = set->table[0];
        for (int64_t i = 0; i < plane; i++)
            out[i] = table[pixels[i]];
        return;
    }
    for (int64_t c = 0; c < store->channels; c++) {
        const float *table = set->table[c];
        for (int64_t i = 0; i < plane; i++)
            out[c * plane + i] = table[pixels[i * store->channels + c]];
    }
}

static data_block new_block(const image_store *store, int64_t count, int64_t height, int64_t width)
{
    mx_dims shape = MX_DIMS(count, store->channels, height, width);
    size_t size = (size_t)(count * store->channels * height * width);
    return (data_block){
        .memory = t2m_malloc((size + 1) * sizeof(float)), .dtype = MX_FLOAT32, .shape = shape};
}

static data_block plain_images(const image_set *set, const int64_t *indices, int64_t count)
{
    const image_store *store = &set->store;
    data_block block = new_block(store, count, store->height, store->width);
    int64_t size = image_size(store);
    for (int64_t i = 0; i < count; i++)
        look_up(set, store->pixels + indices[i] * size, store->height * store->width,
                (float *)block.memory + i * size);
    return block;
}

/* Images that are resized or cut on the way: all come out equally large, since all went in so. */
static data_block resized_images(const image_set *set, const int64_t *indices, int64_t count)
{
    const image_store *store = &set->store;
    data_block block = {.memory = NULL};
    for (int64_t i = 0; i < count; i++) {
        raster image = raster_copy(store->pixels + indices[i] * image_size(store), store->height,
                                   store->width, store->channels);
        vision_apply_bytes(set->transform, &image);
        int64_t plane = image.height * image.width;
        if (i == 0)
            block = new_block(store, count, image.height, image.width);
        look_up(set, image.pixels, plane, (float *)block.memory + i * plane * store->channels);
        free(image.pixels);
    }
    return block;
}

int64_t images_gather(dataset *self, const int64_t *indices, int64_t count, struct data_block *blocks)
{
    const image_set *set = (const image_set *)self;
    const image_store *store = &set->store;
    if (!set->has_table)
        return 0;
    int64_t *labels = t2m_malloc((size_t)(count + 1) * sizeof(int64_t));
    for (int64_t i = 0; i < count; i++)
        labels[i] = store->labels[indices[i]];
    blocks[0] = set->resizes ? resized_images(set, indices, count) : plain_images(set, indices, count);
    blocks[1] = (data_block){.memory = labels, .dtype = MX_INT64, .shape = MX_DIMS(count)};
    return 2;
}

void images_forget(dataset *self)
{
    image_set *set = (image_set *)self;
    free(set->store.pixels);
    free(set->store.labels);
    t2m_release(set->transform);
}

/* ---- what scripts ask of a vision data set */

static const image_set *require_images(dataset *set, const char *attribute)
{
    if (set->class->gather != images_gather)
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", set->class->name, attribute);
    return (const image_set *)set;
}

mx_array vision_targets(dataset *set)
{
    const image_store *store = &require_images(set, "targets")->store;
    int64_t *labels = t2m_malloc((size_t)(store->count + 1) * sizeof(int64_t));
    for (int64_t i = 0; i < store->count; i++)
        labels[i] = store->labels[i];
    return mx_from_owned(labels, MX_INT64, MX_DIMS(store->count));
}

mx_array vision_data(dataset *set)
{
    const image_store *store = &require_images(set, "data")->store;
    mx_dims shape = MX_DIMS(store->count, store->height, store->width, store->channels);
    if (store->channels == 1)
        shape.count = 3;
    return mx_from_data(store->pixels, MX_UINT8, shape);
}

bool vision_train(dataset *set)
{
    return require_images(set, "train")->store.is_train;
}

py_list *vision_classes(dataset *set)
{
    const image_store *store = &require_images(set, "classes")->store;
    py_list *names = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < store->class_count; i++)
        py_list_append(names, py_of(py_str_printf("%s", store->classes[i])));
    return names;
}

vision_image *vision_image_at(dataset *set, int64_t index)
{
    const image_store *store = &require_images(set, "data")->store;
    index += index < 0 ? store->count : 0;
    if (index < 0 || index >= store->count)
        py_raise(PY_INDEX_ERROR, "index %" PRId64 " is out of bounds for dimension 0 with size %" PRId64, index, store->count);
    return image_of(raster_copy(store->pixels + index * image_size(store), store->height, store->width, store->channels));
}

int64_t vision_target_at(dataset *set, int64_t index)
{
    const image_store *store = &require_images(set, "targets")->store;
    return store->labels[index < 0 ? index + store->count : index];
}

np_array *vision_array(dataset *set)
{
    return np_of_tensor(vision_data(set));
}
