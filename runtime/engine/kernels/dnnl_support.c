/* The process-wide oneDNN engine and stream; see dnnl_support.h. */
#include "dnnl_support.h"

#ifdef T2M_HAVE_DNNL

#include <pthread.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static dnnl_engine_t engine;
static dnnl_stream_t stream;

static void start(void)
{
    if (dnnl_engine_create(&engine, dnnl_cpu, 0) != dnnl_success) {
        engine = NULL;
        return;
    }
    if (dnnl_stream_create(&stream, engine, dnnl_stream_default_flags) != dnnl_success) {
        dnnl_engine_destroy(engine);
        engine = NULL;
    }
}

dnnl_engine_t dnnl_support_engine(void)
{
    pthread_once(&once, start);
    return engine;
}

dnnl_stream_t dnnl_support_stream(void)
{
    pthread_once(&once, start);
    return stream;
}

/* oneDNN recognises a layout by its strides; a stray stride on a dimension of 1 would hide it. */
static void tidy_strides(int rank, const int64_t *shape, const int64_t *strides, int64_t *tidy)
{
    for (int i = 0; i < rank; i++) {
        tidy[i] = strides[i];
        if (shape[i] != 1)
            continue;
        int64_t inner = 1;
        for (int j = i + 1; j < rank; j++)
            if (shape[j] != 1 && strides[j] * shape[j] > inner)
                inner = strides[j] * shape[j];
        tidy[i] = inner;
    }
}

bool dnnl_support_describe_as(dnnl_memory_desc_t *desc, int rank, const int64_t *shape, const int64_t *strides, dnnl_data_type_t type)
{
    int64_t tidy[DNNL_MAX_NDIMS];
    tidy_strides(rank, shape, strides, tidy);
    return dnnl_memory_desc_init_by_strides(desc, rank, shape, type, tidy) == dnnl_success;
}

bool dnnl_support_describe(dnnl_memory_desc_t *desc, int rank, const int64_t *shape, const int64_t *strides)
{
    return dnnl_support_describe_as(desc, rank, shape, strides, dnnl_f32);
}

bool dnnl_support_describe_any(dnnl_memory_desc_t *desc, int rank, const int64_t *shape)
{
    return dnnl_memory_desc_init_by_tag(desc, rank, shape, dnnl_f32, dnnl_format_tag_any) == dnnl_success;
}

const char *dnnl_support_implementation(const_dnnl_primitive_desc_t desc)
{
    const char *text = "";
    dnnl_primitive_desc_query(desc, dnnl_query_impl_info_str, 0, &text);
    return text;
}

bool dnnl_support_is_reference(const_dnnl_primitive_desc_t desc)
{
    return strncmp(dnnl_support_implementation(desc), "ref", 3) == 0;
}

dnnl_memory_t dnnl_support_memory(const dnnl_memory_desc_t *desc)
{
    dnnl_memory_t memory = NULL;
    dnnl_memory_create(&memory, desc, dnnl_support_engine(), DNNL_MEMORY_NONE);
    return memory;
}

void dnnl_support_bind(dnnl_memory_t memory, const void *data)
{
    /* oneDNN takes inputs and outputs through one type; inputs are not written. */
    dnnl_memory_set_data_handle(memory, (void *)(uintptr_t)data);
}

#else
typedef int dnnl_support_is_absent; /* ISO C wants a declaration in every file */
#endif
