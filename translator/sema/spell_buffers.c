/*
 * Buffers that a loop registers, where the script shows their names:
 *
 *     for k, v in schedules(beta, n).items():         buffers = schedules(beta, n)
 *         self.register_buffer(k, v)                  self.register_buffer("alpha", buffers["alpha"])
 *                                                     self.register_buffer("sigma", buffers["sigma"])
 *
 * with `def schedules(...)` in the file, which ends in `return {"alpha": ..., "sigma": ...}`; or of a name that such a call, or such
 * a dict, was assigned to.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

typedef struct Buffers {
    Infer *infer;
    const Block *file;
    const Block *scope; /* the function's body */
    size_t made;
} Buffers;

static bool is_method_call(const Expr *expr, const char *method, size_t arguments)
{
    return expr && expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_ATTRIBUTE && name_is(expr->call.func->attribute.name, method) &&
           expr->call.args.count == arguments && !expr->call.keywords.count;
}

static bool is_name(const Expr *expr, Name name)
{
    return expr->kind == EXPR_NAME && expr->name.id == name;
}

/* for k, v in X.items(): self.register_buffer(k, v): X. */
static Expr *registered(const Stmt *stmt)
{
    if (stmt->kind != STMT_FOR || stmt->for_stmt.orelse.count || stmt->for_stmt.body.count != 1 || !is_method_call(stmt->for_stmt.iter, "items", 0))
        return NULL;
    const Expr *target = stmt->for_stmt.target;
    const Stmt *only = stmt->for_stmt.body.items[0];
    const Expr *call = only->kind == STMT_EXPR ? only->expr.value : NULL;
    bool is_pair = target->kind == EXPR_TUPLE && target->sequence.items.count == 2 && target->sequence.items.items[0]->kind == EXPR_NAME &&
                   target->sequence.items.items[1]->kind == EXPR_NAME;
    if (!is_pair || !is_method_call(call, "register_buffer", 2) || call->call.func->attribute.value->kind != EXPR_NAME)
        return NULL;
    bool fits = is_name(call->call.args.items[0], target->sequence.items.items[0]->name.id) &&
                is_name(call->call.args.items[1], target->sequence.items.items[1]->name.id);
    return fits ? stmt->for_stmt.iter->call.func->attribute.value : NULL;
}

static const Expr *constant_dict(const Expr *expr)
{
    if (!expr || expr->kind != EXPR_DICT || !expr->dict.keys.count)
        return NULL;
    vec_each(i, &expr->dict.keys) {
        const Expr *key = expr->dict.keys.items[i];
        if (!key || key->kind != EXPR_CONSTANT || key->constant.kind != CONSTANT_STR)
            return NULL;
    }
    return expr;
}

typedef struct Returns {
    const Expr *value;
    size_t count;
} Returns;

static void count_returns(Block *block, void *data)
{
    Returns *returns = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_RETURN) {
            returns->value = stmt->return_stmt.value;
            returns->count++;
        } else if (stmt->kind != STMT_FUNCTION_DEF && stmt->kind != STMT_CLASS_DEF) {
            walk_stmt_blocks(stmt, count_returns, data);
        }
    }
}

static const Expr *dict_of(const Buffers *b, const Expr *expr);

/* The value of the only assignment to the name in the function's own statements. */
static const Expr *assigned(const Buffers *b, Name name)
{
    const Expr *value = NULL;
    vec_each(i, b->scope) {
        const Stmt *stmt = b->scope->items[i];
        if (stmt->kind != STMT_ASSIGN || stmt->assign.targets.count != 1 || !is_name(stmt->assign.targets.items[0], name))
            continue;
        if (value)
            return NULL;
        value = stmt->assign.value;
    }
    return value;
}

/* The display whose keys are those of what `expr` gives; NULL if the script does not show it. */
static const Expr *dict_of(const Buffers *b, const Expr *expr)
{
    if (expr->kind == EXPR_NAME) {
        const Expr *value = assigned(b, expr->name.id);
        return value && value->kind != EXPR_NAME ? dict_of(b, value) : NULL;
    }
    if (expr->kind != EXPR_CALL || expr->call.func->kind != EXPR_NAME)
        return constant_dict(expr);
    const Stmt *made = NULL;
    vec_each(i, b->file) {
        const Stmt *stmt = b->file->items[i];
        if (stmt->kind != STMT_FUNCTION_DEF || stmt->function_def.name != expr->call.func->name.id)
            continue;
        if (made)
            return NULL;
        made = stmt;
    }
    Returns returns = {0};
    if (made)
        count_returns((Block *)&made->function_def.body, &returns);
    return returns.count == 1 ? constant_dict(returns.value) : NULL;
}

static void spell_loop(Buffers *b, Stmt *loop, Expr *source, const Expr *dict, Block *out)
{
    Infer *infer = b->infer;
    const char *self = loop->for_stmt.body.items[0]->expr.value->call.func->attribute.value->name.id->text;
    const char *name = source->kind == EXPR_NAME ? source->name.id->text : b->made++ ? arena_printf(infer->arena, "buffers_%zu", b->made) : "buffers";
    if (source->kind != EXPR_NAME) {
        Stmt *held = synth_parse(infer, arena_printf(infer->arena, "%s = x\n", name), loop->span, NULL, 0)->items[0];
        held->assign.value = source;
        held->leading = loop->leading;
        vec_push(infer->arena, out, held);
    }
    vec_each(i, &dict->dict.keys) {
        const char *key = dict->dict.keys.items[i]->constant.text;
        const char *text = arena_printf(infer->arena, "%s.register_buffer(\"%s\", %s[\"%s\"])\n", self, key, name, key);
        vec_push(infer->arena, out, synth_parse(infer, text, loop->span, NULL, 0)->items[0]);
    }
}

static void spell_block(Block *block, void *data)
{
    Buffers *b = data;
    Block out = *block;
    out.items = NULL;
    out.count = out.capacity = 0;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        Expr *source = registered(stmt);
        const Expr *dict = source ? dict_of(b, source) : NULL;
        if (dict) {
            spell_loop(b, stmt, source, dict, &out);
            continue;
        }
        vec_push(b->infer->arena, &out, stmt);
        const Block *outer = b->scope;
        if (stmt->kind == STMT_FUNCTION_DEF)
            b->scope = &stmt->function_def.body;
        walk_stmt_blocks(stmt, spell_block, data);
        b->scope = outer;
    }
    *block = out;
}

void buffers_spell_out(Infer *infer, const Module *module)
{
    Buffers buffers = {.infer = infer, .file = &module->body, .scope = &module->body};
    spell_block((Block *)&module->body, &buffers);
}
