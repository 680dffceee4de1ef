/*
 * functools.lru_cache and cache where the plain rule (rules/functools.pyi: a closure with a dict) does not do: on methods, and on functions
 * whose cache_info() or cache_clear() the file asks for. They are spelled as what they do, before sema looks:
 *
 *     @lru_cache(maxsize=8)                   fib_cache = _Cache(8)
 *     def fib(n):                             def make_fib(n):
 *         ...                                     ...
 *                                             def fib(n):
 *                                                 key_ = (n,)
 *                                                 if not fib_cache.find(key_):
 *                                                     fib_cache.keep(key_, make_fib(n))
 *                                                 return fib_cache.results[key_]
 *     fib.cache_info()                        fib_cache.info()
 *
 * A method's dict is an attribute of its class, and self is a part of the key.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <string.h>

typedef struct Caches {
    Infer *infer;
    NameVec asked; /* functions whose cache_info, cache_clear is asked for */
    bool is_any;
} Caches;

static bool is_last_name(const Expr *expr, const char *name)
{
    return (expr->kind == EXPR_NAME && name_is(expr->name.id, name)) || (expr->kind == EXPR_ATTRIBUTE && name_is(expr->attribute.name, name) &&
                                                                         expr->attribute.value->kind == EXPR_NAME && name_is(expr->attribute.value->name.id, "functools"));
}

/* The size that a decorator says, as Python text; NULL if it is no cache. */
static const char *size_of_cache(const Expr *decorator)
{
    if (is_last_name(decorator, "cache"))
        return "None";
    if (is_last_name(decorator, "lru_cache"))
        return "128";
    if (decorator->kind != EXPR_CALL || !is_last_name(decorator->call.func, "lru_cache"))
        return NULL;
    const Expr *size = decorator->call.args.count ? decorator->call.args.items[0] : NULL;
    vec_each(i, &decorator->call.keywords)
        if (decorator->call.keywords.items[i]->name && name_is(decorator->call.keywords.items[i]->name, "maxsize"))
            size = decorator->call.keywords.items[i]->value;
    if (!size)
        return "128";
    if (size->kind != EXPR_CONSTANT)
        return NULL;
    return size->constant.kind == CONSTANT_INT ? size->constant.text : size->constant.kind == CONSTANT_NONE ? "None" : NULL;
}

static bool is_asked(const Caches *c, Name name)
{
    vec_each(i, &c->asked)
        if (c->asked.items[i] == name)
            return true;
    return false;
}

static const char *params_text(Caches *c, const Params *params, size_t from)
{
    Text text = {0};
    for (size_t i = from; i < params->args.count; i++)
        text_printf(&text, "%s%s", i > from ? ", " : "", params->args.items[i]->name->text);
    return text_take(&text, c->infer->arena);
}

/* The function with the decorator's name; the defaults go over to it. */
static void spell_cache(Caches *c, Block *out, Stmt *stmt, const char *size, bool is_method)
{
    Arena *arena = c->infer->arena;
    const char *name = stmt->function_def.name->text;
    Params *params = &stmt->function_def.params;
    const char *all = params_text(c, params, 0), *given = is_method ? params_text(c, params, 1) : all;
    const char *self = is_method ? arena_printf(arena, "%s.", params->args.items[0]->name->text) : "";
    const char *text = arena_printf(arena,
                                    "%1$s_cache = _Cache(%2$s)\n"
                                    "def %1$s(%3$s):\n"
                                    "    key_ = (%3$s%4$s)\n"
                                    "    if not %5$s%1$s_cache.find(key_):\n"
                                    "        %5$s%1$s_cache.keep(key_, %5$smake_%1$s(%6$s))\n"
                                    "    return %5$s%1$s_cache.results[key_]\n",
                                    name, size, all, params->args.count == 1 ? "," : "", self, given);
    if (is_method)
        text = arena_printf(arena,
                            "%1$s_cache = {}\n"
                            "def %1$s(%2$s):\n"
                            "    key_ = (%2$s%3$s)\n"
                            "    if key_ not in %4$s%1$s_cache:\n"
                            "        %4$s%1$s_cache[key_] = %4$smake_%1$s(%5$s)\n"
                            "    return %4$s%1$s_cache[key_]\n",
                            name, all, params->args.count == 1 ? "," : "", self, given);
    const Block *made = synth_parse(c->infer, text, stmt->span, NULL, 0);
    Params *own = &made->items[1]->function_def.params;
    vec_each(i, &params->args) {
        own->args.items[i]->default_value = params->args.items[i]->default_value;
        params->args.items[i]->default_value = NULL;
    }
    stmt->function_def.name = name_printf(c->infer->names, "make_%s", name);
    stmt->function_def.decorators.count = 0;
    vec_push(arena, out, made->items[0]);
    vec_push(arena, out, stmt);
    vec_push(arena, out, made->items[1]);
    vec_push(arena, &c->infer->made_functions, made->items[1]);
    c->is_any |= !is_method;
}

static void spell_block(Caches *c, Block *block, bool is_class)
{
    Block out = *block;
    out.items = NULL;
    out.count = out.capacity = 0;
    vec_each(i, block) {
        Stmt *stmt = block->items[i];
        if (stmt->kind == STMT_CLASS_DEF)
            spell_block(c, &stmt->class_def.body, true);
        bool is_candidate = stmt->kind == STMT_FUNCTION_DEF && stmt->function_def.decorators.count == 1 && (is_class || is_asked(c, stmt->function_def.name));
        const Params *params = is_candidate ? &stmt->function_def.params : NULL;
        is_candidate = params && params->args.count && !params->posonly.count && !params->kwonly.count && !params->vararg && !params->kwarg;
        const char *size = is_candidate ? size_of_cache(stmt->function_def.decorators.items[0]) : NULL;
        if (size)
            spell_cache(c, &out, stmt, size, is_class);
        else
            vec_push(c->infer->arena, &out, stmt);
    }
    *block = out;
}

/* fib.cache_info() and its like, which are noted and spelled at once. */
static void look_at(Expr *expr, void *data)
{
    static const char *const methods[][2] = {{"cache_info", "info"}, {"cache_clear", "clear"}};
    Caches *c = data;
    walk_expr(expr, look_at, data);
    Expr *func = expr->kind == EXPR_CALL ? expr->call.func : NULL;
    if (!func || func->kind != EXPR_ATTRIBUTE || func->attribute.value->kind != EXPR_NAME || expr->call.args.count)
        return;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (name_is(func->attribute.name, methods[i][0])) {
            Name name = func->attribute.value->name.id;
            vec_push(c->infer->arena, &c->asked, name);
            func->attribute.value->name.id = name_printf(c->infer->names, "%s_cache", name->text);
            func->attribute.name = name_intern(c->infer->names, methods[i][1]);
        }
}

void caches_spell_out(Infer *infer, const Module *module)
{
    Caches c = {.infer = infer};
    Block *body = (Block *)&module->body;
    bool is_imported = false;
    vec_each(i, body) {
        const Stmt *stmt = body->items[i];
        is_imported |= stmt->kind == STMT_IMPORT_FROM && stmt->import_from.module && name_is(stmt->import_from.module, "functools");
        for (size_t k = 0; stmt->kind == STMT_IMPORT && k < stmt->import.names.count; k++)
            is_imported |= name_is(stmt->import.names.items[k]->name, "functools");
    }
    if (!is_imported)
        return;
    walk_block_exprs(body, look_at, &c);
    spell_block(&c, body, false);
    if (!c.is_any)
        return;
    Block whole = *body;
    whole.items = NULL;
    whole.count = whole.capacity = 0;
    const Block *import = synth_parse(infer, "from _caches import _Cache\n", body->items[0]->span, NULL, 0);
    size_t start = 0;
    while (start < body->count && (body->items[start]->kind == STMT_EXPR || (body->items[start]->kind == STMT_IMPORT_FROM && body->items[start]->import_from.module &&
                                                                               name_is(body->items[start]->import_from.module, "__future__"))))
        vec_push(infer->arena, &whole, body->items[start++]);
    vec_push(infer->arena, &whole, import->items[0]);
    for (size_t i = start; i < body->count; i++)
        vec_push(infer->arena, &whole, body->items[i]);
    *body = whole;
}
