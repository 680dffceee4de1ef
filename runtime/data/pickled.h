/* What is in a pickled dict of arrays, ints and texts, without a machine for pickles: the first bytes, the first list, behind a key. Enough
 * for CIFAR's files, as Python 2 and 3 write them. */
#ifndef T2M_DATA_PICKLED_H
#define T2M_DATA_PICKLED_H

#include <stddef.h>
#include <stdint.h>

typedef struct pickled {
    uint8_t *data;
    size_t size;
} pickled;

/* Reads the whole file; OSError. */
pickled pickled_open(const char *path);
void pickled_close(pickled *self);

/* The longest bytes behind the key: an array's. NULL if there are none. They lie in the file. */
const uint8_t *pickled_bytes(const pickled *self, const char *key, size_t *size);
/* The list behind the key: ints (free() it), or texts (they are never freed). */
int64_t *pickled_ints(const pickled *self, const char *key, int64_t *count);
const char *const *pickled_names(const pickled *self, const char *key, int64_t *count);

#endif
