/* Data sets of equally large images in memory with one label each. */
#ifndef T2M_IMAGES_H
#define T2M_IMAGES_H

#include "transform.h"

/* What a file reader delivers; memory from malloc, taken over. Pixels are H x W x C a sample. */
typedef struct image_store {
    int64_t count, height, width, channels;
    uint8_t *pixels;
    uint8_t *labels;
    const char *const *classes; /* names, class_count of them */
    int64_t class_count;
    bool is_train; /* made with train=True */
} image_store;

dataset *images_new(const data_class *class, image_store store, vision_transform *transform);

/* The functions of a data_class for such sets. */
int64_t images_length(dataset *self);
data_sample images_get(dataset *self, int64_t index);
int64_t images_gather(dataset *self, const int64_t *indices, int64_t count, struct data_block *blocks);
void images_forget(dataset *self);
#define IMAGES_CLASS(title)                                                                                  \
    {                                                                                                        \
        .name = (title), .length = images_length, .get = images_get, .forget = images_forget,                \
        .gather = images_gather                                                                              \
    }

#endif
