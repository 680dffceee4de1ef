/* Statements: assignment to every kind of target, control flow over environments, and the rest. */
#include "sema/infer.h"

#include <string.h>

/* ---- targets ------------------------------------------------------------------------------------------------------------ */

static const Type *final_type(Frame *frame, const Type *type)
{
    return frame->infer->is_final ? type_resolve(frame->types, type) : type;
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
    const PointerMap *symbols = object->kind == TYPE_MODULE && object->module && object->module->rule ? &object->module->rule->symbols
                                : object->kind == TYPE_CLASS && object->class_ && object->class_->rule ? &object->class_->rule->members
                                                                                                      : NULL;
    const RuleSymbol *symbol = symbols ? pointer_map_get(symbols, name) : NULL;
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

/* ---- assignment statements ---------------------------------------------------------------------------------------------- */

static void walk_assign(Frame *frame, Stmt *stmt)
{
    const Type *type = infer_expr(frame, stmt->assign.value);
    if (stmt->assign.targets.count > 1)
        record_copy(frame->types, type);
    vec_each(i, &stmt->assign.targets)
        assign_target(frame, stmt->assign.targets.items[i], type, stmt->assign.value);
}

/* The target's info is overwritten when it is stored to: the one of the reading moves, with its claim to a Variable. */
static const ExprInfo *keep_info(Frame *frame, const Expr *target, size_t first_note)
{
    ExprInfo *kept = ARENA_NEW(frame->arena, ExprInfo);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, target);
    *kept = entry->info;
    for (size_t i = first_note; i < frame->notes.count; i++)
        if (frame->notes.items[i].info == &entry->info)
            frame->notes.items[i].info = kept;
    return kept;
}

/* ---- x.requires_grad_(): from here on the name stands for an object that keeps a gradient */

static bool is_plain_tensor(Frame *frame, Expr *expr)
{
    if (expr->kind != EXPR_NAME)
        return false;
    const Type *type = type_unwrap(infer_expr(frame, expr));
    return type->kind == TYPE_TENSOR && !type->is_parameter;
}

static void spell_assignment(Frame *frame, Stmt *stmt, const Expr *name, Expr *value)
{
    Expr *target = ARENA_NEW(frame->arena, Expr);
    *target = *name;
    target->context = CONTEXT_STORE;
    stmt->kind = STMT_ASSIGN;
    memset(&stmt->assign, 0, sizeof stmt->assign);
    stmt->assign.value = value;
    vec_push(frame->arena, &stmt->assign.targets, target);
}

/* x.requires_grad_() is x = x.requires_grad_(). */
static bool makes_leaf(Frame *frame, Stmt *stmt)
{
    Expr *call = stmt->expr.value, *function = call->kind == EXPR_CALL ? call->call.func : NULL;
    bool is_one = function && function->kind == EXPR_ATTRIBUTE && name_is(function->attribute.name, "requires_grad_") &&
                  is_plain_tensor(frame, function->attribute.value);
    if (is_one)
        spell_assignment(frame, stmt, function->attribute.value, call);
    return is_one;
}

/* x.requires_grad = True is x = x.requires_grad_(True). */
static void spell_requires_grad(Frame *frame, Stmt *stmt)
{
    Expr *target = stmt->assign.targets.items[0];
    if (stmt->assign.targets.count != 1 || target->kind != EXPR_ATTRIBUTE || !name_is(target->attribute.name, "requires_grad") ||
        !is_plain_tensor(frame, target->attribute.value))
        return;
    Expr *function = ARENA_NEW(frame->arena, Expr), *call = ARENA_NEW(frame->arena, Expr);
    *function = *target;
    function->context = CONTEXT_LOAD;
    function->attribute.name = name_intern(frame->infer->names, "requires_grad_");
    *call = (Expr){.kind = EXPR_CALL, .span = stmt->span};
    call->call.func = function;
    vec_push(frame->arena, &call->call.args, stmt->assign.value);
    spell_assignment(frame, stmt, target->attribute.value, call);
}

static void walk_aug_assign(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    Expr *target = stmt->aug_assign.target;
    ExprContext context = target->context;
    size_t notes = frame->notes.count;
    target->context = CONTEXT_LOAD; /* it is read first */
    const Type *left = infer_expr(frame, target);
    target->context = context;
    info->loaded = keep_info(frame, target, notes);
    const Type *right = infer_expr(frame, stmt->aug_assign.value);
    if (left->kind == TYPE_DYNAMIC && !type_is_number(type_unwrap(right)) && right->kind != TYPE_STR && right->kind > TYPE_NONE) {
        const Type *item = item_of_iterable(frame, right); /* xs += more changes the list in place */
        type_store_boxed(frame->types, BOXED_ITEM, item ? item : frame->types->dynamic);
    }
    BoundCall *call = NULL;
    const Type *type = infer_binary(frame, target, left, stmt->aug_assign.op, stmt->aug_assign.value, right, stmt->span,
                                    true, &call);
    if (call && call->is_inplace && type->kind == TYPE_NONE)
        type = left;
    bool same_container = left->cell && (left->kind == TYPE_LIST || left->kind == TYPE_SET || left->kind == TYPE_DICT);
    if (same_container && type->kind == left->kind) /* the object itself, whatever the rule's type says */
        type = left;
    if (left->kind == TYPE_TENSOR && left->is_parameter) /* its elements change */
        type = left;
    type = type_is_number(type) ? type_widen(frame->types, type) : type;
    assign_target(frame, target, type, stmt->aug_assign.value);
    info->call = call;
    info->type = final_type(frame, type);
}

static void walk_ann_assign(Frame *frame, Stmt *stmt)
{
    const UserClass *data = frame->class_body && frame->class_body->is_dataclass ? frame->class_body : NULL;
    if (frame->class_body && frame->class_body->is_tuple)
        return;
    if (data && dataclass_has_field(data, stmt->ann_assign.target) && stmt->ann_assign.value &&
        stmt->ann_assign.value->kind != EXPR_CONSTANT)
        return; /* a default of the constructor */
    if (!stmt->ann_assign.value)
        return;
    const Type *type = infer_expr(frame, stmt->ann_assign.value);
    assign_target(frame, stmt->ann_assign.target, type, stmt->ann_assign.value);
}

static bool delete_property(Frame *frame, Expr *target, StmtInfo *info)
{
    const Type *object = type_unwrap(infer_expr(frame, target->attribute.value));
    UserFunction *deleter = object->kind == TYPE_INSTANCE ? class_deleter(object->class_, target->attribute.name) : NULL;
    ArgVec none = {0};
    if (deleter)
        call_user(frame, deleter, target->attribute.value, object, &none, target->span, target, &info->call);
    return deleter != NULL || hooked_delete(frame, target, object, &info->call);
}

/* del x.name of a field that holds a plain value. */
static bool delete_field(Frame *frame, Expr *target)
{
    const Type *type = infer_expr(frame, target);
    const ExprInfo *info = &((ExprEntry *)pointer_map_get(&frame->state->exprs, target))->info;
    env_forget(frame, target);
    return type->kind <= TYPE_ERROR || (info->resolution == RESOLVED_FIELD && info->field->kind == FIELD_PLAIN && !info->field->vanishes) ||
           info->replacement;
}

static void delete_target(Frame *frame, Expr *target, StmtInfo *info)
{
    if (target->kind == EXPR_NAME) {
        Symbol *symbol = symbol_of(frame, target->name.id);
        infer_expr(frame, target); /* which finds the variable */
        if (symbol && symbol->scope == frame->scope)
            frame->env->bindings[symbol->index] = (Binding){0};
        return;
    }
    if (target->kind == EXPR_ATTRIBUTE && (delete_property(frame, target, info) || delete_field(frame, target)))
        return;
    if (target->kind != EXPR_SUBSCRIPT) {
        infer_report(frame, DIAG_not_supported, target->span, "`del` of this is not supported");
        return;
    }
    slice_spell_target(frame, target);
    ArgVec args = {0};
    const Type *object = infer_expr(frame, target->subscript.value);
    vec_push(frame->arena, &args,
             (ArgValue){.expr = target->subscript.index, .type = infer_expr(frame, target->subscript.index)});
    if (type_unwrap(object)->kind == TYPE_DYNAMIC)
        return;
    if (!call_method(frame, target->subscript.value, object, frame->infer->known.delitem, &args, target->span, target, false,
                     &info->call))
        infer_report(frame, DIAG_no_rule, target->span, "there is no rule for `del` with %s", text_of(frame, object));
}

/* ---- control flow ------------------------------------------------------------------------------------------------------- */

static Truth test_condition(Frame *frame, Expr *test)
{
    infer_condition(frame, test);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, test);
    const Type *type = entry_type(entry);
    if (entry->info.truth == TRUTH_UNKNOWN && type->kind == TYPE_DICT && type->cell)
        cell_demote(frame->types, type->cell);
    return entry->info.truth;
}

static void drop_branch(Frame *frame, const Block *block)
{
    if (block->count)
        infer_event(frame, EVENT_DROPPED, span_join(block->items[0]->span, block->items[block->count - 1]->span), NULL, NULL,
                    "never reached on this platform");
}

static void walk_if(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    Truth truth = info->truth = test_condition(frame, stmt->if_stmt.test);
    Env *otherwise = env_copy(frame, frame->env);
    unsigned nested = truth == TRUTH_UNKNOWN;
    frame->depth += nested;
    if (truth == KNOWN_FALSE) {
        drop_branch(frame, &stmt->if_stmt.body);
        frame->env->is_dead = true;
    } else {
        apply_condition(frame, stmt->if_stmt.test, true);
        infer_block(frame, &stmt->if_stmt.body);
    }
    Env *after = frame->env;
    frame->env = otherwise;
    if (truth == KNOWN_TRUE) {
        drop_branch(frame, &stmt->if_stmt.orelse);
        frame->env->is_dead = true;
    } else {
        apply_condition(frame, stmt->if_stmt.test, false);
        infer_block(frame, &stmt->if_stmt.orelse);
    }
    frame->depth -= nested;
    env_merge(frame, after, frame->env);
    frame->env = after;
}

static void add_break(Frame *frame)
{
    Loop *loop = frame->loop;
    if (loop && !loop->breaks)
        loop->breaks = env_copy(frame, frame->env);
    else if (loop)
        env_merge(frame, loop->breaks, frame->env);
    frame->env->is_dead = true;
}

/* The walk of a loop's body: `start` is the head's environment inside the loop. */
static void walk_loop_body(Frame *frame, Stmt *stmt, const Block *body, const Block *orelse, Env *exit, Loop *loop)
{
    infer_block(frame, body);
    env_close_loop(frame, stmt, frame->env);
    frame->loop = loop->outer;
    frame->depth--;
    frame->env = exit;
    infer_block(frame, orelse);
    if (loop->breaks)
        env_merge(frame, frame->env, loop->breaks);
}

static void walk_for(Frame *frame, Stmt *stmt)
{
    enum_spell_out(frame, &stmt->for_stmt.iter);
    Iteration *iteration = infer_iteration(frame, stmt->for_stmt.iter);
    pointer_map_set(frame->arena, &frame->state->iterations, (void *)(uintptr_t)stmt->id, iteration);
    if (stmt->is_async)
        infer_report(frame, DIAG_not_supported, stmt->span, "`async for` is not supported");
    Loop loop = {.outer = frame->loop, .stmt = stmt};
    frame->env = env_enter_loop(frame, stmt, frame->env);
    frame->loop = &loop;
    frame->depth++;
    Env *exit = env_copy(frame, frame->env);
    assign_target(frame, stmt->for_stmt.target, iteration->item, NULL);
    if (iteration->item->kind == TYPE_NEVER) /* over what never gets an item: the body never runs */
        frame->env->is_dead = true;
    walk_loop_body(frame, stmt, &stmt->for_stmt.body, &stmt->for_stmt.orelse, exit, &loop);
}

static void walk_while(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    Loop loop = {.outer = frame->loop, .stmt = stmt};
    frame->env = env_enter_loop(frame, stmt, frame->env);
    frame->loop = &loop;
    frame->depth++;
    Truth truth = info->truth = test_condition(frame, stmt->while_stmt.test);
    Env *exit = env_copy(frame, frame->env);
    if (truth == KNOWN_TRUE)
        exit->is_dead = true;
    if (truth == KNOWN_FALSE)
        frame->env->is_dead = true;
    else
        apply_condition(frame, stmt->while_stmt.test, true);
    walk_loop_body(frame, stmt, &stmt->while_stmt.body, &stmt->while_stmt.orelse, exit, &loop);
}

/* ---- with --------------------------------------------------------------------------------------------------------------- */

static const Type *exception_type(Frame *frame, const char *name)
{
    const RuleSymbol *symbol = rules_find(frame->infer->rules, name);
    return symbol && symbol->kind == RULE_CLASS ? rules_class_type(frame->infer->rules, symbol->class_) : frame->types->dynamic;
}

/* The arguments of __exit__: no expressions of the script, so that lowering says what they are. */
static void exit_arguments(Frame *frame, WithItem *item, ArgVec *args, WithInfo *info)
{
    static const char *const classes[] = {"builtins._ErrorClass", "builtins.BaseException", "builtins._Traceback"};
    for (size_t i = 0; i < 3; i++) {
        Expr *stand_in = ARENA_NEW(frame->arena, Expr);
        *stand_in = (Expr){.kind = EXPR_CONSTANT, .span = item->context->span};
        stand_in->constant.kind = CONSTANT_NONE;
        const Type *type = type_optional(frame->types, exception_type(frame, classes[i]));
        info_of(frame, stand_in)->type = type;
        info->given[i] = stand_in;
        vec_push(frame->arena, args, (ArgValue){.expr = stand_in, .type = type});
    }
}

/* What contextlib gives is known to `with` itself. */
static const Type *enter_library(Frame *frame, WithItem *item, const Type *type, WithInfo *info)
{
    Name class_ = type->kind == TYPE_INSTANCE && type->class_->rule ? type->class_->qualified : NULL;
    const Expr *call = item->context->kind == EXPR_CALL ? item->context : NULL;
    if (!class_ || !call || strncmp(class_->text, "contextlib.", strlen("contextlib.")) != 0)
        return NULL;
    size_t count = call->call.args.count;
    Expr *first = count ? call->call.args.items[0] : NULL;
    const Type *types[16];
    for (size_t i = 0; i < count && i < 16; i++)
        types[i] = entry_type(pointer_map_get(&frame->state->exprs, call->call.args.items[i]));
    if (name_is(class_, "contextlib.suppress")) {
        info->errors = type_tuple(frame->types, types, count < 16 ? count : 16);
        info->may_swallow = true;
        return frame->types->none;
    }
    info->thing = first;
    if (name_is(class_, "contextlib.closing") && first) {
        ArgVec none = {0};
        call_method(frame, first, types[0], name_intern(frame->infer->names, "close"), &none, first->span, NULL, true, &info->exit);
    }
    return first ? types[0] : frame->types->none;
}

static const Type *enter_context(Frame *frame, WithItem *item, const Type *type, WithInfo *info)
{
    const struct BuiltinNames *known = &frame->infer->known;
    ArgVec none = {0};
    if (type->kind == TYPE_NEVER || type->kind == TYPE_ERROR || is_dropped_value(type))
        return type;
    const Type *special = enter_library(frame, item, type, info);
    if (special)
        return special;
    if (type->kind == TYPE_DYNAMIC) { /* an object with __enter__, or a generator */
        ArgVec args = {0};
        info->may_swallow = true;
        exit_arguments(frame, item, &args, info);
        call_boxed_method(frame, item->context, known->exit, &args, item->context->span, (const char *)item + 8, &info->exit);
        return call_boxed_method(frame, item->context, known->enter, &none, item->context->span, item, &info->enter);
    }
    if (type->kind == TYPE_ITERATOR) { /* a generator under @contextmanager */
        info->may_swallow = true;
        return type->items[0];
    }
    const Type *entered =
        call_method(frame, item->context, type, known->enter, &none, item->context->span, NULL, true, &info->enter);
    MemberKind kind = member_of_type(frame, type, known->exit).kind;
    if (kind == MEMBER_RULE_METHOD || kind == MEMBER_METHOD) {
        ArgVec args = {0};
        exit_arguments(frame, item, &args, info);
        const Type *result =
            call_method(frame, item->context, type, known->exit, &args, item->context->span, NULL, kind == MEMBER_RULE_METHOD, &info->exit);
        info->may_swallow = result && kind == MEMBER_METHOD && result->kind != TYPE_NONE && result->kind != TYPE_NEVER &&
                            !(result->kind == TYPE_BOOL && result->literal.is_set && result->literal.integer == 0);
    }
    return entered ? entered : type;
}

static WithInfo *infer_with_item(Frame *frame, WithItem *item)
{
    WithInfo *info = ARENA_NEW(frame->arena, WithInfo);
    const Type *type = infer_expr(frame, item->context);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, item->context);
    info->call = entry->info.call;
    const Type *value = enter_context(frame, item, type, info);
    info->type = final_type(frame, value);
    pointer_map_set(frame->arena, &frame->state->withs, item, info);
    if (item->target)
        assign_target(frame, item->target, value, NULL);
    return info;
}

static void walk_with(Frame *frame, Stmt *stmt, size_t index)
{
    if (index == stmt->with_stmt.items.count) {
        infer_block(frame, &stmt->with_stmt.body);
        return;
    }
    const WithInfo *info = infer_with_item(frame, stmt->with_stmt.items.items[index]);
    if (!info->may_swallow) {
        walk_with(frame, stmt, index + 1);
        return;
    }
    Env *thrown = env_copy(frame, frame->env), *outer = frame->thrown;
    frame->thrown = thrown;
    walk_with(frame, stmt, index + 1);
    frame->thrown = outer;
    env_merge(frame, frame->env, thrown);
    if (outer)
        env_merge(frame, outer, thrown);
}

/* ---- try, raise, match -------------------------------------------------------------------------------------------------- */

/* The class that a handler's `as e` is known to be of: the common base of all that it names. */
static Class *handled_class(Frame *frame, const Type *type)
{
    if (type->kind == TYPE_CLASS && type->class_)
        return type->class_;
    Class *common = NULL;
    if (type->kind == TYPE_TUPLE && !type->is_variadic)
        for (size_t i = 0; i < type->item_count; i++) {
            Class *one = handled_class(frame, type->items[i]);
            common = !common || !one ? one : common;
            while (common && !(common == one || class_derives_from(one, common)))
                common = common->base;
            if (!common)
                return NULL;
        }
    return common;
}

static Symbol *bind_exception(Frame *frame, ExceptHandler *handler, const Type *type)
{
    if (!handler->name)
        return NULL;
    Symbol *symbol = symbol_of(frame, handler->name);
    Class *class_ = type ? handled_class(frame, type) : NULL;
    ExprInfo *info = ARENA_NEW(frame->arena, ExprInfo);
    pointer_map_set(frame->arena, &frame->state->handlers, handler, info);
    if (symbol)
        env_assign(frame, symbol, class_ ? type_instance(frame->types, class_, NULL, 0, NULL, 0) : exception_type(frame, "builtins.BaseException"),
                   handler->span, info);
    return symbol;
}

static bool handles_import(const Stmt *stmt)
{
    static const char *const names[] = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"};
    vec_each(i, &stmt->try_stmt.handlers) {
        const Expr *type = stmt->try_stmt.handlers.items[i]->type;
        if (!type)
            return true;
        size_t count = type->kind == EXPR_TUPLE ? type->sequence.items.count : 1;
        for (size_t j = 0; j < count; j++) {
            const Expr *one = type->kind == EXPR_TUPLE ? type->sequence.items.items[j] : type;
            for (size_t k = 0; one->kind == EXPR_NAME && k < sizeof names / sizeof *names; k++)
                if (name_is(one->name.id, names[k]))
                    return true;
        }
    }
    return false;
}

/* No object of the class, or of one that derives from it, is ever made. */
static bool is_never_made(Frame *frame, const Type *type)
{
    if (type->kind != TYPE_CLASS || !type->class_ || !type->class_->user)
        return false;
    vec_each(i, &frame->infer->program->classes) {
        const UserClass *class_ = frame->infer->program->classes.items[i];
        if (class_->is_instantiated && class_derives_from(&class_->class_, type->class_))
            return false;
    }
    return true;
}

static void walk_handler(Frame *frame, ExceptHandler *handler)
{
    const Type *type = handler->type ? infer_expr(frame, handler->type) : NULL;
    if (type && is_never_made(frame, type)) { /* nothing can be caught: lowering leaves the handler out */
        info_of(frame, handler->type)->type = frame->types->never;
        frame->env->is_dead = true;
        return;
    }
    Symbol *symbol = bind_exception(frame, handler, type);
    infer_block(frame, &handler->body);
    if (symbol && symbol->scope == frame->scope && !frame->env->is_dead)
        frame->env->bindings[symbol->index] = (Binding){0}; /* Python deletes the name */
}

/* Both paths into `finally` walk it at once; what it leaves alone is afterwards what it was on the path that goes on. */
static void walk_finally(Frame *frame, const Block *block, const Env *thrown)
{
    Env *normal = frame->env;
    if (!block->count)
        return;
    frame->env = env_copy(frame, normal);
    env_merge(frame, frame->env, thrown);
    Env *start = env_copy(frame, frame->env);
    infer_block(frame, block);
    for (size_t i = 0; !normal->is_dead && i < normal->count; i++)
        if (frame->env->bindings[i].type == start->bindings[i].type && frame->env->bindings[i].def == start->bindings[i].def)
            frame->env->bindings[i] = normal->bindings[i];
    frame->env->is_dead |= normal->is_dead;
}

static void walk_try(Frame *frame, Stmt *stmt)
{
    Env *thrown = env_copy(frame, frame->env), *outer = frame->thrown;
    bool outer_catches = frame->catches_import;
    frame->depth++;
    frame->catches_import = handles_import(stmt);
    frame->thrown = thrown; /* each statement in it adds to it */
    frame->tries += stmt->try_stmt.handlers.count > 0;
    infer_block(frame, &stmt->try_stmt.body);
    frame->tries -= stmt->try_stmt.handlers.count > 0;
    frame->catches_import = outer_catches;
    Env *from_handlers = env_copy(frame, thrown);
    frame->thrown = from_handlers;
    infer_block(frame, &stmt->try_stmt.orelse);
    Env *after = frame->env;
    vec_each(i, &stmt->try_stmt.handlers) {
        frame->env = env_copy(frame, thrown);
        walk_handler(frame, stmt->try_stmt.handlers.items[i]);
        env_merge(frame, after, frame->env);
    }
    frame->thrown = outer;
    frame->env = after;
    walk_finally(frame, &stmt->try_stmt.finalbody, from_handlers);
    frame->depth--;
    if (outer)
        env_merge(frame, outer, from_handlers);
}

static void walk_raise(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    if (stmt->raise.exception) {
        const Type *type = infer_expr(frame, stmt->raise.exception);
        UserClass *class_ = type->kind == TYPE_CLASS && type->class_ ? type->class_->user : NULL;
        if (class_ && !class_->is_instantiated) { /* raise Stop */
            class_->is_instantiated = true;
            frame->types->changes++;
        }
        ExprEntry *entry = pointer_map_get(&frame->state->exprs, stmt->raise.exception);
        info->call = entry->info.call;
    }
    if (stmt->raise.cause)
        infer_expr(frame, stmt->raise.cause);
    frame->env->is_dead = true;
}

static void walk_assert(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    info->truth = test_condition(frame, stmt->assert_stmt.test);
    if (stmt->assert_stmt.message)
        infer_expr(frame, stmt->assert_stmt.message);
    apply_condition(frame, stmt->assert_stmt.test, true);
}

/* A local that nobody else can reach ends with the return: what it holds moves to the caller. */
static bool is_own_local(Frame *frame, const Expr *expr)
{
    const Symbol *symbol = expr && expr->kind == EXPR_NAME ? symbol_of(frame, expr->name.id) : NULL;
    return symbol && symbol->scope == frame->scope && !scope_is_module(frame->scope) && !symbol->is_param && !symbol->is_shared;
}

static void walk_return(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    if (is_own_local(frame, stmt->return_stmt.value))
        frame->held = stmt->return_stmt.value;
    const Type *type = stmt->return_stmt.value ? infer_expr(frame, stmt->return_stmt.value) : frame->types->none;
    add_return(frame, type_without_symbols(frame->types, type));
    if (frame->state->result->kind == TYPE_DYNAMIC && type->kind != TYPE_DYNAMIC && type->kind > TYPE_ERROR)
        infer_report(frame, DIAG_boxed, stmt->span, "%s is returned here and something else elsewhere",
                     text_of(frame, type));
    info->type = final_type(frame, type);
    frame->env->is_dead = true;
}

/* ---- definitions -------------------------------------------------------------------------------------------------------- */

static void walk_function_def(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    UserFunction *function = pointer_map_get(&frame->infer->functions, stmt);
    infer_param_defaults(frame, &stmt->function_def.params);
    const Type *plain = function_value(frame, function);
    const Type *value = decorators_apply(frame, function, &stmt->function_def.decorators, plain, info);
    if (stmt->is_async)
        infer_report(frame, DIAG_not_supported, stmt->span, "`async def` is not supported");
    if (frame->class_body) {
        if (value != plain && value != function->decorated && value->kind != TYPE_NEVER) {
            function->decorated = value;
            frame->types->changes++;
        }
        return;
    }
    Symbol *symbol = symbol_of(frame, stmt->function_def.name);
    if (value != plain)
        symbol->is_definition = false;
    info->target = ARENA_NEW(frame->arena, ExprInfo);
    info->target->type = value;
    env_assign(frame, symbol, value, stmt->function_def.name_span, info->target);
}

/* ---- all ---------------------------------------------------------------------------------------------------------------- */

static void not_supported(Frame *frame, Stmt *stmt, const char *what)
{
    infer_report(frame, DIAG_not_supported, stmt->span, "%s is not supported", what);
}

static void bind_pattern(Frame *frame, const Pattern *pattern)
{
    if (!pattern)
        return;
    Symbol *symbol = pattern->name ? symbol_of(frame, pattern->name) : NULL;
    if (symbol)
        env_assign(frame, symbol, frame->types->error, pattern->span, NULL);
    vec_each(i, &pattern->patterns)
        bind_pattern(frame, pattern->patterns.items[i]);
    vec_each(i, &pattern->keyword_patterns)
        bind_pattern(frame, pattern->keyword_patterns.items[i]);
    bind_pattern(frame, pattern->inner);
}

/* Not translated, but walked: what its cases assign is known after it. */
static void walk_match(Frame *frame, Stmt *stmt)
{
    infer_expr(frame, stmt->match.subject);
    not_supported(frame, stmt, "`match`");
    Env *before = frame->env, *after = env_copy(frame, before);
    vec_each(i, &stmt->match.cases) {
        MatchCase *one = stmt->match.cases.items[i];
        frame->env = env_copy(frame, before);
        bind_pattern(frame, one->pattern);
        if (one->guard)
            infer_condition(frame, one->guard);
        infer_block(frame, &one->body);
        env_merge(frame, after, frame->env);
    }
    frame->env = after;
}

static void walk_stmt(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        walk_function_def(frame, stmt, info);
        break;
    case STMT_CLASS_DEF:
        class_execute(frame, stmt);
        info->class_ = pointer_map_get(&frame->infer->classes, stmt);
        break;
    case STMT_RETURN:
        walk_return(frame, stmt, info);
        break;
    case STMT_DELETE:
        vec_each(i, &stmt->delete_stmt.targets)
            delete_target(frame, stmt->delete_stmt.targets.items[i], info);
        break;
    case STMT_ASSIGN:
        spell_requires_grad(frame, stmt);
        walk_assign(frame, stmt);
        break;
    case STMT_AUG_ASSIGN:
        walk_aug_assign(frame, stmt, info);
        break;
    case STMT_ANN_ASSIGN:
        walk_ann_assign(frame, stmt);
        break;
    case STMT_FOR:
        walk_for(frame, stmt);
        break;
    case STMT_WHILE:
        walk_while(frame, stmt, info);
        break;
    case STMT_IF:
        walk_if(frame, stmt, info);
        break;
    case STMT_WITH:
        walk_with(frame, stmt, 0);
        break;
    case STMT_MATCH:
        walk_match(frame, stmt);
        break;
    case STMT_RAISE:
        walk_raise(frame, stmt, info);
        break;
    case STMT_TRY:
        walk_try(frame, stmt);
        break;
    case STMT_ASSERT:
        walk_assert(frame, stmt, info);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        import_execute(frame, stmt);
        break;
    case STMT_EXPR:
        infer_expr(frame, stmt->expr.value);
        if (makes_leaf(frame, stmt))
            walk_assign(frame, stmt);
        break;
    case STMT_BREAK:
        add_break(frame);
        break;
    case STMT_CONTINUE:
        if (frame->loop)
            env_close_loop(frame, frame->loop->stmt, frame->env);
        frame->env->is_dead = true;
        break;
    case STMT_TYPE_ALIAS:
        not_supported(frame, stmt, "`type`");
        break;
    default:
        break; /* pass, global, nonlocal */
    }
}

void infer_stmt(Frame *frame, Stmt *stmt)
{
    if (frame->env->is_dead)
        return;
    Stmt *outer = frame->stmt;
    StmtInfo *outer_info = frame->stmt_info, *info = stmt_info_of(frame, stmt);
    const void *outer_place = mixed_set_place(frame->types, stmt);
    frame->stmt = stmt;
    frame->stmt_info = info;
    walk_stmt(frame, stmt, info);
    info->falls_through = !frame->env->is_dead;
    if (frame->thrown)
        env_merge(frame, frame->thrown, frame->env);
    mixed_set_place(frame->types, outer_place);
    frame->stmt = outer;
    frame->stmt_info = outer_info;
}

void infer_block(Frame *frame, const Block *block)
{
    vec_each(i, block)
        infer_stmt(frame, block->items[i]);
}
