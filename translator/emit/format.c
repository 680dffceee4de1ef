/*
 * Python's formatting as printf. A value whose spec printf understands in the same way becomes a conversion
 * of its own ("%5.2f"); what only the runtime can do (",", "^", centred text, repr of floats) is formatted
 * by it and printed by %s.
 */
#include "emit/emitter.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Python's [[fill]align][sign][#][0][width][grouping][.precision][type], taken apart. */
typedef struct Spec {
    char fill, align, sign;
    bool alternate, zero;
    int width; /* -1: none */
    char grouping;
    int precision; /* -1: none */
    char type;
    bool is_dynamic; /* has nested fields, or is something else than this grammar */
} Spec;

static int read_number(const char **at)
{
    int number = -1;
    for (; isdigit((unsigned char)**at); (*at)++)
        number = (number < 0 ? 0 : number) * 10 + (**at - '0');
    return number;
}

static Spec parse_spec(const char *text)
{
    Spec spec = {.width = -1, .precision = -1};
    const char *at = text;
    if (text[0] && strchr("<>=^", text[1]) && text[1]) {
        spec.fill = *at;
        spec.align = at[1];
        at += 2;
    } else if (*at && strchr("<>=^", *at)) {
        spec.align = *at++;
    }
    if (*at == '+' || *at == '-' || *at == ' ')
        spec.sign = *at++;
    if (*at == '#') {
        spec.alternate = true;
        at++;
    }
    if (*at == '0') {
        spec.zero = true;
        at++;
    }
    spec.width = read_number(&at);
    if (*at == ',' || *at == '_')
        spec.grouping = *at++;
    if (*at == '.') {
        at++;
        spec.precision = read_number(&at);
        spec.is_dynamic = spec.precision < 0;
    }
    if (isalpha((unsigned char)*at) || *at == '%')
        spec.type = *at++;
    spec.is_dynamic |= *at != '\0';
    return spec;
}

/* Whether printf's flags and width mean the same. Numbers stand right by themselves, texts left. */
static bool is_printf_layout(const Spec *spec)
{
    bool is_filled = spec->fill && spec->fill != ' ' && !(spec->fill == '0' && spec->align == '=');
    bool is_inside = spec->align == '=' && spec->fill != '0' && !spec->zero; /* blanks between sign and digits */
    return !spec->is_dynamic && !is_filled && !is_inside && spec->align != '^' && !spec->grouping && !spec->alternate;
}

/* printf fills no inf or nan with zeros, Python does. */
static bool is_zero_filled(const Spec *spec)
{
    return spec->zero || spec->fill == '0';
}

/* "%-+08.3": all but the length and the conversion. */
static void put_directive(Text *format, const Spec *spec)
{
    bool is_left = spec->align == '<';
    text_add_char(format, '%');
    if (is_left && spec->width >= 0)
        text_add_char(format, '-');
    if (spec->sign == '+' || spec->sign == ' ')
        text_add_char(format, spec->sign);
    if ((spec->zero && !is_left && (!spec->align || spec->align == '=')) ||
        (spec->fill == '0' && spec->align == '='))
        text_add_char(format, '0');
    if (spec->width >= 0)
        text_printf(format, "%d", spec->width);
    if (spec->precision >= 0)
        text_printf(format, ".%d", spec->precision);
}

typedef struct Printf {
    Emitter *emitter;
    Text format; /* a sequence of C string literals and PRId64; open while `is_open` */
    Text args;   /* ", a, b" */
    bool is_open;
} Printf;

static void open_literal(Printf *printf_)
{
    if (!printf_->is_open)
        text_add(&printf_->format, printf_->format.length ? " \"" : "\"");
    printf_->is_open = true;
}

static void close_literal(Printf *printf_)
{
    if (printf_->is_open)
        text_add_char(&printf_->format, '"');
    printf_->is_open = false;
}

static void add_literal(Printf *printf_, const char *text, size_t length)
{
    const char *end = memchr(text, '\0', length);
    if (end) { /* which would end the format */
        add_literal(printf_, text, (size_t)(end - text));
        open_literal(printf_);
        text_add(&printf_->format, "%c");
        text_add(&printf_->args, ", 0");
        add_literal(printf_, end + 1, length - (size_t)(end - text) - 1);
        return;
    }
    Text escaped = {0}, doubled = {0};
    for (size_t i = 0; i < length; i++)
        text_add(&doubled, text[i] == '%' ? "%%" : (char[]){text[i], '\0'});
    put_string(&escaped, text_string(&doubled), doubled.length);
    open_literal(printf_);
    text_add_bytes(&printf_->format, escaped.data + 1, escaped.length - 2);
    text_release(&escaped);
    text_release(&doubled);
}

static void add_directive(Printf *printf_, const Spec *spec, const char *conversion)
{
    open_literal(printf_);
    put_directive(&printf_->format, spec);
    text_add(&printf_->format, conversion);
}

static const Spec plain_spec = {.width = -1, .precision = -1};

/* `%s` with a call of the runtime that gives a C text. */
static void add_text_call(Printf *printf_, const char *function, const IrExpr *value, const char *second)
{
    add_directive(printf_, &plain_spec, "s");
    text_printf(&printf_->args, ", %s(", function);
    put_value(printf_->emitter, &printf_->args, value);
    if (second)
        text_printf(&printf_->args, ", %s", second);
    text_add_char(&printf_->args, ')');
}

/* ---- values by type ----------------------------------------------------------------------------------- */

/* Made of constants and comparisons alone: C's int, which PRId64 must not be given. */
static bool is_c_int(const IrExpr *expr)
{
    if (expr->kind == IR_INT || expr->kind == IR_COMPARE || expr->kind == IR_BOOL || expr->kind == IR_AND || expr->kind == IR_OR)
        return true;
    if (expr->kind == IR_RULE && expr->rule->c[0] == '{') { /* `{self}` stands for its operand */
        const IrExpr *operand = expr->receiver ? expr->receiver : expr->args.count ? expr->args.items[0] : NULL;
        return operand && strcspn(expr->rule->c, "}") + 1 == strlen(expr->rule->c) && is_c_int(operand);
    }
    if (expr->kind == IR_CONVERT)
        return expr->left->type->kind == IR_TYPE_BOOL;
    if (expr->kind == IR_BINARY || expr->kind == IR_TERNARY)
        return is_c_int(expr->left) && is_c_int(expr->right);
    if (expr->kind != IR_RULE || expr->receiver)
        return expr->kind == IR_UNARY && is_c_int(expr->left);
    vec_each(i, &expr->args) /* a template such as that of min */
        if (expr->args.items[i] && !is_c_int(expr->args.items[i]))
            return false;
    return expr->args.count > 0;
}

static void add_int(Printf *printf_, const IrExpr *value, const Spec *spec)
{
    add_directive(printf_, spec, "");
    close_literal(printf_);
    text_add(&printf_->format, " PRId64");
    text_add(&printf_->args, is_c_int(value) ? ", (int64_t)" : ", ");
    put_expr(printf_->emitter, &printf_->args, value, is_c_int(value) ? LEVEL_UNARY : LEVEL_ASSIGN);
}

static void add_float(Printf *printf_, const IrExpr *value, const Spec *spec, char type)
{
    add_directive(printf_, spec, (char[]){type, '\0'});
    text_add(&printf_->args, ", ");
    put_value(printf_->emitter, &printf_->args, value);
}

/* The spec as a C text: a literal, or built by py_spec from nested fields. */
static const char *spec_text(Printf *printf_, const IrPiece *piece)
{
    Text text = {0};
    if (piece->spec_values.count == 0) {
        put_string(&text, piece->spec, strlen(piece->spec));
        return text_take(&text, printf_->emitter->arena);
    }
    IrPieceVec pieces = {0};
    const char *at = piece->spec;
    vec_each(i, &piece->spec_values) {
        const char *hole = strstr(at, "{}");
        if (!hole)
            break;
        if (hole > at)
            vec_push(printf_->emitter->arena, &pieces,
                     ((IrPiece){.text = at, .length = (size_t)(hole - at), .spec = ""}));
        vec_push(printf_->emitter->arena, &pieces,
                 ((IrPiece){.value = piece->spec_values.items[i], .spec = ""}));
        at = hole + 2;
    }
    if (*at)
        vec_push(printf_->emitter->arena, &pieces, ((IrPiece){.text = at, .length = strlen(at), .spec = ""}));
    text_add(&text, "py_spec(");
    put_format(printf_->emitter, &text, &pieces);
    text_add_char(&text, ')');
    return text_take(&text, printf_->emitter->arena);
}

static void add_number(Printf *printf_, const IrPiece *piece, const Spec *spec)
{
    const IrExpr *value = piece->value;
    bool is_int = value->type->kind == IR_TYPE_INT;
    bool is_plain = piece->spec_values.count == 0 && is_printf_layout(spec);
    if (is_int && is_plain && (!spec->type || spec->type == 'd') && spec->precision < 0)
        add_int(printf_, value, spec);
    else if (!is_int && is_plain && !is_zero_filled(spec) && spec->type && strchr("feEgG", spec->type))
        add_float(printf_, value, spec, spec->type);
    else if (is_int && is_plain && spec->type && strchr("feE", spec->type)) {
        add_directive(printf_, spec, (char[]){spec->type, '\0'});
        text_add(&printf_->args, ", (double)");
        put_expr(printf_->emitter, &printf_->args, value, LEVEL_UNARY);
    } else if (!is_int && !piece->spec[0])
        add_text_call(printf_, "py_float_text", value, NULL);
    else
        add_text_call(printf_, is_int ? "py_format_int" : "py_format_float", value,
                      spec_text(printf_, piece));
}

static void add_str(Printf *printf_, const IrPiece *piece)
{
    const IrExpr *value = piece->value;
    if (piece->spec[0]) {
        add_text_call(printf_, "py_format_str", value, spec_text(printf_, piece));
        return;
    }
    if (value->kind == IR_STR) {
        add_literal(printf_, value->text, value->length);
        return;
    }
    add_directive(printf_, &plain_spec, "s");
    text_add(&printf_->args, ", ");
    put_c_text(printf_->emitter, &printf_->args, value);
}

static void add_optional(Printf *printf_, const IrPiece *piece)
{
    const IrExpr *value = piece->value;
    static const char *const functions[] = {
        [IR_TYPE_INT] = "py_int_text", [IR_TYPE_FLOAT] = "py_float_text", [IR_TYPE_BOOL] = "py_bool_text"};
    Text text = {0};
    put_expr(printf_->emitter, &text, value, LEVEL_POSTFIX);
    add_directive(printf_, &plain_spec, "s");
    if (piece->spec[0]) {
        static const char *const formats[] = {
            [IR_TYPE_INT] = "py_format_int", [IR_TYPE_FLOAT] = "py_format_float", [IR_TYPE_BOOL] = "py_format_bool"};
        const char *spec = spec_text(printf_, piece);
        text_printf(&printf_->args, ", %s.is_set ? %s(%s.value, %s) : py_format_object(NULL, %s)", text_string(&text),
                    formats[value->type->items[0]->kind], text_string(&text), spec, spec);
    } else {
        text_printf(&printf_->args, ", %s.is_set ? %s(%s.value) : \"None\"", text_string(&text),
                    functions[value->type->items[0]->kind], text_string(&text));
    }
    text_release(&text);
}

/* An array with a spec is its one element. */
static void add_array(Printf *printf_, const IrPiece *piece, const Spec *spec)
{
    const IrExpr *value = piece->value;
    if (!piece->spec[0]) {
        add_directive(printf_, &plain_spec, "s");
        text_add(&printf_->args, ", py_text(mx_repr(");
        put_value(printf_->emitter, &printf_->args, value);
        text_add(&printf_->args, "))");
        return;
    }
    IrExpr item = {.kind = IR_CONVERT, .left = (IrExpr *)value};
    IrType type = {.kind = spec->type == 'd' ? IR_TYPE_INT : IR_TYPE_FLOAT};
    item.type = &type;
    IrPiece converted = *piece;
    converted.value = &item;
    add_number(printf_, &converted, spec);
}

static void add_record(Printf *printf_, const IrExpr *value)
{
    add_directive(printf_, &plain_spec, "s");
    text_add(&printf_->args, ", py_text(py_namespace_repr(");
    put_value(printf_->emitter, &printf_->args, value);
    text_add(&printf_->args, "))");
}

/* A scalar of NumPy as the float in it where printf can do it; else by its own dtype. */
static void add_ndarray(Printf *printf_, const IrPiece *piece)
{
    Spec spec = parse_spec(piece->spec);
    IrType type = {.kind = IR_TYPE_FLOAT, .key = "float"};
    IrExpr number = {.kind = IR_CONVERT, .type = &type, .left = piece->value};
    IrPiece converted = *piece;
    converted.value = &number;
    if (piece->spec_values.count == 0 && is_printf_layout(&spec) && spec.type && strchr("feEgG", spec.type))
        add_number(printf_, &converted, &spec);
    else
        add_text_call(printf_, "np_format", piece->value, spec_text(printf_, piece));
}

static void add_object(Printf *printf_, const IrPiece *piece)
{
    bool is_repr = piece->conversion == 'r' || piece->conversion == 'a';
    const IrType *type = piece->value->type;
    if (type->kind == IR_TYPE_LIBRARY && type->is_embedded && strcmp(type->c_name->text, "mx_dtype") == 0)
        add_text_call(printf_, "mx_dtype_name", piece->value, NULL);
    else if (piece->spec[0] && ir_type_is_ndarray(piece->value->type))
        add_ndarray(printf_, piece);
    else if (piece->spec[0] || piece->conversion == 'f')
        add_text_call(printf_, "py_format_object", piece->value, spec_text(printf_, piece));
    else if (ir_type_is_ndarray(piece->value->type) && !is_repr)
        add_text_call(printf_, "np_text", piece->value, NULL);
    else
        add_text_call(printf_, is_repr ? "py_object_repr_text" : "py_object_text", piece->value, NULL);
}

static void add_value(Printf *printf_, const IrPiece *piece);

/* "%08." */
static bool is_zero_padded(const char *prefix)
{
    return strcspn(prefix, "0") < strcspn(prefix, "123456789.");
}

/* "%5.2f" of the % operator: printf's own language, with Python's look for %s and %r. */
static void add_percent(Printf *printf_, const IrPiece *piece)
{
    const IrExpr *value = piece->value;
    char type = piece->spec[0] ? piece->spec[strlen(piece->spec) - 1] : 's';
    Text prefix = {0};
    text_add_bytes(&prefix, piece->spec, strlen(piece->spec) - 1);
    bool is_bare = prefix.length == 1;
    if (value->type->kind == IR_TYPE_INT && strchr("di", type)) {
        open_literal(printf_);
        text_add(&printf_->format, text_string(&prefix));
        close_literal(printf_);
        text_add(&printf_->format, " PRId64");
        text_add(&printf_->args, is_c_int(value) ? ", (int64_t)" : ", ");
        put_expr(printf_->emitter, &printf_->args, value, is_c_int(value) ? LEVEL_UNARY : LEVEL_ASSIGN);
    } else if (ir_type_is_scalar(value->type) && strchr("feEgG", type) && !is_zero_padded(text_string(&prefix))) {
        open_literal(printf_);
        text_printf(&printf_->format, "%s%c", text_string(&prefix), type);
        text_add(&printf_->args, value->type->kind == IR_TYPE_FLOAT ? ", " : ", (double)");
        put_expr(printf_->emitter, &printf_->args, value,
                 value->type->kind == IR_TYPE_FLOAT ? LEVEL_ASSIGN : LEVEL_UNARY);
    } else if (value->type->kind == IR_TYPE_FLOAT && strchr("di", type)) {
        add_text_call(printf_, "py_percent_float", value, spec_text(printf_, piece));
    } else if (is_bare && strchr("sra", type)) {
        IrPiece plain = {.value = piece->value, .spec = "", .conversion = type == 's' ? 0 : type};
        add_value(printf_, &plain);
    } else {
        static const char *const functions[IR_TYPE_KIND_COUNT] = {
            [IR_TYPE_INT] = "py_percent_int", [IR_TYPE_FLOAT] = "py_percent_float", [IR_TYPE_STR] = "py_percent_str"};
        const char *function = functions[value->type->kind];
        add_text_call(printf_, function ? function : "py_percent_object", value, spec_text(printf_, piece));
    }
    text_release(&prefix);
}

static void add_pieces(Printf *printf_, const IrPieceVec *pieces)
{
    vec_each(i, pieces) {
        if (pieces->items[i].text)
            add_literal(printf_, pieces->items[i].text, pieces->items[i].length);
        else
            add_value(printf_, &pieces->items[i]);
    }
}

static void add_value(Printf *printf_, const IrPiece *piece)
{
    bool is_text_of_pieces = piece->value->kind == IR_FORMAT && !piece->conversion && !piece->spec[0];
    if (is_text_of_pieces) {
        add_pieces(printf_, &piece->value->pieces);
        return;
    }
    Spec spec = parse_spec(piece->spec);
    if (piece->is_percent) {
        add_percent(printf_, piece);
        return;
    }
    switch (piece->value->type->kind) {
    case IR_TYPE_INT:
    case IR_TYPE_FLOAT:
        add_number(printf_, piece, &spec);
        break;
    case IR_TYPE_BOOL:
        if (piece->spec[0])
            add_text_call(printf_, "py_format_bool", piece->value, spec_text(printf_, piece));
        else
            add_text_call(printf_, "py_bool_text", piece->value, NULL);
        break;
    case IR_TYPE_STR:
        if (piece->conversion == 'r' || piece->conversion == 'a')
            add_object(printf_, piece);
        else
            add_str(printf_, piece);
        break;
    case IR_TYPE_ARRAY:
        add_array(printf_, piece, &spec);
        break;
    case IR_TYPE_OPTIONAL:
        add_optional(printf_, piece);
        break;
    case IR_TYPE_RECORD:
        add_record(printf_, piece->value);
        break;
    default:
        if (piece->value->kind == IR_NULL)
            add_literal(printf_, "None", 4);
        else
            add_object(printf_, piece);
        break;
    }
}

bool pieces_are_literal(const IrPieceVec *pieces)
{
    return pieces->count == 1 && pieces->items[0].text;
}

void put_format(Emitter *emitter, Text *out, const IrPieceVec *pieces)
{
    Printf printf_ = {.emitter = emitter};
    add_pieces(&printf_, pieces);
    if (printf_.format.length == 0)
        open_literal(&printf_);
    close_literal(&printf_);
    bool is_empty = strcmp(text_string(&printf_.format), "\"\"") == 0; /* which compilers warn of */
    text_add(out, is_empty ? "\"%s\", \"\"" : text_string(&printf_.format));
    text_add(out, text_string(&printf_.args));
    text_release(&printf_.format);
    text_release(&printf_.args);
}
