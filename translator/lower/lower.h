/*
 * Lowering: the syntax tree, with what sema found out about it, becomes IR. Control structure and names stay; what Python decides at run
 * time (conversions, defaults, which method, which operator) is written out.
 *
 * Requires a Program of sema_run. Provides a program that ir_verify accepts. A statement that cannot be lowered becomes an IR_TODO with a
 * diagnostic at its place, and lowering goes on with the next: nothing is left out silently.
 */
#ifndef T2M_LOWER_LOWER_H
#define T2M_LOWER_LOWER_H

#include "ir/ir.h"
#include "sema/sema.h"

IrProgram *lower_program(const Program *program);

#endif
