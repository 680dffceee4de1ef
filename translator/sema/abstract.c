/*
 * Abstract classes: where a class has methods left that are only declared, `Base()` is a TypeError that names them, as ABCMeta has it.
 */
#include "sema/infer.h"

#include <stdlib.h>
#include <string.h>

static bool is_named(const Expr *expr, const char *name)
{
    return (expr->kind == EXPR_NAME && name_is(expr->name.id, name)) || (expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, name));
}

static bool is_abstract(const UserFunction *function)
{
    static const char *const names[] = {"abstractmethod", "abstractproperty", "abstractclassmethod", "abstractstaticmethod"};
    const Stmt *def = function->def;
    for (size_t i = 0; def && i < def->function_def.decorators.count; i++)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (is_named(def->function_def.decorators.items[i], names[k]))
                return true;
    return false;
}

static bool is_checked(const Class *class_)
{
    for (size_t i = 0; i < class_->mro_count; i++)
        if (class_->mro[i]->user && class_->mro[i]->user->is_abc)
            return true;
    return false;
}

void abstract_class_made(Frame *frame, UserClass *class_)
{
    const Stmt *def = class_->def;
    vec_each(i, &def->class_def.bases)
        class_->is_abc |= is_named(def->class_def.bases.items[i], "ABC");
    vec_each(i, &def->class_def.keywords)
        class_->is_abc |= name_is(def->class_def.keywords.items[i]->name, "metaclass");
    frame->infer->has_abstract |= class_->is_abc;
}

static bool has_other(Frame *frame, const Class *class_, Name name)
{
    Member member = member_of_class_object(frame, class_, name);
    return member.kind != MEMBER_METHOD;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp((*(const Name *)a)->text, (*(const Name *)b)->text);
}

static void abstract_names(Frame *frame, const Class *class_, NameVec *names)
{
    for (size_t i = 0; i < class_->mro_count; i++) {
        const UserClass *part = class_->mro[i]->user;
        for (size_t k = 0; part && k < part->methods.map.count; k++) {
            const UserFunction *method = part->methods.map.entries[k].value;
            if (is_abstract(method) && class_method(class_, method->name) == method && !has_other(frame, class_, method->name))
                vec_push(frame->arena, names, method->name);
        }
    }
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, compare_names);
}

/* Base(): the call that raises; NULL if objects of the class can be made. */
Expr *abstract_call(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    if (!frame->infer->has_abstract || (func->kind != EXPR_NAME && func->kind != EXPR_ATTRIBUTE))
        return NULL;
    const Type *type = infer_expr(frame, expr->call.func);
    NameVec names = {0};
    if (type->kind == TYPE_CLASS && type->class_ && type->class_->user && is_checked(type->class_))
        abstract_names(frame, type->class_, &names);
    if (!names.count)
        return NULL;
    Text text = {0};
    text_printf(&text, "_cannot_make(\"Can't instantiate abstract class %s with abstract method%s ", type->class_->name->text, names.count > 1 ? "s" : "");
    vec_each(i, &names)
        text_printf(&text, "%s%s", i ? ", " : "", names.items[i]->text);
    text_add(&text, "\")");
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    made = made ? made : kept_replacement(frame, expr, synth_expr(frame->infer, text_string(&text), expr->span));
    text_release(&text);
    return made;
}
