/* Made from helpers.py by torch2mlx. */
#include "helpers.h"

#include <stdint.h>

#include "t2m/py.h"

static int64_t seen;

/* helpers.py:5 */
int64_t helpers_scale(int64_t n)
{
    seen += 1;
    if (seen > 10)
        py_raise(PY_RUNTIME_ERROR, "too many");
    return n * factor;
}

void helpers_body(void)
{
    seen = 0;
}
