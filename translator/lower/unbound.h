/*
 * Names that may have no value when they are read: bound in a branch or a loop that may not run, deleted, the error of a handler behind it, a
 * variable of the file that a function reads before the file assigns it. Python raises UnboundLocalError or NameError. Data flow finds the reads
 * that may be reached so (loops that surely run at least once count as run); only these get a check, `py_check_local(loss != NULL, "loss")`:
 * what is a pointer and never None is NULL until it is bound, anything else has a flag beside it. A checked name is bound from there on.
 *
 * Two parts: unbound_find marks the reads (IrExpr.unbound), before operands are ordered, so that the order pass puts the checks where Python
 * raises; unbound_follow sets the flags where the variables are assigned, after the gradient pass has moved statements.
 */
#ifndef T2M_LOWER_UNBOUND_H
#define T2M_LOWER_UNBOUND_H

#include "ir/ir.h"

void unbound_find(IrProgram *program);
/* The check that stands in front of a marked read. */
IrStmt *unbound_check(IrProgram *program, IrFunction *function, const IrExpr *read);
/* After all checks are made: `del x` and the end of a handler unbind what is checked somewhere; of no other name `del` leaves anything. */
void unbound_forget(IrProgram *program);
void unbound_follow(IrProgram *program);

#endif
