/*
 * Loading and looking up stub modules. While a module is declared (its names) others may be loaded that import this one, which is
 * why imports are kept as RuleImports until somebody asks. A symbol that is found has been read (read.c).
 * If several folders have the module, each adds to it and the earlier folder's definition of a name wins.
 */
#include "rules/rules.h"

#include "rules/read.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void rules_fault(Rules *rules, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    diag_vreport(rules->diagnostics, DIAG_bad_stub, span, format, arguments);
    va_end(arguments);
}

/* ---- folders ------------------------------------------------------------------------------------------------------------ */

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

const char *rules_default_folder(Arena *arena)
{
    const char *candidates[] = {
        getenv("T2M_RULES"),
#ifdef T2M_INSTALL_DATADIR
        T2M_INSTALL_DATADIR "/rules",
#endif
#ifdef T2M_RULES_SOURCE_DIR
        T2M_RULES_SOURCE_DIR,
#endif
    };
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        if (candidates[i] && *candidates[i] && is_folder(candidates[i]))
            return arena_copy_string(arena, candidates[i]);
    return NULL;
}

void rules_init(Rules *rules, SyntaxContext *syntax, TypeStore *types, const char *const *folders, size_t folder_count)
{
    *rules = (Rules){.arena = syntax->arena,
                     .names = syntax->names,
                     .types = types,
                     .syntax = syntax,
                     .diagnostics = syntax->diagnostics};
    for (size_t i = 0; i < folder_count; i++)
        vec_push(rules->arena, &rules->folders, arena_copy_string(rules->arena, folders[i]));
    rules->builtins = rules_module(rules, name_intern(rules->names, "builtins"));
}

/* "torch.nn" in a folder: the file that holds it. `exists` is set for a folder without __init__.pyi too. */
static const char *module_file(Rules *rules, const char *folder, Name qualified, bool *exists, bool *is_package)
{
    char *path = arena_copy_string(rules->arena, qualified->text);
    for (char *p = path; *p; p++)
        if (*p == '.')
            *p = '/';
    const char *file = arena_printf(rules->arena, "%s/%s.pyi", folder, path);
    if (is_file(file)) {
        *exists = true;
        *is_package = is_folder(arena_printf(rules->arena, "%s/%s", folder, path));
        return file;
    }
    if (!is_folder(arena_printf(rules->arena, "%s/%s", folder, path)))
        return NULL;
    *exists = *is_package = true;
    file = arena_printf(rules->arena, "%s/%s/__init__.pyi", folder, path);
    return is_file(file) ? file : NULL;
}

const char *rules_python_file(Rules *rules, Name qualified)
{
    char *path = arena_copy_string(rules->arena, qualified->text);
    for (char *p = path; *p; p++)
        if (*p == '.')
            *p = '/';
    vec_each(i, &rules->folders) {
        const char *module = arena_printf(rules->arena, "%s/%s.py", rules->folders.items[i], path);
        const char *package = arena_printf(rules->arena, "%s/%s/__init__.py", rules->folders.items[i], path);
        if (is_file(module) || is_file(package))
            return is_file(module) ? module : package;
    }
    return NULL;
}

/* ---- modules ------------------------------------------------------------------------------------------------------------ */

/* Faults in a user's stubs are reported whether the script needs them or not; ours have tests. */
static void read_stubs(Rules *rules, RuleModule *module, size_t folder, const char *path)
{
    const SourceFile *file = source_load(rules->syntax, path);
    LexedFile *lexed = file ? lex_file(rules->syntax, file) : NULL;
    if (!lexed)
        return;
    StubFile *stub = ARENA_NEW(rules->arena, StubFile);
    *stub = (StubFile){.module = module, .lexed = lexed, .outline = outline_of(rules->syntax, lexed)};
    rules_declare(stub);
    if (folder + 1 < rules->folders.count)
        rules_read_all(module);
}

/* Not "torch.." or "torch./": what is made of other texts than names is no module, and no path to look for. */
static bool is_dotted_name(const char *qualified)
{
    bool begins = true;
    for (const char *at = qualified; *at; at++) {
        bool is_letter = isalpha((unsigned char)*at) || *at == '_' || (unsigned char)*at >= 0x80;
        if (begins ? !is_letter : !is_letter && *at != '.' && !isdigit((unsigned char)*at))
            return false;
        begins = *at == '.';
    }
    return !begins;
}

RuleModule *rules_module(Rules *rules, Name qualified)
{
    if (!is_dotted_name(qualified->text))
        return NULL;
    if (pointer_map_has(&rules->modules, qualified))
        return pointer_map_get(&rules->modules, qualified);
    pointer_map_set(rules->arena, &rules->modules, qualified, NULL);
    bool exists = false, is_package = false;
    const char **paths = ARENA_NEW_ARRAY(rules->arena, const char *, rules->folders.count);
    vec_each(i, &rules->folders)
        paths[i] = module_file(rules, rules->folders.items[i], qualified, &exists, &is_package);
    if (!exists)
        return NULL;
    RuleModule *module = ARENA_NEW(rules->arena, RuleModule);
    *module = (RuleModule){.name = qualified, .rules = rules, .is_package = is_package};
    pointer_map_set(rules->arena, &rules->modules, qualified, module);
    vec_each(i, &rules->folders)
        if (paths[i])
            read_stubs(rules, module, i, paths[i]);
    module->is_loaded = true;
    return module;
}

/* ---- symbols ------------------------------------------------------------------------------------------------------------ */

static const RuleSymbol *module_symbol(Rules *rules, RuleModule *module, Name name)
{
    RuleSymbol *symbol = ARENA_NEW(rules->arena, RuleSymbol);
    *symbol = (RuleSymbol){.kind = RULE_MODULE, .name = name, .module = module};
    return symbol;
}

static const RuleSymbol *member_of(Rules *rules, const RuleSymbol *symbol, Name name)
{
    if (symbol->kind == RULE_MODULE)
        return rules_symbol(rules, symbol->module, name);
    return symbol->kind == RULE_CLASS ? rule_class_member(symbol->class_, name) : NULL;
}

/* "a.b.c" from a module on: `a` is a name of the module. */
static const RuleSymbol *walk_path(Rules *rules, RuleModule *module, const char *path)
{
    const RuleSymbol *symbol = NULL;
    for (bool is_first = true; *path; is_first = false) {
        size_t length = strcspn(path, ".");
        Name part = name_intern_bytes(rules->names, path, length);
        symbol = is_first ? rules_symbol(rules, module, part) : member_of(rules, symbol, part);
        if (!symbol)
            return NULL;
        path += length + (path[length] == '.');
    }
    return symbol;
}

static const RuleSymbol *resolve_import(Rules *rules, RuleModule *module, RuleImport *import)
{
    if (import->is_done || import->depth > 3)
        return import->found;
    import->depth++;
    if (!import->module) {
        import->found = walk_path(rules, module, import->symbol->text);
    } else {
        RuleModule *from = rules_module(rules, import->module);
        if (from && import->symbol)
            import->found = rules_symbol(rules, from, import->symbol);
        else if (from)
            import->found = module_symbol(rules, from, import->module);
    }
    import->depth--;
    import->is_done = import->found != NULL || import->depth == 0;
    return import->found;
}

const RuleSymbol *rules_own_symbol(const RuleModule *module, Name name)
{
    RuleSymbol *symbol = pointer_map_get(&module->symbols, name);
    if (symbol)
        rules_read_symbol(symbol);
    return symbol;
}

void rules_read_all(RuleModule *module)
{
    for (size_t i = 0; i < module->symbols.map.count; i++) {
        RuleSymbol *symbol = module->symbols.map.entries[i].value;
        rules_read_symbol(symbol);
        for (size_t k = 0; symbol->kind == RULE_CLASS && k < symbol->class_->members.map.count; k++)
            rules_read_symbol(symbol->class_->members.map.entries[k].value);
    }
}

const RuleSymbol *rules_symbol(Rules *rules, RuleModule *module, Name name)
{
    const RuleSymbol *symbol = rules_own_symbol(module, name);
    if (symbol)
        return symbol;
    RuleImport *import = pointer_map_get(&module->imports, name);
    if (import) {
        symbol = resolve_import(rules, module, import);
        if (symbol)
            return symbol;
    }
    vec_each(i, &module->stars) {
        RuleModule *from = rules_module(rules, module->stars.items[i]);
        symbol = from && from != module ? rules_own_symbol(from, name) : NULL;
        if (!symbol && from && from != module && pointer_map_has(&from->imports, name))
            symbol = rules_symbol(rules, from, name);
        if (symbol)
            return symbol;
    }
    if (!module->is_package)
        return NULL;
    RuleModule *submodule = rules_module(rules, name_join(rules->names, module->name, name->text));
    return submodule ? module_symbol(rules, submodule, name) : NULL;
}

const RuleSymbol *rules_find(Rules *rules, const char *qualified)
{
    size_t length = strcspn(qualified, ".");
    RuleModule *module = rules_module(rules, name_intern_bytes(rules->names, qualified, length));
    if (!module)
        return NULL;
    if (!qualified[length])
        return module_symbol(rules, module, module->name);
    return walk_path(rules, module, qualified + length + 1);
}

RuleClass *rules_find_class(Rules *rules, const char *qualified)
{
    const RuleSymbol *symbol = rules_find(rules, qualified);
    return symbol && symbol->kind == RULE_CLASS ? symbol->class_ : NULL;
}

const RuleSymbol *rule_class_own_member(const RuleClass *class_, Name name)
{
    RuleSymbol *symbol = pointer_map_get(&class_->members, name);
    if (symbol)
        rules_read_symbol(symbol);
    return symbol;
}

const RuleSymbol *rule_class_member(const RuleClass *class_, Name name)
{
    const RuleSymbol *symbol = rule_class_own_member(class_, name);
    const Class *base = &class_->class_;
    if (symbol)
        return symbol;
    if (base->base && base->base->rule && base->base != base)
        symbol = rule_class_member(base->base->rule, name);
    for (size_t i = 0; i < base->other_base_count && !symbol; i++)
        if (base->other_bases[i]->rule)
            symbol = rule_class_member(base->other_bases[i]->rule, name);
    return symbol;
}

RuleClass *rules_builtin_class(Rules *rules, const char *name)
{
    const RuleSymbol *symbol =
        rules->builtins ? rules_symbol(rules, rules->builtins, name_intern(rules->names, name)) : NULL;
    return symbol && symbol->kind == RULE_CLASS ? symbol->class_ : NULL;
}

/* ---- the nearest name --------------------------------------------------------------------------------------------------- */

static unsigned smallest(unsigned a, unsigned b, unsigned c)
{
    unsigned least = a < b ? a : b;
    return least < c ? least : c;
}

static unsigned edit_distance(const char *left, const char *right)
{
    enum { LIMIT = 64 };
    unsigned row[LIMIT + 1];
    size_t left_length = strlen(left), right_length = strlen(right);
    if (left_length > LIMIT || right_length > LIMIT)
        return LIMIT;
    for (size_t k = 0; k <= right_length; k++)
        row[k] = (unsigned)k;
    for (size_t i = 1; i <= left_length; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t k = 1; k <= right_length; k++) {
            unsigned above = row[k];
            row[k] = smallest(above + 1, row[k - 1] + 1, diagonal + (left[i - 1] != right[k - 1]));
            diagonal = above;
        }
    }
    return row[right_length];
}

static void nearest_in(const Map *map, Name name, Name *best, unsigned *distance)
{
    for (size_t i = 0; i < map->count; i++) {
        Name candidate = map->entries[i].key;
        unsigned d = edit_distance(name->text, candidate->text);
        if (candidate->text[0] != '_' && d < *distance) {
            *best = candidate;
            *distance = d;
        }
    }
}

static void nearest_member(const Class *class_, Name name, Name *best, unsigned *distance)
{
    if (!class_ || !class_->rule)
        return;
    nearest_in(&class_->rule->members.map, name, best, distance);
    nearest_member(class_->base, name, best, distance);
    for (size_t i = 0; i < class_->other_base_count; i++)
        nearest_member(class_->other_bases[i], name, best, distance);
}

Name rules_nearest(Rules *rules, const RuleModule *module, const RuleClass *class_, Name name)
{
    Name best = NULL;
    unsigned distance = name->length < 5 ? 2 : 2 + name->length / 3; /* the first that is too far */
    if (module) {
        nearest_in(&module->symbols.map, name, &best, &distance);
        nearest_in(&module->imports.map, name, &best, &distance);
        vec_each(i, &module->stars) {
            const RuleModule *from = rules_module(rules, module->stars.items[i]);
            if (from)
                nearest_in(&from->symbols.map, name, &best, &distance);
        }
    }
    nearest_member(class_ ? &class_->class_ : NULL, name, &best, &distance);
    return best;
}
