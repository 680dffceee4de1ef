/* Numbers of Python that are arrays in C because a tensor comes to the same place later: `total = 0; total = total + loss`.
 *
 * They compute as arrays do. Where the program shows such a place (prints it, boxes it, puts it into a container) before or without a
 * tensor having come, Python shows the number: there the number becomes mx_number(0), which the runtime tells from a tensor. */
#ifndef T2M_LOWER_NUMBER_ARRAYS_H
#define T2M_LOWER_NUMBER_ARRAYS_H

#include "ir/ir.h"

/* Runs after the gradient pass, which takes such numbers for constants. */
void number_arrays_mark(IrProgram *program);

#endif
