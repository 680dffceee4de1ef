/* try and raise: what each handler catches, and what is known on every way out. */
#include "sema/infer.h"

/* The class that a handler's `as e` is known to be of: the common base of all that it names. */
static Class *handled_class(Frame *frame, const Type *type)
{
    if (type->kind == TYPE_CLASS && type->class_)
        return type->class_;
    Class *common = NULL;
    if (type->kind == TYPE_TUPLE && !type->is_variadic)
        for (size_t i = 0; i < type->item_count; i++) {
            Class *one = handled_class(frame, type->items[i]);
            common = !common || !one ? one : common;
            while (common && !(common == one || class_derives_from(one, common)))
                common = common->base;
            if (!common)
                return NULL;
        }
    return common;
}

static Symbol *bind_exception(Frame *frame, ExceptHandler *handler, const Type *type)
{
    if (!handler->name)
        return NULL;
    Symbol *symbol = symbol_of(frame, handler->name);
    Class *class_ = type ? handled_class(frame, type) : NULL;
    ExprInfo *info = ARENA_NEW(frame->arena, ExprInfo);
    pointer_map_set(frame->arena, &frame->state->handlers, handler, info);
    if (symbol)
        env_assign(frame, symbol, class_ ? type_instance(frame->types, class_, NULL, 0, NULL, 0) : exception_type(frame, "builtins.BaseException"),
                   handler->span, info);
    return symbol;
}

static bool handles_import(const Stmt *stmt)
{
    static const char *const names[] = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"};
    vec_each(i, &stmt->try_stmt.handlers) {
        const Expr *type = stmt->try_stmt.handlers.items[i]->type;
        if (!type)
            return true;
        size_t count = type->kind == EXPR_TUPLE ? type->sequence.items.count : 1;
        for (size_t j = 0; j < count; j++) {
            const Expr *one = type->kind == EXPR_TUPLE ? type->sequence.items.items[j] : type;
            for (size_t k = 0; one->kind == EXPR_NAME && k < sizeof names / sizeof *names; k++)
                if (name_is(one->name.id, names[k]))
                    return true;
        }
    }
    return false;
}

/* No object of the class, or of one that derives from it, is ever made. */
static bool is_never_made(Frame *frame, const Type *type)
{
    if (type->kind != TYPE_CLASS || !type->class_ || !type->class_->user)
        return false;
    vec_each(i, &frame->infer->program->classes) {
        const UserClass *class_ = frame->infer->program->classes.items[i];
        if (class_->is_instantiated && class_derives_from(&class_->class_, type->class_))
            return false;
    }
    return true;
}

static void walk_handler(Frame *frame, ExceptHandler *handler)
{
    const Type *type = handler->type ? infer_expr(frame, handler->type) : NULL;
    if (type && is_never_made(frame, type)) { /* nothing can be caught: lowering leaves the handler out */
        info_of(frame, handler->type)->type = frame->types->never;
        frame->env->is_dead = true;
        return;
    }
    Symbol *symbol = bind_exception(frame, handler, type);
    infer_block(frame, &handler->body);
    if (symbol && symbol->scope == frame->scope && !frame->env->is_dead)
        frame->env->bindings[symbol->index] = (Binding){0}; /* Python deletes the name */
}

/* Both paths into `finally` walk it at once; what it leaves alone is afterwards what it was on the path that goes on. */
static void walk_finally(Frame *frame, const Block *block, const Env *thrown)
{
    Env *normal = frame->env;
    if (!block->count)
        return;
    frame->env = env_copy(frame, normal);
    env_merge(frame, frame->env, thrown);
    Env *start = env_copy(frame, frame->env);
    infer_block(frame, block);
    for (size_t i = 0; !normal->is_dead && i < normal->count; i++)
        if (frame->env->bindings[i].type == start->bindings[i].type && frame->env->bindings[i].def == start->bindings[i].def)
            frame->env->bindings[i] = normal->bindings[i];
    frame->env->is_dead |= normal->is_dead;
}

void walk_try(Frame *frame, Stmt *stmt)
{
    Env *thrown = env_copy(frame, frame->env), *outer = frame->thrown;
    bool outer_catches = frame->catches_import;
    frame->depth++;
    frame->catches_import = handles_import(stmt);
    frame->thrown = thrown; /* each statement in it adds to it */
    frame->tries += stmt->try_stmt.handlers.count > 0;
    infer_block(frame, &stmt->try_stmt.body);
    frame->tries -= stmt->try_stmt.handlers.count > 0;
    frame->catches_import = outer_catches;
    Env *from_handlers = env_copy(frame, thrown);
    frame->thrown = from_handlers;
    infer_block(frame, &stmt->try_stmt.orelse);
    Env *after = frame->env;
    vec_each(i, &stmt->try_stmt.handlers) {
        frame->env = env_copy(frame, thrown);
        walk_handler(frame, stmt->try_stmt.handlers.items[i]);
        env_merge(frame, after, frame->env);
    }
    frame->thrown = outer;
    frame->env = after;
    walk_finally(frame, &stmt->try_stmt.finalbody, from_handlers);
    frame->depth--;
    if (outer)
        env_merge(frame, outer, from_handlers);
}

void walk_raise(Frame *frame, Stmt *stmt, StmtInfo *info)
{
    if (stmt->raise.exception) {
        const Type *type = infer_expr(frame, stmt->raise.exception);
        UserClass *class_ = type->kind == TYPE_CLASS && type->class_ ? type->class_->user : NULL;
        if (class_ && !class_->is_instantiated) { /* raise Stop */
            class_->is_instantiated = true;
            frame->types->changes++;
        }
        ExprEntry *entry = pointer_map_get(&frame->state->exprs, stmt->raise.exception);
        info->call = entry->info.call;
    }
    if (stmt->raise.cause)
        infer_expr(frame, stmt->raise.cause);
    frame->env->is_dead = true;
}
