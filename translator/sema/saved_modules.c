/*
 * Whole modules in files: torch.save(model, path), and torch.load(path, weights_only=False) of them. Where all that the program saves is of
 * one class, what it loads is of that class; else a boxed value that may be of any class that it saves. A program that saves
 * nothing and loads no state_dict either (a test script) may be given any module class that it makes objects of.
 */
#include "sema/infer.h"

#include <string.h>

#include "sema/cell.h"

/* Fields of what is in a file are found by name: dicts are no structs, numbers in them no C's. */
static void box_fields(RuleCall *call, const Class *class_)
{
    for (; class_ && class_->user; class_ = class_->base)
        vec_each(i, &class_->user->fields) {
            const Type *type = class_->user->fields.items[i]->type;
            if (type && type->kind != TYPE_INSTANCE)
                type_box(call->types, type);
        }
}

static void note_class(RuleCall *call, const Type *type)
{
    Program *program = call->frame->infer->program;
    box_fields(call, type->class_);
    vec_each(i, &program->saved)
        if (program->saved.items[i]->class_ == type->class_)
            return;
    vec_push(program->arena, &program->saved, type);
    call->types->changes++;
}

static bool note_modules(RuleCall *call, const Type *type, unsigned depth)
{
    bool found = false;
    type = type_unwrap(type);
    if (type->kind == TYPE_INSTANCE && class_is(type->class_, "torch.nn.Module")) {
        note_class(call, type);
        return true;
    }
    if (type->kind == TYPE_INSTANCE || type->kind == TYPE_FUNCTION || depth > 6)
        return false;
    if (type->kind == TYPE_DYNAMIC && call->types->boxed)
        vec_each(i, &call->types->boxed->classes) {
            Class *class_ = call->types->boxed->classes.items[i];
            if (class_->user && class_is(class_, "torch.nn.Module"))
                found |= note_modules(call, type_instance(call->types, class_, NULL, 0, NULL, 0), depth + 1);
        }
    const Cell *cell = type->cell ? cell_root(type->cell) : NULL;
    for (size_t i = 0; i < (cell ? cell->count : type->item_count); i++)
        if ((cell ? cell->items[i] : type->items[i]))
            found |= note_modules(call, cell ? cell->items[i] : type->items[i], depth + 1);
    return found;
}

const Type *types_save(RuleCall *call, const Type *result)
{
    const Type *object = rule_arg_type(call, "obj");
    Program *program = call->frame->infer->program;
    if (!object || object->kind == TYPE_NEVER)
        return result;
    bool is_module = object->kind == TYPE_INSTANCE && note_modules(call, object, 0);
    if (!is_module && !program->saves_other) {
        program->saves_other = true;
        call->types->changes++;
    }
    if (!is_module)
        note_modules(call, object, 0);
    return result;
}

static bool is_said(const Program *program, const char *text)
{
    if (program->main->ast && strstr(program->main->ast->file->text, text)) /* it is not among the modules yet */
        return true;
    vec_each(i, &program->modules) {
        const SemaModule *module = program->modules.items[i];
        if (module->ast && !module->is_rule && !module->is_library && strstr(module->ast->file->text, text))
            return true;
    }
    return false;
}

/* A test script: any module that it makes may be in the file. */
static void note_all(RuleCall *call)
{
    Program *program = call->frame->infer->program;
    vec_each(i, &program->classes) {
        UserClass *class_ = program->classes.items[i];
        bool is_own = class_->module && !class_->module->is_library && !class_->module->is_rule;
        if (is_own && class_->is_module && class_->is_instantiated)
            note_class(call, type_instance(call->types, &class_->class_, NULL, 0, NULL, 0));
    }
}

const Type *types_load(RuleCall *call, const Type *result)
{
    Program *program = call->frame->infer->program;
    bool is_plain = true;
    if (!rule_arg(call, "weights_only") || (rule_arg_bool(call, "weights_only", &is_plain) && is_plain))
        return result;
    if (!program->loads_are_settled && !program->saved.count && is_said(program, "torch.save(")) {
        program->loads_wait = true;
        return call->types->never; /* not known yet */
    }
    if (!program->saved.count && !is_said(program, "torch.save(") && !is_said(program, "load_state_dict("))
        note_all(call);
    if (program->saved.count == 1 && !program->saves_other && is_said(program, "torch.save("))
        return program->saved.items[0];
    vec_each(i, &program->saved)
        type_box(call->types, program->saved.items[i]);
    return result;
}

bool saves_settle(Infer *infer)
{
    bool is_new = infer->program->loads_wait && !infer->program->loads_are_settled;
    infer->program->loads_are_settled |= is_new;
    return is_new;
}
