/* Prints graphs: each array after what it is computed from. The walk keeps a list of its own, so depth does not matter. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "containers.h"
#include "internal.h"
#include "mlx/c/graph_utils.h"

/* ---- Names ---- */

typedef struct named {
    const engine_array *array;
    char *name;
} named;

typedef struct namer {
    named *items; /* in order of the arrays' addresses */
    size_t count, capacity;
} namer;

mlx_node_namer mlx_node_namer_new()
{
    return (mlx_node_namer){calloc(1, sizeof(namer))};
}

static void clear(namer *n)
{
    for (size_t i = 0; i < n->count; i++)
        free(n->items[i].name);
    free(n->items);
}

int mlx_node_namer_free(mlx_node_namer handle)
{
    if (handle.ctx)
        clear(handle.ctx);
    free(handle.ctx);
    return 0;
}

static size_t place_of(const namer *n, const engine_array *a)
{
    size_t low = 0, high = n->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (n->items[middle].array < a)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool set_name(namer *n, const engine_array *a, const char *name)
{
    size_t at = place_of(n, a);
    char *copy = strdup(name);
    if (!copy) {
        engine_error("out of memory");
        return false;
    }
    if (at < n->count && n->items[at].array == a) {
        free(n->items[at].name);
        n->items[at].name = copy;
        return true;
    }
    if (!engine_list_grow((void **)&n->items, n->count, &n->capacity, sizeof *n->items)) {
        free(copy);
        return false;
    }
    memmove(n->items + at + 1, n->items + at, (n->count++ - at) * sizeof *n->items);
    n->items[at] = (named){a, copy};
    return true;
}

/* A, ..., Z, AA, AB, ... by how many names there are. NULL after an error. */
static const char *get_name(namer *n, const engine_array *a)
{
    size_t at = place_of(n, a);
    if (at < n->count && n->items[at].array == a)
        return n->items[at].name;
    char letters[24], *first = letters + sizeof letters - 1;
    *first = '\0';
    for (size_t number = n->count + 1; number > 0; number = (number - 1) / 26)
        *--first = (char)('A' + (number - 1) % 26);
    return set_name(n, a, first) ? n->items[place_of(n, a)].name : NULL;
}

int mlx_node_namer_set_name(mlx_node_namer handle, const mlx_array arr, const char *name)
{
    engine_enter_no_stream(__func__);
    engine_array *a = engine_arg(arr);
    if (!handle.ctx || !name)
        engine_error("the namer or the name is empty");
    else if (a)
        set_name(handle.ctx, a, name);
    return engine_leave_status();
}

int mlx_node_namer_get_name(const char **name, mlx_node_namer handle, const mlx_array arr)
{
    engine_enter_no_stream(__func__);
    engine_array *a = engine_arg(arr);
    const char *found = a && handle.ctx ? get_name(handle.ctx, a) : NULL;
    if (!handle.ctx)
        engine_error("the namer is empty");
    if (found)
        *name = found;
    return engine_leave_status();
}

/* ---- The walk ---- */

typedef struct step {
    engine_array *array;
    int next;
} step;

typedef struct walk {
    engine_array **order; /* every array after its inputs */
    size_t count, capacity;
    step *stack;
    size_t depth, stack_capacity;
} walk;

/* Is it the pending result of an operation? (The node that names output k of several stands for that output.) */
static bool is_result(const engine_array *a)
{
    return a->op && !engine_evaluated(a);
}

static bool push(walk *w, engine_array *a, uint32_t stamp)
{
    if (a->mark == stamp)
        return true;
    a->mark = stamp;
    if (!engine_list_grow((void **)&w->stack, w->depth, &w->stack_capacity, sizeof *w->stack))
        return false;
    w->stack[w->depth++] = (step){a, 0};
    return true;
}

static bool walk_from(walk *w, engine_array *const *outputs, size_t count)
{
    uint32_t stamp = engine_next_stamp();
    for (size_t i = 0; i < count; i++) {
        if (!push(w, outputs[i], stamp))
            return false;
        while (w->depth) {
            step *top = &w->stack[w->depth - 1];
            if (is_result(top->array) && top->next < top->array->input_count) {
                if (!push(w, top->array->inputs[top->next++], stamp))
                    return false;
                continue;
            }
            if (!engine_list_grow((void **)&w->order, w->count, &w->capacity, sizeof *w->order))
                return false;
            w->order[w->count++] = top->array;
            w->depth--;
        }
    }
    return true;
}

/* ---- Printing ---- */

/* "random_bits" is called RandomBits. */
static void print_operation(FILE *os, const engine_array *a)
{
    bool upper = true;
    for (const char *c = a->op->name; *c; c++) {
        if (*c != '_')
            fputc(upper ? toupper((unsigned char)*c) : *c, os);
        upper = *c == '_';
    }
}

static void print_array(FILE *os, namer *n, const engine_array *a)
{
    fprintf(os, "%s [(", get_name(n, a));
    for (int i = 0; i < a->ndim; i++)
        fprintf(os, "%s%d", i ? "," : "", a->shape[i]);
    fprintf(os, "), %s]", engine_dtype_name((mlx_dtype)a->dtype));
}

static void print_arrays(FILE *os, namer *n, engine_array *const *arrays, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : "", os);
        print_array(os, n, arrays[i]);
    }
}

static void print_lines(FILE *os, namer *n, const walk *w, engine_array *const *outputs, size_t count)
{
    const char *between = "";
    fputs("Inputs: ", os);
    for (size_t i = 0; i < w->count; i++) {
        if (is_result(w->order[i]))
            continue;
        fputs(between, os);
        print_array(os, n, w->order[i]);
        between = ", ";
    }
    fputs("\nOutputs: ", os);
    print_arrays(os, n, outputs, count);
    fputs("\n", os);
    for (size_t i = 0; i < w->count; i++) {
        engine_array *a = w->order[i];
        if (!is_result(a))
            continue;
        print_operation(os, a);
        fputs(" ", os);
        print_arrays(os, n, a->inputs, a->input_count);
        fputs(" -> ", os);
        print_array(os, n, a);
        fputs("\n", os);
    }
}

static void print_dot(FILE *os, namer *n, const walk *w)
{
    uint32_t used = engine_next_stamp();
    for (size_t i = 0; i < w->count; i++)
        for (int k = 0; is_result(w->order[i]) && k < w->order[i]->input_count; k++)
            w->order[i]->inputs[k]->mark = used;
    fputs("digraph {\n", os);
    for (size_t i = 0; i < w->count; i++) {
        const engine_array *a = w->order[i];
        if (!is_result(a)) {
            fprintf(os, "{ rank=source; \"%s\"; }\n", get_name(n, a));
            continue;
        }
        fprintf(os, "{ %zu [label =\"", i + 1);
        print_operation(os, a);
        fputs("\", shape=rectangle]; }\n", os);
        for (int k = 0; k < a->input_count; k++)
            fprintf(os, "\"%s\" -> %zu\n", get_name(n, a->inputs[k]), i + 1);
        fprintf(os, "{ %s\"%s\"; }\n", a->mark == used ? "" : "rank=sink; ", get_name(n, a));
        fprintf(os, "%zu -> \"%s\"\n", i + 1, get_name(n, a));
    }
    fputs("}", os);
}

static int print_graph(const char *function, FILE *os, mlx_node_namer handle, mlx_vector_array vector, bool dot)
{
    engine_enter_no_stream(function);
    size_t count;
    engine_array *const *outputs = engine_vector_items(vector, &count);
    namer own = {0}, *names = handle.ctx ? handle.ctx : &own;
    walk w = {0};
    engine_graph_lock();
    if (!os)
        engine_error("there is no file");
    if (!engine_failed() && walk_from(&w, outputs, count)) {
        if (dot)
            print_dot(os, names, &w);
        else
            print_lines(os, names, &w, outputs, count);
    }
    engine_graph_unlock();
    free(w.order);
    free(w.stack);
    clear(&own);
    return engine_leave_status();
}

int mlx_export_to_dot(FILE *os, const mlx_node_namer handle, const mlx_vector_array outputs)
{
    return print_graph(__func__, os, handle, outputs, true);
}

int mlx_print_graph(FILE *os, const mlx_node_namer handle, const mlx_vector_array outputs)
{
    return print_graph(__func__, os, handle, outputs, false);
}
