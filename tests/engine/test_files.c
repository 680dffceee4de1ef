/* safetensors and npy: round trips, and files that lie. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

static char folder[] = "/tmp/t2m-files-XXXXXX";
static char path[128];

static void make_folder(void)
{
    cr_assert_not_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/x.safetensors", folder);
}

static void remove_folder(void)
{
    unlink(path);
    cr_expect_eq(rmdir(folder), 0, "nothing else is left in the folder");
}

TestSuite(files, .init = make_folder, .fini = remove_folder);

Test(files, safetensors_round_trip_of_all_types)
{
    mlx_map_string_to_array arrays = mlx_map_string_to_array_new(), back = mlx_map_string_to_array_new();
    mlx_map_string_to_string notes = mlx_map_string_to_string_new(),
                             notes_back = mlx_map_string_to_string_new();
    mlx_array x = FLOATS((2, 3), 0, 1, -2, 3.5f, 100, 7), a = mlx_array_new(), t = mlx_array_new();
    char name[16];
    for (int dtype = MLX_BOOL; dtype <= MLX_BFLOAT16; dtype++) {
        snprintf(name, sizeof name, "type %d", dtype);
        mlx_transpose(&t, x, S); /* a view is written row-major */
        mlx_astype(&a, t, (mlx_dtype)dtype, S);
        mlx_map_string_to_array_insert(arrays, name, a);
    }
    mlx_array_set_float(&a, 5);
    mlx_map_string_to_array_insert(arrays, "scalar", a);
    mlx_zeros(&a, (int[]){0, 3}, 2, MLX_FLOAT32, S);
    mlx_map_string_to_array_insert(arrays, "empty", a);
    mlx_map_string_to_string_insert(notes, "format", "t2m \"quoted\"");
    cr_assert_eq(mlx_save_safetensors(path, arrays, notes), 0);
    cr_assert_eq(mlx_load_safetensors(&back, &notes_back, path, S), 0);
    const char *note = NULL;
    mlx_map_string_to_string_get(&note, notes_back, "format");
    cr_expect_str_eq(note, "t2m \"quoted\"");
    mlx_map_string_to_array_get(&a, back, "type 10");
    EXPECT_SHAPE(a, 3, 2);
    EXPECT(a, 0, 3.5, 1, 100, -2, 7);
    mlx_map_string_to_array_get(&a, back, "type 12");
    cr_expect_eq(mlx_array_dtype(a), MLX_BFLOAT16);
    EXPECT(a, 0, 3.5, 1, 100, -2, 7);
    mlx_map_string_to_array_get(&a, back, "type 8");
    EXPECT(a, 0, 3, 1, 100, -2, 7);
    mlx_map_string_to_array_get(&a, back, "scalar");
    cr_expect_eq(mlx_array_ndim(a), 0);
    mlx_map_string_to_array_get(&a, back, "empty");
    EXPECT_SHAPE(a, 0, 3);
    mlx_map_string_to_array_free(arrays);
    mlx_map_string_to_array_free(back);
    mlx_map_string_to_string_free(notes);
    mlx_map_string_to_string_free(notes_back);
    mlx_array_free(x);
    mlx_array_free(a);
    mlx_array_free(t);
}

static void write_file(const char *header, size_t length, size_t data_bytes)
{
    FILE *f = fopen(path, "wb");
    uint64_t n = length;
    fwrite(&n, 8, 1, f);
    fwrite(header, 1, strlen(header), f);
    for (size_t i = 0; i < data_bytes; i++)
        fputc(0, f);
    fclose(f);
}

/* Each of these is refused with a message that has `words` in it. */
static const struct {
    const char *header, *words;
    size_t data_bytes;
} liars[] = {
    {"{", "not valid JSON", 0},
    {"[1]", "not a JSON object", 0},
    {"{\"a\":{\"dtype\":\"F99\",\"shape\":[1],\"data_offsets\":[0,4]}}", "unknown dtype", 4},
    {"{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "bad shape", 4},
    {"{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}", "bad shape", 4},
    {"{\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,1,1,1],\"data_offsets\":[0,4]}}", "bad shape", 4},
    {"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}", "bad data_offsets", 4},
    {"{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}", "do not fit", 4},
    {"{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "do not fit", 4},
    {"{\"a\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}",
     "do not fit", 4},
    {"{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]},"
     "\"b\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[1,3]}}",
     "overlap", 3},
    {"{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[1,3]}}", "hole", 3},
    {"{\"a\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[0,2]}}", "belong to no tensor", 3},
    {"{\"a\":7}", "unknown dtype", 0},
    {"{\"__metadata__\":{\"a\":1}}", "not a string", 0},
    {"{\"a\":{\"dtype\":\"U8\",\"shape\":[0],\"data_offsets\":[0,0]},\"a\":{\"dtype\":\"U8\",\"shape\":[0],"
     "\"data_offsets\":[0,0]}}",
     "not valid JSON", 0},
};

Test(files, hostile_safetensors_are_refused)
{
    catch_errors();
    mlx_map_string_to_array arrays = {NULL};
    mlx_map_string_to_string notes = {NULL};
    for (size_t i = 0; i < sizeof liars / sizeof *liars; i++) {
        write_file(liars[i].header, strlen(liars[i].header), liars[i].data_bytes);
        cr_expect_eq(mlx_load_safetensors(&arrays, &notes, path, S), 1, "%s", liars[i].header);
        cr_expect_not_null(strstr(last_error(), liars[i].words), "%s: %s", liars[i].header, last_error());
    }
    write_file("{}", SIZE_MAX, 0);
    cr_expect_eq(mlx_load_safetensors(&arrays, &notes, path, S), 1);
    write_file("{}", 3, 0);
    cr_expect_eq(mlx_load_safetensors(&arrays, &notes, path, S), 1);
    cr_assert_eq(truncate(path, 5), 0);
    cr_expect_eq(mlx_load_safetensors(&arrays, &notes, path, S), 1);
    cr_expect_eq(mlx_load_safetensors(&arrays, &notes, folder, S), 1);
    cr_expect_eq(mlx_load_safetensors(&arrays, &notes, "/nonexistent/file", S), 1);
    cr_expect_null(arrays.ctx);
}

Test(files, a_failed_save_leaves_the_old_file)
{
    catch_errors();
    mlx_map_string_to_array arrays = mlx_map_string_to_array_new();
    mlx_map_string_to_string notes = mlx_map_string_to_string_new();
    mlx_array x = mlx_array_new_float(1), big = mlx_array_new();
    mlx_map_string_to_array_insert(arrays, "x", x);
    cr_expect_eq(mlx_save_safetensors("/nonexistent/folder/x", arrays, notes), 1);
    cr_expect_eq(mlx_save_safetensors(path, arrays, notes), 0);
    mlx_map_string_to_array_insert(arrays, "bad \xff name", x);
    cr_expect_eq(mlx_save_safetensors(path, arrays, notes), 1);
    mlx_map_string_to_array back = mlx_map_string_to_array_new();
    cr_expect_eq(mlx_load_safetensors(&back, &notes, path, S), 0);
    mlx_map_string_to_array_get(&big, back, "x");
    EXPECT(big, 1);
    mlx_map_string_to_array_free(arrays);
    mlx_map_string_to_array_free(back);
    mlx_map_string_to_string_free(notes);
    mlx_array_free(x);
    mlx_array_free(big);
}

Test(files, npy_round_trip)
{
    snprintf(path, sizeof path, "%s/x.npy", folder);
    mlx_array x = FLOATS((2, 3), 0, 1, -2, 3.5f, 100, 7), a = mlx_array_new();
    mlx_transpose(&a, x, S);
    cr_assert_eq(mlx_save(path, a), 0);
    cr_assert_eq(mlx_load(&a, path, S), 0);
    EXPECT_SHAPE(a, 3, 2);
    EXPECT(a, 0, 3.5, 1, 100, -2, 7);
    mlx_array_set_bool(&a, true);
    cr_assert_eq(mlx_save(path, a), 0);
    cr_assert_eq(mlx_load(&a, path, S), 0);
    cr_expect_eq(mlx_array_ndim(a), 0);
    cr_expect_eq(mlx_array_dtype(a), MLX_BOOL);
    mlx_array_free(x);
    mlx_array_free(a);
}

static void write_npy(const char *dict, size_t data_bytes)
{
    FILE *f = fopen(path, "wb");
    size_t length = strlen(dict);
    fwrite("\x93NUMPY\x01\x00", 1, 8, f);
    fputc((int)(length & 0xff), f);
    fputc((int)(length >> 8), f);
    fwrite(dict, 1, length, f);
    for (size_t i = 0; i < data_bytes; i++)
        fputc((int)i, f);
    fclose(f);
}

Test(files, npy_headers)
{
    catch_errors();
    mlx_array a = mlx_array_new();
    snprintf(path, sizeof path, "%s/x.npy", folder);
    write_npy("{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }\n", 6);
    cr_assert_eq(mlx_load(&a, path, S), 0);
    EXPECT(a, 0, 2, 4, 1, 3, 5);
    const char *bad[] = {
        "{'descr': '|u1', 'fortran_order': True}",
        "{'descr': '>i4', 'fortran_order': False, 'shape': (1,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (7,)}",
        "{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (6,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999,)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (2000000000, 2000000000, 2000000000)}",
        "{'descr': '|u1', 'fortran_order': False, 'shape': (-6,)}",
        "import os",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        write_npy(bad[i], 6);
        cr_expect_eq(mlx_load(&a, path, S), 1, "%s", bad[i]);
    }
    mlx_array_free(a);
}

/* A valid file with a few bytes changed either loads or is refused, and nothing worse. */
Test(files, damaged_safetensors_never_crash)
{
    catch_errors();
    mlx_map_string_to_array arrays = mlx_map_string_to_array_new(), back = {NULL};
    mlx_map_string_to_string notes = mlx_map_string_to_string_new(), notes_back = {NULL};
    mlx_array x = FLOATS((2, 3), 0, 1, -2, 3.5f, 100, 7);
    mlx_map_string_to_array_insert(arrays, "x", x);
    mlx_map_string_to_array_insert(arrays, "y", x);
    mlx_map_string_to_string_insert(notes, "k", "v");
    cr_assert_eq(mlx_save_safetensors(path, arrays, notes), 0);
    unsigned char good[512], bad[512];
    FILE *f = fopen(path, "rb");
    size_t size = fread(good, 1, sizeof good, f);
    fclose(f);
    unsigned state = 1;
    int loaded = 0, refused = 0;
    for (int round = 0; round < 3000; round++) {
        memcpy(bad, good, size);
        for (int k = 0; k < 1 + round % 3; k++) {
            state = state * 1664525u + 1013904223u;
            bad[(state >> 8) % size] =
                (unsigned char)(round % 2 ? "0123456789[]{},:\""[state >> 28] : (int)(state >> 24));
        }
        f = fopen(path, "wb");
        fwrite(bad, 1, round % 5 ? size : state % size, f);
        fclose(f);
        if (mlx_load_safetensors(&back, &notes_back, path, S) == 0)
            loaded++;
        else
            refused++;
    }
    cr_expect_gt(loaded, 100);
    cr_expect_gt(refused, 1000);
    mlx_map_string_to_array_free(arrays);
    mlx_map_string_to_array_free(back);
    mlx_map_string_to_string_free(notes);
    mlx_map_string_to_string_free(notes_back);
    mlx_array_free(x);
}
