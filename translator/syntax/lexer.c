/*
 * The line structure of a file as CPython's tokenizer sees it: indentation, brackets, continuation lines, comments, stray
 * characters. tree-sitter is lenient in all of these, and one unclosed bracket turns the rest of its tree into an ERROR; here
 * each mistake is found where it is. Literals are in lex_literal.c. Tokens are not kept.
 */
#include "syntax/lexer_internal.h"

#include "base/utf8.h"
#include "syntax/identifier.h"

#include <ctype.h>
#include <string.h>

void lex_error(Lexer *lexer, DiagCode code, size_t start, size_t end, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_vreport(lexer->context->diagnostics, code, span_of_bytes(lexer->file, start, end), format,
                 arguments);
    va_end(arguments);
    lexer->failed = true;
}

void lex_stop(Lexer *lexer)
{
    lexer->position = lexer->length;
    lexer->stopped = true;
}

char lex_peek(const Lexer *lexer, size_t ahead)
{
    size_t at = lexer->position + ahead;
    return at < lexer->length ? lexer->text[at] : '\0';
}

/* ---- Comments ---- */

/* Whether the line from `line_start` holds only the comment at `start`, and the line above it is empty. */
static bool has_blank_above(const Lexer *lexer, size_t line_start, size_t start)
{
    if (line_start == 0 || line_start + strspn(lexer->text + line_start, " \t\f") < start)
        return false;
    size_t at = line_start - 1; /* the newline that ends the line above */
    while (at > 0 && lexer->text[at - 1] != '\n') {
        if (!strchr(" \t\f", lexer->text[at - 1]))
            return false;
        at--;
    }
    return true;
}

/* Hides bytes from tree-sitter. */
static void mask(Lexer *lexer, size_t start, size_t end)
{
    memset(lexer->result->masked + start, ' ', end - start);
}

static void lex_comment(Lexer *lexer)
{
    size_t start = lexer->position, end = start;
    while (end < lexer->length && lexer->text[end] != '\n')
        end++;
    lexer->position = end;
    mask(lexer, start, end);
    while (isspace((unsigned char)lexer->text[end - 1]))
        end--;
    size_t line_start = start;
    while (line_start > 0 && lexer->text[line_start - 1] != '\n')
        line_start--;
    Comment comment = {
        .span = span_of_bytes(lexer->file, start, end),
        .text = arena_copy_bytes(lexer->context->arena, lexer->text + start, end - start),
        .blank_above = has_blank_above(lexer, line_start, start),
    };
    vec_push(lexer->context->arena, &lexer->result->comments, comment);
}

/* ---- Indentation ---- */

/* Python compares indentations twice, with tabs of 8 and of 1 column: where the two disagree, tabs and spaces are mixed. */
typedef struct Indent {
    unsigned column, narrow;
} Indent;

static Indent read_indent(Lexer *lexer)
{
    Indent indent = {0};
    for (;; lexer->position++) {
        char c = lex_peek(lexer, 0);
        if (c == ' ')
            indent.column++, indent.narrow++;
        else if (c == '\t')
            indent.column = (indent.column / 8 + 1) * 8, indent.narrow++;
        else if (c == '\f')
            indent = (Indent){0};
        else
            return indent;
    }
}

static void report_mixed(Lexer *lexer, size_t line_start)
{
    lex_error(lexer, DIAG_tabs_and_spaces, line_start, lexer->position,
              "the indentation mixes tabs and spaces in a way that depends on the width of a tab");
}

static void push_indent(Lexer *lexer, size_t line_start, Indent indent)
{
    if (lexer->indent_count == DEEPEST_INDENT || indent.column > WIDEST_INDENT) {
        lex_error(lexer, DIAG_too_deep, line_start, lexer->position, "the blocks are nested too deeply");
        lex_stop(lexer);
        return;
    }
    lexer->columns[lexer->indent_count] = indent.column;
    lexer->narrow_columns[lexer->indent_count++] = indent.narrow;
}

static bool is_block_word(const char *word, size_t length)
{
    static const char *const words[] = {"if",  "elif",   "else",    "for",  "while", "def", "class",
                                        "try", "except", "finally", "with", "async", "case"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* Most often a line is indented because the header above it lacks its colon. */
static void report_indent(Lexer *lexer, size_t line_start)
{
    const char *header = lexer->text + lexer->header;
    size_t word = identifier_length(header, lexer->length - lexer->header);
    if (is_block_word(header, word))
        lex_error(lexer, DIAG_missing_token, lexer->line_end, lexer->line_end + 1,
                  "a `:` is missing at the end of this `%.*s` line", (int)word, header);
    else
        lex_error(lexer, DIAG_unexpected_indent, line_start, lexer->position,
                  "the line is indented, but no block starts above it");
}

/* A logical line starts: its indentation against the stack of open blocks. */
static void apply_indent(Lexer *lexer, size_t line_start, Indent indent)
{
    size_t top = lexer->indent_count - 1;
    if (indent.column > lexer->columns[top]) {
        if (indent.narrow <= lexer->narrow_columns[top])
            report_mixed(lexer, line_start);
        if (!lexer->wants_block)
            report_indent(lexer, line_start);
        push_indent(lexer, line_start, indent);
        lexer->wants_block = false;
        return;
    }
    if (lexer->wants_block)
        lex_block_missing(lexer);
    while (lexer->indent_count > 1 && indent.column < lexer->columns[lexer->indent_count - 1])
        lexer->indent_count--;
    top = lexer->indent_count - 1;
    if (indent.column != lexer->columns[top]) {
        lex_error(lexer, DIAG_bad_dedent, line_start, lexer->position,
                  "the indentation matches no outer block");
        push_indent(lexer, line_start, indent); /* one report for the whole block */
    } else if (indent.narrow != lexer->narrow_columns[top]) {
        report_mixed(lexer, line_start);
    }
}

/* The header at `header` ended with a colon, and no indented line followed. */
void lex_block_missing(Lexer *lexer)
{
    size_t end = lexer->header;
    while (end < lexer->length && (isalnum((unsigned char)lexer->text[end]) || lexer->text[end] == '_'))
        end++;
    lex_error(lexer, DIAG_empty_block, lexer->header, end, "no indented block follows this `%.*s`",
              (int)(end - lexer->header), lexer->text + lexer->header);
    lexer->wants_block = false;
}

/* Blank lines and lines with only a comment have no indentation. A backslash joins the next line to the blanks before it. */
static void start_line(Lexer *lexer)
{
    size_t line_start = lexer->position;
    Indent indent = read_indent(lexer);
    while (lex_peek(lexer, 0) == '\\' && lex_peek(lexer, 1) == '\n') {
        lexer->position += 2;
        read_indent(lexer);
        if (lexer->position >= lexer->length) {
            lex_error(lexer, DIAG_bad_continuation, line_start, lexer->position,
                      "the file ends behind a backslash");
            lex_stop(lexer);
        }
    }
    char c = lex_peek(lexer, 0);
    if (c == '\n' || c == '#' || lexer->position >= lexer->length)
        return;
    apply_indent(lexer, line_start, indent);
    if (!lexer->stopped)
        lexer->header = lexer->position;
    vec_push(lexer->context->arena, &lexer->result->lines, (uint32_t)lexer->position);
    lexer->in_line = true;
}

static void end_line(Lexer *lexer)
{
    if (lexer->in_line)
        lexer->wants_block = lexer->last == ':';
    lexer->in_line = false;
}

/* ---- Brackets ---- */

static void open_bracket(Lexer *lexer, char c)
{
    if (lexer->bracket_count == DEEPEST_BRACKET) {
        lex_error(lexer, DIAG_too_deep, lexer->position, lexer->position + 1,
                  "more than %d brackets are open here", DEEPEST_BRACKET);
        lex_stop(lexer);
        return;
    }
    lexer->brackets[lexer->bracket_count].character = c;
    lexer->brackets[lexer->bracket_count++].position = lexer->position;
    lexer->position++;
}

static char partner(char opening)
{
    return opening == '(' ? ')' : opening == '[' ? ']' : '}';
}

static void close_bracket(Lexer *lexer, char c)
{
    size_t at = lexer->position;
    if (lexer->bracket_count == 0) {
        lex_error(lexer, DIAG_unmatched_bracket, at, at + 1, "`%c` closes nothing", c);
        lex_stop(lexer);
        return;
    }
    Bracket opening = lexer->brackets[lexer->bracket_count - 1];
    if (partner(opening.character) != c) {
        lex_error(lexer, DIAG_unmatched_bracket, at, at + 1, "`%c` does not close the `%c` of line %u", c,
                  opening.character, span_of_bytes(lexer->file, opening.position, opening.position + 1).line);
        lex_stop(lexer);
        return;
    }
    lexer->bracket_count--;
    lexer->position++;
}

/* ---- Other tokens ---- */

static void lex_newline(Lexer *lexer)
{
    lexer->position++;
    if (lexer->bracket_count > 0) {
        mask(lexer, lexer->position - 1, lexer->position);
        return;
    }
    end_line(lexer);
    if (lexer->position < lexer->length)
        start_line(lexer);
}

static void lex_backslash(Lexer *lexer)
{
    size_t at = lexer->position;
    if (lex_peek(lexer, 1) != '\n') {
        lex_error(lexer, DIAG_bad_continuation, at, at + 1,
                  "only the end of the line may follow a backslash");
        lex_stop(lexer);
    } else if (at + 2 >= lexer->length) {
        lex_error(lexer, DIAG_bad_continuation, at, at + 1, "the file ends behind a backslash");
        lex_stop(lexer);
    } else {
        mask(lexer, at, at + 2);
        lexer->position += 2;
    }
}

static void report_character(Lexer *lexer)
{
    size_t at = lexer->position;
    uint32_t point = 0;
    size_t width = utf8_decode(lexer->text + at, lexer->length - at, &point);
    if (lexer->text[at] == '`')
        lex_error(lexer, DIAG_python2_syntax, at, at + 1,
                  "backquotes are Python 2; Python 3 writes repr(...)");
    else if (point < 0x20 || point == 0x7F)
        lex_error(lexer, DIAG_syntax, at, at + 1, "a control character (0x%02x) cannot stand here", point);
    else if (point < 0x7F)
        lex_error(lexer, DIAG_syntax, at, at + 1, "`%c` cannot stand here", (char)point);
    else
        lex_error(lexer, DIAG_bad_identifier, at, at + width,
                  "the character U+%04X cannot stand outside a string", point);
    lexer->position += width ? width : 1;
}

/* `in`, `return` or `yield` is the last token. */
static bool is_behind_list_word(const Lexer *lexer)
{
    static const char *const words[] = {"in", "return", "yield"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (lexer->line_end - lexer->last_start == length && memcmp(lexer->text + lexer->last_start, words[i], length) == 0)
            return true;
    }
    return false;
}

/*
 * `t = 1, *[2, 3]`: in a list without brackets the grammar takes only names, calls and the like behind a star. To tree-sitter
 * the star is a `~`, which takes anything; the builder reads it as what it is.
 */
static void mask_star(Lexer *lexer)
{
    size_t at = lexer->position + 1;
    while (at < lexer->length && strchr(" \t", lexer->text[at]))
        at++;
    size_t word = at < lexer->length ? identifier_length(lexer->text + at, lexer->length - at) : 0;
    char next = at < lexer->length ? lexer->text[at] : '\0', after = at + word < lexer->length ? lexer->text[at + word] : '\0';
    bool is_value = next && (strchr("([{\"'+-~", next) || isdigit((unsigned char)next) || (word > 0 && (after == '"' || after == '\'')));
    bool is_in_list = lexer->before == ',' || lexer->before == '=' || is_behind_list_word(lexer);
    if (lexer->bracket_count == 0 && is_value && is_in_list)
        lexer->result->masked[lexer->position] = '~';
}

static void lex_operator(Lexer *lexer, char c)
{
    static const char operators[] = "+-*/%@&|^~<>=,.:;";
    if (strchr("([{", c)) {
        open_bracket(lexer, c);
    } else if (strchr(")]}", c)) {
        close_bracket(lexer, c);
    } else if (strchr(operators, c)) {
        if (c == '*')
            mask_star(lexer);
        lexer->position++;
    } else if (c == '!' && lex_peek(lexer, 1) == '=') {
        lexer->position += 2;
    } else {
        report_character(lexer);
    }
}

/* An identifier, or the prefix of a string. */
static bool lex_word(Lexer *lexer)
{
    size_t length = identifier_length(lexer->text + lexer->position, lexer->length - lexer->position);
    char after = lex_peek(lexer, length);
    if (length == 0)
        return false;
    if ((after == '"' || after == '\'') && lex_prefixed_string(lexer, length))
        return true;
    lexer->position += length;
    return true;
}

/* The next token, blank, comment or line end; in `last` stays the first character of the last real token. */
static void lex_token(Lexer *lexer)
{
    char c = lex_peek(lexer, 0);
    if (c == ' ' || c == '\t' || c == '\f') {
        lexer->position++;
        return;
    }
    if (c == '#') {
        lex_comment(lexer);
        return;
    }
    if (c == '\n') {
        lex_newline(lexer);
        return;
    }
    if (c == '\\') {
        lex_backslash(lexer);
        return;
    }
    lexer->before = lexer->last;
    lexer->last = c == ':' && lexer->bracket_count > 0 ? ' ' : c;
    size_t start = lexer->position;
    if (c == '"' || c == '\'')
        lex_prefixed_string(lexer, 0);
    else if (isdigit((unsigned char)c) || (c == '.' && isdigit((unsigned char)lex_peek(lexer, 1))))
        lex_number(lexer);
    else if (!lex_word(lexer))
        lex_operator(lexer, c);
    lexer->last_start = start;
    lexer->line_end = lexer->position;
}

static void report_unclosed(Lexer *lexer)
{
    size_t at = lexer->brackets[lexer->bracket_count - 1].position;
    lex_error(lexer, DIAG_unclosed_bracket, at, at + 1, "`%c` is never closed", lexer->text[at]);
}

bool lex_check(SyntaxContext *context, const SourceFile *file, LexResult *result)
{
    result->masked = arena_copy_bytes(context->arena, file->text, file->length);
    Lexer lexer = {
        .context = context,
        .file = file,
        .text = file->text,
        .length = file->length,
        .result = result,
        .indent_count = 1,
    };
    start_line(&lexer);
    while (lexer.position < lexer.length)
        lex_token(&lexer);
    if (lexer.stopped)
        return false;
    end_line(&lexer);
    if (lexer.bracket_count > 0)
        report_unclosed(&lexer);
    else if (lexer.wants_block)
        lex_block_missing(&lexer);
    return !lexer.failed;
}
