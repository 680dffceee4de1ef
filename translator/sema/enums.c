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

static void make_members(Frame *frame, UserClass *class_, Text *members)
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
        if (is_called(value, "auto")) {
            bool is_str = class_->enum_kind == ENUM_STR;
            value = synth_expr(frame->infer, is_str ? arena_printf(frame->arena, "'%s'.lower()", target->name.id->text)
                                                    : arena_printf(frame->arena, "%lld", (long long)next), value->span);
        }
        if (value->kind == EXPR_CONSTANT && value->constant.kind == CONSTANT_INT)
            next = is_flag ? value->constant.integer * 2 : value->constant.integer + 1;
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

static const char *const number_methods =
    "def __int__(self):\n    return self.value\n"
    "def __index__(self):\n    return self.value\n"
    "def __eq__(self, other):\n    return self.value == other\n"
    "def __hash__(self):\n    return hash(self.value)\n"
    "def __lt__(self, other):\n    return self.value < other\n"
    "def __le__(self, other):\n    return self.value <= other\n"
    "def __gt__(self, other):\n    return self.value > other\n"
    "def __ge__(self, other):\n    return self.value >= other\n"
    "def __add__(self, other):\n    return self.value + other\n"
    "def __radd__(self, other):\n    return other + self.value\n"
    "def __sub__(self, other):\n    return self.value - other\n"
    "def __rsub__(self, other):\n    return other - self.value\n"
    "def __mul__(self, other):\n    return self.value * other\n"
    "def __rmul__(self, other):\n    return other * self.value\n";

void enum_make(Frame *frame, UserClass *class_)
{
    Text text = {0}, members = {0};
    const char *name = class_->class_.name->text;
    if (class_->is_made)
        return;
    class_->is_made = true;
    make_members(frame, class_, &members);
    text_add(&text, "def __init__(self, name, value):\n    self.name = name\n    self.value = value\n");
    text_printf(&text, "def __repr__(self):\n    return f\"<%s.{self.name}: {self.value!r}>\"\n", name);
    if (class_->enum_kind == ENUM_PLAIN || class_->enum_kind == ENUM_FLAG)
        text_printf(&text, "def __str__(self):\n    return f\"%s.{self.name}\"\n", name);
    else
        text_add(&text, "def __str__(self):\n    return str(self.value)\n");
    if (class_->enum_kind == ENUM_INT)
        text_add(&text, number_methods);
    text_printf(&text,
                "@staticmethod\ndef _by_value(value):\n    for member in %1$s._members_:\n        if member.value == value:\n"
                "            return member\n    raise ValueError(f\"{value!r} is not a valid %1$s\")\n"
                "@staticmethod\ndef _by_name(name):\n    for member in %1$s._members_:\n        if member.name == name:\n"
                "            return member\n    raise KeyError(name)\n", name);
    text_printf(&text, "_members_ = [%s]\n", text_string(&members));
    synth_methods(frame, class_, text_string(&text), NULL, 0);
    text_release(&text);
    text_release(&members);
}

/* ---- uses --------------------------------------------------------------------------------------------------------------- */

static UserClass *enum_of(Frame *frame, Expr *expr)
{
    if (expr->kind != EXPR_NAME && expr->kind != EXPR_ATTRIBUTE)
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
