/* argparse: which argument a word of the command line belongs to. */
#include "argparse_internal.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "t2m/py_error.h"

/* ---- flags */

action *find_flag(py_argument_parser *parser, const char *flag, const char **spelling)
{
    for (int i = 0; i < parser->count; i++) {
        for (int k = 0; parser->actions[i].flags[k] != NULL; k++) {
            if (strcmp(parser->actions[i].flags[k], flag) == 0) {
                *spelling = parser->actions[i].flags[k];
                return &parser->actions[i];
            }
        }
    }
    return NULL;
}

/* -5, -.5, -1.25 */
static bool is_negative_number(const char *word)
{
    if (word[0] != '-')
        return false;
    size_t whole = strspn(word + 1, "0123456789");
    const char *rest = word + 1 + whole;
    if (*rest == '\0')
        return whole > 0;
    size_t fraction = *rest == '.' ? strspn(rest + 1, "0123456789") : 0;
    return fraction > 0 && rest[1 + fraction] == '\0';
}

static bool has_number_flags(const py_argument_parser *parser)
{
    for (int i = 0; i < parser->count; i++) {
        for (int k = 0; parser->actions[i].flags[k] != NULL; k++) {
            if (is_negative_number(parser->actions[i].flags[k]))
                return true;
        }
    }
    return false;
}

typedef struct candidates {
    option_match first;
    py_builder names; /* "--epochs, --epsilon" */
    int count;
} candidates;

static void add_candidate(candidates *c, action *a, const char *flag, const char *value)
{
    if (c->count++ == 0)
        c->first = (option_match){a, flag, value};
    py_builder_printf(&c->names, "%s%s", c->count > 1 ? ", " : "", flag);
}

/* What the word can mean where it is no flag by itself: a long flag's beginning, or a short flag with its
 * value. */
static void collect(py_argument_parser *parser, const char *word, candidates *c)
{
    bool is_long = word[1] == '-';
    const char *equals = is_long ? strchr(word, '=') : NULL;
    size_t size = equals != NULL ? (size_t)(equals - word) : strlen(word);
    if (is_long && parser->options.no_abbreviations)
        return;
    for (int i = 0; i < parser->count; i++) {
        action *a = &parser->actions[i];
        for (int k = 0; a->flags[k] != NULL; k++) {
            bool short_flag =
                !is_long && a->flags[k][0] == word[0] && a->flags[k][1] == word[1] && a->flags[k][2] == '\0';
            if (short_flag)
                add_candidate(c, a, a->flags[k], word + 2);
            else if (strncmp(a->flags[k], word, size) == 0)
                add_candidate(c, a, a->flags[k], equals != NULL ? equals + 1 : NULL);
        }
    }
}

/* The word is "--flag=value" with the flag in full. */
static bool match_with_equals(py_argument_parser *parser, const char *word, option_match *match)
{
    T2M_POOL(pool);
    const char *equals = strchr(word, '=');
    if (equals == NULL)
        return false;
    py_str flag = py_str_new(word, equals - word);
    match->action = find_flag(parser, flag->text, &match->flag);
    match->value = equals + 1;
    return match->action != NULL;
}

bool match_option(py_argument_parser *parser, const char *word, option_match *match)
{
    *match = (option_match){NULL, word, NULL};
    if (word[0] != '-')
        return false;
    match->action = find_flag(parser, word, &match->flag);
    if (match->action != NULL)
        return true;
    if (word[1] == '\0')
        return false;
    if (match_with_equals(parser, word, match))
        return true;
    candidates c = {.count = 0};
    collect(parser, word, &c);
    if (c.count > 1)
        py_parser_error(parser,
                        py_text(py_str_printf("ambiguous option: %s could match %s", word, c.names.text)));
    py_builder_free(&c.names);
    *match = c.count == 1 ? c.first : (option_match){NULL, word, NULL};
    if (c.count == 1)
        return true;
    return !(is_negative_number(word) && !has_number_flags(parser)) && strchr(word, ' ') == NULL;
}

/* ---- how many words */

static const char *missing_text(const action *a)
{
    switch (a->nargs) {
    case NARGS_ONE:
        return "expected one argument";
    case NARGS_OPTIONAL:
        return "expected at most one argument";
    case NARGS_SOME:
        return "expected at least one argument";
    default:
        return py_text(py_str_printf("expected %" PRId64 " argument%s", a->count, a->count == 1 ? "" : "s"));
    }
}

int64_t option_word_count(py_argument_parser *parser, const action *a, const char *pattern)
{
    int64_t words = (int64_t)strspn(pattern, "A");
    int64_t least = a->nargs == NARGS_ONE || a->nargs == NARGS_SOME ? 1
                    : a->nargs == NARGS_COUNT                       ? a->count
                                                                    : 0;
    if (words < least)
        argument_error(parser, a, "%s", missing_text(a));
    bool open_ended = a->nargs == NARGS_ANY || a->nargs == NARGS_SOME;
    if (open_ended)
        return words;
    return a->nargs == NARGS_OPTIONAL ? words > 0 : least;
}

/* Whether the first `size` letters can be this positional argument's words: a "--" may stand anywhere
 * between. */
static bool can_take(const action *a, const char *pattern, int64_t size)
{
    if (a->nargs == NARGS_COMMAND)
        return pattern[strspn(pattern, "-")] == 'A' && (int64_t)strspn(pattern, "-") < size;
    int64_t words = 0;
    for (int64_t i = 0; i < size; i++)
        words += pattern[i] == 'A';
    switch (a->nargs) {
    case NARGS_ONE:
        return words == 1;
    case NARGS_OPTIONAL:
        return words <= 1;
    case NARGS_SOME:
        return words >= 1;
    case NARGS_COUNT:
        return words == a->count;
    default:
        return true;
    }
}

/* Greedy with backtracking, as a regular expression of all the arguments' patterns in a row would match. */
static bool match_all(action *const *positionals, int count, const char *pattern, int64_t *word_counts)
{
    if (count == 0)
        return true;
    for (int64_t size = (int64_t)strspn(pattern, positionals[0]->nargs == NARGS_COMMAND ? "A-O" : "A-"); size >= 0; size--) {
        if (!can_take(positionals[0], pattern, size))
            continue;
        word_counts[0] = size;
        if (match_all(positionals + 1, count - 1, pattern + size, word_counts + 1))
            return true;
    }
    return false;
}

int match_positionals(action *const *positionals, int count, const char *pattern, int64_t *word_counts)
{
    while (count > 0 && !match_all(positionals, count, pattern, word_counts))
        count--;
    return count;
}
