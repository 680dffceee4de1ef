/*
 * The migration checklist: one record for each use of a library and each thing left to do, with its place. Totals are counted
 * from the records whenever they are asked for, never kept beside them.
 */
#ifndef T2M_REPORT_CHECKLIST_H
#define T2M_REPORT_CHECKLIST_H

#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "diag/diag.h"

typedef enum CheckKind { CHECK_CONVERTED, CHECK_DROPPED, CHECK_TODO, CHECK_KIND_COUNT } CheckKind;

typedef struct CheckItem {
    CheckKind kind;
    const char *api;     /* "torch.nn.Linear"; of what is no API a short title: "gradient", "value of more than one type" */
    const char *becomes; /* the C, with the parameters' names; "" if none */
    const char *mlx;     /* the MLX Python equivalent; "" if none */
    const char *why;     /* of dropped and left things: one sentence; "" if none */
    const char *help;    /* the way out; "" if none */
    int code;            /* of left things: the diagnostic's number; 0 if none */
    DiagEffort effort;
    Span span;
} CheckItem;

typedef struct Checklist {
    Arena *arena;
    const Sources *sources;
    const char *script;
    Vec(CheckItem) items; /* in order of place after checklist_sort */
    bool is_bf16;         /* large products round their operands to bfloat16: --precision */
    size_t expressions;   /* of the script, as far as they are evaluated; 0: not counted */
    size_t boxed;         /* those whose type only the run knows */
} Checklist;

typedef struct CheckTotals {
    size_t counts[CHECK_KIND_COUNT];
    size_t total;
    int percent;        /* of uses that need no work: converted and dropped; -1 if there is nothing to count */
    double hours_least; /* the work that is left, from the efforts */
    double hours_most;
} CheckTotals;

void checklist_init(Checklist *checklist, Arena *arena, const Sources *sources, const char *script);
void checklist_add(Checklist *checklist, const CheckItem *item); /* NULL texts become "" */
void checklist_sort(Checklist *checklist);
CheckTotals checklist_totals(const Checklist *checklist);

/* "15-60 minutes", "1-4 hours"; "nothing" for none. */
const char *checklist_work_text(Arena *arena, const CheckTotals *totals);

/* One API with all its uses: what the per-API tables show. */
typedef struct CheckGroup {
    const CheckItem *first;
    size_t count;
    Vec(uint32_t) lines;
} CheckGroup;

typedef Vec(CheckGroup) CheckGroupVec;

/* Grouped by kind, API and code, in order of first use. */
void checklist_groups(const Checklist *checklist, CheckKind kind, CheckGroupVec *groups);

/* The script's name without its folders. */
const char *checklist_name(const Checklist *checklist);
/* "train.py:36"; "" without a place. */
const char *check_place(const Checklist *checklist, const CheckItem *item);

/* What --precision=bf16 means for the numbers. */
extern const char checklist_bf16[];

void checklist_terminal(const Checklist *checklist, bool color, Text *out);
void checklist_markdown(const Checklist *checklist, Text *out);
void checklist_json(const Checklist *checklist, Text *out);

#endif
