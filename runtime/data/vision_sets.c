/* Data sets of pictures by name, and their samples before any transform: what classes in rules/torchvision/datasets.py are made of. */
#include <inttypes.h>
#include <string.h>

#include "image.h"
#include "images.h"
#include "t2m/py_error.h"

dataset *vision_stored(py_str name, const char *root, bool train, bool download)
{
    static const struct {
        const char *name;
        dataset *(*open)(const char *root, vision_options options);
    } sets[] = {{"MNIST", vision_mnist_with},
                {"FashionMNIST", vision_fashion_mnist_with},
                {"KMNIST", vision_kmnist_with},
                {"CIFAR10", vision_cifar10_with},
                {"CIFAR100", vision_cifar100_with}};
    vision_options options = {.train = NN_SWITCH(train), .download = download};
    for (size_t i = 0; i < sizeof sets / sizeof sets[0]; i++) {
        if (strcmp(sets[i].name, name->text) == 0)
            return sets[i].open(root, options);
    }
    T2M_BUG("no such data set");
}
