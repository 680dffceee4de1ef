/* Targets of assignments: names, attributes, items, sequences of them. */
#include "sema/infer.h"

#include <string.h>

const Type *final_type(Frame *frame, const Type *type)
{
    return frame->infer->is_final && type ? type_resolve(frame->types, type) : type;
}

static void assign_name(Frame *frame, Expr *target, const Type *type)
{
    ExprInfo *info = info_of(frame, target);
    Symbol *symbol = symbol_of(frame, target->name.id);
    info->resolution = RESOLVED_VARIABLE;
    info->type = final_type(frame, type);
    if (frame->class_body && !(symbol && symbol->is_comprehension)) {
        class_attribute_assign(frame, target->name.id, type, target, info);
        return;
    }
    env_forget(frame, target);
    if (symbol)
        env_assign(frame, symbol, type, target->span, info);
}

/* The value that is stored, as an argument of the method that stores it. */
static ArgValue stored_argument(Frame *frame, const Expr *target, const Type *type, Expr ***placeholder)
{
    Expr *stands = ARENA_NEW(frame->arena, Expr);
    stands->kind = EXPR_NAME;
    stands->span = target->span;
    info_of(frame, stands)->type = final_type(frame, type);
    *placeholder = ARENA_NEW(frame->arena, Expr *);
    **placeholder = stands;
    return (ArgValue){.expr = stands, .type = type};
}

/* Storing there raises. */
static void refuse_store(Frame *frame, Expr *target, const Type *type, const char *rule, const char *message, ExprInfo *info)
{
    const RuleSymbol *symbol = rules_find(frame->infer->rules, rule);
    Expr **placeholder, *text = pointer_map_get(&frame->infer->spelled_out, target);
    ArgVec args = {0};
    if (!text)
        pointer_map_set(frame->arena, &frame->infer->spelled_out, target, text = synth_expr(frame->infer, arena_printf(frame->arena, "\"%s\"", message), target->span));
    vec_push(frame->arena, &args, stored_argument(frame, target, type, &placeholder));
    vec_push(frame->arena, &args, (ArgValue){.expr = text, .type = infer_expr(frame, text)});
    call_rule(frame, symbol->function, NULL, NULL, &args, target->span, target, &info->call);
    info->call->placeholders = placeholder;
    info->call->placeholder_count = 1;
    info->resolution = RESOLVED_VALUE;
}

/* x.name = value with @name.setter. */
static bool assign_property(Frame *frame, Expr *target, const Type *object, const Type *type, ExprInfo *info)
{
    Member member = member_of_class_object(frame, object->class_, target->attribute.name);
    UserFunction *setter = member.kind == MEMBER_METHOD && member.function->is_property
                               ? class_setter(object->class_, target->attribute.name) : NULL;
    if (member.kind != MEMBER_METHOD || !member.function->is_property)
        return false;
    if (!setter) {
        refuse_store(frame, target, type, "builtins._refuse",
                     arena_printf(frame->arena, "property '%s' of '%s' object has no setter", target->attribute.name->text, object->class_->name->text), info);
        return true;
    }
    ArgVec args = {0};
    Expr **placeholder;
    vec_push(frame->arena, &args, stored_argument(frame, target, type, &placeholder));
    call_user(frame, setter, target->attribute.value, object, &args, target->span, target, &info->call);
    info->call->placeholders = placeholder;
    info->call->placeholder_count = 1;
    info->resolution = RESOLVED_VALUE;
    return true;
}

/* torch.backends.cudnn.benchmark = True: a value of a stub that says drop(...). */
static bool is_needless_switch(const Type *object, Name name)
{
    const RuleSymbol *symbol = NULL;
    if (object->kind == TYPE_MODULE && object->module && object->module->rule)
        symbol = rules_own_symbol(object->module->rule, name);
    else if (object->kind == TYPE_CLASS && object->class_ && object->class_->rule)
        symbol = rule_class_own_member(object->class_->rule, name);
    return symbol && symbol->kind == RULE_VALUE && symbol->value->drop;
}

static void assign_attribute(Frame *frame, Expr *target, const Type *type, Expr *value)
{
    ExprInfo *info = info_of(frame, target);
    const Type *object = type_unwrap(infer_expr(frame, target->attribute.value));
    info->type = final_type(frame, type);
    env_forget(frame, target);
    if (object->kind == TYPE_DYNAMIC) {
        const Type *owner = infer_boxed_owner(frame, target->attribute.value, target->attribute.name);
        if (!owner) {
            assign_boxed_attribute(frame, target, type, value, info);
            return;
        }
        object = owner;
    }
    if (is_dropped_value(object)) {
        info->resolution = RESOLVED_ENTITY;
        info->type = object;
        return;
    }
    bool is_frozen = object->kind == TYPE_INSTANCE && object->class_->user && object->class_->user->is_frozen && !frame->function->is_made;
    if (is_frozen) {
        refuse_store(frame, target, type, "dataclasses._refuse",
                     arena_printf(frame->arena, "cannot assign to field '%s'", target->attribute.name->text), info);
        return;
    }
    if (object->kind == TYPE_INSTANCE && object->class_->user && assign_property(frame, target, object, type, info))
        return;
    if (attribute_hook(frame, object, "__setattr__")) {
        Expr **placeholder;
        ArgValue stored = stored_argument(frame, target, type, &placeholder);
        if (hooked_store(frame, target, object, stored, placeholder, info))
            return;
    }
    if (object->kind == TYPE_INSTANCE && object->class_->user && !class_has_slot_for(frame, object->class_, target->attribute.name)) {
        refuse_store(frame, target, type, "builtins._refuse",
                     arena_printf(frame->arena, "'%s' object has no attribute '%s'", object->class_->name->text, target->attribute.name->text), info);
        return;
    }
    if (object->kind == TYPE_INSTANCE && object->class_->user) {
        Field *field = class_field_for_store(frame, object->class_->user, target->attribute.name, target->span);
        field_add(frame, field, type, value, FIELD_PLAIN);
        info->resolution = RESOLVED_FIELD;
        info->field = field;
        if (field->type != type && type->kind > TYPE_ERROR && type_is_optional(field->type))
            env_narrow(frame, target, type);
        return;
    }
    if (object->kind == TYPE_MODULE && object->module && object->module->body) {
        Symbol *symbol = pointer_map_get(&object->module->body->scope->symbols, target->attribute.name);
        if (symbol) {
            symbol->is_shared = symbol->is_written = true;
            env_assign(frame, symbol, type, target->span, info);
            info->resolution = RESOLVED_VARIABLE;
            return;
        }
    }
    if (object->kind == TYPE_FUNCTION && object->home) {
        Expr **placeholder;
        ArgValue stored = stored_argument(frame, target, type, &placeholder);
        if (function_attribute_store(frame, target, object, stored, placeholder, info))
            return;
    }
    if (object->kind == TYPE_FUNCTION && object->function && !object->home && !object->item_count) {
        info->variable = function_attribute(frame, object->function, target->attribute.name, type, target->span);
        info->resolution = RESOLVED_VARIABLE;
        return;
    }
    Member member = member_of_type(frame, object, target->attribute.name);
    if (object->kind == TYPE_RECORD && argparse_assign(frame, object, target->attribute.name, type)) {
        bool has_member = type_field(object, target->attribute.name) != NULL;
        info->resolution = has_member ? RESOLVED_RECORD_FIELD : RESOLVED_ENTITY;
        info->name = target->attribute.name;
        if (has_member && type_is_optional(type_field(object, target->attribute.name)->type))
            env_narrow(frame, target, type);
    } else if (is_needless_switch(object, target->attribute.name)) {
        info->resolution = RESOLVED_ENTITY;
        info->type = dropped_value(frame);
    } else if (member.kind == MEMBER_RULE_VALUE || member.kind == MEMBER_RULE_PROPERTY) {
        info->resolution = RESOLVED_RULE_ATTRIBUTE; /* p.requires_grad = False: infer_attribute noted the rule */
        const Type *own = type_unwrap(infer_attribute(frame, target, info));
        bool is_parameter = own->kind == TYPE_TENSOR && own->is_parameter && type->kind == TYPE_TENSOR;
        info->type = is_parameter ? own : final_type(frame, type); /* layer.bias += 1: it is changed, and stays what it is */
    } else if (object->kind == TYPE_CLASS && object->class_ && object->class_->user) {
        class_attribute_of(frame, object->class_->user, target, type, info);
    } else if (takes_given(object) && member.kind == MEMBER_NONE) {
        Expr **placeholder;
        ArgValue stored = stored_argument(frame, target, type, &placeholder);
        given_store(frame, target, object, stored, placeholder, info);
    } else if (object->kind > TYPE_ERROR) {
        infer_report(frame, DIAG_not_supported, target->span, "assigning to `%s` of %s is not supported",
                     target->attribute.name->text, text_of(frame, object));
    }
}

static void store_item(Frame *frame, Expr *target, const Type *object, const Type *type, ExprInfo *info, Expr *value)
{
    const Type *index = infer_expr(frame, target->subscript.index);
    ArgVec args = {0};
    Expr **placeholder = NULL;
    bool is_user = object->kind == TYPE_INSTANCE && class_method(object->class_, frame->infer->known.setitem);
    vec_push(frame->arena, &args, (ArgValue){.expr = target->subscript.index, .type = index});
    vec_push(frame->arena, &args, is_user ? stored_argument(frame, target, type, &placeholder)
                                          : (ArgValue){.expr = value ? value : target, .type = type});
    BoundCall *call = NULL;
    const Type *result = call_method(frame, target->subscript.value, object, frame->infer->known.setitem, &args,
                                     target->span, NULL, false, &call);
    if (call && is_user) {
        call->placeholders = placeholder;
        call->placeholder_count = 1;
    }
    info->call = call;
    if (!result && object->kind > TYPE_ERROR && object->kind != TYPE_LIST && object->kind != TYPE_DICT)
        infer_report(frame, DIAG_no_rule, target->span, "there is no rule for assigning items of %s", text_of(frame, object));
}

/* A variable, or a field of one: what can be stored to. */
static bool is_path(const Expr *expr)
{
    while (expr->kind == EXPR_ATTRIBUTE || expr->kind == EXPR_SUBSCRIPT)
        expr = expr->kind == EXPR_ATTRIBUTE ? expr->attribute.value : expr->subscript.value;
    return expr->kind == EXPR_NAME;
}

static void assign_subscript(Frame *frame, Expr *target, const Type *type, Expr *value)
{
    slice_spell_target(frame, target);
    ExprInfo *info = info_of(frame, target);
    const Type *item = infer_subscript(frame, target, info);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, target->subscript.value);
    const Type *object = type_unwrap(entry_type(entry));
    env_forget(frame, target);
    info->type = final_type(frame, item);
    if (is_dropped_value(object))
        return;
    if (info->resolution == RESOLVED_RECORD_FIELD) {
        if (!is_path(target->subscript.value))
            cell_demote(frame->types, object->cell);
        record_write(frame->types, object->cell);
        cell_add_field(frame->types, object->cell, info->name, type_widen(frame->types, type));
        cell_add(frame->types, object->cell, 1, type);
        return;
    }
    if (object->cell && (object->kind == TYPE_LIST || object->kind == TYPE_DICT)) {
        ExprEntry *index = pointer_map_get(&frame->state->exprs, target->subscript.index);
        if (object->kind == TYPE_DICT)
            cell_add(frame->types, object->cell, 0, entry_type(index));
        bool may_be_slice = object->kind == TYPE_LIST && entry_type(index)->kind == TYPE_NEVER; /* not known yet */
        if (target->subscript.index->kind != EXPR_SLICE && !may_be_slice)
            cell_add(frame->types, object->cell, object->kind == TYPE_DICT, type);
    }
    if (object->kind == TYPE_DYNAMIC) {
        ExprEntry *index = pointer_map_get(&frame->state->exprs, target->subscript.index);
        bool is_slice = target->subscript.index->kind == EXPR_SLICE;
        const Type *item = is_slice ? item_of_iterable(frame, type) : type;
        type_store_boxed(frame->types, BOXED_ITEM, item ? item : frame->types->dynamic);
        if (!is_slice) {
            type_store_boxed(frame->types, BOXED_KEY, entry_type(index));
            type_store_boxed(frame->types, BOXED_VALUE, type);
        }
        return;
    }
    if (object->kind == TYPE_TUPLE)
        infer_report(frame, DIAG_bad_operand, target->span, "items of a tuple cannot be assigned");
    else if (object->kind > TYPE_ERROR && object->kind != TYPE_TENSOR && !type_is_ndarray(object))
        store_item(frame, target, object, type, info, value);
}

/* Unpacking a tensor's shape, known or not: `B, T, C = x.shape` tells the rank of x. */
static const Type *unpacked_item(Frame *frame, const Type *type, size_t index, size_t count, Span span)
{
    type = namedtuple_of(type) ? namedtuple_items(frame, type) : type_unwrap(type);
    if (type->kind == TYPE_TUPLE && !type->is_variadic) {
        if (type->item_count == count)
            return type->items[index];
        if (index == 0)
            infer_report(frame, DIAG_bad_unpacking, span, "%zu values are unpacked to %zu names", type->item_count, count);
        return frame->types->error;
    }
    const Type *item = item_of_iterable(frame, type);
    if (item)
        return item;
    if (index == 0)
        infer_report(frame, DIAG_bad_unpacking, span, "%s cannot be unpacked", text_of(frame, type));
    return frame->types->error;
}

/* A new symbolic dimension named after the target, if it says the same wherever the name stands: not in a loop, and once only. */
static Dim symbol_for(Frame *frame, Expr *target)
{
    if (target->kind != EXPR_NAME || frame->loop)
        return dim_unknown();
    Expr *first = pointer_map_get(&frame->state->symbols, target->name.id);
    if (!first)
        pointer_map_set(frame->arena, &frame->state->symbols, target->name.id, target);
    return !first || first == target ? dim_symbol(target->name.id) : dim_unknown();
}

/* `B, T, C = x.shape`: from here on x is [B, T, C], and so is what is unpacked. Gives the type of the right side. */
static const Type *refine_by_shape(Frame *frame, Expr *targets, Expr *value, const Type *type)
{
    bool is_shape = value && value->kind == EXPR_ATTRIBUTE && name_is(value->attribute.name, "shape");
    bool is_size = value && value->kind == EXPR_CALL && value->call.func->kind == EXPR_ATTRIBUTE && !value->call.args.count &&
                   name_is(value->call.func->attribute.name, "size");
    if (!is_shape && !is_size)
        return type;
    Expr *tensor = is_shape ? value->attribute.value : value->call.func->attribute.value;
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, tensor);
    const Type *tensor_type = entry ? type_unwrap(entry_type(entry)) : NULL, *items[16];
    Symbol *symbol = tensor->kind == EXPR_NAME ? symbol_of(frame, tensor->name.id) : NULL;
    size_t count = targets->sequence.items.count;
    if (!tensor_type || tensor_type->kind != TYPE_TENSOR || count > 16 ||
        (tensor_type->rank >= 0 && (size_t)tensor_type->rank != count))
        return type;
    Dim dims[16];
    for (size_t i = 0; i < count; i++) {
        dims[i] = tensor_type->rank < 0 ? dim_unknown() : tensor_type->dims[i];
        if (dims[i].kind == DIM_UNKNOWN)
            dims[i] = symbol_for(frame, targets->sequence.items.items[i]);
        items[i] = type_int_dim(frame->types, dims[i]);
    }
    if (symbol && symbol->scope == frame->scope && !symbol->is_shared && frame->env->bindings[symbol->index].type)
        frame->env->bindings[symbol->index].type = type_tensor(frame->types, tensor_type->dtype, (int)count, dims);
    return type_tuple(frame->types, items, count);
}

static void assign_sequence(Frame *frame, Expr *target, const Type *type, Expr *value)
{
    ExprVec *items = &target->sequence.items;
    if (is_dropped_value(type)) {
        info_of(frame, target)->type = type;
        vec_each(i, items)
            assign_target(frame, items->items[i], type, NULL);
        return;
    }
    bool is_display = value && (value->kind == EXPR_TUPLE || value->kind == EXPR_LIST) &&
                      value->sequence.items.count == items->count;
    ExprInfo *info = info_of(frame, target);
    info->type = final_type(frame, type);
    size_t starred = items->count;
    vec_each(i, items)
        if (items->items[i]->kind == EXPR_STARRED)
            starred = i;
    type = refine_by_shape(frame, target, value, type);
    const Type *whole = type_unwrap(type);
    bool is_fixed = whole->kind == TYPE_TUPLE && !whole->is_variadic;
    for (size_t i = 0; i < items->count; i++) {
        Expr *item = items->items[i], *part = is_display ? value->sequence.items.items[i] : NULL;
        if (starred == items->count) {
            assign_target(frame, item, unpacked_item(frame, type, i, items->count, target->span), part);
        } else if (i == starred) {
            const Type *element = item_of_iterable(frame, type);
            const Type *list = type_list(frame->types, element ? element : frame->types->error);
            assign_target(frame, item->starred.value, with_fresh_cell(frame, item, list), NULL);
        } else {
            size_t from_end = items->count - i;
            const Type *element = is_fixed && whole->item_count + 1 >= items->count
                                      ? whole->items[i < starred ? i : whole->item_count - from_end]
                                      : item_of_iterable(frame, type);
            assign_target(frame, item, element ? element : frame->types->error, NULL);
        }
    }
}

void assign_target(Frame *frame, Expr *target, const Type *type, Expr *value)
{
    switch (target->kind) {
    case EXPR_NAME:
        assign_name(frame, target, type);
        break;
    case EXPR_ATTRIBUTE:
        assign_attribute(frame, target, type, value);
        break;
    case EXPR_SUBSCRIPT:
        assign_subscript(frame, target, type, value);
        break;
    case EXPR_TUPLE:
    case EXPR_LIST:
        assign_sequence(frame, target, type, value);
        break;
    case EXPR_STARRED:
        assign_target(frame, target->starred.value, type, NULL);
        break;
    default:
        infer_report(frame, DIAG_not_supported, target->span, "this cannot be assigned to");
    }
}
