/* MNIST, FashionMNIST, KMNIST: root/<name>/raw/<four IDX files>, plain or gzipped. */
#include <inttypes.h>
#include <stdlib.h>

#include "download.h"
#include "idx.h"
#include "images.h"
#include "t2m/py_error.h"

typedef struct mnist_kind {
    const char *folder;
    data_class class;
    const char *classes[10];
    const char *mirrors[3]; /* the last is NULL */
} mnist_kind;

static const mnist_kind mnist = {
    .folder = "MNIST",
    .class = IMAGES_CLASS("MNIST"),
    .classes = {"0 - zero", "1 - one", "2 - two", "3 - three", "4 - four", "5 - five", "6 - six", "7 - seven",
                "8 - eight", "9 - nine"},
    .mirrors = {"https://ossci-datasets.s3.amazonaws.com/mnist/", "http://yann.lecun.com/exdb/mnist/"},
};
static const mnist_kind fashion_mnist = {
    .folder = "FashionMNIST",
    .class = IMAGES_CLASS("FashionMNIST"),
    .classes = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
                "Ankle boot"},
    .mirrors = {"http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"},
};
static const mnist_kind kmnist = {
    .folder = "KMNIST",
    .class = IMAGES_CLASS("KMNIST"),
    .classes = {"o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"},
    .mirrors = {"http://codh.rois.ac.jp/kmnist/dataset/kmnist/"},
};

static idx_file read_part(const mnist_kind *kind, const char *root, const char *file, int dims, bool download)
{
    const char *folder = py_text(py_str_printf("%s/%s/raw", root, kind->folder));
    const char *path = py_text(py_str_printf("%s/%s", folder, file));
    idx_file part;
    if (idx_read(path, dims, &part))
        return part;
    if (!download)
        py_raise(PY_RUNTIME_ERROR, "Dataset not found. You can use download=True to download it (no %s or %s.gz)", path, path);
    data_download(folder, py_text(py_str_printf("%s.gz", file)), kind->mirrors);
    if (!idx_read(path, dims, &part))
        py_raise(PY_RUNTIME_ERROR, "%s.gz disappeared while it was read", path);
    return part;
}

static dataset *load(const mnist_kind *kind, const char *root, vision_options options)
{
    bool train = nn_switch_on(options.train, true);
    idx_file images = read_part(kind, root, train ? "train-images-idx3-ubyte" : "t10k-images-idx3-ubyte", 3, options.download);
    idx_file labels = read_part(kind, root, train ? "train-labels-idx1-ubyte" : "t10k-labels-idx1-ubyte", 1, options.download);
    if (images.size[0] != labels.size[0])
        py_raise(PY_RUNTIME_ERROR,
                 "%s/%s/raw: %" PRId64 " images but %" PRId64 " labels: the files do not belong together",
                 root, kind->folder, images.size[0], labels.size[0]);
    image_store store = {.count = images.size[0],
                         .height = images.size[1],
                         .width = images.size[2],
                         .channels = 1,
                         .pixels = images.data,
                         .labels = labels.data,
                         .classes = kind->classes,
                         .class_count = 10,
                         .is_train = train};
    return images_new(&kind->class, store, options.transform);
}

dataset *vision_mnist_with(const char *root, vision_options options)
{
    return load(&mnist, root, options);
}

dataset *vision_fashion_mnist_with(const char *root, vision_options options)
{
    return load(&fashion_mnist, root, options);
}

dataset *vision_kmnist_with(const char *root, vision_options options)
{
    return load(&kmnist, root, options);
}
