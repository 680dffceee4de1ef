/*
 * @dataclass: the annotated names of the class body, and those of its bases that are data classes, become fields with a constructor,
 * repr, comparison and hash, which are written as Python (synthesize.c).
 */
#include "sema/infer.h"

#include <string.h>

/* ---- options ------------------------------------------------------------------------------------------------------------ */

static bool option(const Expr *call, const char *name, bool otherwise)
{
    const Expr *value = call_keyword(call, name);
    if (!value || value->kind != EXPR_CONSTANT)
        return otherwise;
    return value->constant.kind == CONSTANT_TRUE;
}

/* ---- fields ------------------------------------------------------------------------------------------------------------- */

static bool is_called(const Expr *expr, const char *name)
{
    if (!expr)
        return false;
    if (expr->kind == EXPR_SUBSCRIPT)
        return is_called(expr->subscript.value, name);
    return (expr->kind == EXPR_NAME && name_is(expr->name.id, name)) ||
           (expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, name));
}

/* list, dict and lambdas need no call where their result can be written down. */
static Expr *made_by(Frame *frame, Expr *factory)
{
    if (factory->kind == EXPR_LAMBDA)
        return factory->lambda.body;
    if (factory->kind == EXPR_NAME && name_is(factory->name.id, "list"))
        return synth_expr(frame->infer, "[]", factory->span);
    if (factory->kind == EXPR_NAME && name_is(factory->name.id, "dict"))
        return synth_expr(frame->infer, "{}", factory->span);
    Expr *call = synth_expr(frame->infer, "f()", factory->span);
    call->call.func = factory;
    return call;
}

static void read_field_call(Frame *frame, const Expr *call, DataField *field)
{
    field->value = call_keyword(call, "default");
    Expr *factory = call_keyword(call, "default_factory");
    if (factory) {
        field->value = made_by(frame, factory);
        field->is_fresh = true;
    }
    field->in_init = option(call, "init", true);
    field->in_repr = option(call, "repr", true);
    field->in_compare = option(call, "compare", true);
    field->is_keyword = option(call, "kw_only", field->is_keyword);
}

static void add_field(Frame *frame, UserClass *class_, DataField field)
{
    vec_each(i, &class_->data_fields)
        if (class_->data_fields.items[i].name == field.name) {
            class_->data_fields.items[i] = field; /* keeps its place */
            return;
        }
    vec_push(frame->arena, &class_->data_fields, field);
}

static void collect_fields(Frame *frame, UserClass *class_, bool all_keywords)
{
    for (size_t i = class_->class_.mro_count; i-- > 1;) {
        const UserClass *base = class_->class_.mro[i]->user;
        for (size_t k = 0; base && k < base->data_fields.count; k++)
            add_field(frame, class_, base->data_fields.items[k]);
    }
    const Block *body = &class_->def->class_def.body;
    bool is_keyword = all_keywords;
    vec_each(i, body) {
        const Stmt *stmt = body->items[i];
        if (stmt->kind != STMT_ANN_ASSIGN || stmt->ann_assign.target->kind != EXPR_NAME)
            continue;
        const Expr *annotation = stmt->ann_assign.annotation;
        is_keyword |= is_called(annotation, "KW_ONLY");
        if (is_called(annotation, "ClassVar") || is_called(annotation, "KW_ONLY"))
            continue;
        DataField field = {.name = stmt->ann_assign.target->name.id, .value = stmt->ann_assign.value, .in_init = true, .in_repr = true,
                           .in_compare = true, .is_keyword = is_keyword, .is_init_var = is_called(annotation, "InitVar")};
        if (field.value && field.value->kind == EXPR_CALL && is_called(field.value->call.func, "field"))
            read_field_call(frame, stmt->ann_assign.value, &field);
        add_field(frame, class_, field);
    }
}

/* ---- methods ------------------------------------------------------------------------------------------------------------ */

static void put_param(Text *out, const DataField *field, size_t index)
{
    text_printf(out, ", %s", field->name->text);
    if (field->value)
        text_printf(out, "=_expr_%zu", index);
}

static void put_init(Text *out, const UserClass *class_, bool has_post_init)
{
    bool has_keywords = false;
    text_add(out, "def __init__(self");
    vec_each(i, &class_->data_fields) {
        const DataField *field = &class_->data_fields.items[i];
        has_keywords |= field->in_init && field->is_keyword;
        if (field->in_init && !field->is_keyword)
            put_param(out, field, i);
    }
    text_add(out, has_keywords ? ", *" : "");
    vec_each(i, &class_->data_fields)
        if (class_->data_fields.items[i].in_init && class_->data_fields.items[i].is_keyword)
            put_param(out, &class_->data_fields.items[i], i);
    text_add(out, "):\n");
    vec_each(i, &class_->data_fields) {
        const DataField *field = &class_->data_fields.items[i];
        if (field->is_init_var)
            continue;
        if (field->in_init)
            text_printf(out, "    self.%1$s = %1$s\n", field->name->text);
        else if (field->value)
            text_printf(out, "    self.%s = _expr_%zu\n", field->name->text, i);
    }
    text_add(out, "    pass\n");
    if (!has_post_init)
        return;
    text_add(out, "    self.__post_init__(");
    bool any = false;
    vec_each(i, &class_->data_fields)
        if (class_->data_fields.items[i].is_init_var) {
            text_printf(out, "%s%s", any ? ", " : "", class_->data_fields.items[i].name->text);
            any = true;
        }
    text_add(out, ")\n");
}

static void put_repr(Text *out, const UserClass *class_)
{
    bool any = false;
    text_printf(out, "def __repr__(self):\n    return f\"%s(", class_->class_.name->text);
    vec_each(i, &class_->data_fields) {
        const DataField *field = &class_->data_fields.items[i];
        if (field->is_init_var || !field->in_repr)
            continue;
        text_printf(out, "%1$s%2$s={self.%2$s!r}", any ? ", " : "", field->name->text);
        any = true;
    }
    text_add(out, ")\"\n");
}

static bool is_compared(const DataField *field)
{
    return field->in_compare && !field->is_init_var;
}

static void put_equality(Text *out, const UserClass *class_)
{
    bool any = false;
    text_add(out, "def __eq__(self, other):\n    return ");
    vec_each(i, &class_->data_fields)
        if (is_compared(&class_->data_fields.items[i])) {
            text_printf(out, "%1$sself.%2$s == other.%2$s", any ? " and " : "", class_->data_fields.items[i].name->text);
            any = true;
        }
    text_add(out, any ? "\n" : "True\n");
}

static void put_order(Text *out, const UserClass *class_)
{
    static const char *const rows[][3] = {
        {"__lt__", "<", "False"}, {"__le__", "<", "True"}, {"__gt__", ">", "False"}, {"__ge__", ">", "True"}};
    for (size_t r = 0; r < 4; r++) {
        text_printf(out, "def %s(self, other):\n", rows[r][0]);
        vec_each(i, &class_->data_fields)
            if (is_compared(&class_->data_fields.items[i]))
                text_printf(out, "    if self.%1$s != other.%1$s:\n        return self.%1$s %2$s other.%1$s\n",
                            class_->data_fields.items[i].name->text, rows[r][1]);
        text_printf(out, "    return %s\n", rows[r][2]);
    }
}

static void put_hash(Text *out, const UserClass *class_)
{
    text_add(out, "def __hash__(self):\n    return hash((");
    vec_each(i, &class_->data_fields)
        if (is_compared(&class_->data_fields.items[i]))
            text_printf(out, "self.%s, ", class_->data_fields.items[i].name->text);
    text_add(out, "))\n");
}

/* What asdict and astuple give; of fields that are data classes themselves the same. */
static void put_parts(Text *out, const UserClass *class_)
{
    static const char *const rows[][3] = {{"_asdict", "{", "}"}, {"_astuple", "(", ",)"}};
    for (size_t r = 0; r < 2; r++) {
        bool any = false;
        text_printf(out, "def %s(self):\n    return %s", rows[r][0], rows[r][1]);
        vec_each(i, &class_->data_fields) {
            const DataField *field = &class_->data_fields.items[i];
            if (field->is_init_var)
                continue;
            text_add(out, any ? ", " : "");
            if (r == 0)
                text_printf(out, "'%s': ", field->name->text);
            text_printf(out, "%s(self.%s)", r ? "_data_tuple" : "_data_dict", field->name->text);
            any = true;
        }
        text_printf(out, "%s\n", any ? rows[r][2] : r ? ")" : "}");
    }
}

void dataclass_put_methods(Text *out, const UserClass *class_)
{
    put_init(out, class_, false);
    put_repr(out, class_);
    put_equality(out, class_);
    put_order(out, class_);
    put_hash(out, class_);
}

/* total_ordering: what follows from __lt__ (or one of the others) and __eq__. */
void total_ordering_make(Frame *frame, UserClass *class_)
{
    static const struct {
        const char *has, *text;
    } rows[] = {
        {"__lt__", "def __gt__(self, other):\n    return not (self < other or self == other)\n"
                   "def __le__(self, other):\n    return self < other or self == other\n"
                   "def __ge__(self, other):\n    return not self < other\n"},
        {"__le__", "def __lt__(self, other):\n    return self <= other and not self == other\n"
                   "def __gt__(self, other):\n    return not self <= other\n"
                   "def __ge__(self, other):\n    return not self <= other or self == other\n"},
        {"__gt__", "def __lt__(self, other):\n    return not (self > other or self == other)\n"
                   "def __ge__(self, other):\n    return self > other or self == other\n"
                   "def __le__(self, other):\n    return not self > other\n"},
        {"__ge__", "def __lt__(self, other):\n    return not self >= other\n"
                   "def __gt__(self, other):\n    return self >= other and not self == other\n"
                   "def __le__(self, other):\n    return not self >= other or self == other\n"},
    };
    if (class_->is_made)
        return;
    class_->is_made = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (class_method(&class_->class_, name_intern(frame->infer->names, rows[i].has))) {
            synth_methods(frame, class_, rows[i].text, NULL, 0);
            return;
        }
}

bool dataclass_has_field(const UserClass *class_, const Expr *name)
{
    vec_each(i, &class_->data_fields)
        if (name->kind == EXPR_NAME && class_->data_fields.items[i].name == name->name.id)
            return true;
    return false;
}

void dataclass_make(Frame *frame, UserClass *class_, const Expr *decorator)
{
    if (class_->data_fields.count || class_->is_made)
        return;
    class_->is_made = frame->infer->has_data = true;
    class_->is_frozen = option(decorator, "frozen", false);
    collect_fields(frame, class_, option(decorator, "kw_only", false));
    SynthExpr *exprs = ARENA_NEW_ARRAY(frame->arena, SynthExpr, class_->data_fields.count + 1);
    vec_each(i, &class_->data_fields)
        exprs[i] = (SynthExpr){class_->data_fields.items[i].value, class_->data_fields.items[i].is_fresh};
    Text text = {0};
    if (option(decorator, "init", true))
        put_init(&text, class_, class_method(&class_->class_, name_intern(frame->infer->names, "__post_init__")) != NULL);
    if (option(decorator, "repr", true))
        put_repr(&text, class_);
    bool has_eq = option(decorator, "eq", true);
    if (has_eq)
        put_equality(&text, class_);
    if (option(decorator, "order", false))
        put_order(&text, class_);
    put_parts(&text, class_);
    if ((has_eq && class_->is_frozen) || option(decorator, "unsafe_hash", false))
        put_hash(&text, class_);
    synth_methods(frame, class_, text_string(&text), exprs, class_->data_fields.count);
    text_release(&text);
}

/* ---- dataclasses.fields() --------------------------------------------------------------------------------------------------- */

static const char field_text[] =
    "class Field:\n"
    "    def __init__(self, name, type=None, default=None):\n"
    "        self.name = name\n"
    "        self.type = type\n"
    "        self.default = default\n";

/* The annotation where it is a plain class of Python's. */
static const char *plain_annotation(const UserClass *class_, Name field)
{
    static const char *const names[] = {"int", "float", "str", "bool", "list", "dict", "tuple", "set"};
    const Block *body = &class_->def->class_def.body;
    vec_each(i, body) {
        const Stmt *stmt = body->items[i];
        const Expr *annotation = stmt->kind == STMT_ANN_ASSIGN && stmt->ann_assign.target->kind == EXPR_NAME && stmt->ann_assign.target->name.id == field
                                     ? stmt->ann_assign.annotation : NULL;
        for (size_t k = 0; annotation && annotation->kind == EXPR_NAME && k < sizeof names / sizeof *names; k++)
            if (name_is(annotation->name.id, names[k]))
                return names[k];
    }
    return NULL;
}

Expr *dataclass_fields(Frame *frame, const UserClass *class_, Span span)
{
    Infer *infer = frame->infer;
    if (!infer->data_field) {
        infer->data_field = synth_parse(infer, field_text, span, NULL, 0)->items[0];
        UserClass *user = scopes_add_class(frame, infer->data_field);
        UserFunction *init = pointer_map_get(&infer->functions, infer->data_field->class_def.body.items[0]);
        init->is_made = user->is_made = true;
    }
    class_execute_made(frame, infer->data_field);
    size_t number = 0;
    vec_each(i, &infer->program->classes)
        if (infer->program->classes.items[i] == pointer_map_get(&infer->classes, infer->data_field))
            number = i;
    Text text = {0};
    text_add(&text, "(");
    vec_each(i, &class_->data_fields) {
        const DataField *field = &class_->data_fields.items[i];
        if (field->is_init_var)
            continue;
        const char *type = plain_annotation(class_, field->name);
        text_printf(&text, "_class_%zu('%s'%s%s), ", number, field->name->text, type ? ", type=" : "", type ? type : "");
    }
    text_add(&text, ")");
    Expr *made = synth_expr(infer, text_string(&text), span);
    text_release(&text);
    size_t at = 0;
    vec_each(i, &class_->data_fields) {
        const DataField *field = &class_->data_fields.items[i];
        if (field->is_init_var)
            continue;
        if (field->value && field->value->kind == EXPR_CONSTANT && !field->is_fresh) {
            Expr *call = made->sequence.items.items[at];
            Expr *with = synth_expr(infer, "f(default=None)", span);
            with->call.keywords.items[0]->value = field->value;
            vec_push(frame->arena, &call->call.keywords, with->call.keywords.items[0]);
        }
        at++;
    }
    return made;
}
