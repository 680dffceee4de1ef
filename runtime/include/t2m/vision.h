/* torchvision: data sets of images from the files that users have, and transforms. */
#ifndef T2M_VISION_H
#define T2M_VISION_H

#include "t2m/data.h"
#include "t2m/image.h"

/* ---- transforms: steps from a stored image (8 bit, H x W x C) to an array. Objects of the current pool. */
typedef struct vision_transform vision_transform;
extern const t2m_kind vision_transform_kind;

/* transforms.Compose([a, b]): `vision_compose(vision_to_tensor(), vision_normalize(...))`, or a PY_OBJECT list. */
#define vision_compose(...)                                                                                  \
    vision_compose_list(py_list_of_objects((const void *const[]){__VA_ARGS__},                               \
                                           sizeof((const void *const[]){__VA_ARGS__}) / sizeof(void *)))
vision_transform *vision_compose_list(const py_list *steps);
/* transforms.ToTensor(): float32 (C, H, W) in 0..1. */
vision_transform *vision_to_tensor(void);
/* transforms.Normalize((m, ...), (s, ...)): `vision_normalize(1, (const double[]){0.5}, 1, (const double[]){0.5})`. */
vision_transform *vision_normalize(int64_t mean_count, const double *mean, int64_t std_count, const double *std);
/* transforms.PILToTensor(): uint8 (C, H, W). */
vision_transform *vision_pil_to_tensor(void);
vision_transform *vision_to_pil_image(void);

/* A number or a pair of them, as many options take: `VISION_RANGE(2, (const double[]){0.8, 1.2})`. */
typedef struct vision_range {
    int64_t count; /* 0: not given */
    double at[4];
} vision_range;
vision_range vision_range_of(int64_t count, const double *values);
#define VISION_RANGE(...) vision_range_of(__VA_ARGS__)
#define VISION_NUMBER(x) vision_range_of(1, (const double[]){x})

/* What transforms of images take besides. */
typedef struct vision_step_options {
    char unused_;
    nn_int interpolation; /* IMAGE_BILINEAR where sizes change, else IMAGE_NEAREST */
    vision_range scale, ratio, translate, shear;
    vision_range fill;
    vision_range brightness, contrast, saturation, hue;
    nn_real p; /* 0.5 */
    py_str padding_mode;
    bool expand, pad_if_needed, random_value;
} vision_step_options;
#define VISION_STEP(...) ((vision_step_options){.unused_ = 0, __VA_ARGS__})

/* Mirrors; windows of a size (padding: one, two or four numbers). All that draw do so from the global generator. */
vision_transform *vision_random_horizontal_flip(double probability);
vision_transform *vision_random_vertical_flip(double probability);
vision_transform *vision_random_crop(int64_t height, int64_t width, int64_t padding);
#define vision_random_crop_padded(height, width, padding, ...) vision_random_crop_padded_with((height), (width), (padding), VISION_STEP(__VA_ARGS__))
vision_transform *vision_random_crop_padded_with(int64_t height, int64_t width, vision_range padding, vision_step_options options);
vision_transform *vision_center_crop(int64_t height, int64_t width);
#define vision_pad(padding, ...) vision_pad_with((padding), VISION_STEP(__VA_ARGS__))
vision_transform *vision_pad_with(vision_range padding, vision_step_options options);
/* transforms.Resize((h, w)), and Resize(size) with width 0: the shorter side. ValueError for sizes below 1. */
#define vision_resize(height, width, ...) vision_resize_with((height), (width), VISION_STEP(__VA_ARGS__))
vision_transform *vision_resize_with(int64_t height, int64_t width, vision_step_options options);
#define vision_random_resized_crop(height, width, ...) vision_random_resized_crop_with((height), (width), VISION_STEP(__VA_ARGS__))
vision_transform *vision_random_resized_crop_with(int64_t height, int64_t width, vision_step_options options);
#define vision_random_rotation(degrees, ...) vision_random_rotation_with((degrees), VISION_STEP(__VA_ARGS__))
vision_transform *vision_random_rotation_with(vision_range degrees, vision_step_options options);
#define vision_random_affine(degrees, ...) vision_random_affine_with((degrees), VISION_STEP(__VA_ARGS__))
vision_transform *vision_random_affine_with(vision_range degrees, vision_step_options options);
/* Colours. Grayscale gives one channel or three. */
#define vision_color_jitter(...) vision_color_jitter_with(VISION_STEP(__VA_ARGS__))
vision_transform *vision_color_jitter_with(vision_step_options options);
vision_transform *vision_grayscale(int64_t channels);
vision_transform *vision_random_grayscale(double probability);
vision_transform *vision_random_invert(double probability);
/* Of a tensor: a rectangle of it becomes one value, or noise. */
#define vision_random_erasing(...) vision_random_erasing_with(VISION_STEP(__VA_ARGS__))
vision_transform *vision_random_erasing_with(vision_step_options options);
/* Of a tensor: another dtype; scales: bytes become 0..1. */
vision_transform *vision_to_dtype(mx_dtype dtype, bool scales);
/* Others at random: all of them with a probability, one of them, all in another order (these two draw from Python's random). */
vision_transform *vision_random_apply(const py_list *steps, double probability);
vision_transform *vision_random_choice(const py_list *steps);
vision_transform *vision_random_order(const py_list *steps);

/* transform(x): of a picture, giving a tensor or a picture; of a tensor. TypeError if the chain ends in the other. */
mx_array vision_tensor_of(const vision_transform *transform, const vision_image *image);
vision_image *vision_image_of(const vision_transform *transform, const vision_image *image);
mx_array vision_tensor(const vision_transform *transform, mx_array x);

/* ---- data sets, in torchvision's layout under root. Files that are missing are fetched with download (from
 * torchvision's addresses, or $T2M_DATA_MIRROR); without it, or where that fails, RuntimeError says which file is missing. */
typedef struct vision_options {
    char unused_;
    nn_switch train; /* on */
    vision_transform *transform;
    bool download;
} vision_options;
#define VISION(...) ((vision_options){.unused_ = 0, __VA_ARGS__})
/* datasets.MNIST(root, ...): `vision_mnist(root, .train = NN_OFF, .transform = t)`; root/MNIST/raw/...-ubyte[.gz] */
#define vision_mnist(root, ...) vision_mnist_with((root), VISION(__VA_ARGS__))
#define vision_fashion_mnist(root, ...) vision_fashion_mnist_with((root), VISION(__VA_ARGS__))
#define vision_kmnist(root, ...) vision_kmnist_with((root), VISION(__VA_ARGS__))
/* root/cifar-10-batches-py (or -bin), root/cifar-100-python */
#define vision_cifar10(root, ...) vision_cifar10_with((root), VISION(__VA_ARGS__))
#define vision_cifar100(root, ...) vision_cifar100_with((root), VISION(__VA_ARGS__))
dataset *vision_mnist_with(const char *root, vision_options options);
dataset *vision_fashion_mnist_with(const char *root, vision_options options);
dataset *vision_kmnist_with(const char *root, vision_options options);
dataset *vision_cifar10_with(const char *root, vision_options options);
dataset *vision_cifar100_with(const char *root, vision_options options);
/* One of these by its class's name, without a transform; its samples before any transform. IndexError. */
dataset *vision_stored(py_str name, const char *root, bool train, bool download);
vision_image *vision_image_at(dataset *set, int64_t index);
int64_t vision_target_at(dataset *set, int64_t index);
np_array *vision_array(dataset *set); /* dataset.data of CIFAR: uint8 (N, H, W, C) */

/* ---- pictures: torchvision.utils. images: (N, C, H, W), or fewer dimensions; one channel becomes three. */
typedef struct vision_grid_options {
    char unused_;
    nn_int nrow, padding; /* 8, 2 */
    bool normalize, scale_each;
    vision_range range; /* value_range; else the least and greatest value */
    double pad_value;
} vision_grid_options;
#define VISION_GRID(...) ((vision_grid_options){.unused_ = 0, __VA_ARGS__})
/* A float32 (3, height, width) array. TypeError if `images` has no or too many dimensions. */
#define vision_make_grid(images, ...) vision_make_grid_with((images), VISION_GRID(__VA_ARGS__))
mx_array vision_make_grid_with(mx_array images, vision_grid_options options);
/* Writes it as what the path ends in says (image_save). */
#define vision_save_image(images, path, ...) vision_save_image_with((images), (path), VISION_GRID(__VA_ARGS__))
void vision_save_image_with(mx_array images, const char *path, vision_grid_options options);

/* dataset.targets as an int64 array, dataset.data as uint8 (N, H, W), dataset.classes as a list of str; dataset.train. */
mx_array vision_targets(dataset *set);
mx_array vision_data(dataset *set);
py_list *vision_classes(dataset *set);
bool vision_train(dataset *set);

#endif
