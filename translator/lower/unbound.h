/*
 * Names that may have no value when they are read: bound in a branch or a loop that may not run, deleted, the error of a handler behind it, a
 * variable of the file that a function reads before the file assigns it. Python raises UnboundLocalError or NameError. Data flow finds the reads
 * that may be reached so (loops that surely run at least once count as run); only these get a check, `py_check_local(loss != NULL, "loss")`:
 * what is a pointer and never None is NULL until it is bound, anything else has a flag beside it. A checked name is bound from there on.
 *
 * Fields of objects are such names too (unbound_fields.c): `py_check_attribute(self->has_best, self, "best")`.
 *
 * Two parts: unbound_find marks the reads (IrExpr.unbound), before operands are ordered, so that the order pass puts the checks where Python
 * raises; unbound_follow sets the flags where the variables are assigned, after the gradient pass has moved statements.
 */
#ifndef T2M_LOWER_UNBOUND_H
#define T2M_LOWER_UNBOUND_H

#include "ir/ir.h"

/* hasattr(x, "name") of a field that may have no value: a C_CALL of this, with the field as its argument. */
#define FIELDS_ASKED "py_has_attribute"

void unbound_find(IrProgram *program);
/* Makes the flag that tells whether a field has a value, if it needs one. */
void unbound_witness(IrProgram *program, const IrExpr *read);
/* What hasattr(x, "name") becomes. */
IrExpr *unbound_answer(IrProgram *program, const IrExpr *asked);
/* Whether the assignment is followed by one of a flag: its object is written twice then. */
bool unbound_has_flag(const IrField *field);
/* The check that stands in front of a marked read. */
IrStmt *unbound_check(IrProgram *program, IrFunction *function, const IrExpr *read);
/* After all checks are made: `del x` and the end of a handler unbind what is checked somewhere; of no other name `del` leaves anything. */
void unbound_forget(IrProgram *program);
void unbound_follow(IrProgram *program);

#endif
