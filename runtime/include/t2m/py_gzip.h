/* gzip and zlib. */
#ifndef T2M_PY_GZIP_H
#define T2M_PY_GZIP_H

#include "t2m/py_bytearray.h"
#include "t2m/py_file.h"

/* gzip.open(path, mode): files as of open(), of bytes or of text. OSError, gzip.BadGzipFile. */
py_file *py_gzip_open(const char *path, const char *mode, int64_t level);
py_file *py_gzip_open_text(const char *path, const char *mode, int64_t level);

/* gzip.compress, zlib.compress and back: gzip.BadGzipFile, zlib.error. */
py_bytes *py_zlib_compress(py_buffer data, int64_t level, bool is_gzip);
py_bytes *py_zlib_decompress(py_buffer data, bool is_gzip);
int64_t py_zlib_crc32(py_buffer data, int64_t start);
int64_t py_zlib_adler32(py_buffer data, int64_t start);

/* bz2 and lzma: OSError, lzma.LZMAError's ValueError where the data is none of theirs. */
py_bytes *py_bz2_compress(py_buffer data, int64_t level);
py_bytes *py_bz2_decompress(py_buffer data);
py_bytes *py_lzma_compress(py_buffer data, int64_t preset);
py_bytes *py_lzma_decompress(py_buffer data);

#endif
