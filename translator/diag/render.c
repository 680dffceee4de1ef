/*
 * Diagnostics as text. For the terminal:
 *     train.py:12:9: error: `break` outside a loop [T2M1151]
 *        12 |         break
 *           |         ^~~~~
 *           = help: ...
 * Tabs are kept in both lines, so the caret stands under its character; very long lines are cut around it.
 */
#include "base/utf8.h"
#include "diag/diag.h"

#include <string.h>

enum { SHOWN_CHARACTERS = 160, SHOWN_BEFORE_CARET = 100 };

static const char *severity_color(DiagSeverity severity)
{
    static const char *const colors[] = {[DIAG_ERROR] = "\033[1;31m",
                                         [DIAG_WARNING] = "\033[1;35m",
                                         [DIAG_TODO] = "\033[1;33m",
                                         [DIAG_NOTE] = "\033[1;36m"};
    return colors[severity];
}

static void add_styled(Text *out, bool color, const char *style, const char *text)
{
    text_add(out, color ? style : "");
    text_add(out, text);
    text_add(out, color ? "\033[0m" : "");
}

/* The bytes of a line without its end. */
static const char *line_text(const SourceFile *file, uint32_t line, size_t *length)
{
    size_t start = file->line_starts[line - 1];
    size_t end = line < file->line_count ? file->line_starts[line] : file->length;
    while (end > start && (file->text[end - 1] == '\n' || file->text[end - 1] == '\r'))
        end--;
    *length = end - start;
    return file->text + start;
}

static size_t next_character(const char *text, size_t offset, size_t length)
{
    do
        offset++;
    while (offset < length && ((unsigned char)text[offset] & 0xC0) == 0x80);
    return offset;
}

/* Control characters of a hostile file must not reach the terminal, nor bytes that are no UTF-8. */
static void add_visible(Text *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length;) {
        uint32_t point = 0;
        size_t width = utf8_decode(text + i, length - i, &point);
        bool is_control = (point < 0x20 && point != '\t') || (point >= 0x7F && point < 0xA0);
        if (width == 0 || is_control)
            text_add_char(out, '?');
        else
            text_add_bytes(out, text + i, width);
        i += width ? width : 1;
    }
}

static void add_caret_line(Text *out, const char *line, size_t from, size_t caret, size_t caret_end)
{
    for (size_t i = from; i < caret;) {
        text_add_char(out, line[i] == '\t' ? '\t' : ' ');
        i = next_character(line, i, caret);
    }
    text_add_char(out, '^');
    size_t width = caret_end > caret ? utf8_count(line + caret, caret_end - caret) : 1;
    text_add_repeated(out, '~', width > 1 ? width - 1 : 0);
}

static void add_source(const SourceFile *file, Span span, bool color, Text *out)
{
    size_t length;
    const char *line = line_text(file, span.line, &length);
    size_t caret = span.start - file->line_starts[span.line - 1];
    if (caret > length)
        caret = length;
    size_t caret_end = caret + (span.end - span.start);
    if (caret_end > length)
        caret_end = length;
    size_t from = 0;
    for (size_t skip = span.column > SHOWN_BEFORE_CARET ? span.column - SHOWN_BEFORE_CARET : 0; skip > 0;
         skip--)
        from = next_character(line, from, length);
    size_t to = from;
    for (size_t shown = 0; to < length && shown < SHOWN_CHARACTERS; shown++)
        to = next_character(line, to, length);
    if (caret_end > to)
        caret_end = to;
    text_printf(out, "%5u | %s", span.line, from ? "..." : "");
    add_visible(out, line + from, to - from);
    text_printf(out, "%s\n      | %s", to < length ? "..." : "", from ? "   " : "");
    text_add(out, color ? "\033[1;32m" : "");
    add_caret_line(out, line, from, caret, caret_end);
    text_add(out, color ? "\033[0m\n" : "\n");
}

void diag_render(const Diagnostics *diagnostics, const Diag *diag, bool color, Text *out)
{
    const SourceFile *file = sources_get(diagnostics->sources, diag->span.file);
    if (file && diag->span.line)
        text_printf(out, "%s:%u:%u: ", file->path, diag->span.line, diag->span.column);
    else
        text_printf(out, "%s: ", file ? file->path : "torch2mlx");
    add_styled(out, color, severity_color(diag->spec.severity), diag_severity_name(diag->spec.severity));
    text_printf(out, ": %s [T2M%04d]\n", diag->message, diag->spec.number);
    if (file && diag->span.line)
        add_source(file, diag->span, color, out);
    if (diag->help[0])
        text_printf(out, "      = help: %s\n", diag->help);
}

static void add_count(Text *out, size_t count, const char *singular, bool *is_first)
{
    if (count == 0)
        return;
    text_printf(out, "%s%zu %s%s", *is_first ? "" : ", ", count, singular, count == 1 ? "" : "s");
    *is_first = false;
}

void diag_render_all(const Diagnostics *diagnostics, bool color, Text *out)
{
    if (diagnostics->list.count == 0)
        return;
    vec_each(i, &diagnostics->list)
        diag_render(diagnostics, &diagnostics->list.items[i], color, out);
    bool is_first = true;
    for (int severity = 0; severity < DIAG_SEVERITY_COUNT; severity++)
        add_count(out, diagnostics->counts[severity], diag_severity_name((DiagSeverity)severity), &is_first);
    text_add(out, "\n");
}

static void add_json_field(Text *out, const char *name, const char *value)
{
    text_printf(out, "\"%s\": ", name);
    text_add_json_string(out, value, strlen(value));
    text_add(out, ", ");
}

static void render_json_one(const Diagnostics *diagnostics, const Diag *diag, Text *out)
{
    const SourceFile *file = sources_get(diagnostics->sources, diag->span.file);
    text_printf(out, "{\"code\": \"T2M%04d\", ", diag->spec.number);
    add_json_field(out, "severity", diag_severity_name(diag->spec.severity));
    add_json_field(out, "effort", diag_effort_name(diag->spec.effort));
    add_json_field(out, "title", diag->spec.title);
    add_json_field(out, "message", diag->message);
    add_json_field(out, "help", diag->help);
    add_json_field(out, "path", file ? file->path : "");
    text_printf(out, "\"line\": %u, \"column\": %u, \"end_line\": %u, \"start\": %u, \"end\": %u}",
                diag->span.line, diag->span.column, diag->span.end_line, diag->span.start, diag->span.end);
}

void diag_render_json(const Diagnostics *diagnostics, Text *out)
{
    text_add(out, "[");
    vec_each(i, &diagnostics->list) {
        text_add(out, i ? ",\n " : "");
        render_json_one(diagnostics, &diagnostics->list.items[i], out);
    }
    text_add(out, "]\n");
}
