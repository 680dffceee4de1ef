/*
 * The items of a loop that gives several at a time (a batch of a data loader, an item of a dict) under the names that the script has for
 * them. `for i, data in enumerate(loader): x, y = data` makes a tuple only to take it apart; where nothing else is done with it there is
 * no tuple, and the loop's own variables are x and y.
 *
 * Requires a verified program; provides the same program with fewer statements and locals. Runs behind the order pass.
 */
#ifndef T2M_LOWER_LOOP_ITEMS_H
#define T2M_LOWER_LOOP_ITEMS_H

#include "ir/ir.h"

void loop_items_program(IrProgram *program);

#endif
