/* Expressions: one switch, names and attributes, constants. */
#include "lower/context.h"

#include <string.h>

/* What an object without a value in C prints as: its class says so in the stub (`def __str__(self) -> Literal["cpu"]`). */
static const Type *valueless_text(Lower *l, const Type *type)
{
    const RuleClass *class_ = type->kind == TYPE_INSTANCE ? type->class_->rule : NULL;
    if (!class_ || !class_->is_valueless)
        return NULL;
    const RuleSymbol *symbol = rule_class_member(class_, name_intern(l->ir->names, "__str__"));
    bool is_method = symbol && symbol->kind == RULE_FUNCTION && symbol->function->overloads.count == 1;
    const Type *text = is_method ? symbol->function->overloads.items[0]->result : NULL;
    return text && text->kind == TYPE_STR && text->literal.is_set ? text : NULL;
}

IrExpr *lower_literal(Lower *l, const Type *type, Span span)
{
    const Type *text = valueless_text(l, type);
    type = text ? text : type;
    if (type->kind == TYPE_NONE)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
    if (type->kind == TYPE_DTYPE && type->dtype != DTYPE_UNKNOWN) {
        char name[32] = "MX_";
        const char *text = dtype_name(type->dtype);
        for (size_t i = 0; text[i] && i + 4 < sizeof name; i++)
            name[i + 3] = (char)(text[i] >= 'a' && text[i] <= 'z' ? text[i] - 'a' + 'A' : text[i]);
        return ir_c_name(l->ir, name, lower_type(l, type), span);
    }
    if (!type->literal.is_set)
        return NULL;
    switch (type->kind) {
    case TYPE_BOOL:
        return ir_bool(l->ir, type->literal.integer != 0, span);
    case TYPE_INT:
        return ir_int(l->ir, type->literal.integer, span);
    case TYPE_FLOAT:
        return ir_float(l->ir, type->literal.number, NULL, span);
    case TYPE_STR:
        return ir_str(l->ir, type->literal.text, type->literal.length, span);
    default:
        return NULL;
    }
}

/* "1_000" as a C text without the underscores. */
static const char *big_digits(Lower *l, const char *text)
{
    Text digits = {0};
    text_add_char(&digits, '"');
    for (; *text; text++)
        if (*text != '_')
            text_add_char(&digits, *text);
    text_add_char(&digits, '"');
    return text_take(&digits, l->arena);
}

/* PY_BYTES("..."): what is no plain ASCII as an octal escape. */
static IrExpr *bytes_literal(Lower *l, const char *bytes, size_t size, Span span)
{
    Text text = {0};
    text_add(&text, "PY_BYTES(\"");
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < ' ' || c >= 127 || c == '"' || c == '\\' || c == '?')
            text_printf(&text, "\\%03o", c);
        else
            text_add_char(&text, (char)c);
    }
    text_add(&text, "\")");
    return ir_c_name(l->ir, text_take(&text, l->arena), ir_type_library(&l->ir->types, "py_bytes", false), span);
}

static IrExpr *lower_constant(Lower *l, const Expr *expr)
{
    const Constant *constant = &expr->constant;
    switch (constant->kind) {
    case CONSTANT_NONE:
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    case CONSTANT_TRUE:
    case CONSTANT_FALSE:
        return ir_bool(l->ir, constant->kind == CONSTANT_TRUE, expr->span);
    case CONSTANT_INT:
        if (constant->is_big)
            return lower_c_call(l, "py_box_decimal", lower_simple(l, IR_TYPE_VALUE), expr->span,
                                ir_c_name(l->ir, big_digits(l, constant->text), lower_simple(l, IR_TYPE_VALUE), expr->span), NULL);
        return ir_int(l->ir, constant->integer, expr->span);
    case CONSTANT_FLOAT:
        return ir_float(l->ir, constant->number, constant->text, expr->span);
    case CONSTANT_STR:
        return ir_str(l->ir, constant->text, constant->length, expr->span);
    case CONSTANT_ELLIPSIS:
    case CONSTANT_IMAGINARY:
        break;
    case CONSTANT_BYTES:
        return bytes_literal(l, constant->text, constant->length, expr->span);
    }
    return lower_fail(l, expr->span, "this kind of constant is not converted yet");
}

/* What is known of a slot here; a boxed one of which the script wants a member is unboxed with a check (lower_unbox). */
static const Type *slot_type(Lower *l, const ExprInfo *info)
{
    return info->unboxed ? l->program->types->dynamic : info->type;
}

/* A value read from a slot whose type is wider than what is known of it here. */
static IrExpr *narrowed(Lower *l, IrExpr *value, const Type *type, Span span)
{
    if (l->failed || type->kind == TYPE_NONE || type->kind == TYPE_ERROR || type->kind == TYPE_NEVER)
        return value;
    const IrType *want = lower_type(l, type);
    bool is_module = type->kind == TYPE_INSTANCE && class_is(type->class_, "torch.nn.Module") && value->type->kind == IR_TYPE_LIBRARY;
    if (is_module && value->type != want && name_is(value->type->c_name, "nn_module"))
        return lower_downcast(l, value, want, span); /* after isinstance */
    bool is_below = value->type->kind == IR_TYPE_INSTANCE && want->kind == IR_TYPE_INSTANCE && value->type != want &&
                    ir_class_derives(want->class_, value->type->class_);
    if (is_below)
        return ir_convert(l->ir, value, want, span);
    bool unwraps = (value->type->kind == IR_TYPE_OPTIONAL && value->type->items[0] == want) ||
                   (value->type->kind == IR_TYPE_VALUE && want->kind != IR_TYPE_VALUE && want->kind != IR_TYPE_VOID) ||
                   (value->type->kind == IR_TYPE_FLOAT && want->kind == IR_TYPE_INT); /* an int here, a float elsewhere */
    return unwraps ? ir_convert(l->ir, value, want, span) : value;
}

/* Block.expansion */
static IrExpr *lower_class_attribute(Lower *l, const Expr *expr, const ExprInfo *info)
{
    if (info->target_count)
        return lower_dispatched_attribute(l, info, lower_expr(l, expr->attribute.value), info->variable->name, expr->span);
    return narrowed(l, lower_attribute_value(l, info->variable, expr->span), slot_type(l, info), expr->span);
}

static IrExpr *lower_variable(Lower *l, const Expr *expr, const ExprInfo *info)
{
    if (info->type->kind == TYPE_NEVER) /* an item of what is always empty */
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    if (info->variable->kind == VARIABLE_CLASS)
        return lower_class_attribute(l, expr, info);
    if (lower_vanishes(info->variable)) {
        IrExpr *literal = lower_literal(l, info->type, expr->span);
        if (!literal)
            literal = lower_literal(l, info->variable->type, expr->span);
        return literal ? literal : lower_fail(l, expr->span, "`%s` as a value is not converted yet", info->variable->name->text);
    }
    IrExpr *spread = lower_spread_value(l, info->variable, expr->span);
    if (spread)
        return spread;
    return narrowed(l, lower_variable_place(l, info->variable, expr->span), slot_type(l, info), expr->span);
}

bool lower_reads_other(const ExprInfo *loaded, const ExprInfo *stored)
{
    return loaded && loaded->resolution == RESOLVED_VARIABLE && loaded->variable && loaded->variable != stored->variable;
}

IrExpr *lower_loaded(Lower *l, const Expr *expr, const ExprInfo *loaded, const ExprInfo *stored)
{
    return lower_reads_other(loaded, stored) ? lower_variable(l, expr, loaded) : lower_expr(l, expr);
}

static IrExpr *lower_field(Lower *l, const Expr *expr, const ExprInfo *info)
{
    if (info->field->vanishes) {
        IrExpr *literal = lower_literal(l, info->field->type, expr->span);
        return literal ? literal : lower_fail(l, expr->span, "`%s` as a value is not converted yet", info->field->name->text);
    }
    IrExpr *object = lower_expr(l, expr->attribute.value);
    IrExpr *place = lower_field_place(l, object, info->field, expr->span);
    return l->failed ? place : narrowed(l, place, slot_type(l, info), expr->span);
}

static IrExpr *lower_record_field(Lower *l, const Expr *expr, const ExprInfo *info)
{
    const Expr *object = expr->kind == EXPR_SUBSCRIPT ? expr->subscript.value : expr->attribute.value;
    if (info->type->literal.is_set && info->type->literal.is_settled)
        return lower_literal(l, info->type, expr->span);
    if (info->type->kind == TYPE_NONE)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    IrExpr *record = lower_expr(l, object);
    if (l->failed)
        return record;
    if (record->type->kind == IR_TYPE_TUPLE) /* torch.topk(x, 3).indices */
        return ir_item(l->ir, record, ir_int(l->ir, name_is(info->name, "indices"), expr->span), expr->span);
    IrField *field = record->type->kind == IR_TYPE_RECORD ? ir_record_field(record->type->record, info->name) : NULL;
    if (!field)
        return lower_fail(l, expr->span, "`%s` cannot be read here", info->name->text);
    return narrowed(l, ir_field_of(l->ir, record, field, expr->span), slot_type(l, info), expr->span);
}

static IrExpr *lower_entity(Lower *l, const Expr *expr, const ExprInfo *info)
{
    IrExpr *literal = lower_literal(l, info->type, expr->span);
    if (literal)
        return lower_known(l, expr, literal); /* type(f()).__name__ calls f all the same */
    if (info->type->kind == TYPE_FUNCTION && info->type->function) {
        Instance *instance = sema_function_instance(info->type);
        if (instance) {
            IrExpr *value = ir_expr(l->ir, IR_FUNCTION, lower_simple(l, IR_TYPE_VALUE), expr->span);
            value->function = lower_function_of(l, instance);
            return value;
        }
    }
    return lower_fail(l, expr->span, "a module, class or function as a value is not converted yet");
}

/* A method that decorators made something else of: an object, or a closure, which is a function as long as it is not bound. */
static IrExpr *lower_decorated(Lower *l, const Expr *expr, const ExprInfo *info)
{
    if (info->type->kind == TYPE_FUNCTION && info->type->item_count)
        return lower_fail(l, expr->span, "`%s`, a method with decorators, as a value is not converted yet", expr->attribute.name->text);
    if (lower_has_effects(l, expr->attribute.value))
        return lower_fail(l, expr->span, "a method with decorators of a value that is made here is not converted yet");
    return lower_attribute_value(l, info->variable, expr->span);
}

static IrExpr *lower_reference(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    const Type *of = expr->kind == EXPR_ATTRIBUTE ? sema_type(l->instance, expr->attribute.value) : NULL;
    if (of && of->kind == TYPE_FUNCTION && of->is_set && name_is(expr->attribute.name, "__name__")) {
        IrExpr *function = lower_expr(l, expr->attribute.value);
        return l->failed ? function : lower_template(l, "py_function_name({a})", lower_simple(l, IR_TYPE_STR), expr->span, false, 1, &function);
    }
    if (info->resolution == RESOLVED_ENTITY && info->type->kind == TYPE_FUNCTION && !type_vanishes(info->type))
        return lower_function_value(l, expr, info);
    if (info->resolution == RESOLVED_METHOD && info->variable && !lower_vanishes(info->variable))
        return lower_decorated(l, expr, info);
    if (info->resolution == RESOLVED_METHOD && info->type->kind == TYPE_FUNCTION && !type_vanishes(info->type))
        return lower_expr(l, expr->attribute.value); /* a bound method is its receiver */
    switch (info->resolution) {
    case RESOLVED_VARIABLE:
        return lower_variable(l, expr, info);
    case RESOLVED_FIELD:
        return lower_field(l, expr, info);
    case RESOLVED_RECORD_FIELD:
        return lower_record_field(l, expr, info);
    case RESOLVED_BOXED:
        return lower_boxed_call(l, info->call, expr, expr->span);
    case RESOLVED_RULE_ATTRIBUTE:
        return info->call ? lower_bound_call(l, info->call, expr) : lower_fail(l, expr->span, "this attribute has no rule");
    case RESOLVED_RULE_VALUE:
        return lower_rule_value(l, info->rule_value, expr);
    case RESOLVED_ENTITY:
        return lower_entity(l, expr, info);
    default:
        return lower_fail(l, expr->span, "this name is not converted yet");
    }
}

/* (name := value): assigned in front of the statement, and read. */
static IrExpr *lower_named(Lower *l, const Expr *expr)
{
    const Expr *target = expr->named.target;
    IrExpr *value = lower_expr(l, expr->named.value);
    IrVariable *variable = l->failed ? NULL : lower_target_variable(l, target);
    if (!variable || variable->type != value->type)
        value = lower_hold(l, value, "value");
    if (!l->failed)
        lower_assign_value(l, target, variable && variable->type == value->type ? value : ir_copy(l->ir, value), expr->span); /* a copy forgets its place */
    return variable && variable->type == value->type ? ir_var(l->ir, variable, expr->span) : value;
}

/* ---- displays */

/* (a, *pair) of tuples whose lengths are known: item by item. */
static IrExpr *lower_starred_items(Lower *l, const Expr *expr, IrExpr *display)
{
    vec_each(i, &expr->sequence.items) {
        const Expr *item = expr->sequence.items.items[i];
        const Type *given = item->kind == EXPR_STARRED ? type_unwrap(sema_type(l->instance, item->starred.value)) : NULL;
        IrExpr *tuple = given ? lower_hold(l, lower_expr(l, item->starred.value), "items") : NULL;
        for (size_t k = 0; k < (given ? given->item_count : 1) && !l->failed; k++) {
            IrExpr *part = !given ? lower_expr(l, item) : tuple->type->kind == IR_TYPE_RECORD
                                  ? ir_field_of(l->ir, ir_copy(l->ir, tuple), tuple->type->record->fields.items[k], expr->span)
                                  : ir_item(l->ir, ir_copy(l->ir, tuple), ir_int(l->ir, (int64_t)k, expr->span), expr->span);
            size_t at = display->args.count;
            if (at >= display->type->item_count)
                return lower_fail(l, item->span, "this starred item is not converted yet");
            vec_push(l->arena, &display->args, lower_convert(l, part, display->type->items[at], expr->span));
        }
    }
    return display;
}

/* A display with starred items: of a list; what else it is, is made of that. */
static IrExpr *lower_starred_display(Lower *l, const Expr *expr, IrExpr *display)
{
    const IrType *type = display->type, *list_type = ir_type_of(&l->ir->types, IR_TYPE_LIST, type->items[0]);
    if (display->kind == IR_TUPLE && !type->is_open)
        return lower_starred_items(l, expr, display);
    IrExpr *list = lower_starred_list(l, &expr->sequence.items, display->kind == IR_LIST ? type : list_type, expr->span);
    if (l->failed || display->kind == IR_LIST)
        return list;
    return display->kind == IR_SET ? lower_template(l, "py_set_of_list({a})", type, expr->span, false, 1, &list)
                                   : lower_convert(l, list, type, expr->span);
}

static int depth_of_display(const Expr *expr)
{
    int depth = 0;
    if (expr->kind != EXPR_LIST && expr->kind != EXPR_TUPLE)
        return 0;
    vec_each(i, &expr->sequence.items) {
        int inner = depth_of_display(expr->sequence.items.items[i]);
        depth = depth < inner ? inner : depth;
    }
    return depth + 1;
}

/* The runtime's macros write their arguments down several times: displays in displays in displays take names. */
enum { MAX_DISPLAY_DEPTH = 4 };

static IrExpr *lower_sequence(Lower *l, const Expr *expr, IrExprKind kind, const IrType *type)
{
    IrExpr *display = ir_expr(l->ir, kind, type, expr->span);
    vec_each(i, &expr->sequence.items)
        if (expr->sequence.items.items[i]->kind == EXPR_STARRED)
            return lower_starred_display(l, expr, display);
    vec_each(i, &expr->sequence.items) {
        const Expr *item = expr->sequence.items.items[i];
        const IrType *want = type->items[kind == IR_TUPLE && type->kind == IR_TYPE_TUPLE && !type->is_open ? i : 0];
        IrExpr *value = lower_expr_as(l, item, want);
        if (!l->failed && depth_of_display(item) >= MAX_DISPLAY_DEPTH)
            value = lower_hold(l, value, "items");
        if (l->failed)
            return value;
        vec_push(l->arena, &display->args, value);
    }
    return display;
}

static IrExpr *lower_record_display(Lower *l, const Expr *expr, const Type *type)
{
    IrExpr *value = ir_expr(l->ir, IR_RECORD, lower_type(l, type), expr->span);
    const IrRecord *record = value->type->record;
    vec_each(i, &record->fields) {
        IrExpr *item = NULL;
        vec_each(k, &expr->dict.keys) {
            const Expr *key = expr->dict.keys.items[k];
            if (key && key->kind == EXPR_CONSTANT && name_is(record->fields.items[i]->name, key->constant.text))
                item = lower_expr_as(l, expr->dict.values.items[k], record->fields.items[i]->type);
            const Type *other = key ? NULL : sema_type(l->instance, expr->dict.values.items[k]);
            if (!other || other->kind != TYPE_RECORD || !type_field(other, record->fields.items[i]->name))
                continue;
            IrExpr *from = lower_hold(l, lower_expr(l, expr->dict.values.items[k]), "options");
            IrField *field = l->failed ? NULL : ir_record_field(from->type->record, record->fields.items[i]->name);
            if (field)
                item = lower_convert(l, ir_field_of(l->ir, ir_copy(l->ir, from), field, expr->span), record->fields.items[i]->type, expr->span);
        }
        vec_push(l->arena, &value->args, item);
    }
    return value;
}

/* {**a, "x": 1, **b}: filled one after the other. */
static IrExpr *lower_merged_dict(Lower *l, const Expr *expr, const IrType *type)
{
    IrExpr *dict = ir_var(l->ir, lower_temporary(l, "merged", type, expr->span), expr->span);
    lower_emit(l, ir_assign(l->ir, ir_copy(l->ir, dict), ir_expr(l->ir, IR_DICT, type, expr->span), expr->span));
    vec_each(i, &expr->dict.values) {
        const Expr *key = expr->dict.keys.items[i], *value = expr->dict.values.items[i];
        if (!key) {
            lower_add_all(l, dict, value, value->span);
            continue;
        }
        IrExpr *place = ir_item(l->ir, ir_copy(l->ir, dict), lower_expr_as(l, key, type->items[0]), key->span);
        IrExpr *stored = lower_expr_as(l, value, type->items[1]);
        if (!l->failed)
            lower_emit(l, ir_assign(l->ir, place, stored, value->span));
    }
    return dict;
}

/* {"params": layer.bias}: an optimizer wants the parameter itself. */
static bool is_group_of_one(Lower *l, const Expr *key, const Expr *value)
{
    bool is_params = key && key->kind == EXPR_CONSTANT && key->constant.kind == CONSTANT_STR && strcmp(key->constant.text, "params") == 0;
    return is_params && lower_wants_parameter(sema_type(l->instance, value));
}

static IrExpr *lower_dict(Lower *l, const Expr *expr)
{
    const Type *type = sema_type(l->instance, expr);
    if (type->kind == TYPE_RECORD)
        return lower_record_display(l, expr, type);
    if (type->kind != TYPE_DICT)
        return lower_fail(l, expr->span, "this dict is not converted yet");
    IrExpr *display = ir_expr(l->ir, IR_DICT, lower_type(l, type), expr->span);
    vec_each(i, &expr->dict.values) {
        if (!expr->dict.keys.items[i])
            return lower_merged_dict(l, expr, display->type);
        const Expr *name = expr->dict.keys.items[i], *item = expr->dict.values.items[i];
        const IrType *wanted = display->type->items[1];
        bool is_object = wanted->kind == IR_TYPE_VALUE && is_group_of_one(l, name, item);
        IrExpr *key = lower_expr_as(l, name, display->type->items[0]);
        IrExpr *value = lower_expr_as(l, item, is_object ? ir_type_library(&l->ir->types, "nn_param", false) : wanted);
        if (is_object && !l->failed)
            value = lower_convert(l, value, wanted, item->span);
        vec_push(l->arena, &display->keys, key);
        vec_push(l->arena, &display->args, value);
    }
    return display;
}

IrExpr *lower_call_expr(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    IrExpr *lazy = info->type->kind == TYPE_ITERATOR ? lower_lazy_value(l, expr) : NULL;
    if (lazy)
        return lazy;
    if (!info->call)
        return lower_fail(l, expr->span, "this call is not converted yet");
    const Expr *function = expr->call.func;
    if (function->kind == EXPR_ATTRIBUTE && name_is(function->attribute.name, "format") &&
        sema_type(l->instance, function->attribute.value)->kind == TYPE_STR)
        return lower_format_method(l, expr);
    if (info->call->rule && name_is(info->call->rule->function->qualified, "builtins.print")) {
        lower_print(l, expr);
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    }
    bool is_test = info->call->rule && name_is(info->call->rule->function->qualified, "builtins.isinstance");
    IrExpr *test = is_test || (function->kind == EXPR_NAME && name_is(function->name.id, "isinstance")) ? lower_isinstance_call(l, expr) : NULL;
    if (test)
        return test;
    return lower_bound_call(l, info->call, expr);
}

static IrExpr *conditionally(Lower *l, const Expr *expr, IrExpr *(*lower)(Lower *l, const Expr *expr))
{
    l->conditional++;
    IrExpr *out = lower(l, expr);
    l->conditional--;
    return out;
}

/*
 * A call of a function whose result is not known, because the function cannot be converted whole: the call stays, so that the
 * program stops in there, at the line at fault. Not where Python might not evaluate it, or would evaluate something else first.
 */
static void keep_unknown_call(Lower *l, const BoundCall *call, const Expr *expr)
{
    bool is_first = l->block == l->stmt_block && l->block->statements.count == l->stmt_first && !l->conditional;
    if (!is_first || call->is_super || !call->instance->function->def)
        return;
    IrExpr *kept = lower_bound_call(l, call, expr);
    if (!l->failed && l->block->statements.count == l->stmt_first)
        l->failed_call = kept;
}

/* What Python evaluates first of an expression and uses in it; NULL of names and what has no such part. */
static const Expr *first_part(const Expr *expr)
{
    switch (expr->kind) {
    case EXPR_ATTRIBUTE:
        return expr->attribute.value;
    case EXPR_CALL:
        return expr->call.func->kind == EXPR_ATTRIBUTE ? expr->call.func->attribute.value : NULL;
    case EXPR_BIN_OP:
        return expr->bin_op.left;
    case EXPR_SUBSCRIPT:
        return expr->subscript.value;
    default:
        return NULL;
    }
}

static bool is_unknown(const Lower *l, const Expr *expr)
{
    const ExprInfo *info = expr ? sema_expr(l->instance, expr) : NULL;
    return info && info->type->kind == TYPE_ERROR;
}

/* The first argument of a call whose type is not known; NULL if they all are. */
static const Expr *unknown_argument(const Lower *l, const Expr *expr)
{
    if (expr->kind != EXPR_CALL)
        return NULL;
    for (size_t i = 0; i < expr->call.args.count; i++)
        if (is_unknown(l, expr->call.args.items[i]))
            return expr->call.args.items[i];
    for (size_t i = 0; i < expr->call.keywords.count; i++)
        if (is_unknown(l, expr->call.keywords.items[i]->value))
            return expr->call.keywords.items[i]->value;
    return NULL;
}

IrExpr *lower_fail_iterating(Lower *l, const Expr *source)
{
    const Expr *argument = unknown_argument(l, source);
    if (is_unknown(l, source) || argument)
        return lower_unknown(l, argument ? argument : source);
    return lower_fail(l, source->span, "what this runs over was not understood");
}

IrExpr *lower_fail_call(Lower *l, const Expr *expr, Span span, const char *name)
{
    const Expr *argument = expr ? unknown_argument(l, expr) : NULL;
    return argument ? lower_unknown(l, argument) : lower_fail(l, span, "`%s` has no C form yet", name);
}

IrExpr *lower_unknown(Lower *l, const Expr *expr)
{
    const Expr *first = first_part(expr);
    if (first && is_unknown(l, first))
        return lower_unknown(l, first);
    const ExprInfo *info = sema_expr(l->instance, expr);
    const BoundCall *call = info->call;
    if (expr->kind == EXPR_CALL && call && call->kind == CALL_USER) {
        keep_unknown_call(l, call, expr);
        return lower_fail(l, expr->span, "the result of `%s` is not known, because lines of it are not converted",
                          call->instance->function->name->text);
    }
    if (expr->kind == EXPR_NAME)
        return lower_fail(l, expr->span, "`%s` is not known, because what it comes from is not converted", expr->name.id->text);
    return lower_fail(l, expr->span, "this is not known, because what it comes from is not converted");
}

IrExpr *lower_expr_plainly(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    switch (expr->kind) {
    case EXPR_CONSTANT:
        return lower_constant(l, expr);
    case EXPR_NAME:
    case EXPR_ATTRIBUTE:
        return lower_reference(l, expr);
    case EXPR_CALL:
        return lower_call_expr(l, expr);
    case EXPR_BIN_OP:
        return lower_bin_op(l, expr);
    case EXPR_UNARY_OP:
        return lower_unary_op(l, expr);
    case EXPR_BOOL_OP:
        return conditionally(l, expr, lower_bool_op);
    case EXPR_COMPARE:
        return lower_compare(l, expr);
    case EXPR_IF:
        return conditionally(l, expr, lower_if_exp);
    case EXPR_SUBSCRIPT:
        return info->resolution == RESOLVED_RECORD_FIELD ? lower_record_field(l, expr, info) : lower_subscript(l, expr);
    case EXPR_JOINED_STR:
        return lower_joined_str(l, expr);
    case EXPR_LIST:
        return lower_sequence(l, expr, IR_LIST, lower_type(l, info->type));
    case EXPR_SET:
        return lower_sequence(l, expr, IR_SET, lower_type(l, info->type));
    case EXPR_TUPLE:
        return lower_sequence(l, expr, IR_TUPLE, lower_type(l, info->type));
    case EXPR_DICT:
        return lower_dict(l, expr);
    case EXPR_LAMBDA:
        return type_vanishes(info->type) ? lower_entity(l, expr, info) : lower_function_value(l, expr, info);
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
        return lower_comprehension(l, expr, NULL);
    case EXPR_GENERATOR:
        return lower_generator(l, expr);
    case EXPR_NAMED:
        return lower_named(l, expr);
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        return lower_yield(l, expr);
    default:
        return lower_fail(l, expr->span, "this kind of expression is not converted yet");
    }
}

static IrExpr *lower_kind(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    if (l->failed)
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), expr->span);
    IrExpr *lifted = l->lifted ? lower_lifted_value(l, expr) : NULL;
    if (lifted)
        return lifted;
    if (info && is_dropped_value(info->type)) {
        lower_vanished(l, expr);
        return ir_null(l->ir, lower_simple(l, IR_TYPE_VOID), expr->span);
    }
    if (expr == l->held)
        return l->held_value;
    IrExpr *part = pointer_map_get(&l->held_parts, expr);
    if (part) {
        IrExpr *copy = ir_copy(l->ir, part);
        copy->placed = part->placed; /* evaluated there */
        copy->after = part->after;
        copy->block = part->block;
        return copy;
    }
    if (info && info->replacement)
        return lower_expr(l, info->replacement);
    IrExpr *given = expr->kind == EXPR_NAME && !expr->name.id ? pointer_map_get(&l->placeholders, expr) : NULL;
    if (given)
        return ir_copy(l->ir, given);
    if (!info && expr->kind != EXPR_CONSTANT)
        return lower_fail(l, expr->span, "this expression was not understood");
    if (info && info->type->kind == TYPE_ERROR)
        return lower_unknown(l, expr);
    if (info && info->type->literal.is_set && info->type->literal.is_settled && expr->kind != EXPR_CONSTANT) {
        IrExpr *literal = lower_literal(l, info->type, expr->span);
        return lower_known(l, expr, literal);
    }
    if (info && valueless_text(l, info->type))
        return lower_known(l, expr, lower_literal(l, info->type, expr->span));
    IrExpr *never = info ? lower_never(l, expr) : NULL;
    return never ? never : lower_expr_plainly(l, expr);
}

IrExpr *lower_expr(Lower *l, const Expr *expr)
{
    const IrExpr *held = pointer_map_get(&l->evaluated, expr);
    if (held)
        return ir_copy(l->ir, held);
    IrExpr *value = lower_run_never(l, expr, lower_kind(l, expr));
    const ExprInfo *info = l->failed ? NULL : sema_expr(l->instance, expr);
    return lower_placed(l, info && info->unboxed ? lower_unbox(l, value, info->unboxed, info->name, expr->span) : value);
}

static bool is_function_value(Lower *l, const Expr *expr)
{
    const ExprInfo *info = sema_expr(l->instance, expr);
    return info && (info->type->kind == TYPE_FUNCTION || info->type->kind == TYPE_CLASS);
}

IrExpr *lower_expr_as(Lower *l, const Expr *expr, const IrType *want)
{
    bool is_boxed = want && want->kind == IR_TYPE_VALUE && !l->failed && is_function_value(l, expr);
    IrExpr *function = (is_boxed || lower_is_function_object(want)) && !l->failed ? lower_function_object(l, expr) : NULL;
    if (function && is_boxed)
        return lower_box(l, function, expr->span);
    if (function)
        return function;
    if (pointer_map_has(&l->evaluated, expr))
        return lower_placed(l, lower_convert(l, lower_expr(l, expr), want, expr->span));
    bool is_display = expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE;
    if (is_display && want && want->kind == IR_TYPE_LIST && !l->failed)
        return lower_placed(l, lower_sequence(l, expr, IR_LIST, want));
    if ((expr->kind == EXPR_LIST_COMP || expr->kind == EXPR_GENERATOR) && want && want->kind == IR_TYPE_LIST && !l->failed)
        return lower_placed(l, lower_comprehension(l, expr, want));
    return lower_placed(l, lower_convert(l, lower_expr(l, expr), want, expr->span));
}

IrExpr *lower_place(Lower *l, const Expr *target)
{
    const ExprInfo *info = sema_expr(l->instance, target);
    if (!info)
        return lower_fail(l, target->span, "this target was not understood");
    if (info->resolution == RESOLVED_VARIABLE && info->variable->kind == VARIABLE_CLASS && !lower_vanishes(info->variable))
        return lower_attribute_place(l, info->variable, target->span);
    if (info->resolution == RESOLVED_VARIABLE && !lower_vanishes(info->variable))
        return lower_variable_place(l, info->variable, target->span);
    if (info->resolution == RESOLVED_FIELD && !info->field->vanishes)
        return lower_field_place(l, lower_expr(l, target->attribute.value), info->field, target->span);
    if (info->resolution == RESOLVED_RECORD_FIELD) {
        const Expr *object = target->kind == EXPR_SUBSCRIPT ? target->subscript.value : target->attribute.value;
        IrExpr *record = lower_expr(l, object);
        IrField *field = !l->failed && record->type->kind == IR_TYPE_RECORD ? ir_record_field(record->type->record, info->name) : NULL;
        return field ? ir_field_of(l->ir, record, field, target->span) : lower_fail(l, target->span, "this cannot be assigned to");
    }
    if (target->kind == EXPR_SUBSCRIPT)
        return lower_subscript(l, target);
    return lower_fail(l, target->span, "assigning to this is not converted yet");
}
