/* The rules that every pass must leave intact, checked after each pass in debug builds and by tests. */
#ifndef T2M_IR_VERIFY_H
#define T2M_IR_VERIFY_H

#include "base/text.h"
#include "ir/ir.h"

/*
 * True if the program is well formed: operands are there and have the types that their kind demands; calls
 * have an argument a parameter, of its type; rules have every argument that has no default; places are
 * places; variables belong to the function that uses them and are assigned somewhere; break and continue
 * stand in loops. Each fault adds a line to `errors`.
 */
bool ir_verify(const IrProgram *program, Text *errors);

/* Gives what stands for a statement with faults, which are told a line each. */
typedef IrStmt *IrReplace(void *context, const IrStmt *stmt, const char *faults);

/* The same, but statements with faults are replaced. True if there were none. What reads a variable that only a replaced statement
 * assigned may still be at fault the first time: verify again, with ir_verify, what was mended. */
bool ir_mend(IrProgram *program, IrReplace *replace, void *context);

#endif
