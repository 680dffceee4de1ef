/* Writing a project: first what is on the disk is compared with the manifest, then all is written, then
 * renamed. */
#include "emit/project.h"

#include "base/text.h"

#include <errno.h>
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char manifest_name[] = ".torch2mlx.json";

typedef struct Writer {
    const Project *project;
    const char *folder;
    Diagnostics *diagnostics;
    Arena *arena;
    Vec(const char *) made_folders; /* outermost first */
    Vec(const char *) temporaries;  /* one for each file, in order */
} Writer;

static const char *path_of(const Writer *writer, const char *file)
{
    return arena_printf(writer->arena, "%s/%s", writer->folder, file);
}

/* ---- hashes and the manifest -------------------------------------------------------------------------- */

static const char *hash_text(Arena *arena, const char *bytes, size_t length)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return arena_printf(arena, "fnv1a64:%016" PRIx64 ":%zu", hash, length);
}

static void make_manifest(const Project *project, Text *out)
{
    text_add(out, "{\n  \"made_by\": \"torch2mlx\",\n  \"script\": ");
    text_add_json_string(out, project->script, strlen(project->script));
    text_add(out, ",\n  \"files\": {");
    vec_each(i, &project->files) {
        const ProjectFile *file = &project->files.items[i];
        text_add(out, i ? ",\n    " : "\n    ");
        text_add_json_string(out, file->path, strlen(file->path));
        text_printf(out, ": \"%s\"", hash_text(project->arena, file->text, file->length));
    }
    text_add(out, "\n  }\n}\n");
}

/* ---- what is on the disk ------------------------------------------------------------------------------ */

typedef enum DiskState { DISK_FREE, DISK_OURS, DISK_SAME, DISK_CHANGED } DiskState;

static DiskState state_of(const Writer *writer, const ProjectFile *file, json_t *manifest)
{
    Text text = {0};
    struct stat info;
    const char *path = path_of(writer, file->path);
    if (stat(path, &info) != 0)
        return DISK_FREE;
    if (!project_read_file(path, &text))
        return DISK_CHANGED;
    const char *noted = json_string_value(json_object_get(json_object_get(manifest, "files"), file->path));
    DiskState state = DISK_CHANGED;
    if (text.length == file->length && memcmp(text_string(&text), file->text, file->length) == 0)
        state = DISK_SAME;
    else if (noted && strcmp(noted, hash_text(writer->arena, text_string(&text), text.length)) == 0)
        state = DISK_OURS;
    text_release(&text);
    return state;
}

/* True if nothing that a person wrote would be lost. */
static bool check_disk(const Writer *writer)
{
    json_t *manifest = json_load_file(path_of(writer, manifest_name), 0, NULL);
    bool is_known = json_is_object(manifest);
    Text changed = {0};
    vec_each(i, &writer->project->files) {
        const ProjectFile *file = &writer->project->files.items[i];
        if (state_of(writer, file, manifest) == DISK_CHANGED)
            text_printf(&changed, "%s%s", changed.length ? ", " : "", file->path);
    }
    json_decref(manifest);
    bool is_free = changed.length == 0;
    if (!is_free)
        diag_report(writer->diagnostics, DIAG_edited_output, (Span){0},
                    is_known ? "files in %s were changed since they were written: %s"
                             : "%s holds files that torch2mlx did not write: %s",
                    writer->folder, text_string(&changed));
    text_release(&changed);
    return is_free;
}

/* ---- writing ------------------------------------------------------------------------------------------ */

static bool fail(const Writer *writer, const char *path)
{
    diag_report(writer->diagnostics, DIAG_cannot_write, (Span){0}, "cannot write %s: %s", path,
                strerror(errno));
    return false;
}

/* mkdir -p for all but the last part of the path; new folders are noted, to be taken back. */
static bool make_folders(Writer *writer, const char *path)
{
    char *part = arena_copy_string(writer->arena, path);
    for (char *slash = strchr(part + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(part, 0777) == 0)
            vec_push(writer->arena, &writer->made_folders, arena_copy_string(writer->arena, part));
        else if (errno != EEXIST)
            return fail(writer, part);
        *slash = '/';
    }
    return true;
}

static bool write_temporary(Writer *writer, const char *name, const char *text, size_t length)
{
    const char *path = path_of(writer, name);
    const char *temporary = arena_printf(writer->arena, "%s.t2m-new", path);
    if (!make_folders(writer, path))
        return false;
    FILE *file = fopen(temporary, "wb");
    if (!file)
        return fail(writer, path);
    vec_push(writer->arena, &writer->temporaries, temporary);
    bool is_written = fwrite(text, 1, length, file) == length && fflush(file) == 0;
    int error = errno;
    is_written = fclose(file) == 0 && is_written;
    if (!is_written) {
        errno = error ? error : errno;
        return fail(writer, path);
    }
    return true;
}

static void take_back(const Writer *writer)
{
    vec_each(i, &writer->temporaries)
        unlink(writer->temporaries.items[i]);
    for (size_t i = writer->made_folders.count; i-- > 0;)
        rmdir(writer->made_folders.items[i]);
}

static bool write_all(Writer *writer, const Text *manifest)
{
    const Project *project = writer->project;
    vec_each(i, &project->files)
        if (!write_temporary(writer, project->files.items[i].path, project->files.items[i].text,
                             project->files.items[i].length))
            return false;
    return write_temporary(writer, manifest_name, text_string(manifest), manifest->length);
}

/* All are there: the renames put them in place, the manifest last. */
static bool rename_all(const Writer *writer)
{
    vec_each(i, &writer->temporaries) {
        const char *temporary = writer->temporaries.items[i];
        char *path = arena_copy_bytes(writer->arena, temporary, strlen(temporary) - strlen(".t2m-new"));
        if (rename(temporary, path) != 0)
            return fail(writer, path);
    }
    return true;
}

bool project_write(const Project *project, const char *folder, bool force, Diagnostics *diagnostics)
{
    Writer writer = {
        .project = project, .folder = folder, .diagnostics = diagnostics, .arena = project->arena};
    Text manifest = {0};
    if (!force && !check_disk(&writer))
        return false;
    make_manifest(project, &manifest);
    bool is_written = write_all(&writer, &manifest) && rename_all(&writer);
    if (!is_written)
        take_back(&writer);
    text_release(&manifest);
    return is_written;
}
