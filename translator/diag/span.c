/* The table of source files, and the arithmetic from byte offsets to lines and columns. */
#include "diag/span.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <string.h>

void sources_init(Sources *sources, Arena *arena)
{
    *sources = (Sources){.arena = arena};
}

static void find_lines(Arena *arena, SourceFile *file)
{
    Vec(uint32_t) starts = {0};
    vec_push(arena, &starts, 0);
    for (size_t i = 0; i < file->length; i++) {
        if (file->text[i] == '\n')
            vec_push(arena, &starts, (uint32_t)(i + 1));
    }
    file->line_starts = starts.items;
    file->line_count = (uint32_t)starts.count;
}

enum { COUNT_STEP = 1024 };

static void count_characters(Arena *arena, SourceFile *file)
{
    size_t steps = file->length / COUNT_STEP + 1;
    file->character_counts = ARENA_NEW_ARRAY(arena, uint32_t, steps);
    for (size_t i = 1; i < steps; i++)
        file->character_counts[i] = file->character_counts[i - 1] +
                                    (uint32_t)utf8_count(file->text + (i - 1) * COUNT_STEP, COUNT_STEP);
}

static size_t characters_before(const SourceFile *file, size_t offset)
{
    size_t step = offset / COUNT_STEP;
    return file->character_counts[step] + utf8_count(file->text + step * COUNT_STEP, offset % COUNT_STEP);
}

static size_t characters_between(const SourceFile *file, size_t start, size_t end)
{
    if (end - start < COUNT_STEP)
        return utf8_count(file->text + start, end - start);
    return characters_before(file, end) - characters_before(file, start);
}

const SourceFile *sources_add(Sources *sources, const char *path, const char *text, size_t length)
{
    T2M_ASSERT(length < UINT32_MAX);
    SourceFile *file = ARENA_NEW(sources->arena, SourceFile);
    file->path = arena_copy_string(sources->arena, path);
    file->text = arena_copy_bytes(sources->arena, text, length);
    file->length = length;
    find_lines(sources->arena, file);
    count_characters(sources->arena, file);
    vec_push(sources->arena, &sources->files, file);
    file->id = (FileId)sources->files.count;
    return file;
}

const SourceFile *sources_get(const Sources *sources, FileId id)
{
    return id == 0 || id > sources->files.count ? NULL : sources->files.items[id - 1];
}

/* The last line that starts at or before the offset. */
static uint32_t line_of_byte(const SourceFile *file, size_t offset)
{
    uint32_t low = 0, high = file->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (file->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

Span span_of_bytes(const SourceFile *file, size_t start, size_t end)
{
    if (start > file->length)
        start = file->length;
    if (end > file->length)
        end = file->length;
    if (end < start)
        end = start;
    uint32_t line = line_of_byte(file, start);
    size_t line_start = file->line_starts[line - 1];
    return (Span){
        .file = file->id,
        .start = (uint32_t)start,
        .end = (uint32_t)end,
        .line = line,
        .column = (uint32_t)characters_between(file, line_start, start) + 1,
        .end_line = line_of_byte(file, end > start ? end - 1 : end),
    };
}

Span span_join(Span first, Span second)
{
    if (first.file == 0)
        return second;
    if (second.file == 0)
        return first;
    T2M_ASSERT(first.file == second.file);
    Span joined = first.start <= second.start ? first : second;
    const Span *last = first.end >= second.end ? &first : &second;
    joined.end = last->end;
    joined.end_line = last->end_line;
    return joined;
}

Span span_of_file(FileId file)
{
    return (Span){.file = file};
}

const char *span_text(const Sources *sources, Span span, size_t *length)
{
    const SourceFile *file = sources_get(sources, span.file);
    *length = file ? span.end - span.start : 0;
    return file ? file->text + span.start : "";
}
