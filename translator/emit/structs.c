/*
 * Tuples that the runtime gives as small C structs: a shape (mx_dims), values with their indices
 * (mx_values), an item of a data set (data_sample), what a recurrent layer gives (nn_rnn_result). An item is a member; a variable that is only assigned such results and only read item by
 * item is a struct too. And the other way round: a record where any object will do becomes a dict.
 */
#include "emit/emitter.h"

#include <inttypes.h>
#include <string.h>

static bool begins(const IrExpr *rule, const char *text)
{
    return strncmp(rule->rule->c, text, strlen(text)) == 0;
}

/* The struct that a rule's C text gives, though its type is a tuple; NULL if it is an object. */
static const char *struct_of_rule(const IrExpr *expr)
{
    if (expr->kind != IR_RULE || expr->type->kind != IR_TYPE_TUPLE)
        return NULL;
    if (begins(expr, "data_get("))
        return "data_sample";
    if (begins(expr, "nn_rnn_forward(") || begins(expr, "nn_rnn_forward_lengths(") || begins(expr, "nn_gru_forward(") || begins(expr, "nn_lstm_forward(") || begins(expr, "nn_lstm_forward_from("))
        return "nn_rnn_result";
    if (strncmp(expr->rule->c, "mx_", 3) != 0)
        return NULL;
    if (strncmp(expr->rule->c, "mx_shape(", 9) == 0)
        return "mx_dims";
    const IrType *type = expr->type;
    bool is_pair = type->item_count == 2 && type->items[0]->kind == IR_TYPE_ARRAY &&
                   type->items[1]->kind == IR_TYPE_ARRAY;
    return is_pair ? "mx_values" : NULL;
}

/* ---- variables ---------------------------------------------------------------------------------------- */

static void disqualify(Emitter *emitter, const IrVariable *variable)
{
    pointer_map_set(emitter->arena, &emitter->structs, variable, NULL);
}

/* Every use but `variable[constant]` needs the tuple as an object. */
static bool check_uses(IrExpr *expr, void *context)
{
    Emitter *emitter = context;
    if (expr->kind == IR_ITEM && expr->left->kind == IR_VAR && expr->right->kind == IR_INT)
        return false;
    if (expr->kind == IR_VAR && pointer_map_get(&emitter->structs, expr->variable))
        disqualify(emitter, expr->variable);
    return true;
}

static bool note_results(IrStmt *stmt, void *context)
{
    Emitter *emitter = context;
    if (stmt->kind != IR_ASSIGN || stmt->place->kind != IR_VAR || stmt->place->variable->kind != IR_LOCAL)
        return true;
    const char *name = struct_of_rule(stmt->value);
    if (name && !pointer_map_has(&emitter->structs, stmt->place->variable))
        pointer_map_set(emitter->arena, &emitter->structs, stmt->place->variable, (void *)name);
    return true;
}

static bool check_statement(IrStmt *stmt, void *context)
{
    Emitter *emitter = context;
    IrSlotVec slots = {0};
    ir_stmt_slots(emitter->arena, stmt, &slots);
    bool assigns = stmt->kind == IR_ASSIGN && stmt->place->kind == IR_VAR;
    vec_each(i, &slots)
        if (!assigns || *slots.items[i] != stmt->place)
            ir_walk_expr(*slots.items[i], check_uses, emitter);
    if (!assigns || !pointer_map_get(&emitter->structs, stmt->place->variable))
        return true;
    const char *wanted = pointer_map_get(&emitter->structs, stmt->place->variable),
               *given = struct_of_rule(stmt->value);
    if (!given || strcmp(given, wanted) != 0)
        disqualify(emitter, stmt->place->variable);
    return true;
}

/* Requires the facts of the function. */
void find_structs(Emitter *emitter)
{
    IrBlock *body = (IrBlock *)&emitter->function->body;
    emitter->structs = (PointerMap){0};
    ir_walk_block(body, note_results, NULL, emitter);
    ir_walk_block(body, check_statement, NULL, emitter);
    map_each(entry, &emitter->structs)
        if (entry->value && variable_facts(&emitter->own, entry->key)->is_owned)
            disqualify(emitter, entry->key);
}

const char *struct_of_variable(const Emitter *emitter, const IrVariable *variable)
{
    return pointer_map_get(&emitter->structs, variable);
}

static IrExpr *c_name(Emitter *emitter, const char *text, const IrType *type)
{
    IrExpr *expr = ARENA_NEW(emitter->arena, IrExpr);
    expr->kind = IR_C_NAME;
    expr->type = type;
    expr->name = name_intern(emitter->program->names, text);
    return expr;
}

/* result.h, result.c of an LSTM: a tuple in the tuple. */
static IrExpr *rnn_state(Emitter *emitter, const char *result, const IrType *type)
{
    if (type->kind != IR_TYPE_TUPLE)
        return c_name(emitter, arena_printf(emitter->arena, "%s.h", result), type);
    IrExpr *tuple = ARENA_NEW(emitter->arena, IrExpr);
    tuple->kind = IR_TUPLE;
    tuple->type = type;
    vec_push(emitter->arena, &tuple->args, c_name(emitter, arena_printf(emitter->arena, "%s.h", result), type->items[0]));
    vec_push(emitter->arena, &tuple->args, c_name(emitter, arena_printf(emitter->arena, "%s.c", result), type->items[1]));
    return tuple;
}

/* The items of a struct in the C variable `result`. */
static IrExpr *item_of_struct(Emitter *emitter, const char *name, const char *result, const IrType *type, size_t index)
{
    if (strcmp(name, "data_sample") == 0) {
        Text cell = {0};
        put_member(&cell, type, arena_printf(emitter->arena, "%s.item[%zu]", result, index));
        IrExpr *item = c_name(emitter, text_string(&cell), type);
        text_release(&cell);
        return item;
    }
    if (strcmp(name, "nn_rnn_result") == 0 && index == 1)
        return rnn_state(emitter, result, type);
    const char *member = strcmp(name, "nn_rnn_result") == 0 ? "output" : index ? "indices" : "values";
    return c_name(emitter, arena_printf(emitter->arena, "%s.%s", result, member), type);
}

/* The whole as an object, for a tuple in it that is read from a call. */
static const char *object_text(Emitter *emitter, const IrExpr *call)
{
    Text text = {0};
    put_struct_object(emitter, &text, call);
    const char *copy = arena_copy_string(emitter->arena, text_string(&text));
    text_release(&text);
    return copy;
}

/* One item, by its constant index. Gives false if the tuple is no struct. */
bool put_struct_item(Emitter *emitter, Text *out, const IrExpr *item)
{
    const IrExpr *tuple = item->left;
    bool is_state = tuple->kind == IR_ITEM && tuple->left->kind == IR_VAR && tuple->right->kind == IR_INT; /* (h, c) */
    const IrExpr *whole = is_state ? tuple->left : tuple;
    const char *name = whole->kind == IR_VAR ? struct_of_variable(emitter, whole->variable) : struct_of_rule(whole);
    if (!name || item->right->kind != IR_INT)
        return false;
    Text text = {0};
    if (whole->kind == IR_RULE)
        put_rule(emitter, &text, whole, LEVEL_POSTFIX);
    else
        put_expr(emitter, &text, whole, LEVEL_POSTFIX);
    int64_t index = item->right->integer;
    if (strcmp(name, "mx_dims") == 0)
        text_printf(out, "%s.at[%" PRId64 "]", text_string(&text), index);
    else if (is_state)
        text_printf(out, "%s.%s", text_string(&text), index ? "c" : "h");
    else if (whole->kind == IR_RULE && item->type->kind == IR_TYPE_TUPLE)
        text_printf(out, "py_tuple_at(%s, %" PRId64 ").o", object_text(emitter, whole), index);
    else
        put_expr(emitter, out, item_of_struct(emitter, name, text_string(&text), item->type, (size_t)index), LEVEL_POSTFIX);
    text_release(&text);
    return true;
}

/* Where the tuple must be an object after all: a slot that a loop carries, an element of a list. */
bool put_struct_object(Emitter *emitter, Text *out, const IrExpr *expr)
{
    const char *name = struct_of_rule(expr);
    if (!name)
        return false;
    if (strcmp(name, "mx_dims") == 0) {
        text_add(out, "py_tuple_of_list(mx_dims_list(");
        put_rule(emitter, out, expr, LEVEL_ASSIGN);
        text_add(out, "))");
        return true;
    }
    IrExpr tuple = {.kind = IR_TUPLE, .type = expr->type};
    for (size_t i = 0; i < expr->type->item_count; i++)
        vec_push(emitter->arena, &tuple.args, item_of_struct(emitter, name, "result_", expr->type->items[i], i));
    text_printf(out, "({ %s result_ = ", name);
    put_rule(emitter, out, expr, LEVEL_ASSIGN);
    text_add(out, "; ");
    put_value(emitter, out, &tuple);
    text_add(out, "; })");
    return true;
}

/* x.shape[2:] where sizes are wanted: no tuple is made. */
bool put_dims_slice(Emitter *emitter, Text *out, const IrExpr *expr)
{
    const char *name = expr->kind == IR_SLICE && !expr->bounds[2] ? struct_of_rule(expr->left) : NULL;
    if (!name || strcmp(name, "mx_dims") != 0)
        return false;
    text_add(out, "mx_dims_slice(");
    put_rule(emitter, out, expr->left, LEVEL_ASSIGN);
    for (int i = 0; i < 2; i++) {
        text_add(out, ", ");
        if (expr->bounds[i])
            put_value(emitter, out, expr->bounds[i]);
        else
            text_add(out, "PY_NONE");
    }
    text_add_char(out, ')');
    return true;
}

/* ---- records as objects ------------------------------------------------------------------------------- */

static void put_boxed(Emitter *emitter, Text *out, const IrExpr *value)
{
    bool is_object = ir_type_is_heap(value->type) && value->type->kind != IR_TYPE_ARRAY;
    text_add(out, is_object ? "" : value->type->kind == IR_TYPE_BOOL ? "py_box_bool(" : "py_box(");
    put_value(emitter, out, value);
    text_add(out, is_object ? "" : ")");
}

void put_record_as_dict(Emitter *emitter, Text *out, const IrExpr *record)
{
    const IrFieldVec *fields = &record->type->record->fields;
    text_add(out, "py_dict_zip(py_objects(");
    vec_each(i, fields) {
        text_add(out, i ? ", PY_STR(" : "PY_STR(");
        put_string(out, fields->items[i]->name->text, fields->items[i]->name->length);
        text_add_char(out, ')');
    }
    text_add(out, "), py_objects(");
    vec_each(i, fields) {
        text_add(out, i ? ", " : "");
        if (record->kind == IR_RECORD && record->args.items[i]) {
            put_boxed(emitter, out, record->args.items[i]);
            continue;
        }
        const IrExpr field = {.kind = IR_FIELD,
                              .type = fields->items[i]->type,
                              .receiver = (IrExpr *)record,
                              .field = fields->items[i]};
        put_boxed(emitter, out, &field);
    }
    text_add(out, "))");
}
