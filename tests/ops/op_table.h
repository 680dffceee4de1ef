/* The rows that replay goldens.json in C. A row is a line in a *.def file:
 *
 *     OP("sum/dim0", mx_sum_dim(A, 0))          inputs are A, B, C; the result an array, mx_values, or a list of arrays
 *     OP_EXACT("abs/zero", mx_abs(A))           the same, for inputs where the function has a kink or a constant part:
 *                                               compared with the recording, not with finite differences
 *     MISSING("unfold", "no such function yet") recorded, but not there
 *
 * op_table.c includes each file twice: once for a function per row, once for the table. */
#ifndef OP_TABLE_H
#define OP_TABLE_H

#include "t2m/nn.h"

enum { OP_OUTPUTS = 8 };

typedef struct op_outputs {
    mx_array at[OP_OUTPUTS];
    size_t count;
} op_outputs;

typedef struct op_row {
    const char *name;
    void (*run)(const mx_array *in, op_outputs *out); /* NULL: missing */
    bool exact;
    const char *why; /* it is missing */
} op_row;

extern const op_row op_rows[];
extern const size_t op_row_count;

/* The row of that name, or NULL. */
const op_row *op_row_named(const char *name);

#endif
