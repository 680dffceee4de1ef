/* Decoding, encoding and checking of UTF-8; see utf8.h. */
#include "base/utf8.h"

static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *code_point)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)bytes[0];
    size_t wanted = sequence_length(lead);
    if (wanted == 0 || wanted > length)
        return 0;
    uint32_t point = wanted == 1 ? lead : lead & (0x7Fu >> wanted);
    for (size_t i = 1; i < wanted; i++) {
        unsigned char next = (unsigned char)bytes[i];
        if ((next & 0xC0) != 0x80)
            return 0;
        point = point << 6 | (next & 0x3F);
    }
    if (point < smallest[wanted] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        return 0;
    *code_point = point;
    return wanted;
}

size_t utf8_encode(uint32_t point, char out[4])
{
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t length = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--, point >>= 6)
        out[i] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)((0xF00u >> length & 0xF0) | point);
    return length;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
    size_t offset = 0;
    while (offset < length) {
        uint32_t point;
        size_t step = utf8_decode(bytes + offset, length - offset, &point);
        if (step == 0)
            break;
        offset += step;
    }
    return offset;
}

size_t utf8_count(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}
