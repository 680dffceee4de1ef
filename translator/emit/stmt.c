/* Statements: blocks, conditions, output, errors. Assignments, loops and gradients have files of their
 * own. */
#include "emit/emitter.h"

#include <inttypes.h>
#include <ctype.h>
#include <string.h>

/* ---- silence ------------------------------------------------------------------------------------------ */

bool is_unread(Emitter *emitter, const IrVariable *variable)
{
    if (variable->kind == IR_GLOBAL)
        return !pointer_map_has(&emitter->facts.global_reads, variable);
    return variable->kind == IR_LOCAL && variable_facts(&emitter->own, variable)->reads == 0;
}

bool stmt_is_silent(Emitter *emitter, const IrStmt *stmt)
{
    if (stmt->kind == IR_COMMENT)
        return true;
    if (stmt->kind == IR_DELETE)
        return stmt->place->kind == IR_VAR;
    if (stmt->kind == IR_EXPR && stmt->value->kind == IR_CALL && stmt->value->function->is_main)
        return body_is_silent(emitter, stmt->value->function);
    if (stmt->kind == IR_EXPR)
        return !expr_has_effects(stmt->value) && stmt->value->kind != IR_RULE;
    if (stmt->kind != IR_ASSIGN || stmt->place->kind != IR_VAR)
        return false;
    if (pointer_map_get(&emitter->constants, stmt->place->variable) == stmt)
        return true;
    return is_unread(emitter, stmt->place->variable) && !expr_has_effects(stmt->value);
}

/* ---- single statements -------------------------------------------------------------------------------- */

/* A call as a statement; what reads a member of its result is marked as unused on purpose. */
static bool is_base_init(Emitter *emitter, const IrExpr *expr)
{
    return expr->kind == IR_CALL && expr->function->is_init && emitter->function->is_init &&
           expr->function->class_ != emitter->function->class_;
}

/* After the base class's __init__ the instance becomes one of its own class. */
static void put_derive(Emitter *emitter)
{
    const IrClass *class_ = emitter->function->class_;
    const IrExpr self = {.kind = IR_VAR,
                         .type = emitter->function->params.items[0]->type,
                         .variable = emitter->function->params.items[0]};
    const IrType *root = class_->base;
    while (root && root->kind == IR_TYPE_INSTANCE)
        root = root->class_->base;
    if (!class_->is_nn_module || !root)
        return;
    Text text = {0};
    text_add(&text, "nn_module_derive(");
    put_base(emitter, &text, &self, root);
    text_add(&text, type_is_module_struct(root) ? "" : ".base"); /* below nn.Sequential */
    text_printf(&text, ", &%s_class);", class_->name->text);
    put_line(emitter, text_string(&text));
    text_release(&text);
}

/* Whether the text is one call and nothing around it: `f(a, g(b))`, not `f(a) - g(b)`. */
static bool is_one_call(const char *text)
{
    size_t at = 0;
    int depth = 0;
    while (isalnum((unsigned char)text[at]) || text[at] == '_')
        at++;
    if (at == 0 || text[at] != '(')
        return false;
    for (char quote = 0; text[at]; at++) {
        if (quote) {
            at += text[at] == '\\' && text[at + 1];
            quote = text[at] == quote ? 0 : quote;
        } else if (text[at] == '"' || text[at] == '\'') {
            quote = text[at];
        } else {
            depth += (text[at] == '(') - (text[at] == ')');
            if (depth == 0)
                return text[at + 1] == '\0';
        }
    }
    return false;
}

void put_discarded(Emitter *emitter, const IrExpr *expr, const IrCommentVec *trailing)
{
    const char *text = value_text(emitter, expr);
    if (!text[0]) /* a rule without text: the call needs nothing in C */
        return;
    bool is_member = strlen(text) > 2 && strcmp(text + strlen(text) - 2, ".o") == 0; /* [].pop(): an item of a list that is always empty */
    bool is_store = expr->type->kind == IR_TYPE_VOID && expr->kind != IR_ITEM && !is_member; /* a template that assigns */
    const IrRule *rule = expr->kind == IR_RULE ? expr->rule : NULL;
    bool is_pure = rule && !rule->draws && !rule->mutates && !rule->io && !rule->raises; /* gcc warns of fabs(x); */
    if ((is_one_call(text) && !is_pure) || is_store)
        put_line_with(emitter, arena_printf(emitter->arena, "%s;", text), trailing);
    else
        put_line_with(emitter, arena_printf(emitter->arena, strchr(text, ' ') ? "(void)(%s);" : "(void)%s;", text), trailing);
}

static void put_expr_stmt(Emitter *emitter, const IrExpr *expr, const IrCommentVec *trailing)
{
    put_discarded(emitter, expr, trailing);
    if (is_base_init(emitter, expr))
        put_derive(emitter);
}

/* stderr has a name in C. */
static const char *stream_text(Emitter *emitter, const IrExpr *file)
{
    const char *text = value_text(emitter, file);
    if (strcmp(text, "py_stderr()") == 0)
        return "stderr";
    if (strcmp(text, "py_stdout()") == 0)
        return "stdout";
    return arena_printf(emitter->arena, "py_file_stream(%s)", text);
}

static void put_print(Emitter *emitter, const IrStmt *stmt)
{
    Text text = {0};
    const char *stream = stmt->file ? stream_text(emitter, stmt->file) : NULL;
    if (stream)
        text_printf(&text, "fprintf(%s, ", stream);
    else
        text_add(&text, "printf(");
    put_format(emitter, &text, &stmt->pieces);
    text_add(&text, ");");
    put_line_with(emitter, text_string(&text), &stmt->trailing);
    if (stmt->flush)
        put_linef(emitter, "fflush(%s);", stream ? stream : "stdout");
    text_release(&text);
}

static void put_assert(Emitter *emitter, const IrStmt *stmt)
{
    Text text = {0};
    text_add(&text, stmt->pieces.count ? "PY_ASSERT_MESSAGE(" : "PY_ASSERT(");
    put_value(emitter, &text, stmt->test);
    if (stmt->pieces.count) {
        text_add(&text, ", ");
        put_format(emitter, &text, &stmt->pieces);
    }
    text_add(&text, ");");
    put_line_with(emitter, text_string(&text), &stmt->trailing);
    text_release(&text);
}

static void put_todo(Emitter *emitter, const IrStmt *stmt)
{
    Text text = {0};
    const char *place = arena_printf(emitter->arena, "%s:%" PRIu32, emitter->module->path, stmt->span.line);
    text_add(&text, "t2m_not_translated(");
    put_string(&text, place, strlen(place));
    text_printf(&text, ", \"T2M%d\", ", stmt->code);
    put_string(&text, stmt->text, strlen(stmt->text));
    text_add(&text, ");");
    put_wrapped_comment(emitter, arena_printf(emitter->arena, "TODO T2M%d: %s", stmt->code, stmt->text));
    put_line_with(emitter, text_string(&text), &stmt->trailing);
    text_release(&text);
}

static void put_delete(Emitter *emitter, const IrStmt *stmt)
{
    const IrExpr *place = stmt->place;
    Text text = {0};
    if (place->kind == IR_SLICE) {
        put_slice(emitter, &text, place);
        const char *arguments = strchr(text_string(&text), '('); /* py_list_slice(...) */
        put_line_with(emitter, arena_printf(emitter->arena, "py_list_delete_slice%s;", arguments), &stmt->trailing);
    } else if (place->kind == IR_ITEM) {
        bool is_dict = place->left->type->kind == IR_TYPE_DICT;
        text_printf(&text, "%s(", is_dict ? "py_dict_delete" : "py_list_delete");
        put_value(emitter, &text, place->left);
        text_add(&text, ", ");
        if (is_dict)
            put_cell(emitter, &text, place->right, place->right->type);
        else
            put_value(emitter, &text, place->right);
        text_add(&text, ");");
        put_line_with(emitter, text_string(&text), &stmt->trailing);
    }
    text_release(&text);
}

/* ---- conditions --------------------------------------------------------------------------------------- */

/* The block's text, one level deeper. */
char *block_text(Emitter *emitter, const IrBlock *block)
{
    Text text = {0}, *outer = emitter->out;
    emitter->out = &text;
    emitter->indent++;
    emitter->at_block_start = true;
    put_block(emitter, block);
    emitter->indent--;
    emitter->out = outer;
    return text_take(&text, emitter->arena);
}

static bool is_one_line(const char *body)
{
    const char *end = strchr(body, '\n');
    size_t blanks = strspn(body, " ");
    return end && !end[1] && strncmp(body + blanks, "//", 2) != 0;
}

static void collect_branches(Emitter *emitter, const IrStmt *stmt, BranchVec *branches)
{
    for (;; stmt = stmt->orelse.statements.items[0]) {
        const char *head = arena_printf(emitter->arena, "%sif (%s)", branches->count ? "else " : "",
                                        value_text(emitter, stmt->test));
        vec_push(emitter->arena, branches,
                 ((Branch){head, block_text(emitter, &stmt->body), stmt, &stmt->body}));
        bool goes_on = stmt->orelse.statements.count == 1 && stmt->orelse.statements.items[0]->is_elif &&
                       stmt->orelse.statements.items[0]->kind == IR_IF;
        if (!goes_on)
            break;
    }
    if (stmt->orelse.statements.count || stmt->orelse.dangling.count) {
        char *body = block_text(emitter, &stmt->orelse);
        if (body[0])
            vec_push(emitter->arena, branches, ((Branch){"else", body, NULL, &stmt->orelse}));
    }
}

void put_branches(Emitter *emitter, const BranchVec *branches)
{
    bool braces = false;
    vec_each(i, branches) {
        const Branch *branch = &branches->items[i];
        braces |= !is_one_line(branch->body) || (branch->stmt && branch->stmt->trailing.count) ||
                  branch->block->header.count || (i && branch->stmt && branch->stmt->leading.count);
    }
    vec_each(i, branches) {
        const Branch *branch = &branches->items[i];
        static const IrCommentVec none = {0};
        const char *head =
            arena_printf(emitter->arena, "%s%s%s", i && braces ? "} " : "", branch->head, braces ? " {" : "");
        unsigned line = emitter->line;
        emitter->line = branch->stmt && branch->stmt->span.line ? branch->stmt->span.line : line;
        put_line_with(emitter, head, branch->stmt ? &branch->stmt->trailing : &none);
        emitter->line = line;
        if (braces) {
            emitter->indent++;
            put_leading(emitter, &branch->block->header);
            if (i && branch->stmt)
                put_leading(emitter, &branch->stmt->leading);
            emitter->indent--;
        }
        text_add(emitter->out, branch->body);
    }
    if (braces)
        put_line(emitter, "}");
}

static void put_if(Emitter *emitter, const IrStmt *stmt)
{
    BranchVec branches = {0};
    collect_branches(emitter, stmt, &branches);
    put_branches(emitter, &branches);
}

/* ---- dispatch ----------------------------------------------------------------------------------------- */

static void put_declarations_before(Emitter *emitter, const IrStmt *stmt)
{
    const VariableFactsVec *list = pointer_map_get(&emitter->own.declared, stmt);
    for (size_t i = 0; list && i < list->count; i++)
        if (list->items[i]->reads)
            put_declaration(emitter, list->items[i]);
}

static void put_eval(Emitter *emitter, const IrStmt *stmt)
{
    Text text = {0};
    text_add(&text, "mx_eval(");
    put_args(emitter, &text, &stmt->args, false);
    text_add(&text, ");");
    put_line_with(emitter, text_string(&text), &stmt->trailing);
    text_release(&text);
}

static void put_own_stmt(Emitter *emitter, const IrStmt *stmt)
{
    switch (stmt->kind) {
    case IR_ASSIGN:
        put_assign(emitter, stmt);
        break;
    case IR_EXPR:
        put_expr_stmt(emitter, stmt->value, &stmt->trailing);
        break;
    case IR_IF:
        put_if(emitter, stmt);
        break;
    case IR_WHILE:
    case IR_FOR_RANGE:
    case IR_FOR_EACH:
        put_loop(emitter, stmt);
        break;
    case IR_BREAK:
        put_line_with(emitter, "break;", &stmt->trailing);
        break;
    case IR_CONTINUE:
        put_line_with(emitter, "continue;", &stmt->trailing);
        break;
    case IR_RETURN:
        put_return(emitter, stmt);
        break;
    case IR_PRINT:
        put_print(emitter, stmt);
        break;
    case IR_RAISE:
        put_raise(emitter, stmt);
        break;
    case IR_ASSERT:
        put_assert(emitter, stmt);
        break;
    case IR_SCOPE:
        put_scope(emitter, stmt);
        break;
    case IR_TRY:
        put_try(emitter, stmt);
        break;
    case IR_LEAVE:
        put_leave(emitter, stmt);
        break;
    case IR_DELETE:
        put_delete(emitter, stmt);
        break;
    case IR_TODO:
        put_todo(emitter, stmt);
        break;
    case IR_ADD_ARGUMENT:
        put_add_argument(emitter, stmt);
        break;
    case IR_VALUE_AND_GRAD:
        put_grad(emitter, stmt);
        break;
    case IR_OPTIMIZER_UPDATE:
        put_line_with(emitter,
                      arena_printf(emitter->arena, "optimizer_update(%s, &%s);",
                                   value_text(emitter, stmt->value),
                                   name_of_variable(emitter, stmt->variable)),
                      &stmt->trailing);
        break;
    case IR_CLIP_GRADS:
        put_line_with(emitter,
                      arena_printf(emitter->arena, "nn_clip_grads(&%s, %s);",
                                   name_of_variable(emitter, stmt->variable),
                                   value_text(emitter, stmt->value)),
                      &stmt->trailing);
        break;
    case IR_ACCUMULATE:
        put_line_with(emitter,
                      arena_printf(emitter->arena, "nn_accumulate_grads(&%s);",
                                   name_of_variable(emitter, stmt->variable)),
                      &stmt->trailing);
        break;
    case IR_EVAL:
        put_eval(emitter, stmt);
        break;
    case IR_COMMENT:
    case IR_STMT_KIND_COUNT:
        break;
    }
}

void put_stmt(Emitter *emitter, const IrStmt *stmt)
{
    bool silent = stmt_is_silent(emitter, stmt);
    bool is_constant = silent && stmt->kind == IR_ASSIGN &&
                       pointer_map_get(&emitter->constants, stmt->place->variable) == stmt;
    if (is_constant) /* its comments went with it to the head of the file */
        return;
    if (stmt->blank_above && (!silent || stmt->leading.count))
        put_blank(emitter);
    put_leading(emitter, &stmt->leading);
    if (silent) {
        put_leading(emitter, &stmt->trailing);
        return;
    }
    put_declarations_before(emitter, stmt);
    unsigned line = emitter->line, frame = emitter->frame;
    emitter->line = stmt->span.line ? stmt->span.line : line;
    emitter->frame = stmt->span.line ? stmt->frame : frame;
    put_own_stmt(emitter, stmt);
    emitter->line = line;
    emitter->frame = frame;
}

void put_block(Emitter *emitter, const IrBlock *block)
{
    vec_each(i, &block->statements) {
        emitter->is_last = i + 1 == block->statements.count;
        put_stmt(emitter, block->statements.items[i]);
    }
    put_leading(emitter, &block->dangling);
}
