/*
 * The class of an object as a value: type(x), x.__class__. Where one class is all that x can be, it is known at convert time. Where
 * classes below have instances too, its name and comparisons with it are asked of the object.
 */
#include "sema/infer.h"

/* x of type(x) or x.__class__ where x is an object of the script; NULL of anything else. */
static Expr *object_of(Frame *frame, Expr *expr)
{
    bool is_type = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "type") &&
                   expr->call.args.count == 1 && expr->call.keywords.count == 0 && !symbol_of(frame, expr->call.func->name.id);
    if (is_type)
        return expr->call.args.items[0];
    return expr->kind == EXPR_ATTRIBUTE && expr->attribute.name == frame->infer->known.class_ ? expr->attribute.value : NULL;
}

bool class_has_others_below(Frame *frame, const Class *class_)
{
    const Program *program = frame->infer->program;
    vec_each(i, &program->classes) {
        const UserClass *below = program->classes.items[i];
        if (&below->class_ != class_ && below->is_instantiated && class_derives_from(&below->class_, class_))
            return true;
    }
    return false;
}

static bool has_truth(Frame *frame, const Class *class_)
{
    Name names[] = {name_intern(frame->infer->names, "__bool__"), frame->infer->known.len};
    for (size_t i = 0; i < 2; i++)
        if (member_of_class_object(frame, class_, names[i]).kind != MEMBER_NONE)
            return true;
    return false;
}

bool class_is_always_true(Frame *frame, const Class *class_)
{
    const Program *program = frame->infer->program;
    if (has_truth(frame, class_))
        return false;
    vec_each(i, &program->classes)
        if (class_derives_from(&program->classes.items[i]->class_, class_) && has_truth(frame, &program->classes.items[i]->class_))
            return false;
    return true;
}

/* The object whose class is known only at run time. */
static Expr *open_object(Frame *frame, Expr *expr)
{
    Expr *object = object_of(frame, expr);
    const Type *type = object ? type_unwrap(infer_expr(frame, object)) : NULL;
    bool is_open = type && type->kind == TYPE_INSTANCE && type->class_->user && !class_is(type->class_, "torch.nn.Module") &&
                   class_has_others_below(frame, type->class_);
    bool is_error = type && type->kind == TYPE_INSTANCE && class_is(type->class_, "builtins.BaseException");
    return is_open || is_error ? object : NULL;
}

static Expr *made_call(Frame *frame, const char *text, Span span, Expr *first, Expr *second)
{
    Expr *call = synth_expr(frame->infer, text, span);
    vec_push(frame->arena, &call->call.args, first);
    if (second)
        vec_push(frame->arena, &call->call.args, second);
    return call;
}

/* Made once for an expression, as the tables are kept by expression. */
static Expr *kept(Frame *frame, const Expr *expr, Expr *made)
{
    Expr *before = pointer_map_get(&frame->infer->replacements, expr);
    if (!before)
        pointer_map_set(frame->arena, &frame->infer->replacements, expr, made);
    return before ? before : made;
}

static Expr *known_replacement(Frame *frame, const Expr *expr)
{
    return pointer_map_get(&frame->infer->replacements, expr);
}

static Expr *name_of_class(Frame *frame, Expr *expr)
{
    const struct BuiltinNames *known = &frame->infer->known;
    Name name = expr->attribute.name;
    if (name != known->name && !name_is(name, "__qualname__"))
        return NULL;
    Expr *object = open_object(frame, expr->attribute.value);
    if (!object)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    return made ? made : kept(frame, expr, made_call(frame, "_class_name()", expr->span, object, NULL));
}

/* type(a) == B, type(a) is type(b). */
static Expr *class_comparison(Frame *frame, Expr *expr)
{
    if (expr->compare.rest.count != 1)
        return NULL;
    CompareOperator op = expr->compare.ops[0];
    bool is_negative = op == COMPARE_NOT_EQ || op == COMPARE_IS_NOT;
    if (op != COMPARE_EQ && op != COMPARE_IS && !is_negative)
        return NULL;
    Expr *left = expr->compare.left, *right = expr->compare.rest.items[0];
    if (!object_of(frame, left) && !object_of(frame, right))
        return NULL;
    Expr *first = open_object(frame, left), *second = open_object(frame, right);
    if (!first && !second)
        return NULL;
    Expr *made = known_replacement(frame, expr);
    if (made)
        return made;
    Expr *call;
    if (first && object_of(frame, right))
        call = made_call(frame, "_same_class()", expr->span, first, object_of(frame, right));
    else if (second && object_of(frame, left))
        call = made_call(frame, "_same_class()", expr->span, object_of(frame, left), second);
    else
        call = made_call(frame, "_is_exactly()", expr->span, first ? first : second, first ? right : left);
    if (is_negative) {
        Expr *negation = synth_expr(frame->infer, "not x", expr->span);
        negation->unary_op.operand = call;
        call = negation;
    }
    return kept(frame, expr, call);
}

Expr *class_replacement(Frame *frame, Expr *expr)
{
    return expr->kind == EXPR_ATTRIBUTE ? name_of_class(frame, expr) : expr->kind == EXPR_COMPARE ? class_comparison(frame, expr) : NULL;
}
