/* Templates that only the run reads: str.format and the % operator over boxed values. Both walk the template once and hand each field to
 * the functions that serve constant templates too. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "str_internal.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_value.h"
#include "value_internal.h"

/* ---- str.format */

typedef enum numbering { NOT_YET, AUTOMATIC, MANUAL } numbering;

typedef struct formatter {
    const char *at;
    const char *end;
    const py_tuple *args;
    const py_dict *kwargs;
    int64_t next;
    numbering numbering;
    int depth;
} formatter;

static py_value positional(formatter *f, int64_t index)
{
    if (f->args == NULL || index >= f->args->length)
        py_raise(PY_INDEX_ERROR, "Replacement index %" PRId64 " out of range for positional args tuple", index);
    return py_box_cell(f->args->element, f->args->items[index]);
}

static void number_by(formatter *f, numbering how)
{
    if (f->numbering != NOT_YET && f->numbering != how)
        py_raise(PY_VALUE_ERROR, how == MANUAL
                                     ? "cannot switch from automatic field numbering to manual field specification"
                                     : "cannot switch from manual field specification to automatic field numbering");
    f->numbering = how;
}

static bool all_digits(const char *text, size_t size)
{
    size_t count = 0;
    while (count < size && isdigit((unsigned char)text[count]))
        count++;
    return size > 0 && count == size;
}

static int64_t number_of(const char *text, size_t size)
{
    int64_t number = 0;
    for (size_t i = 0; i < size && i < 18; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

static py_value first_value(formatter *f, const char *name, size_t size)
{
    if (size == 0) {
        number_by(f, AUTOMATIC);
        return positional(f, f->next++);
    }
    if (all_digits(name, size)) {
        number_by(f, MANUAL);
        return positional(f, number_of(name, size));
    }
    py_cell value;
    py_str key = py_str_new(name, (int64_t)size);
    if (f->kwargs == NULL || !py_dict_find(f->kwargs, py_of(key), &value))
        py_raise(PY_KEY_ERROR, "%s", py_text(py_str_repr(key)));
    return py_box_cell(f->kwargs->value, value);
}

static py_value attribute(py_value value, py_str name)
{
    if (py_is_int(value) && strcmp(py_text(name), "real") == 0)
        return value;
    py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", py_type_name(value), py_text(name));
}

/* "0.real", "data[3].name": the first part, then attributes and items. */
static py_value look_up(formatter *f, const char *name, const char *end)
{
    const char *at = name;
    while (at < end && *at != '.' && *at != '[')
        at++;
    py_value value = first_value(f, name, (size_t)(at - name));
    while (at < end) {
        const char *start = ++at;
        if (start[-1] == '.') {
            while (at < end && *at != '.' && *at != '[')
                at++;
            value = attribute(value, py_str_new(start, at - start));
            continue;
        }
        const char *close = memchr(start, ']', (size_t)(end - start));
        if (close == NULL)
            py_raise(PY_VALUE_ERROR, "Missing ']' in format string");
        size_t size = (size_t)(close - start);
        value = all_digits(start, size) ? py_item(value, py_box_int(number_of(start, size)))
                                        : py_item(value, (py_value)py_str_new(start, (int64_t)size));
        at = close + 1;
    }
    return value;
}

static void format_into(formatter *f, py_builder *b, bool is_spec);

/* One field, behind its opening brace. */
static void format_field(formatter *f, py_builder *b)
{
    const char *name = f->at;
    int brackets = 0;
    for (; f->at < f->end && (brackets > 0 || strchr("}:!", *f->at) == NULL); f->at++) {
        if (*f->at == '{')
            py_raise(PY_VALUE_ERROR, "unexpected '{' in field name");
        brackets += *f->at == '[' ? 1 : *f->at == ']' ? -1 : 0;
    }
    const char *name_end = f->at;
    if (f->at >= f->end)
        py_raise(PY_VALUE_ERROR, name == name_end ? "Single '{' encountered in format string" : "expected '}' before end of string");
    char conversion = 0;
    if (*f->at == '!') {
        if (f->at + 1 >= f->end)
            py_raise(PY_VALUE_ERROR, "end of string while looking for conversion specifier");
        conversion = f->at[1];
        f->at += 2;
        if (f->at >= f->end)
            py_raise(PY_VALUE_ERROR, "unmatched '{' in format spec");
        if (*f->at != ':' && *f->at != '}')
            py_raise(PY_VALUE_ERROR, "expected ':' after conversion specifier");
    }
    py_value value = look_up(f, name, name_end);
    py_str spec = PY_STR("");
    if (*f->at == ':') {
        f->at++;
        py_builder nested = {0};
        if (++f->depth > 1)
            py_raise(PY_VALUE_ERROR, "Max string recursion exceeded");
        format_into(f, &nested, true);
        f->depth--;
        spec = py_builder_take(&nested);
    }
    if (f->at >= f->end || *f->at != '}')
        py_raise(PY_VALUE_ERROR, "expected '}' before end of string");
    f->at++;
    if (conversion != 0 && strchr("rsa", conversion) == NULL)
        py_raise(PY_VALUE_ERROR, "Unknown conversion specifier '%c'", conversion);
    if (conversion != 0) {
        py_str text = conversion == 's' ? py_str_object(value) : py_repr_object(value);
        value = (py_value)(conversion == 'a' ? py_str_ascii(text) : text);
    }
    py_builder_text(b, py_format_object(value, py_text(spec)));
}

/* The template up to its end, or a spec up to the brace that closes its field. */
static void format_into(formatter *f, py_builder *b, bool is_spec)
{
    while (f->at < f->end && !(is_spec && *f->at == '}')) {
        char c = *f->at;
        bool doubled = !is_spec && (c == '{' || c == '}') && f->at + 1 < f->end && f->at[1] == c;
        if (doubled || (c != '{' && c != '}')) {
            py_builder_char(b, c);
            f->at += doubled ? 2 : 1;
        } else if (c == '}') {
            py_raise(PY_VALUE_ERROR, "Single '}' encountered in format string");
        } else {
            f->at++;
            format_field(f, b);
        }
    }
}

py_str py_str_format(py_str template, const py_tuple *args, const py_dict *kwargs)
{
    T2M_POOL(pool);
    str_self(template, "format");
    formatter f = {.at = template->text, .end = template->text + template->size, .args = args, .kwargs = kwargs};
    py_builder b = {0};
    format_into(&f, &b, false);
    return t2m_keep(&pool, py_builder_take(&b));
}

/* ---- '...' % values */

typedef struct percenter {
    const char *start;
    const char *at;
    const char *end;
    py_value values;
    const py_tuple *row; /* values as a tuple, or NULL */
    int64_t next;        /* value to take */
    bool by_key;
} percenter;

static py_value next_value(percenter *p)
{
    int64_t count = p->row != NULL ? p->row->length : 1;
    if (p->next >= count)
        py_raise(PY_TYPE_ERROR, "not enough arguments for format string");
    int64_t index = p->next++;
    return p->row != NULL ? py_box_cell(p->row->element, p->row->items[index]) : p->values;
}

/* %(key)s */
static py_value keyed_value(percenter *p)
{
    const char *key = ++p->at;
    int depth = 1;
    for (; p->at < p->end && depth > 0; p->at++)
        depth += *p->at == '(' ? 1 : *p->at == ')' ? -1 : 0;
    if (depth > 0)
        py_raise(PY_VALUE_ERROR, "incomplete format key");
    if (!py_is_dict(p->values))
        py_raise(PY_TYPE_ERROR, "format requires a mapping");
    p->by_key = true;
    return py_item(p->values, (py_value)py_str_new(key, p->at - 1 - key));
}

/* A number of the conversion, or '*': the next value. */
static void add_size(percenter *p, py_builder *conversion)
{
    if (p->at < p->end && *p->at == '*') {
        py_value size = next_value(p);
        if (!py_is_int(size))
            py_raise(PY_TYPE_ERROR, "* wants int");
        py_builder_printf(conversion, "%" PRId64, py_as_int(size));
        p->at++;
        return;
    }
    while (p->at < p->end && isdigit((unsigned char)*p->at))
        py_builder_char(conversion, *p->at++);
}

/* One conversion, behind its percent sign. */
static void percent_field(percenter *p, py_builder *b)
{
    py_builder conversion = {0};
    py_value keyed = NULL;
    bool has_key = p->at < p->end && *p->at == '(';
    if (has_key)
        keyed = keyed_value(p);
    py_builder_char(&conversion, '%');
    while (p->at < p->end && strchr("-+ #0", *p->at) != NULL)
        py_builder_char(&conversion, *p->at++);
    add_size(p, &conversion);
    if (p->at < p->end && *p->at == '.') {
        py_builder_char(&conversion, *p->at++);
        add_size(p, &conversion);
    }
    while (p->at < p->end && strchr("hlL", *p->at) != NULL)
        p->at++;
    if (p->at >= p->end)
        py_raise(PY_VALUE_ERROR, "incomplete format");
    char type = *p->at++;
    if (type == '%') {
        py_builder_free(&conversion);
        py_builder_char(b, '%');
        return;
    }
    if (strchr("diouxXeEfFgGcrsab", type) == NULL)
        py_raise(PY_VALUE_ERROR, "unsupported format character '%c' (0x%x) at index %d", type, (unsigned)(unsigned char)type,
                 (int)(p->at - 1 - p->start));
    py_builder_char(&conversion, type);
    py_value value = has_key ? keyed : next_value(p);
    py_builder_text(b, py_percent_object(value, py_text(py_builder_take(&conversion))));
}

py_str py_str_percent(py_str template, py_value values)
{
    T2M_POOL(pool);
    percenter p = {.start = template->text, .at = template->text, .end = template->text + template->size, .values = values};
    p.row = py_is_tuple(values) ? py_as_tuple(values) : NULL;
    py_builder b = {0};
    while (p.at < p.end) {
        if (*p.at++ == '%')
            percent_field(&p, &b);
        else
            py_builder_char(&b, p.at[-1]);
    }
    bool is_mapping = values != NULL && (py_is_dict(values) || py_is_list(values));
    if (p.next < (p.row != NULL ? p.row->length : 1) && !p.by_key && !is_mapping)
        py_raise(PY_TYPE_ERROR, "not all arguments converted during string formatting");
    return t2m_keep(&pool, py_builder_take(&b));
}

/* One conversion of any value. */
const char *py_percent_object(py_value value, const char *conversion)
{
    char type = conversion[strlen(conversion) - 1];
    if (strchr("rsa", type) != NULL) {
        py_str text = type == 's' ? py_str_object(value) : py_repr_object(value);
        py_builder as_text = {0};
        py_builder_add(&as_text, conversion, strlen(conversion) - 1);
        py_builder_char(&as_text, 's');
        return py_percent_str(type == 'a' ? py_str_ascii(text) : text, py_text(py_builder_take(&as_text)));
    }
    if (type == 'c' && py_is_str(value)) {
        if (py_str_length((py_str)value) != 1)
            py_raise(PY_TYPE_ERROR, "%%c requires int or char");
        return py_percent_str((py_str)value, conversion);
    }
    if (is_big(value) && strchr("diu", type) != NULL) { /* the digits, as wide as a text */
        const char *format = py_spec("%.*ss", (int)strlen(conversion) - 1, conversion);
        return py_percent_str(py_repr_object(value), format);
    }
    if (py_is_int(value))
        return py_percent_int(py_as_int(value), conversion);
    if (type == 'c')
        py_raise(PY_TYPE_ERROR, "%%c requires int or char");
    if (strchr("diueEfFgG", type) != NULL && (py_is_array(value) || (value != NULL && value->kind->number != NULL)))
        value = py_box_float(py_float_of(value)); /* the one element of a tensor, np.float64 */
    if (py_is_float(value) && strchr("oxX", type) == NULL)
        return py_percent_float(py_as_float(value), conversion);
    if (strchr("eEfFgG", type) != NULL)
        py_raise(PY_TYPE_ERROR, "must be real number, not %s", py_type_name(value));
    py_raise(PY_TYPE_ERROR, "%%%c format: %s is required, not %s", type, strchr("oxX", type) != NULL ? "an integer" : "a real number",
             py_type_name(value));
}

/* ---- print(*items) */

static py_str joined(const py_list *items, const char *before, py_str between, const char *after)
{
    T2M_POOL(pool);
    if (items->length == 0)
        return PY_STR("");
    py_builder b = {0};
    py_builder_text(&b, before);
    for (int64_t i = 0; i < items->length; i++) {
        if (i > 0)
            py_builder_str(&b, between);
        py_value item = py_box_cell(items->element, items->items[i]);
        py_builder_str(&b, py_str_object(item));
    }
    py_builder_text(&b, after);
    return t2m_keep(&pool, py_builder_take(&b));
}

py_str py_items_text(const py_list *items, py_str between)
{
    return joined(items, "", between, "");
}

py_str py_items_text_before(const py_list *items, py_str between)
{
    return joined(items, "", between, py_text(between));
}

py_str py_items_text_after(const py_list *items, py_str between)
{
    return joined(items, py_text(between), between, "");
}
