/* Fields that __init__ assigns again after it has used them: `self.model = nn.Sequential(self.model, nn.ReLU())`. What they held lives on
 * elsewhere, so the struct of the class holds a pointer, not the module itself. */
#include "sema/infer.h"
#include "syntax/walk.h"

typedef struct Reads {
    Name field;
    size_t count;
} Reads;

static void count_in_expr(Expr *expr, void *data)
{
    Reads *reads = data;
    reads->count += expr->kind == EXPR_ATTRIBUTE && expr->attribute.name == reads->field;
    walk_expr(expr, count_in_expr, reads);
}

static bool is_target(const Expr *expr, const Reads *reads)
{
    return expr->kind == EXPR_ATTRIBUTE && expr->attribute.name == reads->field;
}

static void count_in_block(Block *block, void *data)
{
    Reads *reads = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        walk_stmt_exprs(stmt, count_in_expr, reads);
        for (size_t k = 0; stmt->kind == STMT_ASSIGN && k < stmt->assign.targets.count; k++)
            reads->count -= is_target(stmt->assign.targets.items[k], reads);
        walk_stmt_blocks(stmt, count_in_block, reads);
    }
}

bool field_is_reused(Frame *frame, const Field *field)
{
    const UserFunction *init = class_method(&field->owner->class_, name_intern(frame->infer->names, "__init__"));
    Reads reads = {.field = field->name};
    if (field->assignments > 0 && init && init->def)
        count_in_block(&init->def->function_def.body, &reads);
    return reads.count > 0;
}
