/* Files over C's stdio. Text that is read is checked to be UTF-8 and its line ends become \n, a chunk at a
 * time. */
#include "t2m/py_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_internal.h"
#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_start.h"
#include "t2m/py_value.h"

void file_destroy(void *self)
{
    py_file *file = self;
    if (file->stream != NULL && !file->standard)
        fclose(file->stream);
    file_codec_free(file->codec);
    free(file->name);
}

static py_str file_repr(const void *self)
{
    const py_file *file = self;
    return py_str_printf("<_io.TextIOWrapper name=%s encoding='UTF-8'>",
                         py_text(py_str_repr(py_str_of(file->name))));
}

static py_str binary_repr(const void *self)
{
    const py_file *file = self;
    const char *class_ = file->can_read && file->can_write ? "Random" : file->can_read ? "Reader" : "Writer";
    return py_str_printf("<_io.Buffered%s name=%s>", class_, py_text(py_str_repr(py_str_of(file->name))));
}

const t2m_kind file_binary_kind = {.name = "BufferedReader", .destroy = file_destroy, .repr = binary_repr};
const t2m_kind file_text_kind = {.name = "TextIOWrapper", .destroy = file_destroy, .repr = file_repr};

/* ---- opening and closing */

static void check_mode(const char *mode)
{
    int actions = 0;
    for (const char *p = mode; *p != '\0'; p++) {
        if (strchr("rwxa+bt", *p) == NULL)
            py_raise(PY_VALUE_ERROR, "invalid mode: '%s'", mode);
        actions += strchr("rwxa", *p) != NULL;
    }
    if (actions != 1)
        py_raise(PY_VALUE_ERROR, "must have exactly one of create/read/write/append mode");
}

py_file *file_of_stream(FILE *stream, const char *name, const char *mode, const t2m_kind *kind)
{
    bool update = strchr(mode, '+') != NULL, read = strchr(mode, 'r') != NULL;
    py_file *file = T2M_NEW(py_file, kind);
    file->stream = stream;
    file->name = strdup(name);
    file->text = strchr(mode, 'b') == NULL;
    file->can_read = read || update;
    file->can_write = !read || update;
    snprintf(file->mode, sizeof(file->mode), "%s", mode);
    return file;
}

static py_file *open_file(const char *path, const char *mode, const t2m_kind *kind)
{
    check_mode(mode);
    bool update = strchr(mode, '+') != NULL, read = strchr(mode, 'r') != NULL;
    const char *c_mode = read                        ? (update ? "r+" : "r")
                         : strchr(mode, 'a') != NULL ? (update ? "a+" : "a")
                         : strchr(mode, 'x') != NULL ? (update ? "w+x" : "wx")
                                                     : (update ? "w+" : "w");
    if (read)
        fflush(NULL); /* what `open(path, "w").write(text)` wrote is in the file as soon as nobody has it */
    FILE *stream = fopen(path, c_mode);
    if (stream == NULL)
        py_raise_os(errno, path);
    struct stat status;
    if (fstat(fileno(stream), &status) == 0 && S_ISDIR(status.st_mode))
        py_raise_os(EISDIR, path);
    return file_of_stream(stream, path, mode, kind);
}

py_file *py_open(const char *path, const char *mode)
{
    if (strchr(mode, 'b') != NULL)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "open(): the mode '%s' is not known where the script is converted", mode);
    return open_file(path, mode, &file_text_kind);
}

py_file *py_open_binary(const char *path, const char *mode)
{
    return open_file(path, mode, &file_binary_kind);
}

py_file *py_keep_line_ends(py_file *file)
{
    file->text = false;
    return file;
}

bool py_file_is_closed(const py_file *file)
{
    return file->stream == NULL;
}

bool py_file_is_terminal(const py_file *file)
{
    return file->stream != NULL && isatty(fileno(file->stream));
}

const char *py_file_mode(const py_file *file)
{
    return file->mode[0] != '\0' ? file->mode : file->can_read ? "r" : "w";
}

void py_file_close(py_file *file)
{
    if (file->stream == NULL || file->standard)
        return;
    FILE *stream = file->stream;
    file->stream = NULL;
    if (fclose(stream) != 0)
        py_raise_os(errno, file->name);
}

void py_file_guard_end(py_file **file)
{
    FILE *stream = (*file)->standard ? NULL : (*file)->stream;
    if (stream != NULL) {
        (*file)->stream = NULL;
        fclose(stream);
    }
    t2m_release(*file);
}

FILE *file_stream_for(py_file *file, bool allowed, const char *what)
{
    if (file->stream == NULL)
        py_raise(PY_VALUE_ERROR, "I/O operation on closed file.");
    if (!allowed)
        py_raise(PY_UNSUPPORTED_OPERATION, "not %s", what);
    return file->stream;
}

/* ---- places */

int64_t py_file_tell(py_file *file)
{
    return (int64_t)ftello(file_stream_for(file, true, "seekable"));
}

int64_t py_file_seek(py_file *file, int64_t offset, int64_t whence)
{
    FILE *stream = file_stream_for(file, true, "seekable");
    if (whence < 0 || whence > 2)
        py_raise(PY_VALUE_ERROR, "invalid whence (%d, should be 0, 1 or 2)", (int)whence);
    bool is_text = strchr(file->mode, 'b') == NULL;
    if (is_text && whence != 0 && offset != 0)
        py_raise(PY_UNSUPPORTED_OPERATION, "can't do nonzero %s-relative seeks", whence == 1 ? "cur" : "end");
    if (whence == 0 && offset < 0)
        py_raise(PY_VALUE_ERROR, "negative seek position %d", (int)offset);
    if (fseeko(stream, (off_t)offset, whence == 0 ? SEEK_SET : whence == 1 ? SEEK_CUR : SEEK_END) != 0)
        py_raise_os(errno, NULL);
    return (int64_t)ftello(stream);
}

int64_t py_file_truncate_to(py_file *file, int64_t size)
{
    FILE *stream = file_stream_for(file, file->can_write, "writable");
    fflush(stream);
    if (ftruncate(fileno(stream), (off_t)size) != 0)
        py_raise_os(errno, NULL);
    return size;
}

int64_t py_file_truncate(py_file *file)
{
    FILE *stream = file_stream_for(file, file->can_write, "writable");
    fflush(stream);
    off_t place = ftello(stream);
    if (ftruncate(fileno(stream), place) != 0)
        py_raise_os(errno, NULL);
    return (int64_t)place;
}

/* ---- reading */

static _Noreturn void bad_utf8(const char *text, size_t at, size_t size, const char *reason)
{
    if (at + 1 < size && strcmp(reason, "unexpected end of data") == 0 && size - at > 1)
        py_raise(PY_UNICODE_DECODE_ERROR, "'utf-8' codec can't decode bytes in position %zu-%zu: %s", at,
                 size - 1, reason);
    py_raise(PY_UNICODE_DECODE_ERROR, "'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
             (unsigned char)text[at], at, reason);
}

/* Takes the builder's bytes as text: \r\n and \r become \n. */
static py_str decode(const py_file *file, py_builder *b)
{
    bool translate = file->text;
    size_t size = b->size, to = 0;
    if (translate && size > 0 && memchr(b->text, '\r', size) != NULL) {
        for (size_t from = 0; from < size; from++) {
            char c = b->text[from];
            if (c == '\r' && from + 1 < size && b->text[from + 1] == '\n')
                continue;
            b->text[to++] = c == '\r' ? '\n' : c;
        }
        b->size = size = to;
    }
    if (file->codec != NULL)
        return file_decode(file, b);
    const char *reason;
    size_t valid = size > 0 ? utf8_check(b->text, size, &reason) : 0;
    if (valid < size)
        bad_utf8(b->text, valid, size, reason);
    return py_builder_take(b);
}

static void read_everything(FILE *stream, py_builder *b)
{
    char chunk[1 << 16];
    for (size_t size; (size = fread(chunk, 1, sizeof(chunk), stream)) > 0;)
        py_builder_add(b, chunk, size);
}

/* The next byte with its continuation bytes; \r\n as one. False at the end. */
static bool read_character(const py_file *file, FILE *stream, py_builder *b)
{
    int c = getc(stream);
    if (c == EOF)
        return false;
    py_builder_char(b, (char)c);
    if (c == '\r' && (c = getc(stream)) != EOF) {
        if (c == '\n')
            py_builder_char(b, '\n');
        else
            ungetc(c, stream);
        return true;
    }
    if (file->codec != NULL)
        return true; /* a byte is a character */
    while ((c = getc(stream)) != EOF && !utf8_is_start((char)c))
        py_builder_char(b, (char)c);
    if (c != EOF)
        ungetc(c, stream);
    return true;
}

static void check_read(py_file *file)
{
    if (ferror(file->stream))
        py_raise_os(errno, file->name);
}

py_str py_file_read(py_file *file, int64_t size)
{
    FILE *stream = file_stream_for(file, file->can_read, "readable");
    py_builder b = {0};
    if (size < 0)
        read_everything(stream, &b);
    while (size-- > 0 && read_character(file, stream, &b)) {
    }
    check_read(file);
    return decode(file, &b);
}

/* One line as bytes with its end; a lone \r ends a line in text mode. */
static void read_line(py_file *file, py_builder *b)
{
    for (int c; (c = getc_unlocked(file->stream)) != EOF;) {
        py_builder_char(b, (char)c);
        if (c == '\n')
            break;
        if (c == '\r' && file->text) {
            int next = getc_unlocked(file->stream);
            if (next != '\n' && next != EOF)
                ungetc(next, file->stream);
            break;
        }
    }
    check_read(file);
}

py_str py_file_readline(py_file *file)
{
    file_stream_for(file, file->can_read, "readable");
    py_builder b = {0};
    read_line(file, &b);
    return decode(file, &b);
}

py_str py_file_next(py_file *file)
{
    py_str line = py_file_readline(file);
    return line->size > 0 ? line : NULL;
}

py_list *py_file_readlines(py_file *file)
{
    py_list *lines = py_list_new(PY_OBJECT);
    for (bool more = true; more;) {
        T2M_POOL(pool);
        py_str line = py_file_next(file);
        more = line != NULL;
        if (more)
            py_list_append(lines, py_of(line));
    }
    return lines;
}

static py_bytes *take_bytes(py_builder *b)
{
    py_bytes *bytes = py_bytes_new(b->text, (int64_t)b->size);
    py_builder_free(b);
    return bytes;
}

py_bytes *py_file_read_bytes(py_file *file, int64_t size)
{
    FILE *stream = file_stream_for(file, file->can_read, "readable");
    py_builder b = {0};
    char chunk[1 << 16];
    if (size < 0)
        read_everything(stream, &b);
    for (size_t got = 1; size > 0 && got > 0; size -= (int64_t)got) {
        got = fread(chunk, 1, size < (int64_t)sizeof(chunk) ? (size_t)size : sizeof(chunk), stream);
        py_builder_add(&b, chunk, got);
    }
    check_read(file);
    return take_bytes(&b);
}

py_bytes *py_file_readline_bytes(py_file *file)
{
    file_stream_for(file, file->can_read, "readable");
    py_builder b = {0};
    read_line(file, &b);
    return take_bytes(&b);
}

py_list *py_file_readlines_bytes(py_file *file)
{
    py_list *lines = py_list_new(PY_OBJECT);
    for (bool more = true; more;) {
        T2M_POOL(pool);
        py_bytes *line = py_file_readline_bytes(file);
        more = line->size > 0;
        if (more)
            py_list_append(lines, py_of(line));
    }
    return lines;
}

py_str py_read_file(const char *path)
{
    T2M_POOL(pool);
    py_file *file = py_open(path, "r");
    return t2m_keep(&pool, py_file_read(file, -1));
}

/* ---- writing */

int64_t py_file_write(py_file *file, py_str text)
{
    FILE *stream = file_stream_for(file, file->can_write, "writable");
    if (text == NULL)
        py_raise(PY_TYPE_ERROR, "write() argument must be str, not None");
    if (file->codec != NULL)
        return file_write_encoded(file, text);
    if (fwrite(text->text, 1, (size_t)text->size, stream) != (size_t)text->size)
        py_raise_os(errno, file->name);
    return py_str_length(text);
}

int64_t py_file_write_buffer(py_file *file, py_buffer bytes)
{
    FILE *stream = file_stream_for(file, file->can_write, "writable");
    if (bytes.size > 0 && fwrite(bytes.data, 1, (size_t)bytes.size, stream) != (size_t)bytes.size)
        py_raise_os(errno, file->name);
    return bytes.size;
}

int64_t py_write_file(const char *path, py_str text)
{
    T2M_POOL(pool);
    py_file *file = py_open(path, "w");
    int64_t count = py_file_write(file, text);
    py_file_close(file);
    return count;
}

void py_file_writelines(py_file *file, const py_list *lines)
{
    for (int64_t i = 0; i < py_list_length(lines); i++)
        py_file_write(file, py_as_str(py_box_cell(lines->element, lines->items[i])));
}

void py_file_flush(py_file *file)
{
    if (fflush(file_stream_for(file, true, "")) != 0)
        py_raise_os(errno, file->name);
}

const char *py_file_name(const py_file *file)
{
    return file->name;
}

int64_t py_file_number(py_file *file)
{
    FILE *stream = file_stream_for(file, true, "");
    fflush(stream);
    return fileno(stream);
}

FILE *py_file_stream(py_file *file)
{
    return file_stream_for(file, true, "");
}

/* ---- the standard streams */

static py_file *standard(py_file *file, FILE *stream, char *name, bool read)
{
    *file = (py_file){{&file_text_kind, T2M_IMMORTAL}, stream, name, true, true, read, !read, "", NULL};
    return file;
}

py_file *py_stdout(void)
{
    static py_file file;
    return standard(&file, stdout, "<stdout>", false);
}

py_file *py_stderr(void)
{
    static py_file file;
    return standard(&file, stderr, "<stderr>", false);
}

py_file *py_stdin(void)
{
    static py_file file;
    return standard(&file, stdin, "<stdin>", true);
}

/* Where stdout and stderr went before each redirection that lasts. */
static struct {
    FILE *before[64];
    int depth;
} redirected[2];

void py_redirect(bool is_error, py_file *file)
{
    FILE **stream = is_error ? &stderr : &stdout;
    if (redirected[is_error].depth == 64)
        py_raise(PY_RUNTIME_ERROR, "more than 64 redirections of one stream");
    fflush(*stream);
    redirected[is_error].before[redirected[is_error].depth++] = *stream;
    *stream = py_file_stream(file);
}

void py_restore(bool is_error)
{
    FILE **stream = is_error ? &stderr : &stdout;
    fflush(*stream);
    *stream = redirected[is_error].before[--redirected[is_error].depth];
}

py_str py_input(py_str prompt)
{
    if (prompt != NULL)
        fwrite(prompt->text, 1, (size_t)prompt->size, stdout);
    fflush(stdout);
    T2M_POOL(pool);
    py_str line = py_file_readline(py_stdin());
    t2m_check_interrupt();
    if (line->size == 0)
        py_raise(PY_EOF_ERROR, "EOF when reading a line");
    return t2m_keep(&pool, py_str_removesuffix(line, PY_STR("\n")));
}
