/* Functions as graphs in files: what writing (export.c) and reading (import.c) share.
 *
 * A file is MAGIC, a byte (shapeless), the number of functions, and the functions, each with its length in front. A function is the names of its named
 * arguments, the kinds of all arguments, its entries, and which of them are results. An entry is an argument, a constant, or a node with its operation's
 * name, kinds of results, entries that are its inputs, and params as they lie in memory. Numbers are 32 bits, lengths 64. */
#ifndef ENGINE_EXPORTED_H
#define ENGINE_EXPORTED_H

#include "internal.h"

#define EXPORTED_MAGIC "T2MFUNC1"
enum { EXPORTED_ARGUMENT, EXPORTED_CONSTANT, EXPORTED_NODE };

/* The arguments of a call: those with names behind the others, sorted by name. To be freed by exported_arguments_free. */
typedef struct exported_arguments {
    engine_array **items; /* borrowed from the caller's vector and map, or scoped */
    const char **names;   /* of the last name_count items; borrowed */
    size_t count, name_count;
} exported_arguments;

bool exported_arguments_of(exported_arguments *a, mlx_vector_array args, mlx_map_string_to_array kwargs);
void exported_arguments_free(exported_arguments *a);

/* Functions in memory, for compiling: the function that the closure traces for such inputs; NULL, without an error, if its graph cannot be kept (it calls
 * closures with rules of their own, or has arguments of an enclosing trace); and NULL after an error of the closure's. Freed by exported_drop. */
struct exported_function *exported_record(engine_closure *fun, engine_array *const *inputs, size_t count, bool shapeless);
void exported_drop(struct exported_function *x);

/* Whether it is for arrays of these types and shapes; shapeless: of these types and numbers of dimensions. */
bool exported_fits(const struct exported_function *x, engine_array *const *inputs, size_t count);

/* Makes its graph for the inputs: a list that the caller frees, of scoped results; NULL after an error. */
engine_array **exported_replay(const struct exported_function *x, engine_array *const *inputs, size_t count, size_t *result_count);

/* The bytes of a file with one function; owned by the caller. False, with *kept false, where exported_record says NULL without an error. */
bool exported_write(engine_closure *fun, engine_array *const *inputs, size_t count, bool shapeless, char **data, size_t *size, bool *kept);

/* Result k of a node of a call of a closure (transforms.c). */
engine_array *engine_call_result(const engine_array *call, int k);

#endif
