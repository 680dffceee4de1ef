/* Text files with encoding=, errors= and newline= that are not the usual ones: what is read and written is converted on its way. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "file_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_bytes.h"

/* "UTF-8", "utf_8_sig" ... as the names in small letters with hyphens. */
static py_str canonical(py_str encoding)
{
    char name[32] = "";
    for (size_t i = 0; encoding != NULL && i < (size_t)encoding->size && i + 1 < sizeof(name); i++) {
        char c = encoding->text[i];
        name[i] = (char)(c == '_' || c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        name[i + 1] = '\0';
    }
    return encoding == NULL || strcmp(name, "utf8") == 0 || strcmp(name, "u8") == 0 ? PY_STR("utf-8") : py_str_of(name);
}

static bool text_is(py_str s, const char *text)
{
    return strcmp(s->text, text) == 0;
}

static void skip_mark(FILE *stream)
{
    unsigned char mark[3];
    size_t got = fread(mark, 1, 3, stream);
    if (got != 3 || memcmp(mark, "\xef\xbb\xbf", 3) != 0)
        rewind(stream);
}

static const char *line_end_of(py_str newline)
{
    if (newline == NULL || newline->size == 0 || text_is(newline, "\n"))
        return "\n";
    if (!text_is(newline, "\r") && !text_is(newline, "\r\n"))
        py_raise(PY_VALUE_ERROR, "illegal newline value: %s", py_text(py_str_repr(newline)));
    return text_is(newline, "\r") ? "\r" : "\r\n";
}

py_file *py_open_with_options(const char *path, const char *mode, const py_open_options *options)
{
    py_str encoding = canonical(options->encoding), errors = options->errors ? options->errors : PY_STR("strict");
    bool has_mark = text_is(encoding, "utf-8-sig"), is_utf8 = has_mark || text_is(encoding, "utf-8");
    if (!is_utf8)
        py_str_encode(PY_STR(""), encoding, errors); /* LookupError: unknown encoding */
    py_file *file = py_open(path, mode);
    if (options->newline != NULL)
        file->text = false;
    const char *line_end = line_end_of(options->newline);
    if (is_utf8 && !has_mark && text_is(errors, "strict") && line_end[1] == '\0' && line_end[0] == '\n')
        return file;
    file_codec *codec = t2m_malloc(sizeof *codec);
    *codec = (file_codec){.encoding = t2m_retain(is_utf8 ? PY_STR("utf-8") : encoding),
                          .errors = t2m_retain(errors),
                          .line_end = line_end,
                          .has_mark = has_mark};
    file->codec = codec;
    if (has_mark && file->can_read)
        skip_mark(file->stream);
    else if (has_mark && ftello(file->stream) == 0)
        fwrite("\xef\xbb\xbf", 1, 3, file->stream);
    return file;
}

py_str file_decode(const py_file *file, py_builder *bytes)
{
    T2M_POOL(pool);
    py_bytes *taken = py_bytes_new(bytes->text, (int64_t)bytes->size);
    py_builder_free(bytes);
    return t2m_keep(&pool, py_bytes_decode(taken, file->codec->encoding, file->codec->errors));
}

int64_t file_write_encoded(py_file *file, py_str text)
{
    T2M_POOL(pool);
    py_str lines = text;
    if (strcmp(file->codec->line_end, "\n") != 0)
        lines = py_str_replace(text, PY_STR("\n"), py_str_of(file->codec->line_end), -1);
    py_bytes *bytes = py_str_encode(lines, file->codec->encoding, file->codec->errors);
    if (fwrite(bytes->data, 1, (size_t)bytes->size, file->stream) != (size_t)bytes->size)
        py_raise_os(errno, file->name);
    return py_str_length(text);
}

void file_codec_free(const file_codec *codec)
{
    if (codec == NULL)
        return;
    t2m_release((void *)codec->encoding);
    t2m_release((void *)codec->errors);
    free((void *)codec);
}
