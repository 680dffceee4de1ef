/* Iterators: what iter(x), a generator function or a generator expression gives. An iterator is an object that moves on
 * with py_iterator_next, which is false at the end and from then on. Its items have one kind, as a container's.
 *
 * A loop runs with a py_loop, which has a pool for each turn:
 *
 *     for (PY_LOOP(each, numbers(10)); py_loop_next(&each);) {
 *         int64_t n = each.item.i;
 *         ... each.index ...
 *     }
 *
 * A generator runs on a stack of its own, so that its body is ordinary C:
 *
 *     typedef struct numbers_call { int64_t end; } numbers_call;
 *
 *     static void numbers_body(const void *arguments)
 *     {
 *         const numbers_call *call = arguments;
 *         int64_t end = call->end;
 *         py_yield_begin();                        // here it waits for the first next
 *         for (int64_t n = 0; n < end; n++)
 *             py_yield(py_of(n));
 *     }
 *
 *     py_iterator *it = py_generate("numbers", PY_INT, numbers_body, &(numbers_call){10});
 *
 * What lives between two items lives in the generator's own pools. A generator that is dropped before its end raises
 * GeneratorExit where it waits, so that its cleanups and `finally` blocks run. */
#ifndef T2M_PY_ITERATOR_H
#define T2M_PY_ITERATOR_H

#include "t2m/py_cell.h"
#include "t2m/py_dict.h"
#include "t2m/py_error.h"
#include "t2m/py_list.h"
#include "t2m/py_set.h"
#include "t2m/py_tuple.h"
#include "t2m/py_value.h"

struct py_file;
typedef struct py_iterator py_iterator;

struct py_iterator {
    t2m_object base;
    py_kind element;
    bool (*next)(py_iterator *self, py_cell *item); /* the item belongs to the current pool, or outlives it */
};

/* with, for a generator under @contextmanager: what it yields; and its end, after an error or without. The end is true if
 * the error ends there. */
py_cell py_context_enter(py_iterator *it);
bool py_context_exit(py_iterator *it, py_error *error);

/* The next item, which lives as long as the current pool; false at the end. */
bool py_iterator_next(py_iterator *it, py_cell *item);
py_cell py_next(py_iterator *it);                      /* next(it): StopIteration at the end */
py_cell py_next_or(py_iterator *it, py_cell fallback); /* next(it, fallback) */
py_optional_int py_next_int(py_iterator *it);          /* next(it, None) */
py_optional_float py_next_float(py_iterator *it);
py_optional_bool py_next_bool(py_iterator *it);
py_iterator *py_iterator_in(py_value v);               /* TypeError if the value is no iterator */
py_value py_next_value(py_value v);                    /* next(v) */
py_value py_next_value_or(py_iterator *it, py_value fallback); /* the same, where the two have different types */
py_list *py_list_of_iterator(py_iterator *it);         /* list(it) */
bool py_iterator_contains(py_iterator *it, py_cell item); /* item in it: runs it up to the item */

/* ---- iterators over what there is; each holds (retains) what it runs over and sees changes of it, as Python's do */
py_iterator *py_iterator_of_list(const py_list *xs);
py_iterator *py_iterator_of_list_reversed(const py_list *xs);
py_iterator *py_iterator_of_tuple(const py_tuple *xs);
py_iterator *py_iterator_of_set(const py_set *xs);   /* RuntimeError if it changes size on the way */
py_iterator *py_iterator_of_keys(const py_dict *d);  /* the same */
py_iterator *py_iterator_of_values(const py_dict *d);
py_iterator *py_iterator_of_items(const py_dict *d); /* tuples (key, value), see py_pair */
py_iterator *py_iterator_of_str(py_str s);           /* its characters */
py_iterator *py_iterator_of_range(int64_t start, int64_t stop, int64_t step); /* ValueError if step is 0 */

py_iterator *py_iterator_of_file(struct py_file *file); /* its lines */

/* list(zip(*rows)): tuples of the first items, of the second ones ...; rows are lists or tuples. */
py_list *py_unzip(const py_list *rows);
/* Of rows of boxed values whose columns are known: a letter each, a(rray), i(nt), f(loat), b(ool), o(bject), v (boxed). */
py_list *py_unzip_as(const py_list *rows, const char *columns);
/* `a, b = xs`: gives xs back if it has so many items, else ValueError; and for `a, *b = xs` at least so many. */
py_list *py_unpacked(const py_list *xs, int64_t count);
py_list *py_unpacked_at_least(const py_list *xs, int64_t count);

/* A new kind of iterator: `size` bytes that start with a py_iterator, owned by the current pool. */
void *py_iterator_new(size_t size, const t2m_kind *kind, py_kind element, bool (*next)(py_iterator *, py_cell *));

/* (a, b) as an object: a tuple of the kind if both have it, else of boxed values. */
py_tuple *py_pair(py_kind a_kind, py_cell a, py_kind b_kind, py_cell b);

/* ---- loops. The iterator may end early: what the loop alone held is then closed at once. */
typedef struct py_loop {
    py_iterator *iterator;
    py_cell item;
    int64_t index; /* of the item: 0, 1, ...: enumerate's counter */
    t2m_pool pool;
    bool is_open;
    bool is_own; /* the loop's own generator: closed when the loop is left */
} py_loop;

py_loop py_loop_over(py_iterator *it);
py_loop py_loop_own(py_iterator *it); /* of one that nothing else holds: for x in numbers(10) */
bool py_loop_next(py_loop *each);
void py_loop_end(py_loop *each);
#define PY_LOOP(name, it) __attribute__((cleanup(py_loop_end))) py_loop name = py_loop_over(it)
#define PY_LOOP_OWN(name, it) __attribute__((cleanup(py_loop_end))) py_loop name = py_loop_own(it)

/* ---- generators */
extern const t2m_kind py_yielding_kind;

/* A generator that runs `body`. The body starts at once and runs to py_yield_begin, so `call`, which holds its
 * arguments, need not outlive this. */
py_iterator *py_generate(const char *name, py_kind element, void (*body)(const void *call), const void *call);
void py_yield_begin(void);
/* yield x, in a generator's body. Gives what send() sent, boxed; NULL (None) if next() goes on. */
py_value py_yield(py_cell item);
/* The value of `return x` of a generator, boxed; set before the body returns. */
void py_yield_return(py_value value);
/* yield from it: gives the value that it returned (None if it is no generator). */
py_value py_yield_from(py_iterator *it);

py_cell py_iterator_send(py_iterator *it, py_value value); /* it.send(value); TypeError before the first next if not None */
void py_iterator_close(py_iterator *it);                   /* it.close() */
/* it.throw(error): raises it where the generator waits; false if it ended by that. */
bool py_iterator_throw(py_iterator *it, py_error *error, py_cell *item);
py_cell py_throw(py_iterator *it, py_error *error); /* it.throw(error): the next item, or StopIteration */

#endif
