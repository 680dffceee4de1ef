/* Facts that hold for the whole program: which functions make values, which fields and globals change,
 * what is reached. */
#include "emit/facts.h"
#include "emit/share.h"

#include <stdint.h>
#include <string.h>

void module_functions(Arena *arena, const IrModule *module, FunctionVec *functions)
{
    vec_each(c, &module->classes)
        vec_each(i, &module->classes.items[c]->methods)
            vec_push(arena, functions, module->classes.items[c]->methods.items[i]);
    vec_each(i, &module->functions)
        vec_push(arena, functions, module->functions.items[i]);
    if (module->main)
        vec_push(arena, functions, module->main);
}

void all_functions(Arena *arena, const IrProgram *program, FunctionVec *functions)
{
    vec_each(m, &program->modules)
        module_functions(arena, program->modules.items[m], functions);
}

/* ---- effects ------------------------------------------------------------------------------------------ */

static bool is_nonzero(const IrExpr *expr)
{
    return (expr->kind == IR_INT && expr->integer != 0) || (expr->kind == IR_FLOAT && expr->number != 0);
}

/* Operations that raise for some operands: an effect, if somebody may catch or see it. */
static bool may_raise(const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_ITEM:
        return expr->left->type->kind != IR_TYPE_TUPLE;
    case IR_BINARY:
        return (expr->op == IR_TRUE_DIV || expr->op == IR_FLOOR_DIV || expr->op == IR_MOD) && !is_nonzero(expr->right);
    case IR_CONVERT:
        return expr->left->type->kind == IR_TYPE_VALUE && expr->type->kind != IR_TYPE_VALUE && expr->type->kind != IR_TYPE_BOOL &&
               expr->type->kind != IR_TYPE_STR;
    default:
        return false;
    }
}

static bool note_effect(IrExpr *expr, void *context)
{
    bool *found = context;
    switch (expr->kind) {
    case IR_RULE:
        *found |= expr->rule->draws || expr->rule->mutates || expr->rule->io || expr->rule->raises;
        break;
    case IR_CALL:
    case IR_CALL_VALUE:
    case IR_NEW:
    case IR_INIT:
    case IR_C_CALL:
    case IR_PARSE_ARGS:
        *found = true;
        break;
    default:
        *found |= may_raise(expr);
        break;
    }
    return !*found;
}

bool expr_has_effects(const IrExpr *expr)
{
    bool found = false;
    ir_walk_expr((IrExpr *)expr, note_effect, &found);
    return found;
}

/* ---- allocation --------------------------------------------------------------------------------------- */

typedef struct AllocationSearch {
    const ProgramFacts *facts;
    bool found;
} AllocationSearch;

static bool note_allocation(IrExpr *expr, void *context)
{
    AllocationSearch *search = context;
    switch (expr->kind) {
    case IR_RULE:
    case IR_C_CALL:
    case IR_CALL_VALUE:
        search->found |= ir_type_is_heap(expr->type) || expr->type->kind == IR_TYPE_RECORD;
        search->found |= expr->kind == IR_RULE && expr->receiver &&
                         expr->receiver->type->kind == IR_TYPE_ARRAY && expr->type->kind == IR_TYPE_VOID;
        break;
    case IR_CALL:
        search->found |= pointer_map_has(&search->facts->allocates, expr->function);
        break;
    case IR_NEW:
    case IR_LIST:
    case IR_SET:
    case IR_TUPLE:
    case IR_DICT:
    case IR_INDEX:
    case IR_SLICE:
    case IR_PARSE_ARGS:
        search->found = true;
        break;
    case IR_FORMAT:
        search->found = true;
        break;
    case IR_CONVERT:
        search->found |= expr->type->kind == IR_TYPE_ARRAY || expr->type->kind == IR_TYPE_VALUE ||
                         (expr->type->kind == IR_TYPE_STR && expr->left->type->kind != IR_TYPE_VALUE);
        break;
    default:
        break;
    }
    return !search->found;
}

bool expr_allocates(const ProgramFacts *facts, const IrExpr *expr)
{
    AllocationSearch search = {.facts = facts};
    ir_walk_expr((IrExpr *)expr, note_allocation, &search);
    return search.found;
}

/* printf takes numbers with a spec, and texts, as they are; the text of everything else is made in the
 * pool. */
static bool piece_allocates(const IrPiece *piece)
{
    if (piece->text || piece->value->kind == IR_NULL)
        return false;
    switch (piece->value->type->kind) {
    case IR_TYPE_INT:
    case IR_TYPE_BOOL:
    case IR_TYPE_STR:
        return piece->conversion != 0;
    case IR_TYPE_FLOAT:
        return piece->spec[0] == '\0';
    default:
        return true;
    }
}

bool stmt_makes_values(const IrStmt *stmt)
{
    bool makes =
        stmt->kind == IR_TRY || stmt->kind == IR_VALUE_AND_GRAD || stmt->kind == IR_OPTIMIZER_UPDATE || stmt->kind == IR_CLIP_GRADS;
    vec_each(i, &stmt->pieces)
        makes |= piece_allocates(&stmt->pieces.items[i]);
    vec_each(i, &stmt->sources)
        makes |= stmt->sources.items[i].kind == IR_EACH_ROWS;
    return makes;
}

static bool stmt_allocates(IrStmt *stmt, void *context)
{
    AllocationSearch *search = context;
    search->found |= stmt_makes_values(stmt);
    return true;
}

/* A call of a method that may be overridden counts as what the overriding ones do; to keep it simple: it
 * allocates. */
static bool function_allocates(const ProgramFacts *facts, IrFunction *function)
{
    AllocationSearch search = {.facts = facts, .found = function->is_virtual || function->is_generator};
    ir_walk_block(&function->body, stmt_allocates, note_allocation, &search);
    return search.found;
}

static void find_allocating(ProgramFacts *facts, const FunctionVec *functions)
{
    for (bool changed = true; changed;) {
        changed = false;
        vec_each(i, functions) {
            IrFunction *function = functions->items[i];
            if (pointer_map_has(&facts->allocates, function) || !function_allocates(facts, function))
                continue;
            pointer_map_set(facts->arena, &facts->allocates, function, function);
            changed = true;
        }
    }
}

/* ---- slots that change -------------------------------------------------------------------------------- */

typedef struct SlotSearch {
    ProgramFacts *facts;
    const IrFunction *function;
} SlotSearch;

static void count_global(ProgramFacts *facts, const IrVariable *variable, size_t by)
{
    if (!variable || variable->kind != IR_GLOBAL)
        return;
    size_t count = (size_t)(uintptr_t)pointer_map_get(&facts->global_writes, variable) + by;
    pointer_map_set(facts->arena, &facts->global_writes, variable, (void *)(uintptr_t)count);
}

static bool note_written(IrStmt *stmt, void *context)
{
    SlotSearch *search = context;
    const IrExpr *place = stmt->kind == IR_ASSIGN ? stmt->place : NULL;
    while (place && (place->kind == IR_INDEX || place->kind == IR_ITEM || place->kind == IR_SLICE))
        place = place->left;
    if (place && place->kind == IR_FIELD && !search->function->is_init)
        pointer_map_set(search->facts->arena, &search->facts->written_fields, place->field, place->field);
    /* Below other statements a write may happen more than once, or not at all. */
    if (place && place->kind == IR_VAR)
        count_global(search->facts, place->variable,
                     search->function->is_main && stmt->op == IR_OP_NONE ? 1 : 2);
    count_global(search->facts, stmt->variable, 2);
    count_global(search->facts, stmt->index, 2);
    vec_each(i, &stmt->sources)
        vec_each(k, &stmt->sources.items[i].targets)
            count_global(search->facts, stmt->sources.items[i].targets.items[k], 2);
    if (stmt->grad)
        count_global(search->facts, stmt->grad->loss, 2);
    return true;
}

/* ---- members: classes whose instances are made somewhere else than straight into a variable or field of that class ---- */

/* A init that is not written hands on to the first of the base's. */
static void note_handing_on(ProgramFacts *facts, const IrExpr *expr)
{
    const IrClass *class_ = expr->class_, *at = class_;
    while (at && !at->init)
        at = at->base ? at->base->class_ : NULL;
    bool is_first = at && at != class_ && (!expr->function || expr->function == at->init);
    for (; is_first && class_ != at; class_ = class_->base->class_)
        pointer_map_set(facts->arena, &facts->handing_on, class_, (void *)class_);
}

/* A module of the script that is handed on as a plain nn_module, whose forward its class must tell. */
static const IrClass *handed_on_as_module(const IrExpr *expr)
{
    bool is_upcast = expr->kind == IR_CONVERT && expr->left->type->kind == IR_TYPE_INSTANCE && expr->type->kind == IR_TYPE_LIBRARY;
    return is_upcast && name_is(expr->type->c_name, "nn_module") ? expr->left->type->class_ : NULL;
}

static bool calls_no_forward(const IrExpr *expr)
{
    static const char *const names[] = {"nn_module_init", "nn_parameters", "nn_is"};
    for (size_t i = 0; expr->kind == IR_C_CALL && expr->name && i < sizeof names / sizeof names[0]; i++)
        if (name_is(expr->name, names[i]))
            return true;
    return false;
}

static void note_member(ProgramFacts *facts, const IrExpr *expr, bool is_direct)
{
    if (expr->kind == IR_NEW || expr->kind == IR_INIT)
        note_handing_on(facts, expr);
    for (const IrClass *c = expr->kind == IR_NEW || expr->kind == IR_CLASS ? expr->class_ : NULL; c;
         c = c->base ? c->base->class_ : NULL)
        pointer_map_set(facts->arena, &facts->made, c, (void *)c);
    bool is_made = expr->kind == IR_NEW || (expr->kind == IR_INIT && facts->program->hooks_modules);
    if (is_made && (!is_direct || facts->program->hooks_modules))
        pointer_map_set(facts->arena, &facts->members, expr->class_, expr->class_);
    if (expr->kind == IR_VAR && expr->variable->kind == IR_GLOBAL)
        pointer_map_set(facts->arena, &facts->global_reads, expr->variable, expr->variable);
    IrSlotVec slots = {0};
    ir_expr_slots(facts->arena, (IrExpr *)expr, &slots);
    /* Sequential(first, block): what a function of the library is given may be called there. */
    bool is_library = expr->kind == IR_RULE || expr->kind == IR_C_CALL || expr->kind == IR_LIST || expr->kind == IR_DICT;
    bool is_internal = calls_no_forward(expr);
    vec_each(i, &slots) {
        const IrExpr *part = *slots.items[i];
        const IrClass *module = is_internal ? NULL : handed_on_as_module(part);
        if (!module && is_library && !is_internal && part != expr->receiver && part->type->kind == IR_TYPE_INSTANCE &&
            part->type->class_->is_nn_module && part->kind != IR_NEW)
            module = part->type->class_;
        if (module)
            pointer_map_set(facts->arena, &facts->members, module, (void *)module);
        note_member(facts, *slots.items[i], false);
    }
}

static bool note_members(IrStmt *stmt, void *context)
{
    SlotSearch *search = context;
    IrSlotVec slots = {0};
    ir_stmt_slots(search->facts->arena, stmt, &slots);
    vec_each(i, &slots) {
        IrExpr *expr = *slots.items[i];
        const IrClass *module = handed_on_as_module(expr);
        if (module)
            pointer_map_set(search->facts->arena, &search->facts->members, module, (void *)module);
        if (stmt->kind == IR_ASSIGN && expr == stmt->place && expr->kind == IR_VAR)
            continue; /* written, not read */
        note_member(search->facts, expr,
                    stmt->kind == IR_ASSIGN || stmt->kind == IR_RETURN || stmt->kind == IR_EXPR);
    }
    return true;
}

static bool note_class(IrExpr *expr, void *context)
{
    ProgramFacts *facts = context;
    bool is_made = expr->kind == IR_NEW || expr->kind == IR_INIT || expr->kind == IR_CLASS;
    for (const IrClass *c = is_made ? expr->class_ : NULL; c; c = c->base ? c->base->class_ : NULL)
        pointer_map_set(facts->arena, &facts->initialised, c, (void *)c);
    return true;
}

/* ---- what is reached ---------------------------------------------------------------------------------- */

static void reach(ProgramFacts *facts, IrFunction *function);

static void reach_class(ProgramFacts *facts, IrClass *class_)
{
    for (; class_; class_ = class_->base ? class_->base->class_ : NULL) {
        if (class_->init)
            reach(facts, class_->init);
        for (int slot = 0; slot < IR_SLOT_COUNT; slot++)
            if (fits_slot(class_->slots[slot], slot))
                reach(facts, class_->slots[slot]);
        vec_each(i, &class_->methods) {
            IrFunction *method = class_->methods.items[i];
            bool is_in_table = is_dataset(class_) && (strstr(method->qualname, "__len__") ||
                                                      (strstr(method->qualname, "__getitem__") && method->result->kind != IR_TYPE_VOID));
            if ((class_->is_nn_module && pointer_map_has(&facts->members, class_) && has_plain_forward(class_) &&
                 method == class_->forward) ||
                is_in_table || method->is_virtual)
                reach(facts, method);
        }
    }
}

/* A virtual method reaches what overrides it. */
static void reach_overrides(ProgramFacts *facts, const IrFunction *function)
{
    const char *dot = strrchr(function->qualname, '.');
    vec_each(m, &facts->program->modules)
        vec_each(c, &facts->program->modules.items[m]->classes) {
            const IrClass *class_ = facts->program->modules.items[m]->classes.items[c];
            for (size_t i = 0; ir_class_derives(class_, function->class_) && i < class_->methods.count; i++) {
                const char *other = strrchr(class_->methods.items[i]->qualname, '.');
                if (dot && other && strcmp(dot, other) == 0)
                    reach(facts, class_->methods.items[i]);
            }
        }
}

static bool reach_expr(IrExpr *expr, void *context)
{
    if (expr->function)
        reach(context, expr->function);
    if (expr->function && expr->function->is_virtual && expr->function->class_)
        reach_overrides(context, expr->function);
    if (expr->kind == IR_NEW || expr->kind == IR_INIT || expr->kind == IR_CLASS)
        reach_class(context, expr->class_);
    return true;
}

static bool reach_stmt(IrStmt *stmt, void *context)
{
    if (stmt->grad)
        reach(context, stmt->grad->function);
    if (stmt->argument && stmt->argument->convert)
        reach(context, stmt->argument->convert);
    return true;
}

static void reach(ProgramFacts *facts, IrFunction *function)
{
    if (pointer_map_has(&facts->reachable, function))
        return;
    pointer_map_set(facts->arena, &facts->reachable, function, function);
    ir_walk_block(&function->body, reach_stmt, reach_expr, facts);
}

void program_facts_find(ProgramFacts *facts, Arena *arena, const IrProgram *program)
{
    *facts = (ProgramFacts){.arena = arena, .program = program};
    FunctionVec functions = {0};
    all_functions(arena, program, &functions);
    find_allocating(facts, &functions);
    vec_each(i, &functions) {
        SlotSearch search = {facts, functions.items[i]};
        ir_walk_block(&functions.items[i]->body, note_written, NULL, &search);
        ir_walk_block(&functions.items[i]->body, note_members, NULL, &search);
        ir_walk_block(&functions.items[i]->body, NULL, note_class, facts);
        find_copied_classes(facts, functions.items[i]);
    }
    vec_each(i, &functions)
        if (functions.items[i] == program->modules.items[0]->main)
            reach(facts, functions.items[i]);
}
