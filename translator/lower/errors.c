/*
 * try, raise, and leaving a try early. A `finally` stands once in the IR, where the body's end and an error both come by; return, break and
 * continue that go through it get a copy of their own in front, behind a LEAVE that takes the try out of force, as CPython does it.
 */
#include "lower/context.h"
#include "syntax/walk.h"

#include <ctype.h>
#include <string.h>

/* ---- classes of errors */

bool lower_is_error_class(const Class *class_)
{
    return class_ && class_is(class_, "builtins.BaseException");
}

/* "IsADirectoryError" -> PY_IS_A_DIRECTORY_ERROR */
static const char *error_constant(Lower *l, const Class *class_)
{
    Text text = {0};
    const char *name = class_->name->text;
    text_add(&text, "PY_");
    if (name_is(class_->name, "error") || name_is(class_->name, "Error")) /* re.error -> PY_RE_ERROR */
        for (const char *p = class_->qualified->text + (*class_->qualified->text == '_'); *p && *p != '.'; p++)
            text_printf(&text, "%c%s", toupper((unsigned char)*p), p[1] == '.' ? "_" : "");
    for (size_t i = 0; name[i]; i++) {
        bool starts = i && isupper((unsigned char)name[i]) && (islower((unsigned char)name[i - 1]) || islower((unsigned char)name[i + 1]));
        text_add(&text, starts ? "_" : "");
        text_add_char(&text, (char)toupper((unsigned char)name[i]));
    }
    const char *constant = arena_copy_string(l->arena, text_string(&text));
    text_release(&text);
    return constant;
}

const char *lower_error_base(Lower *l, const Class *class_)
{
    while (class_->user)
        class_ = class_->base;
    return error_constant(l, class_);
}

static const IrType *error_type(Lower *l)
{
    return ir_type_library(&l->ir->types, "py_error", false);
}

static IrExpr *error_class(Lower *l, const Class *class_, Span span)
{
    const IrType *type = ir_type_library(&l->ir->types, "py_exception", true);
    if (!class_->user)
        return ir_c_name(l->ir, error_constant(l, class_), type, span);
    IrExpr *out = ir_expr(l->ir, IR_CLASS, type, span);
    out->class_ = lower_class_of(l, class_->user);
    return out;
}

/* The arguments of an error as a tuple; NULL if there are none. */
static IrExpr *error_args(Lower *l, const BoundCall *call, Span span)
{
    const BoundArg *spread = NULL;
    for (size_t i = 0; i < call->arg_count; i++)
        if (call->args[i].kind == ARG_SPREAD)
            spread = &call->args[i];
    IrExprVec items = {0};
    IrTypeVec types = {0};
    for (size_t i = 0; spread && i < spread->spread.count && !l->failed; i++) {
        const Expr *item = spread->spread.items[i];
        if (item->kind == EXPR_STARRED)
            return lower_fail(l, item->span, "spreading into the arguments of an error is not converted yet");
        vec_push(l->arena, &items, lower_expr(l, item));
        vec_push(l->arena, &types, vec_last(&items)->type);
    }
    const IrType *type = ir_type_tuple(&l->ir->types, types.items, types.count);
    if (!items.count)
        return ir_c_name(l->ir, "NULL", type, span);
    IrExpr *tuple = ir_expr(l->ir, IR_TUPLE, type, span);
    tuple->args = items;
    return tuple;
}

IrExpr *lower_new_error(Lower *l, const BoundCall *call, Span span)
{
    if (!call->class_->user)
        return lower_c_call(l, "py_error_new", error_type(l), span, error_class(l, call->class_, span), error_args(l, call, span));
    IrExpr *out = ir_new(l->ir, lower_class_of(l, call->class_->user), span);
    vec_push(l->arena, &out->args, error_args(l, call, span));
    return out;
}

IrExpr *lower_as_error(Lower *l, IrExpr *object, Span span)
{
    return lower_convert(l, object, error_type(l), span);
}

IrExpr *lower_error_init(Lower *l, const BoundCall *call, IrExpr *self, Span span)
{
    return lower_c_call(l, "py_error_init", lower_simple(l, IR_TYPE_VOID), span, lower_convert(l, self, error_type(l), span),
                        error_args(l, call, span));
}

/* Every class that a handler or isinstance names: a class, or a tuple of them. */
void lower_error_classes(Lower *l, const Type *type, IrExprVec *classes, Span span)
{
    if (type->kind == TYPE_CLASS && lower_is_error_class(type->class_))
        vec_push(l->arena, classes, error_class(l, type->class_, span));
    else if (type->kind == TYPE_TUPLE && !type->is_variadic)
        for (size_t i = 0; i < type->item_count; i++)
            lower_error_classes(l, type->items[i], classes, span);
    else
        lower_fail(l, span, "which errors are meant is not known at convert time");
}

IrExpr *lower_error_isinstance(Lower *l, const Expr *value, const Expr *classes, Span span)
{
    IrExprVec list = {0};
    IrExpr *result = NULL;
    IrExpr *error = lower_hold(l, lower_convert(l, lower_expr(l, value), error_type(l), span), "error");
    lower_error_classes(l, sema_type(l->instance, classes), &list, classes->span);
    for (size_t i = 0; i < list.count && !l->failed; i++) {
        IrExpr *one = lower_c_call(l, "py_error_is", lower_simple(l, IR_TYPE_BOOL), span, ir_copy(l->ir, error), list.items[i]);
        result = result ? ir_or(l->ir, result, one, span) : one;
    }
    return result ? result : ir_bool(l->ir, false, span);
}

bool lower_is_error_kind(const Type *type)
{
    type = type_unwrap(type);
    return type->kind == TYPE_INSTANCE && type->class_->qualified && name_is(type->class_->qualified, "builtins._ErrorClass");
}

IrExpr *lower_error_exactly(Lower *l, const Expr *kind, const Expr *class_, Span span)
{
    IrExprVec list = {0};
    IrExpr *error = lower_expr(l, kind);
    lower_error_classes(l, sema_type(l->instance, class_), &list, class_->span);
    return l->failed ? error : lower_c_call(l, "py_error_is_exactly", lower_simple(l, IR_TYPE_BOOL), span, error, list.items[0]);
}

/* ---- raise */

/* An error that is only a text: py_raise(PY_VALUE_ERROR, "..."). str() of some is not their argument. */
static bool is_plain_text(Lower *l, const Class *class_, const Expr *exception)
{
    static const char *const others[] = {"builtins.KeyError", "builtins.SystemExit", "builtins.StopIteration"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (class_is(class_, others[i]))
            return false;
    if (class_->user)
        return false;
    if (exception->kind != EXPR_CALL)
        return true;
    const Expr *text = exception->call.args.count == 1 ? exception->call.args.items[0] : NULL;
    return !exception->call.keywords.count &&
           (!exception->call.args.count ||
            (text && text->kind != EXPR_STARRED && sema_type(l->instance, text)->kind == TYPE_STR));
}

static const Class *raised_class(Lower *l, const Expr *exception)
{
    const Type *type = sema_type(l->instance, exception->kind == EXPR_CALL ? exception->call.func : exception);
    return type->kind == TYPE_CLASS ? type->class_ : NULL;
}

/* raise MyError: without a call, the class is called all the same. */
static IrExpr *raised_value(Lower *l, const Expr *exception)
{
    const Class *class_ = exception->kind == EXPR_CALL ? NULL : raised_class(l, exception);
    const StmtInfo *info = l->raised;
    if (!class_)
        return lower_expr(l, exception);
    if (info && info->call && info->call->class_ == class_)
        return lower_bound_call(l, info->call, NULL);
    BoundCall call = {.kind = CALL_RULE_CONSTRUCTOR, .class_ = (Class *)class_, .span = exception->span};
    return lower_new_error(l, &call, exception->span);
}

void lower_raise(Lower *l, const Stmt *stmt)
{
    const Expr *exception = stmt->raise.exception, *cause = stmt->raise.cause;
    IrStmt *raise = ir_stmt(l->ir, IR_RAISE, stmt->span);
    const Class *class_ = exception ? raised_class(l, exception) : NULL;
    l->raised = sema_stmt(l->instance, stmt);
    if (class_ && !lower_is_error_class(class_)) {
        lower_fail(l, stmt->span, "raising what is no exception is not converted");
    } else if (class_ && is_plain_text(l, class_, exception)) {
        raise->exception = error_constant(l, class_);
        if (exception->kind == EXPR_CALL && exception->call.args.count)
            lower_pieces(l, exception->call.args.items[0], &raise->pieces);
    } else if (exception) {
        raise->value = raised_value(l, exception);
        if (!l->failed && raise->value->type->kind == IR_TYPE_STR) /* as Python 2 did: what raises it refuses it when it runs */
            raise->value = lower_box(l, raise->value, stmt->span);
        const IrType *type = raise->value->type;
        bool is_error = type->kind == IR_TYPE_INSTANCE || type->kind == IR_TYPE_VALUE ||
                        (type->kind == IR_TYPE_LIBRARY && name_is(type->c_name, "py_error"));
        if (!l->failed && !is_error)
            lower_fail(l, stmt->span, "raising a value of type `%s` is not converted", type->key);
    }
    if (cause && !l->failed) {
        const Class *cause_class = raised_class(l, cause);
        raise->cause = sema_type(l->instance, cause)->kind == TYPE_NONE      ? ir_null(l->ir, error_type(l), cause->span)
                       : cause_class && cause->kind != EXPR_CALL ? raised_value(l, cause)
                                                                             : lower_expr(l, cause);
    }
    if (!l->failed)
        lower_emit(l, raise);
}

/* ---- ways out */

void lower_enter(Lower *l, LowerExit *exit)
{
    exit->outer = l->exits;
    l->exits = exit;
}

void lower_exit(Lower *l)
{
    l->exits = l->exits->outer;
}

static void run_exit(Lower *l, LowerExit *exit)
{
    LowerExit *own = l->exits;
    l->exits = exit->outer;
    if (exit->finally)
        lower_block(l, exit->finally);
    else if (exit->run)
        exit->run(l, exit);
    l->exits = own;
}

static bool ends_here(const LowerExit *exit, bool to_loop)
{
    return !exit || (to_loop && exit->is_loop);
}

bool lower_has_exits(const Lower *l, bool to_loop)
{
    for (const LowerExit *exit = l->exits; !ends_here(exit, to_loop); exit = exit->outer)
        if (exit->finally || exit->run)
            return true;
    return false;
}

void lower_leave(Lower *l, bool to_loop, Span span)
{
    const LowerExit *last = NULL;
    unsigned depth = 0;
    for (const LowerExit *exit = l->exits; !ends_here(exit, to_loop); exit = exit->outer)
        if (exit->finally || exit->run)
            last = exit;
    for (LowerExit *exit = last ? l->exits : NULL; exit; exit = exit == last ? NULL : exit->outer) {
        if (exit->is_try) {
            IrStmt *leave = ir_stmt(l->ir, IR_LEAVE, span);
            leave->depth = depth++;
            lower_emit(l, leave);
        }
        run_exit(l, exit);
    }
}

/* ---- try */

static void lower_handler(Lower *l, const ExceptHandler *handler, IrStmt *out)
{
    IrHandler one = {0};
    if (handler->type)
        lower_error_classes(l, sema_type(l->instance, handler->type), &one.classes, handler->type->span);
    Variable *variable = handler->name ? sema_handler(l->instance, handler) : NULL;
    one.variable = variable ? lower_variable_of(l, variable) : NULL;
    size_t at = out->handlers.count;
    vec_push(l->arena, &out->handlers, one);
    IrBlock *outer = l->block;
    IrBlock body = {0};
    l->block = &body;
    lower_comments(l, &handler->body.before, &body.header);
    lower_comments(l, &handler->body.header, &body.header);
    lower_block(l, &handler->body);
    out->handlers.items[at].body = body;
    l->block = outer;
}

static bool takes_absent(const Type *type)
{
    static const char *const classes[] = {"builtins.ModuleNotFoundError", "builtins.ImportError", "builtins.Exception", "builtins.BaseException"};
    for (size_t i = 0; type->kind == TYPE_CLASS && i < sizeof classes / sizeof *classes; i++)
        if (name_is(type->class_->qualified, classes[i]))
            return true;
    for (size_t i = 0; type->kind == TYPE_TUPLE && i < type->item_count; i++)
        if (takes_absent(type->items[i]))
            return true;
    return false;
}

static void find_raise(Block *block, void *found)
{
    for (size_t i = 0; i < block->count; i++) {
        *(bool *)found |= block->items[i]->kind == STMT_RAISE;
        walk_stmt_blocks(block->items[i], find_raise, found);
    }
}

/* try: import x, of what is not there: the handler is all that is left. NULL if it asks what was raised, or something else is first. */
static const Block *absent_handler(Lower *l, const Stmt *stmt)
{
    const Stmt *first = stmt->try_stmt.body.count ? stmt->try_stmt.body.items[0] : NULL;
    bool is_import = first && (first->kind == STMT_IMPORT || first->kind == STMT_IMPORT_FROM);
    const StmtInfo *info = is_import ? sema_stmt(l->instance, first) : NULL;
    if (!info || !info->absent || stmt->try_stmt.finalbody.count)
        return NULL;
    vec_each(i, &stmt->try_stmt.handlers) {
        ExceptHandler *handler = stmt->try_stmt.handlers.items[i];
        if (handler->type && !takes_absent(sema_type(l->instance, handler->type)))
            continue;
        bool raises = handler->name != NULL;
        find_raise(&handler->body, &raises);
        return raises ? NULL : &handler->body;
    }
    return NULL;
}

void lower_try(Lower *l, const Stmt *stmt)
{
    IrStmt *out = ir_stmt(l->ir, IR_TRY, stmt->span);
    if (stmt->try_stmt.is_star) {
        lower_fail(l, stmt->span, "`except*` is not converted: groups of errors are unknown");
        return;
    }
    const Block *absent = absent_handler(l, stmt);
    if (absent) {
        lower_block(l, absent);
        return;
    }
    IrBlock *outer = l->block;
    const Block *finally = &stmt->try_stmt.finalbody;
    LowerExit exit = {.is_try = true, .finally = finally->count ? finally : NULL};
    lower_enter(l, &exit);
    l->block = &out->body;
    lower_block(l, &stmt->try_stmt.body);
    l->block = &out->orelse;
    lower_block(l, &stmt->try_stmt.orelse);
    l->block = outer;
    for (size_t i = 0; i < stmt->try_stmt.handlers.count && !l->failed; i++)
        if (!stmt->try_stmt.handlers.items[i]->type || sema_type(l->instance, stmt->try_stmt.handlers.items[i]->type)->kind != TYPE_NEVER)
            lower_handler(l, stmt->try_stmt.handlers.items[i], out);
    lower_exit(l);
    l->block = &out->finally;
    lower_comments(l, &finally->before, &out->finally.header);
    lower_comments(l, &finally->header, &out->finally.header);
    if (!l->failed)
        lower_block(l, finally);
    l->block = outer;
    if (!l->failed)
        lower_emit(l, out);
}
