/* Text to program: the inverse of ir/print.h. For tests, and for feeding a later pass by hand. */
#ifndef T2M_IR_READ_H
#define T2M_IR_READ_H

#include "ir/ir.h"

/*
 * Reads a program into `program` (not yet initialised) with the arena and names. False with *error set (in
 * the arena) if the text is no program; what it means is not checked beyond names and forms: run ir_verify
 * after.
 */
bool ir_read_program(IrProgram *program, Arena *arena, NameTable *names, const char *text,
                     const char **error);

#endif
