/* From addresses to lines of the script: the debug information gives the line of the C, inlined calls too, and the program's table
 * (t2m/py_source.h) what that comes from. */
#include "source.h"

#include <dwarf.h>
#include <elfutils/libdw.h>
#include <elfutils/libdwfl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "t2m/object.h"
#include "t2m/py_source.h"

bool source_is_known(void)
{
    return t2m_sources != NULL;
}

/* ---- the program's table ------------------------------------------------------------------------------ */

static void add_frame(source_frames *frames, source_frame frame)
{
    if (frames->count == frames->capacity) {
        frames->capacity = frames->capacity != 0 ? frames->capacity * 2 : 16;
        frames->items = t2m_realloc(frames->items, frames->capacity * sizeof(frame));
    }
    frames->items[frames->count++] = frame;
}

static bool ends_with(const char *path, const char *file)
{
    size_t length = strlen(path), wanted = strlen(file);
    return length >= wanted && strcmp(path + length - wanted, file) == 0 &&
           (length == wanted || path[length - wanted - 1] == '/');
}

static void add_c_line(source_frames *frames, const t2m_source *source, unsigned line)
{
    static const char *const names[] = {NULL, "<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
    const t2m_source_function *function = NULL;
    const t2m_source_line *row = NULL;
    for (size_t i = 0; i < source->function_count && function == NULL; i++)
        if (source->functions[i].first <= line && line <= source->functions[i].last)
            function = &source->functions[i];
    for (size_t i = 0; i < source->line_count && source->lines[i].c <= line; i++)
        row = &source->lines[i];
    if (function == NULL || row == NULL || row->python == 0)
        return;
    if (row->frame != T2M_NO_FRAME)
        add_frame(frames, (source_frame){function->path, names[row->frame], row->python});
    if (!frames->is_part)
        add_frame(frames, (source_frame){function->path, function->name, row->python});
    frames->is_part = function->caller == UINT_MAX;
    if (function->caller != 0 && !frames->is_part)
        add_frame(frames, (source_frame){function->path, "<module>", function->caller});
}

/* models/utils.c ends with utils.c too: the longest name that fits is the file's. */
static const t2m_source *source_of(const char *file)
{
    const t2m_source *found = NULL;
    for (const t2m_source *source = t2m_sources; file != NULL && source != NULL && source->file != NULL; source++)
        if (ends_with(file, source->file) && (found == NULL || strlen(source->file) > strlen(found->file)))
            found = source;
    return found;
}

static void add_line(source_frames *frames, const char *file, int line)
{
    const t2m_source *found = source_of(file);
    if (found != NULL)
        add_c_line(frames, found, (unsigned)line);
}

/* ---- debug information -------------------------------------------------------------------------------- */

static Dwfl *debug_information(void)
{
    static char *debug_path;
    static const Dwfl_Callbacks callbacks = {.find_elf = dwfl_linux_proc_find_elf,
                                             .find_debuginfo = dwfl_standard_find_debuginfo,
                                             .debuginfo_path = &debug_path};
    static Dwfl *dwfl;
    if (dwfl != NULL)
        return dwfl;
    dwfl = dwfl_begin(&callbacks);
    if (dwfl != NULL && (dwfl_linux_proc_report(dwfl, getpid()) != 0 || dwfl_report_end(dwfl, NULL, NULL) != 0)) {
        dwfl_end(dwfl);
        dwfl = NULL;
    }
    return dwfl;
}

static const char *call_file(Dwarf_Die *die, Dwarf_Die *unit)
{
    Dwarf_Files *files;
    size_t count;
    Dwarf_Word index;
    Dwarf_Attribute attribute;
    if (dwarf_getsrcfiles(unit, &files, &count) != 0 ||
        dwarf_formudata(dwarf_attr(die, DW_AT_call_file, &attribute), &index) != 0)
        return NULL;
    return dwarf_filesrc(files, index, NULL, NULL);
}

/* The functions that were put into one another at the address: each is called at a line of the next. */
static void add_inlined(source_frames *frames, Dwarf_Die *unit, Dwarf_Addr address)
{
    Dwarf_Die *scopes = NULL, *around = NULL;
    int count = dwarf_getscopes(unit, address, &scopes);
    if (count > 0)
        count = dwarf_getscopes_die(&scopes[0], &around);
    for (int i = 0; i < count; i++) {
        Dwarf_Word line;
        Dwarf_Attribute attribute;
        if (dwarf_tag(&around[i]) == DW_TAG_subprogram)
            break;
        if (dwarf_tag(&around[i]) == DW_TAG_inlined_subroutine &&
            dwarf_formudata(dwarf_attr(&around[i], DW_AT_call_line, &attribute), &line) == 0)
            add_line(frames, call_file(&around[i], unit), (int)line);
    }
    free(scopes);
    free(around);
}

void source_add_again(source_frames *frames)
{
    size_t end = frames->count;
    for (size_t i = frames->last; i < end; i++) {
        source_frame frame = frames->items[i];
        add_frame(frames, frame);
    }
    frames->last = end;
}

static Dwfl_Module *module_of(uintptr_t place)
{
    Dwfl *dwfl = debug_information();
    return dwfl != NULL ? dwfl_addrmodule(dwfl, place) : NULL;
}

bool source_is_of_script(uintptr_t place)
{
    Dwfl_Module *module = module_of(place);
    Dwfl_Line *found = module != NULL ? dwfl_module_getsrc(module, place) : NULL;
    return found != NULL && source_of(dwfl_lineinfo(found, NULL, NULL, NULL, NULL, NULL)) != NULL;
}

void source_add_frames(source_frames *frames, uintptr_t place)
{
    frames->last = frames->count;
    Dwfl_Module *module = module_of(place);
    if (module == NULL)
        return;
    int line = 0;
    Dwfl_Line *found = dwfl_module_getsrc(module, place);
    const char *file = found != NULL ? dwfl_lineinfo(found, NULL, &line, NULL, NULL, NULL) : NULL;
    add_line(frames, file, line);
    Dwarf_Addr bias = 0;
    Dwarf_Die *unit = dwfl_module_addrdie(module, place, &bias);
    if (unit != NULL)
        add_inlined(frames, unit, place - bias);
}
