/* Images from files and into them; the simple forms, BMP and PPM, are read here. */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "image.h"
#include "png.h"
#include "t2m/py_bytes.h"
#include "t2m/py_error.h"

static uint8_t *whole_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        py_raise_os(errno, path);
    size_t room = 1 << 16;
    uint8_t *data = t2m_malloc(room);
    *size = 0;
    for (size_t got = 1; got > 0; *size += got) {
        if (*size == room)
            data = t2m_realloc(data, room *= 2);
        got = fread(data + *size, 1, room - *size, file);
    }
    bool is_bad = ferror(file) != 0;
    fclose(file);
    if (is_bad)
        py_raise_os(EIO, path);
    return data;
}

static bool read_any(const uint8_t *data, size_t size, raster *image)
{
    return png_read(data, size, image) || jpeg_read(data, size, image) || bitmap_read(data, size, image);
}

vision_image *image_open(const char *path)
{
    size_t size;
    uint8_t *data = whole_file(path, &size);
    py_bytes *content = py_bytes_new(data, (int64_t)size); /* the pool's: what is damaged raises */
    free(data);
    raster image;
    if (!read_any((const uint8_t *)content->data, size, &image))
        py_raise(PY_OS_ERROR, "cannot identify image file %s", py_text(py_str_repr(py_str_of(path))));
    return image_of(image);
}

vision_image *image_open_bytes(const py_bytes *content)
{
    raster image;
    if (!read_any((const uint8_t *)content->data, (size_t)content->size, &image))
        py_raise(PY_OS_ERROR, "cannot identify image file");
    return image_of(image);
}

void image_save(const vision_image *self, const char *path, py_str format, int64_t quality)
{
    const raster *r = &self->raster;
    const char *dot = strrchr(path, '.'), *kind = format != NULL ? format->text : dot == NULL ? "" : dot + 1;
    if (strcasecmp(kind, "png") == 0)
        png_write(path, r->pixels, r->width, r->height, (int)r->channels);
    else if (strcasecmp(kind, "jpg") == 0 || strcasecmp(kind, "jpeg") == 0)
        jpeg_write(path, r, (int)quality);
    else if (strcasecmp(kind, "bmp") == 0 || strcasecmp(kind, "ppm") == 0 || strcasecmp(kind, "pgm") == 0)
        bitmap_write(path, r, strcasecmp(kind, "bmp") == 0);
    else if (format != NULL)
        py_raise(PY_KEY_ERROR, "'%s'", kind);
    else
        py_raise(PY_VALUE_ERROR, "unknown file extension: %s", dot == NULL ? "" : dot);
}

/* ---- BMP: uncompressed, 8 bits with a palette, 24 and 32 bits */

static uint32_t little(const uint8_t *at, int bytes)
{
    uint32_t value = 0;
    for (int i = bytes - 1; i >= 0; i--)
        value = value << 8 | at[i];
    return value;
}

static void bmp_row(const uint8_t *from, uint8_t *to, int64_t width, uint32_t bits, const uint8_t *palette)
{
    for (int64_t x = 0; x < width; x++) {
        const uint8_t *pixel = bits == 8 ? palette + 4 * from[x] : from + x * (bits / 8);
        for (int c = 0; c < 3; c++)
            to[3 * x + c] = pixel[2 - c];
    }
}

/* A palette of greys is a grey image. */
static bool is_grey(const uint8_t *palette)
{
    for (int i = 0; i < 256; i++) {
        if (palette[4 * i] != i || palette[4 * i + 1] != i || palette[4 * i + 2] != i)
            return false;
    }
    return true;
}

static bool bmp_read(const uint8_t *data, size_t size, raster *image)
{
    if (size < 54 || memcmp(data, "BM", 2) != 0)
        return false;
    uint32_t start = little(data + 10, 4), bits = little(data + 28, 2), palette = 14 + little(data + 14, 4);
    int32_t height = (int32_t)little(data + 22, 4);
    bool goes_down = height < 0;
    *image = (raster){.width = (int32_t)little(data + 18, 4), .height = goes_down ? -height : height, .channels = 3};
    size_t row = ((size_t)image->width * bits / 8 + 3) / 4 * 4;
    bool is_known = little(data + 30, 4) == 0 && (bits == 24 || bits == 32 || (bits == 8 && palette + 1024 <= size));
    if (!is_known || image->width <= 0 || start + row * (size_t)image->height > size)
        py_raise(PY_OS_ERROR, "this kind of BMP file is not read, or it is cut off");
    image->pixels = t2m_malloc((size_t)(image->height * image->width * 3) + 1);
    for (int64_t y = 0; y < image->height; y++)
        bmp_row(data + start + row * (size_t)(goes_down ? y : image->height - 1 - y), image->pixels + y * image->width * 3, image->width, bits,
                data + palette);
    if (bits == 8 && is_grey(data + palette))
        raster_convert(image, 1);
    return true;
}

/* ---- PPM and PGM of bytes */

static bool ppm_number(const uint8_t *data, size_t size, size_t *at, int64_t *number)
{
    for (bool in_comment = false; *at < size && (in_comment || data[*at] == '#' || strchr(" \t\r\n", data[*at]) != NULL); ++*at)
        in_comment = data[*at] != '\n' && (in_comment || data[*at] == '#');
    *number = 0;
    size_t from = *at;
    for (; *at < size && data[*at] >= '0' && data[*at] <= '9' && *number < 1 << 24; ++*at)
        *number = *number * 10 + data[*at] - '0';
    return *at > from;
}

static bool ppm_read(const uint8_t *data, size_t size, raster *image)
{
    if (size < 8 || data[0] != 'P' || (data[1] != '5' && data[1] != '6'))
        return false;
    size_t at = 2;
    int64_t most;
    *image = (raster){.channels = data[1] == '5' ? 1 : 3};
    bool is_known = ppm_number(data, size, &at, &image->width) && ppm_number(data, size, &at, &image->height) && ppm_number(data, size, &at, &most);
    if (!is_known || most != 255 || at + 1 + (size_t)(image->width * image->height * image->channels) > size)
        py_raise(PY_OS_ERROR, "this kind of PPM file is not read, or it is cut off");
    *image = raster_copy(data + at + 1, image->height, image->width, image->channels);
    return true;
}

bool bitmap_read(const uint8_t *data, size_t size, raster *image)
{
    return bmp_read(data, size, image) || ppm_read(data, size, image);
}

/* ---- writing */

static void write_bmp(FILE *file, const raster *image)
{
    size_t row = ((size_t)image->width * 3 + 3) / 4 * 4, body = row * (size_t)image->height;
    uint8_t head[54] = {'B', 'M', [10] = 54, [14] = 40, [26] = 1, [28] = 24};
    const struct {
        int place;
        uint64_t value;
    } numbers[] = {{2, 54 + body}, {18, (uint64_t)image->width}, {22, (uint64_t)image->height}, {34, body}, {38, 3780}, {42, 3780}};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        for (int k = 0; k < 4; k++)
            head[numbers[i].place + k] = (uint8_t)(numbers[i].value >> (8 * k));
    }
    fwrite(head, 1, sizeof head, file);
    uint8_t *line = t2m_malloc(row + 1);
    memset(line, 0, row);
    for (int64_t y = image->height - 1; y >= 0; y--) {
        for (int64_t i = 0; i < image->width * 3; i++)
            line[i] = image->pixels[y * image->width * 3 + i / 3 * 3 + 2 - i % 3];
        fwrite(line, 1, row, file);
    }
    free(line);
}

void bitmap_write(const char *path, const raster *image, bool is_bmp)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        py_raise_os(errno, path);
    raster plain = raster_copy(image->pixels, image->height, image->width, image->channels);
    raster_convert(&plain, is_bmp || image->channels >= 3 ? 3 : 1);
    if (is_bmp) {
        write_bmp(file, &plain);
    } else {
        fprintf(file, "P%d\n%" PRId64 " %" PRId64 "\n255\n", plain.channels == 1 ? 5 : 6, plain.width, plain.height);
        fwrite(plain.pixels, 1, (size_t)(plain.width * plain.height * plain.channels), file);
    }
    free(plain.pixels);
    if (fclose(file) != 0)
        py_raise_os(errno, path);
}
