/* torch.nn.init, number for number: each draws from the global generator and replaces the parameter's value.
 */
#include "t2m/nn_init.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/py_error.h"

static mx_dims shape_of(const nn_param *param)
{
    return mx_shape(param->value);
}

nn_param *nn_init_uniform(nn_param *param, double low, double high)
{
    nn_param_assign(param, mx_uniform(low, high, shape_of(param)));
    return param;
}

nn_param *nn_init_normal(nn_param *param, double mean, double std)
{
    nn_param_assign(param, mx_normal(mean, std, shape_of(param)));
    return param;
}

nn_param *nn_init_constant(nn_param *param, double value)
{
    nn_param_assign(param, mx_full_like(param->value, value));
    return param;
}

nn_param *nn_init_zeros(nn_param *param)
{
    nn_init_constant(param, 0);
    return param;
}

nn_param *nn_init_ones(nn_param *param)
{
    nn_init_constant(param, 1);
    return param;
}

/* The columns of a (rows x columns, rows >= columns) orthonormal, each by what the ones before leave of it, twice for the rounding: the Q of
 * a QR decomposition whose R has a positive diagonal, which is unique. */
static void make_orthonormal(double *a, int64_t rows, int64_t columns)
{
    for (int64_t j = 0; j < columns; j++) {
        for (int64_t k = 0; k < 2 * j; k++) {
            double product = 0;
            for (int64_t i = 0; i < rows; i++)
                product += a[i * columns + j] * a[i * columns + k % j];
            for (int64_t i = 0; i < rows; i++)
                a[i * columns + j] -= product * a[i * columns + k % j];
        }
        double square = 0;
        for (int64_t i = 0; i < rows; i++)
            square += a[i * columns + j] * a[i * columns + j];
        for (int64_t i = 0; i < rows; i++)
            a[i * columns + j] /= sqrt(square);
    }
}

nn_param *nn_init_orthogonal(nn_param *param, double gain)
{
    mx_dims shape = shape_of(param);
    if (shape.count < 2)
        py_raise(PY_VALUE_ERROR, "Only tensors with 2 or more dimensions are supported");
    int64_t rows = shape.at[0], columns = mx_numel(param->value) / (rows > 0 ? rows : 1);
    if (mx_numel(param->value) == 0)
        return param;
    bool is_wide = rows < columns;
    const float *drawn = mx_data_float(mx_normal(0, 1, MX_DIMS(rows, columns)));
    int64_t height = is_wide ? columns : rows, width = is_wide ? rows : columns;
    double *a = t2m_malloc((size_t)(height * width) * sizeof(double));
    float *out = t2m_malloc((size_t)(height * width) * sizeof(float));
    for (int64_t i = 0; i < rows * columns; i++)
        a[is_wide ? i % columns * width + i / columns : i] = drawn[i];
    make_orthonormal(a, height, width);
    for (int64_t i = 0; i < rows * columns; i++)
        out[i] = (float)((float)a[is_wide ? i % columns * width + i / columns : i] * gain);
    free(a);
    nn_param_assign(param, mx_reshape_dims(mx_from_owned(out, MX_FLOAT32, MX_DIMS(rows, columns)), shape));
    return param;
}

nn_param *nn_init_eye(nn_param *param)
{
    mx_dims shape = shape_of(param);
    if (shape.count != 2)
        py_raise(PY_VALUE_ERROR, "Only tensors with 2 dimensions are supported");
    nn_param_assign(param, mx_eye(mx_dtype_of(param->value), shape.at[0], shape.at[1]));
    return param;
}

static double normal_cdf(double x)
{
    return (1 + erf(x / sqrt(2))) / 2;
}

/* Draws all numbers again and again, and takes the new ones where the old ones fell outside. */
static void reject_normal(float *values, float *fresh, size_t count, double mean, double std, float low,
                          float high)
{
    random_fill_normal(NULL, values, count, mean, std);
    for (;;) {
        bool outside = false;
        for (size_t i = 0; i < count; i++)
            outside |= values[i] < low || values[i] > high;
        if (!outside)
            return;
        random_fill_normal(NULL, fresh, count, mean, std);
        for (size_t i = 0; i < count; i++)
            values[i] = values[i] < low || values[i] > high ? fresh[i] : values[i];
    }
}

/* Where the interval is improbable: uniform numbers, each accepted by its density relative to the peak. */
static void reject_uniform(float *values, float *fresh, size_t count, double mean, double std, double low,
                           double high)
{
    double mode = fmax(low, fmin(mean, high)), off = (mode - mean) / std;
    float log_peak = (float)(-0.5 * off * off);
    bool *pending = t2m_malloc(count + 1);
    float *chance = t2m_malloc((count + 1) * sizeof(float));
    memset(pending, true, count);
    for (bool any = count > 0; any;) {
        any = false;
        random_fill_uniform(NULL, fresh, count, low, high);
        random_fill_uniform(NULL, chance, count, 0, 1);
        for (size_t i = 0; i < count; i++) {
            if (!pending[i])
                continue;
            values[i] = fresh[i];
            float z = (fresh[i] - (float)mean) / (float)std;
            pending[i] = logf(chance[i]) > z * z * -0.5f - log_peak;
            any |= pending[i];
        }
    }
    free(pending);
    free(chance);
}

nn_param *nn_init_trunc_normal(nn_param *param, double mean, double std, double low, double high)
{
    size_t count = (size_t)mx_numel(param->value);
    float *values = t2m_malloc((count + 1) * sizeof(float)), *fresh = t2m_malloc((count + 1) * sizeof(float));
    if (normal_cdf((high - mean) / std) - normal_cdf((low - mean) / std) > 0.3)
        reject_normal(values, fresh, count, mean, std, (float)low, (float)high);
    else
        reject_uniform(values, fresh, count, mean, std, low, high);
    free(fresh);
    nn_param_assign(param, mx_from_owned(values, MX_FLOAT32, shape_of(param)));
    return param;
}

/* ---- scaled by the number of connections */

typedef struct fans {
    double in, out;
} fans;

static fans fans_of(const nn_param *param)
{
    mx_dims shape = shape_of(param);
    if (shape.count < 2)
        py_raise(PY_VALUE_ERROR,
                 "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions");
    double field = 1;
    for (int i = 2; i < shape.count; i++)
        field *= (double)shape.at[i];
    return (fans){.in = (double)shape.at[1] * field, .out = (double)shape.at[0] * field};
}

nn_param *nn_init_xavier_uniform(nn_param *param, double gain)
{
    fans f = fans_of(param);
    double bound = sqrt(3.0) * (gain * sqrt(2.0 / (f.in + f.out)));
    nn_init_uniform(param, -bound, bound);
    return param;
}

nn_param *nn_init_xavier_normal(nn_param *param, double gain)
{
    fans f = fans_of(param);
    nn_init_normal(param, 0, gain * sqrt(2.0 / (f.in + f.out)));
    return param;
}

double nn_init_gain(const char *nonlinearity, nn_real param)
{
    static const struct {
        const char *name;
        double gain;
    } gains[] = {
        {"linear", 1},           {"conv1d", 1},           {"conv2d", 1},  {"conv3d", 1},
        {"conv_transpose1d", 1}, {"conv_transpose2d", 1}, {"sigmoid", 1}, {"conv_transpose3d", 1},
        {"tanh", 5.0 / 3},       {"selu", 3.0 / 4},
    };
    if (strcmp(nonlinearity, "relu") == 0)
        return sqrt(2);
    if (strcmp(nonlinearity, "leaky_relu") == 0) {
        double slope = nn_real_or(param, 0.01);
        return sqrt(2 / (1 + slope * slope));
    }
    for (size_t i = 0; i < sizeof(gains) / sizeof(gains[0]); i++) {
        if (strcmp(gains[i].name, nonlinearity) == 0)
            return gains[i].gain;
    }
    py_raise(PY_VALUE_ERROR, "Unsupported nonlinearity %s", nonlinearity);
}

static double kaiming_std(const nn_param *param, nn_kaiming_options options)
{
    fans f = fans_of(param);
    const char *mode = options.mode == NULL ? "fan_in" : options.mode;
    if (strcmp(mode, "fan_in") != 0 && strcmp(mode, "fan_out") != 0)
        py_raise(PY_VALUE_ERROR, "Mode %s not supported, please use one of ['fan_in', 'fan_out']", mode);
    const char *nonlinearity = options.nonlinearity == NULL ? "leaky_relu" : options.nonlinearity;
    return nn_init_gain(nonlinearity, NN_REAL(options.a)) / sqrt(strcmp(mode, "fan_in") == 0 ? f.in : f.out);
}

nn_param *nn_init_kaiming_uniform_with(nn_param *param, nn_kaiming_options options)
{
    double bound = sqrt(3.0) * kaiming_std(param, options);
    nn_init_uniform(param, -bound, bound);
    return param;
}

nn_param *nn_init_kaiming_normal_with(nn_param *param, nn_kaiming_options options)
{
    nn_init_normal(param, 0, kaiming_std(param, options));
    return param;
}
