/*
 * Two rewrites of the FOR_EACHs of a function. First the tuple: where a loop starts with `data = (part0, part1)` and uses
 * `data` as `data[0]` or `len(data)` only, and nobody reads it behind the loop, the parts are read instead. Then the parts: one that is only assigned to a local, which
 * nothing else gives a value, is that local.
 */
#include "lower/loop_items.h"

#include <string.h>

/* A part of a tuple that went. */
typedef struct Part {
    IrVariable *variable;
    Name whole;
    size_t index;
} Part;

typedef struct Pass {
    IrProgram *ir;
    IrFunction *function;
    Vec(IrStmt *) loops;
    Vec(Part) parts;
} Pass;

/* ---- counting uses ------------------------------------------------------------------------------------------------------ */

typedef struct Uses {
    const IrVariable *variable;
    size_t count;    /* everywhere that the variable stands, bindings too */
    size_t readable; /* of those: v[0] and len(v) */
    IrExpr *first;   /* the first that is an expression */
} Uses;

static bool is_variable(const IrExpr *expr, const IrVariable *variable)
{
    return expr && expr->kind == IR_VAR && expr->variable == variable;
}

static bool is_constant_item(const IrExpr *expr, const IrVariable *whole)
{
    return expr->kind == IR_ITEM && is_variable(expr->left, whole) && expr->right->kind == IR_INT && expr->right->integer >= 0 &&
           expr->right->integer < (int64_t)whole->type->item_count;
}

static bool is_length(const IrExpr *expr, const IrVariable *whole)
{
    return expr->kind == IR_RULE && strcmp(expr->rule->qualname, "builtins.tuple.__len__") == 0 && is_variable(expr->receiver, whole);
}

static bool count_in_expr(IrExpr *expr, void *context)
{
    Uses *uses = context;
    if (is_variable(expr, uses->variable)) {
        uses->count++;
        if (!uses->first)
            uses->first = expr;
    }
    uses->readable += is_constant_item(expr, uses->variable) || is_length(expr, uses->variable);
    return true;
}

static void count_bound(IrVariable *variable, void *context)
{
    Uses *uses = context;
    uses->count += variable == uses->variable;
}

/* What binds a variable without an expression. */
static bool count_in_stmt(IrStmt *stmt, void *context)
{
    ir_each_bound(stmt, count_bound, context);
    return true;
}

static Uses uses_in(IrBlock *block, const IrVariable *variable)
{
    Uses uses = {.variable = variable};
    ir_walk_block(block, count_in_stmt, count_in_expr, &uses);
    return uses;
}

/* A local that nobody asks whether it is bound. */
static bool is_plain_local(const IrVariable *variable)
{
    return variable->kind == IR_LOCAL && !variable->bound && !variable->is_flag;
}

static IrVariable *assigned_local(const IrStmt *stmt)
{
    bool is_plain = stmt->kind == IR_ASSIGN && stmt->op == IR_OP_NONE && !stmt->is_in_place && stmt->place->kind == IR_VAR;
    return is_plain && is_plain_local(stmt->place->variable) ? stmt->place->variable : NULL;
}

/* ---- statements that go ------------------------------------------------------------------------------------------------- */

static void prepend_comments(Arena *arena, IrCommentVec *to, const IrCommentVec *comments)
{
    IrCommentVec all = {0};
    vec_each(i, comments)
        vec_push(arena, &all, comments->items[i]);
    vec_each(i, to)
        vec_push(arena, &all, to->items[i]);
    *to = all;
}

/* Its comments go to the statement behind it. */
static void remove_stmt(Pass *pass, IrBlock *block, size_t index)
{
    IrStmt *gone = block->statements.items[index];
    for (size_t i = index + 1; i < block->statements.count; i++)
        block->statements.items[i - 1] = block->statements.items[i];
    block->statements.count--;
    IrCommentVec comments = {0};
    prepend_comments(pass->ir->arena, &comments, &gone->trailing);
    prepend_comments(pass->ir->arena, &comments, &gone->leading);
    bool is_last = index == block->statements.count;
    prepend_comments(pass->ir->arena, is_last ? &block->dangling : &block->statements.items[index]->leading, &comments);
    if (!is_last)
        block->statements.items[index]->blank_above |= gone->blank_above && index > 0;
}

static void remove_local(IrFunction *function, const IrVariable *variable)
{
    size_t used = 0;
    vec_each(i, &function->locals)
        if (function->locals.items[i] != variable)
            function->locals.items[used++] = function->locals.items[i];
    function->locals.count = used;
}

/* ---- the tuple ---------------------------------------------------------------------------------------------------------- */

/* The source of the loop whose targets are what the tuple is made of, if the body starts by making it. */
static IrSource *source_of_tuple(const IrStmt *loop)
{
    const IrStmt *first = loop->body.statements.count ? loop->body.statements.items[0] : NULL;
    if (!first || !assigned_local(first) || first->value->kind != IR_TUPLE)
        return NULL;
    const IrExprVec *items = &first->value->args;
    vec_each(i, &loop->sources) {
        IrSource *source = &loop->sources.items[i];
        size_t same = 0;
        for (size_t k = 0; source->targets.count == items->count && k < items->count; k++)
            same += is_variable(items->items[k], source->targets.items[k]);
        if (same && same == items->count)
            return source;
    }
    return NULL;
}

static IrVariable *whole_of(const IrStmt *loop)
{
    return source_of_tuple(loop) ? loop->body.statements.items[0]->place->variable : NULL;
}

/* Whether the variable stands only in bodies of loops that start by giving it a value: none of them leaves it to others. */
static bool is_of_loops_alone(Pass *pass, const IrVariable *whole)
{
    size_t in_loops = 0;
    vec_each(i, &pass->loops)
        if (whole_of(pass->loops.items[i]) == whole)
            in_loops += uses_in(&pass->loops.items[i]->body, whole).count;
    return uses_in(&pass->function->body, whole).count == in_loops;
}

/* In this loop the tuple is made once and only taken apart. */
static bool is_only_taken_apart(IrStmt *loop, const IrVariable *whole)
{
    Uses uses = uses_in(&loop->body, whole);
    return uses.readable + 1 == uses.count;
}

typedef struct Replacement {
    IrProgram *ir;
    const IrVariable *whole;
    const IrVariableVec *parts;
} Replacement;

static void replace_in_slot(Replacement *r, IrExpr **slot)
{
    IrExpr *expr = *slot;
    if (is_constant_item(expr, r->whole)) {
        IrVariable *part = r->parts->items[expr->right->integer];
        *slot = ir_convert(r->ir, ir_var(r->ir, part, expr->span), expr->type, expr->span);
        return;
    }
    if (is_length(expr, r->whole)) {
        *slot = ir_int(r->ir, (int64_t)r->parts->count, expr->span);
        return;
    }
    IrSlotVec slots = {0};
    ir_expr_slots(r->ir->arena, expr, &slots);
    vec_each(i, &slots)
        replace_in_slot(r, slots.items[i]);
}

static bool replace_in_stmt(IrStmt *stmt, void *context)
{
    Replacement *r = context;
    IrSlotVec slots = {0};
    ir_stmt_slots(r->ir->arena, stmt, &slots);
    vec_each(i, &slots)
        replace_in_slot(r, slots.items[i]);
    return true;
}

static void take_apart(Pass *pass, IrStmt *loop, IrVariable *whole)
{
    const IrSource *source = source_of_tuple(loop);
    remove_stmt(pass, &loop->body, 0);
    Replacement replacement = {.ir = pass->ir, .whole = whole, .parts = &source->targets};
    ir_walk_block(&loop->body, replace_in_stmt, NULL, &replacement);
    vec_each(k, &source->targets)
        vec_push(pass->ir->arena, &pass->parts, (Part){.variable = source->targets.items[k], .whole = whole->name, .index = k});
    if (uses_in(&pass->function->body, whole).count == 0)
        remove_local(pass->function, whole);
}

static void take_all_apart(Pass *pass)
{
    IrVariableVec alone = {0}; /* before any of their loops changes */
    vec_each(i, &pass->loops) {
        IrVariable *whole = whole_of(pass->loops.items[i]);
        vec_push(pass->ir->arena, &alone, whole && is_of_loops_alone(pass, whole) ? whole : NULL);
    }
    vec_each(i, &pass->loops)
        if (alone.items[i] && is_only_taken_apart(pass->loops.items[i], alone.items[i]))
            take_apart(pass, pass->loops.items[i], alone.items[i]);
}

/* ---- the parts ---------------------------------------------------------------------------------------------------------- */

/* The statement of the body, and its index, that does nothing but give the part a name of the script's. */
static IrVariable *name_of_part(const IrStmt *loop, const IrVariable *part, size_t *index)
{
    vec_each(i, &loop->body.statements) {
        const IrStmt *stmt = loop->body.statements.items[i];
        IrVariable *local = assigned_local(stmt);
        if (local && is_variable(stmt->value, part) && local->type == part->type) {
            *index = i;
            return local;
        }
    }
    return NULL;
}

typedef struct Naming {
    IrStmt *loop;
    IrSource *source;
    size_t target, stmt;
} Naming;

typedef Vec(Naming) NamingVec;

/* The loops in which `name` is a part, before anything else is done with it. */
static NamingVec namings_of(Pass *pass, const IrVariable *name)
{
    NamingVec namings = {0};
    vec_each(i, &pass->loops) {
        IrStmt *loop = pass->loops.items[i];
        vec_each(k, &loop->sources) {
            IrSource *source = &loop->sources.items[k];
            for (size_t t = 0; t < source->targets.count; t++) {
                size_t index;
                const IrVariable *part = source->targets.items[t];
                if (!part || part->spelled || source->targets.count < 2 || name_of_part(loop, part, &index) != name)
                    continue;
                bool is_first = uses_in(&loop->body, name).first == loop->body.statements.items[index]->place;
                if (is_first && uses_in(&pass->function->body, part).count == 2)
                    vec_push(pass->ir->arena, &namings, (Naming){.loop = loop, .source = source, .target = t, .stmt = index});
            }
        }
    }
    return namings;
}

static bool are_all_uses(Pass *pass, const NamingVec *namings, const IrVariable *name)
{
    size_t in_loops = 0;
    vec_each(i, namings)
        in_loops += uses_in(&namings->items[i].loop->body, name).count;
    return namings->count > 0 && in_loops == uses_in(&pass->function->body, name).count;
}

static void name_parts(Pass *pass, IrVariable *name)
{
    NamingVec namings = namings_of(pass, name);
    if (!are_all_uses(pass, &namings, name))
        return;
    vec_each(i, &namings) {
        Naming *naming = &namings.items[i];
        remove_local(pass->function, naming->source->targets.items[naming->target]);
        naming->source->targets.items[naming->target] = name;
        remove_stmt(pass, &naming->loop->body, naming->stmt);
    }
}

/* Parts that the script has no name for: data0, data1. */
static void name_rest(Pass *pass)
{
    vec_each(i, &pass->parts) {
        const Part *part = &pass->parts.items[i];
        const char *name = arena_printf(pass->ir->arena, "%s%zu", part->whole->text, part->index);
        vec_each(k, &pass->function->locals)
            if (pass->function->locals.items[k] == part->variable)
                part->variable->name = name_intern(pass->ir->names, ir_free_name(pass->ir, pass->function, name));
    }
}

/* ---- a function --------------------------------------------------------------------------------------------------------- */

static bool note_loop(IrStmt *stmt, void *context)
{
    Pass *pass = context;
    if (stmt->kind == IR_FOR_EACH)
        vec_push(pass->ir->arena, &pass->loops, stmt);
    return true;
}

static void function_items(IrFunction *function, void *context)
{
    Pass pass = {.ir = context, .function = function};
    ir_walk_block(&function->body, note_loop, NULL, &pass);
    take_all_apart(&pass);
    vec_each(i, &pass.loops) {
        IrStmt *loop = pass.loops.items[i];
        vec_each(k, &loop->sources) {
            size_t index;
            for (size_t t = 0; loop->sources.items[k].targets.count > 1 && t < loop->sources.items[k].targets.count; t++) {
                IrVariable *name = name_of_part(loop, loop->sources.items[k].targets.items[t], &index);
                if (name && name->spelled)
                    name_parts(&pass, name);
            }
        }
    }
    name_rest(&pass);
}

void loop_items_program(IrProgram *program)
{
    ir_each_function(program, function_items, program);
}
