/* Lets every allocation of the engine fail in turn, over a forward pass, its gradient and an optimizer's step: each time there must be an error and no
 * crash, what was there before must still be usable, and nothing may leak.
 *
 *     fail_alloc             every allocation, one after the other
 *     T2M_FAIL_ALLOC=n       the n-th only, with a trap where it fails (for a debugger)
 *
 * The linker sends the engine's calls of malloc and its kin here (--wrap). Thread pools and libraries below allocate as they like. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mlx/c/mlx.h"
#include "mlx/c/t2m_ext_nn.h"

static long allocations, live, fail_at;

static bool fails(void)
{
    if (++allocations != fail_at)
        return false;
    if (getenv("T2M_FAIL_ALLOC"))
        raise(SIGTRAP);
    return true;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
int __real_posix_memalign(void **block, size_t alignment, size_t size);
void __real_free(void *block);

#define COUNTED(call)                                                                                        \
    void *block = fails() ? NULL : call;                                                                     \
    live += block != NULL;                                                                                   \
    return block

void *__wrap_malloc(size_t size)
{
    COUNTED(__real_malloc(size));
}

void *__wrap_calloc(size_t count, size_t size)
{
    COUNTED(__real_calloc(count, size));
}

void *__wrap_aligned_alloc(size_t alignment, size_t size)
{
    COUNTED(__real_aligned_alloc(alignment, size));
}

void *__wrap_realloc(void *block, size_t size)
{
    void *bigger = fails() ? NULL : __real_realloc(block, size);
    live += bigger && !block;
    return bigger;
}

int __wrap_posix_memalign(void **block, size_t alignment, size_t size)
{
    int status = fails() ? 12 : __real_posix_memalign(block, alignment, size);
    live += !status;
    return status;
}

void __wrap_free(void *block)
{
    live -= block != NULL;
    __real_free(block);
}

static int errors;

static void count_error(const char *message, void *data)
{
    (void)data;
    errors++;
    if (getenv("T2M_FAIL_ALLOC"))
        printf("%s\n", message);
}

/* ---- What is done ---- */

static mlx_stream cpu;

/* mean((softmax(layer_norm(conv(x)) @ w) - sort(x's sums))^2), with slices, gathers and reductions on the way, and
 * mean(sign(w^2)), whose gradient is known to be zeros */
static int loss(mlx_vector_array *res, const mlx_vector_array in, void *payload)
{
    mlx_array x = mlx_array_new(), w = mlx_array_new(), k = mlx_array_new(), a = mlx_array_new(), b = mlx_array_new();
    mlx_array weight = mlx_array_new(), none = {NULL};
    (void)payload;
    int status = mlx_vector_array_get(&w, in, 0) || mlx_vector_array_get(&k, in, 1) || mlx_vector_array_get(&x, in, 2) ||
                 mlx_conv2d(&a, x, k, 1, 1, 1, 1, 1, 1, 1, cpu) || mlx_reshape(&a, a, (int[]){-1, 4}, 2, cpu) ||
                 mlx_ones(&weight, (int[]){4}, 1, MLX_FLOAT32, cpu) || mlx_fast_layer_norm(&a, a, weight, none, 1e-5f, cpu) ||
                 mlx_matmul(&a, a, w, cpu) || mlx_softmax_axis(&a, a, -1, true, cpu) || mlx_sort_axis(&b, a, 1, cpu) ||
                 mlx_cumsum(&b, b, 1, false, true, cpu) || mlx_slice(&b, b, (int[]){0, 0}, 2, (int[]){36, 3}, 2, (int[]){1, 1}, 2, cpu) ||
                 mlx_slice(&a, a, (int[]){0, 0}, 2, (int[]){36, 3}, 2, (int[]){1, 1}, 2, cpu) || mlx_subtract(&a, a, b, cpu) ||
                 mlx_square(&a, a, cpu) || mlx_mean(&a, a, false, cpu) || mlx_square(&b, w, cpu) || mlx_sign(&b, b, cpu) ||
                 mlx_mean(&b, b, false, cpu) || mlx_add(&a, a, b, cpu);
    mlx_vector_array one = status ? mlx_vector_array_new() : mlx_vector_array_new_value(a);
    status = status || mlx_vector_array_set(res, one);
    mlx_vector_array_free(one);
    mlx_array_free(x);
    mlx_array_free(w);
    mlx_array_free(k);
    mlx_array_free(a);
    mlx_array_free(b);
    mlx_array_free(weight);
    return status || mlx_vector_array_size(*res) != 1;
}

/* p - rate * g, and momentum, for each parameter; evaluated together. */
static int step(mlx_vector_array parameters, mlx_vector_array grads)
{
    mlx_vector_array next = mlx_vector_array_new();
    int status = !next.ctx;
    for (size_t i = 0; i < 2 && !status; i++) {
        mlx_array p = mlx_array_new(), g = mlx_array_new(), rate = mlx_array_new_float(0.1f), r = mlx_array_new();
        status = !rate.ctx || mlx_vector_array_get(&p, parameters, i) || mlx_vector_array_get(&g, grads, i) ||
                 mlx_multiply(&g, g, rate, cpu) || mlx_subtract(&r, p, g, cpu) || mlx_sqrt(&g, r, cpu) ||
                 mlx_vector_array_append_value(next, r);
        mlx_array_free(p);
        mlx_array_free(g);
        mlx_array_free(rate);
        mlx_array_free(r);
    }
    status = status || mlx_eval(next);
    mlx_vector_array_free(next);
    return status;
}

static int all_of_it(mlx_vector_array inputs)
{
    mlx_closure f = mlx_closure_new_func_payload(loss, NULL, NULL);
    mlx_closure_value_and_grad g = mlx_closure_value_and_grad_new();
    mlx_vector_array values = mlx_vector_array_new(), grads = mlx_vector_array_new();
    int status = !f.ctx || mlx_value_and_grad(&g, f, (int[]){0, 1}, 2) || mlx_closure_value_and_grad_apply(&values, &grads, g, inputs) ||
                 mlx_eval(values) || mlx_eval(grads) || step(inputs, grads);
    mlx_vector_array_free(values);
    mlx_vector_array_free(grads);
    mlx_closure_free(f);
    mlx_closure_value_and_grad_free(g);
    return status;
}

static mlx_array sample(const int *shape, int ndim, int seed)
{
    float values[512];
    for (int i = 0; i < 512; i++)
        values[i] = (float)((i * 37 + seed * 11) % 101) / 50 - 1;
    return mlx_array_new_data(values, shape, ndim, MLX_FLOAT32);
}

int main(void)
{
    const char *only = getenv("T2M_FAIL_ALLOC");
    cpu = mlx_default_cpu_stream_new();
    mlx_set_error_handler(count_error, NULL, NULL);
    mlx_array parts[] = {sample((int[]){4, 5}, 2, 1), sample((int[]){4, 3, 3, 2}, 4, 2), sample((int[]){1, 6, 6, 2}, 4, 3)};
    mlx_vector_array inputs = mlx_vector_array_new_data(parts, 3);
    if (all_of_it(inputs) || all_of_it(inputs))
        return printf("it fails by itself\n"), 1;
    mlx_clear_cache();
    long before = live, bad = 0, n = only ? atol(only) : 1;
    for (;; n++) {
        allocations = errors = 0;
        fail_at = n;
        int status = all_of_it(inputs);
        bool reached = allocations >= n;
        fail_at = 0;
        mlx_clear_cache();
        if (reached && status && !errors)
            printf("allocation %ld: no message\n", n), bad++;
        if (live > before + 1) /* a workspace may have been given up, or come back */
            printf("allocation %ld: %ld blocks are left over\n", n, live - before), bad++;
        before = live;
        if (reached && all_of_it(inputs))
            printf("allocation %ld: afterwards nothing works\n", n), bad++;
        mlx_clear_cache();
        if (live > before)
            before = live;
        if (!reached || only || bad > 10)
            break;
    }
    printf("%ld allocations failed in turn: %ld faults\n", n - 1, bad);
    for (int i = 0; i < 3; i++)
        mlx_array_free(parts[i]);
    mlx_vector_array_free(inputs);
    return bad != 0;
}
