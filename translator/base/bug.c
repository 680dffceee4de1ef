/* The two ways in which the translator itself gives up; see bug.h. */
#include "base/bug.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void t2m_bug_at(const char *file, int line, const char *format, ...)
{
    fputs("torch2mlx: internal error: ", stderr);
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fprintf(stderr, " (%s:%d)\n", file, line);
    fputs("This is a bug of torch2mlx, not of your script. Please report it with the script that shows it.\n",
          stderr);
    exit(T2M_EXIT_BUG);
}

void t2m_out_of_memory(void)
{
    fputs("torch2mlx: out of memory\n", stderr);
    exit(T2M_EXIT_BUG);
}
