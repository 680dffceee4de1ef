/*
 * The tree as s-expressions, in the field order of CPython's ast module: (Kind field field ...), lists in [], absent fields
 * `None`. Statements stand on lines of their own, blocks further in. Comments are lines of their own that start with `;` and
 * say where the comment is kept, all before the statement or block that keeps it: without them the text is exactly that of
 * tests/syntax/cpython_dump.py, which prints CPython's tree.
 */
#include "base/bug.h"
#include "syntax/parse.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void dump_expr(const Expr *expr, Text *out);
static void dump_block(const char *name, const Block *block, int depth, Text *out);

/* ---- Leaves ---- */

/* Printable ASCII as it is, everything else as \xhh of its bytes: the same on any terminal. */
static void dump_bytes(const char *bytes, size_t length, Text *out)
{
    text_add_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == '"' || c == '\\')
            text_printf(out, "\\%c", c);
        else if (c == '\n')
            text_add(out, "\\n");
        else if (c < 0x20 || c >= 0x7F)
            text_printf(out, "\\x%02x", c);
        else
            text_add_char(out, (char)c);
    }
    text_add_char(out, '"');
}

static void dump_name(Name name, Text *out)
{
    text_add(out, name ? name->text : "None");
}

static void dump_float(double value, Text *out)
{
    if (isinf(value))
        text_add(out, "inf");
    else
        text_printf(out, "%.17g", value);
}

static void dump_constant(const Constant *constant, Text *out)
{
    switch (constant->kind) {
    case CONSTANT_NONE:
        text_add(out, "None");
        break;
    case CONSTANT_TRUE:
        text_add(out, "True");
        break;
    case CONSTANT_FALSE:
        text_add(out, "False");
        break;
    case CONSTANT_ELLIPSIS:
        text_add(out, "Ellipsis");
        break;
    case CONSTANT_INT:
        if (constant->is_big)
            text_printf(out, "big %s", constant->text);
        else
            text_printf(out, "%lld", (long long)constant->integer);
        break;
    case CONSTANT_FLOAT:
        text_add(out, "float ");
        dump_float(constant->number, out);
        break;
    case CONSTANT_IMAGINARY:
        text_add(out, "imaginary ");
        dump_float(constant->number, out);
        break;
    case CONSTANT_BYTES:
        text_add_char(out, 'b');
        /* fall through */
    case CONSTANT_STR:
        dump_bytes(constant->text, constant->length, out);
        break;
    }
}

/* ---- Parts ---- */

static void dump_optional(const Expr *expr, Text *out)
{
    text_add_char(out, ' ');
    if (expr)
        dump_expr(expr, out);
    else
        text_add(out, "None");
}

static void dump_list(const ExprVec *list, Text *out)
{
    text_add(out, " [");
    vec_each(i, list) {
        if (i)
            text_add_char(out, ' ');
        if (list->items[i])
            dump_expr(list->items[i], out);
        else
            text_add(out, "None");
    }
    text_add_char(out, ']');
}

static void dump_keywords(const KeywordVec *keywords, Text *out)
{
    text_add(out, " [");
    vec_each(i, keywords) {
        text_add(out, i ? " (" : "(");
        dump_name(keywords->items[i]->name, out);
        dump_optional(keywords->items[i]->value, out);
        text_add_char(out, ')');
    }
    text_add_char(out, ']');
}

static void dump_param(const Param *param, Text *out)
{
    text_add_char(out, '(');
    dump_name(param->name, out);
    dump_optional(param->annotation, out);
    dump_optional(param->default_value, out);
    text_add_char(out, ')');
}

static void dump_param_list(const ParamVec *list, Text *out)
{
    text_add(out, " [");
    vec_each(i, list) {
        text_add(out, i ? " " : "");
        dump_param(list->items[i], out);
    }
    text_add_char(out, ']');
}

static void dump_optional_param(const Param *param, Text *out)
{
    text_add_char(out, ' ');
    if (param)
        dump_param(param, out);
    else
        text_add(out, "None");
}

static void dump_params(const Params *params, Text *out)
{
    text_add(out, " (params");
    dump_param_list(&params->posonly, out);
    dump_param_list(&params->args, out);
    dump_optional_param(params->vararg, out);
    dump_param_list(&params->kwonly, out);
    dump_optional_param(params->kwarg, out);
    text_add_char(out, ')');
}

static void dump_type_params(const TypeParamVec *params, Text *out)
{
    static const char *const kinds[] = {"TypeVar", "TypeVarTuple", "ParamSpec"};
    text_add(out, " [");
    vec_each(i, params) {
        text_printf(out, "%s(%s ", i ? " " : "", kinds[params->items[i]->kind]);
        dump_name(params->items[i]->name, out);
        dump_optional(params->items[i]->bound, out);
        text_add_char(out, ')');
    }
    text_add_char(out, ']');
}

/* ---- Expressions ---- */

static void dump_context(const Expr *expr, Text *out)
{
    static const char *const names[] = {" Load", " Store", " Del"};
    text_add(out, names[expr->context]);
}

static void dump_comp(const Expr *expr, Text *out)
{
    if (expr->comp.key)
        dump_optional(expr->comp.key, out);
    dump_optional(expr->comp.element, out);
    text_add(out, " [");
    vec_each(i, &expr->comp.generators) {
        const Comprehension *clause = expr->comp.generators.items[i];
        text_printf(out, "%s(%s", i ? " " : "", clause->is_async ? "async for" : "for");
        dump_optional(clause->target, out);
        dump_optional(clause->iter, out);
        dump_list(&clause->conditions, out);
        text_add_char(out, ')');
    }
    text_add_char(out, ']');
}

static void dump_compare(const Expr *expr, Text *out)
{
    dump_optional(expr->compare.left, out);
    text_add(out, " [");
    vec_each(i, &expr->compare.rest)
        text_printf(out, "%s%s", i ? ", " : "", compare_operator_text(expr->compare.ops[i]));
    text_add_char(out, ']');
    dump_list(&expr->compare.rest, out);
}

static void dump_formatted(const Expr *expr, Text *out)
{
    dump_optional(expr->formatted.value, out);
    if (expr->formatted.conversion == CONVERSION_NONE)
        text_add(out, " -");
    else
        text_printf(out, " !%c", expr->formatted.conversion);
    dump_optional(expr->formatted.format_spec, out);
}

static void dump_fields(const Expr *expr, Text *out)
{
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        text_printf(out, " %s", bool_operator_text(expr->bool_op.op));
        dump_list(&expr->bool_op.values, out);
        break;
    case EXPR_NAMED:
        dump_optional(expr->named.target, out);
        dump_optional(expr->named.value, out);
        break;
    case EXPR_BIN_OP:
        text_printf(out, " %s", binary_operator_text(expr->bin_op.op));
        dump_optional(expr->bin_op.left, out);
        dump_optional(expr->bin_op.right, out);
        break;
    case EXPR_UNARY_OP:
        text_printf(out, " %s", unary_operator_text(expr->unary_op.op));
        dump_optional(expr->unary_op.operand, out);
        break;
    case EXPR_LAMBDA:
        dump_params(&expr->lambda.params, out);
        dump_optional(expr->lambda.body, out);
        break;
    case EXPR_IF:
        dump_optional(expr->if_exp.test, out);
        dump_optional(expr->if_exp.body, out);
        dump_optional(expr->if_exp.orelse, out);
        break;
    case EXPR_DICT:
        dump_list(&expr->dict.keys, out);
        dump_list(&expr->dict.values, out);
        break;
    case EXPR_SET:
        dump_list(&expr->sequence.items, out);
        break;
    case EXPR_LIST:
    case EXPR_TUPLE:
        dump_list(&expr->sequence.items, out);
        dump_context(expr, out);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
    case EXPR_GENERATOR:
        dump_comp(expr, out);
        break;
    case EXPR_AWAIT:
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        dump_optional(expr->yield.value, out);
        break;
    case EXPR_COMPARE:
        dump_compare(expr, out);
        break;
    case EXPR_CALL:
        dump_optional(expr->call.func, out);
        dump_list(&expr->call.args, out);
        dump_keywords(&expr->call.keywords, out);
        break;
    case EXPR_FORMATTED_VALUE:
        dump_formatted(expr, out);
        break;
    case EXPR_JOINED_STR:
        dump_list(&expr->joined.parts, out);
        break;
    case EXPR_CONSTANT:
        text_add_char(out, ' ');
        dump_constant(&expr->constant, out);
        break;
    case EXPR_ATTRIBUTE:
        dump_optional(expr->attribute.value, out);
        text_printf(out, " %s", expr->attribute.name->text);
        dump_context(expr, out);
        break;
    case EXPR_SUBSCRIPT:
        dump_optional(expr->subscript.value, out);
        dump_optional(expr->subscript.index, out);
        dump_context(expr, out);
        break;
    case EXPR_STARRED:
        dump_optional(expr->starred.value, out);
        dump_context(expr, out);
        break;
    case EXPR_NAME:
        text_printf(out, " %s", expr->name.id->text);
        dump_context(expr, out);
        break;
    case EXPR_SLICE:
        dump_optional(expr->slice.lower, out);
        dump_optional(expr->slice.upper, out);
        dump_optional(expr->slice.step, out);
        break;
    case EXPR_KIND_COUNT:
        T2M_BUG("an expression without a kind");
    }
}

static void dump_expr(const Expr *expr, Text *out)
{
    text_printf(out, "(%s", expr_kind_name(expr->kind));
    dump_fields(expr, out);
    text_add_char(out, ')');
}

void ast_dump_expr(const Expr *expr, Text *out)
{
    dump_expr(expr, out);
}

/* ---- Patterns ---- */

static void dump_pattern(const Pattern *pattern, Text *out);

static void dump_patterns(const PatternVec *patterns, Text *out)
{
    text_add(out, " [");
    vec_each(i, patterns) {
        text_add(out, i ? " " : "");
        dump_pattern(patterns->items[i], out);
    }
    text_add_char(out, ']');
}

static void dump_names(const NameVec *names, Text *out)
{
    text_add(out, " [");
    vec_each(i, names)
        text_printf(out, "%s%s", i ? " " : "", names->items[i]->text);
    text_add_char(out, ']');
}

static void dump_pattern(const Pattern *pattern, Text *out)
{
    text_printf(out, "(%s", pattern_kind_name(pattern->kind));
    if (pattern->value)
        dump_optional(pattern->value, out);
    switch (pattern->kind) {
    case PATTERN_SEQUENCE:
    case PATTERN_OR:
        dump_patterns(&pattern->patterns, out);
        break;
    case PATTERN_MAPPING:
        dump_list(&pattern->keys, out);
        dump_patterns(&pattern->patterns, out);
        text_add_char(out, ' ');
        dump_name(pattern->name, out);
        break;
    case PATTERN_CLASS:
        dump_patterns(&pattern->patterns, out);
        dump_names(&pattern->keyword_names, out);
        dump_patterns(&pattern->keyword_patterns, out);
        break;
    case PATTERN_AS:
        text_add_char(out, ' ');
        if (pattern->inner)
            dump_pattern(pattern->inner, out);
        else
            text_add(out, "None");
        /* fall through */
    case PATTERN_STAR:
        text_add_char(out, ' ');
        dump_name(pattern->name, out);
        break;
    default:
        break;
    }
    text_add_char(out, ')');
}

/* ---- Statements ---- */

static void dump_indent(int depth, Text *out)
{
    text_add_char(out, '\n');
    text_add_repeated(out, ' ', (size_t)depth * 2);
}

static void dump_comments(const char *place, const CommentVec *comments, int depth, Text *out)
{
    vec_each(i, comments) {
        dump_indent(depth, out);
        text_printf(out, "; %s%s %s", comments->items[i].blank_above ? "blank " : "", place,
                    comments->items[i].text);
    }
}

static void dump_aliases(const AliasVec *names, Text *out)
{
    text_add(out, " [");
    vec_each(i, names) {
        text_printf(out, "%s(%s ", i ? " " : "", names->items[i]->name->text);
        dump_name(names->items[i]->as_name, out);
        text_add_char(out, ')');
    }
    text_add_char(out, ']');
}

static void dump_try(const Stmt *stmt, int depth, Text *out)
{
    text_add(out, stmt->try_stmt.is_star ? " star" : "");
    dump_block("body", &stmt->try_stmt.body, depth, out);
    vec_each(i, &stmt->try_stmt.handlers) {
        const ExceptHandler *handler = stmt->try_stmt.handlers.items[i];
        dump_comments("before", &handler->body.before, depth + 1, out);
        dump_indent(depth + 1, out);
        text_add(out, "(handler");
        dump_optional(handler->type, out);
        text_add_char(out, ' ');
        dump_name(handler->name, out);
        dump_block("body", &handler->body, depth + 1, out);
        text_add_char(out, ')');
    }
    dump_block("orelse", &stmt->try_stmt.orelse, depth, out);
    dump_block("finalbody", &stmt->try_stmt.finalbody, depth, out);
}

static void dump_match(const Stmt *stmt, int depth, Text *out)
{
    dump_optional(stmt->match.subject, out);
    vec_each(i, &stmt->match.cases) {
        const MatchCase *match_case = stmt->match.cases.items[i];
        dump_comments("before", &match_case->body.before, depth + 1, out);
        dump_indent(depth + 1, out);
        text_add(out, "(case ");
        dump_pattern(match_case->pattern, out);
        dump_optional(match_case->guard, out);
        dump_block("body", &match_case->body, depth + 1, out);
        text_add_char(out, ')');
    }
}

static void dump_definition(const Stmt *stmt, int depth, Text *out)
{
    if (stmt->kind == STMT_FUNCTION_DEF) {
        text_printf(out, " %s", stmt->function_def.name->text);
        dump_type_params(&stmt->function_def.type_params, out);
        dump_params(&stmt->function_def.params, out);
        dump_list(&stmt->function_def.decorators, out);
        dump_optional(stmt->function_def.returns, out);
        dump_block("body", &stmt->function_def.body, depth, out);
        return;
    }
    text_printf(out, " %s", stmt->class_def.name->text);
    dump_type_params(&stmt->class_def.type_params, out);
    dump_list(&stmt->class_def.bases, out);
    dump_keywords(&stmt->class_def.keywords, out);
    dump_list(&stmt->class_def.decorators, out);
    dump_block("body", &stmt->class_def.body, depth, out);
}

static void dump_with_items(const WithItemVec *items, Text *out)
{
    vec_each(i, items) {
        text_add(out, " (item");
        dump_optional(items->items[i]->context, out);
        dump_optional(items->items[i]->target, out);
        text_add_char(out, ')');
    }
}

/* Statements that hold others. */
static void dump_compound(const Stmt *stmt, int depth, Text *out)
{
    switch (stmt->kind) {
    case STMT_FOR:
        dump_optional(stmt->for_stmt.target, out);
        dump_optional(stmt->for_stmt.iter, out);
        dump_block("body", &stmt->for_stmt.body, depth, out);
        dump_block("orelse", &stmt->for_stmt.orelse, depth, out);
        break;
    case STMT_WHILE:
        dump_optional(stmt->while_stmt.test, out);
        dump_block("body", &stmt->while_stmt.body, depth, out);
        dump_block("orelse", &stmt->while_stmt.orelse, depth, out);
        break;
    case STMT_IF:
        dump_optional(stmt->if_stmt.test, out);
        dump_block("body", &stmt->if_stmt.body, depth, out);
        dump_block("orelse", &stmt->if_stmt.orelse, depth, out);
        break;
    case STMT_WITH:
        dump_with_items(&stmt->with_stmt.items, out);
        dump_block("body", &stmt->with_stmt.body, depth, out);
        break;
    case STMT_TRY:
        dump_try(stmt, depth, out);
        break;
    case STMT_MATCH:
        dump_match(stmt, depth, out);
        break;
    default:
        dump_definition(stmt, depth, out);
    }
}

static void dump_simple(const Stmt *stmt, Text *out)
{
    switch (stmt->kind) {
    case STMT_RETURN:
        dump_optional(stmt->return_stmt.value, out);
        break;
    case STMT_DELETE:
        dump_list(&stmt->delete_stmt.targets, out);
        break;
    case STMT_ASSIGN:
        dump_list(&stmt->assign.targets, out);
        dump_optional(stmt->assign.value, out);
        break;
    case STMT_TYPE_ALIAS:
        dump_optional(stmt->type_alias.name, out);
        dump_type_params(&stmt->type_alias.type_params, out);
        dump_optional(stmt->type_alias.value, out);
        break;
    case STMT_AUG_ASSIGN:
        dump_optional(stmt->aug_assign.target, out);
        text_printf(out, " %s", binary_operator_text(stmt->aug_assign.op));
        dump_optional(stmt->aug_assign.value, out);
        break;
    case STMT_ANN_ASSIGN:
        dump_optional(stmt->ann_assign.target, out);
        dump_optional(stmt->ann_assign.annotation, out);
        dump_optional(stmt->ann_assign.value, out);
        text_add(out, stmt->ann_assign.is_simple ? " simple" : "");
        break;
    case STMT_RAISE:
        dump_optional(stmt->raise.exception, out);
        dump_optional(stmt->raise.cause, out);
        break;
    case STMT_ASSERT:
        dump_optional(stmt->assert_stmt.test, out);
        dump_optional(stmt->assert_stmt.message, out);
        break;
    case STMT_IMPORT:
        dump_aliases(&stmt->import.names, out);
        break;
    case STMT_IMPORT_FROM:
        text_add_char(out, ' ');
        dump_name(stmt->import_from.module, out);
        dump_aliases(&stmt->import_from.names, out);
        text_printf(out, " %d", stmt->import_from.level);
        break;
    case STMT_GLOBAL:
    case STMT_NONLOCAL:
        dump_names(&stmt->scope.names, out);
        break;
    case STMT_EXPR:
        dump_optional(stmt->expr.value, out);
        break;
    default:
        break;
    }
}

static bool is_compound(StmtKind kind)
{
    return kind == STMT_FUNCTION_DEF || kind == STMT_CLASS_DEF || kind == STMT_FOR || kind == STMT_WHILE ||
           kind == STMT_IF || kind == STMT_WITH || kind == STMT_TRY || kind == STMT_MATCH;
}

static void dump_stmt(const Stmt *stmt, int depth, Text *out)
{
    dump_comments("leading", &stmt->leading, depth, out);
    dump_comments("inner", &stmt->inner, depth, out);
    dump_comments("trailing", &stmt->trailing, depth, out);
    dump_indent(depth, out);
    text_printf(out, "(%s%s", stmt->is_async ? "Async" : "", stmt_kind_name(stmt->kind));
    if (is_compound(stmt->kind))
        dump_compound(stmt, depth, out);
    else
        dump_simple(stmt, out);
    text_add_char(out, ')');
}

static void dump_block(const char *name, const Block *block, int depth, Text *out)
{
    if (block->count == 0)
        return;
    if (strcmp(name, "body") != 0)
        dump_comments("before", &block->before, depth + 1, out);
    dump_comments("header", &block->header, depth + 1, out);
    dump_indent(depth + 1, out);
    text_printf(out, "%s:", name);
    dump_comments("dangling", &block->dangling, depth + 1, out);
    for (size_t i = 0; i < block->count; i++)
        dump_stmt(block->items[i], depth + 2, out);
}

void ast_dump(const Module *module, Text *out)
{
    vec_each(i, &module->body.dangling)
        text_printf(out, "; dangling %s\n", module->body.dangling.items[i].text);
    text_printf(out, "(Module %s", module->file->path);
    for (size_t i = 0; i < module->body.count; i++)
        dump_stmt(module->body.items[i], 1, out);
    text_add(out, ")\n");
}
