/* Imports: local files beside the script first (as Python's sys.path has it), then the stubs of the rules, then packages that the script's
 * folder lies in or beside: `projects/adder.py` of a repository imports the package at its root, which is installed where it is run. */
#include "sema/infer.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* ---- finding ------------------------------------------------------------------------------------------------------------ */

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* The file of a local module, NULL if there is none; a folder without __init__.py is a package without a file. */
static const char *file_below(Infer *infer, const char *root, Name qualified, bool *is_package)
{
    char *path = arena_copy_string(infer->arena, qualified->text);
    for (char *p = path; *p; p++)
        if (*p == '.')
            *p = '/';
    const char *package = arena_printf(infer->arena, "%s/%s/__init__.py", root, path);
    const char *module = arena_printf(infer->arena, "%s/%s.py", root, path);
    *is_package = is_file(package);
    if (*is_package)
        return package;
    if (is_file(module))
        return module;
    const char *folder = arena_printf(infer->arena, "%s/%s", root, path);
    *is_package = is_folder(folder);
    return NULL;
}

static const char *local_file(Infer *infer, Name qualified, bool *is_package)
{
    return file_below(infer, infer->folder, qualified, is_package);
}

bool module_is_local(Infer *infer, Name qualified)
{
    bool is_package;
    return local_file(infer, qualified, &is_package) != NULL || is_package;
}

/* The same in the folders above the script's, nearest first, where one has the package as a whole. */
static const char *outer_file(Infer *infer, Name qualified, bool *is_package)
{
    enum { LEVELS = 4 };
    size_t length = strcspn(qualified->text, ".");
    const char *root = infer->folder;
    for (int level = 0; level < LEVELS; level++) {
        root = arena_printf(infer->arena, "%s/..", root);
        if (is_file(arena_printf(infer->arena, "%s/%.*s/__init__.py", root, (int)length, qualified->text)))
            return file_below(infer, root, qualified, is_package);
    }
    *is_package = false;
    return NULL;
}

static SemaModule *new_module(Infer *infer, Name name)
{
    SemaModule *module = ARENA_NEW(infer->arena, SemaModule);
    module->name = name;
    pointer_map_set(infer->arena, &infer->modules, name, module);
    return module;
}

/*
 * A script whose modules are a whole library (the closure of one file of transformers has a million lines) is not what conversion is
 * for: what goes beyond the limit is not read, and said so at its import.
 */
static long max_local_lines(void)
{
    enum { MAX_LOCAL_LINES = 30000 };
    const char *given = getenv("T2M_MAX_LINES");
    return given ? strtol(given, NULL, 10) : MAX_LOCAL_LINES;
}

/* The tree of a file; read once, whoever asks. */
static const Module *parsed_file(Infer *infer, const char *path)
{
    Name key = name_intern(infer->names, path);
    if (pointer_map_has(&infer->parsed, key))
        return pointer_map_get(&infer->parsed, key);
    const SourceFile *file = source_load(infer->program->syntax, path);
    const Module *ast = file ? parse_module(infer->program->syntax, file) : NULL;
    infer->local_lines += file ? file->line_count : 0;
    pointer_map_set(infer->arena, &infer->parsed, key, (Module *)ast);
    return ast;
}

const Module *parsed_below(Infer *infer, const char *folder, const char *name)
{
    bool is_package;
    Name qualified = name_intern(infer->names, name);
    const char *path = file_below(infer, folder, qualified, &is_package);
    if (!path && folder == infer->folder && !rules_module(infer->rules, qualified))
        path = outer_file(infer, qualified, &is_package);
    return path && infer->local_lines < max_local_lines() ? parsed_file(infer, path) : NULL;
}

static SemaModule *load_file(Infer *infer, Name qualified, const char *path, bool is_library)
{
    SemaModule *module = new_module(infer, qualified);
    if (infer->local_lines >= max_local_lines()) {
        module->is_left_out = true;
        return module;
    }
    const Module *ast = parsed_file(infer, path);
    if (!ast)
        return module;
    module->ast = ast;
    if (!is_library) {
        module_spell_out(infer, ast);
        argparse_look(infer, ast);
    }
    module->body = ARENA_NEW(infer->arena, UserFunction);
    *module->body =
        (UserFunction){.name = qualified, .qualified = qualified, .body = &ast->body, .module = module};
    scopes_build(infer, module->body);
    globals_mark_made(infer);
    module->is_library = is_library;
    return module;
}

static SemaModule *find_module(Infer *infer, Name qualified);

/* matplotlib.ticker: a module without a stub in a package that is dropped whole; NULL for others. */
static SemaModule *dropped_parent(Infer *infer, Name qualified)
{
    const char *dot = strrchr(qualified->text, '.');
    SemaModule *parent = dot ? find_module(infer, name_intern_bytes(infer->names, qualified->text, (size_t)(dot - qualified->text))) : NULL;
    return parent && parent->rule && parent->rule->drop ? parent : NULL;
}

static SemaModule *find_module(Infer *infer, Name qualified)
{
    SemaModule *module = pointer_map_get(&infer->modules, qualified);
    if (module)
        return module;
    bool is_package;
    const char *path = local_file(infer, qualified, &is_package);
    if (path)
        return load_file(infer, qualified, path, false);
    Name asked = qualified;
    qualified = gym_part(infer, qualified);
    RuleModule *rule = rules_module(infer->rules, qualified);
    const char *library = rule ? NULL : rules_python_file(infer->rules, qualified);
    if (library)
        return load_file(infer, qualified, library, true);
    if (rule) {
        infer->has_operators |= name_is(qualified, "operator");
        module = rule_module_of(infer, rule);
        pointer_map_set(infer->arena, &infer->modules, asked, module);
        return module;
    }
    if (is_package)
        return new_module(infer, qualified);
    SemaModule *dropped = dropped_parent(infer, qualified);
    path = dropped ? NULL : outer_file(infer, qualified, &is_package);
    if (path)
        return load_file(infer, qualified, path, false);
    return is_package ? new_module(infer, qualified) : dropped;
}

/*
 * What a stub module lacks may be in its Python part, a module that runs where the stub's is imported. The first who asks for such
 * a name finds nothing yet: the next round knows.
 */
SemaModule *library_part(Frame *frame, SemaModule *module, Name name)
{
    Infer *infer = frame->infer;
    if (!module->library && !module->has_no_library) {
        const char *path = rules_python_file(infer->rules, module->rule->name);
        module->has_no_library = !path;
        if (path) {
            SemaModule *part = load_file(infer, name_join(infer->names, module->rule->name, "py"), path, true);
            part->name = module->rule->name;
            part->is_library = true;
            module->library = part;
        }
    }
    SemaModule *part = module->library;
    if (!part || !part->body || !pointer_map_has(&part->body->scope->symbols, name))
        return NULL;
    frame->types->changes += !module->needs_library;
    module->needs_library = true;
    return part->body->instances.count ? part : NULL;
}

SemaModule *library_below(Frame *frame, Name qualified)
{
    Infer *infer = frame->infer;
    if (rules_module(infer->rules, qualified) || !rules_python_file(infer->rules, qualified))
        return NULL;
    SemaModule *module = find_module(infer, qualified);
    if (!module || !module->is_library || !module->body)
        return NULL;
    frame->types->changes += !module->is_read_below;
    module->is_read_below = true; /* runs with the import that names the package, from the next round on */
    return module;
}

/* A module without rules: every use of it is reported where it stands, not the import. */
static SemaModule *unknown_module(Infer *infer, Name qualified)
{
    return new_module(infer, qualified);
}

/* `import torch` and torch.distributions.Normal: the Python parts of stubs below the module run with it. */
static void run_parts_below(Frame *frame, const SemaModule *module)
{
    Infer *infer = frame->infer;
    for (size_t i = 0; module->rule && i < infer->modules.map.count; i++) {
        SemaModule *below = infer->modules.map.entries[i].value;
        size_t length = module->name->length;
        bool is_read = below && (below->is_read_below || (below->needs_library && below->rule));
        if (is_read && strncmp(below->name->text, module->name->text, length) == 0 && below->name->text[length] == '.')
            run_module(infer, frame, below->is_read_below ? below : below->library);
    }
}

SemaModule *import_module(Frame *frame, Name qualified, Span span)
{
    Infer *infer = frame->infer;
    for (const char *dot = strchr(qualified->text, '.'); dot; dot = strchr(dot + 1, '.')) { /* packages run first */
        Name package = name_intern_bytes(infer->names, qualified->text, (size_t)(dot - qualified->text));
        SemaModule *outer = find_module(infer, package);
        if (outer && outer->body)
            run_module(infer, frame, outer);
        else if (outer && outer->needs_library)
            run_module(infer, frame, outer->library);
    }
    SemaModule *module = find_module(infer, qualified);
    if (!module) {
        module = unknown_module(infer, qualified);
    }
    if (module->is_left_out && infer->is_final && !module->is_said)
        infer_report(frame, DIAG_too_many_modules, span, "`%s` is not read: the modules before it have %ld lines already", qualified->text,
                     infer->local_lines);
    module->is_said = infer->is_final;
    if (!module->body && !module->rule && infer->is_final)
        infer_event(frame, EVENT_UNKNOWN, span, qualified, NULL, "no rules for this module");
    if (module->body)
        run_module(infer, frame, module);
    else if (module->needs_library)
        run_module(infer, frame, module->library);
    run_parts_below(frame, module);
    return module;
}

/* ---- statements --------------------------------------------------------------------------------------------------------- */

static void bind_name(Frame *frame, Name name, const Type *type, Span span, ExprInfo *info)
{
    Symbol *symbol = symbol_of(frame, name);
    if (symbol && !frame->class_body)
        env_assign(frame, symbol, type, span, info);
}

static void import_names(Frame *frame, Stmt *stmt)
{
    vec_each(i, &stmt->import.names) {
        const Alias *alias = stmt->import.names.items[i];
        SemaModule *module = import_module(frame, alias->name, alias->span);
        if (alias->as_name) {
            bind_name(frame, alias->as_name, type_module(frame->types, module, alias->name), alias->span, NULL);
            continue;
        }
        Name top = name_intern_bytes(frame->infer->names, alias->name->text, strcspn(alias->name->text, "."));
        SemaModule *first = import_module(frame, top, alias->span);
        bind_name(frame, top, type_module(frame->types, first, top), alias->span, NULL);
    }
}

static Name absolute_name(Frame *frame, Stmt *stmt)
{
    Name module = stmt->import_from.module;
    if (!stmt->import_from.level)
        return module;
    Name package = module_package(frame, frame->function->module);
    const char *text = package ? package->text : "";
    size_t length = strlen(text);
    for (int up = 1; up < stmt->import_from.level; up++) {
        while (length && text[length - 1] != '.')
            length--;
        length -= length > 0;
    }
    package = length ? name_intern_bytes(frame->infer->names, text, length) : NULL;
    if (!module)
        return package;
    return package ? name_join(frame->infer->names, package, module->text) : module;
}

static const Type *imported_type(Frame *frame, SemaModule *module, const Alias *alias, Symbol *symbol, ExprInfo *source)
{
    const Type *type = module_member(frame, module, alias->name, source, alias->span);
    if (type && type->kind == TYPE_MODULE && type->module && type->module->body) /* `from . import x`: runs at the first import of a round */
        run_module(frame->infer, frame, type->module);
    if (type)
        return type;
    Name qualified = module->name ? name_join(frame->infer->names, module->name, alias->name->text) : alias->name;
    SemaModule *sub = find_module(frame->infer, qualified);
    if (sub && sub != module) {
        if (sub->body)
            run_module(frame->infer, frame, sub);
        return type_module(frame->types, sub, qualified);
    }
    if (module->rule && module->rule->drop) {
        infer_event(frame, EVENT_DROPPED, alias->span, qualified, NULL, module->rule->drop);
        return dropped_value(frame);
    }
    if (!frame->infer->is_final)
        return frame->types->never;
    infer_event(frame, EVENT_UNKNOWN, alias->span, qualified, NULL, NULL);
    if (module->body) {
        infer_report(frame, DIAG_unknown_attribute, alias->span, "the module `%s` has no `%s`", module->name->text,
                     alias->name->text);
        return frame->types->error;
    }
    if (symbol)
        symbol->unknown = qualified; /* reported where it is used, not here */
    return frame->types->error;
}

static void add_star(Frame *frame, SemaModule *module)
{
    SemaModule *own = frame->function->module;
    vec_each(i, &own->stars)
        if (own->stars.items[i] == module)
            return;
    vec_push(frame->arena, &own->stars, module);
    frame->types->changes++;
}

static void import_name(Frame *frame, SemaModule *module, const Alias *alias, Name bound)
{
    ExprInfo *source = ARENA_NEW(frame->arena, ExprInfo), *target = ARENA_NEW(frame->arena, ExprInfo);
    const Type *type = imported_type(frame, module, alias, symbol_of(frame, bound), source);
    bind_name(frame, bound, type, alias->span, target);
    bool may_vanish = type_vanishes(type) && !(type->kind == TYPE_FUNCTION && type->home); /* what a closure uses is known later */
    if (frame->infer->is_final && (module->body || module->needs_library) && !may_vanish)
        vec_push(frame->arena, &frame->infer->program->imported, ((ImportedName){alias, target, source}));
}

static void import_from(Frame *frame, Stmt *stmt)
{
    Name name = absolute_name(frame, stmt);
    if (name_is(name, "__future__"))
        return;
    SemaModule *module = name ? import_module(frame, name, stmt->span) : NULL;
    if (!module) { /* from . import x, beside the script */
        vec_each(i, &stmt->import_from.names) {
            const Alias *alias = stmt->import_from.names.items[i];
            SemaModule *sub = import_module(frame, alias->name, alias->span);
            bind_name(frame, alias->as_name ? alias->as_name : alias->name, type_module(frame->types, sub, alias->name),
                      alias->span, NULL);
        }
        return;
    }
    vec_each(i, &stmt->import_from.names) {
        const Alias *alias = stmt->import_from.names.items[i];
        Name bound = alias->as_name ? alias->as_name : alias->name;
        if (name_is(alias->name, "*"))
            add_star(frame, module);
        else
            import_name(frame, module, alias, bound);
    }
}

/* `try: import wandb / except ImportError:` of a module that has no rules: there is none. */
static Name absent_module(Frame *frame, Stmt *stmt)
{
    if (!frame->catches_import)
        return NULL;
    if (stmt->kind == STMT_IMPORT_FROM) {
        Name name = absolute_name(frame, stmt);
        return name && !find_module(frame->infer, name) ? name : NULL;
    }
    vec_each(i, &stmt->import.names)
        if (!find_module(frame->infer, stmt->import.names.items[i]->name))
            return stmt->import.names.items[i]->name;
    return NULL;
}

void import_execute(Frame *frame, Stmt *stmt)
{
    Name absent = absent_module(frame, stmt);
    if (absent) {
        frame->stmt_info->absent = absent;
        infer_event(frame, EVENT_DROPPED, stmt->span, NULL, NULL, "the module has no rules; the script handles its absence");
        frame->env->is_dead = true;
        return;
    }
    if (stmt->kind == STMT_IMPORT)
        import_names(frame, stmt);
    else
        import_from(frame, stmt);
}
