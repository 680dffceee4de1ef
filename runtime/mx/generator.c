/* The Mersenne Twister (mt19937) as PyTorch drives it, and what is drawn from it into host memory.
 *
 * A generator computes 624 outputs at a time. The second half of a pair of normal numbers waits in the
 * generator for the next call that draws a few of them. */
#include "internal.h"
#include "random_internal.h"

#include <math.h>
#include <string.h>

/* Loops over many draws, compiled for wider vectors too where the compiler can choose at run time. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) &&        \
    !defined(__SANITIZE_THREAD__)
#define WIDE __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define WIDE
#endif

enum { STATE = 624, SHIFT = 397 };

struct random_generator {
    t2m_object object;
    uint32_t state[STATE];
    int left; /* outputs of the present state that are still to be given */
    uint64_t seed;
    bool has_normal;
    double normal;
};

const t2m_kind random_generator_kind = {.name = "Generator"};

#define DEFAULT_SEED 67280421310721u

static void seed_state(random_generator *g, uint64_t seed)
{
    g->seed = seed;
    g->state[0] = (uint32_t)seed;
    for (int i = 1; i < STATE; i++)
        g->state[i] = 1812433253u * (g->state[i - 1] ^ (g->state[i - 1] >> 30)) + (uint32_t)i;
    g->left = 0;
    g->has_normal = false;
}

static random_generator *of(random_generator *generator)
{
    static random_generator global;
    static bool ready;
    if (generator != NULL)
        return generator;
    if (!ready) {
        seed_state(&global, DEFAULT_SEED);
        ready = true;
    }
    return &global;
}

random_generator *random_generator_new(void)
{
    random_generator *generator = T2M_NEW(random_generator, &random_generator_kind);
    seed_state(generator, DEFAULT_SEED);
    return generator;
}

random_generator *random_generator_seed(random_generator *generator, int64_t seed)
{
    seed_state(of(generator), (uint64_t)seed);
    return generator;
}

void random_seed(int64_t seed)
{
    seed_state(of(NULL), (uint64_t)seed);
}

int64_t random_initial_seed(void)
{
    return (int64_t)of(NULL)->seed;
}

random_generator *random_kept(void)
{
    random_generator *kept = T2M_NEW(random_generator, &random_generator_kind);
    t2m_object object = kept->object;
    *kept = *of(NULL);
    kept->object = object;
    return kept;
}

void random_restore(const random_generator *kept)
{
    random_generator *global = of(NULL);
    t2m_object object = global->object;
    *global = *kept;
    global->object = object;
}

/* ---- its state as PyTorch keeps it: 5056 bytes */

typedef struct saved_state {
    uint64_t seed;
    int32_t left, seeded;
    uint64_t next, state[STATE];
    double normal_x, normal_y, normal_rho;
    int32_t normal_is_valid, unused;
    float next_float_normal;
    bool next_float_normal_is_valid;
} saved_state;
_Static_assert(sizeof(saved_state) == 5056, "as PyTorch writes it");

mx_array random_state(random_generator *generator)
{
    const random_generator *g = of(generator);
    saved_state *saved = t2m_malloc(sizeof *saved);
    memset(saved, 0, sizeof *saved);
    saved->seed = g->seed;
    saved->seeded = 1;
    saved->left = g->left + 1; /* it counts down before it draws */
    saved->next = (uint64_t)(STATE - g->left);
    for (int i = 0; i < STATE; i++)
        saved->state[i] = g->state[i];
    saved->normal_y = g->normal;
    saved->normal_is_valid = g->has_normal;
    return mx_from_owned(saved, MX_UINT8, MX_DIMS(sizeof *saved));
}

void random_set_state(random_generator *generator, mx_array state)
{
    if (mx_dtype_of(state) != MX_UINT8)
        py_raise(PY_TYPE_ERROR, "RNG state must be a torch.ByteTensor");
    if (mx_numel(state) != (int64_t)sizeof(saved_state))
        py_raise(PY_RUNTIME_ERROR, "RNG state is wrong size");
    random_generator *g = of(generator);
    mx_check(mlx_array_eval(state));
    saved_state saved;
    memcpy(&saved, mlx_array_data_uint8(state), sizeof saved);
    g->seed = saved.seed;
    for (int i = 0; i < STATE; i++)
        g->state[i] = (uint32_t)saved.state[i];
    if (saved.left < 1 || saved.left > STATE)
        py_raise(PY_RUNTIME_ERROR, "Invalid mt19937 state");
    g->left = saved.left - 1;
    g->normal = saved.normal_y;
    g->has_normal = saved.normal_is_valid;
}

/* ---- raw outputs */

static inline uint32_t twist(uint32_t high, uint32_t low)
{
    return (((high & 0x80000000u) | (low & 0x7fffffffu)) >> 1) ^ ((low & 1) ? 0x9908b0dfu : 0);
}

WIDE static void next_state(random_generator *g)
{
    uint32_t *s = g->state;
    for (int i = 0; i < STATE - SHIFT; i++)
        s[i] = s[i + SHIFT] ^ twist(s[i], s[i + 1]);
    for (int i = STATE - SHIFT; i < STATE - 1; i++)
        s[i] = s[i + SHIFT - STATE] ^ twist(s[i], s[i + 1]);
    s[STATE - 1] = s[SHIFT - 1] ^ twist(s[STATE - 1], s[0]);
    g->left = STATE;
}

static inline uint32_t temper(uint32_t y)
{
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

static inline uint32_t draw_32(random_generator *g)
{
    if (g->left == 0)
        next_state(g);
    return temper(g->state[STATE - g->left--]);
}

static inline uint64_t draw_64(random_generator *g)
{
    uint64_t high = draw_32(g);
    return high << 32 | draw_32(g);
}

uint32_t random_draw_32(random_generator *generator)
{
    return draw_32(of(generator));
}

uint64_t random_draw_64(random_generator *generator)
{
    return draw_64(of(generator));
}

int64_t random_draw_int(random_generator *generator)
{
    return (int64_t)(draw_64(of(generator)) & INT64_MAX);
}

WIDE static void temper_all(const uint32_t *from, uint32_t *out, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = temper(from[i]);
}

void random_draw_block(random_generator *generator, uint32_t *out, size_t count)
{
    random_generator *g = of(generator);
    while (count > 0) {
        if (g->left == 0)
            next_state(g);
        size_t n = count < (size_t)g->left ? count : (size_t)g->left;
        temper_all(g->state + STATE - g->left, out, n);
        g->left -= (int)n;
        out += n;
        count -= n;
    }
}

/* ---- numbers */

static inline float unit_float(uint32_t r)
{
    return (float)(r & 0xffffffu) * 0x1p-24f;
}

static inline double unit_double(uint64_t r)
{
    return (double)(r & 0x1fffffffffffffu) * 0x1p-53;
}

enum { BLOCK = 512 };

/* Between 0 and 1, or rounded once, as PyTorch's build does. */
WIDE static void scale_all(const uint32_t *block, float *out, size_t n, float from, float width)
{
    if (from == 0 && width == 1)
        for (size_t i = 0; i < n; i++)
            out[i] = unit_float(block[i]);
    else
        for (size_t i = 0; i < n; i++)
            out[i] = fmaf(unit_float(block[i]), width, from);
}

void random_fill_uniform(random_generator *generator, float *out, size_t count, double low, double high)
{
    uint32_t block[BLOCK];
    while (count > 0) {
        size_t n = count < BLOCK ? count : BLOCK;
        random_draw_block(generator, block, n);
        scale_all(block, out, n, (float)low, (float)high - (float)low);
        out += n;
        count -= n;
    }
}

void random_fill_uniform_double(random_generator *generator, double *out, size_t count, double low,
                                double high)
{
    random_generator *g = of(generator);
    for (size_t i = 0; i < count; i++)
        out[i] = fma(unit_double(draw_64(g)), high - low, low);
}

/* Of each pair of outputs the low 53 bits, high output first: are they below the limit? */
WIDE static void compare_all(const uint32_t *block, bool *out, size_t n, uint64_t limit)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (((uint64_t)block[2 * i] << 32 | block[2 * i + 1]) & 0x1fffffffffffffu) < limit;
}

void random_fill_bernoulli(random_generator *generator, bool *out, size_t count, double probability)
{
    uint32_t block[BLOCK];
    /* u 2^-53 < p for an integer u of 53 bits: the same as u < ceil(p 2^53). */
    uint64_t limit = (uint64_t)ceil(probability * 0x1p53);
    while (count > 0) {
        size_t n = count < BLOCK / 2 ? count : BLOCK / 2;
        random_draw_block(generator, block, 2 * n);
        compare_all(block, out, n, limit);
        out += n;
        count -= n;
    }
}

float random_draw_unit_float(random_generator *generator)
{
    return unit_float(draw_32(of(generator)));
}

double random_draw_unit(random_generator *generator)
{
    return unit_double(draw_64(of(generator)));
}

double random_draw_normal(random_generator *generator)
{
    random_generator *g = of(generator);
    if (g->has_normal) {
        g->has_normal = false;
        return g->normal;
    }
    double angle = 2 * M_PI * unit_double(draw_64(g)), u = unit_double(draw_64(g));
    double radius = sqrt(-2 * log1p(-u));
    g->normal = radius * sin(angle);
    g->has_normal = true;
    return radius * cos(angle);
}

/* Eight pairs: the first eight uniform numbers give radii, the others angles. */
static void normal_block(float *x, float mean, float std)
{
    for (int j = 0; j < 8; j++) {
        float radius = sqrtf(-2 * logf(1 - x[j])), angle = 2 * (float)M_PI * x[j + 8];
        x[j] = radius * cosf(angle) * std + mean;
        x[j + 8] = radius * sinf(angle) * std + mean;
    }
}

void random_fill_normal(random_generator *generator, float *out, size_t count, double mean, double std)
{
    if (count < 16) {
        for (size_t i = 0; i < count; i++)
            out[i] = (float)(random_draw_normal(generator) * std + mean);
        return;
    }
    random_fill_uniform(generator, out, count, 0, 1);
    for (size_t i = 0; i + 16 <= count; i += 16)
        normal_block(out + i, (float)mean, (float)std);
    if (count % 16 != 0) { /* the last sixteen places are drawn afresh */
        random_fill_uniform(generator, out + count - 16, 16, 0, 1);
        normal_block(out + count - 16, (float)mean, (float)std);
    }
}

static void normal_block_double(double *x, double mean, double std)
{
    for (int j = 0; j < 8; j++) {
        double radius = sqrt(-2 * log(1 - x[j])), angle = 2 * M_PI * x[j + 8];
        x[j] = radius * cos(angle) * std + mean;
        x[j + 8] = radius * sin(angle) * std + mean;
    }
}

void random_fill_normal_double(random_generator *generator, double *out, size_t count, double mean, double std)
{
    if (count < 16) {
        for (size_t i = 0; i < count; i++)
            out[i] = random_draw_normal(generator) * std + mean;
        return;
    }
    random_fill_uniform_double(generator, out, count, 0, 1);
    for (size_t i = 0; i + 16 <= count; i += 16)
        normal_block_double(out + i, mean, std);
    if (count % 16 != 0) {
        random_fill_uniform_double(generator, out + count - 16, 16, 0, 1);
        normal_block_double(out + count - 16, mean, std);
    }
}

void random_permutation(random_generator *generator, int64_t *out, size_t count)
{
    random_generator *g = of(generator);
    for (size_t i = 0; i < count; i++)
        out[i] = (int64_t)i;
    for (size_t i = 0; i + 1 < count; i++) {
        size_t other = i + draw_32(g) % (count - i);
        int64_t kept = out[i];
        out[i] = out[other];
        out[other] = kept;
    }
}
