/*
 * Slices as values. `slice(1, 4)` is an object of a class that is written here, as the script would write it; `x[s]` is read as
 * `x[s.start:s.stop:s.step]`, and `x[1:4]` of an object with its own __getitem__ as `x[slice(1, 4, None)]`. What is written `x[1:4]`
 * anywhere else has no object.
 */
#include "sema/infer.h"

static const char class_text[] =
    "class slice:\n"
    "    def __init__(self, start, stop, step=None):\n"
    "        self.start = start\n"
    "        self.stop = stop\n"
    "        self.step = step\n"
    "    def indices(self, length):\n"
    "        step = 1 if self.step is None else self.step\n"
    "        if step == 0:\n"
    "            raise ValueError('slice step cannot be zero')\n"
    "        lowest, highest = (-1, length - 1) if step < 0 else (0, length)\n"
    "        if self.start is None:\n"
    "            start = highest if step < 0 else lowest\n"
    "        else:\n"
    "            start = self.start + length if self.start < 0 else self.start\n"
    "            start = min(max(start, lowest), highest)\n"
    "        if self.stop is None:\n"
    "            stop = lowest if step < 0 else highest\n"
    "        else:\n"
    "            stop = self.stop + length if self.stop < 0 else self.stop\n"
    "            stop = min(max(stop, lowest), highest)\n"
    "        return start, stop, step\n"
    "    def __eq__(self, other):\n"
    "        return self.start == other.start and self.stop == other.stop and self.step == other.step\n"
    "    def __repr__(self):\n"
    "        return f'slice({self.start}, {self.stop}, {self.step})'\n";

/* The class, which the first `slice` of the program makes. */
Class *slice_class(Frame *frame, const Class *class_)
{
    Infer *infer = frame->infer;
    if (!name_is(class_->qualified, "builtins.slice"))
        return NULL;
    if (!infer->slices) {
        infer->slices = synth_parse(infer, class_text, frame->stmt->span, NULL, 0)->items[0];
        UserClass *user = scopes_add_class(frame, infer->slices);
        vec_each(i, &infer->slices->class_def.body) {
            UserFunction *function = pointer_map_get(&infer->functions, infer->slices->class_def.body.items[i]);
            if (function)
                function->is_made = true;
        }
        user->is_made = true;
    }
    class_execute_made(frame, infer->slices);
    UserClass *user = pointer_map_get(&infer->classes, infer->slices);
    return &user->class_;
}

bool is_slice_object(Frame *frame, const Type *type)
{
    const UserClass *class_ = frame->infer->slices ? pointer_map_get(&frame->infer->classes, frame->infer->slices) : NULL;
    return class_ && type->kind == TYPE_INSTANCE && type->class_ == &class_->class_;
}

/* Reading it three times does nothing. */
static bool is_repeatable(const Expr *expr)
{
    if (expr->kind == EXPR_ATTRIBUTE)
        return is_repeatable(expr->attribute.value);
    if (expr->kind == EXPR_SUBSCRIPT)
        return is_repeatable(expr->subscript.value) && is_repeatable(expr->subscript.index);
    return expr->kind == EXPR_NAME || expr->kind == EXPR_CONSTANT;
}

/* slice(1, 4) itself */
static bool is_direct(Frame *frame, const Expr *expr)
{
    bool is_call = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "slice") &&
                   expr->call.args.count <= 3 && !expr->call.keywords.count && !symbol_of(frame, expr->call.func->name.id);
    for (size_t i = 0; is_call && i < expr->call.args.count; i++)
        is_call = expr->call.args.items[i]->kind != EXPR_STARRED;
    return is_call;
}

/* s.start:s.stop:s.step; NULL if the expression is no slice object. */
static Expr *spelled_part(Frame *frame, Expr *index)
{
    bool is_known = index->kind == EXPR_NAME || index->kind == EXPR_ATTRIBUTE || index->kind == EXPR_SUBSCRIPT || index->kind == EXPR_CALL;
    if (!is_known || !is_slice_object(frame, infer_expr(frame, index)))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->spelled_out, index);
    if (made)
        return made;
    if (is_direct(frame, index)) {
        made = synth_expr(frame->infer, "x[::]", index->span)->subscript.index;
        Expr **parts[] = {&made->slice.lower, &made->slice.upper, &made->slice.step};
        size_t count = index->call.args.count;
        for (size_t i = 0; i < count; i++)
            if (index->call.args.items[i]->kind != EXPR_CONSTANT || index->call.args.items[i]->constant.kind != CONSTANT_NONE)
                *parts[count == 1 ? 1 : i] = index->call.args.items[i];
        pointer_map_set(frame->arena, &frame->infer->spelled_out, index, made);
        return made;
    }
    if (!is_repeatable(index)) {
        infer_report(frame, DIAG_not_supported, index->span, "a slice that is not held in a variable is not supported here");
        return NULL;
    }
    made = synth_expr(frame->infer, "x[s.start:s.stop:s.step]", index->span)->subscript.index;
    Expr *parts[] = {made->slice.lower, made->slice.upper, made->slice.step};
    for (size_t i = 0; i < 3; i++)
        parts[i]->attribute.value = index;
    pointer_map_set(frame->arena, &frame->infer->spelled_out, index, made);
    return made;
}

/* The index of x[s], x[s, 0] with its slice objects written out; NULL if there is none. */
static Expr *spelled_index(Frame *frame, Expr *index)
{
    if (index->kind != EXPR_TUPLE)
        return spelled_part(frame, index);
    Expr *made = NULL;
    vec_each(i, &index->sequence.items) {
        Expr *part = spelled_part(frame, index->sequence.items.items[i]);
        if (!part)
            continue;
        if (!made) {
            made = ARENA_NEW(frame->arena, Expr);
            *made = *index;
            made->sequence.items = (ExprVec){0};
            vec_each(k, &index->sequence.items)
                vec_push(frame->arena, &made->sequence.items, index->sequence.items.items[k]);
        }
        made->sequence.items.items[i] = part;
    }
    return made;
}

static bool has_own_items(Frame *frame, const Type *type)
{
    const UserFunction *own = type->kind == TYPE_INSTANCE && type->class_->user ? class_method(type->class_, frame->infer->known.getitem) : NULL;
    return own && !own->is_made;
}

/* x[1:4] where x has its own __getitem__ */
static Expr *as_object(Frame *frame, Expr *expr)
{
    Expr *index = expr->subscript.index;
    const Expr *parts[] = {index->slice.lower, index->slice.upper, index->slice.step};
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "x[slice(None, None, None)]", expr->span);
    made->subscript.value = expr->subscript.value;
    for (size_t i = 0; i < 3; i++)
        if (parts[i])
            made->subscript.index->call.args.items[i] = (Expr *)parts[i];
    return kept_replacement(frame, expr, made);
}

Expr *slice_replacement(Frame *frame, Expr *expr)
{
    Expr *index = expr->subscript.index;
    if (expr->context != CONTEXT_LOAD || (!frame->infer->slices && index->kind != EXPR_SLICE))
        return NULL;
    if (index->kind == EXPR_SLICE)
        return has_own_items(frame, type_unwrap(infer_expr(frame, expr->subscript.value))) ? as_object(frame, expr) : NULL;
    if (index->kind == EXPR_CONSTANT || has_own_items(frame, type_unwrap(infer_expr(frame, expr->subscript.value))))
        return NULL;
    Expr *spelled = spelled_index(frame, index);
    if (!spelled)
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "x[0]", expr->span);
    made->subscript.value = expr->subscript.value;
    made->subscript.index = spelled;
    return kept_replacement(frame, expr, made);
}

void slice_spell_target(Frame *frame, Expr *target)
{
    bool is_own = !frame->infer->slices || target->subscript.index->kind == EXPR_SLICE || target->subscript.index->kind == EXPR_CONSTANT;
    if (is_own || has_own_items(frame, type_unwrap(infer_expr(frame, target->subscript.value))))
        return;
    Expr *spelled = spelled_index(frame, target->subscript.index);
    target->subscript.index = spelled ? spelled : target->subscript.index;
}

/* slice(5) is slice(None, 5) */
Expr *slice_call(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    bool is_one = func->kind == EXPR_NAME && name_is(func->name.id, "slice") && expr->call.args.count == 1 && !expr->call.keywords.count;
    if (!is_one || symbol_of(frame, func->name.id) || expr->call.args.items[0]->kind == EXPR_STARRED)
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "slice(None, 0)", expr->span);
    made->call.args.items[1] = expr->call.args.items[0];
    return kept_replacement(frame, expr, made);
}
