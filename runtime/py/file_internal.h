/* A file inside: shared by what opens one (file.c, file_codec.c, file_memory.c, gzip.c). */
#ifndef T2M_FILE_INTERNAL_H
#define T2M_FILE_INTERNAL_H

#include "str_internal.h"
#include "t2m/py_file.h"

struct py_file {
    t2m_object base;
    FILE *stream;
    char *name;
    bool text;     /* translate line ends */
    bool standard; /* stdin, stdout, stderr: never closed */
    bool can_read;
    bool can_write;
    char mode[8];
    const struct file_codec *codec; /* of another encoding than UTF-8, or with errors=; NULL: none */
};

/* How the text of a file is kept as bytes. */
typedef struct file_codec {
    py_str encoding, errors;
    const char *line_end; /* what \n is written as */
    bool has_mark;        /* utf-8-sig: a mark at the start of the file */
} file_codec;

extern const t2m_kind file_text_kind, file_binary_kind;

/* A file of an open stream, which it takes; mode as of open(). */
py_file *file_of_stream(FILE *stream, const char *name, const char *mode, const t2m_kind *kind);
void file_destroy(void *self);

/* The stream of an open file; `what` is said if the operation is not allowed. */
FILE *file_stream_for(py_file *file, bool allowed, const char *what);

void file_codec_free(const file_codec *codec); /* NULL is allowed */
py_str file_decode(const py_file *file, py_builder *bytes); /* takes the builder's bytes */
int64_t file_write_encoded(py_file *file, py_str text);

#endif
