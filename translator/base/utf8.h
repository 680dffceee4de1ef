/* UTF-8, as strictly as Python reads it: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
#ifndef T2M_BASE_UTF8_H
#define T2M_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The length of the character at `bytes` and its code point; 0 if the bytes are no valid character. `length` is at least 1. */
size_t utf8_decode(const char *bytes, size_t length, uint32_t *code_point);

/* Writes a code point (surrogates too, in the same scheme) and gives the number of bytes; at most 4. */
size_t utf8_encode(uint32_t code_point, char out[4]);

/* The offset of the first byte that is no valid UTF-8, or `length`. */
size_t utf8_valid_prefix(const char *bytes, size_t length);

/* How many characters start in the bytes. */
size_t utf8_count(const char *bytes, size_t length);

#endif
