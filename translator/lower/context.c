/* Failure, comments, conversions and held values. */
#include "lower/context.h"

#include <stdarg.h>
#include <string.h>

const IrType *lower_simple(Lower *l, IrTypeKind kind)
{
    return ir_type(&l->ir->types, kind);
}

IrExpr *lower_fail(Lower *l, Span span, const char *format, ...)
{
    if (!l->failed) {
        va_list arguments;
        va_start(arguments, format);
        diag_vreport(l->diagnostics, DIAG_not_lowered, span, format, arguments);
        va_end(arguments);
        l->failed = true;
        l->failure = &vec_last(&l->diagnostics->list);
    }
    return ir_c_name(l->ir, "T2M_FAILED", lower_simple(l, IR_TYPE_VALUE), span);
}

void lower_comments(Lower *l, const CommentVec *from, IrCommentVec *to)
{
    vec_each(i, from) {
        const char *text = from->items[i].text;
        while (*text == '#')
            text++;
        while (*text == ' ' || *text == '\t')
            text++;
        ir_comment(l->ir, to, text, from->items[i].blank_above);
    }
}

void lower_emit(Lower *l, IrStmt *stmt)
{
    ir_append(l->ir, l->block, stmt);
}

IrExpr *lower_c_call(Lower *l, const char *name, const IrType *type, Span span, IrExpr *first, IrExpr *second)
{
    IrExpr *call = ir_c_call(l->ir, name, type, span);
    if (first)
        vec_push(l->arena, &call->args, first);
    if (second)
        vec_push(l->arena, &call->args, second);
    return call;
}

/* The library pointer of which an embedded type is the pointee: reading an embedded field gives its address. */
static bool same_library(const IrType *from, const IrType *to)
{
    return from->kind == IR_TYPE_LIBRARY && to->kind == IR_TYPE_LIBRARY && from->c_name == to->c_name;
}

static IrExpr *convert_items(Lower *l, IrExpr *value, const IrType *want)
{
    vec_each(i, &value->args)
        value->args.items[i] = lower_convert(l, value->args.items[i], want->items[value->kind == IR_TUPLE && !want->is_open ? i : 0],
                                             value->args.items[i]->span);
    value->type = want;
    return value;
}

static size_t item_count(const IrType *type)
{
    return type->kind == IR_TYPE_RECORD ? type->record->fields.count : type->kind == IR_TYPE_TUPLE && !type->is_open ? type->item_count : 0;
}

/* A tuple is a struct where a function returns it, and an object elsewhere: one becomes the other item by item. */
static bool is_repacked(const IrType *from, const IrType *to)
{
    bool is_tuple = from->kind == IR_TYPE_TUPLE && to->kind == IR_TYPE_RECORD && !to->record->by_pointer;
    bool is_record = from->kind == IR_TYPE_RECORD && !from->record->by_pointer && to->kind == IR_TYPE_TUPLE;
    bool is_handed_on = from->kind == IR_TYPE_RECORD && from->record->is_result && to->kind == IR_TYPE_RECORD && to->record->is_result;
    return (is_tuple || is_record || is_handed_on) && item_count(from) > 0 && item_count(from) == item_count(to);
}

static bool is_module_type(const IrType *type)
{
    return (type->kind == IR_TYPE_INSTANCE && type->class_->is_nn_module) || (type->kind == IR_TYPE_LIBRARY && strncmp(type->c_name->text, "nn_", 3) == 0);
}

/* (layer, "weight") seen as (module, "weight"): the same object in C. */
static bool is_tuple_of_bases(const IrType *from, const IrType *to)
{
    bool fits = from->kind == IR_TYPE_TUPLE && to->kind == IR_TYPE_TUPLE && !from->is_open && !to->is_open && from->item_count == to->item_count;
    for (size_t i = 0; fits && i < from->item_count; i++)
        fits = from->items[i] == to->items[i] ||
               (is_module_type(from->items[i]) && to->items[i]->kind == IR_TYPE_LIBRARY && name_is(to->items[i]->c_name, "nn_module"));
    return fits;
}

static IrExpr *repack(Lower *l, IrExpr *value, const IrType *want, Span span)
{
    bool to_record = want->kind == IR_TYPE_RECORD;
    IrExpr *out = ir_expr(l->ir, to_record ? IR_RECORD : IR_TUPLE, want, span);
    value = lower_hold(l, value, "items");
    for (size_t i = 0; i < item_count(want) && !l->failed; i++) {
        IrExpr *copy = ir_copy(l->ir, value);
        IrExpr *item = value->type->kind == IR_TYPE_RECORD ? ir_field_of(l->ir, copy, value->type->record->fields.items[i], span)
                                                           : ir_item(l->ir, copy, ir_int(l->ir, (int64_t)i, span), span);
        const IrType *type = to_record ? want->record->fields.items[i]->type : want->items[i];
        vec_push(l->arena, &out->args, lower_convert(l, item, type, span));
    }
    return out;
}

/* The tuple that a function returned where only the run knows what it is. */
static IrExpr *boxed_result(Lower *l, IrExpr *value, const IrType *want, Span span)
{
    size_t count = item_count(value->type);
    const IrType **items = ARENA_NEW_ARRAY(l->arena, const IrType *, count + 1);
    for (size_t i = 0; i < count; i++)
        items[i] = want;
    return ir_convert(l->ir, repack(l, value, ir_type_tuple(&l->ir->types, items, count), span), want, span);
}

/* Between lists, tuples of any length and tuples of known items. */
static bool is_row_conversion(const IrType *from, const IrType *to)
{
    bool to_open = to->kind == IR_TYPE_TUPLE && to->is_open;
    if (from->kind == IR_TYPE_LIST || (from->kind == IR_TYPE_TUPLE && from->is_open))
        return (to_open || to->kind == IR_TYPE_LIST) && from->kind != to->kind && from->items[0] == to->items[0];
    bool has_items = item_count(from) > 0 || from->kind == IR_TYPE_TUPLE; /* () is a tuple of any length */
    bool is_tuple = from->kind == IR_TYPE_TUPLE || (from->kind == IR_TYPE_RECORD && from->record->is_result);
    return (to_open || (to->kind == IR_TYPE_LIST && is_tuple)) && has_items;
}

static IrExpr *convert_row(Lower *l, IrExpr *value, const IrType *want, Span span)
{
    const IrType *from = value->type;
    bool to_list = want->kind == IR_TYPE_LIST;
    bool is_row = from->kind == IR_TYPE_LIST || ir_is_row_of(from, want->items[0]);
    if (is_row && from->kind != want->kind)
        return lower_template(l, to_list ? "py_list_of_tuple({a})" : "py_tuple_of_list({a})", want, span, false, 1, &value);
    if (is_row)
        return ir_convert(l->ir, value, want, span);
    IrExpr *out = ir_expr(l->ir, to_list ? IR_LIST : IR_TUPLE, want, span);
    value = lower_hold(l, value, "items");
    for (size_t i = 0; i < item_count(from) && !l->failed; i++) {
        IrExpr *copy = ir_copy(l->ir, value);
        IrExpr *item = from->kind == IR_TYPE_RECORD ? ir_field_of(l->ir, copy, from->record->fields.items[i], span)
                                                    : ir_item(l->ir, copy, ir_int(l->ir, (int64_t)i, span), span);
        vec_push(l->arena, &out->args, lower_convert(l, item, want->items[0], span));
    }
    return out;
}

bool lower_is_boxed_copy(const IrType *from, const IrType *to)
{
    bool is_container = from->kind == IR_TYPE_LIST || from->kind == IR_TYPE_SET || from->kind == IR_TYPE_DICT;
    if (!is_container || from->kind != to->kind || from->item_count != to->item_count)
        return false;
    bool differs = false;
    for (size_t i = 0; i < from->item_count; i++) {
        if (from->items[i] != to->items[i] && to->items[i]->kind != IR_TYPE_VALUE)
            return false;
        differs |= from->items[i] != to->items[i];
    }
    return differs;
}

IrExpr *lower_boxed_copy(Lower *l, IrExpr *value, const IrType *want, Span span)
{
    return ir_convert(l->ir, ir_convert(l->ir, value, lower_simple(l, IR_TYPE_VALUE), span), want, span);
}

/* Nothing is ever put in it: it holds no items of any type. */
static bool is_always_empty(const IrType *from, const IrType *to)
{
    bool is_container = from->kind == IR_TYPE_LIST || from->kind == IR_TYPE_DICT || from->kind == IR_TYPE_SET;
    bool any = false;
    for (size_t i = 0; is_container && from->kind == to->kind && i < from->item_count; i++)
        any |= from->items[i]->kind == IR_TYPE_VOID;
    return any;
}

static bool is_parameter(const IrExpr *value)
{
    return value->type->kind == IR_TYPE_LIBRARY && name_is(value->type->c_name, "nn_param");
}

/* list(net.parameters()) that nobody else holds */
static bool is_list_of_parameters(const IrExpr *value)
{
    const IrType *item = value->kind == IR_RULE && value->type->kind == IR_TYPE_LIST ? value->type->items[0] : NULL;
    return item && item->kind == IR_TYPE_LIBRARY && name_is(item->c_name, "nn_param");
}

/* Where it is one of several lists that a variable holds, whose items are computed: fast_weights = [w - lr * g for ...]. */
static IrExpr *values_of_parameters(Lower *l, IrExpr *value, const IrType *want, Span span)
{
    bool is_walk = value->rule->c && strcmp(value->rule->c, "nn_params_list({a})") == 0;
    IrExpr *params = is_walk ? value->args.items[0]
                             : lower_c_call(l, "nn_params_of_list", ir_type_library(&l->ir->types, "nn_params", false), span, value, NULL);
    return lower_c_call(l, "nn_params_values", want, span, params, NULL);
}

/* `[None] * n`, whose items the list's other uses tell. */
static IrExpr *list_of_nones(Lower *l, IrExpr *value, const IrType *want)
{
    IrExpr *items = value->kind == IR_RULE && want->kind == IR_TYPE_LIST && ir_type_has_null(want->items[0]) ? value->receiver : NULL;
    if (!items || items->kind != IR_LIST || items->type != value->type)
        return NULL;
    vec_each(i, &items->args)
        if (items->args.items[i]->kind != IR_NULL)
            return NULL;
    vec_each(i, &items->args)
        items->args.items[i] = ir_null(l->ir, want->items[0], items->args.items[i]->span);
    items->type = value->type = want;
    return value;
}

IrExpr *lower_value_of_parameter(Lower *l, IrExpr *value)
{
    return is_parameter(value) ? lower_convert(l, value, lower_simple(l, IR_TYPE_ARRAY), value->span) : value;
}

static bool is_dtype(const IrType *type)
{
    return type->kind == IR_TYPE_LIBRARY && type->is_embedded && name_is(type->c_name, "mx_dtype");
}

static bool is_dtype_object(const IrType *type)
{
    return type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "mx_dtype_object");
}

IrExpr *lower_dtype_for(Lower *l, IrExpr *value, bool as_object, Span span)
{
    const IrType *want = ir_type_library(&l->ir->types, as_object ? "mx_dtype_object" : "mx_dtype", !as_object);
    bool is_other = as_object ? is_dtype(value->type) : is_dtype_object(value->type);
    return is_other ? lower_convert(l, value, want, span) : value;
}

/* `[nn.ReLU()] if last else []`: lists, sets or dicts that nobody holds yet. */
static bool is_choice_of_displays(const IrExpr *value)
{
    if (value->kind == IR_TERNARY)
        return is_choice_of_displays(value->left) && is_choice_of_displays(value->right);
    return value->kind == IR_LIST || value->kind == IR_DICT || value->kind == IR_SET;
}

IrExpr *lower_convert(Lower *l, IrExpr *value, const IrType *want, Span span)
{
    if (l->failed || value->type == want || !want)
        return value;
    if (value->is_unreached)
        return lower_nothing(l, want, span);
    bool is_done = value->type->kind == IR_TYPE_VOID && ir_type_has_null(want) &&
                   (value->kind == IR_CALL || value->kind == IR_CALL_VALUE || value->kind == IR_C_CALL || value->kind == IR_RULE);
    if (is_done) { /* items[k] = f() of a function that gives nothing: it is called, and None is what it gave */
        lower_emit(l, ir_expr_stmt(l->ir, value, span));
        value = ir_null(l->ir, want, span);
    }
    if (value->kind == IR_NULL)
        return ir_type_has_null(want) ? ir_null(l->ir, want, span) : lower_fail(l, span, "None cannot be used here");
    const IrType *object = is_dtype(value->type) ? ir_type_library(&l->ir->types, "mx_dtype_object", false) : NULL;
    if (object && ir_can_convert(object, want))
        return lower_convert(l, lower_c_call(l, "mx_dtype_as_object", object, span, value, NULL), want, span);
    if (is_dtype(want) && (value->type->kind == IR_TYPE_VALUE || is_dtype_object(value->type)))
        return lower_c_call(l, "mx_dtype_of_object", want, span, value, NULL);
    if (value->type->kind == IR_TYPE_INT && want->kind == IR_TYPE_OPTIONAL && want->items[0]->kind == IR_TYPE_FLOAT)
        value = lower_convert(l, value, want->items[0], span);
    if (value->type->kind == IR_TYPE_OPTIONAL && (want->kind == IR_TYPE_INT || want->kind == IR_TYPE_FLOAT)) {
        const char *otherwise = l->refusal ? l->refusal : want->kind == IR_TYPE_INT ? "'NoneType' object cannot be interpreted as an integer"
                                                                                     : "must be real number, not NoneType";
        value = lower_not_none(l, value, otherwise, span);
        if (value->type == want)
            return value;
    }
    if (value->kind == IR_INT && want->kind == IR_TYPE_FLOAT)
        return ir_float(l->ir, (double)value->integer, NULL, value->span);
    if (value->kind == IR_LIST && want->kind == IR_TYPE_TUPLE && want->is_open)
        value->kind = IR_TUPLE;
    if ((value->kind == IR_LIST && want->kind == IR_TYPE_LIST) ||
        (value->kind == IR_TUPLE && want->kind == IR_TYPE_TUPLE && (want->is_open || want->item_count == value->args.count)))
        return convert_items(l, value, want);
    if (value->kind == IR_TERNARY && want->kind == value->type->kind && is_choice_of_displays(value)) {
        value->left = lower_convert(l, value->left, want, span);
        value->right = lower_convert(l, value->right, want, span);
        value->type = want;
        return value;
    }
    if (is_parameter(value) && want->kind == IR_TYPE_ARRAY)
        return lower_c_call(l, "nn_param_value", want, span, value, NULL);
    if (want->kind == IR_TYPE_LIBRARY && name_is(want->c_name, "nn_param")) { /* the object behind the value */
        if (value->kind == IR_C_CALL && name_is(value->name, "nn_param_value"))
            return value->args.items[0];
        if (value->kind == IR_FIELD && value->field->kind == IR_FIELD_PARAMETER) {
            IrExpr *object = ir_copy(l->ir, value);
            object->type = want;
            return object;
        }
        if (value->type->kind == IR_TYPE_ARRAY) /* an array that was made a leaf, as functions inside others see it */
            return lower_c_call(l, "nn_param_of", want, span, value, NULL);
        return lower_fail(l, span, "a parameter of a module is needed here");
    }
    if (list_of_nones(l, value, want))
        return value;
    if (is_row_conversion(value->type, want))
        return convert_row(l, value, want, span);
    if (is_repacked(value->type, want))
        return repack(l, value, want, span);
    if (value->type->kind == IR_TYPE_RECORD && value->type->record->is_result && want->kind == IR_TYPE_VALUE)
        return boxed_result(l, value, want, span);
    if (same_library(value->type, want) || ir_can_convert(value->type, want))
        return ir_convert(l->ir, value, want, span);
    if ((value->kind == IR_RULE || value->kind == IR_SLICE) && lower_is_boxed_copy(value->type, want)) /* a new container: nobody else holds it */
        return lower_boxed_copy(l, value, want, span);
    if (is_list_of_parameters(value) && want->kind == IR_TYPE_LIST && want->items[0]->kind == IR_TYPE_ARRAY)
        return values_of_parameters(l, value, want, span);
    if (is_tuple_of_bases(value->type, want) || is_always_empty(value->type, want) || is_always_empty(want, value->type))
        return lower_template(l, "{a}", want, span, false, 1, &value);
    if (lower_can_view(l, value->type, want))
        return lower_template(l, arena_printf(l->arena, "((%s *){a})", want->class_->name->text), want, span, false, 1, &value);
    return lower_fail(l, span, "a value of type `%s` cannot become `%s`", value->type->key, want->key);
}

static bool is_repeatable(const IrExpr *value);

/* A display of such values: taking one out of it makes no object (ir_item). */
static bool is_plain_display(const IrExpr *value)
{
    bool is_plain = value->kind == IR_TUPLE || value->kind == IR_RECORD;
    for (size_t i = 0; is_plain && i < value->args.count; i++)
        is_plain = value->args.items[i] && value->args.items[i]->kind != IR_TUPLE && is_repeatable(value->args.items[i]);
    return is_plain;
}

static bool is_repeatable(const IrExpr *value)
{
    if (is_plain_display(value))
        return true;
    return value->kind == IR_VAR || value->kind == IR_INT || value->kind == IR_FLOAT || value->kind == IR_BOOL ||
           value->kind == IR_STR || value->kind == IR_NULL || value->kind == IR_C_NAME ||
           (value->kind == IR_ITEM && value->left->type->kind == IR_TYPE_TUPLE && value->right->kind == IR_INT &&
            is_repeatable(value->left)) ||
           (value->kind == IR_FIELD && is_repeatable(value->receiver));
}

/* A constant, or a variable that only the code at hand changes. */
static bool is_lasting(const IrExpr *value)
{
    bool is_constant = value->kind == IR_INT || value->kind == IR_FLOAT || value->kind == IR_BOOL || value->kind == IR_STR ||
                       value->kind == IR_NULL || value->kind == IR_C_NAME;
    return is_constant || (value->kind == IR_VAR && value->variable->kind != IR_GLOBAL);
}

static IrExpr *hold(Lower *l, IrExpr *value, const char *name)
{
    IrVariable *variable = lower_temporary(l, name, value->type, value->span);
    lower_emit(l, ir_assign(l->ir, ir_var(l->ir, variable, value->span), value, value->span));
    return ir_var(l->ir, variable, value->span);
}

IrExpr *lower_hold(Lower *l, IrExpr *value, const char *name)
{
    return l->failed || is_repeatable(value) ? value : hold(l, value, name);
}

IrExpr *lower_hold_now(Lower *l, IrExpr *value, const char *name)
{
    return l->failed || is_lasting(value) ? value : hold(l, value, name);
}

IrExpr *lower_placed(Lower *l, IrExpr *value)
{
    if (!value || l->failed || value->placed)
        return value;
    value->placed = ++l->placed;
    value->after = l->block->statements.count ? vec_last(&l->block->statements) : NULL;
    if (!l->block->id)
        l->block->id = ++l->block_ids;
    value->block = l->block->id;
    return value;
}
