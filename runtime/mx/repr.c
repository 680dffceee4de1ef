/* print(tensor): PyTorch's text. Numbers share one width; floats are written with 4 decimals, as integers
 * with a point if all are whole, or with an exponent if they span too much. More than 1000 elements are
 * summarised by their ends. */
#include "internal.h"
#include "mlx/c/t2m_ext.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "t2m/mx_grad.h"
#include "t2m/py_format.h"

/* torch.set_printoptions. scientific: -1 where the numbers decide. */
static struct {
    int precision, edge, line, scientific;
    double threshold;
} options = {4, 3, 80, -1, 1000};

void mx_set_printoptions_with(mx_print_options given)
{
    if (given.profile != NULL) {
        options.precision = strcmp(given.profile, "short") == 0 ? 2 : 4;
        options.edge = 3;
        options.line = 80;
        options.threshold = strcmp(given.profile, "full") == 0 ? INFINITY : 1000;
    }
    if (given.precision.given)
        options.precision = (int)given.precision.value;
    if (given.threshold.given)
        options.threshold = given.threshold.value;
    if (given.edgeitems.given)
        options.edge = (int)given.edgeitems.value;
    if (given.linewidth.given)
        options.line = (int)given.linewidth.value;
    options.scientific = given.sci_mode == NN_ON ? 1 : given.sci_mode == NN_OFF ? 0 : -1; /* it is forgotten where it is not given */
}

typedef enum style { STYLE_INT, STYLE_BOOL, STYLE_WHOLE, STYLE_FIXED, STYLE_EXPONENT } style;

typedef struct printer {
    py_builder out;
    mx_dims shape;
    const double *values; /* converted, row-major */
    style style;
    int width;
    bool summarise;
} printer;

static int write_value(char *text, size_t size, style style, double value)
{
    if (style == STYLE_BOOL)
        return snprintf(text, size, "%s", value != 0 ? "True" : "False");
    if (style == STYLE_INT)
        return snprintf(text, size, "%.0f", value);
    if (isnan(value))
        return snprintf(text, size, "nan");
    if (isinf(value))
        return snprintf(text, size, value < 0 ? "-inf" : "inf");
    if (style == STYLE_WHOLE)
        return snprintf(text, size, "%.0f.", value);
    return snprintf(text, size, style == STYLE_FIXED ? "%.*f" : "%.*e", options.precision, value);
}

/* Calls `see` for every element that will be shown. */
static void walk_shown(const printer *p, int dim, int64_t from, void (*see)(void *, double), void *context)
{
    if (dim == p->shape.count) {
        see(context, p->values[from]);
        return;
    }
    int64_t length = p->shape.at[dim], stride = 1;
    for (int i = dim + 1; i < p->shape.count; i++)
        stride *= p->shape.at[i];
    for (int64_t i = 0; i < length; i++) {
        if (p->summarise && length > 2 * options.edge && i == options.edge)
            i = length - options.edge;
        walk_shown(p, dim + 1, from + i * stride, see, context);
    }
}

typedef struct span {
    double largest, smallest; /* of the nonzero finite ones, absolute */
    bool any, whole;
} span;

static void see_span(void *context, double value)
{
    span *s = context;
    double size = fabs(value);
    if (!isfinite(value) || size == 0)
        return;
    s->largest = !s->any || size > s->largest ? size : s->largest;
    s->smallest = !s->any || size < s->smallest ? size : s->smallest;
    s->whole &= value == ceil(value);
    s->any = true;
}

static style float_style(const span *s)
{
    if (!s->any)
        return STYLE_WHOLE;
    if (options.scientific >= 0)
        return options.scientific == 1 ? STYLE_EXPONENT : s->whole ? STYLE_WHOLE : STYLE_FIXED;
    if (s->whole)
        return s->largest / s->smallest > 1000 || s->largest > 1e8 ? STYLE_EXPONENT : STYLE_WHOLE;
    return s->largest / s->smallest > 1000 || s->largest > 1e8 || s->smallest < 1e-4 ? STYLE_EXPONENT
                                                                                     : STYLE_FIXED;
}

static void see_width(void *context, double value)
{
    printer *p = context;
    char text[400];
    bool floating = p->style != STYLE_INT && p->style != STYLE_BOOL;
    if (floating && (!isfinite(value) || value == 0))
        return; /* they do not count: a nan may stick out */
    int width = write_value(text, sizeof(text), p->style, value);
    p->width = width > p->width ? width : p->width;
}

static void add_text(printer *p, const char *text)
{
    py_builder_text(&p->out, text);
}

static void add_value(printer *p, double value)
{
    char text[400];
    int width = write_value(text, sizeof(text), p->style, value);
    for (; width < p->width; width++)
        add_text(p, " ");
    add_text(p, text);
}

/* One row of the innermost dim, broken where the line is full. */
static void add_row(printer *p, int64_t from, int64_t length, int indent)
{
    int per_line = (options.line - indent) / (p->width + 2);
    per_line = per_line < 1 ? 1 : per_line;
    add_text(p, "[");
    int on_line = 0;
    bool cut = p->summarise && length > 2 * options.edge;
    for (int64_t i = 0; i < length; i++) {
        if (on_line == per_line) {
            add_text(p, ",\n");
            for (int k = 0; k <= indent; k++)
                add_text(p, " ");
            on_line = 0;
        } else if (i > 0) {
            add_text(p, ", ");
        }
        if (cut && i == options.edge) {
            add_text(p, " ...");
            i = length - options.edge - 1;
        } else {
            add_value(p, p->values[from + i]);
        }
        on_line++;
    }
    add_text(p, "]");
}

static void add_dims(printer *p, int dim, int64_t from, int indent)
{
    int64_t length = p->shape.at[dim];
    if (dim + 1 == p->shape.count) {
        add_row(p, from, length, indent);
        return;
    }
    int64_t stride = 1;
    for (int i = dim + 1; i < p->shape.count; i++)
        stride *= p->shape.at[i];
    bool cut = p->summarise && length > 2 * options.edge;
    add_text(p, "[");
    for (int64_t i = 0; i < length; i++) {
        if (i > 0) {
            add_text(p, ",");
            for (int k = dim + 1; k < p->shape.count; k++)
                add_text(p, "\n");
            for (int k = 0; k <= indent; k++)
                add_text(p, " ");
        }
        if (cut && i == options.edge) {
            add_text(p, "...");
            i = length - options.edge - 1;
        } else {
            add_dims(p, dim + 1, from + i * stride, indent + 1);
        }
    }
    add_text(p, "]");
}

static void choose_style(printer *p, mx_dtype dtype)
{
    if (dtype == MX_BOOL) {
        p->style = STYLE_BOOL;
    } else if (!mx_dtype_is_float(dtype)) {
        p->style = STYLE_INT;
    } else {
        span s = {.whole = true};
        walk_shown(p, 0, 0, see_span, &s);
        p->style = float_style(&s);
    }
    walk_shown(p, 0, 0, see_width, p);
}

/* Of an empty array: what the brackets cannot show. */
static void add_size(printer *p)
{
    for (int i = 0; i < p->shape.count; i++)
        py_builder_printf(&p->out, "%s%" PRId64, i == 0 ? ", size=(" : ", ", p->shape.at[i]);
    add_text(p, ")");
}

/* ", dtype=torch.float64", on a line of its own if this one would become too long. */
static void add_suffix(printer *p, const char *format, const char *value)
{
    char suffix[80], indent[] = ",\n       ";
    int length = snprintf(suffix, sizeof suffix, format, value);
    const char *text = p->out.text, *end = text + p->out.size, *line = end;
    while (line > text && line[-1] != '\n')
        line--;
    add_text(p, (end - line) + length + 4 > options.line ? indent : ", ");
    add_text(p, suffix);
}

/* PyTorch's name for an operation of the engine's, in capitals: of what nobody named. */
static void name_engine_op(const char *op, char *name, size_t size)
{
    static const struct {
        const char *engine, *torch;
    } names[] = {{"multiply", "Mul"}, {"subtract", "Sub"}, {"divide", "Div"}, {"matmul", "Mm"},   {"negative", "Neg"},
                 {"reshape", "View"}, {"transpose", "T"},  {"power", "Pow"},  {"square", "Pow"}, {"broadcast", "Expand"},
                 {"log_softmax", "LogSoftmax"}, {"slice_update", "CopySlices"}, {"AsStrided", "AsStrided"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i].engine, op) == 0) {
            snprintf(name, size, strcmp(names[i].torch, "CopySlices") == 0 ? "%s" : "%sBackward0", names[i].torch);
            return;
        }
    snprintf(name, size, "%c%sBackward0", toupper((unsigned char)op[0]), op[0] != '\0' ? op + 1 : "");
}

void mx_name_node(const char *label, int dims, char *name, size_t size)
{
    if (strstr(label, "Backward") == NULL) { /* the engine's own */
        name_engine_op(label, name, size);
        return;
    }
    while (strchr(label, ':') != NULL && label[0] - '0' != dims) /* "2:A,B" */
        label = strchr(label, ',') + 1;
    if (strchr(label, ':') == label + 1)
        label += 2;
    snprintf(name, size, "%.*s", (int)strcspn(label, ","), label);
}

/* PyTorch's name of the operation that made x; false if x carries no graph. */
static bool node_name(mx_array x, int dims, char *name, size_t size)
{
    const char *label = t2m_ext_label_of(x);
    if (label != NULL)
        mx_name_node(label, dims, name, size);
    return label != NULL;
}

/* ---- x.grad_fn */

struct mx_grad_node {
    t2m_object object;
    py_str name;
};

static void destroy_node(void *self)
{
    t2m_release((void *)(uintptr_t)((mx_grad_node *)self)->name);
}

static const char *name_of_node(const void *self)
{
    return py_text(((const mx_grad_node *)self)->name);
}

static py_str repr_node(const void *self)
{
    return py_str_printf("<%s object at %p>", name_of_node(self), self);
}

static const t2m_kind node_kind = {.name = "Node", .destroy = destroy_node, .repr = repr_node, .class_name = name_of_node, .type_name = name_of_node};

mx_grad_node *mx_grad_fn(mx_array x)
{
    char name[80];
    if (mx_is_none(x) || mx_is_leaf(x) || !node_name(x, (int)mx_ndim(x), name, sizeof name))
        return NULL;
    mx_grad_node *node = T2M_NEW(mx_grad_node, &node_kind);
    t2m_set(&node->name, py_str_of(name));
    return node;
}

py_str mx_grad_node_name(const mx_grad_node *node)
{
    return node->name;
}

py_str mx_repr_grad(mx_array x, bool requires_grad)
{
    if (mx_is_none(x))
        return PY_STR("None");
    mx_dtype dtype = mlx_array_dtype(x);
    mx_array wide = mx_astype(x, MX_FLOAT64);
    mx_check(mlx_array_eval(wide));
    printer p = {.shape = mx_shape(x), .values = mlx_array_data_float64(wide)};
    int64_t count = mx_numel(x);
    p.summarise = (double)count > options.threshold;
    add_text(&p, "tensor(");
    if (count == 0) {
        add_text(&p, "[]");
        if (p.shape.count != 1)
            add_size(&p);
    } else {
        choose_style(&p, dtype);
        if (p.shape.count == 0)
            add_value(&p, p.values[0]);
        else
            add_dims(&p, 0, 0, (int)strlen("tensor("));
    }
    bool plain = dtype == MX_FLOAT32 || dtype == MX_BOOL || dtype == MX_INT64;
    if (!plain || (count == 0 && dtype != MX_FLOAT32)) {
        add_suffix(&p, "dtype=%s", mx_dtype_name(dtype));
    }
    char node[64];
    if (requires_grad)
        add_suffix(&p, "requires_grad=True%s", "");
    else if (mx_records_graphs() && node_name(x, p.shape.count, node, sizeof node))
        add_suffix(&p, "grad_fn=<%s>", node);
    add_text(&p, ")");
    return py_builder_take(&p.out);
}

py_str mx_repr(mx_array x)
{
    py_value number = mx_number_in(x);
    if (number != NULL)
        return py_str_of(py_text_of(number));
    return mx_repr_grad(x, t2m_ext_owner(x) != NULL && mx_is_leaf(x)); /* hooks own what they hang on, too */
}

py_str mx_format(mx_array x)
{
    if (mx_is_none(x) || mx_ndim(x) > 0)
        return mx_repr(x);
    return mx_number_in(x) != NULL ? mx_repr(x) : py_str_of(py_text_of(mx_tolist_any(x)));
}
