/* What the API has for GPUs, in a library for the CPU: they are not there, and whatever needs one is an error. */
#include <stdlib.h>

#include "internal.h"
#include "mlx/c/cuda.h"
#include "mlx/c/fast.h"
#include "mlx/c/metal.h"

static int no_gpu(const char *function)
{
    engine_enter_no_stream(function);
    engine_error("this library computes on the CPU");
    return engine_leave_status();
}

int mlx_metal_is_available(bool *res)
{
    *res = false;
    return 0;
}

int mlx_metal_start_capture(const char *path)
{
    (void)path;
    return no_gpu(__func__);
}

int mlx_metal_stop_capture(void)
{
    return no_gpu(__func__);
}

int mlx_cuda_is_available(bool *res)
{
    *res = false;
    return 0;
}

/* A configuration holds nothing that could be used: it is an address to free. */
#define SETTER(name, ...)                                                                                    \
    int name(__VA_ARGS__)                                                                                    \
    {                                                                                                        \
        return cls.ctx ? 0 : no_gpu(__func__);                                                               \
    }

#define KERNEL(K, LAST)                                                                                      \
    K##_config K##_config_new(void)                                                                          \
    {                                                                                                        \
        return (K##_config){malloc(1)};                                                                      \
    }                                                                                                        \
    void K##_config_free(K##_config cls)                                                                     \
    {                                                                                                        \
        free(cls.ctx);                                                                                       \
    }                                                                                                        \
    SETTER(K##_config_add_output_arg, K##_config cls, UNUSED const int *shape, UNUSED size_t size,           \
           UNUSED mlx_dtype dtype)                                                                           \
    SETTER(K##_config_set_grid, K##_config cls, UNUSED int grid1, UNUSED int grid2, UNUSED int grid3)        \
    SETTER(K##_config_set_thread_group, K##_config cls, UNUSED int thread1, UNUSED int thread2,              \
           UNUSED int thread3)                                                                               \
    SETTER(K##_config_set_init_value, K##_config cls, UNUSED float value)                                    \
    SETTER(K##_config_set_verbose, K##_config cls, UNUSED bool verbose)                                      \
    SETTER(K##_config_add_template_arg_dtype, K##_config cls, UNUSED const char *name,                       \
           UNUSED mlx_dtype dtype)                                                                           \
    SETTER(K##_config_add_template_arg_int, K##_config cls, UNUSED const char *name, UNUSED int value)       \
    SETTER(K##_config_add_template_arg_bool, K##_config cls, UNUSED const char *name, UNUSED bool value)     \
    K K##_new(UNUSED const char *name, UNUSED const mlx_vector_string input_names,                           \
              UNUSED const mlx_vector_string output_names, UNUSED const char *source,                        \
              UNUSED const char *header, UNUSED bool ensure_row_contiguous, UNUSED LAST)                     \
    {                                                                                                        \
        no_gpu(__func__);                                                                                    \
        return (K){NULL};                                                                                    \
    }                                                                                                        \
    void K##_free(UNUSED K cls)                                                                              \
    {                                                                                                        \
    }                                                                                                        \
    int K##_apply(UNUSED mlx_vector_array *outputs, UNUSED K cls, UNUSED const mlx_vector_array inputs,      \
                  UNUSED const K##_config config, UNUSED const mlx_stream stream)                            \
    {                                                                                                        \
        return no_gpu(__func__);                                                                             \
    }

#define UNUSED __attribute__((unused))
KERNEL(mlx_fast_metal_kernel, bool atomic_outputs)
KERNEL(mlx_fast_cuda_kernel, int shared_memory)
