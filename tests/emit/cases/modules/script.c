/* Uses a module. (Made from script.py by torch2mlx.) */
#include <inttypes.h>
#include <stdio.h>

#include "t2m/py.h"

#include "helpers.h"

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "script.py");
    helpers_body();
    printf("%" PRId64 " %" PRId64 "\n", helpers_scale(3), factor);
    return 0;
}
