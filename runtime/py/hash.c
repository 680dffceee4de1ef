/* CPython's hashes: ints and floats modulo the Mersenne prime 2^61 - 1, text by SipHash-1-3 with a zero key,
 * tuples by the xxHash-like mix of 3.8 and later. */
#include "hash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/object.h"
#include "utf8.h"

#define HASH_BITS 61
#define HASH_MODULUS ((UINT64_C(1) << HASH_BITS) - 1)

/* -1 is CPython's error mark: no value hashes to it. */
static uint64_t signed_hash(uint64_t magnitude, bool negative)
{
    uint64_t hash = negative ? -magnitude : magnitude;
    return hash == UINT64_MAX ? UINT64_MAX - 1 : hash;
}

uint64_t py_hash_int(int64_t x)
{
    uint64_t magnitude = x < 0 ? -(uint64_t)x : (uint64_t)x;
    return signed_hash(magnitude % HASH_MODULUS, x < 0);
}

uint64_t py_hash_float(double x)
{
    if (isnan(x))
        return 0;
    if (isinf(x))
        return x > 0 ? 314159 : -(uint64_t)314159;
    int exponent;
    double mantissa = frexp(fabs(x), &exponent);
    uint64_t hash = 0;
    while (mantissa != 0) { /* 28 bits a round: x mod the prime, digit by digit */
        hash = ((hash << 28) & HASH_MODULUS) | hash >> (HASH_BITS - 28);
        mantissa *= 268435456.0;
        exponent -= 28;
        uint64_t digit = (uint64_t)mantissa;
        mantissa -= (double)digit;
        hash += digit;
        if (hash >= HASH_MODULUS)
            hash -= HASH_MODULUS;
    }
    int shift = exponent >= 0 ? exponent % HASH_BITS : HASH_BITS - 1 - ((-1 - exponent) % HASH_BITS);
    hash = ((hash << shift) & HASH_MODULUS) | hash >> (HASH_BITS - shift);
    return signed_hash(hash, x < 0);
}

static inline uint64_t rotate(uint64_t x, int bits)
{
    return x << bits | x >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1], v[1] = rotate(v[1], 13) ^ v[0], v[0] = rotate(v[0], 32);
    v[2] += v[3], v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3], v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1], v[1] = rotate(v[1], 17) ^ v[2], v[2] = rotate(v[2], 32);
}

static uint64_t sip_hash_1_3(const unsigned char *bytes, size_t size)
{
    uint64_t v[4] = {0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261, 0x7465646279746573};
    uint64_t last = (uint64_t)size << 56, word;
    for (; size >= 8; bytes += 8, size -= 8) {
        memcpy(&word, bytes, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    for (size_t i = 0; i < size; i++)
        last |= (uint64_t)bytes[i] << 8 * i;
    v[3] ^= last;
    sip_round(v);
    v[0] ^= last;
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

static uint64_t no_error_mark(uint64_t hash)
{
    return hash == UINT64_MAX ? UINT64_MAX - 1 : hash;
}

/* CPython keeps text in the narrowest of 1, 2 or 4 bytes a character that holds its widest one. */
static size_t narrow_form(const char *utf8, size_t size, unsigned char *form)
{
    uint32_t widest = 0;
    for (size_t at = 0; at < size;) {
        uint32_t c = utf8_next(utf8, &at);
        widest = c > widest ? c : widest;
    }
    size_t width = widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4, filled = 0;
    for (size_t at = 0; at < size; filled += width) {
        uint32_t c = utf8_next(utf8, &at);
        memcpy(form + filled, &c, width); /* little endian, as all machines that we build for */
    }
    return filled;
}

uint64_t py_hash_text(const char *utf8, size_t size)
{
    if (size == 0)
        return 0;
    bool ascii = true;
    for (size_t i = 0; i < size && ascii; i++)
        ascii = (unsigned char)utf8[i] < 0x80;
    if (ascii)
        return no_error_mark(sip_hash_1_3((const unsigned char *)utf8, size));
    unsigned char *form = t2m_malloc(size * 4);
    uint64_t hash = sip_hash_1_3(form, narrow_form(utf8, size, form));
    free(form);
    return no_error_mark(hash);
}

#define TUPLE_PRIME_1 UINT64_C(11400714785074694791)
#define TUPLE_PRIME_2 UINT64_C(14029467366897019727)
#define TUPLE_PRIME_5 PY_HASH_TUPLE_START

uint64_t py_hash_tuple_add(uint64_t state, uint64_t element)
{
    return rotate(state + element * TUPLE_PRIME_2, 31) * TUPLE_PRIME_1;
}

uint64_t py_hash_tuple_end(uint64_t state, int64_t length)
{
    state += (uint64_t)length ^ (TUPLE_PRIME_5 ^ UINT64_C(3527539));
    return state == UINT64_MAX ? UINT64_C(1546275796) : state;
}
