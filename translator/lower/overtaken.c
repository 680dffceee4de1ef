/* See overtaken.h. */
#include "lower/overtaken.h"

#include <string.h>

typedef struct Overtaken {
    IrProgram *program;
    Arena *arena;
    Effects *effects;
    IrFunction *function; /* at hand */
    IrBlock *block;       /* at hand */
    size_t at;            /* the statement at hand */
    bool moved;           /* an operand of it, which may now overtake those before it */
    PointerMap holds;     /* IrStmt: evaluates an operand; those of one place stay in their order */
} Overtaken;

/* ---- what stands between an operand's place and its statement */

/* How many statements of the block run before the operand does in Python; the statement at hand comes next if that is not known. */
static size_t place_of(const Overtaken *o, const IrExpr *expr)
{
    size_t first = o->block->prepended < o->at ? o->block->prepended : o->at, place = expr->after ? o->at : first;
    if (!expr->placed || (!expr->after && expr->block != o->block->id))
        return o->at;
    while (expr->after && place > 0 && o->block->statements.items[place - 1] != expr->after)
        place--;
    if (expr->after && place == 0)
        return o->at;
    while (place < o->at && (uintptr_t)pointer_map_get(&o->holds, o->block->statements.items[place]) - 1 < expr->placed)
        place++;
    return place;
}

typedef struct Assigned {
    Arena *arena;
    PointerMap variables;
    bool is_read;
} Assigned;

static bool note_assigned(IrStmt *stmt, void *context)
{
    Assigned *assigned = context;
    if (stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR)
        pointer_map_set(assigned->arena, &assigned->variables, stmt->place->variable, stmt);
    return true;
}

static bool note_read(IrExpr *expr, void *context)
{
    Assigned *assigned = context;
    assigned->is_read |= expr->kind == IR_VAR && pointer_map_has(&assigned->variables, expr->variable);
    return true;
}

static bool reads_assigned(const Overtaken *o, size_t from, IrExpr *expr)
{
    Assigned assigned = {.arena = o->arena};
    for (size_t i = from; i < o->at; i++) {
        IrBlock one = {0};
        vec_push(o->arena, &one.statements, o->block->statements.items[i]);
        ir_walk_block(&one, note_assigned, NULL, &assigned);
    }
    ir_walk_expr(expr, note_read, &assigned);
    return assigned.is_read;
}

/* Whether the operand, which also has these effects, would notice that the statements in front come first. */
static bool is_overtaken(const Overtaken *o, IrExpr *expr, unsigned effects)
{
    size_t from = place_of(o, expr);
    if (from == o->at)
        return false;
    o->effects->from = expr->placed;
    unsigned others = effect_of_stmts(o->effects, o->block->statements.items + from, o->at - from);
    o->effects->from = 0;
    return effect_conflict(effects | effect_of(o->effects, expr), others) || reads_assigned(o, from, expr);
}

/* ---- moving operands */

static void order_stmt(Overtaken *o);

/* An operand that is moved up may overtake those before it, which follow then. */
static void order_fully(Overtaken *o)
{
    do {
        o->moved = false;
        order_stmt(o);
    } while (o->moved);
}

static void move_operand(Overtaken *o, IrExpr **slot);

/* Of a, b = f(), g() the values before the operand, which their stores hold, come before it. */
static void move_earlier(Overtaken *o, const IrExpr *operand)
{
    size_t at = o->at;
    for (size_t i = place_of(o, operand); i < at; i++) {
        IrExpr **value = &o->block->statements.items[i]->value;
        bool is_earlier = *value && (*value)->placed && (*value)->placed < operand->placed && effect_can_hold(*value);
        if (!is_earlier || !effect_conflict(effect_of(o->effects, *value), effect_of(o->effects, operand)))
            continue;
        if (pointer_map_has(&o->holds, o->block->statements.items[i]))
            continue;
        o->at = i;
        move_operand(o, value);
        at += o->at - i;
        i = o->at;
    }
    o->at = at;
}

/* Evaluates the operand where Python does. */
static void move_operand(Overtaken *o, IrExpr **slot)
{
    unsigned placed = (*slot)->placed;
    move_earlier(o, *slot);
    size_t from = place_of(o, *slot);
    IrStmt *hold = effect_hold(o->program, o->function, slot), *next = o->block->statements.items[from];
    hold->frame = o->block->statements.items[o->at]->frame;
    hold->leading = next->leading; /* the comments stay above all of it */
    hold->blank_above = next->blank_above;
    memset(&next->leading, 0, sizeof next->leading);
    next->blank_above = false;
    pointer_map_set(o->arena, &o->holds, hold, (void *)(uintptr_t)placed);
    vec_push(o->arena, &o->block->statements, hold);
    for (size_t i = o->block->statements.count - 1; i > from; i--)
        o->block->statements.items[i] = o->block->statements.items[i - 1];
    o->block->statements.items[from] = hold;
    size_t at = o->at + 1, count = o->block->statements.count;
    o->at = from;
    order_fully(o); /* its own operands may come from farther up */
    o->at = at + (o->block->statements.count - count);
    o->moved = true;
}

static void order_slots(Overtaken *o, IrExpr *expr);

static void order_slot(Overtaken *o, IrExpr **slot)
{
    bool is_row = (*slot)->kind == IR_TUPLE || (*slot)->kind == IR_RECORD; /* its items are what counts */
    if (!is_row && effect_can_hold(*slot) && is_overtaken(o, *slot, 0))
        move_operand(o, slot);
    else
        order_slots(o, *slot);
}

/* A field of an f-string shows what its value is when its turn comes. */
static void order_pieces(Overtaken *o, IrPieceVec *pieces)
{
    vec_each(i, pieces) {
        IrPiece *piece = &pieces->items[i];
        if (!piece->value || !piece->is_early || !effect_shows(piece->value->type) || !is_overtaken(o, piece->value, EFFECT_READS))
            continue;
        IrExpr *value = piece->value;
        effect_make_text(o->program, piece);
        piece->value->placed = value->placed;
        piece->value->after = value->after;
        piece->value->block = value->block;
    }
}

/* What is evaluated under a condition stays with it: lowering has put what it needs into a branch. */
static void order_slots(Overtaken *o, IrExpr *expr)
{
    IrSlotVec slots = {0};
    if (expr->kind == IR_AND || expr->kind == IR_OR) {
        order_slot(o, &expr->left);
        return;
    }
    if (expr->kind == IR_TERNARY) {
        order_slot(o, &expr->test);
        return;
    }
    order_pieces(o, &expr->pieces);
    ir_expr_slots(o->arena, expr, &slots);
    vec_each(i, &slots)
        order_slot(o, slots.items[i]);
}

/* x += f(): Python reads x first. */
static void open_update(Overtaken *o, IrStmt *stmt)
{
    IrExpr *old = ir_copy(o->program, stmt->place);
    old->placed = stmt->place->placed;
    old->after = stmt->place->after;
    old->block = stmt->place->block;
    unsigned others = effect_of(o->effects, stmt->value);
    bool is_changed = (others & EFFECT_MUTATES) && (effect_of(o->effects, old) & EFFECT_READS);
    if (!old->placed || (!is_changed && !is_overtaken(o, old, 0)))
        return;
    IrExpr *held = old;
    move_operand(o, &held);
    stmt->value = ir_binary(o->program, stmt->op, held, stmt->value, stmt->span);
    stmt->op = IR_OP_NONE;
}

static void order_stmt(Overtaken *o)
{
    IrStmt *stmt = o->block->statements.items[o->at];
    IrSlotVec slots = {0};
    if (stmt->kind == IR_ASSIGN) {
        if (stmt->op)
            open_update(o, stmt);
        order_slot(o, &stmt->value);
        order_slots(o, stmt->place);
        return;
    }
    order_pieces(o, &stmt->pieces);
    ir_stmt_slots(o->arena, stmt, &slots);
    vec_each(i, &slots)
        order_slot(o, slots.items[i]);
}

static void order_block(Overtaken *o, IrBlock *block)
{
    for (size_t i = 0; i < block->statements.count; i++) {
        o->block = block;
        o->at = i;
        IrStmt *stmt = block->statements.items[i];
        order_fully(o);
        i = o->at;
        for (size_t k = 0; k < ir_block_count(stmt); k++)
            order_block(o, ir_block_at(stmt, k));
    }
}

static void order_function(IrFunction *function, void *context)
{
    Overtaken *o = context;
    o->function = function;
    order_block(o, &function->body);
}

void put_overtaken_first(IrProgram *program, Effects *effects)
{
    Overtaken o = {.program = program, .arena = program->arena, .effects = effects};
    ir_each_function(program, order_function, &o);
}
