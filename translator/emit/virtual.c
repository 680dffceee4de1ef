/*
 * Methods that a subclass overrides and that are called through the base: one function that asks for the
 * instance's class and calls the right one. Derived classes are asked for before their bases.
 */
#include "emit/emitter.h"

#include <string.h>

typedef Vec(const IrClass *) ClassVec;

/* Classes whose instances run something else than `function`, last defined first. */
static ClassVec overriding_classes(Emitter *emitter, const IrFunction *function)
{
    ClassVec classes = {0};
    for (size_t m = 0; m < emitter->program->modules.count; m++) {
        const IrModule *module = emitter->program->modules.items[m];
        for (size_t i = module->classes.count; i-- > 0;) {
            const IrClass *class_ = module->classes.items[i];
            bool derives = class_ != function->class_ && ir_class_derives(class_, function->class_);
            bool counts = class_->is_nn_module ? class_own(class_, method_name(function)) != NULL
                                               : class_resolved(class_, method_name(function)) != function;
            if (derives && counts)
                vec_push(emitter->arena, &classes, class_);
        }
    }
    return classes;
}

static void put_test(Emitter *emitter, Text *out, const IrFunction *function, const IrClass *class_)
{
    const IrExpr self = {
        .kind = IR_VAR, .type = function->params.items[0]->type, .variable = function->params.items[0]};
    const IrType *root = class_->base;
    while (root && root->kind == IR_TYPE_INSTANCE)
        root = root->class_->base;
    if (class_->is_nn_module && root) {
        text_add(out, "if (nn_is(");
        put_base(emitter, out, &self, root);
        text_add(out, type_is_module_struct(root) ? "" : ".base");
        text_printf(out, ", &%s_class))", class_->name->text);
        return;
    }
    text_printf(out, "if (((t2m_object *)%s)->kind == &%s_kind)", name_of_variable(emitter, self.variable),
                class_->name->text);
}

static void put_target_call(Emitter *emitter, const IrFunction *function, const IrFunction *target)
{
    Text text = {0};
    bool gives = function->result->kind != IR_TYPE_VOID;
    text_printf(&text, "%s%s(", gives ? "return " : "", name_of_function(emitter, target));
    vec_each(i, &function->params) {
        text_add(&text, i ? ", " : "");
        if (i == 0 && target->class_ != function->class_)
            text_printf(&text, "(%s *)", target->class_->name->text);
        text_add(&text, name_of_variable(emitter, function->params.items[i]));
    }
    text_add(&text, ");");
    put_line(emitter, text_string(&text));
    text_release(&text);
}

static void put_dispatch(Emitter *emitter, const IrFunction *function)
{
    ClassVec classes = overriding_classes(emitter, function);
    Text signature = {0};
    emitter->function = NULL;
    vec_each(i, &classes) {
        put_class(emitter, classes.items[i]);
        is_foreign(emitter, class_resolved(classes.items[i], method_name(function))->module); /* its header */
    }
    emitter->function = function;
    names_of_function(emitter);
    put_virtual_signature(emitter, &signature, function);
    put_blank(emitter);
    put_linef(emitter, "/* Calls the method of the instance's own class. */");
    put_line(emitter, text_string(&signature));
    text_release(&signature);
    put_line(emitter, "{");
    emitter->indent++;
    vec_each(i, &classes) {
        const IrFunction *target = class_resolved(classes.items[i], method_name(function));
        Text test = {0};
        put_test(emitter, &test, function, classes.items[i]);
        text_add(&test, function->result->kind == IR_TYPE_VOID ? " {" : "");
        put_line(emitter, text_string(&test));
        emitter->indent++;
        put_target_call(emitter, function, target);
        if (function->result->kind == IR_TYPE_VOID)
            put_line(emitter, "return;");
        emitter->indent--;
        if (function->result->kind == IR_TYPE_VOID)
            put_line(emitter, "}");
        text_release(&test);
    }
    put_target_call(emitter, function, function);
    emitter->indent--;
    put_line(emitter, "}");
    emitter->function = NULL;
}

void need_virtual(Emitter *emitter, const IrFunction *function)
{
    if (is_foreign(emitter, function->module))
        return;
    vec_each(i, &emitter->virtuals)
        if (emitter->virtuals.items[i] == function)
            return;
    vec_push(emitter->arena, &emitter->virtuals, function);
    if (is_shared(emitter, function))
        return;
    put_virtual_prototype(emitter, function);
}

void put_virtual_prototype(Emitter *emitter, const IrFunction *function)
{
    Text text = {0};
    const IrFunction *outer = emitter->function;
    emitter->function = NULL;
    put_virtual_signature(emitter, &text, function);
    text_add_char(&text, ';');
    put_blank(emitter);
    put_line(emitter, text_string(&text));
    emitter->function = outer;
    text_release(&text);
}

void put_virtuals(Emitter *emitter)
{
    vec_each(i, &emitter->virtuals)
        put_dispatch(emitter, emitter->virtuals.items[i]);
}
