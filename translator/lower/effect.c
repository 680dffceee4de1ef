/* See effect.h. */
#include "lower/effect.h"

#include <string.h>

static unsigned of_block(Effects *e, const IrBlock *block);

/* ---- whose state it is */

/* The variable that a place or an object hangs on; NULL if it comes from elsewhere. */
static const IrVariable *root_of(const IrExpr *expr, bool through_parts)
{
    while (expr && expr->kind != IR_VAR) {
        bool is_part = expr->kind == IR_FIELD || expr->kind == IR_ITEM || expr->kind == IR_SLICE || expr->kind == IR_INDEX;
        if (expr->kind != IR_CONVERT && !(through_parts && is_part))
            return NULL;
        expr = expr->kind == IR_FIELD ? expr->receiver : expr->left;
    }
    return expr ? expr->variable : NULL;
}

/* What changing the object means to others. */
static unsigned change_of(Effects *e, const IrExpr *object)
{
    const IrVariable *root = root_of(object, false), *owner = root_of(object, true);
    if (root && root->kind == IR_LOCAL && pointer_map_get(&e->fresh, root))
        return 0;
    return owner && owner == e->self ? EFFECT_SELF : EFFECT_MUTATES;
}

static unsigned of_store(Effects *e, const IrStmt *stmt)
{
    const IrExpr *place = stmt->place;
    if (place->kind == IR_VAR && place->variable->kind == IR_GLOBAL)
        return EFFECT_MUTATES;
    if (place->kind == IR_VAR) {
        bool is_display = stmt->value && !stmt->op && (stmt->value->kind == IR_LIST || stmt->value->kind == IR_DICT || stmt->value->kind == IR_SET);
        pointer_map_set(e->arena, &e->fresh, place->variable, is_display ? (void *)place->variable : NULL);
        return 0;
    }
    return change_of(e, place->kind == IR_FIELD ? place->receiver : place->left);
}

/* ---- reads of a defaultdict */

static bool note_default(IrStmt *stmt, void *context)
{
    Effects *e = context;
    const IrExpr *value = stmt->kind == IR_ASSIGN && !stmt->op ? stmt->value : NULL, *place = stmt->place;
    bool makes_one = value && value->kind == IR_RULE && value->rule->c && strncmp(value->rule->c, "py_default_dict_new(", 20) == 0;
    const void *holder = !makes_one ? NULL : place->kind == IR_VAR ? (const void *)place->variable : place->kind == IR_FIELD ? (const void *)place->field : NULL;
    if (makes_one && !(holder && pointer_map_has(&e->defaults, holder)))
        e->default_count++;
    if (holder && !pointer_map_has(&e->defaults, holder))
        pointer_map_set(e->arena, &e->defaults, holder, (void *)(uintptr_t)(1u << (8 + e->default_count % 8)));
    return true;
}

static void note_defaults(IrFunction *function, void *context)
{
    ir_walk_block(&function->body, note_default, NULL, context);
}

/* What reading an item of the container may put there. */
static unsigned inserts_of(const Effects *e, const IrExpr *container)
{
    if (!e->default_count || container->type->kind != IR_TYPE_DICT)
        return 0;
    bool is_param = container->kind == IR_VAR && container->variable->kind == IR_PARAM;
    if (is_param || (container->kind == IR_ITEM && inserts_of(e, container->left)))
        return EFFECT_INSERTS;
    const void *holder = container->kind == IR_VAR ? (const void *)container->variable : container->kind == IR_FIELD ? (const void *)container->field : NULL;
    return holder ? (unsigned)(uintptr_t)pointer_map_get(&e->defaults, holder) : 0;
}

/* For those who call the function. */
static unsigned seen_outside(unsigned effects)
{
    if (effects & EFFECT_INSERTS)
        effects |= EFFECT_MUTATES;
    return (effects & ~(unsigned)(EFFECT_CHECKS | EFFECT_INSERTS)) | (effects & EFFECT_READS ? EFFECT_SHOWS : 0);
}

/* ---- statements */

static unsigned of_slots(Effects *e, const IrSlotVec *slots)
{
    unsigned effects = 0;
    vec_each(i, slots)
        effects |= effect_of(e, *slots->items[i]);
    return effects;
}

static unsigned of_stmt(Effects *e, const IrStmt *stmt)
{
    IrSlotVec slots = {0};
    ir_stmt_slots(e->arena, (IrStmt *)stmt, &slots);
    unsigned effects = of_slots(e, &slots);
    if (stmt->kind == IR_ASSIGN)
        effects |= of_store(e, stmt);
    if (stmt->kind == IR_DELETE)
        effects |= EFFECT_MUTATES;
    if (stmt->kind == IR_PRINT)
        effects |= EFFECT_IO;
    vec_each(i, &stmt->sources)
        if (stmt->sources.items[i].kind == IR_EACH_ITERATOR)
            effects |= EFFECT_ALL;
        else if (stmt->sources.items[i].kind == IR_EACH_BATCH)
            effects |= EFFECT_DRAWS | EFFECT_MUTATES;
    for (size_t i = 0; i < ir_block_count(stmt); i++)
        effects |= of_block(e, ir_block_at(stmt, i));
    return effects;
}

static unsigned of_block(Effects *e, const IrBlock *block)
{
    unsigned effects = 0;
    vec_each(i, &block->statements)
        effects |= of_stmt(e, block->statements.items[i]);
    return effects;
}

unsigned effect_of_stmts(Effects *e, IrStmt *const *stmts, size_t count)
{
    unsigned effects = 0;
    e->fresh = (PointerMap){0};
    for (size_t i = 0; i < count; i++)
        effects |= of_stmt(e, stmts[i]);
    e->fresh = (PointerMap){0};
    return effects;
}

/* ---- functions */

static unsigned of_body(Effects *e, const IrFunction *function)
{
    const IrVariable *outer = e->self;
    e->self = function->class_ && function->params.count ? function->params.items[0] : NULL;
    unsigned effects = effect_of_stmts(e, function->body.statements.items, function->body.statements.count);
    e->self = outer;
    return seen_outside(effects);
}

/* What is known so far. */
static unsigned of_function(Effects *e, const IrFunction *function)
{
    return (unsigned)(uintptr_t)pointer_map_get(&e->functions, function);
}

static bool learn(Effects *e, const IrFunction *function)
{
    unsigned before = of_function(e, function), effects = before | of_body(e, function);
    pointer_map_set(e->arena, &e->functions, function, (void *)(uintptr_t)effects);
    return effects != before;
}

/* Functions may call each other in circles: asked until nothing new shows. */
void effects_of_program(Effects *e, const IrProgram *program)
{
    ir_each_function((IrProgram *)program, note_defaults, e);
    for (bool is_new = true; is_new;) {
        is_new = false;
        vec_each(m, &program->modules) {
            const IrModule *module = program->modules.items[m];
            vec_each(i, &module->functions)
                is_new |= learn(e, module->functions.items[i]);
            vec_each(c, &module->classes)
                vec_each(i, &module->classes.items[c]->methods)
                    is_new |= learn(e, module->classes.items[c]->methods.items[i]);
            if (module->main)
                is_new |= learn(e, module->main);
        }
    }
}

static unsigned of_call(Effects *e, const IrExpr *expr)
{
    unsigned effects = of_function(e, expr->function);
    if (!(effects & EFFECT_SELF))
        return effects;
    effects &= ~(unsigned)EFFECT_SELF;
    return effects | (expr->args.count ? change_of(e, expr->args.items[0]) : EFFECT_MUTATES);
}

static const IrFunction *init_of(const IrClass *class_)
{
    while (class_ && !class_->init)
        class_ = class_->base ? class_->base->class_ : NULL;
    return class_ ? class_->init : NULL;
}

static unsigned of_new(Effects *e, const IrClass *class_)
{
    const IrFunction *init = init_of(class_);
    unsigned effects = init ? of_function(e, init) & ~(unsigned)EFFECT_SELF : 0;
    return effects | (class_->is_nn_module ? EFFECT_DRAWS : 0);
}

/* ---- calls of the runtime */

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static const IrExpr *object_of(const IrExpr *call)
{
    return call->receiver ? call->receiver : call->args.count ? call->args.items[0] : NULL;
}

/* Layers draw their first weights when they are made; dropout draws at each call, and what may hold a dropout may too. */
static unsigned of_rule(Effects *e, const IrExpr *expr)
{
    const IrRule *rule = expr->rule;
    unsigned effects = EFFECT_READS;
    bool is_nn = strncmp(rule->qualname, "torch.nn.", 9) == 0;
    bool is_layer = is_nn && ends_with(rule->qualname, ".__init__");
    bool may_drop = is_nn && ends_with(rule->qualname, ".forward") && (strstr(rule->qualname, "Dropout") || strstr(rule->qualname, "Sequential"));
    if (rule->draws || is_layer || may_drop)
        effects |= EFFECT_DRAWS;
    if (rule->mutates)
        effects |= change_of(e, object_of(expr));
    if (rule->io)
        effects |= EFFECT_IO;
    return effects;
}

/* Functions of the runtime that run code of the script, or change their first argument. */
static unsigned of_c_call(Effects *e, const IrExpr *expr)
{
    static const char *const running[] = {"py_call", "py_call_with", "py_call_method", "py_call_method_with", "py_context_exit"};
    static const char *const changing[] = {"py_set_item", "py_set_slice", "py_delete_item", "py_delete_slice", "py_list_delete_slice", "py_error_init"};
    if (name_is(expr->name, "nn_module_forward"))
        return EFFECT_DRAWS | EFFECT_READS;
    if (name_is(expr->name, "py_file_close") || name_is(expr->name, "nn_module_init"))
        return change_of(e, object_of(expr)) | EFFECT_IO;
    for (size_t i = 0; i < sizeof running / sizeof *running; i++)
        if (name_is(expr->name, running[i]))
            return EFFECT_ALL;
    for (size_t i = 0; i < sizeof changing / sizeof *changing; i++)
        if (name_is(expr->name, changing[i]))
            return EFFECT_READS | change_of(e, object_of(expr));
    size_t length = strlen(expr->name->text);
    bool augments = length > 6 && strncmp(expr->name->text, "py_", 3) == 0 && strcmp(expr->name->text + length - 3, "_to") == 0; /* py_add_to */
    return augments ? EFFECT_READS | change_of(e, object_of(expr)) : EFFECT_READS;
}

/* One of the operands is a container, or may be or hold one. */
static bool takes_whole(const IrSlotVec *operands)
{
    vec_each(i, operands) {
        const IrExpr *operand = *operands->items[i];
        if (operand && ir_type_is_heap(operand->type) && operand->type->kind != IR_TYPE_STR && operand->type->kind != IR_TYPE_ARRAY)
            return true;
    }
    return false;
}

unsigned effect_of(Effects *e, const IrExpr *expr)
{
    if (!expr || (expr->placed && expr->placed < e->from))
        return 0;
    IrSlotVec slots = {0};
    ir_expr_slots(e->arena, (IrExpr *)expr, &slots);
    unsigned effects = of_slots(e, &slots);
    switch (expr->kind) {
    case IR_VAR:
        return effects | (expr->variable->kind == IR_GLOBAL ? EFFECT_READS : 0) | (expr->unbound ? EFFECT_CHECKS : 0);
    case IR_FIELD:
        return effects | EFFECT_READS | (expr->unbound ? EFFECT_CHECKS : 0);
    case IR_ITEM:
        return effects | EFFECT_READS | inserts_of(e, expr->left);
    case IR_SLICE:
        return effects | EFFECT_READS | EFFECT_SHOWS;
    case IR_RULE:
        return effects | of_rule(e, expr) | (takes_whole(&slots) ? EFFECT_SHOWS : 0);
    case IR_C_CALL:
        return effects | of_c_call(e, expr) | (takes_whole(&slots) ? EFFECT_SHOWS : 0);
    case IR_CALL:
        return effects | of_call(e, expr);
    case IR_NEW:
    case IR_INIT:
        return effects | of_new(e, expr->class_);
    case IR_CALL_VALUE:
    case IR_PARSE_ARGS:
        return effects | EFFECT_ALL;
    default:
        return effects;
    }
}

static bool insert_shows(unsigned a, unsigned b)
{
    return (a & EFFECT_INSERTS) && ((b & (EFFECT_SHOWS | EFFECT_MUTATES | EFFECT_CHECKS)) || (a & b & EFFECT_INSERTS));
}

/* A name without a value ends the statement: whether random numbers were drawn before that, nobody asks who is not already lost. */
static bool is_check_among_draws(unsigned check, unsigned other)
{
    return (check & (EFFECT_ACTS | EFFECT_CHECKS)) == EFFECT_CHECKS && (other & EFFECT_ACTS) == EFFECT_DRAWS;
}

bool effect_conflict(unsigned a, unsigned b)
{
    if (is_check_among_draws(a, b) || is_check_among_draws(b, a))
        return false;
    if (insert_shows(a, b) || insert_shows(b, a))
        return true;
    bool both_act = (a & (EFFECT_ACTS | EFFECT_CHECKS)) && (b & (EFFECT_ACTS | EFFECT_CHECKS)) && ((a | b) & EFFECT_ACTS);
    return both_act || ((a & EFFECT_MUTATES) && (b & EFFECT_READS)) || ((b & EFFECT_MUTATES) && (a & EFFECT_READS));
}

/* ---- locals for operands */

static const char *operand_name(IrProgram *program, const IrFunction *function, const IrExpr *expr)
{
    const char *name = expr->kind == IR_CALL ? expr->function->name->text : expr->kind == IR_RULE ? expr->rule->qualname : "value";
    const char *dot = strrchr(name, '.');
    name = dot ? dot + 1 : name;
    if (strcmp(name, "forward") == 0 || strncmp(name, "__", 2) == 0 || strcmp(name, "builtins") == 0 || expr->kind == IR_CALL)
        name = "value";
    return ir_free_name(program, function, name);
}

bool effect_can_hold(const IrExpr *expr)
{
    const IrType *type = expr->type;
    bool is_constant = expr->kind == IR_INT || expr->kind == IR_FLOAT || expr->kind == IR_STR || expr->kind == IR_BOOL ||
                       expr->kind == IR_NULL || expr->kind == IR_C_NAME || expr->kind == IR_CLASS || expr->kind == IR_FUNCTION;
    return !is_constant && type->kind != IR_TYPE_VOID && !(type->kind == IR_TYPE_LIBRARY && type->is_embedded) &&
           expr->kind != IR_LIST; /* a spread display stays where the call can spread it */
}

IrStmt *effect_hold(IrProgram *program, IrFunction *function, IrExpr **slot)
{
    IrExpr *value = *slot;
    if (!effect_can_hold(value) && value->kind != IR_LIST)
        return NULL;
    IrVariable *local = ir_local(program, function, operand_name(program, function, value), value->type, value->span);
    *slot = ir_var(program, local, value->span);
    return ir_assign(program, ir_var(program, local, value->span), value, value->span);
}

/* ---- pieces of text */

bool effect_shows(const IrType *type)
{
    return ir_type_is_heap(type) && type->kind != IR_TYPE_STR && type->kind != IR_TYPE_ARRAY;
}

void effect_make_text(IrProgram *program, IrPiece *piece)
{
    IrExpr *format = ir_expr(program, IR_FORMAT, ir_type(&program->types, IR_TYPE_STR), piece->value->span);
    vec_push(program->arena, &format->pieces, *piece);
    format->pieces.items[0].is_early = false;
    *piece = (IrPiece){.value = format, .spec = ""};
}
