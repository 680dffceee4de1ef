/* copy.copy(x) and copy.deepcopy(x): values that never change, functions and members of Enums are themselves; objects come back
 * boxed from the runtime, which asks their kinds. */
#include "lower/context.h"

#include <string.h>

static bool is_member_of_enum(Lower *l, const IrType *type)
{
    const UserClass *class_ = type->kind == IR_TYPE_INSTANCE ? lower_user_class(l, type) : NULL;
    return class_ && class_->is_enum;
}

static bool never_changes(Lower *l, const IrType *type)
{
    return ir_type_is_scalar(type) || type->kind == IR_TYPE_OPTIONAL || type->kind == IR_TYPE_STR || type->kind == IR_TYPE_FUNCTION ||
           is_member_of_enum(l, type);
}

/* A class or one above it says itself how it is copied. */
static bool copies_itself(Lower *l, const UserClass *class_)
{
    static const char *const names[] = {"__copy__", "__deepcopy__", "__reduce__", "__getstate__"};
    bool is_own = false;
    for (size_t i = 0; class_ && i < sizeof names / sizeof names[0]; i++)
        is_own |= sema_method(class_, name_intern(l->ir->names, names[i])) != NULL;
    return is_own;
}

IrExpr *lower_copied(Lower *l, const BoundCall *call, const IrType *type, Span span)
{
    const BoundArg *what = &call->args[0];
    if (what->kind == ARG_EXPR && never_changes(l, type))
        return lower_arg(l, what, type, span);
    const UserClass *class_ = type->kind == IR_TYPE_INSTANCE ? lower_user_class(l, type) : NULL;
    if (copies_itself(l, class_))
        return lower_fail(l, span, "copying an object of a class with a `__deepcopy__`, `__copy__` or `__getstate__` is not converted yet");
    bool is_object = type->kind == IR_TYPE_INSTANCE ? !type->class_->is_nn_module
                                                    : type->kind == IR_TYPE_LIBRARY && strncmp(call->rule->c, "py_", 3) == 0;
    if (!is_object)
        return lower_rule_call(l, call, NULL, type, span);
    return lower_downcast(l, lower_rule_call(l, call, NULL, lower_simple(l, IR_TYPE_VALUE), span), type, span);
}
