/*
 * The variables of a module by name: globals(), and exec of a file, which sets them. They are spelled as other Python before sema
 * looks at a file of the script:
 *
 *     exec(open("configurator.py").read())    the statements of that file
 *     exec(open(path).read())                 set_globals(assigned_by(open(path).read(), get_global))
 *     globals()[name] = value                 set_global(name, value)
 *     globals().update(values)                set_globals(values.items())
 *     globals()[name]                         get_global(name)
 *     name in globals()                       has_global(name)
 *     globals()                               all_globals()
 *
 * These are functions that the file gets, made of the names it binds: `if name == "lr": return lr`. A variable that only ever is a
 * number or a text keeps its type, so what set_global gives it must have that type too (rules/_globals.pyi). The names that an executed
 * file binds for itself are not among them.
 */
#include "sema/infer.h"
#include "syntax/walk.h"

#include <stdint.h>
#include <string.h>
#include <sys/stat.h>

/* What a name is bound to: a number or text of one type, None or one of those, anything else, a module, function or class. */
typedef enum BoundTo { TO_INT, TO_FLOAT, TO_BOOL, TO_STR, TO_SCALAR, TO_VALUE, TO_DEFINITION } BoundTo;

typedef struct Bound {
    Name name;
    BoundTo to;
    size_t certain_at; /* so many questions for all names stand before it is certain to be bound; SIZE_MAX: never */
} Bound;

typedef enum Helper { SET_GLOBAL, SET_GLOBALS, GET_GLOBAL, HAS_GLOBAL, ALL_GLOBALS, HELPER_COUNT } Helper;

typedef struct Globals {
    Infer *infer;
    const Module *module;
    Vec(Bound) bound;
    size_t asked[HELPER_COUNT]; /* so many names, plus 1, are known where the helper is used last; 0: it is not */
    size_t first[HELPER_COUNT]; /* and so many were certain where it is used first: as in certain_at */
    size_t time;
    bool is_certain;     /* of what is bound now */
    bool is_executed;    /* the block stands in another file */
    bool is_in_function;
    bool has_star;       /* from m import *: which names there are is not known */
    StmtVec functions;   /* whose bodies are looked at when all names are known */
} Globals;

static const char *const helper_names[] = {"set_global", "set_globals", "get_global", "has_global", "all_globals"};

static bool is_call_of(const Expr *expr, const char *name, size_t least, size_t most)
{
    return expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_NAME && name_is(expr->call.func->name.id, name) &&
           expr->call.args.count >= least && expr->call.args.count <= most && !expr->call.keywords.count;
}

/* globals(), and locals() and vars() of a module's body. */
static bool is_globals(const Globals *g, const Expr *expr)
{
    if (g->has_star)
        return false;
    return is_call_of(expr, "globals", 0, 0) || (!g->is_in_function && (is_call_of(expr, "locals", 0, 0) || is_call_of(expr, "vars", 0, 0)));
}

static bool is_method_of_globals(const Globals *g, const Expr *expr, const char *method)
{
    return expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_ATTRIBUTE && name_is(expr->call.func->attribute.name, method) &&
           is_globals(g, expr->call.func->attribute.value);
}

/* ---- what is bound ---------------------------------------------------------------------------------------------------------- */

static void bind(Globals *g, Name name, BoundTo to)
{
    if (g->is_executed)
        return;
    size_t certain_at = g->is_certain ? g->time : SIZE_MAX;
    vec_each(i, &g->bound) {
        Bound *bound = &g->bound.items[i];
        if (bound->name != name)
            continue;
        bool are_alike = bound->to == to || bound->to > TO_SCALAR || to > TO_SCALAR;
        bound->to = !are_alike ? TO_SCALAR : to > bound->to ? to : bound->to;
        bound->certain_at = bound->certain_at < certain_at ? bound->certain_at : certain_at;
        return;
    }
    vec_push(g->infer->arena, &g->bound, ((Bound){name, to, certain_at}));
}

static BoundTo kind_of(const Globals *g, const Expr *value);

static BoundTo kind_of_both(const Globals *g, const Expr *a, const Expr *b)
{
    BoundTo left = kind_of(g, a), right = kind_of(g, b);
    return left == right ? left : left == TO_VALUE || right == TO_VALUE ? TO_VALUE : TO_SCALAR;
}

static BoundTo kind_of_operation(const Globals *g, const Expr *value)
{
    BoundTo both = kind_of_both(g, value->bin_op.left, value->bin_op.right);
    BoundTo left = kind_of(g, value->bin_op.left), right = kind_of(g, value->bin_op.right);
    bool has_text = left == TO_STR || right == TO_STR, has_float = left == TO_FLOAT || right == TO_FLOAT;
    if (has_text)
        return TO_STR;
    if (value->bin_op.op == BINARY_POW)
        return has_float ? TO_FLOAT : TO_SCALAR;
    if (has_float || (both == TO_INT && value->bin_op.op == BINARY_DIV))
        return TO_FLOAT;
    return both == TO_BOOL ? TO_INT : both;
}

/* What a value surely is, as far as its text says: what a configuration sets is mostly a literal. */
static BoundTo kind_of(const Globals *g, const Expr *value)
{
    static const struct {
        const char *name;
        BoundTo kind;
    } makers[] = {{"int", TO_INT}, {"len", TO_INT}, {"float", TO_FLOAT}, {"str", TO_STR}, {"bool", TO_BOOL}};
    switch (value->kind) {
    case EXPR_CONSTANT:
        switch (value->constant.kind) {
        case CONSTANT_INT:
            return TO_INT;
        case CONSTANT_FLOAT:
            return TO_FLOAT;
        case CONSTANT_STR:
            return TO_STR;
        case CONSTANT_TRUE:
        case CONSTANT_FALSE:
            return TO_BOOL;
        default:
            return TO_SCALAR;
        }
    case EXPR_BIN_OP:
        return kind_of_operation(g, value);
    case EXPR_UNARY_OP:
        return value->unary_op.op == UNARY_NOT ? TO_BOOL : kind_of(g, value->unary_op.operand);
    case EXPR_COMPARE:
        return TO_BOOL;
    case EXPR_JOINED_STR:
        return TO_STR;
    case EXPR_IF:
        return kind_of_both(g, value->if_exp.body, value->if_exp.orelse);
    case EXPR_NAME:
        vec_each(i, &g->bound)
            if (g->bound.items[i].name == value->name.id)
                return g->bound.items[i].to;
        return TO_VALUE;
    case EXPR_CALL:
        for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
            if (is_call_of(value, makers[i].name, 1, 1))
                return makers[i].kind;
        return TO_VALUE;
    default:
        return TO_VALUE;
    }
}

static void bind_target(Globals *g, const Expr *target, BoundTo to)
{
    if (target->kind == EXPR_NAME)
        bind(g, target->name.id, to);
    else if (target->kind == EXPR_TUPLE || target->kind == EXPR_LIST)
        vec_each(i, &target->sequence.items)
            bind_target(g, target->sequence.items.items[i], TO_VALUE);
    else if (target->kind == EXPR_STARRED)
        bind_target(g, target->starred.value, TO_VALUE);
}

static void bind_imports(Globals *g, const Stmt *stmt)
{
    const AliasVec *names = stmt->kind == STMT_IMPORT ? &stmt->import.names : &stmt->import_from.names;
    vec_each(i, names) {
        const Alias *alias = names->items[i];
        Name name = alias->as_name ? alias->as_name : name_intern_bytes(g->infer->names, alias->name->text, strcspn(alias->name->text, "."));
        if (!name_is(name, "*"))
            bind(g, name, TO_DEFINITION);
    }
}

static void bind_names_of(Globals *g, const Stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_ASSIGN:
        vec_each(i, &stmt->assign.targets)
            bind_target(g, stmt->assign.targets.items[i], kind_of(g, stmt->assign.value));
        break;
    case STMT_ANN_ASSIGN:
        if (stmt->ann_assign.value)
            bind_target(g, stmt->ann_assign.target, kind_of(g, stmt->ann_assign.value));
        break;
    case STMT_FOR: {
        bool was_certain = g->is_certain;
        g->is_certain = false; /* there may be nothing to run over */
        bind_target(g, stmt->for_stmt.target, TO_VALUE);
        g->is_certain = was_certain;
        break;
    }
    case STMT_WITH:
        vec_each(i, &stmt->with_stmt.items)
            if (stmt->with_stmt.items.items[i]->target)
                bind_target(g, stmt->with_stmt.items.items[i]->target, TO_VALUE);
        break;
    case STMT_IMPORT:
    case STMT_IMPORT_FROM:
        bind_imports(g, stmt);
        break;
    case STMT_FUNCTION_DEF:
        bind(g, stmt->function_def.name, TO_DEFINITION);
        break;
    case STMT_CLASS_DEF:
        bind(g, stmt->class_def.name, TO_DEFINITION);
        break;
    default:
        break;
    }
}

/* ---- expressions ------------------------------------------------------------------------------------------------------------ */

static Expr *helper_call(Globals *g, Helper helper, Span span)
{
    if (!g->asked[helper])
        g->first[helper] = g->time++;
    g->asked[helper] = g->bound.count + 1;
    return synth_expr(g->infer, arena_printf(g->infer->arena, "%s()", helper_names[helper]), span);
}

static void replace(Expr *expr, Expr *by)
{
    bool is_parenthesized = expr->is_parenthesized;
    *expr = *by;
    expr->is_parenthesized = is_parenthesized;
}

static void replace_by_helper(Globals *g, Expr *expr, Helper helper, Expr *name)
{
    Expr *call = helper_call(g, helper, expr->span);
    if (name)
        vec_push(g->infer->arena, &call->call.args, name);
    replace(expr, call);
}

static void spell_expr(Expr *expr, void *data)
{
    Globals *g = data;
    bool is_called_item = expr->kind == EXPR_CALL && expr->call.func->kind == EXPR_SUBSCRIPT && is_call_of(expr->call.func->subscript.value, "globals", 0, 0) &&
                          expr->call.func->subscript.index->kind != EXPR_CONSTANT;
    if (is_called_item) { /* globals()[name](x): one of the functions and classes of this file */
        Expr *item = synth_expr(g->infer, "getattr(_this_module, y)", expr->call.func->span);
        item->call.args.items[1] = expr->call.func->subscript.index;
        expr->call.func = item;
    }
    walk_expr(expr, spell_expr, data);
    if (expr->kind == EXPR_SUBSCRIPT && expr->context == CONTEXT_LOAD && is_call_of(expr->subscript.value, "all_globals", 0, 0)) {
        const Expr *name = expr->subscript.index;
        bool is_known = name->kind == EXPR_CONSTANT && name->constant.kind == CONSTANT_STR;
        if (is_known)
            replace(expr, synth_expr(g->infer, name->constant.text, expr->span));
        else
            replace_by_helper(g, expr, GET_GLOBAL, expr->subscript.index);
    } else if (expr->kind == EXPR_COMPARE && expr->compare.rest.count == 1 && is_call_of(expr->compare.rest.items[0], "all_globals", 0, 0) &&
               (expr->compare.ops[0] == COMPARE_IN || expr->compare.ops[0] == COMPARE_NOT_IN)) {
        bool is_not = expr->compare.ops[0] == COMPARE_NOT_IN;
        const Expr *name = expr->compare.left;
        if (name->kind == EXPR_CONSTANT && name->constant.kind == CONSTANT_STR && (strcmp(name->constant.text, "__file__") == 0 || strcmp(name->constant.text, "__name__") == 0)) {
            replace(expr, synth_expr(g->infer, is_not ? "False" : "True", expr->span));
            return;
        }
        Expr *has = helper_call(g, HAS_GLOBAL, expr->span);
        vec_push(g->infer->arena, &has->call.args, expr->compare.left);
        Expr *negated = is_not ? synth_expr(g->infer, "not x", expr->span) : has;
        if (is_not)
            negated->unary_op.operand = has;
        replace(expr, negated);
    } else if (is_globals(g, expr)) {
        replace(expr, synth_expr(g->infer, "all_globals()", expr->span));
    }
}

/* What is left of all_globals() after the forms above is asked for as a whole. */
static void ask_for_all(Expr *expr, void *data)
{
    if (is_call_of(expr, "all_globals", 0, 0))
        helper_call(data, ALL_GLOBALS, expr->span);
    walk_expr(expr, ask_for_all, data);
}

/* ---- statements ------------------------------------------------------------------------------------------------------------- */

static void set_statement(Globals *g, Stmt *stmt, Expr *name, Expr *value)
{
    Expr *call = helper_call(g, SET_GLOBAL, stmt->span);
    Expr *boxed = synth_expr(g->infer, "boxed(x)", stmt->span);
    boxed->call.args.items[0] = value;
    vec_push(g->infer->arena, &call->call.args, name);
    vec_push(g->infer->arena, &call->call.args, boxed);
    stmt->kind = STMT_EXPR;
    stmt->expr.value = call;
}

/* set_globals(items) */
static void set_all(Globals *g, Stmt *stmt, Expr *items)
{
    Expr *call = helper_call(g, SET_GLOBALS, stmt->span);
    helper_call(g, SET_GLOBAL, stmt->span);
    vec_push(g->infer->arena, &call->call.args, items);
    stmt->expr.value = call;
}

/* The text that exec(text) runs, if it is open(path).read() or the like; compile(text, ...) is its text. */
static Expr *executed_file(const Stmt *stmt)
{
    Expr *call = stmt->kind == STMT_EXPR ? stmt->expr.value : NULL;
    if (!call || !is_call_of(call, "exec", 1, 2))
        return NULL;
    if (call->call.args.count == 2 && !is_call_of(call->call.args.items[1], "globals", 0, 0)) /* its names go elsewhere */
        return NULL;
    Expr *text = call->call.args.items[0];
    if (text->kind == EXPR_CALL && text->call.func->kind == EXPR_NAME && name_is(text->call.func->name.id, "compile") && text->call.args.count)
        text = text->call.args.items[0];
    bool is_read = text->kind == EXPR_CALL && text->call.func->kind == EXPR_ATTRIBUTE && name_is(text->call.func->attribute.name, "read") &&
                   !text->call.args.count;
    const Expr *file = is_read ? text->call.func->attribute.value : NULL;
    return file && file->kind == EXPR_CALL && file->call.func->kind == EXPR_NAME && name_is(file->call.func->name.id, "open") && file->call.args.count
               ? text
               : NULL;
}

static const Module *module_to_execute(Globals *g, const Expr *text)
{
    const Expr *path = text->call.func->attribute.value->call.args.items[0];
    if (path->kind != EXPR_CONSTANT || path->constant.kind != CONSTANT_STR)
        return NULL;
    const char *name = *path->constant.text == '/' ? path->constant.text : arena_printf(g->infer->arena, "%s/%s", g->infer->folder, path->constant.text);
    struct stat status;
    if (stat(name, &status) != 0 || !S_ISREG(status.st_mode))
        return NULL;
    const SourceFile *file = source_load(g->infer->program->syntax, name);
    return file ? parse_module(g->infer->program->syntax, file) : NULL;
}

static void spell_block(Block *block, void *data);

static void spell_statement(Globals *g, Stmt *stmt)
{
    Expr *text = g->is_in_function || g->has_star ? NULL : executed_file(stmt);
    if (text) {
        Expr *items = synth_expr(g->infer, "assigned_by(x, get_global)", text->span);
        items->call.args.items[0] = text;
        helper_call(g, GET_GLOBAL, stmt->span);
        set_all(g, stmt, items);
    }
    if (stmt->kind == STMT_EXPR && is_method_of_globals(g, stmt->expr.value, "update") && stmt->expr.value->call.args.count == 1) {
        Expr *items = synth_expr(g->infer, "x.items()", stmt->span);
        items->call.func->attribute.value = stmt->expr.value->call.args.items[0];
        set_all(g, stmt, items);
    }
    walk_stmt_exprs(stmt, spell_expr, g);
    const Expr *target = stmt->kind == STMT_ASSIGN && stmt->assign.targets.count == 1 ? stmt->assign.targets.items[0] : NULL;
    if (target && target->kind == EXPR_SUBSCRIPT && is_call_of(target->subscript.value, "all_globals", 0, 0))
        set_statement(g, stmt, target->subscript.index, stmt->assign.value);
    walk_stmt_exprs(stmt, ask_for_all, g);
}

/* The blocks of a statement: of a loop and an `if` it is not certain that they run. */
static void spell_blocks_of(Globals *g, Stmt *stmt)
{
    bool was_certain = g->is_certain;
    size_t before = g->bound.count;
    bool is_certain = stmt->kind == STMT_WITH || stmt->kind == STMT_TRY || (stmt->kind == STMT_IF && stmt->if_stmt.orelse.count);
    walk_stmt_blocks(stmt, spell_block, g);
    for (size_t i = before; i < g->bound.count && !is_certain; i++)
        g->bound.items[i].certain_at = SIZE_MAX;
    g->is_certain = was_certain;
}

static void spell_block(Block *block, void *data)
{
    Globals *g = data;
    Block spelled = *block;
    spelled.items = NULL;
    spelled.count = spelled.capacity = 0;
    for (size_t i = 0; i < block->count; i++) {
        Stmt *stmt = block->items[i];
        const Expr *text = g->is_in_function ? NULL : executed_file(stmt);
        const Module *executed = text ? module_to_execute(g, text) : NULL;
        if (executed) {
            Block body = executed->body;
            bool was_executed = g->is_executed;
            g->is_executed = true;
            spell_block(&body, g);
            g->is_executed = was_executed;
            vec_each(k, &body)
                vec_push(g->infer->arena, &spelled, body.items[k]);
            continue;
        }
        vec_push(g->infer->arena, &spelled, stmt);
        bool is_scope = stmt->kind == STMT_FUNCTION_DEF || stmt->kind == STMT_CLASS_DEF;
        if (is_scope && !g->is_in_function)
            vec_push(g->infer->arena, &g->functions, stmt);
        else
            spell_statement(g, stmt);
        if (!g->is_in_function)
            bind_names_of(g, stmt);
        if (!is_scope || g->is_in_function)
            spell_blocks_of(g, stmt);
    }
    *block = spelled;
}

/* ---- the functions ---------------------------------------------------------------------------------------------------------- */

/* A name for a parameter or local of these functions that no variable of the file has. */
static const char *unused_name(const Globals *g, const char *name)
{
    for (size_t i = 0; i < g->bound.count; i++)
        if (name_is(g->bound.items[i].name, name))
            return unused_name(g, arena_printf(g->infer->arena, "%s_", name));
    return name;
}

static void write_set(Globals *g, Text *text)
{
    static const char *const kinds[] = {"int", "float", "bool", "str"};
    const char *name = unused_name(g, "name"), *value = unused_name(g, "value"), *or_else = "if";
    size_t count = g->asked[SET_GLOBAL] - 1;
    text_printf(text, "def set_global(%s, %s):\n", name, value);
    for (size_t i = 0; i < count; i++)
        if (g->bound.items[i].to <= TO_SCALAR)
            text_printf(text, "    global %s\n", g->bound.items[i].name->text);
    for (size_t i = 0; i < count; i++) {
        const char *variable = g->bound.items[i].name->text;
        BoundTo to = g->bound.items[i].to;
        if (to > TO_SCALAR)
            continue;
        text_printf(text, "    %s %s == '%s':\n", or_else, name, variable);
        if (to < TO_SCALAR)
            text_printf(text, "        %s = as_%s(%s)\n", variable, kinds[to], value);
        else
            text_printf(text, "        %s = %s\n", variable, value);
        or_else = "elif";
    }
    bool is_none = strcmp(or_else, "if") == 0;
    text_printf(text, is_none ? "    no_such_global(%s)\n" : "    else:\n        no_such_global(%s)\n", name);
}

static void write_set_all(Globals *g, Text *text)
{
    (void)g;
    text_add(text, "def set_globals(items):\n    for name, value in items:\n        set_global(name, boxed(value))\n");
}

static void write_get(Globals *g, Text *text)
{
    const char *name = unused_name(g, "name");
    text_printf(text, "def get_global(%s):\n", name);
    for (size_t i = 0; i + 1 < g->asked[GET_GLOBAL]; i++) {
        const char *variable = g->bound.items[i].name->text;
        if (g->bound.items[i].to != TO_DEFINITION)
            text_printf(text, "    if %s == '%s':\n        return %s\n", name, variable, variable);
    }
    text_printf(text, "    raise KeyError(%s)\n", name);
}

static bool is_certain_for(const Globals *g, const Bound *bound, Helper helper)
{
    return bound->certain_at <= g->first[helper];
}

static void write_has(Globals *g, Text *text)
{
    const char *name = unused_name(g, "name");
    text_printf(text, "def has_global(%s):\n", name);
    for (size_t i = 0; i + 1 < g->asked[HAS_GLOBAL]; i++) {
        const Bound *bound = &g->bound.items[i];
        if (is_certain_for(g, bound, HAS_GLOBAL) || bound->to == TO_DEFINITION)
            continue;
        text_printf(text, "    if %s == '%s':\n        try:\n            %s\n", name, bound->name->text, bound->name->text);
        text_add(text, "        except NameError:\n            return False\n        return True\n");
    }
    text_printf(text, "    return %s in ('__name__', '__file__', '__doc__'", name);
    for (size_t i = 0; i + 1 < g->asked[HAS_GLOBAL]; i++)
        if (is_certain_for(g, &g->bound.items[i], HAS_GLOBAL))
            text_printf(text, ", '%s'", g->bound.items[i].name->text);
    text_add(text, ")\n");
}

static void write_all(Globals *g, Text *text)
{
    const char *name = unused_name(g, "name"), *names = unused_name(g, "names");
    text_printf(text, "def all_globals():\n    %s = {'__name__': __name__}\n    for %s in ('__doc__', '__package__', '__loader__', '__spec__', "
                      "'__annotations__', '__builtins__', '__file__', '__cached__'", names, name);
    bool is_in_loop = true;
    for (size_t i = 0; i + 1 < g->asked[ALL_GLOBALS]; i++) {
        const Bound *bound = &g->bound.items[i];
        bool is_value = bound->to != TO_DEFINITION;
        if (!is_certain_for(g, bound, ALL_GLOBALS))
            continue;
        if (is_value && is_in_loop)
            text_printf(text, ",):\n        %s[%s] = Definition()\n", names, name);
        if (is_value)
            text_printf(text, "    %s['%s'] = %s\n", names, bound->name->text, bound->name->text);
        else if (is_in_loop)
            text_printf(text, ", '%s'", bound->name->text);
        else
            text_printf(text, "    for %s in ('%s'", name, bound->name->text);
        is_in_loop = !is_value;
    }
    if (is_in_loop)
        text_printf(text, ",):\n        %s[%s] = Definition()\n", names, name);
    for (size_t i = 0; i + 1 < g->asked[ALL_GLOBALS]; i++) {
        const Bound *bound = &g->bound.items[i];
        if (!is_certain_for(g, bound, ALL_GLOBALS) && bound->to != TO_DEFINITION)
            text_printf(text, "    try:\n        %s['%s'] = %s\n    except NameError:\n        pass\n", names, bound->name->text, bound->name->text);
    }
    text_printf(text, "    return %s\n", names);
}

/* The functions stand at the start of the file, after what must come first there. */
static void add_helpers(Globals *g, Block *body)
{
    static void (*const writers[])(Globals *, Text *) = {write_set, write_set_all, write_get, write_has, write_all};
    Text text = {0};
    text_add(&text, "from _globals import Definition, as_bool, as_float, as_int, as_str, assigned_by, boxed, no_such_global\n");
    bool is_any = false;
    for (size_t i = 0; i < HELPER_COUNT; i++) {
        if (g->asked[i])
            writers[i](g, &text);
        is_any |= g->asked[i] != 0;
    }
    size_t start = 0;
    while (start < body->count && (body->items[start]->kind == STMT_EXPR ||
                                   (body->items[start]->kind == STMT_IMPORT_FROM && body->items[start]->import_from.module &&
                                    name_is(body->items[start]->import_from.module, "__future__"))))
        start++;
    Block whole = *body;
    whole.items = NULL;
    whole.count = whole.capacity = 0;
    const Block *made = is_any ? synth_parse(g->infer, text_string(&text), body->items[0]->span, NULL, 0) : &whole;
    for (size_t i = 0; i < start; i++)
        vec_push(g->infer->arena, &whole, body->items[i]);
    for (size_t i = 0; is_any && i < made->count; i++) {
        vec_push(g->infer->arena, &whole, made->items[i]);
        vec_push(g->infer->arena, &g->infer->made_functions, made->items[i]);
    }
    for (size_t i = start; i < body->count; i++)
        vec_push(g->infer->arena, &whole, body->items[i]);
    if (is_any)
        *body = whole;
    text_release(&text);
}

/* ---- entry ------------------------------------------------------------------------------------------------------------------ */

typedef struct Uses {
    bool is_any, has_star, has_helper; /* a name that the helpers would have is the script's own */
} Uses;

static bool is_helper(Name name)
{
    for (size_t i = 0; i < HELPER_COUNT; i++)
        if (name_is(name, helper_names[i]))
            return true;
    return false;
}

static void look_for_use(Expr *expr, void *data)
{
    Uses *uses = data;
    if (expr->kind == EXPR_NAME) {
        uses->is_any |= name_is(expr->name.id, "globals") || name_is(expr->name.id, "exec") || name_is(expr->name.id, "locals");
        uses->has_helper |= is_helper(expr->name.id);
    }
    walk_expr(expr, look_for_use, data);
}

static void look_for_uses(Block *block, void *data)
{
    Uses *uses = data;
    vec_each(i, block) {
        const Stmt *stmt = block->items[i];
        for (size_t k = 0; stmt->kind == STMT_IMPORT_FROM && k < stmt->import_from.names.count; k++)
            uses->has_star |= name_is(stmt->import_from.names.items[k]->name, "*");
        uses->has_helper |= stmt->kind == STMT_FUNCTION_DEF && is_helper(stmt->function_def.name);
        walk_stmt_exprs(stmt, look_for_use, data);
        walk_stmt_blocks(block->items[i], look_for_uses, data);
    }
}

void globals_spell_out(Infer *infer, const Module *module)
{
    Uses uses = {0};
    Block *body = (Block *)&module->body;
    look_for_uses(body, &uses);
    if (!uses.is_any || uses.has_helper)
        return;
    Globals g = {.infer = infer, .module = module, .is_certain = true, .has_star = uses.has_star};
    spell_block(body, &g);
    g.is_in_function = true;
    for (size_t i = 0; i < g.functions.count; i++) {
        walk_stmt_exprs(g.functions.items[i], spell_expr, &g);
        walk_stmt_blocks(g.functions.items[i], spell_block, &g);
    }
    add_helpers(&g, body);
}

void globals_mark_made(Infer *infer)
{
    vec_each(i, &infer->made_functions) {
        UserFunction *function = pointer_map_get(&infer->functions, infer->made_functions.items[i]);
        if (function)
            function->is_made = true;
    }
    infer->made_functions.count = 0;
}
