/* Boxes, for the files that compute with them. */
#ifndef T2M_VALUE_INTERNAL_H
#define T2M_VALUE_INTERNAL_H

#include <gmp.h>

#include "t2m/py_value.h"

/* An int of 64 bits, a float, a bool, an array. */
typedef struct scalar_box {
    t2m_object base;
    py_cell cell;
} scalar_box;

/* An int that needs more than 64 bits: never one that fits. */
typedef struct big_box {
    t2m_object base;
    mpz_t number;
} big_box;

extern const t2m_kind py_big_kind;

static inline py_cell box_content(py_value v)
{
    return ((const scalar_box *)v)->cell;
}

static inline bool is_big(py_value v)
{
    return v != NULL && v->kind == &py_big_kind;
}

/* An int or bool of 64 bits. */
static inline bool is_small(py_value v)
{
    return py_is_int(v) && !is_big(v);
}

static inline bool is_number(py_value v)
{
    return py_is_int(v) || py_is_float(v);
}

/* The number as a value; takes it over and clears it. */
py_value box_mpz(mpz_t number);
/* Sets an initialised number to an int of any size. */
void read_mpz(mpz_t number, py_value v);
double double_of_mpz(const mpz_t number); /* rounded to nearest; OverflowError */
/* numerator / denominator, rounded once. */
double ratio_of_mpz(const mpz_t numerator, const mpz_t denominator);
double number_as_double(py_value v); /* of any number */
int compare_numbers(py_value a, py_value b); /* of any two numbers that are not nan */
bool equal_numbers(py_value a, py_value b);

/* The number or text that an object of a class below int, float or str is; any other value as it is. */
py_value plain_value(py_value v);

/* An element for a container of the kind; TypeError if it holds nothing of that type. */
py_cell cell_of_value(py_kind kind, py_value v);
/* The same for looking up: false if no element can be equal to it. */
bool cell_like_value(py_kind kind, py_value v, py_cell *cell);
/* Makes the cell of a container of `from` the equal one of a container of `kind`; false: there is none. */
bool cell_in_kind(py_kind kind, py_kind from, py_cell *cell);

/* Two classes, as type() gives them. */
bool type_equal(const void *left, const void *right);
/* The `equal` of functions and of classes, which are functions too where the script calls them. */
bool function_equal(const void *a, const void *b);

#endif
