/* Text: f-strings, str.format, the % operator and print become pieces of literal text and values with their format specs. */
#include "lower/context.h"

#include <ctype.h>
#include <string.h>

/* A 0-d tensor with a format spec is formatted as the number in it; a shape as torch.Size prints. */
static IrExpr *lower_value(Lower *l, const Expr *expr, bool has_spec)
{
    const Expr *source = lower_shape_source(l, expr);
    if (source) {
        const IrType *dims = ir_type_library(&l->ir->types, "mx_dims", true);
        IrExpr *shape = lower_c_call(l, "mx_shape", dims, expr->span, lower_expr_as(l, source, lower_simple(l, IR_TYPE_ARRAY)), NULL);
        return lower_c_call(l, "mx_dims_text", lower_simple(l, IR_TYPE_STR), expr->span, shape, NULL);
    }
    const Type *type = sema_type(l->instance, expr);
    IrExpr *value = lower_expr(l, expr);
    if (l->failed)
        return value;
    if (has_spec && value->type->kind == IR_TYPE_ARRAY) {
        bool is_int = dtype_is_integer(type_unwrap(type)->dtype);
        return lower_convert(l, value, lower_simple(l, is_int ? IR_TYPE_INT : IR_TYPE_FLOAT), expr->span);
    }
    if (value->type->kind == IR_TYPE_RECORD || value->type->kind == IR_TYPE_VOID)
        return lower_fail(l, expr->span, "printing this value is not converted yet");
    return value;
}

/* ---- f-strings */

static const char *spec_text(Lower *l, const Expr *spec, IrExprVec *values)
{
    Text text = {0};
    vec_each(i, &spec->joined.parts) {
        const Expr *part = spec->joined.parts.items[i];
        if (part->kind == EXPR_CONSTANT) {
            text_add_bytes(&text, part->constant.text, part->constant.length);
        } else {
            text_add(&text, "{}");
            vec_push(l->arena, values, lower_expr(l, part->formatted.value));
        }
    }
    return text_take(&text, l->arena);
}

static void add_formatted(Lower *l, const Expr *part, IrPieceVec *pieces)
{
    IrExprVec spec_values = {0};
    const char *spec = part->formatted.format_spec ? spec_text(l, part->formatted.format_spec, &spec_values) : "";
    bool converts = part->formatted.conversion != CONVERSION_NONE;
    IrExpr *value = lower_value(l, part->formatted.value, *spec != '\0' && !converts);
    if (l->failed)
        return;
    IrPiece *piece = ir_piece_value(l->ir, pieces, value, converts ? (char)part->formatted.conversion : 0, spec);
    piece->spec_values = spec_values;
}

static void add_joined(Lower *l, const Expr *expr, IrPieceVec *pieces)
{
    vec_each(i, &expr->joined.parts) {
        const Expr *part = expr->joined.parts.items[i];
        if (part->kind == EXPR_CONSTANT)
            ir_piece_text(l->ir, pieces, part->constant.text, part->constant.length);
        else if (part->kind == EXPR_JOINED_STR)
            add_joined(l, part, pieces);
        else
            add_formatted(l, part, pieces);
    }
}

/* ---- str.format with a constant template */

typedef struct FormatArgs {
    const BoundCall *call;
    size_t next; /* of automatic numbering */
} FormatArgs;

static const Expr *positional(const BoundCall *call, size_t index)
{
    for (size_t i = 0; i < call->arg_count; i++)
        if (call->args[i].kind == ARG_SPREAD)
            return index < call->args[i].spread.count ? call->args[i].spread.items[index] : NULL;
    return NULL;
}

static const Expr *by_keyword(const BoundCall *call, const char *name, size_t length)
{
    for (size_t i = 0; i < call->arg_count; i++)
        for (size_t k = 0; call->args[i].kind == ARG_KEYWORDS && k < call->args[i].keywords.count; k++) {
            const Keyword *keyword = call->args[i].keywords.items[k];
            if (keyword->name && keyword->name->length == length && memcmp(keyword->name->text, name, length) == 0)
                return keyword->value;
        }
    return NULL;
}

static const Expr *format_argument(FormatArgs *args, const char *name, size_t length)
{
    if (length == 0)
        return positional(args->call, args->next++);
    if (!isdigit((unsigned char)name[0]))
        return by_keyword(args->call, name, length);
    size_t index = 0;
    for (size_t i = 0; i < length; i++)
        index = index * 10 + (size_t)(name[i] - '0');
    return positional(args->call, index);
}

/* The spec of a field, up to its closing brace; nested fields are taken out. Gives the position behind the brace, or NULL. */
static const char *format_spec(Lower *l, FormatArgs *args, const char *at, const char *end, Text *spec, IrExprVec *values)
{
    while (at < end && *at != '}') {
        if (*at != '{') {
            text_add_char(spec, *at++);
            continue;
        }
        const char *close = memchr(at, '}', (size_t)(end - at));
        const Expr *inner = close ? format_argument(args, at + 1, (size_t)(close - at - 1)) : NULL;
        if (!inner)
            return NULL;
        text_add(spec, "{}");
        vec_push(l->arena, values, lower_expr(l, inner));
        at = close + 1;
    }
    return at < end ? at + 1 : NULL;
}

/* One replacement field; `at` is behind its opening brace. */
static const char *format_field(Lower *l, FormatArgs *args, const char *at, const char *end, IrPieceVec *pieces)
{
    const char *name = at;
    while (at < end && *at != '}' && *at != ':' && *at != '!')
        at++;
    const Expr *value = format_argument(args, name, (size_t)(at - name));
    char conversion = 0;
    if (at + 1 < end && *at == '!') {
        conversion = at[1];
        at += 2;
    }
    Text spec = {0};
    IrExprVec spec_values = {0};
    if (at < end && *at == ':')
        at = format_spec(l, args, at + 1, end, &spec, &spec_values);
    else
        at = at < end && *at == '}' ? at + 1 : NULL;
    if (!value || !at) {
        text_release(&spec);
        return NULL;
    }
    IrExpr *lowered = lower_value(l, value, spec.length && !conversion);
    if (!l->failed) {
        IrPiece *piece = ir_piece_value(l->ir, pieces, lowered, conversion, arena_copy_string(l->arena, text_string(&spec)));
        piece->spec_values = spec_values;
    }
    text_release(&spec);
    return at;
}

static bool add_format(Lower *l, const Expr *call, IrPieceVec *pieces)
{
    const ExprInfo *info = sema_expr(l->instance, call);
    const Expr *template = call->call.func->attribute.value;
    if (template->kind != EXPR_CONSTANT || template->constant.kind != CONSTANT_STR || !info->call)
        return false;
    FormatArgs args = {.call = info->call};
    const char *at = template->constant.text, *end = at + template->constant.length;
    while (at < end && !l->failed) {
        if (at + 1 < end && at[0] == at[1] && (*at == '{' || *at == '}')) {
            ir_piece_text(l->ir, pieces, at, 1);
            at += 2;
        } else if (*at == '{') {
            const Span span = call->span;
            at = format_field(l, &args, at + 1, end, pieces);
            if (!at) {
                lower_fail(l, span, "this format string does not fit its arguments");
                return true;
            }
        } else {
            const char *start = at;
            while (at < end && *at != '{' && *at != '}')
                at++;
            ir_piece_text(l->ir, pieces, start, (size_t)(at - start) + (at == start));
            at += at == start;
        }
    }
    return true;
}

/* ---- '...' % values */

static bool add_percent(Lower *l, const Expr *expr, IrPieceVec *pieces)
{
    const Expr *template = expr->bin_op.left, *right = expr->bin_op.right;
    if (template->kind != EXPR_CONSTANT || template->constant.kind != CONSTANT_STR)
        return false;
    bool is_tuple = right->kind == EXPR_TUPLE;
    if (!is_tuple && sema_type(l->instance, right)->kind == TYPE_TUPLE)
        return false;
    size_t count = is_tuple ? right->sequence.items.count : 1, next = 0;
    const char *at = template->constant.text, *end = at + template->constant.length;
    while (at < end && !l->failed) {
        const char *percent = memchr(at, '%', (size_t)(end - at));
        const char *stop = percent ? percent : end;
        if (stop > at)
            ir_piece_text(l->ir, pieces, at, (size_t)(stop - at));
        at = stop;
        if (at >= end)
            break;
        const char *spec = at++;
        while (at < end && strchr("#0- +.123456789hlL", *at))
            at++;
        if (at >= end || *at == '*' || *at == '(')
            return false;
        if (*at++ == '%') {
            ir_piece_text(l->ir, pieces, "%", 1);
            continue;
        }
        if (next >= count) {
            lower_fail(l, expr->span, "not enough arguments for the format string");
            return true;
        }
        const Expr *value = is_tuple ? right->sequence.items.items[next] : right;
        next++;
        bool is_number = !strchr("sra", at[-1]);
        IrExpr *lowered = lower_value(l, value, is_number);
        if (!l->failed) {
            if (is_number && strchr("eEfFgG", at[-1]))
                lowered = lower_convert(l, lowered, lower_simple(l, IR_TYPE_FLOAT), value->span);
            else if (is_number && lowered->type->kind == IR_TYPE_FLOAT && strchr("diu", at[-1]))
                lowered = lower_convert(l, lowered, lower_simple(l, IR_TYPE_INT), value->span);
            IrPiece *piece = ir_piece_value(l->ir, pieces, lowered, 0, arena_copy_bytes(l->arena, spec, (size_t)(at - spec)));
            piece->is_percent = true;
        }
    }
    return true;
}

/* ---- entries */

static bool is_format_call(Lower *l, const Expr *expr)
{
    return expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_ATTRIBUTE &&
           name_is(expr->call.func->attribute.name, "format") &&
           sema_type(l->instance, expr->call.func->attribute.value)->kind == TYPE_STR;
}

void lower_pieces(Lower *l, const Expr *expr, IrPieceVec *pieces)
{
    if (l->failed)
        return;
    if (expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR) {
        ir_piece_text(l->ir, pieces, expr->constant.text, expr->constant.length);
        return;
    }
    if (expr->kind == EXPR_JOINED_STR) {
        add_joined(l, expr, pieces);
        return;
    }
    if (is_format_call(l, expr) && add_format(l, expr, pieces))
        return;
    bool is_percent = expr->kind == EXPR_BIN_OP && expr->bin_op.op == BINARY_MOD &&
                      sema_type(l->instance, expr->bin_op.left)->kind == TYPE_STR;
    if (is_percent && add_percent(l, expr, pieces))
        return;
    bool is_sum = expr->kind == EXPR_BIN_OP && expr->bin_op.op == BINARY_ADD && sema_type(l->instance, expr)->kind == TYPE_STR;
    if (is_sum) { /* 'a' + str(b) */
        lower_pieces(l, expr->bin_op.left, pieces);
        lower_pieces(l, expr->bin_op.right, pieces);
        return;
    }
    IrExpr *value = lower_value(l, expr, false);
    if (!l->failed)
        ir_piece_value(l->ir, pieces, value, 0, "");
}

static IrExpr *format_of(Lower *l, const Expr *expr, bool (*add)(Lower *, const Expr *, IrPieceVec *))
{
    IrExpr *format = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), expr->span);
    if (!add(l, expr, &format->pieces))
        return lower_fail(l, expr->span, "formatting with a template that is not a constant is not converted yet");
    return format;
}

static bool add_f_string(Lower *l, const Expr *expr, IrPieceVec *pieces)
{
    add_joined(l, expr, pieces);
    return true;
}

IrExpr *lower_joined_str(Lower *l, const Expr *expr)
{
    return format_of(l, expr, add_f_string);
}

IrExpr *lower_percent_format(Lower *l, const Expr *expr)
{
    return format_of(l, expr, add_percent);
}

IrExpr *lower_format_method(Lower *l, const Expr *call)
{
    return format_of(l, call, add_format);
}

/* ---- print(...) */

/* A keyword of print that is a constant string; `otherwise` where it is not given. False if it is computed. */
static bool constant_keyword(const Expr *call, const char *name, const char *otherwise, const char **text, size_t *length)
{
    *text = otherwise;
    *length = strlen(otherwise);
    vec_each(i, &call->call.keywords) {
        const Keyword *keyword = call->call.keywords.items[i];
        if (!name_is(keyword->name, name))
            continue;
        if (keyword->value->kind != EXPR_CONSTANT)
            return false;
        if (keyword->value->constant.kind == CONSTANT_STR) {
            *text = keyword->value->constant.text;
            *length = keyword->value->constant.length;
        }
        return keyword->value->constant.kind == CONSTANT_STR || keyword->value->constant.kind == CONSTANT_NONE;
    }
    return true;
}

bool lower_print(Lower *l, const Expr *call)
{
    const char *separator, *end;
    size_t separator_length, end_length;
    if (!constant_keyword(call, "sep", " ", &separator, &separator_length) || !constant_keyword(call, "end", "\n", &end, &end_length)) {
        lower_fail(l, call->span, "a computed `sep` or `end` is not converted yet");
        return true;
    }
    IrStmt *print = ir_stmt(l->ir, IR_PRINT, call->span);
    vec_each(i, &call->call.args) {
        if (i)
            ir_piece_text(l->ir, &print->pieces, separator, separator_length);
        if (call->call.args.items[i]->kind == EXPR_STARRED)
            lower_fail(l, call->span, "print with a starred argument is not converted yet");
        else
            lower_pieces(l, call->call.args.items[i], &print->pieces);
    }
    if (end_length)
        ir_piece_text(l->ir, &print->pieces, end, end_length);
    vec_each(i, &call->call.keywords) {
        const Keyword *keyword = call->call.keywords.items[i];
        if (name_is(keyword->name, "file") && sema_type(l->instance, keyword->value)->kind != TYPE_NONE)
            print->file = lower_expr(l, keyword->value);
        else if (name_is(keyword->name, "flush"))
            print->flush = keyword->value->kind == EXPR_CONSTANT && keyword->value->constant.kind == CONSTANT_TRUE;
    }
    if (!l->failed)
        lower_emit(l, print);
    return true;
}
