/*
 * The text form of a program: s-expressions that ir/read.h reads back to the same program (spans but for lines are lost).
 *
 *   (program
 *     (rule NAME "template" (param x TYPE [default] [variadic] [cell]) ... (receiver TYPE) cell-result draws ... (role r))
 *     (module train "train.py"
 *       (global x TYPE)
 *       (record Args @3 namespace by-pointer (field lr float))
 *       (class Net @5 (base TYPE) nn-module (field fc1 TYPE module "note") FUNCTION ...)
 *       (function Net_forward "Net.forward" @9 TYPE (param x TYPE "note") (local y TYPE) flag ... (body STATEMENT ...))))
 *
 *   TYPE        int, float, bool, str, array, void, value, (list T), (dict K V), (class Net), (record Args), (library x) ...
 *   EXPRESSION  12, 1e-3, true, "text", x (variable), $x (global), (+ a b), (call f a b), (rule NAME TYPE receiver a _ c) ...
 *   STATEMENT   (assign @36 x EXPR), (if @37 EXPR (body ...) (orelse ...)) ...
 *   _           stands for an operand that is absent
 */
#ifndef T2M_IR_PRINT_H
#define T2M_IR_PRINT_H

#include "base/text.h"
#include "ir/ir.h"

void ir_print_program(const IrProgram *program, Text *out);
void ir_print_function(const IrFunction *function, Text *out); /* rules are named, not defined */
void ir_print_expr(const IrExpr *expr, Text *out);

/* Names of enum values that are words of the text form. */
extern const char *const ir_source_kind_names[];
extern const char *const ir_field_kind_names[];
enum { IR_SOURCE_KIND_COUNT = IR_EACH_ITERATOR + 1, IR_FIELD_KIND_COUNT = IR_FIELD_BUFFER + 1 };

#endif
