/* The parts of gemm.c that do not depend on the element type.  Included once a type, with
 *   REAL        the element type
 *   KERNEL(x)   x with the type's suffix
 *   BLAS_GEMM   the cblas function */

/* One matrix of a batched operand: where batch number `index` starts. */
static const REAL *KERNEL(batch_start)(const gemm_spec *spec, const int64_t *strides, const REAL *data,
                                       int64_t index)
{
    for (int64_t i = spec->batch_rank - 1; i >= 0; i--) {
        data += index % spec->batch[i] * strides[i];
        index /= spec->batch[i];
    }
    return data;
}

static void KERNEL(reference_one)(const gemm_spec *spec, const REAL *a, const REAL *b, const REAL *bias,
                                  REAL *c)
{
    for (int64_t i = 0; i < spec->m; i++)
        for (int64_t j = 0; j < spec->n; j++) {
            REAL sum = bias ? bias[j] : 0;
            for (int64_t p = 0; p < spec->k; p++)
                sum += a[i * spec->a_row + p * spec->a_col] * b[p * spec->b_row + j * spec->b_col];
            c[i * spec->c_row + j] = sum;
        }
}

void KERNEL(gemm_reference)(const gemm_spec *spec, const REAL *a, const REAL *b, const REAL *bias, REAL *c)
{
    int64_t batches = gemm_batches(spec);
    for (int64_t i = 0; i < batches; i++)
        KERNEL(reference_one)(spec, KERNEL(batch_start)(spec, spec->a_batch, a, i),
                              KERNEL(batch_start)(spec, spec->b_batch, b, i), bias,
                              (REAL *)(uintptr_t)KERNEL(batch_start)(spec, spec->c_batch, c, i));
}

/* Copies a batched operand into [batch..., rows, columns] and changes its strides to match. */
static const REAL *KERNEL(pack)(const gemm_spec *spec, const REAL *data, int64_t rows, int64_t columns,
                                int64_t *row_stride, int64_t *column_stride, int64_t *batch_strides,
                                workspace_slot slot)
{
    int64_t batches = gemm_batches(spec), step = rows * columns;
    REAL *packed = workspace_get(slot, sizeof *packed * (size_t)(batches * step));
    KERNEL_FOR(batches * step)
    for (int64_t line = 0; line < batches * rows; line++) {
        const REAL *from =
            KERNEL(batch_start)(spec, batch_strides, data, line / rows) + line % rows * *row_stride;
        for (int64_t j = 0; j < columns; j++)
            packed[line * columns + j] = from[j * *column_stride];
    }
    for (int64_t i = spec->batch_rank - 1; i >= 0; i--) {
        batch_strides[i] = step;
        step *= spec->batch[i];
    }
    *row_stride = columns;
    *column_stride = 1;
    return packed;
}

#ifdef T2M_HAVE_OPENBLAS

static void KERNEL(blas_one)(const gemm_spec *spec, const REAL *a, const REAL *b, const REAL *bias, REAL *c)
{
    bool a_straight = spec->a_col == 1, b_straight = spec->b_col == 1;
    for (int64_t i = 0; bias && i < spec->m; i++)
        memcpy(c + i * spec->c_row, bias, sizeof *c * (size_t)spec->n);
    BLAS_GEMM(CblasRowMajor, a_straight ? CblasNoTrans : CblasTrans, b_straight ? CblasNoTrans : CblasTrans,
              (int)spec->m, (int)spec->n, (int)spec->k, 1, a, (int)(a_straight ? spec->a_row : spec->a_col),
              b, (int)(b_straight ? spec->b_row : spec->b_col), bias ? 1 : 0, c, (int)spec->c_row);
}

static void KERNEL(blas)(const gemm_spec *spec, const REAL *a, const REAL *b, const REAL *bias, REAL *c)
{
    int64_t batches = gemm_batches(spec);
    for (int64_t i = 0; i < batches; i++)
        KERNEL(blas_one)(spec, KERNEL(batch_start)(spec, spec->a_batch, a, i), KERNEL(batch_start)(spec,
                         spec->b_batch, b, i), bias, (REAL *)(uintptr_t)KERNEL(batch_start)(spec,
                         spec->c_batch, c, i));
}

#else

static void KERNEL(blas)(const gemm_spec *spec, const REAL *a, const REAL *b, const REAL *bias, REAL *c)
{
    KERNEL(gemm_reference)(spec, a, b, bias, c);
}

#endif

/* Nothing to add up: C is the bias, or zero. */
static void KERNEL(fill)(const gemm_spec *spec, const REAL *bias, REAL *c)
{
    gemm_spec empty = *spec;
    empty.k = 0;
    KERNEL(gemm_reference)(&empty, c, c, bias, c);
}

/* Copies an operand whose rows and columns both have gaps, as no library multiplies those; returns the
 * operand to use. */
static const REAL *KERNEL(prepare_a)(gemm_spec *spec, const REAL *a)
{
    if (!gemm_is_regular(spec->m, spec->k, &spec->a_row, &spec->a_col))
        a = KERNEL(pack)(spec, a, spec->m, spec->k, &spec->a_row, &spec->a_col, spec->a_batch, WORKSPACE_A);
    return a;
}

static const REAL *KERNEL(prepare_b)(gemm_spec *spec, const REAL *b)
{
    if (!gemm_is_regular(spec->k, spec->n, &spec->b_row, &spec->b_col))
        b = KERNEL(pack)(spec, b, spec->k, spec->n, &spec->b_row, &spec->b_col, spec->b_batch, WORKSPACE_B);
    return b;
}

#undef REAL
#undef KERNEL
#undef BLAS_GEMM
