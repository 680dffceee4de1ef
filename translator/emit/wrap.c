/*
 * Lines: breaking long ones as clang-format would, and aligning comments beside code.
 *
 * A line is broken at the loosest place that still fits: outer argument lists before inner ones, commas
 * before operators, the last fitting place of the best kind. What follows is aligned behind the innermost
 * open bracket.
 */
#include "emit/emitter.h"

#include <string.h>

enum { MAX_DEPTH = 64, CONTINUATION = 4 };

/* A place where a line may end; the next one starts at text `at`. */
typedef struct Break {
    size_t at;
    int score;  /* smaller is better; INT_MAX: none */
    int column; /* of what follows */
} Break;

typedef struct Scan {
    int columns[MAX_DEPTH]; /* behind each open bracket */
    int depth;
    int base; /* continuation of what is in no bracket: behind the `=` or `return` */
    bool has_base;
} Scan;

static size_t skip_literal(const char *line, size_t at)
{
    char quote = line[at];
    for (at++; line[at] && line[at] != quote; at++)
        if (line[at] == '\\' && line[at + 1])
            at++;
    return line[at] ? at + 1 : at;
}

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Whether an assignment's operator, or `return`, ends before the blank. */
static bool is_assignment(const char *line, size_t at)
{
    if (at == 6 && starts(line, "return "))
        return true;
    return at >= 2 && line[at - 1] == '=' && strchr(" +-*/%&|^", line[at - 2]) &&
           !(line[at - 2] == ' ' && line[at + 1] == '=');
}

/* How good a break behind the blank at `at` is (0: a comma); -1 if there is none. */
static int break_kind(const char *line, size_t at, int depth)
{
    static const char *const before_operators[] = {"&& ", "|| "};
    char previous = line[at - 1];
    if (previous == ',')
        return 0;
    for (size_t i = 0; i < 2; i++)
        if (at >= 2 && strncmp(line + at - 2, before_operators[i], 2) == 0)
            return 2;
    if (starts(line + at, " ? ") || starts(line + at, " : "))
        return 3;
    if (is_assignment(line, at) && previous == '=')
        return depth == 0 ? 90 : -1;
    if (at >= 2 && line[at - 2] == ' ' && strchr("+-*/%|&", previous))
        return 5;
    bool is_text =
        (previous == '"' && starts(line + at + 1, "PRId64")) || (previous == '4' && line[at + 1] == '"');
    return is_text ? 6 : -1;
}

/* The best break of the line that starts at `from` in column `column`; .at 0 if the rest fits. */
static Break find_break(const char *line, size_t from, int column, int indent, int columns, Scan *scan)
{
    Break best = {0, 1 << 20, 0};
    Scan at_best = *scan;
    size_t at = from;
    while (line[at] && line[at] != COMMENT_MARK) {
        int position = column + (int)(at - from);
        if (position > columns && best.at)
            break;
        if (line[at] == '"' || line[at] == '\'') {
            at = skip_literal(line, at);
            continue;
        }
        if (strchr("([{", line[at]) && scan->depth < MAX_DEPTH - 1)
            scan->columns[scan->depth++] = position + 1;
        else if (strchr(")]}", line[at]) && scan->depth > 0)
            scan->depth--;
        else if (line[at] == ' ' && at > from) {
            int kind = break_kind(line, at, scan->depth);
            if (scan->depth == 0 && !scan->has_base && is_assignment(line, at)) {
                scan->base = position + 1;
                scan->has_base = true;
            }
            int score = scan->depth * 10 + kind;
            if (kind >= 0 && score <= best.score) {
                bool after_assign = kind == 90;
                best = (Break){at + 1, score,
                               scan->depth    ? scan->columns[scan->depth - 1]
                               : after_assign ? indent + CONTINUATION
                                              : scan->base};
                at_best = *scan;
            }
        }
        at++;
    }
    bool fits = column + (int)(at - from) <= columns + (line[at] == COMMENT_MARK ? 2 : 0);
    if (fits && (!line[at] || line[at] == COMMENT_MARK))
        return (Break){0};
    *scan = at_best;
    return best;
}

/* How a line came out, to choose between ways of breaking it. */
typedef struct Layout {
    Text text;
    int lines;
    int deepest; /* brackets around the innermost break */
} Layout;

static void add_part(Layout *layout, const char *line, size_t from, size_t to, int column)
{
    while (to > from && line[to - 1] == ' ')
        to--;
    text_add_bytes(&layout->text, line + from, to - from);
    text_add_char(&layout->text, '\n');
    text_add_repeated(&layout->text, ' ', (size_t)column);
    layout->lines++;
}

/* Breaks the line; first at `forced` (0: nowhere), which stands in `depth` open brackets. */
static Layout lay_out(const char *line, int indent, int columns, size_t forced, int depth)
{
    Layout layout = {.lines = 1};
    Scan scan = {.base = indent + CONTINUATION};
    size_t from = 0;
    int column = indent;
    text_add_repeated(&layout.text, ' ', (size_t)indent);
    if (forced) {
        from = forced;
        column = indent + CONTINUATION;
        scan = (Scan){.base = column, .depth = depth, .columns = {column}, .has_base = true};
        add_part(&layout, line, 0, forced, column);
    }
    for (Break best; (best = find_break(line, from, column, indent, columns, &scan)).at; from = best.at) {
        column = best.column;
        layout.deepest = scan.depth > layout.deepest ? scan.depth : layout.deepest;
        add_part(&layout, line, from, best.at, column);
    }
    text_add(&layout.text, line + from);
    text_add_char(&layout.text, '\n');
    return layout;
}

/* The characters of the last line. */
static size_t last_length(const Layout *layout)
{
    size_t end = layout->text.length - 1, start = end;
    while (start > 0 && layout->text.data[start - 1] != '\n')
        start--;
    while (layout->text.data[start] == ' ')
        start++;
    return end - start;
}

/* Behind the `=` of an assignment at the line's outermost level; 0 if there is none. */
static size_t after_assignment(const char *line)
{
    const char *sign = strstr(line, " = "), *bracket = strpbrk(line, "([{\"");
    return sign && (!bracket || sign < bracket) ? (size_t)(sign - line) + 3 : 0;
}

/*
 * Breaks inside of inner brackets push the text to the right, or leave a few characters on a line. Then
 * breaking behind the `=`, or behind the outermost bracket, is tried too, and taken if it needs fewer lines.
 */
void wrap_line(Text *out, const char *line, int indent, int columns)
{
    Layout best = lay_out(line, indent, columns, 0, 0);
    size_t assigned = after_assignment(line);
    const char *bracket = strchr(line + assigned, '(');
    size_t forced[] = {assigned, assigned && bracket ? (size_t)(bracket - line) + 1 : 0};
    enum { FEW = 14 };
    bool is_torn = best.lines == 2 && last_length(&best) < FEW;
    for (int i = 0; i < 2 && (best.deepest >= 2 || is_torn); i++) {
        if (!forced[i] || indent + forced[i] > (size_t)columns)
            continue;
        Layout other = lay_out(line, indent, columns, forced[i], i);
        if (other.lines < best.lines || (is_torn && i == 0 && other.lines == best.lines)) {
            is_torn = false;
            Text worse = best.text;
            best = other;
            other.text = worse;
        }
        text_release(&other.text);
    }
    text_add(out, text_string(&best.text));
    text_release(&best.text);
}

/* ---- comments beside code ----------------------------------------------------------------------------- */

typedef struct Line {
    const char *start;
    size_t length;
    const char *mark; /* of its comment, or NULL */
    size_t code;      /* characters before the mark, without blanks at the end */
} Line;

static Line read_line(const char *at)
{
    Line line = {.start = at, .length = strcspn(at, "\n")};
    line.mark = memchr(at, COMMENT_MARK, line.length);
    line.code = line.mark ? (size_t)(line.mark - at) : line.length;
    while (line.code > 0 && at[line.code - 1] == ' ')
        line.code--;
    return line;
}

/* The column for the comments of the lines from `at` that have one: the widest code, if all comments
 * then fit. */
static size_t comment_column(const char *at)
{
    size_t widest = 0, longest = 0;
    for (Line line = read_line(at); line.mark; line = read_line(at)) {
        size_t comment = line.length - (size_t)(line.mark - line.start) - 1;
        widest = line.code > widest ? line.code : widest;
        longest = comment > longest ? comment : longest;
        at = line.start + line.length;
        if (!*at)
            break;
        at++;
    }
    return widest + 2 + longest <= EMIT_COLUMNS ? widest + 2 : 0;
}

void align_comments(Text *text)
{
    Text aligned = {0};
    size_t column = 0;
    bool in_run = false;
    for (const char *at = text_string(text); *at;) {
        Line line = read_line(at);
        if (line.mark && !in_run)
            column = comment_column(at);
        in_run = line.mark != NULL;
        text_add_bytes(&aligned, line.start, line.code);
        if (line.mark) {
            text_add_repeated(&aligned, ' ', column > line.code ? column - line.code : 2);
            text_add_bytes(&aligned, line.mark + 1, line.length - (size_t)(line.mark - line.start) - 1);
        }
        text_add_char(&aligned, '\n');
        at += line.length + (line.start[line.length] == '\n');
    }
    text_release(text);
    *text = aligned;
}
