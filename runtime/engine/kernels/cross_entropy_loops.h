/* cross_entropy.c for one element type: REAL, KERNEL(name), EXP, LOGSUMEXP. */

void KERNEL(cross_entropy)(int64_t rows, int64_t classes, const REAL *logits, const int64_t *targets,
                           int64_t ignore_index, REAL *losses, REAL *log_sums)
{
    LOGSUMEXP((softmax_shape){.outer = rows, .n = classes, .inner = 1}, logits, log_sums);
    for (int64_t row = 0; row < rows; row++)
        losses[row] = targets[row] == ignore_index ? 0 : log_sums[row] - logits[row * classes + targets[row]];
}

KERNEL_CLONES static void KERNEL(softmax_scaled)(const REAL *logits, int64_t classes, REAL log_sum,
                                                 REAL scale, REAL *gradient)
{
    KERNEL_SIMD
    for (int64_t i = 0; i < classes; i++)
        gradient[i] = EXP(logits[i] - log_sum) * scale;
}

void KERNEL(cross_entropy_backward)(int64_t rows, int64_t classes, const REAL *logits, const int64_t *targets,
                                    int64_t ignore_index, const REAL *log_sums, const REAL *scale,
                                    int64_t scale_step, REAL *gradient)
{
    KERNEL_FOR(rows * classes * 4)
    for (int64_t row = 0; row < rows; row++) {
        REAL *to = gradient + row * classes;
        if (targets[row] == ignore_index) {
            memset(to, 0, sizeof *to * (size_t)classes);
            continue;
        }
        KERNEL(softmax_scaled)(logits + row * classes, classes, log_sums[row], scale[row * scale_step], to);
        to[targets[row]] -= scale[row * scale_step];
    }
}

#undef REAL
#undef KERNEL
#undef EXP
#undef LOGSUMEXP
