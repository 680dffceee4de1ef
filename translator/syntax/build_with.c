/* with: items with and without parentheses around them. */
#include "syntax/build.h"

/* EXPR or EXPR as TARGET, inside a with_item or, between parentheses, bare. */
static void add_with_item(Builder *builder, TSNode node, WithItemVec *items)
{
    WithItem *item = ARENA_NEW(builder->arena, WithItem);
    item->id = node_id_new(builder);
    item->span = node_span(builder, node);
    if (grammar_symbol(node) == SYM_as_pattern) {
        NodeVec parts = node_children(builder, node);
        item->context = build_expr(builder, parts.items[0], PLAIN_EXPR);
        item->target = build_expr(builder, parts.items[1], PLAIN_EXPR);
        make_target(builder, item->target, CONTEXT_STORE);
    } else {
        item->context = build_expr(builder, node, PLAIN_EXPR);
    }
    vec_push(builder->arena, items, item);
}

/* with (A, B): and with (A as B): the parentheses enclose items, unless what is in them can only be an expression. */
static bool encloses_items(Builder *builder, TSNode node)
{
    Sym sym = grammar_symbol(node);
    NodeVec children = node_children(builder, node);
    if (sym == SYM_parenthesized_expression)
        return grammar_symbol(children.items[0]) == SYM_as_pattern;
    if (sym != SYM_tuple || children.count == 0)
        return false;
    vec_each(i, &children) {
        Sym child = grammar_symbol(children.items[i]);
        if (child == SYM_list_splat || child == SYM_named_expression || child == SYM_yield)
            return false;
    }
    return true;
}

static void build_with_items(Builder *builder, TSNode clause, WithItemVec *items)
{
    NodeVec children = node_children(builder, clause);
    TSNode only = grammar_child(children.items[0], FIELD_value);
    bool is_enclosed = children.count == 1 && !node_has_token(clause, ",") && encloses_items(builder, only);
    if (is_enclosed) {
        NodeVec inner = node_children(builder, only);
        vec_each(i, &inner)
            add_with_item(builder, inner.items[i], items);
        return;
    }
    vec_each(i, &children)
        add_with_item(builder, grammar_child(children.items[i], FIELD_value), items);
    if (node_has_token(clause, ",") && !node_has_token(clause, "(") &&
        builder->file->text[ts_node_end_byte(clause) - 1] == ',')
        syntax_report(builder, DIAG_syntax, node_span(builder, clause),
                      "a comma at the end needs parentheses around the items");
}

Stmt *build_with(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_WITH, node_span(builder, node));
    stmt->is_async = node_is_async(builder, node);
    build_with_items(builder, node_find(node, SYM_with_clause), &stmt->with_stmt.items);
    build_block(builder, node_find(node, SYM_block), &stmt->with_stmt.body);
    end_at_block(stmt, &stmt->with_stmt.body);
    return stmt;
}
