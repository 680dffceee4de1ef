/* unicodedata, through utf8proc. */
#include "t2m/py_unicode.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "str_internal.h"
#include "t2m/py_error.h"

static utf8proc_option_t options_of(py_str form)
{
    static const struct {
        const char *name;
        int options;
    } rows[] = {{"NFC", UTF8PROC_COMPOSE}, {"NFD", UTF8PROC_DECOMPOSE}, {"NFKC", UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
                {"NFKD", UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i].name, form->text) == 0)
            return (utf8proc_option_t)(rows[i].options | UTF8PROC_STABLE);
    py_raise(PY_VALUE_ERROR, "invalid normalization form");
}

py_str py_unicode_normalize(py_str form, py_str text)
{
    utf8proc_option_t options = options_of(str_argument(form));
    if (str_is_ascii(str_argument(text)))
        return text;
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text->text, (utf8proc_ssize_t)text->size, &out, options);
    if (size < 0)
        py_raise(PY_VALUE_ERROR, "%s", utf8proc_errmsg(size));
    py_str made = py_str_new((const char *)out, size);
    free(out);
    return made;
}

bool py_unicode_is_normalized(py_str form, py_str text)
{
    return py_str_equal(py_unicode_normalize(form, text), text);
}

static const utf8proc_property_t *property(py_str c, const char *function)
{
    if (py_str_length(str_argument(c)) != 1)
        py_raise(PY_TYPE_ERROR, "%s() argument must be a unicode character, not str", function);
    size_t at = 0;
    return utf8proc_get_property((utf8proc_int32_t)utf8_next(c->text, &at));
}

py_str py_unicode_category(py_str c)
{
    property(c, "category");
    size_t at = 0;
    return py_str_of(utf8proc_category_string((utf8proc_int32_t)utf8_next(c->text, &at)));
}

int64_t py_unicode_combining(py_str c)
{
    return property(c, "combining")->combining_class;
}

py_str py_unicode_bidirectional(py_str c)
{
    static const char *const names[] = {"",    "L",   "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN",  "ES", "ET",
                                        "AN",  "CS",  "NSM", "BN",  "B", "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
    return py_str_of(names[property(c, "bidirectional")->bidi_class]);
}
