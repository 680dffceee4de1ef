/*
 * Tuples that the runtime gives as small C structs: a shape (mx_dims), values with their indices
 * (mx_values), an item of a data set (data_sample). An item is a member; a variable that is only assigned such results and only read item by
 * item is a struct too. And the other way round: a record where any object will do becomes a dict.
 */
#include "emit/emitter.h"

#include <inttypes.h>
#include <string.h>

/* The struct that a rule's C text gives, though its type is a tuple; NULL if it is an object. */
static const char *struct_of_rule(const IrExpr *expr)
{
    if (expr->kind != IR_RULE || expr->type->kind != IR_TYPE_TUPLE)
        return NULL;
    if (strncmp(expr->rule->c, "data_get(", 9) == 0)
        return "data_sample";
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

/* sample.item[1].i: a cell, read as the type that the data set says. */
static void put_sample_item(Emitter *emitter, Text *out, const IrExpr *sample, const IrExpr *item)
{
    Text cell = {0};
    if (sample->kind == IR_RULE)
        put_rule(emitter, &cell, sample, LEVEL_POSTFIX);
    else
        put_expr(emitter, &cell, sample, LEVEL_POSTFIX);
    text_printf(&cell, ".item[%" PRId64 "]", item->right->integer);
    put_member(out, item->type, text_string(&cell));
    text_release(&cell);
}

bool put_struct_item(Emitter *emitter, Text *out, const IrExpr *item)
{
    const IrExpr *tuple = item->left;
    const char *name =
        tuple->kind == IR_VAR ? struct_of_variable(emitter, tuple->variable) : struct_of_rule(tuple);
    if (!name || item->right->kind != IR_INT)
        return false;
    if (strcmp(name, "data_sample") == 0) {
        put_sample_item(emitter, out, tuple, item);
        return true;
    }
    if (tuple->kind == IR_RULE)
        put_rule(emitter, out, tuple, LEVEL_POSTFIX);
    else
        put_expr(emitter, out, tuple, LEVEL_POSTFIX);
    if (strcmp(name, "mx_dims") == 0)
        text_printf(out, ".at[%" PRId64 "]", item->right->integer);
    else
        text_add(out, item->right->integer ? ".indices" : ".values");
    return true;
}

/* The tuple object of a sample, made of what its cells hold. */
static void put_sample_object(Emitter *emitter, Text *out, const IrExpr *expr)
{
    IrExpr tuple = {.kind = IR_TUPLE, .type = expr->type};
    for (size_t i = 0; i < expr->type->item_count; i++) {
        Text cell = {0};
        put_member(&cell, expr->type->items[i], arena_printf(emitter->arena, "sample_.item[%zu]", i));
        IrExpr *item = ARENA_NEW(emitter->arena, IrExpr);
        item->kind = IR_C_NAME;
        item->type = expr->type->items[i];
        item->name = name_intern(emitter->program->names, text_string(&cell));
        vec_push(emitter->arena, &tuple.args, item);
        text_release(&cell);
    }
    text_add(out, "({ data_sample sample_ = ");
    put_rule(emitter, out, expr, LEVEL_ASSIGN);
    text_add(out, "; ");
    put_value(emitter, out, &tuple);
    text_add(out, "; })");
}

/* Where the tuple must be an object after all: a slot that a loop carries, an element of a list. */
bool put_struct_object(Emitter *emitter, Text *out, const IrExpr *expr)
{
    const char *name = struct_of_rule(expr);
    if (!name)
        return false;
    if (strcmp(name, "data_sample") == 0) {
        put_sample_object(emitter, out, expr);
        return true;
    }
    bool is_dims = strcmp(name, "mx_dims") == 0;
    text_add(out, is_dims ? "py_tuple_of_list(mx_dims_list(" : "({ mx_values pair_ = ");
    put_rule(emitter, out, expr, LEVEL_ASSIGN);
    text_add(out, is_dims ? "))" : "; PY_TUPLE(PY_ARRAY, py_of(pair_.values), py_of(pair_.indices)); })");
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
