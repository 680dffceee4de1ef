/* The registry of ops: every entry is complete. */
#include <string.h>

#include "op.h"
#include "support.h"

Test(registry, every_op_can_be_computed_and_differentiated_or_says_not)
{
    size_t count = 0;
    for (const engine_op *const *op = engine_ops; *op; op++, count++) {
        cr_expect_not_null((*op)->name);
        cr_expect_not_null((void *)(*op)->eval, "%s", (*op)->name);
        /* The backward walk itself passes gradients through "output"; qr says in its header that it has none.
         */
        bool handled = (*op)->vjp || (*op)->flags & ENGINE_OP_NO_GRAD || !strcmp((*op)->name, "output") ||
                       !strcmp((*op)->name, "qr");
        bool fused_gradient = strstr((*op)->name, "grad") || strstr((*op)->name, "update");
        cr_expect(handled || fused_gradient, "%s has no gradient and does not say so", (*op)->name);
        for (const engine_op *const *other = engine_ops; other != op; other++)
            cr_expect(*other != *op, "%s is listed twice", (*op)->name);
    }
    cr_expect_gt(count, 90);
}
