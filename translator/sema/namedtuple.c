/*
 * namedtuple("Point", "x y") and class Point(NamedTuple): a class with these fields that is unpacked, indexed, compared and printed
 * like a tuple. The class is Python text (synthesize.c); where Python sees the tuple, `p._tuple()` stands for it.
 */
#include "sema/infer.h"

#include <string.h>

static void add_field(Frame *frame, UserClass *class_, const char *name, size_t length, Expr *value)
{
    DataField field = {.name = name_intern_bytes(frame->infer->names, name, length), .value = value, .in_init = true, .in_repr = true,
                       .in_compare = true};
    vec_push(frame->arena, &class_->data_fields, field);
}

/* What can stand as a name in the text that is made of it. */
static bool is_plain_name(const char *text, size_t length)
{
    static const char *const keywords[] = {"False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
                                           "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
                                           "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
                                           "return", "try", "while", "with", "yield"};
    if (length == 0 || (*text >= '0' && *text <= '9'))
        return false;
    for (size_t i = 0; i < length; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", text[i]))
            return false;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strlen(keywords[i]) == length && strncmp(keywords[i], text, length) == 0)
            return false;
    return true;
}

static void add_names(Frame *frame, UserClass *class_, const char *text)
{
    while (*text) {
        text += strspn(text, " ,\t\n");
        size_t length = strcspn(text, " ,\t\n");
        if (is_plain_name(text, length))
            add_field(frame, class_, text, length, NULL);
        text += length;
    }
}

static void put_all(Text *out, const UserClass *class_, const char *before, const char *format_between)
{
    vec_each(i, &class_->data_fields)
        text_printf(out, "%s%s%s", i ? format_between : "", before, class_->data_fields.items[i].name->text);
}

static void make_methods(Frame *frame, UserClass *class_)
{
    frame->infer->has_tuples = frame->infer->has_data = true;
    SynthExpr *exprs = ARENA_NEW_ARRAY(frame->arena, SynthExpr, class_->data_fields.count + 1);
    Text text = {0};
    dataclass_put_methods(&text, class_);
    vec_each(i, &class_->data_fields)
        exprs[i] = (SynthExpr){class_->data_fields.items[i].value, false};
    text_printf(&text, "def __len__(self):\n    return %zu\n", class_->data_fields.count);
    text_add(&text, "def _tuple(self):\n    return (");
    put_all(&text, class_, "self.", ", ");
    text_add(&text, class_->data_fields.count ? ",)\n" : ")\n");
    if (class_->data_fields.count)
        text_add(&text, "def _iterate(self):\n");
    vec_each(i, &class_->data_fields)
        text_printf(&text, "    yield self.%s\n", class_->data_fields.items[i].name->text);
    text_add(&text, "def _asdict(self):\n    return {");
    vec_each(i, &class_->data_fields)
        text_printf(&text, "%1$s'%2$s': self.%2$s", i ? ", " : "", class_->data_fields.items[i].name->text);
    text_add(&text, "}\n");
    synth_methods(frame, class_, text_string(&text), exprs, class_->data_fields.count);
    text_release(&text);
}

/* class Point(NamedTuple) */
void namedtuple_make(Frame *frame, UserClass *class_)
{
    if (class_->is_made)
        return;
    class_->is_made = true;
    const Block *body = &class_->def->class_def.body;
    vec_each(i, body)
        if (body->items[i]->kind == STMT_ANN_ASSIGN && body->items[i]->ann_assign.target->kind == EXPR_NAME) {
            Name name = body->items[i]->ann_assign.target->name.id;
            add_field(frame, class_, name->text, name->length, body->items[i]->ann_assign.value);
        }
    make_methods(frame, class_);
}

/* ---- namedtuple(...) ---------------------------------------------------------------------------------------------------- */

static bool is_text(const Expr *expr)
{
    return expr && expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_STR;
}

static bool read_names(Frame *frame, UserClass *class_, const Expr *names)
{
    if (is_text(names)) {
        add_names(frame, class_, names->constant.text);
        return true;
    }
    if (names->kind != EXPR_LIST && names->kind != EXPR_TUPLE)
        return false;
    vec_each(i, &names->sequence.items) {
        const Expr *item = names->sequence.items.items[i];
        if ((item->kind == EXPR_TUPLE || item->kind == EXPR_LIST) && item->sequence.items.count == 2)
            item = item->sequence.items.items[0]; /* NamedTuple("P", [("x", int)]) */
        if (!is_text(item))
            return false;
        add_names(frame, class_, item->constant.text);
    }
    return true;
}

static void read_defaults(UserClass *class_, const Expr *defaults)
{
    if (!defaults || (defaults->kind != EXPR_LIST && defaults->kind != EXPR_TUPLE))
        return;
    size_t count = defaults->sequence.items.count, fields = class_->data_fields.count;
    for (size_t i = 0; i < count && i < fields; i++)
        class_->data_fields.items[fields - count + i].value = defaults->sequence.items.items[i];
}

const Type *namedtuple_call(Frame *frame, Expr *call)
{
    Stmt *made = pointer_map_get(&frame->infer->namedtuples, call);
    if (!made) {
        const ExprVec *args = &call->call.args;
        const Expr *name = args->count ? args->items[0] : NULL, *names = args->count > 1 ? args->items[1] : call_keyword(call, "field_names");
        if (!is_text(name) || !names || !is_plain_name(name->constant.text, strlen(name->constant.text)))
            return NULL;
        const Block *block = synth_parse(frame->infer, arena_printf(frame->arena, "class %s:\n    pass\n", name->constant.text), call->span,
                                         NULL, 0);
        made = block->items[0];
        pointer_map_set(frame->arena, &frame->infer->namedtuples, call, made);
        UserClass *class_ = scopes_add_class(frame, made);
        class_->is_tuple = class_->is_made = true;
        class_execute_made(frame, made);
        if (!read_names(frame, class_, names))
            infer_report(frame, DIAG_not_supported, call->span, "the field names of a namedtuple must be written out");
        read_defaults(class_, call_keyword(call, "defaults"));
        make_methods(frame, class_);
    }
    UserClass *class_ = pointer_map_get(&frame->infer->classes, made);
    class_execute_made(frame, made);
    return type_class(frame->types, &class_->class_);
}

/* ---- the tuple that it is --------------------------------------------------------------------------------------------------- */

const UserClass *namedtuple_of(const Type *type)
{
    type = type_unwrap(type);
    return type->kind == TYPE_INSTANCE && type->class_->user && type->class_->user->is_tuple ? type->class_->user : NULL;
}

const Type *namedtuple_items(Frame *frame, const Type *type)
{
    const UserClass *class_ = namedtuple_of(type);
    const Type *items[64];
    size_t count = class_ && class_->data_fields.count < 64 ? class_->data_fields.count : 0;
    for (size_t i = 0; i < count; i++) {
        const Field *field = find_field(&class_->class_, class_->data_fields.items[i].name);
        items[i] = field ? field->type : frame->types->never;
    }
    return type_tuple(frame->types, items, count);
}

Expr *namedtuple_field(Frame *frame, const UserClass *class_, Expr *object, size_t index, Span span)
{
    Expr *made = synth_expr(frame->infer, arena_printf(frame->arena, "x.%s", class_->data_fields.items[index].name->text), span);
    made->attribute.value = object;
    return made;
}

Expr *namedtuple_spelled_out(Frame *frame, Expr *expr)
{
    Expr *object = expr->kind == EXPR_STARRED ? expr->starred.value : expr;
    Expr *before = pointer_map_get(&frame->infer->spelled_out, expr);
    if (!frame->infer->has_tuples || !namedtuple_of(infer_expr(frame, object)))
        return expr;
    if (!before) {
        before = synth_expr(frame->infer, "x._tuple()", expr->span);
        before->call.func->attribute.value = object;
        if (expr->kind == EXPR_STARRED) {
            Expr *starred = ARENA_NEW(frame->arena, Expr);
            *starred = *expr;
            starred->starred.value = before;
            before = starred;
        }
        pointer_map_set(frame->arena, &frame->infer->spelled_out, expr, before);
    }
    infer_expr(frame, before);
    return before;
}

/* replace(p, x=1) and p._replace(x=1): the constructor with the other fields of the object. */
Expr *dataclass_replaced(Frame *frame, const UserClass *class_, Expr *object, const KeywordVec *changes, Span span)
{
    Expr *call = synth_expr(frame->infer, arena_printf(frame->arena, "%s()", class_->class_.name->text), span);
    scopes_add_expr(frame, call);
    vec_each(i, &class_->data_fields) {
        const DataField *field = &class_->data_fields.items[i];
        Expr *value = NULL;
        vec_each(k, changes)
            if (changes->items[k]->name == field->name)
                value = changes->items[k]->value;
        if (!field->in_init)
            continue;
        if (!value)
            value = namedtuple_field(frame, class_, object, i, span);
        const Block *block = synth_parse(frame->infer, arena_printf(frame->arena, "f(%s=0)", field->name->text), span, NULL, 0);
        Keyword *keyword = block->items[0]->expr.value->call.keywords.items[0];
        keyword->value = value;
        vec_push(frame->arena, &call->call.keywords, keyword);
    }
    return call;
}

static bool is_path(const Expr *expr)
{
    return expr->kind == EXPR_NAME || (expr->kind == EXPR_ATTRIBUTE && is_path(expr->attribute.value));
}

/* state, action = map(f, batch) of a tuple whose items are unlike: f(batch[0]), f(batch[1]). */
Expr *namedtuple_mapped(Frame *frame, Expr *expr)
{
    const Stmt *stmt = frame->stmt;
    bool is_map = expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, "map") && expr->call.args.count == 2 && !expr->call.keywords.count &&
                  is_path(expr->call.args.items[0]) && is_path(expr->call.args.items[1]);
    bool is_assigned = is_map && stmt && stmt->kind == STMT_ASSIGN && stmt->assign.value == expr && stmt->assign.targets.count == 1 &&
                       stmt->assign.targets.items[0]->kind == EXPR_TUPLE;
    const Type *type = is_assigned ? type_unwrap(infer_expr(frame, expr->call.args.items[1])) : NULL;
    const UserClass *class_ = type ? namedtuple_of(type) : NULL;
    if (!class_ || class_->data_fields.count != stmt->assign.targets.items[0]->sequence.items.count)
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    Text text = {0};
    vec_each(i, &class_->data_fields)
        text_printf(&text, "f(x.%s), ", class_->data_fields.items[i].name->text);
    made = synth_expr(frame->infer, text_string(&text), expr->span);
    text_release(&text);
    vec_each(i, &made->sequence.items) {
        Expr *call = made->sequence.items.items[i];
        call->call.func = expr->call.args.items[0];
        call->call.args.items[0]->attribute.value = expr->call.args.items[1];
    }
    return kept_replacement(frame, expr, made);
}
