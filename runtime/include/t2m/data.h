/* Data sets and loaders.
 *
 *     data_loader *loader = data_loader_new(dataset, .batch_size = 64, .shuffle = true);
 *     for (DATA_ITER(batch, loader); data_next(&batch);) {
 *         mx_array images = batch.item[0], labels = batch.item[1];
 *         ... batch.index ...
 *     }
 *
 * data_next opens a pool for each batch and closes it at the next one: what the loop body makes lives for one batch.
 * DATA_ITER's local cleans up also on break and return. Batches, shuffles and draws from the global generator are
 * PyTorch's: at each start of iteration a base seed, and, if shuffling, a sampler seed. Workers are threads of our own:
 * num_workers changes nothing in the numbers. */
#ifndef T2M_DATA_H
#define T2M_DATA_H

#include "t2m/mx.h"
#include "t2m/object.h"
#include "t2m/py_iterator.h"
#include "t2m/py_value.h"

/* ---- samples: what dataset[i] gives: up to eight items */
#define DATA_ITEMS 8
typedef struct data_sample {
    int64_t count;
    py_kind kind[DATA_ITEMS]; /* PY_ARRAY, PY_INT, PY_FLOAT, PY_BOOL, PY_OBJECT (strings, images) */
    py_cell item[DATA_ITEMS];
} data_sample;

typedef struct data_item {
    py_kind kind;
    py_cell cell;
} data_item;
/* `return DATA_SAMPLE(x, label);` for arrays, ints, floats, bools and objects. A comparison is an int in C: cast it to bool. */
#define DATA_SAMPLE(...)                                                                                     \
    data_sample_of((const data_item[]){DATA_EACH(__VA_ARGS__)},                                              \
                   sizeof((const data_item[]){DATA_EACH(__VA_ARGS__)}) / sizeof(data_item))
data_sample data_sample_of(const data_item *items, size_t count);
#define DATA_ITEM(x)                                                                                         \
    ((data_item){.kind = _Generic((x), mx_array: PY_ARRAY, bool: PY_BOOL, float: PY_FLOAT, double: PY_FLOAT, \
                                  char: PY_INT, signed char: PY_INT, short: PY_INT, int: PY_INT,             \
                                  long: PY_INT, long long: PY_INT, unsigned: PY_INT, unsigned long: PY_INT,  \
                                  default: PY_OBJECT),                                                       \
                 .cell = py_of(x)})
#define DATA_PICK(a, b, c, d, e, f, g, h, name, ...) name
#define DATA_EACH(...)                                                                                       \
    DATA_PICK(__VA_ARGS__, DATA_8, DATA_7, DATA_6, DATA_5, DATA_4, DATA_3, DATA_2, DATA_1, 0)(__VA_ARGS__)
#define DATA_1(a) DATA_ITEM(a)
#define DATA_2(a, ...) DATA_ITEM(a), DATA_1(__VA_ARGS__)
#define DATA_3(a, ...) DATA_ITEM(a), DATA_2(__VA_ARGS__)
#define DATA_4(a, ...) DATA_ITEM(a), DATA_3(__VA_ARGS__)
#define DATA_5(a, ...) DATA_ITEM(a), DATA_4(__VA_ARGS__)
#define DATA_6(a, ...) DATA_ITEM(a), DATA_5(__VA_ARGS__)
#define DATA_7(a, ...) DATA_ITEM(a), DATA_6(__VA_ARGS__)
#define DATA_8(a, ...) DATA_ITEM(a), DATA_7(__VA_ARGS__)

/* ---- data sets: objects that begin with a `dataset`. A user's class:
 *
 *     typedef struct Pairs { dataset base; mx_array x; } Pairs;
 *     static const data_class Pairs_class = {.name = "Pairs", .length = DATA_LENGTH(Pairs_len), .get = DATA_GET(Pairs_getitem),
 *                                            .forget = DATA_FORGET(Pairs_forget)};
 *     Pairs *p = DATA_NEW(Pairs, &Pairs_class); */
typedef struct dataset dataset;
struct data_block;
typedef struct data_class {
    const char *name;
    int64_t (*length)(dataset *self);
    data_sample (*get)(dataset *self, int64_t index); /* items belong to the current pool */
    void (*forget)(dataset *self);                    /* releases what it holds; may be NULL */
    /* The fast path: writes `count` samples as whole batch arrays; returns how many items, 0 if it cannot. Runs on the
     * loader's thread: it must touch no pool and no generator. NULL: none. */
    int64_t (*gather)(dataset *self, const int64_t *indices, int64_t count, struct data_block *blocks);
} data_class;
struct dataset {
    t2m_object object;
    const data_class *class;
};
extern const t2m_kind dataset_kind;
#define DATA_NEW(type, class) ((type *)dataset_allocate(sizeof(type), (class)))
#define DATA_LENGTH(function) ((int64_t(*)(dataset *))(function))
#define DATA_GET(function) ((data_sample(*)(dataset *, int64_t))(function))
#define DATA_FORGET(function) ((void (*)(dataset *))(function))
void *dataset_allocate(size_t size, const data_class *class);

/* A host array under construction: row-major, from malloc. */
typedef struct data_block {
    void *memory;
    mx_dtype dtype;
    mx_dims shape;
} data_block;

/* len(dataset), dataset[i] (negative allowed; IndexError). Any dataset or pointer to a struct that begins with one. */
#define data_length(set) data_length_of((dataset *)(set))
#define data_get(set, index) data_get_of((dataset *)(set), (index))
int64_t data_length_of(dataset *self);
data_sample data_get_of(dataset *self, int64_t index);

/* TensorDataset(x, y): `data_tensors(x, y)`; sizes must agree. */
#define data_tensors(...)                                                                                    \
    data_tensors_of((const mx_array[]){__VA_ARGS__}, sizeof((const mx_array[]){__VA_ARGS__}) / sizeof(mx_array))
dataset *data_tensors_of(const mx_array *arrays, size_t count);
/* Subset(dataset, indices); random_split(dataset, lengths, generator): a list of Subsets. ConcatDataset([a, b]). */
dataset *data_subset(dataset *set, const py_list *indices);
py_list *data_random_split(dataset *set, const py_list *lengths, random_generator *generator);
dataset *data_concat(const py_list *sets);

/* torch.utils.data.default_collate of samples whose form only the run knows: dicts, lists, texts, numbers and arrays, boxed. */
py_value data_collate_values(const py_list *values);

/* ---- loaders */
typedef struct data_loader data_loader;
typedef struct data_loader_options {
    char unused_;
    int64_t batch_size; /* must be given: 0 is an error; PyTorch's default is 1 */
    bool shuffle;
    bool drop_last;
    int64_t num_workers; /* changes nothing but the draws' order as PyTorch's does not either */
    random_generator *generator;
} data_loader_options;
struct data_loader {
    t2m_object object;
    dataset *dataset; /* loader.dataset */
    data_loader_options options;
    int64_t batch_size;
};
extern const t2m_kind data_loader_kind;
#define data_loader_new(set, ...)                                                                            \
    data_loader_new_with((dataset *)(set), (data_loader_options){.unused_ = 0, __VA_ARGS__})
data_loader *data_loader_new_with(dataset *set, data_loader_options options);
/* len(loader): the number of batches. */
int64_t data_loader_length(const data_loader *self);

/* One pass over a loader. item[k] are the collated arrays; ints become int64, floats float64, as PyTorch collates. */
typedef struct data_iter {
    int64_t index;              /* of the batch: 0, 1, ...: enumerate's counter */
    int64_t count;              /* how many items */
    mx_array item[DATA_ITEMS];
    struct data_run *run;
    t2m_pool pool;
    bool open;
} data_iter;

/* Starts a pass: iter(loader). Draws the base seed at once, the sampler's with the first batch. Use DATA_ITER unless data_close is certain. */
data_iter data_iterate(data_loader *loader);
/* The next batch into *iter; false at the end. Checks for SIGINT (ends with 130). */
bool data_next(data_iter *iter);
void data_close(data_iter *iter);
/* A pass as an iterator whose items are tuples of the batch's arrays: iter(loader). data_iterator_of_arrays: of a data set
 * whose samples are one array each. */
py_iterator *data_iterator(data_loader *loader);
py_iterator *data_iterator_of_arrays(data_loader *loader);
#define DATA_ITER(name, loader) __attribute__((cleanup(data_close))) data_iter name = data_iterate(loader)

#endif
