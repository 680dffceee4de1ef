/* The hash function of names and maps: FNV-1a with a final mix, the same on every machine. */
#ifndef T2M_BASE_HASH_H
#define T2M_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

static inline uint32_t hash_mix(uint64_t value)
{
    value ^= value >> 33;
    value *= UINT64_C(0xff51afd7ed558ccd);
    value ^= value >> 33;
    return (uint32_t)value;
}

#define HASH_START UINT64_C(0xcbf29ce484222325)

/* The hash of a text in pieces: starts with HASH_START, ends with hash_mix. */
static inline uint64_t hash_more(uint64_t hash, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static inline uint32_t hash_bytes(const char *bytes, size_t length)
{
    return hash_mix(hash_more(HASH_START, bytes, length));
}

static inline uint32_t hash_pointer(const void *pointer)
{
    return hash_mix((uint64_t)(uintptr_t)pointer);
}

#endif
