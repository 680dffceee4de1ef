/* The files of a project, made in memory. */
#include "emit/project.h"

#include "base/text.h"
#include "emit/emit.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A name for a target and a file: letters, digits, _ and, not first, -; not one that CMake keeps for
 * itself. */
static const char *target_name(Arena *arena, const char *script)
{
    static const char *const reserved[] = {"all",   "test",    "help",       "install",
                                           "clean", "package", "edit_cache", "runtime"};
    const char *base = strrchr(script, '/');
    base = base ? base + 1 : script;
    size_t length = strlen(base);
    if (length > 3 && strcmp(base + length - 3, ".py") == 0)
        length -= 3;
    char *name = arena_copy_bytes(arena, base, length);
    for (char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_' && *c != '-')
            *c = '_';
    if (!name[0])
        return "program";
    if (name[0] == '-')
        name[0] = '_';
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(name, reserved[i]) == 0)
            return arena_printf(arena, "%s_program", name);
    return name;
}

void project_init(Project *project, Arena *arena, const char *script)
{
    const char *slash = strrchr(script, '/');
    *project = (Project){.arena = arena,
                         .stem = target_name(arena, script),
                         .script = arena_copy_string(arena, slash ? slash + 1 : script)};
}

const char *project_default_folder(const Project *project)
{
    return arena_printf(project->arena, "%s_mlx", project->stem);
}

void project_add(Project *project, const char *path, const char *text, size_t length)
{
    vec_push(project->arena, &project->files,
             ((ProjectFile){arena_copy_string(project->arena, path),
                            arena_copy_bytes(project->arena, text, length), length}));
}

static void add_text(Project *project, const char *path, Text *text)
{
    project_add(project, path, text_string(text), text->length);
    text_release(text);
}

/* "models_net_" of models/net.c: what the names of its tables begin with. */
static const char *table_prefix(Arena *arena, const char *path, size_t index)
{
    char *prefix = arena_printf(arena, "%s_", path);
    size_t length = strlen(path) - 2;
    for (size_t i = 0; i < length; i++)
        prefix[i] = isalnum((unsigned char)prefix[i]) && (unsigned char)prefix[i] < 0x80 ? prefix[i] : '_';
    prefix[length] = '\0';
    return arena_printf(arena, isdigit((unsigned char)*prefix) ? "c%2$zu_%1$s_" : "%s_", prefix, index);
}

/* Where exceptions come from, for all files that have code. */
static void add_lines(Project *project, const EmittedFiles *files)
{
    Text text = {0}, rows = {0};
    const char **paths = ARENA_NEW_ARRAY(project->arena, const char *, files->count);
    const char **prefixes = ARENA_NEW_ARRAY(project->arena, const char *, files->count);
    size_t count = 0, code = 0;
    vec_each(i, files)
        code += files->items[i].lines.functions.count > 0;
    vec_each(i, files) {
        const EmittedFile *file = &files->items[i];
        if (!file->lines.functions.count)
            continue;
        paths[count] = file->path;
        prefixes[count] = code > 1 ? table_prefix(project->arena, file->path, i) : "";
        if (code > 1)
            text_printf(&rows, "\n/* ---- %s */\n", file->path);
        put_source_lines(&file->lines, prefixes[count++], &rows);
    }
    put_source_head(count == 1 ? paths[0] : "the C", &text);
    text_add(&text, text_string(&rows));
    put_source_list(paths, prefixes, count, &text);
    text_release(&rows);
    add_text(project, arena_printf(project->arena, "%s_lines.c", project->stem), &text);
}

void project_add_program(Project *project, IrProgram *program)
{
    EmittedFiles files = {0};
    emit_program(program, project->stem, &files);
    vec_each(i, &files)
        project_add(project, files.items[i].path, files.items[i].text, files.items[i].length);
    add_lines(project, &files);
}

static bool is_c_file(const char *path)
{
    size_t length = strlen(path);
    return length > 2 && strcmp(path + length - 2, ".c") == 0;
}

/* One line, or one for each file. */
static void put_executable(const Project *project, Text *out)
{
    size_t count = 0;
    vec_each(i, &project->files)
        count += is_c_file(project->files.items[i].path);
    text_printf(out, "add_executable(%s", project->stem);
    vec_each(i, &project->files)
        if (is_c_file(project->files.items[i].path))
            text_printf(out, "%s%s", count > 2 ? "\n    " : " ", project->files.items[i].path);
    text_add(out, ")\n");
}

void project_add_cmake(Project *project, const char *runtime, const char *precision)
{
    Text text = {0};
    text_printf(&text, "# Builds %s, the C translation of %s.\n", project->stem, project->script);
    text_printf(&text, "#   cmake -S . -B build && cmake --build build && build/%s\n", project->stem);
    text_printf(&text, "cmake_minimum_required(VERSION 3.22)\nproject(%s LANGUAGES C)\n\n", project->stem);
    text_add(&text,
             "set(CMAKE_C_STANDARD 11)\nset(CMAKE_C_STANDARD_REQUIRED ON)\nset(CMAKE_C_EXTENSIONS ON)\n"
             "if(NOT CMAKE_BUILD_TYPE)\n    set(CMAKE_BUILD_TYPE Release CACHE STRING \"Debug or Release\" "
             "FORCE)\n"
             "endif()\n\n");
    text_add(
        &text,
        "# The runtime: its sources in ./runtime if they are there, else a built or installed torch2mlx.\n");
    text_printf(&text, "set(T2M_RUNTIME \"%s\" CACHE PATH \"Where torch2mlx was built or installed\")\n",
                runtime ? runtime : "");
    if (precision)
        text_printf(&text, "if(NOT T2M_PRECISION)\n    set(T2M_PRECISION \"%s\") # what the operands of large products are rounded to: float32 or bf16\nendif()\n",
                    precision);
    text_add(&text, "if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/runtime/CMakeLists.txt)\n"
                    "    add_subdirectory(runtime EXCLUDE_FROM_ALL)\n"
                    "else()\n"
                    "    find_package(torch2mlx REQUIRED HINTS ${T2M_RUNTIME})\n"
                    "endif()\n\n");
    put_executable(project, &text);
    text_printf(&text, "target_link_libraries(%s PRIVATE torch2mlx::runtime)\n", project->stem);
    text_printf(&text, "target_compile_options(%s PRIVATE -Wall -Wextra)\n", project->stem);
    add_text(project, "CMakeLists.txt", &text);
}

/* ---- the runtime's sources ---------------------------------------------------------------------------- */

bool project_read_file(const char *path, Text *text)
{
    char buffer[1 << 14];
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, file)) > 0;)
        text_add_bytes(text, buffer, n);
    bool is_read = !ferror(file);
    fclose(file);
    return is_read;
}

static bool is_source(const char *name)
{
    static const char *const endings[] = {".c", ".h", ".def", ".txt", ".cmake", ".in"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (length > strlen(endings[i]) && strcmp(name + length - strlen(endings[i]), endings[i]) == 0)
            return true;
    return false;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static bool add_folder(Project *project, const char *folder, const char *path)
{
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, by_name);
    bool is_read = count >= 0;
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        const char *from = arena_printf(project->arena, "%s/%s", folder, name);
        const char *to = arena_printf(project->arena, "%s/%s", path, name);
        struct stat info;
        Text text = {0};
        if (name[0] == '.' || !is_read || stat(from, &info) != 0)
            ;
        else if (S_ISDIR(info.st_mode))
            is_read = add_folder(project, from, to);
        else if (is_source(name) && (is_read = project_read_file(from, &text)))
            project_add(project, to, text_string(&text), text.length);
        text_release(&text);
    }
    for (int i = 0; i < count; i++)
        free(entries[i]);
    if (count >= 0)
        free(entries);
    return is_read;
}

bool project_add_runtime(Project *project, const char *folder, Diagnostics *diagnostics)
{
    if (folder && add_folder(project, folder, "runtime"))
        return true;
    diag_report(
        diagnostics, DIAG_no_runtime_sources, (Span){0}, "the runtime's sources cannot be read from %s: %s",
        folder ? folder : "share/torch2mlx/runtime", folder ? strerror(errno) : "there is no such folder");
    return false;
}

/* ---- where torch2mlx is ------------------------------------------------------------------------------- */

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

const char *project_runtime_prefix(Arena *arena)
{
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(path, '/');
        if (!slash)
            return NULL;
        *slash = '\0';
    }
    return arena_copy_string(arena, path);
}

const char *project_share_folder(Arena *arena, const char *name)
{
    const char *prefix = project_runtime_prefix(arena);
    const char *path = prefix ? arena_printf(arena, "%s/share/torch2mlx/%s", prefix, name) : NULL;
    return path && is_folder(path) ? path : NULL;
}
