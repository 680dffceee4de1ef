/*
 * __getattr__, __setattr__ and __delattr__ of the script: an attribute that an object has no field or method for is asked of
 * `x.__getattr__("name")`; storing to and deleting one calls the other two. Which attributes those are is known when converting.
 * Inside __setattr__, `super().__setattr__(name, value)` stores past the hook (spell_attributes.c makes it `_set_raw`).
 */
#include "sema/infer.h"

#include <string.h>

UserFunction *attribute_hook(Frame *frame, const Type *object, const char *which)
{
    if (!frame->infer->has_hooks || object->kind != TYPE_INSTANCE || !object->class_ || !object->class_->user)
        return NULL;
    return class_method(object->class_, name_intern(frame->infer->names, which));
}

static bool is_special(Name name)
{
    return name->length > 4 && strncmp(name->text, "__", 2) == 0 && strcmp(name->text + name->length - 2, "__") == 0;
}

/* What the object has for a name without being asked. */
static bool has_own(Frame *frame, const Type *object, Name name)
{
    return is_special(name) || member_of_type(frame, object, name).kind != MEMBER_NONE;
}

Expr *hooked_attribute(Frame *frame, Expr *expr)
{
    if (!frame->infer->has_hooks || expr->context != CONTEXT_LOAD || is_super_call(frame, expr->attribute.value))
        return NULL;
    frame->held = expr->attribute.value;
    const Type *object = type_unwrap(infer_expr(frame, expr->attribute.value));
    frame->looked_at = expr->attribute.value;
    if (!attribute_hook(frame, object, "__getattr__") || has_own(frame, object, expr->attribute.name))
        return NULL;
    Expr *made = synth_expr(frame->infer, arena_printf(frame->arena, "x.__getattr__('%s')", expr->attribute.name->text), expr->span);
    made->call.func->attribute.value = expr->attribute.value;
    names_add_string(frame, expr->attribute.name);
    return kept_replacement(frame, expr, made);
}

Expr *method_by_name(Frame *frame, Expr *call, const char *format)
{
    Expr *made = pointer_map_get(&frame->infer->replacements, call);
    if (made)
        return made;
    made = synth_expr(frame->infer, format, call->span);
    made->call.func->attribute.value = call->call.args.items[0];
    for (size_t i = 1; i < call->call.args.count; i++)
        vec_push(frame->arena, &made->call.args, call->call.args.items[i]);
    return kept_replacement(frame, call, made);
}

Expr *hooked_by_name(Frame *frame, Expr *call, const Type *object, Name name, const char *format)
{
    if (!frame->infer->has_hooks || (name && has_own(frame, object, name)))
        return NULL;
    bool is_store = strstr(format, "set") != NULL;
    if (!is_store && !attribute_hook(frame, object, "__getattr__"))
        return NULL;
    return method_by_name(frame, call, format);
}

/* The name as an argument; made once for each place. */
static Expr *name_argument(Frame *frame, const Expr *target)
{
    Expr *made = pointer_map_get(&frame->infer->spelled_out, target);
    if (made)
        return made;
    made = synth_expr(frame->infer, arena_printf(frame->arena, "'%s'", target->attribute.name->text), target->span);
    pointer_map_set(frame->arena, &frame->infer->spelled_out, target, made);
    return made;
}

const Type *hooked_choice(Frame *frame, Expr *expr, const Type *object, BoxedChoice *choice)
{
    ArgVec args = {0};
    Expr *name = name_argument(frame, expr);
    vec_push(frame->arena, &args, (ArgValue){.expr = name, .type = infer_expr(frame, name)});
    names_add_string(frame, expr->attribute.name);
    return call_user(frame, attribute_hook(frame, object, "__getattr__"), expr->attribute.value, object, &args, expr->span, NULL, &choice->call);
}

void hooked_boxed_store(Frame *frame, Expr *target, const Type *object, const Type *type, BoxedChoice *choice)
{
    ArgVec args = {0};
    Expr *name = name_argument(frame, target);
    choice->stored = ARENA_NEW(frame->arena, Expr);
    choice->stored->kind = EXPR_NAME;
    choice->stored->span = target->span;
    info_of(frame, choice->stored)->type = frame->infer->is_final ? type_resolve(frame->types, type) : type;
    vec_push(frame->arena, &args, (ArgValue){.expr = name, .type = infer_expr(frame, name)});
    vec_push(frame->arena, &args, (ArgValue){.expr = choice->stored, .type = type});
    names_add_string(frame, target->attribute.name);
    call_user(frame, attribute_hook(frame, object, "__setattr__"), target->attribute.value, object, &args, target->span, NULL, &choice->call);
}

bool hooked_store(Frame *frame, Expr *target, const Type *object, ArgValue value, Expr **placeholder, ExprInfo *info)
{
    UserFunction *hook = frame->sets_raw ? NULL : attribute_hook(frame, object, "__setattr__");
    if (!hook)
        return false;
    ArgVec args = {0};
    Expr *name = name_argument(frame, target);
    vec_push(frame->arena, &args, (ArgValue){.expr = name, .type = infer_expr(frame, name)});
    vec_push(frame->arena, &args, value);
    names_add_string(frame, target->attribute.name);
    call_user(frame, hook, target->attribute.value, object, &args, target->span, target, &info->call);
    info->call->placeholders = placeholder;
    info->call->placeholder_count = 1;
    info->resolution = RESOLVED_VALUE;
    names_field(frame, object, target->attribute.name, target->span); /* stored by the hook's own _set_raw */
    return true;
}

bool hooked_delete(Frame *frame, Expr *target, const Type *object, BoundCall **call)
{
    UserFunction *hook = attribute_hook(frame, object, "__delattr__");
    if (!hook)
        return false;
    ArgVec args = {0};
    Expr *name = name_argument(frame, target);
    vec_push(frame->arena, &args, (ArgValue){.expr = name, .type = infer_expr(frame, name)});
    call_user(frame, hook, target->attribute.value, object, &args, target->span, target, call);
    return true;
}

static const char asking_text[] =
    "def _has_attribute(self, name):\n"
    "    try:\n"
    "        self.__getattr__(name)\n"
    "    except AttributeError:\n"
    "        return False\n"
    "    return True\n"
    "def _get_attribute(self, name, default):\n"
    "    try:\n"
    "        return self.__getattr__(name)\n"
    "    except AttributeError:\n"
    "        return default\n";

static bool has(Frame *frame, const UserClass *class_, const char *name)
{
    return pointer_map_has(&class_->methods, name_intern(frame->infer->names, name));
}

static const char contains_text[] =
    "def __contains__(self, item):\n"
    "    for one in self:\n"
    "        if one == item:\n"
    "            return True\n"
    "    return False\n";

void protocols_made(Frame *frame, UserClass *class_)
{
    frame->infer->has_containers |= has(frame, class_, "__index__");
    if (has(frame, class_, "_iterate"))
        return;
    bool runs = has(frame, class_, "__iter__") || (has(frame, class_, "__getitem__") && !class_->class_.base);
    if (runs && !class_->is_module)
        synth_methods(frame, class_, "def _iterate(self):\n    for item in self:\n        yield item\n", NULL, 0);
    if (runs && !class_->is_module && !class_method(&class_->class_, name_intern(frame->infer->names, "__contains__")))
        synth_methods(frame, class_, contains_text, NULL, 0);
}

void attribute_hooks_made(Frame *frame, UserClass *class_)
{
    static const char *const hooks[] = {"__getattr__", "__setattr__", "__delattr__"};
    for (size_t i = 0; i < sizeof hooks / sizeof *hooks; i++)
        frame->infer->has_hooks |= pointer_map_has(&class_->methods, name_intern(frame->infer->names, hooks[i]));
    bool asks = pointer_map_has(&class_->methods, name_intern(frame->infer->names, "__getattr__"));
    if (asks && !pointer_map_has(&class_->methods, name_intern(frame->infer->names, "_has_attribute")))
        synth_methods(frame, class_, asking_text, NULL, 0);
}
