/*
 * Uses that tell an int from a float (mixed.h): a parameter `Any`, a format without a presentation of floats, a rule that has one form
 * for ints and another for floats. Formats such as `.4f` and `%d` write both alike.
 */
#include "sema/infer.h"

#include <ctype.h>
#include <string.h>

/* ---- formats ------------------------------------------------------------------------------------------------------------ */

/* True if a format of this last letter writes an int as it writes the float of the same value. */
static bool writes_alike(const Type *type, char letter)
{
    return type_unwrap(type)->kind == TYPE_INT || (letter && strchr("eEfFgG%", letter));
}

static char last_letter(const Expr *spec)
{
    const Expr *last = spec && spec->joined.parts.count ? spec->joined.parts.items[spec->joined.parts.count - 1] : NULL;
    bool is_text = last && last->kind == EXPR_CONSTANT && last->constant.length;
    return is_text ? last->constant.text[last->constant.length - 1] : '\0';
}

void observe_formatted(Frame *frame, const Expr *formatted, const Type *type)
{
    const Expr *spec = formatted->formatted.format_spec;
    bool has_spec = spec && spec->joined.parts.count;
    if (formatted->formatted.conversion != CONVERSION_NONE || !has_spec || !writes_alike(type, last_letter(spec)))
        type_observe(frame->types, type);
}

/* The argument of a field of str.format: by number, by name, or the next one. NULL: not known which. */
static const Type *field_argument(const ArgVec *args, const char *field, size_t length, size_t *next)
{
    bool is_number = length == 0 || isdigit((unsigned char)field[0]);
    size_t index = length ? 0 : (*next)++;
    for (size_t i = 0; length && is_number && i < length; i++)
        index = index * 10 + (size_t)(field[i] - '0');
    for (size_t i = 0; i < args->count; i++) {
        const ArgValue *arg = &args->items[i];
        if (arg->is_star || arg->is_double_star)
            return NULL;
        bool is_named = arg->keyword && arg->keyword->length == length && memcmp(arg->keyword->text, field, length) == 0;
        if (is_number ? i == index && !arg->keyword : is_named)
            return arg->type;
    }
    return NULL;
}

/* The end of a field that starts behind its brace. */
static const char *field_end(const char *at)
{
    for (int depth = 1; *at; at++) {
        depth += *at == '{' ? 1 : *at == '}' ? -1 : 0;
        if (!depth)
            return at;
    }
    return at;
}

static void observe_all(Frame *frame, const ArgVec *args)
{
    vec_each(i, args)
        type_observe(frame->types, args->items[i].type);
}

static void observe_fields(Frame *frame, const char *at, const ArgVec *args)
{
    size_t next = 0;
    for (; *at; at++) {
        if (*at != '{' && *at != '}')
            continue;
        if (at[1] == *at || *at == '}') {
            at += at[1] == *at;
            continue;
        }
        const char *field = at + 1, *end = field_end(field);
        size_t length = strcspn(field, ".[!:}{");
        const Type *type = field_argument(args, field, length, &next);
        bool has_nested = memchr(field, '{', (size_t)(end - field)) != NULL, has_spec = field[length] == ':' && end > field + length + 1;
        if (!type || has_nested || !*end) {
            observe_all(frame, args); /* which argument is which becomes too much to ask */
            return;
        }
        if (!has_spec || !writes_alike(type, end[-1]))
            type_observe(frame->types, type);
        at = end;
    }
}

/* '%.4f' % x, '%d of %s' % (x, y) */
static void observe_percent(Frame *frame, const char *at, const Type *values)
{
    bool is_tuple = values->kind == TYPE_TUPLE && !values->is_variadic;
    size_t next = 0;
    for (; *at; at++) {
        if (*at != '%')
            continue;
        at += 1 + strspn(at + 1, "#0- +");
        at += strspn(at, "0123456789.hlL");
        if (*at == '%')
            continue;
        if (*at == '(' || *at == '*' || !*at) {
            type_observe(frame->types, values);
            return;
        }
        const Type *type = !is_tuple ? values : next < values->item_count ? values->items[next] : frame->types->none;
        next++;
        if (!strchr("eEfFgGdiu", *at))
            type_observe(frame->types, type);
    }
}

/* A template that is a literal tells little; true if the call was one of str.format or %. */
static bool observe_template(Frame *frame, const RuleFunction *function, const Type *receiver, const ArgVec *args)
{
    bool is_percent = name_is(function->qualified, "builtins.str.__mod__");
    if (!is_percent && !name_is(function->qualified, "builtins.str.format"))
        return false;
    const Literal *text = receiver ? &type_unwrap(receiver)->literal : NULL;
    if (!text || !text->is_set || strlen(text->text) != text->length)
        observe_all(frame, args);
    else if (is_percent && args->count == 1)
        observe_percent(frame, text->text, args->items[0].type);
    else
        observe_fields(frame, text->text, args);
    return true;
}

/* ---- rules -------------------------------------------------------------------------------------------------------------- */

/* Something that takes ints and floats as they are. A bare T hands them on; `float` makes floats of them. */
static bool param_tells(const Type *param)
{
    bool takes_int = false, takes_float = false;
    if (param->kind == TYPE_ANY || (param->kind == TYPE_INSTANCE && name_is(param->class_->qualified, "numpy.ndarray")))
        return true;
    for (size_t i = 0; i < param->item_count && param->kind != TYPE_CALLABLE; i++) {
        if (param_tells(param->items[i]))
            return true;
        takes_int |= param->items[i]->kind == TYPE_INT;
        takes_float |= param->items[i]->kind == TYPE_FLOAT;
    }
    return param->kind == TYPE_UNION && takes_int && takes_float;
}

/* What torch computes with is of the tensors' dtype. */
static bool is_of_torch(const RuleFunction *function)
{
    return strncmp(function->qualified->text, "torch", 5) == 0;
}

void observe_arguments(Frame *frame, const RuleOverload *rule, const Type *receiver, const ArgVec *args, const BoundArg *bound)
{
    if (rule->drop || observe_template(frame, rule->function, receiver, args) || is_of_torch(rule->function))
        return;
    vec_each(i, &rule->params) {
        const BoundArg *arg = &bound[i];
        if (!param_tells(rule->params.items[i].type) || arg->kind == ARG_DEFAULT)
            continue;
        vec_each(k, args) {
            bool is_one = arg->expr == args->items[k].expr, is_spread = arg->kind == ARG_SPREAD || arg->kind == ARG_KEYWORDS;
            if (is_one || is_spread)
                type_observe(frame->types, args->items[k].type);
        }
    }
}

bool has_mixed(const ArgVec *args)
{
    vec_each(i, args)
        if (type_is_mixed(type_unwrap(args->items[i].type)))
            return true;
    return false;
}
