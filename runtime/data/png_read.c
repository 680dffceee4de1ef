/* PNG files: all colour types and depths, also interlaced; 16 bits are cut to 8, palettes are looked up. */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "image.h"
#include "t2m/py_error.h"

typedef struct png_picture {
    int64_t width, height;
    int depth, type, interlace;
    uint8_t palette[256][4];
    bool has_alpha_table;
    uint8_t *packed; /* all IDAT chunks, one behind the other */
    size_t packed_size;
} png_picture;

static uint32_t big(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static int samples(const png_picture *p)
{
    static const int counts[] = {1, 0, 3, 1, 2, 0, 4};
    return counts[p->type];
}

static _Noreturn void damaged(png_picture *p)
{
    free(p->packed);
    py_raise(PY_OS_ERROR, "image file is truncated or damaged (PNG)");
}

static void take_header(png_picture *p, const uint8_t *data, uint32_t length)
{
    if (length < 13)
        damaged(p);
    p->width = big(data);
    p->height = big(data + 4);
    p->depth = data[8];
    p->type = data[9];
    p->interlace = data[12];
    bool is_known = p->type <= 6 && samples(p) > 0 && p->depth > 0 && p->depth <= 16 && (p->depth & (p->depth - 1)) == 0;
    if (!is_known || p->width <= 0 || p->height <= 0 || p->width > 1 << 20 || p->height > 1 << 20)
        damaged(p);
}

static void take_chunk(png_picture *p, const uint8_t *kind, const uint8_t *data, uint32_t length)
{
    if (memcmp(kind, "IHDR", 4) == 0)
        take_header(p, data, length);
    for (uint32_t i = 0; memcmp(kind, "PLTE", 4) == 0 && i < length / 3 && i < 256; i++)
        memcpy(p->palette[i], data + 3 * i, 3);
    for (uint32_t i = 0; memcmp(kind, "tRNS", 4) == 0 && p->type == 3 && i < length && i < 256; i++) {
        p->palette[i][3] = data[i];
        p->has_alpha_table = true;
    }
    if (memcmp(kind, "IDAT", 4) == 0) {
        p->packed = t2m_realloc(p->packed, p->packed_size + length + 1);
        memcpy(p->packed + p->packed_size, data, length);
        p->packed_size += length;
    }
}

static int nearest(int a, int b, int c)
{
    int p = a + b - c, pa = abs(p - a), pb = abs(p - b), pc = abs(p - c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* One row's filter undone; `above` is the row before, or zeros. */
static bool undo_filter(int filter, uint8_t *row, const uint8_t *above, size_t size, size_t step)
{
    for (size_t i = 0; i < size; i++) {
        int left = i >= step ? row[i - step] : 0, up = above[i], corner = i >= step ? above[i - step] : 0;
        switch (filter) {
        case 0:
            return true;
        case 1:
            row[i] = (uint8_t)(row[i] + left);
            break;
        case 2:
            row[i] = (uint8_t)(row[i] + up);
            break;
        case 3:
            row[i] = (uint8_t)(row[i] + (left + up) / 2);
            break;
        case 4:
            row[i] = (uint8_t)(row[i] + nearest(left, up, corner));
            break;
        default:
            return false;
        }
    }
    return true;
}

/* Sample k of a row, as a byte. Palette entries stay numbers. */
static uint8_t sample(const png_picture *p, const uint8_t *row, int64_t k)
{
    if (p->depth == 16)
        return row[2 * k];
    if (p->depth == 8)
        return row[k];
    int per_byte = 8 / p->depth, most = (1 << p->depth) - 1;
    int value = row[k / per_byte] >> (8 - p->depth * (int)(k % per_byte + 1)) & most;
    return (uint8_t)(p->type == 3 ? value : value * 255 / most);
}

static void put_pixel(const png_picture *p, const uint8_t *row, int64_t x, uint8_t *to, int64_t channels)
{
    if (p->type == 3) {
        memcpy(to, p->palette[sample(p, row, x)], (size_t)channels);
        return;
    }
    for (int c = 0; c < channels; c++)
        to[c] = sample(p, row, x * channels + c);
}

/* One pass of an image: every `dx`th pixel of every `dy`th row. Returns how many bytes of `rows` it took, 0 if they do not suffice. */
static size_t take_pass(const png_picture *p, uint8_t *rows, size_t size, raster *image, const int at[4])
{
    int64_t width = (p->width - at[0] + at[2] - 1) / at[2], height = (p->height - at[1] + at[3] - 1) / at[3];
    if (width <= 0 || height <= 0)
        return 0;
    size_t bits = (size_t)(samples(p) * p->depth), row = ((size_t)width * bits + 7) / 8, step = bits < 8 ? 1 : bits / 8;
    uint8_t *zeros = calloc(row, 1);
    const uint8_t *above = zeros;
    bool is_whole = zeros != NULL && size >= (row + 1) * (size_t)height;
    for (int64_t y = 0; is_whole && y < height; y++) {
        uint8_t *line = rows + (row + 1) * (size_t)y + 1;
        is_whole = undo_filter(line[-1], line, above, row, step);
        for (int64_t x = 0; is_whole && x < width; x++)
            put_pixel(p, line, x, image->pixels + ((at[1] + y * at[3]) * image->width + at[0] + x * at[2]) * image->channels, image->channels);
        above = line;
    }
    free(zeros);
    return is_whole ? (row + 1) * (size_t)height : SIZE_MAX;
}

static bool take_rows(const png_picture *p, uint8_t *rows, size_t size, raster *image)
{
    static const int whole[][4] = {{0, 0, 1, 1}};
    static const int passes[][4] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    size_t taken = 0;
    for (int i = 0; i < (p->interlace ? 7 : 1); i++) {
        size_t more = take_pass(p, rows + taken, size - taken, image, p->interlace ? passes[i] : whole[0]);
        if (more == SIZE_MAX)
            return false;
        taken += more;
    }
    return true;
}

bool png_read(const uint8_t *data, size_t size, raster *image)
{
    if (size < 8 || memcmp(data, "\x89PNG\r\n\x1a\n", 8) != 0)
        return false;
    png_picture p = {.width = 0};
    for (int i = 0; i < 256; i++)
        p.palette[i][3] = 255;
    for (size_t at = 8; at + 12 <= size && at + 12 + big(data + at) <= size; at += 12 + big(data + at))
        take_chunk(&p, data + at + 4, data + at + 8, big(data + at));
    if (p.width == 0 || p.packed == NULL)
        damaged(&p);
    size_t row = ((size_t)p.width * (size_t)(samples(&p) * p.depth) + 7) / 8 + 1;
    uLongf unpacked = (uLongf)(row * (size_t)p.height + (p.interlace ? 8 * (size_t)p.height + 64 + row * 8 : 0));
    uint8_t *rows = t2m_malloc(unpacked + 1);
    int result = uncompress(rows, &unpacked, p.packed, (uLong)p.packed_size);
    *image = (raster){.height = p.height, .width = p.width, .channels = p.type == 3 ? (p.has_alpha_table ? 4 : 3) : samples(&p)};
    image->pixels = t2m_malloc((size_t)(image->height * image->width * image->channels) + 1);
    bool is_well = result == Z_OK && take_rows(&p, rows, unpacked, image);
    free(rows);
    if (!is_well) {
        free(image->pixels);
        damaged(&p);
    }
    free(p.packed);
    return true;
}
