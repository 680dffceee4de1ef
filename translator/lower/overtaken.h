/*
 * Lowering puts the loops and branches of a statement's operands in front of the statement (lower_emit), where they would overtake the operands
 * before them. Each operand knows where Python evaluates it (IrExpr.after, set by lower_placed): those that would notice (see effect.h) are
 * evaluated there, into locals. The first part of the order pass.
 */
#ifndef T2M_LOWER_OVERTAKEN_H
#define T2M_LOWER_OVERTAKEN_H

#include "lower/effect.h"

void put_overtaken_first(IrProgram *program, Effects *effects);

#endif
