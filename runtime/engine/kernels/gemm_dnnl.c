/* float32 products on oneDNN's matmul primitive, one cached primitive a shape; and those of operands that are rounded to bfloat16. */
#include "gemm_dnnl.h"

#ifdef T2M_HAVE_DNNL

#include "dnnl_support.h"
#include "plan_cache.h"
#include "precision.h"
#include "workspace.h"

#include <stdlib.h>
#include <string.h>

typedef struct matmul_key {
    gemm_spec spec;
    int64_t has_bias, type; /* of A and B: a dnnl_data_type_t */
} matmul_key;

typedef struct matmul_plan {
    dnnl_primitive_t primitive;
    dnnl_memory_t a, b, bias, c; /* bias may be NULL */
} matmul_plan;

static void release_plan(void *payload)
{
    matmul_plan *plan = payload;
    dnnl_memory_destroy(plan->a);
    dnnl_memory_destroy(plan->b);
    dnnl_memory_destroy(plan->bias);
    dnnl_memory_destroy(plan->c);
    dnnl_primitive_destroy(plan->primitive);
    free(plan);
}

/* [batch..., rows, columns] with the matching strides. */
static bool describe(dnnl_memory_desc_t *desc, const gemm_spec *spec, const int64_t *batch_strides,
                     int64_t rows, int64_t columns, int64_t row_stride, int64_t column_stride, dnnl_data_type_t type)
{
    int64_t shape[GEMM_MAX_BATCH_RANK + 2], strides[GEMM_MAX_BATCH_RANK + 2];
    int rank = (int)spec->batch_rank;
    memcpy(shape, spec->batch, sizeof *shape * (size_t)rank);
    memcpy(strides, batch_strides, sizeof *strides * (size_t)rank);
    shape[rank] = rows;
    shape[rank + 1] = columns;
    strides[rank] = row_stride;
    strides[rank + 1] = column_stride;
    return dnnl_support_describe_as(desc, rank + 2, shape, strides, type);
}

static bool describe_bias(dnnl_memory_desc_t *desc, const gemm_spec *spec)
{
    int64_t shape[GEMM_MAX_BATCH_RANK + 2], strides[GEMM_MAX_BATCH_RANK + 2];
    int rank = (int)spec->batch_rank + 2;
    for (int i = 0; i < rank; i++) {
        shape[i] = i + 1 == rank ? spec->n : 1;
        strides[i] = i + 1 == rank ? 1 : spec->n;
    }
    return dnnl_support_describe(desc, rank, shape, strides);
}

static dnnl_primitive_t make_primitive(const dnnl_matmul_desc_t *operation)
{
    dnnl_primitive_desc_t desc;
    dnnl_primitive_t primitive = NULL;
    if (dnnl_primitive_desc_create(&desc, operation, NULL, dnnl_support_engine(), NULL) != dnnl_success)
        return NULL;
    if (!dnnl_support_is_reference(desc) && dnnl_primitive_create(&primitive, desc) != dnnl_success)
        primitive = NULL;
    dnnl_primitive_desc_destroy(desc);
    return primitive;
}

static void *make_plan(const void *key_bytes)
{
    const matmul_key *key = key_bytes;
    const gemm_spec *spec = &key->spec;
    dnnl_data_type_t type = (dnnl_data_type_t)key->type;
    dnnl_memory_desc_t a, b, bias, c;
    dnnl_matmul_desc_t operation;
    if (!dnnl_support_engine() ||
        !describe(&a, spec, spec->a_batch, spec->m, spec->k, spec->a_row, spec->a_col, type) ||
        !describe(&b, spec, spec->b_batch, spec->k, spec->n, spec->b_row, spec->b_col, type) ||
        !describe(&c, spec, spec->c_batch, spec->m, spec->n, spec->c_row, 1, dnnl_f32) || !describe_bias(&bias, spec))
        return NULL;
    if (dnnl_matmul_desc_init(&operation, &a, &b, key->has_bias ? &bias : NULL, &c) != dnnl_success)
        return NULL;
    dnnl_primitive_t primitive = make_primitive(&operation);
    matmul_plan *plan = primitive ? malloc(sizeof *plan) : NULL;
    if (!plan) {
        dnnl_primitive_destroy(primitive);
        return NULL;
    }
    *plan = (matmul_plan){.primitive = primitive,
                          .a = dnnl_support_memory(&a),
                          .b = dnnl_support_memory(&b),
                          .bias = key->has_bias ? dnnl_support_memory(&bias) : NULL,
                          .c = dnnl_support_memory(&c)};
    return plan;
}

static plan_cache plans = {.key_size = sizeof(matmul_key), .make = make_plan, .release = release_plan};

static bool multiply(const gemm_spec *spec, dnnl_data_type_t type, const void *a, const void *b, const float *bias, float *c)
{
    matmul_key key = {.spec = *spec, .has_bias = bias != NULL, .type = type};
    matmul_plan *plan = plan_cache_get(&plans, &key);
    if (!plan)
        return false;
    dnnl_support_bind(plan->a, a);
    dnnl_support_bind(plan->b, b);
    dnnl_support_bind(plan->c, c);
    dnnl_exec_arg_t arguments[] = {{DNNL_ARG_SRC, plan->a},
                                   {DNNL_ARG_WEIGHTS, plan->b},
                                   {DNNL_ARG_DST, plan->c},
                                   {DNNL_ARG_BIAS, plan->bias}};
    if (bias)
        dnnl_support_bind(plan->bias, bias);
    return dnnl_primitive_execute(plan->primitive, dnnl_support_stream(), bias ? 4 : 3, arguments) ==
           dnnl_success;
}

bool gemm_dnnl_f32(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c)
{
    return multiply(spec, dnnl_f32, a, b, bias, c);
}

/* An operand, one of whose strides is 1, rounded and without gaps; its strides become those of the copy. */
static const uint16_t *rounded(const gemm_spec *spec, const float *from, int64_t rows, int64_t columns, int64_t *row_stride,
                               int64_t *column_stride, int64_t *batch_strides, workspace_slot slot)
{
    bool by_rows = *column_stride == 1;
    bf16_lines s = {.batches = 1,
                    .lines = by_rows ? rows : columns,
                    .length = by_rows ? columns : rows,
                    .line_stride = by_rows ? *row_stride : *column_stride,
                    .batch_rank = spec->batch_rank,
                    .batch = spec->batch};
    int64_t old_strides[GEMM_MAX_BATCH_RANK], step = s.lines * s.length;
    memcpy(old_strides, batch_strides, sizeof old_strides);
    for (int64_t i = spec->batch_rank - 1; i >= 0; i--) {
        batch_strides[i] = step * s.batches;
        s.batches *= spec->batch[i];
    }
    s.batch_strides = old_strides;
    uint16_t *copy = workspace_get(slot, sizeof *copy * (size_t)(s.batches * step));
    kernel_to_bf16(s, from, copy);
    *row_stride = by_rows ? s.length : 1;
    *column_stride = by_rows ? 1 : s.length;
    return copy;
}

bool gemm_dnnl_bf16(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c)
{
    gemm_spec tight = *spec;
    const uint16_t *low_a =
        rounded(&tight, a, tight.m, tight.k, &tight.a_row, &tight.a_col, tight.a_batch, WORKSPACE_A);
    const uint16_t *low_b =
        rounded(&tight, b, tight.k, tight.n, &tight.b_row, &tight.b_col, tight.b_batch, WORKSPACE_B);
    return multiply(&tight, dnnl_bf16, low_a, low_b, bias, c);
}

#else

bool gemm_dnnl_bf16(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c)
{
    (void)spec, (void)a, (void)b, (void)bias, (void)c;
    return false;
}

bool gemm_dnnl_f32(const gemm_spec *spec, const float *a, const float *b, const float *bias, float *c)
{
    (void)spec, (void)a, (void)b, (void)bias, (void)c;
    return false;
}

#endif
