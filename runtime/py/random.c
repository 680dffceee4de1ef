/* Python's random module: MT19937 seeded by its array initialiser, and the derivations of CPython 3.11's
 * random.py. */
#include "t2m/py_random.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_number.h"
#include "t2m/py_set.h"

#define WORDS 624
#define SHIFT 397

static struct {
    uint32_t words[WORDS];
    int at;
    bool seeded;
    bool has_gauss; /* gauss() makes two numbers at a time */
    double next_gauss;
} state;

static void seed_word(uint32_t seed)
{
    state.words[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        state.words[i] = 1812433253u * (state.words[i - 1] ^ state.words[i - 1] >> 30) + i;
}

static void seed_array(const uint32_t *key, int count)
{
    uint32_t *w = state.words;
    seed_word(19650218);
    int i = 1, j = 0;
    for (int k = WORDS; k > 0; k--) { /* keys here have at most two words */
        w[i] = (w[i] ^ (w[i - 1] ^ w[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        j = (j + 1) % count;
        if (++i == WORDS)
            w[0] = w[WORDS - 1], i = 1;
    }
    for (int k = WORDS - 1; k > 0; k--) {
        w[i] = (w[i] ^ (w[i - 1] ^ w[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i == WORDS)
            w[0] = w[WORDS - 1], i = 1;
    }
    w[0] = 0x80000000u;
    state.at = WORDS;
    state.seeded = true;
    state.has_gauss = false;
}

void py_random_seed(int64_t seed)
{
    uint64_t magnitude = seed < 0 ? -(uint64_t)seed : (uint64_t)seed;
    uint32_t key[2] = {(uint32_t)magnitude, (uint32_t)(magnitude >> 32)};
    seed_array(key, key[1] != 0 ? 2 : 1);
}

static void refill(void)
{
    uint32_t *w = state.words;
    for (int i = 0; i < WORDS; i++) {
        uint32_t y = (w[i] & 0x80000000u) | (w[(i + 1) % WORDS] & 0x7fffffffu);
        w[i] = w[(i + SHIFT) % WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    state.at = 0;
}

static uint32_t next_word(void)
{
    if (!state.seeded)
        py_random_seed((int64_t)time(NULL) ^ (int64_t)getpid() << 32 ^ (int64_t)clock());
    if (state.at == WORDS)
        refill();
    uint32_t y = state.words[state.at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

double py_random(void)
{
    uint32_t high = next_word() >> 5, low = next_word() >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

uint64_t py_random_getrandbits(int64_t bits)
{
    if (bits < 0 || bits > 64)
        py_raise(PY_VALUE_ERROR, bits < 0 ? "number of bits must be non-negative"
                                          : "getrandbits() gives at most 64 bits here");
    if (bits == 0)
        return 0;
    if (bits <= 32)
        return next_word() >> (32 - bits);
    uint64_t low = next_word(); /* the first word is the low one */
    return low | (uint64_t)(next_word() >> (64 - bits)) << 32;
}

int64_t py_random_below(int64_t n)
{
    if (n <= 0)
        return 0;
    int64_t bits = py_int_bit_length(n);
    uint64_t r;
    do
        r = py_random_getrandbits(bits);
    while (r >= (uint64_t)n);
    return (int64_t)r;
}

int64_t py_random_randrange(int64_t start, int64_t stop, int64_t step)
{
    if (step == 0)
        py_raise(PY_VALUE_ERROR, "zero step for randrange()");
    int64_t width = py_int_sub(stop, start);
    int64_t count =
        step > 0 ? py_floordiv(py_int_add(width, step - 1), step) : py_floordiv(width + step + 1, step);
    if (count <= 0)
        py_raise(PY_VALUE_ERROR, "empty range for randrange() (%lld, %lld, %lld)", (long long)start,
                 (long long)stop, (long long)(step == 1 ? width : step));
    return start + step * py_random_below(count);
}

int64_t py_random_randint(int64_t a, int64_t b)
{
    return py_random_randrange(a, py_int_add(b, 1), 1);
}

double py_random_uniform(double a, double b)
{
    return a + (b - a) * py_random();
}

double py_random_gauss(double mu, double sigma)
{
    if (state.has_gauss) {
        state.has_gauss = false;
        return mu + state.next_gauss * sigma;
    }
    double angle = py_random() * math_tau;
    double radius = sqrt(-2.0 * log(1.0 - py_random()));
    state.next_gauss = sin(angle) * radius;
    state.has_gauss = true;
    return mu + cos(angle) * radius * sigma;
}

double py_random_normalvariate(double mu, double sigma)
{
    const double magic = 4 * exp(-0.5) / sqrt(2.0);
    for (;;) {
        double u1 = py_random(), u2 = 1.0 - py_random();
        double z = magic * (u1 - 0.5) / u2;
        if (z * z / 4.0 <= -log(u2))
            return mu + z * sigma;
    }
}

double py_random_expovariate(double lambda)
{
    return -log(1.0 - py_random()) / lambda;
}

py_cell py_random_choice(const py_list *xs)
{
    if (xs->length == 0)
        py_raise(PY_INDEX_ERROR, "Cannot choose from an empty sequence");
    return xs->items[py_random_below(xs->length)];
}

py_list *py_random_choices(const py_list *xs, const py_list *weights, int64_t k)
{
    if (xs->length == 0)
        py_raise(PY_INDEX_ERROR, "list index out of range");
    if (weights != NULL && weights->length != xs->length)
        py_raise(PY_VALUE_ERROR, "The number of weights does not match the population");
    py_list *chosen = py_list_new(xs->element);
    double total = weights != NULL ? py_sum_floats(weights) : 0;
    if (weights != NULL && total <= 0)
        py_raise(PY_VALUE_ERROR, "Total of weights must be greater than zero");
    for (; k > 0; k--) {
        int64_t at = 0;
        if (weights == NULL) {
            at = (int64_t)floor(py_random() * ((double)xs->length + 0.0));
        } else {
            double wanted = py_random() * (total + 0.0), sum = weights->items[0].f;
            while (at + 1 < xs->length && sum <= wanted)
                sum += weights->items[++at].f;
        }
        py_list_append(chosen, xs->items[at]);
    }
    return chosen;
}

void py_random_shuffle(py_list *xs)
{
    for (int64_t i = xs->length - 1; i > 0; i--) {
        int64_t j = py_random_below(i + 1);
        py_cell cell = xs->items[i];
        xs->items[i] = xs->items[j];
        xs->items[j] = cell;
    }
}

/* CPython takes a pool of indices when the sample is large, else a set of those seen: the draws differ. */
py_list *py_random_sample(const py_list *xs, int64_t k)
{
    int64_t n = xs->length, set_size = 21;
    if (k < 0 || k > n)
        py_raise(PY_VALUE_ERROR, "Sample larger than population or is negative");
    if (k > 5)
        set_size += (int64_t)pow(4, ceil(log((double)k * 3) / log(4)));
    py_list *chosen = py_list_new(xs->element);
    T2M_POOL(pool);
    py_list *left = py_list_range(0, n <= set_size ? n : 0, 1);
    py_set *seen = py_set_new(PY_INT);
    for (int64_t i = 0; i < k; i++) {
        int64_t j = py_random_below(n <= set_size ? n - i : n), at = j;
        if (n <= set_size) {
            at = left->items[j].i;
            left->items[j] = left->items[n - i - 1];
        }
        while (n > set_size && py_set_contains(seen, py_of(at)))
            at = py_random_below(n);
        py_set_add(seen, py_of(at));
        py_list_append(chosen, xs->items[at]);
    }
    return chosen;
}
