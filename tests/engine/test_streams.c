/* Files in memory, GGUF, pictures of graphs, and what is known about the device. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

TestSuite(streams, .init = catch_errors);

Test(streams, have_numbers)
{
    mlx_device cpu = mlx_device_new();
    mlx_stream first = mlx_default_cpu_stream_new(), second = mlx_stream_new_device(cpu), now = mlx_stream_new();
    int index = -1;
    cr_expect(!mlx_stream_equal(first, second));
    mlx_stream_get_index(&index, second);
    cr_expect_gt(index, 0);
    mlx_set_default_stream(second);
    mlx_get_default_stream(&now, cpu);
    cr_expect(mlx_stream_equal(now, second));
    mlx_set_default_stream(first);
    cr_expect_eq(mlx_set_default_stream(mlx_stream_new()), 1);
}

/* ---- A file in memory ---- */

typedef struct memory {
    char bytes[4096];
    size_t size, at;
    bool bad;
} memory;

static bool is_good(void *m)
{
    return !((memory *)m)->bad;
}

static size_t tell(void *m)
{
    return ((memory *)m)->at;
}

static void seek(void *desc, int64_t off, int whence)
{
    memory *m = desc;
    m->at = (size_t)((whence == SEEK_END ? (int64_t)m->size : whence == SEEK_CUR ? (int64_t)m->at : 0) + off);
}

static void read_bytes(void *desc, char *data, size_t n)
{
    memory *m = desc;
    m->bad = m->bad || m->at + n > m->size;
    if (!m->bad)
        memcpy(data, m->bytes + m->at, n);
    m->at += n;
}

static void write_bytes(void *desc, const char *data, size_t n)
{
    memory *m = desc;
    m->bad = m->bad || m->at + n > sizeof m->bytes;
    if (!m->bad)
        memcpy(m->bytes + m->at, data, n);
    m->at += n;
    m->size = m->at > m->size ? m->at : m->size;
}

static const char *label(void *m)
{
    (void)m;
    return "memory";
}

static const mlx_io_vtable in_memory = {NULL, is_good, tell, seek, read_bytes, NULL, write_bytes, label, NULL};

static mlx_array row(float first)
{
    float values[] = {first, first + 1, first + 2};
    return mlx_array_new_data(values, (int[]){3}, 1, MLX_FLOAT32);
}

static void expect_row(mlx_array a, float first)
{
    cr_assert_eq(mlx_array_size(a), 3);
    for (int i = 0; i < 3; i++)
        cr_expect_eq(mlx_array_data_float32(a)[i], first + (float)i);
}

Test(streams, an_array_goes_through_memory)
{
    memory m = {.size = 0};
    mlx_stream s = mlx_default_cpu_stream_new();
    mlx_array a = row(5), b = mlx_array_new();
    mlx_io_writer writer = mlx_io_writer_new(&m, in_memory);
    mlx_io_reader reader = mlx_io_reader_new(&m, in_memory);
    mlx_string name = mlx_string_new();
    cr_assert_eq(mlx_save_writer(writer, a), 0);
    m.at = 0;
    cr_assert_eq(mlx_load_reader(&b, reader, s), 0);
    expect_row(b, 5);
    mlx_io_reader_tostring(&name, reader);
    cr_expect_str_eq(mlx_string_data(name), "memory");
    m.bad = true;
    cr_expect_eq(mlx_load_reader(&b, reader, s), 1);
    mlx_string_free(name);
    mlx_io_reader_free(reader);
    mlx_io_writer_free(writer);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_stream_free(s);
}

Test(streams, tensors_go_through_memory)
{
    memory m = {.size = 0};
    mlx_stream s = mlx_default_cpu_stream_new();
    mlx_array a = row(5), b = mlx_array_new();
    mlx_map_string_to_array arrays = mlx_map_string_to_array_new(), loaded = mlx_map_string_to_array_new();
    mlx_map_string_to_string none = mlx_map_string_to_string_new(), metadata = mlx_map_string_to_string_new();
    mlx_map_string_to_array_insert(arrays, "x", a);
    mlx_io_writer writer = mlx_io_writer_new(&m, in_memory);
    mlx_io_reader reader = mlx_io_reader_new(&m, in_memory);
    cr_assert_eq(mlx_save_safetensors_writer(writer, arrays, none), 0);
    m.at = 0;
    cr_assert_eq(mlx_load_safetensors_reader(&loaded, &metadata, reader, s), 0);
    cr_assert_eq(mlx_map_string_to_array_get(&b, loaded, "x"), 0);
    expect_row(b, 5);
    mlx_map_string_to_array_free(arrays);
    mlx_map_string_to_array_free(loaded);
    mlx_map_string_to_string_free(none);
    mlx_map_string_to_string_free(metadata);
    mlx_io_reader_free(reader);
    mlx_io_writer_free(writer);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_stream_free(s);
}

/* ---- GGUF ---- */

Test(streams, gguf_keeps_arrays_and_metadata)
{
    char path[] = "/tmp/t2m-gguf-XXXXXX.gguf";
    close(mkstemps(path, 5));
    mlx_stream s = mlx_default_cpu_stream_new();
    mlx_array a = row(1), number = mlx_array_new_int(7), b = mlx_array_new();
    mlx_io_gguf g = mlx_io_gguf_new(), back = mlx_io_gguf_new();
    mlx_vector_string words = mlx_vector_string_new(), keys = mlx_vector_string_new();
    mlx_vector_string_append_value(words, "one");
    mlx_vector_string_append_value(words, "three");
    mlx_io_gguf_set_array(g, "w", a);
    mlx_io_gguf_set_metadata_array(g, "layers", number);
    mlx_io_gguf_set_metadata_array(g, "list", a);
    mlx_io_gguf_set_metadata_string(g, "name", "small");
    mlx_io_gguf_set_metadata_vector_string(g, "words", words);
    cr_assert_eq(mlx_save_gguf(path, g), 0);
    cr_assert_eq(mlx_load_gguf(&back, path, s), 0, "%s", last_error());
    cr_assert_eq(mlx_io_gguf_get_array(&b, back, "w"), 0);
    expect_row(b, 1);
    cr_assert_eq(mlx_io_gguf_get_metadata_array(&b, back, "list"), 0);
    expect_row(b, 1);
    cr_assert_eq(mlx_io_gguf_get_metadata_array(&b, back, "layers"), 0);
    int layers = 0;
    mlx_array_item_int32(&layers, b);
    cr_expect_eq(layers, 7);
    mlx_string name = mlx_string_new();
    mlx_io_gguf_get_metadata_string(&name, back, "name");
    cr_expect_str_eq(mlx_string_data(name), "small");
    mlx_io_gguf_get_metadata_vector_string(&words, back, "words");
    char *word = NULL;
    mlx_vector_string_get(&word, words, 1);
    cr_expect_str_eq(word, "three");
    mlx_io_gguf_get_keys(&keys, back);
    cr_expect_eq(mlx_vector_string_size(keys), 1);
    bool flag = true;
    mlx_io_gguf_has_metadata_string(&flag, back, "layers");
    cr_expect(!flag);
    cr_expect_eq(mlx_io_gguf_get_array(&b, back, "missing"), 1);
    mlx_string_free(name);
    mlx_vector_string_free(words);
    mlx_vector_string_free(keys);
    mlx_io_gguf_free(g);
    mlx_io_gguf_free(back);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_array_free(number);
    mlx_stream_free(s);
    unlink(path);
}

Test(streams, a_gguf_file_that_ends_too_early_is_an_error)
{
    char path[] = "/tmp/t2m-gguf-XXXXXX.gguf";
    int fd = mkstemps(path, 5);
    static const char head[] = "GGUF\3\0\0\0\1\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\377\0\0\0\0\0\0\0";
    cr_assert_eq(write(fd, head, sizeof head - 1), (ssize_t)sizeof head - 1);
    close(fd);
    mlx_stream s = mlx_default_cpu_stream_new();
    mlx_io_gguf g = mlx_io_gguf_new();
    cr_expect_eq(mlx_load_gguf(&g, path, s), 1);
    mlx_io_gguf_free(g);
    mlx_stream_free(s);
    unlink(path);
}

/* ---- Graphs ---- */

Test(streams, graphs_are_printed)
{
    char *text = NULL;
    size_t size = 0;
    mlx_stream s = mlx_default_cpu_stream_new();
    mlx_array a = row(1), b = mlx_array_new();
    mlx_node_namer names = mlx_node_namer_new();
    mlx_node_namer_set_name(names, a, "x");
    mlx_add(&b, a, a, s);
    mlx_vector_array outputs = mlx_vector_array_new_value(b);
    FILE *file = open_memstream(&text, &size);
    cr_expect_eq(mlx_print_graph(file, names, outputs), 0);
    fflush(file);
    cr_expect_str_eq(text, "Inputs: x [(3), float32]\nOutputs: B [(3), float32]\nAdd x [(3), float32], x [(3), float32] -> B [(3), float32]\n");
    rewind(file);
    cr_expect_eq(mlx_export_to_dot(file, names, outputs), 0);
    fclose(file);
    cr_expect_not_null(strstr(text, "{ 2 [label =\"Add\", shape=rectangle]; }\n\"x\" -> 2\n"));
    free(text);
    mlx_node_namer_free(names);
    mlx_vector_array_free(outputs);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_stream_free(s);
}

/* ---- Closures with names; devices ---- */

static int add_named(mlx_vector_array *res, const mlx_vector_array in, const mlx_map_string_to_array names)
{
    mlx_stream s = mlx_default_cpu_stream_new();
    mlx_array a = mlx_array_new(), b = mlx_array_new();
    int status = mlx_vector_array_get(&a, in, 0) || mlx_map_string_to_array_get(&b, names, "b") || mlx_add(&a, a, b, s) ||
                 mlx_vector_array_set_value(res, a);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_stream_free(s);
    return status;
}

Test(streams, closures_take_named_arrays)
{
    mlx_array a = row(1), b = row(2);
    mlx_closure_kwargs fun = mlx_closure_kwargs_new_func(add_named);
    mlx_map_string_to_array names = mlx_map_string_to_array_new();
    mlx_vector_array in = mlx_vector_array_new_value(a), out = mlx_vector_array_new();
    cr_expect_eq(mlx_closure_kwargs_apply(&out, fun, in, names), 1);
    mlx_map_string_to_array_insert(names, "b", b);
    cr_expect_eq(mlx_closure_kwargs_apply(&out, fun, in, names), 0);
    mlx_vector_array_get(&a, out, 0);
    cr_expect_eq(mlx_array_data_float32(a)[2], 7);
    mlx_closure_kwargs_free(fun);
    mlx_map_string_to_array_free(names);
    mlx_vector_array_free(in);
    mlx_vector_array_free(out);
    mlx_array_free(a);
    mlx_array_free(b);
}

Test(streams, the_device_tells_what_it_is)
{
    mlx_device cpu = mlx_device_new_type(MLX_CPU, 0);
    mlx_device_info info = mlx_device_info_new();
    const char *name = NULL;
    size_t memory = 0;
    bool is_string = false;
    cr_assert_eq(mlx_device_info_get(&info, cpu), 0);
    cr_expect_eq(mlx_device_info_get_string(&name, info, "device_name"), 0);
    cr_expect(name && *name);
    cr_expect_eq(mlx_device_info_get_size(&memory, info, "memory_size"), 0);
    cr_expect_gt(memory, 1 << 20);
    cr_expect_eq(mlx_device_info_is_string(&is_string, info, "architecture"), 0);
    cr_expect(is_string);
    cr_expect_eq(mlx_device_info_get_size(&memory, info, "nothing"), 1);
    mlx_device_info_free(info);
    mlx_device_free(cpu);
}
