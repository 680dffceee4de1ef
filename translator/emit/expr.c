/* Expressions: one function a kind, dispatched by put_own; put_expr adds parentheses where the place
 * demands them. */
#include "emit/emitter.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_own(Emitter *emitter, Text *out, const IrExpr *expr, Level level);

/* ---- constants ---------------------------------------------------------------------------------------- */

static void put_int(Text *out, int64_t value)
{
    if (value == INT64_MIN)
        text_add(out, "INT64_MIN");
    else if (value == INT64_MAX)
        text_add(out, "INT64_MAX");
    else if (value > INT32_MAX || value < INT32_MIN)
        text_printf(out, "INT64_C(%" PRId64 ")", value);
    else
        text_printf(out, "%" PRId64, value);
}

static void put_shortest_float(Text *out, double value)
{
    char digits[40];
    if (value == floor(value) && fabs(value) < 1e15) {
        text_printf(out, "%.1f", value);
        return;
    }
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    text_add(out, digits);
    if (!strpbrk(digits, ".e"))
        text_add(out, ".0");
}

static void put_float(Text *out, const IrExpr *expr)
{
    if (isnan(expr->number))
        text_add(out, "NAN");
    else if (isinf(expr->number))
        text_add(out, expr->number < 0 ? "-INFINITY" : "INFINITY");
    else if (expr->text && strpbrk(expr->text, ".e") && expr->text[strlen(expr->text) - 1] != 'j')
        text_add(out, expr->text);
    else
        put_shortest_float(out, expr->number);
}

/* Escapes for C; a hex digit after a \x escape would join it, so octal with three digits is used. `?`
 * could make a trigraph. */
void put_string(Text *out, const char *text, size_t length)
{
    static const char plain[] = "\n\t\r\\\"", letters[] = "ntr\\\"";
    text_add_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        const char *found = c ? strchr(plain, c) : NULL;
        if (found)
            text_printf(out, "\\%c", letters[found - plain]);
        else if (c < ' ' || c == 127)
            text_printf(out, "\\%03o", c);
        else if (c == '?' && i && text[i - 1] == '?') /* no trigraphs */
            text_add(out, "\\?");
        else
            text_add_char(out, (char)c);
    }
    text_add_char(out, '"');
}

void put_c_text(Emitter *emitter, Text *out, const IrExpr *expr)
{
    if (expr->kind == IR_STR && !memchr(expr->text, '\0', expr->length)) {
        put_string(out, expr->text, expr->length);
        return;
    }
    if (expr->kind == IR_NULL) {
        text_add(out, "NULL");
        return;
    }
    bool is_path = expr->type->kind == IR_TYPE_LIBRARY && strcmp(expr->type->c_name->text, "py_path") == 0;
    text_add(out, expr->type->kind == IR_TYPE_STR || is_path ? "py_text(" : "py_object_text(");
    put_value(emitter, out, expr);
    text_add_char(out, ')');
}

/* ---- variables and fields ----------------------------------------------------------------------------- */

static bool is_embedded_field(const IrExpr *expr)
{
    return expr->kind == IR_FIELD && expr->field->kind == IR_FIELD_MODULE;
}

/* The step of a lifted loss comes as a pointer to the struct of its caller. */
static bool is_step_pointer(Emitter *emitter, const IrExpr *expr)
{
    return expr->kind == IR_VAR && expr->variable->kind == IR_PARAM && emitter->function &&
           emitter->function->is_loss;
}

/* Elements of containers come as void *. */
static bool is_untyped(const IrExpr *expr)
{
    return (expr->kind == IR_ITEM && expr->left->type->kind != IR_TYPE_STR) ||
           (expr->kind == IR_RULE && expr->rule->result_is_cell);
}

void put_access(Emitter *emitter, Text *out, const IrExpr *object)
{
    const IrType *type = object->type;
    bool is_struct =
        type->kind == IR_TYPE_RECORD && !type->record->by_pointer && !is_step_pointer(emitter, object);
    if (is_embedded_field(object) || is_struct) {
        put_place(emitter, out, object);
        text_add_char(out, '.');
        return;
    }
    if (is_untyped(object) || object->kind == IR_PARSE_ARGS) {
        text_printf(out, "((%s)", c_type(emitter, type));
        put_expr(emitter, out, object, LEVEL_UNARY);
        text_add_char(out, ')');
    } else {
        put_expr(emitter, out, object, LEVEL_POSTFIX);
    }
    text_add(out, "->");
}

/* Fields of a base class sit in the `base` part. */
static void put_field(Emitter *emitter, Text *out, const IrExpr *expr)
{
    put_access(emitter, out, expr->receiver);
    if (expr->receiver->type->kind == IR_TYPE_INSTANCE) {
        const IrClass *class_ = expr->receiver->type->class_;
        for (; class_; class_ = class_->base ? class_->base->class_ : NULL) {
            bool is_own = false;
            vec_each(i, &class_->fields)
                is_own |= class_->fields.items[i] == expr->field;
            if (is_own)
                break;
            text_add(out, "base.");
        }
    }
    text_add(out, name_of_field(emitter, expr->field));
}

void put_place(Emitter *emitter, Text *out, const IrExpr *place)
{
    if (place->kind == IR_FIELD)
        put_field(emitter, out, place);
    else
        put_expr(emitter, out, place, LEVEL_POSTFIX);
}

/* From what is known as a base to the class that a test (isinstance) found. */
static bool is_downcast(const IrType *from, const IrType *to)
{
    if (from->kind == IR_TYPE_LIBRARY)
        return to->kind == IR_TYPE_INSTANCE ||
               (strcmp(from->c_name->text, "nn_module") == 0 && from->c_name != to->c_name);
    return to->kind == IR_TYPE_INSTANCE && from != to && ir_class_derives(to->class_, from->class_);
}

/* Names of one struct: nothing lies between them. All losses are an nn_loss. */
static bool is_same_struct(const IrType *type, const IrType *base)
{
    if (base->c_name && strcmp(base->c_name->text, "nn_loss") == 0)
        return true;
    return type->c_name == base->c_name || (type_is_module_struct(type) && base->c_name && strcmp(base->c_name->text, "nn_module") == 0);
}

void put_base(Emitter *emitter, Text *out, const IrExpr *expr, const IrType *base)
{
    const IrType *type = expr->type;
    int steps = 0;
    if (is_downcast(type, base)) {
        text_printf(out, "(%s)",
                    base->kind == IR_TYPE_LIBRARY ? arena_printf(emitter->arena, "%s *", base->c_name->text)
                                                  : c_type(emitter, base));
        put_expr(emitter, out, expr, LEVEL_UNARY);
        return;
    }
    if (type->kind == IR_TYPE_LIBRARY)
        steps = !is_same_struct(type, base);
    while (type && type->kind == IR_TYPE_INSTANCE && type != base) {
        type = type->class_->base;
        steps++;
    }
    bool is_layer = expr->type->kind == IR_TYPE_INSTANCE && steps && type && type->kind == IR_TYPE_LIBRARY && base->kind == IR_TYPE_LIBRARY && type->c_name != base->c_name;
    steps += is_layer && strcmp(base->c_name->text, "nn_module") == 0 && !type_is_module_struct(type); /* a class below nn.Sequential */
    if (steps == 0) {
        put_value(emitter, out, expr);
        return;
    }
    text_add_char(out, '&');
    put_access(emitter, out, expr);
    for (int i = 0; i < steps; i++)
        text_add(out, i ? ".base" : "base");
}

bool expr_is_slot(Emitter *emitter, const IrExpr *expr)
{
    if (!ir_type_is_heap(expr->type))
        return false;
    if (expr->kind == IR_TERNARY)
        return expr_is_slot(emitter, expr->left) || expr_is_slot(emitter, expr->right);
    if (expr->kind == IR_CONVERT && expr->left->type->kind != IR_TYPE_ARRAY) /* seen as another type, it is the same object */
        return expr_is_slot(emitter, expr->left);
    if (expr->kind == IR_FIELD)
        return expr->field->kind != IR_FIELD_MODULE &&
               pointer_map_has(&emitter->facts.written_fields, expr->field);
    if (expr->kind != IR_VAR)
        return false;
    if (expr->variable->kind == IR_GLOBAL)
        return (uintptr_t)pointer_map_get(&emitter->facts.global_writes, expr->variable) > 1;
    return variable_facts(&emitter->own, expr->variable)->is_owned;
}

/* ---- calls -------------------------------------------------------------------------------------------- */

/* C converts an int to a parameter's double by itself. */
const IrExpr *without_widening(const IrExpr *expr)
{
    return is_widening(expr) ? expr->left : expr;
}

void put_args(Emitter *emitter, Text *out, const IrExprVec *args, bool comma_first)
{
    vec_each(i, args) {
        text_add(out, i || comma_first ? ", " : "");
        put_value(emitter, out, without_widening(args->items[i]));
    }
}

static void put_call(Emitter *emitter, Text *out, const IrExpr *expr)
{
    text_printf(out, "%s%s(", name_of_function(emitter, expr->function),
                expr->function->is_virtual ? "_virtual" : "");
    put_args(emitter, out, &expr->args, false);
    text_add_char(out, ')');
}

/* How the memory of a new instance is made: by what its class derives from. */
static void put_new_memory(Text *out, const IrClass *class_)
{
    const char *name = class_->name->text;
    const IrType *root = class_->base;
    while (root && root->kind == IR_TYPE_INSTANCE)
        root = root->class_->base;
    if (class_->is_nn_module)
        text_printf(out, "NN_NEW(%s)", name);
    else if (root && root->c_name && strcmp(root->c_name->text, "dataset") == 0)
        text_printf(out, "DATA_NEW(%s, &%s_class)", name, name);
    else
        text_printf(out, "T2M_NEW(%s, &%s_kind)", name, name);
}

static bool has_table(const IrClass *class_)
{
    const IrType *root = class_->base;
    while (root && root->kind == IR_TYPE_INSTANCE)
        root = root->class_->base;
    return root != NULL && !is_error_class(class_);
}

static void put_memory(Emitter *emitter, Text *out, const IrExpr *expr)
{
    if (expr->receiver)
        put_value(emitter, out, expr->receiver);
    else
        put_new_memory(out, expr->class_);
}

/* A plain object runs the constructor of a base as it is, or none. */
static void put_plain_creation(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    const IrFunction *init = expr->boolean ? NULL : expr->function ? expr->function : expr->class_->init;
    if (!init && !expr->boolean && is_error_class(expr->class_)) {
        text_printf(out, "PY_ERROR_NEW(%s", expr->class_->name->text);
        put_args(emitter, out, &expr->args, true);
        text_add_char(out, ')');
        return;
    }
    if (!init) {
        put_memory(emitter, out, expr);
        return;
    }
    const IrClass *seen = init->params.items[0]->type->class_, *at = expr->class_;
    const char *name = name_of_function(emitter, init);
    bool in_parentheses = seen != at && level > LEVEL_UNARY; /* a cast */
    if (seen == at)
        text_printf(out, "%s(", name);
    else
        text_printf(out, "%s(%s *)%s(&", in_parentheses ? "(" : "", at->name->text, name);
    put_memory(emitter, out, expr);
    for (; at != seen && at->base; at = at->base->class_)
        text_add(out, at == expr->class_ ? "->base" : ".base");
    put_args(emitter, out, &expr->args, true);
    text_add(out, in_parentheses ? "))" : ")");
}

/* A module whose class has no __init__ below the library's: that one makes it. */
static void put_derived(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    Text memory = {0};
    put_new_memory(&memory, expr->class_);
    const IrType *type = expr->receiver ? expr->receiver->type : expr->type;
    IrExpr object = {.kind = IR_C_NAME, .type = type, .name = name_intern(emitter->program->names, text_string(&memory))}, made = *expr->args.items[0];
    text_release(&memory);
    made.receiver = expr->receiver ? expr->receiver : &object;
    text_add(out, level > LEVEL_UNARY ? "(" : "");
    if (expr->kind == IR_NEW)
        text_printf(out, "(%s *)", expr->class_->name->text);
    text_add(out, "nn_derived(");
    put_value(emitter, out, &made);
    text_printf(out, ", &%s_class)%s", expr->class_->name->text, level > LEVEL_UNARY ? ")" : "");
}

/* The init that a class inherits has its own name below the class's; another variant of it is called as the base's. */
static bool is_other_variant(const IrExpr *expr)
{
    const IrClass *class_ = expr->class_;
    if (!expr->function || !class_->is_nn_module)
        return false;
    while (class_ && !class_->init)
        class_ = class_->base ? class_->base->class_ : NULL;
    return class_ && class_ != expr->class_ && class_->init != expr->function && expr->function->params.count &&
           expr->function->params.items[0]->type->class_ != expr->class_;
}

static void put_other_variant(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    const IrClass *seen = expr->function->params.items[0]->type->class_;
    text_add(out, level > LEVEL_UNARY ? "(" : "");
    if (expr->kind == IR_NEW)
        text_printf(out, "(%s *)", expr->class_->name->text);
    text_printf(out, "nn_derived(%s(", name_of_function(emitter, expr->function));
    if (expr->kind == IR_NEW) {
        text_add_char(out, '&');
        put_new_memory(out, expr->class_);
        text_add(out, "->");
    } else {
        put_value(emitter, out, expr->receiver);
        text_add(out, ".");
    }
    for (const IrClass *at = expr->class_; at != seen && at->base; at = at->base->class_)
        text_add(out, at == expr->class_ ? "base" : ".base");
    put_args(emitter, out, &expr->args, true);
    text_printf(out, "), &%s_class)%s", expr->class_->name->text, level > LEVEL_UNARY ? ")" : "");
}

static void put_creation(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    if (is_other_variant(expr)) {
        put_other_variant(emitter, out, expr, level);
        return;
    }
    if (ir_class_has_layer(expr->class_) && !expr->function && expr->args.count == 1) {
        put_derived(emitter, out, expr, level);
        return;
    }
    if (expr->kind == IR_NEW && !has_table(expr->class_)) {
        put_plain_creation(emitter, out, expr, level);
        return;
    }
    bool is_own = expr->function && expr->function->params.count && expr->function->params.items[0]->type->class_ == expr->class_;
    if (is_own)
        text_printf(out, "%s(", name_of_function(emitter, expr->function));
    else
        text_printf(out, "%s_init(", expr->class_->name->text);
    if (expr->kind == IR_NEW)
        put_new_memory(out, expr->class_);
    else
        put_value(emitter, out, expr->receiver);
    put_args(emitter, out, &expr->args, true);
    text_add_char(out, ')');
}

/* Functions of the runtime that take an element of a container: which argument is a cell, of which item
 * of the container's type. */
static const struct {
    const char *name;
    size_t argument, item;
} cell_arguments[] = {
    {"py_list_append", 1, 0},   {"py_list_insert", 2, 0},  {"py_list_set", 2, 0}, {"py_list_contains", 1, 0},
    {"py_set_add", 1, 0},       {"py_set_contains", 1, 0}, {"py_dict_set", 1, 0}, {"py_dict_set", 2, 1},
    {"py_dict_contains", 1, 0}, {"py_dict_at", 1, 0},
};

/* The type of the container's elements if the argument is one of them, else NULL. */
static const IrType *cell_type(const IrExpr *expr, size_t argument)
{
    const IrType *container = expr->args.count ? expr->args.items[0]->type : NULL;
    for (size_t i = 0; i < sizeof cell_arguments / sizeof *cell_arguments; i++)
        if (cell_arguments[i].argument == argument && strcmp(expr->name->text, cell_arguments[i].name) == 0 &&
            container->item_count > cell_arguments[i].item)
            return container->items[cell_arguments[i].item];
    return NULL;
}

static void put_c_call(Emitter *emitter, Text *out, const IrExpr *expr)
{
    text_printf(out, "%s(", expr->name->text);
    vec_each(i, &expr->args) {
        const IrType *cell = cell_type(expr, i);
        text_add(out, i ? ", " : "");
        if (cell)
            put_cell(emitter, out, expr->args.items[i], cell);
        else
            put_value(emitter, out, expr->args.items[i]);
    }
    text_add_char(out, ')');
}

/* ---- the dispatch ------------------------------------------------------------------------------------- */

static Level level_of(const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_INT:
        return expr->integer < 0 ? LEVEL_UNARY : LEVEL_POSTFIX;
    case IR_FLOAT:
        return expr->number < 0 ? LEVEL_UNARY : LEVEL_POSTFIX;
    case IR_FIELD:
        return is_embedded_field(expr) ? LEVEL_UNARY : LEVEL_POSTFIX;
    case IR_UNARY:
    case IR_CLASS:
        return LEVEL_UNARY;
    case IR_AND:
        return LEVEL_AND;
    case IR_OR:
        return LEVEL_OR;
    case IR_TERNARY:
        return LEVEL_TERNARY;
    default:
        return LEVEL_POSTFIX; /* and those that write their own parentheses */
    }
}

static void put_null(Text *out, const IrType *type)
{
    const char *zero = c_zero(type);
    if (zero[0] == '{')
        text_printf(out, "(%s){0}",
                    type->items[0]->kind == IR_TYPE_INT     ? "py_optional_int"
                    : type->items[0]->kind == IR_TYPE_FLOAT ? "py_optional_float"
                                                            : "py_optional_bool");
    else
        text_add(out, zero);
}

static void put_is_null(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    bool negated = expr->op == IR_NE;
    const IrType *type = expr->left->type;
    if (expr->left->kind == IR_FIELD && expr->left->field->kind == IR_FIELD_PARAMETER) {
        bool parens = level > LEVEL_EQUAL;
        text_add(out, parens ? "(" : "");
        put_field(emitter, out, expr->left);
        text_add(out, negated ? " != NULL" : " == NULL");
        text_add(out, parens ? ")" : "");
    } else if (type->kind == IR_TYPE_ARRAY) {
        text_add(out, negated ? "!mx_is_none(" : "mx_is_none(");
        put_value(emitter, out, expr->left);
        text_add_char(out, ')');
    } else if (type->kind == IR_TYPE_OPTIONAL) {
        text_add(out, negated ? "" : "!");
        put_expr(emitter, out, expr->left, LEVEL_POSTFIX);
        text_add(out, ".is_set");
    } else {
        bool parens = level > LEVEL_EQUAL;
        text_add(out, parens ? "(" : "");
        put_expr(emitter, out, expr->left, LEVEL_LESS);
        text_printf(out, " %s NULL%s", negated ? "!=" : "==", parens ? ")" : "");
    }
}

static void put_same(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    const char *part = expr->left->type->kind == IR_TYPE_ARRAY ? ".ctx" : "";
    text_add(out, level > LEVEL_EQUAL ? "(" : "");
    put_expr(emitter, out, expr->left, LEVEL_POSTFIX);
    text_printf(out, "%s %s ", part, expr->op == IR_EQ ? "==" : "!=");
    put_expr(emitter, out, expr->right, LEVEL_POSTFIX);
    text_printf(out, "%s%s", part, level > LEVEL_EQUAL ? ")" : "");
}

/* gcc wants parentheses around && inside ||. */
static void put_logic(Emitter *emitter, Text *out, const IrExpr *expr)
{
    Level own = expr->kind == IR_AND ? LEVEL_AND : LEVEL_OR;
    const IrExpr *operands[] = {expr->left, expr->right};
    for (int i = 0; i < 2; i++) {
        text_add(out, i == 0 ? "" : own == LEVEL_AND ? " && " : " || ");
        bool mixes = own == LEVEL_OR && operands[i]->kind == IR_AND;
        put_expr(emitter, out, operands[i], mixes ? LEVEL_POSTFIX : i ? own + 1 : own);
    }
}

static void put_ternary(Emitter *emitter, Text *out, const IrExpr *expr)
{
    put_expr(emitter, out, expr->test, LEVEL_OR);
    text_add(out, " ? ");
    put_expr(emitter, out, expr->left, LEVEL_TERNARY + 1);
    text_add(out, " : ");
    put_expr(emitter, out, expr->right, LEVEL_TERNARY);
}

/* str(x) or repr(x) of an object: the function that does it; NULL for anything else. */
static const char *text_function(const IrPieceVec *pieces)
{
    const IrPiece *piece = &pieces->items[0];
    if (pieces->count != 1 || piece->text || piece->spec[0] || piece->is_percent || piece->conversion == 'f' || !ir_type_is_heap(piece->value->type))
        return NULL;
    switch (piece->value->type->kind) {
    case IR_TYPE_STR:
        return piece->conversion == 'r' ? "py_str_repr" : NULL;
    case IR_TYPE_LIST:
    case IR_TYPE_DICT:
    case IR_TYPE_SET:
    case IR_TYPE_TUPLE:
    case IR_TYPE_VALUE:
        return piece->conversion == 'r' ? "py_repr_object" : "py_str_object";
    default:
        return NULL;
    }
}

static void put_text_value(Emitter *emitter, Text *out, const IrExpr *expr)
{
    const IrPiece *only = expr->pieces.count == 1 ? &expr->pieces.items[0] : NULL;
    bool is_text = only && only->value && !only->conversion && !only->is_percent && !only->spec[0] &&
                   (only->value->kind == IR_FORMAT || only->value->kind == IR_STR);
    const char *function = expr->pieces.count && !is_text ? text_function(&expr->pieces) : NULL;
    if (is_text) {
        put_value(emitter, out, only->value);
    } else if (function) {
        text_printf(out, "%s(", function);
        put_value(emitter, out, expr->pieces.items[0].value);
        text_add_char(out, ')');
    } else if (expr->pieces.count == 0) {
        text_add(out, "PY_STR(\"\")");
    } else if (pieces_are_literal(&expr->pieces)) {
        text_add(out, "PY_STR(");
        put_string(out, expr->pieces.items[0].text, expr->pieces.items[0].length);
        text_add_char(out, ')');
    } else {
        text_add(out, "py_str_printf(");
        put_format(emitter, out, &expr->pieces);
        text_add_char(out, ')');
    }
}

static void put_unary(Emitter *emitter, Text *out, const IrExpr *expr)
{
    static const char *const signs[IR_OP_COUNT] = {[IR_NEG] = "-", [IR_INVERT] = "~", [IR_NOT] = "!"};
    text_add(out, signs[expr->op]);
    size_t start = out->length;
    put_expr(emitter, out, expr->left, LEVEL_UNARY);
    if (expr->op == IR_NEG && out->data[start] == '-') { /* - -x is no decrement */
        char *operand = arena_copy_string(emitter->arena, out->data + start);
        out->length = start;
        out->data[start] = '\0';
        text_printf(out, "(%s)", operand);
    }
}

static void put_field_value(Emitter *emitter, Text *out, const IrExpr *expr)
{
    bool is_value = expr->field->kind == IR_FIELD_PARAMETER && expr->type->kind == IR_TYPE_ARRAY, may_be_none = is_value && expr->field->may_be_none;
    if (is_embedded_field(expr))
        text_add_char(out, '&');
    text_add(out, may_be_none ? "nn_param_value(" : "");
    put_field(emitter, out, expr);
    text_add(out, may_be_none ? ")" : is_value ? "->value" : "");
}

static void put_own(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    switch (expr->kind) {
    case IR_NULL:
        put_null(out, expr->type);
        break;
    case IR_BOOL:
        text_add(out, expr->boolean ? "true" : "false");
        break;
    case IR_INT:
        put_int(out, expr->integer);
        break;
    case IR_FLOAT:
        put_float(out, expr);
        break;
    case IR_STR:
        text_add(out, "PY_STR(");
        put_string(out, expr->text, expr->length);
        text_add_char(out, ')');
        break;
    case IR_VAR:
        text_add(out, name_of_variable(emitter, expr->variable));
        break;
    case IR_FIELD:
        put_field_value(emitter, out, expr);
        break;
    case IR_RULE:
        if (!put_struct_object(emitter, out, expr))
            put_rule(emitter, out, expr, level);
        break;
    case IR_CALL:
        put_call(emitter, out, expr);
        break;
    case IR_CALL_VALUE:
        put_expr(emitter, out, expr->callee, LEVEL_POSTFIX);
        text_add_char(out, '(');
        put_args(emitter, out, &expr->args, false);
        text_add_char(out, ')');
        break;
    case IR_NEW:
    case IR_INIT:
        put_creation(emitter, out, expr, level);
        break;
    case IR_C_CALL:
        put_c_call(emitter, out, expr);
        break;
    case IR_C_NAME:
        text_add(out, expr->name->text);
        break;
    case IR_UNARY:
        put_unary(emitter, out, expr);
        break;
    case IR_BINARY:
    case IR_COMPARE:
        put_binary(emitter, out, expr, level);
        break;
    case IR_IS_NULL:
        put_is_null(emitter, out, expr, level);
        break;
    case IR_SAME:
        put_same(emitter, out, expr, level);
        break;
    case IR_AND:
    case IR_OR:
        put_logic(emitter, out, expr);
        break;
    case IR_TERNARY:
        put_ternary(emitter, out, expr);
        break;
    case IR_CONVERT:
        put_convert(emitter, out, expr, level);
        break;
    case IR_LIST:
    case IR_SET:
    case IR_TUPLE:
    case IR_DICT:
        put_display(emitter, out, expr);
        break;
    case IR_RECORD:
        text_printf(out, "(%s)", expr->type->record->name->text);
        put_record(emitter, out, expr->type->record, &expr->args);
        break;
    case IR_ITEM:
        put_item(emitter, out, expr);
        break;
    case IR_SLICE:
        put_slice(emitter, out, expr);
        break;
    case IR_INDEX:
        put_index(emitter, out, expr);
        break;
    case IR_FORMAT:
        put_text_value(emitter, out, expr);
        break;
    case IR_FUNCTION:
        text_add(out, name_of_function(emitter, expr->function));
        break;
    case IR_CLASS:
        text_printf(out, "&%s_%s", expr->class_->name->text, name_is(expr->type->c_name, "t2m_kind") || is_error_class(expr->class_) ? "kind" : "class");
        break;
    case IR_PARSE_ARGS:
        put_parse_args(emitter, out, expr);
        break;
    case IR_EXPR_KIND_COUNT:
        break;
    }
}

void put_expr(Emitter *emitter, Text *out, const IrExpr *expr, Level level)
{
    bool parens = level_of(expr) < level;
    text_add(out, parens ? "(" : "");
    put_own(emitter, out, expr, parens ? LEVEL_COMMA : level);
    text_add(out, parens ? ")" : "");
}

void put_value(Emitter *emitter, Text *out, const IrExpr *expr)
{
    put_expr(emitter, out, expr, LEVEL_ASSIGN);
}

char *value_text(Emitter *emitter, const IrExpr *expr)
{
    Text text = {0};
    put_value(emitter, &text, expr);
    return text_take(&text, emitter->arena);
}
