/*
 * Tensors that are printed while they carry a graph: `tensor(0.31, grad_fn=<NllLossBackward0>)`. Only recorded graphs can tell, so a program
 * that prints one records; and what it prints is given PyTorch's name where it is computed:
 *
 *     mx_array loss = mx_named(nn_cross_entropy(output, labels), "NllLossBackward0");
 *
 * Names are asked for from the printed place backwards: through variables, fields, parameters and results of functions. What is reached
 * in other ways (an item of a list) has the engine's name of its operation.
 */
#include "grad/context.h"

#include <string.h>

typedef Vec(IrExpr **) Places;

typedef struct Shown {
    Grad g;
    PointerMap sources; /* IrVariable, IrField, IrFunction -> Places: the values that it may have or return */
    PointerMap asked;   /* sources that are named already */
    PointerMap noted;   /* expressions of `places` */
    bool in_no_grad, changed;
    Places places;      /* what is printed with its graph */
} Shown;

/* ---- where values come from */

static void add_source(Shown *s, const void *owner, IrExpr **place)
{
    Places *places = pointer_map_get(&s->sources, owner);
    if (!places) {
        places = ARENA_NEW(s->g.arena, Places);
        pointer_map_set(s->g.arena, &s->sources, owner, places);
    }
    vec_push(s->g.arena, places, place);
}

static bool note_call(IrExpr *expr, void *context)
{
    Shown *s = context;
    if (expr->kind == IR_CALL)
        for (size_t i = 0; i < expr->args.count && i < expr->function->params.count; i++)
            add_source(s, expr->function->params.items[i], &expr->args.items[i]);
    return true;
}

static bool note_sources(IrStmt *stmt, void *context)
{
    Shown *s = context;
    if (stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR)
        add_source(s, stmt->place->variable, &stmt->value);
    if (stmt->kind == IR_ASSIGN && stmt->place->kind == IR_FIELD)
        add_source(s, stmt->place->field, &stmt->value);
    if (stmt->kind == IR_RETURN && stmt->value)
        add_source(s, s->g.function, &stmt->value);
    return true;
}

static void note_function(IrFunction *function, void *context)
{
    Shown *s = context;
    s->g.function = function;
    ir_walk_block(&function->body, note_sources, note_call, s);
}

/* ---- what is printed with its graph */

static bool has_arrays(const IrType *type)
{
    bool is_container = type->kind == IR_TYPE_LIST || type->kind == IR_TYPE_TUPLE || type->kind == IR_TYPE_SET;
    for (size_t i = 0; is_container && i < type->item_count; i++)
        if (has_arrays(type->items[i]))
            return true;
    return type->kind == IR_TYPE_ARRAY || (type->kind == IR_TYPE_DICT && has_arrays(type->items[1]));
}

/* A parameter shows itself as one, and its data shows no graph. */
static bool is_leaf(const IrExpr *expr)
{
    return (expr->kind == IR_FIELD && expr->field->kind == IR_FIELD_PARAMETER) || (expr->kind == IR_C_CALL && name_is(expr->name, "nn_param_value"));
}

static bool is_shown(Shown *s, const IrExpr *value)
{
    bool is_computed = value->kind != IR_VAR && value->kind != IR_FIELD && value->kind != IR_ITEM;
    return has_arrays(value->type) && !is_leaf(value) && !(s->in_no_grad && is_computed) && grad_is_tainted(&s->g, value);
}

static void note_shown(Shown *s, IrExpr **place)
{
    if (!is_shown(s, *place) || pointer_map_has(&s->noted, *place))
        return;
    pointer_map_set(s->g.arena, &s->noted, *place, *place);
    vec_push(s->g.arena, &s->places, place);
}

static void find_shown(Shown *s, const IrPieceVec *pieces)
{
    vec_each(i, pieces)
        if (pieces->items[i].value && !pieces->items[i].spec[0])
            note_shown(s, &pieces->items[i].value);
}

static void seed(Shown *s, void *owner)
{
    if (pointer_map_has(&s->g.seeds, owner))
        return;
    pointer_map_set(s->g.arena, &s->g.seeds, owner, owner);
    s->changed = true;
}

/* Graphs that reach other functions: by arguments, fields and the variables of files. */
static bool follow_expr(IrExpr *expr, void *context)
{
    Shown *s = context;
    if (expr->kind == IR_CALL)
        for (size_t i = 0; i < expr->args.count && i < expr->function->params.count; i++)
            if (expr->args.items[i] && has_arrays(expr->args.items[i]->type) && grad_is_tainted(&s->g, expr->args.items[i]))
                seed(s, expr->function->params.items[i]);
    if (expr->kind == IR_RULE && expr->rule->c && strcmp(expr->rule->c, "mx_grad_fn({self})") == 0 && expr->receiver)
        note_shown(s, &expr->receiver);
    if (expr->kind == IR_FORMAT)
        find_shown(s, &expr->pieces);
    if (expr->kind == IR_CONVERT && expr->type->kind == IR_TYPE_STR)
        note_shown(s, &expr->left);
    return true;
}

static void follow_block(Shown *s, IrBlock *block);

static void follow_stmt(Shown *s, IrStmt *stmt)
{
    IrSlotVec slots = {0};
    ir_stmt_slots(s->g.arena, stmt, &slots);
    vec_each(i, &slots)
        ir_walk_expr(*slots.items[i], follow_expr, s);
    find_shown(s, &stmt->pieces);
    if (stmt->kind == IR_ASSIGN && has_arrays(stmt->value->type) && !s->in_no_grad && grad_is_tainted(&s->g, stmt->value)) {
        if (stmt->place->kind == IR_VAR && stmt->place->variable->kind == IR_GLOBAL)
            seed(s, stmt->place->variable);
        if (stmt->place->kind == IR_FIELD && stmt->place->field->kind != IR_FIELD_PARAMETER)
            seed(s, stmt->place->field);
    }
    bool outer = s->in_no_grad;
    s->in_no_grad |= stmt->kind == IR_SCOPE && stmt->scope == IR_SCOPE_NO_GRAD;
    for (size_t b = 0; b < ir_block_count(stmt); b++)
        follow_block(s, ir_block_at(stmt, b));
    s->in_no_grad = outer;
}

static void follow_block(Shown *s, IrBlock *block)
{
    vec_each(i, &block->statements)
        follow_stmt(s, block->statements.items[i]);
}

static void follow_function(IrFunction *function, void *context)
{
    Shown *s = context;
    grad_taint_function(&s->g, function);
    follow_block(s, &function->body);
}

static void find_all(Shown *s)
{
    s->changed = true;
    while (s->changed) {
        s->changed = false;
        ir_each_function(s->g.program, follow_function, s);
    }
}

const IrExpr *grad_shown(IrProgram *program)
{
    Shown s = {.g = {.program = program, .arena = program->arena}};
    find_all(&s);
    return s.places.count ? *s.places.items[0] : NULL;
}

/* ---- names */

static bool has_dim(const IrExpr *rule)
{
    vec_each(i, &rule->args)
        if (rule->args.items[i] && (name_is(rule->rule->params.items[i].name, "dim") || name_is(rule->rule->params.items[i].name, "axis")))
            return true;
    return false;
}

static const char *name_of_index(const IrExpr *index)
{
    const char *name = NULL;
    vec_each(i, &index->parts) {
        switch (index->parts.items[i].kind) {
        case IR_INDEX_ARRAY:
        case IR_INDEX_MASK:
            return "IndexBackward0";
        case IR_INDEX_AT:
            name = "SelectBackward0";
            break;
        case IR_INDEX_RANGE:
            name = "SliceBackward0";
            break;
        case IR_INDEX_NEW_AXIS:
            name = "UnsqueezeBackward0";
            break;
        default:
            break;
        }
    }
    return name;
}

/* "torch.nn.functional.relu" -> "relu", "torch.nn.ReLU.forward" -> "ReLU". */
static const char *name_of_rule(const IrExpr *expr)
{
    static const struct {
        const char *name, *whole, *along;
    } nodes[] = {
#define NODE(name, node) {name, node, node},
#define NODE_DIM(name, whole, along) {name, whole, along},
#include "grad/nodes.def"
#undef NODE
#undef NODE_DIM
    };
    const char *qualname = expr->rule->qualname, *last = strrchr(qualname, '.');
    if (expr->rule->c && strstr(expr->rule->c, "mx_sum_dim(mx_stack_list(")) /* sum(losses) */
        return "AddBackward0";
    if (strncmp(qualname, "torch.", 6) != 0 || !last)
        return NULL;
    size_t length = strlen(last + 1);
    const char *name = last + 1;
    if (strcmp(name, "forward") == 0) {
        for (name = last; name[-1] != '.'; name--)
            continue;
        length = (size_t)(last - name);
    }
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++)
        if (strlen(nodes[i].name) == length && strncmp(nodes[i].name, name, length) == 0)
            return has_dim(expr) ? nodes[i].along : nodes[i].whole;
    return NULL;
}

static void name_place(Shown *s, IrExpr **place);

static void name_sources(Shown *s, const void *owner)
{
    const Places *places = pointer_map_get(&s->sources, owner);
    if (!places || pointer_map_has(&s->asked, owner))
        return;
    pointer_map_set(s->g.arena, &s->asked, owner, (void *)owner);
    vec_each(i, places)
        name_place(s, places->items[i]);
}

static void name_place(Shown *s, IrExpr **place)
{
    IrExpr *expr = *place;
    if (!expr || expr->type->kind != IR_TYPE_ARRAY)
        return;
    if (expr->kind == IR_VAR)
        name_sources(s, expr->variable);
    else if (expr->kind == IR_FIELD)
        name_sources(s, expr->field);
    else if (expr->kind == IR_CALL)
        name_sources(s, expr->function);
    else if (expr->kind == IR_TERNARY) {
        name_place(s, &expr->left);
        name_place(s, &expr->right);
    }
    const char *name = expr->kind == IR_RULE ? name_of_rule(expr) : expr->kind == IR_INDEX ? name_of_index(expr) : NULL;
    if (!name)
        return;
    IrExpr *named = ir_c_call(s->g.program, "mx_named", expr->type, expr->span);
    vec_push(s->g.arena, &named->args, expr);
    vec_push(s->g.arena, &named->args, ir_c_name(s->g.program, arena_printf(s->g.arena, "\"%s\"", name), ir_type(&s->g.program->types, IR_TYPE_STR), expr->span));
    *place = named;
}

void grad_name_shown(IrProgram *program)
{
    Shown s = {.g = {.program = program, .arena = program->arena}};
    find_all(&s);
    ir_each_function(program, note_function, &s);
    vec_each(i, &s.places)
        name_place(&s, s.places.items[i]);
}
