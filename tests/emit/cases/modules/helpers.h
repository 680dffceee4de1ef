/* What other files use of helpers.py. */
#ifndef HELPERS_H
#define HELPERS_H

#include <stdint.h>

// by how much
static const int64_t factor = 4;

int64_t helpers_scale(int64_t n);
void helpers_body(void);

#endif
