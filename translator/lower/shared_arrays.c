/* See shared_arrays.h. */
#include "lower/shared_arrays.h"

#include "base/map.h"
#include "lower/kept_values.h"

#include <string.h>

typedef struct Sharing {
    IrProgram *program;
    PointerMap leaks;   /* IrVariable -> itself: somebody else may have its array */
    PointerMap makers;  /* IrFunction -> KNOWN_..: whether its result is always an array of its own */
    PointerMap numbers; /* IrVariable, IrField -> itself: holds a Python number, as an array, until a tensor is added to it */
    PointerMap kept;    /* IrVariable -> a statement that changes it in place although a backward may need its value */
    bool found;
} Sharing;

static char known_fresh, known_shared; /* their addresses are what `makers` holds */

/* ---- what makes an array of its own */

/* Operations that may give their argument back, or a view of it. */
bool shared_arrays_is_view(const IrRule *rule)
{
    static const char *const views[] = {
        "view", "reshape", "view_as", "reshape_as", "transpose", "t", "T", "mT", "permute", "squeeze", "unsqueeze", "flatten", "unflatten",
        "expand", "expand_as", "broadcast_to", "narrow", "select", "split", "chunk", "unbind", "unfold", "diagonal", "diag", "detach",
        "data", "contiguous", "to", "cpu", "cuda", "float", "double", "long", "int", "half", "type", "type_as", "movedim", "swapaxes",
        "swapdims", "ravel", "real", "requires_grad_", "detach_", "from_numpy", "as_tensor", "get_parameter", "atleast_1d", "item_at",
        "meshgrid", "Identity", "Variable", "Parameter", "squeeze_", "unsqueeze_", "positive", "__iter__", "pin_memory"};
    const char *dot = strrchr(rule->qualname, '.'), *name = dot ? dot + 1 : rule->qualname;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (strcmp(name, views[i]) == 0)
            return true;
    return strstr(rule->qualname, "Identity.") != NULL;
}

static bool makes_array(const IrExpr *call)
{
    static const char *const sharing[] = {"mx_reshape", "mx_detach", "nn_param_value", "mx_at", "mx_slice", "mx_item_array"};
    for (size_t i = 0; i < sizeof sharing / sizeof *sharing; i++)
        if (strcmp(call->name->text, sharing[i]) == 0)
            return false;
    return true;
}

static bool gives_own(Sharing *s, IrFunction *function);

/* Is the value an array that nobody else has? */
static bool is_own(Sharing *s, const IrExpr *value)
{
    switch (value->kind) {
    case IR_RULE:
        return !shared_arrays_is_view(value->rule) && value->rule->qualname && strcmp(value->rule->qualname, "builtins.next") != 0 &&
               strncmp(value->rule->qualname, "builtins.list.", 14) != 0 && strncmp(value->rule->qualname, "builtins.dict.", 14) != 0;
    case IR_C_CALL:
        return makes_array(value);
    case IR_CALL:
        return gives_own(s, value->function);
    case IR_BINARY:
    case IR_UNARY:
    case IR_INT:
    case IR_FLOAT:
    case IR_BOOL:
    case IR_NULL:
        return true;
    case IR_TERNARY:
        return is_own(s, value->left) && is_own(s, value->right);
    case IR_CONVERT:
        return value->left->type->kind != IR_TYPE_ARRAY && ir_type_is_scalar(value->left->type);
    default:
        return false;
    }
}

/* ---- who gets to see an array */

static void leak(Sharing *s, const IrExpr *value)
{
    if (!value)
        return;
    if (value->kind == IR_VAR && value->type->kind == IR_TYPE_ARRAY)
        pointer_map_set(s->program->arena, &s->leaks, value->variable, value->variable);
    switch (value->kind) {
    case IR_INDEX:
    case IR_CONVERT:
    case IR_ITEM:
        leak(s, value->left);
        break;
    case IR_TERNARY:
    case IR_AND:
    case IR_OR:
        leak(s, value->left);
        leak(s, value->right);
        break;
    case IR_RULE:
        if (shared_arrays_is_view(value->rule)) {
            leak(s, value->receiver);
            vec_each(i, &value->args)
                leak(s, value->args.items[i]);
        }
        break;
    case IR_LIST:
    case IR_SET:
    case IR_TUPLE:
    case IR_DICT:
    case IR_RECORD:
        vec_each(i, &value->args)
            leak(s, value->args.items[i]);
        break;
    default:
        break;
    }
}

/* Calls keep what they are given, but operations on tensors that change nothing. */
static bool see_expr(IrExpr *expr, void *context)
{
    Sharing *s = context;
    bool keeps = expr->kind == IR_CALL || expr->kind == IR_CALL_VALUE || expr->kind == IR_NEW || expr->kind == IR_INIT ||
                 (expr->kind == IR_RULE && expr->rule->mutates) || expr->kind == IR_LIST || expr->kind == IR_SET ||
                 expr->kind == IR_TUPLE || expr->kind == IR_DICT || expr->kind == IR_RECORD;
    vec_each(i, &expr->args)
        if (keeps)
            leak(s, expr->args.items[i]);
    return true;
}

static bool see_stmt(IrStmt *stmt, void *context)
{
    Sharing *s = context;
    if (stmt->kind == IR_ASSIGN && !stmt->is_in_place) {
        leak(s, stmt->value);
        bool is_array = stmt->place->kind == IR_VAR && stmt->place->type->kind == IR_TYPE_ARRAY;
        if (is_array && stmt->op == IR_OP_NONE && stmt->value && !is_own(s, stmt->value))
            leak(s, stmt->place);
    }
    if (stmt->kind == IR_FOR_EACH) /* the items are the container's */
        vec_each(i, &stmt->sources)
            vec_each(k, &stmt->sources.items[i].targets)
                if (stmt->sources.items[i].targets.items[k])
                    pointer_map_set(s->program->arena, &s->leaks, stmt->sources.items[i].targets.items[k],
                                    stmt->sources.items[i].targets.items[k]);
    return true;
}

/* ---- functions */

static bool see_return(IrStmt *stmt, void *context)
{
    Sharing *s = context;
    if (stmt->kind == IR_RETURN && stmt->value && stmt->value->type->kind == IR_TYPE_ARRAY) {
        bool is_local = stmt->value->kind == IR_VAR && stmt->value->variable->kind == IR_LOCAL &&
                        !pointer_map_has(&s->leaks, stmt->value->variable);
        s->found |= !is_local && !is_own(s, stmt->value);
    }
    return true;
}

static void look_through(IrFunction *function, void *context)
{
    ir_walk_block(&function->body, see_stmt, see_expr, context);
}

static bool gives_own(Sharing *s, IrFunction *function)
{
    void *known = pointer_map_get(&s->makers, function);
    if (known)
        return known == &known_fresh;
    pointer_map_set(s->program->arena, &s->makers, function, &known_shared); /* while it is being looked at, and of virtual ones */
    if (function->is_virtual || function->is_generator || function->result->kind != IR_TYPE_ARRAY)
        return false;
    bool before = s->found;
    s->found = false;
    look_through(function, s);
    ir_walk_block(&function->body, see_return, NULL, s);
    bool is_fresh = !s->found;
    s->found = before;
    if (is_fresh)
        pointer_map_set(s->program->arena, &s->makers, function, &known_fresh);
    return is_fresh;
}

/* ---- numbers: where x += y gives x a new array first */

static const void *place_key(const IrExpr *place)
{
    return place->kind == IR_VAR ? (const void *)place->variable : place->kind == IR_FIELD ? (const void *)place->field : NULL;
}

static bool is_number(const Sharing *s, const IrExpr *value)
{
    if (value->kind == IR_TERNARY)
        return is_number(s, value->left) || is_number(s, value->right);
    bool is_scalar = value->kind == IR_CONVERT && value->type->kind == IR_TYPE_ARRAY && ir_type_is_scalar(value->left->type);
    return is_scalar || (place_key(value) && pointer_map_has(&s->numbers, place_key(value)));
}

static void note_number(Sharing *s, const void *key, const IrExpr *value)
{
    if (!key || !value || value->type->kind != IR_TYPE_ARRAY || pointer_map_has(&s->numbers, key) || !is_number(s, value))
        return;
    pointer_map_set(s->program->arena, &s->numbers, key, (void *)key);
    s->found = true;
}

static bool number_in_stmt(IrStmt *stmt, void *context)
{
    if (stmt->kind == IR_ASSIGN && !stmt->is_in_place && stmt->op == IR_OP_NONE)
        note_number(context, place_key(stmt->place), stmt->value);
    return true;
}

static bool number_in_expr(IrExpr *expr, void *context)
{
    if (expr->kind == IR_RECORD && expr->type->kind == IR_TYPE_RECORD)
        for (size_t i = 0; i < expr->args.count && i < expr->type->record->fields.count; i++)
            note_number(context, expr->type->record->fields.items[i], expr->args.items[i]);
    return true;
}

static void find_numbers(IrFunction *function, void *context)
{
    ir_walk_block(&function->body, number_in_stmt, number_in_expr, context);
}

/* The number as an array that knows it. */
static void mark_number(Sharing *s, IrExpr *value)
{
    if (value->kind == IR_TERNARY) {
        mark_number(s, value->left);
        mark_number(s, value->right);
    } else if (value->kind == IR_CONVERT && value->type->kind == IR_TYPE_ARRAY && ir_type_is_scalar(value->left->type)) {
        IrExpr *call = ir_c_call(s->program, "mx_number", value->type, value->span);
        vec_push(s->program->arena, &call->args, value->left);
        *value = *call;
    }
}

static bool mark_in_stmt(IrStmt *stmt, void *context)
{
    Sharing *s = context;
    const void *key = stmt->kind == IR_ASSIGN && stmt->value ? place_key(stmt->place) : NULL;
    if (key && pointer_map_has(&s->numbers, key) && !stmt->is_in_place)
        mark_number(s, stmt->value);
    return true;
}

static bool mark_in_expr(IrExpr *expr, void *context)
{
    Sharing *s = context;
    if (expr->kind == IR_RECORD && expr->type->kind == IR_TYPE_RECORD)
        for (size_t i = 0; i < expr->args.count && i < expr->type->record->fields.count; i++)
            if (expr->args.items[i] && pointer_map_has(&s->numbers, expr->type->record->fields.items[i]))
                mark_number(s, expr->args.items[i]);
    return true;
}

static void mark_numbers(IrFunction *function, void *context)
{
    ir_walk_block(&function->body, mark_in_stmt, mark_in_expr, context);
}

/* ---- the statements */

/* x = mx_assigned(x, value): x itself, changed; or the value, if x is a number. */
static void assign_beside_number(Sharing *s, IrStmt *stmt)
{
    IrExpr *call = ir_c_call(s->program, "mx_assigned", stmt->value->type, stmt->value->span);
    vec_push(s->program->arena, &call->args, ir_copy(s->program, stmt->place));
    vec_push(s->program->arena, &call->args, stmt->value);
    call->rule = NULL;
    stmt->value = call;
    stmt->is_shared = stmt->is_in_place = false;
    s->found = true;
}

static bool decide(IrStmt *stmt, void *context)
{
    Sharing *s = context;
    if (stmt->kind != IR_ASSIGN || !stmt->is_in_place)
        return true;
    const IrExpr *place = stmt->place;
    while (place->kind == IR_INDEX)
        place = place->left;
    if (place->type->kind != IR_TYPE_ARRAY || (place->kind == IR_FIELD && place->field->kind == IR_FIELD_PARAMETER))
        return true;
    bool is_alone = place->kind == IR_VAR && place->variable->kind == IR_LOCAL && !pointer_map_has(&s->leaks, place->variable) &&
                    !pointer_map_has(&s->kept, place->variable);
    bool is_resized = stmt->value && stmt->value->kind == IR_RULE && stmt->value->rule->c && strncmp(stmt->value->rule->c, "mx_resized(", 11) == 0;
    stmt->is_shared = !is_alone && !is_resized; /* another shape is another array */
    s->program->shares_arrays |= stmt->is_shared;
    if (stmt->is_shared && place == stmt->place && place_key(place) && pointer_map_has(&s->numbers, place_key(place)))
        assign_beside_number(s, stmt);
    return true;
}

static void find_kept(IrFunction *function, void *context)
{
    Sharing *s = context;
    kept_values_find(s->program, function, &s->kept);
}

static void decide_in(IrFunction *function, void *context)
{
    ir_walk_block(&function->body, decide, NULL, context);
}

static bool changes(IrStmt *stmt, void *context)
{
    ((Sharing *)context)->found |= stmt->kind == IR_ASSIGN && stmt->is_in_place;
    return true;
}

static void look_for_changes(IrFunction *function, void *context)
{
    ir_walk_block(&function->body, changes, NULL, context);
}

/* F.relu(x, inplace=True) */
static bool find_in_place(IrExpr *expr, void *context)
{
    IrProgram *program = context;
    program->shares_arrays |= expr->kind == IR_RULE && expr->rule->c && strstr(expr->rule->c, "_in_place(");
    return true;
}

static void look_for_in_place(IrFunction *function, void *context)
{
    ir_walk_block(&function->body, NULL, find_in_place, context);
}

void shared_arrays_follow(IrProgram *program)
{
    Sharing s = {.program = program};
    ir_each_function(program, look_for_in_place, program);
    ir_each_function(program, look_for_changes, &s);
    if (!s.found) /* most programs change no tensor in place */
        return;
    ir_each_function(program, look_through, &s);
    for (s.found = true; s.found;) {
        s.found = false;
        ir_each_function(program, find_numbers, &s);
    }
    if (kept_values_matter(program))
        ir_each_function(program, find_kept, &s);
    ir_each_function(program, decide_in, &s);
    if (s.found)
        ir_each_function(program, mark_numbers, &s);
}
