/*
 * '{top1.avg:.3f}'.format(top1=top1): fields that read an attribute or an item of an argument. Where the template is a constant, the call
 * is read as the f-string that says the same, so that attributes are found by type. An argument that may do something must be used once,
 * and where the call evaluates it.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct Template {
    Frame *frame;
    const Expr *call;
    Text out;
    size_t next;     /* number of the next field without a name */
    size_t acted;    /* number of the last argument that may do something, + 1 */
    bool is_complex; /* some field reads an attribute or an item */
} Template;

static const char placeholder[] = "_argument";

static size_t argument_count(const Template *t)
{
    return t->call->call.args.count + t->call->call.keywords.count;
}

static const Expr *argument_at(const Template *t, size_t index)
{
    size_t count = t->call->call.args.count;
    return index < count ? t->call->call.args.items[index] : t->call->call.keywords.items[index - count]->value;
}

/* It may be read any number of times, or never. */
static bool is_still(const Expr *expr)
{
    while (expr->kind == EXPR_ATTRIBUTE)
        expr = expr->attribute.value;
    return expr->kind == EXPR_NAME || expr->kind == EXPR_CONSTANT;
}

/* Which argument a field means; false if none does, or it acts and another that acts is before it. */
static bool find_argument(Template *t, const char *field, size_t length, size_t *at)
{
    const Expr *call = t->call;
    bool is_number = length == 0 || isdigit((unsigned char)field[0]);
    *at = length ? (size_t)strtoul(field, NULL, 10) : t->next;
    t->next += length == 0;
    for (size_t i = 0; !is_number; i++) {
        if (i == call->call.keywords.count)
            return false;
        const Keyword *keyword = call->call.keywords.items[i];
        *at = call->call.args.count + i;
        if (keyword->name && keyword->name->length == length && strncmp(keyword->name->text, field, length) == 0)
            break;
    }
    if (is_number && *at >= call->call.args.count)
        return false;
    if (!is_still(argument_at(t, *at))) {
        for (size_t i = t->acted; i < *at; i++)
            if (!is_still(argument_at(t, i)))
                return false;
        if (*at < t->acted)
            return false;
        t->acted = *at + 1;
    }
    return true;
}

/* All arguments that act were used; there are no stars. */
static bool is_whole(const Template *t)
{
    for (size_t i = 0; i < argument_count(t); i++) {
        bool is_star = i < t->call->call.args.count ? argument_at(t, i)->kind == EXPR_STARRED : !t->call->call.keywords.items[i - t->call->call.args.count]->name;
        if (is_star || (i >= t->acted && !is_still(argument_at(t, i))))
            return false;
    }
    return true;
}

static void put_arguments(Expr *expr, void *data)
{
    const Template *t = data;
    if (expr->kind == EXPR_NAME && strncmp(expr->name.id->text, placeholder, strlen(placeholder)) == 0)
        *expr = *argument_at(t, (size_t)strtoul(expr->name.id->text + strlen(placeholder), NULL, 10));
    else
        walk_expr(expr, put_arguments, data);
}

/* `.avg`, `[0]`, `[key]` behind the name; gives where it ends, NULL if it is not understood. */
static const char *put_path(Template *t, const char *at)
{
    while (*at == '.' || *at == '[') {
        t->is_complex = true;
        size_t length = *at == '.' ? 1 + strcspn(at + 1, ".[!:}{") : 1 + strcspn(at + 1, "]");
        bool is_item = *at == '[', is_key = is_item && !isdigit((unsigned char)at[1]);
        if (length < 2 || (is_item && at[length] != ']') || memchr(at, '\'', length) || memchr(at, '\\', length))
            return NULL;
        text_printf(&t->out, is_key ? "['%.*s']" : is_item ? "[%.*s]" : ".%.*s", (int)length - 1, at + 1);
        at += length + is_item;
    }
    return at;
}

static const char *put_field(Template *t, const char *at);

/* The rest of a field: `!r`, `:spec` with fields of its own. */
static const char *put_rest(Template *t, const char *at)
{
    while (at && *at && *at != '}') {
        if (*at == '{')
            at = put_field(t, at + 1);
        else
            text_add_char(&t->out, *at++);
    }
    if (!at || !*at)
        return NULL;
    text_add_char(&t->out, '}');
    return at + 1;
}

static const char *put_field(Template *t, const char *at)
{
    size_t length = strcspn(at, ".[!:}{"), argument;
    if (!find_argument(t, at, length, &argument))
        return NULL;
    text_printf(&t->out, "{%s%zu", placeholder, argument);
    at = put_path(t, at + length);
    return put_rest(t, at);
}

static bool put_template(Template *t, const char *at)
{
    text_add(&t->out, "f\"\"\"");
    while (at && *at) {
        bool is_brace = (*at == '{' || *at == '}') && at[1] == *at;
        if (is_brace) {
            text_printf(&t->out, "%c%c", *at, *at);
            at += 2;
        } else if (*at == '{') {
            at = put_field(t, at + 1);
        } else if (*at == '\n') {
            text_add(&t->out, "\\n");
            at++;
        } else {
            text_add(&t->out, *at == '"' || *at == '\\' ? "\\" : "");
            text_add_char(&t->out, *at++);
        }
    }
    text_add(&t->out, "\"\"\"");
    return at != NULL;
}

static const Constant *constant_template(const Expr *expr)
{
    if (expr->kind != EXPR_CALL || expr->call.func->kind != EXPR_ATTRIBUTE || !name_is(expr->call.func->attribute.name, "format"))
        return NULL;
    const Expr *object = expr->call.func->attribute.value;
    bool is_text = object->kind == EXPR_CONSTANT && object->constant.kind == CONSTANT_STR;
    return is_text && strlen(object->constant.text) == object->constant.length ? &object->constant : NULL;
}

/* An argument has a __format__ of the script: f-strings call it. */
static bool formats_itself(Frame *frame, const Expr *call)
{
    Name name = name_intern(frame->infer->names, "__format__");
    size_t count = call->call.args.count;
    for (size_t i = 0; i < count + call->call.keywords.count; i++) {
        Expr *arg = i < count ? call->call.args.items[i] : call->call.keywords.items[i - count]->value;
        const Type *type = arg->kind == EXPR_NAME || arg->kind == EXPR_ATTRIBUTE ? infer_expr(frame, arg) : NULL;
        if (type && type->kind == TYPE_INSTANCE && type->class_->user && class_method(type->class_, name))
            return true;
    }
    return false;
}

Expr *format_replacement(Frame *frame, Expr *expr)
{
    const Constant *text = constant_template(expr);
    if (!text || (!strpbrk(text->text, ".[") && !formats_itself(frame, expr)))
        return NULL;
    Template t = {.frame = frame, .call = expr};
    bool is_read = put_template(&t, text->text) && (t.is_complex || formats_itself(frame, expr)) && is_whole(&t);
    Expr *made = is_read ? pointer_map_get(&frame->infer->replacements, expr) : NULL;
    if (is_read && !made) {
        made = synth_expr(frame->infer, text_string(&t.out), expr->span);
        put_arguments(made, &t);
        made = kept_replacement(frame, expr, made);
    }
    text_release(&t.out);
    return made;
}
