/* Uses a module. (Made from script.py by torch2mlx.) */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/py.h"

// by how much
static const int64_t factor = 4;

static int64_t seen;

/* helpers.py:5 */
static int64_t helpers_scale(int64_t n)
{
    seen += 1;
    if (seen > 10)
        py_raise(PY_RUNTIME_ERROR, "too many");
    return n * factor;
}

static void helpers_body(void)
{
    seen = 0;
}

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "script.py");
    helpers_body();
    printf("%" PRId64 " %" PRId64 "\n", helpers_scale(3), factor);
    return 0;
}
