/*
 * Facts of one function. First every occurrence of every variable is noted with the block it stands in;
 * from these follow the place of the declaration (the innermost block that holds them all, moved out of
 * loops that carry the variable), then pools, then ownership.
 */
#include "emit/facts.h"

#include "base/bug.h"

/* A block and its way to the function's body. */
typedef struct Scope {
    const IrBlock *block;
    const struct Scope *parent;
    const IrStmt *owner; /* the statement that the block belongs to; NULL: the body */
    size_t at;           /* the owner's index in the parent */
    int depth;
} Scope;

/* A read or write. Targets of a loop stand in its body at index 0, marked as target. */
typedef struct Occurrence {
    const Scope *scope;
    size_t at;
    bool is_write, is_target;
    bool is_own_read; /* x of x += y: of no use if nobody else reads x */
    bool is_direct;   /* the statement's own plain assignment, which does not read the variable */
    size_t place;     /* index of the declaration it belongs to */
} Occurrence;

/* Occurrences that share a declaration, as indices into the variable's list. */
typedef Vec(size_t) Group;

typedef struct Finder {
    FunctionFacts *facts;
    const ProgramFacts *program;
    Arena *arena;
    const Scope *scope;
    size_t at;
    Vec(const Scope *) loops; /* bodies of all loops, outer ones first */
    Vec(const Scope *) tries; /* what attempts protect */
} Finder;

static bool is_loop(const IrStmt *stmt)
{
    return stmt && (stmt->kind == IR_WHILE || stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH);
}

/* ---- occurrences -------------------------------------------------------------------------------------- */

static VariableFacts *facts_of(Finder *finder, IrVariable *variable)
{
    VariableFacts *facts = pointer_map_get(&finder->facts->variables, variable);
    if (!facts) {
        facts = ARENA_NEW(finder->arena, VariableFacts);
        facts->variable = variable;
        pointer_map_set(finder->arena, &finder->facts->variables, variable, facts);
    }
    return facts;
}

static void note(Finder *finder, IrVariable *variable, Occurrence occurrence)
{
    if (!variable)
        return;
    VariableFacts *facts = facts_of(finder, variable);
    occurrence.scope = occurrence.scope ? occurrence.scope : finder->scope;
    if (!occurrence.is_target)
        occurrence.at = finder->at;
    if (facts->occurrence_count == facts->occurrence_capacity)
        facts->occurrences =
            vec_grown(finder->arena, facts->occurrences, facts->occurrence_count, &facts->occurrence_capacity,
                      facts->occurrence_count + 1, sizeof(Occurrence));
    facts->occurrences[facts->occurrence_count++] = occurrence;
    if (occurrence.is_write)
        facts->writes++;
    else if (!occurrence.is_own_read)
        facts->reads++;
}

static bool note_read(IrExpr *expr, void *context)
{
    if (expr->kind == IR_VAR)
        note(context, expr->variable, (Occurrence){0});
    return true;
}

typedef struct ReadSearch {
    const IrVariable *variable;
    bool found;
} ReadSearch;

static bool find_read(IrExpr *expr, void *context)
{
    ReadSearch *search = context;
    search->found |= expr->kind == IR_VAR && expr->variable == search->variable;
    return !search->found;
}

static bool expr_reads(const IrExpr *expr, const IrVariable *variable)
{
    ReadSearch search = {.variable = variable};
    ir_walk_expr((IrExpr *)expr, find_read, &search);
    return search.found;
}

/* A bare variable is only written; with an operator it is read too; other places read what they are made
 * of. */
static void note_place(Finder *finder, const IrStmt *stmt)
{
    IrExpr *place = stmt->place;
    if (place->kind != IR_VAR) {
        ir_walk_expr(place, note_read, finder);
        /* x[i] = v gives x a new array. */
        while (place->kind == IR_INDEX)
            place = place->left;
        if (place->kind == IR_VAR && place->type->kind == IR_TYPE_ARRAY)
            note(finder, place->variable, (Occurrence){.is_write = true});
        return;
    }
    if (stmt->op != IR_OP_NONE)
        note(finder, place->variable, (Occurrence){.is_own_read = true});
    bool is_direct = stmt->op == IR_OP_NONE && !expr_reads(stmt->value, place->variable);
    note(finder, place->variable, (Occurrence){.is_write = true, .is_direct = is_direct});
}

static void note_block(Finder *finder, const IrBlock *block, const IrStmt *owner);
static void note_scope(Finder *finder, const IrBlock *block, const IrStmt *owner, IrVariable *caught);

/* The error is a target of the handler's body, like a loop's. */
static void note_handler(Finder *finder, const IrStmt *stmt, const IrHandler *handler)
{
    if (handler->variable)
        note_scope(finder, &handler->body, stmt, handler->variable);
    else
        note_block(finder, &handler->body, stmt);
}

static void note_targets(Finder *finder, const IrStmt *stmt, const Scope *body)
{
    Occurrence target = {.scope = body, .is_write = true, .is_target = true};
    note(finder, stmt->kind == IR_FOR_RANGE ? stmt->variable : NULL, target);
    note(finder, stmt->index, target);
    vec_each(i, &stmt->sources)
        vec_each(k, &stmt->sources.items[i].targets)
            note(finder, stmt->sources.items[i].targets.items[k], target);
}

static void note_stmt(Finder *finder, IrStmt *stmt)
{
    IrSlotVec slots = {0};
    ir_stmt_slots(finder->arena, stmt, &slots);
    vec_each(i, &slots)
        if (*slots.items[i] != stmt->place || stmt->kind != IR_ASSIGN)
            ir_walk_expr(*slots.items[i], note_read, finder);
    if (stmt->kind == IR_ASSIGN)
        note_place(finder, stmt);
    if (stmt->argument) {
        note(finder, stmt->argument->group, (Occurrence){0});
        note(finder, stmt->argument->exclusive, (Occurrence){0});
    }
    if (stmt->grad) {
        note(finder, stmt->grad->step, (Occurrence){.is_write = true, .is_direct = true});
        note(finder, stmt->grad->grads, (Occurrence){.is_write = true, .is_direct = true});
        note(finder, stmt->grad->loss, (Occurrence){.is_write = true, .is_direct = true});
    }
    if (stmt->kind == IR_OPTIMIZER_UPDATE || stmt->kind == IR_CLIP_GRADS || stmt->kind == IR_ACCUMULATE)
        note(finder, stmt->variable, (Occurrence){0});
    note_block(finder, &stmt->body, stmt);
    vec_each(i, &stmt->handlers)
        note_handler(finder, stmt, &stmt->handlers.items[i]);
    note_block(finder, &stmt->orelse, stmt);
    note_block(finder, &stmt->finally, stmt);
}

static void note_block(Finder *finder, const IrBlock *block, const IrStmt *owner)
{
    if (block->statements.count || (owner && block == &owner->body))
        note_scope(finder, block, owner, NULL);
}

/* Only the body of a try without finally is protected; with one, all but it is. */
static bool is_protected(const IrBlock *block, const IrStmt *owner)
{
    if (!owner || owner->kind != IR_TRY || block == &owner->finally)
        return false;
    return block == &owner->body || owner->finally.statements.count;
}

static void note_scope(Finder *finder, const IrBlock *block, const IrStmt *owner, IrVariable *caught)
{
    Scope *scope = ARENA_NEW(finder->arena, Scope);
    const Scope *outer = finder->scope;
    size_t at = finder->at;
    *scope = (Scope){
        .block = block, .parent = outer, .owner = owner, .at = at, .depth = outer ? outer->depth + 1 : 0};
    if (is_loop(owner) && block == &owner->body) {
        vec_push(finder->arena, &finder->loops, scope);
        note_targets(finder, owner, scope);
    }
    if (is_protected(block, owner))
        vec_push(finder->arena, &finder->tries, scope);
    note(finder, caught, (Occurrence){.scope = scope, .is_write = true, .is_target = true});
    finder->scope = scope;
    for (finder->at = 0; finder->at < block->statements.count; finder->at++)
        note_stmt(finder, block->statements.items[finder->at]);
    finder->scope = outer;
    finder->at = at;
}

/* ---- declarations ------------------------------------------------------------------------------------- */

static const Scope *common_scope(const Scope *a, const Scope *b)
{
    while (a != b) {
        if (a->depth >= b->depth)
            a = a->parent;
        else
            b = b->parent;
    }
    return a;
}

/* The index in `scope` of the statement that the occurrence stands in. */
static size_t index_in(const Scope *scope, const Occurrence *occurrence)
{
    size_t at = occurrence->at;
    for (const Scope *s = occurrence->scope; s != scope; s = s->parent)
        at = s->at;
    return at;
}

typedef enum Flow { FLOW_NOT_YET, FLOW_ASSIGNED, FLOW_USED, FLOW_LEFT } Flow;

static Flow flow_of_block(const IrBlock *block, size_t from, const IrVariable *variable);

static bool stmt_reads(const IrStmt *stmt, const IrVariable *variable)
{
    Arena scratch = {0};
    IrSlotVec slots = {0};
    bool found = false;
    ir_stmt_slots(&scratch, (IrStmt *)stmt, &slots);
    vec_each(i, &slots) {
        const IrExpr *expr = *slots.items[i];
        bool is_target =
            stmt->kind == IR_ASSIGN && expr == stmt->place && expr->kind == IR_VAR && stmt->op == IR_OP_NONE;
        found |= !is_target && expr_reads(expr, variable);
    }
    arena_release(&scratch);
    return found;
}

static bool is_target(const IrStmt *stmt, const IrVariable *variable)
{
    if (stmt->variable == variable || stmt->index == variable)
        return true;
    vec_each(i, &stmt->sources)
        vec_each(k, &stmt->sources.items[i].targets)
            if (stmt->sources.items[i].targets.items[k] == variable)
                return true;
    return false;
}

static Flow flow_of_branches(const IrStmt *stmt, const IrVariable *variable)
{
    Flow then = flow_of_block(&stmt->body, 0, variable),
         otherwise = flow_of_block(&stmt->orelse, 0, variable);
    if (then == FLOW_USED || otherwise == FLOW_USED)
        return FLOW_USED;
    if (then == FLOW_LEFT)
        return otherwise;
    if (otherwise == FLOW_LEFT)
        return then;
    return then == FLOW_ASSIGNED && otherwise == FLOW_ASSIGNED ? FLOW_ASSIGNED : FLOW_NOT_YET;
}

/* A loop may run zero times: what it assigns is not assigned after it. A try may stop anywhere: the same. */
static Flow flow_of_maybe(const IrStmt *stmt, const IrVariable *variable)
{
    Flow flow = is_target(stmt, variable) ? FLOW_ASSIGNED : flow_of_block(&stmt->body, 0, variable);
    if (flow == FLOW_USED || flow_of_block(&stmt->orelse, 0, variable) == FLOW_USED ||
        flow_of_block(&stmt->finally, 0, variable) == FLOW_USED)
        return FLOW_USED;
    vec_each(i, &stmt->handlers)
        if (flow_of_block(&stmt->handlers.items[i].body, 0, variable) == FLOW_USED)
            return FLOW_USED;
    return FLOW_NOT_YET;
}

static Flow flow_of_stmt(const IrStmt *stmt, const IrVariable *variable)
{
    if (stmt_reads(stmt, variable))
        return FLOW_USED;
    switch (stmt->kind) {
    case IR_ASSIGN:
        return stmt->place->kind == IR_VAR && stmt->place->variable == variable ? FLOW_ASSIGNED
                                                                                : FLOW_NOT_YET;
    case IR_VALUE_AND_GRAD:
        return stmt->grad->loss == variable || stmt->grad->step == variable || stmt->grad->grads == variable
                   ? FLOW_ASSIGNED
                   : FLOW_NOT_YET;
    case IR_OPTIMIZER_UPDATE:
    case IR_CLIP_GRADS:
    case IR_ACCUMULATE:
        return stmt->variable == variable ? FLOW_USED : FLOW_NOT_YET;
    case IR_IF:
        return flow_of_branches(stmt, variable);
    case IR_SCOPE:
        return flow_of_block(&stmt->body, 0, variable);
    case IR_BREAK:
    case IR_CONTINUE:
    case IR_RETURN:
    case IR_RAISE:
    case IR_TODO:
        return FLOW_LEFT;
    default:
        return flow_of_maybe(stmt, variable);
    }
}

static Flow flow_of_block(const IrBlock *block, size_t from, const IrVariable *variable)
{
    for (size_t i = from; i < block->statements.count; i++) {
        Flow flow = flow_of_stmt(block->statements.items[i], variable);
        if (flow != FLOW_NOT_YET)
            return flow;
    }
    return FLOW_NOT_YET;
}

/* The scope of the nearest loop body at or above; NULL if there is none. */
static const Scope *enclosing_loop(const Scope *scope)
{
    while (scope && !(is_loop(scope->owner) && scope->block == &scope->owner->body))
        scope = scope->parent;
    return scope;
}

static const Occurrence *first_in(const VariableFacts *facts, const Group *group, const Scope *scope,
                                  size_t *at)
{
    const Occurrence *first = NULL;
    vec_each(i, group) {
        const Occurrence *occurrence = &facts->occurrences[group->items[i]];
        size_t index = index_in(scope, occurrence);
        if (!first || index < *at || (index == *at && occurrence->is_target && occurrence->scope == scope)) {
            first = occurrence;
            *at = index;
        }
    }
    return first;
}

static const Scope *scope_of(const VariableFacts *facts, const Group *group)
{
    const Scope *scope = facts->occurrences[group->items[0]].scope;
    for (size_t i = 1; i < group->count; i++)
        scope = common_scope(scope, facts->occurrences[group->items[i]].scope);
    return scope;
}

static void add_place(Finder *finder, VariableFacts *facts, const Group *group, Place place)
{
    vec_each(i, group)
        facts->occurrences[group->items[i]].place = facts->places.count;
    vec_push(finder->arena, &facts->places, place);
}

/* Declares by the group's first statement, if that assigns: it then comes before all others of the group. */
static bool place_at_first(Finder *finder, VariableFacts *facts, const Group *group, const Scope *scope)
{
    size_t at = 0;
    const Occurrence *first = first_in(facts, group, scope, &at);
    if (first->scope != scope || !(first->is_target || first->is_direct))
        return false;
    const IrStmt *stmt = first->is_target ? scope->owner : scope->block->statements.items[at];
    add_place(finder, facts, group, (Place){.placement = first->is_target ? PLACED_IN_LOOP : PLACED_AT, .stmt = stmt, .scope = scope});
    return true;
}

/* The block of the if below `scope` that the occurrence stands in: of its two, only one runs. NULL if it is another statement. */
static const IrBlock *branch_in(const Scope *scope, const Occurrence *occurrence)
{
    const Scope *child = occurrence->scope;
    while (child != scope && child->parent != scope)
        child = child->parent;
    return child != scope && child->owner->kind == IR_IF ? child->block : NULL;
}

/* Separate declarations for the statements of the scope that use the variable, if each stands for itself. */
static bool place_apart(Finder *finder, VariableFacts *facts, const Group *group, const Scope *scope)
{
    size_t taken = facts->places.count;
    for (size_t i = 0; i < group->count; i++) {
        const Occurrence *first = &facts->occurrences[group->items[i]];
        size_t at = index_in(scope, first);
        const IrBlock *branch = branch_in(scope, first);
        Group part = {0};
        bool is_done = false;
        vec_each(k, group) {
            const Occurrence *other = &facts->occurrences[group->items[k]];
            if (index_in(scope, other) != at || branch_in(scope, other) != branch)
                continue;
            is_done |= k < i;
            vec_push(finder->arena, &part, group->items[k]);
        }
        if (is_done)
            continue;
        const Scope *inner = scope_of(facts, &part);
        bool is_below = inner != scope;
        if (!is_below ||
            !(place_at_first(finder, facts, &part, inner) || place_apart(finder, facts, &part, inner))) {
            facts->places.count = taken;
            return false;
        }
    }
    return true;
}

/* A line of its own, outside of every loop that carries the variable. */
static void place_before(Finder *finder, VariableFacts *facts, const Group *group, const Scope *scope)
{
    size_t at = 0;
    for (;;) {
        first_in(facts, group, scope, &at);
        const Scope *loop = enclosing_loop(scope);
        if (!loop || flow_of_block(scope->block, at, facts->variable) != FLOW_USED)
            break;
        scope = loop->parent;
    }
    while (scope->block->statements.items[at]->is_elif) { /* in front of the whole chain */
        at = scope->at;
        scope = scope->parent;
    }
    add_place(finder, facts, group, (Place){.placement = PLACED_BEFORE, .stmt = scope->block->statements.items[at], .scope = scope});
}

static bool is_within(const Scope *scope, const Scope *outer)
{
    while (scope && scope != outer)
        scope = scope->parent;
    return scope == outer;
}

/* The errors of handlers: a declaration in each that binds the name, if nothing uses it elsewhere. */
static bool place_in_handlers(Finder *finder, VariableFacts *facts)
{
    size_t covered = 0, taken = facts->places.count;
    for (size_t i = 0; i < facts->occurrence_count; i++) {
        const Occurrence *target = &facts->occurrences[i];
        if (!target->is_target || target->scope->owner->kind != IR_TRY)
            continue;
        Group own = {0};
        for (size_t k = 0; k < facts->occurrence_count; k++)
            if (is_within(facts->occurrences[k].scope, target->scope))
                vec_push(finder->arena, &own, k);
        covered += own.count;
        add_place(finder, facts, &own, (Place){.placement = PLACED_IN_LOOP, .stmt = target->scope->owner, .scope = target->scope});
    }
    if (covered != facts->occurrence_count)
        facts->places.count = taken;
    return covered == facts->occurrence_count;
}

static void place(Finder *finder, VariableFacts *facts)
{
    Group all = {0};
    for (size_t i = 0; i < facts->occurrence_count; i++) {
        vec_push(finder->arena, &all, i);
        facts->written_in_body |= facts->occurrences[i].is_write && !facts->occurrences[i].is_target;
    }
    const Scope *scope = scope_of(facts, &all);
    if (!place_in_handlers(finder, facts) && !place_at_first(finder, facts, &all, scope) && !place_apart(finder, facts, &all, scope))
        place_before(finder, facts, &all, scope);
    for (size_t i = 0; i < facts->occurrence_count; i++) {
        const Occurrence *occurrence = &facts->occurrences[i];
        Place *own = &facts->places.items[occurrence->place];
        own->writes += occurrence->is_write;
        own->reads += !occurrence->is_write && !occurrence->is_own_read;
    }
}

/* ---- pools and ownership ------------------------------------------------------------------------------ */

/* Written in the loop, and declared outside of it. */
static bool is_carried(const VariableFacts *facts, const Scope *loop)
{
    for (size_t i = 0; i < facts->occurrence_count; i++) {
        const Occurrence *occurrence = &facts->occurrences[i];
        const Scope *declared = facts->places.count ? facts->places.items[occurrence->place].scope : NULL;
        if (occurrence->is_write && is_within(occurrence->scope, loop) &&
            !(declared && is_within(declared, loop)))
            return true;
    }
    return false;
}

static bool has_heap_fields(const IrType *type)
{
    if (type->kind != IR_TYPE_RECORD || type->record->by_pointer)
        return false;
    vec_each(i, &type->record->fields)
        if (ir_type_is_heap(type->record->fields.items[i]->type))
            return true;
    return false;
}

typedef struct BodySearch {
    Finder *finder;
    bool allocates;
} BodySearch;

static bool note_body_expr(IrExpr *expr, void *context)
{
    BodySearch *search = context;
    search->allocates |= expr_allocates(search->finder->program, expr);
    return false; /* expr_allocates has seen what is below */
}

static bool note_body_stmt(IrStmt *stmt, void *context)
{
    BodySearch *search = context;
    search->allocates |= stmt_makes_values(stmt);
    return !pointer_map_has(&search->finder->facts->pooled, stmt);
}

static bool carries_record(Finder *finder, const Scope *loop)
{
    map_each(entry, &finder->facts->variables) {
        const VariableFacts *facts = entry->value;
        if (has_heap_fields(facts->variable->type) && is_carried(facts, loop))
            return true;
    }
    return false;
}

static bool is_batch_loop(const IrStmt *stmt)
{
    vec_each(i, &stmt->sources)
        if (stmt->sources.items[i].kind == IR_EACH_BATCH || stmt->sources.items[i].kind == IR_EACH_ITERATOR)
            return true;
    return false;
}

static void find_pools(Finder *finder)
{
    for (size_t i = finder->loops.count; i-- > 0;) {
        const Scope *loop = finder->loops.items[i];
        BodySearch search = {.finder = finder};
        ir_walk_block((IrBlock *)loop->block, note_body_stmt, note_body_expr, &search);
        search.allocates |= stmt_makes_values(loop->owner);
        if (is_batch_loop(loop->owner) || (search.allocates && !carries_record(finder, loop)))
            pointer_map_set(finder->arena, &finder->facts->pooled, loop->owner, (void *)loop->owner);
    }
}

static void find_owned(Finder *finder)
{
    map_each(entry, &finder->facts->variables) {
        VariableFacts *facts = entry->value;
        if (facts->variable->kind == IR_GLOBAL || !ir_type_is_heap(facts->variable->type))
            continue;
        facts->is_owned = finder->facts->function->is_generator && facts->variable->kind == IR_PARAM;
        vec_each(i, &finder->loops)
            if (pointer_map_has(&finder->facts->pooled, finder->loops.items[i]->owner) &&
                is_carried(facts, finder->loops.items[i]))
                facts->is_owned = true;
    }
}

/* What a try's body changes and others read. Owned slots have their address taken: they are in memory as it is. */
static void find_volatile(Finder *finder)
{
    map_each(entry, &finder->facts->variables) {
        VariableFacts *facts = entry->value;
        bool is_slot = facts->is_owned || (facts->variable->type->kind == IR_TYPE_LIBRARY && facts->variable->type->is_embedded);
        if (facts->variable->kind == IR_GLOBAL || is_slot || facts->reads == 0)
            continue;
        vec_each(i, &finder->tries)
            facts->is_volatile |= is_carried(facts, finder->tries.items[i]);
    }
}

static void note_declared_before(Finder *finder, VariableFacts *facts, const IrStmt *stmt)
{
    VariableFactsVec *list = pointer_map_get(&finder->facts->declared, stmt);
    if (!list) {
        list = ARENA_NEW(finder->arena, VariableFactsVec);
        pointer_map_set(finder->arena, &finder->facts->declared, stmt, list);
    }
    vec_push(finder->arena, list, facts);
}

void function_facts_find(FunctionFacts *facts, const ProgramFacts *program, const IrFunction *function)
{
    *facts = (FunctionFacts){.function = function};
    Finder finder = {.facts = facts, .program = program, .arena = program->arena};
    note_block(&finder, &function->body, NULL);
    map_each(entry, &facts->variables) {
        VariableFacts *variable = entry->value;
        if (variable->variable->kind == IR_LOCAL && variable->occurrence_count)
            place(&finder, variable);
    }
    find_pools(&finder);
    find_owned(&finder);
    find_volatile(&finder);
    vec_each(i, &function->locals) {
        VariableFacts *variable = pointer_map_get(&facts->variables, function->locals.items[i]);
        for (size_t k = 0; variable && k < variable->places.count; k++)
            if (variable->places.items[k].placement == PLACED_BEFORE)
                note_declared_before(&finder, variable, variable->places.items[k].stmt);
    }
}

const VariableFacts *variable_facts(const FunctionFacts *facts, const IrVariable *variable)
{
    static const VariableFacts nothing = {0};
    const VariableFacts *found = pointer_map_get(&facts->variables, variable);
    return found ? found : &nothing;
}

static bool has_place(const VariableFacts *facts, Placement placement, const IrStmt *stmt)
{
    vec_each(i, &facts->places)
        if (facts->places.items[i].placement == placement && facts->places.items[i].stmt == stmt)
            return true;
    return false;
}

bool declared_by(const VariableFacts *facts, const IrStmt *stmt)
{
    return has_place(facts, PLACED_AT, stmt);
}

bool declared_in_loop(const VariableFacts *facts, const IrStmt *loop)
{
    return has_place(facts, PLACED_IN_LOOP, loop);
}

bool declared_for_nothing(const VariableFacts *facts, const IrStmt *stmt)
{
    vec_each(i, &facts->places) {
        const Place *place = &facts->places.items[i];
        if (place->placement != PLACED_BEFORE && place->stmt == stmt)
            return place->reads == 0 && place->writes == 1;
    }
    return false;
}

bool loop_is_pooled(const FunctionFacts *facts, const IrStmt *loop)
{
    return pointer_map_has(&facts->pooled, loop);
}
