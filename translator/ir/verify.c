/* The verifier: one walk over every function, with a table-free switch a node kind. It reports and goes
 * on. */
#include "ir/verify.h"

#include "base/map.h"
#include "ir/print.h"

#include <inttypes.h>
#include <stdarg.h>

typedef struct Verifier {
    Text *errors;
    Arena scratch;
    size_t count;
    const IrFunction *function;
    const IrStmt *stmt;
    PointerMap own;      /* variables of the function */
    PointerMap assigned; /* those with an assignment anywhere in it */
    bool has_todo;       /* what it would have assigned may be read after it; the program never gets there */
    int loops;
    IrReplace *replace;  /* of ir_mend; or NULL */
    void *context;
} Verifier;

static void verify_expr(Verifier *v, const IrExpr *expr);
static void verify_block(Verifier *v, const IrBlock *block);

__attribute__((format(printf, 3, 4))) static void fault(Verifier *v, const IrExpr *expr, const char *format,
                                                        ...)
{
    va_list arguments;
    v->count++;
    text_printf(v->errors, "%s", v->function->name->text);
    if (v->stmt && v->stmt->span.line)
        text_printf(v->errors, " line %" PRIu32, v->stmt->span.line);
    text_add(v->errors, ": ");
    va_start(arguments, format);
    text_vprintf(v->errors, format, arguments);
    va_end(arguments);
    if (expr) {
        text_add(v->errors, " in ");
        ir_print_expr(expr, v->errors);
    }
    text_add_char(v->errors, '\n');
}

static bool is_kind(const IrExpr *expr, IrTypeKind kind)
{
    return expr && expr->type->kind == kind;
}

static void expect_kind(Verifier *v, const IrExpr *whole, const IrExpr *part, IrTypeKind kind)
{
    if (!part)
        fault(v, whole, "an operand is missing");
    else if (part->type->kind != kind)
        fault(v, whole, "an operand has type %s", part->type->key);
}

/* A subclass fits its base, and every object is a boxed value as it is. */
static bool fits(const IrType *from, const IrType *to)
{
    if (from == to)
        return true;
    if (to->kind == IR_TYPE_VALUE && (from->kind == IR_TYPE_LIBRARY || from->kind == IR_TYPE_INSTANCE))
        return true;
    return from->kind == IR_TYPE_INSTANCE && to->kind == IR_TYPE_INSTANCE &&
           ir_class_derives(from->class_, to->class_);
}

static void expect_type(Verifier *v, const IrExpr *whole, const IrExpr *part, const IrType *type)
{
    if (!part)
        fault(v, whole, "an operand is missing");
    else if (!fits(part->type, type))
        fault(v, whole, "an operand has type %s and should have %s", part->type->key, type->key);
}

/* ---- expressions -------------------------------------------------------------------------------------- */

static void verify_variable(Verifier *v, const IrExpr *expr)
{
    const IrVariable *variable = expr->variable;
    if (!variable)
        fault(v, NULL, "a variable is missing");
    else if (variable->kind != IR_GLOBAL && !pointer_map_has(&v->own, variable))
        fault(v, expr, "the variable belongs to another function");
    else if (variable->kind == IR_LOCAL && !variable->is_flag && !v->has_todo && !pointer_map_has(&v->assigned, variable))
        fault(v, expr, "the variable is never assigned");
}

static void verify_field(Verifier *v, const IrExpr *expr)
{
    const IrType *type = expr->receiver ? expr->receiver->type : NULL;
    const IrField *found = NULL;
    if (type && type->kind == IR_TYPE_INSTANCE)
        found = ir_class_field(type->class_, expr->field->name);
    else if (type && type->kind == IR_TYPE_RECORD)
        found = ir_record_field(type->record, expr->field->name);
    if (found != expr->field)
        fault(v, expr, "the object has no such field");
}

static void verify_rule(Verifier *v, const IrExpr *expr)
{
    const IrRule *rule = expr->rule;
    if (expr->args.count != rule->params.count) {
        fault(v, expr, "%zu arguments for %zu parameters of %s", expr->args.count, rule->params.count,
              rule->qualname);
        return;
    }
    vec_each(i, &rule->params) {
        const IrRuleParam *param = &rule->params.items[i];
        const IrExpr *arg = expr->args.items[i];
        if (!arg && !param->default_value && !param->is_variadic)
            fault(v, expr, "%s needs its argument `%s`", rule->qualname, param->name->text);
        if (arg && param->type && param->type->kind != IR_TYPE_LIBRARY && !param->is_variadic)
            expect_type(v, expr, arg, param->type);
    }
}

static void verify_args(Verifier *v, const IrExpr *expr, const IrVariableVec *params, size_t from,
                        const char *name)
{
    if (expr->args.count + from != params->count) {
        fault(v, expr, "%zu arguments for %zu parameters of %s", expr->args.count, params->count - from,
              name);
        return;
    }
    vec_each(i, &expr->args)
        expect_type(v, expr, expr->args.items[i], params->items[i + from]->type);
}

/* The constructor may be the runtime's. */
static bool derives_from_library(const IrClass *class_)
{
    while (class_->base && class_->base->kind == IR_TYPE_INSTANCE)
        class_ = class_->base->class_;
    return class_->base != NULL;
}

static void verify_creation(Verifier *v, const IrExpr *expr)
{
    const IrClass *class_ = expr->class_;
    while (class_ && !class_->init)
        class_ = class_->base ? class_->base->class_ : NULL;
    const IrFunction *init = expr->function ? expr->function : class_ ? class_->init : NULL;
    if (expr->kind == IR_NEW && expr->boolean)
        return;
    if (init)
        verify_args(v, expr, &init->params, 1, init->name->text);
    else if (expr->args.count && !derives_from_library(expr->class_))
        fault(v, expr, "arguments for a class without __init__");
    if (expr->kind == IR_INIT && (!expr->receiver || expr->receiver->kind != IR_FIELD))
        fault(v, expr, "init of something that is no field");
}

static void verify_call_value(Verifier *v, const IrExpr *expr)
{
    if (!is_kind(expr->callee, IR_TYPE_FUNCTION)) {
        fault(v, expr, "the called value is no function");
        return;
    }
    const IrType *type = expr->callee->type;
    if (expr->args.count + 1 != type->item_count)
        fault(v, expr, "%zu arguments for %zu parameters", expr->args.count, type->item_count - 1);
    else
        vec_each(i, &expr->args)
            expect_type(v, expr, expr->args.items[i], type->items[i + 1]);
}

static void verify_arithmetic(Verifier *v, const IrExpr *expr)
{
    const IrExpr *left = expr->left, *right = expr->right;
    if (!left || !right) {
        fault(v, expr, "an operand is missing");
        return;
    }
    bool is_text = left->type->kind == IR_TYPE_STR && expr->kind == IR_COMPARE;
    bool is_object = expr->kind == IR_COMPARE && expr->op <= IR_NE && ir_type_is_heap(left->type);
    if (left->type != right->type)
        fault(v, expr, "operands of types %s and %s", left->type->key, right->type->key);
    else if (!ir_type_is_scalar(left->type) && !is_text && !is_object)
        fault(v, expr, "operands of type %s", left->type->key);
    else if (expr->op == IR_TRUE_DIV && left->type->kind != IR_TYPE_FLOAT)
        fault(v, expr, "true division of type %s", left->type->key);
}

static void verify_record_value(Verifier *v, const IrExpr *expr)
{
    const IrRecord *record = expr->type->record;
    if (expr->args.count != record->fields.count) {
        fault(v, expr, "%zu values for %zu fields", expr->args.count, record->fields.count);
        return;
    }
    vec_each(i, &expr->args)
        if (expr->args.items[i])
            expect_type(v, expr, expr->args.items[i], record->fields.items[i]->type);
}

static void verify_display(Verifier *v, const IrExpr *expr)
{
    const IrType *type = expr->type;
    if (expr->kind == IR_DICT && expr->keys.count != expr->args.count)
        fault(v, expr, "as many keys as values are needed");
    else if (expr->kind == IR_TUPLE && !type->is_open && expr->args.count != type->item_count)
        fault(v, expr, "%zu items for %s", expr->args.count, type->key);
    else
        vec_each(i, &expr->args) {
            if (expr->kind == IR_DICT)
                expect_type(v, expr, expr->keys.items[i], type->items[0]);
            const IrType *wanted = type->items[expr->kind == IR_DICT ? 1 : expr->kind == IR_TUPLE && !type->is_open ? i : 0];
            expect_type(v, expr, expr->args.items[i], wanted);
        }
}

static void verify_index(Verifier *v, const IrExpr *expr)
{
    bool is_ndarray = expr->left && ir_type_is_ndarray(expr->left->type); /* whose indices may be lists and numbers too */
    if (!is_ndarray)
        expect_kind(v, expr, expr->left, IR_TYPE_ARRAY);
    if (expr->parts.count == 0)
        fault(v, expr, "an index without parts");
    vec_each(i, &expr->parts) {
        const IrIndexPart *part = &expr->parts.items[i];
        if (part->kind == IR_INDEX_AT)
            expect_kind(v, expr, part->first, IR_TYPE_INT);
        else if (!is_ndarray && (part->kind == IR_INDEX_ARRAY || part->kind == IR_INDEX_MASK))
            expect_kind(v, expr, part->first, IR_TYPE_ARRAY);
        const IrExpr *bounds[] = {part->first, part->second, part->third};
        for (int k = 0; part->kind == IR_INDEX_RANGE && k < 3; k++)
            if (bounds[k])
                expect_kind(v, expr, bounds[k], IR_TYPE_INT);
    }
}

static void verify_pieces(Verifier *v, const IrPieceVec *pieces, const IrExpr *whole)
{
    vec_each(i, pieces) {
        const IrPiece *piece = &pieces->items[i];
        if (piece->text)
            continue;
        if (!piece->value || piece->value->type->kind == IR_TYPE_VOID)
            fault(v, whole, "a piece without value");
        vec_each(k, &piece->spec_values)
            if (!is_kind(piece->spec_values.items[k], IR_TYPE_INT) &&
                !is_kind(piece->spec_values.items[k], IR_TYPE_STR))
                fault(v, whole, "a format spec holds a value that is neither int nor str");
    }
}

static void verify_own(Verifier *v, const IrExpr *expr)
{
    switch (expr->kind) {
    case IR_VAR:
        verify_variable(v, expr);
        break;
    case IR_FIELD:
        verify_field(v, expr);
        break;
    case IR_RULE:
        verify_rule(v, expr);
        break;
    case IR_CALL:
        verify_args(v, expr, &expr->function->params, 0, expr->function->name->text);
        break;
    case IR_CALL_VALUE:
        verify_call_value(v, expr);
        break;
    case IR_NEW:
    case IR_INIT:
        verify_creation(v, expr);
        break;
    case IR_UNARY:
        if (!expr->left || !ir_type_is_scalar(expr->left->type))
            fault(v, expr, "the operand is no number");
        else if (expr->op == IR_NOT)
            expect_kind(v, expr, expr->left, IR_TYPE_BOOL);
        break;
    case IR_BINARY:
    case IR_COMPARE:
        verify_arithmetic(v, expr);
        break;
    case IR_IS_NULL:
        if (!expr->left || !ir_type_has_null(expr->left->type))
            fault(v, expr, "the operand can never be None");
        break;
    case IR_AND:
    case IR_OR:
        expect_kind(v, expr, expr->left, IR_TYPE_BOOL);
        expect_kind(v, expr, expr->right, IR_TYPE_BOOL);
        break;
    case IR_TERNARY:
        expect_kind(v, expr, expr->test, IR_TYPE_BOOL);
        expect_type(v, expr, expr->left, expr->type);
        expect_type(v, expr, expr->right, expr->type);
        break;
    case IR_CONVERT:
        if (!expr->left || !ir_can_convert(expr->left->type, expr->type))
            fault(v, expr, "no conversion from %s to %s", expr->left ? expr->left->type->key : "nothing",
                  expr->type->key);
        break;
    case IR_LIST:
    case IR_SET:
    case IR_TUPLE:
    case IR_DICT:
        verify_display(v, expr);
        break;
    case IR_RECORD:
        verify_record_value(v, expr);
        break;
    case IR_INDEX:
        verify_index(v, expr);
        break;
    case IR_FORMAT:
        verify_pieces(v, &expr->pieces, expr);
        break;
    case IR_NULL:
        if (!ir_type_has_null(expr->type))
            fault(v, expr, "None of a type without one");
        break;
    case IR_PARSE_ARGS:
        if (expr->type->kind != IR_TYPE_RECORD || !expr->type->record->is_namespace)
            fault(v, expr, "parse-args needs a namespace record");
        break;
    default:
        break;
    }
}

static void verify_expr(Verifier *v, const IrExpr *expr)
{
    if (!expr)
        return;
    verify_own(v, expr);
    IrSlotVec slots = {0};
    ir_expr_slots(&v->scratch, (IrExpr *)expr, &slots);
    vec_each(i, &slots)
        verify_expr(v, *slots.items[i]);
}

/* ---- statements --------------------------------------------------------------------------------------- */

static bool is_place(const IrExpr *expr)
{
    return expr && (expr->kind == IR_VAR || expr->kind == IR_FIELD || expr->kind == IR_ITEM ||
                    expr->kind == IR_SLICE || expr->kind == IR_INDEX);
}

static void verify_assign(Verifier *v, const IrStmt *stmt)
{
    if (!is_place(stmt->place))
        fault(v, stmt->place, "not a place to assign to");
    else if (!stmt->value)
        fault(v, stmt->place, "nothing is assigned");
    else if (stmt->place->kind != IR_INDEX && !fits(stmt->value->type, stmt->place->type))
        fault(v, stmt->value, "%s is assigned to %s", stmt->value->type->key, stmt->place->type->key);
    if (stmt->op != IR_OP_NONE && stmt->place && !ir_type_is_scalar(stmt->place->type))
        fault(v, stmt->place, "compound assignment to %s", stmt->place->type->key);
}

static void verify_return(Verifier *v, const IrStmt *stmt)
{
    const IrType *result = v->function->result;
    if (v->function->is_generator && !stmt->value)
        return;
    if (!stmt->value && result->kind != IR_TYPE_VOID)
        fault(v, NULL, "return without the value of type %s", result->key);
    else if (stmt->value && !fits(stmt->value->type, result))
        fault(v, stmt->value, "%s is returned, not %s", stmt->value->type->key, result->key);
}

static void verify_grad(Verifier *v, const IrStmt *stmt)
{
    const IrGrad *grad = stmt->grad;
    if (!grad || !grad->function || !grad->step || !grad->grads || !grad->loss || !grad->leaves)
        fault(v, NULL, "value-and-grad lacks a part");
    else if (grad->inputs.count != grad->record->fields.count)
        fault(v, NULL, "%zu inputs for %zu fields of the step", grad->inputs.count,
              grad->record->fields.count);
    else if (!grad->function->is_loss || grad->function->result->kind != IR_TYPE_ARRAY)
        fault(v, NULL, "%s is no loss function", grad->function->name->text);
    else
        vec_each(i, &grad->inputs)
            if (grad->inputs.items[i])
                expect_type(v, grad->inputs.items[i], grad->inputs.items[i],
                            grad->record->fields.items[i]->type);
}

static void verify_operands(Verifier *v, const IrStmt *stmt)
{
    switch (stmt->kind) {
    case IR_ASSIGN:
        verify_assign(v, stmt);
        break;
    case IR_EXPR:
        if (!stmt->value)
            fault(v, NULL, "a statement without its expression");
        break;
    case IR_IF:
    case IR_WHILE:
    case IR_ASSERT:
        expect_kind(v, stmt->test, stmt->test, IR_TYPE_BOOL);
        verify_pieces(v, &stmt->pieces, NULL);
        break;
    case IR_FOR_RANGE:
        if (!stmt->variable || stmt->variable->type->kind != IR_TYPE_INT)
            fault(v, NULL, "a range needs an int variable");
        expect_kind(v, stmt->stop, stmt->stop, IR_TYPE_INT);
        break;
    case IR_FOR_EACH:
        if (stmt->sources.count == 0)
            fault(v, NULL, "a loop over nothing");
        break;
    case IR_BREAK:
    case IR_CONTINUE:
        if (v->loops == 0)
            fault(v, NULL, "%s outside a loop", ir_stmt_kind_name(stmt->kind));
        break;
    case IR_RETURN:
        verify_return(v, stmt);
        break;
    case IR_PRINT:
    case IR_RAISE:
        verify_pieces(v, &stmt->pieces, NULL);
        break;
    case IR_VALUE_AND_GRAD:
        verify_grad(v, stmt);
        break;
    case IR_DELETE:
        if (!is_place(stmt->place))
            fault(v, stmt->place, "not a place to delete");
        break;
    default:
        break;
    }
}

/* The statement without those inside of it. */
static void verify_alone(Verifier *v, const IrStmt *stmt)
{
    v->stmt = stmt;
    verify_operands(v, stmt);
    IrSlotVec slots = {0};
    ir_stmt_slots(&v->scratch, (IrStmt *)stmt, &slots);
    vec_each(i, &slots)
        verify_expr(v, *slots.items[i]);
}

static void verify_inner(Verifier *v, const IrStmt *stmt)
{
    bool is_loop = stmt->kind == IR_WHILE || stmt->kind == IR_FOR_RANGE || stmt->kind == IR_FOR_EACH;
    v->loops += is_loop;
    verify_block(v, &stmt->body);
    v->loops -= is_loop;
    vec_each(i, &stmt->handlers)
        verify_block(v, &stmt->handlers.items[i].body);
    verify_block(v, &stmt->orelse);
    verify_block(v, &stmt->finally);
}

static void verify_block(Verifier *v, const IrBlock *block)
{
    vec_each(i, &block->statements) {
        size_t faults = v->count, start = v->errors->length;
        verify_alone(v, block->statements.items[i]);
        if (v->count == faults || !v->replace) {
            verify_inner(v, block->statements.items[i]);
            continue;
        }
        ((IrBlock *)block)->statements.items[i] = v->replace(v->context, block->statements.items[i], text_string(v->errors) + start);
        v->has_todo = true;
    }
}

/* ---- functions and classes ---------------------------------------------------------------------------- */

static void note_assigned(IrVariable *variable, void *context)
{
    Verifier *v = context;
    if (variable)
        pointer_map_set(&v->scratch, &v->assigned, variable, variable);
}

static bool note_bindings(IrStmt *stmt, void *context)
{
    Verifier *v = context;
    if (stmt->kind == IR_ASSIGN && stmt->place && stmt->place->kind == IR_VAR)
        note_assigned(stmt->place->variable, v);
    v->has_todo |= stmt->kind == IR_TODO;
    ir_each_bound(stmt, note_assigned, v);
    return true;
}

static void verify_function(Verifier *v, IrFunction *function)
{
    v->function = function;
    v->stmt = NULL;
    v->own = v->assigned = (PointerMap){0};
    v->has_todo = false;
    vec_each(i, &function->params)
        pointer_map_set(&v->scratch, &v->own, function->params.items[i], function);
    vec_each(i, &function->locals) {
        pointer_map_set(&v->scratch, &v->own, function->locals.items[i], function);
        if (function->locals.items[i]->type->kind == IR_TYPE_LIBRARY &&
            function->locals.items[i]->type->is_embedded)
            note_assigned(function->locals.items[i], v);
    }
    ir_walk_block(&function->body, note_bindings, NULL, v);
    verify_block(v, &function->body);
}

static bool verify_program(Verifier *v, const IrProgram *program)
{
    vec_each(m, &program->modules) {
        IrModule *module = program->modules.items[m];
        vec_each(c, &module->classes)
            vec_each(i, &module->classes.items[c]->methods)
                verify_function(v, module->classes.items[c]->methods.items[i]);
        vec_each(i, &module->functions)
            verify_function(v, module->functions.items[i]);
        if (module->main)
            verify_function(v, module->main);
    }
    arena_release(&v->scratch);
    return v->count == 0;
}

bool ir_verify(const IrProgram *program, Text *errors)
{
    Verifier v = {.errors = errors};
    return verify_program(&v, program);
}

bool ir_mend(IrProgram *program, IrReplace *replace, void *context)
{
    Text errors = {0};
    Verifier v = {.errors = &errors, .replace = replace, .context = context};
    bool is_whole = verify_program(&v, program);
    text_release(&errors);
    return is_whole;
}
