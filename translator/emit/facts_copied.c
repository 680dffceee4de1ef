/* The classes whose objects copy.copy and copy.deepcopy may meet: what is copied, and what it can hold. Others need no copy function. */
#include "emit/facts.h"

#include <string.h>

static void reach_type(ProgramFacts *facts, const IrType *type);
static void reach_those(ProgramFacts *facts, const IrClass *base, bool are_modules);

static void reach_class(ProgramFacts *facts, const IrClass *class_)
{
    if (pointer_map_has(&facts->copied, class_))
        return;
    pointer_map_set(facts->arena, &facts->copied, class_, (void *)class_);
    if (class_->base && class_->base->kind == IR_TYPE_INSTANCE)
        reach_class(facts, class_->base->class_);
    if (class_->is_nn_module) /* which may have other modules as children */
        reach_those(facts, NULL, true);
    vec_each(i, &class_->fields)
        reach_type(facts, class_->fields.items[i]->type);
}

/* All classes of the program, or those below `base` only, or modules only. */
static void reach_those(ProgramFacts *facts, const IrClass *base, bool are_modules)
{
    vec_each(m, &facts->program->modules)
        vec_each(c, &facts->program->modules.items[m]->classes) {
            const IrClass *class_ = facts->program->modules.items[m]->classes.items[c];
            if ((!base || ir_class_derives(class_, base)) && (!are_modules || class_->is_nn_module))
                reach_class(facts, class_);
        }
}

/* Arrays, numbers and texts of the library hold no objects of the script; of anything else that is not known. */
static bool holds_no_objects(const IrType *type)
{
    static const char *const names[] = {"np_array", "mx_dtype_object", "py_path", "py_date", "py_datetime", "py_timedelta", "py_range", "py_bytes"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(type->c_name->text, names[i]) == 0)
            return true;
    return false;
}

static void reach_type(ProgramFacts *facts, const IrType *type)
{
    for (size_t i = 0; i < type->item_count; i++)
        reach_type(facts, type->items[i]);
    if (type->kind == IR_TYPE_INSTANCE)
        reach_those(facts, type->class_, false);
    else if (type->kind == IR_TYPE_RECORD)
        vec_each(i, &type->record->fields)
            reach_type(facts, type->record->fields.items[i]->type);
    else if (type->kind == IR_TYPE_LIBRARY && strncmp(type->c_name->text, "nn_", 3) == 0)
        reach_those(facts, NULL, true);
    else if (type->kind == IR_TYPE_VALUE || (type->kind == IR_TYPE_LIBRARY && !holds_no_objects(type)))
        reach_those(facts, NULL, false);
}

static bool note_copy(IrExpr *expr, void *context)
{
    if (expr->kind == IR_RULE && strncmp(expr->rule->qualname, "copy.", 5) == 0 && expr->args.count && expr->args.items[0])
        reach_type(context, expr->args.items[0]->type);
    return true;
}

void find_copied_classes(ProgramFacts *facts, IrFunction *function)
{
    ir_walk_block(&function->body, NULL, note_copy, facts);
}
