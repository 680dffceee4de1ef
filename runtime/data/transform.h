/* Transforms as the image data sets use them. */
#ifndef T2M_TRANSFORM_H
#define T2M_TRANSFORM_H

#include "image.h"
#include "t2m/vision.h"

enum { TRANSFORM_CHANNELS = 4 };

typedef struct transform_class {
    const char *name;
    void (*image)(const vision_transform *self, raster *image);        /* NULL: it takes no images */
    mx_array (*tensor)(const vision_transform *self, mx_array x);       /* NULL: it takes no tensors */
    bool draws;
} transform_class;

/* A step. What the fields mean is each class's affair. */
struct vision_transform {
    t2m_object object;
    const transform_class *class;
    py_list *steps;   /* of those made of others: vision_transform */
    int64_t channels; /* of a Normalize; 1 serves all */
    float mean[TRANSFORM_CHANNELS], std[TRANSFORM_CHANNELS];
    double probability;
    int64_t height, width; /* width 0 of a Resize: height is the shorter side */
    int64_t sides[4];      /* margins: left, top, right, bottom */
    vision_range range[4];
    raster_filter filter;
    raster_margin margin;
    uint8_t fill[TRANSFORM_CHANNELS];
    mx_dtype dtype;
    bool expands, pads_if_needed;
};

vision_transform *transform_new(const transform_class *class);
/* ValueError unless sizes are possible ones; width 0 passes. */
vision_transform *transform_new_sized(const transform_class *class, int64_t height, int64_t width);
vision_transform *transform_new_of(const transform_class *class, const py_list *steps);

/* An image or, after ToTensor, an array. */
typedef struct passage {
    raster image;
    mx_array array; /* MX_NONE while it is an image */
} passage;
void transform_apply(const vision_transform *step, passage *p);

/* Draws of the global generator, as torchvision makes them. */
double transform_uniform(double low, double high);
int64_t transform_below(int64_t count);
bool transform_heads(double probability); /* torch.rand(1) < probability */

/* torchvision's resizing of a float tensor (..., H, W): bilinear or bicubic, with antialiasing. */
mx_array tensor_resize(mx_array x, int64_t height, int64_t width, raster_filter filter);

/* The whole chain on one image, which is taken over: an array of the current pool. TypeError if it does not
 * end in a tensor. */
mx_array vision_apply(const vision_transform *transform, raster image);

/* Whether the chain is: steps on bytes that draw nothing, ToTensor, perhaps Normalize. Then a batch can be
 * made without arrays: vision_apply_bytes, and a table that gives each byte of a channel its result.
 * *resizes: there are such steps. */
bool vision_table(const vision_transform *transform, int64_t channels, float table[TRANSFORM_CHANNELS][256],
                  bool *resizes);
void vision_apply_bytes(const vision_transform *transform, raster *image);

#endif
