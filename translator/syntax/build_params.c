/*
 * Parameters of def and lambda: posonly / args * kwonly ** kwarg. The grammar takes them in any order; the order, the
 * defaults and repeated names are checked here.
 */
#include "base/map.h"
#include "syntax/build.h"

typedef struct ParamState {
    Params *params;
    ParamVec *current; /* args, and after a star kwonly */
    bool seen_slash;
    bool seen_star;
    bool is_bare_star; /* a lone * that wants a keyword-only parameter */
    Span star;
    bool seen_default;
} ParamState;

static Param *param_new(Builder *builder, TSNode node, TSNode name)
{
    Param *param = ARENA_NEW(builder->arena, Param);
    param->id = node_id_new(builder);
    param->span = node_span(builder, node);
    param->name = build_name(builder, name);
    return param;
}

static void report_order(Builder *builder, TSNode node, const char *message)
{
    syntax_report(builder, DIAG_parameter_order, node_span(builder, node), "%s", message);
}

static void add_plain(Builder *builder, ParamState *state, TSNode node, Param *param)
{
    if (state->params->kwarg)
        report_order(builder, node, "a parameter cannot follow `**`");
    if (!state->seen_star) {
        if (!param->default_value && state->seen_default)
            report_order(builder, node, "a parameter without a default follows one with a default");
        state->seen_default = state->seen_default || param->default_value;
    }
    state->is_bare_star = false;
    vec_push(builder->arena, state->current, param);
}

static void add_star(Builder *builder, ParamState *state, TSNode node, Param *vararg)
{
    if (state->params->kwarg)
        report_order(builder, node, "`*` cannot follow `**`");
    else if (state->seen_star)
        report_order(builder, node, "`*` may appear only once");
    state->seen_star = true;
    state->is_bare_star = vararg == NULL;
    state->star = node_span(builder, node);
    state->current = &state->params->kwonly;
    if (vararg)
        state->params->vararg = vararg;
}

static void add_double_star(Builder *builder, ParamState *state, TSNode node, Param *kwarg)
{
    if (state->params->kwarg)
        report_order(builder, node, "`**` may appear only once");
    if (state->is_bare_star)
        report_order(builder, node, "a named parameter must follow a bare `*`");
    state->is_bare_star = false;
    state->params->kwarg = kwarg;
}

/* Everything before the slash was positional-only. */
static void add_slash(Builder *builder, ParamState *state, TSNode node)
{
    if (state->seen_slash)
        report_order(builder, node, "`/` may appear only once");
    else if (state->seen_star || state->params->kwarg)
        report_order(builder, node, "`/` must be before `*`");
    else if (state->params->args.count == 0)
        report_order(builder, node, "at least one parameter must precede `/`");
    state->seen_slash = true;
    state->params->posonly = state->params->args;
    state->params->args = (ParamVec){0};
}

static void reject_tuple(Builder *builder, TSNode node)
{
    syntax_report(builder, DIAG_python2_syntax, node_span(builder, node),
                  "a tuple as a parameter is Python 2");
}

/* *args and **kwargs, with their annotation if `annotated` is a typed_parameter. */
static void add_splat(Builder *builder, ParamState *state, TSNode node, TSNode splat)
{
    NodeVec names = node_children(builder, splat);
    Param *param = NULL;
    if (grammar_symbol(names.items[0]) == SYM_identifier)
        param = param_new(builder, node, names.items[0]);
    else
        report_order(builder, node, "a parameter must be a name");
    TSNode type = grammar_child(node, FIELD_type);
    if (param && !ts_node_is_null(type))
        param->annotation = build_expr(builder, type, ALLOW_STARRED);
    bool is_single = grammar_symbol(splat) == SYM_list_splat_pattern;
    if (param && param->annotation && param->annotation->kind == EXPR_STARRED && !is_single)
        syntax_report(builder, DIAG_bad_starred, param->annotation->span,
                      "a starred annotation belongs to `*` parameters");
    if (is_single)
        add_star(builder, state, node, param);
    else
        add_double_star(builder, state, node, param);
}

static void add_typed(Builder *builder, ParamState *state, TSNode node)
{
    NodeVec children = node_children(builder, node);
    if (grammar_symbol(children.items[0]) != SYM_identifier) {
        add_splat(builder, state, node, children.items[0]);
        return;
    }
    Param *param = param_new(builder, node, children.items[0]);
    param->annotation = build_expr(builder, grammar_child(node, FIELD_type), PLAIN_EXPR);
    add_plain(builder, state, node, param);
}

static void add_default(Builder *builder, ParamState *state, TSNode node)
{
    TSNode name = grammar_child(node, FIELD_name), type = grammar_child(node, FIELD_type);
    if (grammar_symbol(name) != SYM_identifier) {
        reject_tuple(builder, name);
        return;
    }
    Param *param = param_new(builder, node, name);
    if (!ts_node_is_null(type))
        param->annotation = build_expr(builder, type, PLAIN_EXPR);
    param->default_value = build_expr(builder, grammar_child(node, FIELD_value), PLAIN_EXPR);
    add_plain(builder, state, node, param);
}

static void add_param(Builder *builder, ParamState *state, TSNode node)
{
    switch (grammar_symbol(node)) {
    case SYM_identifier:
        add_plain(builder, state, node, param_new(builder, node, node));
        break;
    case SYM_typed_parameter:
        add_typed(builder, state, node);
        break;
    case SYM_default_parameter:
    case SYM_typed_default_parameter:
        add_default(builder, state, node);
        break;
    case SYM_list_splat_pattern:
    case SYM_dictionary_splat_pattern:
        add_splat(builder, state, node, node);
        break;
    case SYM_keyword_separator:
        add_star(builder, state, node, NULL);
        break;
    case SYM_positional_separator:
        add_slash(builder, state, node);
        break;
    case SYM_tuple_pattern:
        reject_tuple(builder, node);
        break;
    default:
        report_order(builder, node, "a parameter cannot be written so");
    }
}

static void check_name(Builder *builder, PointerMap *seen, const Param *param)
{
    if (!param || !param->name)
        return;
    if (pointer_map_has(seen, param->name))
        syntax_report(builder, DIAG_repeated_parameter, param->span, "parameter `%s` is named twice",
                      param->name->text);
    if (name_is(param->name, "__debug__"))
        syntax_report(builder, DIAG_bad_target, param->span, "cannot assign to `__debug__`");
    pointer_map_set(builder->arena, seen, param->name, (void *)param);
}

static void check_names(Builder *builder, const Params *params)
{
    PointerMap seen = {0};
    vec_each(i, &params->posonly)
        check_name(builder, &seen, params->posonly.items[i]);
    vec_each(i, &params->args)
        check_name(builder, &seen, params->args.items[i]);
    check_name(builder, &seen, params->vararg);
    vec_each(i, &params->kwonly)
        check_name(builder, &seen, params->kwonly.items[i]);
    check_name(builder, &seen, params->kwarg);
}

void build_params(Builder *builder, TSNode node, Params *params)
{
    ParamState state = {.params = params, .current = &params->args};
    NodeVec children = node_children(builder, node);
    vec_each(i, &children)
        add_param(builder, &state, children.items[i]);
    if (state.is_bare_star)
        syntax_report(builder, DIAG_parameter_order, state.star, "a named parameter must follow a bare `*`");
    check_names(builder, params);
}
