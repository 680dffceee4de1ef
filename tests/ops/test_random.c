/* Replays random.json: every way to draw, number for number, and the state of the generator between the calls.
 * Integers, permutations and masks must be identical; uniform floats too; what passes through log and cos may differ in
 * the last digits, since PyTorch's vectorised functions do. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "t2m/data.h"
#include "t2m/nn.h"

/* The recording has nine digits, which tell any two float32 numbers apart. */
static const golden_tolerance same = {.relative = 1e-8};
static const golden_tolerance last_digits = {.relative = 4e-6, .scaled = 2e-7, .absolute = 2e-7};

typedef struct draw_outputs {
    mx_array at[4];
    size_t count;
} draw_outputs;

static void put(draw_outputs *out, mx_array x)
{
    out->at[out->count++] = x;
}

static double real(const json_t *args, const char *name)
{
    return json_number_value(json_object_get(args, name));
}

static int64_t integer(const json_t *args, const char *name)
{
    return json_integer_value(json_object_get(args, name));
}

static mx_dims shape(const json_t *args)
{
    return golden_dims(json_object_get(args, "shape"));
}

/* A list, or list of lists, of numbers. */
static mx_array probabilities(const json_t *values)
{
    float flat[64];
    size_t rows = json_is_array(json_array_get(values, 0)) ? json_array_size(values) : 0;
    size_t columns = rows == 0 ? json_array_size(values) : json_array_size(json_array_get(values, 0));
    for (size_t i = 0; i < (rows == 0 ? 1 : rows); i++) {
        const json_t *row = rows == 0 ? values : json_array_get(values, i);
        for (size_t j = 0; j < columns; j++)
            flat[i * columns + j] = (float)json_number_value(json_array_get(row, j));
    }
    return mx_from_floats(flat, rows == 0 ? MX_DIMS((int64_t)columns) : MX_DIMS((int64_t)rows, (int64_t)columns));
}

/* ---- one function for each way to draw; all have this signature */
#define DRAW(name) static void name(const json_t *args, draw_outputs *out)

static mx_dtype dtype_of(const json_t *args)
{
    const char *dtype = json_string_value(json_object_get(args, "dtype"));
    return dtype != NULL && strcmp(dtype, "float64") == 0 ? MX_FLOAT64 : MX_FLOAT32;
}

DRAW(draw_rand) { put(out, mx_rand_as(dtype_of(args), shape(args))); }
DRAW(draw_randn) { put(out, mx_randn_as(dtype_of(args), shape(args))); }
DRAW(draw_randint) { put(out, mx_randint_dims(integer(args, "low"), integer(args, "high"), shape(args))); }
DRAW(draw_randperm) { put(out, mx_randperm(integer(args, "n"))); }
DRAW(draw_uniform) { put(out, mx_uniform_as(dtype_of(args), real(args, "low"), real(args, "high"), shape(args))); }
DRAW(draw_normal) { put(out, mx_normal_as(dtype_of(args), real(args, "mean"), real(args, "std"), shape(args))); }
DRAW(draw_bernoulli_one)
{
    put(out, mx_bernoulli_like(mx_zeros_dims(MX_FLOAT32, shape(args)), real(args, "p")));
}
DRAW(draw_bernoulli) { put(out, mx_bernoulli(probabilities(json_object_get(args, "p")))); }
DRAW(draw_exponential)
{
    put(out, mx_exponential_like(mx_zeros_dims(MX_FLOAT32, shape(args)), real(args, "rate")));
}
DRAW(draw_dropout) { put(out, nn_dropout_of(mx_ones_dims(MX_FLOAT32, shape(args)), real(args, "p"), true)); }

DRAW(draw_ints)
{
    int64_t drawn[16];
    mx_dims dims = shape(args);
    for (int64_t i = 0; i < dims.at[0]; i++)
        drawn[i] = random_draw_int(NULL);
    put(out, mx_from_ints(drawn, dims));
}

DRAW(draw_multinomial)
{
    put(out, mx_multinomial(probabilities(json_object_get(args, "probs")), integer(args, "num_samples"),
                            .replacement = json_is_true(json_object_get(args, "replacement"))));
}

/* ---- initialisers */
static nn_param *fresh(const json_t *args)
{
    return nn_param_new(mx_zeros_dims(MX_FLOAT32, shape(args)));
}

#define INIT(function, call)                                                                                 \
    DRAW(function)                                                                                           \
    {                                                                                                        \
        nn_param *param = fresh(args);                                                                       \
        call;                                                                                                \
        put(out, param->value);                                                                              \
    }
INIT(init_uniform, nn_init_uniform(param, real(args, "a"), real(args, "b")))
INIT(init_normal, nn_init_normal(param, real(args, "mean"), real(args, "std")))
INIT(init_trunc_normal,
     nn_init_trunc_normal(param, real(args, "mean"), real(args, "std"), real(args, "a"), real(args, "b")))
INIT(init_kaiming_uniform, nn_init_kaiming_uniform(param, .a = real(args, "a")))
INIT(init_kaiming_uniform_relu, nn_init_kaiming_uniform(param, .nonlinearity = "relu"))
INIT(init_kaiming_normal, nn_init_kaiming_normal(param))
INIT(init_kaiming_normal_fan_out, nn_init_kaiming_normal(param, .mode = "fan_out", .nonlinearity = "relu"))
INIT(init_xavier_uniform, nn_init_xavier_uniform(param, real(args, "gain")))
INIT(init_xavier_normal, nn_init_xavier_normal(param, real(args, "gain")))

/* ---- layers draw when they are made */
static void put_parameters(nn_module *module, draw_outputs *out)
{
    nn_params *params = nn_parameters(module);
    for (int64_t i = 0; i < params->count; i++)
        put(out, params->items[i]->value);
}

DRAW(make_linear)
{
    nn_linear *layer = nn_linear_init(NN_NEW(nn_linear), integer(args, "n_in"), integer(args, "n_out"));
    put_parameters(&layer->base, out);
}

DRAW(make_conv2d)
{
    int64_t kernel = integer(args, "kernel");
    nn_conv2d *layer = nn_conv2d_init(NN_NEW(nn_conv2d), integer(args, "n_in"), integer(args, "n_out"),
                                      NN_2D(kernel, kernel));
    put_parameters(&layer->base, out);
}

DRAW(make_embedding)
{
    nn_embedding *layer = nn_embedding_init(NN_NEW(nn_embedding), integer(args, "count"), integer(args, "width"));
    put_parameters(&layer->base, out);
}

/* The order in which a shuffling loader gives 0, 1, 2 ..., epoch after epoch. */
DRAW(iterate_loader)
{
    dataset *set = data_tensors(mx_arange(0, integer(args, "length"), 1));
    data_loader *loader = data_loader_new(set, .batch_size = integer(args, "batch_size"), .shuffle = true,
                                          .drop_last = json_is_true(json_object_get(args, "drop_last")));
    for (int64_t epoch = 0; epoch < integer(args, "epochs"); epoch++) {
        py_list *batches = py_list_new(PY_ARRAY);
        DATA_ITER(batch, loader);
        while (data_next(&batch))
            py_list_append(batches, py_of(batch.item[0]));
        data_close(&batch);
        put(out, mx_cat_list(0, batches));
    }
}

static const struct {
    const char *name;
    void (*draw)(const json_t *args, draw_outputs *out);
    bool rounded; /* goes through log, cos or erfinv */
} draws[] = {
    {"rand", draw_rand, false},
    {"randn", draw_randn, true},
    {"randint", draw_randint, false},
    {"randperm", draw_randperm, false},
    {"random_", draw_ints, false},
    {"uniform_", draw_uniform, false},
    {"normal_", draw_normal, true},
    {"bernoulli_", draw_bernoulli_one, false},
    {"bernoulli", draw_bernoulli, false},
    {"exponential_", draw_exponential, true},
    {"dropout", draw_dropout, false},
    {"multinomial", draw_multinomial, false},
    {"init.uniform_", init_uniform, false},
    {"init.normal_", init_normal, true},
    {"init.trunc_normal_", init_trunc_normal, true},
    {"init.kaiming_uniform_", init_kaiming_uniform, true},
    {"init.kaiming_uniform_relu_", init_kaiming_uniform_relu, true},
    {"init.kaiming_normal_", init_kaiming_normal, true},
    {"init.kaiming_normal_fan_out_", init_kaiming_normal_fan_out, true},
    {"init.xavier_uniform_", init_xavier_uniform, true},
    {"init.xavier_normal_", init_xavier_normal, true},
    {"nn.Linear", make_linear, true},
    {"nn.Conv2d", make_conv2d, true},
    {"nn.Embedding", make_embedding, true},
    {"DataLoader", iterate_loader, false},
};

static void replay_call(const json_t *call, const char *what)
{
    const char *fn = json_string_value(json_object_get(call, "fn"));
    const json_t *args = json_object_get(call, "args"), *expected = json_object_get(call, "out");
    for (size_t i = 0; i < sizeof draws / sizeof draws[0]; i++) {
        if (strcmp(draws[i].name, fn) != 0)
            continue;
        draw_outputs out = {.count = 0};
        draws[i].draw(args, &out);
        cr_assert(out.count == json_array_size(expected), "%s: %zu outputs", what, out.count);
        for (size_t k = 0; k < out.count; k++)
            golden_expect(what, out.at[k], json_array_get(expected, k), draws[i].rounded ? last_digits : same);
        return;
    }
    cr_assert(false, "%s: nothing here draws like %s", what, fn);
}

/* Replays the cases whose first call is `fn`. */
static void replay(const char *fn)
{
    json_t *file = golden_file("random.json");
    const json_t *cases = json_object_get(file, "cases");
    size_t replayed = 0;
    for (size_t i = 0; i < json_array_size(cases); i++) {
        const json_t *test = json_array_get(cases, i), *calls = json_object_get(test, "calls");
        const char *first = json_string_value(json_object_get(json_array_get(calls, 0), "fn"));
        if (strcmp(first, fn) != 0)
            continue;
        replayed++;
        int64_t seed = json_integer_value(json_object_get(test, "seed"));
        random_seed(seed);
        for (size_t k = 0; k < json_array_size(calls); k++) {
            const json_t *call = json_array_get(calls, k);
            char what[128];
            snprintf(what, sizeof what, "seed %lld, call %zu: %s", (long long)seed, k,
                     json_string_value(json_object_get(call, "fn")));
            replay_call(call, what);
        }
    }
    cr_assert(replayed > 0, "no case starts with %s", fn);
    json_decref(file);
}

Test(random, rand) { replay("rand"); }
Test(random, uniform) { replay("uniform_"); }
Test(random, randn) { replay("randn"); }
Test(random, normal) { replay("normal_"); }
Test(random, randint) { replay("randint"); }
Test(random, randperm) { replay("randperm"); }
Test(random, random_int64) { replay("random_"); }
Test(random, bernoulli) { replay("bernoulli_"); }
Test(random, dropout) { replay("dropout"); }
Test(random, exponential) { replay("exponential_"); }
Test(random, multinomial) { replay("multinomial"); }
Test(random, init_uniform_and_normal) { replay("init.uniform_"); }
Test(random, init_trunc_normal) { replay("init.trunc_normal_"); }
Test(random, init_kaiming_uniform) { replay("init.kaiming_uniform_"); }
Test(random, init_kaiming_normal) { replay("init.kaiming_normal_"); }
Test(random, init_xavier) { replay("init.xavier_uniform_"); }
Test(random, linear_layer) { replay("nn.Linear"); }
Test(random, conv2d_layer) { replay("nn.Conv2d"); }
Test(random, embedding_layer) { replay("nn.Embedding"); }
Test(random, shuffled_loader) { replay("DataLoader"); }
