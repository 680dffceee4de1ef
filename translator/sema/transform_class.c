/*
 * transforms.Compose([...]) with steps that the runtime does not know: functions and classes of the script, transforms.Lambda, or with a chain
 * that ends in an image. Each such call gets a class of its own, as Python text, with the steps as fields, so that what each step
 * takes and gives has the type that it has there. transforms.Lambda(f) is read as f. All other calls are the runtime's vision_compose.
 */
#include "sema/infer.h"

#include <string.h>

static bool is_named(const Expr *func, const char *name)
{
    Name last = func->kind == EXPR_NAME ? func->name.id : func->kind == EXPR_ATTRIBUTE ? func->attribute.name : NULL;
    return last && name_is(last, name);
}

static bool is_class_called(Frame *frame, const Expr *call, const char *name)
{
    if (!is_named(call->call.func, name) || call->call.args.count + call->call.keywords.count != 1)
        return false;
    const Type *type = infer_expr(frame, call->call.func);
    return type->kind == TYPE_CLASS && type->class_ && strncmp(type->class_->qualified->text, "torchvision.transforms", 22) == 0;
}

static Expr *only_argument(const Expr *call)
{
    return call->call.args.count ? call->call.args.items[0] : call->call.keywords.items[0]->value;
}

bool is_transform_type(const Type *type, bool gives_tensor)
{
    for (const Class *c = type->kind == TYPE_INSTANCE ? type->class_ : NULL; c; c = c->base)
        if (name_is(c->qualified, gives_tensor ? "torchvision.transforms._ToTensor" : "torchvision.transforms.Transform"))
            return true;
    return false;
}

/* Whether the runtime's Compose does: all steps are its own, and one makes the tensor. *is_unknown: types are still being found. */
static bool is_plain(Frame *frame, const ExprVec *steps, bool *is_unknown)
{
    bool makes_tensor = false, is_own = true, is_image = false;
    vec_each(i, steps) {
        const Type *type = type_unwrap(infer_expr(frame, steps->items[i]));
        *is_unknown |= type->kind <= TYPE_ERROR;
        is_own &= is_transform_type(type, false);
        makes_tensor |= is_transform_type(type, true);
        is_image = type->kind == TYPE_INSTANCE && name_is(type->class_->qualified, "torchvision.transforms.ToPILImage");
    }
    return is_own && makes_tensor && !is_image;
}

static Stmt *make_class(Frame *frame, const Expr *call, size_t count)
{
    Text text = {0};
    text_add(&text, "class Compose:\n    def __init__(self");
    for (size_t i = 0; i < count; i++)
        text_printf(&text, ", step_%zu", i + 1);
    text_add(&text, "):\n        pass\n");
    for (size_t i = 0; i < count; i++)
        text_printf(&text, "        self.step_%zu = step_%zu\n", i + 1, i + 1);
    text_add(&text, "    def __call__(self, x_0):\n");
    for (size_t i = 0; i < count; i++)
        text_printf(&text, "        x_%zu = self.step_%zu(x_%zu)\n", i + 1, i + 1, i);
    text_printf(&text, "        return x_%zu\n", count);
    Stmt *made = library_class_made(frame, text_string(&text), call->span, call);
    text_release(&text);
    return made;
}

static size_t number_of_class(const Program *program, const Stmt *def)
{
    size_t number = 0;
    while (number < program->classes.count && program->classes.items[number]->def != def)
        number++;
    return number;
}

static Expr *make_call(Frame *frame, const Expr *call, const Stmt *class_, const ExprVec *steps)
{
    Text text = {0};
    text_printf(&text, "_class_%zu(", number_of_class(frame->infer->program, class_));
    vec_each(i, steps)
        text_add(&text, i ? ", 0" : "0");
    text_add(&text, ")");
    Expr *made = synth_expr(frame->infer, text_string(&text), call->span);
    text_release(&text);
    vec_each(i, steps)
        made->call.args.items[i] = steps->items[i];
    return made;
}

static Expr *compose_call(Frame *frame, Expr *expr)
{
    Stmt *class_ = pointer_map_get(&frame->infer->namedtuples, expr);
    if (!class_) {
        if (!is_class_called(frame, expr, "Compose"))
            return NULL;
        const Expr *given = only_argument(expr);
        bool is_unknown = false;
        if ((given->kind != EXPR_LIST && given->kind != EXPR_TUPLE) || !given->sequence.items.count)
            return NULL;
        vec_each(i, &given->sequence.items)
            if (given->sequence.items.items[i]->kind == EXPR_STARRED)
                return NULL;
        bool does = is_plain(frame, &given->sequence.items, &is_unknown);
        if (does || (is_unknown && !frame->infer->is_final))
            return NULL;
        class_ = make_class(frame, expr, given->sequence.items.count);
        kept_replacement(frame, expr, make_call(frame, expr, class_, &given->sequence.items));
    }
    class_execute_made(frame, class_);
    return pointer_map_get(&frame->infer->replacements, expr);
}

Expr *transform_call(Frame *frame, Expr *expr)
{
    if (is_named(expr->call.func, "Compose"))
        return compose_call(frame, expr);
    if (!is_named(expr->call.func, "Lambda"))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    return made || !is_class_called(frame, expr, "Lambda") ? made : kept_replacement(frame, expr, only_argument(expr));
}
