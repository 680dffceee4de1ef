/* See order.h. */
#include "lower/order.h"

#include "lower/effect.h"
#include "lower/overtaken.h"
#include "lower/unbound.h"

#include <string.h>

typedef Vec(IrStmt *) StmtList;

typedef struct Order {
    IrProgram *program;
    Arena *arena;
    Effects effects;
    IrFunction *function; /* at hand */
    StmtList before;      /* what must run in front of the statement at hand */
} Order;

/* ---- locals for operands */

/* Evaluates the operand into a local, at position `at` of what runs before; the slot reads the local. */
static void hoist(Order *o, IrExpr **slot, size_t at, bool is_shown)
{
    if ((*slot)->kind == IR_LIST && !is_shown) { /* stays where the call can spread it */
        vec_each(i, &(*slot)->args) {
            size_t count = o->before.count;
            if (effect_of(&o->effects, (*slot)->args.items[i]))
                hoist(o, &(*slot)->args.items[i], at, is_shown);
            at += o->before.count - count;
        }
        return;
    }
    IrStmt *assign = effect_hold(o->program, o->function, slot);
    if (!assign)
        return;
    vec_push(o->arena, &o->before, assign);
    for (size_t i = o->before.count - 1; i > at; i--)
        o->before.items[i] = o->before.items[i - 1];
    o->before.items[at] = assign;
}

static void order_expr(Order *o, IrExpr *expr);

static bool is_simple(const IrExpr *object)
{
    while (object->kind == IR_CONVERT || object->kind == IR_FIELD)
        object = object->kind == IR_FIELD ? object->receiver : object->left;
    return object->kind == IR_VAR;
}

/* The object of a field that is asked for first: it is written twice. */
static void order_object(Order *o, IrExpr *field)
{
    order_expr(o, field->receiver);
    if (!is_simple(field->receiver))
        hoist(o, &field->receiver, o->before.count, false);
}

/* The name must have a value here. */
static void check_bound(Order *o, IrExpr *read)
{
    vec_push(o->arena, &o->before, unbound_check(o->program, o->function, read));
    read->unbound = 0;
}

/* C asks twice for an optional number, whether it is there and what it is: a call that gives one, a choice, and what acts go to a local. */
static bool is_optional_once(Order *o, const IrExpr *expr)
{
    bool is_call = expr->kind == IR_CALL || expr->kind == IR_RULE || expr->kind == IR_C_CALL || expr->kind == IR_CALL_VALUE;
    bool is_optional = expr->type->kind == IR_TYPE_OPTIONAL;
    return is_optional && (is_call || expr->kind == IR_TERNARY || (effect_of(&o->effects, expr) & EFFECT_ACTS));
}

/* Operands in the order of their evaluation: keyword arguments stand in that of the parameters. True if that changes anything. */
static bool sort_by_place(IrSlotVec *slots)
{
    bool is_changed = false;
    vec_each(i, slots)
        for (size_t k = i + 1; k < slots->count; k++) {
            IrExpr **first = slots->items[i], **second = slots->items[k];
            if (!(*first)->placed || !(*second)->placed || (*first)->placed <= (*second)->placed)
                continue;
            slots->items[i] = second;
            slots->items[k] = first;
            is_changed = true;
        }
    return is_changed;
}

/* Which operands go to locals in front of operand `k`: those that what is moved of it would disturb; and in front of each of these the ones
 * that it disturbs in turn, now that it is moved. */
static void find_overtaken(const unsigned *effects, const bool *held, bool *must, size_t k, unsigned moved)
{
    for (size_t i = 0; i < k; i++) {
        unsigned earlier = effects[i] & ~(unsigned)EFFECT_CHECKS; /* its check stands in front already */
        must[i] = !held[i] && effect_conflict(earlier, moved);
    }
    for (size_t i = k; i-- > 0;)
        for (size_t j = 0; must[i] && j < i; j++)
            must[j] |= !held[j] && effect_conflict(effects[j] & ~(unsigned)EFFECT_CHECKS, effects[i]);
}

/* Orders operands that C may evaluate in any order (or, in a display, in theirs). */
static void order_operands(Order *o, IrSlotVec *slots, bool in_order, bool is_repeated)
{
    bool is_sorted = sort_by_place(slots);
    in_order = in_order && !is_sorted;
    size_t *starts = ARENA_NEW_ARRAY(o->arena, size_t, slots->count + 1);
    unsigned *effects = ARENA_NEW_ARRAY(o->arena, unsigned, slots->count + 1);
    bool *held = ARENA_NEW_ARRAY(o->arena, bool, slots->count + 1), *must = ARENA_NEW_ARRAY(o->arena, bool, slots->count + 1);
    for (size_t k = 0; k < slots->count; k++) {
        starts[k] = o->before.count;
        effects[k] = effect_of(&o->effects, *slots->items[k]);
        order_expr(o, *slots->items[k]);
        if (is_repeated && is_optional_once(o, *slots->items[k])) {
            hoist(o, slots->items[k], o->before.count, false);
            held[k] = true;
        }
        unsigned moved = effect_of_stmts(&o->effects, o->before.items + starts[k], o->before.count - starts[k]);
        if (o->before.count > starts[k])
            moved |= effects[k] & EFFECT_CHECKS;
        find_overtaken(effects, held, must, k, in_order ? moved : moved | effects[k]);
        for (size_t i = 0; i < k; i++) {
            if (!must[i])
                continue;
            size_t count = o->before.count;
            hoist(o, slots->items[i], starts[k], false);
            size_t added = o->before.count - count;
            starts[k] += added; /* the next operand's local comes behind */
            held[i] = true;
        }
    }
}

/* Orders an operand that is not always evaluated; what must run before it goes to `before`. */
static void order_aside(Order *o, IrExpr *expr, StmtList *before)
{
    StmtList outer = o->before;
    memset(&o->before, 0, sizeof o->before);
    order_expr(o, expr);
    *before = o->before;
    o->before = outer;
}

static void fill_branch(Order *o, IrBlock *branch, const StmtList *before, IrVariable *result, IrExpr *value)
{
    vec_each(i, before)
        ir_append(o->program, branch, before->items[i]);
    ir_append(o->program, branch, ir_assign(o->program, ir_var(o->program, result, value->span), value, value->span));
}

static IrVariable *new_local(Order *o, const char *name, const IrExpr *expr)
{
    return ir_local(o->program, o->function, ir_free_name(o->program, o->function, name), expr->type, expr->span);
}

/* a and f(g(), h()): where the right operand needs statements, it becomes a branch. */
static void order_logic(Order *o, IrExpr *expr)
{
    StmtList before = {0};
    order_expr(o, expr->left);
    order_aside(o, expr->right, &before);
    if (!before.count)
        return;
    IrVariable *holds = new_local(o, "holds", expr);
    IrExpr *test = ir_var(o->program, holds, expr->span);
    IrStmt *branch = ir_stmt(o->program, IR_IF, expr->span);
    branch->test = expr->kind == IR_AND ? test : ir_unary(o->program, IR_NOT, test, expr->span);
    fill_branch(o, &branch->body, &before, holds, expr->right);
    vec_push(o->arena, &o->before, ir_assign(o->program, ir_var(o->program, holds, expr->span), expr->left, expr->span));
    vec_push(o->arena, &o->before, branch);
    *expr = *ir_var(o->program, holds, expr->span);
}

static void order_ternary(Order *o, IrExpr *expr)
{
    StmtList before_left = {0}, before_right = {0};
    order_expr(o, expr->test);
    order_aside(o, expr->left, &before_left);
    order_aside(o, expr->right, &before_right);
    if (!before_left.count && !before_right.count)
        return;
    IrVariable *chosen = new_local(o, "chosen", expr);
    IrStmt *branch = ir_stmt(o->program, IR_IF, expr->span);
    branch->test = expr->test;
    fill_branch(o, &branch->body, &before_left, chosen, expr->left);
    fill_branch(o, &branch->orelse, &before_right, chosen, expr->right);
    vec_push(o->arena, &o->before, branch);
    *expr = *ir_var(o->program, chosen, expr->span);
}

static void order_pieces(Order *o, IrPieceVec *pieces);

static void order_expr(Order *o, IrExpr *expr)
{
    IrSlotVec slots = {0};
    if (!expr)
        return;
    if (expr->unbound && expr->kind == IR_VAR)
        check_bound(o, expr);
    if (expr->kind == IR_C_CALL && strcmp(expr->name->text, FIELDS_ASKED) == 0) {
        order_object(o, expr->args.items[0]);
        *expr = *unbound_answer(o->program, expr);
        return;
    }
    if (expr->kind == IR_FIELD && (expr->unbound || unbound_has_flag(expr->field))) {
        order_object(o, expr);
        if (expr->unbound)
            check_bound(o, expr);
        return;
    }
    if (expr->kind == IR_AND || expr->kind == IR_OR) {
        order_logic(o, expr);
        return;
    }
    if (expr->kind == IR_TERNARY) {
        order_ternary(o, expr);
        return;
    }
    order_pieces(o, &expr->pieces);
    ir_expr_slots(o->arena, expr, &slots);
    vec_each(i, &slots)
        if (expr->kind == IR_INIT && slots.items[i] == &expr->receiver && expr->receiver->kind == IR_FIELD)
            slots.items[i] = &expr->receiver->receiver; /* a place is not read: only whose it is */
    bool in_order = expr->kind == IR_LIST || expr->kind == IR_TUPLE || expr->kind == IR_RECORD || expr->kind == IR_SET;
    bool is_repeated = expr->kind == IR_FORMAT || expr->kind == IR_CONVERT || expr->kind == IR_UNARY || expr->kind == IR_COMPARE;
    order_operands(o, &slots, in_order, is_repeated);
}

/* ---- pieces of text */

/* Whether a value changes what another piece of the text shows. */
static bool pieces_conflict(Order *o, const IrPieceVec *pieces)
{
    bool shows = false, changes = false;
    size_t values = 0;
    vec_each(i, pieces) {
        const IrExpr *value = pieces->items[i].value;
        values += value != NULL;
        shows |= value && effect_shows(value->type);
        changes |= value && (effect_of(&o->effects, value) & (EFFECT_MUTATES | EFFECT_INSERTS));
    }
    return shows && changes && values > 1;
}

/* print(xs, xs.pop()) shows xs after the call, f"{xs} {xs.pop()}" before it: values that change others get locals, and the texts of an
 * f-string's fields are made in turn. */
static void order_pieces(Order *o, IrPieceVec *pieces)
{
    if (!pieces_conflict(o, pieces))
        return;
    vec_each(i, pieces) {
        IrPiece *piece = &pieces->items[i];
        if (!piece->value)
            continue;
        if (piece->is_early)
            effect_make_text(o->program, piece);
        order_expr(o, piece->value);
        bool stays = piece->value->kind == IR_VAR && piece->value->variable->kind != IR_GLOBAL;
        if (!stays)
            hoist(o, &piece->value, o->before.count, true);
    }
}

/* ---- statements */

static void order_block(Order *o, IrBlock *block);

static void order_own(Order *o, IrStmt *stmt)
{
    IrSlotVec slots = {0};
    if ((stmt->kind == IR_ASSIGN || stmt->kind == IR_DELETE) && stmt->place->unbound && stmt->place->kind == IR_VAR)
        check_bound(o, stmt->place);
    bool is_field = (stmt->kind == IR_ASSIGN || stmt->kind == IR_DELETE) && stmt->place->kind == IR_FIELD;
    if (is_field && stmt->place->unbound) { /* x.n += 1, del x.n */
        order_object(o, stmt->place);
        check_bound(o, stmt->place);
    }
    if (stmt->kind == IR_ASSIGN) { /* Python: the value, then the parts of the place */
        vec_push(o->arena, &slots, &stmt->value);
        IrSlotVec place = {0};
        ir_expr_slots(o->arena, stmt->place, &place);
        vec_each(i, &place)
            vec_push(o->arena, &slots, place.items[i]);
    } else {
        order_pieces(o, &stmt->pieces);
        ir_stmt_slots(o->arena, stmt, &slots);
    }
    order_operands(o, &slots, false, stmt->kind == IR_PRINT || stmt->kind == IR_RAISE || stmt->kind == IR_ASSERT);
    if (is_field && unbound_has_flag(stmt->place->field) && !is_simple(stmt->place->receiver)) { /* written twice */
        if (stmt->value && effect_of(&o->effects, stmt->value))
            hoist(o, &stmt->value, o->before.count, false);
        hoist(o, &stmt->place->receiver, o->before.count, false);
    }
}

/* A while whose test needs statements: while (true) { ...; if (!test) break; body }. */
static void open_while(Order *o, IrStmt *loop)
{
    IrStmt *leave = ir_stmt(o->program, IR_IF, loop->span);
    leave->test = ir_unary(o->program, IR_NOT, loop->test, loop->span);
    ir_append(o->program, &leave->body, ir_stmt(o->program, IR_BREAK, loop->span));
    IrBlock body = loop->body;
    memset(&loop->body.statements, 0, sizeof loop->body.statements);
    vec_each(i, &o->before)
        vec_push(o->arena, &loop->body.statements, o->before.items[i]);
    vec_push(o->arena, &loop->body.statements, leave);
    vec_each(i, &body.statements)
        vec_push(o->arena, &loop->body.statements, body.statements.items[i]);
    loop->test = ir_bool(o->program, true, loop->span);
    vec_clear(&o->before);
}

static void order_block(Order *o, IrBlock *block)
{
    IrBlock old = *block;
    memset(&block->statements, 0, sizeof block->statements);
    vec_each(i, &old.statements) {
        IrStmt *stmt = old.statements.items[i];
        vec_clear(&o->before);
        order_own(o, stmt);
        if (stmt->kind == IR_WHILE && o->before.count)
            open_while(o, stmt);
        if (o->before.count) {
            IrStmt *first = o->before.items[0]; /* the statement's comments stay above all of it */
            first->leading = stmt->leading;
            first->blank_above = stmt->blank_above;
            memset(&stmt->leading, 0, sizeof stmt->leading);
            stmt->blank_above = false;
            stmt->is_elif = false;
        }
        vec_each(k, &o->before)
            vec_push(o->arena, &block->statements, o->before.items[k]);
        vec_clear(&o->before);
        vec_push(o->arena, &block->statements, stmt);
        order_block(o, &stmt->body);
        order_block(o, &stmt->orelse);
        order_block(o, &stmt->finally);
        vec_each(k, &stmt->handlers)
            order_block(o, &stmt->handlers.items[k].body);
    }
}

/* (f(x), value) of lower_known, whose call has come to stand in front of the statement, is the value. */
static bool drop_moved(IrExpr *expr, void *context)
{
    (void)context;
    while (expr->kind == IR_RULE && expr->rule->c && strcmp(expr->rule->c, LOWER_SEQUENCE) == 0 &&
           (expr->args.items[0]->kind == IR_VAR || expr->args.items[0]->kind == IR_NULL))
        *expr = *expr->args.items[1];
    return true;
}

static void order_function(IrFunction *function, void *context)
{
    Order *o = context;
    o->function = function;
    order_block(o, &function->body);
    ir_walk_block(&function->body, NULL, drop_moved, NULL);
}

void order_program(IrProgram *program)
{
    Order o = {.program = program, .arena = program->arena, .effects = {.arena = program->arena}};
    unbound_find(program);
    effects_of_program(&o.effects, program);
    put_overtaken_first(program, &o.effects);
    ir_each_function(program, order_function, &o);
    unbound_forget(program);
}
