/*
 * What the C files of a program share. A module of the script becomes a C file; what other files use of it is declared in its header and
 * has no `static`. Modules whose headers need one another (they import each other) have one header in common.
 */
#ifndef T2M_EMIT_SHARE_H
#define T2M_EMIT_SHARE_H

#include "base/map.h"
#include "ir/ir.h"

typedef struct Sharing {
    PointerMap shared;  /* IrFunction, IrClass, IrRecord, IrVariable (a global) -> itself */
    PointerMap headers; /* IrModule that shares something -> the IrModule whose header has it */
} Sharing;

/* Finds that. Helpers that are no module's own (bodies in stubs, types of values) are moved to the first module that uses them. */
void sharing_find(Sharing *sharing, IrProgram *program);

/* The class's own method that is called so, or what it inherits; NULL if there is none. */
const IrFunction *class_resolved(const IrClass *class_, const char *name);
/* The same of the class alone. */
/* A method fits its entry in the class's table if it gives what Python wants of it. */
bool fits_slot(const IrFunction *method, int slot);
/* forward(x) with one array in and out: the table of the class has it. */
bool has_plain_forward(const IrClass *class_);
/* Derives from a data set of the library: its table has __len__ and __getitem__. */
bool is_dataset(const IrClass *class_);
const IrFunction *class_own(const IrClass *class_, const char *name);
const char *method_name(const IrFunction *function); /* "area" of "Shape.area" */

#endif
