/*
 * Getting source text: read, check that it is what Python would read, hand over to the Sources table. CPython decodes by
 * the coding cookie of the first two lines (PEP 263); we take UTF-8 and plain ASCII and refuse other encodings clearly.
 */
#include "syntax/parse.h"

#include "base/utf8.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Above it byte offsets and node counts are no longer safe in 32 bits; no training script comes near. */
enum { LARGEST_FILE = 64 * 1024 * 1024 };

static const SourceFile *refuse(SyntaxContext *context, const char *path, DiagCode code, const char *why)
{
    const SourceFile *file = sources_add(context->sources, path, "", 0);
    diag_report(context->diagnostics, code, span_of_file(file->id), "%s", why);
    return NULL;
}

static bool read_all(FILE *stream, Text *text)
{
    char buffer[16384];
    size_t count;
    while ((count = fread(buffer, 1, sizeof buffer, stream)) > 0 && text->length <= LARGEST_FILE)
        text_add_bytes(text, buffer, count);
    return !ferror(stream);
}

const SourceFile *source_load(SyntaxContext *context, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0)
        return refuse(context, path, DIAG_cannot_read,
                      arena_printf(context->arena, "cannot read the file: %s", strerror(errno)));
    if (S_ISDIR(info.st_mode))
        return refuse(context, path, DIAG_cannot_read, "this is a directory, not a Python file");
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return refuse(context, path, DIAG_cannot_read,
                      arena_printf(context->arena, "cannot read the file: %s", strerror(errno)));
    Text text = {0};
    const SourceFile *file = NULL;
    if (read_all(stream, &text))
        file = source_from_text(context, path, text_string(&text), text.length);
    else
        refuse(context, path, DIAG_cannot_read, "reading the file failed");
    fclose(stream);
    text_release(&text);
    return file;
}

/* ---- The coding cookie ---- */

static bool is_encoding_character(char c)
{
    return isalnum((unsigned char)c) || c == '-' || c == '_' || c == '.';
}

/* Finds what `coding[:=]\s*NAME` names in a comment line; false if there is none. */
static bool find_cookie(const char *line, size_t length, const char **name, size_t *name_length)
{
    size_t at = strspn(line, " \t\f");
    if (at >= length || line[at] != '#')
        return false;
    for (; at + 7 <= length; at++) {
        if (memcmp(line + at, "coding", 6) != 0 || (line[at + 6] != ':' && line[at + 6] != '='))
            continue;
        size_t start = at + 7;
        start += strspn(line + start, " \t");
        size_t end = start;
        while (end < length && is_encoding_character(line[end]))
            end++;
        *name = line + start;
        *name_length = end - start;
        return end > start;
    }
    return false;
}

static bool is_utf8_name(const char *name, size_t length)
{
    static const char *const accepted[] = {"utf-8", "utf8", "utf-8-sig", "u8", "utf", "ascii", "us-ascii"};
    char normal[16] = "";
    if (length >= sizeof normal)
        return false;
    for (size_t i = 0; i < length; i++)
        normal[i] = name[i] == '_' ? '-' : (char)tolower((unsigned char)name[i]);
    for (size_t i = 0; i < sizeof accepted / sizeof *accepted; i++)
        if (strcmp(accepted[i], normal) == 0)
            return true;
    return strncmp(normal, "utf-8-", 6) == 0;
}

static size_t line_length(const SourceFile *file, uint32_t line)
{
    size_t start = file->line_starts[line];
    return (line + 1 < file->line_count ? file->line_starts[line + 1] : file->length) - start;
}

/* A cookie counts on the first line, and on the second if the first is blank or a comment. */
static bool check_cookie(SyntaxContext *context, const SourceFile *file)
{
    for (uint32_t line = 0; line < 2 && line < file->line_count; line++) {
        const char *text = file->text + file->line_starts[line];
        size_t length = line_length(file, line), name_length;
        const char *name;
        if (find_cookie(text, length, &name, &name_length) && !is_utf8_name(name, name_length)) {
            size_t start = (size_t)(name - file->text);
            diag_report(context->diagnostics, DIAG_bad_encoding,
                        span_of_bytes(file, start, start + name_length),
                        "the file says that its encoding is %.*s", (int)name_length, name);
            return false;
        }
        char first = text[strspn(text, " \t\f")];
        if (first != '#' && first != '\n' && first != '\r')
            break;
    }
    return true;
}

/* ---- The bytes ---- */

static bool check_bytes(SyntaxContext *context, const SourceFile *file)
{
    const char *nul = memchr(file->text, '\0', file->length);
    if (nul) {
        size_t at = (size_t)(nul - file->text);
        diag_report(context->diagnostics, DIAG_nul_byte, span_of_bytes(file, at, at + 1),
                    "the source holds a NUL byte");
        return false;
    }
    size_t valid = utf8_valid_prefix(file->text, file->length);
    if (valid < file->length) {
        diag_report(context->diagnostics, DIAG_bad_encoding, span_of_bytes(file, valid, valid + 1),
                    "byte 0x%02x is not UTF-8", (unsigned char)file->text[valid]);
        return false;
    }
    return true;
}

/* Line ends become \n, as Python reads them; a string over several lines holds \n then, whatever the file had. */
static void add_normalised(Text *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool is_pair = text[i] == '\r' && i + 1 < length && text[i + 1] == '\n';
        if (!is_pair)
            text_add_char(out, text[i] == '\r' ? '\n' : text[i]);
    }
}

const SourceFile *source_from_text(SyntaxContext *context, const char *path, const char *text, size_t length)
{
    static const char mark[] = {'\xEF', '\xBB', '\xBF'};
    if (length > LARGEST_FILE)
        return refuse(context, path, DIAG_too_large, "the file is larger than 64 MiB");
    if (length >= sizeof mark && memcmp(text, mark, sizeof mark) == 0) {
        text += sizeof mark;
        length -= sizeof mark;
    }
    Text normal = {0};
    add_normalised(&normal, text, length);
    const SourceFile *file = sources_add(context->sources, path, text_string(&normal), normal.length);
    text_release(&normal);
    return check_cookie(context, file) && check_bytes(context, file) ? file : NULL;
}
