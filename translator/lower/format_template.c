/*
 * str.format and the % operator. A template that is a constant, with fields that name plain arguments, becomes pieces as an f-string does.
 * Any other is read at run time: py_str_format(template, args, kwargs) and py_str_percent(template, values), over boxed values.
 */
#include "lower/context.h"

#include <ctype.h>
#include <string.h>

/* ---- the arguments of a call of .format */

typedef struct FormatArgs {
    const BoundCall *call;
    size_t next; /* of automatic numbering */
} FormatArgs;

static const BoundArg *bound_of(const BoundCall *call, ArgKind kind)
{
    for (size_t i = 0; i < call->arg_count; i++)
        if (call->args[i].kind == kind)
            return &call->args[i];
    return NULL;
}

static const Expr *positional(const BoundCall *call, size_t index)
{
    const BoundArg *arg = bound_of(call, ARG_SPREAD);
    return arg && index < arg->spread.count ? arg->spread.items[index] : NULL;
}

static const Expr *by_keyword(const BoundCall *call, const char *name, size_t length)
{
    const BoundArg *arg = bound_of(call, ARG_KEYWORDS);
    for (size_t k = 0; arg && k < arg->keywords.count; k++) {
        const Keyword *keyword = arg->keywords.items[k];
        if (keyword->name && keyword->name->length == length && memcmp(keyword->name->text, name, length) == 0)
            return keyword->value;
    }
    return NULL;
}

static bool has_stars(const BoundCall *call)
{
    const BoundArg *rest = bound_of(call, ARG_SPREAD), *keywords = bound_of(call, ARG_KEYWORDS);
    for (size_t i = 0; rest && i < rest->spread.count; i++)
        if (rest->spread.items[i]->kind == EXPR_STARRED)
            return true;
    for (size_t i = 0; keywords && i < keywords->keywords.count; i++)
        if (!keywords->keywords.items[i]->name)
            return true;
    return false;
}

static bool has_effects(const Expr *expr)
{
    return expr->kind != EXPR_NAME && expr->kind != EXPR_CONSTANT && expr->kind != EXPR_ATTRIBUTE;
}

static const Expr *format_argument(FormatArgs *args, const char *name, size_t length)
{
    if (length == 0)
        return positional(args->call, args->next++);
    if (!isdigit((unsigned char)name[0]))
        return by_keyword(args->call, name, length);
    size_t index = 0;
    for (size_t i = 0; i < length; i++)
        index = index * 10 + (size_t)(name[i] - '0');
    return positional(args->call, index);
}

/* ---- constant templates of .format, field by field */

/* What stands between braces, taken apart. */
typedef struct TemplateField {
    const Expr *value;
    char conversion;
    Text spec; /* nested fields are "{}" in it */
    Vec(const Expr *) nested;
} TemplateField;

/* The spec of a field, up to its closing brace. Gives the position behind the brace, or NULL. */
static const char *read_spec(Arena *arena, FormatArgs *args, const char *at, const char *end, TemplateField *field)
{
    while (at < end && *at != '}') {
        if (*at != '{') {
            text_add_char(&field->spec, *at++);
            continue;
        }
        const char *close = memchr(at, '}', (size_t)(end - at));
        const Expr *inner = close ? format_argument(args, at + 1, (size_t)(close - at - 1)) : NULL;
        if (!inner)
            return NULL;
        text_add(&field->spec, "{}");
        vec_push(arena, &field->nested, inner);
        at = close + 1;
    }
    return at < end ? at + 1 : NULL;
}

/* One replacement field; `at` is behind its opening brace. NULL: not so simple that it could be settled here. */
static const char *read_field(Arena *arena, FormatArgs *args, const char *at, const char *end, TemplateField *field)
{
    const char *name = at;
    while (at < end && *at != '}' && *at != ':' && *at != '!')
        at++;
    field->value = format_argument(args, name, (size_t)(at - name));
    if (at + 1 < end && *at == '!') {
        field->conversion = at[1];
        at += 2;
        if (!strchr("rsa", field->conversion))
            return NULL;
    }
    if (at < end && *at == ':')
        at = read_spec(arena, args, at + 1, end, field);
    else
        at = at < end && *at == '}' ? at + 1 : NULL;
    return field->value ? at : NULL;
}

static void add_field(Lower *l, const TemplateField *field, IrPieceVec *pieces)
{
    IrExprVec values = {0};
    vec_each(i, &field->nested)
        vec_push(l->arena, &values, lower_expr(l, field->nested.items[i]));
    lower_format_piece(l, field->value, field->conversion, arena_copy_string(l->arena, text_string(&field->spec)), &values, pieces);
}

/* Reads the template; with `pieces` the pieces are made too. False if it is for the run time, a wrong one among them. */
static bool walk_template(Lower *l, const BoundCall *call, const Expr *template, IrPieceVec *pieces)
{
    FormatArgs args = {.call = call};
    const char *at = template->constant.text, *end = at + template->constant.length;
    while (at < end && !l->failed) {
        const char *start = at;
        if (at + 1 < end && at[0] == at[1] && (*at == '{' || *at == '}')) {
            at += 2;
            start++; /* one of them is meant */
        } else if (*at == '{') {
            TemplateField field = {0};
            at = read_field(l->arena, &args, at + 1, end, &field);
            if (at && pieces)
                add_field(l, &field, pieces);
            text_release(&field.spec);
            if (!at)
                return false;
            continue;
        } else if (*at == '}') {
            return false;
        } else {
            while (at < end && *at != '{' && *at != '}')
                at++;
        }
        if (pieces)
            ir_piece_text(l->ir, pieces, start, (size_t)(at - start));
    }
    return true;
}

/* Each argument is used, and once if it does more than read. */
static bool uses_once(const BoundCall *call, const Expr *template)
{
    const BoundArg *rest = bound_of(call, ARG_SPREAD), *keywords = bound_of(call, ARG_KEYWORDS);
    size_t fields = 0, count = (rest ? rest->spread.count : 0) + (keywords ? keywords->keywords.count : 0);
    bool acts = false;
    for (size_t i = 0; i < template->constant.length; i++)
        fields += template->constant.text[i] == '{' && (i == 0 || template->constant.text[i - 1] != '{');
    for (size_t i = 0; rest && i < rest->spread.count; i++)
        acts |= has_effects(rest->spread.items[i]);
    for (size_t i = 0; keywords && i < keywords->keywords.count; i++)
        acts |= has_effects(keywords->keywords.items[i]->value);
    return !acts || fields == count;
}

bool lower_format_pieces(Lower *l, const Expr *call, IrPieceVec *pieces)
{
    const BoundCall *bound = sema_expr(l->instance, call)->call;
    const Expr *template = call->call.func->attribute.value;
    if (bound)
        lower_star_items(l, bound, call->span);
    bool is_constant = template->kind == EXPR_CONSTANT && template->constant.kind == CONSTANT_STR && bound;
    if (!is_constant || has_stars(bound) || !uses_once(bound, template) || !walk_template(l, bound, template, NULL))
        return false;
    walk_template(l, bound, template, pieces);
    return true;
}

/* ---- other templates of .format */

static IrExpr *boxed(Lower *l, const Expr *expr)
{
    IrPieceVec none = {0};
    IrExpr *value = lower_piece_value(l, expr, 0, false, &none);
    return l->failed ? value : lower_convert(l, value, lower_simple(l, IR_TYPE_VALUE), expr->span);
}

/* *args of the call as a tuple of boxed values; NULL if there are none. */
static IrExpr *args_tuple(Lower *l, const BoundArg *rest, Span span)
{
    if (!rest || !rest->spread.count)
        return NULL;
    const Expr *first = rest->spread.items[0];
    if (first->kind == EXPR_STARRED && rest->spread.count == 1) {
        IrExpr *items = lower_piece_value(l, first->starred.value, 0, false, &(IrPieceVec){0});
        if (l->failed || items->type->kind == IR_TYPE_TUPLE || items->type->kind == IR_TYPE_VALUE)
            return items;
        items = lower_as_list(l, first->starred.value);
        const IrType *tuple = ir_type_tuple(&l->ir->types, (const IrType *[]){lower_simple(l, IR_TYPE_VALUE)}, 1);
        return l->failed ? items : lower_c_call(l, "py_tuple_of_list", tuple, span, items, NULL);
    }
    size_t count = rest->spread.count;
    const IrType **types = ARENA_NEW_ARRAY(l->arena, const IrType *, count);
    for (size_t i = 0; i < count; i++)
        types[i] = lower_simple(l, IR_TYPE_VALUE);
    IrExpr *tuple = ir_expr(l->ir, IR_TUPLE, ir_type_tuple(&l->ir->types, types, count), span);
    vec_each(i, &rest->spread) {
        if (rest->spread.items[i]->kind == EXPR_STARRED)
            return lower_fail(l, span, "a starred argument among others is not converted yet");
        vec_push(l->arena, &tuple->args, boxed(l, rest->spread.items[i]));
    }
    return tuple;
}

/* **kwargs as a dict; NULL if there are none. */
static IrExpr *kwargs_dict(Lower *l, const BoundArg *rest, Span span)
{
    if (!rest || !rest->keywords.count)
        return NULL;
    if (!rest->keywords.items[0]->name && rest->keywords.count == 1) {
        IrExpr *dict = lower_expr(l, rest->keywords.items[0]->value);
        if (!l->failed && dict->type->kind != IR_TYPE_DICT && dict->type->kind != IR_TYPE_VALUE)
            return lower_fail(l, span, "spreading this value is not converted yet");
        return dict;
    }
    const IrType *value = lower_simple(l, IR_TYPE_VALUE);
    IrExpr *dict = ir_expr(l->ir, IR_DICT, ir_type_dict(&l->ir->types, lower_simple(l, IR_TYPE_STR), value), span);
    vec_each(i, &rest->keywords) {
        const Keyword *keyword = rest->keywords.items[i];
        if (!keyword->name)
            return lower_fail(l, span, "a starred argument among others is not converted yet");
        vec_push(l->arena, &dict->keys, ir_str(l->ir, keyword->name->text, keyword->name->length, keyword->span));
        vec_push(l->arena, &dict->args, boxed(l, keyword->value));
    }
    return dict;
}

static IrExpr *nothing(Lower *l, Span span)
{
    return ir_null(l->ir, lower_simple(l, IR_TYPE_VALUE), span);
}

/* "{m.avg}": the run knows no attributes of the script's classes. */
static bool reads_attribute(const Expr *template)
{
    const char *at = template->kind == EXPR_CONSTANT && template->constant.kind == CONSTANT_STR ? template->constant.text : "";
    while ((at = strchr(at, '{'))) {
        bool is_escaped = at[1] == '{';
        at += is_escaped ? 2 : 1;
        if (!is_escaped && at[strcspn(at, ".!:}{")] == '.')
            return true;
    }
    return false;
}

static bool has_object(Lower *l, const Expr *call)
{
    bool has = false;
    vec_each(i, &call->call.args)
        has |= sema_type(l->instance, call->call.args.items[i])->kind == TYPE_INSTANCE;
    vec_each(i, &call->call.keywords)
        has |= sema_type(l->instance, call->call.keywords.items[i]->value)->kind == TYPE_INSTANCE;
    return has;
}

static IrExpr *format_at_run_time(Lower *l, const Expr *call)
{
    const BoundCall *bound = sema_expr(l->instance, call)->call;
    if (reads_attribute(call->call.func->attribute.value) && has_object(l, call))
        return lower_fail(l, call->span, "a template that reads attributes of arguments like these is not converted yet: an f-string is");
    IrExpr *template = lower_expr(l, call->call.func->attribute.value);
    if (!bound || l->failed)
        return lower_fail(l, call->span, "this call of format is not converted yet");
    IrExpr *args = args_tuple(l, bound_of(bound, ARG_SPREAD), call->span);
    IrExpr *kwargs = l->failed ? NULL : kwargs_dict(l, bound_of(bound, ARG_KEYWORDS), call->span);
    if (l->failed)
        return template;
    IrExpr *text = lower_c_call(l, "py_str_format", lower_simple(l, IR_TYPE_STR), call->span, template, args ? args : nothing(l, call->span));
    vec_push(l->arena, &text->args, kwargs ? kwargs : nothing(l, call->span));
    return text;
}

IrExpr *lower_format_method(Lower *l, const Expr *call)
{
    IrExpr *format = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), call->span);
    return lower_format_pieces(l, call, &format->pieces) ? format : format_at_run_time(l, call);
}

/* ---- '...' % values */

typedef struct PercentArgs {
    const Expr *right;
    size_t next;
} PercentArgs;

/* The value for the next conversion; a name in parentheses is a key of a dict display. NULL if it is not at hand. */
static const Expr *percent_argument(PercentArgs *args, const char *key, size_t length)
{
    const Expr *right = args->right;
    if (!key) {
        size_t index = args->next++;
        if (right->kind == EXPR_TUPLE)
            return index < right->sequence.items.count ? right->sequence.items.items[index] : NULL;
        return index == 0 ? right : NULL;
    }
    args->next = 1;
    for (size_t i = right->kind == EXPR_DICT ? right->dict.keys.count : 0; i-- > 0;) {
        const Expr *at = right->dict.keys.items[i];
        bool is_text = at && at->kind == EXPR_CONSTANT && at->constant.kind == CONSTANT_STR;
        if (is_text && at->constant.length == length && memcmp(at->constant.text, key, length) == 0)
            return right->dict.values.items[i];
    }
    return NULL;
}

/* %d of a float cuts it off; what printf knows nothing of is left to the runtime. */
static IrExpr *percent_value(Lower *l, const Expr *expr, char type, bool is_bare, IrPieceVec *pieces)
{
    bool is_text = strchr("sra", type) != NULL;
    IrExpr *value = lower_piece_value(l, expr, is_text && (!is_bare || type == 'a') ? type : 0, !is_text || !is_bare, pieces);
    if (l->failed || is_text)
        return value;
    IrTypeKind kind = value->type->kind;
    bool is_number = kind == IR_TYPE_VALUE && sema_type(l->instance, expr)->is_number;
    if ((ir_type_is_scalar(value->type) || is_number) && strchr("eEfFgG", type))
        return lower_convert(l, value, lower_simple(l, IR_TYPE_FLOAT), expr->span);
    if (kind == IR_TYPE_FLOAT && strchr("diu", type))
        return lower_convert(l, value, lower_simple(l, IR_TYPE_INT), expr->span);
    if (kind == IR_TYPE_BOOL)
        return lower_convert(l, value, lower_simple(l, IR_TYPE_INT), expr->span);
    bool is_plain = (kind == IR_TYPE_INT && !strchr("c", type)) || (kind == IR_TYPE_FLOAT && strchr("eEfFgG", type));
    if (!l->failed && ir_type_is_ndarray(value->type) && strchr("feEgGdixXo", type)) /* the number in a scalar of NumPy */
        return lower_convert(l, value, lower_simple(l, strchr("feEgG", type) ? IR_TYPE_FLOAT : IR_TYPE_INT), expr->span);
    return is_plain ? value : lower_convert(l, value, lower_simple(l, IR_TYPE_VALUE), expr->span);
}

static void add_percent(Lower *l, const Expr *value, const char *spec, size_t length, IrPieceVec *pieces)
{
    char type = spec[length - 1];
    bool is_bare = length == 2;
    IrExpr *lowered = percent_value(l, value, type, is_bare, pieces);
    if (l->failed)
        return;
    char *text = arena_copy_bytes(l->arena, spec, length);
    if (strchr("ra", type) && (!is_bare || type == 'a'))
        text[length - 1] = 's';
    ir_piece_value(l->ir, pieces, lowered, 0, text)->is_percent = true;
}

/* Reads the template; with `pieces` the pieces are made too. False if it is for the run time. */
static bool walk_percent(Lower *l, const Expr *template, const Expr *right, IrPieceVec *pieces)
{
    PercentArgs args = {.right = right};
    const char *at = template->constant.text, *end = at + template->constant.length;
    while (at < end && !l->failed) {
        const char *percent = memchr(at, '%', (size_t)(end - at)), *key = NULL;
        const char *stop = percent ? percent : end;
        if (stop > at && pieces)
            ir_piece_text(l->ir, pieces, at, (size_t)(stop - at));
        if (stop == end)
            break;
        at = stop + 1;
        size_t key_length = 0;
        if (at < end && *at == '(') {
            key = at + 1;
            const char *close = memchr(at, ')', (size_t)(end - at));
            key_length = close ? (size_t)(close - key) : 0;
            at = close ? close + 1 : end;
        }
        const char *flags = at;
        while (at < end && strchr("#0- +.123456789hlL", *at))
            at++;
        if (at >= end || !strchr("diouxXeEfFgGcrsa%", *at))
            return false;
        if (*at++ == '%') {
            if (pieces)
                ir_piece_text(l->ir, pieces, "%", 1);
            continue;
        }
        const Expr *value = percent_argument(&args, key, key_length);
        if (!value)
            return false;
        const char *spec = arena_printf(l->arena, "%%%.*s", (int)(at - flags), flags);
        if (pieces)
            add_percent(l, value, spec, strlen(spec), pieces);
    }
    size_t given = right->kind == EXPR_TUPLE ? right->sequence.items.count : 1;
    return args.next == given;
}

/* "%s of %-5s": CPython makes an f-string of such a template and a tuple display. */
static bool has_texts_only(const Expr *template)
{
    const char *at = template->constant.text, *end = at + template->constant.length;
    while ((at = memchr(at, '%', (size_t)(end - at)))) {
        at++;
        at += strspn(at, "-0123456789.");
        if (!strchr("sra%", *at++))
            return false;
    }
    return true;
}

bool lower_percent_pieces(Lower *l, const Expr *expr, IrPieceVec *pieces)
{
    const Expr *template = expr->bin_op.left, *right = expr->bin_op.right;
    if (template->kind != EXPR_CONSTANT || template->constant.kind != CONSTANT_STR)
        return false;
    TypeKind kind = type_unwrap(sema_type(l->instance, right))->kind;
    bool is_open = kind == TYPE_TUPLE || kind == TYPE_DYNAMIC || (kind == TYPE_DICT && right->kind != EXPR_DICT);
    if ((is_open && right->kind != EXPR_TUPLE) || !walk_percent(l, template, right, NULL))
        return false;
    size_t first = pieces->count;
    walk_percent(l, template, right, pieces);
    for (size_t i = first; i < pieces->count; i++)
        pieces->items[i].is_early = right->kind == EXPR_TUPLE && has_texts_only(template);
    return true;
}

static IrExpr *percent_at_run_time(Lower *l, const Expr *expr)
{
    IrExpr *template = lower_expr(l, expr->bin_op.left);
    IrExpr *values = boxed(l, expr->bin_op.right);
    return l->failed ? template : lower_c_call(l, "py_str_percent", lower_simple(l, IR_TYPE_STR), expr->span, template, values);
}

IrExpr *lower_percent_format(Lower *l, const Expr *expr)
{
    IrExpr *format = ir_expr(l->ir, IR_FORMAT, lower_simple(l, IR_TYPE_STR), expr->span);
    return lower_percent_pieces(l, expr, &format->pieces) ? format : percent_at_run_time(l, expr);
}
