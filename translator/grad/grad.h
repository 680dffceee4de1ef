/*
 * The gradient pass, IR to IR: from `loss.backward()` to value_and_grad.
 *
 * For each backward call it takes the data slice of the loss: the statements of the block, from the first that the loss's gradient depends
 * on to the last. They become the body of a function of their own; what they read becomes the fields of a step record, what they assign
 * and others read comes back in it. The function runs where the statements were (the forward position), exactly once; the gradients
 * are kept until the backward position. Where the gradient slots of the parameters cannot be seen by the script, zero_grad, backward
 * and step fuse into VALUE_AND_GRAD, OPTIMIZER_UPDATE and EVAL; else backward accumulates into the slots.
 *
 * Requires a verified program. Provides one without calls of role "backward", but for TODOs where the slice cannot be taken.
 *
 * Where a loss cannot be lifted the program records graphs instead (record.c): backward calls stay, and become mx_backward. It is one or
 * the other for a whole program: what a lifted function computes has no recorded graph for another backward to find.
 */
#ifndef T2M_GRAD_GRAD_H
#define T2M_GRAD_GRAD_H

#include "diag/diag.h"
#include "ir/ir.h"

/* What became of one backward call, for the report. */
typedef struct GradNote {
    Span span;
    bool is_lifted;
    bool is_fused;         /* no gradient slots: the optimizer is updated by the gradients in hand */
    bool is_recorded;      /* mx_backward; the reason says why */
    const char *function;  /* the lifted loss function */
    const char *reason;    /* why not lifted, or why not fused; one sentence */
} GradNote;

typedef Vec(GradNote) GradNoteVec;

/* Warns of a backward in a loop if nothing in the program ever clears gradients: they add up, as in PyTorch. */
void grad_check_cleared(IrProgram *program, Diagnostics *diagnostics);

/* How many backward calls could not be lifted: each is a TODO, and a note with its reason. */
size_t grad_lift(IrProgram *program, Diagnostics *diagnostics, GradNoteVec *notes);

/* A tensor that the program prints while it carries a graph, whose print shows it; or NULL. Such a program records its graphs. */
const IrExpr *grad_shown(IrProgram *program);
/* What the program prints so has PyTorch's names of operations. After grad_record. */
void grad_name_shown(IrProgram *program);

/* The program records graphs. `attempt`: what grad_lift said of the same program, for the reasons; may be empty. `shown`: of
 * grad_shown, or NULL. */
void grad_record(IrProgram *program, const GradNoteVec *attempt, const IrExpr *shown, GradNoteVec *notes);

#endif
