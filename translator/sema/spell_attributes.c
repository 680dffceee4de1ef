/*
 * Statements that set attributes by other means are spelled as setattr before sema looks at them:
 *     super().__setattr__(name, value), object.__setattr__(x, name, value)     _set_raw(self, name, value)
 *     x.__dict__[name] = value, vars(x)[name] = value                          _set_raw(x, name, value)
 *     x.__dict__.update(other), vars(x).update(other)                          for name, value in other.items(): setattr(x, name, value)
 *     @cached_property def f(self)                                             a method _make_f, a property f that keeps what it gave
 *     c = property(get_c, set_c)  in a class                                   @property def c(self) ..., @c.setter
 *     delattr(x, "name")                                                       del x.name
 */
#include "sema/infer.h"

#include <string.h>

static bool is_name(const Expr *expr, const char *name)
{
    return expr->kind == EXPR_NAME && name_is(expr->name.id, name);
}

/* x of x.__dict__ and vars(x), where x is a name. */
static Expr *owner_of_dict(const Expr *expr)
{
    Expr *owner = NULL;
    if (expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, "__dict__"))
        owner = expr->attribute.value;
    if (expr->kind == EXPR_CALL && is_name(expr->call.func, "vars") && expr->call.args.count == 1 && !expr->call.keywords.count)
        owner = expr->call.args.items[0];
    return owner && owner->kind == EXPR_NAME ? owner : NULL;
}

static Expr *copy_of(Infer *infer, const Expr *expr)
{
    Expr *copy = ARENA_NEW(infer->arena, Expr);
    *copy = *expr;
    copy->context = CONTEXT_LOAD;
    return copy;
}

static void set_call(Infer *infer, Stmt *stmt, Expr *object, Expr *name, Expr *value)
{
    Expr *call = synth_expr(infer, "_set_raw()", stmt->span);
    vec_push(infer->arena, &call->call.args, object);
    vec_push(infer->arena, &call->call.args, name);
    vec_push(infer->arena, &call->call.args, value);
    stmt->kind = STMT_EXPR;
    stmt->expr.value = call;
}

/* super().__setattr__(name, value) and object.__setattr__(x, name, value) */
static bool spell_raw_store(Infer *infer, Stmt *stmt, const UserFunction *function)
{
    Expr *call = stmt->expr.value, *func = call->call.func;
    ExprVec *args = &call->call.args;
    if (!name_is(func->attribute.name, "__setattr__") || call->call.keywords.count)
        return false;
    const Expr *owner = func->attribute.value;
    if (is_name(owner, "object") && args->count == 3) {
        set_call(infer, stmt, args->items[0], args->items[1], args->items[2]);
        return true;
    }
    bool is_super = owner->kind == EXPR_CALL && is_name(owner->call.func, "super");
    if (!is_super || args->count != 2 || !function->params || !function->params->args.count || !function->class_)
        return false;
    Expr *self = synth_expr(infer, function->params->args.items[0]->name->text, stmt->span);
    set_call(infer, stmt, self, args->items[0], args->items[1]);
    return true;
}

static bool spell_update(Infer *infer, Stmt *stmt)
{
    Expr *call = stmt->expr.value, *func = call->call.func;
    Expr *owner = name_is(func->attribute.name, "update") ? owner_of_dict(func->attribute.value) : NULL;
    if (!owner || call->call.args.count > 1)
        return false;
    const Block *whole = synth_parse(infer, "if True:\n    pass\n", stmt->span, NULL, 0);
    Block *block = &whole->items[0]->if_stmt.body;
    block->count = 0;
    for (size_t i = 0; i < call->call.args.count + call->call.keywords.count; i++) {
        bool is_keyword = i >= call->call.args.count;
        const Keyword *keyword = is_keyword ? call->call.keywords.items[i - call->call.args.count] : NULL;
        Expr *value = keyword ? keyword->value : call->call.args.items[i];
        const char *text = keyword && keyword->name ? arena_printf(infer->arena, "setattr(x, '%s')\n", keyword->name->text)
                                                    : "for name_, value_ in x.items():\n    setattr(x, name_, value_)\n";
        Stmt *made = synth_parse(infer, text, stmt->span, NULL, 0)->items[0];
        Expr *set = made->kind == STMT_EXPR ? made->expr.value : made->for_stmt.body.items[0]->expr.value;
        set->call.args.items[0] = copy_of(infer, owner);
        if (made->kind == STMT_EXPR)
            vec_push(infer->arena, &set->call.args, value);
        else
            made->for_stmt.iter->call.func->attribute.value = value;
        vec_push(infer->arena, block, made);
    }
    const Stmt *only = block->count == 1 ? block->items[0] : whole->items[0];
    if (!block->count)
        stmt->kind = STMT_PASS;
    else
        *stmt = *only;
    return true;
}

static bool is_identifier(const Expr *expr)
{
    const char *text = expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR ? expr->constant.text : "";
    return *text && !strchr("0123456789", *text) && strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == strlen(text);
}

static void spell_delete(Infer *infer, Stmt *stmt)
{
    const Expr *call = stmt->expr.value;
    if (!is_name(call->call.func, "delattr") || call->call.args.count != 2 || !is_identifier(call->call.args.items[1]))
        return;
    Stmt *made = synth_parse(infer, arena_printf(infer->arena, "del x.%s\n", call->call.args.items[1]->constant.text), stmt->span, NULL, 0)->items[0];
    made->delete_stmt.targets.items[0]->attribute.value = call->call.args.items[0];
    *stmt = *made;
}

static bool is_cached_property(const Stmt *stmt)
{
    const Expr *decorator = stmt->kind == STMT_FUNCTION_DEF && stmt->function_def.decorators.count == 1 ? stmt->function_def.decorators.items[0] : NULL;
    return decorator && ((decorator->kind == EXPR_NAME && name_is(decorator->name.id, "cached_property")) ||
                         (decorator->kind == EXPR_ATTRIBUTE && name_is(decorator->attribute.name, "cached_property")));
}

/* @cached_property def total(self): a property that asks `_make_total` the first time. */
static void spell_cached_properties(Infer *infer, Stmt *class_)
{
    Block body = {0};
    vec_each(i, &class_->class_def.body) {
        Stmt *stmt = class_->class_def.body.items[i];
        vec_push(infer->arena, &body, stmt);
        if (!is_cached_property(stmt))
            continue;
        const char *name = stmt->function_def.name->text;
        const char *text = arena_printf(infer->arena,
                                        "@property\n"
                                        "def %1$s(self):\n"
                                        "    if not hasattr(self, '_cached_%1$s'):\n"
                                        "        self._cached_%1$s = self._make_%1$s()\n"
                                        "    return self._cached_%1$s\n",
                                        name);
        vec_push(infer->arena, &body, synth_parse(infer, text, stmt->span, NULL, 0)->items[0]);
        stmt->function_def.decorators.count = 0;
        stmt->function_def.name = name_printf(infer->names, "_make_%s", name);
    }
    class_->class_def.body = body;
}

static const char *self_of(const Expr *getter)
{
    const ParamVec *params = getter->kind == EXPR_LAMBDA ? &getter->lambda.params.args : NULL;
    return params && params->count == 1 ? params->items[0]->name->text : "self";
}

/* c = property(get_c, set_c); a lambda's body is the getter's. */
static void spell_property_calls(Infer *infer, Stmt *class_)
{
    Block body = {0};
    vec_each(i, &class_->class_def.body) {
        Stmt *stmt = class_->class_def.body.items[i];
        const Expr *target = stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1 ? stmt->assign.targets.items[0] : NULL;
        const Expr *call = target && target->kind == EXPR_NAME && stmt->assign.value->kind == EXPR_CALL ? stmt->assign.value : NULL;
        const ExprVec *args = call && is_name(call->call.func, "property") && !call->call.keywords.count ? &call->call.args : NULL;
        bool is_spelled = args && (args->count == 1 || args->count == 2) && (args->items[0]->kind == EXPR_NAME || args->items[0]->kind == EXPR_LAMBDA) &&
                          (args->count == 1 || args->items[1]->kind == EXPR_NAME);
        if (!is_spelled) {
            vec_push(infer->arena, &body, stmt);
            continue;
        }
        const char *name = target->name.id->text, *self = self_of(args->items[0]);
        bool is_lambda = args->items[0]->kind == EXPR_LAMBDA;
        const char *text = arena_printf(infer->arena, "@property\ndef %1$s(%2$s):\n    return %2$s.%3$s()\n", name, self,
                                        is_lambda ? "f" : args->items[0]->name.id->text);
        if (args->count == 2)
            text = arena_printf(infer->arena, "%1$s@%2$s.setter\ndef %2$s(self, value):\n    self.%3$s(value)\n", text, name, args->items[1]->name.id->text);
        const Block *made = synth_parse(infer, text, stmt->span, NULL, 0);
        if (is_lambda)
            made->items[0]->function_def.body.items[0]->return_stmt.value = args->items[0]->lambda.body;
        vec_each(k, made)
            vec_push(infer->arena, &body, made->items[k]);
    }
    class_->class_def.body = body;
}

void attributes_spell_out(Infer *infer, Stmt *stmt, const UserFunction *function)
{
    if (stmt->kind == STMT_CLASS_DEF) {
        spell_cached_properties(infer, stmt);
        spell_property_calls(infer, stmt);
        dict_class_spell_out(infer, stmt);
    }
    if (stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1) {
        Expr *target = stmt->assign.targets.items[0];
        Expr *owner = target->kind == EXPR_SUBSCRIPT ? owner_of_dict(target->subscript.value) : NULL;
        if (owner)
            set_call(infer, stmt, copy_of(infer, owner), target->subscript.index, stmt->assign.value);
        return;
    }
    if (stmt->kind != STMT_EXPR || stmt->expr.value->kind != EXPR_CALL)
        return;
    if (stmt->expr.value->call.func->kind != EXPR_ATTRIBUTE)
        spell_delete(infer, stmt);
    else if (!spell_raw_store(infer, stmt, function))
        spell_update(infer, stmt);
}
