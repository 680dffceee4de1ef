/* The program torch2mlx: options in, exit code out; all work is in driver.c. */
#include "driver.h"

int main(int argc, char **argv)
{
    Compilation compilation = {0};
    compilation_init(&compilation);
    int code = EXIT_USAGE;
    if (options_parse(&compilation.options, &compilation.arena, argc, argv))
        code = driver_run(&compilation);
    compilation_release(&compilation);
    return code;
}
