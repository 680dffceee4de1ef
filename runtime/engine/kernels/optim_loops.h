/* optim.c for one element type: REAL, KERNEL(name), SQRT.
 *
 * The coefficients are rounded to the element type once, as PyTorch does.  Each loop works on elements first
 * to last. */

KERNEL_CLONES static void KERNEL(sgd_part)(sgd_rule rule, int64_t first, int64_t last, const REAL *param,
                                           const REAL *grad, const REAL *buffer, REAL *new_param,
                                           REAL *new_buffer)
{
    REAL lr = (REAL)rule.lr, momentum = (REAL)rule.momentum, rest = (REAL)(1 - rule.dampening);
    REAL decay = (REAL)rule.weight_decay, sign = rule.maximize ? -1 : 1;
    if (!new_buffer) {
        KERNEL_SIMD
        for (int64_t i = first; i < last; i++)
            new_param[i] = param[i] - lr * (sign * grad[i] + decay * param[i]);
        return;
    }
    KERNEL_SIMD
    for (int64_t i = first; i < last; i++) {
        REAL g = sign * grad[i] + decay * param[i];
        REAL b = buffer ? buffer[i] * momentum + rest * g : g;
        new_buffer[i] = b;
        new_param[i] = param[i] - lr * (rule.nesterov ? g + momentum * b : b);
    }
}

void KERNEL(sgd_update)(sgd_rule rule, int64_t n, const REAL *param, const REAL *grad, const REAL *buffer,
                        REAL *new_param, REAL *new_buffer)
{
    KERNEL_FOR(n)
    for (int64_t part = 0; part < optim_parts(n); part++)
        KERNEL(sgd_part)(rule, optim_start(n, part), optim_start(n, part + 1), param, grad, buffer,
                         new_param, new_buffer);
}

KERNEL_CLONES static void KERNEL(adam_part)(adam_rule rule, int64_t first, int64_t last, const REAL *param,
                                            const REAL *grad, const REAL *m, const REAL *v, REAL *new_param,
                                            REAL *new_m, REAL *new_v)
{
    REAL step = (REAL)(rule.lr / rule.correction1), root = (REAL)sqrt(rule.correction2), eps = (REAL)rule.eps;
    REAL towards = (REAL)(1 - rule.beta1), keep = (REAL)rule.beta2, share = (REAL)(1 - rule.beta2);
    REAL decay = rule.decoupled ? 0 : (REAL)rule.weight_decay, sign = rule.maximize ? -1 : 1;
    REAL shrink = rule.decoupled ? (REAL)(1 - rule.lr * rule.weight_decay) : 1;
    KERNEL_SIMD
    for (int64_t i = first; i < last; i++) {
        REAL p = param[i] * shrink, g = sign * grad[i] + decay * param[i];
        REAL average = m[i] + towards * (g - m[i]), square = v[i] * keep + share * g * g;
        new_m[i] = average;
        new_v[i] = square;
        new_param[i] = p - step * (average / (SQRT(square) / root + eps));
    }
}

void KERNEL(adam_update)(adam_rule rule, int64_t n, const REAL *param, const REAL *grad, const REAL *m,
                         const REAL *v, REAL *new_param, REAL *new_m, REAL *new_v)
{
    KERNEL_FOR(n * 4)
    for (int64_t part = 0; part < optim_parts(n); part++)
        KERNEL(adam_part)(rule, optim_start(n, part), optim_start(n, part + 1), param, grad, m, v,
                          new_param, new_m, new_v);
}

KERNEL_CLONES static void KERNEL(adadelta_part)(adadelta_rule rule, int64_t first, int64_t last,
                                                const REAL *param, const REAL *grad, const REAL *squares,
                                                const REAL *deltas, REAL *new_param, REAL *new_squares,
                                                REAL *new_deltas)
{
    REAL lr = (REAL)rule.lr, rho = (REAL)rule.rho, rest = (REAL)(1 - rule.rho), eps = (REAL)rule.eps;
    REAL decay = (REAL)rule.weight_decay, sign = rule.maximize ? -1 : 1;
    KERNEL_SIMD
    for (int64_t i = first; i < last; i++) {
        REAL g = sign * grad[i] + decay * param[i];
        REAL square = squares[i] * rho + rest * g * g;
        REAL delta = SQRT(deltas[i] + eps) / SQRT(square + eps) * g;
        new_squares[i] = square;
        new_deltas[i] = deltas[i] * rho + rest * delta * delta;
        new_param[i] = param[i] - lr * delta;
    }
}

void KERNEL(adadelta_update)(adadelta_rule rule, int64_t n, const REAL *param, const REAL *grad,
                             const REAL *squares, const REAL *deltas, REAL *new_param, REAL *new_squares,
                             REAL *new_deltas)
{
    KERNEL_FOR(n * 4)
    for (int64_t part = 0; part < optim_parts(n); part++)
        KERNEL(adadelta_part)(rule, optim_start(n, part), optim_start(n, part + 1), param, grad, squares,
                              deltas, new_param, new_squares, new_deltas);
}

#undef REAL
#undef KERNEL
#undef SQRT
