/* What Python does with values whose type only the run knows (py_value.h): operators, comparison, items, iteration, methods by name,
 * attributes. Each function does what CPython does with such operands, with its errors. Values that are returned belong to the current
 * pool. Ints are unbounded here: what does not fit 64 bits is a GMP number in a box, and still an `int`.
 *
 *     py_value lr = py_item_text(config, "lr");
 *     total = py_add(total, py_mul(lr, py_box(2)));
 *     if (py_less(total, limit))
 *         py_call_method(history, "append", total);
 */
#ifndef T2M_PY_DYNAMIC_H
#define T2M_PY_DYNAMIC_H

#include "t2m/py_bytes.h"
#include "t2m/py_set.h"
#include "t2m/py_value.h"

/* ---- operators; TypeError where the operands have none */
py_value py_add(py_value a, py_value b);
py_value py_sub(py_value a, py_value b);
py_value py_mul(py_value a, py_value b);
py_value py_matmul(py_value a, py_value b);
py_value py_div(py_value a, py_value b);       /* a / b */
double py_div_numbers(py_value a, py_value b); /* a / b where both are ints or floats */
py_value py_floor_div(py_value a, py_value b); /* a // b */
py_value py_modulo(py_value a, py_value b);    /* a % b; of a str: formatting */
py_value py_power(py_value a, py_value b);
py_value py_shift_left(py_value a, py_value b);
py_value py_shift_right(py_value a, py_value b);
py_value py_bit_and(py_value a, py_value b);
py_value py_bit_or(py_value a, py_value b);
py_value py_bit_xor(py_value a, py_value b);
py_value py_negative(py_value a);
py_value py_positive(py_value a);
py_value py_invert(py_value a);
/* a += b and its like: a list, set or dict is changed itself, a tensor too; gives the new value of a. */
py_value py_add_to(py_value a, py_value b);
py_value py_sub_to(py_value a, py_value b);
py_value py_mul_to(py_value a, py_value b);
py_value py_matmul_to(py_value a, py_value b);
py_value py_div_to(py_value a, py_value b);
py_value py_floor_div_to(py_value a, py_value b);
py_value py_modulo_to(py_value a, py_value b);
py_value py_power_to(py_value a, py_value b);
py_value py_shift_left_to(py_value a, py_value b);
py_value py_shift_right_to(py_value a, py_value b);
py_value py_bit_and_to(py_value a, py_value b);
py_value py_bit_or_to(py_value a, py_value b);
py_value py_bit_xor_to(py_value a, py_value b);

/* ---- comparison; py_equal is in py_value.h */
bool py_less(py_value a, py_value b);
bool py_less_equal(py_value a, py_value b);
bool py_greater(py_value a, py_value b);
bool py_greater_equal(py_value a, py_value b);
bool py_is(py_value a, py_value b); /* a is b; equal numbers and texts are one object here */
bool py_contains(py_value container, py_value item);

/* ---- items. PY_NONE stands for a bound that is left out. py_item and py_item_text are in py_value.h */
py_value py_slice(py_value v, int64_t start, int64_t stop, int64_t step);
void py_set_item(py_value v, py_value key, py_value item);
void py_set_slice(py_value v, int64_t start, int64_t stop, int64_t step, py_value items);
void py_delete_item(py_value v, py_value key);
void py_delete_slice(py_value v, int64_t start, int64_t stop, int64_t step);

/* ---- running over values: `for (py_each it = py_iterate(v); py_each_next(&it);)` with it.item */
typedef struct py_each {
    py_value source;
    int64_t at;
    py_value item;
    union {
        py_dict_iter keys;
        py_set_iter set;
    };
} py_each;
py_each py_iterate(py_value v); /* TypeError if it is not iterable */
bool py_each_next(py_each *it);
py_list *py_list_of_any(py_value v); /* list(v), of boxed values */
py_bytes *py_bytes_of_any(py_value v); /* bytes(v): of bytes, a bytearray, a size, or numbers to iterate over; TypeError of a text */
/* `a, b = v`: a tuple or list of just so many boxed values, ValueError otherwise; and its items. */
py_value py_unpack(py_value v, int64_t count);
py_value py_item_at(py_value v, int64_t index);

/* What is in the box as a container that holds its elements as said: itself if it does, else a converted copy of any iterable. None
 * stays None; TypeError if an element does not fit. */
py_list *py_as_list_of(py_value v, py_kind element);
py_tuple *py_as_tuple_of(py_value v, py_kind element);
py_set *py_as_set_of(py_value v, py_kind element);
py_dict *py_as_dict_of(py_value v, py_kind key, py_kind value);

/* ---- methods and attributes by name */
typedef struct py_arguments {
    const py_value *values;
    int64_t count;     /* of all */
    const char *names; /* of the last ones, "key,reverse"; NULL if none is named */
} py_arguments;
py_value py_call_method_by(py_value v, const char *name, py_arguments arguments);
#define PY_ARGUMENTS(names, ...)                                                                             \
    ((py_arguments){(const py_value[]){NULL __VA_OPT__(, ) __VA_ARGS__} + 1,                                    \
                    sizeof((const py_value[]){NULL __VA_OPT__(, ) __VA_ARGS__}) / sizeof(py_value) - 1, names})
/* The items of a list, as `f(*list)` hands them over; they live as long as the current pool. */
py_arguments py_arguments_of_list(const py_list *list);
/* v.name(...): AttributeError if its type has none. */
#define py_call_method(v, name, ...) py_call_method_by((v), (name), PY_ARGUMENTS(NULL __VA_OPT__(, ) __VA_ARGS__))
/* The same with keywords: `py_call_method_with(xs, "sort", "reverse", py_box_bool(true))`. */
#define py_call_method_with(v, name, names, ...)                                                             \
    py_call_method_by((v), (name), PY_ARGUMENTS(names __VA_OPT__(, ) __VA_ARGS__))
py_value py_attribute(py_value v, const char *name);
_Noreturn void py_no_attribute(py_value v, const char *name); /* AttributeError */
/* The same where a value is wanted, and for names that nothing has bound: NameError, UnboundLocalError. */
_Noreturn py_value py_missing_attribute(py_value v, const char *name);
_Noreturn py_value py_unbound_name(const char *name);
_Noreturn py_value py_unbound_local(const char *name);
_Noreturn py_value py_unbound_free(const char *name); /* an enclosing function's */
/* The function in the box; TypeError if it is none. */
struct py_function *py_function_of(py_value v);
bool py_callable(py_value v);
/* isinstance with the classes of collections.abc and numbers, of values of the runtime. */
bool py_is_iterable(py_value v);
bool py_is_sized(py_value v);
bool py_is_sequence(py_value v);
bool py_is_iterator(py_value v);
bool py_is_callable(py_value v);
bool py_is_hashable(py_value v);
bool py_is_number(py_value v);
bool py_is_any_set(py_value v); /* a set or a frozenset */
bool py_is_frozenset(py_value v);
bool py_is_bytes(py_value v);
bool py_is_bytearray(py_value v);
bool py_is_range(py_value v);
/* `name`, which is one of "lr,epochs,name"; AttributeError of the owner ("'Namespace' object") otherwise. */
py_str py_attribute_name(py_str name, const char *names, const char *owner);
/* The object in the box, of the class or one below it, or the array: of which the script wants the attribute `name`. */
void *py_object_with(py_value v, const t2m_kind *kind, const char *name);
mx_array py_array_with(py_value v, const char *name);
/* A list of boxed values as a new one of arrays. TypeError if there is anything else. */
py_list *py_arrays_of(const py_list *values);

/* ---- classes as values: type(v), and the classes it is compared with */
int64_t py_slice_bound_of(py_value v); /* of a slice: PY_NONE of None; TypeError of what is no int */
int64_t py_slice_step_of(py_value v);  /* 1 of None */
py_value py_type_of(py_value v);
/* isinstance() and issubclass() of a class, or a tuple of classes, that only the run knows; TypeError if it is none. */
bool py_isinstance(py_value v, py_value class_or_tuple);
bool py_issubclass(py_value class_, py_value class_or_tuple);
/* What boxed functions and classes are compared as: a class as type() gives it; anything else is given back. */
py_value py_class_of_function(py_value v);
py_value py_type_object(const t2m_kind *kind); /* of a class of the program */
py_value py_builtin_type(const char *name);    /* "int", "Tensor" */

/* ---- builtins of boxed values */
py_value py_abs(py_value v);
py_value py_int_of(py_value v);   /* int(v) */
double py_float_of(py_value v);   /* float(v) */
py_value py_round_of(py_value v); /* round(v) */
py_value py_round_to(py_value v, int64_t digits);
py_value py_sum(py_value v, py_value start); /* start None: 0 */
py_value py_max(py_value v);                 /* of the items */
py_value py_min(py_value v);
py_value py_max_of(py_value a, py_value b);
py_value py_min_of(py_value a, py_value b);
py_list *py_sorted_any(py_value v, bool reverse);
bool py_any_of(py_value v);
bool py_all_of(py_value v);
py_set *py_set_of_any(py_value v);
py_dict *py_dict_of_any(py_value v); /* dict(v): of a dict, or of pairs */
py_tuple *py_tuple_of_any(py_value v);

/* ---- what boxed code does with arrays: the array layer registers it, as it does its hooks for containers (t2m/object.h) */
typedef enum py_array_operator {
    PY_ARRAY_ADD,
    PY_ARRAY_SUB,
    PY_ARRAY_MUL,
    PY_ARRAY_DIV,
    PY_ARRAY_FLOOR_DIV,
    PY_ARRAY_MOD,
    PY_ARRAY_POW,
    PY_ARRAY_MATMUL,
    PY_ARRAY_AND,
    PY_ARRAY_OR,
    PY_ARRAY_XOR,
    PY_ARRAY_EQ,
    PY_ARRAY_NE,
    PY_ARRAY_LT,
    PY_ARRAY_LE,
    PY_ARRAY_GT,
    PY_ARRAY_GE,
} py_array_operator;
/* a == b ... as a value: of a tensor and a number or tensor element by element, else a bool. As a condition they are py_equal(a, b) ... */
py_value py_compared(py_array_operator op, py_value a, py_value b);
typedef struct py_array_operations {
    py_value (*binary)(py_array_operator op, py_value a, py_value b); /* one is an array, the other too or a number */
    int (*compare)(mx_array a, py_value b); /* of one element and a number or array; TypeError otherwise */
    bool (*truth)(mx_array a);
    double (*number)(mx_array a); /* the one element */
    int64_t (*length)(mx_array a);
    mx_array (*part)(mx_array a, py_value key); /* a[key] of a number, None, a tensor, a list, or a tuple of these */
    py_str (*format)(mx_array a); /* f"{a}" */
    py_value (*item)(mx_array a); /* a.item(); of an array with dimensions NULL */
    py_value (*python_number)(mx_array a); /* what a stands for if it is no tensor (mx_number), else NULL */
    mx_array (*change)(mx_array a, mx_array value); /* a += b: a, which shows the value now */
} py_array_operations;
void py_register_array_operations(const py_array_operations *operations);
const py_array_operations *py_array_operations_get(void); /* NULL if there are none */

/* ---- ints beyond 64 bits */
py_value py_box_decimal(const char *digits); /* a literal that does not fit int64_t */
py_value py_as_index(py_value v); /* the int itself; TypeError if it is none */
py_value py_wide_factorial(int64_t n);
py_value py_wide_comb(int64_t n, int64_t k);
py_value py_wide_int_of_str(py_str text, int64_t base); /* int(text, base) */
struct py_generator;
py_value py_wide_random_bits(struct py_generator *generator, int64_t bits);
py_tuple *py_divmod_of(py_value a, py_value b); /* of two boxed values */
py_value py_pow_mod_of(py_value base, py_value exponent, py_value modulus);
py_value py_product_of(const py_list *items, py_value start); /* math.prod */

#endif
