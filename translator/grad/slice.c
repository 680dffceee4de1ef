/* The backward data slice of a loss within one block. */
#include "grad/context.h"

static bool assigns_needed(Grad *g, IrStmt *stmt, const PointerMap *needed, Uses *uses)
{
    grad_uses(g, stmt, uses);
    map_each(entry, &uses->assigns)
        if (entry->value && pointer_map_get(needed, entry->key))
            return true;
    return false;
}

/* What the statement reads and depends on parameters is needed too. */
static void need_reads(Grad *g, const Uses *uses, PointerMap *needed)
{
    map_each(entry, &uses->reads)
        if (pointer_map_has(&g->tainted, entry->key))
            pointer_map_set(g->arena, needed, entry->key, (void *)entry->key);
}

typedef struct Search {
    int loops;
    bool leaves;   /* break, continue or return out of the slice */
    bool catches;  /* a try */
    bool nested;   /* another backward or step inside */
} Search;

static void search_block(Search *search, const IrBlock *block);

static void search_stmt(Search *search, const IrStmt *stmt)
{
    search->leaves |= stmt->kind == IR_RETURN;
    search->leaves |= (stmt->kind == IR_BREAK || stmt->kind == IR_CONTINUE) && search->loops == 0;
    search->nested |= stmt->kind == IR_EXPR && grad_trains(stmt->value);
    search->nested |= stmt->kind == IR_VALUE_AND_GRAD || stmt->kind == IR_ACCUMULATE || stmt->kind == IR_OPTIMIZER_UPDATE;
    bool is_loop = stmt->kind == IR_WHILE || stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH;
    search->loops += is_loop;
    search->catches |= stmt->kind == IR_TRY;
    for (size_t b = 0; b < ir_block_count(stmt); b++)
        search_block(search, ir_block_at(stmt, b));
    search->loops -= is_loop;
}

static void search_block(Search *search, const IrBlock *block)
{
    vec_each(i, &block->statements)
        search_stmt(search, block->statements.items[i]);
}

typedef struct Carrier {
    Grad *g;
    const IrVariable *found;
} Carrier;

static bool see_carrier(IrExpr *expr, void *context)
{
    Carrier *carrier = context;
    if (expr->kind == IR_FIELD && pointer_map_has(&carrier->g->graph_fields, expr->field))
        carrier->found = pointer_map_get(&carrier->g->graph_fields, expr->field);
    return !grad_has_role(expr, "detach");
}

/* A needed value that the slice reads before it assigns it, or takes from the step of another loss, comes from outside with its graph. */
static const IrVariable *carried_in(Grad *g, const Slice *slice)
{
    PointerMap made = {0};
    Carrier carrier = {.g = g};
    for (size_t i = slice->first; i <= slice->last; i++) {
        Uses uses = {0};
        IrSlotVec slots = {0};
        ir_stmt_slots(g->arena, slice->block->statements.items[i], &slots);
        vec_each(k, &slots)
            ir_walk_expr(*slots.items[k], see_carrier, &carrier);
        if (carrier.found)
            return carrier.found;
        grad_uses(g, slice->block->statements.items[i], &uses);
        bool is_compound = slice->block->statements.items[i]->body.statements.count != 0;
        map_each(entry, &uses.reads) {
            bool own = is_compound && pointer_map_has(&uses.assigns, entry->key);
            if (pointer_map_has(&g->tainted, entry->key) && !pointer_map_has(&made, entry->key) && !own)
                return entry->key;
        }
        map_each(entry, &uses.assigns)
            pointer_map_set(g->arena, &made, entry->key, (void *)entry->key);
    }
    return NULL;
}

bool grad_slice(Grad *g, IrBlock *block, size_t at, IrVariable *loss, Slice *slice, const char **reason)
{
    PointerMap needed = {0};
    pointer_map_set(g->arena, &needed, loss, loss);
    *slice = (Slice){.block = block, .at = at, .loss = loss, .first = at, .last = 0};
    bool found = false;
    for (size_t i = at; i-- > 0;) {
        Uses uses = {0};
        IrStmt *stmt = block->statements.items[i];
        if (!assigns_needed(g, stmt, &needed, &uses))
            continue;
        bool records = stmt->kind != IR_SCOPE || stmt->scope != IR_SCOPE_NO_GRAD;
        bool is_tainted = records && (stmt->kind != IR_ASSIGN || grad_is_tainted(g, stmt->value));
        if (!is_tainted)
            continue;
        slice->last = found ? slice->last : i;
        slice->first = i;
        found = true;
        need_reads(g, &uses, &needed);
    }
    if (!found) {
        *reason = "the loss is not computed in this function, or does not depend on a parameter here";
        return false;
    }
    Search search = {0};
    for (size_t i = slice->first; i <= slice->last; i++)
        search_stmt(&search, block->statements.items[i]);
    const IrVariable *carried = carried_in(g, slice);
    if (search.nested)
        *reason = "another backward or step lies between the statements that compute the loss";
    else if (search.leaves)
        *reason = "the statements that compute the loss may leave the block (break, continue or return)";
    else if (search.catches)
        *reason = "errors are caught among the statements that compute the loss";
    else if (carried)
        *reason = arena_printf(g->arena, "`%s` carries its graph from before the loss's statements; detach() it, or compute it anew",
                               carried->name->text);
    return !search.nested && !search.leaves && !search.catches && !carried;
}
