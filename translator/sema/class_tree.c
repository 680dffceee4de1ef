/*
 * Classes that know of each other: a base's __init_subclass__ is called behind each class statement below it; `Base.__subclasses__()`,
 * `C.__mro__`, `C.__bases__` and `C.mro()` are displays of the classes. In what is written here `_class_3` is the program's class number 3.
 */
#include "sema/infer.h"

#include <stdlib.h>
#include <string.h>

/* `_library__torch_utils_data_Dataset`: a class of the stubs, whose modules have no `_` in their names. */
static const Type *class_by_stub(Frame *frame, const char *name)
{
    char *qualified = arena_copy_string(frame->arena, name);
    for (char *at = qualified; *at; at++)
        *at = *at == '_' ? '.' : *at;
    RuleClass *class_ = rules_find_class(frame->infer->rules, qualified);
    return class_ ? type_class(frame->types, &class_->class_) : NULL;
}

const Type *class_by_number(Frame *frame, Name name)
{
    static const char library[] = "_library__";
    if (strncmp(name->text, library, sizeof library - 1) == 0)
        return class_by_stub(frame, name->text + sizeof library - 1);
    static const char prefix[] = "_class_";
    if (strncmp(name->text, prefix, sizeof prefix - 1) != 0)
        return NULL;
    char *end;
    size_t number = strtoul(name->text + sizeof prefix - 1, &end, 10);
    bool is_known = end != name->text + sizeof prefix - 1 && !*end && number < frame->infer->program->classes.count;
    return is_known ? type_class(frame->types, &frame->infer->program->classes.items[number]->class_) : NULL;
}

static void put_class(Frame *frame, Text *out, const Class *class_)
{
    const Program *program = frame->infer->program;
    if (!class_->user) {
        if (strncmp(class_->qualified->text, "builtins.", 9) == 0)
            text_printf(out, "%s, ", class_->name->text);
        return;
    }
    vec_each(i, &program->classes)
        if (&program->classes.items[i]->class_ == class_)
            text_printf(out, "_class_%zu, ", i);
}

/* What one place has been written as: of another class in each variant of its function, and longer when more classes are known. */
typedef struct Displays {
    Vec(Expr *) made;
    Vec(Name) texts;
} Displays;

/* The display that `text` says. Each text is made once for a place, so that rounds come to an end. */
static Expr *display(Frame *frame, const Expr *expr, Text *text)
{
    Infer *infer = frame->infer;
    Name wanted = name_intern(infer->names, text_string(text));
    text_release(text);
    Displays *all = pointer_map_get(&infer->displays, expr);
    if (!all) {
        all = ARENA_NEW(frame->arena, Displays);
        pointer_map_set(frame->arena, &infer->displays, expr, all);
    }
    size_t at = 0;
    while (at < all->texts.count && all->texts.items[at] != wanted)
        at++;
    if (at == all->texts.count) {
        vec_push(frame->arena, &all->texts, wanted);
        vec_push(frame->arena, &all->made, synth_expr(infer, wanted->text, expr->span));
        frame->types->changes++;
    }
    pointer_map_set(frame->arena, &infer->replacements, expr, all->made.items[at]);
    return all->made.items[at];
}

static const Class *class_of(Frame *frame, Expr *expr)
{
    if (expr->kind != EXPR_NAME && expr->kind != EXPR_ATTRIBUTE)
        return NULL;
    const Type *type = infer_expr(frame, expr);
    return type->kind == TYPE_CLASS && type->class_ && type->class_->user ? type->class_ : NULL;
}

static Expr *mro_display(Frame *frame, Expr *expr, const Class *class_, bool is_list)
{
    Text text = {0};
    text_add(&text, is_list ? "[" : "(");
    for (size_t i = 0; i < class_->mro_count; i++)
        put_class(frame, &text, class_->mro[i]);
    text_add(&text, is_list ? "object]" : "object,)");
    return display(frame, expr, &text);
}

Expr *class_tree_attribute(Frame *frame, Expr *expr)
{
    Name name = expr->attribute.name;
    bool is_mro = name_is(name, "__mro__"), is_bases = name_is(name, "__bases__");
    const Class *class_ = is_mro || is_bases ? class_of(frame, expr->attribute.value) : NULL;
    if (!class_)
        return NULL;
    if (is_mro)
        return mro_display(frame, expr, class_, false);
    Text text = {0};
    text_add(&text, "(");
    vec_each(i, &class_->user->bases)
        put_class(frame, &text, class_->user->bases.items[i]);
    text_add(&text, class_->user->bases.count ? ")" : "object,)");
    return display(frame, expr, &text);
}

static Expr *subclasses(Frame *frame, Expr *expr, const Class *class_)
{
    const Program *program = frame->infer->program;
    Text text = {0};
    text_add(&text, "[");
    vec_each(i, &program->classes)
        vec_each(k, &program->classes.items[i]->bases)
            if (program->classes.items[i]->bases.items[k] == class_)
                text_printf(&text, "_class_%zu, ", i);
    text_add(&text, "]");
    return display(frame, expr, &text);
}

/* super().__init_subclass__(**kwargs) where no base has one: object's does nothing. */
static Expr *ends_here(Frame *frame, Expr *expr, Name name)
{
    const UserClass *class_ = current_class(frame);
    if (!class_ || (class_->class_.base && class_method(class_->class_.base, name)))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    return made ? made : kept_replacement(frame, expr, synth_expr(frame->infer, "None", expr->span));
}

Expr *class_tree_call(Frame *frame, Expr *expr)
{
    Expr *func = expr->call.func;
    if (func->kind != EXPR_ATTRIBUTE)
        return NULL;
    Name name = func->attribute.name;
    if (name_is(name, "__init_subclass__") && is_super_call(frame, func->attribute.value))
        return ends_here(frame, expr, name);
    bool is_mro = name_is(name, "mro"), is_below = name_is(name, "__subclasses__");
    if ((!is_mro && !is_below) || expr->call.args.count)
        return NULL;
    const Class *class_ = class_of(frame, func->attribute.value);
    if (!class_ || class_method(class_, name))
        return NULL;
    return is_mro ? mro_display(frame, expr, class_, true) : subclasses(frame, expr, class_);
}

UserFunction *class_init_subclass(Frame *frame, const UserClass *class_)
{
    return class_->class_.base ? class_method(class_->class_.base, name_intern(frame->infer->names, "__init_subclass__")) : NULL;
}

/* Base.__init_subclass__ is told the new class, with what stands beside the bases. */
void class_tell_base(Frame *frame, UserClass *class_, Stmt *stmt)
{
    UserFunction *hook = class_init_subclass(frame, class_);
    if (!hook)
        return;
    if (pointer_map_has(&class_->methods, hook->name)) {
        infer_report(frame, DIAG_not_supported, stmt->class_def.name_span, "`__init_subclass__` of a class below another that has one is not supported");
        return;
    }
    Stmt *made = pointer_map_get(&frame->infer->namedtuples, class_);
    if (!made) {
        made = synth_parse(frame->infer, "x.__init_subclass__()", stmt->span, NULL, 0)->items[0];
        made->expr.value->call.func->attribute.value = synth_expr(frame->infer, class_->class_.name->text, stmt->span);
        made->expr.value->call.keywords = stmt->class_def.keywords;
        pointer_map_set(frame->arena, &frame->infer->namedtuples, class_, made);
    }
    frame->stmt_info->after = made;
    infer_stmt(frame, made);
}
