/*
 * Comments find their place by one walk over the tree in source order with one cursor over the comments: every step takes
 * all comments up to a byte, so none can be left out or taken twice. tree-sitter's own parents of comments are not used:
 * they depend on what happens to follow.
 */
#include "syntax/comments.h"

#include "base/bug.h"

#include <string.h>

typedef struct Attacher {
    Arena *arena;
    const char *text;
    const CommentVec *comments;
    size_t next; /* the first comment that has no place yet */
} Attacher;

/* A part of a compound statement: its block, and where its keyword stands (UNKNOWN: right before the colon). */
typedef struct Clause {
    Block *block;
    size_t start;
} Clause;
typedef Vec(Clause) ClauseVec;

enum { UNKNOWN = 0 };

static void attach_block(Attacher *attacher, Block *block, bool on_own_lines, size_t limit);

static const Comment *peek(const Attacher *attacher)
{
    return attacher->next < attacher->comments->count ? &attacher->comments->items[attacher->next] : NULL;
}

static void take(Attacher *attacher, CommentVec *place)
{
    vec_push(attacher->arena, place, attacher->comments->items[attacher->next++]);
}

/* All comments that start before `end`. */
static void take_before(Attacher *attacher, size_t end, CommentVec *place)
{
    while (peek(attacher) && peek(attacher)->span.start < end)
        take(attacher, place);
}

/* The comment at the end of the line of byte `at`, if nothing but blanks and `;` is between them. */
static void take_rest_of_line(Attacher *attacher, size_t at, CommentVec *place)
{
    const Comment *comment = peek(attacher);
    if (!comment)
        return;
    size_t gap = strspn(attacher->text + at, " \t\f;");
    if (comment->span.start == at + gap)
        take(attacher, place);
}

/* ---- Where statements and clauses start ---- */

static size_t decorated_start(const Attacher *attacher, const Stmt *stmt, const ExprVec *decorators)
{
    if (decorators->count == 0)
        return stmt->span.start;
    size_t at = decorators->items[0]->span.start;
    while (at > 0 && attacher->text[at] != '@')
        at--;
    return at;
}

static size_t stmt_start(const Attacher *attacher, const Stmt *stmt)
{
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        return decorated_start(attacher, stmt, &stmt->function_def.decorators);
    case STMT_CLASS_DEF:
        return decorated_start(attacher, stmt, &stmt->class_def.decorators);
    default:
        return stmt->span.start;
    }
}

/* The comment that ends at `end`, or NULL. The list is sorted. */
static const Comment *comment_ending_at(const Attacher *attacher, size_t end)
{
    size_t low = 0, high = attacher->comments->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (attacher->comments->items[middle].span.end < end)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < attacher->comments->count && attacher->comments->items[low].span.end == end;
    return found ? &attacher->comments->items[low] : NULL;
}

/* The colon that opens the block whose first statement is at `start`: between them are only blanks and comments. */
static size_t colon_before(const Attacher *attacher, size_t start)
{
    size_t at = start;
    while (at > 0) {
        const Comment *comment = comment_ending_at(attacher, at);
        if (comment)
            at = comment->span.start;
        else if (strchr(" \t\f\n\\", attacher->text[at - 1]))
            at--;
        else
            break;
    }
    T2M_ASSERT(at > 0 && attacher->text[at - 1] == ':');
    return at - 1;
}

static bool is_elif_block(const Block *block)
{
    return block->count == 1 && block->items[0]->kind == STMT_IF && block->items[0]->if_stmt.is_elif;
}

static size_t clause_colon(const Attacher *attacher, const Clause *clause)
{
    return colon_before(attacher, stmt_start(attacher, clause->block->items[0]));
}

/* Where the clause's keyword is, or close enough for comments: `else` and `finally` have nothing before their colon. */
static size_t clause_start(const Attacher *attacher, const Clause *clause)
{
    if (is_elif_block(clause->block))
        return clause->block->items[0]->span.start;
    return clause->start == UNKNOWN ? clause_colon(attacher, clause) : clause->start;
}

/* ---- The clauses of a statement ---- */

static void add_clause(Attacher *attacher, ClauseVec *clauses, Block *block, size_t start)
{
    if (block->count > 0)
        vec_push(attacher->arena, clauses, (Clause){block, start});
}

static void collect_try(Attacher *attacher, Stmt *stmt, ClauseVec *clauses)
{
    add_clause(attacher, clauses, &stmt->try_stmt.body, UNKNOWN);
    vec_each(i, &stmt->try_stmt.handlers) {
        ExceptHandler *handler = stmt->try_stmt.handlers.items[i];
        add_clause(attacher, clauses, &handler->body, handler->span.start);
    }
    add_clause(attacher, clauses, &stmt->try_stmt.orelse, UNKNOWN);
    add_clause(attacher, clauses, &stmt->try_stmt.finalbody, UNKNOWN);
}

static ClauseVec collect_clauses(Attacher *attacher, Stmt *stmt)
{
    ClauseVec clauses = {0};
    switch (stmt->kind) {
    case STMT_FUNCTION_DEF:
        add_clause(attacher, &clauses, &stmt->function_def.body, UNKNOWN);
        break;
    case STMT_CLASS_DEF:
        add_clause(attacher, &clauses, &stmt->class_def.body, UNKNOWN);
        break;
    case STMT_FOR:
        add_clause(attacher, &clauses, &stmt->for_stmt.body, UNKNOWN);
        add_clause(attacher, &clauses, &stmt->for_stmt.orelse, UNKNOWN);
        break;
    case STMT_WHILE:
        add_clause(attacher, &clauses, &stmt->while_stmt.body, UNKNOWN);
        add_clause(attacher, &clauses, &stmt->while_stmt.orelse, UNKNOWN);
        break;
    case STMT_IF:
        add_clause(attacher, &clauses, &stmt->if_stmt.body, UNKNOWN);
        add_clause(attacher, &clauses, &stmt->if_stmt.orelse, UNKNOWN);
        break;
    case STMT_WITH:
        add_clause(attacher, &clauses, &stmt->with_stmt.body, UNKNOWN);
        break;
    case STMT_TRY:
        collect_try(attacher, stmt, &clauses);
        break;
    case STMT_MATCH:
        vec_each(i, &stmt->match.cases)
            add_clause(attacher, &clauses, &stmt->match.cases.items[i]->body,
                       stmt->match.cases.items[i]->span.start);
        break;
    default:
        break;
    }
    return clauses;
}

/* ---- The walk ---- */

static void attach_compound(Attacher *attacher, Stmt *stmt, const ClauseVec *clauses, size_t limit);

static void attach_clause_block(Attacher *attacher, Block *block, size_t colon, size_t limit)
{
    if (is_elif_block(block)) {
        Stmt *stmt = block->items[0];
        ClauseVec clauses = collect_clauses(attacher, stmt);
        attach_compound(attacher, stmt, &clauses, limit);
        return;
    }
    size_t first = stmt_start(attacher, block->items[0]);
    bool on_own_lines = memchr(attacher->text + colon, '\n', first - colon) != NULL;
    attach_block(attacher, block, on_own_lines, limit);
}

/* Comments up to the header's colon are inside it, the one behind the colon trails it. */
static void attach_header(Attacher *attacher, Stmt *stmt, size_t colon)
{
    take_before(attacher, colon, &stmt->inner);
    take_rest_of_line(attacher, colon + 1, &stmt->trailing);
}

static void attach_later_header(Attacher *attacher, const Clause *clause)
{
    take_before(attacher, clause_start(attacher, clause), &clause->block->before);
    if (is_elif_block(clause->block))
        return;
    size_t colon = clause_colon(attacher, clause);
    take_before(attacher, colon, &clause->block->header);
    take_rest_of_line(attacher, colon + 1, &clause->block->header);
}

static void attach_compound(Attacher *attacher, Stmt *stmt, const ClauseVec *clauses, size_t limit)
{
    bool is_match = stmt->kind == STMT_MATCH;
    size_t header = is_match ? colon_before(attacher, clauses->items[0].start)
                             : clause_colon(attacher, &clauses->items[0]);
    attach_header(attacher, stmt, header);
    vec_each(i, clauses) {
        const Clause *clause = &clauses->items[i];
        if (i > 0 || is_match)
            attach_later_header(attacher, clause);
        size_t colon = is_elif_block(clause->block) ? 0 : clause_colon(attacher, clause);
        size_t end = i + 1 < clauses->count ? clause_start(attacher, &clauses->items[i + 1]) : limit;
        attach_clause_block(attacher, clause->block, colon, end);
    }
}

/* Whether an empty line, or the start of the file, is above the line of byte `at`; false if something stands before it. */
static bool has_blank_above(const char *text, size_t at)
{
    while (at > 0 && strchr(" \t\f", text[at - 1]))
        at--;
    if (at == 0 || text[at - 1] != '\n')
        return false;
    at--;
    while (at > 0 && strchr(" \t\f", text[at - 1]))
        at--;
    return at == 0 || text[at - 1] == '\n';
}

static void attach_stmt(Attacher *attacher, Stmt *stmt, size_t limit)
{
    size_t start = stmt_start(attacher, stmt);
    take_before(attacher, start, &stmt->leading);
    stmt->blank_above =
        stmt->leading.count ? stmt->leading.items[0].blank_above : has_blank_above(attacher->text, start);
    ClauseVec clauses = collect_clauses(attacher, stmt);
    if (clauses.count > 0) {
        attach_compound(attacher, stmt, &clauses, limit);
        return;
    }
    take_before(attacher, stmt->span.end, &stmt->inner);
    take_rest_of_line(attacher, stmt->span.end, &stmt->trailing);
}

/* The comments below the last statement that are indented as far as the block are its own. */
static void take_dangling(Attacher *attacher, Block *block, size_t limit)
{
    unsigned column = block->items[0]->span.column;
    while (peek(attacher) && peek(attacher)->span.start < limit && peek(attacher)->span.column >= column)
        take(attacher, &block->dangling);
}

static void attach_block(Attacher *attacher, Block *block, bool on_own_lines, size_t limit)
{
    for (size_t i = 0; i < block->count; i++) {
        size_t end = i + 1 < block->count ? stmt_start(attacher, block->items[i + 1]) : limit;
        attach_stmt(attacher, block->items[i], end);
    }
    if (on_own_lines && block->count > 0)
        take_dangling(attacher, block, limit);
}

void comments_attach(SyntaxContext *context, Module *module, const CommentVec *comments)
{
    Attacher attacher = {.arena = context->arena, .text = module->file->text, .comments = comments};
    attach_block(&attacher, &module->body, false, module->file->length + 1);
    take_before(&attacher, module->file->length + 1, &module->body.dangling);
    T2M_ASSERT(attacher.next == comments->count);
    module->comment_count = comments->count;
}
