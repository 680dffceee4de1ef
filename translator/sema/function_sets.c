/*
 * Function values that may be one of several: entries of a dict of activations, an attribute that is given different functions. Their
 * type lists them all (see type_function_set), and a call of one is a call of each: what comes out is the join of the results.
 */
#include "sema/infer.h"

/* What stands for an argument or a target is the same in every round: cells belong to it. */
static Expr *kept_placeholder(Frame *frame, const void *owner, const void *key, Span span)
{
    Infer *infer = frame->infer;
    PointerMap *kept = owner ? pointer_map_get(&infer->placeholders, owner) : NULL;
    if (!kept) {
        kept = ARENA_NEW(frame->arena, PointerMap);
        if (owner)
            pointer_map_set(frame->arena, &infer->placeholders, owner, kept);
    }
    Expr *placeholder = pointer_map_get(kept, key);
    if (placeholder)
        return placeholder;
    placeholder = ARENA_NEW(frame->arena, Expr);
    placeholder->kind = EXPR_NAME;
    placeholder->span = span;
    pointer_map_set(frame->arena, kept, key, placeholder);
    return placeholder;
}

static Expr *placeholder_for(Frame *frame, const void *owner, const Type *type, const void *key, Span span)
{
    Expr *placeholder = kept_placeholder(frame, owner, key, span);
    ExprInfo *info = info_of(frame, placeholder);
    info->type = frame->infer->is_final ? type_resolve(frame->types, type) : type;
    ((ExprEntry *)info)->raw = type;
    return placeholder;
}

/* The argument as the function that chooses among the targets has it: in a parameter of its own. */
static ArgValue as_parameter(Frame *frame, const ArgValue *arg, Expr **placeholder)
{
    ArgValue out = *arg;
    Expr *value = *placeholder = placeholder_for(frame, arg->expr, arg->type, "value", arg->expr->span);
    out.expr = value;
    if (arg->is_star) {
        out.expr = kept_placeholder(frame, arg->expr, "star", arg->expr->span);
        out.expr->kind = EXPR_STARRED;
        out.expr->span = arg->expr->span;
        out.expr->starred.value = value;
        ExprInfo *info = info_of(frame, out.expr);
        info->type = frame->infer->is_final ? type_resolve(frame->types, arg->type) : arg->type;
        ((ExprEntry *)info)->raw = arg->type;
    }
    if (arg->node) {
        Infer *infer = frame->infer;
        out.node = pointer_map_get(&infer->keyword_placeholders, arg->node);
        if (!out.node)
            pointer_map_set(frame->arena, &infer->keyword_placeholders, arg->node, out.node = ARENA_NEW(frame->arena, Keyword));
        *out.node = *arg->node;
        out.node->value = value;
    }
    return out;
}

const Type *call_function_set(Frame *frame, const Type *set, Expr *callee_expr, const ArgVec *args, Span span, BoundCall **out)
{
    BoundCall *call = *out = new_call(frame, CALL_VALUE, span);
    call->callee = callee_expr;
    call->callee_type = frame->infer->is_final ? type_resolve(frame->types, set) : set;
    call->args = ARENA_NEW_ARRAY(frame->arena, BoundArg, args->count + 1);
    call->placeholders = ARENA_NEW_ARRAY(frame->arena, Expr *, args->count + 1);
    call->arg_count = call->placeholder_count = args->count;
    ArgVec given = {0};
    vec_each(i, args) {
        vec_push(frame->arena, &given, as_parameter(frame, &args->items[i], &call->placeholders[i]));
        const Expr *expr = args->items[i].is_star ? args->items[i].expr->starred.value : args->items[i].expr;
        const Type *type = frame->infer->is_final ? type_resolve(frame->types, args->items[i].type) : args->items[i].type;
        call->args[i] = (BoundArg){.kind = ARG_EXPR, .expr = (Expr *)expr, .type = type, .expected = type};
    }
    call->alternatives = ARENA_NEW_ARRAY(frame->arena, BoundCall *, set->item_count);
    call->alternative_callees = ARENA_NEW_ARRAY(frame->arena, Expr *, set->item_count);
    call->alternative_count = set->item_count;
    const Type *result = frame->types->never;
    for (size_t i = 0; i < set->item_count; i++) {
        Expr *target = call->alternative_callees[i] = placeholder_for(frame, callee_expr, set->items[i], set->items[i], span);
        bool was_quiet = frame->quiet;
        frame->quiet = true; /* one that does not take these arguments fails when it is called */
        const Type *one = call_value(frame, set->items[i], target, NULL, &given, span, target, &call->alternatives[i]);
        frame->quiet = was_quiet;
        bool is_known = call->alternatives[i] && call->alternatives[i]->kind != CALL_ERROR && one->kind != TYPE_ERROR;
        result = is_known ? type_join_boxed(frame->types, result, type_without_symbols(frame->types, one)) : result;
    }
    call->result = frame->infer->is_final ? type_resolve(frame->types, result) : result;
    return result;
}

Variable *function_attribute(Frame *frame, UserFunction *function, Name name, const Type *type, Span span)
{
    Variable *variable = NULL;
    vec_each(i, &function->attributes)
        if (function->attributes.items[i]->name == name)
            variable = function->attributes.items[i];
    if (!variable && type && function->module->body->instances.count) {
        variable = ARENA_NEW(frame->arena, Variable);
        *variable = (Variable){.name = name,
                               .unique = name_printf(frame->infer->names, "%s_%s", function->name->text, name->text),
                               .kind = VARIABLE_GLOBAL,
                               .type = frame->types->never,
                               .owner = function->module->body->instances.items[0],
                               .assignments = 2,
                               .span = span};
        vec_push(frame->arena, &function->attributes, variable);
        vec_push(frame->arena, &frame->infer->program->globals, variable);
    }
    if (!variable || !type)
        return variable;
    const Type *joined = type_join(frame->types, variable->type, type_widen(frame->types, type_without_symbols(frame->types, type)));
    if (joined != variable->type)
        frame->types->changes++;
    variable->type = joined;
    return variable;
}
