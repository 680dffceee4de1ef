/* Files, as Python's open() gives them. Text is UTF-8, line ends become \n on reading in text mode; bytes
 * that are no UTF-8 are UnicodeDecodeError. A file closes when its object dies, or by py_file_close (the end
 * of a with statement). */
#ifndef T2M_PY_FILE_H
#define T2M_PY_FILE_H

#include <stdio.h>

#include "t2m/py_bytearray.h"
#include "t2m/py_list.h"
#include "t2m/py_str.h"

typedef struct py_file py_file;

/* open(path, mode): r w a x, +, t. A mode with b is NotImplementedError here: the files of bytes are py_open_binary's.
 * Errors as Python's: FileNotFoundError: [Errno 2] No such file or directory: 'path'. Owned by the current
 * pool. */
py_file *py_open(const char *path, const char *mode);
/* open(path, mode, encoding=..., errors=..., newline=...): NULL is None. Encodings as of py_str_encode, and utf-8-sig. */
typedef struct py_open_options {
    py_str encoding, errors, newline;
} py_open_options;
#define py_open_with(path, mode, ...) py_open_with_options((path), (mode), &(py_open_options){__VA_ARGS__})
py_file *py_open_with_options(const char *path, const char *mode, const py_open_options *options);

/* io.StringIO(initial), io.BytesIO(initial), and what is in them. NULL: empty. */
py_file *py_string_io(py_str initial);
#define py_bytes_io(initial) py_bytes_io_of(py_buffer_of(initial))
py_file *py_bytes_io_of(py_buffer initial);
py_str py_string_io_value(py_file *file);
py_bytes *py_bytes_io_value(py_file *file);

void py_file_close(
    py_file *file); /* closing twice is allowed; OSError if what was written cannot be stored */

/* A guard for `with`: closes the file if an error leaves the block. What goes wrong while closing is of no interest then. */
#define T2M_CLOSES(file) T2M_CLOSES_AT(file, __LINE__)
#define T2M_CLOSES_AT(file, line) T2M_CLOSES_NAMED(file, line)
#define T2M_CLOSES_NAMED(file, line)                                                                         \
    __attribute__((cleanup(py_file_guard_end), unused)) py_file *guard_##line = t2m_retain(file)
void py_file_guard_end(py_file **file);
py_file *py_keep_line_ends(py_file *file); /* newline="": what is read stays as it is; gives the file */
int64_t py_file_seek(py_file *file, int64_t offset, int64_t whence);
int64_t py_file_tell(py_file *file);
int64_t py_file_truncate(py_file *file); /* where it stands */
int64_t py_file_truncate_to(py_file *file, int64_t size);
bool py_file_is_closed(const py_file *file);
bool py_file_is_terminal(const py_file *file);
const char *py_file_mode(const py_file *file);

py_str py_file_read(py_file *file, int64_t size); /* size -1: all; code points */
py_str py_file_readline(py_file *file);           /* with its \n; "" at the end */
py_list *py_file_readlines(py_file *file);
int64_t py_file_write(py_file *file, py_str text); /* gives the number of code points */
void py_file_writelines(py_file *file, const py_list *lines);
void py_file_flush(py_file *file);
const char *py_file_name(const py_file *file);
int64_t py_file_number(py_file *file); /* the descriptor; what was written is in it */
FILE *py_file_stream(py_file *file); /* C's stream, for fprintf: print(..., file=f) */

/* open(path, "rb"): the same files, read and written as bytes; `size` -1: all. Writing takes bytes or a bytearray. */
py_file *py_open_binary(const char *path, const char *mode);
py_bytes *py_file_read_bytes(py_file *file, int64_t size);
py_bytes *py_file_readline_bytes(py_file *file);
py_list *py_file_readlines_bytes(py_file *file);
#define py_file_write_bytes(file, bytes) py_file_write_buffer((file), py_buffer_of(bytes))
int64_t py_file_write_buffer(py_file *file, py_buffer bytes); /* gives the number of bytes */

/* for line in file: `for (py_str line; (line = py_file_next(file)) != NULL;)` */
py_str py_file_next(py_file *file);

/* sys.stdout, sys.stderr, sys.stdin as files; immortal */
/* From here on stdout (or stderr) is that file, which must stay open, until py_restore. They nest. */
void py_redirect(bool is_error, py_file *file);
void py_restore(bool is_error);
py_file *py_stdout(void);
py_file *py_stderr(void);
py_file *py_stdin(void);

/* input(prompt): EOFError at the end */
py_str py_input(py_str prompt);

/* The content of a whole file in one step; text mode. */
py_str py_read_file(const char *path);
int64_t py_write_file(const char *path, py_str text); /* characters written */

/* Writes a file so that a crash or a full disk never leaves half of it: the bytes go to a temporary name in
 * the same folder, are synced, and renamed onto `path` at commit. The checkpoint writers use it. */
typedef struct py_safe_file {
    FILE *stream;    /* written through py_safe_write, which keeps the reason of a failure */
    char *name;      /* as the caller spelled it, for errors */
    char *path;      /* where the file goes */
    char *temporary; /* NULL: a device, which is written as it is */
    int error;       /* the first failure's errno, or 0 */
} py_safe_file;
py_safe_file py_safe_open(const char *path); /* OSError as open(path, "wb") */
void py_safe_write(py_safe_file *file, const void *data, size_t size);
void py_safe_commit(py_safe_file *file); /* OSError with path and reason; the old file is then untouched */
void py_safe_abort(py_safe_file *file);  /* removes the temporary file */
_Noreturn void py_safe_fail(py_safe_file *file, int error); /* abort, then OSError for `error` */

#endif
