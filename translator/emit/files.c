/*
 * The files of a program: one for each module of the script, a header for what other files use of it (emit/share.h), each made of the
 * same parts: a comment, includes, what emit/module.c puts. A module of which nothing is left in C has no file.
 */
#include "emit/emit.h"
#include "emit/emitter.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- what belongs to which file */

static const IrModule *header_of(const Emitter *emitter, const IrModule *module)
{
    return pointer_map_get(&emitter->sharing.headers, module);
}

bool is_foreign(Emitter *emitter, const IrModule *module)
{
    if (!emitter->file || !module || module == emitter->file)
        return false;
    if (emitter->is_header && header_of(emitter, module) == emitter->file)
        return false;
    if (header_of(emitter, module))
        pointer_map_set(emitter->arena, &emitter->needed, header_of(emitter, module), emitter);
    return true;
}

bool is_shared(const Emitter *emitter, const void *entity)
{
    return pointer_map_has(&emitter->sharing.shared, entity);
}

const char *linkage(const Emitter *emitter, const void *entity)
{
    return is_shared(emitter, entity) ? "" : "static ";
}

/* ---- before emission: scopes that leave no trace dissolve into the block around them ------------------ */

static void dissolve(const IrProgram *program, IrBlock *block);

static void move_comments(Arena *arena, IrCommentVec *to, const IrCommentVec *from)
{
    IrCommentVec all = {0};
    vec_each(i, from)
        vec_push(arena, &all, from->items[i]);
    vec_each(i, to)
        vec_push(arena, &all, to->items[i]);
    *to = all;
}

/* The statement's comments go to the first one of its body. */
static void dissolve_scope(const IrProgram *program, IrBlock *out, IrStmt *scope)
{
    Arena *arena = program->arena;
    dissolve(program, &scope->body);
    IrBlock *body = &scope->body;
    bool has_comments = scope->leading.count || scope->trailing.count || body->header.count;
    if (body->statements.count) {
        IrStmt *first = body->statements.items[0];
        move_comments(arena, &first->leading, &body->header);
        move_comments(arena, &first->leading, &scope->trailing);
        move_comments(arena, &first->leading, &scope->leading);
        first->blank_above |= scope->blank_above;
    } else if (has_comments) {
        scope->kind = IR_COMMENT;
        vec_push(arena, &out->statements, scope);
    }
    vec_each(i, &body->statements)
        vec_push(arena, &out->statements, body->statements.items[i]);
    if (body->dangling.count) {
        IrStmt *rest = ARENA_NEW(arena, IrStmt);
        rest->kind = IR_COMMENT;
        rest->span = scope->span;
        rest->leading = body->dangling;
        vec_push(arena, &out->statements, rest);
    }
}

static void dissolve(const IrProgram *program, IrBlock *block)
{
    IrBlock out = {.header = block->header, .dangling = block->dangling};
    vec_each(i, &block->statements) {
        IrStmt *stmt = block->statements.items[i];
        bool is_mode = stmt->kind == IR_EXPR && stmt->value->kind == IR_RULE && name_is(stmt->value->rule->role, "set_grad_enabled");
        if (is_mode && !program->records_graphs)
            continue; /* only lifted functions compute gradients */
        if (stmt->kind == IR_SCOPE && !scope_shows(program, stmt)) {
            dissolve_scope(program, &out, stmt);
            continue;
        }
        dissolve(program, &stmt->body);
        vec_each(h, &stmt->handlers)
            dissolve(program, &stmt->handlers.items[h].body);
        dissolve(program, &stmt->orelse);
        dissolve(program, &stmt->finally);
        vec_push(program->arena, &out.statements, stmt);
    }
    *block = out;
}

/* ---- names of files */

typedef struct Naming {
    Emitter *emitter;
    const char *stem;
    StringMap taken;
    PointerMap paths; /* IrModule -> path without the ending */
} Naming;

/* "models/net" of models/net.py, and of ../models/net.py: nothing is written outside the project; a package is in its own folder:
 * "models/models". Of Python's library: "python_string". */
static const char *wanted_path(Arena *arena, const IrModule *module)
{
    const char *source = module->path;
    if (module->is_library)
        return arena_printf(arena, "python_%s", module->name->text);
    while (strncmp(source, "../", 3) == 0)
        source += 3;
    size_t length = strlen(source);
    length -= length > 3 && strcmp(source + length - 3, ".py") == 0 ? 3 : 0;
    char *path = arena_copy_bytes(arena, source, length), *slash = strrchr(path, '/');
    if (slash && strcmp(slash + 1, "__init__") == 0) {
        *slash = '\0';
        const char *folder = strrchr(path, '/');
        return arena_printf(arena, "%s/%s", path, folder ? folder + 1 : path);
    }
    bool is_ours = strncmp(path, "runtime/", 8) == 0 || strncmp(path, "build/", 6) == 0; /* folders of the project */
    return is_ours ? arena_printf(arena, "%s_%s", module->name->text, strrchr(path, '/') + 1) : path;
}

static void name_files(Naming *naming)
{
    Arena *arena = naming->emitter->arena;
    const IrProgram *program = naming->emitter->program;
    string_map_set(arena, &naming->taken, arena_printf(arena, "%s_lines", naming->stem), naming);
    vec_each(m, &program->modules) {
        const char *wanted = m == 0 ? naming->stem : wanted_path(arena, program->modules.items[m]), *path = wanted;
        for (unsigned n = 2; string_map_has(&naming->taken, path); n++)
            path = arena_printf(arena, "%s_%u", wanted, n);
        string_map_set(arena, &naming->taken, path, naming);
        pointer_map_set(arena, &naming->paths, program->modules.items[m], (void *)path);
    }
}

/* From the folder of `from` to `to`: "../models/net.h". */
static const char *relative_path(Arena *arena, const char *from, const char *to)
{
    size_t common = 0, ups = 0;
    for (size_t i = 0; from[i] && from[i] == to[i]; i++)
        common = from[i] == '/' ? i + 1 : common;
    for (const char *p = from + common; *p; p++)
        ups += *p == '/';
    Text path = {0};
    while (ups--)
        text_add(&path, "../");
    text_printf(&path, "%s.h", to + common);
    return text_take(&path, arena);
}

/* UTILS_H, MODELS_NET_H: what a header defines. */
static const char *guard_name(Naming *naming, const char *path)
{
    Arena *arena = naming->emitter->arena;
    char *name = arena_printf(arena, "%s_H", path + strspn(path, "_"));
    for (char *p = name; *p; p++)
        *p = isalnum((unsigned char)*p) && (unsigned char)*p < 0x80 ? (char)toupper((unsigned char)*p) : '_';
    const char *guard = isdigit((unsigned char)*name) ? arena_printf(arena, "M_%s", name) : name;
    for (unsigned n = 2; string_map_has(&naming->taken, guard); n++)
        guard = arena_printf(arena, "%s_%u", name, n);
    string_map_set(arena, &naming->taken, guard, naming);
    return guard;
}

/* ---- one file */

/* Comments before the first statement that is left belong to the file. */
static IrCommentVec header_comments(Emitter *emitter, const IrModule *module)
{
    IrCommentVec comments = {0};
    vec_each(i, &module->leading)
        vec_push(emitter->arena, &comments, module->leading.items[i]);
    size_t count = module->main ? module->main->body.statements.count : 0;
    for (size_t i = 0; i < count && module->main->body.statements.items[i]->kind == IR_COMMENT; i++) {
        IrStmt *stmt = module->main->body.statements.items[i];
        vec_each(k, &stmt->leading)
            vec_push(emitter->arena, &comments, stmt->leading.items[k]);
        stmt->leading.count = 0;
    }
    return comments;
}

static void begin_file(Emitter *emitter, const IrModule *module, bool is_header, Text *out)
{
    emitter->file = emitter->program->modules.count > 1 ? module : NULL;
    emitter->module = module;
    emitter->function = NULL;
    emitter->is_header = is_header;
    emitter->needed = (PointerMap){0};
    emitter->out = out;
    emitter->after_prototype = 0;
}

static int compare_paths(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* A blank line, unless there is one or nothing. */
static void end_part(Text *out)
{
    if (out->length > 1 && out->data[out->length - 2] != '\n')
        text_add_char(out, '\n');
}

/* The headers of the script's other files, by name. */
static void put_local_includes(Naming *naming, const char *path, const char *own, Text *out)
{
    Emitter *emitter = naming->emitter;
    Vec(const char *) includes = {0};
    map_each(entry, &emitter->needed) {
        const char *other = relative_path(emitter->arena, path, pointer_map_get(&naming->paths, entry->key));
        if (!own || strcmp(other, own) != 0)
            vec_push(emitter->arena, &includes, other);
    }
    if (includes.count > 1)
        qsort(includes.items, includes.count, sizeof *includes.items, compare_paths);
    if (includes.count)
        end_part(out);
    vec_each(i, &includes)
        text_printf(out, "#include \"%s\"\n", includes.items[i]);
}

static void add_body(Text *out, const Text *body)
{
    size_t start = strspn(text_string(body), "\n");
    if (body->length)
        end_part(out);
    text_add_bytes(out, text_string(body) + start, body->length - start);
}

static void add_file(Naming *naming, const char *path, const char *ending, Text *text, SourceLines *lines, EmittedFiles *files)
{
    EmittedFile file = {.path = arena_printf(naming->emitter->arena, "%s%s", path, ending)};
    take_marks(text, lines);
    file.lines = *lines;
    file.length = text->length;
    file.text = text_take(text, naming->emitter->arena);
    vec_push(naming->emitter->arena, files, file);
}

static void put_header(Naming *naming, const IrModule *module, EmittedFiles *files)
{
    Emitter *emitter = naming->emitter;
    Text body = {0}, text = {0};
    const IrProgram *program = emitter->program;
    const char *path = pointer_map_get(&naming->paths, module), *guard = guard_name(naming, path), *names = "";
    SourceLines lines = {.arena = emitter->arena};
    emitter->lines = &lines;
    begin_file(emitter, module, true, &body);
    for (size_t m = program->modules.count; m-- > 0;)
        if (header_of(emitter, program->modules.items[m]) == module) {
            put_shared_types(emitter, program->modules.items[m]);
            names = arena_printf(emitter->arena, "%s%s%s", names, *names ? ", " : "", program->modules.items[m]->path);
        }
    for (size_t m = program->modules.count; m-- > 0;)
        if (header_of(emitter, program->modules.items[m]) == module)
            put_shared(emitter, program->modules.items[m]);
    align_comments(&body);
    if (body.length) {
        text_printf(&text, "/* What other files use of %s. */\n#ifndef %s\n#define %s\n\n", names, guard, guard);
        put_includes(&text, text_string(&body));
        put_local_includes(naming, path, NULL, &text);
        add_body(&text, &body);
        text_add(&text, "\n#endif\n");
        add_file(naming, path, ".h", &text, &lines, files);
    } else { /* all that is shared leaves no trace in C */
        vec_each(m, &program->modules)
            if (header_of(emitter, program->modules.items[m]) == module)
                pointer_map_set(emitter->arena, &emitter->sharing.headers, program->modules.items[m], NULL);
    }
    text_release(&body);
    text_release(&text);
}

/* Something else than comments. */
static bool has_code(const char *at)
{
    while (*at) {
        if (at[0] == '/' && at[1] == '/')
            at += strcspn(at, "\n");
        else if (at[0] == '/' && at[1] == '*' && strstr(at, "*/"))
            at = strstr(at, "*/") + 2;
        else if (isspace((unsigned char)*at) || (unsigned char)*at < ' ')
            at++;
        else
            return true;
    }
    return false;
}

static void put_file(Naming *naming, const IrModule *module, EmittedFiles *files)
{
    Emitter *emitter = naming->emitter;
    Text body = {0}, text = {0};
    const char *path = pointer_map_get(&naming->paths, module), *own = NULL;
    SourceLines lines = {.arena = emitter->arena};
    emitter->lines = &lines;
    IrCommentVec comments = header_comments(emitter, module);
    begin_file(emitter, module, false, &body);
    emitter->virtuals.count = 0;
    put_constants(emitter, module);
    put_globals(emitter, module);
    put_definitions(emitter, module);
    put_virtuals(emitter);
    emitter->module = module;
    emitter->out = &text;
    put_block_comment(emitter, module->doc, &comments, arena_printf(emitter->arena, "Made from %s by torch2mlx.", module->path));
    align_comments(&body);
    if (header_of(emitter, module)) {
        own = relative_path(emitter->arena, path, pointer_map_get(&naming->paths, header_of(emitter, module)));
        text_printf(&text, "#include \"%s\"\n\n", own);
    }
    put_includes(&text, text_string(&body));
    put_local_includes(naming, path, own, &text);
    add_body(&text, &body);
    if (module == emitter->program->modules.items[0] || has_code(text_string(&body)))
        add_file(naming, path, ".c", &text, &lines, files);
    text_release(&body);
    text_release(&text);
}

/* ---- entry */

static void dissolve_all(Emitter *emitter)
{
    FunctionVec functions = {0};
    all_functions(emitter->arena, emitter->program, &functions);
    vec_each(i, &functions)
        dissolve(emitter->program, &functions.items[i]->body);
}

void emit_program(IrProgram *program, const char *stem, EmittedFiles *files)
{
    Emitter emitter = {.arena = program->arena, .program = program};
    Naming naming = {.emitter = &emitter, .stem = stem};
    dissolve_all(&emitter);
    drop_dead_stores(program);
    sharing_find(&emitter.sharing, program);
    program_facts_find(&emitter.facts, program->arena, program);
    rename_classes(program);
    names_of_fields(&emitter);
    names_of_file(&emitter);
    name_files(&naming);
    for (size_t m = program->modules.count; m-- > 0;)
        find_constants(&emitter, program->modules.items[m]);
    for (size_t m = program->modules.count; m-- > 0;)
        if (header_of(&emitter, program->modules.items[m]) == program->modules.items[m])
            put_header(&naming, program->modules.items[m], files);
    vec_each(m, &program->modules)
        put_file(&naming, program->modules.items[m], files);
}
