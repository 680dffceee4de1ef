/* isinstance and what else asks for the class of an object. */
#include "lower/context.h"

static IrExpr *module_isinstance(Lower *l, IrExpr *module, const Type *type, Span span)
{
    const IrType *class_type = lower_class_type(l, type->class_);
    module = lower_convert(l, module, ir_type_library(&l->ir->types, "nn_module", false), span);
    if (class_type->kind == IR_TYPE_INSTANCE)
        return l->failed ? module : lower_class_test(l, module, class_type->class_, span);
    IrExpr *object = ir_c_name(l->ir, arena_printf(l->arena, "&%s_class", class_type->c_name->text),
                               ir_type_library(&l->ir->types, "nn_class", false), span);
    return lower_c_call(l, "nn_is", lower_simple(l, IR_TYPE_BOOL), span, module, object);
}

static bool is_in_chain(const Class *class_, const Class *base)
{
    while (class_ && class_ != base)
        class_ = class_->base;
    return class_ != NULL;
}

/* An object of the script: of the class itself, or of one of those that mix it in. */
static IrExpr *object_isinstance(Lower *l, IrExpr *object, const Class *class_, Span span)
{
    IrExpr *result = NULL;
    bool has_own = false;
    if (!class_->user)
        return lower_fail(l, span, "isinstance with this class is not converted yet");
    vec_each(i, &l->program->classes) {
        const UserClass *below = l->program->classes.items[i];
        if (!below->is_instantiated || !class_derives_from(&below->class_, class_))
            continue;
        bool is_own = is_in_chain(&below->class_, class_);
        if (is_own && has_own)
            continue;
        has_own |= is_own;
        IrExpr *one = lower_class_test(l, ir_copy(l->ir, object), lower_class_of(l, is_own ? class_->user : below), span);
        result = result && !l->failed ? ir_or(l->ir, result, one, span) : one;
    }
    return result ? result : ir_bool(l->ir, false, span);
}

static IrExpr *one_isinstance(Lower *l, IrExpr *object, const Type *object_type, const Type *type, Span span)
{
    const Type *inner = type_unwrap(object_type);
    if (l->failed || type->kind != TYPE_CLASS)
        return l->failed ? object : lower_fail(l, span, "isinstance with this class is not converted yet");
    if (type_is_ndarray(inner)) {
        IrExpr *name = ir_str(l->ir, type->class_->name->text, type->class_->name->length, span);
        IrExpr *args[] = {ir_copy(l->ir, object), name};
        return lower_template(l, "np_is({a}, {b!s})", lower_simple(l, IR_TYPE_BOOL), span, false, 2, args);
    }
    bool is_schedule = inner->kind == TYPE_INSTANCE && class_is(inner->class_, "torch.optim.lr_scheduler._Schedule");
    if (is_schedule && !type->class_->user) {
        IrExpr *args[] = {ir_copy(l->ir, object), ir_str(l->ir, type->class_->name->text, type->class_->name->length, span)};
        return lower_template(l, "scheduler_is({a}, {b!s})", lower_simple(l, IR_TYPE_BOOL), span, false, 2, args);
    }
    if (inner->kind == TYPE_INSTANCE && class_is(inner->class_, "torch.nn.Module"))
        return module_isinstance(l, ir_copy(l->ir, object), type, span);
    if (inner->kind == TYPE_INSTANCE && inner->class_->user)
        return object_isinstance(l, object, type->class_, span);
    bool is_null_test = type_is_optional(object_type) && inner->kind != TYPE_INSTANCE && ir_type_has_null(object->type);
    return is_null_test ? ir_is_null(l->ir, IR_NE, ir_copy(l->ir, object), span)
                        : lower_fail(l, span, "isinstance of this value is not converted yet");
}

/* Whether a value that is not None can be of the class. */
static bool may_be(const Type *type, const Class *class_)
{
    const Type *inner = type_unwrap(type);
    static const struct {
        TypeKind kind;
        const char *name;
    } rows[] = {{TYPE_BOOL, "builtins.bool"}, {TYPE_BOOL, "builtins.int"}, {TYPE_INT, "builtins.int"}, {TYPE_FLOAT, "builtins.float"},
                {TYPE_STR, "builtins.str"},   {TYPE_LIST, "builtins.list"}, {TYPE_DICT, "builtins.dict"}, {TYPE_SET, "builtins.set"},
                {TYPE_TUPLE, "builtins.tuple"}, {TYPE_TENSOR, "torch.Tensor"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].kind == inner->kind && name_is(class_->qualified, rows[i].name))
            return true;
    return false;
}

bool lower_names_classes(const Type *type)
{
    for (size_t i = 0; type->kind == TYPE_TUPLE && i < type->item_count; i++)
        if (!lower_names_classes(type->items[i]))
            return false;
    return type->kind == TYPE_CLASS || (type->kind == TYPE_TUPLE && !type->is_variadic);
}

static IrExpr *any_isinstance(Lower *l, IrExpr *object, const Type *object_type, const Type *classes, Span span)
{
    if (classes->kind == TYPE_CLASS)
        return one_isinstance(l, object, object_type, classes, span);
    IrExpr *result = NULL;
    for (size_t i = 0; i < classes->item_count; i++) {
        const Type *class_ = classes->items[i];
        if (type_unwrap(object_type)->kind != TYPE_INSTANCE && class_->kind == TYPE_CLASS && !may_be(object_type, class_->class_))
            continue;
        IrExpr *one = any_isinstance(l, object, object_type, class_, span);
        result = result && !l->failed ? ir_or(l->ir, result, one, span) : one;
    }
    return result ? result : ir_bool(l->ir, false, span);
}

IrExpr *lower_isinstance_call(Lower *l, const Expr *call)
{
    if (call->call.args.count != 2)
        return NULL;
    const Expr *value = call->call.args.items[0], *classes = call->call.args.items[1];
    const Type *type = sema_type(l->instance, value);
    if (type->kind == TYPE_DYNAMIC || type->kind == TYPE_TENSOR) /* the tensor may be a number yet: `total = 0` */
        return lower_boxed_isinstance(l, value, classes, call->span);
    bool is_object = type_unwrap(type)->kind == TYPE_INSTANCE;
    if (is_object && lower_is_error_class(type_unwrap(type)->class_))
        return lower_error_isinstance(l, value, classes, call->span);
    const Type *class_ = sema_type(l->instance, classes);
    if (!lower_names_classes(class_))
        return lower_isinstance_at_run(l, "py_isinstance", value, classes, call->span);
    if (!is_object && !type_is_optional(type))
        return NULL;
    IrExpr *object = lower_hold(l, lower_expr(l, value), "object");
    return l->failed ? object : any_isinstance(l, object, type, class_, call->span);
}

/* _raw_object(cls): what object.__new__ gives. */
IrExpr *lower_raw_object(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *out = ir_new(l->ir, lower_class_of(l, call->class_->user), span);
    IrFunction *maker = lower_new_function(l, call->class_->user, span);
    out->boolean = true;
    if (maker) {
        out->receiver = ir_call(l->ir, maker, span);
        out->receiver->type = maker->result;
    }
    return out;
}

/* _is_exactly(x, C): type(x) is C. */
IrExpr *lower_is_exactly(Lower *l, const BoundCall *call, Span span)
{
    IrExpr *object = lower_expr(l, lower_argument(call, 0));
    const Type *class_ = sema_type(l->instance, lower_argument(call, 1));
    bool is_layer = class_->kind == TYPE_CLASS && class_->class_->rule && class_is(class_->class_, "torch.nn.Module");
    if (!l->failed && is_layer && class_->class_->rule->c_type)
        return lower_template(l, arena_printf(l->arena, "({a}->class == &%s_class)", class_->class_->rule->c_type),
                              lower_simple(l, IR_TYPE_BOOL), span, false, 1, &object);
    if (l->failed || class_->kind != TYPE_CLASS || !class_->class_->user)
        return l->failed ? object : lower_fail(l, span, "comparing with this class is not converted yet");
    bool is_module = class_->class_->user->is_module;
    IrExpr *kind = ir_expr(l->ir, IR_CLASS, ir_type_library(&l->ir->types, is_module ? "nn_class" : "t2m_kind", false), span);
    kind->class_ = lower_class_of(l, class_->class_->user);
    if (is_module)
        return lower_template(l, "nn_is_exactly({a}, {b})", lower_simple(l, IR_TYPE_BOOL), span, false, 2, (IrExpr *[]){object, kind});
    return lower_template(l, "(py_class({a}) == {b})", lower_simple(l, IR_TYPE_BOOL), span, false, 2, (IrExpr *[]){object, kind});
}
