/* Calls of rules and of their constructors, values of stubs, and those rules whose call is more than their template. */
#include "lower/context.h"

#include <string.h>

static const char *stub_c_type(const Class *class_)
{
    for (; class_; class_ = class_->base)
        if (class_->rule && class_->rule->c_type)
            return class_->rule->c_type;
    return NULL;
}

/* ---- values of stubs: math.pi, layer.weight */

IrExpr *lower_rule_value(Lower *l, const RuleValue *value, const Expr *expr)
{
    IrExpr *literal = lower_literal(l, sema_type(l->instance, expr), expr->span);
    if (literal && !value->c)
        return literal;
    if (!value->c)
        return lower_fail(l, expr->span, "`%s` as a value is not converted yet", value->qualified->text);
    bool is_param = lower_wants_parameter(value->type);
    const IrType *type = is_param ? ir_type_library(&l->ir->types, "nn_param", false) : lower_type(l, sema_type(l->instance, expr));
    if (!strstr(value->c, "{self}"))
        return ir_c_name(l->ir, value->c, type, expr->span);
    IrExpr *object = lower_expr(l, expr->attribute.value);
    if (strncmp(value->qualified->text, "torch.nn.Module.", 16) == 0)
        object = lower_convert(l, object, ir_type_library(&l->ir->types, "nn_module", false), expr->span);
    if (strncmp(value->qualified->text, "torch.nn.parameter.", 19) == 0)
        object = lower_convert(l, object, ir_type_library(&l->ir->types, "nn_param", false), expr->span);
    if (l->failed)
        return object;
    IrRule *rule = ARENA_NEW(l->arena, IrRule);
    rule->qualname = value->qualified->text;
    rule->c = value->c;
    rule->result_is_base = value->type->kind == TYPE_VARIABLE;
    const Type *owner = type_unwrap(sema_type(l->instance, expr->attribute.value));
    bool is_below = object->type->kind == IR_TYPE_INSTANCE && owner->kind == TYPE_INSTANCE && stub_c_type(owner->class_);
    if (is_below) /* a class of the script below the library's */
        rule->receiver = ir_type_library(&l->ir->types, stub_c_type(owner->class_), false);
    IrExpr *out = ir_rule_call(l->ir, rule, object, type, expr->span);
    return is_param ? lower_convert(l, out, lower_simple(l, IR_TYPE_ARRAY), expr->span) : out;
}

/* ---- constructors */

static bool stub_is_pointer(const Class *class_)
{
    for (; class_; class_ = class_->base)
        if (class_->rule && class_->rule->c_type)
            return class_->rule->is_pointer;
    return true;
}

IrExpr *lower_stub_constructor(Lower *l, const BoundCall *call, Span span)
{
    if (lower_is_error_class(call->class_))
        return lower_new_error(l, call, span);
    const char *c_type = stub_c_type(call->class_);
    bool is_builtin = strncmp(call->class_->qualified->text, "builtins.", 9) == 0 ||
                      name_is(call->class_->qualified, "torch.Tensor") || call->result->kind == TYPE_DICT ||
                      call->result->kind == TYPE_LIST; /* Counter, deque */
    if (!call->rule || !call->rule->c) {
        IrExpr *special = lower_builtin(l, call, span);
        if (special)
            return special;
    }
    IrExpr *constant = name_is(call->class_->qualified, "builtins.float") ? lower_builtin(l, call, span) : NULL;
    if (constant)
        return constant;
    if (is_builtin && call->rule && call->rule->c)
        return lower_rule_call(l, call, NULL, lower_type(l, call->result), span);
    if (call->rule && call->rule->c && name_is(call->rule->role, "set_grad_enabled"))
        return lower_rule_call(l, call, NULL, lower_simple(l, IR_TYPE_VOID), span); /* a statement of its own */
    if (!call->rule || !call->rule->c || !c_type)
        return lower_fail(l, span, "`%s` is not converted yet", call->class_->qualified->text);
    const IrType *type = ir_type_library(&l->ir->types, c_type, false);
    IrExpr *receiver = NULL;
    if (!stub_is_pointer(call->class_))
        receiver = ir_c_name(l->ir, arena_printf(l->arena, "NN_NEW(%s)", c_type), type, span);
    return lower_rule_call(l, call, receiver, type, span);
}

/* register_buffer('mask', x): an assignment to the field. */
static IrExpr *lower_declaration(Lower *l, const BoundCall *call, Span span)
{
    if (call->declares->vanishes)
        return NULL;
    IrExpr *place = ir_field_of(l->ir, lower_self(l, span), lower_field_of(l, call->declares), span);
    for (size_t i = 0; i < call->arg_count; i++) {
        const BoundArg *arg = &call->args[i];
        if (!name_is(arg->param, "tensor") && !name_is(arg->param, "param") && !name_is(arg->param, "module") &&
            !name_is(arg->param, "value"))
            continue;
        const ExprInfo *info = arg->kind == ARG_EXPR ? sema_expr(l->instance, arg->expr) : NULL;
        if (info && info->call && call->declares->is_embedded)
            return lower_constructor_into(l, info->call, place, span);
        bool gives_none = info && info->type->kind == TYPE_NONE;
        IrExpr *value = gives_none ? ir_null(l->ir, place->type, span) : lower_arg(l, arg, lower_type(l, call->declares->type), span);
        if (value && !l->failed)
            lower_emit(l, ir_assign(l->ir, place, value, span));
        return NULL;
    }
    return lower_fail(l, span, "this declaration is not converted yet");
}

/* x.add_(y): x = x + y; the value is x. */
static IrExpr *lower_in_place(Lower *l, const BoundCall *call, Span span)
{
    const Expr *target = lower_updated(l, call->receiver);
    const IrType *array = lower_simple(l, IR_TYPE_ARRAY);
    bool is_temporary = target->kind != EXPR_NAME && target->kind != EXPR_ATTRIBUTE && target->kind != EXPR_SUBSCRIPT;
    if (!is_temporary && lower_is_updated(l, call->receiver)) {
        IrExpr *old = lower_convert(l, lower_expr(l, call->receiver), array, span);
        IrExpr *value = l->failed ? old : lower_rule_call(l, call, old, array, span);
        if (!l->failed) {
            IrRule *pure = ARENA_NEW(l->arena, IrRule); /* what changes is told by the update */
            *pure = *value->rule;
            pure->mutates = false;
            value->rule = pure;
            lower_update(l, call->receiver, value, span);
        }
        return l->failed ? old : lower_expr(l, target);
    }
    if (is_temporary) { /* x.view(-1).add_(1): the view is changed, and what it is a view of; x.pow(2).add_(1).mul_(2): nobody else sees it */
        IrExpr *object = lower_hold(l, lower_expr(l, call->receiver), "tensor");
        IrExpr *changed = lower_rule_call(l, call, ir_copy(l->ir, object), lower_simple(l, IR_TYPE_ARRAY), span);
        if (l->failed || object->kind != IR_VAR)
            return changed;
        lower_emit_in_place(l, object, changed, span);
        return ir_copy(l->ir, object);
    }
    IrExpr *value = lower_rule_call(l, call, lower_expr(l, target), lower_simple(l, IR_TYPE_ARRAY), span);
    if (!l->failed && lower_is_held_by_layer(l, target)) {
        lower_change_held(l, target, value, span);
        return l->failed ? value : lower_expr(l, target);
    }
    IrExpr *place = lower_place(l, target);
    if (l->failed)
        return value;
    lower_emit_in_place(l, place, value, span);
    return ir_copy(l->ir, place);
}

/* model.eval(): nothing in C gives the model back, so the call stands for itself and its value is the model. */
static IrExpr *lower_giving_self(Lower *l, const BoundCall *call, IrExpr *receiver, Span span)
{
    receiver = lower_hold(l, receiver, "model");
    IrExpr *out = lower_rule_call(l, call, receiver, lower_simple(l, IR_TYPE_VOID), span);
    if (l->failed)
        return out;
    lower_emit(l, ir_expr_stmt(l->ir, out, span));
    return ir_copy(l->ir, receiver);
}

IrExpr *lower_downcast(Lower *l, IrExpr *value, const IrType *type, Span span)
{
    const char *name = type->kind == IR_TYPE_LIBRARY ? type->c_name->text : type->kind == IR_TYPE_INSTANCE ? type->class_->name->text : NULL;
    if (l->failed || !name || value->type == type || (type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "nn_module")))
        return value;
    return lower_template(l, arena_printf(l->arena, "((%s *){a})", name), type, span, false, 1, &value);
}

/* torch.save({'model': ..., 'epoch': n}, path): a struct in C, a dict of boxed values in the file. */
static IrExpr *lower_save(Lower *l, const BoundCall *call, Span span)
{
    const BoundArg *object = &call->args[0];
    if (object->kind != ARG_EXPR || object->type->kind != TYPE_RECORD)
        return NULL;
    IrExpr *record = object->expr->kind == EXPR_DICT ? lower_expr(l, object->expr) : lower_hold(l, lower_expr(l, object->expr), "saved");
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE);
    IrExpr *dict = ir_expr(l->ir, IR_DICT, ir_type_dict(&l->ir->types, lower_simple(l, IR_TYPE_STR), boxed), span);
    for (size_t i = 0; !l->failed && i < record->type->record->fields.count; i++) {
        IrField *field = record->type->record->fields.items[i];
        IrExpr *value = record->kind == IR_RECORD ? record->args.items[i] : ir_field_of(l->ir, ir_copy(l->ir, record), field, span);
        vec_push(l->arena, &dict->keys, ir_str(l->ir, field->name->text, field->name->length, span));
        vec_push(l->arena, &dict->args, value ? lower_convert(l, value, boxed, span) : ir_null(l->ir, boxed, span));
    }
    bool is_file = strncmp(call->rule->c, "io_save_file(", 13) == 0;
    IrExpr *place = is_file ? lower_expr(l, call->args[1].expr) : lower_arg(l, &call->args[1], lower_simple(l, IR_TYPE_STR), span);
    IrExpr *args[] = {place, dict};
    if (l->failed)
        return dict;
    IrExpr *save = lower_template(l, is_file ? "io_save_file({a}, {b})" : "io_save({a!s}, {b})", lower_simple(l, IR_TYPE_VOID), span, false, 2, args);
    save->rule->io = true;
    return save;
}

/* weights_only=False */
static bool loads_objects(const BoundCall *call)
{
    for (size_t i = 0; i < call->arg_count; i++)
        if (name_is(call->args[i].param, "weights_only"))
            return call->args[i].kind == ARG_EXPR && !(call->args[i].type->literal.is_set && call->args[i].type->literal.integer);
    return false;
}

/* torch.load(path, weights_only=False) where whole modules are in files: boxed, or of the only class that is saved. */
static IrExpr *lower_load(Lower *l, const BoundCall *call, const IrType *type, Span span)
{
    const IrType *boxed = lower_simple(l, IR_TYPE_VALUE);
    bool is_file = strncmp(call->rule->c, "io_load_file", 12) == 0;
    IrExpr *place = is_file ? lower_expr(l, call->args[0].expr) : lower_arg(l, &call->args[0], lower_simple(l, IR_TYPE_STR), span);
    if (l->failed)
        return place;
    IrExpr *load = lower_template(l, is_file ? "io_load_file_whole({a})" : "io_load_whole({a!s})", boxed, span, false, 1, &place);
    load->rule->io = true;
    load->rule->raises = true;
    return type->kind == IR_TYPE_VALUE ? load : lower_unbox(l, load, call->result, name_intern(l->program->names, "forward"), span);
}

/* int, str, tuple ...: what C holds as itself. */
static bool is_plain_value(const RuleClass *owner)
{
    static const char *const names[] = {"int", "float", "bool", "str", "bytes", "tuple", "complex"};
    bool found = false;
    for (size_t i = 0; owner && i < sizeof names / sizeof *names; i++)
        found |= strncmp(owner->class_.qualified->text, "builtins.", 9) == 0 && strcmp(owner->class_.qualified->text + 9, names[i]) == 0;
    return found;
}

/* x.tolist() of a tensor without dimensions is its item; where only the run knows how many it has, a boxed value. */
static IrExpr *lower_scalar_list(Lower *l, IrExpr *receiver, const IrType *type, Span span)
{
    if (type->kind != IR_TYPE_VALUE)
        return lower_convert(l, receiver, type, span);
    return lower_c_call(l, "mx_tolist_any", type, span, receiver, NULL);
}

IrExpr *lower_rule(Lower *l, const BoundCall *call, const Expr *expr, Span span)
{
    const RuleOverload *rule = call->rule;
    if (call->is_todo)
        return lower_fail(l, span, "`%s` is not converted: %s", rule->function->qualified->text,
                          rule->todo.help && *rule->todo.help ? rule->todo.help : "it has no counterpart yet");
    if (call->declares)
        return lower_declaration(l, call, span);
    if (call->parser && expr && (call->result->kind == TYPE_RECORD || name_is(rule->function->name, "parse_known_args")))
        return lower_parse_args(l, call, span);
    if (name_is(rule->role, "assign_self"))
        return lower_in_place(l, call, span);
    if (call->is_dropped && !rule->c) {
        IrExpr *literal = lower_literal(l, call->result, span);
        return literal && call->result->kind != TYPE_NONE ? literal : NULL;
    }
    if (!expr && name_is(rule->function->qualified, "builtins.print")) { /* print as a callback */
        Expr *print = ARENA_NEW(l->arena, Expr);
        print->kind = EXPR_CALL;
        print->span = span;
        for (size_t i = 0; lower_argument(call, i); i++)
            vec_push(l->arena, &print->call.args, (Expr *)lower_argument(call, i));
        lower_print(l, print);
        return NULL;
    }
    IrExpr *special = rule->c ? NULL : lower_builtin(l, call, span);
    if (special)
        return special;
    bool gives_parameter = call->rule->result && lower_wants_parameter(call->rule->result);
    bool gives_dtype = call->result->kind == TYPE_DTYPE && strncmp(rule->function->qualified->text, "builtins.", 9) == 0; /* a container does */
    const IrType *type = gives_parameter ? ir_type_library(&l->ir->types, "nn_param", false)
                         : gives_dtype   ? ir_type_library(&l->ir->types, "mx_dtype_object", false)
                                         : lower_type(l, call->result);
    bool has_no_object = rule->c && call->receiver && !strstr(rule->c, "{self}") && type_vanishes(sema_type(l->instance, call->receiver));
    if (has_no_object) /* a method of an object that has no C: a scaler of gradients that is disabled */
        lower_vanished(l, call->receiver);
    IrExpr *receiver = call->receiver && !has_no_object ? lower_expr(l, call->receiver) : call->is_super ? lower_self(l, span) : NULL;
    if (l->failed)
        return receiver;
    if (name_is(rule->types, "save")) {
        IrExpr *save = lower_save(l, call, span);
        if (save)
            return save;
    }
    if (name_is(rule->types, "item"))
        return lower_convert(l, lower_value_of_parameter(l, receiver), type, span);
    if (name_is(rule->types, "tolist") && type->kind != IR_TYPE_LIST)
        return lower_scalar_list(l, lower_value_of_parameter(l, receiver), type, span);
    const Type *receiver_type = call->receiver_type ? type_unwrap(call->receiver_type) : NULL;
    const RuleClass *owner = rule->function->owner;
    if (receiver && receiver_type && receiver_type->kind == TYPE_TENSOR)
        receiver = lower_convert(l, receiver, owner && owner->c_type && strcmp(owner->c_type, "nn_param") == 0
                                                  ? ir_type_library(&l->ir->types, "nn_param", false)
                                                  : lower_simple(l, IR_TYPE_ARRAY), span);
    if (receiver && receiver->type->kind == IR_TYPE_INSTANCE && is_plain_value(owner)) /* class Level(int): deriving is a TODO of its own */
        return lower_fail(l, span, "methods of `%s` for a class that derives from it are not converted yet", owner->class_.name->text);
    if (rule->role && name_is(rule->role, "backward"))
        return lower_rule_call(l, call, receiver, lower_simple(l, IR_TYPE_VOID), span);
    IrExpr *by_name = rule->c && !lower_takes_unlike(l, call, receiver) ? NULL : lower_method_by_name(l, call, receiver, type, span);
    if (by_name)
        return by_name;
    if (!rule->c)
        return lower_fail_call(l, expr, span, rule->function->qualified->text);
    if (name_is(rule->role, "gives_self"))
        return lower_giving_self(l, call, receiver, span);
    if (receiver && strcmp(rule->c, "{self}") == 0)
        return receiver; /* x.to(device), x.contiguous() */
    if (name_is(rule->types, "load") && l->program->saved.count && loads_objects(call))
        return lower_load(l, call, type, span);
    const Type *declared = type_unwrap(rule->result);
    bool is_module = strncmp(rule->function->qualified->text, "torch.nn.", 9) == 0 && call->result->kind == TYPE_INSTANCE;
    if (is_module && (declared->kind == TYPE_VARIABLE || declared->kind == TYPE_INSTANCE) && declared != call->result &&
        !name_is(declared->name, "Self")) {
        const IrType *base = ir_type_library(&l->ir->types, "nn_module", false);
        return lower_downcast(l, lower_rule_call(l, call, receiver, base, span), type, span);
    }
    if (strncmp(rule->function->qualified->text, "copy.", 5) == 0)
        return lower_copied(l, call, type, span);
    if (lower_is_state(declared) && lower_is_boxed_copy(lower_type(l, declared), type)) /* state_dict(), which the script fills with other things */
        return lower_boxed_copy(l, lower_rule_call(l, call, receiver, lower_type(l, declared), span), type, span);
    IrExpr *out = lower_rule_call(l, call, receiver, type, span);
    if (has_no_object && name_is(rule->role, "step") && !l->failed && out->args.count && out->args.items[0])
        out->receiver = ir_copy(l->ir, out->args.items[0]); /* scaler.step(optimizer): the step of that */
    return out;
}
