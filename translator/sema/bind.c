/* Distributing the arguments of a call over parameters, as Python does: positional, keyword, *spread, **spread. */
#include "sema/infer.h"

void eval_arguments(Frame *frame, Expr *call, ArgVec *args)
{
    vec_each(i, &call->call.args) {
        Expr *expr = call->call.args.items[i];
        ArgValue arg = {.expr = expr, .is_star = expr->kind == EXPR_STARRED};
        arg.type = infer_expr(frame, expr);
        vec_push(frame->arena, args, arg);
    }
    vec_each(i, &call->call.keywords) {
        Keyword *keyword = call->call.keywords.items[i];
        ArgValue arg = {.expr = keyword->value,
                        .keyword = keyword->name,
                        .node = keyword,
                        .is_double_star = keyword->name == NULL};
        if (arg.is_double_star) /* its fields are read, and that is all */
            frame->held = keyword->value;
        arg.type = infer_expr(frame, keyword->value);
        if (arg.is_double_star && frame->infer->has_containers) {
            keyword->value = arg.expr = container_spelled_out(frame, keyword->value);
            arg.type = infer_expr(frame, arg.expr);
        }
        vec_push(frame->arena, args, arg);
    }
}

typedef struct Binder {
    Frame *frame;
    const ParamDesc *params;
    size_t count;
    BoundArg *out;
    size_t next; /* the next positional parameter */
    BindResult result;
    const Type *item, *value; /* of what the run distributes: positional arguments and keywords; or NULL */
} Binder;

static void fail(Binder *b, BindFault fault, Name param, Span span)
{
    if (b->result.fault == BIND_OK)
        b->result = (BindResult){.fault = fault, .param = param, .span = span};
}

static bool is_positional(RuleParamKind kind)
{
    return kind == RULE_PARAM_NORMAL || kind == RULE_PARAM_POSITIONAL_ONLY;
}

/* The parameter that takes the next positional argument; count if there is none. */
static size_t next_positional(Binder *b)
{
    size_t i = b->next;
    while (i < b->count && !is_positional(b->params[i].kind) && b->params[i].kind != RULE_PARAM_VARARG)
        i++;
    return i;
}

static void add_spread(Binder *b, size_t at, const ArgValue *arg)
{
    BoundArg *out = &b->out[at];
    out->kind = ARG_SPREAD;
    vec_push(b->frame->arena, &out->spread, arg->expr);
    const Type *type = arg->type;
    if (arg->is_star) {
        const Type *item = item_of_iterable(b->frame, type);
        bool is_mixed = !item && type_unwrap(type)->kind == TYPE_TUPLE;
        type = item ? item : is_mixed ? b->frame->types->dynamic : b->frame->types->error;
    }
    bool is_known = type->kind > TYPE_ERROR;
    if (b->params[at].takes_any)
        out->type = is_known ? b->frame->types->dynamic : type;
    else
        out->type = type_join(b->frame->types, out->type, type);
}

/* ---- what only the run can distribute */

static CallSpread *open_spread(Binder *b)
{
    if (!b->result.spread) {
        b->result.spread = ARENA_NEW(b->frame->arena, CallSpread);
        b->result.spread->taken = b->next;
    }
    return b->result.spread;
}

/* From the first star of unknown length on, positional arguments have no places. */
static void add_item(Binder *b, const ArgValue *arg)
{
    const Type *type = type_unwrap(arg->type), *item = arg->type;
    if (arg->is_star && type->kind == TYPE_TUPLE && !type->is_variadic) {
        item = b->frame->types->never;
        for (size_t i = 0; i < type->item_count; i++)
            item = type_join_unlike(b->frame->types, item, type->items[i]);
    } else if (arg->is_star) {
        item = item_of_iterable(b->frame, type);
    }
    vec_push(b->frame->arena, &open_spread(b)->items, arg->expr);
    b->item = type_join_unlike(b->frame->types, b->item ? b->item : b->frame->types->never, item ? item : b->frame->types->dynamic);
}

static void add_names(Binder *b, const ArgValue *arg)
{
    const Type *type = type_unwrap(arg->type), *value = type->kind == TYPE_DICT ? type_item(type, 1) : b->frame->types->dynamic;
    vec_push(b->frame->arena, &open_spread(b)->names, arg->node);
    b->value = type_join_unlike(b->frame->types, b->value ? b->value : b->frame->types->never, value);
}

static void bind_tuple(Binder *b, const ArgValue *arg)
{
    const Type *tuple = type_unwrap(arg->type);
    for (size_t i = 0; i < tuple->item_count; i++) {
        size_t at = next_positional(b);
        if (at == b->count) {
            fail(b, BIND_TOO_MANY, NULL, arg->expr->span);
            return;
        }
        if (b->params[at].kind == RULE_PARAM_VARARG) {
            if (!b->out[at].spread.count)
                b->out[at].item = i;
            add_spread(b, at, arg);
            return;
        }
        b->out[at] = (BoundArg){
            .kind = ARG_ITEM, .expr = arg->expr->starred.value, .item = i, .type = tuple->items[i], .param = b->params[at].name};
        b->next = at + 1;
    }
}

static void bind_star(Binder *b, const ArgValue *arg)
{
    const Type *type = type_unwrap(arg->type);
    size_t at = next_positional(b);
    if (b->item)
        add_item(b, arg);
    else if (type->kind == TYPE_TUPLE && !type->is_variadic)
        bind_tuple(b, arg);
    else if (at < b->count && b->params[at].kind == RULE_PARAM_VARARG)
        add_spread(b, at, arg);
    else if (type->kind > TYPE_ERROR)
        add_item(b, arg);
}

static void bind_positional(Binder *b, const ArgValue *arg)
{
    size_t at = next_positional(b);
    if (b->item) {
        add_item(b, arg);
        return;
    }
    if (at == b->count) {
        fail(b, BIND_TOO_MANY, NULL, arg->expr->span);
        return;
    }
    if (b->params[at].kind == RULE_PARAM_VARARG) {
        add_spread(b, at, arg);
        return;
    }
    b->out[at].kind = ARG_EXPR;
    b->out[at].expr = arg->expr;
    b->out[at].type = arg->type;
    b->next = at + 1;
}

static BoundArg *keyword_slot(Binder *b, Name name, Span span)
{
    for (size_t i = 0; i < b->count; i++) {
        RuleParamKind kind = b->params[i].kind;
        if (b->params[i].name != name || (kind != RULE_PARAM_NORMAL && kind != RULE_PARAM_KEYWORD_ONLY))
            continue;
        if (b->out[i].kind != ARG_DEFAULT)
            fail(b, BIND_TWICE, name, span);
        return &b->out[i];
    }
    return NULL;
}

static BoundArg *kwarg_slot(Binder *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->params[i].kind == RULE_PARAM_KWARG)
            return &b->out[i];
    return NULL;
}

static void add_keyword(Binder *b, BoundArg *slot, const ArgValue *arg)
{
    slot->kind = ARG_KEYWORDS;
    if (!slot->keywords.count || vec_last(&slot->keywords) != arg->node) /* once, however many entries ** gives */
        vec_push(b->frame->arena, &slot->keywords, arg->node);
    slot->type = type_join(b->frame->types, slot->type, arg->type);
}

static void bind_keyword(Binder *b, const ArgValue *arg)
{
    BoundArg *slot = keyword_slot(b, arg->keyword, arg->expr->span);
    if (slot) {
        slot->kind = ARG_EXPR;
        slot->expr = arg->expr;
        slot->type = arg->type;
        return;
    }
    slot = kwarg_slot(b);
    if (slot)
        add_keyword(b, slot, arg);
    else
        fail(b, BIND_UNKNOWN_KEYWORD, arg->keyword, arg->node ? arg->node->span : arg->expr->span);
}

static void bind_field(Binder *b, const ArgValue *arg, Name name, const Type *type)
{
    BoundArg *slot = keyword_slot(b, name, arg->expr->span);
    if (!slot) {
        slot = kwarg_slot(b);
        if (slot)
            add_keyword(b, slot, arg);
        else
            fail(b, BIND_UNKNOWN_KEYWORD, name, arg->expr->span);
        return;
    }
    slot->kind = ARG_RECORD_FIELD;
    slot->expr = arg->expr;
    slot->field = name;
    slot->type = type;
}

/* Parameters that a keyword can still go to. */
static bool has_open_names(const Binder *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->out[i].kind == ARG_DEFAULT && (b->params[i].kind == RULE_PARAM_NORMAL || b->params[i].kind == RULE_PARAM_KEYWORD_ONLY))
            return true;
    return false;
}

static void bind_double_star(Binder *b, const ArgValue *arg)
{
    const Type *type = type_unwrap(arg->type);
    Cell *cell = type->cell ? cell_root(type->cell) : NULL;
    if (type->kind == TYPE_RECORD) {
        for (size_t i = 0; i < type->field_count; i++)
            bind_field(b, arg, type->fields[i].name, type->fields[i].type);
    } else if (cell && cell->is_record) {
        for (size_t i = 0; i < cell->fields.count; i++) {
            Name name = cell->fields.items[i].name;
            bool has = cell->home != b->frame->instance || cell_has_by(cell, name, arg->expr->span.start);
            if (has) /* unlike `name` of f(**d); d["name"] = x */
                bind_field(b, arg, name, cell->fields.items[i].type);
            else if (kwarg_slot(b)) /* which takes the dict as it is then */
                cell_demote(b->frame->types, cell);
        }
    } else if (type->kind == TYPE_DICT && type_item(type, 1)->kind == TYPE_NEVER) {
        return; /* `kwargs = {...} if cuda else {}`: nothing is in it */
    } else if (kwarg_slot(b) && (type->kind <= TYPE_ERROR || !has_open_names(b))) {
        add_keyword(b, kwarg_slot(b), arg);
    } else if (type->kind > TYPE_ERROR) {
        add_names(b, arg);
    }
}

/* Parameters that got nothing yet get what the run gives them. */
static void bind_given(Binder *b)
{
    const Type *never = b->frame->types->never;
    size_t index = 0;
    for (size_t i = 0; i < b->count; i++) {
        RuleParamKind kind = b->params[i].kind;
        BoundArg *out = &b->out[i];
        bool by_item = b->item && (is_positional(kind) || kind == RULE_PARAM_VARARG);
        bool by_name = b->value && kind != RULE_PARAM_POSITIONAL_ONLY && kind != RULE_PARAM_VARARG;
        if (kind == RULE_PARAM_KWARG && by_name) {
            vec_each(k, &b->result.spread->names)
                vec_push(b->frame->arena, &out->keywords, b->result.spread->names.items[k]);
            b->result.spread->names = out->keywords;
            out->type = type_join_unlike(b->frame->types, out->type, b->value);
            out->kind = ARG_GIVEN;
        } else if (out->kind == ARG_DEFAULT && (by_item || by_name)) {
            out->kind = ARG_GIVEN;
            out->item = index;
            out->type = type_join_unlike(b->frame->types, by_item ? b->item : never, by_name ? b->value : never);
        }
        index += kind != RULE_PARAM_VARARG && kind != RULE_PARAM_KWARG;
    }
}

void bind_describe(Frame *frame, const char *function, Name self, const ParamDesc *params, size_t param_count, BoundArg *out,
                   CallSpread *spread)
{
    Text text = {0}, named = {0};
    bool is_bare = false; /* a `*` or *args stands before what has only a name */
    text_printf(&text, "%s(%s", function, self ? self->text : "");
    for (size_t i = 0; i < param_count; i++) {
        RuleParamKind kind = params[i].kind;
        const char *comma = i > 0 || self ? ", " : "", *star = kind == RULE_PARAM_VARARG ? "*" : kind == RULE_PARAM_KWARG ? "**" : "";
        if (kind == RULE_PARAM_KEYWORD_ONLY && !is_bare) {
            text_printf(&text, "%s*", comma);
            comma = ", ";
        }
        is_bare |= kind == RULE_PARAM_KEYWORD_ONLY || kind == RULE_PARAM_VARARG;
        text_printf(&text, "%s%s%s%s", comma, star, params[i].name->text, params[i].has_default ? "=" : "");
        bool is_last = i + 1 == param_count || params[i + 1].kind != RULE_PARAM_POSITIONAL_ONLY;
        if (kind == RULE_PARAM_POSITIONAL_ONLY && is_last)
            text_add(&text, ", /");
        bool is_named = i >= spread->taken && (out[i].kind == ARG_EXPR || out[i].kind == ARG_RECORD_FIELD);
        if (is_named)
            text_printf(&named, "%s%s", named.length ? "," : "", params[i].name->text);
        out[i].item += out[i].kind == ARG_GIVEN && self;
    }
    text_add(&text, ")");
    spread->taken += self != NULL;
    spread->named = named.length ? text_take(&named, frame->arena) : NULL;
    spread->signature = text_take(&text, frame->arena);
}

BindResult bind_arguments(Frame *frame, const ParamDesc *params, size_t param_count, const ArgVec *args, BoundArg *out)
{
    Binder b = {.frame = frame, .params = params, .count = param_count, .out = out};
    for (size_t i = 0; i < param_count; i++)
        out[i] = (BoundArg){.kind = ARG_DEFAULT,
                            .expr = params[i].default_value,
                            .type = frame->types->never,
                            .expected = frame->types->never,
                            .param = params[i].name};
    vec_each(i, args) {
        const ArgValue *arg = &args->items[i];
        if (arg->is_star)
            bind_star(&b, arg);
        else if (arg->is_double_star)
            bind_double_star(&b, arg);
        else if (arg->keyword)
            bind_keyword(&b, arg);
        else
            bind_positional(&b, arg);
    }
    if (b.result.spread)
        bind_given(&b);
    for (size_t i = 0; i < param_count; i++) {
        RuleParamKind kind = params[i].kind;
        if (kind == RULE_PARAM_VARARG && out[i].kind == ARG_DEFAULT)
            out[i].kind = ARG_SPREAD;
        else if (kind == RULE_PARAM_KWARG && out[i].kind == ARG_DEFAULT)
            out[i].kind = ARG_KEYWORDS;
        else if (out[i].kind == ARG_DEFAULT && !params[i].has_default && kind != RULE_PARAM_VARARG &&
                 kind != RULE_PARAM_KWARG)
            fail(&b, BIND_MISSING, params[i].name, (Span){0});
    }
    return b.result;
}
