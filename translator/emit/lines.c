/* See lines.h. A mark is PLACE_MARK, a letter with numbers, PLACE_MARK_END: p<line>,<frame> of a statement, f<index> and e<index> of a
 * function's first and last line. */
#include "emit/lines.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void mark_place(Text *text, size_t start, const char *mark)
{
    const char *end = memchr(text->data + start, '\n', text->length - start);
    if (!end)
        return;
    Text rest = {0};
    size_t at = (size_t)(end - text->data);
    text_add_bytes(&rest, text->data + at, text->length - at);
    text->length = at;
    text_printf(text, "%c%s%c", PLACE_MARK, mark, PLACE_MARK_END);
    text_add_bytes(text, rest.data, rest.length);
    text_release(&rest);
}

static void note_mark(SourceLines *rows, const char *mark, unsigned line)
{
    char *rest = NULL;
    unsigned number = (unsigned)strtoul(mark + 1, &rest, 10);
    if (*mark == 'f' && number < rows->functions.count)
        rows->functions.items[number].first = line;
    if (*mark == 'e' && number < rows->functions.count)
        rows->functions.items[number].last = line;
    if (*mark != 'p')
        return;
    SourceLine row = {line, number, *rest == ',' ? (unsigned)strtoul(rest + 1, NULL, 10) : 0};
    const SourceLine *last = rows->lines.count ? &vec_last(&rows->lines) : NULL;
    if (!last || last->python != row.python || last->frame != row.frame)
        vec_push(rows->arena, &rows->lines, row);
}

void take_marks(Text *text, SourceLines *rows)
{
    unsigned line = 1;
    size_t kept = 0;
    for (size_t i = 0; i < text->length; i++) {
        if (text->data[i] == PLACE_MARK) {
            if (rows)
                note_mark(rows, text->data + i + 1, line);
            while (text->data[i] != PLACE_MARK_END)
                i++;
            continue;
        }
        line += text->data[i] == '\n';
        text->data[kept++] = text->data[i];
    }
    text->length = kept;
    if (text->data)
        text->data[kept] = '\0';
}

/* ---- the table ---------------------------------------------------------------------------------------- */

static void put_row(Text *out, size_t *width, const char *row)
{
    size_t length = strlen(row);
    bool starts = *width == 0 || *width + length + 1 > 110;
    text_add(out, *width == 0 ? "    " : starts ? "\n    " : " ");
    *width = (starts ? 4 : *width + 1) + length;
    text_add(out, row);
}

void put_source_head(const char *what, Text *out)
{
    text_printf(out, "/* Which line of the script each line of %s comes from: for tracebacks. */\n", what);
    text_add(out, "#include <stddef.h>\n\n#include \"t2m/py_source.h\"\n");
}

void put_source_lines(const SourceLines *rows, const char *prefix, Text *out)
{
    char row[512];
    size_t width = 0;
    text_printf(out, "\n/* first and last line, name, file, line of the call if it is not in the C */\n"
                     "static const t2m_source_function %sfunctions[] = {\n", prefix);
    vec_each(i, &rows->functions) {
        const SourceFunction *f = &rows->functions.items[i];
        if (!f->last || !f->name)
            continue;
        text_printf(out, "    {%u, %u, ", f->first, f->last);
        text_add_json_string(out, f->name, strlen(f->name));
        text_add(out, ", ");
        text_add_json_string(out, f->path, strlen(f->path));
        text_printf(out, ", %u},\n", f->caller);
    }
    text_printf(out, "};\n\n/* line of the C, line of the script */\nstatic const t2m_source_line %slines[] = {\n", prefix);
    vec_each(i, &rows->lines) {
        const SourceLine *line = &rows->lines.items[i];
        snprintf(row, sizeof row, line->frame ? "{%u, %u, %u}," : "{%u, %u, 0},", line->c, line->python, line->frame);
        put_row(out, &width, row);
    }
    text_add(out, width ? "\n};\n" : "    {0, 0},\n};\n");
}

void put_source_list(const char *const *files, const char *const *prefixes, size_t count, Text *out)
{
    text_add(out, "\nconst t2m_source t2m_sources[] = {\n");
    for (size_t i = 0; i < count; i++)
        text_printf(out, "    {\"%1$s\", %2$sfunctions, sizeof %2$sfunctions / sizeof *%2$sfunctions, %2$slines, sizeof %2$slines "
                         "/ sizeof *%2$slines},\n", files[i], prefixes[i]);
    text_add(out, "    {NULL, NULL, 0, NULL, 0},\n};\n");
}
