/*
 * Forms that are easier to see in other words, before scopes are built:
 *
 *     batch = Transition(*zip(*random.sample(memory, 8)))     rows = random.sample(memory, 8)
 *                                                             batch = Transition(*zip(*rows))
 *
 *     register = lambda name, value: self.register_buffer(name, value.float())
 *     register("betas", betas)                                register = lambda value: value.float()
 *                                                             self.register_buffer("betas", register(betas))
 *
 *     env.render() if shows else None                         if shows:
 *                                                                 env.render()
 */
#include "sema/infer.h"
#include "syntax/walk.h"

/* ---- rows that are transposed ------------------------------------------------------------------------------------------- */

static Expr **only_starred(Expr *call, const char *name)
{
    if (call->kind != EXPR_CALL || call->call.func->kind != EXPR_NAME || (name && !name_is(call->call.func->name.id, name)))
        return NULL;
    bool is_one = call->call.args.count == 1 && !call->call.keywords.count && call->call.args.items[0]->kind == EXPR_STARRED;
    return is_one ? &call->call.args.items[0]->starred.value : NULL;
}

static bool is_class_name(Name name)
{
    return name->text[0] >= 'A' && name->text[0] <= 'Z';
}

/* The call in Batch(*zip(*call())). */
static Expr **transposed_call(Expr *value)
{
    Expr **columns = value ? only_starred(value, NULL) : NULL;
    Expr **rows = columns && is_class_name(value->call.func->name.id) ? only_starred(*columns, "zip") : NULL;
    return rows && (*rows)->kind == EXPR_CALL ? rows : NULL;
}

typedef struct Search {
    Name name;
    size_t count;
} Search;

static void count_name(Expr *expr, void *data)
{
    Search *search = data;
    search->count += expr->kind == EXPR_NAME && expr->name.id == search->name;
    walk_expr(expr, count_name, data);
}

static size_t uses_in(Block *block, Name name)
{
    Search search = {.name = name};
    walk_block_exprs(block, count_name, &search);
    return search.count;
}

static Expr *value_of(const Stmt *stmt)
{
    return stmt->kind == STMT_ASSIGN ? stmt->assign.value : stmt->kind == STMT_RETURN ? stmt->return_stmt.value : NULL;
}

typedef struct Small {
    Infer *infer;
    bool takes_rows; /* the file has no `rows` of its own */
} Small;

static void name_rows(const Small *small, Block *block)
{
    Infer *infer = small->infer;
    Block out = *block;
    out.items = NULL;
    out.count = out.capacity = 0;
    vec_each(i, block) {
        Expr *value = value_of(block->items[i]);
        Expr **rows = transposed_call(value);
        if (rows && small->takes_rows) {
            Stmt *made = synth_parse(infer, "rows = x\n", block->items[i]->span, NULL, 0)->items[0];
            made->assign.value = *rows;
            *rows = synth_expr(infer, "rows", value->span);
            vec_push(infer->arena, &out, made);
        }
        vec_push(infer->arena, &out, block->items[i]);
    }
    *block = out;
}

/* ---- lambdas that register ---------------------------------------------------------------------------------------------- */

/* lambda name, value: self.register_buffer(name, ...): the call. */
static Expr *registers(const Expr *lambda)
{
    const Params *params = lambda->kind == EXPR_LAMBDA ? &lambda->lambda.params : NULL;
    bool is_plain = params && params->args.count == 2 && !params->posonly.count && !params->kwonly.count && !params->vararg && !params->kwarg &&
                    !params->args.items[0]->default_value && !params->args.items[1]->default_value;
    Expr *body = is_plain ? lambda->lambda.body : NULL;
    bool is_call = body && body->kind == EXPR_CALL && body->call.func->kind == EXPR_ATTRIBUTE && name_is(body->call.func->attribute.name, "register_buffer") &&
                   body->call.func->attribute.value->kind == EXPR_NAME && body->call.args.count == 2;
    const Expr *name = is_call ? body->call.args.items[0] : NULL;
    if (!name || name->kind != EXPR_NAME || name->name.id != params->args.items[0]->name)
        return NULL;
    Search search = {.name = name->name.id};
    count_name(body, &search);
    return search.count == 1 ? body : NULL;
}

static bool is_registering(const Stmt *stmt, Name name)
{
    const Expr *call = stmt->kind == STMT_EXPR ? stmt->expr.value : NULL;
    return call && call->kind == EXPR_CALL && call->call.func->kind == EXPR_NAME && call->call.func->name.id == name && call->call.args.count == 2 &&
           !call->call.keywords.count && call->call.args.items[0]->kind == EXPR_CONSTANT && call->call.args.items[0]->constant.kind == CONSTANT_STR &&
           call->call.args.items[1]->kind != EXPR_STARRED;
}

typedef struct Registering {
    Infer *infer;
    Name name;
    const Expr *call; /* self.register_buffer(name, ...) */
    size_t count;
    bool writes; /* writes the calls out; else counts them */
} Registering;

static void each_call(Block *block, void *data)
{
    Registering *r = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (is_registering(stmt, r->name)) {
            r->count++;
            if (r->writes) {
                Expr *inner = stmt->expr.value, *outer = ARENA_NEW(r->infer->arena, Expr);
                *outer = *r->call;
                outer->span = inner->span;
                outer->call.args = (ExprVec){0};
                vec_push(r->infer->arena, &outer->call.args, inner->call.args.items[0]);
                vec_push(r->infer->arena, &outer->call.args, inner);
                inner->call.args.items[0] = inner->call.args.items[1];
                inner->call.args.count = 1;
                stmt->expr.value = outer;
            }
        } else if (stmt->kind != STMT_FUNCTION_DEF && stmt->kind != STMT_CLASS_DEF) {
            walk_stmt_blocks(stmt, each_call, data);
        }
    }
}

static void spell_registering(Infer *infer, Block *body)
{
    vec_each(i, body) {
        const Stmt *stmt = body->items[i];
        const Expr *target = stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1 ? stmt->assign.targets.items[0] : NULL;
        Expr *call = target && target->kind == EXPR_NAME ? registers(stmt->assign.value) : NULL;
        if (!call)
            continue;
        Registering r = {.infer = infer, .name = target->name.id, .call = call};
        each_call(body, &r);
        if (r.count == 0 || uses_in(body, r.name) != r.count + 1)
            continue;
        r.writes = true;
        each_call(body, &r);
        Expr *lambda = stmt->assign.value;
        lambda->lambda.body = call->call.args.items[1];
        lambda->lambda.params.args.items[0] = lambda->lambda.params.args.items[1];
        lambda->lambda.params.args.count = 1;
    }
}

/* ---- choices as statements ---------------------------------------------------------------------------------------------- */

static bool is_nothing(const Expr *expr)
{
    return expr->kind == EXPR_CONSTANT;
}

static void spell_choice(Infer *infer, Stmt *stmt)
{
    Expr *value = stmt->kind == STMT_EXPR ? stmt->expr.value : NULL;
    if (!value || value->kind != EXPR_IF || (is_nothing(value->if_exp.body) && is_nothing(value->if_exp.orelse)))
        return;
    bool is_negative = is_nothing(value->if_exp.body), has_else = !is_negative && !is_nothing(value->if_exp.orelse);
    const char *text = is_negative ? "if not x:\n    x\n" : has_else ? "if x:\n    x\nelse:\n    x\n" : "if x:\n    x\n";
    Stmt *made = synth_parse(infer, text, stmt->span, NULL, 0)->items[0];
    if (is_negative)
        made->if_stmt.test->unary_op.operand = value->if_exp.test;
    else
        made->if_stmt.test = value->if_exp.test;
    made->if_stmt.body.items[0]->expr.value = is_negative ? value->if_exp.orelse : value->if_exp.body;
    if (has_else)
        made->if_stmt.orelse.items[0]->expr.value = value->if_exp.orelse;
    stmt->kind = STMT_IF;
    stmt->if_stmt = made->if_stmt;
}

static void look_at_block(Block *block, void *data)
{
    const Small *small = data;
    vec_each(i, block)
        spell_choice(small->infer, block->items[i]);
    name_rows(small, block);
    spell_registering(small->infer, block);
    vec_each(i, block)
        walk_stmt_blocks(block->items[i], look_at_block, data);
}

void small_forms_spell_out(Infer *infer, const Module *module)
{
    Block *body = (Block *)&module->body;
    Small small = {.infer = infer, .takes_rows = uses_in(body, name_intern(infer->names, "rows")) == 0};
    look_at_block(body, &small);
}
