/* Which line of the script each line of fam-save.c comes from: for tracebacks. */
#include <stddef.h>

#include "t2m/py_source.h"

/* first and last line, name, file, line of the call if it is not in the C */
static const t2m_source_function functions[] = {
    {64, 72, "__init__", "fam-save.py", 0},
    {75, 78, "forward", "fam-save.py", 0},
    {81, 98, "__init__", "fam-save.py", 0},
    {101, 112, "forward", "fam-save.py", 0},
    {122, 125, "__main__", "fam-save.py", 4294967295},
    {127, 159, "<module>", "fam-save.py", 0},
};

/* line of the C, line of the script */
static const t2m_source_line lines[] = {
    {13, 0, 0}, {37, 51, 0}, {40, 0, 0}, {64, 7, 0}, {66, 8, 0}, {67, 9, 0}, {68, 10, 0}, {69, 11, 0},
    {70, 12, 0}, {71, 7, 0}, {75, 15, 0}, {77, 16, 0}, {78, 15, 0}, {81, 20, 0}, {83, 21, 0}, {84, 22, 0},
    {85, 23, 0}, {88, 24, 0}, {91, 24, 1}, {92, 24, 0}, {94, 25, 0}, {95, 26, 0}, {96, 27, 0}, {97, 20, 0},
    {101, 29, 0}, {104, 30, 0}, {105, 31, 0}, {109, 32, 0}, {110, 31, 0}, {111, 33, 0}, {112, 29, 0},
    {122, 44, 0}, {124, 43, 0}, {125, 44, 0}, {127, 0, 0}, {132, 36, 0}, {133, 37, 0}, {134, 38, 0},
    {135, 39, 0}, {136, 40, 0}, {137, 41, 0}, {139, 43, 0}, {142, 45, 0}, {144, 41, 0}, {145, 46, 0},
    {146, 47, 0}, {147, 48, 0}, {148, 49, 0}, {150, 50, 0}, {151, 51, 0}, {153, 52, 0}, {158, 0, 0},
};

const t2m_source t2m_sources[] = {
    {"fam-save.c", functions, sizeof functions / sizeof *functions, lines, sizeof lines / sizeof *lines},
    {NULL, NULL, 0, NULL, 0},
};
