/*
 * Class statements and the attributes of classes. An attribute that the class body gives a constant and nothing changes is written
 * where it is read; any other is a variable of the file, `Counter_total`, which the class body fills where it stands.
 */
#include "lower/context.h"

const UserClass *lower_user_class(Lower *l, const IrType *type)
{
    vec_each(i, &l->program->classes)
        if (type->kind == IR_TYPE_INSTANCE && pointer_map_get(&l->classes, l->program->classes.items[i]) == type->class_)
            return l->program->classes.items[i];
    return NULL;
}

static bool is_constant(const Variable *attribute)
{
    const Expr *initial = attribute->initial;
    bool is_literal = initial && initial->kind == EXPR_CONSTANT && initial->constant.kind != CONSTANT_NONE;
    return is_literal && attribute->assignments <= 1;
}

IrVariable *lower_attribute_variable(Lower *l, Variable *attribute)
{
    IrVariable *variable = pointer_map_get(&l->variables, attribute);
    if (variable)
        return variable;
    IrModule *module = pointer_map_get(&l->modules, attribute->class_->module);
    const char *name = arena_printf(l->arena, "%s_%s", attribute->class_->unique->text, attribute->name->text);
    variable = ir_global(l->ir, module ? module : l->ir->modules.items[0], name, lower_type(l, attribute->type), attribute->span);
    variable->note = lower_note(l, attribute->type);
    pointer_map_set(l->arena, &l->variables, attribute, variable);
    return variable;
}

/* Attributes that a subclass gets by assignment from outside read as the base's until then. */
static bool hides_late(const Variable *attribute)
{
    return !attribute->is_in_body;
}

static bool is_shadowed(const Variable *attribute)
{
    return sema_field(attribute->class_, attribute->name) != NULL;
}

IrExpr *lower_attribute_place(Lower *l, Variable *attribute, Span span)
{
    bool is_in_class = l->class_body == attribute->class_;
    if (hides_late(attribute))
        return lower_fail(l, span, "giving `%s` the attribute `%s` outside its class body is not converted yet",
                          attribute->class_->class_.name->text, attribute->name->text);
    if (is_shadowed(attribute) && !is_in_class)
        return lower_fail(l, span, "changing `%s` of the class, which objects have too, is not converted yet", attribute->name->text);
    return ir_var(l->ir, lower_attribute_variable(l, attribute), span);
}

IrExpr *lower_attribute_value(Lower *l, Variable *attribute, Span span)
{
    if (lower_vanishes(attribute)) {
        IrExpr *literal = lower_literal(l, attribute->type, span);
        return literal ? literal : lower_fail(l, span, "`%s` as a value is not converted yet", attribute->name->text);
    }
    if (!is_constant(attribute))
        return ir_var(l->ir, lower_attribute_variable(l, attribute), span);
    const Instance *reader = l->instance;
    l->instance = attribute->owner;
    IrExpr *value = lower_expr_as(l, attribute->initial, lower_type(l, attribute->type));
    l->instance = reader;
    value->span = span;
    return value;
}

/* ---- attributes that subclasses have too: a function asks for the object's class */

static IrFunction *new_getter(Lower *l, const ExprInfo *info, const IrType *self, Name name, Span span)
{
    IrModule *module = self->class_->module;
    const char *unique = arena_printf(l->arena, "%s_get_%s", self->class_->name->text, name->text);
    IrFunction *out = ir_function(l->ir, module, unique, arena_printf(l->arena, "%s.%s", self->class_->qualname, name->text),
                                  lower_type(l, type_widen(l->program->types, info->type)), (Span){0});
    out->doc = arena_printf(l->arena, "%s of the object's own class.", name->text);
    IrVariable *object = ir_param(l->ir, out, "self", self, span);
    for (size_t i = 0; i < info->target_count && !l->failed; i++) {
        IrBlock *block = &out->body;
        if (i + 1 < info->target_count) {
            IrStmt *branch = ir_stmt(l->ir, IR_IF, span);
            branch->test = lower_class_test(l, ir_var(l->ir, object, span), lower_class_of(l, info->targets[i].class_), span);
            ir_append(l->ir, block, branch);
            block = &branch->body;
        }
        IrExpr *value = lower_attribute_value(l, info->targets[i].variable, span);
        if (!l->failed)
            ir_append(l->ir, block, ir_return(l->ir, lower_convert(l, value, out->result, span), span));
    }
    return out;
}

IrExpr *lower_dispatched_attribute(Lower *l, const ExprInfo *info, IrExpr *object, Name name, Span span)
{
    if (l->failed || object->type->kind != IR_TYPE_INSTANCE)
        return l->failed ? object : lower_fail(l, span, "`%s` of this object is not converted yet", name->text);
    const char *key = arena_printf(l->arena, "%s.%s", object->type->key, name->text);
    IrFunction *getter = string_map_get(&l->dispatches, key);
    if (!getter) {
        getter = new_getter(l, info, object->type, name, span);
        if (l->failed)
            return object;
        vec_push(l->arena, &getter->module->functions, getter);
        string_map_set(l->arena, &l->dispatches, key, getter);
    }
    IrExpr *out = ir_call(l->ir, getter, span);
    out->type = getter->result;
    vec_push(l->arena, &out->args, object);
    return out;
}

/* ---- objects that start with attributes of their class */

Variable *lower_initial_attribute(const UserClass *class_, const Field *field)
{
    vec_each(i, &class_->data_fields)
        if (class_->data_fields.items[i].name == field->name)
            return NULL; /* its constructor does it */
    for (size_t i = 0; i < class_->class_.mro_count; i++) {
        const UserClass *part = class_->class_.mro[i]->user;
        for (size_t k = 0; part && k < part->attributes.count; k++)
            if (part->attributes.items[k]->name == field->name)
                return part->attributes.items[k];
    }
    return NULL;
}

IrFunction *lower_new_function(Lower *l, const UserClass *class_, Span span)
{
    IrFunction *out = pointer_map_get(&l->news, class_);
    IrClass *ir_class_ = lower_class_of(l, class_);
    const IrType *type = ir_type_instance(&l->ir->types, ir_class_);
    IrVariable *self = NULL;
    for (const Class *c = &class_->class_; c && c->user && !out; c = c->base)
        vec_each(i, &c->user->fields) {
            const Field *field = c->user->fields.items[i];
            Variable *attribute = lower_initial_attribute(class_, field);
            if (!attribute || field->vanishes)
                continue;
            if (!self) {
                const char *name = arena_printf(l->arena, "%s_new", class_->unique->text);
                out = ir_function(l->ir, ir_class_->module, name, class_->class_.name->text, type, (Span){0});
                out->doc = "A new object, with what its class gives it.";
                self = ir_local(l->ir, out, "self", type, span);
                IrExpr *memory = ir_new(l->ir, ir_class_, span);
                memory->boolean = true;
                ir_append(l->ir, &out->body, ir_assign(l->ir, ir_var(l->ir, self, span), memory, span));
            }
            IrExpr *place = ir_field_of(l->ir, ir_var(l->ir, self, span), lower_field_of(l, field), span);
            IrExpr *value = lower_convert(l, lower_attribute_value(l, attribute, span), place->type, span);
            if (!l->failed)
                ir_append(l->ir, &out->body, ir_assign(l->ir, place, value, span));
        }
    if (self && l->failed)
        return NULL;
    if (self) {
        ir_append(l->ir, &out->body, ir_return(l->ir, ir_var(l->ir, self, span), span));
        vec_push(l->arena, &ir_class_->module->functions, out);
        pointer_map_set(l->arena, &l->news, class_, out);
    }
    return out;
}

/* ---- the class statement */

/* x = 1 in a class body, of an attribute that is written where it is read. */
static bool is_silent(Lower *l, const Stmt *stmt)
{
    const Expr *target = stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1 ? stmt->assign.targets.items[0]
                         : stmt->kind == STMT_ANN_ASSIGN ? stmt->ann_assign.target : NULL;
    const ExprInfo *info = target && target->kind == EXPR_NAME ? sema_expr(l->instance, target) : NULL;
    if (stmt->kind == STMT_ANN_ASSIGN && (!stmt->ann_assign.value || !info))
        return true;
    return info && info->variable && info->variable->kind == VARIABLE_CLASS &&
           (is_constant(info->variable) || lower_vanishes(info->variable));
}

void lower_class_def(Lower *l, const Stmt *stmt)
{
    const UserClass *outer = l->class_body;
    const StmtInfo *info = sema_stmt(l->instance, stmt);
    if (!info->class_)
        return;
    l->class_body = info->class_;
    const Block *body = &stmt->class_def.body;
    for (size_t i = 0; i < body->count && !l->failed; i++) {
        const Stmt *part = body->items[i];
        bool is_def = part->kind == STMT_FUNCTION_DEF;
        bool is_text = part->kind == STMT_EXPR && part->expr.value->kind == EXPR_CONSTANT;
        if (is_def)
            lower_decorations(l, part);
        else if (!is_text && !is_silent(l, part))
            lower_stmt(l, part);
    }
    l->class_body = outer;
}
