/* Pillow's images: 8 bits a channel, of the modes L, LA, RGB and RGBA (pictures with a palette or of 1 bit are read as one of these).
 * Objects of the current pool; none changes once it is made, but by image_put, image_paste and what ImageDraw draws. */
#ifndef T2M_IMAGE_H
#define T2M_IMAGE_H

#include "t2m/mx.h"
#include "t2m/np.h"
#include "t2m/optional.h"
#include "t2m/py.h"

typedef struct vision_image vision_image;
extern const t2m_kind vision_image_kind;

/* Pillow's filters, by its numbers. */
enum { IMAGE_NEAREST, IMAGE_LANCZOS, IMAGE_BILINEAR, IMAGE_BICUBIC, IMAGE_BOX, IMAGE_HAMMING };

/* Image.open(path): PNG, JPEG (libjpeg is loaded when the first is read), BMP, PPM. FileNotFoundError; UnidentifiedImageError if it is none. */
vision_image *image_open(const char *path);
vision_image *image_open_bytes(const py_bytes *content);
/* Image.new(mode, (width, height), color) */
vision_image *image_new(py_str mode, int64_t width, int64_t height, int64_t count, const double *color);
/* Image.fromarray(x): uint8, (H, W) or (H, W, C). TypeError for others. */
vision_image *image_of_array(const np_array *x);
/* The same with the mode that the script names: NotImplementedError if the array has another. */
vision_image *image_of_mode(py_str mode, const np_array *x);
/* image.save(path, format, quality): without a format (NULL) what the name ends in says it: .png, .jpg, .bmp, .ppm. */
void image_save(const vision_image *self, const char *path, py_str format, int64_t quality);

int64_t image_width(const vision_image *self);
int64_t image_height(const vision_image *self);
py_str image_mode(const vision_image *self);
np_array *image_array(const vision_image *self);
/* F.pil_to_tensor, F.to_tensor, F.to_pil_image (of (C, H, W), or (H, W)) */
mx_array image_bytes(const vision_image *self);
mx_array image_tensor(const vision_image *self);
/* F.to_tensor of an array (H, W) or (H, W, C): bytes become 0..1, other numbers stay. */
mx_array image_array_tensor(const np_array *x);
vision_image *image_of_tensor(mx_array x);

vision_image *image_copy(const vision_image *self);
vision_image *image_convert(const vision_image *self, py_str mode);
/* resample: the number of Pillow's filter. */
vision_image *image_resize(const vision_image *self, int64_t width, int64_t height, int64_t resample);
vision_image *image_crop(const vision_image *self, int64_t left, int64_t top, int64_t right, int64_t bottom);
vision_image *image_rotate(const vision_image *self, double angle, int64_t resample, bool expand);
/* Image.FLIP_LEFT_RIGHT ... ROTATE_270, TRANSPOSE, TRANSVERSE by their numbers. */
vision_image *image_transpose(const vision_image *self, int64_t method);
/* image.getpixel((x, y)): one number (of modes with one channel), or a tuple. IndexError outside. */
int64_t image_grey_at(const vision_image *self, int64_t x, int64_t y);
py_value image_pixel(const vision_image *self, int64_t x, int64_t y);
void image_put(vision_image *self, int64_t x, int64_t y, int64_t count, const double *color);
void image_paste(vision_image *self, const vision_image *other, int64_t left, int64_t top);

/* torchvision.transforms.functional of pictures. */
vision_image *image_pad(const vision_image *self, int64_t count, const double *sides, double fill, py_str mode);
vision_image *image_brightness(const vision_image *self, double factor);
vision_image *image_contrast(const vision_image *self, double factor);
vision_image *image_saturation(const vision_image *self, double factor);
vision_image *image_hue(const vision_image *self, double factor);
vision_image *image_gamma(const vision_image *self, double gamma, double gain);
vision_image *image_invert(const vision_image *self);
vision_image *image_affine(const vision_image *self, double angle, double x, double y, double scale, double shear_x, double shear_y,
                           int64_t resample, double fill);

#endif
