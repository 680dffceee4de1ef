/* UTF-8 inside strings: always valid, so decoding checks nothing; text from outside is checked by utf8_check.
 */
#ifndef T2M_PY_UTF8_H
#define T2M_PY_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool utf8_is_start(char byte)
{
    return ((unsigned char)byte & 0xc0) != 0x80;
}

/* The code point at text[*at]; moves *at behind it. */
static inline uint32_t utf8_next(const char *text, size_t *at)
{
    const unsigned char *p = (const unsigned char *)text + *at;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (p[0] < 0xe0) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
    if (p[0] < 0xf0) {
        *at += 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 | (uint32_t)(p[2] & 0x3f) << 6 |
           (p[3] & 0x3f);
}

/* The start of the character that ends before text[at]. */
static inline size_t utf8_back(const char *text, size_t at)
{
    do
        at--;
    while (!utf8_is_start(text[at]));
    return at;
}

/* Writes the code point (no surrogate, at most 0x10ffff), gives the number of bytes: 1 to 4. */
size_t utf8_put(char *to, uint32_t code_point);

/* The number of code points. */
int64_t utf8_length(const char *text, size_t size);

/* The position of the first byte that is no valid UTF-8, or `size`. *reason is CPython's word for it. */
size_t utf8_check(const char *text, size_t size, const char **reason);

#endif
