/* Fourier transforms.
 *
 * Each is along an axis, cut off or filled up with zeros to n numbers; or along several (2: two of them), with one n for each. The results are complex64,
 * but those of irfft are float32; rfft gives the n / 2 + 1 first terms, from which irfft makes the n numbers again (along the last of several axes).
 * The norm says where the division by n is: with the way back, in both ways (its root), with the way there. */
#ifndef MLX_FFT_H
#define MLX_FFT_H

#include "mlx/c/array.h"
#include "mlx/c/stream.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum mlx_fft_norm_ {
    MLX_FFT_NORM_BACKWARD,
    MLX_FFT_NORM_ORTHO,
    MLX_FFT_NORM_FORWARD,
} mlx_fft_norm;

int mlx_fft_fft(mlx_array *res, const mlx_array a, int n, int axis, mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_fft2(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,
                 mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_fftn(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,
                 mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_ifft(mlx_array *res, const mlx_array a, int n, int axis, mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_ifft2(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,
                  mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_ifftn(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,
                  mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_rfft(mlx_array *res, const mlx_array a, int n, int axis, mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_rfft2(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,
                  mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_rfftn(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,
                  mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_irfft(mlx_array *res, const mlx_array a, int n, int axis, mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_irfft2(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,
                   mlx_fft_norm norm, const mlx_stream s);
int mlx_fft_irfftn(mlx_array *res, const mlx_array a, const int *n, size_t n_num, const int *axes, size_t axes_num,
                   mlx_fft_norm norm, const mlx_stream s);

/* The frequencies of the terms (of the first half of them), for samples at a distance of d. */
int mlx_fft_fftfreq(mlx_array *res, int n, double d, const mlx_stream s);
int mlx_fft_rfftfreq(mlx_array *res, int n, double d, const mlx_stream s);

/* Frequency zero goes to the middle of the axes, and back. */
int mlx_fft_fftshift(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, const mlx_stream s);
int mlx_fft_ifftshift(mlx_array *res, const mlx_array a, const int *axes, size_t axes_num, const mlx_stream s);

#ifdef __cplusplus
}
#endif

#endif
