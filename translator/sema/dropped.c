/*
 * Values of modules that the trainer does without: plots, loggers of other programs. Their type is the stub class _dropped.Value, which has no
 * run-time value: whatever is taken from one, called on it or made of it is one again.
 */
#include "sema/infer.h"

const Type *dropped_value(Frame *frame)
{
    RuleClass *class_ = rules_find_class(frame->infer->rules, "_dropped.Value");
    return class_ ? rules_class_type(frame->infer->rules, class_) : frame->types->error;
}

bool is_dropped_value(const Type *type)
{
    return type->kind == TYPE_INSTANCE && type->class_->rule && name_is(type->class_->qualified, "_dropped.Value");
}
