/* Lists, dicts, sets, tuples, records, and indexing of arrays. */
#include "emit/emitter.h"

#include <string.h>

/* A module is held as what it is: its address is that of its base. */
static const IrExpr *without_upcast(const IrExpr *expr)
{
    bool is_upcast =
        expr->kind == IR_CONVERT &&
        (expr->type->kind == IR_TYPE_LIBRARY || expr->type->kind == IR_TYPE_INSTANCE) &&
        (expr->left->type->kind == IR_TYPE_LIBRARY || expr->left->type->kind == IR_TYPE_INSTANCE);
    return is_upcast ? expr->left : expr;
}

void put_cell(Emitter *emitter, Text *out, const IrExpr *expr, const IrType *type)
{
    const IrExpr *value = without_upcast(expr);
    if (value->type->kind == IR_TYPE_OPTIONAL) {
        text_add(out, "py_of(py_box(");
        put_value(emitter, out, value);
        text_add(out, "))");
        return;
    }
    bool is_c_int = value->type->kind == IR_TYPE_BOOL && value->kind != IR_VAR && value->kind != IR_FIELD;
    bool is_mixed = type->kind == IR_TYPE_FLOAT && value->type->kind != IR_TYPE_FLOAT;
    text_add(out, is_c_int ? "py_of_bool(" : is_mixed ? "py_of_float(" : "py_of(");
    put_value(emitter, out, value);
    text_add_char(out, ')');
}

void put_member(Text *out, const IrType *type, const char *cell)
{
    text_printf(out, "%s.%c", cell, c_member(type));
}

/* ---- displays ----------------------------------------------------------------------------------------- */

/* The runtime's display of elements of a type: py_ints(...), py_objects(...). */
static const char *display_of(const IrType *item)
{
    switch (item->kind) {
    case IR_TYPE_BOOL:
        return "py_bools";
    case IR_TYPE_INT:
        return "py_ints";
    case IR_TYPE_FLOAT:
        return "py_floats";
    case IR_TYPE_ARRAY:
        return "py_arrays";
    default:
        return "py_objects";
    }
}

static void put_items(Emitter *emitter, Text *out, const IrExprVec *items)
{
    vec_each(i, items) {
        text_add(out, i ? ", " : "");
        put_value(emitter, out, without_upcast(items->items[i]));
    }
}

static void put_list(Emitter *emitter, Text *out, const IrExprVec *items, const IrType *item)
{
    if (items->count == 0) {
        text_printf(out, "py_list_new(%s)", c_kind(item));
        return;
    }
    text_printf(out, "%s(", display_of(item));
    put_items(emitter, out, items);
    text_add_char(out, ')');
}

/* Items of one kind, or boxed ones. */
static bool is_uniform(const IrType *tuple)
{
    for (size_t i = 1; i < tuple->item_count; i++)
        if (strcmp(c_kind(tuple->items[i]), c_kind(tuple->items[0])) != 0)
            return false;
    return true;
}

static void put_tuple(Emitter *emitter, Text *out, const IrExpr *expr)
{
    bool uniform = is_uniform(expr->type);
    const char *kind = expr->args.count && uniform ? c_kind(expr->type->items[0]) : "PY_VALUE";
    if (expr->args.count == 0) {
        text_printf(out, "py_tuple_from(%s, NULL, 0)", kind);
        return;
    }
    text_printf(out, "PY_TUPLE(%s", kind);
    vec_each(i, &expr->args) {
        bool is_bool = expr->args.items[i]->type->kind == IR_TYPE_BOOL; /* a comparison is an int in C */
        text_add(out, uniform ? ", " : is_bool ? ", py_of(py_box_bool(" : ", py_of(py_box(");
        if (uniform)
            put_cell(emitter, out, expr->args.items[i], expr->type->items[expr->type->is_open ? 0 : i]);
        else
            put_value(emitter, out, expr->args.items[i]);
        text_add(out, uniform ? "" : "))");
    }
    text_add_char(out, ')');
}

static bool are_constants(const IrExprVec *items)
{
    vec_each(i, items) {
        const IrExpr *item = items->items[i];
        bool is_tuple = item->kind == IR_TUPLE && are_constants(&item->args);
        if (item->kind > IR_STR && !is_tuple)
            return false;
    }
    return true;
}

/* CPython makes a display of three or more constants when it compiles, which shows in the order of the set. */
static bool is_constant_set(const IrExprVec *items)
{
    return items->count > 2 && are_constants(items);
}

void put_display(Emitter *emitter, Text *out, const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_LIST:
        put_list(emitter, out, &expr->args, expr->type->items[0]);
        break;
    case IR_SET:
        if (expr->args.count == 0) {
            text_printf(out, "py_set_new(%s)", c_kind(expr->type->items[0]));
            break;
        }
        text_add(out, is_constant_set(&expr->args) ? "py_set_of_constants(" : "py_set_of_list(");
        put_list(emitter, out, &expr->args, expr->type->items[0]);
        text_add_char(out, ')');
        break;
    case IR_DICT:
        if (expr->args.count == 0) {
            text_printf(out, "py_dict_new(%s, %s)", c_kind(expr->type->items[0]),
                        c_kind(expr->type->items[1]));
            break;
        }
        text_add(out, "py_dict_zip(");
        put_list(emitter, out, &expr->keys, expr->type->items[0]);
        text_add(out, ", ");
        put_list(emitter, out, &expr->args, expr->type->items[1]);
        text_add_char(out, ')');
        break;
    default:
        put_tuple(emitter, out, expr);
        break;
    }
}

void put_record(Emitter *emitter, Text *out, const IrRecord *record, const IrExprVec *values)
{
    bool first = true;
    text_add_char(out, '{');
    vec_each(i, values) {
        if (!values->items[i])
            continue;
        text_printf(out, "%s.%s = ", first ? "" : ", ", name_of_field(emitter, record->fields.items[i]));
        put_value(emitter, out, values->items[i]);
        first = false;
    }
    text_add(out, first ? "0}" : "}");
}

/* ---- items and slices --------------------------------------------------------------------------------- */

static void put_dict_item(Emitter *emitter, Text *out, const IrExpr *expr)
{
    bool is_literal = expr->right->kind == IR_STR;
    text_add(out, is_literal ? "py_dict_item(" : "py_dict_at(");
    put_value(emitter, out, expr->left);
    text_add(out, ", ");
    if (is_literal)
        put_c_text(emitter, out, expr->right);
    else
        put_cell(emitter, out, expr->right, expr->left->type->items[0]);
    text_printf(out, ").%c", c_member(expr->type));
}

static void put_tuple_item(Emitter *emitter, Text *out, const IrExpr *expr)
{
    static const char *const readers[IR_TYPE_KIND_COUNT] = {
        [IR_TYPE_BOOL] = "py_as_bool(",
        [IR_TYPE_INT] = "py_as_int(",
        [IR_TYPE_FLOAT] = "py_as_float(",
        [IR_TYPE_ARRAY] = "py_as_array(",
    };
    const char *reader = is_uniform(expr->left->type) ? NULL : readers[expr->type->kind];
    text_add(out, reader ? reader : "");
    text_add(out, "py_tuple_at(");
    put_value(emitter, out, expr->left);
    text_add(out, ", ");
    put_value(emitter, out, expr->right);
    text_printf(out, reader ? ").o)" : ").%c", c_member(expr->type));
}

void put_item(Emitter *emitter, Text *out, const IrExpr *expr)
{
    if (put_struct_item(emitter, out, expr))
        return;
    switch (expr->left->type->kind) {
    case IR_TYPE_DICT:
        put_dict_item(emitter, out, expr);
        return;
    case IR_TYPE_TUPLE:
        put_tuple_item(emitter, out, expr);
        return;
    case IR_TYPE_STR:
        text_add(out, "py_str_at(");
        break;
    default:
        text_add(out, "py_list_at(");
        break;
    }
    put_value(emitter, out, expr->left);
    text_add(out, ", ");
    put_value(emitter, out, expr->right);
    text_add_char(out, ')');
    if (expr->left->type->kind == IR_TYPE_LIST)
        text_printf(out, ".%c", c_member(expr->type));
}

void put_slice(Emitter *emitter, Text *out, const IrExpr *expr)
{
    static const char *const functions[IR_TYPE_KIND_COUNT] = {
        [IR_TYPE_STR] = "py_str_slice", [IR_TYPE_LIST] = "py_list_slice", [IR_TYPE_TUPLE] = "py_tuple_slice"};
    text_printf(out, "%s(", functions[expr->type->kind]);
    put_value(emitter, out, expr->left);
    for (int i = 0; i < 3; i++) {
        text_add(out, ", ");
        if (expr->bounds[i])
            put_value(emitter, out, expr->bounds[i]);
        else
            text_add(out, i == 2 ? "1" : "PY_NONE");
    }
    text_add_char(out, ')');
}

/* ---- indexing of arrays ------------------------------------------------------------------------------- */

static void put_call_of(Emitter *emitter, Text *out, const char *macro, const IrExpr *first,
                        const IrExpr *second)
{
    text_printf(out, "%s(", macro);
    put_value(emitter, out, first);
    if (second) {
        text_add(out, ", ");
        put_value(emitter, out, second);
    }
    text_add_char(out, ')');
}

static void put_bound(Emitter *emitter, Text *out, const IrExpr *bound, const char *none)
{
    if (bound)
        put_value(emitter, out, bound);
    else
        text_add(out, none);
}

/* The macros of an index are named alike for tensors, MX_AT(i), and for arrays of NumPy, NP_AT(i). */
static const char *index_macro(Emitter *emitter, const char *prefix, const char *name)
{
    return arena_printf(emitter->arena, "%s_%s", prefix, name);
}

static void put_range(Emitter *emitter, Text *out, const IrIndexPart *part, const char *prefix)
{
    bool is_step_one = !part->third || (part->third->kind == IR_INT && part->third->integer == 1);
    if (!is_step_one) {
        text_printf(out, "%s_RANGE(", prefix);
        put_bound(emitter, out, part->first, index_macro(emitter, prefix, "OMIT"));
        text_add(out, ", ");
        put_bound(emitter, out, part->second, index_macro(emitter, prefix, "OMIT"));
        text_add(out, ", ");
        put_value(emitter, out, part->third);
        text_add_char(out, ')');
    } else if (part->first && part->second) {
        put_call_of(emitter, out, index_macro(emitter, prefix, "SPAN"), part->first, part->second);
    } else if (part->first || part->second) {
        put_call_of(emitter, out, index_macro(emitter, prefix, part->first ? "FROM" : "TO"),
                    part->first ? part->first : part->second, NULL);
    } else {
        text_printf(out, "%s_ALL", prefix);
    }
}

void put_index_parts(Emitter *emitter, Text *out, const IrIndexVec *parts, const IrType *array)
{
    const char *prefix = ir_type_is_ndarray(array) ? "NP" : "MX";
    vec_each(i, parts) {
        const IrIndexPart *part = &parts->items[i];
        text_add(out, i ? ", " : "");
        switch (part->kind) {
        case IR_INDEX_ALL:
            text_printf(out, "%s_ALL", prefix);
            break;
        case IR_INDEX_ELLIPSIS:
            text_printf(out, "%s_ELLIPSIS", prefix);
            break;
        case IR_INDEX_NEW_AXIS:
            text_printf(out, "%s_NEW", prefix);
            break;
        case IR_INDEX_AT:
            put_call_of(emitter, out, index_macro(emitter, prefix, "AT"), part->first, NULL);
            break;
        case IR_INDEX_RANGE:
            put_range(emitter, out, part, prefix);
            break;
        default:
            put_call_of(emitter, out, index_macro(emitter, prefix, "BY"), part->first, NULL);
            break;
        }
    }
}

/* x[:, -1, :] and x[:, -1] are the same. */
static IrIndexVec without_trailing_alls(const IrIndexVec *parts)
{
    IrIndexVec rest = *parts;
    bool has_ellipsis = false;
    vec_each(i, parts)
        has_ellipsis |= parts->items[i].kind == IR_INDEX_ELLIPSIS;
    while (!has_ellipsis && rest.count > 1 && rest.items[rest.count - 1].kind == IR_INDEX_ALL)
        rest.count--;
    return rest;
}

void put_index(Emitter *emitter, Text *out, const IrExpr *expr)
{
    bool is_ndarray = ir_type_is_ndarray(expr->left->type);
    if (expr->parts.count == 1 && expr->parts.items[0].kind == IR_INDEX_AT) {
        put_call_of(emitter, out, is_ndarray ? "np_at" : "mx_at", expr->left, expr->parts.items[0].first);
        return;
    }
    IrIndexVec parts = without_trailing_alls(&expr->parts);
    text_add(out, is_ndarray ? "np_slice(" : "mx_slice(");
    put_value(emitter, out, expr->left);
    text_add(out, ", ");
    put_index_parts(emitter, out, &parts, expr->left->type);
    text_add_char(out, ')');
}
