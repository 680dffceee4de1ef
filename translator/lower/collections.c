/* collections.defaultdict: its factory is known at convert time in nearly every program, a class or a small lambda. */
#include "lower/context.h"

#include <string.h>

static const char *class_of(const Instance *instance, const Expr *expr)
{
    const Type *type = instance ? sema_type(instance, expr) : NULL;
    return type && type->kind == TYPE_CLASS && type->class_ ? type->class_->qualified->text : NULL;
}

static bool is_zero(const Expr *expr)
{
    return expr->kind == EXPR_CONSTANT && ((expr->constant.kind == CONSTANT_INT && expr->constant.integer == 0) ||
                                           (expr->constant.kind == CONSTANT_FLOAT && expr->constant.number == 0));
}

/* The template of the factory for a class; `path` says where the values are in the result. False if there is none. */
static bool factory_of_class(const char *name, const char *path, Text *out)
{
    static const struct {
        const char *name, *template;
    } rows[] = {
        {"builtins.int", "py_default_zero({!%s}, \"<class 'int'>\")"},
        {"builtins.float", "py_default_zero({!%s}, \"<class 'float'>\")"},
        {"builtins.bool", "py_default_zero({!%s}, \"<class 'bool'>\")"},
        {"builtins.str", "py_default_text()"},
        {"builtins.list", "py_default_list({!%s.item})"},
        {"builtins.set", "py_default_set({!%s.item})"},
        {"builtins.dict", "py_default_dict({!%s.key}, {!%s.value})"},
        {"collections.Counter", "py_default_counter({!%s.key})"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(rows[i].name, name) != 0)
            continue;
        for (const char *at = rows[i].template; *at; at++) {
            bool is_path = at[0] == '%' && at[1] == 's';
            text_add_bytes(out, is_path ? path : at, is_path ? strlen(path) : 1);
            at += is_path;
        }
        return true;
    }
    return false;
}

static bool factory(Lower *l, const Instance *instance, const BoundArg *arg, const Expr *expr, const char *path, Text *out);

/* `lambda: 0`, `lambda: []`, `lambda: defaultdict(int)`. */
static bool factory_of_value(Lower *l, const Instance *instance, const Expr *value, const char *path, Text *out)
{
    if (is_zero(value))
        return factory_of_class(value->constant.kind == CONSTANT_INT ? "builtins.int" : "builtins.float", path, out);
    if (value->kind == EXPR_LIST && value->sequence.items.count == 0)
        return factory_of_class("builtins.list", path, out);
    if (value->kind == EXPR_DICT && value->dict.values.count == 0)
        return factory_of_class("builtins.dict", path, out);
    if (value->kind != EXPR_CALL || value->call.keywords.count)
        return false;
    const ExprInfo *info = instance ? sema_expr(instance, value) : NULL;
    const char *called = class_of(instance, value->call.func);
    if (called && value->call.args.count == 0)
        return factory_of_class(called, path, out);
    if (!called || strcmp(called, "collections.defaultdict") != 0 || value->call.args.count != 1 || !info->call)
        return false;
    text_printf(out, "py_default_default_dict({!%s.key}, {!%s.value}, ", path, path);
    bool is_known = factory(l, instance, &info->call->args[0], value->call.args.items[0], arena_printf(l->arena, "%s.value", path), out);
    text_add(out, ")");
    return is_known;
}

static bool factory(Lower *l, const Instance *instance, const BoundArg *arg, const Expr *expr, const char *path, Text *out)
{
    const char *name = class_of(instance, expr);
    if (name)
        return factory_of_class(name, path, out);
    bool is_lambda = expr->kind == EXPR_LAMBDA && expr->lambda.params.args.count == 0;
    const Instance *inner = arg->applied ? arg->applied->instance : NULL;
    return is_lambda && factory_of_value(l, inner, expr->lambda.body, path, out);
}

IrExpr *lower_defaultdict(Lower *l, const BoundCall *call, Span span)
{
    const Expr *made_by = lower_argument(call, 0);
    Text text = {0};
    text_add(&text, "py_default_dict_new({!key}, {!value}, ");
    bool is_none = !made_by || (made_by->kind == EXPR_CONSTANT && made_by->constant.kind == CONSTANT_NONE);
    bool is_known = true;
    if (is_none)
        text_add(&text, "NULL");
    else
        is_known = factory(l, l->instance, &call->args[0], made_by, "value", &text);
    text_add(&text, ")");
    const char *c = text_take(&text, l->arena);
    if (!is_known)
        return lower_fail(l, span, "a defaultdict with this factory is not converted yet");
    return lower_template(l, c, lower_type(l, call->result), span, false, 0, NULL);
}
