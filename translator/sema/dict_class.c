/*
 * Classes of the script that handle their attributes as a dict: a configuration that takes `self.__dict__.update(kwargs)`, walks over
 * `self.__dict__.items()` and sets what a command line names (`setattr(obj, key, value)`). Which attributes such an object has only
 * the run knows, and two objects have different ones. So its objects hold a dict, as those of SimpleNamespace do
 * (sema/namespaces.c); this is spelled before sema looks at the class.
 */
#include "sema/infer.h"

#include "syntax/walk.h"

typedef struct Uses {
    bool updates, reads, sets;
} Uses;

static bool is_dict_of_self(const Expr *expr)
{
    return expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, "__dict__") && expr->attribute.value->kind == EXPR_NAME &&
           name_is(expr->attribute.value->name.id, "self");
}

static void look_at_expr(Expr *expr, void *data)
{
    Uses *uses = data;
    if (expr->kind == EXPR_CALL) {
        const Expr *func = expr->call.func;
        uses->sets |= func->kind == EXPR_NAME && name_is(func->name.id, "setattr") && expr->call.args.count == 3 &&
                      expr->call.args.items[1]->kind != EXPR_CONSTANT;
        if (func->kind == EXPR_ATTRIBUTE && is_dict_of_self(func->attribute.value)) {
            bool is_update = name_is(func->attribute.name, "update");
            uses->updates |= is_update;
            uses->reads |= !is_update;
        }
    }
    walk_expr(expr, look_at_expr, data);
}

/* self.__dict__ -> self._dict */
static void rename_in_expr(Expr *expr, void *data)
{
    if (is_dict_of_self(expr))
        expr->attribute.name = name_intern(((Infer *)data)->names, "_dict");
    walk_expr(expr, rename_in_expr, data);
}

static const char methods[] =
    "def __init__(self):\n"
    "    object.__setattr__(self, '_dict', {})\n"
    "def __getattr__(self, name):\n"
    "    if name not in self._dict:\n"
    "        raise AttributeError(f\"'%1$s' object has no attribute '{name}'\")\n"
    "    return self._dict[name]\n"
    "def __setattr__(self, name, value):\n"
    "    self._dict[name] = value\n"
    "def __delattr__(self, name):\n"
    "    if name not in self._dict:\n"
    "        raise AttributeError(f\"'%1$s' object has no attribute '{name}'\")\n"
    "    del self._dict[name]\n";

static bool has_method(const Stmt *class_, Name name)
{
    vec_each(i, &class_->class_def.body)
        if (class_->class_def.body.items[i]->kind == STMT_FUNCTION_DEF && class_->class_def.body.items[i]->function_def.name == name)
            return true;
    return false;
}

static Stmt *init_of(const Stmt *class_)
{
    vec_each(i, &class_->class_def.body) {
        Stmt *stmt = class_->class_def.body.items[i];
        if (stmt->kind == STMT_FUNCTION_DEF && name_is(stmt->function_def.name, "__init__") && stmt->function_def.params.args.count &&
            name_is(stmt->function_def.params.args.items[0]->name, "self"))
            return stmt;
    }
    return NULL;
}

void dict_class_spell_out(Infer *infer, Stmt *class_)
{
    Block *body = &class_->class_def.body;
    Uses uses = {0};
    walk_block_exprs(body, look_at_expr, &uses);
    bool has_hook = has_method(class_, name_intern(infer->names, "__getattr__")) || has_method(class_, name_intern(infer->names, "__setattr__"));
    if (!uses.updates || !uses.reads || !uses.sets || has_hook || class_->class_def.bases.count || class_->class_def.decorators.count)
        return;
    walk_block_exprs(body, rename_in_expr, infer);
    const Block *made = synth_parse(infer, arena_printf(infer->arena, methods, class_->class_def.name->text), class_->span, NULL, 0);
    Stmt *init = init_of(class_), *own = made->items[0];
    if (init) {
        Block begun = {0};
        vec_push(infer->arena, &begun, own->function_def.body.items[0]);
        vec_each(i, &init->function_def.body)
            vec_push(infer->arena, &begun, init->function_def.body.items[i]);
        init->function_def.body = begun;
    }
    for (size_t i = init != NULL; i < made->count; i++)
        vec_push(infer->arena, body, made->items[i]);
    pointer_map_set(infer->arena, &infer->dict_classes, class_, class_);
}
