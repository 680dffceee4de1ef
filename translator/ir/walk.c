/* Walks over the operands of nodes, copies, and the names of kinds. */
#include "ir/ir.h"

#include <string.h>

/* ---- operands ----------------------------------------------------------------------------------------- */

/* What is done with each operand: collected in a vector, or visited. */
typedef struct SlotSink {
    void (*take)(IrExpr **slot, void *context);
    void *context;
} SlotSink;

static void add_slot(const SlotSink *sink, IrExpr **slot)
{
    if (*slot)
        sink->take(slot, sink->context);
}

static void add_slots(const SlotSink *sink, IrExprVec *exprs)
{
    vec_each(i, exprs)
        add_slot(sink, &exprs->items[i]);
}

static void add_piece_slots(const SlotSink *sink, IrPieceVec *pieces)
{
    vec_each(i, pieces) {
        add_slot(sink, &pieces->items[i].value);
        add_slots(sink, &pieces->items[i].spec_values);
    }
}

static void each_expr_slot(IrExpr *expr, const SlotSink *sink)
{
    add_slot(sink, &expr->receiver);
    add_slot(sink, &expr->callee);
    add_slot(sink, &expr->test);
    add_slot(sink, &expr->left);
    add_slot(sink, &expr->right);
    for (size_t i = 0; i < expr->keys.count; i++) {
        add_slot(sink, &expr->keys.items[i]);
        add_slot(sink, &expr->args.items[i]);
    }
    if (expr->keys.count == 0)
        add_slots(sink, &expr->args);
    for (size_t i = 0; i < 3; i++)
        add_slot(sink, &expr->bounds[i]);
    vec_each(i, &expr->parts) {
        add_slot(sink, &expr->parts.items[i].first);
        add_slot(sink, &expr->parts.items[i].second);
        add_slot(sink, &expr->parts.items[i].third);
    }
    add_piece_slots(sink, &expr->pieces);
}

static void each_stmt_slot(IrStmt *stmt, const SlotSink *sink)
{
    add_slot(sink, &stmt->value);
    add_slot(sink, &stmt->place);
    add_slot(sink, &stmt->test);
    add_slot(sink, &stmt->start);
    add_slot(sink, &stmt->stop);
    add_slot(sink, &stmt->step);
    vec_each(i, &stmt->sources) {
        add_slot(sink, &stmt->sources.items[i].value);
        for (size_t k = 0; k < 3; k++)
            add_slot(sink, &stmt->sources.items[i].bounds[k]);
    }
    add_piece_slots(sink, &stmt->pieces);
    add_slot(sink, &stmt->file);
    add_slots(sink, &stmt->args);
    add_slot(sink, &stmt->cause);
    vec_each(i, &stmt->handlers)
        add_slots(sink, &stmt->handlers.items[i].classes);
    if (stmt->argument) {
        add_slot(sink, &stmt->argument->default_value);
        add_slot(sink, &stmt->argument->constant);
        if (stmt->argument->choice_list)
            add_slot(sink, &stmt->argument->choice_list);
        if (stmt->argument->help_value)
            add_slot(sink, &stmt->argument->help_value);
        add_slots(sink, &stmt->argument->choices);
    }
    if (stmt->grad) {
        add_slot(sink, &stmt->grad->leaves);
        add_slots(sink, &stmt->grad->inputs);
    }
}

typedef struct SlotList {
    Arena *arena;
    IrSlotVec *slots;
} SlotList;

static void collect_slot(IrExpr **slot, void *context)
{
    const SlotList *list = context;
    vec_push(list->arena, list->slots, slot);
}

void ir_expr_slots(Arena *arena, IrExpr *expr, IrSlotVec *slots)
{
    SlotList list = {arena, slots};
    each_expr_slot(expr, &(SlotSink){collect_slot, &list});
}

void ir_stmt_slots(Arena *arena, IrStmt *stmt, IrSlotVec *slots)
{
    SlotList list = {arena, slots};
    each_stmt_slot(stmt, &(SlotSink){collect_slot, &list});
}

typedef struct Walk {
    bool (*visit)(IrExpr *expr, void *context);
    void *context;
} Walk;

static void walk_slot(IrExpr **slot, void *context)
{
    const Walk *walk = context;
    if (walk->visit(*slot, walk->context))
        each_expr_slot(*slot, &(SlotSink){walk_slot, context});
}

size_t ir_block_count(const IrStmt *stmt)
{
    return 3 + stmt->handlers.count;
}

IrBlock *ir_block_at(const IrStmt *stmt, size_t index)
{
    const IrBlock *own[] = {&stmt->body, &stmt->orelse, &stmt->finally};
    return index < 3 ? (IrBlock *)own[index] : &stmt->handlers.items[index - 3].body;
}

void ir_walk_expr(IrExpr *expr, bool (*visit)(IrExpr *expr, void *context), void *context)
{
    Walk walk = {visit, context};
    if (expr)
        walk_slot(&expr, &walk);
}

static void walk_stmt_exprs(IrStmt *stmt, bool (*visit)(IrExpr *expr, void *context), void *context)
{
    Walk walk = {visit, context};
    each_stmt_slot(stmt, &(SlotSink){walk_slot, &walk});
}

void ir_each_bound(const IrStmt *stmt, void (*visit)(IrVariable *variable, void *context), void *context)
{
    if (stmt->kind == IR_FOR_RANGE)
        visit(stmt->variable, context);
    if (stmt->index)
        visit(stmt->index, context);
    vec_each(i, &stmt->sources)
        vec_each(k, &stmt->sources.items[i].targets)
            if (stmt->sources.items[i].targets.items[k])
                visit(stmt->sources.items[i].targets.items[k], context);
    vec_each(i, &stmt->handlers)
        if (stmt->handlers.items[i].variable)
            visit(stmt->handlers.items[i].variable, context);
    if (stmt->grad) {
        visit(stmt->grad->step, context);
        visit(stmt->grad->grads, context);
        visit(stmt->grad->loss, context);
    }
}

void ir_each_function(IrProgram *program, void (*visit)(IrFunction *function, void *context), void *context)
{
    vec_each(m, &program->modules) {
        IrModule *module = program->modules.items[m];
        vec_each(i, &module->functions)
            visit(module->functions.items[i], context);
        vec_each(c, &module->classes)
            vec_each(i, &module->classes.items[c]->methods)
                visit(module->classes.items[c]->methods.items[i], context);
        if (module->main)
            visit(module->main, context);
    }
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
        for (size_t b = 0; b < ir_block_count(stmt); b++)
            ir_walk_block(ir_block_at(stmt, b), visit, visit_expr, context);
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
    copy->placed = 0;
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
    [IR_LEAVE] = "leave",
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
