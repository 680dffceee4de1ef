/* Python's random module: MT19937 seeded by its array initialiser, and the draws of CPython 3.11's random.py. The
 * distributions are in random_more.c. */
#include "t2m/py_random.h"

#include <math.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#include "hash.h"
#include "random_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_number.h"
#include "t2m/py_set.h"

#define SHIFT 397

static const t2m_kind generator_kind = {.name = "Random"};

py_generator *py_random_module(void)
{
    static py_generator module = {.base = {&generator_kind, T2M_IMMORTAL}};
    return &module;
}

py_generator *py_generator_new(void)
{
    return T2M_NEW(py_generator, &generator_kind);
}

py_generator *py_generator_seeded(int64_t seed)
{
    py_generator *g = py_generator_new();
    py_generator_seed(g, seed);
    return g;
}

/* ---- seeding */

static void seed_word(uint32_t *w, uint32_t seed)
{
    w[0] = seed;
    for (uint32_t i = 1; i < GENERATOR_WORDS; i++)
        w[i] = 1812433253u * (w[i - 1] ^ w[i - 1] >> 30) + i;
}

static void seed_array(py_generator *g, const uint32_t *key, size_t count)
{
    uint32_t *w = g->words;
    seed_word(w, 19650218);
    size_t i = 1, j = 0;
    for (size_t k = count > GENERATOR_WORDS ? count : GENERATOR_WORDS; k > 0; k--) {
        w[i] = (w[i] ^ (w[i - 1] ^ w[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        j = (j + 1) % count;
        if (++i == GENERATOR_WORDS)
            w[0] = w[GENERATOR_WORDS - 1], i = 1;
    }
    for (size_t k = GENERATOR_WORDS - 1; k > 0; k--) {
        w[i] = (w[i] ^ (w[i - 1] ^ w[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i == GENERATOR_WORDS)
            w[0] = w[GENERATOR_WORDS - 1], i = 1;
    }
    w[0] = 0x80000000u;
    g->at = GENERATOR_WORDS;
    g->seeded = true;
    g->has_gauss = false;
}

static void seed_magnitude(py_generator *g, uint64_t magnitude)
{
    uint32_t key[2] = {(uint32_t)magnitude, (uint32_t)(magnitude >> 32)};
    seed_array(g, key, key[1] != 0 ? 2 : 1);
}

void py_generator_seed(py_generator *g, int64_t seed)
{
    seed_magnitude(g, seed < 0 ? -(uint64_t)seed : (uint64_t)seed);
}

void py_generator_seed_float(py_generator *g, double seed)
{
    seed_magnitude(g, py_hash_float(seed));
}

void py_generator_seed_bytes(py_generator *g, const unsigned char *big_endian, size_t size)
{
    size_t count = (size + 3) / 4;
    uint32_t *key = t2m_malloc((count + 1) * sizeof(*key));
    memset(key, 0, (count + 1) * sizeof(*key));
    for (size_t i = 0; i < size; i++)
        key[i / 4] |= (uint32_t)big_endian[size - 1 - i] << 8 * (i % 4);
    while (count > 1 && key[count - 1] == 0)
        count--;
    seed_array(g, key, count > 0 ? count : 1);
    free(key);
}

void py_generator_seed_system(py_generator *g)
{
    uint32_t key[GENERATOR_WORDS];
    char *at = (char *)key, *end = (char *)(key + GENERATOR_WORDS);
    for (ssize_t size; at < end && (size = getrandom(at, (size_t)(end - at), 0)) > 0;)
        at += size;
    if (at < end)
        key[0] = (uint32_t)time(NULL);
    seed_array(g, key, GENERATOR_WORDS);
}

/* ---- numbers */

static void refill(py_generator *g)
{
    uint32_t *w = g->words;
    for (int i = 0; i < GENERATOR_WORDS; i++) {
        uint32_t y = (w[i] & 0x80000000u) | (w[(i + 1) % GENERATOR_WORDS] & 0x7fffffffu);
        w[i] = w[(i + SHIFT) % GENERATOR_WORDS] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    g->at = 0;
}

static uint32_t next_word(py_generator *g)
{
    if (!g->seeded)
        py_generator_seed_system(g);
    if (g->at == GENERATOR_WORDS)
        refill(g);
    uint32_t y = g->words[g->at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

double py_generator_random(py_generator *g)
{
    uint32_t high = next_word(g) >> 5, low = next_word(g) >> 6;
    return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

static uint64_t random_bits(py_generator *g, int64_t bits)
{
    if (bits <= 32)
        return next_word(g) >> (32 - bits);
    uint64_t low = next_word(g); /* the first word is the low one */
    return low | (uint64_t)(next_word(g) >> (64 - bits)) << 32;
}

int64_t py_generator_getrandbits(py_generator *g, int64_t bits)
{
    if (bits < 0)
        py_raise(PY_VALUE_ERROR, "number of bits must be non-negative");
    uint64_t result = bits == 0 ? 0 : bits <= 64 ? random_bits(g, bits) : UINT64_MAX;
    if (result > INT64_MAX)
        py_raise(PY_OVERFLOW_ERROR, "the result of getrandbits() does not fit in 64 bits");
    return (int64_t)result;
}

int64_t py_generator_below(py_generator *g, int64_t n)
{
    if (n <= 0)
        return 0;
    int64_t bits = py_int_bit_length(n);
    uint64_t r;
    do
        r = random_bits(g, bits);
    while (r >= (uint64_t)n);
    return (int64_t)r;
}

int64_t py_generator_up_to(py_generator *g, int64_t stop)
{
    if (stop <= 0)
        py_raise(PY_VALUE_ERROR, "empty range for randrange()");
    return py_generator_below(g, stop);
}

int64_t py_generator_randrange(py_generator *g, int64_t start, int64_t stop, int64_t step)
{
    int64_t width = py_int_sub(stop, start);
    if (step == 1 && width <= 0)
        py_raise(PY_VALUE_ERROR, "empty range for randrange() (%lld, %lld, %lld)", (long long)start, (long long)stop,
                 (long long)width);
    if (step == 0)
        py_raise(PY_VALUE_ERROR, "zero step for randrange()");
    int64_t count =
        step > 0 ? py_floordiv(py_int_add(width, step - 1), step) : py_floordiv(width + step + 1, step);
    if (count <= 0)
        py_raise(PY_VALUE_ERROR, "empty range for randrange()");
    return start + step * py_generator_below(g, count);
}

int64_t py_generator_randint(py_generator *g, int64_t a, int64_t b)
{
    return py_generator_randrange(g, a, py_int_add(b, 1), 1);
}

/* ---- sequences */

py_cell py_generator_choice(py_generator *g, const py_list *xs)
{
    if (xs->length == 0)
        py_raise(PY_INDEX_ERROR, "Cannot choose from an empty sequence");
    return xs->items[py_generator_below(g, xs->length)];
}

/* The first place whose cumulative weight is more than `wanted`; the last one if none is. */
static int64_t place_of(const double *cumulative, int64_t count, double wanted)
{
    int64_t low = 0, high = count - 1;
    while (low < high) {
        int64_t middle = (low + high) / 2;
        if (wanted < cumulative[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static double *cumulate(const py_list *xs, const py_list *weights, const py_list *cumulative)
{
    const py_list *given = weights != NULL ? weights : cumulative;
    if (given->length != xs->length)
        py_raise(PY_VALUE_ERROR, "The number of weights does not match the population");
    double total = given->length == 0 ? 0 : cumulative != NULL ? given->items[given->length - 1].f : py_sum_floats(given);
    if (total <= 0)
        py_raise(PY_VALUE_ERROR, "Total of weights must be greater than zero");
    if (!isfinite(total))
        py_raise(PY_VALUE_ERROR, "Total of weights must be finite");
    double *sums = t2m_malloc((size_t)given->length * sizeof(*sums)), sum = 0;
    for (int64_t i = 0; i < given->length; i++)
        sums[i] = sum = cumulative != NULL ? given->items[i].f : sum + given->items[i].f;
    return sums;
}

py_list *py_generator_choices(py_generator *g, const py_list *xs, const py_list *weights, const py_list *cumulative,
                              int64_t k)
{
    bool weighted = weights != NULL || cumulative != NULL;
    if (xs->length == 0 && !weighted)
        py_raise(PY_INDEX_ERROR, "list index out of range");
    double *sums = weighted ? cumulate(xs, weights, cumulative) : NULL;
    py_list *chosen = py_list_new(xs->element);
    for (; k > 0; k--) {
        double draw = py_generator_random(g);
        int64_t at = weighted ? place_of(sums, xs->length, draw * sums[xs->length - 1])
                              : (int64_t)floor(draw * (double)xs->length);
        py_list_append(chosen, xs->items[at]);
    }
    free(sums);
    return chosen;
}

void py_generator_shuffle(py_generator *g, py_list *xs)
{
    for (int64_t i = xs->length - 1; i > 0; i--) {
        int64_t j = py_generator_below(g, i + 1);
        py_cell cell = xs->items[i];
        xs->items[i] = xs->items[j];
        xs->items[j] = cell;
    }
}

/* CPython takes a pool of indices when the sample is large, else a set of those seen: the draws differ. */
py_list *py_generator_sample(py_generator *g, const py_list *xs, int64_t k)
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
        int64_t j = py_generator_below(g, n <= set_size ? n - i : n), at = j;
        if (n <= set_size) {
            at = left->items[j].i;
            left->items[j] = left->items[n - i - 1];
        }
        while (n > set_size && py_set_contains(seen, py_of(at)))
            at = py_generator_below(g, n);
        py_set_add(seen, py_of(at));
        py_list_append(chosen, xs->items[at]);
    }
    return chosen;
}
