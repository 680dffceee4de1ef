/* random: the distributions, draw by draw as CPython 3.11's random.py makes them. */
#include <math.h>

#include "random_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_number.h"

double py_generator_uniform(py_generator *g, double a, double b)
{
    return a + (b - a) * py_generator_random(g);
}

double py_generator_triangular(py_generator *g, double low, double high, double mode)
{
    double u = py_generator_random(g);
    if (!isnan(mode) && high == low)
        return low;
    double c = isnan(mode) ? 0.5 : (mode - low) / (high - low);
    if (u <= c)
        return low + (high - low) * sqrt(u * c);
    return high + (low - high) * sqrt((1.0 - u) * (1.0 - c));
}

double py_generator_gauss(py_generator *g, double mu, double sigma)
{
    if (g->has_gauss) {
        g->has_gauss = false;
        return mu + g->next_gauss * sigma;
    }
    double angle = py_generator_random(g) * math_tau;
    double radius = sqrt(-2.0 * log(1.0 - py_generator_random(g)));
    g->next_gauss = sin(angle) * radius;
    g->has_gauss = true;
    return mu + cos(angle) * radius * sigma;
}

double py_generator_normalvariate(py_generator *g, double mu, double sigma)
{
    const double magic = 4 * exp(-0.5) / sqrt(2.0);
    for (;;) {
        double u1 = py_generator_random(g), u2 = 1.0 - py_generator_random(g);
        double z = magic * (u1 - 0.5) / u2;
        if (z * z / 4.0 <= -log(u2))
            return mu + z * sigma;
    }
}

double py_generator_lognormvariate(py_generator *g, double mu, double sigma)
{
    return math_exp(py_generator_normalvariate(g, mu, sigma));
}

static double divided(double x, double y)
{
    if (y == 0)
        py_raise(PY_ZERO_DIVISION_ERROR, "float division by zero");
    return x / y;
}

double py_generator_expovariate(py_generator *g, double lambda)
{
    return divided(-log(1.0 - py_generator_random(g)), lambda);
}

static double modulo_turn(double angle)
{
    double rest = fmod(angle, math_tau);
    return rest < 0 ? rest + math_tau : rest;
}

double py_generator_vonmisesvariate(py_generator *g, double mu, double kappa)
{
    if (kappa <= 1e-6)
        return math_tau * py_generator_random(g);
    double s = 0.5 / kappa, r = s + sqrt(1.0 + s * s), z;
    for (;;) {
        z = cos(math_pi * py_generator_random(g));
        double d = z / (r + z), u = py_generator_random(g);
        if (u < 1.0 - d * d || u <= (1.0 - d) * exp(d))
            break;
    }
    double q = 1.0 / r, f = (q + z) / (1.0 + q * z);
    return modulo_turn(py_generator_random(g) > 0.5 ? mu + acos(f) : mu - acos(f));
}

/* R.C.H. Cheng's method, for alpha > 1. */
static double gamma_above_1(py_generator *g, double alpha)
{
    double root = sqrt(2.0 * alpha - 1.0), b = alpha - log(4.0), c = alpha + root;
    for (;;) {
        double u1 = py_generator_random(g);
        if (!(1e-7 < u1 && u1 < 0.9999999))
            continue;
        double u2 = 1.0 - py_generator_random(g);
        double v = log(u1 / (1.0 - u1)) / root, x = alpha * exp(v);
        double z = u1 * u1 * u2, r = b + c * v - x;
        if (r + (1.0 + log(4.5)) - 4.5 * z >= 0.0 || r >= log(z))
            return x;
    }
}

/* Ahrens and Dieter's method, for alpha < 1. */
static double gamma_below_1(py_generator *g, double alpha)
{
    for (;;) {
        double b = (math_e + alpha) / math_e, p = b * py_generator_random(g);
        double x = p <= 1.0 ? pow(p, 1.0 / alpha) : -log((b - p) / alpha);
        double u = py_generator_random(g);
        if (u <= (p > 1.0 ? pow(x, alpha - 1.0) : exp(-x)))
            return x;
    }
}

double py_generator_gammavariate(py_generator *g, double alpha, double beta)
{
    if (alpha <= 0.0 || beta <= 0.0)
        py_raise(PY_VALUE_ERROR, "gammavariate: alpha and beta must be > 0.0");
    if (alpha == 1.0)
        return -log(1.0 - py_generator_random(g)) * beta;
    return (alpha > 1.0 ? gamma_above_1(g, alpha) : gamma_below_1(g, alpha)) * beta;
}

double py_generator_betavariate(py_generator *g, double alpha, double beta)
{
    double y = py_generator_gammavariate(g, alpha, 1.0);
    return y != 0 ? y / (y + py_generator_gammavariate(g, beta, 1.0)) : 0.0;
}

double py_generator_paretovariate(py_generator *g, double alpha)
{
    double u = 1.0 - py_generator_random(g);
    return pow(u, divided(-1.0, alpha));
}

double py_generator_weibullvariate(py_generator *g, double alpha, double beta)
{
    double u = 1.0 - py_generator_random(g);
    return alpha * pow(-log(u), divided(1.0, beta));
}
