/*
 * '{top1.avg:.3f}'.format(top1=top1): fields that read an attribute or an item of an argument. Where the template is a constant and
 * the arguments are names, the call is read as the f-string that says the same, so that attributes are found by type.
 */
#include "sema/infer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct Template {
    Frame *frame;
    const Expr *call;
    Text out;
    size_t next;     /* number of the next field without a name */
    bool is_complex; /* some field reads an attribute or an item */
} Template;

/* The name that stands for a field's argument; NULL if the argument is no plain name. */
static const char *argument_name(Template *t, const char *field, size_t length)
{
    const Expr *argument = NULL;
    bool is_number = length == 0 || isdigit((unsigned char)field[0]);
    size_t index = length ? (size_t)strtoul(field, NULL, 10) : t->next++;
    if (is_number && index < t->call->call.args.count)
        argument = t->call->call.args.items[index];
    for (size_t i = 0; !is_number && i < t->call->call.keywords.count; i++) {
        const Keyword *keyword = t->call->call.keywords.items[i];
        if (keyword->name && keyword->name->length == length && strncmp(keyword->name->text, field, length) == 0)
            argument = keyword->value;
    }
    return argument && argument->kind == EXPR_NAME && argument->name.id ? argument->name.id->text : NULL;
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
    size_t length = strcspn(at, ".[!:}{");
    const char *name = argument_name(t, at, length);
    if (!name)
        return NULL;
    text_printf(&t->out, "{%s", name);
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

Expr *format_replacement(Frame *frame, Expr *expr)
{
    const Constant *text = constant_template(expr);
    if (!text || !strpbrk(text->text, ".["))
        return NULL;
    Template t = {.frame = frame, .call = expr};
    bool is_read = put_template(&t, text->text) && t.is_complex;
    Expr *made = is_read ? pointer_map_get(&frame->infer->replacements, expr) : NULL;
    if (is_read && !made)
        made = kept_replacement(frame, expr, synth_expr(frame->infer, text_string(&t.out), expr->span));
    text_release(&t.out);
    return made;
}
