/*
 * One walk over the logical lines: a line at the indentation of the block starts an item, unless a decorator stands in front of it;
 * deeper lines belong to it. The bodies of classes are walked in the same way, those of functions are not.
 */
#include "syntax/outline.h"

#include "syntax/lexer.h"

#include <ctype.h>
#include <string.h>

typedef struct Outliner {
    SyntaxContext *context;
    const LexedFile *lexed;
    size_t line;   /* the next logical line */
    uint32_t done; /* where the item before ended: comments from there on belong to the next */
} Outliner;

static bool has_line(const Outliner *o)
{
    return o->line < o->lexed->tokens.lines.count;
}

static uint32_t line_token(const Outliner *o)
{
    return o->lexed->tokens.lines.items[o->line];
}

static uint32_t line_start(const Outliner *o, uint32_t token)
{
    while (token > 0 && o->lexed->tokens.masked[token - 1] != '\n')
        token--;
    return token;
}

static uint32_t line_indent(const Outliner *o)
{
    return line_token(o) - line_start(o, line_token(o));
}

/* The end of the line with the last token before `limit`. */
static uint32_t end_before(const Outliner *o, uint32_t limit)
{
    const char *text = o->lexed->tokens.masked;
    uint32_t end = limit, length = (uint32_t)o->lexed->file->length;
    while (end > 0 && isspace((unsigned char)text[end - 1]))
        end--;
    while (end < length && text[end] != '\n')
        end++;
    return end < length ? end + 1 : length;
}

static uint32_t next_start(const Outliner *o)
{
    return has_line(o) ? line_start(o, line_token(o)) : (uint32_t)o->lexed->file->length;
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_' || (unsigned char)text[length] >= 0x80)
        length++;
    return length;
}

/* The word at `text`, if it is a keyword of a definition; what follows is its name. */
static const char *behind_keyword(const char *text, const char *keyword)
{
    size_t length = strlen(keyword);
    return strncmp(text, keyword, length) == 0 && text[length] == ' ' ? text + length + strspn(text + length, " ") : NULL;
}

static Name read_word(const Outliner *o, const char *text)
{
    size_t length = word_length(text);
    return length ? name_intern_bytes(o->context->names, text, length) : NULL;
}

static void read_assignment(const Outliner *o, OutlineItem *item, const char *text)
{
    const char *rest = text + word_length(text);
    rest += strspn(rest, " ");
    bool is_value = rest > text && *rest == ':', is_alias = rest > text && rest[0] == '=' && rest[1] != '=';
    if (!is_value && !is_alias)
        return;
    item->kind = is_value ? OUTLINE_VALUE : OUTLINE_ALIAS;
    item->name = read_word(o, text);
    item->other = is_alias ? read_word(o, rest + 1 + strspn(rest + 1, " ")) : NULL;
}

static void read_kind(const Outliner *o, OutlineItem *item)
{
    const char *text = o->lexed->tokens.masked + line_token(o), *name;
    if ((name = behind_keyword(text, "def")))
        item->kind = OUTLINE_DEF;
    else if ((name = behind_keyword(text, "class")))
        item->kind = OUTLINE_CLASS;
    if (name)
        item->name = read_word(o, name);
    else
        read_assignment(o, item, text);
    if (!item->name) /* `def (x)`: who parses it says what is wrong */
        item->kind = OUTLINE_OTHER;
}

static OutlineVec read_block(Outliner *o, uint32_t indent);

static OutlineItem read_item(Outliner *o, uint32_t indent)
{
    OutlineItem item = {.kind = OUTLINE_OTHER, .range.start = o->done};
    while (has_line(o) && o->lexed->tokens.masked[line_token(o)] == '@')
        o->line++;
    if (!has_line(o)) { /* decorators of nothing */
        item.header.start = item.range.start;
        item.header.end = item.range.end = o->done = end_before(o, next_start(o));
        return item;
    }
    read_kind(o, &item);
    item.header.start = line_start(o, line_token(o));
    o->line++;
    item.header.end = o->done = end_before(o, next_start(o));
    if (item.kind == OUTLINE_CLASS && has_line(o) && line_indent(o) > indent)
        item.items = read_block(o, line_indent(o));
    while (has_line(o) && line_indent(o) > indent)
        o->line++;
    item.range.end = o->done = end_before(o, next_start(o));
    return item;
}

static OutlineVec read_block(Outliner *o, uint32_t indent)
{
    OutlineVec items = {0};
    while (has_line(o) && line_indent(o) >= indent)
        vec_push(o->context->arena, &items, read_item(o, indent));
    return items;
}

OutlineVec outline_of(SyntaxContext *context, const LexedFile *lexed)
{
    Outliner outliner = {.context = context, .lexed = lexed};
    return read_block(&outliner, 0);
}
