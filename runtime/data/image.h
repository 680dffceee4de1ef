/* An image as an object. */
#ifndef T2M_DATA_IMAGE_H
#define T2M_DATA_IMAGE_H

#include "raster.h"
#include "t2m/image.h"

struct vision_image {
    t2m_object object;
    raster raster;
};

/* Takes the pixels over. */
vision_image *image_of(raster pixels);
raster image_raster(const vision_image *self); /* a copy */

/* A number of Pillow's filters; ValueError of others. */
raster_filter image_filter(int64_t resample);
/* torchvision's matrix of an affine transform. */
void image_affine_matrix(double m[6], double angle, const double translate[2], double scale, const double shear[2], int64_t height, int64_t width);

/* The forms of files. Each reads a whole file's bytes; false if they are none of its kind. Damaged ones raise OSError. */
bool png_read(const uint8_t *data, size_t size, raster *image);
bool jpeg_read(const uint8_t *data, size_t size, raster *image);
bool bitmap_read(const uint8_t *data, size_t size, raster *image); /* BMP, PPM, PGM */
void jpeg_write(const char *path, const raster *image, int quality);
void bitmap_write(const char *path, const raster *image, bool is_bmp);

#endif
