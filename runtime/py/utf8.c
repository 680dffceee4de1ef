/* UTF-8 encoding, counting and checking. */
#include "utf8.h"

size_t utf8_put(char *to, uint32_t c)
{
    unsigned char *p = (unsigned char *)to;
    if (c < 0x80) {
        p[0] = (unsigned char)c;
        return 1;
    }
    if (c < 0x800) {
        p[0] = (unsigned char)(0xc0 | c >> 6);
        p[1] = (unsigned char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        p[0] = (unsigned char)(0xe0 | c >> 12);
        p[1] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
        p[2] = (unsigned char)(0x80 | (c & 0x3f));
        return 3;
    }
    p[0] = (unsigned char)(0xf0 | c >> 18);
    p[1] = (unsigned char)(0x80 | (c >> 12 & 0x3f));
    p[2] = (unsigned char)(0x80 | (c >> 6 & 0x3f));
    p[3] = (unsigned char)(0x80 | (c & 0x3f));
    return 4;
}

int64_t utf8_length(const char *text, size_t size)
{
    int64_t length = 0;
    for (size_t i = 0; i < size; i++)
        length += utf8_is_start(text[i]);
    return length;
}

/* How many bytes the lead byte announces, 0 if it cannot lead, and the range of the byte behind it. */
static int sequence_length(unsigned char lead, unsigned char *low, unsigned char *high)
{
    *low = 0x80, *high = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 2;
    if (lead >= 0xe0 && lead <= 0xef) {
        if (lead == 0xe0)
            *low = 0xa0; /* shorter form exists */
        if (lead == 0xed)
            *high = 0x9f; /* surrogates */
        return 3;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        if (lead == 0xf0)
            *low = 0x90;
        if (lead == 0xf4)
            *high = 0x8f; /* past 0x10ffff */
        return 4;
    }
    return 0;
}

size_t utf8_check(const char *text, size_t size, const char **reason)
{
    const unsigned char *p = (const unsigned char *)text;
    for (size_t i = 0; i < size;) {
        unsigned char low, high;
        if (p[i] < 0x80) {
            i++;
            continue;
        }
        int length = sequence_length(p[i], &low, &high);
        if (length == 0) {
            *reason = "invalid start byte";
            return i;
        }
        for (int k = 1; k < length; k++, low = 0x80, high = 0xbf) {
            if (i + k >= size || p[i + k] < low || p[i + k] > high) {
                *reason = i + k >= size ? "unexpected end of data" : "invalid continuation byte";
                return i;
            }
        }
        i += (size_t)length;
    }
    return size;
}
