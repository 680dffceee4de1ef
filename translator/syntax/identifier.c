/* Identifiers: keywords, Unicode classes and normalisation (PEP 3131), the latter two with utf8proc. */
#include "syntax/identifier.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

bool is_python_keyword(const char *text, size_t length)
{
    static const char *const keywords[] = {
        "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
        "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
        "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
        "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strlen(keywords[i]) == length && memcmp(keywords[i], text, length) == 0)
            return true;
    return false;
}

static bool is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

Name identifier_intern(NameTable *names, const char *text, size_t length)
{
    if (is_ascii(text, length))
        return name_intern_bytes(names, text, length);
    utf8proc_uint8_t *normal = NULL;
    utf8proc_ssize_t count = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &normal,
                                          UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    Name name = count >= 0 ? name_intern_bytes(names, (const char *)normal, (size_t)count)
                           : name_intern_bytes(names, text, length);
    free(normal);
    return name;
}

/* Other_ID_Start and Other_ID_Continue of Unicode's PropList: letters and digits by decree. */
static bool is_other_start(uint32_t point)
{
    return point == 0x1885 || point == 0x1886 || point == 0x2118 || point == 0x212E || point == 0x309B ||
           point == 0x309C;
}

static bool is_other_continue(uint32_t point)
{
    return point == 0xB7 || point == 0x387 || (point >= 0x1369 && point <= 0x1371) || point == 0x19DA;
}

static bool can_start(uint32_t point)
{
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return true;
    default:
        return point == '_' || is_other_start(point);
    }
}

static bool can_continue(uint32_t point)
{
    switch (utf8proc_category((utf8proc_int32_t)point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return can_start(point) || is_other_continue(point);
    }
}

size_t identifier_length(const char *text, size_t length)
{
    size_t offset = 0;
    while (offset < length) {
        uint32_t point;
        size_t step = utf8_decode(text + offset, length - offset, &point);
        if (step == 0 || !(offset == 0 ? can_start(point) : can_continue(point)))
            break;
        offset += step;
    }
    return offset;
}
