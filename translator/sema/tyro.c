/*
 * tyro.cli(Args): a data class gets its values from the command line. It is written as the static method of the class that a script with argparse
 * has in its place (synthesize.c), so that every later pass knows it already:
 *
 *     @staticmethod
 *     def from_command_line():
 *         import argparse
 *         parser = argparse.ArgumentParser()
 *         parser.add_argument('--lr', type=float, default=0.001, help='the learning rate')
 *         given = parser.parse_args()
 *         return Args(lr=given.lr)
 *
 * Flags are said with hyphens or underscores; a truth is --flag or --no-flag; the options of a field that is a data class itself are
 * --optim.lr. A default that mentions other fields, and types for which tyro has texts of its own, are not followed.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

typedef struct Command {
    Frame *frame;
    const UserClass *class_;
    Text options, call;
    Vec(SynthExpr) defaults;
    bool is_failed;
} Command;

typedef struct FieldType {
    const char *type;        /* int, float or str; NULL: a bool */
    const Expr *choices;     /* of Literal[...] */
    const Expr *nested;      /* the class of a field that is a data class, if nothing else fits */
    bool is_list, is_tuple;  /* of any number */
    size_t length;           /* of a tuple that says it */
} FieldType;

static bool is_last_name(const Expr *expr, const char *name)
{
    return (expr->kind == EXPR_NAME && name_is(expr->name.id, name)) || (expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, name));
}

static bool is_none(const Expr *expr)
{
    return expr->kind == EXPR_CONSTANT && expr->constant.kind == CONSTANT_NONE;
}

static bool read_type(const Expr *annotation, FieldType *out);

/* list[int], tuple[int, int], tuple[int, ...] */
static bool read_several(const Expr *annotation, FieldType *out)
{
    const Expr *item = annotation->subscript.index;
    out->is_list = is_last_name(annotation->subscript.value, "list") || is_last_name(annotation->subscript.value, "List");
    out->is_tuple = !out->is_list;
    if (out->is_tuple && item->kind == EXPR_TUPLE) {
        const ExprVec *items = &item->sequence.items;
        bool is_any = items->count == 2 && items->items[1]->kind == EXPR_CONSTANT && items->items[1]->constant.kind == CONSTANT_ELLIPSIS;
        out->length = is_any ? 0 : items->count;
        for (size_t i = 1; !is_any && i < items->count; i++)
            if (items->items[i]->kind != EXPR_NAME || items->items[0]->kind != EXPR_NAME || items->items[i]->name.id != items->items[0]->name.id)
                return false;
        item = items->items[0];
    } else if (out->is_tuple) {
        out->length = 1;
    }
    FieldType of = {0};
    bool is_plain = read_type(item, &of) && of.type && !of.choices && !of.nested;
    out->type = of.type;
    return is_plain;
}

static bool read_literal(const Expr *choices, FieldType *out)
{
    const Expr *first = choices->kind == EXPR_TUPLE ? choices->sequence.items.items[0] : choices;
    out->choices = choices;
    out->type = first->kind != EXPR_CONSTANT ? NULL : first->constant.kind == CONSTANT_STR ? "str" : first->constant.kind == CONSTANT_INT ? "int" : NULL;
    return out->type;
}

static bool read_type(const Expr *annotation, FieldType *out)
{
    static const char *const plain[] = {"int", "float", "str"};
    static const char *const several[] = {"list", "List", "tuple", "Tuple"};
    for (size_t i = 0; i < 3; i++)
        if (is_last_name(annotation, plain[i])) {
            out->type = plain[i];
            return true;
        }
    if (is_last_name(annotation, "bool"))
        return true;
    if (annotation->kind == EXPR_BIN_OP && annotation->bin_op.op == BINARY_BITOR && is_none(annotation->bin_op.right))
        return read_type(annotation->bin_op.left, out);
    if (annotation->kind == EXPR_SUBSCRIPT) {
        if (is_last_name(annotation->subscript.value, "Optional"))
            return read_type(annotation->subscript.index, out);
        if (is_last_name(annotation->subscript.value, "Literal"))
            return read_literal(annotation->subscript.index, out);
        for (size_t i = 0; i < 4; i++)
            if (is_last_name(annotation->subscript.value, several[i]))
                return read_several(annotation, out);
        return false;
    }
    out->nested = annotation;
    return annotation->kind == EXPR_NAME || annotation->kind == EXPR_ATTRIBUTE;
}

/* The statement that says the field, in the class or a base of it; what follows it may be its text of help. */
static const Stmt *statement_of(const UserClass *class_, Name field, const Stmt **next)
{
    for (size_t m = 0; m < class_->class_.mro_count; m++) {
        const UserClass *part = class_->class_.mro[m]->user;
        const Block *body = part ? &part->def->class_def.body : NULL;
        for (size_t i = 0; body && i < body->count; i++) {
            const Stmt *stmt = body->items[i];
            if (stmt->kind != STMT_ANN_ASSIGN || stmt->ann_assign.target->kind != EXPR_NAME || stmt->ann_assign.target->name.id != field)
                continue;
            *next = i + 1 < body->count ? body->items[i + 1] : NULL;
            return stmt;
        }
    }
    return NULL;
}

/* A text as Python writes it. */
static void put_quoted(Text *out, const char *text)
{
    text_add(out, "\"");
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            text_printf(out, "\\%c", *text);
        else if (*text == '\n')
            text_add(out, "\\n");
        else if (*text == '%')
            text_add(out, "%%"); /* argparse fills in %(default)s */
        else
            text_printf(out, "%c", *text);
    }
    text_add(out, "\"");
}

typedef struct Mentions {
    const UserClass *class_;
    bool found;
} Mentions;

static void look_for_fields(Expr *expr, void *data)
{
    Mentions *mentions = data;
    mentions->found |= dataclass_has_field(mentions->class_, expr);
    walk_expr(expr, look_for_fields, data);
}

/* The flags with hyphens; with underscores too where that is another text. */
static void put_flags(Command *command, const char *flag)
{
    bool has_both = strchr(flag, '_');
    char *plain = arena_copy_string(command->frame->arena, flag);
    for (char *p = plain; *p; p++)
        if (*p == '_')
            *p = '-';
    text_printf(&command->options, "'--%s'", plain);
    if (has_both)
        text_printf(&command->options, ", '--%s'", flag);
}

static void put_default(Command *command, const UserClass *class_, const DataField *field, const FieldType *type)
{
    Mentions mentions = {class_, false};
    Expr *value = field->value;
    if (!value) {
        text_add(&command->options, ", required=True");
        return;
    }
    look_for_fields(value, &mentions);
    command->is_failed |= mentions.found;
    if (type->is_tuple) {
        if (value->kind != EXPR_TUPLE) {
            command->is_failed = true;
            return;
        }
        Expr *list = synth_expr(command->frame->infer, "[]", value->span);
        vec_each(i, &value->sequence.items)
            vec_push(command->frame->arena, &list->sequence.items, value->sequence.items.items[i]);
        value = list;
    }
    text_printf(&command->options, ", default=_expr_%zu", command->defaults.count);
    vec_push(command->frame->arena, &command->defaults, ((SynthExpr){value, false}));
}

static void put_fields(Command *command, const UserClass *class_, const char *prefix, const char *dest_prefix);

/* A field whose class is a data class: its default makes one without arguments, which its own defaults say as well. */
static void put_nested(Command *command, const DataField *field, const Expr *annotation, const char *flag, const char *dest)
{
    const Type *type = infer_expr(command->frame, (Expr *)annotation);
    const UserClass *nested = type->kind == TYPE_CLASS && type->class_ ? type->class_->user : NULL;
    const Expr *made = field->value;
    bool is_plain = !made || (made->kind == EXPR_CALL && !made->call.args.count && !made->call.keywords.count);
    if (!nested || !nested->data_fields.count || !is_plain) {
        command->is_failed = true;
        return;
    }
    size_t number = 0;
    vec_each(i, &command->frame->infer->program->classes)
        if (command->frame->infer->program->classes.items[i] == nested)
            number = i;
    text_printf(&command->call, "%s=_class_%zu(", field->name->text, number);
    put_fields(command, nested, arena_printf(command->frame->arena, "%s.", flag), arena_printf(command->frame->arena, "%s_", dest));
    text_add(&command->call, "), ");
}

static void put_value(Command *command, const DataField *field, const FieldType *type, const char *dest)
{
    text_printf(&command->call, "%s=", field->name->text);
    if (!type->is_tuple) {
        text_printf(&command->call, "given.%s, ", dest);
    } else if (!type->length) {
        text_printf(&command->call, "tuple(given.%s), ", dest);
    } else {
        text_add(&command->call, "(");
        for (size_t i = 0; i < type->length; i++)
            text_printf(&command->call, "given.%s[%zu], ", dest, i);
        text_add(&command->call, "), ");
    }
}

static void put_field(Command *command, const UserClass *class_, const DataField *field, const char *prefix, const char *dest_prefix)
{
    Arena *arena = command->frame->arena;
    const Stmt *next = NULL, *stmt = statement_of(class_, field->name, &next);
    const char *flag = arena_printf(arena, "%s%s", prefix, field->name->text), *dest = arena_printf(arena, "%s%s", dest_prefix, field->name->text);
    FieldType type = {0};
    if (!stmt || !read_type(stmt->ann_assign.annotation, &type)) {
        command->is_failed = true;
        return;
    }
    if (type.nested) {
        put_nested(command, field, type.nested, flag, dest);
        return;
    }
    text_add(&command->options, "    parser.add_argument(");
    put_flags(command, flag);
    if (*prefix)
        text_printf(&command->options, ", dest='%s'", dest);
    if (type.type)
        text_printf(&command->options, ", type=%s", type.type);
    else
        text_add(&command->options, ", action=argparse.BooleanOptionalAction");
    if (type.choices) {
        text_printf(&command->options, ", choices=_expr_%zu", command->defaults.count);
        Expr *list = synth_expr(command->frame->infer, "[]", stmt->span);
        const Expr *choices = type.choices;
        for (size_t i = 0; i < (choices->kind == EXPR_TUPLE ? choices->sequence.items.count : 1); i++)
            vec_push(arena, &list->sequence.items, choices->kind == EXPR_TUPLE ? choices->sequence.items.items[i] : (Expr *)choices);
        vec_push(arena, &command->defaults, ((SynthExpr){list, false}));
    }
    if (type.length)
        text_printf(&command->options, ", nargs=%zu", type.length);
    else if (type.is_list || type.is_tuple)
        text_add(&command->options, ", nargs='*'");
    put_default(command, class_, field, &type);
    if (next && next->kind == STMT_EXPR && next->expr.value->kind == EXPR_CONSTANT && next->expr.value->constant.kind == CONSTANT_STR) {
        text_add(&command->options, ", help=");
        put_quoted(&command->options, next->expr.value->constant.text);
    }
    text_add(&command->options, ")\n");
    put_value(command, field, &type, dest);
}

static void put_fields(Command *command, const UserClass *class_, const char *prefix, const char *dest_prefix)
{
    vec_each(i, &class_->data_fields)
        if (class_->data_fields.items[i].in_init)
            put_field(command, class_, &class_->data_fields.items[i], prefix, dest_prefix);
}

/* Writes the method; false if a field is not followed. */
static bool make_method(Frame *frame, UserClass *class_)
{
    Command command = {.frame = frame, .class_ = class_};
    put_fields(&command, class_, "", "");
    if (!command.is_failed) {
        Text text = {0};
        text_printf(&text,
                    "@staticmethod\n"
                    "def from_command_line():\n"
                    "    import argparse\n"
                    "    parser = argparse.ArgumentParser()\n"
                    "%s"
                    "    given = parser.parse_args()\n"
                    "    return %s(%s)\n",
                    text_string(&command.options), class_->class_.name->text, text_string(&command.call));
        synth_methods(frame, class_, text_string(&text), command.defaults.items, command.defaults.count);
        text_release(&text);
    }
    text_release(&command.options);
    text_release(&command.call);
    return !command.is_failed;
}

Expr *tyro_replacement(Frame *frame, Expr *expr)
{
    if (!is_last_name(expr->call.func, "cli") || expr->call.args.count != 1)
        return NULL;
    vec_each(i, &expr->call.keywords)
        if (!expr->call.keywords.items[i]->name || (!name_is(expr->call.keywords.items[i]->name, "description") && !name_is(expr->call.keywords.items[i]->name, "prog")))
            return NULL;
    const Type *func = infer_expr(frame, expr->call.func);
    bool is_cli = func->kind == TYPE_FUNCTION && func->rule && name_is(func->rule->qualified, "tyro.cli");
    const Type *type = is_cli ? infer_expr(frame, expr->call.args.items[0]) : NULL;
    UserClass *class_ = type && type->kind == TYPE_CLASS && type->class_ ? (UserClass *)type->class_->user : NULL;
    if (!class_ || !class_->data_fields.count)
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    if (!class_method(&class_->class_, name_intern(frame->infer->names, "from_command_line")) && !make_method(frame, class_))
        return NULL;
    made = kept_replacement(frame, expr, synth_expr(frame->infer, "x.from_command_line()", expr->span));
    made->call.func->attribute.value = expr->call.args.items[0];
    return made;
}
