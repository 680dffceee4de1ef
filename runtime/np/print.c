/* Arrays as text, as NumPy 2 prints them: one format for all elements of an array, found by looking at them first; rows wrapped at 75
 * columns; the middle of large arrays left out. */
#include "internal.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

typedef struct Options {
    int precision, edge;
    int64_t threshold, width;
    bool is_suppressed;
} Options;
static Options options = {.precision = 8, .edge = 3, .threshold = 1000, .width = 75};

void np_set_printoptions(int64_t precision, int64_t threshold, int64_t edgeitems, int64_t linewidth, int suppress)
{
    options.precision = precision >= 0 ? (int)precision : options.precision;
    options.threshold = threshold >= 0 ? threshold : options.threshold;
    options.edge = edgeitems >= 0 ? (int)edgeitems : options.edge;
    options.width = linewidth >= 0 ? linewidth : options.width;
    options.is_suppressed = suppress >= 0 ? suppress > 0 : options.is_suppressed;
}

int64_t np_threshold(double threshold)
{
    return threshold < 1e18 ? (int64_t)threshold : INT64_MAX;
}

/* with np.printoptions(...): keeps what was set before. */
struct np_printoptions {
    t2m_object base;
    Options before;
};

static const t2m_kind printoptions_kind = {.name = "numpy.printoptions", .size = sizeof(np_printoptions)};

np_printoptions *np_begin_printoptions(int64_t precision, int64_t threshold, int64_t edgeitems, int64_t linewidth, int suppress)
{
    np_printoptions *kept = T2M_NEW(np_printoptions, &printoptions_kind);
    kept->before = options;
    np_set_printoptions(precision, threshold, edgeitems, linewidth, suppress);
    return kept;
}

void np_end_printoptions(np_printoptions *kept)
{
    options = kept->before;
}

/* ---- growing text */

typedef struct Buffer {
    char *text;
    size_t length, capacity;
} Buffer;

static void add_bytes(Buffer *out, const char *text, size_t length)
{
    if (out->length + length + 1 > out->capacity) {
        out->capacity = 2 * (out->length + length) + 64;
        out->text = t2m_realloc(out->text, out->capacity);
    }
    memcpy(out->text + out->length, text, length);
    out->length += length;
    out->text[out->length] = '\0';
}

static void add(Buffer *out, const char *text)
{
    add_bytes(out, text, strlen(text));
}

static void add_blanks(Buffer *out, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        add_bytes(out, " ", 1);
}

static void strip_blanks(Buffer *out)
{
    while (out->length && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
}

static py_str taken(Buffer *out)
{
    py_str text = py_str_new(out->text ? out->text : "", (int64_t)out->length);
    free(out->text);
    return text;
}

/* ---- one number */

enum { NUMBER_TEXT = 400 };

/* The shortest digits that read back as x in its own type: "-1.2345e-05". Gives how many behind the point. */
static int shortest(double x, np_type type, char *text)
{
    int most = type == NP_TYPE_FLOAT64 ? 16 : type == NP_TYPE_FLOAT32 ? 8 : 4, digits = 0;
    for (; digits <= most; digits++) {
        snprintf(text, NUMBER_TEXT, "%.*e", digits, x);
        bool is_same = type == NP_TYPE_FLOAT64   ? strtod(text, NULL) == x
                       : type == NP_TYPE_FLOAT32 ? strtof(text, NULL) == (float)x
                                                 : np_half_of_float(strtof(text, NULL)) == np_half_of_float((float)x);
        if (is_same)
            break;
    }
    return digits < most ? digits : most;
}

static void trim_zeros(char *text)
{
    size_t length = strlen(text);
    while (length && text[length - 1] == '0')
        text[--length] = '\0';
}

/* 12.5, 3. : at most `precision` digits behind the point, without zeros at the end. */
static void positional(double x, np_type type, int precision, char *text)
{
    char digits[NUMBER_TEXT];
    int count = shortest(x, type, digits), exponent = atoi(strchr(digits, 'e') + 1);
    int fraction = count - exponent > 0 ? count - exponent : 0;
    if (fraction > precision || x == 0) {
        snprintf(text, NUMBER_TEXT, "%.*f", precision, x);
    } else if (exponent > count) { /* 1e22: zeros behind the digits that count */
        char *to = text;
        for (const char *at = digits; *at != 'e'; at++)
            if (*at != '.')
                *to++ = *at;
        for (int i = count; i < exponent; i++)
            *to++ = '0';
        *to = '\0';
    } else {
        /* the digits are right as they are: print so many, by the decimal that they say */
        char *to = text;
        const char *at = digits;
        if (*at == '-')
            *to++ = *at++;
        char plain[NUMBER_TEXT];
        int n = 0;
        for (; *at != 'e'; at++)
            if (*at != '.')
                plain[n++] = *at;
        if (exponent < 0) {
            *to++ = '0';
            *to++ = '.';
            for (int i = -1; i > exponent; i--)
                *to++ = '0';
            for (int i = 0; i < n; i++)
                *to++ = plain[i];
        } else {
            for (int i = 0; i < n; i++) {
                *to++ = plain[i];
                if (i == exponent)
                    *to++ = '.';
            }
        }
        *to = '\0';
    }
    if (!strchr(text, '.'))
        strcat(text, ".");
    trim_zeros(text);
}

/* 1.25e-05, 3.e+10 */
static void scientific(double x, np_type type, int precision, char *text)
{
    int count = shortest(x, type, text);
    if (count > precision)
        snprintf(text, NUMBER_TEXT, "%.*e", precision, x);
    char tail[16], *exponent = strchr(text, 'e');
    snprintf(tail, sizeof tail, "%s", exponent);
    *exponent = '\0';
    if (!strchr(text, '.'))
        strcat(text, ".");
    trim_zeros(text);
    strcat(text, tail);
}

static const char *odd_float(double x)
{
    return isnan(x) ? "nan" : x < 0 ? "-inf" : "inf";
}

/* str() of a scalar. */
static void scalar_text(const char *at, np_type type, char *text)
{
    if (type == NP_TYPE_BOOL) {
        strcpy(text, *at ? "True" : "False");
    } else if (type == NP_TYPE_UINT64) {
        snprintf(text, NUMBER_TEXT, "%" PRIu64, *(const uint64_t *)at);
    } else if (!np_is_float_type(type)) {
        snprintf(text, NUMBER_TEXT, "%" PRId64, np_get_int(at, type));
    } else {
        double x = np_get_float(at, type), size = fabs(x), limit = type == NP_TYPE_FLOAT64 ? 1e16 : type == NP_TYPE_FLOAT32 ? 1e6 : 1e3;
        bool is_small = size < 1e-4;
        if (!isfinite(x)) {
            strcpy(text, odd_float(x));
        } else if (size == 0 || (!is_small && size < limit)) {
            positional(x, type, 400 / 2, text);
            if (text[strlen(text) - 1] == '.')
                strcat(text, "0");
        } else {
            scientific(x, type, 400 / 2, text);
            char *point = strstr(text, ".e");
            if (point)
                memmove(point, point + 1, strlen(point));
        }
    }
}

/* ---- the format of an array's elements */

typedef struct Format {
    np_type type;
    bool is_exponential;
    int left, right, precision, exponent; /* widths before and behind the point, of the exponent */
    int width;                            /* of integers and bools */
} Format;

/* Calls see(context, element) for the elements that are shown. */
typedef void (*see_function)(Format *format, const char *at, void *context);

static void each_shown(const np_array *x, int dim, const char *at, bool is_summary, Format *format, see_function see, void *context)
{
    if (dim == x->ndim) {
        see(format, at, context);
        return;
    }
    int64_t n = x->shape[dim];
    for (int64_t i = 0; i < n; i++) {
        if (is_summary && n > 2 * options.edge && i == options.edge)
            i = n - options.edge;
        each_shown(x, dim + 1, at + i * x->strides[dim], is_summary, format, see, context);
    }
}

typedef struct Range {
    double largest, smallest; /* of the finite ones that are not zero */
    int finite, total;
    bool has_negative_infinity, has_infinity;
} Range;

static void see_range(Format *format, const char *at, void *context)
{
    Range *range = context;
    double x = np_get_float(at, format->type), size = fabs(x);
    range->total++;
    if (!isfinite(x)) {
        range->has_negative_infinity |= isinf(x) && x < 0;
        range->has_infinity |= isinf(x);
        return;
    }
    range->finite++;
    if (size == 0)
        return;
    range->largest = size > range->largest ? size : range->largest;
    range->smallest = range->smallest == 0 || size < range->smallest ? size : range->smallest;
}

static int max_int(int a, int b)
{
    return a > b ? a : b;
}

static void see_digits(Format *format, const char *at, void *context)
{
    int precision = *(int *)context;
    double x = np_get_float(at, format->type);
    char text[NUMBER_TEXT];
    if (!isfinite(x))
        return;
    if (format->is_exponential)
        scientific(x, format->type, precision, text);
    else
        positional(x, format->type, precision, text);
    const char *point = strchr(text, '.'), *e = strchr(text, 'e');
    int fraction = (int)(e ? e - point - 1 : (long)strlen(point + 1));
    format->left = max_int(format->left, (int)(point - text));
    format->right = max_int(format->right, fraction);
    if (e)
        format->exponent = max_int(format->exponent, (int)strlen(e + 2));
}

static void see_width(Format *format, const char *at, void *context)
{
    char text[NUMBER_TEXT];
    (void)context;
    scalar_text(at, format->type, text);
    format->width = max_int(format->width, (int)strlen(text));
}

static Format find_format(const np_array *x, bool is_summary)
{
    Format format = {.type = x->type, .precision = options.precision};
    if (!np_is_float_type(x->type)) {
        each_shown(x, 0, x->data, is_summary, &format, see_width, NULL);
        if (x->type == NP_TYPE_BOOL && x->ndim)
            format.width = 5;
        return format;
    }
    Range range = {0};
    each_shown(x, 0, x->data, is_summary, &format, see_range, &range);
    double limit = x->type == NP_TYPE_FLOAT64 ? 1e8 : x->type == NP_TYPE_FLOAT32 ? 1e6 : 1e3;
    bool is_wide = range.smallest < 0.0001 || range.largest / range.smallest > 1000;
    format.is_exponential = range.largest > 0 && (range.largest >= limit || (!options.is_suppressed && is_wide));
    int precision = options.precision;
    if (range.finite)
        each_shown(x, 0, x->data, is_summary, &format, see_digits, &precision);
    format.precision = format.is_exponential ? format.right : options.precision;
    int behind = format.is_exponential ? format.exponent + 2 + format.right : format.right;
    if (range.finite != range.total) {
        format.left = max_int(format.left, 3 - behind - 1);
        format.left = max_int(format.left, range.has_infinity ? 3 + range.has_negative_infinity - behind - 1 : 0);
    }
    return format;
}

static void put_padded(Buffer *out, const char *text, int width)
{
    add_blanks(out, width - (int)strlen(text));
    add(out, text);
}

static void put_element(Buffer *out, const Format *format, const char *at)
{
    char text[NUMBER_TEXT];
    if (!np_is_float_type(format->type)) {
        scalar_text(at, format->type, text);
        put_padded(out, text, format->width);
        return;
    }
    double x = np_get_float(at, format->type);
    int behind = format->is_exponential ? format->exponent + 2 + format->right : format->right;
    if (!isfinite(x)) {
        put_padded(out, odd_float(x), format->left + behind + 1);
        return;
    }
    if (format->is_exponential) {
        scientific(x, format->type, format->precision, text);
        char tail[16], *e = strchr(text, 'e');
        snprintf(tail, sizeof tail, "%s", e);
        *e = '\0';
        int fraction = (int)strlen(strchr(text, '.') + 1);
        add_blanks(out, format->left - (int)(strchr(text, '.') - text));
        add(out, text);
        for (; fraction < format->right; fraction++)
            add(out, "0");
        add_bytes(out, tail, 2);
        for (int digits = (int)strlen(tail + 2); digits < format->exponent; digits++)
            add(out, "0");
        add(out, tail + 2);
        return;
    }
    positional(x, format->type, format->precision, text);
    add_blanks(out, format->left - (int)(strchr(text, '.') - text));
    add(out, text);
    add_blanks(out, format->right - (int)strlen(strchr(text, '.') + 1));
}

/* ---- the brackets */

typedef struct Writer {
    const np_array *x;
    Format format;
    const char *separator; /* ", " or " " */
    bool is_summary;
    Buffer out;
    size_t line; /* where the line at hand begins */
} Writer;

static void put_word(Writer *writer, const char *word, size_t length, int64_t width, int64_t indent)
{
    Buffer *out = &writer->out;
    int64_t column = (int64_t)(out->length - writer->line);
    if (column + (int64_t)length > width && column > indent) {
        strip_blanks(out);
        add(out, "\n");
        writer->line = out->length;
        add_blanks(out, indent);
    }
    add_bytes(out, word, length);
}

static void put_separator(Writer *writer)
{
    add(&writer->out, writer->separator);
}

/* One row: the opening bracket stands at `indent - 1`. */
static void put_row(Writer *writer, const char *at, int64_t indent, int64_t width)
{
    const np_array *x = writer->x;
    int64_t n = x->shape[x->ndim - 1], stride = x->strides[x->ndim - 1];
    bool has_gap = writer->is_summary && n > 2 * options.edge;
    for (int64_t i = 0; i < n; i++) {
        if (has_gap && i == options.edge) {
            put_word(writer, "...", 3, width, indent);
            put_separator(writer);
            i = n - options.edge;
        }
        Buffer word = {0};
        put_element(&word, &writer->format, at + i * stride);
        put_word(writer, word.text, word.length, width, indent);
        free(word.text);
        if (i + 1 < n)
            put_separator(writer);
    }
}

static void put_nested(Writer *writer, int dim, const char *at, int64_t indent, int64_t width)
{
    const np_array *x = writer->x;
    add(&writer->out, "[");
    if (dim == x->ndim - 1) {
        put_row(writer, at, indent, width - 1);
        add(&writer->out, "]");
        return;
    }
    int64_t n = x->shape[dim];
    for (int64_t i = 0; i < n; i++) {
        if (writer->is_summary && n > 2 * options.edge && i == options.edge) {
            add(&writer->out, "...");
            i = n - options.edge - 1;
        } else {
            put_nested(writer, dim + 1, at + i * x->strides[dim], indent + 1, width - 1);
        }
        if (i + 1 == n)
            break;
        size_t length = strlen(writer->separator);
        while (length && writer->separator[length - 1] == ' ')
            length--;
        add_bytes(&writer->out, writer->separator, length);
        for (int k = dim; k < x->ndim - 1; k++)
            add(&writer->out, "\n");
        writer->line = writer->out.length;
        add_blanks(&writer->out, indent);
    }
    add(&writer->out, "]");
}

/* `prefix` is what stands on the first line already, `suffix` the columns to be kept free on the last. */
static void put_array(Buffer *out, const np_array *x, const char *separator, int64_t prefix, int64_t suffix)
{
    if (np_size(x) == 0) {
        add(out, "[]");
        return;
    }
    bool is_summary = np_size(x) > options.threshold;
    Writer writer = {.x = x, .format = find_format(x, is_summary), .separator = separator, .is_summary = is_summary, .out = *out};
    if (x->ndim == 0)
        put_element(&writer.out, &writer.format, x->data);
    else
        put_nested(&writer, 0, x->data, prefix + 1, options.width - suffix);
    *out = writer.out;
}

py_str np_str(const np_array *x)
{
    if (x->ndim == 0) {
        char text[NUMBER_TEXT];
        scalar_text(x->data, x->type, text);
        return py_str_of(text);
    }
    Buffer out = {0};
    put_array(&out, x, " ", 0, 0);
    return taken(&out);
}

py_str np_array_text(const np_array *x, int64_t precision, int suppress, py_str separator, int64_t width, int64_t threshold)
{
    Options before = options;
    np_set_printoptions(precision, threshold, -1, width, suppress);
    Buffer out = {0};
    put_array(&out, x, py_text(separator), 0, 0);
    options = before;
    return taken(&out);
}

const char *np_text(const np_array *x)
{
    return py_text(np_str(x));
}

static py_str scalar_repr(const np_array *x)
{
    char text[NUMBER_TEXT];
    scalar_text(x->data, x->type, text);
    if (x->form == NP_NUMBER)
        return py_str_of(text);
    if (x->type == NP_TYPE_BOOL)
        return py_str_printf("np.%s_", text);
    return py_str_printf("np.%s(%s)", np_dtypes[x->type].name, text);
}

static bool is_implied(np_type type)
{
    return type == NP_TYPE_BOOL || type == NP_TYPE_INT64 || type == NP_TYPE_FLOAT64;
}

py_str np_repr(const np_array *x)
{
    if (x->form != NP_ARRAY)
        return scalar_repr(x);
    Buffer out = {0};
    add(&out, "array(");
    put_array(&out, x, ", ", 6, 1);
    int64_t size = np_size(x);
    char extra[200] = "";
    if ((size == 0 && !(x->ndim == 1)) || size > options.threshold)
        snprintf(extra, sizeof extra, "shape=%s", np_tuple_words(x->ndim, x->shape));
    if (!is_implied(x->type) || size == 0)
        snprintf(extra + strlen(extra), sizeof extra - strlen(extra), "%sdtype=%s", *extra ? ", " : "", np_dtypes[x->type].name);
    if (*extra) {
        add(&out, ",");
        const char *line = strrchr(out.text, '\n');
        size_t column = strlen(line ? line + 1 : out.text);
        bool wraps = (int64_t)(column + strlen(extra) + 2) > options.width;
        add(&out, wraps ? "\n      " : " ");
        add(&out, extra);
    }
    add(&out, ")");
    return taken(&out);
}

/* ---- format() */

const char *np_format(const np_array *x, const char *spec)
{
    if (!*spec)
        return np_text(x);
    if (x->ndim || x->form == NP_ARRAY)
        py_raise(PY_TYPE_ERROR, "unsupported format string passed to numpy.ndarray.__format__");
    if (x->type == NP_TYPE_BOOL)
        return py_format_str(np_str(x), spec);
    return np_is_float_type(x->type) ? py_format_float(np_get_float(x->data, x->type), spec)
                                     : py_format_int(np_get_int(x->data, x->type), spec);
}
