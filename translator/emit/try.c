/*
 * try, raise: attempts of the runtime (t2m/py_try.h). A try with `finally` has two, one around the other: the outer one holds
 * what was raised while the code of `finally` runs, which stands once, behind it.
 *
 *     T2M_TRY(attempt);
 *     if (py_try(&attempt)) { body; py_leave(&attempt); else } else if (py_catches(&attempt, PY_KEY_ERROR)) { ... }
 */
#include "emit/emitter.h"

#include <string.h>

/* An open attempt: what LEAVE and a bare raise speak of. */
typedef struct OpenTry {
    struct OpenTry *outer;
    const char *attempt; /* of the handlers; NULL where there is none (any more) */
    const char *whole;   /* of finally; or NULL */
    bool is_handling;    /* a handler is being written: a bare raise is about `attempt` */
} OpenTry;

/* ---- raise -------------------------------------------------------------------------------------------- */

static void put_raised_value(Emitter *emitter, Text *out, const IrStmt *stmt)
{
    if (stmt->value) {
        put_value(emitter, out, stmt->value);
        return;
    }
    text_printf(out, stmt->pieces.count ? "py_error_text(%s, " : "py_error_new(%s, NULL", stmt->exception);
    if (stmt->pieces.count)
        put_format(emitter, out, &stmt->pieces);
    text_add_char(out, ')');
}

/* raise, in a handler or, where none is around it in the function, about what the callers handle. */
static void put_raise_again(Emitter *emitter, const IrStmt *stmt)
{
    const OpenTry *open = emitter->tries;
    while (open && !open->is_handling)
        open = open->outer;
    put_line_with(emitter, open ? arena_printf(emitter->arena, "py_reraise(&%s);", open->attempt) : "py_raise_again();", &stmt->trailing);
}

void put_raise(Emitter *emitter, const IrStmt *stmt)
{
    Text text = {0};
    if (!stmt->exception && !stmt->value) {
        put_raise_again(emitter, stmt);
        return;
    }
    if (stmt->cause) {
        text_add(&text, "py_raise_from(");
        put_raised_value(emitter, &text, stmt);
        text_add(&text, ", ");
        put_value(emitter, &text, stmt->cause);
        text_add(&text, ");");
    } else if (stmt->value) {
        text_add(&text, "py_raise_error(");
        put_value(emitter, &text, stmt->value);
        text_add(&text, ");");
    } else if (stmt->pieces.count) {
        text_printf(&text, "py_raise(%s, ", stmt->exception);
        put_format(emitter, &text, &stmt->pieces);
        text_add(&text, ");");
    } else {
        text_printf(&text, "py_raise_bare(%s);", stmt->exception);
    }
    put_line_with(emitter, text_string(&text), &stmt->trailing);
    text_release(&text);
}

/* ---- try ---------------------------------------------------------------------------------------------- */

static char *catch_head(Emitter *emitter, const IrHandler *handler, const char *attempt)
{
    Text text = {0};
    if (handler->classes.count == 0)
        return arena_copy_string(emitter->arena, "else");
    text_printf(&text, "else if (py_catches(&%s", attempt);
    vec_each(i, &handler->classes) {
        text_add(&text, ", ");
        put_value(emitter, &text, handler->classes.items[i]);
    }
    text_add(&text, "))");
    return text_take(&text, emitter->arena);
}

/* `except ... as e`: the variable gets the error. */
static void put_caught(Emitter *emitter, const IrStmt *stmt, const IrHandler *handler, const char *attempt)
{
    if (!handler->variable || is_unread(emitter, handler->variable))
        return;
    const VariableFacts *facts = variable_facts(&emitter->own, handler->variable);
    const IrType *type = handler->variable->type;
    const char *error = arena_printf(emitter->arena, "%s.error", attempt);
    if (type->kind == IR_TYPE_INSTANCE)
        error = arena_printf(emitter->arena, "(%s)%s", c_type(emitter, type), error);
    if (declared_in_loop(facts, stmt)) {
        Text text = {0};
        put_declarator(emitter, &text, type, name_of_variable(emitter, handler->variable));
        put_linef(emitter, "%s = %s;", text_string(&text), error);
        text_release(&text);
    } else {
        static const IrCommentVec none = {0};
        put_store(emitter, stmt, handler->variable, error, &none);
    }
}

/* The errors of several handlers are variables of their own: in C, in blocks of their own, they may have one name. */
static void share_name(Emitter *emitter, const IrStmt *stmt, const IrHandler *handler)
{
    const IrVariable *variable = handler->variable;
    if (!variable || !declared_in_loop(variable_facts(&emitter->own, variable), stmt))
        return;
    const char *name = variable->name->text, *number = strrchr(name, '_');
    if (!number || !number[1] || strspn(number + 1, "0123456789") != strlen(number + 1))
        return;
    const char *base = arena_printf(emitter->arena, "%.*s", (int)(number - name), name);
    const char *found = name_fresh(emitter, base);
    if (strcmp(found, base) == 0)
        pointer_map_set(emitter->arena, &emitter->names, variable, (void *)found);
    else
        name_release(emitter, found);
}

static char *handler_text(Emitter *emitter, const IrStmt *stmt, const IrHandler *handler, const char *attempt)
{
    Text text = {0}, *outer = emitter->out;
    emitter->out = &text;
    emitter->indent++;
    emitter->at_block_start = true;
    share_name(emitter, stmt, handler);
    put_caught(emitter, stmt, handler, attempt);
    put_block(emitter, &handler->body);
    if (handler->variable && declared_in_loop(variable_facts(&emitter->own, handler->variable), stmt))
        name_release(emitter, name_of_variable(emitter, handler->variable));
    emitter->indent--;
    emitter->out = outer;
    return text_take(&text, emitter->arena);
}

/* The body, and what follows if it raised nothing. */
static char *body_text(Emitter *emitter, const IrStmt *stmt, OpenTry *open)
{
    char *body = block_text(emitter, &stmt->body);
    if (!stmt->orelse.statements.count || !falls_through(&stmt->body)) /* nothing comes there */
        return body;
    const char *leave = "";
    if (open->attempt)
        leave = arena_printf(emitter->arena, "%*spy_leave(&%s);\n", (emitter->indent + 1) * 4, "", open->attempt);
    const char *attempt = open->attempt;
    open->attempt = NULL;
    char *orelse = block_text(emitter, &stmt->orelse);
    open->attempt = attempt;
    return arena_printf(emitter->arena, "%s%s%s", body, leave, orelse);
}

static void put_handlers(Emitter *emitter, const IrStmt *stmt, OpenTry *open)
{
    BranchVec branches = {0};
    bool has_bare = false;
    put_linef(emitter, "T2M_TRY(%s);", open->attempt);
    const char *head = arena_printf(emitter->arena, "if (py_try(&%s))", open->attempt);
    vec_push(emitter->arena, &branches, ((Branch){head, body_text(emitter, stmt, open), NULL, &stmt->body}));
    open->is_handling = true;
    vec_each(i, &stmt->handlers) {
        const IrHandler *handler = &stmt->handlers.items[i];
        has_bare |= handler->classes.count == 0;
        vec_push(emitter->arena, &branches,
                 ((Branch){catch_head(emitter, handler, open->attempt), handler_text(emitter, stmt, handler, open->attempt), NULL,
                           &handler->body}));
    }
    open->is_handling = false;
    static const IrBlock nothing = {0};
    const char *again = arena_printf(emitter->arena, "%*spy_reraise(&%s);\n", (emitter->indent + 1) * 4, "", open->attempt);
    if (!has_bare)
        vec_push(emitter->arena, &branches, ((Branch){"else", (char *)again, NULL, &nothing}));
    put_branches(emitter, &branches);
}

static void put_whole(Emitter *emitter, const IrStmt *stmt, OpenTry *open)
{
    put_linef(emitter, "T2M_TRY(%s);", open->whole);
    put_linef(emitter, "if (py_try(&%s)) {", open->whole);
    emitter->indent++;
    emitter->at_block_start = true;
    put_leading(emitter, &stmt->body.header);
    if (open->attempt)
        put_handlers(emitter, stmt, open);
    else {
        put_block(emitter, &stmt->body);
        put_block(emitter, &stmt->orelse);
    }
    emitter->indent--;
    put_line(emitter, "}");
    open->attempt = NULL;
    put_leading(emitter, &stmt->finally.header);
    put_block(emitter, &stmt->finally);
    if (falls_through(&stmt->finally))
        put_linef(emitter, try_falls_through(stmt) ? "py_finish(&%s);" : "py_reraise(&%s);", open->whole);
}

void put_try(Emitter *emitter, const IrStmt *stmt)
{
    bool is_last = emitter->is_last, has_finally = stmt->finally.statements.count != 0;
    OpenTry open = {.outer = emitter->tries};
    if (!stmt->handlers.count && !has_finally) {
        put_block(emitter, &stmt->body);
        put_block(emitter, &stmt->orelse);
        return;
    }
    if (!is_last) {
        put_line(emitter, "{");
        emitter->indent++;
        emitter->at_block_start = true;
    }
    open.whole = has_finally ? name_fresh(emitter, "attempt") : NULL;
    open.attempt = stmt->handlers.count ? name_fresh(emitter, "attempt") : NULL;
    const char *names[] = {open.attempt, open.whole};
    emitter->tries = &open;
    if (has_finally)
        put_whole(emitter, stmt, &open);
    else
        put_handlers(emitter, stmt, &open);
    emitter->tries = open.outer;
    if (is_last)
        return;
    for (size_t i = 0; i < 2; i++)
        if (names[i])
            name_release(emitter, names[i]);
    emitter->indent--;
    put_line(emitter, "}");
}

void put_leave(Emitter *emitter, const IrStmt *stmt)
{
    const OpenTry *open = emitter->tries;
    for (unsigned i = 0; open && i < stmt->depth; i++)
        open = open->outer;
    if (open && open->attempt)
        put_linef(emitter, "py_leave(&%s);", open->attempt);
    if (open && open->whole)
        put_linef(emitter, "py_leave(&%s);", open->whole);
}
