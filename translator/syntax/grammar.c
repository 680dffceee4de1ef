/* The lookup tables behind grammar.h; filled once, constant afterwards. */
#include "syntax/grammar.h"

#include "base/bug.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

const TSLanguage *tree_sitter_python(void);

enum { LARGEST_SYMBOL_COUNT = 1024 };

static uint8_t symbols[LARGEST_SYMBOL_COUNT]; /* TSSymbol -> Sym */
static TSFieldId fields[FIELD_COUNT];
static bool is_ready;

static const char *const symbol_names[SYM_COUNT] = {
    "",
#define T2M_SYMBOL(name) #name,
#define T2M_FIELD(name)
#include "syntax/grammar.def"
#undef T2M_SYMBOL
#undef T2M_FIELD
};

static const char *const field_names[FIELD_COUNT] = {
#define T2M_SYMBOL(name)
#define T2M_FIELD(name) #name,
#include "syntax/grammar.def"
#undef T2M_SYMBOL
#undef T2M_FIELD
};

_Static_assert(SYM_COUNT <= UINT8_MAX, "a Sym must fit into a byte");

const TSLanguage *grammar_language(void)
{
    return tree_sitter_python();
}

/* Several symbols may carry one name (aliases): all are entered. */
static void enter_symbol(const TSLanguage *language, int sym)
{
    uint32_t count = ts_language_symbol_count(language);
    bool found = false;
    for (uint32_t id = 0; id < count; id++) {
        TSSymbol symbol = (TSSymbol)id;
        if (ts_language_symbol_type(language, symbol) == TSSymbolTypeRegular &&
            strcmp(ts_language_symbol_name(language, symbol), symbol_names[sym]) == 0) {
            symbols[symbol] = (uint8_t)sym;
            found = true;
        }
    }
    if (!found)
        T2M_BUG("the grammar has no node `%s`", symbol_names[sym]);
}

void grammar_init(void)
{
    if (is_ready)
        return;
    const TSLanguage *language = grammar_language();
    T2M_ASSERT(ts_language_symbol_count(language) <= LARGEST_SYMBOL_COUNT);
    for (int sym = 1; sym < SYM_COUNT; sym++)
        enter_symbol(language, sym);
    for (int field = 0; field < FIELD_COUNT; field++) {
        const char *name = field_names[field];
        fields[field] = ts_language_field_id_for_name(language, name, (uint32_t)strlen(name));
        if (fields[field] == 0)
            T2M_BUG("the grammar has no field `%s`", name);
    }
    is_ready = true;
}

Sym grammar_symbol(TSNode node)
{
    TSSymbol symbol = ts_node_symbol(node);
    return symbol < LARGEST_SYMBOL_COUNT ? (Sym)symbols[symbol] : SYM_other;
}

TSNode grammar_child(TSNode node, Field field)
{
    return ts_node_child_by_field_id(node, fields[field]);
}
