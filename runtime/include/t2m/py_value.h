/* py_value: a value whose type only the run knows. It is a pointer to an object: a str, a list, an instance
 * ... are values as they are, numbers, bools and arrays are boxed, None is NULL. Checkpoints are trees of
 * these.
 *
 * The readers below raise TypeError when the value has another type. */
#ifndef T2M_PY_VALUE_H
#define T2M_PY_VALUE_H

#include "t2m/py_cell.h"
#include "t2m/py_dict.h"
#include "t2m/py_list.h"
#include "t2m/py_number.h"
#include "t2m/py_set.h"
#include "t2m/py_tuple.h"

typedef const t2m_object *py_value;

/* ---- boxing: py_box(x) picks by C type; objects pass through */
py_value py_box_int(int64_t x);
py_value py_box_float(double x);
py_value py_box_bool(bool x);
py_value py_box_array(mx_array x);
py_value py_box_optional_int(py_optional_int x); /* None if it is not set */
py_value py_box_optional_float(py_optional_float x);
py_value py_box_optional_bool(py_optional_bool x);
static inline py_value py_box_object(const void *x)
{
    return (py_value)x;
}
#define py_box(...)                                                                                          \
    _Generic((__VA_ARGS__), bool                                                                             \
             : py_box_bool, int                                                                              \
             : py_box_int, long                                                                              \
             : py_box_int, long long                                                                         \
             : py_box_int, float                                                                             \
             : py_box_float, double                                                                          \
             : py_box_float, mx_array                                                                        \
             : py_box_array, py_optional_int                                                                 \
             : py_box_optional_int, py_optional_float                                                        \
             : py_box_optional_float, py_optional_bool                                                       \
             : py_box_optional_bool, default                                                                         \
             : py_box_object)(__VA_ARGS__)
py_value py_box_cell(py_kind kind, py_cell cell); /* an element of a container as a value */

/* ---- asking and reading */
const char *py_type_name(py_value v); /* "int", "NoneType", "Tensor", ... */
int64_t py_id(const void *object);              /* the address: the same for the same object */
py_str py_class_name(const void *object);       /* type(object).__name__ */
const t2m_kind *py_class(const void *object);   /* to be compared; NULL for None */
bool py_is_int(py_value v);           /* isinstance(v, int): True for bools too */
bool py_is_float(py_value v);
bool py_is_bool(py_value v);
bool py_is_str(py_value v);
bool py_is_list(py_value v);
bool py_is_tuple(py_value v);
bool py_is_dict(py_value v);
bool py_is_set(py_value v);
bool py_is_array(py_value v);

int64_t py_as_int(py_value v);
double py_as_float(py_value v); /* an int is accepted, as Python does */
py_value py_exactly(py_value v, py_kind kind); /* v, which must be a PY_INT, PY_FLOAT or PY_BOOL: NotImplementedError */
bool py_as_bool(py_value v);
py_str py_as_str(py_value v);
py_list *py_as_list(py_value v);
py_tuple *py_as_tuple(py_value v);
py_dict *py_as_dict(py_value v);
py_set *py_as_set(py_value v);
mx_array py_as_array(py_value v); /* also of a parameter */
bool py_is_tensor(py_value v);    /* an array or a parameter */
py_optional_int py_as_optional_int(py_value v); /* None too */
py_optional_float py_as_optional_float(py_value v);
py_optional_bool py_as_optional_bool(py_value v);

/* ---- what Python does with any value */
bool py_truth(py_value v);                    /* bool(v) */
int64_t py_len(py_value v);                   /* len(v) */
bool py_equal(const void *a, const void *b);  /* a == b for any two objects */
int py_compare(const void *a, const void *b); /* a < b ...; TypeError if they have no order */
uint64_t py_hash(const void *v);              /* TypeError if unhashable */
py_str py_repr_object(const void *v);
py_str py_str_object(const void *v);                /* str(v) */
py_value py_item(py_value v, py_value key);         /* v[key] for dict, list, tuple, str */
py_value py_item_text(py_value v, const char *key); /* v["key"] */

/* copy.deepcopy: containers and objects anew, all the way down; what occurs twice inside occurs twice in the copy as one.
 * Immutable values are shared. TypeError for an object of another kind. */
py_value py_deepcopy(const void *v);

/* copy.copy: a new container or object with the same items or fields. */
py_value py_copy(const void *v);

/* While an object is copied: what the field of the copy holds for `v`, itself or a copy. `copies` NULL: a
 * shallow copy. */
void *py_copied(struct py_copies *copies, const void *v);
/* The same for a container that belongs to the object alone: a shallow copy has a copy of it. */
void *py_copied_own(struct py_copies *copies, const void *v);
/* In a kind's deepcopy: `made` is the copy of `original` from now on. */
void py_copy_made(struct py_copies *copies, const void *original, const void *made);
/* The deepcopy of kinds whose objects never change, and of those that Python shares (functions, classes). */
void *py_itself(const void *object, struct py_copies *copies);

#endif
