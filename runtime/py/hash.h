/* CPython's hash values, of version 3.11 with PYTHONHASHSEED=0: sets iterate by them. */
#ifndef T2M_PY_HASH_H
#define T2M_PY_HASH_H

#include <stddef.h>
#include <stdint.h>

uint64_t py_hash_int(int64_t x);
uint64_t py_hash_float(double x); /* the hash of the int, where x is one */

/* Hash of a text, over the 1, 2 or 4 byte form in which CPython stores it. Empty text: 0. */
uint64_t py_hash_text(const char *utf8, size_t size);

/* Tuples: start, add each element's hash, finish. */
#define PY_HASH_TUPLE_START UINT64_C(2870177450012600261)
uint64_t py_hash_tuple_add(uint64_t state, uint64_t element);
uint64_t py_hash_tuple_end(uint64_t state, int64_t length);

#endif
