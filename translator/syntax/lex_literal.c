/*
 * Numbers and strings as CPython's tokenizer takes them. f-strings are read with their fields (PEP 701: a field may hold the
 * quotes of the string around it), so that brackets and quotes in them are not taken for the file's own.
 */
#include "syntax/lexer_internal.h"

#include "syntax/identifier.h"

#include <ctype.h>
#include <string.h>

/* ---- Numbers ---- */

typedef int DigitTest(int c);

static int is_octal(int c)
{
    return c >= '0' && c <= '7';
}

static int is_binary(int c)
{
    return c == '0' || c == '1';
}

static char at(const Lexer *lexer, size_t offset)
{
    return offset < lexer->length ? lexer->text[offset] : '\0';
}

/* Digits with single underscores between them; gives where they end, at `offset` if there are none. */
static size_t skip_digits(const Lexer *lexer, size_t offset, DigitTest *test)
{
    while (test((unsigned char)at(lexer, offset))) {
        offset++;
        if (at(lexer, offset) == '_' && test((unsigned char)at(lexer, offset + 1)))
            offset++;
    }
    return offset;
}

/* 0x, 0o, 0b: an underscore may follow the prefix. NULL if `letter` is none of them. */
static DigitTest *radix_test(char letter)
{
    switch (letter) {
    case 'x':
    case 'X':
        return isxdigit;
    case 'o':
    case 'O':
        return is_octal;
    case 'b':
    case 'B':
        return is_binary;
    default:
        return NULL;
    }
}

static size_t skip_exponent(const Lexer *lexer, size_t offset)
{
    char letter = at(lexer, offset), sign = at(lexer, offset + 1);
    size_t digits = offset + (sign == '+' || sign == '-' ? 2 : 1);
    bool is_exponent = (letter == 'e' || letter == 'E') && isdigit((unsigned char)at(lexer, digits));
    return is_exponent ? skip_digits(lexer, digits, isdigit) : offset;
}

/* 0777 was octal in Python 2; zeros alone are fine. */
static bool is_old_octal(const Lexer *lexer, size_t start, size_t end)
{
    if (lexer->text[start] != '0')
        return false;
    for (size_t i = start; i < end; i++)
        if (lexer->text[i] != '0' && lexer->text[i] != '_')
            return true;
    return false;
}

static size_t skip_decimal(Lexer *lexer, size_t start)
{
    size_t end = skip_digits(lexer, start, isdigit), integer_end = end;
    if (at(lexer, end) == '.')
        end = skip_digits(lexer, end + 1, isdigit);
    end = skip_exponent(lexer, end);
    if (at(lexer, end) == 'j' || at(lexer, end) == 'J')
        return end + 1;
    if (end == integer_end && is_old_octal(lexer, start, end))
        lex_error(lexer, DIAG_bad_number, start, end,
                  "a number cannot start with 0; octal numbers are written 0o%.*s", (int)(end - start - 1),
                  lexer->text + start + 1);
    return end;
}

/* 1if x else y is allowed: these words may follow a number directly. */
static bool is_word_after_number(const char *word, size_t length)
{
    static const char *const words[] = {"and", "else", "for", "if", "in", "is", "not", "or"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
            return true;
    return false;
}

static void check_number_end(Lexer *lexer, size_t start, size_t end)
{
    const char *rest = lexer->text + end;
    size_t word = identifier_length(rest, lexer->length - end);
    bool is_long = word == 1 && (*rest == 'l' || *rest == 'L');
    if (is_long)
        lex_error(lexer, DIAG_bad_number, start, end + 1,
                  "the suffix L is Python 2; numbers have no limit in Python 3");
    else if (word > 0 && !is_word_after_number(rest, word))
        lex_error(lexer, DIAG_bad_number, start, end + word, "this is no valid number");
}

void lex_number(Lexer *lexer)
{
    size_t start = lexer->position, end;
    DigitTest *test = lexer->text[start] == '0' ? radix_test(at(lexer, start + 1)) : NULL;
    if (test) {
        size_t digits = start + (at(lexer, start + 2) == '_' ? 3 : 2);
        end = skip_digits(lexer, digits, test);
        if (end == digits || isdigit((unsigned char)at(lexer, end)))
            lex_error(lexer, DIAG_bad_number, start, end + 1, "this is no valid number");
    } else {
        end = skip_decimal(lexer, start);
    }
    check_number_end(lexer, start, end);
    size_t word = identifier_length(lexer->text + end, lexer->length - end);
    lexer->position = word && !is_word_after_number(lexer->text + end, word) ? end + word : end;
}

/* ---- Strings ---- */

typedef struct Quotes {
    size_t start; /* of the literal, prefix included */
    char quote;
    bool is_triple, is_raw, is_format;
    int nesting; /* f-strings around this one */
} Quotes;

enum { DEEPEST_FSTRING = 8 };

static bool lex_string_at(Lexer *lexer, size_t prefix, int nesting);
static bool read_prefix(const char *text, size_t length, Quotes *quotes);

static void report_unclosed_string(Lexer *lexer, const Quotes *quotes)
{
    size_t width = lexer->position > quotes->start ? 1 : 0;
    lex_error(lexer, DIAG_unclosed_string, quotes->start, quotes->start + width,
              "the string is never closed");
    lex_stop(lexer);
}

/* True if the string's closing quotes stand here. */
static bool at_closing(const Lexer *lexer, const Quotes *quotes)
{
    size_t width = quotes->is_triple ? 3 : 1;
    for (size_t i = 0; i < width; i++)
        if (lex_peek(lexer, i) != quotes->quote)
            return false;
    return true;
}

static bool ends_early(const Lexer *lexer, const Quotes *quotes)
{
    return lexer->position >= lexer->length || (lexer->text[lexer->position] == '\n' && !quotes->is_triple);
}

/* A backslash keeps the next character from ending the string; \N{...} has braces that are no field. */
static void skip_backslash(Lexer *lexer, const Quotes *quotes)
{
    char next = lex_peek(lexer, 1);
    bool is_named = quotes->is_format && !quotes->is_raw && next == 'N' && lex_peek(lexer, 2) == '{';
    if (is_named) {
        const char *rest = lexer->text + lexer->position;
        const char *end = memchr(rest, '}', lexer->length - lexer->position);
        lexer->position += end ? (size_t)(end - rest) + 1 : 2;
    } else {
        bool is_field = quotes->is_format && (next == '{' || next == '}');
        lexer->position += is_field ? 1 : 2;
    }
    if (lexer->position > lexer->length)
        lexer->position = lexer->length;
}

/* ---- The fields of an f-string ---- */

static void lex_field(Lexer *lexer, const Quotes *quotes, int depth);

static void field_error(Lexer *lexer, size_t start, const char *message)
{
    lex_error(lexer, DIAG_bad_fstring, start, lexer->position + 1, "%s", message);
    lex_stop(lexer);
}

/* Behind the colon: text and nested fields, up to the closing brace. */
static void lex_format_spec(Lexer *lexer, const Quotes *quotes, size_t start, int depth)
{
    while (!lexer->stopped) {
        if (ends_early(lexer, quotes) || at_closing(lexer, quotes)) {
            field_error(lexer, start, "`}` is missing in the f-string");
            return;
        }
        char c = lex_peek(lexer, 0);
        if (c == '}') {
            lexer->position++;
            return;
        }
        if (c == '{')
            lex_field(lexer, quotes, depth + 1);
        else
            lexer->position++;
    }
}

/* Whether the quote at `offset` has no partner on its line: then it closes the f-string, whatever is open in it. */
static bool is_last_quote(const Lexer *lexer, size_t offset)
{
    for (size_t i = offset + 1; i < lexer->length && lexer->text[i] != '\n'; i++)
        if (lexer->text[i] == lexer->text[offset])
            return false;
    return true;
}

static void skip_field_token(Lexer *lexer, const Quotes *quotes, size_t start)
{
    const char *here = lexer->text + lexer->position;
    size_t word = identifier_length(here, lexer->length - lexer->position);
    char after = lex_peek(lexer, word);
    Quotes nested = {0};
    if (after == quotes->quote && !quotes->is_triple && is_last_quote(lexer, lexer->position + word)) {
        field_error(lexer, start, "`}` is missing in the f-string");
        return;
    }
    if ((after == '"' || after == '\'') && read_prefix(here, word, &nested)) {
        lex_string_at(lexer, word, quotes->nesting + 1);
        return;
    }
    lexer->position += word ? word : 1;
}

/* The expression of a field up to the character that ends it: `}`, or `:` or `!` outside all brackets. */
static char lex_field_expr(Lexer *lexer, const Quotes *quotes, size_t start)
{
    size_t outer = lexer->bracket_count;
    while (!lexer->stopped) {
        if (ends_early(lexer, quotes)) {
            field_error(lexer, start, "`}` is missing in the f-string");
            return '\0';
        }
        char c = lex_peek(lexer, 0);
        bool is_outside = lexer->bracket_count == outer;
        if (is_outside && (c == '}' || c == ':' || (c == '!' && lex_peek(lexer, 1) != '=')))
            return c;
        if (c == '#' || c == '\\') {
            field_error(lexer, lexer->position,
                        "neither a comment nor a backslash can stand in a field of an f-string");
        } else if (c == '!') {
            lexer->position += 2;
        } else if (strchr("([{", c)) {
            if (lexer->bracket_count == DEEPEST_BRACKET) {
                field_error(lexer, start, "too many brackets are open");
                return '\0';
            }
            lexer->brackets[lexer->bracket_count++] = (Bracket){c, lexer->position++};
        } else if (strchr(")]}", c)) {
            bool fits =
                !is_outside && strchr("()[]{}", lexer->brackets[lexer->bracket_count - 1].character)[1] == c;
            if (!fits)
                field_error(lexer, lexer->position, "a bracket closes nothing in the f-string");
            else
                lexer->bracket_count--, lexer->position++;
        } else {
            skip_field_token(lexer, quotes, start);
        }
    }
    return '\0';
}

static bool is_blank_between(const Lexer *lexer, size_t start, size_t end)
{
    while (start < end && isspace((unsigned char)lexer->text[start]))
        start++;
    return start >= end;
}

static void lex_field(Lexer *lexer, const Quotes *quotes, int depth)
{
    size_t start = lexer->position++;
    if (depth > 2) {
        field_error(lexer, start, "the fields of the f-string are nested too deeply");
        return;
    }
    char end = lex_field_expr(lexer, quotes, start);
    if (lexer->stopped)
        return;
    if (is_blank_between(lexer, start + 1, lexer->position)) {
        field_error(lexer, start, "a field of an f-string needs an expression");
        return;
    }
    if (end == '!')
        while (!ends_early(lexer, quotes) && !strchr(":}", lex_peek(lexer, 0)))
            lexer->position++;
    end = lex_peek(lexer, 0);
    lexer->position++;
    if (end == ':')
        lex_format_spec(lexer, quotes, start, depth);
    else if (end != '}')
        field_error(lexer, start, "`}` is missing in the f-string");
}

/* ---- The body of any string ---- */

static void lex_string_body(Lexer *lexer, const Quotes *quotes)
{
    while (!lexer->stopped) {
        if (ends_early(lexer, quotes)) {
            report_unclosed_string(lexer, quotes);
            return;
        }
        if (at_closing(lexer, quotes)) {
            lexer->position += quotes->is_triple ? 3 : 1;
            return;
        }
        char c = lex_peek(lexer, 0);
        bool is_brace = quotes->is_format && (c == '{' || c == '}');
        if (c == '\\')
            skip_backslash(lexer, quotes);
        else if (is_brace && lex_peek(lexer, 1) == c)
            lexer->position += 2;
        else if (is_brace && c == '{')
            lex_field(lexer, quotes, 1);
        else if (is_brace)
            field_error(lexer, lexer->position, "a single `}` is not allowed in an f-string");
        else
            lexer->position++;
    }
}

/* r, b, u, f, rb, rf in any case and order; what the letters mean is left in `quotes`. */
static bool read_prefix(const char *text, size_t length, Quotes *quotes)
{
    bool is_bytes = false, is_unicode = false;
    if (length > 2)
        return false;
    for (size_t i = 0; i < length; i++) {
        bool *flag = NULL;
        switch (tolower((unsigned char)text[i])) {
        case 'r':
            flag = &quotes->is_raw;
            break;
        case 'b':
            flag = &is_bytes;
            break;
        case 'u':
            flag = &is_unicode;
            break;
        case 'f':
            flag = &quotes->is_format;
            break;
        default:
            return false;
        }
        if (*flag)
            return false;
        *flag = true;
    }
    return !(is_bytes && quotes->is_format) && !(is_unicode && length > 1);
}

static bool lex_string_at(Lexer *lexer, size_t prefix, int nesting)
{
    size_t start = lexer->position;
    Quotes quotes = {.start = start, .quote = lex_peek(lexer, prefix), .nesting = nesting};
    if (!read_prefix(lexer->text + start, prefix, &quotes)) {
        lex_error(lexer, DIAG_bad_string, start, start + prefix, "`%.*s` is no prefix of a string",
                  (int)prefix, lexer->text + start);
        return false;
    }
    quotes.is_triple =
        lex_peek(lexer, prefix + 1) == quotes.quote && lex_peek(lexer, prefix + 2) == quotes.quote;
    lexer->position = start + prefix + (quotes.is_triple ? 3 : 1);
    if (nesting > DEEPEST_FSTRING) {
        field_error(lexer, start, "the f-strings are nested too deeply");
        return true;
    }
    lex_string_body(lexer, &quotes);
    return true;
}

bool lex_prefixed_string(Lexer *lexer, size_t prefix)
{
    return lex_string_at(lexer, prefix, 0);
}
