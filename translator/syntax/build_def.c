/* def and class, with their decorators. */
#include "syntax/build.h"

static void build_name_field(Builder *builder, TSNode node, Name *name, Span *span)
{
    TSNode child = grammar_child(node, FIELD_name);
    *name = build_name(builder, child);
    *span = node_span(builder, child);
    if (name_is(*name, "__debug__"))
        syntax_report(builder, DIAG_bad_target, *span, "cannot assign to `__debug__`");
}

static Stmt *build_function(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_FUNCTION_DEF, node_span(builder, node));
    TSNode returns = grammar_child(node, FIELD_return_type),
           type_params = grammar_child(node, FIELD_type_parameters);
    stmt->is_async = node_is_async(builder, node);
    build_name_field(builder, node, &stmt->function_def.name, &stmt->function_def.name_span);
    if (!ts_node_is_null(type_params))
        build_type_params(builder, type_params, &stmt->function_def.type_params);
    build_params(builder, grammar_child(node, FIELD_parameters), &stmt->function_def.params);
    if (!ts_node_is_null(returns))
        stmt->function_def.returns = build_expr(builder, returns, PLAIN_EXPR);
    build_block(builder, node_find(node, SYM_block), &stmt->function_def.body);
    end_at_block(stmt, &stmt->function_def.body);
    return stmt;
}

static Stmt *build_class(Builder *builder, TSNode node)
{
    Stmt *stmt = stmt_new(builder, STMT_CLASS_DEF, node_span(builder, node));
    TSNode bases = grammar_child(node, FIELD_superclasses),
           type_params = grammar_child(node, FIELD_type_parameters);
    build_name_field(builder, node, &stmt->class_def.name, &stmt->class_def.name_span);
    if (!ts_node_is_null(type_params))
        build_type_params(builder, type_params, &stmt->class_def.type_params);
    if (!ts_node_is_null(bases))
        build_arguments(builder, bases, &stmt->class_def.bases, &stmt->class_def.keywords);
    build_block(builder, node_find(node, SYM_block), &stmt->class_def.body);
    end_at_block(stmt, &stmt->class_def.body);
    return stmt;
}

/* Decorators wrap the definition; they come first and the definition last. */
static Stmt *build_decorated(Builder *builder, TSNode node)
{
    ExprVec decorators = {0};
    NodeVec children = node_children(builder, node);
    vec_each(i, &children) {
        mark_start(builder, children.items[i]);
        if (grammar_symbol(children.items[i]) != SYM_decorator)
            continue;
        NodeVec inner = node_children(builder, children.items[i]);
        vec_push(builder->arena, &decorators, build_expr(builder, inner.items[0], ALLOW_NAMED));
    }
    Stmt *stmt = build_definition(builder, grammar_child(node, FIELD_definition));
    if (stmt->kind == STMT_FUNCTION_DEF)
        stmt->function_def.decorators = decorators;
    else
        stmt->class_def.decorators = decorators;
    return stmt;
}

Stmt *build_definition(Builder *builder, TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_function_definition:
        return build_function(builder, node);
    case SYM_class_definition:
        return build_class(builder, node);
    default:
        return build_decorated(builder, node);
    }
}
