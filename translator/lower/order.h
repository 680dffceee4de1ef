/*
 * Evaluation order. Python evaluates operands from left to right; C leaves the order of arguments open. Where two operands of one call,
 * operator or print have effects that must not change places (draws of random numbers, input and output, changes of state), the earlier ones
 * are evaluated into locals in front of the statement. Displays keep their items in place: C compilers run through initialiser lists in order.
 *
 * Requires a verified program; provides the same program with locals added. Runs before the gradient pass.
 */
#ifndef T2M_LOWER_ORDER_H
#define T2M_LOWER_ORDER_H

#include "ir/ir.h"

void order_program(IrProgram *program);

#endif
