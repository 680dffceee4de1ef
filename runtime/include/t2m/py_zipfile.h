/* zipfile: archives over libzip. What is written is in the file when the archive is closed. */
#ifndef T2M_PY_ZIPFILE_H
#define T2M_PY_ZIPFILE_H

#include "t2m/py_bytearray.h"
#include "t2m/py_file.h"

typedef struct py_zipfile py_zipfile;

/* ZipFile(path, mode): r, w, x, a; method 0 stores, 8 deflates. OSError, zipfile.BadZipFile. Owned by the current pool. */
py_zipfile *py_zipfile_open(const char *path, const char *mode, int64_t method);
void py_zipfile_close(py_zipfile *zip);

int64_t py_zipfile_count(const py_zipfile *zip);
py_str py_zipfile_name(const py_zipfile *zip, int64_t index);
int64_t py_zipfile_size(const py_zipfile *zip, int64_t index, bool is_compressed);
int64_t py_zipfile_crc(const py_zipfile *zip, int64_t index);
py_list *py_zipfile_date(const py_zipfile *zip, int64_t index); /* six numbers, from the year on */
int64_t py_zipfile_find(const py_zipfile *zip, py_str name);    /* KeyError */
py_bytes *py_zipfile_read(py_zipfile *zip, py_str name, py_str password);
/* Adds a member; a name that ends with / is a folder. */
void py_zipfile_add(py_zipfile *zip, py_str name, py_buffer data, int64_t method, int64_t mode);

bool py_is_zipfile(const char *path);

#endif
