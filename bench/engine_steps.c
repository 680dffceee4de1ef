/* Times training steps written by hand against mlx/c: what a converted trainer can reach.
 *
 *     engine_steps [mlp-sgd|mlp-adam|cnn]...
 *
 * The models and sizes are those of the PyTorch numbers they are compared with: an MLP 784-512-512-10 and the
 * classic MNIST CNN, batch 64.  Each line is the fastest step of about two seconds, in milliseconds, and the
 * median.  Dropout masks are drawn once, not each step. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "mlx/c/mlx.h"
#include "mlx/c/t2m_ext_nn.h"

enum { MOST_PARAMS = 8, BATCH = 64, MOST_STEPS = 20000 };

static mlx_stream s;

typedef struct model {
    mlx_array params[MOST_PARAMS], state[2][MOST_PARAMS];
    int count;
    mlx_array x, y, mask1, mask2;
    mlx_array (*forward)(struct model *m, const mlx_array *params);
    void (*update)(struct model *m, int i, mlx_array grad, int64_t step);
    mlx_closure_value_and_grad gradient;
} model;

/* ---- Values that are released at the end of the step ---- */

static mlx_array pool[256];
static int pooled;

static mlx_array *fresh(void)
{
    pool[pooled] = mlx_array_new();
    return &pool[pooled++];
}

static void drain(void)
{
    while (pooled)
        mlx_array_free(pool[--pooled]);
}

static mlx_array relu(mlx_array x)
{
    mlx_array *zero = fresh(), *y = fresh();
    mlx_array_set_float(zero, 0);
    mlx_maximum(y, x, *zero, s);
    return *y;
}

static mlx_array linear(mlx_array x, mlx_array w, mlx_array b)
{
    mlx_array *t = fresh(), *y = fresh();
    mlx_transpose(t, w, s);
    mlx_addmm(y, b, x, *t, 1, 1, s);
    return *y;
}

static mlx_array permuted(mlx_array x, int a, int b, int c, int d)
{
    mlx_array *y = fresh();
    mlx_transpose_axes(y, x, (int[]){a, b, c, d}, 4, s);
    return *y;
}

/* PyTorch's conv2d: NCHW image, OIHW weight. */
static mlx_array conv(mlx_array x, mlx_array w, mlx_array b)
{
    mlx_array *y = fresh();
    t2m_ext_conv2d_bias(y, permuted(x, 0, 2, 3, 1), permuted(w, 0, 2, 3, 1), b, (int[]){1, 1}, (int[]){0, 0},
                        (int[]){1, 1}, 1, s);
    return permuted(*y, 0, 3, 1, 2);
}

static mlx_array times(mlx_array a, mlx_array b)
{
    mlx_array *y = fresh();
    mlx_multiply(y, a, b, s);
    return *y;
}

/* ---- The models ---- */

static mlx_array mean_cross_entropy(mlx_array logits, mlx_array y)
{
    mlx_array *losses = fresh(), *mean = fresh();
    t2m_ext_cross_entropy(losses, logits, y, -100, s);
    mlx_mean(mean, *losses, false, s);
    return *mean;
}

static mlx_array mlp(model *m, const mlx_array *p)
{
    mlx_array h = relu(linear(m->x, p[0], p[1]));
    h = relu(linear(h, p[2], p[3]));
    return mean_cross_entropy(linear(h, p[4], p[5]), m->y);
}

static mlx_array cnn(model *m, const mlx_array *p)
{
    mlx_array h = relu(conv(m->x, p[0], p[1])), *pooled_h = fresh(), *flat = fresh();
    h = relu(conv(h, p[2], p[3]));
    t2m_ext_max_pool2d(pooled_h, NULL, h, (int[]){2, 2}, (int[]){2, 2}, (int[]){0, 0}, (int[]){1, 1}, false,
                       s);
    h = times(*pooled_h, m->mask1);
    mlx_flatten(flat, h, 1, 3, s);
    h = times(relu(linear(*flat, p[4], p[5])), m->mask2);
    return mean_cross_entropy(linear(h, p[6], p[7]), m->y);
}

static int loss(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    model *m = payload;
    mlx_array params[MOST_PARAMS];
    for (int i = 0; i < m->count; i++) {
        mlx_array *p = fresh();
        mlx_vector_array_get(p, in, (size_t)i);
        params[i] = *p;
    }
    mlx_vector_array_set_value(res, m->forward(m, params));
    return 0;
}

/* ---- Optimizers ---- */

static void sgd(model *m, int i, mlx_array grad, int64_t step)
{
    (void)step;
    t2m_ext_sgd_update(&m->params[i], NULL, grad, 0.01, 0, 0, 0, false, false, s);
}

static void adam(model *m, int i, mlx_array grad, int64_t step)
{
    t2m_ext_adam_update(&m->params[i], &m->state[0][i], &m->state[1][i], grad, 1e-3, 0.9, 0.999, 1e-8, 0,
                        false, false, step, s);
}

static void adadelta(model *m, int i, mlx_array grad, int64_t step)
{
    (void)step;
    t2m_ext_adadelta_update(&m->params[i], &m->state[0][i], &m->state[1][i], grad, 1, 0.9, 1e-6, 0, false, s);
}

static float run_step(model *m, int64_t step)
{
    mlx_vector_array in = mlx_vector_array_new_data(m->params, (size_t)m->count);
    mlx_vector_array values = mlx_vector_array_new(), grads = mlx_vector_array_new(),
                     all = mlx_vector_array_new();
    mlx_array *value = fresh();
    float result = 0;
    mlx_closure_value_and_grad_apply(&values, &grads, m->gradient, in);
    mlx_vector_array_free(in);
    drain();
    value = fresh();
    mlx_vector_array_get(value, values, 0);
    for (int i = 0; i < m->count; i++) {
        mlx_array *grad = fresh();
        mlx_vector_array_get(grad, grads, (size_t)i);
        m->update(m, i, *grad, step);
        mlx_vector_array_append_value(all, m->params[i]);
        for (int k = 0; k < 2 && m->state[k][i].ctx; k++)
            mlx_vector_array_append_value(all, m->state[k][i]);
    }
    mlx_vector_array_append_value(all, *value);
    mlx_vector_array_free(grads);
    mlx_vector_array_free(values);
    if (!getenv("BENCH_HOLD"))
        for (int i = 1; i < pooled; i++) {
            mlx_array_free(pool[i]);
            pool[i] = mlx_array_new();
        }
    mlx_eval(all);
    mlx_array_item_float32(&result, *value);
    mlx_vector_array_free(all);
    drain();
    return result;
}

/* ---- Set-up ---- */

static mlx_array noise(float scale, const int *shape, int ndim)
{
    size_t size = 1;
    for (int i = 0; i < ndim; i++)
        size *= (size_t)shape[i];
    float *values = malloc(size * sizeof *values);
    for (size_t i = 0; i < size; i++)
        values[i] = scale * (2 * (float)rand() / (float)RAND_MAX - 1);
    mlx_array a = mlx_array_new_data(values, shape, ndim, MLX_FLOAT32);
    free(values);
    return a;
}

static mlx_array mask(float p, const int *shape, int ndim)
{
    size_t size = 1;
    for (int i = 0; i < ndim; i++)
        size *= (size_t)shape[i];
    float *values = malloc(size * sizeof *values);
    for (size_t i = 0; i < size; i++)
        values[i] = (float)rand() / (float)RAND_MAX < p ? 0 : 1 / (1 - p);
    mlx_array a = mlx_array_new_data(values, shape, ndim, MLX_FLOAT32);
    free(values);
    return a;
}

static void add_layer(model *m, int out, const int *shape, int ndim)
{
    m->params[m->count++] = noise(0.04f, shape, ndim);
    m->params[m->count++] = noise(0.04f, &out, 1);
}

static model make_model(const char *name)
{
    model m = {0};
    int64_t targets[BATCH];
    for (int i = 0; i < BATCH; i++)
        targets[i] = rand() % 10;
    m.y = mlx_array_new_data(targets, (int[]){BATCH}, 1, MLX_INT64);
    if (strncmp(name, "mlp", 3) == 0) {
        m.x = noise(1, (int[]){BATCH, 784}, 2);
        add_layer(&m, 512, (int[]){512, 784}, 2);
        add_layer(&m, 512, (int[]){512, 512}, 2);
        add_layer(&m, 10, (int[]){10, 512}, 2);
        m.forward = mlp;
        m.update = strcmp(name, "mlp-adam") == 0 ? adam : sgd;
    } else {
        m.x = noise(1, (int[]){BATCH, 1, 28, 28}, 4);
        m.mask1 = mask(0.25f, (int[]){BATCH, 64, 12, 12}, 4);
        m.mask2 = mask(0.5f, (int[]){BATCH, 128}, 2);
        add_layer(&m, 32, (int[]){32, 1, 3, 3}, 4);
        add_layer(&m, 64, (int[]){64, 32, 3, 3}, 4);
        add_layer(&m, 128, (int[]){128, 9216}, 2);
        add_layer(&m, 10, (int[]){10, 128}, 2);
        m.forward = cnn;
        m.update = adadelta;
    }
    return m;
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
    int argnums[MOST_PARAMS] = {0, 1, 2, 3, 4, 5, 6, 7}, count = 0;
    srand(1);
    model m = make_model(name);
    mlx_closure closure = mlx_closure_new_func_payload(loss, &m, NULL);
    m.gradient = mlx_closure_value_and_grad_new();
    mlx_value_and_grad(&m.gradient, closure, argnums, (size_t)m.count);
    float first = run_step(&m, 1), last = first;
    double start = now();
    while (count < MOST_STEPS && (now() - start < 2000 || count < 5)) {
        double before = now();
        last = run_step(&m, count + 2);
        times[count++] = now() - before;
    }
    qsort(times, (size_t)count, sizeof *times, by_size);
    printf("%-10s %8.3f ms best %8.3f ms median   (loss %.4f -> %.4f in %d steps)\n", name, times[0],
           times[count / 2], (double)first, (double)last, count + 1);
    mlx_closure_value_and_grad_free(m.gradient);
    mlx_closure_free(closure);
    for (int i = 0; i < m.count; i++) {
        mlx_array_free(m.params[i]);
        mlx_array_free(m.state[0][i]);
        mlx_array_free(m.state[1][i]);
    }
    mlx_array_free(m.x);
    mlx_array_free(m.y);
    mlx_array_free(m.mask1);
    mlx_array_free(m.mask2);
}

int main(int argc, char **argv)
{
    static const char *all[] = {"mlp-sgd", "mlp-adam", "cnn"};
    s = mlx_default_cpu_stream_new();
    for (int i = 1; i < argc; i++)
        bench(argv[i]);
    for (int i = 0; argc < 2 && i < 3; i++)
        bench(all[i]);
    mlx_stream_free(s);
    return 0;
}
