/*
 * Attributes of inner functions: `wrapper.calls = 0` in a decorator becomes a variable `wrapper_calls` of the decorator's call, which the
 * inner functions share as they share any other. Who has the wrapper asks a function beside it: `step.calls` is read as
 * `step._get_wrapper_calls()`, whose scope is the wrapper's. (Those of functions of a module are variables of the file: function_sets.c.)
 */
#include "sema/infer.h"

#include <string.h>

#include "syntax/walk.h"

typedef struct Attribute {
    Name function, name;
} Attribute;

typedef struct Spelling {
    Infer *infer;
    const Block *body; /* of the function around */
    Vec(Attribute) stored;
    Stmt *inside;      /* the inner function at hand */
    Vec(Name) assigned;
} Spelling;

static bool is_inner(const Block *body, Name name)
{
    vec_each(i, body)
        if (body->items[i]->kind == STMT_FUNCTION_DEF && body->items[i]->function_def.name == name)
            return true;
    return false;
}

static bool is_attribute(const Spelling *s, const Expr *expr)
{
    return expr->kind == EXPR_ATTRIBUTE && expr->attribute.value->kind == EXPR_NAME && is_inner(s->body, expr->attribute.value->name.id) &&
           strncmp(expr->attribute.name->text, "__", 2) != 0;
}


static void find_expr(Expr *expr, void *data)
{
    Spelling *s = data;
    if (is_attribute(s, expr) && expr->context == CONTEXT_STORE) {
        bool is_known = false;
        vec_each(i, &s->stored)
            is_known |= s->stored.items[i].function == expr->attribute.value->name.id && s->stored.items[i].name == expr->attribute.name;
        if (!is_known)
            vec_push(s->infer->arena, &s->stored, ((Attribute){expr->attribute.value->name.id, expr->attribute.name}));
    }
    walk_expr(expr, find_expr, data);
}

static void spell_expr(Expr *expr, void *data)
{
    Spelling *s = data;
    walk_expr(expr, spell_expr, data);
    bool is_stored = false;
    for (size_t i = 0; is_attribute(s, expr) && i < s->stored.count; i++)
        is_stored |= s->stored.items[i].function == expr->attribute.value->name.id && s->stored.items[i].name == expr->attribute.name;
    if (!is_stored)
        return;
    Name name = name_printf(s->infer->names, "%s_%s", expr->attribute.value->name.id->text, expr->attribute.name->text);
    if (expr->context == CONTEXT_STORE)
        vec_push(s->infer->arena, &s->assigned, name);
    expr->kind = EXPR_NAME;
    expr->name.id = name;
}

/* `inside`: an inner function, whose stores are to the variables of the one around. */
static void spell_block(Block *block, void *data)
{
    Spelling *s = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        size_t before = s->assigned.count;
        walk_stmt_exprs(stmt, spell_expr, data);
        walk_stmt_blocks(stmt, spell_block, data);
        if (stmt->kind != STMT_FUNCTION_DEF || s->assigned.count == before)
            continue;
        Text text = {0};
        text_add(&text, "def f():\n    ");
        for (size_t k = before; k < s->assigned.count; k++)
            text_printf(&text, "%s = ", s->assigned.items[k]->text);
        text_add(&text, "0\n    def g():\n        nonlocal ");
        for (size_t k = before; k < s->assigned.count; k++)
            text_printf(&text, "%s%s", k > before ? ", " : "", s->assigned.items[k]->text);
        text_add(&text, "\n");
        const Stmt *made = synth_parse(s->infer, text_string(&text), stmt->span, NULL, 0)->items[0];
        text_release(&text);
        Block body = {0};
        vec_push(s->infer->arena, &body, made->function_def.body.items[1]->function_def.body.items[0]);
        vec_each(k, &stmt->function_def.body)
            vec_push(s->infer->arena, &body, stmt->function_def.body.items[k]);
        stmt->function_def.body = body;
        s->assigned.count = before;
    }
}

static const char accessors_text[] =
    "def f():\n"
    "    %1$s_%2$s = 0\n"
    "    def _get_%1$s_%2$s():\n        return %1$s_%2$s\n"
    "    def _set_%1$s_%2$s(value):\n        nonlocal %1$s_%2$s\n        %1$s_%2$s = value\n";

void function_attributes_spell_out(Infer *infer, Stmt *stmt)
{
    Block *body = &stmt->function_def.body;
    Spelling s = {.infer = infer, .body = body};
    walk_block_exprs(body, find_expr, &s);
    if (!s.stored.count)
        return;
    infer->has_inner_attributes = true;
    spell_block(body, &s);
    Block all = {0};
    vec_each(i, body) {
        vec_push(infer->arena, &all, body->items[i]);
        for (size_t k = 0; k < s.stored.count; k++) {
            if (body->items[i]->kind != STMT_FUNCTION_DEF || body->items[i]->function_def.name != s.stored.items[k].function)
                continue;
            const char *text = arena_printf(infer->arena, accessors_text, s.stored.items[k].function->text, s.stored.items[k].name->text);
            const Stmt *made = synth_parse(infer, text, body->items[i]->span, NULL, 0)->items[0];
            for (size_t n = 1; n < made->function_def.body.count; n++)
                vec_push(infer->arena, &all, made->function_def.body.items[n]);
        }
    }
    *body = all;
}

/* ---- from outside ------------------------------------------------------------------------------------------------------------ */

static UserFunction *accessor(Frame *frame, const Type *type, const char *format, Name name)
{
    if (type->kind != TYPE_FUNCTION || type->is_set || !type->function || !type->home || !type->function->parent)
        return NULL;
    Name wanted = name_printf(frame->infer->names, format, type->function->name->text, name->text);
    vec_each(i, &frame->infer->program->functions) {
        UserFunction *function = frame->infer->program->functions.items[i];
        if (function->name == wanted && function->parent == type->function->parent)
            return function;
    }
    return NULL;
}

/* step.calls */
Expr *function_attribute_read(Frame *frame, Expr *expr, const Type *type)
{
    UserFunction *getter = expr->context == CONTEXT_LOAD ? accessor(frame, type, "_get_%s_%s", expr->attribute.name) : NULL;
    if (!getter)
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, arena_printf(frame->arena, "x.%s()", getter->name->text), expr->span);
    made->call.func->attribute.value = expr->attribute.value;
    return kept_replacement(frame, expr, made);
}

/* x._get_wrapper_calls: a function with the scope of x. */
const Type *function_accessor(Frame *frame, Expr *expr, const Type *type, ExprInfo *info)
{
    bool is_accessor = strncmp(expr->attribute.name->text, "_get_", 5) == 0 && type->kind == TYPE_FUNCTION && type->home && type->function;
    if (!is_accessor)
        return NULL;
    vec_each(i, &frame->infer->program->functions) {
        UserFunction *function = frame->infer->program->functions.items[i];
        if (function->name != expr->attribute.name || function->parent != type->function->parent)
            continue;
        info->replacement = expr->attribute.value;
        return type_user_function(frame->types, function, type->home, NULL);
    }
    return NULL;
}

/* step.calls = value */
bool function_attribute_store(Frame *frame, Expr *target, const Type *type, ArgValue value, Expr **placeholder, ExprInfo *info)
{
    UserFunction *setter = accessor(frame, type, "_set_%s_%s", target->attribute.name);
    if (!setter)
        return false;
    ArgVec args = {0};
    vec_push(frame->arena, &args, value);
    call_closure(frame, setter, type->home, NULL, NULL, &args, target->span, &info->call);
    info->call->callee = target->attribute.value;
    info->call->callee_type = frame->infer->is_final ? type_resolve(frame->types, type) : type;
    info->call->placeholders = placeholder;
    info->call->placeholder_count = 1;
    info->resolution = RESOLVED_VALUE;
    return true;
}
