/* Shared by the files of the reader: its state, and the entries of each family. */
#ifndef T2M_IR_READER_H
#define T2M_IR_READER_H

#include "base/map.h"
#include "ir/ir.h"
#include "ir/sexp.h"

typedef struct IrReader {
    IrProgram *program;
    Arena *arena;
    StringMap rules, records, classes, functions; /* by name, over the whole program */
    StringMap globals;                            /* "module:name" */
    IrModule *module;
    IrFunction *function;
    const char *error; /* the first one; reading goes on with anything, and fails at the end */
} IrReader;

/* Notes the error; expressions and types that failed are NULL or VOID. */
void ir_reader_fail(IrReader *reader, const Sexp *at, const char *format, ...) __attribute__((format(printf, 3, 4)));

Span ir_reader_span(const Sexp *sexp); /* of the @line item among the first few, else of no line */
const IrType *ir_read_type(IrReader *reader, const Sexp *sexp);
IrVariable *ir_read_variable(IrReader *reader, const Sexp *sexp); /* NULL for _ */
IrExpr *ir_read_expr(IrReader *reader, const Sexp *sexp);         /* NULL for _ and after an error */
void ir_read_pieces(IrReader *reader, IrPieceVec *pieces, const Sexp *list, size_t from);
void ir_read_comments(IrReader *reader, IrCommentVec *comments, const Sexp *list);
void ir_read_block(IrReader *reader, IrBlock *block, const Sexp *list);

/* The item at the index, or an empty word with an error noted. */
const Sexp *ir_reader_item(IrReader *reader, const Sexp *list, size_t index);
/* A record, class, function or rule by name; notes an error and gives NULL if there is none. */
void *ir_reader_find(IrReader *reader, const StringMap *map, const char *what, const Sexp *name);

#endif
