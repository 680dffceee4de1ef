/*
 * From the tree of a stub to RuleFunctions, RuleClasses and RuleValues. Two walks over the same statements: declare makes an
 * object for every name, so that annotations anywhere can point at it; define reads signatures, bases and decorators.
 */
#include "rules/read.h"

#include <string.h>

/* ---- declaring ---------------------------------------------------------------------------------------------------------- */

/* Of several folders' modules the first that has a name keeps it: a symbol remembers whose it is. */
static RuleSymbol *add_symbol(Rules *rules, PointerMap *map, RuleSymbolKind kind, Name name)
{
    RuleSymbol *symbol = ARENA_NEW(rules->arena, RuleSymbol);
    symbol->kind = kind;
    symbol->name = name;
    symbol->origin = rules->declaring;
    pointer_map_set(rules->arena, map, name, symbol);
    return symbol;
}

static void add_import(Rules *rules, RuleModule *module, Name name, Name from, Name symbol)
{
    RuleImport *import = ARENA_NEW(rules->arena, RuleImport);
    *import = (RuleImport){.module = from, .symbol = symbol};
    if (!pointer_map_has(&module->imports, name))
        pointer_map_set(rules->arena, &module->imports, name, import);
}

static Name package_of(Rules *rules, const RuleModule *module, int level)
{
    const char *text = module->name->text;
    size_t length = module->name->length;
    for (int up = module->is_package ? 1 : 0; up < level; up++) {
        while (length && text[length - 1] != '.')
            length--;
        length -= length > 0;
    }
    return length ? name_intern_bytes(rules->names, text, length) : NULL;
}

static void declare_import_from(Rules *rules, RuleModule *module, const Stmt *stmt)
{
    Name from = stmt->import_from.module;
    if (stmt->import_from.level) {
        Name package = package_of(rules, module, stmt->import_from.level);
        from = from ? name_join(rules->names, package, from->text) : package;
    }
    vec_each(i, &stmt->import_from.names) {
        const Alias *alias = stmt->import_from.names.items[i];
        if (!from || name_is(from, "typing") || name_is(from, "__future__") || name_is(from, "collections.abc"))
            continue;
        if (name_is(alias->name, "*"))
            vec_push(rules->arena, &module->stars, from);
        else
            add_import(rules, module, alias->as_name ? alias->as_name : alias->name, from, alias->name);
    }
}

static void declare_import(Rules *rules, RuleModule *module, const Stmt *stmt)
{
    vec_each(i, &stmt->import.names) {
        const Alias *alias = stmt->import.names.items[i];
        Name top = name_intern_bytes(rules->names, alias->name->text, strcspn(alias->name->text, "."));
        add_import(rules, module, alias->as_name ? alias->as_name : top, alias->as_name ? alias->name : top, NULL);
    }
}

/* "a.b.c" of Names and Attributes, or NULL. */
static Name dotted(Rules *rules, const Expr *expr)
{
    if (expr->kind == EXPR_NAME)
        return expr->name.id;
    Name left = expr->kind == EXPR_ATTRIBUTE ? dotted(rules, expr->attribute.value) : NULL;
    return left ? name_join(rules->names, left, expr->attribute.name->text) : NULL;
}

static bool is_type_var(const Expr *value)
{
    return value->kind == EXPR_CALL && value->call.func->kind == EXPR_NAME && name_is(value->call.func->name.id, "TypeVar");
}

static void declare_assign(Rules *rules, RuleModule *module, const Stmt *stmt)
{
    const Expr *target = stmt->assign.targets.items[0], *value = stmt->assign.value;
    if (target->kind != EXPR_NAME)
        return;
    Name name = target->name.id, path = dotted(rules, value);
    if (name_is(name, "__drop__"))
        module->drop = rules_string(value);
    else if (is_type_var(value))
        pointer_map_set(rules->arena, &module->type_vars, name, module);
    else if (path)
        add_import(rules, module, name, NULL, path);
    else if (!name_is(name, "__all__") && !pointer_map_has(&module->symbols, name))
        add_symbol(rules, &module->symbols, RULE_TYPE, name)->type = rules->types->any;
}

static void declare_members(Rules *rules, RuleModule *module, RuleClass *class_, const Block *body);

/* What a private stub module holds is named as of the package that it is a part of: torch._math has torch.add. */
static Name public_module(Rules *rules, const RuleModule *module)
{
    const char *last = strrchr(module->name->text, '.');
    if (!last || last[1] != '_')
        return module->name;
    return name_intern_bytes(rules->names, module->name->text, (size_t)(last - module->name->text));
}

static RuleClass *new_class(Rules *rules, RuleModule *module, const Stmt *stmt)
{
    RuleClass *class_ = ARENA_NEW(rules->arena, RuleClass);
    class_->class_.name = stmt->class_def.name;
    class_->class_.qualified = name_join(rules->names, public_module(rules, module), stmt->class_def.name->text);
    class_->class_.rule = class_;
    class_->span = stmt->class_def.name_span;
    class_->module = module;
    return class_;
}

static RuleFunction *new_function(Rules *rules, RuleModule *module, RuleClass *owner, Name name)
{
    RuleFunction *function = ARENA_NEW(rules->arena, RuleFunction);
    function->name = name;
    function->qualified = name_join(rules->names, owner ? owner->class_.qualified : public_module(rules, module), name->text);
    function->owner = owner;
    return function;
}

static RuleValue *new_value(Rules *rules, RuleModule *module, RuleClass *owner, const Expr *target)
{
    RuleValue *value = ARENA_NEW(rules->arena, RuleValue);
    value->name = target->name.id;
    value->qualified = name_join(rules->names, owner ? owner->class_.qualified : public_module(rules, module), value->name->text);
    value->type = rules->types->any;
    value->span = target->span;
    return value;
}

static void declare_stmt(Rules *rules, RuleModule *module, RuleClass *owner, PointerMap *map, const Stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        if (!pointer_map_has(map, stmt->function_def.name))
            add_symbol(rules, map, RULE_FUNCTION, stmt->function_def.name)->function =
                new_function(rules, module, owner, stmt->function_def.name);
        break;
    case STMT_CLASS_DEF: {
        if (pointer_map_has(map, stmt->class_def.name))
            break;
        RuleClass *class_ = new_class(rules, module, stmt);
        add_symbol(rules, map, RULE_CLASS, stmt->class_def.name)->class_ = class_;
        declare_members(rules, module, class_, &stmt->class_def.body);
        break;
    }
    case STMT_ANN_ASSIGN:
        if (stmt->ann_assign.target->kind == EXPR_NAME && !pointer_map_has(map, stmt->ann_assign.target->name.id))
            add_symbol(rules, map, RULE_VALUE, stmt->ann_assign.target->name.id)->value =
                new_value(rules, module, owner, stmt->ann_assign.target);
        break;
    default:
        break;
    }
}

/* `__add__ = __radd__` in a class: a second name of a member declared before. */
static void declare_member_alias(Rules *rules, RuleClass *class_, const Stmt *stmt)
{
    const Expr *target = stmt->assign.targets.items[0], *value = stmt->assign.value;
    if (target->kind != EXPR_NAME || value->kind != EXPR_NAME)
        return;
    RuleSymbol *symbol = pointer_map_get(&class_->members, value->name.id);
    if (symbol)
        pointer_map_set(rules->arena, &class_->members, target->name.id, symbol);
    else
        rules_fault(rules, value->span, "`%s` is no member declared above", value->name.id->text);
}

static void declare_members(Rules *rules, RuleModule *module, RuleClass *class_, const Block *body)
{
    vec_each(i, body) {
        if (body->items[i]->kind == STMT_ASSIGN)
            declare_member_alias(rules, class_, body->items[i]);
        else
            declare_stmt(rules, module, class_, &class_->members, body->items[i]);
    }
}

void rules_declare(Rules *rules, RuleModule *module, const Module *ast)
{
    rules->declaring = ast;
    vec_each(i, &ast->body) {
        const Stmt *stmt = ast->body.items[i];
        if (stmt->kind == STMT_IMPORT)
            declare_import(rules, module, stmt);
        else if (stmt->kind == STMT_IMPORT_FROM)
            declare_import_from(rules, module, stmt);
        else if (stmt->kind == STMT_ASSIGN)
            declare_assign(rules, module, stmt);
        else
            declare_stmt(rules, module, NULL, &module->symbols, stmt);
    }
}

/* ---- functions ---------------------------------------------------------------------------------------------------------- */

typedef struct Definer {
    Rules *rules;
    RuleModule *module;
    RuleClass *class_;
    const Module *ast;
} Definer;

static void add_param(Definer *d, RuleOverload *overload, const Param *param, RuleParamKind kind)
{
    const Type *type = param->annotation ? rules_annotation(d->rules, d->module, d->class_, param->annotation)
                                         : d->rules->types->any;
    vec_push(d->rules->arena, &overload->params,
             (RuleParam){.name = param->name, .kind = kind, .type = type, .default_value = param->default_value});
}

static void add_params(Definer *d, RuleOverload *overload, const Params *params)
{
    size_t skip = overload->has_self ? 1 : 0;
    for (size_t i = skip; i < params->posonly.count; i++)
        add_param(d, overload, params->posonly.items[i], RULE_PARAM_POSITIONAL_ONLY);
    skip = params->posonly.count >= skip ? 0 : skip;
    for (size_t i = skip; i < params->args.count; i++)
        add_param(d, overload, params->args.items[i], RULE_PARAM_NORMAL);
    if (params->vararg)
        add_param(d, overload, params->vararg, RULE_PARAM_VARARG);
    vec_each(i, &params->kwonly)
        add_param(d, overload, params->kwonly.items[i], RULE_PARAM_KEYWORD_ONLY);
    if (params->kwarg)
        add_param(d, overload, params->kwarg, RULE_PARAM_KWARG);
}

/* A body that is only `...`, `pass` or a docstring says nothing. */
static bool has_real_body(const Block *body)
{
    vec_each(i, body) {
        const Stmt *stmt = body->items[i];
        bool is_empty = stmt->kind == STMT_PASS ||
                        (stmt->kind == STMT_EXPR && stmt->expr.value->kind == EXPR_CONSTANT &&
                         (stmt->expr.value->constant.kind == CONSTANT_ELLIPSIS ||
                          stmt->expr.value->constant.kind == CONSTANT_STR));
        if (!is_empty)
            return true;
    }
    return false;
}

static void define_function(Definer *d, RuleFunction *function, Stmt *stmt)
{
    Decoration decoration;
    rules_read_decorators(d->rules, &stmt->function_def.decorators, function->qualified, &decoration);
    function->is_property |= decoration.is_property;
    function->is_static |= decoration.is_static;
    function->is_classmethod |= decoration.is_classmethod;
    RuleOverload *overload = ARENA_NEW(d->rules->arena, RuleOverload);
    const Constant *doc = block_docstring(&stmt->function_def.body);
    *overload = (RuleOverload){
        .function = function,
        .span = stmt->function_def.name_span,
        .has_self = d->class_ && !decoration.is_static,
        .c = decoration.c,
        .mlx = decoration.mlx,
        .todo = decoration.todo,
        .drop = decoration.drop ? decoration.drop : d->class_ ? d->class_->drop : NULL,
        .effects = decoration.effects,
        .role = decoration.role,
        .shape = decoration.shape,
        .types = decoration.types,
        .doc = doc ? doc->text : NULL,
        .module = d->module,
        .result = stmt->function_def.returns
                      ? rules_annotation(d->rules, d->module, d->class_, stmt->function_def.returns)
                      : d->rules->types->any,
    };
    add_params(d, overload, &stmt->function_def.params);
    if (!overload->c && !overload->drop && !overload->todo.number && has_real_body(&stmt->function_def.body))
        overload->body = stmt;
    vec_push(d->rules->arena, &function->overloads, overload);
}

/* ---- values ------------------------------------------------------------------------------------------------------------- */

static void define_value(Definer *d, RuleValue *value, const Stmt *stmt)
{
    value->type = rules_annotation(d->rules, d->module, d->class_, stmt->ann_assign.annotation);
    const Expr *given = stmt->ann_assign.value;
    if (!given || (given->kind == EXPR_CONSTANT && given->constant.kind == CONSTANT_ELLIPSIS))
        return;
    Decoration decoration;
    ExprVec decorators = {.items = (Expr *[]){(Expr *)given}, .count = 1};
    rules_read_decorators(d->rules, &decorators, value->qualified, &decoration);
    value->c = decoration.c;
    value->drop = decoration.drop;
    value->todo = decoration.todo;
}

/* ---- classes ------------------------------------------------------------------------------------------------------------ */

static void add_type_param(Rules *rules, RuleClass *class_, Name name)
{
    vec_each(i, &class_->type_params)
        if (class_->type_params.items[i] == name)
            return;
    vec_push(rules->arena, &class_->type_params, name);
}

static void add_type_params_of(Rules *rules, RuleClass *class_, const Type *type)
{
    if (type->kind == TYPE_VARIABLE && !name_is(type->name, "Self"))
        add_type_param(rules, class_, type->name);
    for (size_t i = 0; i < type->item_count; i++)
        add_type_params_of(rules, class_, type->items[i]);
}

static void add_generic(Definer *d, RuleClass *class_, const Expr *base)
{
    const Expr *index = base->subscript.index;
    size_t count = index->kind == EXPR_TUPLE ? index->sequence.items.count : 1;
    for (size_t i = 0; i < count; i++) {
        const Expr *item = index->kind == EXPR_TUPLE ? index->sequence.items.items[i] : index;
        if (item->kind == EXPR_NAME)
            add_type_param(d->rules, class_, item->name.id);
    }
}

static void add_base(Definer *d, RuleClass *class_, const Expr *base)
{
    const Type *type = rules_annotation(d->rules, d->module, class_, base);
    Class *self = &class_->class_;
    Class *found = type->kind == TYPE_INSTANCE ? type->class_ : NULL;
    if (!found) {
        Name path = dotted(d->rules, base->kind == EXPR_SUBSCRIPT ? base->subscript.value : base);
        const RuleSymbol *symbol = path ? rules_symbol(d->rules, d->module, path) : NULL;
        found = symbol && symbol->kind == RULE_CLASS ? &symbol->class_->class_ : NULL;
    }
    if (!found || found == self) {
        if (type->kind != TYPE_VARIABLE && type->kind <= TYPE_NONE)
            rules_fault(d->rules, base->span, "the base class is not known");
        return;
    }
    add_type_params_of(d->rules, class_, type);
    if (!self->base) {
        self->base = found;
        self->base_args = type->items;
        self->base_arg_count = base->kind == EXPR_SUBSCRIPT ? type->item_count : 0;
        return;
    }
    Class **bases = ARENA_NEW_ARRAY(d->rules->arena, Class *, self->other_base_count + 1);
    for (size_t i = 0; i < self->other_base_count; i++)
        bases[i] = self->other_bases[i];
    bases[self->other_base_count++] = found;
    self->other_bases = bases;
}

static void define_block(Definer *d, PointerMap *map, const Block *body);

static void define_class(Definer *outer, RuleClass *class_, const Stmt *stmt)
{
    Definer definer = *outer, *d = &definer;
    d->class_ = class_;
    Decoration decoration;
    rules_read_decorators(d->rules, &stmt->class_def.decorators, class_->class_.qualified, &decoration);
    const Constant *doc = block_docstring(&stmt->class_def.body);
    class_->c_type = decoration.c_type;
    class_->is_pointer = decoration.is_pointer;
    class_->is_valueless = decoration.has_c_type && !decoration.c_type;
    class_->doc = doc ? doc->text : NULL;
    class_->mlx = decoration.mlx;
    class_->drop = decoration.drop;
    class_->todo = decoration.todo;
    vec_each(i, &stmt->class_def.type_params)
        add_type_param(d->rules, class_, stmt->class_def.type_params.items[i]->name);
    vec_each(i, &stmt->class_def.bases) {
        const Expr *base = stmt->class_def.bases.items[i];
        Name head = dotted(d->rules, base->kind == EXPR_SUBSCRIPT ? base->subscript.value : base);
        if (base->kind == EXPR_SUBSCRIPT && (name_is(head, "Generic") || name_is(head, "Protocol")))
            add_generic(d, class_, base);
        else if (!name_is(head, "Protocol") && !name_is(head, "object"))
            add_base(d, class_, base);
    }
    if (!decoration.has_c_type && class_->class_.base && class_->class_.base->rule) {
        const RuleClass *base = class_->class_.base->rule;
        class_->is_pointer = base->is_pointer;
        class_->is_valueless = base->is_valueless;
        class_->c_type = base->c_type;
    }
    define_block(d, &class_->members, &stmt->class_def.body);
    const RuleSymbol *init = pointer_map_get(&class_->members, name_intern(d->rules->names, "__init__"));
    bool is_plain = class_->type_params.count == 0 && init && init->kind == RULE_FUNCTION;
    for (size_t i = 0; is_plain && i < init->function->overloads.count; i++) { /* `def __init__(self, modules: list[T])` */
        const RuleParamVec *params = &init->function->overloads.items[i]->params;
        vec_each(k, params)
            add_type_params_of(d->rules, class_, params->items[k].type);
    }
}

static void define_stmt(Definer *d, PointerMap *map, Stmt *stmt)
{
    RuleSymbol *symbol = NULL;
    if (stmt->kind == STMT_FUNCTION_DEF)
        symbol = pointer_map_get(map, stmt->function_def.name);
    else if (stmt->kind == STMT_CLASS_DEF)
        symbol = pointer_map_get(map, stmt->class_def.name);
    else if (stmt->kind == STMT_ANN_ASSIGN && stmt->ann_assign.target->kind == EXPR_NAME)
        symbol = pointer_map_get(map, stmt->ann_assign.target->name.id);
    else if (stmt->kind == STMT_ASSIGN && stmt->assign.targets.items[0]->kind == EXPR_NAME)
        symbol = pointer_map_get(map, stmt->assign.targets.items[0]->name.id);
    if (!symbol || symbol->origin != d->ast)
        return;
    if (stmt->kind == STMT_FUNCTION_DEF && symbol->kind == RULE_FUNCTION)
        define_function(d, symbol->function, stmt);
    else if (stmt->kind == STMT_CLASS_DEF && symbol->kind == RULE_CLASS)
        define_class(d, symbol->class_, stmt);
    else if (stmt->kind == STMT_ANN_ASSIGN && symbol->kind == RULE_VALUE)
        define_value(d, symbol->value, stmt);
    else if (stmt->kind == STMT_ASSIGN && symbol->kind == RULE_TYPE)
        symbol->type = rules_annotation(d->rules, d->module, d->class_, stmt->assign.value);
}

static void define_block(Definer *d, PointerMap *map, const Block *body)
{
    vec_each(i, body)
        define_stmt(d, map, body->items[i]);
}

void rules_define(Rules *rules, RuleModule *module, const Module *ast)
{
    Definer definer = {.rules = rules, .module = module, .ast = ast};
    define_block(&definer, &module->symbols, &ast->body);
}
