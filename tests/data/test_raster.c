/* Stored images: resizing against values recorded from PIL, windows and mirrors. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "../../runtime/data/raster.h"

/* Pixel i is i * i * 7 + i * 13, cut to a byte. */
static raster pattern(int64_t height, int64_t width, int64_t channels)
{
    int64_t size = height * width * channels;
    uint8_t *pixels = malloc((size_t)size);
    for (int64_t i = 0; i < size; i++)
        pixels[i] = (uint8_t)(i * i * 7 + i * 13);
    raster image = raster_copy(pixels, height, width, channels);
    free(pixels);
    return image;
}

/* Each pixel counts with its place, so that exchanged pixels show. */
static int64_t fingerprint(const raster *image)
{
    int64_t sum = 0;
    for (int64_t i = 0; i < image->height * image->width * image->channels; i++)
        sum += image->pixels[i] * (i % 251 + 1);
    return sum;
}

static const struct {
    int64_t from[3], to[2];
    uint8_t start[4];
    int64_t fingerprint;
} resized[] = {
    {{6, 7, 1}, {4, 3}, {57, 117, 152, 133}, 10424},      {{6, 7, 1}, {11, 9}, {0, 13, 35, 65}, 640603},
    {{28, 28, 1}, {32, 32}, {0, 16, 43, 81}, 16109384},   {{20, 30, 3}, {8, 12}, {68, 84, 132, 134}, 4109332},
    {{30, 20, 3}, {25, 17}, {45, 78, 91, 108}, 20081142}, {{9, 9, 1}, {9, 4}, {19, 100, 171, 106}, 87385},
    {{9, 9, 1}, {4, 9}, {113, 77, 164, 104}, 87451},
};

Test(raster, resizes_as_pil)
{
    for (size_t i = 0; i < sizeof(resized) / sizeof(resized[0]); i++) {
        raster image = pattern(resized[i].from[0], resized[i].from[1], resized[i].from[2]);
        raster_resize(&image, resized[i].to[0], resized[i].to[1], RASTER_BILINEAR);
        cr_assert_eq(image.height, resized[i].to[0]);
        cr_assert_eq(image.width, resized[i].to[1]);
        cr_assert_eq(memcmp(image.pixels, resized[i].start, 4), 0, "case %zu", i);
        cr_assert_eq(fingerprint(&image), resized[i].fingerprint, "case %zu", i);
        free(image.pixels);
    }
}

Test(raster, windows_and_mirrors)
{
    raster image = pattern(2, 3, 1); /* 0 20 54 / 102 164 240 */
    raster_flip(&image);
    const uint8_t mirrored[] = {54, 20, 0, 240, 164, 102};
    cr_assert_eq(memcmp(image.pixels, mirrored, 6), 0);
    raster_window(&image, 1, -1, 2, 3, NULL);
    const uint8_t window[] = {0, 240, 164, 0, 0, 0};
    cr_assert_eq(memcmp(image.pixels, window, 6), 0);
    free(image.pixels);
}
