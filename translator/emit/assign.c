/*
 * Assignments and declarations. What kind of slot a place is decides the form: a plain variable, an owned
 * one (mx_set, t2m_set), a field, a cell of a container, or a part of an array, which is replaced by a new
 * array with that part changed.
 */
#include "emit/emitter.h"

#include <string.h>

static const IrCommentVec no_comments = {0};

/* ---- declarations ------------------------------------------------------------------------------------- */

static char *declared(Emitter *emitter, const IrVariable *variable, bool owned)
{
    Text text = {0};
    const char *name = name_of_variable(emitter, variable),
               *structure = struct_of_variable(emitter, variable);
    if (structure)
        text_printf(&text, "%s %s", structure, name);
    else if (!owned && variable_facts(&emitter->own, variable)->is_volatile)
        put_volatile(emitter, &text, variable->type, name);
    else if (!owned)
        put_declarator(emitter, &text, variable->type, name);
    else if (variable->type->kind == IR_TYPE_ARRAY)
        text_printf(&text, "T2M_OWNED mx_array %s", name);
    else
        text_printf(&text, "T2M_OWNED_OBJECT(%s) %s", c_type(emitter, variable->type), name);
    return text_take(&text, emitter->arena);
}

void put_declaration(Emitter *emitter, const VariableFacts *facts)
{
    const IrVariable *variable = facts->variable;
    bool is_grads = variable->type->kind == IR_TYPE_LIBRARY && variable->type->is_embedded &&
                    !type_is_address(variable->type);
    bool is_struct = is_grads || struct_of_variable(emitter, variable);
    put_linef(emitter, "%s = %s;", declared(emitter, variable, facts->is_owned),
              is_struct ? "{0}" : c_zero(variable->type));
}

/* A reference of the variable's own, for a slot that owns. */
static const char *retained(Emitter *emitter, const IrType *type, const char *text)
{
    return arena_printf(emitter->arena, type->kind == IR_TYPE_ARRAY ? "mx_retained(%s)" : "t2m_retain(%s)",
                        text);
}

static const char *set_slot(Emitter *emitter, const IrType *type, const char *slot, const char *text)
{
    return arena_printf(emitter->arena,
                        type->kind == IR_TYPE_ARRAY ? "mx_set(&%s, %s);" : "t2m_set(&%s, %s);", slot, text);
}

static bool is_owning(Emitter *emitter, const IrVariable *variable)
{
    return ir_type_is_heap(variable->type) && !struct_of_variable(emitter, variable) &&
           (variable->kind == IR_GLOBAL || variable_facts(&emitter->own, variable)->is_owned);
}

static bool declares(Emitter *emitter, const IrStmt *stmt, const IrVariable *variable)
{
    return variable->kind == IR_LOCAL && declared_by(variable_facts(&emitter->own, variable), stmt);
}

const char *declaration_text(Emitter *emitter, const IrVariable *variable, const char *text)
{
    bool owning = is_owning(emitter, variable);
    return arena_printf(emitter->arena, "%s = %s;", declared(emitter, variable, owning), owning ? retained(emitter, variable->type, text) : text);
}

void put_store(Emitter *emitter, const IrStmt *stmt, IrVariable *variable, const char *text,
               const IrCommentVec *trailing)
{
    const char *name = name_of_variable(emitter, variable), *line;
    bool owning = is_owning(emitter, variable);
    if (!declares(emitter, stmt, variable) && strcmp(text, name) == 0) { /* x = Variable(x) */
        put_leading(emitter, trailing);
        return;
    }
    if (declares(emitter, stmt, variable) && variable->type->kind == IR_TYPE_RECORD)
        pointer_map_set(emitter->arena, &emitter->pool_depths, variable, (void *)(intptr_t)(emitter->pool_count + 1));
    if (declares(emitter, stmt, variable))
        line = declaration_text(emitter, variable, text);
    else if (owning)
        line = set_slot(emitter, variable->type, name, text);
    else
        line = arena_printf(emitter->arena, "%s = %s;", name, text);
    put_line_with(emitter, line, trailing);
}

/* ---- places ------------------------------------------------------------------------------------------- */

static char *place_text(Emitter *emitter, const IrExpr *place)
{
    Text text = {0};
    put_place(emitter, &text, place);
    return text_take(&text, emitter->arena);
}

/* What a parameter's slot is given: the parameter that the text makes already, or a new one around the
 * array. */
static const char *parameter_text(Emitter *emitter, const IrExpr *value, const char *text)
{
    if (value && value->kind == IR_FIELD && value->field->kind == IR_FIELD_PARAMETER)
        return place_text(emitter, value);
    bool is_parameter = strncmp(text, "nn_param_new(", 13) == 0 || strcmp(text, "NULL") == 0 ||
                        (value && value->type->kind == IR_TYPE_LIBRARY);
    return is_parameter ? text : arena_printf(emitter->arena, "nn_param_new(%s)", text);
}

/* What a struct's field is given must outlive the pools that were opened behind the struct. */
static const char *kept_for_struct(Emitter *emitter, const IrExpr *place, const char *text)
{
    const IrExpr *root = place->receiver;
    while (root->kind == IR_FIELD && root->type->kind == IR_TYPE_RECORD && !root->type->record->by_pointer)
        root = root->receiver;
    if (root->kind != IR_VAR || root->type->kind != IR_TYPE_RECORD || root->type->record->by_pointer || !ir_type_is_heap(place->type))
        return text;
    intptr_t depth = (intptr_t)pointer_map_get(&emitter->pool_depths, root->variable);
    if (!depth || emitter->pool_count < depth)
        return text;
    bool is_array = place->type->kind == IR_TYPE_ARRAY;
    return arena_printf(emitter->arena, is_array ? "mx_keep(&%s, %s)" : "t2m_keep(&%s, %s)", emitter->pools[depth - 1], text);
}

static const char *store_field(Emitter *emitter, const IrExpr *place, const char *text, const IrExpr *value)
{
    const char *slot = place_text(emitter, place);
    bool in_object = place->receiver->type->kind == IR_TYPE_INSTANCE;
    if (place->field->kind == IR_FIELD_PARAMETER)
        return arena_printf(emitter->arena, "t2m_set(&%s, %s);", slot,
                            parameter_text(emitter, value, strcmp(text, "MX_NONE") == 0 ? "NULL" : text));
    if (in_object && ir_type_is_heap(place->type))
        return set_slot(emitter, place->type, slot, text);
    return arena_printf(emitter->arena, "%s = %s;", slot, kept_for_struct(emitter, place, text));
}

/* py_of(x) of a value that is there as text. */
static const char *cell_of(Emitter *emitter, const IrType *type, const char *text)
{
    const char *maker = type->kind == IR_TYPE_BOOL    ? "py_of_bool"
                        : type->kind == IR_TYPE_FLOAT ? "py_of_float"
                                                      : "py_of";
    return arena_printf(emitter->arena, "%s(%s)", maker, text);
}

static const char *store_item(Emitter *emitter, const IrExpr *place, const char *cell)
{
    Text text = {0};
    bool is_dict = place->left->type->kind == IR_TYPE_DICT;
    bool is_literal =
        is_dict && place->right->kind == IR_STR && !memchr(place->right->text, '\0', place->right->length);
    text_add(&text, is_literal ? "py_dict_put(" : is_dict ? "py_dict_set(" : "py_list_set(");
    put_value(emitter, &text, place->left);
    text_add(&text, ", ");
    if (is_literal)
        put_c_text(emitter, &text, place->right);
    else if (is_dict)
        put_cell(emitter, &text, place->right, place->left->type->items[0]);
    else
        put_value(emitter, &text, place->right);
    text_printf(&text, ", %s);", cell);
    return text_take(&text, emitter->arena);
}

static const char *store_slice(Emitter *emitter, const IrExpr *place, const char *value)
{
    Text text = {0};
    bool has_step = place->bounds[2] != NULL;
    text_add(&text, has_step ? "py_list_set_stride(" : "py_list_set_slice(");
    put_value(emitter, &text, place->left);
    for (int i = 0; i < 2 + has_step; i++) {
        text_add(&text, ", ");
        if (place->bounds[i])
            put_value(emitter, &text, place->bounds[i]);
        else
            text_add(&text, "PY_NONE");
    }
    text_printf(&text, ", %s);", value);
    return text_take(&text, emitter->arena);
}

static const char *store(Emitter *emitter, const IrStmt *stmt, const IrExpr *place, const char *text,
                         const IrExpr *value);

/* x[parts] = value: x becomes a new array. Slots have a short form. */
static const char *store_index(Emitter *emitter, const IrStmt *stmt, const IrExpr *place, const char *value)
{
    const IrExpr *array = place->left;
    Text parts = {0};
    put_index_parts(emitter, &parts, &place->parts, array->type);
    const char *index = text_take(&parts, emitter->arena);
    if (ir_type_is_ndarray(array->type)) /* changed in place */
        return arena_printf(emitter->arena, "np_put(%s, %s, %s);", value_text(emitter, array), value, index);
    bool is_slot = (array->kind == IR_VAR && is_owning(emitter, array->variable)) ||
                   (array->kind == IR_FIELD && array->receiver->type->kind == IR_TYPE_INSTANCE &&
                    array->field->kind != IR_FIELD_PARAMETER);
    if (is_slot)
        return arena_printf(emitter->arena, "mx_store(&%s, %s, %s);", place_text(emitter, array), value,
                            index);
    const char *text =
        arena_printf(emitter->arena, "mx_stored(%s, %s, %s)", value_text(emitter, array), value, index);
    return store(emitter, stmt, array, text, NULL);
}

static const char *store(Emitter *emitter, const IrStmt *stmt, const IrExpr *place, const char *text,
                         const IrExpr *value)
{
    switch (place->kind) {
    case IR_FIELD:
        return store_field(emitter, place, text, value);
    case IR_ITEM: {
        Text cell = {0};
        if (value)
            put_cell(emitter, &cell, value, place->type);
        return store_item(emitter, place,
                          value ? text_take(&cell, emitter->arena) : cell_of(emitter, place->type, text));
    }
    case IR_SLICE:
        return store_slice(emitter, place, text);
    case IR_INDEX:
        return store_index(emitter, stmt, place, text);
    default:
        break;
    }
    const char *name = name_of_variable(emitter, place->variable);
    return is_owning(emitter, place->variable) ? set_slot(emitter, place->type, name, text)
                                               : arena_printf(emitter->arena, "%s = %s;", name, text);
}

/* ---- assignment --------------------------------------------------------------------------------------- */

/* A record that is declared with its value needs no type before the braces. */
static char *initializer(Emitter *emitter, const IrExpr *value, bool is_struct)
{
    Text text = {0};
    if (value->kind == IR_RULE && is_struct)
        put_rule(emitter, &text, value, LEVEL_ASSIGN);
    else if (value->kind == IR_RECORD)
        put_record(emitter, &text, value->type->record, &value->args);
    else
        put_value(emitter, &text, without_widening(value));
    return text_take(&text, emitter->arena);
}

/* A value read from a slot that may change while the variable still uses it: the variable's pool keeps
 * it too. */
static const char *kept(Emitter *emitter, const IrExpr *value, const char *text)
{
    if (value->type->kind == IR_TYPE_ARRAY)
        return arena_printf(emitter->arena, "mx_autorelease(mx_retained(%s))", text);
    return arena_printf(emitter->arena, "t2m_autorelease(t2m_retain(%s))", text);
}

static void put_variable_assign(Emitter *emitter, const IrStmt *stmt)
{
    IrVariable *variable = stmt->place->variable;
    if (is_unread(emitter, variable) || (variable->kind == IR_LOCAL && declared_for_nothing(variable_facts(&emitter->own, variable), stmt))) {
        put_discarded(emitter, stmt->value, &stmt->trailing);
        return;
    }
    bool is_struct = struct_of_variable(emitter, variable) != NULL;
    const char *text = declares(emitter, stmt, variable) || is_struct
                           ? initializer(emitter, stmt->value, is_struct)
                           : value_text(emitter, without_widening(stmt->value));
    if (!is_owning(emitter, variable) && expr_is_slot(emitter, stmt->value))
        text = kept(emitter, stmt->value, text);
    put_store(emitter, stmt, variable, text, &stmt->trailing);
}

/* An embedded module is initialised where it lies. */
static bool put_embedded_assign(Emitter *emitter, const IrStmt *stmt)
{
    if (stmt->place->kind != IR_FIELD || stmt->place->field->kind != IR_FIELD_MODULE)
        return false;
    IrExpr value = *stmt->value;
    value.receiver = stmt->place;
    if (value.kind == IR_NEW)
        value.kind = IR_INIT;
    else if (value.kind != IR_RULE || stmt->value->receiver)
        return false;
    put_line_with(emitter, arena_printf(emitter->arena, "%s;", value_text(emitter, &value)), &stmt->trailing);
    return true;
}

/* place op= value, with C's operator where it means the same. */
static void put_compound_assign(Emitter *emitter, const IrStmt *stmt)
{
    static const char *const signs[IR_OP_COUNT] = {
        [IR_ADD] = "+=", [IR_SUB] = "-=",     [IR_MUL] = "*=",    [IR_TRUE_DIV] = "/=", [IR_FLOOR_DIV] = "/=",
        [IR_MOD] = "%=", [IR_BIT_AND] = "&=", [IR_BIT_OR] = "|=", [IR_BIT_XOR] = "^=",
    };
    IrExpr whole = {.kind = IR_BINARY,
                    .type = stmt->place->type,
                    .op = stmt->op,
                    .left = stmt->place,
                    .right = stmt->value};
    const char *text = value_text(emitter, &whole);
    bool is_call = strncmp(text, "py_", 3) == 0 && text[strlen(text) - 1] == ')' &&
                   strchr(text, '(') < strchr(text, ',');
    bool is_direct = stmt->place->kind == IR_VAR || stmt->place->kind == IR_FIELD;
    bool is_plain = signs[stmt->op] && is_direct &&
                    !(is_call && (stmt->op == IR_TRUE_DIV || stmt->op == IR_FLOOR_DIV || stmt->op == IR_MOD));
    const char *line = NULL;
    if (is_plain)
        line = arena_printf(emitter->arena, "%s %s %s;", place_text(emitter, stmt->place), signs[stmt->op],
                            value_text(emitter, without_widening(stmt->value)));
    else
        line = store(emitter, stmt, stmt->place, text, is_direct ? NULL : &whole);
    put_line_with(emitter, line, &stmt->trailing);
}

/* d = {"a": x, "b": y} with a variable of its own: a put for each key. */
static bool put_dict_assign(Emitter *emitter, const IrStmt *stmt)
{
    const IrExpr *value = stmt->value;
    if (value->kind != IR_DICT || value->keys.count == 0 || stmt->place->kind != IR_VAR)
        return false;
    vec_each(i, &value->keys)
        if (value->keys.items[i]->kind != IR_STR ||
            memchr(value->keys.items[i]->text, '\0', value->keys.items[i]->length))
            return false;
    const char *name = name_of_variable(emitter, stmt->place->variable);
    put_store(emitter, stmt, stmt->place->variable,
              arena_printf(emitter->arena, "py_dict_new(%s, %s)", c_kind(value->type->items[0]),
                           c_kind(value->type->items[1])),
              &stmt->trailing);
    vec_each(i, &value->keys) {
        Text text = {0};
        text_printf(&text, "py_dict_put(%s, ", name);
        put_c_text(emitter, &text, value->keys.items[i]);
        text_add(&text, ", ");
        put_cell(emitter, &text, value->args.items[i], value->type->items[1]);
        text_add(&text, ");");
        put_line_with(emitter, text_string(&text), &no_comments);
        text_release(&text);
    }
    return true;
}

/* x.add_(y) where others hold x, too: the array itself changes. */
static void put_shared_assign(Emitter *emitter, const IrStmt *stmt)
{
    const IrExpr *place = stmt->place;
    const char *text = value_text(emitter, without_widening(stmt->value));
    if (place->kind == IR_INDEX) {
        Text parts = {0};
        put_index_parts(emitter, &parts, &place->parts, place->left->type);
        text = arena_printf(emitter->arena, "mx_stored(%s, %s, %s)", value_text(emitter, place->left), text,
                            text_take(&parts, emitter->arena));
        place = place->left;
    }
    put_line_with(emitter, arena_printf(emitter->arena, "mx_assign(%s, %s);", value_text(emitter, place), text), &stmt->trailing);
}

void put_assign(Emitter *emitter, const IrStmt *stmt)
{
    if (stmt->is_shared) {
        put_shared_assign(emitter, stmt);
        return;
    }
    bool is_kept = stmt->place->kind != IR_VAR || !is_unread(emitter, stmt->place->variable);
    if (stmt->op != IR_OP_NONE && is_kept) {
        put_compound_assign(emitter, stmt);
        return;
    }
    if (stmt->place->kind == IR_VAR) {
        if (!is_kept || !put_dict_assign(emitter, stmt))
            put_variable_assign(emitter, stmt);
        return;
    }
    if (put_embedded_assign(emitter, stmt))
        return;
    const char *text = value_text(emitter, without_widening(stmt->value));
    put_line_with(emitter, store(emitter, stmt, stmt->place, text, stmt->value), &stmt->trailing);
}

/* ---- return ------------------------------------------------------------------------------------------- */

/* The value must outlive the pools that are open here, and the slots that are released on the way out. */
static const char *outliving(Emitter *emitter, const IrExpr *value, const char *text)
{
    if (!ir_type_is_heap(value->type) || value->kind == IR_NULL)
        return text;
    bool is_array = value->type->kind == IR_TYPE_ARRAY;
    if (emitter->pool_count)
        return arena_printf(emitter->arena, is_array ? "mx_keep(&%s, %s)" : "t2m_keep(&%s, %s)",
                            emitter->pools[0], text);
    return expr_is_slot(emitter, value) ? kept(emitter, value, text) : text;
}

static const char *record_result(Emitter *emitter, const IrExpr *value)
{
    const IrRecord *record = value->type->record;
    Text text = {0};
    if (value->kind != IR_RECORD)
        return value_text(emitter, value);
    text_printf(&text, "(%s){", record->name->text);
    bool first = true;
    vec_each(i, &value->args) {
        const IrExpr *field = value->args.items[i];
        if (!field)
            continue;
        text_printf(&text, "%s.%s = %s", first ? "" : ", ", name_of_field(emitter, record->fields.items[i]),
                    outliving(emitter, field, value_text(emitter, field)));
        first = false;
    }
    text_add(&text, first ? "0}" : "}");
    return text_take(&text, emitter->arena);
}

void put_return(Emitter *emitter, const IrStmt *stmt)
{
    const IrFunction *function = emitter->function;
    const char *text = NULL;
    if (emitter->in_program_main)
        text = "0";
    else if (function->is_init)
        text = name_of_variable(emitter, function->params.items[0]);
    else if (stmt->value && stmt->value->type->kind == IR_TYPE_RECORD &&
             !stmt->value->type->record->by_pointer)
        text = record_result(emitter, stmt->value);
    else if (stmt->value)
        text = outliving(emitter, stmt->value, value_text(emitter, without_widening(stmt->value)));
    put_line_with(emitter, text ? arena_printf(emitter->arena, "return %s;", text) : "return;",
                  &stmt->trailing);
}
