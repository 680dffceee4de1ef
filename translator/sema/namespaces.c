/*
 * types.SimpleNamespace(a=1) and argparse.Namespace(a=1): objects that hold a dict and give its entries as attributes, as classes of
 * the script would do it. (What parse_args() gives is a struct: sema/argparse.c.)
 */
#include "sema/infer.h"

#include <string.h>

static const char text[] =
    "class %1$s:\n"
    "    def __init__(self, **values):\n"
    "        object.__setattr__(self, '_dict', {})\n"
    "        self._dict.update(values)\n"
    "    def __getattr__(self, name):\n"
    "        if name not in self._dict:\n"
    "            raise AttributeError(f\"'%2$s' object has no attribute '{name}'\")\n"
    "        return self._dict[name]\n"
    "    def __setattr__(self, name, value):\n"
    "        self._dict[name] = value\n"
    "    def __delattr__(self, name):\n"
    "        if name not in self._dict:\n"
    "            raise AttributeError(f\"'%2$s' object has no attribute '{name}'\")\n"
    "        del self._dict[name]\n"
    "    def __contains__(self, name):\n"
    "        return name in self._dict\n"
    "    def __eq__(self, other):\n"
    "        return self._dict == other._dict\n"
    "    def __repr__(self):\n"
    "        return '%3$s(' + ', '.join([f'{name}={value!r}' for name, value in self._dict.items()]) + ')'\n";

Class *namespace_class(Frame *frame, Class *class_)
{
    bool is_simple = name_is(class_->qualified, "types.SimpleNamespace");
    if (!is_simple && !name_is(class_->qualified, "argparse.Namespace"))
        return NULL;
    Stmt *made = pointer_map_get(&frame->infer->namedtuples, class_);
    if (!made) {
        const char *name = class_->name->text;
        const char *source = arena_printf(frame->arena, text, name, is_simple ? "types.SimpleNamespace" : name, is_simple ? "namespace" : name);
        made = synth_parse(frame->infer, source, frame->stmt->span, NULL, 0)->items[0];
        pointer_map_set(frame->arena, &frame->infer->namedtuples, class_, made);
        UserClass *user = scopes_add_class(frame, made);
        user->is_namespace = frame->infer->has_containers = true;
        vec_each(i, &made->class_def.body) {
            UserFunction *function = pointer_map_get(&frame->infer->functions, made->class_def.body.items[i]);
            if (function)
                function->is_made = true;
        }
    }
    class_execute_made(frame, made);
    UserClass *user = pointer_map_get(&frame->infer->classes, made);
    return &user->class_;
}

bool is_namespace(const Type *type)
{
    for (const Class *c = type->kind == TYPE_INSTANCE ? type->class_ : NULL; c; c = c->base)
        if (c->user && c->user->is_namespace)
            return true;
    return false;
}

/* A boxed value that may be one of these objects, and of no other class. */
static bool is_boxed_namespace(const Frame *frame, const Type *type)
{
    const Boxed *boxed = type->kind == TYPE_DYNAMIC ? frame->types->boxed : NULL;
    for (size_t i = 0; boxed && i < boxed->classes.count; i++)
        if (!boxed->classes.items[i]->user || !boxed->classes.items[i]->user->is_namespace)
            return false;
    return boxed && boxed->classes.count;
}

/* vars(x) and x.__dict__: the dict itself. */
Expr *namespace_dict(Frame *frame, Expr *expr)
{
    bool is_vars = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "vars") &&
                   expr->call.args.count == 1 && !expr->call.keywords.count;
    bool is_dict = expr->kind == EXPR_ATTRIBUTE && expr->attribute.name == frame->infer->known.dict;
    Expr *object = is_vars ? expr->call.args.items[0] : is_dict ? expr->attribute.value : NULL;
    const Type *type = object ? type_unwrap(infer_expr(frame, object)) : NULL;
    if (!type || (!is_namespace(type) && !is_boxed_namespace(frame, type)))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "x._dict", expr->span);
    made->attribute.value = object;
    return kept_replacement(frame, expr, made);
}
