/* textwrap.dedent and indent. */
#include <string.h>

#include "t2m/py_tempfile.h"

static bool is_blank(py_str line)
{
    return line->text[strspn(line->text, " \t\n\r\f\v")] == '\0';
}

py_str text_dedent(py_str text)
{
    T2M_POOL(pool);
    py_list *lines = py_str_splitlines(text, true);
    const char *margin = NULL;
    size_t common = 0;
    for (int64_t i = 0; i < lines->length; i++) {
        py_str line = lines->items[i].s;
        if (is_blank(line))
            continue;
        size_t size = strspn(line->text, " \t"), same = 0;
        while (margin != NULL && same < size && same < common && line->text[same] == margin[same])
            same++;
        common = margin == NULL ? size : same;
        margin = margin == NULL ? line->text : margin;
    }
    py_builder b = {0};
    for (int64_t i = 0; i < lines->length; i++) {
        py_str line = lines->items[i].s;
        bool blank = is_blank(line), ends = line->size > 0 && line->text[line->size - 1] == '\n';
        py_builder_text(&b, blank ? (ends ? "\n" : "") : line->text + common);
    }
    return t2m_keep(&pool, py_builder_take(&b));
}

py_str text_indent(py_str text, py_str prefix)
{
    T2M_POOL(pool);
    py_list *lines = py_str_splitlines(text, true);
    py_builder b = {0};
    for (int64_t i = 0; i < lines->length; i++) {
        if (!is_blank(lines->items[i].s))
            py_builder_str(&b, prefix);
        py_builder_str(&b, lines->items[i].s);
    }
    return t2m_keep(&pool, py_builder_take(&b));
}
