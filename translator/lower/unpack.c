/* Values taken apart: `a, (b, *c) = value`. Fixed tuples are known at convert time; a list must have as many items as there are targets. */
#include "lower/context.h"

#include <string.h>

static bool is_sequence(const Expr *target)
{
    return target->kind == EXPR_TUPLE || target->kind == EXPR_LIST;
}

bool lower_has_starred(const Expr *target)
{
    vec_each(i, &target->sequence.items)
        if (target->sequence.items.items[i]->kind == EXPR_STARRED)
            return true;
    return false;
}

static IrExpr *named_item(Lower *l, IrExpr *tuple, const Field *field, Span span)
{
    if (!field)
        return lower_fail(l, span, "this item of the named tuple is not known");
    if (!field->vanishes)
        return lower_field_place(l, tuple, field, span);
    IrExpr *literal = lower_literal(l, field->type, span);
    return literal ? literal : lower_fail(l, span, "`%s` as a value is not converted yet", field->name->text);
}

static IrExpr *nth(Lower *l, IrExpr *value, size_t index, Span span)
{
    const IrType *type = value->type;
    IrExpr *copy = ir_copy(l->ir, value);
    if (type->kind == IR_TYPE_RECORD && index < type->record->fields.count)
        return ir_field_of(l->ir, copy, type->record->fields.items[index], span);
    bool is_item = type->kind == IR_TYPE_TUPLE && (type->is_open || index < type->item_count);
    if (type->kind == IR_TYPE_LIST || is_item)
        return ir_item(l->ir, copy, ir_int(l->ir, (int64_t)index, span), span);
    if (ir_type_is_ndarray(type))
        return lower_c_call(l, "np_at", type, span, copy, ir_int(l->ir, (int64_t)index, span));
    const UserClass *named = type->kind == IR_TYPE_INSTANCE ? lower_user_class(l, type) : NULL;
    if (named && named->is_tuple && index < named->data_fields.count)
        return named_item(l, copy, sema_field(named, named->data_fields.items[index].name), span);
    if (type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "nn_param"))
        copy = lower_value_of_parameter(l, copy);
    if (copy->type->kind == IR_TYPE_ARRAY)
        return lower_c_call(l, "mx_at", copy->type, span, copy, ir_int(l->ir, (int64_t)index, span));
    if (type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "mx_values")) {
        IrRule *member = ARENA_NEW(l->arena, IrRule);
        member->qualname = index ? "torch.return_types.indices" : "torch.return_types.values";
        member->c = index ? "{self}.indices" : "{self}.values";
        return ir_rule_call(l->ir, member, copy, lower_simple(l, IR_TYPE_ARRAY), span);
    }
    if (type->kind == IR_TYPE_VALUE)
        return lower_c_call(l, "py_item_at", type, span, copy, ir_int(l->ir, (int64_t)index, span));
    return lower_fail(l, span, "unpacking a value of type `%s` is not converted yet", type->key);
}

/* What is no list, but has items of one type, as a list. */
static IrExpr *listed(Lower *l, IrExpr *value, Span span)
{
    const IrType *type = value->type;
    const UserClass *class_ = type->kind == IR_TYPE_INSTANCE ? lower_user_class(l, type) : NULL;
    if (class_ && !class_->is_tuple) {
        value = lower_object_iterator(l, value, span);
        type = value->type;
    }
    const char *c = NULL;
    const IrType *item = type->item_count ? type->items[0] : NULL;
    if (type->kind == IR_TYPE_ITERATOR) {
        c = "py_list_of_iterator({a})";
    } else if (type->kind == IR_TYPE_TUPLE && type->is_open) {
        c = "py_list_of_tuple({a})";
    } else if (type->kind == IR_TYPE_SET) {
        c = "py_list_of_set({a})";
    } else if (type->kind == IR_TYPE_DICT) {
        c = "py_dict_keys({a})";
    } else if (type->kind == IR_TYPE_STR) {
        c = "py_str_characters({a})";
        item = type;
    }
    if (!c) { /* for attention, feed_forward in self.layers; w, b = model.parameters() */
        IrExpr *items = lower_library_as_list(l, value, span);
        return items ? items : value;
    }
    IrExpr *list = lower_template(l, c, ir_type_of(&l->ir->types, IR_TYPE_LIST, item), span, false, 1, &value);
    list->rule->draws = list->rule->mutates = list->rule->io = list->rule->raises = type->kind == IR_TYPE_ITERATOR;
    return list;
}

/* A list that has the right number of items, or the program stops. */
static IrExpr *checked(Lower *l, IrExpr *value, size_t count, bool at_least, Span span)
{
    IrExpr *args[] = {value, ir_int(l->ir, (int64_t)count, span)};
    const IrType *type = value->type;
    if (type->kind == IR_TYPE_VALUE && !at_least)
        return lower_c_call(l, "py_unpack", type, span, value, args[1]);
    if (type->kind != IR_TYPE_LIST || (value->kind == IR_LIST && value->args.count == count))
        return value;
    IrExpr *list = lower_template(l, at_least ? "py_unpacked_at_least({a}, {b})" : "py_unpacked({a}, {b})", type, span, false, 2, args);
    list->rule->raises = true;
    return list;
}

static void store(Lower *l, const Expr *target, IrExpr *value)
{
    if (!l->failed)
        lower_assign_value(l, target, value, target->span);
}

static size_t fixed_count(const IrType *type)
{
    return type->kind == IR_TYPE_TUPLE ? type->item_count : type->kind == IR_TYPE_RECORD ? type->record->fields.count : 0;
}

/* The list that the starred target gets: `behind` items stay for the targets behind it. */
static IrExpr *middle(Lower *l, IrExpr *value, size_t first, size_t behind, const IrType *want, Span span)
{
    if (value->type->kind == IR_TYPE_LIST) {
        IrExpr *slice = ir_expr(l->ir, IR_SLICE, value->type, span);
        slice->left = ir_copy(l->ir, value);
        slice->bounds[0] = first ? ir_int(l->ir, (int64_t)first, span) : NULL;
        slice->bounds[1] = behind ? ir_int(l->ir, -(int64_t)behind, span) : NULL;
        return slice;
    }
    if (want->kind != IR_TYPE_LIST || !fixed_count(value->type))
        return lower_fail(l, span, "a starred target is not converted for a value of type `%s` yet", value->type->key);
    IrExpr *list = ir_expr(l->ir, IR_LIST, want, span);
    for (size_t i = first; i + behind < fixed_count(value->type); i++)
        vec_push(l->arena, &list->args, lower_convert(l, nth(l, value, i, span), want->items[0], span));
    return list;
}

static void unpack_starred(Lower *l, const ExprVec *targets, IrExpr *value, Span span)
{
    size_t star = 0, count = targets->count, length = fixed_count(value->type);
    while (targets->items[star]->kind != EXPR_STARRED)
        star++;
    if (value->type->kind == IR_TYPE_VALUE) {
        const IrType *boxed = ir_type_of(&l->ir->types, IR_TYPE_LIST, value->type);
        value = lower_template(l, "py_list_of_any({a})", boxed, span, false, 1, &value);
        value->rule->raises = true;
    }
    value = lower_hold(l, checked(l, value, count - 1, true, span), "items");
    for (size_t i = 0; i < count && !l->failed; i++) {
        const Expr *target = targets->items[i];
        size_t from_end = count - i;
        if (i == star) {
            const Expr *rest = target->starred.value;
            if (rest->kind == EXPR_NAME && name_is(rest->name.id, "_"))
                continue;
            const IrType *want = lower_type(l, sema_type(l->instance, rest));
            store(l, rest, middle(l, value, star, count - 1 - star, want, target->span));
        } else if (i < star || length) {
            store(l, target, nth(l, value, i < star ? i : length - from_end, target->span));
        } else if (value->type->kind == IR_TYPE_LIST) {
            store(l, target, ir_item(l->ir, ir_copy(l->ir, value), ir_int(l->ir, -(int64_t)from_end, target->span), target->span));
        } else {
            lower_fail(l, target->span, "a target behind a starred one is not converted for a value of type `%s` yet", value->type->key);
        }
    }
}

static void unpack(Lower *l, const Expr *target, IrExpr *value, Span span)
{
    const ExprVec *targets = &target->sequence.items;
    value = listed(l, value, span);
    if (lower_has_starred(target)) {
        unpack_starred(l, targets, value, span);
        return;
    }
    value = lower_hold(l, checked(l, value, targets->count, false, span), value->type->kind == IR_TYPE_RECORD ? "result" : "items");
    vec_each(i, targets)
        if (!l->failed)
            store(l, targets->items[i], nth(l, value, i, targets->items[i]->span));
}

void lower_assign_value(Lower *l, const Expr *target, IrExpr *value, Span span)
{
    if (l->failed)
        return;
    if (is_sequence(target))
        unpack(l, target, value, span);
    else if (!(target->kind == EXPR_NAME && name_is(target->name.id, "_")) || lower_target_variable(l, target))
        lower_store(l, target, value, NULL);
}
