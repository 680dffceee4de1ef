/* Replays train.json: three small networks, written as generated code would write them, train as they did in PyTorch.
 * What a single operation's test cannot see shows here: the order of the random draws, what a step leaves behind for the
 * next one, running statistics, train and eval. */
#include <criterion/criterion.h>
#include <string.h>

#include "golden.h"
#include "t2m/data.h"
#include "t2m/optim.h"
#include "t2m/nn.h"

/* ---- what is common: the recorded losses, one after the other, and the norms of the trained parameters */

typedef struct recording {
    json_t *file;
    const json_t *losses, *norms;
    size_t next;
    const char *name;
} recording;

static recording open_recording(const char *name)
{
    json_t *file = golden_file("train.json");
    const json_t *training = json_object_get(file, name);
    return (recording){.file = file, .losses = json_object_get(training, "losses"),
                       .norms = json_object_get(training, "norms"), .name = name};
}

static void expect_next(recording *expected, mx_array value)
{
    double theirs = json_number_value(json_array_get(expected->losses, expected->next));
    double ours = mx_item_float(value);
    cr_assert(fabs(ours - theirs) <= 1e-5 * fabs(theirs), "%s: value %zu is %.9g, PyTorch has %.9g", expected->name,
              expected->next, ours, theirs);
    expected->next++;
}

static void expect_norms(recording *expected, nn_module *model)
{
    cr_assert(expected->next == json_array_size(expected->losses), "%s: %zu values, PyTorch has %zu", expected->name,
              expected->next, json_array_size(expected->losses));
    nn_params *params = nn_parameters(model);
    cr_assert((size_t)params->count == json_object_size(expected->norms), "%s: %lld parameters", expected->name,
              (long long)params->count);
    for (int64_t i = 0; i < params->count; i++) {
        const char *name = py_text(params->names[i]);
        const json_t *recorded = json_object_get(expected->norms, name);
        cr_assert(recorded != NULL, "%s: PyTorch has no parameter %s", expected->name, name);
        double ours = mx_item_float(mx_norm(params->items[i]->value)), theirs = json_number_value(recorded);
        cr_assert(fabs(ours - theirs) <= 1e-4 * theirs + 1e-6, "%s: the norm of %s is %.9g, PyTorch has %.9g",
                  expected->name, name, ours, theirs);
    }
    json_decref(expected->file);
}

/* ---- a classifier with batch norm and dropout, SGD */

typedef struct Classifier {
    nn_module base;
    nn_linear fc1;
    nn_batch_norm1d norm;
    nn_dropout drop;
    nn_linear fc2;
} Classifier;
static const nn_field Classifier_fields[] = {NN_MODULE(Classifier, fc1), NN_MODULE(Classifier, norm),
                                             NN_MODULE(Classifier, drop), NN_MODULE(Classifier, fc2)};
static const nn_class Classifier_class = NN_CLASS(Classifier, Classifier_fields);

static Classifier *Classifier_init(Classifier *self)
{
    nn_module_init(&self->base, &Classifier_class);
    nn_linear_init(&self->fc1, 8, 16);
    nn_batch_norm1d_init(&self->norm, 16);
    nn_dropout_init(&self->drop, 0.2);
    nn_linear_init(&self->fc2, 16, 3);
    return self;
}

static mx_array Classifier_forward(Classifier *self, mx_array x)
{
    x = mx_relu(nn_batch_norm1d_forward(&self->norm, nn_linear_forward(&self->fc1, x)));
    return nn_linear_forward(&self->fc2, nn_dropout_forward(&self->drop, x));
}

typedef struct classifier_step {
    Classifier *model;
    mx_array inputs, targets;
} classifier_step;

static mx_array classifier_loss(classifier_step *step)
{
    return nn_cross_entropy(Classifier_forward(step->model, step->inputs), step->targets);
}

Test(train, classifier)
{
    recording expected = open_recording("train_classifier");
    random_seed(7);
    mx_array x = mx_randn(64, 8), y = mx_randint(0, 3, 64);
    data_loader *loader = data_loader_new(data_tensors(x, y), .batch_size = 20, .shuffle = true);
    Classifier *model = Classifier_init(NN_NEW(Classifier));
    optimizer *sgd = optimizer_sgd(nn_parameters(&model->base), 0.1, .momentum = 0.9, .weight_decay = NN_REAL(1e-3));
    for (int epoch = 0; epoch < 4; epoch++) {
        DATA_ITER(batch, loader);
        while (data_next(&batch)) {
            classifier_step step = {.model = model, .inputs = batch.item[0], .targets = batch.item[1]};
            nn_grads grads;
            mx_array loss = nn_value_and_grad(&model->base, classifier_loss, &step, &grads);
            optimizer_update(sgd, &grads);
            mx_eval(loss, &model->base, sgd);
            expect_next(&expected, loss);
        }
    }
    nn_eval(&model->base);
    classifier_step whole = {.model = model, .inputs = x, .targets = y};
    expect_next(&expected, classifier_loss(&whole));
    expect_norms(&expected, &model->base);
}

/* ---- convolutions, pooling, log_softmax, Adadelta, StepLR; gradients through the slots */

typedef struct Convolutions {
    nn_module base;
    nn_conv2d conv1, conv2;
    nn_dropout drop;
    nn_linear fc;
} Convolutions;
static const nn_field Convolutions_fields[] = {NN_MODULE(Convolutions, conv1), NN_MODULE(Convolutions, conv2),
                                               NN_MODULE(Convolutions, drop), NN_MODULE(Convolutions, fc)};
static const nn_class Convolutions_class = NN_CLASS(Convolutions, Convolutions_fields);

static Convolutions *Convolutions_init(Convolutions *self)
{
    nn_module_init(&self->base, &Convolutions_class);
    nn_conv2d_init(&self->conv1, 1, 4, NN_2D(3, 3));
    nn_conv2d_init(&self->conv2, 4, 6, NN_2D(3, 3), .padding = NN_2D(1, 1));
    nn_dropout_init(&self->drop, 0.25);
    nn_linear_init(&self->fc, 6 * 5 * 5, 4);
    return self;
}

static mx_array Convolutions_forward(Convolutions *self, mx_array x)
{
    x = mx_relu(nn_conv2d_forward(&self->conv1, x));
    x = nn_max_pool2d_of(mx_relu(nn_conv2d_forward(&self->conv2, x)), NN_2D(2, 2));
    x = mx_flatten(nn_dropout_forward(&self->drop, x), 1, -1);
    return mx_log_softmax(nn_linear_forward(&self->fc, x), 1);
}

typedef struct convolutions_step {
    Convolutions *model;
    mx_array inputs, targets;
} convolutions_step;

static mx_array convolutions_loss(convolutions_step *step)
{
    return nn_nll(Convolutions_forward(step->model, step->inputs), step->targets);
}

Test(train, convolutions)
{
    recording expected = open_recording("train_convolutions");
    random_seed(8);
    mx_array x = mx_rand(24, 1, 12, 12), y = mx_randint(0, 4, 24);
    data_loader *loader = data_loader_new(data_tensors(x, y), .batch_size = 8, .shuffle = true);
    Convolutions *model = Convolutions_init(NN_NEW(Convolutions));
    optimizer *adadelta = optimizer_adadelta(nn_parameters(&model->base), 0.5);
    scheduler *schedule = scheduler_step_lr(adadelta, 1, .gamma = NN_REAL(0.7));
    for (int epoch = 0; epoch < 4; epoch++) {
        DATA_ITER(batch, loader);
        while (data_next(&batch)) {
            convolutions_step step = {.model = model, .inputs = batch.item[0], .targets = batch.item[1]};
            nn_grads grads;
            optimizer_zero_grad(adadelta);
            mx_array loss = nn_value_and_grad(&model->base, convolutions_loss, &step, &grads);
            nn_accumulate_grads(&grads);
            optimizer_step(adadelta);
            mx_eval(loss, &model->base, adadelta);
            expect_next(&expected, loss);
        }
        scheduler_step(schedule);
    }
    expect_norms(&expected, &model->base);
}

/* ---- a small language model: embeddings, attention by hand, AdamW, clipping */

enum { VOCABULARY = 11, WIDTH = 16, LENGTH = 6 };

typedef struct Block {
    nn_module base;
    nn_layer_norm ln1;
    nn_linear query, key, value;
    nn_layer_norm ln2;
    nn_linear up, down;
    nn_dropout drop;
    mx_array tril;
} Block;
static const nn_field Block_fields[] = {
    NN_MODULE(Block, ln1), NN_MODULE(Block, query), NN_MODULE(Block, key),  NN_MODULE(Block, value), NN_MODULE(Block, ln2),
    NN_MODULE(Block, up),  NN_MODULE(Block, down),  NN_MODULE(Block, drop), NN_BUFFER(Block, tril)};

static mx_array Block_forward(Block *self, mx_array x)
{
    int64_t length = mx_dim(x, 1), width = mx_dim(x, 2);
    mx_array h = nn_layer_norm_forward(&self->ln1, x);
    mx_array q = nn_linear_forward(&self->query, h);
    mx_array k = nn_linear_forward(&self->key, h);
    mx_array v = nn_linear_forward(&self->value, h);
    mx_array att = mx_mul(mx_matmul(q, mx_transpose(k, -2, -1)), pow((double)width, -0.5));
    mx_array mask = mx_eq(mx_slice(self->tril, MX_TO(length), MX_TO(length)), 0);
    att = mx_softmax(mx_masked_fill(att, mask, -INFINITY), -1);
    x = mx_add(x, nn_dropout_forward(&self->drop, mx_matmul(att, v)));
    h = nn_gelu_of(nn_linear_forward(&self->up, nn_layer_norm_forward(&self->ln2, x)));
    return mx_add(x, nn_dropout_forward(&self->drop, nn_linear_forward(&self->down, h)));
}

static const nn_class Block_class = NN_CLASS(Block, Block_fields, .forward = NN_FORWARD(Block_forward));

static Block *Block_init(Block *self)
{
    nn_module_init(&self->base, &Block_class);
    nn_layer_norm_init(&self->ln1, MX_DIMS(WIDTH));
    nn_linear_init(&self->query, WIDTH, WIDTH, .bias = NN_OFF);
    nn_linear_init(&self->key, WIDTH, WIDTH, .bias = NN_OFF);
    nn_linear_init(&self->value, WIDTH, WIDTH, .bias = NN_OFF);
    nn_layer_norm_init(&self->ln2, MX_DIMS(WIDTH));
    nn_linear_init(&self->up, WIDTH, 4 * WIDTH);
    nn_linear_init(&self->down, 4 * WIDTH, WIDTH);
    nn_dropout_init(&self->drop, 0.1);
    mx_set(&self->tril, mx_tril(mx_ones(MX_FLOAT32, LENGTH, LENGTH), 0));
    return self;
}

typedef struct Language {
    nn_module base;
    nn_embedding token, position;
    nn_sequential blocks;
    nn_linear head;
} Language;
static const nn_field Language_fields[] = {NN_MODULE(Language, token), NN_MODULE(Language, position),
                                           NN_MODULE(Language, blocks), NN_MODULE(Language, head)};
static const nn_class Language_class = NN_CLASS(Language, Language_fields);

static Language *Language_init(Language *self)
{
    nn_module_init(&self->base, &Language_class);
    nn_embedding_init(&self->token, VOCABULARY, WIDTH);
    nn_embedding_init(&self->position, LENGTH, WIDTH);
    Block *first = Block_init(NN_NEW(Block)), *second = Block_init(NN_NEW(Block));
    nn_sequential_init(&self->blocks, first, second);
    nn_linear_init(&self->head, WIDTH, VOCABULARY);
    return self;
}

typedef struct language_step {
    Language *model;
    mx_array inputs, targets;
} language_step;

static mx_array language_loss(language_step *step)
{
    Language *self = step->model;
    mx_array positions = mx_arange(0, mx_dim(step->inputs, 1), 1);
    mx_array x = mx_add(nn_embedding_forward(&self->token, step->inputs),
                        nn_embedding_forward(&self->position, positions));
    mx_array logits = nn_linear_forward(&self->head, nn_sequential_forward(&self->blocks, x));
    return nn_cross_entropy(mx_reshape(logits, -1, VOCABULARY), mx_reshape(step->targets, -1));
}

/* Four windows of the text, `shift` characters further on. */
static mx_array windows(mx_array text, mx_array starts, int64_t shift)
{
    py_list *rows = py_list_new(PY_ARRAY);
    for (int64_t i = 0; i < mx_length(starts); i++) {
        int64_t start = mx_item_int(mx_at(starts, i)) + shift;
        py_list_append(rows, py_of(mx_slice(text, MX_SPAN(start, start + LENGTH))));
    }
    return mx_stack_list(0, rows);
}

Test(train, language)
{
    recording expected = open_recording("train_language");
    random_seed(9);
    mx_array text = mx_randint(0, VOCABULARY, 200);
    Language *model = Language_init(NN_NEW(Language));
    optimizer *adamw = optimizer_adamw(nn_parameters(&model->base), 3e-3);
    for (int iteration = 0; iteration < 12; iteration++) {
        T2M_POOL(pool);
        mx_array starts = mx_randint(0, mx_length(text) - LENGTH, 4);
        language_step step = {.model = model, .inputs = windows(text, starts, 0), .targets = windows(text, starts, 1)};
        nn_grads grads;
        mx_array loss = nn_value_and_grad(&model->base, language_loss, &step, &grads);
        mx_array norm = nn_clip_grads(&grads, 0.5);
        optimizer_update(adamw, &grads);
        mx_eval(loss, norm, &model->base, adamw);
        expect_next(&expected, loss);
        expect_next(&expected, norm);
    }
    expect_norms(&expected, &model->base);
}
