/*
 * Classes in functions whose methods use variables of the function: an object holds what it needs. `n` in a method of
 *
 *     def make(n):
 *         class Scaler:
 *             def scale(self, x): return n * x
 *
 * becomes `self.outer_n`, which __init__ takes as a keyword and every `Scaler(...)` in the function gives. Where the class is handed on
 * as a value, a function that makes objects goes in its place. Only variables that nothing binds again after the class statement are
 * taken so; of others sema says that they are not converted.
 */
#include "sema/infer.h"

#include <string.h>

#include "syntax/walk.h"

typedef struct Capture {
    Infer *infer;
    Stmt *class_;
    NameVec bound;    /* of the function at hand */
    NameVec taken;    /* what methods use of it */
    const Stmt *method;
    Name owner;       /* name of the class */
    Expr *called;     /* the class's name where it is called */
    bool fails, is_value;
} Capture;

static void add_name(Infer *infer, NameVec *names, Name name)
{
    if (!names_have(names, name))
        vec_push(infer->arena, names, name);
}

/* ---- what a function binds --------------------------------------------------------------------------------------------------- */

typedef struct Bindings {
    Infer *infer;
    NameVec names, late; /* bound at all; bound where the class has been made */
    Span class_;
} Bindings;

static void find_store(Expr *expr, void *data)
{
    Bindings *b = data;
    if (expr->kind == EXPR_LAMBDA)
        return;
    if (expr->kind == EXPR_NAME && expr->context != CONTEXT_LOAD) {
        add_name(b->infer, &b->names, expr->name.id);
        if (expr->span.start >= b->class_.start)
            add_name(b->infer, &b->late, expr->name.id);
    }
    walk_expr(expr, find_store, data);
}

static void find_stores(Block *block, void *data)
{
    Bindings *b = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        bool is_inner = stmt->kind == STMT_FUNCTION_DEF || stmt->kind == STMT_CLASS_DEF;
        if (stmt->kind == STMT_NONLOCAL || stmt->kind == STMT_GLOBAL)
            vec_each(k, &stmt->scope.names)
                add_name(b->infer, &b->late, stmt->scope.names.items[k]);
        if (is_inner)
            continue;
        walk_stmt_exprs(stmt, find_store, data);
        walk_stmt_blocks(stmt, find_stores, data);
    }
}

static void find_nonlocals(Block *block, void *data)
{
    Bindings *b = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_NONLOCAL)
            vec_each(k, &stmt->scope.names)
                add_name(b->infer, &b->late, stmt->scope.names.items[k]);
        walk_stmt_blocks(stmt, find_nonlocals, data);
    }
}

static void add_params(Bindings *b, const Params *params)
{
    const ParamVec *lists[] = {&params->posonly, &params->args, &params->kwonly};
    for (size_t i = 0; i < 3; i++)
        vec_each(k, lists[i])
            add_name(b->infer, &b->names, lists[i]->items[k]->name);
    if (params->vararg)
        add_name(b->infer, &b->names, params->vararg->name);
    if (params->kwarg)
        add_name(b->infer, &b->names, params->kwarg->name);
}

/* Names of the function that stay what they are once the class is made. */
static NameVec settled_names(Infer *infer, const Stmt *function, Span class_)
{
    Bindings b = {.infer = infer, .class_ = class_};
    NameVec out = {0};
    add_params(&b, &function->function_def.params);
    find_stores((Block *)&function->function_def.body, &b);
    find_nonlocals((Block *)&function->function_def.body, &b);
    vec_each(i, &b.names)
        if (!names_have(&b.late, b.names.items[i]))
            vec_push(infer->arena, &out, b.names.items[i]);
    return out;
}

/* ---- methods ------------------------------------------------------------------------------------------------------------------ */

typedef struct Method {
    Capture *capture;
    NameVec own;  /* names of the method itself and of functions in it */
    Name self;
    bool rewrites;
} Method;

static void visit_use(Expr *expr, void *data)
{
    Method *m = data;
    walk_expr(expr, visit_use, data);
    if (expr->kind != EXPR_NAME || expr->context != CONTEXT_LOAD || names_have(&m->own, expr->name.id) || !names_have(&m->capture->bound, expr->name.id))
        return;
    if (!m->self) {
        m->capture->fails = true;
        return;
    }
    add_name(m->capture->infer, &m->capture->taken, expr->name.id);
    if (!m->rewrites)
        return;
    Name field = name_printf(m->capture->infer->names, "outer_%s", expr->name.id->text);
    Expr *self = synth_expr(m->capture->infer, m->self->text, expr->span);
    expr->kind = EXPR_ATTRIBUTE;
    expr->attribute.value = self;
    expr->attribute.name = field;
    expr->attribute.name_span = expr->span;
}

static void own_names(Block *block, void *data)
{
    Bindings *b = data;
    find_stores(block, b);
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_FUNCTION_DEF) {
            add_name(b->infer, &b->names, stmt->function_def.name);
            add_params(b, &stmt->function_def.params);
        }
        walk_stmt_blocks(stmt, own_names, b);
    }
}

static void lambda_names(Expr *expr, void *data)
{
    Bindings *b = data;
    if (expr->kind == EXPR_LAMBDA)
        add_params(b, &expr->lambda.params);
    walk_expr(expr, lambda_names, data);
}

static bool is_of_class(const Stmt *def)
{
    vec_each(i, &def->function_def.decorators) {
        const Expr *decorator = def->function_def.decorators.items[i];
        if (decorator->kind == EXPR_NAME && (name_is(decorator->name.id, "staticmethod") || name_is(decorator->name.id, "classmethod")))
            return true;
    }
    return !def->function_def.params.args.count;
}

static void visit_methods(Capture *c, bool rewrites)
{
    Block *body = &c->class_->class_def.body;
    vec_each(i, body) {
        Stmt *def = body->items[i];
        if (def->kind != STMT_FUNCTION_DEF)
            continue;
        Bindings own = {.infer = c->infer, .class_ = def->span};
        add_params(&own, &def->function_def.params);
        own_names(&def->function_def.body, &own);
        walk_block_exprs(&def->function_def.body, lambda_names, &own);
        Method m = {.capture = c, .own = own.names, .rewrites = rewrites, .self = is_of_class(def) ? NULL : def->function_def.params.args.items[0]->name};
        walk_block_exprs(&def->function_def.body, visit_use, &m);
    }
}

/* ---- the uses of the class -------------------------------------------------------------------------------------------------------- */

/* `check`: nothing is changed; a use that cannot be spelled fails. */
typedef struct Uses {
    Capture *capture;
    bool is_check;
} Uses;

static bool is_class_name(const Capture *c, const Expr *expr)
{
    return expr->kind == EXPR_NAME && expr->name.id == c->owner;
}

static bool asks_class(const Expr *call)
{
    const Expr *func = call->call.func;
    return func->kind == EXPR_NAME && (name_is(func->name.id, "isinstance") || name_is(func->name.id, "issubclass") || name_is(func->name.id, "super"));
}

static void give_captured(Capture *c, Expr *call)
{
    vec_each(i, &c->taken) {
        const char *name = c->taken.items[i]->text;
        Expr *made = synth_expr(c->infer, arena_printf(c->infer->arena, "f(outer_%1$s=%1$s)", name), call->span);
        vec_push(c->infer->arena, &call->call.keywords, made->call.keywords.items[0]);
    }
}

static void visit_class_use(Expr *expr, void *data)
{
    const Uses *uses = data;
    Capture *c = uses->capture;
    if (expr->kind == EXPR_ATTRIBUTE && is_class_name(c, expr->attribute.value))
        return;
    if (expr->kind == EXPR_CALL && asks_class(expr)) {
        vec_each(i, &expr->call.args)
            if (!is_class_name(c, expr->call.args.items[i]) && expr->call.args.items[i]->kind != EXPR_TUPLE)
                visit_class_use(expr->call.args.items[i], data);
        return;
    }
    if (expr->kind == EXPR_CALL && is_class_name(c, expr->call.func)) {
        vec_each(i, &expr->call.args)
            visit_class_use(expr->call.args.items[i], data);
        vec_each(i, &expr->call.keywords)
            visit_class_use(expr->call.keywords.items[i]->value, data);
        if (!uses->is_check)
            give_captured(c, expr);
        return;
    }
    if (is_class_name(c, expr)) {
        c->fails |= expr->context != CONTEXT_LOAD;
        c->is_value = true;
        if (!uses->is_check)
            expr->name.id = name_printf(c->infer->names, "_new_%s", c->owner->text);
        return;
    }
    walk_expr(expr, visit_class_use, data);
}

static void visit_class_uses(Block *block, void *data)
{
    const Uses *uses = data;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_CLASS_DEF && stmt != uses->capture->class_)
            vec_each(k, &stmt->class_def.bases)
                uses->capture->fails |= is_class_name(uses->capture, stmt->class_def.bases.items[k]);
        walk_stmt_exprs(stmt, visit_class_use, data);
        walk_stmt_blocks(stmt, visit_class_uses, data);
    }
}

/* ---- the class ------------------------------------------------------------------------------------------------------------------ */

static Stmt *init_of(const Stmt *class_)
{
    vec_each(i, &class_->class_def.body) {
        Stmt *stmt = class_->class_def.body.items[i];
        if (stmt->kind == STMT_FUNCTION_DEF && name_is(stmt->function_def.name, "__init__"))
            return stmt;
    }
    return NULL;
}

static void take_captured(Capture *c)
{
    Stmt *init = init_of(c->class_);
    Text params = {0}, stores = {0};
    const char *self = init ? init->function_def.params.args.items[0]->name->text : "self";
    vec_each(i, &c->taken) {
        text_printf(&params, ", outer_%s", c->taken.items[i]->text);
        text_printf(&stores, "    %1$s.outer_%2$s = outer_%2$s\n", self, c->taken.items[i]->text);
    }
    bool has_base = c->class_->class_def.bases.count > 0;
    const char *text = init ? arena_printf(c->infer->arena, "def f(%s, *%s):\n%s", self, text_string(&params), text_string(&stores))
                       : has_base ? arena_printf(c->infer->arena, "def __init__(self, *args%s, **kwargs):\n%s    super().__init__(*args, **kwargs)\n",
                                                 text_string(&params), text_string(&stores))
                                  : arena_printf(c->infer->arena, "def __init__(self, *%s):\n%s", text_string(&params), text_string(&stores));
    Stmt *made = synth_parse(c->infer, text, c->class_->span, NULL, 0)->items[0];
    text_release(&params);
    text_release(&stores);
    if (!init) {
        vec_push(c->infer->arena, &c->class_->class_def.body, made);
        return;
    }
    Block body = {0};
    vec_each(i, &made->function_def.params.kwonly)
        vec_push(c->infer->arena, &init->function_def.params.kwonly, made->function_def.params.kwonly.items[i]);
    vec_each(i, &made->function_def.body)
        vec_push(c->infer->arena, &body, made->function_def.body.items[i]);
    vec_each(i, &init->function_def.body)
        vec_push(c->infer->arena, &body, init->function_def.body.items[i]);
    init->function_def.body = body;
}

static void put_maker(Capture *c, Block *body)
{
    Text text = {0};
    text_printf(&text, "def _new_%1$s(*args, **kwargs):\n    return %1$s(*args", c->owner->text);
    vec_each(i, &c->taken)
        text_printf(&text, ", outer_%1$s=%1$s", c->taken.items[i]->text);
    text_add(&text, ", **kwargs)\n");
    Stmt *made = synth_parse(c->infer, text_string(&text), c->class_->span, NULL, 0)->items[0];
    text_release(&text);
    Block all = {0};
    vec_each(i, body) {
        vec_push(c->infer->arena, &all, body->items[i]);
        if (body->items[i] == c->class_)
            vec_push(c->infer->arena, &all, made);
    }
    *body = all;
}

static void spell_class(Infer *infer, Stmt *function, const UserFunction *around, Stmt *class_)
{
    Capture c = {.infer = infer, .class_ = class_, .owner = class_->class_def.name, .bound = settled_names(infer, function, class_->span)};
    for (const UserFunction *f = around; f; f = f->parent) {
        NameVec outer = f->def && f->params ? settled_names(infer, f->def, class_->span) : (NameVec){0};
        vec_each(i, &outer)
            add_name(infer, &c.bound, outer.items[i]);
    }
    visit_methods(&c, false);
    if (c.fails || !c.taken.count || class_->class_def.decorators.count)
        return;
    Uses uses = {.capture = &c, .is_check = true};
    visit_class_uses(&function->function_def.body, &uses);
    const Stmt *init = init_of(class_);
    if (c.fails || (init && !init->function_def.params.args.count))
        return;
    uses.is_check = false;
    visit_class_uses(&function->function_def.body, &uses);
    visit_methods(&c, true);
    take_captured(&c);
    if (c.is_value)
        put_maker(&c, &function->function_def.body);
}

void capturing_classes_spell_out(Infer *infer, Stmt *function, const UserFunction *around)
{
    Block body = function->function_def.body;
    vec_each(i, &body)
        if (body.items[i]->kind == STMT_CLASS_DEF)
            spell_class(infer, function, around, body.items[i]);
}
