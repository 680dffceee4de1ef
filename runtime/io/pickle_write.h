/* Writing a value as a pickle plus the storages of its arrays. */
#ifndef T2M_IO_PICKLE_WRITE_H
#define T2M_IO_PICKLE_WRITE_H

#include "mlx/c/array.h"
#include "t2m/py_str.h"
#include "t2m/py_value.h"

typedef struct pickle_storage {
    mlx_array view; /* keeps the bytes alive */
    const void *bytes;
    size_t size;
    size_t elements;
    mlx_dtype dtype;
} pickle_storage;

typedef struct pickle_writer {
    py_builder bytes;
    pickle_storage *storages; /* number i is the record data/i */
    size_t storage_count;
    py_dict *memo; /* objects and parameters that were written: address -> number */
} pickle_writer;

/* TypeError for what is neither plain data nor an object that the program has named (t2m/saved.h). In the caller's pool. */
void pickle_write(pickle_writer *w, py_value value);
void pickle_writer_free(pickle_writer *w);

#endif
