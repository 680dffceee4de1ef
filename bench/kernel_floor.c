/* The matrix products and convolutions of one training step of each workload, alone, on oneDNN: best times in milliseconds. No fp32
 * implementation of the same arithmetic goes under this by much. Convolutions run on the layouts that oneDNN likes best, and nothing is
 * reordered; attention's products and the recurrence's element-wise part are left out.
 * usage: kernel_floor (prints NAME MS, a line each); OMP_NUM_THREADS says with how many threads */
#include <dnnl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LEAST_RUNS = 5, MOST_ARGUMENTS = 3, RANK = 4 };

static const double LEAST_MS = 200;

static dnnl_engine_t engine;
static dnnl_stream_t stream;

static void check(dnnl_status_t status)
{
    if (status != dnnl_success) {
        fprintf(stderr, "kernel_floor: oneDNN refuses (%d)\n", status);
        exit(1);
    }
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

/* The best of several runs of a primitive on memory of its own. */
static double best_of(dnnl_primitive_desc_t desc, const int *names, const dnnl_query_t *queries)
{
    dnnl_primitive_t primitive;
    dnnl_exec_arg_t arguments[MOST_ARGUMENTS];
    check(dnnl_primitive_create(&primitive, desc));
    for (int i = 0; i < MOST_ARGUMENTS; i++) {
        arguments[i].arg = names[i];
        check(dnnl_memory_create(&arguments[i].memory, dnnl_primitive_desc_query_md(desc, queries[i], 0), engine, DNNL_MEMORY_ALLOCATE));
    }
    double best = 1e9, begin = now_ms();
    for (int runs = 0; runs < LEAST_RUNS || now_ms() - begin < LEAST_MS; runs++) {
        double start = now_ms();
        check(dnnl_primitive_execute(primitive, stream, MOST_ARGUMENTS, arguments));
        check(dnnl_stream_wait(stream));
        double elapsed = now_ms() - start;
        best = elapsed < best ? elapsed : best;
    }
    for (int i = 0; i < MOST_ARGUMENTS; i++)
        dnnl_memory_destroy(arguments[i].memory);
    dnnl_primitive_destroy(primitive);
    dnnl_primitive_desc_destroy(desc);
    return best;
}

static dnnl_memory_desc_t matrix(int64_t rows, int64_t columns)
{
    dnnl_memory_desc_t desc;
    check(dnnl_memory_desc_init_by_tag(&desc, 2, (dnnl_dims_t){rows, columns}, dnnl_f32, dnnl_ab));
    return desc;
}

/* [m, k] by [k, n] */
static double product(int64_t m, int64_t n, int64_t k)
{
    static const int names[] = {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST};
    static const dnnl_query_t queries[] = {dnnl_query_src_md, dnnl_query_weights_md, dnnl_query_dst_md};
    dnnl_memory_desc_t a = matrix(m, k), b = matrix(k, n), c = matrix(m, n);
    dnnl_matmul_desc_t operation;
    dnnl_primitive_desc_t desc;
    check(dnnl_matmul_desc_init(&operation, &a, &b, NULL, &c));
    check(dnnl_primitive_desc_create(&desc, &operation, NULL, engine, NULL));
    return best_of(desc, names, queries);
}

/* A Linear layer on `rows` rows: forward, its weight's gradient, and that of its input unless it is the first. */
static double linear(int64_t rows, int64_t inputs, int64_t outputs, bool is_first)
{
    return product(rows, outputs, inputs) + product(inputs, outputs, rows) + (is_first ? 0 : product(rows, inputs, outputs));
}

typedef struct layer {
    int64_t images, inputs, side, outputs, kernel, stride, padding;
} layer;

static dnnl_memory_desc_t any(int64_t a, int64_t b, int64_t c, int64_t d)
{
    dnnl_memory_desc_t desc;
    check(dnnl_memory_desc_init_by_tag(&desc, RANK, (dnnl_dims_t){a, b, c, d}, dnnl_f32, dnnl_format_tag_any));
    return desc;
}

/* A convolution's three directions. */
static double convolution(layer l, bool is_first)
{
    int64_t out = (l.side + 2 * l.padding - l.kernel) / l.stride + 1;
    dnnl_memory_desc_t x = any(l.images, l.inputs, l.side, l.side), w = any(l.outputs, l.inputs, l.kernel, l.kernel),
                       y = any(l.images, l.outputs, out, out);
    dnnl_dims_t strides = {l.stride, l.stride}, pads = {l.padding, l.padding};
    dnnl_convolution_desc_t operation;
    dnnl_primitive_desc_t forward, hint, back;
    check(dnnl_convolution_forward_desc_init(&operation, dnnl_forward_training, dnnl_convolution_auto, &x, &w, NULL, &y, strides, pads, pads));
    check(dnnl_primitive_desc_create(&forward, &operation, NULL, engine, NULL));
    check(dnnl_primitive_desc_clone(&hint, forward));
    double total = best_of(forward, (const int[]){DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST},
                           (const dnnl_query_t[]){dnnl_query_src_md, dnnl_query_weights_md, dnnl_query_dst_md});
    check(dnnl_convolution_backward_weights_desc_init(&operation, dnnl_convolution_auto, &x, &w, NULL, &y, strides, pads, pads));
    check(dnnl_primitive_desc_create(&back, &operation, NULL, engine, hint));
    total += best_of(back, (const int[]){DNNL_ARG_SRC, DNNL_ARG_DIFF_WEIGHTS, DNNL_ARG_DIFF_DST},
                     (const dnnl_query_t[]){dnnl_query_src_md, dnnl_query_diff_weights_md, dnnl_query_diff_dst_md});
    if (!is_first) {
        check(dnnl_convolution_backward_data_desc_init(&operation, dnnl_convolution_auto, &x, &w, &y, strides, pads, pads));
        check(dnnl_primitive_desc_create(&back, &operation, NULL, engine, hint));
        total += best_of(back, (const int[]){DNNL_ARG_DIFF_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DIFF_DST},
                         (const dnnl_query_t[]){dnnl_query_diff_src_md, dnnl_query_weights_md, dnnl_query_diff_dst_md});
    }
    dnnl_primitive_desc_destroy(hint);
    return total;
}

static double mlp(void)
{
    return linear(64, 784, 512, true) + linear(64, 512, 512, false) + linear(64, 512, 10, false);
}

static double mnist_cnn(void)
{
    return convolution((layer){64, 1, 28, 32, 3, 1, 0}, true) + convolution((layer){64, 32, 26, 64, 3, 1, 0}, false) +
           linear(64, 9216, 128, false) + linear(64, 128, 10, false);
}

static double resnet18(void)
{
    double total = convolution((layer){16, 3, 64, 64, 7, 2, 3}, true) + 4 * convolution((layer){16, 64, 16, 64, 3, 1, 1}, false);
    int64_t inputs = 64, side = 16;
    for (int64_t outputs = 128; outputs <= 512; outputs *= 2) {
        total += convolution((layer){16, inputs, side, outputs, 3, 2, 1}, false) + convolution((layer){16, inputs, side, outputs, 1, 2, 0}, false);
        inputs = outputs;
        side /= 2;
        total += 3 * convolution((layer){16, outputs, side, outputs, 3, 1, 1}, false);
    }
    return total + linear(16, 512, 1000, false);
}

/* A layer: the inputs' share for all times, 35 products forward and back, the state weight's gradient. */
static double lstm_lm(void)
{
    double recurrent = linear(700, 200, 800, false) + 35 * (product(20, 800, 200) + product(20, 200, 800)) + product(200, 800, 700);
    return 2 * recurrent + linear(700, 200, 10000, false);
}

static double gpt(int64_t rows, int64_t width, int64_t words, int layers)
{
    return layers * (linear(rows, width, 3 * width, false) + linear(rows, width, width, false) + linear(rows, width, 4 * width, false) +
                     linear(rows, 4 * width, width, false)) +
           linear(rows, width, words, false);
}

int main(void)
{
    check(dnnl_engine_create(&engine, dnnl_cpu, 0));
    check(dnnl_stream_create(&stream, engine, dnnl_stream_default_flags));
    printf("mlp_sgd %.3f\n", mlp());
    printf("mnist_cnn %.3f\n", mnist_cnn());
    printf("resnet18 %.3f\n", resnet18());
    printf("lstm_lm %.3f\n", lstm_lm());
    printf("char_gpt %.3f\n", gpt(768, 128, 65, 4));
    printf("gpt2_124m %.3f\n", gpt(256, 768, 50257, 12));
    return 0;
}
