/* yaml.safe_load: libyaml's document as values. */
#include "t2m/py_yaml.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"

typedef struct reader {
    yaml_document_t document;
    py_value *made; /* of each node, so that an alias is the same object */
    bool *is_made;
} reader;

/* ---- scalars without quotes and tags */

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

/* Digits and underscores: the digits in `out`; false if there is anything else. */
static bool digits_of(const char *text, const char *allowed, char *out, size_t size)
{
    size_t count = 0;
    for (; *text; text++) {
        if (*text != '_' && (strchr(allowed, *text) == NULL || count + 1 >= size))
            return false;
        if (*text != '_')
            out[count++] = *text;
    }
    out[count] = '\0';
    return count > 0;
}

static bool int_of(const char *text, py_value *value)
{
    char digits[64];
    bool is_negative = *text == '-';
    const char *p = text + (*text == '-' || *text == '+');
    int base = 10;
    bool is_int = false;
    if (strncmp(p, "0b", 2) == 0)
        is_int = digits_of(p + 2, "01", digits, sizeof digits), base = 2;
    else if (strncmp(p, "0x", 2) == 0)
        is_int = digits_of(p + 2, "0123456789abcdefABCDEF", digits, sizeof digits), base = 16;
    else if (p[0] == '0' && p[1] != '\0')
        is_int = digits_of(p, "01234567", digits, sizeof digits), base = 8;
    else
        is_int = *p != '_' && digits_of(p, "0123456789", digits, sizeof digits);
    if (is_int && strlen(digits) > 18 && base == 10)
        py_raise(PY_OVERFLOW_ERROR, "yaml: an int of more than 64 bits");
    int64_t number = is_int ? strtoll(digits, NULL, base) : 0;
    *value = is_int ? py_box_int(is_negative ? -number : number) : NULL;
    return is_int;
}

/* A dot, and an exponent only with a sign: 1e-3 is a text, as PyYAML has it. */
static bool float_of(const char *text, py_value *value)
{
    static const char *const infinities[] = {".inf", ".Inf", ".INF", NULL}, *const nans[] = {".nan", ".NaN", ".NAN", NULL};
    const char *p = text + (*text == '-' || *text == '+');
    if (is_one_of(text, nans) || is_one_of(p, infinities)) {
        *value = py_box_float(is_one_of(text, nans) ? (double)NAN : *text == '-' ? -INFINITY : INFINITY);
        return true;
    }
    char digits[64];
    size_t count = 0, before = strspn(p, "0123456789_");
    const char *dot = p + before;
    if (*dot != '.' || (before == 0 && (dot[1] < '0' || dot[1] > '9')) || *p == '_')
        return false;
    const char *end = dot + 1 + strspn(dot + 1, "0123456789_");
    if (*end == 'e' || *end == 'E') {
        size_t exponent = end[1] == '-' || end[1] == '+' ? strspn(end + 2, "0123456789") : 0;
        if (exponent == 0)
            return false;
        end += 2 + exponent;
    }
    for (const char *q = text; q < end && count + 1 < sizeof digits; q++)
        if (*q != '_')
            digits[count++] = *q;
    digits[count] = '\0';
    if (*end != '\0')
        return false;
    *value = py_box_float(strtod(digits, NULL));
    return true;
}

/* 2026-01-31, 2026-01-31 10:00:00; 1:30 is a number to the base 60. */
static bool is_unread(const char *text)
{
    size_t year = strspn(text, "0123456789");
    if (year == 4 && text[4] == '-') {
        size_t month = strspn(text + 5, "0123456789");
        return month >= 1 && month <= 2 && text[5 + month] == '-' && strspn(text + 6 + month, "0123456789") >= 1;
    }
    const char *p = text + (*text == '-' || *text == '+');
    size_t length = strspn(p, "0123456789:_.");
    return length > 0 && p[length] == '\0' && strchr(p, ':') != NULL && *p >= '1' && *p <= '9' && p[length - 1] != ':';
}

static py_value plain_value(const char *text)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
    static const char *const yes[] = {"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON", NULL};
    static const char *const no[] = {"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF", NULL};
    py_value value = NULL;
    if (is_one_of(text, nulls))
        return NULL;
    if (is_one_of(text, yes) || is_one_of(text, no))
        return py_box_bool(is_one_of(text, yes));
    if (int_of(text, &value) || float_of(text, &value))
        return value;
    if (is_unread(text))
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "yaml: %s is a date or a number to the base 60, which is not read", text);
    return (py_value)py_str_of(text);
}

/* ---- nodes */

static py_value value_of(reader *r, int index);

static py_value scalar_value(const yaml_node_t *node)
{
    const char *text = (const char *)node->data.scalar.value, *tag = (const char *)node->tag;
    bool is_plain = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (strcmp(tag, YAML_STR_TAG) != 0)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "yaml: the tag %s is not read", tag);
    return is_plain ? plain_value(text) : (py_value)py_str_new(text, (int64_t)node->data.scalar.length);
}

/* <<: of a mapping, or of several: what comes first wins. */
static void merge(py_value dict, py_value from)
{
    if (py_is_list(from)) {
        const py_list *list = py_as_list(from);
        for (int64_t i = py_list_length(list); i-- > 0;)
            merge(dict, list->items[i].o);
        return;
    }
    py_dict_update(py_as_dict(dict), py_as_dict(from));
}

static bool is_merge(reader *r, const yaml_node_pair_t *pair)
{
    const yaml_node_t *key = yaml_document_get_node(&r->document, pair->key);
    return key->type == YAML_SCALAR_NODE && key->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           strcmp((const char *)key->data.scalar.value, "<<") == 0;
}

static void fill_dict(reader *r, const yaml_node_t *node, py_value dict)
{
    const yaml_node_pair_t *start = node->data.mapping.pairs.start, *end = node->data.mapping.pairs.top;
    for (const yaml_node_pair_t *pair = start; pair < end; pair++)
        if (is_merge(r, pair))
            merge(dict, value_of(r, pair->value));
    for (const yaml_node_pair_t *pair = start; pair < end; pair++)
        if (!is_merge(r, pair))
            py_set_item(dict, value_of(r, pair->key), value_of(r, pair->value));
}

static py_value value_of(reader *r, int index)
{
    if (r->is_made[index])
        return r->made[index];
    yaml_node_t *node = yaml_document_get_node(&r->document, index);
    r->is_made[index] = true;
    if (node->type == YAML_SCALAR_NODE)
        return r->made[index] = scalar_value(node);
    if (node->type == YAML_MAPPING_NODE) {
        r->made[index] = (py_value)py_dict_new(PY_VALUE, PY_VALUE);
        fill_dict(r, node, r->made[index]);
        return r->made[index];
    }
    py_list *list = py_list_new(PY_VALUE);
    r->made[index] = (py_value)list;
    for (yaml_node_item_t *item = node->data.sequence.items.start; item < node->data.sequence.items.top; item++)
        py_list_append(list, py_of(value_of(r, *item)));
    return r->made[index];
}

static void free_reader(reader *r)
{
    yaml_document_delete(&r->document);
    free(r->made);
    free(r->is_made);
}

static _Noreturn void fail(yaml_parser_t *parser)
{
    py_str place = py_str_printf("%s\n  in \"<unicode string>\", line %zu, column %zu", parser->problem ? parser->problem : "cannot be read",
                                 parser->problem_mark.line + 1, parser->problem_mark.column + 1);
    yaml_parser_delete(parser);
    py_raise(PY_YAML_ERROR, "%s", place->text);
}

py_value py_yaml_load(py_str text)
{
    T2M_POOL(pool);
    yaml_parser_t parser;
    reader r = {0};
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text->text, (size_t)text->size);
    if (!yaml_parser_load(&parser, &r.document))
        fail(&parser);
    yaml_parser_delete(&parser);
    __attribute__((cleanup(free_reader))) reader kept = r;
    if (yaml_document_get_root_node(&kept.document) == NULL)
        return NULL;
    size_t count = (size_t)(kept.document.nodes.top - kept.document.nodes.start) + 1;
    kept.made = t2m_malloc(count * sizeof *kept.made);
    kept.is_made = t2m_malloc(count);
    memset(kept.is_made, 0, count);
    return t2m_keep(&pool, value_of(&kept, 1));
}
