/* Text: f-strings, str.format, the % operator and print become pieces of literal text and values with their format specs. Values of
 * pieces are made here; templates of str.format and % are read in format_template.c, print is in print.c. */
#include "lower/context.h"

#include <string.h>

/* repr(), str() or ascii() of a value as a STR. */
static IrExpr *converted(Lower *l, IrExpr *value, char conversion)
{
    IrExpr *format = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), value->span);
    ir_piece_value(l->ir, &format->pieces, value, conversion == 's' ? 0 : 'r', "");
    return conversion == 'a' ? lower_c_call(l, "py_str_ascii", format->type, value->span, format, NULL) : format;
}

/* A tuple that a function returns prints as the tuple object does. */
static bool is_tuple_record(const IrType *type)
{
    return type->kind == IR_TYPE_RECORD && !type->record->by_pointer && !type->record->is_namespace;
}

/* A function that gives nothing is called before the text is made, after all that stands before it in `pieces`. */
static IrExpr *call_for_none(Lower *l, IrExpr *call, IrPieceVec *pieces)
{
    vec_each(i, pieces) {
        IrPiece *piece = &pieces->items[i];
        if (piece->value && piece->is_early) {
            IrExpr *format = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), call->span);
            vec_push(l->arena, &format->pieces, *piece);
            *piece = (IrPiece){.value = format, .spec = ""};
        }
        if (piece->value)
            piece->value = lower_hold(l, piece->value, "value");
    }
    lower_emit(l, ir_expr_stmt(l->ir, call, call->span));
    return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), call->span);
}

IrExpr *lower_piece_value(Lower *l, const Expr *expr, char conversion, bool has_spec, IrPieceVec *pieces)
{
    const Expr *source = lower_shape_source(l, expr);
    if (source) { /* a shape prints as torch.Size does */
        const IrType *dims = ir_type_library(&l->ir->types, "mx_dims", true);
        IrExpr *shape = lower_c_call(l, "mx_shape", dims, expr->span, lower_expr_as(l, source, lower_simple(l, IR_TYPE_ARRAY)), NULL);
        return lower_c_call(l, "mx_dims_text", lower_simple(l, IR_TYPE_STR), expr->span, shape, NULL);
    }
    source = lower_ndarray_shape(l, expr);
    if (source)
        return lower_c_call(l, "np_shape_text", lower_simple(l, IR_TYPE_STR), expr->span, lower_expr(l, source), NULL);
    const Type *type = sema_type(l->instance, expr);
    IrExpr *value = lower_expr(l, expr);
    if (l->failed)
        return value;
    if (type_unwrap(type)->kind == TYPE_TENSOR && type_unwrap(type)->is_parameter && !has_spec) /* prints as such */
        value = lower_convert(l, value, ir_type_library(&l->ir->types, "nn_param", false), expr->span);
    if (value->type->kind == IR_TYPE_VOID)
        return call_for_none(l, value, pieces);
    if (is_tuple_record(value->type) && type->kind == TYPE_TUPLE)
        value = lower_convert(l, value, lower_type(l, type), expr->span);
    if (!l->failed && conversion && (has_spec || conversion == 'a'))
        return converted(l, value, conversion);
    if (has_spec && value->type->kind == IR_TYPE_ARRAY) { /* of a 0-d tensor the number in it */
        bool is_int = dtype_is_integer(type_unwrap(type)->dtype);
        return lower_convert(l, value, lower_simple(l, is_int ? IR_TYPE_INT : IR_TYPE_FLOAT), expr->span);
    }
    if (is_tuple_record(value->type) || (value->type->kind == IR_TYPE_FUNCTION && value->kind != IR_NULL))
        return lower_fail(l, expr->span, "printing this value is not converted yet");
    return value;
}

static char kept_conversion(char conversion, bool has_spec)
{
    return has_spec || conversion == 'a' ? 0 : conversion;
}

void lower_piece(Lower *l, const Expr *expr, char conversion, const char *spec, const IrExprVec *spec_values, IrPieceVec *pieces)
{
    IrExpr *value = lower_piece_value(l, expr, conversion, *spec != '\0', pieces);
    if (l->failed)
        return;
    bool is_number = !conversion && value->type->kind == IR_TYPE_VALUE && sema_type(l->instance, expr)->is_number;
    if (is_number && *spec && strchr("eEfFgG%", spec[strlen(spec) - 1])) /* an int is written as the float of its value */
        value = lower_convert(l, value, lower_simple(l, IR_TYPE_FLOAT), expr->span);
    IrPiece *piece = ir_piece_value(l->ir, pieces, value, kept_conversion(conversion, *spec != '\0'), spec);
    piece->spec_values = *spec_values;
}

/* f"{x}" of a tensor without dimensions is its number, where print(x) shows a tensor; where only the run knows, it decides. */
static bool formats_tensor(Lower *l, const Expr *expr, IrPieceVec *pieces)
{
    const Type *type = type_unwrap(sema_type(l->instance, expr));
    if (type->kind != TYPE_TENSOR || type->is_parameter || type->rank > 0)
        return false;
    IrExpr *value = lower_expr_as(l, expr, lower_simple(l, IR_TYPE_ARRAY));
    if (l->failed)
        return true;
    const IrType *number = lower_simple(l, type->dtype == DTYPE_BOOL          ? IR_TYPE_BOOL
                                           : dtype_is_integer(type->dtype) ? IR_TYPE_INT
                                                                           : IR_TYPE_FLOAT);
    bool is_known = type->rank == 0 && dtype_is_known(type->dtype);
    value = is_known ? lower_convert(l, value, number, expr->span)
                     : lower_c_call(l, "mx_format", lower_simple(l, IR_TYPE_STR), expr->span, value, NULL);
    ir_piece_value(l->ir, pieces, value, 0, "");
    return true;
}

void lower_format_piece(Lower *l, const Expr *expr, char conversion, const char *spec, const IrExprVec *spec_values, IrPieceVec *pieces)
{
    if (!conversion && !*spec && formats_tensor(l, expr, pieces))
        return;
    size_t before = pieces->count;
    lower_piece(l, expr, conversion, spec, spec_values, pieces);
    bool is_boxed = pieces->count > before && vec_last(pieces).value && vec_last(pieces).value->type->kind == IR_TYPE_VALUE;
    if (is_boxed && !conversion && !*spec && sema_boxes_tensors(l->program))
        vec_last(pieces).conversion = 'f';
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
    size_t before = pieces->count;
    lower_format_piece(l, part->formatted.value, part->formatted.conversion == CONVERSION_NONE ? 0 : (char)part->formatted.conversion, spec, &spec_values, pieces);
    if (pieces->count > before)
        vec_last(pieces).is_early = true;
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
    if (is_format_call(l, expr) && lower_format_pieces(l, expr, pieces))
        return;
    bool is_percent = expr->kind == EXPR_BIN_OP && expr->bin_op.op == BINARY_MOD &&
                      sema_type(l->instance, expr->bin_op.left)->kind == TYPE_STR;
    if (is_percent && lower_percent_pieces(l, expr, pieces))
        return;
    bool is_sum = expr->kind == EXPR_BIN_OP && expr->bin_op.op == BINARY_ADD && sema_type(l->instance, expr)->kind == TYPE_STR &&
                  sema_type(l->instance, expr->bin_op.left)->kind == TYPE_STR && sema_type(l->instance, expr->bin_op.right)->kind == TYPE_STR;
    if (is_sum) { /* 'a' + str(b) */
        lower_pieces(l, expr->bin_op.left, pieces);
        lower_pieces(l, expr->bin_op.right, pieces);
        return;
    }
    lower_piece(l, expr, 0, "", &(IrExprVec){0}, pieces);
}

IrExpr *lower_joined_str(Lower *l, const Expr *expr)
{
    IrExpr *format = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), expr->span);
    add_joined(l, expr, &format->pieces);
    return format;
}
