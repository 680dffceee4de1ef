/* Comments, and the output of single lines. */
#include "emit/emitter.h"

#include <stdarg.h>
#include <string.h>

static int margin(const Emitter *emitter)
{
    return emitter->indent * 4;
}

void put_line(Emitter *emitter, const char *line)
{
    size_t start = emitter->out->length;
    if (line[0]) {
        wrap_line(emitter->out, line, margin(emitter), EMIT_COLUMNS);
        mark_place(emitter->out, start, arena_printf(emitter->arena, "p%u,%u", emitter->line, emitter->frame));
    } else
        text_add_char(emitter->out, '\n');
    emitter->at_block_start = false;
}

void put_linef(Emitter *emitter, const char *format, ...)
{
    Text text = {0};
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    put_line(emitter, text_string(&text));
    text_release(&text);
}

void put_blank(Emitter *emitter)
{
    size_t length = emitter->out->length;
    bool is_blank = length >= 2 && memcmp(emitter->out->data + length - 2, "\n\n", 2) == 0;
    if (!emitter->at_block_start && length && !is_blank)
        text_add_char(emitter->out, '\n');
}

/* A backslash at the end would join the next line to the comment. */
static void put_comment_text(Text *out, const char *text)
{
    size_t length = strlen(text);
    text_printf(out, "//%s%s", text[0] ? " " : "", text);
    if (length && text[length - 1] == '\\')
        text_add_char(out, '.');
}

void put_wrapped_comment(Emitter *emitter, const char *text)
{
    size_t room = EMIT_COLUMNS - (size_t)margin(emitter) - strlen("// ");
    do {
        size_t length = strcspn(text, "\n"), rest = room;
        while (length > room && rest > 1 && text[rest] != ' ')
            rest--;
        length = length <= room ? length : rest > 1 ? rest : room;
        text_add_repeated(emitter->out, ' ', (size_t)margin(emitter));
        put_comment_text(emitter->out, arena_copy_bytes(emitter->arena, text, length));
        text_add_char(emitter->out, '\n');
        text += length + (text[length] == ' ' || text[length] == '\n');
    } while (*text);
    emitter->at_block_start = false;
}

void put_leading(Emitter *emitter, const IrCommentVec *comments)
{
    vec_each(i, comments) {
        if (comments->items[i].blank_above && i)
            put_blank(emitter);
        text_add_repeated(emitter->out, ' ', (size_t)margin(emitter));
        put_comment_text(emitter->out, comments->items[i].text);
        text_add_char(emitter->out, '\n');
        emitter->at_block_start = false;
    }
}

/* Beside the line if both fit, else above it. */
void put_line_with(Emitter *emitter, const char *line, const IrCommentVec *trailing)
{
    Text text = {0};
    size_t width = (size_t)margin(emitter) + strlen(line) + 2;
    vec_each(i, trailing)
        width += strlen(trailing->items[i].text) + 4;
    if (trailing->count == 0 || width > EMIT_COLUMNS) {
        put_leading(emitter, trailing);
        put_line(emitter, line);
        return;
    }
    text_add(&text, line);
    text_add(&text, "  ");
    text_add_char(&text, COMMENT_MARK);
    vec_each(i, trailing) {
        text_add(&text, i ? " " : "");
        put_comment_text(&text, trailing->items[i].text);
    }
    put_line(emitter, text_string(&text));
    text_release(&text);
}

/* ---- above definitions -------------------------------------------------------------------------------- */

/* Adds a line's text without what would end the comment, or looks as if it began one. */
static void add_safe(Text *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        text_add_char(out, text[i]);
        if (i + 1 < length && ((text[i] == '*' && text[i + 1] == '/') || (text[i] == '/' && text[i + 1] == '*')))
            text_add_char(out, ' ');
    }
}

static void add_doc_lines(Text *out, const char *doc)
{
    while (*doc) {
        size_t length = strcspn(doc, "\n"), used = length;
        while (used && doc[used - 1] == ' ')
            used--;
        add_safe(out, doc, used);
        text_add_char(out, '\n');
        doc += length + (doc[length] == '\n');
    }
}

static void trim_lines(Text *lines)
{
    while (lines->length && lines->data[lines->length - 1] == '\n')
        lines->data[--lines->length] = '\0';
}

/* The comments above and the docstring as one block comment that ends with the place in the script. */
void put_block_comment(Emitter *emitter, const char *doc, const IrCommentVec *leading, const char *place)
{
    Text lines = {0};
    for (size_t i = 0; leading && i < leading->count; i++) {
        text_add(&lines, leading->items[i].blank_above && i ? "\n" : "");
        add_doc_lines(&lines, leading->items[i].text[0] ? leading->items[i].text : "\n");
    }
    if (doc && lines.length)
        text_add_char(&lines, '\n');
    if (doc)
        add_doc_lines(&lines, doc);
    trim_lines(&lines);
    if (place && lines.length)
        text_printf(&lines,
                    strchr(lines.data, '\n') || lines.length + strlen(place) + 10 > EMIT_COLUMNS ? "\n(%s)"
                                                                                                 : " (%s)",
                    place);
    else if (place)
        text_add(&lines, place);
    if (lines.length) {
        Text comment = {0};
        text_add(&comment, "/* ");
        for (const char *at = lines.data; *at; at++) {
            text_add_char(&comment, *at);
            if (*at == '\n') {
                text_add_repeated(&comment, ' ', (size_t)margin(emitter));
                text_add(&comment, at[1] == '\n' || !at[1] ? " *" : " * ");
            }
        }
        text_add_repeated(emitter->out, ' ', (size_t)margin(emitter));
        text_add(emitter->out, text_string(&comment));
        text_add(emitter->out, " */\n");
        text_release(&comment);
        emitter->at_block_start = false;
    }
    text_release(&lines);
}
