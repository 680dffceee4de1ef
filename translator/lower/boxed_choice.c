/*
 * Members of boxed objects. What `x.area()` is depends on the class of x, which shows at run time: a function of its own asks for
 * each class that has the member and does what the script does with an object of that class. Places that do the same share it.
 */
#include "lower/context.h"

#include <string.h>

static const IrType *boxed_type(Lower *l)
{
    return lower_simple(l, IR_TYPE_VALUE);
}

/* ---- classes */

static bool is_module_class(const Class *class_)
{
    return class_is(class_, "torch.nn.Module");
}

/* The table of a class: &Circle_kind, &Net_class, &nn_linear_class. NULL if the C of the class has none. */
static IrExpr *class_table(Lower *l, const Class *class_, Span span)
{
    const IrType *type = lower_class_type(l, class_);
    const IrType *table = ir_type_library(&l->ir->types, is_module_class(class_) ? "nn_class" : "t2m_kind", false);
    if (type->kind == IR_TYPE_INSTANCE) {
        IrExpr *out = ir_expr(l->ir, IR_CLASS, table, span);
        out->class_ = type->class_;
        return out;
    }
    if (type->kind != IR_TYPE_LIBRARY || !is_module_class(class_))
        return NULL;
    return ir_c_name(l->ir, arena_printf(l->arena, "&%s_class", type->c_name->text), table, span);
}

IrExpr *lower_boxed_class_test(Lower *l, IrExpr *value, const Class *class_, Span span)
{
    IrExpr *table = class_->user || is_module_class(class_) ? class_table(l, class_, span) : NULL;
    const char *test = is_module_class(class_) ? "nn_is_object" : "t2m_is";
    return table ? lower_c_call(l, test, lower_simple(l, IR_TYPE_BOOL), span, value, table) : NULL;
}

bool lower_has_class_object(const Class *class_)
{
    bool is_own = class_->user && !class_->user->is_module && !class_is(class_, "builtins.BaseException");
    return is_own || strncmp(class_->qualified->text, "builtins.", 9) == 0 || name_is(class_->qualified, "torch.Tensor") ||
           strncmp(class_->qualified->text, "numpy.", 6) == 0;
}

IrExpr *lower_class_object(Lower *l, const Class *class_, Span span)
{
    bool is_builtin = strncmp(class_->qualified->text, "builtins.", 9) == 0 || name_is(class_->qualified, "torch.Tensor");
    if (is_builtin) {
        IrExpr *name = ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", class_->name->text), boxed_type(l), span);
        return lower_c_call(l, "py_builtin_type", boxed_type(l), span, name, NULL);
    }
    if (strncmp(class_->qualified->text, "numpy.", 6) == 0) {
        IrExpr *name = ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", name_is(class_->name, "bool_") ? "numpy.bool" : class_->qualified->text), boxed_type(l), span);
        return lower_c_call(l, "py_builtin_type", boxed_type(l), span, name, NULL);
    }
    IrExpr *table = class_->user && !is_module_class(class_) ? class_table(l, class_, span) : NULL;
    return table ? lower_c_call(l, "py_type_object", boxed_type(l), span, table, NULL)
                 : lower_fail(l, span, "the class `%s` as a value is not converted yet", class_->name->text);
}

IrExpr *lower_unbox(Lower *l, IrExpr *value, const Type *type, Name member, Span span)
{
    IrExpr *name = ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", member ? member->text : "?"), boxed_type(l), span);
    if (value->type->kind != IR_TYPE_VALUE)
        return value;
    if (type->kind == TYPE_TENSOR)
        return lower_c_call(l, "py_array_with", lower_simple(l, IR_TYPE_ARRAY), span, value, name);
    if (type->kind == TYPE_FUNCTION) {
        const IrType *function = ir_type_library(&l->ir->types, "py_function", false);
        return ir_convert(l->ir, lower_c_call(l, "py_function_of", boxed_type(l), span, value, NULL), function, span);
    }
    if (type_is_ndarray(type))
        return lower_c_call(l, "np_value_with", lower_type(l, type), span, value, name);
    IrExpr *table = type->kind == TYPE_INSTANCE ? class_table(l, type->class_, span) : NULL;
    if (!table)
        return lower_fail(l, span, "a boxed object of this class is not converted yet");
    const char *function = is_module_class(type->class_) ? "nn_object_with" : "py_object_with";
    IrExpr *out = lower_c_call(l, function, boxed_type(l), span, value, table);
    vec_push(l->arena, &out->args, name);
    return ir_convert(l->ir, out, lower_type(l, type), span);
}

/* ---- the function that asks */

typedef struct Dispatch {
    const BoundCall *call;
    IrFunction *function;
    Span span;
} Dispatch;

static IrExpr *self_of(Lower *l, const Dispatch *d)
{
    return ir_var(l->ir, d->function->params.items[0], d->span);
}

/* A module whose class only the run knows, not boxed. */
static bool is_module_object(const IrExpr *object)
{
    return object->type->kind == IR_TYPE_LIBRARY && name_is(object->type->c_name, "nn_module");
}

static IrExpr *test_for(Lower *l, const Dispatch *d, const BoxedChoice *choice)
{
    if (is_module_object(self_of(l, d)) && choice->receiver->kind == TYPE_INSTANCE) {
        IrExpr *table = class_table(l, choice->receiver->class_, d->span);
        return lower_c_call(l, "nn_is", lower_simple(l, IR_TYPE_BOOL), d->span, self_of(l, d), table);
    }
    if (choice->receiver->kind == TYPE_TENSOR)
        return lower_c_call(l, "py_is_tensor", lower_simple(l, IR_TYPE_BOOL), d->span, self_of(l, d), NULL);
    if (type_is_ndarray(choice->receiver))
        return lower_c_call(l, "np_is_any", lower_simple(l, IR_TYPE_BOOL), d->span, self_of(l, d), NULL);
    IrExpr *test = lower_boxed_class_test(l, self_of(l, d), choice->receiver->class_, d->span);
    return test ? test : lower_fail(l, d->span, "a boxed object of the class `%s` is not converted yet", choice->receiver->class_->name->text);
}

/* The object as one of the class that was asked for. */
static IrExpr *object_of(Lower *l, const Dispatch *d, const BoxedChoice *choice)
{
    return ir_convert(l->ir, self_of(l, d), lower_type(l, choice->receiver), d->span);
}

static void give(Lower *l, const Dispatch *d, IrExpr *value)
{
    const IrType *result = d->function->result;
    if (l->failed)
        return;
    if (result->kind == IR_TYPE_VOID) {
        lower_emit(l, ir_expr_stmt(l->ir, value, d->span));
        lower_emit(l, ir_return(l->ir, NULL, d->span));
    } else if (value->type->kind == IR_TYPE_VOID && !ir_type_has_null(result)) {
        lower_fail(l, d->span, "a call that may give None here is not converted yet");
    } else if (value->type->kind == IR_TYPE_VOID) {
        lower_emit(l, ir_expr_stmt(l->ir, value, d->span));
        lower_emit(l, ir_return(l->ir, ir_null(l->ir, result, d->span), d->span));
    } else {
        lower_emit(l, ir_return(l->ir, lower_convert(l, value, result, d->span), d->span));
    }
}

static void give_choice(Lower *l, const Dispatch *d, const BoxedChoice *choice)
{
    bool stores = d->call->is_attribute && d->function->params.count == 2;
    if (choice->field) {
        IrExpr *field = lower_field_place(l, object_of(l, d, choice), choice->field, d->span);
        if (l->failed)
            return;
        if (!stores) {
            give(l, d, field);
            return;
        }
        IrExpr *value = lower_convert(l, ir_var(l->ir, d->function->params.items[1], d->span), field->type, d->span);
        lower_emit(l, ir_assign(l->ir, field, value, d->span));
        lower_emit(l, ir_return(l->ir, NULL, d->span));
        return;
    }
    if (choice->stored) /* x.__setattr__("name", value) */
        pointer_map_set(l->arena, &l->evaluated, choice->stored, ir_var(l->ir, d->function->params.items[1], d->span));
    if (!choice->call) {
        lower_fail(l, d->span, "`%s`, an attribute of a class, is not converted yet where the class is not known", d->call->name->text);
        return;
    }
    pointer_map_set(l->arena, &l->evaluated, d->call->receiver, object_of(l, d, choice));
    give(l, d, lower_bound_call(l, choice->call, NULL));
}

/* Nothing of the script fits: one of Python's own types, or an error. */
static void give_rest(Lower *l, const Dispatch *d)
{
    const BoundCall *call = d->call;
    IrExpr *name = ir_c_name(l->ir, arena_printf(l->arena, "\"%s\"", call->name->text), boxed_type(l), d->span);
    if (call->rest) {
        pointer_map_set(l->arena, &l->evaluated, call->rest_callee,
                        lower_unbox(l, self_of(l, d), sema_type(l->instance, call->rest_callee), call->name, d->span));
        give(l, d, lower_bound_call(l, call->rest, NULL));
        return;
    }
    if (!call->has_own) {
        lower_emit(l, ir_expr_stmt(l->ir, lower_c_call(l, "py_no_attribute", lower_simple(l, IR_TYPE_VOID), d->span, lower_box(l, self_of(l, d), d->span), name), d->span));
        return;
    }
    IrExpr *argument = d->function->params.count > 1 ? ir_var(l->ir, d->function->params.items[1], d->span) : NULL;
    if (call->is_operator) {
        give(l, d, lower_boxed_binary(l, call->operator, self_of(l, d), argument, false, d->span));
        return;
    }
    if (call->is_item) {
        give(l, d, lower_c_call(l, "py_item", boxed_type(l), d->span, self_of(l, d), lower_box(l, argument, d->span)));
        return;
    }
    pointer_map_set(l->arena, &l->evaluated, call->receiver, self_of(l, d));
    BoundCall own = *call;
    own.choice_count = 0;
    own.result = l->program->types->dynamic;
    give(l, d, lower_boxed_call(l, &own, NULL, d->span));
}

static void fill(Lower *l, const Dispatch *d)
{
    IrFunction *function = l->function;
    IrBlock *block = l->block;
    PointerMap evaluated = l->evaluated;
    l->evaluated = (PointerMap){0};
    l->function = d->function;
    l->block = &d->function->body;
    for (size_t i = 0; i < d->call->arg_count; i++)
        pointer_map_set(l->arena, &l->evaluated, d->call->args[i].expr, ir_var(l->ir, d->function->params.items[i + 1], d->span));
    for (size_t i = 0; i < d->call->choice_count && !l->failed; i++) {
        IrStmt *branch = ir_stmt(l->ir, IR_IF, d->span);
        branch->test = test_for(l, d, &d->call->choices[i]);
        ir_append(l->ir, &d->function->body, branch);
        l->block = &branch->body;
        give_choice(l, d, &d->call->choices[i]);
        l->block = &d->function->body;
    }
    if (!l->failed)
        give_rest(l, d);
    if (l->failed) { /* the statement at hand becomes a TODO; nothing half made stays behind */
        d->function->body = (IrBlock){0};
        d->function->locals.count = 0;
        ir_append(l->ir, &d->function->body, ir_todo(l->ir, DIAG_not_lowered, "not every class that this can be is converted", d->span));
    }
    l->function = function;
    l->block = block;
    l->evaluated = evaluated;
}

/* ---- where it is called */

static const char *key_of(Lower *l, const BoundCall *call, const IrType *result, const IrType *stored)
{
    Text key = {0};
    text_printf(&key, "boxed %s %s %s", call->name->text, result->key, call->is_attribute ? "attribute" : "call");
    if (stored)
        text_printf(&key, " = %s", stored->key);
    for (size_t i = 0; i < call->choice_count; i++)
        text_printf(&key, " %s", type_text(l->arena, call->choices[i].receiver));
    if (call->rest)
        text_printf(&key, " or %s", type_text(l->arena, sema_type(l->instance, call->rest_callee)));
    for (size_t i = 0; i < call->arg_count; i++)
        text_printf(&key, " (%s %s)", call->args[i].param ? call->args[i].param->text : "", lower_type(l, call->args[i].type)->key);
    return text_take(&key, l->arena);
}

static IrFunction *new_function(Lower *l, const BoundCall *call, const IrType *object, const IrType *result, const IrType *stored, Span span)
{
    bool is_dunder = call->name->length > 4 && strncmp(call->name->text, "__", 2) == 0;
    const char *plain = is_dunder ? arena_copy_bytes(l->arena, call->name->text + 2, call->name->length - 4) : call->name->text;
    const char *name = arena_printf(l->arena, "%s%s_of_any", stored ? "set_" : "", plain), *unique = name;
    for (unsigned n = 2; string_map_has(&l->dispatch_names, unique); n++)
        unique = arena_printf(l->arena, "%s_%u", name, n);
    string_map_set(l->arena, &l->dispatch_names, unique, (void *)call);
    IrFunction *out = ir_function(l->ir, l->module, unique, call->name->text, result, (Span){0});
    out->doc = arena_printf(l->arena, stored ? "Sets `%s` of whatever object it is." : "`%s` of whatever object it is.", call->name->text);
    ir_param(l->ir, out, object->kind == IR_TYPE_VALUE ? "object" : "module", object, span);
    for (size_t i = 0; i < call->arg_count; i++) {
        const IrType *type = lower_type(l, call->args[i].type);
        const char *param = call->args[i].param ? call->args[i].param->text : arena_printf(l->arena, "argument%zu", i + 1);
        ir_param(l->ir, out, call->arg_count == 1 && !call->args[i].param ? "argument" : param, type->kind == IR_TYPE_VOID ? boxed_type(l) : type, span);
    }
    if (stored)
        ir_param(l->ir, out, "value", stored, span);
    return out;
}

IrExpr *lower_boxed_choice(Lower *l, const BoundCall *call, IrExpr *object, IrExpr *stored, Span span)
{
    const IrType *result = stored ? lower_simple(l, IR_TYPE_VOID) : lower_type(l, call->result);
    const IrType *stored_type = stored ? stored->type : NULL;
    for (size_t i = 0; i < call->arg_count; i++)
        if (call->args[i].kind != ARG_EXPR)
            return lower_fail(l, span, "spreading arguments into the call of a boxed object is not converted yet");
    object = is_module_object(object) && !call->has_own && !call->rest ? object : lower_box(l, object, span);
    const char *key = arena_printf(l->arena, "%s of %s", key_of(l, call, result, stored_type), object->type->key);
    IrFunction *function = string_map_get(&l->dispatches, key);
    if (!function) {
        Dispatch d = {call, new_function(l, call, object->type, result, stored_type, span), span};
        string_map_set(l->arena, &l->dispatches, key, d.function);
        fill(l, &d);
        if (l->failed) { /* nothing of it stays */
            string_map_set(l->arena, &l->dispatches, key, NULL);
            return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
        }
        vec_push(l->arena, &l->module->functions, d.function);
        function = d.function;
    }
    IrExpr *out = ir_call(l->ir, function, span);
    out->type = result;
    vec_push(l->arena, &out->args, object);
    for (size_t i = 0; i < call->arg_count && !l->failed; i++)
        vec_push(l->arena, &out->args, lower_expr_as(l, call->args[i].expr, function->params.items[i + 1]->type));
    if (stored)
        vec_push(l->arena, &out->args, stored);
    return out;
}

bool lower_store_boxed_attribute(Lower *l, const Expr *target, IrExpr *value)
{
    const ExprInfo *info = sema_expr(l->instance, target);
    if (target->kind != EXPR_ATTRIBUTE || !info || info->resolution != RESOLVED_BOXED)
        return false;
    IrExpr *object = lower_expr_boxed(l, target->attribute.value);
    if (value->kind == IR_NULL)
        value = lower_box(l, value, target->span);
    IrExpr *store = l->failed ? object : lower_boxed_choice(l, info->call, object, value, target->span);
    if (!l->failed)
        lower_emit(l, ir_expr_stmt(l->ir, store, target->span));
    return true;
}
