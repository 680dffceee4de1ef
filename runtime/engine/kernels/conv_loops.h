/* The plain loops of conv.c, included once an element type with REAL and KERNEL(name) defined.
 *
 * One walk serves all three operations: for every output position and every tap of the kernel that falls
 * inside the input, a step of the operation's own.  The walk goes over the tensor being written, so that it
 * can be parallel. Sums are double: this is what the fast paths are measured against. */

/* y[n, o, at] = bias + sum over the group's channels and the taps. */
static REAL KERNEL(output_value)(const conv_spec *s, const REAL *x, const REAL *w, int64_t n, int64_t o,
                                 const int64_t *at)
{
    int64_t channels = s->in_channels / s->groups, first = o / (s->out_channels / s->groups) * channels;
    int64_t taps = conv_volume(s->rank, s->kernel);
    double sum = 0;
    for (int64_t tap = 0; tap < taps; tap++) {
        int64_t x_at, w_at;
        if (!conv_tap_input(s, at, tap, &x_at, &w_at))
            continue;
        const REAL *from = x + n * s->x_strides[0] + first * s->x_strides[1] + x_at;
        const REAL *weight = w + o * s->w_strides[0] + w_at;
        for (int64_t c = 0; c < channels; c++)
            sum += (double)from[c * s->x_strides[1]] * (double)weight[c * s->w_strides[1]];
    }
    return (REAL)sum;
}

static void KERNEL(forward_loops)(const conv_spec *s, const REAL *x, const REAL *w, const REAL *bias, REAL *y)
{
    int64_t positions = conv_volume(s->rank, s->out);
    KERNEL_FOR(conv_work(s))
    for (int64_t plane = 0; plane < s->batch * s->out_channels; plane++) {
        int64_t n = plane / s->out_channels, o = plane % s->out_channels, at[CONV_MAX_RANK];
        for (int64_t i = 0; i < positions; i++) {
            int64_t offset = conv_unravel(s->rank, s->out, s->y_strides, i, at);
            REAL value = KERNEL(output_value)(s, x, w, n, o, at);
            y[n * s->y_strides[0] + o * s->y_strides[1] + offset] = value + (bias ? bias[o] : 0);
        }
    }
}

/* x[n, c, at] = sum over the output channels of the group and the taps that this input element took part in.
 */
static REAL KERNEL(input_value)(const conv_spec *s, const REAL *y, const REAL *w, int64_t n, int64_t c,
                                const int64_t *at)
{
    int64_t channels = s->in_channels / s->groups, outputs = s->out_channels / s->groups;
    int64_t first = c / channels * outputs, taps = conv_volume(s->rank, s->kernel);
    double sum = 0;
    for (int64_t tap = 0; tap < taps; tap++) {
        int64_t y_at, w_at;
        if (!conv_tap_output(s, at, tap, &y_at, &w_at))
            continue;
        const REAL *from = y + n * s->y_strides[0] + first * s->y_strides[1] + y_at;
        const REAL *weight = w + first * s->w_strides[0] + c % channels * s->w_strides[1] + w_at;
        for (int64_t o = 0; o < outputs; o++)
            sum += (double)from[o * s->y_strides[1]] * (double)weight[o * s->w_strides[0]];
    }
    return (REAL)sum;
}

static void KERNEL(backward_data_loops)(const conv_spec *s, const REAL *y, const REAL *w, REAL *x)
{
    int64_t positions = conv_volume(s->rank, s->in);
    KERNEL_FOR(conv_work(s))
    for (int64_t plane = 0; plane < s->batch * s->in_channels; plane++) {
        int64_t n = plane / s->in_channels, c = plane % s->in_channels, at[CONV_MAX_RANK];
        for (int64_t i = 0; i < positions; i++) {
            int64_t offset = conv_unravel(s->rank, s->in, s->x_strides, i, at);
            x[n * s->x_strides[0] + c * s->x_strides[1] + offset] = KERNEL(input_value)(s, y, w, n, c, at);
        }
    }
}

/* w[o, c, tap] = sum over the batch and the output positions. */
static REAL KERNEL(weight_value)(const conv_spec *s, const REAL *x, const REAL *y, int64_t tap)
{
    int64_t positions = conv_volume(s->rank, s->out), at[CONV_MAX_RANK];
    double sum = 0;
    for (int64_t i = 0; i < positions; i++) {
        int64_t x_at, unused, y_at = conv_unravel(s->rank, s->out, s->y_strides, i, at);
        if (!conv_tap_input(s, at, tap, &x_at, &unused))
            continue;
        for (int64_t n = 0; n < s->batch; n++)
            sum += (double)x[n * s->x_strides[0] + x_at] * (double)y[n * s->y_strides[0] + y_at];
    }
    return (REAL)sum;
}

static void KERNEL(backward_weights_loops)(const conv_spec *s, const REAL *x, const REAL *y, REAL *w)
{
    int64_t channels = s->in_channels / s->groups, outputs = s->out_channels / s->groups;
    int64_t taps = conv_volume(s->rank, s->kernel);
    KERNEL_FOR(conv_work(s))
    for (int64_t plane = 0; plane < s->out_channels * channels; plane++) {
        int64_t o = plane / channels, c = plane % channels, first = o / outputs * channels, at[CONV_MAX_RANK];
        for (int64_t tap = 0; tap < taps; tap++) {
            int64_t offset = conv_unravel(s->rank, s->kernel, s->w_strides, tap, at);
            w[o * s->w_strides[0] + c * s->w_strides[1] + offset] =
                KERNEL(weight_value)(s, x + (first + c) * s->x_strides[1], y + o * s->y_strides[1], tap);
        }
    }
}

#undef REAL
#undef KERNEL
