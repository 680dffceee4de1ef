/* IDX files, as the MNIST family comes: a header of big-endian numbers, then bytes. */
#ifndef T2M_IDX_H
#define T2M_IDX_H

#include <stdint.h>

/* The contents: bytes of `dims` dimensions. data is from malloc. */
typedef struct idx_file {
    int dims;
    int64_t size[3];
    uint8_t *data;
} idx_file;

/* Reads path or path.gz. RuntimeError that names the file if it is truncated, too long or no IDX file of
 * bytes with `dims` dimensions; what to say if there is no such file is the caller's: returns false. */
_Bool idx_read(const char *path, int dims, idx_file *file);

#endif
