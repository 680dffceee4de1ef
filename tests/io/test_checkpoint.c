/* Checkpoints: what PyTorch saved is read as its values were recorded; what is saved here is read back; files
 * that are damaged in any way end with an error that names them. */
#include <criterion/criterion.h>
#include <jansson.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mlx/c/mlx.h"
#include "t2m/io.h"
#include "t2m/py.h"
#include "zip_write.h"

static char folder[64];

static void make_folder(void)
{
    strcpy(folder, "/tmp/t2m-io-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
}

static void remove_folder(void)
{
    py_list *names = os_listdir(folder);
    for (int64_t i = 0; i < names->length; i++)
        os_remove(names->items[i].s->text);
    os_rmdir(folder);
}

TestSuite(checkpoint, .init = make_folder, .fini = remove_folder, .timeout = 60);

/* ---- comparison with what was recorded */

static mlx_dtype dtype_named(const char *name)
{
    static const struct {
        const char *name;
        mlx_dtype dtype;
    } names[] = {{"float32", MLX_FLOAT32},   {"float64", MLX_FLOAT64}, {"float16", MLX_FLOAT16},
                 {"bfloat16", MLX_BFLOAT16}, {"int64", MLX_INT64},     {"int32", MLX_INT32},
                 {"int16", MLX_INT16},       {"int8", MLX_INT8},       {"uint8", MLX_UINT8},
                 {"bool", MLX_BOOL}};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(names[i].name, name) == 0)
            return names[i].dtype;
    }
    cr_assert(false, "no type %s", name);
    return MLX_BOOL;
}

static void check_array(mlx_array array, const json_t *expected, const char *where)
{
    const json_t *shape = json_object_get(expected, "shape"), *values = json_object_get(expected, "values");
    cr_assert_eq(mlx_array_dtype(array), dtype_named(json_string_value(json_object_get(expected, "dtype"))),
                 "%s", where);
    cr_assert_eq(mlx_array_ndim(array), json_array_size(shape), "%s", where);
    for (size_t i = 0; i < json_array_size(shape); i++)
        cr_assert_eq(mlx_array_shape(array)[i], json_integer_value(json_array_get(shape, i)), "%s", where);
    cr_assert_eq(mlx_array_size(array), json_array_size(values), "%s", where);
    mlx_array doubles = mlx_array_new();
    mlx_stream stream = mlx_default_cpu_stream_new();
    mlx_astype(&doubles, array, MLX_FLOAT64, stream);
    const double *got = mlx_array_size(array) > 0 ? mlx_array_data_float64(doubles) : NULL;
    for (size_t i = 0; i < json_array_size(values); i++) {
        double value = json_number_value(json_array_get(values, i));
        cr_assert(fabs(got[i] - value) <= 1e-8 * fabs(value), "%s, element %zu: %.12g, expected %.12g", where,
                  i, got[i], value);
    }
    mlx_array_free(doubles);
    mlx_stream_free(stream);
}

static void check_value(py_value value, const json_t *expected, const char *where)
{
    if (json_object_get(expected, "dtype") != NULL) {
        check_array(py_as_array(value), expected, where);
    } else if (json_is_object(expected)) {
        const char *key;
        json_t *item;
        cr_assert_eq((size_t)py_len(value), json_object_size(expected), "%s", where);
        json_object_foreach((json_t *)expected, key, item)
        {
            const py_dict *d = py_as_dict(value);
            py_cell cell;
            bool found = py_dict_find(d, py_of(py_str_of(key)), &cell);
            if (!found) /* JSON has no other keys than texts */
                found = py_dict_find(d, py_of(py_box_int(atoll(key))), &cell);
            cr_assert(found, "%s: no %s", where, key);
            check_value(py_box_cell(d->value, cell), item, py_text(py_str_printf("%s.%s", where, key)));
        }
    } else if (json_is_array(expected)) {
        cr_assert_eq((size_t)py_len(value), json_array_size(expected), "%s", where);
        for (size_t i = 0; i < json_array_size(expected); i++)
            check_value(py_item(value, py_box_int((int64_t)i)), json_array_get(expected, i), where);
    } else if (json_is_string(expected)) {
        cr_assert_str_eq(py_text(py_as_str(value)), json_string_value(expected), "%s", where);
    } else if (json_is_boolean(expected)) {
        cr_assert_eq(py_as_bool(value), json_is_true(expected), "%s", where);
    } else if (json_is_null(expected)) {
        cr_assert_null(value, "%s", where);
    } else {
        cr_assert_eq(py_as_float(value), json_number_value(expected), "%s", where);
        cr_assert_eq(py_is_int(value), json_is_integer(expected), "%s", where);
    }
}

Test(checkpoint, reads_what_pytorch_saved)
{
    json_t *files = json_load_file(SAVED_DIR "/saved.json", 0, NULL), *expected;
    cr_assert_not_null(files);
    cr_assert_gt(json_object_size(files), 2);
    const char *name;
    json_object_foreach(files, name, expected)
    {
        T2M_POOL(pool);
        py_str path = os_path_join(PY_STR(SAVED_DIR), py_str_of(name));
        check_value(io_load_value(path->text), expected, name);
        io_save("again.pt", io_load_value(path->text));
        check_value(io_load_value("again.pt"), expected, name);
    }
    json_decref(files);
}

Test(checkpoint, a_state_dict_keeps_its_order)
{
    T2M_POOL(pool);
    py_dict *state = io_load(SAVED_DIR "/state_dict.pt");
    cr_assert_eq(state->value, PY_ARRAY);
    cr_assert_str_eq(py_text(py_list_repr(py_list_slice(py_dict_keys(state), 0, 3, 1))),
                     "['0.weight', '0.bias', '1.weight']");
}

/* ---- our own files */

static mx_array numbers(const float *values, int count)
{
    return t2m_array_hooks_get()->autorelease(mlx_array_new_data(values, &count, 1, MLX_FLOAT32));
}

Test(checkpoint, trees_of_plain_data)
{
    T2M_POOL(pool);
    mx_array weight = numbers((const float[]){1, 2, 3}, 3);
    py_dict *model = py_dict_new(PY_OBJECT, PY_ARRAY);
    py_dict_put(model, "w", py_of(weight));
    py_dict_put(model, "tied", py_of(weight));
    py_dict *checkpoint = py_dict_new(PY_OBJECT, PY_VALUE);
    py_dict_put(checkpoint, "model", py_of(model));
    py_dict_put(checkpoint, "epoch", py_of(py_box(7)));
    py_dict_put(checkpoint, "big", py_of(py_box(INT64_MIN)));
    py_dict_put(checkpoint, "loss", py_of(py_box(0.1)));
    py_dict_put(checkpoint, "done", py_of(py_box_bool(true)));
    py_dict_put(checkpoint, "none", py_of((void *)NULL));
    py_dict_put(checkpoint, "name", py_of(PY_STR("h\u00e9")));
    py_dict_put(checkpoint, "losses", py_of(py_floats(1.5, 2.5)));
    py_dict_put(checkpoint, "pair", py_of(PY_TUPLE(PY_INT, py_of(1), py_of(2))));
    io_save("all.pt", checkpoint);
    py_value read = io_load_value("all.pt");
    py_str text = py_repr_object(py_dict_copy(py_as_dict(read)));
    cr_assert(py_str_contains(
                  text, PY_STR("'epoch': 7, 'big': -9223372036854775808, 'loss': 0.1, 'done': True, "
                               "'none': None, 'name': 'h\u00e9', 'losses': [1.5, 2.5], 'pair': (1, 2)}")),
              "%s", text->text);
    py_dict *state = py_as_dict(py_item_text(read, "model"));
    cr_assert_eq(mlx_array_data_float32(py_dict_item(state, "tied").a)[2], 3);
    cr_assert_eq(os_listdir(".")->length, 1, "nothing but the file is left");
}

Test(checkpoint, safetensors)
{
    T2M_POOL(pool);
    py_dict *state = py_dict_new(PY_OBJECT, PY_ARRAY);
    py_dict_put(state, "b", py_of(numbers((const float[]){4, 5}, 2)));
    py_dict_put(state, "a", py_of(numbers((const float[]){1}, 1)));
    io_save_safetensors("x.safetensors", state,
                        py_dict_zip(py_objects(PY_STR("k")), py_objects(PY_STR("v"))));
    py_dict *read = io_load_safetensors("x.safetensors");
    cr_assert_eq(py_dict_length(read), 2);
    cr_assert_eq(mlx_array_data_float32(py_dict_item(read, "b").a)[1], 5);
}

/* ---- errors */

typedef struct outcome {
    char text[1024];
    int code; /* -1: a signal */
} outcome;

/* A child of a program with threads cannot look for leaks; the sanitizer asks this at exit. */
static int in_child;
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
    return in_child;
}

static outcome run_apart(void (*body)(const char *path), const char *path)
{
    outcome result = {.code = -1};
    FILE *err = tmpfile();
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        in_child = 1;
        dup2(fileno(err), STDERR_FILENO);
        body(path);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    rewind(err);
    result.text[fread(result.text, 1, sizeof(result.text) - 1, err)] = '\0';
    fclose(err);
    if (WIFEXITED(status))
        result.code = WEXITSTATUS(status);
    return result;
}

static void load(const char *path)
{
    io_load_value(path);
}

static void load_state(const char *path)
{
    io_load(path);
}

static void expect_error(void (*body)(const char *path), const char *path, const char *error)
{
    outcome o = run_apart(body, path);
    cr_assert(strncmp(o.text, error, strlen(error)) == 0 && o.code == 1, "%s: exit %d, got: %s", path, o.code,
              o.text);
}

static void write_file(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    fwrite(bytes, 1, size, file);
    fclose(file);
}

static unsigned char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size);
    cr_assert_eq(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

static void write_pickle(const char *path, const void *pickle, size_t size)
{
    zip_writer zip = zip_writer_open(path);
    zip_writer_add(&zip, "a/data.pkl", pickle, size);
    zip_writer_add(&zip, "a/data/0", "\0\0\200?\0\0\0@", 8);
    zip_writer_close(&zip);
}

Test(checkpoint, errors_name_the_file)
{
    expect_error(load, "none.pt", "FileNotFoundError: [Errno 2] No such file or directory: 'none.pt'");
    expect_error(load, "/", "IsADirectoryError: [Errno 21] Is a directory: '/'");
    write_file("empty.pt", "", 0);
    expect_error(load, "empty.pt", "EOFError: empty.pt: the file is empty");
    write_file("text.pt", "hello", 5);
    expect_error(load, "text.pt", "_pickle.UnpicklingError: text.pt: is no checkpoint that torch.save wrote");
    expect_error(load, SAVED_DIR "/legacy.pt",
                 "RuntimeError: " SAVED_DIR "/legacy.pt: is in PyTorch's old format");
    write_pickle("list.pt", "\x80\x02].", 4);
    expect_error(load_state, "list.pt",
                 "TypeError: list.pt: holds a list that is no dict of tensors by name");
}

#define PICKLE(name, text) write_pickle(name, text, sizeof(text) - 1)

Test(checkpoint, nothing_is_executed)
{
    PICKLE("system.pt", "\x80\x02"
                        "cposix\nsystem\nX\x04\0\0\0true\x85R.");
    expect_error(
        load, "system.pt",
        "_pickle.UnpicklingError: system.pt: holds an object of posix.system, which is no plain data");
    PICKLE("class.pt", "\x80\x02"
                       "c__main__\nNet\n.");
    expect_error(load, "class.pt",
                 "_pickle.UnpicklingError: class.pt: holds the class or function __main__ Net");
    PICKLE("instance.pt", "\x80\x02(i__main__\nNet\n.");
    expect_error(load, "instance.pt", "_pickle.UnpicklingError: instance.pt: holds what is no plain data");
}

#define STORAGE(count)                                                                                       \
    "((X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\0"                                                  \
    "0X\x03\0\0\0cpuK" count "tQ"
#define TENSOR(count, rest)                                                                                  \
    "\x80\x02"                                                                                               \
    "ctorch._utils\n_rebuild_tensor_v2\n" STORAGE(count) rest "\x89)tR."

Test(checkpoint, sizes_are_not_believed)
{
    PICKLE("good.pt", TENSOR("\x02", "K\0K\x02\x85K\x01\x85"));
    cr_assert_eq(run_apart(load, "good.pt").code, 0);
    PICKLE("long.pt", TENSOR("\x09", "K\0K\x02\x85K\x01\x85"));
    expect_error(load, "long.pt", "RuntimeError: long.pt: damaged checkpoint: record data/0 is shorter");
    PICKLE("offset.pt", TENSOR("\x02", "K\x01K\x02\x85K\x01\x85"));
    expect_error(load, "offset.pt", "RuntimeError: offset.pt: damaged checkpoint: a tensor reaches outside");
    PICKLE("stride.pt", TENSOR("\x02", "K\0K\x02\x85K\x02\x85"));
    expect_error(load, "stride.pt", "RuntimeError: stride.pt: damaged checkpoint: a tensor reaches outside");
    PICKLE("negative.pt", TENSOR("\x02", "K\0K\x02\x85J\xff\xff\xff\xff\x85"));
    expect_error(load, "negative.pt",
                 "RuntimeError: negative.pt: damaged checkpoint: a tensor has an impossible size");
    PICKLE("huge.pt", TENSOR("\x02", "K\0J\xff\xff\xff\x7fJ\xff\xff\xff\x7f\x86K\0K\0\x86"));
    expect_error(load, "huge.pt", "RuntimeError: huge.pt: damaged checkpoint: a tensor claims more elements");
    PICKLE("rank.pt", TENSOR("\x02", "K\0K\x02\x85)"));
    expect_error(load, "rank.pt", "RuntimeError: rank.pt: damaged checkpoint: a tensor's sizes and strides");
    PICKLE("self.pt", "\x80\x02]q\0h\0a.");
    expect_error(load, "self.pt",
                 "RuntimeError: self.pt: damaged checkpoint: data.pkl puts a container into itself");
    PICKLE("cycle.pt", "\x80\x02]q\0]q\1h\0ah\0h\1a.");
    expect_error(load, "cycle.pt",
                 "RuntimeError: cycle.pt: damaged checkpoint: data.pkl fills what is no open list");
    PICKLE("key.pt", "\x80\x02}]K\1s.");
    expect_error(load, "key.pt",
                 "RuntimeError: key.pt: damaged checkpoint: a dict has a key that cannot be one");
    char deep[5002] = "\x80\x02";
    memset(deep + 2, ']', 2500);
    memset(deep + 2502, 'a', 2499);
    deep[5001] = '.';
    write_pickle("deep.pt", deep, sizeof(deep));
    expect_error(load, "deep.pt",
                 "RuntimeError: deep.pt: damaged checkpoint: data.pkl is nested more than 200");
}

/* Each ends with an error or, where the damage does not matter, well: never with a signal. */
static void expect_survival(const char *path, const char *what, size_t i)
{
    outcome o = run_apart(load, path);
    cr_assert(o.code == 0 || (o.code == 1 && o.text[0] != '\0'), "%s %zu: exit %d: %s", what, i, o.code,
              o.text);
}

Test(checkpoint, truncated_anywhere)
{
    size_t size;
    unsigned char *bytes = read_file(SAVED_DIR "/state_dict.pt", &size);
    for (size_t cut = 1; cut < size; cut += 37) {
        write_file("cut.pt", bytes, cut);
        outcome o = run_apart(load, "cut.pt");
        cr_assert(o.code == 1 && strstr(o.text, "cut.pt") != NULL, "cut at %zu: exit %d: %s", cut, o.code,
                  o.text);
    }
    free(bytes);
}

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245 + 12345;
    return *seed >> 8;
}

Test(checkpoint, changed_bytes_in_the_archive_and_in_the_pickle)
{
    size_t size;
    unsigned seed = 1;
    unsigned char *bytes = read_file(SAVED_DIR "/state_dict.pt", &size);
    for (size_t i = 0; i < 150; i++) {
        size_t at = next_random(&seed) % size;
        unsigned char old = bytes[at];
        bytes[at] ^= (unsigned char)(1 << next_random(&seed) % 8);
        write_file("changed.pt", bytes, size);
        expect_survival("changed.pt", "archive", i);
        bytes[at] = old;
    }
    free(bytes);
    static const char pickle[] = TENSOR("\x02", "K\0K\x01K\x02\x86K\x02K\x01\x86");
    char changed[sizeof(pickle)];
    for (size_t i = 0; i < 400; i++) {
        memcpy(changed, pickle, sizeof(pickle));
        for (int k = 0; k < 1 + (int)(i % 3); k++) {
            size_t at = next_random(&seed) % (sizeof(pickle) - 1);
            changed[at] = (char)next_random(&seed);
        }
        write_pickle("changed.pt", changed, sizeof(pickle) - 1);
        expect_survival("changed.pt", "pickle", i);
    }
}

/* A limit on the size of files stands for a full disk. */
static void save_too_much(const char *path)
{
    struct rlimit limit = {4096, 4096};
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &limit);
    float zeros[5000] = {0};
    py_dict *state = py_dict_new(PY_OBJECT, PY_ARRAY);
    py_dict_put(state, "w", py_of(numbers(zeros, 5000)));
    io_save(path, state);
}

Test(checkpoint, a_full_disk_leaves_the_old_file)
{
    py_dict *state = py_dict_new(PY_OBJECT, PY_ARRAY);
    py_dict_put(state, "w", py_of(numbers((const float[]){42}, 1)));
    io_save("keep.pt", state);
    expect_error(save_too_much, "keep.pt", "OSError: [Errno 27] File too large: 'keep.pt'");
    cr_assert_eq(mlx_array_data_float32(py_dict_item(io_load("keep.pt"), "w").a)[0], 42);
    cr_assert_eq(os_listdir(".")->length, 1);
}

static void load_safetensors(const char *path)
{
    io_load_safetensors(path);
}

Test(checkpoint, damaged_safetensors)
{
    py_dict *state = py_dict_new(PY_OBJECT, PY_ARRAY);
    py_dict_put(state, "w", py_of(numbers((const float[]){1, 2, 3}, 3)));
    io_save_safetensors("good.safetensors", state, NULL);
    expect_error(load_safetensors, "none.safetensors", "FileNotFoundError: [Errno 2]");
    size_t size;
    unsigned char *bytes = read_file("good.safetensors", &size);
    for (size_t cut = 0; cut < size; cut += 3) {
        write_file("cut.safetensors", bytes, cut);
        outcome o = run_apart(load_safetensors, "cut.safetensors");
        cr_assert(o.code == 1 && strstr(o.text, "cut.safetensors") != NULL, "cut at %zu: exit %d: %s", cut,
                  o.code, o.text);
    }
    free(bytes);
}

static void save_object(const char *path)
{
    io_save(path, py_stdout());
}

Test(checkpoint, objects_are_not_saved)
{
    expect_error(save_object, "x.pt", "TypeError: cannot save an object of type 'TextIOWrapper'");
    cr_assert_eq(os_listdir(".")->length, 0);
}
