/*
 * Scopes: which names belong to which function, and which are shared between functions. Two walks over a module: the first
 * makes UserFunctions, UserClasses and Symbols; the second resolves every name that is not the function's own and marks the
 * symbol that it means as shared.
 */
#include "sema/infer.h"

#include <string.h>

typedef struct Walker {
    Infer *infer;
    UserFunction *function;
    Scope *scope;
    UserClass *class_;    /* directly in a class body */
    bool is_resolving;    /* the second walk */
    bool is_held;         /* inside a generator expression that may run after what follows it */
    unsigned loops;       /* around, in this function */
    const char *prefix;   /* of qualified names */
    Vec(NodeId) comprehensions;
    Name lambda_name;     /* the name that the lambda now visited is assigned to */
} Walker;

static void visit_expr(Walker *w, Expr *expr);
static void visit_block(Walker *w, const Block *block);

/* ---- symbols ------------------------------------------------------------------------------------------------------------ */

static Symbol *new_symbol(Infer *infer, Scope *scope, Name name)
{
    Symbol *symbol = ARENA_NEW(infer->arena, Symbol);
    *symbol = (Symbol){.name = name, .index = scope->list.count, .scope = scope};
    vec_push(infer->arena, &scope->list, symbol);
    return symbol;
}

static Symbol *add_symbol(Walker *w, Name name)
{
    if (w->class_ || pointer_map_has(&w->scope->globals, name) || pointer_map_has(&w->scope->nonlocals, name))
        return NULL; /* class bodies make attributes, not symbols */
    Symbol *symbol = pointer_map_get(&w->scope->symbols, name);
    if (!symbol) {
        symbol = new_symbol(w->infer, w->scope, name);
        pointer_map_set(w->infer->arena, &w->scope->symbols, name, symbol);
    }
    symbol->bindings++;
    symbol->is_definition = false;
    symbol->is_rebound |= w->loops > 0;
    return symbol;
}

Symbol *scope_comprehension_symbol(Infer *infer, NodeId comprehension, Name name)
{
    PointerMap *names = pointer_map_get(&infer->comprehensions, (void *)(uintptr_t)comprehension);
    return names ? pointer_map_get(names, name) : NULL;
}

void visit_target_names(Expr *target, TargetVisitor visit, void *context)
{
    switch (target->kind) {
    case EXPR_NAME:
        visit(context, target);
        break;
    case EXPR_STARRED:
        visit_target_names(target->starred.value, visit, context);
        break;
    case EXPR_TUPLE:
    case EXPR_LIST:
        vec_each(i, &target->sequence.items)
            visit_target_names(target->sequence.items.items[i], visit, context);
        break;
    default:
        break;
    }
}

/* ---- the second walk's work --------------------------------------------------------------------------------------------- */

static Symbol *comprehension_name(Infer *infer, const NodeId *comprehensions, size_t count, Name name)
{
    for (size_t i = count; i-- > 0;) {
        Symbol *symbol = scope_comprehension_symbol(infer, comprehensions[i], name);
        if (symbol)
            return symbol;
    }
    return NULL;
}

/* The functions between a use and the function that has the name carry its scope. */
static void mark_closures(Walker *w, const Scope *owner)
{
    for (Scope *scope = w->scope; scope && scope != owner && !scope_is_module(owner); scope = scope->parent)
        scope->function->is_closure = true;
}

static void note_use(Walker *w, Symbol *symbol, const Expr *expr)
{
    bool is_foreign = symbol->scope != w->scope;
    symbol->is_shared |= is_foreign;
    symbol->is_written |= is_foreign && expr->context != CONTEXT_LOAD;
    if (symbol->is_written)
        symbol->is_definition = false;
    if (w->is_held && !is_foreign && !symbol->is_comprehension && (symbol->bindings > 1 || symbol->is_rebound))
        symbol->is_held = symbol->is_shared = true;
    if (is_foreign)
        mark_closures(w, symbol->scope);
}

static void resolve_name(Walker *w, const Expr *expr)
{
    Name name = expr->name.id;
    Symbol *symbol = comprehension_name(w->infer, w->comprehensions.items, w->comprehensions.count, name);
    if (symbol)
        return;
    Scope *own = w->scope;
    bool is_declared = pointer_map_has(&own->globals, name);
    for (Scope *scope = own; scope; scope = scope->parent) {
        symbol = is_declared && scope->parent ? NULL : pointer_map_get(&scope->symbols, name);
        if (!symbol && !is_declared)
            symbol = comprehension_name(w->infer, scope->comprehensions.items, scope->comprehensions.count, name);
        if (!symbol)
            continue;
        note_use(w, symbol, expr);
        return;
    }
}

/* ---- functions ---------------------------------------------------------------------------------------------------------- */

static Scope *new_scope(Infer *infer, UserFunction *function, Scope *parent)
{
    Scope *scope = ARENA_NEW(infer->arena, Scope);
    scope->function = function;
    scope->parent = parent;
    function->scope = scope;
    return scope;
}

static void add_params(Walker *w, const Params *params)
{
    for (size_t i = 0;; i++) {
        RuleParamKind kind;
        const Param *param = function_param(w->function, i, &kind);
        if (!param)
            break;
        add_symbol(w, param->name)->is_param = true;
    }
    (void)params;
}

/* Defaults and annotations belong to the scope around; annotations are not followed. */
static void visit_param_list(Walker *w, const ParamVec *params)
{
    vec_each(i, params)
        if (params->items[i]->default_value)
            visit_expr(w, params->items[i]->default_value);
}

static void visit_defaults(Walker *w, const Params *params)
{
    visit_param_list(w, &params->posonly);
    visit_param_list(w, &params->args);
    visit_param_list(w, &params->kwonly);
}

static UserFunction *new_function(Walker *w, Stmt *def, Expr *lambda, Name name)
{
    UserFunction *function = ARENA_NEW(w->infer->arena, UserFunction);
    *function = (UserFunction){
        .name = name,
        .qualified = name_printf(w->infer->names, "%s%s", w->prefix, name->text),
        .def = def,
        .lambda = lambda,
        .params = def ? &def->function_def.params : &lambda->lambda.params,
        .body = def ? &def->function_def.body : NULL,
        .class_ = w->class_,
        .parent = w->function,
        .module = w->function->module,
    };
    function->is_classmethod = w->class_ && (name_is(name, "__new__") || name_is(name, "__init_subclass__") || name_is(name, "__class_getitem__"));
    vec_push(w->infer->arena, &w->infer->program->functions, function);
    return function;
}

/* @x.setter and @x.deleter: methods of the same name as the getter. */
static PointerMap *accessor_map(UserClass *class_, UserFunction *function)
{
    for (size_t i = 0; function->def && i < function->def->function_def.decorators.count; i++) {
        const Expr *decorator = function->def->function_def.decorators.items[i];
        bool is_accessor = decorator->kind == EXPR_ATTRIBUTE && decorator->attribute.value->kind == EXPR_NAME;
        function->is_setter |= is_accessor && name_is(decorator->attribute.name, "setter");
        function->is_deleter |= is_accessor && name_is(decorator->attribute.name, "deleter");
    }
    return function->is_setter ? &class_->setters : function->is_deleter ? &class_->deleters : &class_->methods;
}

/* __x in a class body is _C__x: subclasses may have an __x of their own. */
static Name private_name(const Walker *w, Name name)
{
    const UserClass *class_ = w->class_;
    for (const UserFunction *f = w->function; f && !class_; f = f->parent)
        class_ = f->class_;
    size_t length = name->length;
    bool is_private = class_ && length > 2 && strncmp(name->text, "__", 2) == 0 && strcmp(name->text + length - 2, "__") != 0;
    if (!is_private)
        return name;
    const char *plain = class_->class_.name->text;
    return name_printf(w->infer->names, "_%s%s", plain + strspn(plain, "_"), name->text);
}

static bool is_literal(const Expr *expr)
{
    if (expr->kind == EXPR_TUPLE) {
        vec_each(i, &expr->sequence.items)
            if (!is_literal(expr->sequence.items.items[i]))
                return false;
        return true;
    }
    return expr->kind == EXPR_CONSTANT || (expr->kind == EXPR_UNARY_OP && is_literal(expr->unary_op.operand));
}

static bool has_open_default(const UserFunction *function)
{
    RuleParamKind kind;
    const Param *param;
    for (size_t i = 0; (param = function_param(function, i, &kind)); i++)
        if (param->default_value && !is_literal(param->default_value))
            return true;
    return false;
}

/* A def of a module that stands in no loop is executed once: its defaults are variables of the file. */
static void note_defaults(Walker *w, UserFunction *function)
{
    bool is_once = function->def && scope_is_module(w->scope) && !w->loops;
    if (function->class_ || is_once || function->rule || !has_open_default(function))
        return;
    function->binds_defaults = true;
    function->is_closure |= !scope_is_module(w->scope);
    Symbol *symbol = function->def ? pointer_map_get(&w->scope->symbols, function->name) : NULL;
    if (symbol)
        symbol->is_definition = false;
}

static void visit_function(Walker *w, Stmt *def, Expr *lambda)
{
    const void *key = def ? (void *)def : (void *)lambda;
    UserFunction *function = pointer_map_get(&w->infer->functions, key);
    if (def && w->class_ && !w->is_resolving)
        def->function_def.name = private_name(w, def->function_def.name);
    Name name = def ? def->function_def.name
                    : w->lambda_name ? w->lambda_name : name_intern(w->infer->names, "lambda");
    visit_defaults(w, def ? &def->function_def.params : &lambda->lambda.params);
    Walker inner = {.infer = w->infer, .is_resolving = w->is_resolving};
    if (!function) {
        function = new_function(w, def, lambda, name);
        pointer_map_set(w->infer->arena, &w->infer->functions, key, function);
        inner.scope = new_scope(w->infer, function, w->scope);
        if (w->class_)
            pointer_map_set(w->infer->arena, accessor_map(w->class_, function), name, function);
    }
    inner.function = function;
    inner.scope = function->scope;
    inner.prefix = arena_printf(w->infer->arena, "%s.", function->qualified->text);
    if (!w->is_resolving) {
        for (size_t i = 0; i < w->comprehensions.count; i++)
            vec_push(w->infer->arena, &inner.scope->comprehensions, w->comprehensions.items[i]);
        add_params(&inner, function->params);
    } else {
        note_defaults(w, function);
    }
    if (def)
        visit_block(&inner, function->body);
    else
        visit_expr(&inner, lambda->lambda.body);
}

static void visit_class(Walker *w, Stmt *stmt)
{
    UserClass *class_ = pointer_map_get(&w->infer->classes, stmt);
    vec_each(i, &stmt->class_def.bases)
        visit_expr(w, stmt->class_def.bases.items[i]);
    if (!class_) {
        class_ = ARENA_NEW(w->infer->arena, UserClass);
        const Constant *doc = block_docstring(&stmt->class_def.body);
        class_->class_ = (Class){
            .name = stmt->class_def.name,
            .qualified = name_printf(w->infer->names, "%s.%s%s", w->function->module->name->text, w->prefix,
                                     stmt->class_def.name->text),
            .user = class_,
        };
        class_->def = stmt;
        class_->module = w->function->module;
        class_->doc = doc ? doc->text : NULL;
        pointer_map_set(w->infer->arena, &w->infer->classes, stmt, class_);
        vec_push(w->infer->arena, &w->infer->program->classes, class_);
    }
    Walker inner = *w;
    inner.class_ = class_;
    inner.prefix = arena_printf(w->infer->arena, "%s%s.", w->prefix, stmt->class_def.name->text);
    visit_block(&inner, &stmt->class_def.body);
}

/* ---- expressions -------------------------------------------------------------------------------------------------------- */

static void visit_exprs(Walker *w, const ExprVec *exprs)
{
    vec_each(i, exprs)
        if (exprs->items[i])
            visit_expr(w, exprs->items[i]);
}

typedef struct ComprehensionTargets {
    Walker *walker;
    PointerMap *names;
} ComprehensionTargets;

static void add_comprehension_target(void *context, Expr *name)
{
    ComprehensionTargets *targets = context;
    Symbol *symbol = new_symbol(targets->walker->infer, targets->walker->scope, name->name.id);
    symbol->is_comprehension = true;
    const Walker *w = targets->walker;
    for (size_t i = 0; i + 1 < w->comprehensions.count; i++)
        symbol->level += scope_comprehension_symbol(w->infer, w->comprehensions.items[i], name->name.id) != NULL;
    if (!pointer_map_has(targets->names, name->name.id))
        pointer_map_set(targets->walker->infer->arena, targets->names, name->name.id, symbol);
}

/* Whether the call runs over its arguments at once. */
static bool is_eager(const Expr *function)
{
    static const char *const names[] = {"sum", "any", "all", "list", "tuple", "set", "frozenset", "sorted", "max", "min", "dict", "next",
                                        "Counter", "OrderedDict", "deque", "join", "extend", "update", "stack", "cat", "tensor", "array",
                                        "fsum", "prod", "mean", "fmean", "median", "writelines", "fromkeys", "Sequential", "ModuleList"};
    Name name = function->kind == EXPR_NAME ? function->name.id : function->kind == EXPR_ATTRIBUTE ? function->attribute.name : NULL;
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (name_is(name, names[i]))
            return true;
    return false;
}

static void visit_comprehension(Walker *w, Expr *expr, bool is_held)
{
    Walker inner = *w;
    inner.is_held = is_held;
    inner.class_ = NULL;
    inner.comprehensions.items = NULL;
    inner.comprehensions.count = inner.comprehensions.capacity = 0;
    for (size_t i = 0; i < w->comprehensions.count; i++)
        vec_push(w->infer->arena, &inner.comprehensions, w->comprehensions.items[i]);
    vec_push(w->infer->arena, &inner.comprehensions, expr->id);
    void *key = (void *)(uintptr_t)expr->id;
    PointerMap *names = pointer_map_get(&w->infer->comprehensions, key);
    bool is_new = !names;
    if (is_new) {
        names = ARENA_NEW(w->infer->arena, PointerMap);
        pointer_map_set(w->infer->arena, &w->infer->comprehensions, key, names);
    }
    vec_each(i, &expr->comp.generators) {
        Comprehension *generator = expr->comp.generators.items[i];
        visit_expr(i ? &inner : w, generator->iter);
        if (is_new)
            visit_target_names(generator->target, add_comprehension_target, &(ComprehensionTargets){&inner, names});
        if (w->is_resolving)
            visit_expr(&inner, generator->target);
        visit_exprs(&inner, &generator->conditions);
    }
    if (expr->comp.key)
        visit_expr(&inner, expr->comp.key);
    visit_expr(&inner, expr->comp.element);
}

static void visit_call(Walker *w, Expr *expr)
{
    visit_expr(w, expr->call.func);
    bool is_eager_call = is_eager(expr->call.func);
    vec_each(i, &expr->call.args) {
        Expr *arg = expr->call.args.items[i];
        if (arg->kind == EXPR_GENERATOR && is_eager_call)
            visit_comprehension(w, arg, w->is_held);
        else
            visit_expr(w, arg);
    }
    vec_each(i, &expr->call.keywords)
        visit_expr(w, expr->call.keywords.items[i]->value);
}

static void visit_optional(Walker *w, Expr *expr)
{
    if (expr)
        visit_expr(w, expr);
}

static void visit_name(Walker *w, Expr *expr)
{
    if (w->is_resolving)
        resolve_name(w, expr);
    else if (expr->context == CONTEXT_STORE)
        add_symbol(w, expr->name.id);
}

static void visit_expr(Walker *w, Expr *expr)
{
    switch (expr->kind) {
    case EXPR_BOOL_OP:
        visit_exprs(w, &expr->bool_op.values);
        break;
    case EXPR_NAMED:
        visit_expr(w, expr->named.value);
        visit_expr(w, expr->named.target);
        break;
    case EXPR_BIN_OP:
        visit_expr(w, expr->bin_op.left);
        visit_expr(w, expr->bin_op.right);
        break;
    case EXPR_UNARY_OP:
        visit_expr(w, expr->unary_op.operand);
        break;
    case EXPR_LAMBDA:
        visit_function(w, NULL, expr);
        break;
    case EXPR_IF:
        visit_expr(w, expr->if_exp.test);
        visit_expr(w, expr->if_exp.body);
        visit_expr(w, expr->if_exp.orelse);
        break;
    case EXPR_DICT:
        visit_exprs(w, &expr->dict.keys);
        visit_exprs(w, &expr->dict.values);
        break;
    case EXPR_SET:
    case EXPR_LIST:
    case EXPR_TUPLE:
        visit_exprs(w, &expr->sequence.items);
        break;
    case EXPR_LIST_COMP:
    case EXPR_SET_COMP:
    case EXPR_DICT_COMP:
        visit_comprehension(w, expr, w->is_held);
        break;
    case EXPR_GENERATOR:
        visit_comprehension(w, expr, true);
        break;
    case EXPR_YIELD:
    case EXPR_YIELD_FROM:
        w->function->is_generator = true;
        visit_optional(w, expr->yield.value);
        break;
    case EXPR_AWAIT:
        visit_optional(w, expr->yield.value);
        break;
    case EXPR_COMPARE:
        visit_expr(w, expr->compare.left);
        visit_exprs(w, &expr->compare.rest);
        break;
    case EXPR_CALL:
        visit_call(w, expr);
        break;
    case EXPR_FORMATTED_VALUE:
        visit_expr(w, expr->formatted.value);
        visit_optional(w, expr->formatted.format_spec);
        break;
    case EXPR_JOINED_STR:
        visit_exprs(w, &expr->joined.parts);
        break;
    case EXPR_ATTRIBUTE:
        if (!w->is_resolving)
            expr->attribute.name = private_name(w, expr->attribute.name);
        visit_expr(w, expr->attribute.value);
        break;
    case EXPR_SUBSCRIPT:
        visit_expr(w, expr->subscript.value);
        visit_expr(w, expr->subscript.index);
        break;
    case EXPR_STARRED:
        visit_expr(w, expr->starred.value);
        break;
    case EXPR_NAME:
        visit_name(w, expr);
        break;
    case EXPR_SLICE:
        visit_optional(w, expr->slice.lower);
        visit_optional(w, expr->slice.upper);
        visit_optional(w, expr->slice.step);
        break;
    default:
        break;
    }
}

/* ---- statements --------------------------------------------------------------------------------------------------------- */

static void declare(Walker *w, PointerMap *map, const NameVec *names)
{
    vec_each(i, names) {
        pointer_map_set(w->infer->arena, map, names->items[i], w);
        Scope *module = w->scope;
        while (module->parent)
            module = module->parent;
        if (map == &w->scope->globals && !pointer_map_has(&module->symbols, names->items[i])) {
            Symbol *symbol = new_symbol(w->infer, module, names->items[i]); /* only ever assigned by functions */
            pointer_map_set(w->infer->arena, &module->symbols, names->items[i], symbol);
        }
    }
}

static void visit_pattern(Walker *w, Pattern *pattern)
{
    if (!pattern)
        return;
    if (pattern->name && !w->is_resolving)
        add_symbol(w, pattern->name);
    visit_optional(w, pattern->value);
    visit_exprs(w, &pattern->keys);
    vec_each(i, &pattern->patterns)
        visit_pattern(w, pattern->patterns.items[i]);
    vec_each(i, &pattern->keyword_patterns)
        visit_pattern(w, pattern->keyword_patterns.items[i]);
    visit_pattern(w, pattern->inner);
}

static void visit_imports(Walker *w, const AliasVec *names, bool is_from)
{
    vec_each(i, names) {
        const Alias *alias = names->items[i];
        if (w->is_resolving || name_is(alias->name, "*"))
            continue;
        Name name = alias->as_name ? alias->as_name : alias->name;
        if (!is_from && !alias->as_name)
            name = name_intern_bytes(w->infer->names, name->text, strcspn(name->text, "."));
        add_symbol(w, name);
    }
}

static void visit_try(Walker *w, Stmt *stmt)
{
    visit_block(w, &stmt->try_stmt.body);
    vec_each(i, &stmt->try_stmt.handlers) {
        ExceptHandler *handler = stmt->try_stmt.handlers.items[i];
        visit_optional(w, handler->type);
        if (handler->name && !w->is_resolving)
            add_symbol(w, handler->name);
        visit_block(w, &handler->body);
    }
    visit_block(w, &stmt->try_stmt.orelse);
    visit_block(w, &stmt->try_stmt.finalbody);
}

static void visit_assign(Walker *w, Stmt *stmt)
{
    Expr *first = stmt->assign.targets.items[0];
    w->lambda_name = first->kind == EXPR_NAME ? first->name.id : NULL;
    visit_expr(w, stmt->assign.value);
    w->lambda_name = NULL;
    visit_exprs(w, &stmt->assign.targets);
}

static void add_definition(Walker *w, Stmt *stmt)
{
    Symbol *symbol = add_symbol(w, stmt->function_def.name);
    if (symbol)
        symbol->is_definition = symbol->bindings == 1; /* until a decorator gives something else */
}

static void visit_with(Walker *w, Stmt *stmt)
{
    vec_each(i, &stmt->with_stmt.items) {
        visit_expr(w, stmt->with_stmt.items.items[i]->context);
        visit_optional(w, stmt->with_stmt.items.items[i]->target);
    }
    visit_block(w, &stmt->with_stmt.body);
}

static void visit_stmt(Walker *w, Stmt *stmt)
{
    if (!w->is_resolving)
        attributes_spell_out(w->infer, stmt, w->function);
    if (!w->is_resolving && stmt->kind == STMT_FUNCTION_DEF)
        function_attributes_spell_out(w->infer, stmt);
    if (!w->is_resolving && stmt->kind == STMT_FUNCTION_DEF)
        capturing_classes_spell_out(w->infer, stmt, w->function);
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        visit_exprs(w, &stmt->function_def.decorators);
        if (!w->is_resolving)
            add_definition(w, stmt);
        visit_function(w, stmt, NULL);
        break;
    case STMT_CLASS_DEF:
        visit_exprs(w, &stmt->class_def.decorators);
        if (!w->is_resolving)
            add_symbol(w, stmt->class_def.name);
        visit_class(w, stmt);
        break;
    case STMT_RETURN:
        visit_optional(w, stmt->return_stmt.value);
        break;
    case STMT_DELETE:
        visit_exprs(w, &stmt->delete_stmt.targets);
        break;
    case STMT_ASSIGN:
        visit_assign(w, stmt);
        break;
    case STMT_AUG_ASSIGN:
        visit_expr(w, stmt->aug_assign.value);
        visit_expr(w, stmt->aug_assign.target);
        break;
    case STMT_ANN_ASSIGN:
        visit_optional(w, stmt->ann_assign.value);
        visit_expr(w, stmt->ann_assign.target);
        break;
    case STMT_FOR:
        visit_expr(w, stmt->for_stmt.iter);
        w->loops++;
        visit_expr(w, stmt->for_stmt.target);
        visit_block(w, &stmt->for_stmt.body);
        w->loops--;
        visit_block(w, &stmt->for_stmt.orelse);
        break;
    case STMT_WHILE:
        visit_expr(w, stmt->while_stmt.test);
        w->loops++;
        visit_block(w, &stmt->while_stmt.body);
        w->loops--;
        visit_block(w, &stmt->while_stmt.orelse);
        break;
    case STMT_IF:
        visit_expr(w, stmt->if_stmt.test);
        visit_block(w, &stmt->if_stmt.body);
        visit_block(w, &stmt->if_stmt.orelse);
        break;
    case STMT_WITH:
        visit_with(w, stmt);
        break;
    case STMT_MATCH:
        if (!match_spell_out(w->infer, stmt)) {
            visit_stmt(w, stmt);
            break;
        }
        visit_expr(w, stmt->match.subject);
        vec_each(i, &stmt->match.cases) {
            visit_pattern(w, stmt->match.cases.items[i]->pattern);
            visit_optional(w, stmt->match.cases.items[i]->guard);
            visit_block(w, &stmt->match.cases.items[i]->body);
        }
        break;
    case STMT_RAISE:
        visit_optional(w, stmt->raise.exception);
        visit_optional(w, stmt->raise.cause);
        break;
    case STMT_TRY:
        visit_try(w, stmt);
        break;
    case STMT_ASSERT:
        visit_expr(w, stmt->assert_stmt.test);
        visit_optional(w, stmt->assert_stmt.message);
        break;
    case STMT_IMPORT:
        visit_imports(w, &stmt->import.names, false);
        break;
    case STMT_IMPORT_FROM:
        visit_imports(w, &stmt->import_from.names, true);
        break;
    case STMT_GLOBAL:
        declare(w, &w->scope->globals, &stmt->scope.names);
        break;
    case STMT_NONLOCAL:
        declare(w, &w->scope->nonlocals, &stmt->scope.names);
        break;
    case STMT_EXPR:
        visit_expr(w, stmt->expr.value);
        break;
    default:
        break;
    }
}

static void visit_block(Walker *w, const Block *block)
{
    vec_each(i, block)
        visit_stmt(w, block->items[i]);
}

void scopes_add_to_class(Frame *frame, UserClass *class_, const Block *block)
{
    Walker walker = {.infer = frame->infer, .function = frame->function, .scope = frame->scope, .class_ = class_};
    walker.prefix = arena_printf(frame->arena, "%s.", class_->class_.name->text);
    visit_block(&walker, block);
    walker.is_resolving = true;
    visit_block(&walker, block);
}

void scopes_add_expr(Frame *frame, Expr *expr)
{
    Walker walker = {.infer = frame->infer, .function = frame->function, .scope = frame->scope, .prefix = ""};
    visit_expr(&walker, expr);
    walker.is_resolving = true;
    visit_expr(&walker, expr);
    if (frame->env)
        env_grow(frame, frame->env);
}

UserClass *scopes_add_class(Frame *frame, Stmt *stmt)
{
    Walker walker = {.infer = frame->infer, .function = frame->function, .scope = frame->scope, .prefix = ""};
    visit_class(&walker, stmt);
    return pointer_map_get(&frame->infer->classes, stmt);
}

void scopes_build(Infer *infer, UserFunction *body)
{
    Walker walker = {.infer = infer, .function = body, .prefix = ""};
    walker.scope = new_scope(infer, body, NULL);
    if (body->params)
        add_params(&walker, body->params);
    visit_block(&walker, body->body);
    walker.is_resolving = true;
    visit_block(&walker, body->body);
}
