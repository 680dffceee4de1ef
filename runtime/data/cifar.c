/* CIFAR-10 and CIFAR-100 as they are distributed for Python: folders of pickles, each a dict whose "data" is the bytes of an array of planes
 * (3 x 32 x 32 a row) and whose "labels" or "fine_labels" is a list of ints. Of the pickle only that is looked for (pickled.c). CIFAR-10 is
 * also read in its binary form: cifar-10-batches-bin/data_batch_1.bin ... test_batch.bin, records of a label byte and 3 planes. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "download.h"
#include "images.h"
#include "pickled.h"
#include "t2m/py_error.h"

enum { SIDE = 32, PLANE = SIDE * SIDE, PICTURE = 3 * PLANE, RECORD = 1 + PICTURE };

typedef struct cifar_form {
    const char *archive, *folder, *labels, *names_file, *names;
    const char *train[5], *test[1];
    int train_files;
} cifar_form;

static const cifar_form cifar10 = {
    .archive = "cifar-10-python.tar.gz",
    .folder = "cifar-10-batches-py",
    .labels = "labels",
    .names_file = "batches.meta",
    .names = "label_names",
    .train = {"data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"},
    .test = {"test_batch"},
    .train_files = 5};
static const cifar_form cifar100 = {.archive = "cifar-100-python.tar.gz",
                                    .folder = "cifar-100-python",
                                    .labels = "fine_labels",
                                    .names_file = "meta",
                                    .names = "fine_label_names",
                                    .train = {"train"},
                                    .test = {"test"},
                                    .train_files = 1};

static const char *const names10[] = {"airplane", "automobile", "bird",  "cat",  "deer",
                                      "dog",      "frog",       "horse", "ship", "truck"};
static const data_class class10 = IMAGES_CLASS("CIFAR10");
static const data_class class100 = IMAGES_CLASS("CIFAR100");
static const char *const mirrors[] = {"https://www.cs.toronto.edu/~kriz/", NULL};

/* Planes to pixels. */
static void take_picture(const uint8_t *planes, uint8_t *pixels)
{
    for (int i = 0; i < PLANE; i++) {
        for (int c = 0; c < 3; c++)
            pixels[i * 3 + c] = planes[c * PLANE + i];
    }
}

static void add(image_store *store, const uint8_t *planes, const int64_t *labels, int64_t count)
{
    store->pixels = t2m_realloc(store->pixels, (size_t)(store->count + count) * PICTURE + 1);
    store->labels = t2m_realloc(store->labels, (size_t)(store->count + count) + 1);
    for (int64_t i = 0; i < count; i++) {
        take_picture(planes + i * PICTURE, store->pixels + (store->count + i) * PICTURE);
        store->labels[store->count + i] = (uint8_t)labels[i];
    }
    store->count += count;
}

static void read_pickle(image_store *store, const char *path, const cifar_form *form)
{
    pickled file = pickled_open(path);
    size_t size;
    const uint8_t *planes = pickled_bytes(&file, "data", &size);
    int64_t count;
    int64_t *labels = pickled_ints(&file, form->labels, &count);
    bool is_well = planes != NULL && size == (size_t)count * PICTURE;
    if (is_well)
        add(store, planes, labels, count);
    free(labels);
    pickled_close(&file);
    if (!is_well)
        py_raise(PY_RUNTIME_ERROR, "%s: it has no pictures and labels as CIFAR's files do: replace it by a fresh copy", path);
}

/* ---- the binary form */

static void read_records(image_store *store, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        py_raise_os(errno, path);
    uint8_t record[RECORD];
    size_t got;
    while ((got = fread(record, 1, RECORD, file)) == RECORD) {
        int64_t label = record[0];
        add(store, record + 1, &label, 1);
    }
    fclose(file);
    if (got != 0)
        py_raise(PY_RUNTIME_ERROR, "%s: its last record is cut off: replace it by a fresh copy", path);
}

static bool read_binary(image_store *store, const char *root, bool train)
{
    if (access(py_text(py_str_printf("%s/cifar-10-batches-bin/test_batch.bin", root)), F_OK) != 0)
        return false;
    for (int i = 0; i < (train ? 5 : 1); i++)
        read_records(store, py_text(train ? py_str_printf("%s/cifar-10-batches-bin/data_batch_%d.bin", root, i + 1)
                                          : py_str_printf("%s/cifar-10-batches-bin/test_batch.bin", root)));
    return true;
}

/* ---- */

static void require_files(const char *root, const cifar_form *form, bool download)
{
    const char *last = form->test[0];
    if (access(py_text(py_str_printf("%s/%s/%s", root, form->folder, last)), F_OK) == 0)
        return;
    if (!download)
        py_raise(PY_RUNTIME_ERROR, "Dataset not found or corrupted. You can use download=True to download it");
    data_download(root, form->archive, mirrors);
    data_unpack(py_text(py_str_printf("%s/%s", root, form->archive)), root);
}

/* The names live as long as the program: a set may be made of them again. */
static const char *const *class_names(const char *path, const char *key, int64_t *count)
{
    pickled file = pickled_open(path);
    const char *const *names = pickled_names(&file, key, count);
    pickled_close(&file);
    return names;
}

static dataset *open_set(const char *root, const cifar_form *form, const data_class *class, vision_options options)
{
    bool train = nn_switch_on(options.train, true);
    image_store store = {.height = SIDE, .width = SIDE, .channels = 3, .classes = names10, .class_count = 10, .is_train = train};
    if (form == &cifar10 && read_binary(&store, root, train))
        return images_new(class, store, options.transform);
    require_files(root, form, options.download);
    for (int i = 0; i < (train ? form->train_files : 1); i++) {
        const char *file = train ? form->train[i] : form->test[0];
        read_pickle(&store, py_text(py_str_printf("%s/%s/%s", root, form->folder, file)), form);
    }
    if (form == &cifar100)
        store.classes = class_names(py_text(py_str_printf("%s/%s/%s", root, form->folder, form->names_file)), form->names, &store.class_count);
    return images_new(class, store, options.transform);
}

dataset *vision_cifar10_with(const char *root, vision_options options)
{
    return open_set(root, &cifar10, &class10, options);
}

dataset *vision_cifar100_with(const char *root, vision_options options)
{
    return open_set(root, &cifar100, &class100, options);
}
