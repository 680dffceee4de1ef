/* The gradient of a very large weight (an embedding that the last layer shares), a block of rows at a time: the optimizer uses each where it
 * comes, so that the whole never lies in memory. */
#ifndef ENGINE_OPS_GRADIENT_ROWS_H
#define ENGINE_OPS_GRADIENT_ROWS_H

#include "../array.h"

/* While an evaluation is planned: can the update's gradient be had by rows, and does it alone read it? Then it is not computed before. */
void engine_plan_rows(engine_array *update);

/* `count` rows of such a gradient, from row `first` on, row-major. False after an error. */
bool engine_gradient_rows(const engine_array *gradient, int64_t first, int64_t count, float *to);

/* The parts of it: rows of a product of matrices (matmul.c); the rows that a take_add adds in this range (take.c). */
void engine_product_rows(const engine_array *product, int64_t first, int64_t count, float *to);
bool engine_add_taken_rows(const engine_array *take_add, int64_t first, int64_t count, float *to);
bool engine_takes_rows(const engine_array *take_add);

#endif
