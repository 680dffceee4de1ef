/* Methods of str that go character by character: case, padding, repr. Case follows Unicode's simple
 * mappings plus the unconditional special ones of the Latin and Armenian scripts. */
#include <string.h>
#include <utf8proc.h>

#include "str_internal.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"

/* Characters whose upper, lower or title form is longer than one character. */
typedef struct special_case {
    uint32_t from;
    const char *upper;
    const char *title;
    const char *lower;
} special_case;

static const special_case special_cases[] = {
    {0x00df, "SS", "Ss", NULL},
    {0x0130, NULL, NULL, "i\u0307"},
    {0x0149, "\u02bcN", "\u02bcN", NULL},
    {0x01f0, "J\u030c", "J\u030c", NULL},
    {0x0390, "\u0399\u0308\u0301", "\u0399\u0308\u0301", NULL},
    {0x03b0, "\u03a5\u0308\u0301", "\u03a5\u0308\u0301", NULL},
    {0x0587, "\u0535\u0552", "\u0535\u0582", NULL},
    {0x1e96, "H\u0331", "H\u0331", NULL},
    {0x1e97, "T\u0308", "T\u0308", NULL},
    {0x1e98, "W\u030a", "W\u030a", NULL},
    {0x1e99, "Y\u030a", "Y\u030a", NULL},
    {0x1e9a, "A\u02be", "A\u02be", NULL},
    {0xfb00, "FF", "Ff", NULL},
    {0xfb01, "FI", "Fi", NULL},
    {0xfb02, "FL", "Fl", NULL},
    {0xfb03, "FFI", "Ffi", NULL},
    {0xfb04, "FFL", "Ffl", NULL},
    {0xfb05, "ST", "St", NULL},
    {0xfb06, "ST", "St", NULL},
};

enum letter_case { LOWER, UPPER, TITLE };

static void add_code_point(py_builder *b, uint32_t c)
{
    char text[4];
    py_builder_add(b, text, utf8_put(text, c));
}

static void add_case(py_builder *b, uint32_t c, enum letter_case to)
{
    for (size_t i = 0; c >= 0x80 && i < sizeof(special_cases) / sizeof(special_cases[0]); i++) {
        const special_case *s = &special_cases[i];
        const char *text = to == LOWER ? s->lower : to == UPPER ? s->upper : s->title;
        if (s->from == c && text != NULL) {
            py_builder_text(b, text);
            return;
        }
    }
    utf8proc_int32_t (*const map[])(utf8proc_int32_t) = {utf8proc_tolower, utf8proc_toupper,
                                                         utf8proc_totitle};
    add_code_point(b, (uint32_t)map[to]((utf8proc_int32_t)c));
}

bool char_is_cased(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LL ||
           category == UTF8PROC_CATEGORY_LT;
}

/* A capital sigma at the end of a word becomes the final small sigma. */
static uint32_t lower_sigma(py_str s, size_t start, size_t stop)
{
    bool letter_before = false, letter_after = false;
    if (start > 0) {
        size_t at = utf8_back(s->text, start);
        letter_before = char_is_cased(utf8_next(s->text, &at));
    }
    if (stop < (size_t)s->size)
        letter_after = char_is_cased(utf8_next(s->text, &stop));
    return letter_before && !letter_after ? 0x03c2 : 0x03c3;
}

static void add_lower(py_builder *b, py_str s, uint32_t c, size_t start, size_t stop)
{
    if (c == 0x03a3)
        add_code_point(b, lower_sigma(s, start, stop));
    else
        add_case(b, c, LOWER);
}

/* How the case of one character follows from what stands before it. */
static py_str map_case(py_str s, enum letter_case first, enum letter_case rest, bool each_word)
{
    py_builder b = {0};
    bool inside = false;
    for (size_t at = 0; at < (size_t)s->size;) {
        size_t start = at;
        uint32_t c = utf8_next(s->text, &at);
        enum letter_case to = inside ? rest : first;
        if (to == LOWER)
            add_lower(&b, s, c, start, at);
        else
            add_case(&b, c, to);
        inside = each_word ? char_is_cased(c) : true;
    }
    return py_builder_take(&b);
}

py_str py_str_lower(py_str s)
{
    return map_case(str_self(s, "lower"), LOWER, LOWER, false);
}

py_str py_str_upper(py_str s)
{
    return map_case(str_self(s, "upper"), UPPER, UPPER, false);
}

py_str py_str_capitalize(py_str s)
{
    return map_case(str_self(s, "capitalize"), TITLE, LOWER, false);
}

py_str py_str_title(py_str s)
{
    return map_case(str_self(s, "title"), TITLE, LOWER, true);
}

py_str py_str_swapcase(py_str s)
{
    py_builder b = {0};
    for (size_t at = 0; at < (size_t)str_self(s, "swapcase")->size;) {
        size_t start = at;
        uint32_t c = utf8_next(s->text, &at);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
        if (category == UTF8PROC_CATEGORY_LU)
            add_lower(&b, s, c, start, at);
        else if (category == UTF8PROC_CATEGORY_LL)
            add_case(&b, c, UPPER);
        else
            add_code_point(&b, c);
    }
    return py_builder_take(&b);
}

/* Unicode's full case folding, character by character. */
py_str py_str_casefold(py_str s)
{
    py_builder b = {0};
    for (size_t at = 0; at < (size_t)str_self(s, "casefold")->size;) {
        utf8proc_int32_t folded[8];
        utf8proc_int32_t c = (utf8proc_int32_t)utf8_next(s->text, &at);
        utf8proc_ssize_t count = utf8proc_decompose_char(c, folded, 8, UTF8PROC_CASEFOLD, &(int){0});
        for (utf8proc_ssize_t i = 0; i < count; i++)
            add_code_point(&b, (uint32_t)folded[i]);
    }
    return py_builder_take(&b);
}

/* ---- padding */

static py_str padded(py_str s, int64_t left, int64_t right, py_str fill)
{
    const char *text = fill != NULL ? fill->text : " ";
    if (fill != NULL && py_str_length(fill) != 1)
        py_raise(PY_TYPE_ERROR, "The fill character must be exactly one character long");
    py_builder b = {0};
    py_builder_fill(&b, text, left);
    py_builder_str(&b, s);
    py_builder_fill(&b, text, right);
    return py_builder_take(&b);
}

py_str py_str_ljust(py_str s, int64_t width, py_str fill)
{
    return padded(s, 0, width - py_str_length(str_self(s, "ljust")), fill);
}

py_str py_str_rjust(py_str s, int64_t width, py_str fill)
{
    return padded(s, width - py_str_length(str_self(s, "rjust")), 0, fill);
}

py_str py_str_center(py_str s, int64_t width, py_str fill)
{
    int64_t margin = width - py_str_length(str_self(s, "center"));
    margin = margin > 0 ? margin : 0;
    int64_t left = margin / 2 + (margin & width & 1); /* CPython's rule for an odd margin */
    return padded(s, left, margin - left, fill);
}

py_str py_str_zfill(py_str s, int64_t width)
{
    int64_t zeros = width - py_str_length(str_self(s, "zfill"));
    if (zeros <= 0)
        return s;
    size_t sign = s->size > 0 && (s->text[0] == '+' || s->text[0] == '-');
    py_builder b = {0};
    py_builder_add(&b, s->text, sign);
    py_builder_fill(&b, "0", zeros);
    py_builder_add(&b, s->text + sign, (size_t)s->size - sign);
    return py_builder_take(&b);
}

py_str py_str_expandtabs(py_str s, int64_t width)
{
    py_builder b = {0};
    int64_t column = 0;
    for (size_t at = 0; at < (size_t)str_self(s, "expandtabs")->size;) {
        size_t start = at;
        uint32_t c = utf8_next(s->text, &at);
        if (c == '\t') {
            int64_t spaces = width > 0 ? width - column % width : 0;
            py_builder_fill(&b, " ", spaces);
            column += spaces;
            continue;
        }
        column = c == '\n' || c == '\r' ? 0 : column + 1;
        py_builder_add(&b, s->text + start, at - start);
    }
    return py_builder_take(&b);
}

/* ---- repr */

static void add_escaped(py_builder *b, uint32_t c, char quote)
{
    if (c == (uint32_t)quote || c == '\\')
        py_builder_printf(b, "\\%c", (char)c);
    else if (c == '\t' || c == '\n' || c == '\r')
        py_builder_text(b, c == '\t' ? "\\t" : c == '\n' ? "\\n" : "\\r");
    else if (char_is_printable(c))
        add_code_point(b, c);
    else
        py_builder_printf(b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
}

py_str py_str_repr(py_str s)
{
    if (s == NULL)
        return PY_STR("None");
    bool has_single = memchr(s->text, '\'', (size_t)s->size) != NULL;
    bool has_double = memchr(s->text, '"', (size_t)s->size) != NULL;
    char quote = has_single && !has_double ? '"' : '\'';
    py_builder b = {0};
    py_builder_char(&b, quote);
    for (size_t at = 0; at < (size_t)s->size;)
        add_escaped(&b, utf8_next(s->text, &at), quote);
    py_builder_char(&b, quote);
    return py_builder_take(&b);
}

py_str py_str_ascii(py_str s)
{
    py_builder b = {0};
    for (size_t at = 0; at < (size_t)s->size;) {
        uint32_t c = utf8_next(s->text, &at);
        if (c < 0x80)
            py_builder_char(&b, (char)c);
        else
            py_builder_printf(&b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }
    return py_builder_take(&b);
}
