/*
 * Enum: the assignments of the class body become objects of the class, made once; `Color(1)`, `Color["RED"]`, `for c in Color` ask a
 * list of them, `Color._members_`. All of it is Python that is added to the class (synthesize.c).
 */
#include "sema/infer.h"

#include <string.h>

bool enum_is_base(const Class *class_)
{
    static const char *const names[] = {"enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name_is(class_->qualified, names[i]))
            return true;
    return class_->user && class_->user->is_enum;
}

static bool is_called(const Expr *expr, const char *name)
{
    const Expr *func = expr->kind == EXPR_CALL ? expr->call.func : NULL;
    return func && ((func->kind == EXPR_NAME && name_is(func->name.id, name)) ||
                    (func->kind == EXPR_ATTRIBUTE && name_is(func->attribute.name, name)));
}

static Expr *member_target(const Stmt *stmt)
{
    Expr *target = stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1 ? stmt->assign.targets.items[0] : NULL;
    bool is_member = target && target->kind == EXPR_NAME && target->name.id->text[0] != '_' && stmt->assign.value->kind != EXPR_LAMBDA;
    return is_member ? target : NULL;
}

/* CRIMSON = 1 beside RED = 1 is another name of RED. */
static Name alias_of(const Block *body, size_t count, const Expr *value)
{
    for (size_t i = 0; i < count; i++) {
        const Expr *target = member_target(body->items[i]);
        const Expr *call = target ? body->items[i]->assign.value : NULL;
        const Expr *other = call && call->kind == EXPR_CALL && call->call.args.count == 2 ? call->call.args.items[1] : NULL;
        if (!other || other->kind != EXPR_CONSTANT || value->kind != EXPR_CONSTANT || other->constant.kind != value->constant.kind)
            continue;
        bool is_same = value->constant.kind == CONSTANT_INT ? other->constant.integer == value->constant.integer
                       : value->constant.kind == CONSTANT_STR &&
                             strcmp(other->constant.text ? other->constant.text : "", value->constant.text ? value->constant.text : "") == 0;
        if (is_same)
            return target->name.id;
    }
    return NULL;
}

/* What auto() gives a Flag behind this value. */
static int64_t next_bit(int64_t value)
{
    int64_t bit = 1;
    while (bit <= value)
        bit *= 2;
    return bit;
}

/* READ | WRITE in the body of a Flag: of members before. */
static bool known_bits(const Block *body, size_t count, const Expr *value, int64_t *bits)
{
    int64_t left, right;
    if (value->kind == EXPR_CONSTANT && value->constant.kind == CONSTANT_INT) {
        *bits = value->constant.integer;
        return true;
    }
    for (size_t i = 0; value->kind == EXPR_NAME && i < count; i++) {
        const Expr *target = member_target(body->items[i]), *call = target ? body->items[i]->assign.value : NULL;
        if (target && target->name.id == value->name.id && call->kind == EXPR_CALL && call->call.args.count == 2)
            return known_bits(body, 0, call->call.args.items[1], bits);
    }
    if (value->kind != EXPR_BIN_OP || !known_bits(body, count, value->bin_op.left, &left) || !known_bits(body, count, value->bin_op.right, &right))
        return false;
    *bits = value->bin_op.op == BINARY_BITOR ? left | right : left & right;
    return value->bin_op.op == BINARY_BITOR || value->bin_op.op == BINARY_BITAND;
}

/* `all`: with aliases, as a dict's entries. */
static void make_members(Frame *frame, UserClass *class_, Text *members, Text *all)
{
    Block *body = &class_->def->class_def.body;
    int64_t next = 1;
    bool is_flag = class_->enum_kind == ENUM_FLAG;
    vec_each(i, body) {
        Stmt *stmt = body->items[i];
        const Expr *target = member_target(stmt);
        if (!target)
            continue;
        Expr *value = stmt->assign.value;
        text_printf(all, "%1$s'%3$s': %2$s.%3$s", all->length ? ", " : "", class_->class_.name->text, target->name.id->text);
        if (is_called(value, "auto")) {
            bool is_str = class_->enum_kind == ENUM_STR;
            value = synth_expr(frame->infer, is_str ? arena_printf(frame->arena, "'%s'.lower()", target->name.id->text)
                                                    : arena_printf(frame->arena, "%lld", (long long)next), value->span);
        }
        int64_t bits;
        if (is_flag && value->kind == EXPR_BIN_OP && known_bits(body, i, value, &bits))
            value = synth_expr(frame->infer, arena_printf(frame->arena, "%lld", (long long)bits), value->span);
        if (value->kind == EXPR_CONSTANT && value->constant.kind == CONSTANT_INT)
            next = is_flag ? next_bit(value->constant.integer) : value->constant.integer + 1;
        Name alias = alias_of(body, i, value);
        if (alias) {
            stmt->assign.value = synth_expr(frame->infer, alias->text, value->span);
            continue;
        }
        Expr *call = synth_expr(frame->infer, arena_printf(frame->arena, "%s('%s')", class_->class_.name->text, target->name.id->text),
                                value->span);
        vec_push(frame->arena, &call->call.args, value);
        pointer_map_set(frame->arena, &frame->infer->enum_members, call, class_);
        stmt->assign.value = call;
        text_printf(members, "%s%s", members->length ? ", " : "", target->name.id->text);
    }
}

/* What `|` and the like of members give: one object for each combination of bits. `%2$s`: the other operand as a number. */
static const char flag_text[] =
    "_composites_ = {}\n"
    "@staticmethod\ndef _of_bits(bits):\n"
    "    for member in %1$s._members_:\n        if member.value == bits:\n            return member\n"
    "    if bits not in %1$s._composites_:\n"
    "        names = [member.name for member in %1$s._members_ if member.value & bits and member.value & (member.value - 1) == 0]\n"
    "        %1$s._composites_[bits] = %1$s('|'.join(names), bits)\n"
    "    return %1$s._composites_[bits]\n"
    "@staticmethod\ndef _by_value(value):\n    return %1$s._of_bits(value)\n"
    "def __or__(self, other):\n    return %1$s._of_bits(self.value | %2$s)\n"
    "def __and__(self, other):\n    return %1$s._of_bits(self.value & %2$s)\n"
    "def __xor__(self, other):\n    return %1$s._of_bits(self.value ^ %2$s)\n"
    "def __invert__(self):\n    bits = 0\n    for member in %1$s._members_:\n        bits |= member.value\n"
    "    return %1$s._of_bits(bits & ~self.value)\n"
    "def __contains__(self, other):\n    return other.value & self.value == other.value\n"
    "def __iter__(self):\n    for member in %1$s._members_:\n        if member.value & self.value and member.value & (member.value - 1) == 0:\n            yield member\n";

static const char look_up_text[] =
    "@staticmethod\ndef _by_value(value):\n    for member in %1$s._members_:\n        if member.value == value:\n"
    "            return member\n    raise ValueError(f\"{value!r} is not a valid %1$s\")\n";

static void put_texts(Text *text, const UserClass *class_)
{
    const char *name = class_->class_.name->text;
    if (class_->enum_kind == ENUM_FLAG) {
        text_printf(text, "def __repr__(self):\n    return f\"<%1$s.{self.name}: {self.value}>\" if self.name else f\"<%1$s: {self.value}>\"\n", name);
        if (!class_->shows_value)
            text_printf(text, "def __str__(self):\n    return f\"%1$s.{self.name}\" if self.name else f\"%1$s({self.value})\"\n", name);
    } else {
        text_printf(text, "def __repr__(self):\n    return f\"<%s.{self.name}: {self.value!r}>\"\n", name);
        if (!class_->shows_value)
            text_printf(text, "def __str__(self):\n    return f\"%s.{self.name}\"\n", name);
    }
    if (class_->shows_value)
        text_add(text, "def __str__(self):\n    return str(self.value)\n");
    text_printf(text, "def __format__(self, spec):\n    return format(%s, spec)\n", class_->shows_value ? "self.value" : "str(self)");
    if (class_->enum_kind == ENUM_INT || class_->enum_kind == ENUM_STR || (class_->enum_kind == ENUM_FLAG && class_->shows_value))
        enum_put_value_methods(text, class_->enum_kind);
}

void enum_make(Frame *frame, UserClass *class_)
{
    Text text = {0}, members = {0}, all = {0};
    const char *name = class_->class_.name->text;
    if (class_->is_made)
        return;
    class_->is_made = true;
    make_members(frame, class_, &members, &all);
    text_add(&text, "def __init__(self, name, value):\n    self.name = name\n    self.value = value\n");
    put_texts(&text, class_);
    if (class_->enum_kind == ENUM_FLAG)
        text_printf(&text, flag_text, name, class_->shows_value ? "int(other)" : "other.value");
    else
        text_printf(&text, look_up_text, name);
    if (class_->enum_kind == ENUM_FLAG && !class_->shows_value)
        text_add(&text, "def __bool__(self):\n    return self.value != 0\n");
    text_printf(&text,
                "@staticmethod\ndef _by_name(name):\n    for member in %1$s._members_:\n        if member.name == name:\n"
                "            return member\n    raise KeyError(name)\n"
                "@staticmethod\ndef _by_names():\n    return {%2$s}\n", name, text_string(&all));
    text_printf(&text, "_members_ = [%s]\n", text_string(&members));
    synth_methods(frame, class_, text_string(&text), NULL, 0);
    text_release(&text);
    text_release(&members);
    text_release(&all);
}

/* ---- uses --------------------------------------------------------------------------------------------------------------- */

/* Of names and dotted names alone: to look at what a call gives here would look at chains of calls again at each link. */
static UserClass *enum_of(Frame *frame, Expr *expr)
{
    const Expr *root = expr;
    while (root->kind == EXPR_ATTRIBUTE)
        root = root->attribute.value;
    if (root->kind != EXPR_NAME)
        return NULL;
    if (expr->kind == EXPR_NAME && frame->class_body && frame->class_body->class_.name == expr->name.id)
        return NULL;
    if (expr->kind == EXPR_NAME && !symbol_of(frame, expr->name.id)) /* a builtin, or a name of ours */
        return NULL;
    const Type *type = infer_expr(frame, expr);
    return type->kind == TYPE_CLASS && type->class_ && type->class_->user && type->class_->user->is_enum ? type->class_->user : NULL;
}

static Expr *part_of(Frame *frame, Expr *enum_expr, const char *part)
{
    Expr *made = synth_expr(frame->infer, arena_printf(frame->arena, "x.%s", part), enum_expr->span);
    made->attribute.value = enum_expr;
    return made;
}

/* Color where its members are meant: `for c in Color`, `list(Color)`. The tree is changed, once. */
void enum_spell_out(Frame *frame, Expr **slot)
{
    if (frame->infer->has_enums && enum_of(frame, *slot))
        *slot = part_of(frame, *slot, "_members_");
}

/* Color.__members__, and `x in Color`. */
Expr *enum_replacement(Frame *frame, Expr *expr)
{
    if (!frame->infer->has_enums)
        return NULL;
    if (expr->kind == EXPR_COMPARE) {
        bool is_in = expr->compare.rest.count == 1 && (expr->compare.ops[0] == COMPARE_IN || expr->compare.ops[0] == COMPARE_NOT_IN);
        if (is_in)
            enum_spell_out(frame, &expr->compare.rest.items[0]);
        return NULL;
    }
    if (!name_is(expr->attribute.name, "__members__") || !enum_of(frame, expr->attribute.value))
        return NULL;
    Expr *made = pointer_map_get(&frame->infer->replacements, expr);
    if (made)
        return made;
    made = synth_expr(frame->infer, "x._by_names()", expr->span);
    made->call.func->attribute.value = expr->attribute.value;
    return kept_replacement(frame, expr, made);
}

/* Color(1) and Color["RED"]. */
void enum_spell_look_up(Frame *frame, Expr *expr)
{
    if (!frame->infer->has_enums || pointer_map_has(&frame->infer->enum_members, expr))
        return;
    if (expr->kind == EXPR_CALL && expr->call.args.count == 1 && enum_of(frame, expr->call.func)) {
        expr->call.func = part_of(frame, expr->call.func, "_by_value");
    } else if (expr->kind == EXPR_SUBSCRIPT && enum_of(frame, expr->subscript.value)) {
        Expr *index = expr->subscript.index;
        Expr *function = part_of(frame, expr->subscript.value, "_by_name");
        Expr *call = synth_expr(frame->infer, "f()", expr->span);
        call->call.func = function;
        vec_push(frame->arena, &call->call.args, index);
        NodeId id = expr->id;
        *expr = *call;
        expr->id = id;
    }
}
