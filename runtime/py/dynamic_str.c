/* Methods of boxed strs. Those of one shape (str -> str, str -> bool) are one macro each. */
#include <string.h>

#include "dynamic_methods.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "value_internal.h"

static py_str self_of(const dynamic_call *call)
{
    return py_as_str(call->self);
}

#define TEXT_METHOD(name)                                                                                    \
    static py_value str_##name(const dynamic_call *call)                                                     \
    {                                                                                                        \
        return (py_value)py_str_##name(self_of(call));                                                       \
    }
TEXT_METHOD(lower)
TEXT_METHOD(upper)
TEXT_METHOD(capitalize)
TEXT_METHOD(title)
TEXT_METHOD(swapcase)
TEXT_METHOD(casefold)

#define TEST_METHOD(name)                                                                                    \
    static py_value str_##name(const dynamic_call *call)                                                     \
    {                                                                                                        \
        return py_box_bool(py_str_##name(self_of(call)));                                                    \
    }
TEST_METHOD(isdigit)
TEST_METHOD(isalpha)
TEST_METHOD(isalnum)
TEST_METHOD(isspace)
TEST_METHOD(islower)
TEST_METHOD(isupper)
TEST_METHOD(istitle)
TEST_METHOD(isdecimal)
TEST_METHOD(isnumeric)
TEST_METHOD(isidentifier)
TEST_METHOD(isprintable)
TEST_METHOD(isascii)

static py_str characters_of(const dynamic_call *call)
{
    return call->arguments.count > 0 && dynamic_at(call, 0) != NULL ? dynamic_text(call, 0) : NULL;
}

#define STRIP_METHOD(name)                                                                                   \
    static py_value str_##name(const dynamic_call *call)                                                     \
    {                                                                                                        \
        return (py_value)py_str_##name(self_of(call), characters_of(call));                                  \
    }
STRIP_METHOD(strip)
STRIP_METHOD(lstrip)
STRIP_METHOD(rstrip)

#define PART_METHOD(name, box)                                                                               \
    static py_value str_##name(const dynamic_call *call)                                                     \
    {                                                                                                        \
        return (py_value)box(py_str_##name(self_of(call), dynamic_text(call, 0)));                           \
    }
PART_METHOD(find, py_box_int)
PART_METHOD(rfind, py_box_int)
PART_METHOD(index, py_box_int)
PART_METHOD(count, py_box_int)
PART_METHOD(rindex, py_box_int)
PART_METHOD(partition, py_box_object)
PART_METHOD(rpartition, py_box_object)
PART_METHOD(removeprefix, py_box_object)
PART_METHOD(removesuffix, py_box_object)

#define PAD_METHOD(name)                                                                                     \
    static py_value str_##name(const dynamic_call *call)                                                     \
    {                                                                                                        \
        py_str fill = call->arguments.count > 1 ? dynamic_text(call, 1) : NULL;                              \
        return (py_value)py_str_##name(self_of(call), dynamic_int(call, 0, "width", 0), fill);               \
    }
PAD_METHOD(ljust)
PAD_METHOD(rjust)
PAD_METHOD(center)

static py_value str_zfill(const dynamic_call *call)
{
    return (py_value)py_str_zfill(self_of(call), dynamic_int(call, 0, "width", 0));
}

/* startswith(("a", "b")): any of them. */
static py_value affix(const dynamic_call *call, bool (*test)(py_str s, py_str part))
{
    py_value parts = dynamic_at(call, 0);
    bool found = false;
    if (!py_is_tuple(parts) && !py_is_str(parts))
        py_raise(PY_TYPE_ERROR, "%s first arg must be str or a tuple of str, not %s", call->name, py_type_name(parts));
    if (py_is_str(parts))
        return py_box_bool(test(self_of(call), py_as_str(parts)));
    for (py_each it = py_iterate(parts); !found && py_each_next(&it);)
        found = test(self_of(call), py_as_str(it.item));
    return py_box_bool(found);
}

static py_value str_startswith(const dynamic_call *call)
{
    return affix(call, py_str_startswith);
}

static py_value str_endswith(const dynamic_call *call)
{
    return affix(call, py_str_endswith);
}

static py_value str_replace(const dynamic_call *call)
{
    return (py_value)py_str_replace(self_of(call), dynamic_text(call, 0), dynamic_text(call, 1), dynamic_int(call, 2, "count", -1));
}

static py_str separator_of(const dynamic_call *call)
{
    py_value separator = dynamic_optional(call, 0, "sep", NULL);
    return separator != NULL ? py_as_str(separator) : NULL;
}

static py_value str_split(const dynamic_call *call)
{
    return (py_value)py_str_split(self_of(call), separator_of(call), dynamic_int(call, 1, "maxsplit", -1));
}

static py_value str_rsplit(const dynamic_call *call)
{
    return (py_value)py_str_rsplit(self_of(call), separator_of(call), dynamic_int(call, 1, "maxsplit", -1));
}

static py_value str_splitlines(const dynamic_call *call)
{
    return (py_value)py_str_splitlines(self_of(call), py_truth(dynamic_optional(call, 0, "keepends", NULL)));
}

static py_value str_join(const dynamic_call *call)
{
    return (py_value)py_str_join(self_of(call), py_list_of_any(dynamic_at(call, 0)));
}

static py_value str_expandtabs(const dynamic_call *call)
{
    return (py_value)py_str_expandtabs(self_of(call), dynamic_int(call, 0, "tabsize", 8));
}

static py_value str_format(const dynamic_call *call)
{
    const py_arguments *arguments = &call->arguments;
    py_list *positional = py_list_new(PY_VALUE);
    py_dict *named = py_dict_new(PY_OBJECT, PY_VALUE);
    const char *names = arguments->names != NULL ? arguments->names : "";
    int64_t named_count = *names != '\0';
    for (const char *p = names; *p; p++)
        named_count += *p == ',';
    for (int64_t i = 0; i < arguments->count; i++) {
        if (i < arguments->count - named_count) {
            py_list_append(positional, py_of_object(arguments->values[i]));
            continue;
        }
        size_t length = strcspn(names, ",");
        py_dict_set(named, py_of_object(py_str_new(names, (int64_t)length)), py_of_object(arguments->values[i]));
        names += length + (names[length] == ',');
    }
    return (py_value)py_str_format(self_of(call), py_tuple_of_list(positional), named);
}

const dynamic_method dynamic_str_methods[] = {
    {"swapcase", "", str_swapcase},
    {"casefold", "", str_casefold},
    {"istitle", "", str_istitle},
    {"isdecimal", "", str_isdecimal},
    {"isnumeric", "", str_isnumeric},
    {"isidentifier", "", str_isidentifier},
    {"isprintable", "", str_isprintable},
    {"isascii", "", str_isascii},
    {"rindex", "sub", str_rindex},
    {"partition", "sep", str_partition},
    {"rpartition", "sep", str_rpartition},
    {"expandtabs", "|tabsize", str_expandtabs},
    {"format", "*", str_format},
    {"lower", "", str_lower},
    {"upper", "", str_upper},
    {"capitalize", "", str_capitalize},
    {"title", "", str_title},
    {"isdigit", "", str_isdigit},
    {"isalpha", "", str_isalpha},
    {"isalnum", "", str_isalnum},
    {"isspace", "", str_isspace},
    {"islower", "", str_islower},
    {"isupper", "", str_isupper},
    {"strip", "|chars", str_strip},
    {"lstrip", "|chars", str_lstrip},
    {"rstrip", "|chars", str_rstrip},
    {"find", "sub", str_find},
    {"rfind", "sub", str_rfind},
    {"index", "sub", str_index},
    {"count", "sub", str_count},
    {"removeprefix", "prefix", str_removeprefix},
    {"removesuffix", "suffix", str_removesuffix},
    {"ljust", "width|fillchar", str_ljust},
    {"rjust", "width|fillchar", str_rjust},
    {"center", "width|fillchar", str_center},
    {"zfill", "width", str_zfill},
    {"startswith", "prefix", str_startswith},
    {"endswith", "suffix", str_endswith},
    {"replace", "old,new|count", str_replace},
    {"split", "|sep,maxsplit", str_split},
    {"rsplit", "|sep,maxsplit", str_rsplit},
    {"splitlines", "|keepends", str_splitlines},
    {"join", "iterable", str_join},
    {NULL, NULL, NULL},
};
