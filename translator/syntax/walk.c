/* The walkers of walk.h: one switch over kinds for expressions, two for statements. */
#include "syntax/walk.h"

static void visit_optional(Expr *expr, ExprVisitor *visit, void *data)
{
    if (expr)
        visit(expr, data);
}

static void visit_all(const ExprVec *list, ExprVisitor *visit, void *data)
{
    vec_each(i, list)
        visit_optional(list->items[i], visit, data);
}

static void visit_keywords(const KeywordVec *keywords, ExprVisitor *visit, void *data)
{
    vec_each(i, keywords)
        visit(keywords->items[i]->value, data);
}

static void visit_param(const Param *param, ExprVisitor *visit, void *data)
{
    if (!param)
        return;
    visit_optional(param->annotation, visit, data);
    visit_optional(param->default_value, visit, data);
}

static void visit_param_list(const ParamVec *params, ExprVisitor *visit, void *data)
{
    vec_each(i, params)
        visit_param(params->items[i], visit, data);
}

void walk_params(const Params *params, ExprVisitor *visit, void *data)
{
    visit_param_list(&params->posonly, visit, data);
    visit_param_list(&params->args, visit, data);
    visit_param(params->vararg, visit, data);
    visit_param_list(&params->kwonly, visit, data);
    visit_param(params->kwarg, visit, data);
}

static void visit_comprehension(const Expr *expr, ExprVisitor *visit, void *data)
{
    vec_each(i, &expr->comp.generators) {
        const Comprehension *clause = expr->comp.generators.items[i];
        visit(clause->iter, data);
        visit(clause->target, data);
        visit_all(&clause->conditions, visit, data);
    }
    visit_optional(expr->comp.key, visit, data);
    visit(expr->comp.element, data);
}

static void visit_dict(const Expr *expr, ExprVisitor *visit, void *data)
{
    vec_each(i, &expr->dict.values) {
        visit_optional(expr->dict.keys.items[i], visit, data);
        visit(expr->dict.values.items[i], data);
    }
}

void walk_expr(const Expr *expr, ExprVisitor *visit, void *data)
{
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        visit_all(&expr->bool_op.values, visit, data);
        break;
    case EXPR_NAMED:
        visit(expr->named.value, data);
        visit(expr->named.target, data);
        break;
    case EXPR_BIN_OP:
        visit(expr->bin_op.left, data);
        visit(expr->bin_op.right, data);
        break;
    case EXPR_UNARY_OP:
        visit(expr->unary_op.operand, data);
        break;
    case EXPR_LAMBDA:
        walk_params(&expr->lambda.params, visit, data);
        visit(expr->lambda.body, data);
        break;
    case EXPR_IF:
        visit(expr->if_exp.test, data);
        visit(expr->if_exp.body, data);
        visit(expr->if_exp.orelse, data);
        break;
    case EXPR_DICT:
        visit_dict(expr, visit, data);
        break;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
        visit_all(&expr->sequence.items, visit, data);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR:
        visit_comprehension(expr, visit, data);
        break;
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        visit_optional(expr->yield.value, visit, data);
        break;
    case EXPR_COMPARE:
        visit(expr->compare.left, data);
        visit_all(&expr->compare.rest, visit, data);
        break;
    case EXPR_CALL:
        visit(expr->call.func, data);
        visit_all(&expr->call.args, visit, data);
        visit_keywords(&expr->call.keywords, visit, data);
        break;
    case EXPR_FORMATTED_VALUE:
        visit(expr->formatted.value, data);
        visit_optional(expr->formatted.format_spec, visit, data);
        break;
    case EXPR_JOINED_STR:
        visit_all(&expr->joined.parts, visit, data);
        break;
    case EXPR_ATTRIBUTE:
        visit(expr->attribute.value, data);
        break;
    case EXPR_SUBSCRIPT:
        visit(expr->subscript.value, data);
        visit(expr->subscript.index, data);
        break;
    case EXPR_STARRED:
        visit(expr->starred.value, data);
        break;
    case EXPR_SLICE:
        visit_optional(expr->slice.lower, visit, data);
        visit_optional(expr->slice.upper, visit, data);
        visit_optional(expr->slice.step, visit, data);
        break;
    case EXPR_CONSTANT:
    case EXPR_NAME:
    case EXPR_KIND_COUNT:
        break;
    }
}

void walk_pattern(const Pattern *pattern, ExprVisitor *visit, void *data)
{
    visit_optional(pattern->value, visit, data);
    visit_all(&pattern->keys, visit, data);
    if (pattern->inner)
        walk_pattern(pattern->inner, visit, data);
    vec_each(i, &pattern->patterns)
        walk_pattern(pattern->patterns.items[i], visit, data);
    vec_each(i, &pattern->keyword_patterns)
        walk_pattern(pattern->keyword_patterns.items[i], visit, data);
}

static void visit_type_params(const TypeParamVec *params, ExprVisitor *visit, void *data)
{
    vec_each(i, params)
        visit_optional(params->items[i]->bound, visit, data);
}

static void visit_function(const Stmt *stmt, ExprVisitor *visit, void *data)
{
    visit_all(&stmt->function_def.decorators, visit, data);
    visit_type_params(&stmt->function_def.type_params, visit, data);
    walk_params(&stmt->function_def.params, visit, data);
    visit_optional(stmt->function_def.returns, visit, data);
}

static void visit_class(const Stmt *stmt, ExprVisitor *visit, void *data)
{
    visit_all(&stmt->class_def.decorators, visit, data);
    visit_type_params(&stmt->class_def.type_params, visit, data);
    visit_all(&stmt->class_def.bases, visit, data);
    visit_keywords(&stmt->class_def.keywords, visit, data);
}

static void visit_match(const Stmt *stmt, ExprVisitor *visit, void *data)
{
    visit(stmt->match.subject, data);
    vec_each(i, &stmt->match.cases) {
        walk_pattern(stmt->match.cases.items[i]->pattern, visit, data);
        visit_optional(stmt->match.cases.items[i]->guard, visit, data);
    }
}

static void visit_with_items(const WithItemVec *items, ExprVisitor *visit, void *data)
{
    vec_each(i, items) {
        visit(items->items[i]->context, data);
        visit_optional(items->items[i]->target, visit, data);
    }
}

void walk_stmt_exprs(const Stmt *stmt, ExprVisitor *visit, void *data)
{
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        visit_function(stmt, visit, data);
        break;
    case STMT_CLASS_DEF:
        visit_class(stmt, visit, data);
        break;
    case STMT_RETURN:
        visit_optional(stmt->return_stmt.value, visit, data);
        break;
    case STMT_DELETE:
        visit_all(&stmt->delete_stmt.targets, visit, data);
        break;
    case STMT_ASSIGN:
        visit(stmt->assign.value, data);
        visit_all(&stmt->assign.targets, visit, data);
        break;
    case STMT_TYPE_ALIAS:
        visit(stmt->type_alias.name, data);
        visit_type_params(&stmt->type_alias.type_params, visit, data);
        visit(stmt->type_alias.value, data);
        break;
    case STMT_AUG_ASSIGN:
        visit(stmt->aug_assign.target, data);
        visit(stmt->aug_assign.value, data);
        break;
    case STMT_ANN_ASSIGN:
        visit_optional(stmt->ann_assign.value, visit, data);
        visit(stmt->ann_assign.annotation, data);
        visit(stmt->ann_assign.target, data);
        break;
    case STMT_FOR:
        visit(stmt->for_stmt.iter, data);
        visit(stmt->for_stmt.target, data);
        break;
    case STMT_WHILE:
        visit(stmt->while_stmt.test, data);
        break;
    case STMT_IF:
        visit(stmt->if_stmt.test, data);
        break;
    case STMT_WITH:
        visit_with_items(&stmt->with_stmt.items, visit, data);
        break;
    case STMT_MATCH:
        visit_match(stmt, visit, data);
        break;
    case STMT_RAISE:
        visit_optional(stmt->raise.exception, visit, data);
        visit_optional(stmt->raise.cause, visit, data);
        break;
    case STMT_TRY:
        vec_each(i, &stmt->try_stmt.handlers)
            visit_optional(stmt->try_stmt.handlers.items[i]->type, visit, data);
        break;
    case STMT_ASSERT:
        visit(stmt->assert_stmt.test, data);
        visit_optional(stmt->assert_stmt.message, visit, data);
        break;
    case STMT_EXPR:
        visit(stmt->expr.value, data);
        break;
    default:
        break;
    }
}

static void visit_block(Block *block, BlockVisitor *visit, void *data)
{
    if (block->count > 0)
        visit(block, data);
}

static void visit_try_blocks(Stmt *stmt, BlockVisitor *visit, void *data)
{
    visit_block(&stmt->try_stmt.body, visit, data);
    vec_each(i, &stmt->try_stmt.handlers)
        visit_block(&stmt->try_stmt.handlers.items[i]->body, visit, data);
    visit_block(&stmt->try_stmt.orelse, visit, data);
    visit_block(&stmt->try_stmt.finalbody, visit, data);
}

void walk_stmt_blocks(Stmt *stmt, BlockVisitor *visit, void *data)
{
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        visit_block(&stmt->function_def.body, visit, data);
        break;
    case STMT_CLASS_DEF:
        visit_block(&stmt->class_def.body, visit, data);
        break;
    case STMT_FOR:
        visit_block(&stmt->for_stmt.body, visit, data);
        visit_block(&stmt->for_stmt.orelse, visit, data);
        break;
    case STMT_WHILE:
        visit_block(&stmt->while_stmt.body, visit, data);
        visit_block(&stmt->while_stmt.orelse, visit, data);
        break;
    case STMT_IF:
        visit_block(&stmt->if_stmt.body, visit, data);
        visit_block(&stmt->if_stmt.orelse, visit, data);
        break;
    case STMT_WITH:
        visit_block(&stmt->with_stmt.body, visit, data);
        break;
    case STMT_TRY:
        visit_try_blocks(stmt, visit, data);
        break;
    case STMT_MATCH:
        vec_each(i, &stmt->match.cases)
            visit_block(&stmt->match.cases.items[i]->body, visit, data);
        break;
    default:
        break;
    }
}

typedef struct BlockExprs {
    ExprVisitor *visit;
    void *data;
} BlockExprs;

static void visit_block_exprs(Block *block, void *data)
{
    const BlockExprs *exprs = data;
    vec_each(i, block) {
        walk_stmt_exprs(block->items[i], exprs->visit, exprs->data);
        walk_stmt_blocks(block->items[i], visit_block_exprs, data);
    }
}

void walk_block_exprs(Block *block, ExprVisitor *visit, void *data)
{
    visit_block_exprs(block, &(BlockExprs){visit, data});
}
