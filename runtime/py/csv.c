/* csv: a line as fields and fields as a line. Reading is a state machine over characters that stays in a row until it is closed: a
 * quoted field may hold line ends. */
#include "t2m/py_csv.h"

#include <string.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "utf8.h"

typedef enum state { START_ROW, START_FIELD, ESCAPED, AFTER_ESCAPED_END, IN_FIELD, IN_QUOTES, ESCAPED_IN_QUOTES, QUOTE_IN_QUOTES, LINE_END } state;

#define NO_CHARACTER UINT32_MAX

struct py_csv {
    t2m_object base;
    uint32_t delimiter, quote, escape; /* NO_CHARACTER: None */
    py_str line_end;
    py_csv_quoting quoting;
    bool doubles_quotes, skips_blanks, is_strict;
    state state;
    py_list *fields;
    py_builder field;
};

static void destroy(void *self)
{
    py_csv *csv = self;
    t2m_release((void *)csv->line_end);
    t2m_release(csv->fields);
    py_builder_free(&csv->field);
}

static const t2m_kind kind = {.name = "_csv.Dialect", .destroy = destroy};

/* ---- settings */

static uint32_t character(py_str text, const char *name)
{
    if (text == NULL)
        return NO_CHARACTER;
    if (py_str_length(text) != 1)
        py_raise(PY_TYPE_ERROR, "\"%s\" must be a 1-character string", name);
    size_t at = 0;
    return utf8_next(text->text, &at);
}

py_csv *py_csv_new_with(const py_csv_options *options)
{
    const char *dialect = options->dialect ? options->dialect->text : "excel";
    bool is_unix = strcmp(dialect, "unix") == 0, is_tab = strcmp(dialect, "excel-tab") == 0;
    if (!is_unix && !is_tab && strcmp(dialect, "excel") != 0)
        py_raise(PY_CSV_ERROR, "unknown dialect");
    if (options->quoting < -1 || options->quoting > PY_CSV_NONE)
        py_raise(PY_TYPE_ERROR, "bad \"quoting\" value");
    py_csv *csv = T2M_NEW(py_csv, &kind);
    csv->delimiter = options->delimiter ? character(options->delimiter, "delimiter") : is_tab ? '\t' : ',';
    csv->quote = options->no_quotechar ? NO_CHARACTER : options->quotechar ? character(options->quotechar, "quotechar") : '"';
    csv->escape = character(options->escapechar, "escapechar");
    csv->quoting = options->quoting >= 0 ? (py_csv_quoting)options->quoting : is_unix ? PY_CSV_ALL : PY_CSV_MINIMAL;
    if (csv->quote == NO_CHARACTER && options->quoting < 0)
        csv->quoting = PY_CSV_NONE;
    if (csv->quote == NO_CHARACTER && csv->quoting != PY_CSV_NONE)
        py_raise(PY_TYPE_ERROR, "quotechar must be set if quoting enabled");
    csv->line_end = t2m_retain(options->lineterminator ? options->lineterminator : is_unix ? PY_STR("\n") : PY_STR("\r\n"));
    csv->doubles_quotes = !options->no_doublequote;
    csv->skips_blanks = options->skipinitialspace;
    csv->is_strict = options->strict;
    return csv;
}

/* ---- reading */

static void add_character(py_csv *csv, uint32_t c)
{
    char bytes[4];
    py_builder_add(&csv->field, bytes, utf8_put(bytes, c));
}

static void save_field(py_csv *csv)
{
    py_list_append(csv->fields, py_of(py_builder_take(&csv->field)));
}

static state after_line_end(py_csv *csv, uint32_t c)
{
    save_field(csv);
    return c == '\0' ? START_ROW : LINE_END;
}

static state start_field(py_csv *csv, uint32_t c)
{
    if (c == '\n' || c == '\r' || c == '\0')
        return after_line_end(csv, c);
    if (c == csv->quote && csv->quoting != PY_CSV_NONE)
        return IN_QUOTES;
    if (c == csv->escape)
        return ESCAPED;
    if (c == ' ' && csv->skips_blanks)
        return START_FIELD;
    if (c == csv->delimiter) {
        save_field(csv);
        return START_FIELD;
    }
    add_character(csv, c);
    return IN_FIELD;
}

static state in_field(py_csv *csv, uint32_t c)
{
    if (c == '\n' || c == '\r' || c == '\0')
        return after_line_end(csv, c);
    if (c == csv->escape)
        return ESCAPED;
    if (c == csv->delimiter) {
        save_field(csv);
        return START_FIELD;
    }
    add_character(csv, c);
    return IN_FIELD;
}

static state in_quotes(py_csv *csv, uint32_t c)
{
    if (c == '\0')
        return IN_QUOTES; /* the field goes on in the next line */
    if (c == csv->escape)
        return ESCAPED_IN_QUOTES;
    if (c == csv->quote && csv->quoting != PY_CSV_NONE)
        return csv->doubles_quotes ? QUOTE_IN_QUOTES : IN_FIELD;
    add_character(csv, c);
    return IN_QUOTES;
}

static state quote_in_quotes(py_csv *csv, uint32_t c)
{
    if (c == csv->quote) {
        add_character(csv, c);
        return IN_QUOTES;
    }
    bool is_end = c == '\n' || c == '\r' || c == '\0' || c == csv->delimiter;
    if (!is_end && csv->is_strict) {
        char delimiter[5] = "", quote[5] = "";
        utf8_put(delimiter, csv->delimiter);
        utf8_put(quote, csv->quote);
        py_raise(PY_CSV_ERROR, "'%s' expected after '%s'", delimiter, quote);
    }
    if (is_end)
        return in_field(csv, c);
    add_character(csv, c);
    return IN_FIELD;
}

/* One character; NUL stands for the end of the line that was fed. */
static void step(py_csv *csv, uint32_t c)
{
    switch (csv->state) {
    case START_ROW:
        if (c != '\0')
            csv->state = c == '\n' || c == '\r' ? LINE_END : start_field(csv, c);
        break;
    case START_FIELD:
        csv->state = start_field(csv, c);
        break;
    case ESCAPED:
        if (c != '\0')
            add_character(csv, c);
        csv->state = c == '\0' ? ESCAPED : c == '\n' || c == '\r' ? AFTER_ESCAPED_END : IN_FIELD;
        break;
    case AFTER_ESCAPED_END:
        csv->state = c == '\0' ? AFTER_ESCAPED_END : in_field(csv, c);
        break;
    case IN_FIELD:
        csv->state = in_field(csv, c);
        break;
    case IN_QUOTES:
        csv->state = in_quotes(csv, c);
        break;
    case ESCAPED_IN_QUOTES:
        if (c != '\0')
            add_character(csv, c);
        csv->state = c == '\0' ? ESCAPED_IN_QUOTES : IN_QUOTES;
        break;
    case QUOTE_IN_QUOTES:
        csv->state = quote_in_quotes(csv, c);
        break;
    case LINE_END:
        if (c == '\0')
            csv->state = START_ROW;
        else if (c != '\n' && c != '\r')
            py_raise(PY_CSV_ERROR, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
        break;
    }
}

static py_list *take_fields(py_csv *csv)
{
    py_list *fields = csv->fields;
    csv->fields = NULL;
    csv->state = START_ROW;
    return (py_list *)t2m_autorelease(fields);
}

py_list *py_csv_feed(py_csv *csv, py_str line)
{
    if (csv->fields == NULL)
        csv->fields = t2m_retain(py_list_new(PY_OBJECT));
    for (size_t at = 0; at < (size_t)line->size;)
        step(csv, utf8_next(line->text, &at));
    step(csv, '\0');
    return csv->state == START_ROW ? take_fields(csv) : NULL;
}

py_list *py_csv_finish(py_csv *csv)
{
    if (csv->fields == NULL || (csv->field.size == 0 && csv->state != IN_QUOTES))
        return NULL;
    if (csv->is_strict)
        py_raise(PY_CSV_ERROR, "unexpected end of data");
    save_field(csv);
    return take_fields(csv);
}

/* ---- writing */

static bool ends_line(const py_csv *csv, uint32_t c)
{
    for (size_t at = 0; at < (size_t)csv->line_end->size;)
        if (utf8_next(csv->line_end->text, &at) == c)
            return true;
    return false;
}

/* The characters of a field, doubled and escaped; whether they ask for quotes. */
static bool put_field(const py_csv *csv, py_builder *out, py_str text)
{
    bool needs_quotes = false;
    char bytes[4];
    for (size_t at = 0; at < (size_t)text->size;) {
        uint32_t c = utf8_next(text->text, &at);
        if (c == csv->delimiter || c == csv->escape || c == csv->quote || ends_line(csv, c)) {
            bool is_quote = c == csv->quote && csv->quoting != PY_CSV_NONE;
            bool is_escaped = csv->quoting == PY_CSV_NONE || (is_quote && !csv->doubles_quotes) || (!is_quote && c == csv->escape);
            if (is_escaped && csv->escape == NO_CHARACTER)
                py_raise(PY_CSV_ERROR, "need to escape, but no escapechar set");
            if (is_escaped || is_quote)
                py_builder_add(out, bytes, utf8_put(bytes, is_escaped ? csv->escape : c));
            needs_quotes |= !is_escaped;
        }
        py_builder_add(out, bytes, utf8_put(bytes, c));
    }
    return needs_quotes;
}

typedef struct line {
    const py_csv *csv;
    py_builder text;
    int64_t count;
} line;

static void add_value(line *out, py_value value)
{
    const py_csv *csv = out->csv;
    T2M_POOL(pool);
    bool is_number = value != NULL && (py_is_int(value) || py_is_float(value));
    bool is_quoted = csv->quoting == PY_CSV_ALL || (csv->quoting == PY_CSV_NONNUMERIC && !is_number);
    py_builder field = {0};
    is_quoted |= put_field(csv, &field, value == NULL ? PY_STR("") : py_str_object(value));
    char bytes[4];
    if (out->count++ > 0)
        py_builder_add(&out->text, bytes, utf8_put(bytes, csv->delimiter));
    size_t quote = is_quoted ? utf8_put(bytes, csv->quote) : 0;
    py_builder_add(&out->text, bytes, quote);
    py_builder_add(&out->text, field.text, field.size);
    if (is_quoted)
        utf8_put(bytes, csv->quote);
    py_builder_add(&out->text, bytes, quote);
    py_builder_free(&field);
}

static py_str finish_line(line *out)
{
    if (out->count > 0 && out->text.size == 0) { /* one empty field must not look like no field */
        if (out->csv->quoting == PY_CSV_NONE)
            py_raise(PY_CSV_ERROR, "single empty field record must be quoted");
        char bytes[4];
        size_t size = utf8_put(bytes, out->csv->quote);
        py_builder_add(&out->text, bytes, size);
        py_builder_add(&out->text, bytes, size);
    }
    py_builder_str(&out->text, out->csv->line_end);
    return py_builder_take(&out->text);
}

py_str py_csv_line(const py_csv *csv, py_value row)
{
    if (row == NULL || py_is_int(row) || py_is_float(row))
        py_raise(PY_CSV_ERROR, "iterable expected, not %s", py_type_name(row));
    line out = {.csv = csv};
    for (py_each it = py_iterate(row); py_each_next(&it);)
        add_value(&out, it.item);
    return finish_line(&out);
}

static void check_keys(const py_dict *row, py_value keys)
{
    py_builder wrong = {0};
    for (py_dict_iter it = py_dict_iterate(row); py_dict_next(&it);) {
        py_value key = py_box_cell(row->key, it.key);
        bool is_known = false;
        for (py_each each = py_iterate(keys); !is_known && py_each_next(&each);)
            is_known = py_equal(each.item, key);
        if (!is_known)
            py_builder_printf(&wrong, "%s%s", wrong.size ? ", " : "", py_text(py_repr_object(key)));
    }
    if (wrong.size > 0)
        py_raise(PY_VALUE_ERROR, "dict contains fields not in fieldnames: %s", py_text(py_builder_take(&wrong)));
}

py_str py_csv_dict_line(const py_csv *csv, py_value row, py_value keys, py_value missing, bool strict)
{
    const py_dict *dict = py_as_dict(row);
    if (strict)
        check_keys(dict, keys);
    line out = {.csv = csv};
    for (py_each it = py_iterate(keys); py_each_next(&it);) {
        py_cell value;
        bool is_there = dict->key == PY_OBJECT && py_dict_find(dict, py_of(it.item), &value);
        add_value(&out, is_there ? py_box_cell(dict->value, value) : missing);
    }
    return finish_line(&out);
}
