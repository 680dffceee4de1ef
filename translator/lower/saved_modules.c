/*
 * Classes whose objects torch.save writes and torch.load makes whole: those that sema found, and all that their fields can hold. The
 * program's first statement names them, and their tables say which attributes they have.
 */
#include "lower/context.h"

#include <string.h>

typedef struct Reach {
    Lower *l;
    Vec(IrClass *) modules, objects;
} Reach;

static void reach_class(Reach *r, IrClass *class_);

/* A container of modules, or a module of which only the run knows the class. */
static bool holds_any_module(const IrType *type)
{
    static const char *const names[] = {"nn_module", "nn_sequential", "nn_module_list", "nn_module_dict"};
    for (size_t i = 0; type->kind == IR_TYPE_LIBRARY && i < sizeof names / sizeof *names; i++)
        if (name_is(type->c_name, names[i]))
            return true;
    return type->kind == IR_TYPE_VALUE;
}

static void reach_all_modules(Reach *r)
{
    vec_each(i, &r->l->program->classes) {
        IrClass *class_ = pointer_map_get(&r->l->classes, r->l->program->classes.items[i]);
        if (class_ && class_->is_nn_module)
            reach_class(r, class_);
    }
}

static void reach_type(Reach *r, const IrType *type)
{
    for (size_t i = 0; i < type->item_count; i++)
        reach_type(r, type->items[i]);
    if (type->kind == IR_TYPE_INSTANCE)
        reach_class(r, type->class_);
    else if (holds_any_module(type))
        reach_all_modules(r);
}

static void reach_class(Reach *r, IrClass *class_)
{
    if (class_->is_saved || class_->is_enum || class_->is_scope || class_->error_base)
        return;
    class_->is_saved = true;
    if (class_->base && class_->base->kind == IR_TYPE_INSTANCE)
        reach_class(r, class_->base->class_);
    if (class_->is_nn_module)
        vec_push(r->l->arena, &r->modules, class_);
    else
        vec_push(r->l->arena, &r->objects, class_);
    if (class_->is_nn_module && class_->base && class_->base->kind == IR_TYPE_LIBRARY && holds_any_module(class_->base) && !name_is(class_->base->c_name, "nn_module"))
        reach_all_modules(r);
    vec_each(i, &class_->fields)
        reach_type(r, class_->fields.items[i]->type);
}

/* What Python's objects have and C's have not; PyTorch's forward may want it. */
static void note_fixed(Lower *l)
{
    vec_each(i, &l->program->classes) {
        const UserClass *class_ = l->program->classes.items[i];
        IrClass *out = pointer_map_get(&l->classes, class_);
        for (size_t k = 0; out && out->is_saved && k < class_->fields.count; k++) {
            const Field *field = class_->fields.items[k];
            const Type *type = field->type;
            bool is_device = type->kind == TYPE_INSTANCE && name_is(type->class_->qualified, "torch.device");
            const char *value = type->kind == TYPE_NONE ? "None" : is_device ? "device" : NULL;
            if (type->kind == TYPE_FUNCTION && type->rule && strncmp(type->rule->qualified->text, "torch.", 6) == 0)
                value = type->rule->qualified->text;
            if (field->vanishes && value)
                vec_push(l->arena, &out->fixed, ((IrFixedField){field->name, value}));
        }
    }
}

static void name_classes(Lower *l, IrClass *const *classes, size_t count, const char *function, const char *table)
{
    if (!count)
        return;
    IrExpr *call = lower_c_call(l, function, lower_simple(l, IR_TYPE_VOID), (Span){0}, NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        IrExpr *class_ = ir_expr(l->ir, IR_CLASS, ir_type_library(&l->ir->types, table, false), (Span){0});
        class_->class_ = classes[i];
        vec_push(l->arena, &call->args, class_);
    }
    vec_push(l->arena, &l->target_stmts, ir_expr_stmt(l->ir, call, (Span){0}));
}

void lower_saved_classes(Lower *l)
{
    Reach r = {.l = l};
    vec_each(i, &l->program->saved) {
        const IrType *type = lower_class_type(l, l->program->saved.items[i]->class_);
        if (type->kind == IR_TYPE_INSTANCE)
            reach_class(&r, type->class_);
        else
            reach_type(&r, type);
    }
    if (l->program->saved.count && !r.modules.count) { /* layers alone: they are always known */
        IrExpr *call = lower_c_call(l, "nn_know_layers", lower_simple(l, IR_TYPE_VOID), (Span){0}, NULL, NULL);
        vec_push(l->arena, &l->target_stmts, ir_expr_stmt(l->ir, call, (Span){0}));
    }
    note_fixed(l);
    name_classes(l, r.modules.items, r.modules.count, "nn_know_classes", "nn_class");
    name_classes(l, r.objects.items, r.objects.count, "py_know_classes", "t2m_kind");
}
