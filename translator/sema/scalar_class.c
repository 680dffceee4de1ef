/*
 * Methods of classes that derive from str, int, float and tuple, and of Enums that are texts or numbers too: an object holds the value
 * in a field (`_str`, an Enum's `value`) and does what the value does. See container_class.c for how such a class is built.
 */
#include "sema/infer.h"

#include <string.h>

/* `%1$s`: the field. */
#define COMPARISONS                                                                            \
    "    def __eq__(self, other):\n        return self.%1$s == other\n"                        \
    "    def __hash__(self):\n        return hash(self.%1$s)\n"                                \
    "    def __lt__(self, other):\n        return self.%1$s < other\n"                         \
    "    def __le__(self, other):\n        return self.%1$s <= other\n"                        \
    "    def __gt__(self, other):\n        return self.%1$s > other\n"                         \
    "    def __ge__(self, other):\n        return self.%1$s >= other\n"

#define SEQUENCE                                                                               \
    "    def __len__(self):\n        return len(self.%1$s)\n"                                  \
    "    def __contains__(self, item):\n        return item in self.%1$s\n"                    \
    "    def __getitem__(self, index):\n        return self.%1$s[index]\n"                     \
    "    def __iter__(self):\n        return iter(self.%1$s)\n"                                \
    "    def __add__(self, other):\n        return self.%1$s + other\n"                        \
    "    def __mul__(self, times):\n        return self.%1$s * times\n"

#define PLAIN "    def _plain(self):\n        return self.%1$s\n"

static const char str_methods[] =
    COMPARISONS SEQUENCE PLAIN
    "    def __radd__(self, other):\n        return other + self.%1$s\n"
    "    def upper(self):\n        return self.%1$s.upper()\n"
    "    def lower(self):\n        return self.%1$s.lower()\n"
    "    def title(self):\n        return self.%1$s.title()\n"
    "    def capitalize(self):\n        return self.%1$s.capitalize()\n"
    "    def strip(self, chars=None):\n        return self.%1$s.strip(chars)\n"
    "    def lstrip(self, chars=None):\n        return self.%1$s.lstrip(chars)\n"
    "    def rstrip(self, chars=None):\n        return self.%1$s.rstrip(chars)\n"
    "    def split(self, sep=None, maxsplit=-1):\n        return self.%1$s.split(sep, maxsplit)\n"
    "    def join(self, items):\n        return self.%1$s.join(items)\n"
    "    def replace(self, old, new):\n        return self.%1$s.replace(old, new)\n"
    "    def startswith(self, prefix):\n        return self.%1$s.startswith(prefix)\n"
    "    def endswith(self, suffix):\n        return self.%1$s.endswith(suffix)\n"
    "    def find(self, text):\n        return self.%1$s.find(text)\n"
    "    def index(self, text):\n        return self.%1$s.index(text)\n"
    "    def count(self, text):\n        return self.%1$s.count(text)\n"
    "    def isdigit(self):\n        return self.%1$s.isdigit()\n"
    "    def isalpha(self):\n        return self.%1$s.isalpha()\n"
    "    def isupper(self):\n        return self.%1$s.isupper()\n"
    "    def islower(self):\n        return self.%1$s.islower()\n"
    "    def zfill(self, width):\n        return self.%1$s.zfill(width)\n"
    "    def center(self, width):\n        return self.%1$s.center(width)\n"
    "    def ljust(self, width):\n        return self.%1$s.ljust(width)\n"
    "    def rjust(self, width):\n        return self.%1$s.rjust(width)\n"
    "    def encode(self, encoding='utf-8'):\n        return self.%1$s.encode(encoding)\n";

static const char tuple_methods[] =
    COMPARISONS SEQUENCE
    "    def index(self, item):\n        return self.%1$s.index(item)\n"
    "    def count(self, item):\n        return self.%1$s.count(item)\n";

#define OPERATOR(name, symbol)                                                                  \
    "    def __" name "__(self, other):\n        return self.%1$s " symbol " other\n"          \
    "    def __r" name "__(self, other):\n        return other " symbol " self.%1$s\n"

#define NUMBER                                                                                 \
    COMPARISONS PLAIN                                                                          \
    OPERATOR("add", "+") OPERATOR("sub", "-") OPERATOR("mul", "*") OPERATOR("truediv", "/")    \
    OPERATOR("floordiv", "//") OPERATOR("mod", "%%") OPERATOR("pow", "**")                     \
    "    def __neg__(self):\n        return -self.%1$s\n"                                      \
    "    def __pos__(self):\n        return +self.%1$s\n"                                      \
    "    def __abs__(self):\n        return abs(self.%1$s)\n"                                  \
    "    def __int__(self):\n        return int(self.%1$s)\n"                                  \
    "    def __float__(self):\n        return float(self.%1$s)\n"                              \
    "    def __bool__(self):\n        return self.%1$s != 0\n"

static const char int_methods[] =
    NUMBER OPERATOR("and", "&") OPERATOR("or", "|") OPERATOR("xor", "^") OPERATOR("lshift", "<<") OPERATOR("rshift", ">>")
    "    def __index__(self):\n        return self.%1$s\n"
    "    def __round__(self, digits=None):\n        return self.%1$s\n";

static const char flag_methods[] = NUMBER "    def __index__(self):\n        return self.%1$s\n";

static const char float_methods[] =
    NUMBER
    "    def __round__(self, digits=None):\n        return round(self.%1$s, digits)\n"
    "    def is_integer(self):\n        return self.%1$s.is_integer()\n";

static const struct {
    const char *type, *field, *methods;
} rows[] = {
    {"str", "_str", str_methods},
    {"int", "_int", int_methods},
    {"float", "_float", float_methods},
    {"tuple", "_items", tuple_methods},
};

static void put_methods(Text *out, const char *methods, const char *field)
{
    text_printf(out, methods, field);
}

const char *scalar_class_text(Arena *arena, const char *type)
{
    Text text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].type, type) != 0)
            continue;
        const char *field = rows[i].field, *empty = strcmp(type, "tuple") == 0 ? "()" : strcmp(type, "str") == 0 ? "''" : strcmp(type, "int") == 0 ? "0" : "0.0";
        text_printf(&text, "class _hidden:\n    def __init__(self, value=%3$s):\n        self.%2$s = %1$s(value)\n", type, field, empty);
        put_methods(&text, rows[i].methods, field);
        text_printf(&text, "    def __repr__(self):\n        return repr(self.%s)\n", field);
        if (strcmp(type, "str") == 0) /* that of the others is their repr */
            text_printf(&text, "    def __str__(self):\n        return self.%s\n", field);
        if (strcmp(type, "tuple") != 0)
            text_printf(&text, "    def __format__(self, spec):\n        return format(self.%s, spec) if spec else str(self)\n", field);
    }
    const char *out = arena_copy_string(arena, text_string(&text));
    text_release(&text);
    return out;
}

/* The lines of a class body without their indentation, which is four blanks. */
void enum_put_value_methods(Text *out, EnumKind kind)
{
    Text text = {0};
    put_methods(&text, kind == ENUM_FLAG ? flag_methods : kind == ENUM_INT ? int_methods : str_methods, "value");
    for (const char *line = text_string(&text); *line;) {
        const char *end = strchr(line, '\n');
        text_printf(out, "%.*s", (int)(end + 1 - (line + 4)), line + 4);
        line = end + 1;
    }
    text_release(&text);
}
