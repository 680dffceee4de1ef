/* Types, variables and expressions of the text form. */
#include "ir/print.h"
#include "ir/reader.h"

#include <stdlib.h>
#include <string.h>

const Sexp *ir_reader_item(IrReader *reader, const Sexp *list, size_t index)
{
    static const Sexp nothing = {.kind = SEXP_WORD, .text = ""};
    if (list->kind == SEXP_LIST && index < list->count)
        return list->items[index];
    ir_reader_fail(reader, list, "something is missing in (%s ...)",
                   list->kind == SEXP_LIST && list->count && list->items[0]->text ? list->items[0]->text
                                                                                  : "");
    return &nothing;
}

void *ir_reader_find(IrReader *reader, const StringMap *map, const char *what, const Sexp *name)
{
    void *found = name->kind == SEXP_LIST ? NULL : string_map_get(map, name->text);
    if (!found)
        ir_reader_fail(reader, name, "there is no %s %s", what,
                       name->kind == SEXP_LIST ? "(...)" : name->text);
    return found;
}

/* ---- types -------------------------------------------------------------------------------------------- */

static const IrType *read_simple_type(IrReader *reader, const Sexp *word)
{
    static const struct {
        const char *name;
        IrTypeKind kind;
    } simple[] = {
        {"void", IR_TYPE_VOID}, {"bool", IR_TYPE_BOOL},   {"int", IR_TYPE_INT},     {"float", IR_TYPE_FLOAT},
        {"str", IR_TYPE_STR},   {"array", IR_TYPE_ARRAY}, {"value", IR_TYPE_VALUE},
    };
    for (size_t i = 0; i < sizeof simple / sizeof *simple; i++)
        if (strcmp(word->text, simple[i].name) == 0)
            return ir_type(&reader->program->types, simple[i].kind);
    ir_reader_fail(reader, word, "`%s` is no type", word->text);
    return ir_type(&reader->program->types, IR_TYPE_VOID);
}

static const IrType *read_compound_type(IrReader *reader, const Sexp *list)
{
    IrTypes *types = &reader->program->types;
    size_t count = list->count - 1;
    const IrType **items = ARENA_NEW_ARRAY(reader->arena, const IrType *, count);
    for (size_t i = 0; i < count; i++)
        items[i] = ir_read_type(reader, list->items[i + 1]);
    if (sexp_is_list(list, "tuple"))
        return ir_type_tuple(types, items, count);
    if (sexp_is_list(list, "tuple-of") && count == 1)
        return ir_type_tuple_of(types, items[0]);
    if (sexp_is_list(list, "function") && count >= 1)
        return ir_type_function(types, items[0], items + 1, count - 1);
    if (sexp_is_list(list, "dict") && count == 2)
        return ir_type_dict(types, items[0], items[1]);
    if (sexp_is_list(list, "optional") && count == 1)
        return ir_type_optional(types, items[0]);
    if (sexp_is_list(list, "list") && count == 1)
        return ir_type_of(types, IR_TYPE_LIST, items[0]);
    if (sexp_is_list(list, "set") && count == 1)
        return ir_type_of(types, IR_TYPE_SET, items[0]);
    if (sexp_is_list(list, "iterator") && count == 1)
        return ir_type_of(types, IR_TYPE_ITERATOR, items[0]);
    ir_reader_fail(reader, list, "not a type");
    return ir_type(types, IR_TYPE_VOID);
}

const IrType *ir_read_type(IrReader *reader, const Sexp *sexp)
{
    IrTypes *types = &reader->program->types;
    if (sexp->kind != SEXP_LIST)
        return read_simple_type(reader, sexp);
    if (sexp->count == 2 && sexp->items[1]->kind == SEXP_WORD) {
        const Sexp *name = sexp->items[1];
        if (sexp_is_list(sexp, "library") || sexp_is_list(sexp, "embedded"))
            return ir_type_library(types, name->text, sexp_is_list(sexp, "embedded"));
        if (sexp_is_list(sexp, "record")) {
            IrRecord *record = ir_reader_find(reader, &reader->records, "record", name);
            return record ? ir_type_record(types, record) : ir_type(types, IR_TYPE_VOID);
        }
        if (sexp_is_list(sexp, "class")) {
            IrClass *class_ = ir_reader_find(reader, &reader->classes, "class", name);
            return class_ ? ir_type_instance(types, class_) : ir_type(types, IR_TYPE_VOID);
        }
    }
    if (sexp->count >= 1)
        return read_compound_type(reader, sexp);
    ir_reader_fail(reader, sexp, "not a type");
    return ir_type(types, IR_TYPE_VOID);
}

/* ---- variables ---------------------------------------------------------------------------------------- */

static IrVariable *find_variable(const IrVariableVec *variables, const char *name)
{
    vec_each(i, variables)
        if (strcmp(variables->items[i]->name->text, name) == 0)
            return variables->items[i];
    return NULL;
}

IrVariable *ir_read_variable(IrReader *reader, const Sexp *sexp)
{
    if (sexp->kind != SEXP_WORD || strcmp(sexp->text, "_") == 0)
        return NULL;
    const char *name = sexp->text;
    IrVariable *variable = NULL;
    if (name[0] == '$') {
        const char *key = strchr(name, ':')
                              ? name + 1
                              : arena_printf(reader->arena, "%s:%s", reader->module->name->text, name + 1);
        variable = string_map_get(&reader->globals, key);
    } else if (reader->function) {
        variable = find_variable(&reader->function->locals, name);
        if (!variable)
            variable = find_variable(&reader->function->params, name);
    }
    if (!variable)
        ir_reader_fail(reader, sexp, "there is no variable %s", name);
    return variable;
}

/* ---- expressions -------------------------------------------------------------------------------------- */

static IrProgram *program_of(IrReader *reader)
{
    return reader->program;
}

static void read_args(IrReader *reader, IrExprVec *args, const Sexp *list, size_t from)
{
    for (size_t i = from; i < list->count; i++)
        vec_push(reader->arena, args, ir_read_expr(reader, list->items[i]));
}

static IrExpr *operand(IrReader *reader, const Sexp *list, size_t index)
{
    const Sexp *item = ir_reader_item(reader, list, index);
    IrExpr *expr = ir_read_expr(reader, item);
    if (!expr && !reader->error)
        ir_reader_fail(reader, item, "an operand is missing");
    return expr ? expr : ir_int(program_of(reader), 0, (Span){0});
}

static IrExpr *read_number(IrReader *reader, const Sexp *word)
{
    const char *digits = word->text + (word->text[0] == '-');
    if (strspn(digits, "0123456789") == strlen(digits))
        return ir_int(program_of(reader), strtoll(word->text, NULL, 10), (Span){0});
    return ir_float(program_of(reader), strtod(word->text, NULL), word->text, (Span){0});
}

static IrExpr *read_atom(IrReader *reader, const Sexp *sexp)
{
    if (sexp->kind == SEXP_STRING)
        return ir_str(program_of(reader), sexp->text, sexp->length, (Span){0});
    if (strcmp(sexp->text, "true") == 0 || strcmp(sexp->text, "false") == 0)
        return ir_bool(program_of(reader), sexp->text[0] == 't', (Span){0});
    size_t sign = sexp->text[0] == '-';
    if (sexp->text[sign] >= '0' && sexp->text[sign] <= '9')
        return read_number(reader, sexp);
    IrVariable *variable = ir_read_variable(reader, sexp);
    return variable ? ir_var(program_of(reader), variable, (Span){0}) : NULL;
}

static IrExpr *read_operator(IrReader *reader, const Sexp *list, IrOp op)
{
    IrProgram *program = program_of(reader);
    IrExpr *left = operand(reader, list, 1);
    if (op >= IR_NEG)
        return ir_unary(program, op, left, (Span){0});
    IrExpr *right = operand(reader, list, 2);
    return op >= IR_EQ ? ir_compare(program, op, left, right, (Span){0})
                       : ir_binary(program, op, left, right, (Span){0});
}

static IrExpr *read_float(IrReader *reader, const Sexp *list)
{
    return ir_float(program_of(reader), strtod(ir_reader_item(reader, list, 1)->text, NULL), NULL, (Span){0});
}

static IrExpr *read_null(IrReader *reader, const Sexp *list)
{
    return ir_null(program_of(reader), ir_read_type(reader, ir_reader_item(reader, list, 1)), (Span){0});
}

static IrExpr *read_field(IrReader *reader, const Sexp *list)
{
    IrExpr *object = operand(reader, list, 1);
    const Sexp *word = ir_reader_item(reader, list, 2);
    Name name = name_intern(program_of(reader)->names, word->text);
    IrField *field = NULL;
    if (object->type->kind == IR_TYPE_INSTANCE)
        field = ir_class_field(object->type->class_, name);
    else if (object->type->kind == IR_TYPE_RECORD)
        field = ir_record_field(object->type->record, name);
    if (!field) {
        ir_reader_fail(reader, word, "%s has no field %s", object->type->key, word->text);
        return NULL;
    }
    return ir_field_of(program_of(reader), object, field, (Span){0});
}

static IrExpr *read_rule_call(IrReader *reader, const Sexp *list)
{
    IrRule *rule = ir_reader_find(reader, &reader->rules, "rule", ir_reader_item(reader, list, 1));
    if (!rule)
        return NULL;
    const IrType *type = ir_read_type(reader, ir_reader_item(reader, list, 2));
    IrExpr *receiver = ir_read_expr(reader, ir_reader_item(reader, list, 3));
    IrExpr *call = ir_rule_call(program_of(reader), rule, receiver, type, (Span){0});
    for (size_t i = 4; i < list->count; i++) {
        const Sexp *item = list->items[i];
        if (!sexp_is_list(item, "with")) {
            vec_push(reader->arena, &call->args, ir_read_expr(reader, item));
            continue;
        }
        Name name = name_intern(program_of(reader)->names, ir_reader_item(reader, item, 1)->text);
        const IrType *argument = ir_read_type(reader, ir_reader_item(reader, item, 2));
        vec_push(reader->arena, &call->type_args, ((IrTypeArg){name, argument}));
    }
    return call;
}

static IrExpr *read_call(IrReader *reader, const Sexp *list)
{
    IrFunction *function =
        ir_reader_find(reader, &reader->functions, "function", ir_reader_item(reader, list, 1));
    if (!function)
        return NULL;
    IrExpr *call = ir_call(program_of(reader), function, (Span){0});
    read_args(reader, &call->args, list, 2);
    return call;
}

static IrExpr *read_call_value(IrReader *reader, const Sexp *list)
{
    IrExpr *callee = operand(reader, list, 1);
    if (callee->type->kind != IR_TYPE_FUNCTION) {
        ir_reader_fail(reader, list, "call-value of something that is no function");
        return NULL;
    }
    IrExpr *call = ir_expr(program_of(reader), IR_CALL_VALUE, callee->type->items[0], (Span){0});
    call->callee = callee;
    read_args(reader, &call->args, list, 2);
    return call;
}

static IrExpr *read_new(IrReader *reader, const Sexp *list)
{
    IrClass *class_ = ir_reader_find(reader, &reader->classes, "class", ir_reader_item(reader, list, 1));
    if (!class_)
        return NULL;
    IrExpr *expr = ir_new(program_of(reader), class_, (Span){0});
    read_args(reader, &expr->args, list, 2);
    return expr;
}

static IrExpr *read_init(IrReader *reader, const Sexp *list)
{
    IrClass *class_ = ir_reader_find(reader, &reader->classes, "class", ir_reader_item(reader, list, 1));
    if (!class_)
        return NULL;
    IrExpr *expr = ir_init(program_of(reader), class_, operand(reader, list, 2), (Span){0});
    read_args(reader, &expr->args, list, 3);
    return expr;
}

static IrExpr *read_c_call(IrReader *reader, const Sexp *list)
{
    const char *name = ir_reader_item(reader, list, 1)->text;
    IrExpr *expr =
        ir_c_call(program_of(reader), name, ir_read_type(reader, ir_reader_item(reader, list, 2)), (Span){0});
    read_args(reader, &expr->args, list, 3);
    return expr;
}

static IrExpr *read_c_name(IrReader *reader, const Sexp *list)
{
    const char *name = ir_reader_item(reader, list, 1)->text;
    return ir_c_name(program_of(reader), name, ir_read_type(reader, ir_reader_item(reader, list, 2)),
                     (Span){0});
}

static IrExpr *read_test(IrReader *reader, const Sexp *list)
{
    bool negated = strncmp(list->items[0]->text, "not-", 4) == 0;
    IrExpr *left = operand(reader, list, 1);
    if (list->count == 2)
        return ir_is_null(program_of(reader), negated ? IR_NE : IR_EQ, left, (Span){0});
    IrExpr *expr =
        ir_expr(program_of(reader), IR_SAME, ir_type(&program_of(reader)->types, IR_TYPE_BOOL), (Span){0});
    expr->op = negated ? IR_NE : IR_EQ;
    expr->left = left;
    expr->right = operand(reader, list, 2);
    return expr;
}

static IrExpr *read_logic(IrReader *reader, const Sexp *list)
{
    IrExpr *left = operand(reader, list, 1), *right = operand(reader, list, 2);
    return sexp_is_list(list, "and") ? ir_and(program_of(reader), left, right, (Span){0})
                                     : ir_or(program_of(reader), left, right, (Span){0});
}

static IrExpr *read_ternary(IrReader *reader, const Sexp *list)
{
    IrExpr *test = operand(reader, list, 1);
    IrExpr *left = operand(reader, list, 2);
    return ir_ternary(program_of(reader), test, left, operand(reader, list, 3), (Span){0});
}

static IrExpr *read_convert(IrReader *reader, const Sexp *list)
{
    const IrType *type = ir_read_type(reader, ir_reader_item(reader, list, 1));
    return ir_convert(program_of(reader), operand(reader, list, 2), type, (Span){0});
}

static IrExpr *read_display(IrReader *reader, const Sexp *list)
{
    IrExprKind kind = sexp_is_list(list, "list") ? IR_LIST : sexp_is_list(list, "set") ? IR_SET : IR_TUPLE;
    IrExpr *expr =
        ir_expr(program_of(reader), kind, ir_read_type(reader, ir_reader_item(reader, list, 1)), (Span){0});
    read_args(reader, &expr->args, list, 2);
    return expr;
}

static IrExpr *read_dict(IrReader *reader, const Sexp *list)
{
    IrExpr *expr = ir_expr(program_of(reader), IR_DICT, ir_read_type(reader, ir_reader_item(reader, list, 1)),
                           (Span){0});
    for (size_t i = 2; i < list->count; i += 2) {
        vec_push(reader->arena, &expr->keys, operand(reader, list, i));
        vec_push(reader->arena, &expr->args, operand(reader, list, i + 1));
    }
    return expr;
}

/* (record Name fields...) and (parse-args Name parser). */
static IrExpr *read_record(IrReader *reader, const Sexp *list)
{
    IrRecord *record = ir_reader_find(reader, &reader->records, "record", ir_reader_item(reader, list, 1));
    if (!record)
        return NULL;
    const IrType *type = ir_type_record(&program_of(reader)->types, record);
    bool is_parse = sexp_is_list(list, "parse-args");
    IrExpr *expr = ir_expr(program_of(reader), is_parse ? IR_PARSE_ARGS : IR_RECORD, type, (Span){0});
    if (is_parse)
        expr->left = operand(reader, list, 2);
    read_args(reader, &expr->args, list, is_parse ? 3 : 2);
    return expr;
}

static bool has_items(const IrType *type, const IrExpr *index)
{
    if (type->kind == IR_TYPE_TUPLE && !type->is_open)
        return index->kind == IR_INT && index->integer >= 0 && index->integer < (int64_t)type->item_count;
    return type->kind == IR_TYPE_LIST || type->kind == IR_TYPE_DICT || type->kind == IR_TYPE_STR || type->kind == IR_TYPE_TUPLE;
}

static IrExpr *read_item(IrReader *reader, const Sexp *list)
{
    IrExpr *container = operand(reader, list, 1), *index = operand(reader, list, 2);
    if (has_items(container->type, index))
        return ir_item(program_of(reader), container, index, (Span){0});
    ir_reader_fail(reader, list, "no item of %s", container->type->key);
    return NULL;
}

static IrExpr *read_slice(IrReader *reader, const Sexp *list)
{
    IrExpr *value = operand(reader, list, 1);
    IrExpr *expr = ir_expr(program_of(reader), IR_SLICE, value->type, (Span){0});
    expr->left = value;
    for (size_t i = 0; i < 3; i++)
        expr->bounds[i] = ir_read_expr(reader, ir_reader_item(reader, list, i + 2));
    return expr;
}

static IrIndexPart read_index_part(IrReader *reader, const Sexp *sexp)
{
    static const char *const words[] = {
        [IR_INDEX_ALL] = ":",    [IR_INDEX_ELLIPSIS] = "...", [IR_INDEX_NEW_AXIS] = "new-axis",
        [IR_INDEX_AT] = "at",    [IR_INDEX_RANGE] = "range",  [IR_INDEX_ARRAY] = "array",
        [IR_INDEX_MASK] = "mask"};
    IrIndexPart part = {0};
    for (int kind = 0; kind <= IR_INDEX_MASK; kind++)
        if (sexp_is_word(sexp, words[kind]) || sexp_is_list(sexp, words[kind])) {
            part.kind = (IrIndexKind)kind;
            IrExpr **slots[] = {&part.first, &part.second, &part.third};
            for (size_t i = 1; sexp->kind == SEXP_LIST && i < sexp->count && i <= 3; i++)
                *slots[i - 1] = ir_read_expr(reader, sexp->items[i]);
            return part;
        }
    ir_reader_fail(reader, sexp, "not a part of an index");
    return part;
}

static IrExpr *read_index(IrReader *reader, const Sexp *list)
{
    IrExpr *expr =
        ir_expr(program_of(reader), IR_INDEX, ir_type(&program_of(reader)->types, IR_TYPE_ARRAY), (Span){0});
    expr->left = operand(reader, list, 1);
    for (size_t i = 2; i < list->count; i++)
        vec_push(reader->arena, &expr->parts, read_index_part(reader, list->items[i]));
    return expr;
}

void ir_read_pieces(IrReader *reader, IrPieceVec *pieces, const Sexp *list, size_t from)
{
    for (size_t i = from; i < list->count; i++) {
        const Sexp *item = list->items[i];
        if (item->kind == SEXP_STRING) {
            ir_piece_text(program_of(reader), pieces, item->text, item->length);
            continue;
        }
        if (!sexp_is_list(item, "piece") && !sexp_is_list(item, "percent"))
            continue; /* options of the statement */
        IrPiece *piece = ir_piece_value(program_of(reader), pieces, operand(reader, item, 1), 0,
                                        item->count > 2 ? item->items[2]->text : "");
        piece->is_percent = sexp_is_list(item, "percent");
        if (item->count > 3 && !sexp_is_word(item->items[3], "_"))
            piece->conversion = item->items[3]->text[0];
        for (size_t k = 4; k < item->count; k++) {
            IrExpr *value = operand(reader, item, k);
            vec_push(reader->arena, &vec_last(pieces).spec_values, value);
        }
    }
}

static IrExpr *read_format(IrReader *reader, const Sexp *list)
{
    IrExpr *expr =
        ir_expr(program_of(reader), IR_FORMAT, ir_type(&program_of(reader)->types, IR_TYPE_STR), (Span){0});
    ir_read_pieces(reader, &expr->pieces, list, 1);
    return expr;
}

static IrExpr *read_function_value(IrReader *reader, const Sexp *list)
{
    IrFunction *function =
        ir_reader_find(reader, &reader->functions, "function", ir_reader_item(reader, list, 1));
    if (!function)
        return NULL;
    const IrType **params = ARENA_NEW_ARRAY(reader->arena, const IrType *, function->params.count);
    vec_each(i, &function->params)
        params[i] = function->params.items[i]->type;
    const IrType *type =
        ir_type_function(&program_of(reader)->types, function->result, params, function->params.count);
    IrExpr *expr = ir_expr(program_of(reader), IR_FUNCTION, type, (Span){0});
    expr->function = function;
    return expr;
}

static IrExpr *read_class_value(IrReader *reader, const Sexp *list)
{
    IrClass *class_ = ir_reader_find(reader, &reader->classes, "class", ir_reader_item(reader, list, 1));
    const IrType *type = ir_read_type(reader, ir_reader_item(reader, list, 2));
    IrExpr *expr = class_ ? ir_expr(program_of(reader), IR_CLASS, type, (Span){0}) : NULL;
    if (expr)
        expr->class_ = class_;
    return expr;
}

static const struct {
    const char *head;
    IrExpr *(*read)(IrReader *reader, const Sexp *list);
} forms[] = {
    {"float", read_float},
    {"null", read_null},
    {".", read_field},
    {"rule", read_rule_call},
    {"call", read_call},
    {"call-value", read_call_value},
    {"new", read_new},
    {"init", read_init},
    {"c-call", read_c_call},
    {"c-name", read_c_name},
    {"is-null", read_test},
    {"not-null", read_test},
    {"same", read_test},
    {"not-same", read_test},
    {"and", read_logic},
    {"or", read_logic},
    {"?:", read_ternary},
    {"as", read_convert},
    {"list", read_display},
    {"set", read_display},
    {"tuple", read_display},
    {"dict", read_dict},
    {"record", read_record},
    {"parse-args", read_record},
    {"item", read_item},
    {"slice", read_slice},
    {"index", read_index},
    {"format", read_format},
    {"function", read_function_value},
    {"class", read_class_value},
};

IrExpr *ir_read_expr(IrReader *reader, const Sexp *sexp)
{
    IrOp op;
    if (sexp->kind != SEXP_LIST)
        return sexp_is_word(sexp, "_") ? NULL : read_atom(reader, sexp);
    if (sexp->count == 0 || sexp->items[0]->kind != SEXP_WORD) {
        ir_reader_fail(reader, sexp, "not an expression");
        return NULL;
    }
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (sexp_is_word(sexp->items[0], forms[i].head))
            return forms[i].read(reader, sexp);
    if (ir_op_from_name(sexp->items[0]->text, &op) && op != IR_OP_NONE)
        return read_operator(reader, sexp, op);
    ir_reader_fail(reader, sexp, "`%s` is no expression", sexp->items[0]->text);
    return NULL;
}
