/* CIFAR-10 in its binary form: root/cifar-10-batches-bin/data_batch_1.bin ... test_batch.bin, each 10000
 * records of a label byte and 3 planes of 32 x 32 bytes. (The form for Python is a pickle, which is not
 * read.) */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "images.h"
#include "t2m/py_error.h"

enum { SIDE = 32, PLANE = SIDE * SIDE, RECORD = 1 + 3 * PLANE, RECORDS = 10000 };

static const char *const names[] = {"airplane", "automobile", "bird",  "cat",  "deer",
                                    "dog",      "frog",       "horse", "ship", "truck"};
static const data_class class = IMAGES_CLASS("CIFAR10");

/* Planes to pixels. */
static void take_record(const uint8_t *record, uint8_t *pixels, uint8_t *label)
{
    *label = record[0];
    for (int i = 0; i < PLANE; i++) {
        for (int c = 0; c < 3; c++)
            pixels[i * 3 + c] = record[1 + c * PLANE + i];
    }
}

static void read_batch(const char *path, uint8_t *pixels, uint8_t *labels)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL && errno == ENOENT)
        py_raise(PY_RUNTIME_ERROR,
                 "Dataset not found or corrupted. You can use download=True to download it (no %s; this "
                 "program does "
                 "not download, and reads the binary version of CIFAR-10 only)",
                 path);
    if (file == NULL)
        py_raise_os(errno, path);
    uint8_t record[RECORD];
    for (int i = 0; i < RECORDS; i++) {
        if (fread(record, 1, RECORD, file) != RECORD)
            py_raise(PY_RUNTIME_ERROR, "%s: it is shorter than %d records: replace it by a fresh copy", path,
                     RECORDS);
        if (record[0] > 9)
            py_raise(PY_RUNTIME_ERROR, "%s: record %d has label %d: replace the file by a fresh copy", path,
                     i, record[0]);
        take_record(record, pixels + (size_t)i * 3 * PLANE, labels + i);
    }
    if (fgetc(file) != EOF)
        py_raise(PY_RUNTIME_ERROR, "%s: it is longer than %d records: replace it by a fresh copy", path,
                 RECORDS);
    fclose(file);
}

dataset *vision_cifar10_with(const char *root, vision_options options)
{
    bool train = nn_switch_on(options.train, true);
    int batches = train ? 5 : 1;
    size_t count = (size_t)batches * RECORDS;
    image_store store = {.count = (int64_t)count,
                         .height = SIDE,
                         .width = SIDE,
                         .channels = 3,
                         .pixels = t2m_malloc(count * 3 * PLANE),
                         .labels = t2m_malloc(count),
                         .classes = names,
                         .class_count = 10};
    for (int b = 0; b < batches; b++) {
        const char *file = train ? py_text(py_str_printf("data_batch_%d.bin", b + 1)) : "test_batch.bin";
        read_batch(py_text(py_str_printf("%s/cifar-10-batches-bin/%s", root, file)),
                   store.pixels + (size_t)b * RECORDS * 3 * PLANE, store.labels + (size_t)b * RECORDS);
    }
    return images_new(&class, store, options.transform);
}
