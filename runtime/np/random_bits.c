/* MT19937 with NumPy's old seeding, PCG64 seeded by a SeedSequence, and what both make of their bits: doubles, bounded integers, and
 * normal and exponential numbers (polar method and logarithm in the old way, ziggurats in the new one). */
#include "random_bits.h"

#include <math.h>
#include <sys/random.h>

const t2m_kind np_random_kind = {.name = "numpy.random.Generator"};

/* ---- MT19937 */

enum { LENGTH = 624, MIDDLE = 397 };

static void seed_legacy(np_random *rng, uint32_t seed)
{
    for (uint32_t i = 0; i < LENGTH; i++) {
        rng->key[i] = seed;
        seed = 1812433253u * (seed ^ (seed >> 30)) + i + 1;
    }
    rng->at = LENGTH;
    rng->has_gauss = false;
}

static void refill(np_random *rng)
{
    uint32_t *key = rng->key;
    for (int i = 0; i < LENGTH; i++) {
        uint32_t y = (key[i] & 0x80000000u) | (key[(i + 1) % LENGTH] & 0x7fffffffu);
        key[i] = key[(i + MIDDLE) % LENGTH] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
    }
    rng->at = 0;
}

static uint32_t next_legacy(np_random *rng)
{
    if (rng->at == LENGTH)
        refill(rng);
    uint32_t y = rng->key[rng->at++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

/* ---- SeedSequence and PCG64 */

typedef struct Hash {
    uint32_t constant, factor;
} Hash;

static uint32_t hashed(Hash *hash, uint32_t value)
{
    value ^= hash->constant;
    hash->constant *= hash->factor;
    value *= hash->constant;
    return value ^ (value >> 16);
}

static uint32_t mixed(uint32_t x, uint32_t y)
{
    uint32_t result = 0xca01f9ddu * x - 0x4973f715u * y;
    return result ^ (result >> 16);
}

/* The seed spread over a pool of four words, from which the state is drawn. */
static void spread(const uint32_t *entropy, int count, uint64_t state[4])
{
    uint32_t pool[4];
    Hash hash = {0x43b0d7e5u, 0x931e8875u};
    for (int i = 0; i < 4; i++)
        pool[i] = hashed(&hash, i < count ? entropy[i] : 0);
    for (int from = 0; from < 4; from++)
        for (int to = 0; to < 4; to++)
            if (from != to)
                pool[to] = mixed(pool[to], hashed(&hash, pool[from]));
    hash = (Hash){0x8b51f9ddu, 0x58f38dedu};
    for (int i = 0; i < 4; i++) {
        uint64_t low = hashed(&hash, pool[2 * i % 4]), high = hashed(&hash, pool[(2 * i + 1) % 4]);
        state[i] = low | high << 32;
    }
}

static const unsigned __int128 multiplier = (unsigned __int128)2549297995355413924u << 64 | 4865540595714422341u;

static uint64_t next_pcg(np_random *rng)
{
    rng->state = rng->state * multiplier + rng->increment;
    uint64_t high = (uint64_t)(rng->state >> 64), value = high ^ (uint64_t)rng->state;
    unsigned turn = (unsigned)(high >> 58);
    return value >> turn | value << (-turn & 63);
}

static void seed_pcg(np_random *rng, const uint32_t *entropy, int count)
{
    uint64_t words[4];
    spread(entropy, count, words);
    rng->increment = ((unsigned __int128)words[2] << 64 | words[3]) << 1 | 1;
    rng->state = rng->increment; /* one step from zero */
    rng->state += (unsigned __int128)words[0] << 64 | words[1];
    rng->state = rng->state * multiplier + rng->increment;
    rng->has_half = false;
}

/* ---- making and seeding */

static int64_t seed_of_system(void)
{
    uint32_t seed = 0;
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed)
        seed = 1;
    return seed;
}

void np_random_seed(np_random *rng, int64_t seed)
{
    if (seed < 0 || seed > UINT32_MAX)
        py_raise(PY_VALUE_ERROR, "Seed must be between 0 and 2**32 - 1");
    seed_legacy(np_random_or_own(rng), (uint32_t)seed);
}

void np_random_reseed(np_random *rng)
{
    np_random_seed(rng, seed_of_system());
}

np_random *np_random_or_own(np_random *rng)
{
    static np_random own = {.base = {&np_random_kind, T2M_IMMORTAL}, .is_legacy = true};
    if (rng)
        return rng;
    if (!own.key[0] && !own.key[1])
        seed_legacy(&own, (uint32_t)seed_of_system());
    return &own;
}

np_random *np_random_state(int64_t seed)
{
    np_random *rng = T2M_NEW(np_random, &np_random_kind);
    rng->is_legacy = true;
    np_random_seed(rng, seed);
    return rng;
}

np_random *np_random_state_unseeded(void)
{
    return np_random_state(seed_of_system());
}

np_random *np_default_rng(int64_t seed)
{
    if (seed < 0)
        py_raise(PY_VALUE_ERROR, "expected non-negative integer");
    np_random *rng = T2M_NEW(np_random, &np_random_kind);
    uint32_t entropy[] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    seed_pcg(rng, entropy, entropy[1] ? 2 : 1);
    return rng;
}

np_random *np_default_rng_unseeded(void)
{
    return np_default_rng(seed_of_system());
}

/* ---- numbers */

uint32_t np_next_32(np_random *rng)
{
    if (rng->is_legacy)
        return next_legacy(rng);
    if (rng->has_half) {
        rng->has_half = false;
        return rng->half;
    }
    uint64_t both = next_pcg(rng);
    rng->has_half = true;
    rng->half = (uint32_t)(both >> 32);
    return (uint32_t)both;
}

uint64_t np_next_64(np_random *rng)
{
    if (!rng->is_legacy)
        return next_pcg(rng);
    uint64_t high = next_legacy(rng);
    return high << 32 | next_legacy(rng);
}

double np_next_double(np_random *rng)
{
    if (!rng->is_legacy)
        return (double)(next_pcg(rng) >> 11) * (1.0 / 9007199254740992.0);
    uint32_t a = next_legacy(rng) >> 5, b = next_legacy(rng) >> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
}

/* Bits under a mask until they fit. */
uint64_t np_next_masked(np_random *rng, uint64_t most)
{
    if (most == 0)
        return 0;
    uint64_t mask = UINT64_MAX >> __builtin_clzll(most), value;
    do
        value = (most <= UINT32_MAX ? np_next_32(rng) : np_next_64(rng)) & mask;
    while (value > most);
    return value;
}

/* The new way: the high half of a product (Lemire). */
static uint64_t below_product(np_random *rng, uint64_t most)
{
    uint64_t range = most + 1;
    if (most < UINT32_MAX) {
        uint64_t product = np_next_32(rng) * range;
        uint32_t threshold = (uint32_t)((UINT32_MAX - most) % range);
        while ((uint32_t)product < threshold)
            product = np_next_32(rng) * range;
        return product >> 32;
    }
    unsigned __int128 product = (unsigned __int128)np_next_64(rng) * range;
    uint64_t threshold = (UINT64_MAX - most) % range;
    while ((uint64_t)product < threshold)
        product = (unsigned __int128)np_next_64(rng) * range;
    return (uint64_t)(product >> 64);
}

uint64_t np_next_below(np_random *rng, uint64_t most)
{
    if (most == 0)
        return 0;
    if (most == UINT32_MAX)
        return np_next_32(rng);
    if (most == UINT64_MAX)
        return np_next_64(rng);
    return rng->is_legacy ? np_next_masked(rng, most) : below_product(rng, most);
}

/* ---- normal numbers */

static double polar(np_random *rng)
{
    if (rng->has_gauss) {
        rng->has_gauss = false;
        return rng->gauss;
    }
    double x, y, square;
    do {
        x = 2.0 * np_next_double(rng) - 1.0;
        y = 2.0 * np_next_double(rng) - 1.0;
        square = x * x + y * y;
    } while (square >= 1.0 || square == 0.0);
    double factor = sqrt(-2.0 * log(square) / square);
    rng->gauss = factor * x;
    rng->has_gauss = true;
    return factor * y;
}

/* A ziggurat of 256 layers of one area under a falling density: where the layers end, and the density there. */
typedef struct Ziggurat {
    uint64_t sure[256]; /* numbers below lie in the layer for certain */
    double width[256];  /* of a step */
    double density[256];
    bool is_made;
} Ziggurat;

static void set_layer(Ziggurat *z, int layer, double edge, double density, double steps)
{
    z->width[layer] = edge / steps;
    z->density[layer] = density;
}

static const double normal_edge = 3.6541528853610088, exponential_edge = 7.69711747013104972;

/* The layers from the outermost inwards, in plain doubles, as NumPy's table was made; one of its numbers was written down short. */
static void make_normal(Ziggurat *z)
{
    const double area = 0x1.43016a5a4372ep-8, steps = 0x1p52;
    double x = normal_edge, bottom = exp(-0.5 * x * x);
    set_layer(z, 0, area / bottom, 1, steps);
    z->sure[0] = (uint64_t)(x * bottom / area * steps);
    z->sure[1] = 0;
    set_layer(z, 255, x, bottom, steps);
    for (int i = 254; i >= 1; i--) {
        double y = area / x + exp(-0.5 * x * x), next = i == 37 ? 0.87327106808886 : y < 1 ? sqrt(-2 * log(y)) : 0;
        z->sure[i + 1] = (uint64_t)(next / x * steps);
        set_layer(z, i, next, exp(-0.5 * next * next), steps);
        x = next;
    }
    z->is_made = true;
}

static void make_exponential(Ziggurat *z)
{
    const long double steps = 0x1p53L, edge = 7.69711747013104971404462804811408952334L, area = (edge + 1) * expl(-edge);
    long double x = edge;
    set_layer(z, 0, (double)(area / expl(-x)), 1, (double)steps);
    z->sure[0] = (uint64_t)(x * expl(-x) / area * steps);
    z->sure[1] = 0;
    set_layer(z, 255, (double)x, (double)expl(-x), (double)steps);
    for (int i = 254; i >= 1; i--) {
        long double y = area / x + expl(-x), next = y < 1 ? -logl(y) : 0;
        z->sure[i + 1] = (uint64_t)(next / x * steps);
        set_layer(z, i, (double)next, (double)expl(-next), (double)steps);
        x = next;
    }
    z->is_made = true;
}

static double ziggurat_normal(np_random *rng)
{
    static Ziggurat z;
    if (!z.is_made)
        make_normal(&z);
    for (;;) {
        uint64_t bits = next_pcg(rng);
        int layer = bits & 0xff;
        bits >>= 8;
        uint64_t steps = (bits >> 1) & 0x000fffffffffffffu;
        double x = (double)steps * z.width[layer];
        x = bits & 1 ? -x : x;
        if (steps < z.sure[layer])
            return x;
        if (layer == 0) {
            for (;;) {
                double beyond = -0.27366123732975828 * log1p(-np_next_double(rng)), y = -log1p(-np_next_double(rng));
                if (y + y > beyond * beyond)
                    return (steps >> 8) & 1 ? -(normal_edge + beyond) : normal_edge + beyond;
            }
        }
        if ((z.density[layer - 1] - z.density[layer]) * np_next_double(rng) + z.density[layer] < exp(-0.5 * x * x))
            return x;
    }
}

double np_next_normal(np_random *rng)
{
    return rng->is_legacy ? polar(rng) : ziggurat_normal(rng);
}

static double ziggurat_exponential(np_random *rng)
{
    static Ziggurat z;
    if (!z.is_made)
        make_exponential(&z);
    for (;;) {
        uint64_t bits = next_pcg(rng) >> 3;
        int layer = bits & 0xff;
        uint64_t steps = bits >> 8;
        double x = (double)steps * z.width[layer];
        if (steps < z.sure[layer])
            return x;
        if (layer == 0)
            return exponential_edge - log1p(-np_next_double(rng));
        if ((z.density[layer - 1] - z.density[layer]) * np_next_double(rng) + z.density[layer] < exp(-x))
            return x;
    }
}

double np_next_exponential(np_random *rng)
{
    return rng->is_legacy ? -log(1.0 - np_next_double(rng)) : ziggurat_exponential(rng);
}
