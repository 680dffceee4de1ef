/* The checklist of a translation: from the events of sema, the diagnostics, and what became of the
 * gradients. */
#ifndef T2M_REPORT_COLLECT_H
#define T2M_REPORT_COLLECT_H

#include "grad/grad.h"
#include "report/checklist.h"
#include "sema/sema.h"

/*
 * Adds one record per event; each TODO or error diagnostic that no event stands for adds one too. `notes`
 * may be NULL (the pass did not run). Sorts.
 */
void checklist_collect(Checklist *checklist, const Program *program, const Diagnostics *diagnostics,
                       const GradNoteVec *notes);

/*
 * `torch2mlx explain NAME`: the signature of the rule, its C, its MLX equivalent, what is left to do, and
 * the note. False if there is no such rule; then the text says so and names a near one.
 */
bool explain_rule(Rules *rules, const char *name, Text *out);
/* The same for what is written in Python in the rules. False, and nothing is added, if there is no such name. */
bool explain_python(Rules *rules, const char *qualified, Text *out);

#endif
