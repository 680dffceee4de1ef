/*
 * nn.ModuleDict(dict(wte=nn.Embedding(...), h=nn.ModuleList(...))) whose members the script reads as attributes (`self.transformer.wte`):
 * each such call gets a class of its own below ModuleDict, as Python text, with the members as fields that have the types they have.
 * The call gives them by keyword. A ModuleDict of which no member is read so stays the runtime's.
 */
#include "sema/infer.h"

#include <ctype.h>
#include <string.h>

#include "syntax/walk.h"

bool is_python_name(const char *text)
{
    if (!isalpha((unsigned char)*text) && *text != '_')
        return false;
    while (isalnum((unsigned char)*text) || *text == '_')
        text++;
    return !*text;
}

/* ---- what the call is given ------------------------------------------------------------------------------------------------ */

typedef struct Members {
    Vec(Name) names;
    ExprVec values;
} Members;

/* The members that a dict display or dict(...) shows; false if there is anything else. */
static bool members_of(Frame *frame, Expr *given, Members *out)
{
    dict_spell_display(frame, given);
    for (size_t i = 0; given->kind == EXPR_DICT && i < given->dict.keys.count; i++) {
        const Expr *key = given->dict.keys.items[i];
        if (!key || key->kind != EXPR_CONSTANT || key->constant.kind != CONSTANT_STR || !is_python_name(key->constant.text))
            return false;
        vec_push(frame->arena, &out->names, name_intern(frame->infer->names, key->constant.text));
        vec_push(frame->arena, &out->values, given->dict.values.items[i]);
    }
    return out->names.count > 0;
}

/* ---- is a member read as an attribute? ------------------------------------------------------------------------------------- */

/* `owners`: what the ModuleDict is assigned to (`m = self.mlp` has it too); none: not known. */
typedef struct Search {
    Infer *infer;
    const Members *members;
    Vec(Name) owners;
    bool is_found;
} Search;

static Name last_name(const Expr *expr)
{
    return expr->kind == EXPR_ATTRIBUTE ? expr->attribute.name : expr->kind == EXPR_NAME ? expr->name.id : NULL;
}

static bool is_owner(const Search *search, Name name)
{
    vec_each(i, &search->owners)
        if (search->owners.items[i] == name)
            return true;
    return !search->owners.count && !name_is(name, "self");
}

static void look_at_expr(Expr *expr, void *data)
{
    Search *search = data;
    const Expr *value = expr->kind == EXPR_ATTRIBUTE ? expr->attribute.value : NULL;
    Name owner = value ? last_name(value) : NULL;
    if (owner && is_owner(search, owner))
        vec_each(i, &search->members->names)
            search->is_found |= search->members->names.items[i] == expr->attribute.name;
    walk_expr(expr, look_at_expr, data);
}

static void look_at_block(Block *block, void *data)
{
    Search *search = data;
    vec_each(i, block) {
        const Stmt *stmt = block->items[i];
        bool is_alias = stmt->kind == STMT_ASSIGN && stmt->assign.value->kind == EXPR_ATTRIBUTE && stmt->assign.targets.items[0]->kind == EXPR_NAME;
        if (is_alias && search->owners.count && is_owner(search, stmt->assign.value->attribute.name))
            vec_push(search->infer->arena, &search->owners, stmt->assign.targets.items[0]->name.id);
        walk_stmt_exprs(block->items[i], look_at_expr, data);
        walk_stmt_blocks(block->items[i], look_at_block, data);
    }
}

/* `self.transformer = nn.ModuleDict(...)`: transformer. */
static Name assigned_name(const Frame *frame, const Expr *call)
{
    const Stmt *stmt = frame->stmt;
    if (!stmt || stmt->kind != STMT_ASSIGN || stmt->assign.value != call)
        return NULL;
    return last_name(stmt->assign.targets.items[0]);
}

static bool is_read_by_attribute(Frame *frame, const Expr *call, const Members *members)
{
    Search search = {.infer = frame->infer, .members = members};
    Name owner = assigned_name(frame, call);
    if (owner)
        vec_push(frame->arena, &search.owners, owner);
    look_at_block((Block *)&frame->infer->program->main->ast->body, &search);
    map_each(entry, &frame->infer->modules) {
        const SemaModule *module = entry->value;
        if (module->ast && !module->is_library)
            look_at_block((Block *)&module->ast->body, &search);
    }
    return search.is_found;
}

/* ---- the class --------------------------------------------------------------------------------------------------------------- */

/* `format` for each member, in which @ is its name. */
static void put_each(Text *out, const Members *members, const char *format, const char *between)
{
    vec_each(i, &members->names) {
        text_add(out, i ? between : "");
        for (const char *at = format; *at; at++)
            if (*at == '@')
                text_add(out, members->names.items[i]->text);
            else
                text_add_char(out, *at);
    }
}

static void put_class(Text *out, const Members *members)
{
    text_add(out, "class ModuleDict(_base):\n    def __init__(self, ");
    put_each(out, members, "@", ", ");
    text_add(out, "):\n        super().__init__()\n");
    put_each(out, members, "        self.@ = @\n", "");
    text_add(out, "    def keys(self):\n        return {");
    put_each(out, members, "'@': None", ", ");
    text_add(out, "}.keys()\n    def values(self):\n        return {");
    put_each(out, members, "'@': self.@", ", ");
    text_add(out, "}.values()\n    def items(self):\n        return {");
    put_each(out, members, "'@': self.@", ", ");
    text_printf(out, "}.items()\n    def __len__(self):\n        return %zu\n    def __iter__(self):\n        return iter([", members->names.count);
    put_each(out, members, "'@'", ", ");
    text_add(out, "])\n    def __contains__(self, key):\n        return key in (");
    put_each(out, members, "'@'", ", ");
    text_add(out, ",)\n    def __getitem__(self, key):\n");
    put_each(out, members, "        if key == '@':\n            return self.@\n", "");
    text_add(out, "        raise KeyError(key)\n");
}

static size_t number_of_class(const Program *program, const Stmt *def)
{
    size_t number = 0;
    while (number < program->classes.count && program->classes.items[number]->def != def)
        number++;
    return number;
}

static Stmt *make_class(Frame *frame, Expr *call, const Members *members)
{
    Text text = {0};
    put_class(&text, members);
    Stmt *made = synth_parse(frame->infer, text_string(&text), call->span, NULL, 0)->items[0];
    text_release(&text);
    made->class_def.bases.items[0] = call->call.func;
    pointer_map_set(frame->arena, &frame->infer->namedtuples, call, made);
    scopes_add_class(frame, made)->is_member_dict = frame->infer->has_member_dicts = true;
    vec_each(i, &made->class_def.body) {
        UserFunction *function = pointer_map_get(&frame->infer->functions, made->class_def.body.items[i]);
        if (function)
            function->is_made = true;
    }
    return made;
}

static Expr *make_call(Frame *frame, Expr *call, const Stmt *class_, const Members *members)
{
    Text text = {0};
    text_printf(&text, "_class_%zu(", number_of_class(frame->infer->program, class_));
    put_each(&text, members, "@=0", ", ");
    text_add(&text, ")");
    Expr *made = synth_expr(frame->infer, text_string(&text), call->span);
    text_release(&text);
    vec_each(i, &members->values)
        made->call.keywords.items[i]->value = members->values.items[i];
    return made;
}

Expr *module_dict_call(Frame *frame, Expr *expr)
{
    const Expr *func = expr->call.func;
    Name last = func->kind == EXPR_NAME ? func->name.id : func->kind == EXPR_ATTRIBUTE ? func->attribute.name : NULL;
    if (!last || !name_is(last, "ModuleDict") || expr->call.args.count != 1 || expr->call.keywords.count)
        return NULL;
    Stmt *class_ = pointer_map_get(&frame->infer->namedtuples, expr);
    if (!class_) {
        const Type *type = infer_expr(frame, expr->call.func);
        Members members = {0};
        bool is_known = type->kind == TYPE_CLASS && type->class_ && name_is(type->class_->qualified, "torch.nn.ModuleDict") &&
                        members_of(frame, expr->call.args.items[0], &members) && is_read_by_attribute(frame, expr, &members);
        if (!is_known)
            return NULL;
        class_ = make_class(frame, expr, &members);
        kept_replacement(frame, expr, make_call(frame, expr, class_, &members));
    }
    class_execute_made(frame, class_);
    return pointer_map_get(&frame->infer->replacements, expr);
}

/* self.transformer["wte"] */
Expr *module_dict_item(Frame *frame, Expr *expr)
{
    const Expr *index = expr->subscript.index;
    if (!frame->infer->has_member_dicts || index->kind != EXPR_CONSTANT || index->constant.kind != CONSTANT_STR)
        return NULL;
    const Type *type = type_unwrap(infer_expr(frame, expr->subscript.value));
    Name name = name_intern(frame->infer->names, index->constant.text);
    bool is_member = type->kind == TYPE_INSTANCE && type->class_->user && type->class_->user->is_member_dict &&
                     member_of_type(frame, type, name).kind == MEMBER_FIELD;
    Expr *made = is_member ? pointer_map_get(&frame->infer->replacements, expr) : NULL;
    if (!is_member || made)
        return made;
    made = synth_expr(frame->infer, arena_printf(frame->arena, "x.%s", name->text), expr->span);
    made->attribute.value = expr->subscript.value;
    made->context = expr->context;
    return kept_replacement(frame, expr, made);
}
