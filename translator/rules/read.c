/*
 * From a stub to RuleFunctions, RuleClasses and RuleValues, in two steps. Declaring enters a name for every item of the outline, so
 * that annotations anywhere can point at it; of the text it parses only imports, assignments and values. A function, class or
 * member is parsed and defined (signatures, bases, decorators) when its symbol is asked for.
 */
#include "rules/read.h"

#include <ctype.h>
#include <string.h>

/* ---- declaring ---------------------------------------------------------------------------------------------------------- */

static RuleSymbol *add_symbol(Rules *rules, PointerMap *map, RuleSymbolKind kind, Name name)
{
    RuleSymbol *symbol = ARENA_NEW(rules->arena, RuleSymbol);
    symbol->kind = kind;
    symbol->name = name;
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

/* What a private stub module holds is named as of the package that it is a part of: torch._math has torch.add. */
static Name public_module(Rules *rules, const RuleModule *module)
{
    const char *last = strrchr(module->name->text, '.');
    if (!last || last[1] != '_')
        return module->name;
    return name_intern_bytes(rules->names, module->name->text, (size_t)(last - module->name->text));
}

static RuleClass *new_class(Rules *rules, RuleModule *module, const OutlineItem *item)
{
    RuleClass *class_ = ARENA_NEW(rules->arena, RuleClass);
    class_->class_.name = item->name;
    class_->class_.qualified = name_join(rules->names, public_module(rules, module), item->name->text);
    class_->class_.rule = class_;
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

static RuleValue *new_value(Rules *rules, RuleModule *module, RuleClass *owner, Name name)
{
    RuleValue *value = ARENA_NEW(rules->arena, RuleValue);
    value->name = name;
    value->qualified = name_join(rules->names, owner ? owner->class_.qualified : public_module(rules, module), name->text);
    value->type = rules->types->any;
    return value;
}

static RuleSymbol *new_symbol(const StubParts *place, PointerMap *map, const OutlineItem *item)
{
    static const RuleSymbolKind kinds[] = {[OUTLINE_DEF] = RULE_FUNCTION, [OUTLINE_CLASS] = RULE_CLASS, [OUTLINE_VALUE] = RULE_VALUE};
    RuleModule *module = place->stub->module;
    Rules *rules = module->rules;
    RuleSymbol *symbol = add_symbol(rules, map, kinds[item->kind], item->name);
    if (item->kind == OUTLINE_DEF)
        symbol->function = new_function(rules, module, place->owner, item->name);
    else if (item->kind == OUTLINE_CLASS)
        symbol->class_ = new_class(rules, module, item);
    else
        symbol->value = new_value(rules, module, place->owner, item->name);
    symbol->unread = ARENA_NEW(rules->arena, StubParts);
    *symbol->unread = *place;
    return symbol;
}

/* Of several definitions only overloads count, and of several folders' the first folder's. */
static void declare_item(const StubParts *place, PointerMap *map, const OutlineItem *item)
{
    RuleSymbol *symbol = pointer_map_get(map, item->name);
    if (!symbol)
        symbol = new_symbol(place, map, item);
    else if (symbol->kind != RULE_FUNCTION || item->kind != OUTLINE_DEF || !symbol->unread || symbol->unread->stub != place->stub)
        return;
    vec_push(place->stub->module->rules->arena, &symbol->unread->items, item);
}

/* `__add__ = __radd__` in a class: a second name of a member declared before. */
static void declare_member_alias(const StubParts *place, RuleClass *class_, const OutlineItem *item)
{
    Rules *rules = class_->module->rules;
    RuleSymbol *symbol = item->other ? pointer_map_get(&class_->members, item->other) : NULL;
    if (symbol)
        pointer_map_set(rules->arena, &class_->members, item->name, symbol);
    else
        rules_fault(rules, span_of_bytes(lexed_source(place->stub->lexed), item->header.start, item->header.end),
                    "`%s` is made of no member declared above", item->name->text);
}

static void declare_members(const StubFile *stub, RuleClass *class_, const OutlineItem *class_item)
{
    StubParts place = {.stub = stub, .owner = class_, .owner_item = class_item};
    vec_each(i, &class_item->items) {
        const OutlineItem *item = &class_item->items.items[i];
        if (item->kind == OUTLINE_ALIAS)
            declare_member_alias(&place, class_, item);
        else if (item->kind != OUTLINE_OTHER)
            declare_item(&place, &class_->members, item);
    }
}

/* What is no definition, in one tree. */
static const Module *parse_rest(const StubFile *stub)
{
    Rules *rules = stub->module->rules;
    Vec(ByteRange) parts = {0};
    vec_each(i, &stub->outline)
        if (stub->outline.items[i].kind == OUTLINE_OTHER || stub->outline.items[i].kind == OUTLINE_ALIAS)
            vec_push(rules->arena, &parts, stub->outline.items[i].range);
    return parts.count ? parse_parts(rules->syntax, stub->lexed, NULL, parts.items, parts.count) : NULL;
}

static void declare_stmt(RuleModule *module, const Stmt *stmt)
{
    if (stmt->kind == STMT_IMPORT)
        declare_import(module->rules, module, stmt);
    else if (stmt->kind == STMT_IMPORT_FROM)
        declare_import_from(module->rules, module, stmt);
    else if (stmt->kind == STMT_ASSIGN)
        declare_assign(module->rules, module, stmt);
}

static void define_aliases(RuleModule *module, const Module *ast);

void rules_declare(const StubFile *stub)
{
    RuleModule *module = stub->module;
    StubParts place = {.stub = stub};
    const Module *rest = parse_rest(stub);
    for (size_t i = 0; rest && i < rest->body.count; i++)
        declare_stmt(module, rest->body.items[i]);
    vec_each(i, &stub->outline)
        if (stub->outline.items[i].kind <= OUTLINE_VALUE)
            declare_item(&place, &module->symbols, &stub->outline.items[i]);
    if (rest)
        define_aliases(module, rest);
}

/* ---- functions ---------------------------------------------------------------------------------------------------------- */

typedef struct Definer {
    Rules *rules;
    RuleModule *module;
    RuleClass *class_;
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
    value->span = stmt->ann_assign.target->span;
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

/* The header, decorators and docstring. */
static void define_class(Definer *d, RuleClass *class_, const Stmt *stmt)
{
    Decoration decoration;
    rules_read_decorators(d->rules, &stmt->class_def.decorators, class_->class_.qualified, &decoration);
    const Constant *doc = block_docstring(&stmt->class_def.body);
    class_->span = stmt->class_def.name_span;
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
}

/* `def __init__(self, modules: list[T])`: whether a signature can name a type variable; a look at its words, which may say too often yes. */
static bool may_name_type_variable(const RuleSymbol *function)
{
    const StubParts *parts = function->unread;
    for (size_t i = 0; parts && i < parts->items.count; i++) {
        const ByteRange range = parts->items.items[i]->range;
        const char *text = lexed_source(parts->stub->lexed)->text, *end = text + range.end;
        for (const char *word = text + range.start; word < end; word++) {
            size_t length = 0;
            while (word + length < end && (isalnum((unsigned char)word[length]) || word[length] == '_'))
                length++;
            Name name = length ? name_intern_bytes(parts->stub->module->rules->names, word, length) : NULL;
            if ((length == 1 && isupper((unsigned char)*word)) || (name && pointer_map_has(&parts->stub->module->type_vars, name)))
                return true;
            word += length;
        }
    }
    return false;
}

static void add_type_params_of_init(Rules *rules, RuleClass *class_)
{
    const RuleSymbol *init = pointer_map_get(&class_->members, name_intern(rules->names, "__init__"));
    if (class_->type_params.count || !init || init->kind != RULE_FUNCTION || !may_name_type_variable(init))
        return;
    init = rule_class_own_member(class_, init->name);
    vec_each(i, &init->function->overloads) {
        const RuleParamVec *params = &init->function->overloads.items[i]->params;
        vec_each(k, params)
            add_type_params_of(rules, class_, params->items[k].type);
    }
}

static void define_aliases(RuleModule *module, const Module *ast)
{
    vec_each(i, &ast->body) {
        const Stmt *stmt = ast->body.items[i];
        bool is_assign = stmt->kind == STMT_ASSIGN && stmt->assign.targets.items[0]->kind == EXPR_NAME;
        RuleSymbol *symbol = is_assign ? pointer_map_get(&module->symbols, stmt->assign.targets.items[0]->name.id) : NULL;
        if (symbol && symbol->kind == RULE_TYPE && symbol->type == module->rules->types->any)
            symbol->type = rules_annotation(module->rules, module, NULL, stmt->assign.value);
    }
}

/* ---- reading what is asked for ------------------------------------------------------------------------------------------- */

/* The statements of a symbol's parts. A class stands there with its first item alone, a member within the header of its class. */
static const Block *parse_symbol(const RuleSymbol *symbol, const StubParts *parts)
{
    Rules *rules = parts->stub->module->rules;
    Vec(ByteRange) ranges = {0};
    vec_each(i, &parts->items) {
        const OutlineItem *item = parts->items.items[i];
        bool is_header = symbol->kind == RULE_CLASS && item->items.count > 0;
        uint32_t end = is_header ? item->items.items[0].range.end : item->range.end;
        vec_push(rules->arena, &ranges, (ByteRange){.start = item->range.start, .end = end});
    }
    const ByteRange *header = parts->owner ? &parts->owner_item->header : NULL;
    const Module *ast = parse_parts(rules->syntax, parts->stub->lexed, header, ranges.items, ranges.count);
    return ast ? &ast->body : NULL;
}

void rules_read_symbol(RuleSymbol *symbol)
{
    const StubParts *parts = symbol->unread;
    if (!parts)
        return;
    RuleModule *module = parts->stub->module;
    Definer d = {.rules = module->rules, .module = module, .class_ = symbol->kind == RULE_CLASS ? symbol->class_ : parts->owner};
    if (symbol->kind == RULE_CLASS)
        declare_members(parts->stub, symbol->class_, parts->items.items[0]);
    symbol->unread = NULL; /* from here on it may be asked for by what it is made of */
    const Block *block = parse_symbol(symbol, parts);
    for (size_t i = 0; block && i < block->count; i++) {
        Stmt *stmt = block->items[i];
        if (symbol->kind == RULE_CLASS && stmt->kind == STMT_CLASS_DEF)
            define_class(&d, symbol->class_, stmt);
        else if (symbol->kind == RULE_FUNCTION && stmt->kind == STMT_FUNCTION_DEF)
            define_function(&d, symbol->function, stmt);
        else if (symbol->kind == RULE_VALUE && stmt->kind == STMT_ANN_ASSIGN)
            define_value(&d, symbol->value, stmt);
    }
    if (symbol->kind == RULE_CLASS)
        add_type_params_of_init(module->rules, symbol->class_);
}
