/* Reading the records of a PyTorch zip archive, with every size checked before it is believed. */
#ifndef T2M_IO_ZIP_READ_H
#define T2M_IO_ZIP_READ_H

#include <stddef.h>
#include <stdint.h>

#include "t2m/py_str.h"

typedef struct zip_reader {
    const char *path;
    void *archive; /* of libzip */
    char *folder;  /* "name/": what all records start with */
    int64_t file_size;
} zip_reader;

/* FileNotFoundError; RuntimeError or UnpicklingError, naming the file, if it is no such archive. */
zip_reader zip_reader_open(const char *path);
void zip_reader_close(zip_reader *zip);

/* The bytes of a record ("data.pkl"), malloced; NULL if there is none such. Damage is RuntimeError. */
unsigned char *zip_reader_record(const zip_reader *zip, const char *name, size_t *size);

/* RuntimeError: "PATH: damaged checkpoint: ..." */
_Noreturn void damaged(const char *path, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
