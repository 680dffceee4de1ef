/* Builders: one node each, with the type that follows from its operands. */
#include "ir/ir.h"

#include "base/bug.h"

#include <string.h>

void ir_program_init(IrProgram *program, Arena *arena, NameTable *names)
{
    *program = (IrProgram){.arena = arena, .names = names, .types = {.arena = arena, .names = names}};
}

/* ---- definitions -------------------------------------------------------------------------------------- */

IrModule *ir_module(IrProgram *program, const char *name, const char *path)
{
    IrModule *module = ARENA_NEW(program->arena, IrModule);
    module->name = name_intern(program->names, name);
    module->path = arena_copy_string(program->arena, path);
    vec_push(program->arena, &program->modules, module);
    return module;
}

IrFunction *ir_function(IrProgram *program, IrModule *module, const char *name, const char *qualname,
                        const IrType *result, Span span)
{
    IrFunction *function = ARENA_NEW(program->arena, IrFunction);
    function->name = name_intern(program->names, name);
    function->qualname = arena_copy_string(program->arena, qualname);
    function->module = module;
    function->result = result;
    function->span = span;
    return function;
}

static IrVariable *variable_new(IrProgram *program, IrVariableKind kind, const char *name, const IrType *type,
                                Span span)
{
    IrVariable *variable = ARENA_NEW(program->arena, IrVariable);
    variable->kind = kind;
    variable->name = name_intern(program->names, name);
    variable->type = type;
    variable->span = span;
    return variable;
}

IrVariable *ir_param(IrProgram *program, IrFunction *function, const char *name, const IrType *type,
                     Span span)
{
    IrVariable *variable = variable_new(program, IR_PARAM, name, type, span);
    vec_push(program->arena, &function->params, variable);
    return variable;
}

IrVariable *ir_local(IrProgram *program, IrFunction *function, const char *name, const IrType *type,
                     Span span)
{
    IrVariable *variable = variable_new(program, IR_LOCAL, name, type, span);
    vec_push(program->arena, &function->locals, variable);
    return variable;
}

IrVariable *ir_global(IrProgram *program, IrModule *module, const char *name, const IrType *type, Span span)
{
    IrVariable *variable = variable_new(program, IR_GLOBAL, name, type, span);
    variable->module = module;
    vec_push(program->arena, &module->globals, variable);
    return variable;
}

IrRecord *ir_record(IrProgram *program, IrModule *module, const char *name, Span span)
{
    IrRecord *record = ARENA_NEW(program->arena, IrRecord);
    record->name = name_intern(program->names, name);
    record->module = module;
    record->span = span;
    vec_push(program->arena, &module->records, record);
    return record;
}

IrClass *ir_class(IrProgram *program, IrModule *module, const char *name, const IrType *base, Span span)
{
    IrClass *class_ = ARENA_NEW(program->arena, IrClass);
    class_->name = name_intern(program->names, name);
    class_->qualname = class_->name->text;
    class_->module = module;
    class_->base = base;
    class_->span = span;
    vec_push(program->arena, &module->classes, class_);
    return class_;
}

IrField *ir_field(IrProgram *program, IrFieldVec *fields, const char *name, const IrType *type,
                  IrFieldKind kind, Span span)
{
    IrField *field = ARENA_NEW(program->arena, IrField);
    field->name = name_intern(program->names, name);
    field->type = type;
    field->kind = kind;
    field->span = span;
    vec_push(program->arena, fields, field);
    return field;
}

static IrField *find_field(const IrFieldVec *fields, Name name)
{
    vec_each(i, fields)
        if (fields->items[i]->name == name)
            return fields->items[i];
    return NULL;
}

IrField *ir_class_field(const IrClass *class_, Name name)
{
    while (class_) {
        IrField *field = find_field(&class_->fields, name);
        if (field)
            return field;
        class_ = class_->base ? class_->base->class_ : NULL;
    }
    return NULL;
}

IrField *ir_record_field(const IrRecord *record, Name name)
{
    return find_field(&record->fields, name);
}

bool ir_class_derives(const IrClass *class_, const IrClass *base)
{
    while (class_ && class_ != base)
        class_ = class_->base ? class_->base->class_ : NULL;
    return class_ != NULL;
}

bool ir_class_has_layer(const IrClass *class_)
{
    const IrType *base = NULL;
    for (; class_ && !class_->init; class_ = base ? base->class_ : NULL)
        base = class_->base;
    return !class_ && base && base->kind == IR_TYPE_LIBRARY && strncmp(base->c_name->text, "nn_", 3) == 0 && strcmp(base->c_name->text, "nn_module") != 0;
}

/* ---- constants and references ------------------------------------------------------------------------- */

IrExpr *ir_expr(IrProgram *program, IrExprKind kind, const IrType *type, Span span)
{
    T2M_ASSERT(type != NULL);
    IrExpr *expr = ARENA_NEW(program->arena, IrExpr);
    expr->kind = kind;
    expr->type = type;
    expr->span = span;
    return expr;
}

static IrExpr *expr_of(IrProgram *program, IrExprKind kind, IrTypeKind type, Span span)
{
    return ir_expr(program, kind, ir_type(&program->types, type), span);
}

IrExpr *ir_null(IrProgram *program, const IrType *type, Span span)
{
    return ir_expr(program, IR_NULL, type, span);
}

IrExpr *ir_bool(IrProgram *program, bool value, Span span)
{
    IrExpr *expr = expr_of(program, IR_BOOL, IR_TYPE_BOOL, span);
    expr->boolean = value;
    return expr;
}

IrExpr *ir_int(IrProgram *program, int64_t value, Span span)
{
    IrExpr *expr = expr_of(program, IR_INT, IR_TYPE_INT, span);
    expr->integer = value;
    return expr;
}

IrExpr *ir_float(IrProgram *program, double value, const char *text, Span span)
{
    IrExpr *expr = expr_of(program, IR_FLOAT, IR_TYPE_FLOAT, span);
    expr->number = value;
    expr->text = text ? arena_copy_string(program->arena, text) : NULL;
    return expr;
}

IrExpr *ir_str(IrProgram *program, const char *text, size_t length, Span span)
{
    IrExpr *expr = expr_of(program, IR_STR, IR_TYPE_STR, span);
    expr->text = arena_copy_bytes(program->arena, text, length);
    expr->length = length;
    return expr;
}

IrExpr *ir_var(IrProgram *program, IrVariable *variable, Span span)
{
    IrExpr *expr = ir_expr(program, IR_VAR, variable->type, span);
    expr->variable = variable;
    return expr;
}

/* A display of nothing but variables: taking an item out of it needs no object. */
static IrExpr *display_item(const IrExpr *display, IrExprKind kind, size_t index)
{
    if (display->kind != kind || index >= display->args.count)
        return NULL;
    vec_each(i, &display->args)
        if (!display->args.items[i] || display->args.items[i]->kind > IR_VAR) /* not a constant either */
            return NULL;
    return display->args.items[index];
}

IrExpr *ir_field_of(IrProgram *program, IrExpr *object, IrField *field, Span span)
{
    for (size_t i = 0; object->kind == IR_RECORD && i < object->type->record->fields.count; i++)
        if (object->type->record->fields.items[i] == field && display_item(object, IR_RECORD, i))
            return display_item(object, IR_RECORD, i);
    IrExpr *expr = ir_expr(program, IR_FIELD, field->type, span);
    expr->receiver = object;
    expr->field = field;
    return expr;
}

/* ---- calls -------------------------------------------------------------------------------------------- */

IrExpr *ir_rule_call(IrProgram *program, IrRule *rule, IrExpr *receiver, const IrType *type, Span span)
{
    IrExpr *expr = ir_expr(program, IR_RULE, type, span);
    expr->rule = rule;
    expr->receiver = receiver;
    return expr;
}

IrExpr *ir_call(IrProgram *program, IrFunction *function, Span span)
{
    IrExpr *expr = ir_expr(program, IR_CALL, function->result, span);
    expr->function = function;
    return expr;
}

IrExpr *ir_new(IrProgram *program, IrClass *class_, Span span)
{
    IrExpr *expr = ir_expr(program, IR_NEW, ir_type_instance(&program->types, class_), span);
    expr->class_ = class_;
    return expr;
}

IrExpr *ir_init(IrProgram *program, IrClass *class_, IrExpr *place, Span span)
{
    IrExpr *expr = expr_of(program, IR_INIT, IR_TYPE_VOID, span);
    expr->class_ = class_;
    expr->receiver = place;
    return expr;
}

IrExpr *ir_c_call(IrProgram *program, const char *name, const IrType *type, Span span)
{
    IrExpr *expr = ir_expr(program, IR_C_CALL, type, span);
    expr->name = name_intern(program->names, name);
    return expr;
}

IrExpr *ir_c_name(IrProgram *program, const char *name, const IrType *type, Span span)
{
    IrExpr *expr = ir_expr(program, IR_C_NAME, type, span);
    expr->name = name_intern(program->names, name);
    return expr;
}

/* ---- operators ---------------------------------------------------------------------------------------- */

IrExpr *ir_unary(IrProgram *program, IrOp op, IrExpr *operand, Span span)
{
    const IrType *type = op == IR_NOT ? ir_type(&program->types, IR_TYPE_BOOL) : operand->type;
    IrExpr *expr = ir_expr(program, IR_UNARY, type, span);
    expr->op = op;
    expr->left = operand;
    return expr;
}

static IrExpr *two_operands(IrExpr *expr, IrOp op, IrExpr *left, IrExpr *right)
{
    expr->op = op;
    expr->left = left;
    expr->right = right;
    return expr;
}

IrExpr *ir_binary(IrProgram *program, IrOp op, IrExpr *left, IrExpr *right, Span span)
{
    const IrType *type = op == IR_TRUE_DIV ? ir_type(&program->types, IR_TYPE_FLOAT) : left->type;
    return two_operands(ir_expr(program, IR_BINARY, type, span), op, left, right);
}

IrExpr *ir_compare(IrProgram *program, IrOp op, IrExpr *left, IrExpr *right, Span span)
{
    return two_operands(expr_of(program, IR_COMPARE, IR_TYPE_BOOL, span), op, left, right);
}

IrExpr *ir_is_null(IrProgram *program, IrOp op, IrExpr *operand, Span span)
{
    return two_operands(expr_of(program, IR_IS_NULL, IR_TYPE_BOOL, span), op, operand, NULL);
}

IrExpr *ir_and(IrProgram *program, IrExpr *left, IrExpr *right, Span span)
{
    return two_operands(expr_of(program, IR_AND, IR_TYPE_BOOL, span), IR_OP_NONE, left, right);
}

IrExpr *ir_or(IrProgram *program, IrExpr *left, IrExpr *right, Span span)
{
    return two_operands(expr_of(program, IR_OR, IR_TYPE_BOOL, span), IR_OP_NONE, left, right);
}

IrExpr *ir_ternary(IrProgram *program, IrExpr *test, IrExpr *left, IrExpr *right, Span span)
{
    IrExpr *expr = two_operands(ir_expr(program, IR_TERNARY, left->type, span), IR_OP_NONE, left, right);
    expr->test = test;
    return expr;
}

IrExpr *ir_convert(IrProgram *program, IrExpr *value, const IrType *type, Span span)
{
    if (value->type == type)
        return value;
    IrExpr *expr = ir_expr(program, IR_CONVERT, type, span);
    expr->left = value;
    return expr;
}

IrExpr *ir_item(IrProgram *program, IrExpr *container, IrExpr *index, Span span)
{
    const IrType *of = container->type, *type = NULL;
    if (index->kind == IR_INT && index->integer >= 0 && display_item(container, IR_TUPLE, (size_t)index->integer))
        return display_item(container, IR_TUPLE, (size_t)index->integer);
    if (of->kind == IR_TYPE_LIST)
        type = of->items[0];
    else if (of->kind == IR_TYPE_DICT)
        type = of->items[1];
    else if (of->kind == IR_TYPE_STR)
        type = of;
    else if (of->kind == IR_TYPE_TUPLE && of->is_open)
        type = of->items[0];
    else if (of->kind == IR_TYPE_TUPLE && index->kind == IR_INT && index->integer < (int64_t)of->item_count)
        type = of->items[index->integer];
    T2M_ASSERT(type != NULL);
    return two_operands(ir_expr(program, IR_ITEM, type, span), IR_OP_NONE, container, index);
}

static bool is_base(const IrType *type)
{
    return type->kind == IR_TYPE_LIBRARY;
}

static bool has_library_base(const IrClass *class_)
{
    while (class_ && class_->base && class_->base->kind == IR_TYPE_INSTANCE)
        class_ = class_->base->class_;
    return class_ && class_->base;
}

bool ir_is_row_of(const IrType *tuple, const IrType *item)
{
    for (size_t i = 0; i < tuple->item_count; i++)
        if (tuple->items[i] != item)
            return false;
    return tuple->kind == IR_TYPE_TUPLE && tuple->item_count > 0;
}

static bool is_picture(const IrType *type)
{
    return type->kind == IR_TYPE_LIBRARY && strcmp(type->c_name->text, "vision_image") == 0;
}

bool ir_can_convert(const IrType *from, const IrType *to)
{
    if (from == to || to->kind == IR_TYPE_VALUE || from->kind == IR_TYPE_VALUE)
        return from->kind != IR_TYPE_VOID && to->kind != IR_TYPE_VOID;
    if (to->kind == IR_TYPE_BOOL || to->kind == IR_TYPE_STR)
        return from->kind != IR_TYPE_VOID;
    if (ir_type_is_ndarray(to)) /* what np_of() takes */
        return ir_type_is_scalar(from) || from->kind == IR_TYPE_LIST || from->kind == IR_TYPE_TUPLE || from->kind == IR_TYPE_ARRAY || is_picture(from);
    if (ir_type_is_ndarray(from) && ir_type_is_scalar(to))
        return true;
    if (ir_type_is_scalar(to) && from->kind != IR_TYPE_OPTIONAL)
        return ir_type_is_scalar(from) || from->kind == IR_TYPE_ARRAY || from->kind == IR_TYPE_STR;
    if (to->kind == IR_TYPE_ARRAY)
        return ir_type_is_scalar(from);
    if (to->kind == IR_TYPE_OPTIONAL)
        return from == to->items[0] ||
               (from->kind == IR_TYPE_OPTIONAL && to->items[0]->kind == IR_TYPE_FLOAT);
    if (from->kind == IR_TYPE_OPTIONAL)
        return from->items[0] == to;
    if (from->kind == IR_TYPE_TUPLE && to->kind == IR_TYPE_TUPLE)
        return ir_is_row_of(from, to->items[0]) && (to->is_open || ir_is_row_of(to, from->items[0]));
    if (from->kind == IR_TYPE_INSTANCE && to->kind == IR_TYPE_INSTANCE)
        return ir_class_derives(from->class_, to->class_) || ir_class_derives(to->class_, from->class_);
    if (from->kind == IR_TYPE_INSTANCE && !has_library_base(from->class_))
        return false;
    if (is_base(from) && to->kind == IR_TYPE_INSTANCE)
        return has_library_base(to->class_);
    return (from->kind == IR_TYPE_INSTANCE || is_base(from)) && is_base(to);
}

/* ---- statements --------------------------------------------------------------------------------------- */

IrStmt *ir_stmt(IrProgram *program, IrStmtKind kind, Span span)
{
    IrStmt *stmt = ARENA_NEW(program->arena, IrStmt);
    stmt->kind = kind;
    stmt->span = span;
    return stmt;
}

IrStmt *ir_assign(IrProgram *program, IrExpr *place, IrExpr *value, Span span)
{
    IrStmt *stmt = ir_stmt(program, IR_ASSIGN, span);
    stmt->place = place;
    stmt->value = value;
    return stmt;
}

IrStmt *ir_expr_stmt(IrProgram *program, IrExpr *value, Span span)
{
    IrStmt *stmt = ir_stmt(program, IR_EXPR, span);
    stmt->value = value;
    return stmt;
}

IrStmt *ir_return(IrProgram *program, IrExpr *value, Span span)
{
    IrStmt *stmt = ir_stmt(program, IR_RETURN, span);
    stmt->value = value;
    return stmt;
}

IrStmt *ir_todo(IrProgram *program, int code, const char *text, Span span)
{
    IrStmt *stmt = ir_stmt(program, IR_TODO, span);
    stmt->code = code;
    stmt->text = arena_copy_string(program->arena, text);
    return stmt;
}

void ir_append(IrProgram *program, IrBlock *block, IrStmt *stmt)
{
    vec_push(program->arena, &block->statements, stmt);
}

void ir_piece_text(IrProgram *program, IrPieceVec *pieces, const char *text, size_t length)
{
    if (length == 0)
        return;
    if (pieces->count && vec_last(pieces).text) {
        IrPiece *last = &vec_last(pieces);
        char *joined = arena_alloc(program->arena, last->length + length + 1);
        memcpy(joined, last->text, last->length);
        memcpy(joined + last->length, text, length);
        last->text = joined;
        last->length += length;
        return;
    }
    vec_push(
        program->arena, pieces,
        ((IrPiece){.text = arena_copy_bytes(program->arena, text, length), .length = length, .spec = ""}));
}

IrPiece *ir_piece_value(IrProgram *program, IrPieceVec *pieces, IrExpr *value, char conversion,
                        const char *spec)
{
    vec_push(program->arena, pieces,
             ((IrPiece){.value = value,
                        .conversion = conversion,
                        .spec = spec ? arena_copy_string(program->arena, spec) : ""}));
    return &vec_last(pieces);
}

void ir_comment(IrProgram *program, IrCommentVec *comments, const char *text, bool blank_above)
{
    vec_push(program->arena, comments, ((IrComment){arena_copy_string(program->arena, text), blank_above}));
}

const char *ir_free_name(IrProgram *program, const IrFunction *function, const char *name)
{
    const char *unique = name;
    for (unsigned n = 2;; n++) {
        bool taken = false;
        vec_each(i, &function->locals)
            taken |= name_is(function->locals.items[i]->name, unique);
        vec_each(i, &function->params)
            taken |= name_is(function->params.items[i]->name, unique);
        if (!taken)
            return unique;
        unique = arena_printf(program->arena, "%s_%u", name, n);
    }
}
