/* The MNIST family from files made here: values through transforms, plain and gzipped, missing, damaged and
 * hostile. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "support.h"
#include "t2m/vision.h"

static char root[64];

static void make_root(void)
{
    strcpy(root, "/tmp/t2m-vision-XXXXXX");
    cr_assert_not_null(mkdtemp(root));
    char path[128];
    snprintf(path, sizeof(path), "%s/MNIST", root);
    mkdir(path, 0777);
    strcat(path, "/raw");
    mkdir(path, 0777);
}

static void remove_root(void)
{
    char command[128];
    snprintf(command, sizeof(command), "rm -r %s", root);
    cr_assert_eq(system(command), 0);
}

TestSuite(vision, .init = make_root, .fini = remove_root);

static void write_file(const char *name, const void *data, size_t size, bool packed)
{
    char path[256];
    snprintf(path, sizeof(path), "%s/MNIST/raw/%s%s", root, name, packed ? ".gz" : "");
    gzFile file = gzopen(path, packed ? "wb" : "wbT");
    cr_assert_not_null(file);
    cr_assert_eq(gzwrite(file, data, (unsigned)size), (int)size);
    gzclose(file);
}

/* Three images of 2 x 3 pixels, 0, 1, 2 ... 17, and the labels 7, 8, 9. */
static void write_set(bool packed)
{
    uint8_t images[16 + 18] = {0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 3},
                        labels[8 + 3] = {0, 0, 8, 1, 0, 0, 0, 3};
    for (int i = 0; i < 18; i++)
        images[16 + i] = (uint8_t)(i * 15);
    for (int i = 0; i < 3; i++)
        labels[8 + i] = (uint8_t)(7 + i);
    write_file("train-images-idx3-ubyte", images, sizeof(images), packed);
    write_file("train-labels-idx1-ubyte", labels, sizeof(labels), packed);
}

static vision_transform *usual(void)
{
    return vision_compose(vision_to_tensor(),
                          vision_normalize(1, (const double[]){0.5}, 1, (const double[]){0.25}));
}

Test(vision, batches_and_samples_agree)
{
    for (int packed = 0; packed < 2; packed++) {
        write_set(packed == 1);
        dataset *set = vision_mnist(root, .transform = usual());
        cr_assert_eq(data_length(set), 3);
        DATA_ITER(batch, data_loader_new(set, .batch_size = 3));
        cr_assert(data_next(&batch));
        cr_assert(mx_dims_equal(mx_shape(batch.item[0]), MX_DIMS(3, 1, 2, 3)));
        cr_assert_str_eq(py_text(mx_repr(batch.item[1])), "tensor([7, 8, 9])");
        data_sample sample = data_get(set, 1);
        cr_assert(mx_equal(sample.item[0].a, mx_at(batch.item[0], 1)));
        cr_assert_eq(sample.item[1].i, 8);
        float pixel = (90.0f / 255.0f - 0.5f) / 0.25f;
        cr_assert_float_eq(mx_item_float(mx_slice(sample.item[0].a, MX_AT(0), MX_AT(0), MX_AT(0))), pixel, 0);
    }
}

Test(vision, what_scripts_ask)
{
    write_set(false);
    dataset *set = vision_mnist(root);
    cr_assert_str_eq(py_text(mx_repr(vision_targets(set))), "tensor([7, 8, 9])");
    cr_assert(mx_dims_equal(mx_shape(vision_data(set)), MX_DIMS(3, 2, 3)));
    cr_assert_eq(vision_classes(set)->length, 10);
}

Test(vision, other_steps)
{
    write_set(false);
    random_seed(0);
    dataset *set =
        vision_mnist(root, .transform = vision_compose(vision_random_horizontal_flip(1), vision_to_tensor()));
    mx_array row = mx_slice(data_get(set, 0).item[0].a, MX_AT(0), MX_AT(0));
    cr_assert(mx_allclose(row, mx_div(mx_tensor(py_floats(30, 15, 0)), 255)));
    set = vision_mnist(root, .transform = vision_compose(vision_random_crop(4, 5, 1), vision_to_tensor()));
    mx_array padded = data_get(set, 2).item[0].a; /* it fits exactly: the margins are black */
    cr_assert(mx_dims_equal(mx_shape(padded), MX_DIMS(1, 4, 5)));
    cr_assert_float_eq(mx_item_float(mx_sum(mx_slice(padded, MX_AT(0), MX_AT(0)))), 0, 0);
}

/* Whole batches and single samples go different ways: they must agree. */
Test(vision, resized_images)
{
    write_set(false);
    vision_transform *steps = vision_compose(vision_resize(5, 0), vision_center_crop(4, 9), usual());
    dataset *set = vision_mnist(root, .transform = steps);
    DATA_ITER(batch, data_loader_new(set, .batch_size = 3));
    cr_assert(data_next(&batch));
    cr_assert(mx_dims_equal(mx_shape(batch.item[0]), MX_DIMS(3, 1, 4, 9)));
    for (int64_t i = 0; i < 3; i++)
        cr_assert(mx_equal(data_get(set, i).item[0].a, mx_at(batch.item[0], i)));
}

/* ---- bad input. Messages name the file and a way out. */

static void load(void *context)
{
    vision_mnist(root, .transform = usual(), .download = context != NULL);
}

static void expect_load_error(const char *start, const char *part)
{
    outcome result = run_apart(load, NULL);
    cr_assert_eq(result.code, 1);
    cr_assert_eq(strncmp(result.err, start, strlen(start)), 0, "%s", result.err);
    cr_assert_not_null(strstr(result.err, part), "%s", result.err);
}

Test(vision, missing_files)
{
    expect_load_error("RuntimeError: Dataset not found. You can use download=True to download it",
                      "/MNIST/raw/train-images-idx3-ubyte");
}

/* ---- downloads, from a folder that stands for the server */

Test(vision, downloads)
{
    write_set(true);
    char mirror[128], command[400];
    snprintf(mirror, sizeof(mirror), "file://%s/elsewhere", root);
    snprintf(command, sizeof(command), "mv %s/MNIST/raw %s/elsewhere && rmdir %s/MNIST", root, root, root);
    cr_assert_eq(system(command), 0);
    setenv("T2M_DATA_MIRROR", mirror, true);
    for (int i = 0; i < 2; i++) { /* the second time without the mirror: nothing is fetched */
        dataset *set = vision_mnist(root, .transform = usual(), .download = true);
        cr_assert_str_eq(py_text(mx_repr(vision_targets(set))), "tensor([7, 8, 9])");
        setenv("T2M_DATA_MIRROR", "file:///nowhere", true);
    }
}

Test(vision, downloads_that_fail)
{
    setenv("T2M_DATA_MIRROR", "file:///nowhere", true);
    outcome result = run_apart(load, root);
    cr_assert_eq(result.code, 1);
    cr_assert_not_null(strstr(result.err, "RuntimeError: Error downloading train-images-idx3-ubyte.gz: put it into "), "%s", result.err);
    cr_assert_not_null(strstr(result.err, "No such file or directory: '/nowhere/train-images-idx3-ubyte.gz'"), "%s", result.err);
    uint8_t nonsense[] = "no gzip";
    write_file("../train-images-idx3-ubyte.gz", nonsense, sizeof(nonsense), false); /* a server's page in the place of the file */
    char mirror[128];
    snprintf(mirror, sizeof(mirror), "file://%s/MNIST/", root);
    setenv("T2M_DATA_MIRROR", mirror, true);
    result = run_apart(load, root);
    cr_assert_not_null(strstr(result.err, "what came is damaged or no gzip file"), "%s", result.err);
    char path[128];
    snprintf(path, sizeof(path), "%s/MNIST/raw/train-images-idx3-ubyte.gz.part", root);
    cr_assert_neq(access(path, F_OK), 0);
}

Test(vision, truncated_and_overlong)
{
    write_set(false);
    uint8_t images[16 + 19] = {0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 3};
    write_file("train-images-idx3-ubyte", images, 16 + 17, false);
    expect_load_error("RuntimeError: ", "train-images-idx3-ubyte: it is shorter than its header says");
    write_file("train-images-idx3-ubyte", images, 16 + 19, false);
    expect_load_error("RuntimeError: ", "it is longer than its header says");
    write_file("train-images-idx3-ubyte", images, 9, false);
    expect_load_error("RuntimeError: ", "it ends within its header");
    write_file("train-images-idx3-ubyte", images, 0, false);
    expect_load_error("RuntimeError: ", "it ends within its header");
}

Test(vision, hostile_headers)
{
    write_set(false);
    uint8_t huge[] = {0, 0, 8, 3, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 1};
    write_file("train-images-idx3-ubyte", huge, sizeof(huge), false);
    expect_load_error("RuntimeError: ", "too many bytes");
    uint8_t large[] = {0, 0,    8, 3, 0x40, 0,    0, 0, 0,
                       0, 0x10, 0, 0, 0,    0x10, 0, 1}; /* 2^54 bytes are promised */
    write_file("train-images-idx3-ubyte", large, sizeof(large), false);
    expect_load_error("RuntimeError: ", "shorter than its header says");
    uint8_t other[] = {0, 0, 13, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1};
    write_file("train-images-idx3-ubyte", other, sizeof(other), false);
    expect_load_error("RuntimeError: ", "its first bytes are not those of such a file");
}

Test(vision, files_that_do_not_belong_together)
{
    write_set(false);
    uint8_t labels[] = {0, 0, 8, 1, 0, 0, 0, 2, 1, 2};
    write_file("train-labels-idx1-ubyte", labels, sizeof(labels), false);
    expect_load_error("RuntimeError: ", "3 images but 2 labels");
}

static void without_tensor(void *context)
{
    (void)context;
    DATA_ITER(batch, data_loader_new(vision_mnist(root), .batch_size = 1));
    data_next(&batch);
}

Test(vision, images_need_a_transform)
{
    write_set(false);
    outcome result = run_apart(without_tensor, NULL);
    cr_assert_eq(result.code, 1);
    cr_assert_not_null(strstr(result.err, "TypeError: default_collate"), "%s", result.err);
}
