/* See png.h. */
#include "png.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "t2m/py.h"

static void put_number(uint8_t *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(number >> (24 - 8 * i));
}

/* Length, kind, data, checksum of kind and data. */
static void put_chunk(FILE *file, const char *kind, const uint8_t *data, size_t length)
{
    uint8_t number[4];
    put_number(number, (uint32_t)length);
    fwrite(number, 1, 4, file);
    fwrite(kind, 1, 4, file);
    fwrite(data, 1, length, file);
    uLong sum = crc32(crc32(0, (const Bytef *)kind, 4), data, (uInt)length);
    put_number(number, (uint32_t)sum);
    fwrite(number, 1, 4, file);
}

/* Each row has the number of its filter in front: 0, none. */
static uint8_t *compressed(const uint8_t *pixels, size_t row, int64_t height, uLongf *length)
{
    size_t size = (row + 1) * (size_t)height;
    uint8_t *rows = t2m_malloc(size + 1);
    for (int64_t y = 0; y < height; y++) {
        rows[(row + 1) * (size_t)y] = 0;
        memcpy(rows + (row + 1) * (size_t)y + 1, pixels + row * (size_t)y, row);
    }
    *length = compressBound(size);
    uint8_t *out = t2m_malloc(*length);
    if (compress(out, length, rows, size) != Z_OK)
        *length = 0;
    free(rows);
    return out;
}

void png_write(const char *path, const uint8_t *pixels, int64_t width, int64_t height, int channels)
{
    static const uint8_t types[] = {0, 0, 4, 2, 6};
    if (channels < 1 || channels > 4)
        py_raise(PY_VALUE_ERROR, "a picture has 1 to 4 channels, not %d", channels);
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        py_raise_os(errno, path);
    uint8_t header[13] = {[8] = 8, [9] = types[channels]}; /* bits; colour type; the rest is 0 */
    put_number(header, (uint32_t)width);
    put_number(header + 4, (uint32_t)height);
    uLongf length;
    uint8_t *data = compressed(pixels, (size_t)(width * channels), height, &length);
    fwrite("\x89PNG\r\n\x1a\n", 1, 8, file);
    put_chunk(file, "IHDR", header, sizeof header);
    put_chunk(file, "IDAT", data, length);
    put_chunk(file, "IEND", data, 0);
    free(data);
    if (fclose(file) != 0)
        py_raise_os(errno, path);
}
