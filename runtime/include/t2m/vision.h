/* torchvision: data sets of images from the files that users have, and transforms. */
#ifndef T2M_VISION_H
#define T2M_VISION_H

#include "t2m/data.h"

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
/* transforms.Lambda(function): array to array. */
vision_transform *vision_lambda(mx_array (*function)(mx_array));
/* transforms.RandomHorizontalFlip(p), transforms.RandomCrop((h, w), padding): draw from the global generator; crops before
 * ToTensor only. */
vision_transform *vision_random_horizontal_flip(double probability);
vision_transform *vision_random_crop(int64_t height, int64_t width, int64_t padding);
/* transforms.CenterCrop((h, w)); transforms.Resize((h, w)), and Resize(size) with width 0: the shorter side. Bilinear, as
 * PIL: to the bit where the proportions are kept. Before ToTensor only. ValueError for sizes below 1. */
vision_transform *vision_center_crop(int64_t height, int64_t width);
vision_transform *vision_resize(int64_t height, int64_t width);

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
/* root/cifar-10-batches-py (or -bin) */
#define vision_cifar10(root, ...) vision_cifar10_with((root), VISION(__VA_ARGS__))
dataset *vision_mnist_with(const char *root, vision_options options);
dataset *vision_fashion_mnist_with(const char *root, vision_options options);
dataset *vision_kmnist_with(const char *root, vision_options options);
dataset *vision_cifar10_with(const char *root, vision_options options);

/* ---- pictures: torchvision.utils. images: (N, C, H, W), or fewer dimensions; one channel becomes three. */
typedef struct vision_grid_options {
    char unused_;
    nn_int nrow, padding; /* 8, 2 */
    bool normalize, scale_each;
    nn_real low, high; /* value_range; else the least and greatest value */
    double pad_value;
} vision_grid_options;
#define VISION_GRID(...) ((vision_grid_options){.unused_ = 0, __VA_ARGS__})
/* A float32 (3, height, width) array. TypeError if `images` has no or too many dimensions. */
#define vision_make_grid(images, ...) vision_make_grid_with((images), VISION_GRID(__VA_ARGS__))
mx_array vision_make_grid_with(mx_array images, vision_grid_options options);
/* Writes it as PNG: ValueError unless it has 3 or 4 channels, OSError if the file cannot be written. */
#define vision_save_image(images, path, ...) vision_save_image_with((images), (path), VISION_GRID(__VA_ARGS__))
void vision_save_image_with(mx_array images, const char *path, vision_grid_options options);

/* dataset.targets as an int64 array, dataset.data as uint8 (N, H, W), dataset.classes as a list of str. */
mx_array vision_targets(dataset *set);
mx_array vision_data(dataset *set);
py_list *vision_classes(dataset *set);

#endif
