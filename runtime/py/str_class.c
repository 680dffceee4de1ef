/* Classes of characters, and the is... methods of str. */
#include <utf8proc.h>

#include "str_internal.h"

bool char_is_printable(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return c == ' ' || !(category == UTF8PROC_CATEGORY_CN || category >= UTF8PROC_CATEGORY_ZS);
}

static bool char_is_alpha(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool char_is_decimal(uint32_t c)
{
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ND;
}

/* Superscripts, circled digits and the like: a digit's value, but no place in a number. */
static bool char_is_digit(uint32_t c)
{
    static const uint32_t ranges[][2] = {
        {0xb2, 0xb3},       {0xb9, 0xb9},       {0x1369, 0x1371},   {0x19da, 0x19da},   {0x2070, 0x2070},
        {0x2074, 0x2079},   {0x2080, 0x2089},   {0x2460, 0x2468},   {0x2474, 0x247c},   {0x2488, 0x2490},
        {0x24ea, 0x24ea},   {0x24f5, 0x24fd},   {0x24ff, 0x24ff},   {0x2776, 0x277e},   {0x2780, 0x2788},
        {0x278a, 0x2792},   {0x10a40, 0x10a43}, {0x10e60, 0x10e68}, {0x11052, 0x1105a}, {0x1f100, 0x1f10a},
    };
    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    }
    return char_is_decimal(c);
}

/* Numbers of any script, ideographs among them. */
static bool char_is_numeric(uint32_t c)
{
    static const uint32_t ideographs[] = {
        0x3405, 0x3483, 0x382a, 0x3b4d, 0x4e00, 0x4e03, 0x4e07, 0x4e09, 0x4e24, 0x4e5d, 0x4e8c, 0x4e94, 0x4e96, 0x4ec0, 0x4edf,
        0x4ee8, 0x4f0d, 0x4f70, 0x5104, 0x5146, 0x5169, 0x516b, 0x516d, 0x5341, 0x5343, 0x5344, 0x5345, 0x534c, 0x53c1, 0x53c2,
        0x53c3, 0x53c4, 0x56db, 0x58f1, 0x58f9, 0x5e7a, 0x5efe, 0x5eff, 0x5f0c, 0x5f0d, 0x5f0e, 0x5f10, 0x62fe, 0x634c, 0x67d2,
        0x6f06, 0x7396, 0x767e, 0x8086, 0x842c, 0x8cae, 0x8cb3, 0x8d30, 0x9621, 0x9646, 0x964c, 0x9678, 0x96f6, 0x3007};
    for (size_t i = 0; i < sizeof(ideographs) / sizeof(ideographs[0]); i++) {
        if (c == ideographs[i])
            return true;
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_NO;
}

bool char_is_alnum(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return char_is_alpha(c) || (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO);
}

static bool all_characters(py_str s, bool (*is)(uint32_t))
{
    for (size_t at = 0; at < (size_t)s->size;) {
        if (!is(utf8_next(s->text, &at)))
            return false;
    }
    return s->size > 0;
}

bool py_str_isdigit(py_str s)
{
    return all_characters(str_self(s, "isdigit"), char_is_digit);
}

bool py_str_isdecimal(py_str s)
{
    return all_characters(str_self(s, "isdecimal"), char_is_decimal);
}

bool py_str_isnumeric(py_str s)
{
    return all_characters(str_self(s, "isnumeric"), char_is_numeric);
}

bool py_str_isalpha(py_str s)
{
    return all_characters(str_self(s, "isalpha"), char_is_alpha);
}

bool py_str_isalnum(py_str s)
{
    return all_characters(str_self(s, "isalnum"), char_is_alnum);
}

bool py_str_isspace(py_str s)
{
    return all_characters(str_self(s, "isspace"), char_is_space);
}

/* All cased characters have the category `wanted`, and there is one. */
static bool all_cased(py_str s, utf8proc_category_t wanted)
{
    bool some = false;
    for (size_t at = 0; at < (size_t)s->size;) {
        uint32_t c = utf8_next(s->text, &at);
        if (!char_is_cased(c))
            continue;
        if (utf8proc_category((utf8proc_int32_t)c) != wanted)
            return false;
        some = true;
    }
    return some;
}

bool py_str_islower(py_str s)
{
    return all_cased(str_self(s, "islower"), UTF8PROC_CATEGORY_LL);
}

bool py_str_isupper(py_str s)
{
    return all_cased(str_self(s, "isupper"), UTF8PROC_CATEGORY_LU);
}

/* Words start with a capital, and only words do. */
bool py_str_istitle(py_str s)
{
    bool some = false, inside = false;
    for (size_t at = 0; at < (size_t)str_self(s, "istitle")->size;) {
        uint32_t c = utf8_next(s->text, &at);
        bool is_capital = char_is_cased(c) && utf8proc_category((utf8proc_int32_t)c) != UTF8PROC_CATEGORY_LL;
        if (char_is_cased(c) && is_capital == inside)
            return false;
        some |= is_capital;
        inside = char_is_cased(c);
    }
    return some;
}

static bool starts_name(uint32_t c)
{
    return c == '_' || char_is_alpha(c) || utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_NL;
}

bool py_str_isidentifier(py_str s)
{
    for (size_t at = 0; at < (size_t)str_self(s, "isidentifier")->size;) {
        bool is_first = at == 0;
        uint32_t c = utf8_next(s->text, &at);
        utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
        bool goes_on = category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_MN ||
                       category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_PC;
        if (!starts_name(c) && (is_first || !goes_on))
            return false;
    }
    return s->size > 0;
}

bool py_str_isprintable(py_str s)
{
    return str_self(s, "isprintable")->size == 0 || all_characters(s, char_is_printable);
}

bool py_str_isascii(py_str s)
{
    return str_is_ascii(str_self(s, "isascii"));
}
