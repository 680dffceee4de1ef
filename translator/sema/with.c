/* with: what __enter__ gives, and whether __exit__ may swallow an error. */
#include "sema/infer.h"

#include <string.h>

const Type *exception_type(Frame *frame, const char *name)
{
    RuleClass *class_ = rules_find_class(frame->infer->rules, name);
    return class_ ? rules_class_type(frame->infer->rules, class_) : frame->types->dynamic;
}

/* The arguments of __exit__: no expressions of the script, so that lowering says what they are. */
static void exit_arguments(Frame *frame, WithItem *item, ArgVec *args, WithInfo *info)
{
    static const char *const classes[] = {"builtins._ErrorClass", "builtins.BaseException", "builtins._Traceback"};
    for (size_t i = 0; i < 3; i++) {
        Expr *stand_in = ARENA_NEW(frame->arena, Expr);
        *stand_in = (Expr){.kind = EXPR_CONSTANT, .span = item->context->span};
        stand_in->constant.kind = CONSTANT_NONE;
        const Type *type = type_optional(frame->types, exception_type(frame, classes[i]));
        info_of(frame, stand_in)->type = type;
        info->given[i] = stand_in;
        vec_push(frame->arena, args, (ArgValue){.expr = stand_in, .type = type});
    }
}

/* What contextlib gives is known to `with` itself. */
static const Type *enter_library(Frame *frame, WithItem *item, const Type *type, WithInfo *info)
{
    Name class_ = type->kind == TYPE_INSTANCE && type->class_->rule ? type->class_->qualified : NULL;
    const Expr *call = item->context->kind == EXPR_CALL ? item->context : NULL;
    if (!class_ || !call || strncmp(class_->text, "contextlib.", strlen("contextlib.")) != 0)
        return NULL;
    size_t count = call->call.args.count;
    Expr *first = count ? call->call.args.items[0] : NULL;
    const Type *types[16];
    for (size_t i = 0; i < count && i < 16; i++)
        types[i] = entry_type(pointer_map_get(&frame->state->exprs, call->call.args.items[i]));
    if (name_is(class_, "contextlib.suppress")) {
        info->errors = type_tuple(frame->types, types, count < 16 ? count : 16);
        info->may_swallow = true;
        return frame->types->none;
    }
    info->thing = first;
    if (name_is(class_, "contextlib.closing") && first) {
        ArgVec none = {0};
        call_method(frame, first, types[0], name_intern(frame->infer->names, "close"), &none, first->span, NULL, true, &info->exit);
    }
    return first ? types[0] : frame->types->none;
}

static const Type *enter_context(Frame *frame, WithItem *item, const Type *type, WithInfo *info)
{
    const struct BuiltinNames *known = &frame->infer->known;
    ArgVec none = {0};
    if (type->kind == TYPE_NEVER || type->kind == TYPE_ERROR || is_dropped_value(type))
        return type;
    if (type_is_context(type))
        return frame->types->none;
    const Type *special = enter_library(frame, item, type, info);
    if (special)
        return special;
    if (type->kind == TYPE_DYNAMIC) { /* an object with __enter__, or a generator */
        ArgVec args = {0};
        info->may_swallow = true;
        exit_arguments(frame, item, &args, info);
        call_boxed_method(frame, item->context, known->exit, &args, item->context->span, (const char *)item + 8, &info->exit);
        return call_boxed_method(frame, item->context, known->enter, &none, item->context->span, item, &info->enter);
    }
    if (type->kind == TYPE_ITERATOR) { /* a generator under @contextmanager */
        info->may_swallow = true;
        return type->items[0];
    }
    const Type *entered =
        call_method(frame, item->context, type, known->enter, &none, item->context->span, NULL, true, &info->enter);
    MemberKind kind = member_of_type(frame, type, known->exit).kind;
    if (kind == MEMBER_RULE_METHOD || kind == MEMBER_METHOD) {
        ArgVec args = {0};
        exit_arguments(frame, item, &args, info);
        const Type *result =
            call_method(frame, item->context, type, known->exit, &args, item->context->span, NULL, kind == MEMBER_RULE_METHOD, &info->exit);
        info->may_swallow = result && kind == MEMBER_METHOD && result->kind != TYPE_NONE && result->kind != TYPE_NEVER &&
                            !(result->kind == TYPE_BOOL && result->literal.is_set && result->literal.integer == 0);
    }
    return entered ? entered : type;
}

static WithInfo *infer_with_item(Frame *frame, WithItem *item)
{
    WithInfo *info = ARENA_NEW(frame->arena, WithInfo);
    const Type *type = infer_expr(frame, item->context);
    ExprEntry *entry = pointer_map_get(&frame->state->exprs, item->context);
    info->call = entry->info.call;
    const Type *value = enter_context(frame, item, type, info);
    info->type = final_type(frame, value);
    pointer_map_set(frame->arena, &frame->state->withs, item, info);
    if (item->target)
        assign_target(frame, item->target, value, NULL);
    return info;
}

void walk_with(Frame *frame, Stmt *stmt, size_t index)
{
    if (index == stmt->with_stmt.items.count) {
        infer_block(frame, &stmt->with_stmt.body);
        return;
    }
    const WithInfo *info = infer_with_item(frame, stmt->with_stmt.items.items[index]);
    if (!info->may_swallow) {
        walk_with(frame, stmt, index + 1);
        return;
    }
    Env *thrown = env_copy(frame, frame->env), *outer = frame->thrown;
    frame->thrown = thrown;
    walk_with(frame, stmt, index + 1);
    frame->thrown = outer;
    env_merge(frame, frame->env, thrown);
    if (outer)
        env_merge(frame, outer, thrown);
}
