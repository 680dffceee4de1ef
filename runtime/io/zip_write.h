/* Writing a zip archive of uncompressed records whose data start at multiples of 64, as PyTorch lays out its
 * own. */
#ifndef T2M_IO_ZIP_WRITE_H
#define T2M_IO_ZIP_WRITE_H

#include <stddef.h>
#include <stdint.h>

#include "t2m/py_file.h"

typedef struct zip_record {
    char *name;
    uint32_t checksum;
    uint32_t size;
    uint32_t offset;
} zip_record;

typedef struct zip_writer {
    py_safe_file file;
    uint64_t at;
    zip_record *records;
    size_t count;
} zip_writer;

zip_writer zip_writer_open(const char *path);
void zip_writer_add(zip_writer *zip, const char *name, const void *data, size_t size);
/* Writes the directory and puts the file in its place. */
void zip_writer_close(zip_writer *zip);

#endif
