/* The statement `type X = value` of Python 3.12, and what the grammar takes for one. */
#include "syntax/build.h"

#include <string.h>

/* What `type(a, b)` or `type[a, b]` is, from the part in brackets, which start at `start`. */
static Expr *apply_type(Builder *builder, Expr *inside, size_t start, Span span)
{
    bool is_call = builder->file->text[start] == '(';
    bool is_sequence = inside->kind == (is_call ? EXPR_TUPLE : EXPR_LIST) && inside->span.start == start;
    Expr *applied = expr_new(builder, is_call ? EXPR_CALL : EXPR_SUBSCRIPT, span);
    Expr *type = expr_new(builder, EXPR_NAME, span_of_bytes(builder->file, span.start, span.start + 4));
    type->name.id = name_intern(builder->context->names, "type");
    if (is_call) {
        applied->call.func = type;
        if (is_sequence)
            applied->call.args = inside->sequence.items;
        else
            vec_push(builder->arena, &applied->call.args, inside);
        inside->is_parenthesized = false;
        return applied;
    }
    bool is_single = is_sequence && inside->sequence.items.count == 1;
    applied->subscript.value = type;
    applied->subscript.index = is_single ? inside->sequence.items.items[0] : inside;
    if (is_sequence && !is_single)
        inside->kind = EXPR_TUPLE;
    return applied;
}

/* The part of an expression that its text starts with: the receiver of the receiver of ... */
static Expr **leftmost(Expr **place, size_t start)
{
    for (;;) {
        Expr *expr = *place;
        bool is_inside = expr->is_parenthesized || expr->span.start > start;
        if (!is_inside && expr->kind == EXPR_ATTRIBUTE)
            place = &expr->attribute.value;
        else if (!is_inside && expr->kind == EXPR_SUBSCRIPT)
            place = &expr->subscript.value;
        else if (!is_inside && expr->kind == EXPR_CALL)
            place = &expr->call.func;
        else
            return place;
    }
}

/* The grammar takes `type(self).count = 1` for an alias whose name is `(self).count`. */
static Stmt *build_type_assignment(Builder *builder, TSNode node, TSNode left)
{
    Stmt *stmt = stmt_new(builder, STMT_ASSIGN, node_span(builder, node));
    Expr *target = build_expr(builder, left, PLAIN_EXPR);
    Expr **inside = leftmost(&target, ts_node_start_byte(left));
    size_t end = (*inside)->span.end;
    for (Expr *outer = target; outer != *inside;
         outer = outer->kind == EXPR_ATTRIBUTE   ? outer->attribute.value
                 : outer->kind == EXPR_SUBSCRIPT ? outer->subscript.value
                                                 : outer->call.func)
        outer->span =
            span_join(span_of_bytes(builder->file, stmt->span.start, stmt->span.start), outer->span);
    *inside = apply_type(builder, *inside, ts_node_start_byte(left),
                         span_of_bytes(builder->file, stmt->span.start, end));
    make_target(builder, target, CONTEXT_STORE);
    vec_push(builder->arena, &stmt->assign.targets, target);
    stmt->assign.value = build_expr(builder, grammar_child(node, FIELD_right), PLAIN_EXPR);
    return stmt;
}

/* The name of `type X[T] = value` is in a type node. */
Stmt *build_type_alias(Builder *builder, TSNode node)
{
    TSNode name = grammar_child(node, FIELD_left);
    if (strchr("([", builder->file->text[ts_node_start_byte(name)]))
        return build_type_assignment(builder, node, name);
    Stmt *stmt = stmt_new(builder, STMT_TYPE_ALIAS, node_span(builder, node));
    TSNode left = grammar_child(node, FIELD_left);
    TSNode generic = node_find(left, SYM_generic_type);
    if (ts_node_is_null(generic)) {
        stmt->type_alias.name = build_expr(builder, left, PLAIN_EXPR);
    } else {
        NodeVec parts = node_children(builder, generic);
        stmt->type_alias.name = build_expr(builder, parts.items[0], PLAIN_EXPR);
        build_type_params(builder, parts.items[1], &stmt->type_alias.type_params);
    }
    if (stmt->type_alias.name->kind != EXPR_NAME)
        syntax_report(builder, DIAG_bad_target, stmt->type_alias.name->span, "a type alias must be a name");
    make_target(builder, stmt->type_alias.name, CONTEXT_STORE);
    stmt->type_alias.value = build_expr(builder, grammar_child(node, FIELD_right), PLAIN_EXPR);
    return stmt;
}
