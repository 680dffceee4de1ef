/* Times training steps written as generated code is written: t2m/nn.h and t2m/optim.h, dropout and all.
 *
 *     nn_steps [mlp-sgd|mlp-adam|cnn|gpt]...
 *
 * The models and batches are those that PyTorch is timed with (see README.md).  Each line is the fastest step
 * of about two seconds and the median, in milliseconds; a step ends with loss.item(). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "t2m/nn.h"
#include "t2m/optim.h"

enum { BATCH = 64, MOST_STEPS = 20000 };

typedef struct Mlp {
    nn_module base;
    nn_linear fc1, fc2, fc3;
} Mlp;
static const nn_field Mlp_fields[] = {NN_MODULE(Mlp, fc1), NN_MODULE(Mlp, fc2), NN_MODULE(Mlp, fc3)};
static const nn_class Mlp_class = NN_CLASS(Mlp, Mlp_fields);

static Mlp *Mlp_init(Mlp *self)
{
    nn_module_init(&self->base, &Mlp_class);
    nn_linear_init(&self->fc1, 784, 512);
    nn_linear_init(&self->fc2, 512, 512);
    nn_linear_init(&self->fc3, 512, 10);
    return self;
}

static mx_array Mlp_forward(Mlp *self, mx_array x)
{
    x = mx_relu(nn_linear_forward(&self->fc1, x));
    x = mx_relu(nn_linear_forward(&self->fc2, x));
    return nn_linear_forward(&self->fc3, x);
}

typedef struct Cnn {
    nn_module base;
    nn_conv2d conv1, conv2;
    nn_dropout dropout1, dropout2;
    nn_linear fc1, fc2;
} Cnn;
static const nn_field Cnn_fields[] = {NN_MODULE(Cnn, conv1),    NN_MODULE(Cnn, conv2),
                                      NN_MODULE(Cnn, dropout1), NN_MODULE(Cnn, dropout2),
                                      NN_MODULE(Cnn, fc1),      NN_MODULE(Cnn, fc2)};
static const nn_class Cnn_class = NN_CLASS(Cnn, Cnn_fields);

static Cnn *Cnn_init(Cnn *self)
{
    nn_module_init(&self->base, &Cnn_class);
    nn_conv2d_init(&self->conv1, 1, 32, NN_2D(3, 3));
    nn_conv2d_init(&self->conv2, 32, 64, NN_2D(3, 3));
    nn_dropout_init(&self->dropout1, 0.25);
    nn_dropout_init(&self->dropout2, 0.5);
    nn_linear_init(&self->fc1, 9216, 128);
    nn_linear_init(&self->fc2, 128, 10);
    return self;
}

static mx_array Cnn_forward(Cnn *self, mx_array x)
{
    x = mx_relu(nn_conv2d_forward(&self->conv1, x));
    x = mx_relu(nn_conv2d_forward(&self->conv2, x));
    x = nn_max_pool2d_of(x, NN_2D(2, 2));
    x = mx_flatten(nn_dropout_forward(&self->dropout1, x), 1, -1);
    x = nn_dropout_forward(&self->dropout2, mx_relu(nn_linear_forward(&self->fc1, x)));
    return mx_log_softmax(nn_linear_forward(&self->fc2, x), 1);
}

/* The corpus's character GPT: 3 layers, 64 wide, 4 heads, 64 characters, batch 16. */
enum { WIDTH = 64, HEADS = 4, LAYERS = 3, CONTEXT = 64, LETTERS = 65, SEQUENCES = 16 };

typedef struct Block {
    nn_module base;
    nn_layer_norm ln1, ln2;
    nn_linear key, query, value, proj, up, down;
    nn_dropout attention_drop, drop, feed_drop;
} Block;
static const nn_field Block_fields[] = {
    NN_MODULE(Block, ln1),  NN_MODULE(Block, key), NN_MODULE(Block, query), NN_MODULE(Block, value),
    NN_MODULE(Block, proj), NN_MODULE(Block, ln2), NN_MODULE(Block, up),    NN_MODULE(Block, down)};
static const nn_class Block_class = NN_CLASS(Block, Block_fields);

static Block *Block_init(Block *self)
{
    nn_module_init(&self->base, &Block_class);
    nn_layer_norm_init(&self->ln1, MX_DIMS(WIDTH));
    nn_linear_init(&self->key, WIDTH, WIDTH, .bias = NN_OFF);
    nn_linear_init(&self->query, WIDTH, WIDTH, .bias = NN_OFF);
    nn_linear_init(&self->value, WIDTH, WIDTH, .bias = NN_OFF);
    nn_linear_init(&self->proj, WIDTH, WIDTH);
    nn_dropout_init(&self->attention_drop, 0.1);
    nn_dropout_init(&self->drop, 0.1);
    nn_layer_norm_init(&self->ln2, MX_DIMS(WIDTH));
    nn_linear_init(&self->up, WIDTH, 4 * WIDTH);
    nn_linear_init(&self->down, 4 * WIDTH, WIDTH);
    nn_dropout_init(&self->feed_drop, 0.1);
    return self;
}

static mx_array heads(nn_linear *projection, mx_array x)
{
    x = mx_reshape(nn_linear_forward(projection, x), SEQUENCES, CONTEXT, HEADS, WIDTH / HEADS);
    return mx_transpose(x, 1, 2);
}

static mx_array Block_forward(Block *self, mx_array x, mx_array future)
{
    mx_array h = nn_layer_norm_forward(&self->ln1, x);
    mx_array k = heads(&self->key, h), q = heads(&self->query, h), v = heads(&self->value, h);
    mx_array scores = mx_mul(mx_matmul(q, mx_transpose(k, -2, -1)), 0.25);
    scores = mx_softmax(mx_masked_fill(scores, future, -INFINITY), -1);
    mx_array y = mx_transpose(mx_matmul(nn_dropout_forward(&self->attention_drop, scores), v), 1, 2);
    y = nn_linear_forward(&self->proj, mx_reshape(y, SEQUENCES, CONTEXT, WIDTH));
    x = mx_add(x, nn_dropout_forward(&self->drop, y));
    h = nn_linear_forward(&self->up, nn_layer_norm_forward(&self->ln2, x));
    h = nn_linear_forward(&self->down, nn_gelu_of(h));
    return mx_add(x, nn_dropout_forward(&self->feed_drop, h));
}

typedef struct Gpt {
    nn_module base;
    nn_embedding letters, places;
    Block blocks[LAYERS];
    nn_layer_norm ln;
    nn_linear head;
    mx_array future;
} Gpt;
static const nn_field Gpt_fields[] = {
    NN_MODULE(Gpt, letters),   NN_MODULE(Gpt, places), NN_MODULE(Gpt, blocks[0]), NN_MODULE(Gpt, blocks[1]),
    NN_MODULE(Gpt, blocks[2]), NN_MODULE(Gpt, ln),     NN_MODULE(Gpt, head)};
static const nn_class Gpt_class = NN_CLASS(Gpt, Gpt_fields);

static Gpt *Gpt_init(Gpt *self)
{
    nn_module_init(&self->base, &Gpt_class);
    nn_embedding_init(&self->letters, LETTERS, WIDTH);
    nn_embedding_init(&self->places, CONTEXT, WIDTH);
    for (int i = 0; i < LAYERS; i++)
        Block_init(&self->blocks[i]);
    nn_layer_norm_init(&self->ln, MX_DIMS(WIDTH));
    nn_linear_init(&self->head, WIDTH, LETTERS);
    self->future = mx_eq(mx_tril(mx_ones(MX_FLOAT32, CONTEXT, CONTEXT), 0), 0);
    return self;
}

static mx_array Gpt_forward(Gpt *self, mx_array x)
{
    mx_array h = mx_add(nn_embedding_forward(&self->letters, x),
                        nn_embedding_forward(&self->places, mx_arange(0, CONTEXT, 1)));
    for (int i = 0; i < LAYERS; i++)
        h = Block_forward(&self->blocks[i], h, self->future);
    return nn_linear_forward(&self->head, nn_layer_norm_forward(&self->ln, h));
}

typedef struct bench_step {
    nn_module *model;
    mx_array x, y;
} bench_step;

static mx_array mlp_loss(bench_step *step)
{
    return nn_cross_entropy(Mlp_forward((Mlp *)step->model, step->x), step->y);
}

static mx_array cnn_loss(bench_step *step)
{
    return nn_nll(Cnn_forward((Cnn *)step->model, step->x), step->y);
}

static mx_array gpt_loss(bench_step *step)
{
    mx_array logits = Gpt_forward((Gpt *)step->model, step->x);
    return nn_cross_entropy(mx_reshape(logits, -1, LETTERS), mx_reshape(step->y, -1));
}

typedef struct workload {
    bench_step step;
    mx_array (*loss)(bench_step *step);
    optimizer *opt;
    double clip; /* the gradients' norm; 0: not */
} workload;

static workload make_workload(const char *name)
{
    workload w = {.step.y = mx_randint(0, 10, BATCH)};
    if (strcmp(name, "cnn") == 0) {
        w.step.x = mx_randn(BATCH, 1, 28, 28);
        w.step.model = &Cnn_init(NN_NEW(Cnn))->base;
        w.loss = cnn_loss;
        w.opt = optimizer_adadelta(nn_parameters(w.step.model), 1.0);
        return w;
    }
    if (strcmp(name, "gpt") == 0) {
        w.step.x = mx_randint(0, LETTERS, SEQUENCES, CONTEXT);
        w.step.y = mx_randint(0, LETTERS, SEQUENCES, CONTEXT);
        w.step.model = &Gpt_init(NN_NEW(Gpt))->base;
        w.loss = gpt_loss;
        w.opt = optimizer_adamw(nn_parameters(w.step.model), 1e-3);
        w.clip = 1;
        return w;
    }
    w.step.x = mx_randn(BATCH, 784);
    w.step.model = &Mlp_init(NN_NEW(Mlp))->base;
    w.loss = mlp_loss;
    w.opt = strcmp(name, "mlp-adam") == 0 ? optimizer_adam(nn_parameters(w.step.model), 1e-3)
                                          : optimizer_sgd(nn_parameters(w.step.model), 0.01);
    return w;
}

static double run_step(workload *w)
{
    T2M_POOL(pool);
    nn_grads grads;
    mx_array loss = nn_value_and_grad(w->step.model, w->loss, &w->step, &grads);
    if (w->clip > 0)
        nn_clip_grads(&grads, w->clip);
    optimizer_update(w->opt, &grads);
    mx_eval(loss, w->step.model, w->opt);
    return mx_item_float(loss);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void bench(const char *name)
{
    static double times[MOST_STEPS];
    int count = 0;
    T2M_POOL(pool);
    random_seed(0);
    workload w = make_workload(name);
    double first = run_step(&w), last = first, start = now();
    while (count < MOST_STEPS && (now() - start < 2000 || count < 5)) {
        double before = now();
        last = run_step(&w);
        times[count++] = now() - before;
    }
    qsort(times, (size_t)count, sizeof *times, by_size);
    printf("%-10s %8.3f ms best %8.3f ms median   (loss %.4f -> %.4f in %d steps)\n", name, times[0],
           times[count / 2], first, last, count + 1);
}

int main(int argc, char **argv)
{
    static const char *all[] = {"mlp-sgd", "mlp-adam", "cnn", "gpt"};
    for (int i = 1; i < argc; i++)
        bench(argv[i]);
    for (int i = 0; argc < 2 && i < 4; i++)
        bench(all[i]);
    return 0;
}
