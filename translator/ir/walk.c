/* Walks over the operands of nodes, copies, and the names of kinds. */
#include "ir/ir.h"

#include <string.h>

/* ---- operands ----------------------------------------------------------------------------------------- */

static void add_slot(Arena *arena, IrSlotVec *slots, IrExpr **slot)
{
    if (*slot)
        vec_push(arena, slots, slot);
}

static void add_slots(Arena *arena, IrSlotVec *slots, IrExprVec *exprs)
{
    vec_each(i, exprs)
        add_slot(arena, slots, &exprs->items[i]);
}

static void add_piece_slots(Arena *arena, IrSlotVec *slots, IrPieceVec *pieces)
{
    vec_each(i, pieces) {
        add_slot(arena, slots, &pieces->items[i].value);
        add_slots(arena, slots, &pieces->items[i].spec_values);
    }
}

void ir_expr_slots(Arena *arena, IrExpr *expr, IrSlotVec *slots)
{
    add_slot(arena, slots, &expr->receiver);
    add_slot(arena, slots, &expr->callee);
    add_slot(arena, slots, &expr->test);
    add_slot(arena, slots, &expr->left);
    add_slot(arena, slots, &expr->right);
    for (size_t i = 0; i < expr->keys.count; i++) {
        add_slot(arena, slots, &expr->keys.items[i]);
        add_slot(arena, slots, &expr->args.items[i]);
    }
    if (expr->keys.count == 0)
        add_slots(arena, slots, &expr->args);
    for (size_t i = 0; i < 3; i++)
        add_slot(arena, slots, &expr->bounds[i]);
    vec_each(i, &expr->parts) {
        add_slot(arena, slots, &expr->parts.items[i].first);
        add_slot(arena, slots, &expr->parts.items[i].second);
        add_slot(arena, slots, &expr->parts.items[i].third);
    }
    add_piece_slots(arena, slots, &expr->pieces);
}

void ir_stmt_slots(Arena *arena, IrStmt *stmt, IrSlotVec *slots)
{
    add_slot(arena, slots, &stmt->value);
    add_slot(arena, slots, &stmt->place);
    add_slot(arena, slots, &stmt->test);
    add_slot(arena, slots, &stmt->start);
    add_slot(arena, slots, &stmt->stop);
    add_slot(arena, slots, &stmt->step);
    vec_each(i, &stmt->sources) {
        add_slot(arena, slots, &stmt->sources.items[i].value);
        for (size_t k = 0; k < 3; k++)
            add_slot(arena, slots, &stmt->sources.items[i].bounds[k]);
    }
    add_piece_slots(arena, slots, &stmt->pieces);
    add_slot(arena, slots, &stmt->file);
    add_slots(arena, slots, &stmt->args);
    if (stmt->argument) {
        add_slot(arena, slots, &stmt->argument->default_value);
        add_slot(arena, slots, &stmt->argument->constant);
        add_slots(arena, slots, &stmt->argument->choices);
    }
    if (stmt->grad) {
        add_slot(arena, slots, &stmt->grad->leaves);
        add_slots(arena, slots, &stmt->grad->inputs);
    }
}

void ir_walk_expr(IrExpr *expr, bool (*visit)(IrExpr *expr, void *context), void *context)
{
    if (!expr || !visit(expr, context))
        return;
    Arena scratch = {0};
    IrSlotVec slots = {0};
    ir_expr_slots(&scratch, expr, &slots);
    vec_each(i, &slots)
        ir_walk_expr(*slots.items[i], visit, context);
    arena_release(&scratch);
}

static void walk_stmt_exprs(IrStmt *stmt, bool (*visit)(IrExpr *expr, void *context), void *context)
{
    Arena scratch = {0};
    IrSlotVec slots = {0};
    ir_stmt_slots(&scratch, stmt, &slots);
    vec_each(i, &slots)
        ir_walk_expr(*slots.items[i], visit, context);
    arena_release(&scratch);
}

void ir_walk_block(IrBlock *block, bool (*visit)(IrStmt *stmt, void *context),
                   bool (*visit_expr)(IrExpr *expr, void *context), void *context)
{
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        if (visit && !visit(stmt, context))
            continue;
        if (visit_expr)
            walk_stmt_exprs(stmt, visit_expr, context);
        ir_walk_block(&stmt->body, visit, visit_expr, context);
        vec_each(h, &stmt->handlers)
            ir_walk_block(&stmt->handlers.items[h].body, visit, visit_expr, context);
        ir_walk_block(&stmt->orelse, visit, visit_expr, context);
        ir_walk_block(&stmt->finally, visit, visit_expr, context);
    }
}

/* ---- copy --------------------------------------------------------------------------------------------- */

#define COPY_VEC(arena, vec)                                                                                 \
    do {                                                                                                     \
        void *old_ = (vec)->items;                                                                           \
        (vec)->items = arena_alloc_array((arena), (vec)->count, sizeof *(vec)->items);                       \
        if ((vec)->count)                                                                                    \
            memcpy((vec)->items, old_, (vec)->count * sizeof *(vec)->items);                                 \
        (vec)->capacity = (vec)->count;                                                                      \
    } while (0)

IrExpr *ir_copy(IrProgram *program, const IrExpr *expr)
{
    Arena *arena = program->arena;
    IrExpr *copy = ARENA_NEW(arena, IrExpr);
    *copy = *expr;
    COPY_VEC(arena, &copy->args);
    COPY_VEC(arena, &copy->keys);
    COPY_VEC(arena, &copy->parts);
    COPY_VEC(arena, &copy->pieces);
    vec_each(i, &copy->pieces)
        COPY_VEC(arena, &copy->pieces.items[i].spec_values);
    IrSlotVec slots = {0};
    ir_expr_slots(arena, copy, &slots);
    vec_each(i, &slots)
        *slots.items[i] = ir_copy(program, *slots.items[i]);
    return copy;
}

/* ---- names -------------------------------------------------------------------------------------------- */

static const char *const expr_names[IR_EXPR_KIND_COUNT] = {
    [IR_NULL] = "null",
    [IR_BOOL] = "bool",
    [IR_INT] = "int",
    [IR_FLOAT] = "float",
    [IR_STR] = "str",
    [IR_VAR] = "var",
    [IR_FIELD] = "field",
    [IR_RULE] = "rule",
    [IR_CALL] = "call",
    [IR_CALL_VALUE] = "call-value",
    [IR_NEW] = "new",
    [IR_INIT] = "init",
    [IR_C_CALL] = "c-call",
    [IR_C_NAME] = "c-name",
    [IR_UNARY] = "unary",
    [IR_BINARY] = "binary",
    [IR_COMPARE] = "compare",
    [IR_IS_NULL] = "is-null",
    [IR_SAME] = "same",
    [IR_AND] = "and",
    [IR_OR] = "or",
    [IR_TERNARY] = "ternary",
    [IR_CONVERT] = "convert",
    [IR_LIST] = "list",
    [IR_SET] = "set",
    [IR_TUPLE] = "tuple",
    [IR_DICT] = "dict",
    [IR_RECORD] = "record",
    [IR_ITEM] = "item",
    [IR_SLICE] = "slice",
    [IR_INDEX] = "index",
    [IR_FORMAT] = "format",
    [IR_FUNCTION] = "function",
    [IR_CLASS] = "class",
    [IR_PARSE_ARGS] = "parse-args",
};

static const char *const stmt_names[IR_STMT_KIND_COUNT] = {
    [IR_ASSIGN] = "assign",
    [IR_EXPR] = "do",
    [IR_IF] = "if",
    [IR_WHILE] = "while",
    [IR_FOR_RANGE] = "for-range",
    [IR_FOR_EACH] = "for-each",
    [IR_BREAK] = "break",
    [IR_CONTINUE] = "continue",
    [IR_RETURN] = "return",
    [IR_PRINT] = "print",
    [IR_RAISE] = "raise",
    [IR_ASSERT] = "assert",
    [IR_SCOPE] = "scope",
    [IR_TRY] = "try",
    [IR_DELETE] = "delete",
    [IR_TODO] = "todo",
    [IR_COMMENT] = "comment",
    [IR_ADD_ARGUMENT] = "add-argument",
    [IR_VALUE_AND_GRAD] = "value-and-grad",
    [IR_OPTIMIZER_UPDATE] = "optimizer-update",
    [IR_CLIP_GRADS] = "clip-grads",
    [IR_ACCUMULATE] = "accumulate",
    [IR_EVAL] = "eval",
};

static const char *const op_names[IR_OP_COUNT] = {
    [IR_OP_NONE] = "none", [IR_ADD] = "+",   [IR_SUB] = "-",  [IR_MUL] = "*",     [IR_TRUE_DIV] = "/",
    [IR_FLOOR_DIV] = "//", [IR_MOD] = "%",   [IR_POW] = "**", [IR_BIT_AND] = "&", [IR_BIT_OR] = "|",
    [IR_BIT_XOR] = "^",    [IR_SHL] = "<<",  [IR_SHR] = ">>", [IR_EQ] = "==",     [IR_NE] = "!=",
    [IR_LT] = "<",         [IR_LE] = "<=",   [IR_GT] = ">",   [IR_GE] = ">=",     [IR_NEG] = "neg",
    [IR_INVERT] = "~",     [IR_NOT] = "not",
};

const char *ir_expr_kind_name(IrExprKind kind)
{
    return expr_names[kind];
}

const char *ir_stmt_kind_name(IrStmtKind kind)
{
    return stmt_names[kind];
}

const char *ir_op_name(IrOp op)
{
    return op_names[op];
}

bool ir_op_from_name(const char *name, IrOp *op)
{
    for (int i = 0; i < IR_OP_COUNT; i++)
        if (strcmp(op_names[i], name) == 0) {
            *op = (IrOp)i;
            return true;
        }
    return false;
}
