/* Writing functions to files; see exported.h. The function runs on placeholders, and what comes out is listed, inputs first. */
#include <stdlib.h>
#include <string.h>

#include "containers.h"
#include "exported.h"
#include "files.h"
#include "graph.h"
#include "mlx/c/export.h"

/* ---- Arguments ---- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool exported_arguments_of(exported_arguments *a, mlx_vector_array args, mlx_map_string_to_array kwargs)
{
    size_t positional, most;
    engine_array *const *items = engine_vector_items(args, &positional);
    mlx_map_string_to_array_iterator it = {NULL, NULL};
    const char *name;
    mlx_array value = {NULL};
    *a = (exported_arguments){NULL, NULL, 0, 0};
    if (kwargs.ctx) {
        it = mlx_map_string_to_array_iterator_new(kwargs);
        while (mlx_map_string_to_array_iterator_next(&name, &value, it) == 0)
            a->name_count++;
        mlx_map_string_to_array_iterator_free(it);
    }
    most = positional + a->name_count;
    a->items = malloc((most + 1) * sizeof *a->items);
    a->names = malloc((a->name_count + 1) * sizeof *a->names);
    if (!a->items || !a->names || engine_failed()) {
        engine_error("out of memory");
        mlx_array_free(value);
        return false;
    }
    if (positional)
        memcpy(a->items, items, positional * sizeof *items);
    a->count = most;
    if (kwargs.ctx)
        it = mlx_map_string_to_array_iterator_new(kwargs);
    for (size_t i = 0; i < a->name_count && mlx_map_string_to_array_iterator_next(&name, &value, it) == 0; i++)
        a->names[i] = name;
    if (kwargs.ctx)
        mlx_map_string_to_array_iterator_free(it);
    qsort(a->names, a->name_count, sizeof *a->names, by_name);
    for (size_t i = 0; i < a->name_count; i++) {
        mlx_map_string_to_array_get(&value, kwargs, a->names[i]);
        a->items[positional + i] = engine_scoped(engine_retain(engine_arg(value)));
    }
    mlx_array_free(value);
    return !engine_failed();
}

void exported_arguments_free(exported_arguments *a)
{
    free(a->items);
    free(a->names);
}

/* ---- Bytes ---- */

typedef struct bytes {
    char *data;
    size_t size, capacity;
} bytes;

static void put(bytes *b, const void *from, size_t size)
{
    while (b->size + size > b->capacity) {
        size_t next = b->capacity ? 2 * b->capacity : 1024;
        char *bigger = realloc(b->data, next);
        if (!bigger) {
            engine_error("out of memory");
            return;
        }
        b->data = bigger;
        b->capacity = next;
    }
    if (size)
        memcpy(b->data + b->size, from, size);
    b->size += size;
}

static void put_number(bytes *b, size_t number)
{
    uint32_t n = (uint32_t)number;
    if (number > UINT32_MAX)
        engine_error("too much for one function");
    put(b, &n, sizeof n);
}

static void put_text(bytes *b, const char *text)
{
    put_number(b, strlen(text));
    put(b, text, strlen(text));
}

static void put_kind(bytes *b, const engine_array *a)
{
    put_number(b, a->dtype);
    put_number(b, a->ndim);
    put(b, a->shape, a->ndim * sizeof *a->shape);
}

/* ---- The graph ---- */

typedef struct visit {
    engine_array *node;
    int next_input;
} visit;

typedef struct listing {
    bytes out;
    size_t count;
    visit *stack;
    size_t depth, capacity;
    uint32_t stamp;
    bool in_memory, has_calls, has_outsiders; /* closures with rules of their own; arguments of an enclosing trace */
} listing;

/* Calls of closures are what they gave. */
static engine_array *behind_calls(engine_array *a)
{
    for (;;) {
        if (engine_evaluated(a))
            return a;
        if (a->op == &engine_op_call)
            a = engine_call_result(a, 0);
        else if (a->op == &engine_op_output && a->inputs[0]->op == &engine_op_call && !engine_evaluated(a->inputs[0]))
            a = engine_call_result(a->inputs[0], *ENGINE_PARAMS(a, int));
        else
            return a;
    }
}

static bool is_listed(const listing *l, const engine_array *a)
{
    return a->mark == l->stamp;
}

static void list(listing *l, engine_array *a)
{
    a->mark = l->stamp;
    a->place = (uint32_t)l->count++;
}

static void put_constant(listing *l, engine_array *a)
{
    const engine_array *rows = engine_row_contiguous(a);
    put_number(&l->out, EXPORTED_CONSTANT);
    put_kind(&l->out, a);
    if (rows)
        put(&l->out, engine_data(rows), rows->size * engine_itemsize(rows));
}

static void put_node(listing *l, const engine_array *a)
{
    if (!a->op || a->op == &engine_op_placeholder || a->op->free_params) {
        l->has_outsiders = true;
        if (!l->in_memory)
            engine_error("%s cannot be written to a file", a->op ? a->op->name : "what has no value");
        return;
    }
    l->has_outsiders = l->has_outsiders || a->flags & (ENGINE_TRACED | ENGINE_RECORDED);
    put_number(&l->out, EXPORTED_NODE);
    put_text(&l->out, a->op->name);
    put_kind(&l->out, a);
    put_number(&l->out, a->input_count);
    for (int i = 0; i < a->input_count; i++)
        put_number(&l->out, behind_calls(a->inputs[i])->place);
    put_number(&l->out, a->extra_count);
    for (int k = 0; k < a->extra_count; k++)
        put_kind(&l->out, a->extras[k]);
    put_number(&l->out, a->params_size);
    put(&l->out, a->params, a->params_size);
}

static bool push(listing *l, engine_array *a)
{
    if (is_listed(l, a))
        return true;
    if (!engine_list_grow((void **)&l->stack, l->depth, &l->capacity, sizeof *l->stack))
        return false;
    l->stack[l->depth++] = (visit){a, 0};
    return true;
}

static bool list_result(listing *l, engine_array *result)
{
    l->has_calls = l->has_calls || behind_calls(result) != result;
    if (!push(l, behind_calls(result)))
        return false;
    while (l->depth && !engine_failed()) {
        visit *top = &l->stack[l->depth - 1];
        engine_array *a = top->node;
        bool leaf = engine_evaluated(a);
        if (!is_listed(l, a) && !leaf && top->next_input < a->input_count) {
            engine_array *in = a->inputs[top->next_input++];
            l->has_calls = l->has_calls || behind_calls(in) != in;
            push(l, behind_calls(in));
            continue;
        }
        l->depth--;
        if (is_listed(l, a))
            continue;
        l->has_outsiders = l->has_outsiders || (leaf && a->flags & (ENGINE_TRACED | ENGINE_RECORDED));
        if (leaf)
            put_constant(l, a);
        else
            put_node(l, a);
        list(l, a);
    }
    return !engine_failed();
}

/* Writes the function that has this graph; in *pure, if asked for, whether there is nothing in it but operations. */
static bool put_function(bytes *to, const exported_arguments *a, engine_array *const *placeholders, engine_array *const *results, size_t count,
                         bool *pure)
{
    listing l = {.in_memory = pure != NULL};
    engine_graph_lock();
    l.stamp = engine_next_stamp();
    for (size_t i = 0; i < a->count; i++) {
        put_number(&l.out, EXPORTED_ARGUMENT);
        list(&l, placeholders[i]);
    }
    bool good = true;
    for (size_t i = 0; i < count && good; i++)
        good = list_result(&l, results[i]);
    bytes head = {NULL, 0, 0};
    put_number(&head, a->name_count);
    for (size_t i = 0; i < a->name_count; i++)
        put_text(&head, a->names[i]);
    put_number(&head, a->count);
    for (size_t i = 0; i < a->count; i++)
        put_kind(&head, placeholders[i]);
    put_number(&head, l.count);
    put_number(&l.out, count);
    for (size_t i = 0; i < count && good; i++)
        put_number(&l.out, behind_calls(results[i])->place);
    engine_graph_unlock();
    if (pure)
        *pure = !l.has_calls && !l.has_outsiders;
    uint64_t length = head.size + l.out.size;
    put(to, &length, sizeof length);
    put(to, head.data, head.size);
    put(to, l.out.data, l.out.size);
    free(head.data);
    free(l.out.data);
    free(l.stack);
    return good && !engine_failed();
}

/* ---- Exporters ---- */

typedef struct exporter {
    char *file;
    engine_closure *fun; /* owned; with_names: an mlx_closure_kwargs */
    bool with_names, shapeless;
    bytes functions;
    size_t count;
} exporter;

static engine_array **run(const exporter *x, const exported_arguments *a, engine_array **placeholders, size_t *count)
{
    if (!x->with_names)
        return engine_closure_call(x->fun, placeholders, a->count - a->name_count, count);
    size_t positional = a->count - a->name_count;
    mlx_vector_array args = engine_vector_of(placeholders, positional), out = {NULL};
    mlx_map_string_to_array kwargs = mlx_map_string_to_array_new();
    for (size_t i = 0; i < a->name_count; i++)
        mlx_map_string_to_array_insert(kwargs, a->names[i], (mlx_array){placeholders[positional + i]});
    engine_array **results = NULL;
    if (!args.ctx || mlx_closure_kwargs_apply(&out, (mlx_closure_kwargs){x->fun}, args, kwargs)) {
        engine_error("the function failed");
    } else {
        engine_array *const *items = engine_vector_items(out, count);
        results = malloc((*count + 1) * sizeof *results);
        for (size_t i = 0; results && i < *count; i++)
            results[i] = engine_scoped(engine_retain(items[i]));
    }
    mlx_vector_array_free(args);
    mlx_vector_array_free(out);
    mlx_map_string_to_array_free(kwargs);
    return results;
}

static bool add_function(exporter *x, const exported_arguments *a, bool *pure)
{
    engine_array **placeholders = malloc((a->count + 1) * sizeof *placeholders), **results = NULL;
    size_t count = 0;
    for (size_t i = 0; placeholders && i < a->count; i++)
        placeholders[i] = engine_node(&engine_op_placeholder, (mlx_dtype)a->items[i]->dtype, a->items[i]->shape, a->items[i]->ndim,
                                      NULL, 0, NULL, 0);
    if (placeholders && !engine_failed())
        results = run(x, a, placeholders, &count);
    bool good = results && put_function(&x->functions, a, placeholders, results, count, pure);
    if (!good)
        engine_error("failed");
    x->count += good;
    free(placeholders);
    free(results);
    return good;
}

bool exported_write(engine_closure *fun, engine_array *const *inputs, size_t count, bool shapeless, char **data, size_t *size, bool *kept)
{
    exporter x = {.fun = fun, .shapeless = shapeless};
    exported_arguments a = {(engine_array **)inputs, NULL, count, 0};
    bytes all = {NULL, 0, 0};
    uint32_t functions = 1;
    *kept = false;
    bool good = add_function(&x, &a, kept) && *kept;
    if (good) {
        put(&all, EXPORTED_MAGIC, 8);
        put(&all, &(uint8_t){shapeless}, 1);
        put(&all, &functions, sizeof functions);
        put(&all, x.functions.data, x.functions.size);
    }
    free(x.functions.data);
    *data = all.data;
    *size = all.size;
    return good && !engine_failed();
}

static bool write_all(const exporter *x)
{
    engine_writer w;
    uint8_t shapeless = x->shapeless;
    uint32_t count = (uint32_t)x->count;
    if (!engine_writer_open(&w, x->file, ""))
        return false;
    bool good = engine_write(&w, EXPORTED_MAGIC, 8) && engine_write(&w, &shapeless, 1) && engine_write(&w, &count, sizeof count) &&
                engine_write(&w, x->functions.data, x->functions.size);
    return engine_writer_close(&w, good) && good;
}

static int apply(exporter *x, const char *function, mlx_vector_array args, mlx_map_string_to_array kwargs)
{
    exported_arguments a = {NULL, NULL, 0, 0};
    engine_enter_no_stream(function);
    if (!x)
        engine_error("the exporter is empty");
    else if (exported_arguments_of(&a, args, kwargs) && add_function(x, &a, NULL))
        write_all(x);
    exported_arguments_free(&a);
    return engine_leave_status();
}

static exporter *exporter_new(const char *file, engine_closure *fun, bool with_names, bool shapeless)
{
    exporter *x = file && fun ? calloc(1, sizeof *x) : NULL;
    if (!x) {
        engine_error(file ? "the closure is empty" : "there is no file name");
        return NULL;
    }
    x->file = strdup(file);
    x->fun = engine_closure_retain(fun);
    x->with_names = with_names;
    x->shapeless = shapeless;
    if (!x->file)
        engine_error("out of memory");
    return x;
}

static void exporter_free(exporter *x)
{
    if (!x)
        return;
    engine_closure_release(x->fun);
    free(x->functions.data);
    free(x->file);
    free(x);
}

static int export_one(const char *function, const char *file, engine_closure *fun, bool with_names, mlx_vector_array args,
                      mlx_map_string_to_array kwargs, bool shapeless)
{
    engine_enter_no_stream(function);
    exporter *x = exporter_new(file, fun, with_names, shapeless);
    int status = engine_leave_status();
    if (!status)
        status = apply(x, function, args, kwargs);
    exporter_free(x);
    return status;
}

int mlx_export_function(const char *file, const mlx_closure fun, const mlx_vector_array args, bool shapeless)
{
    return export_one(__func__, file, fun.ctx, false, args, (mlx_map_string_to_array){NULL}, shapeless);
}

int mlx_export_function_kwargs(const char *file, const mlx_closure_kwargs fun, const mlx_vector_array args,
                               const mlx_map_string_to_array kwargs, bool shapeless)
{
    return export_one(__func__, file, fun.ctx, true, args, kwargs, shapeless);
}

mlx_function_exporter mlx_function_exporter_new(const char *file, const mlx_closure fun, bool shapeless)
{
    engine_enter_no_stream(__func__);
    exporter *x = exporter_new(file, fun.ctx, false, shapeless);
    if (!engine_leave_status())
        return (mlx_function_exporter){x};
    exporter_free(x);
    return (mlx_function_exporter){NULL};
}

int mlx_function_exporter_free(mlx_function_exporter xfunc)
{
    exporter_free(xfunc.ctx);
    return 0;
}

int mlx_function_exporter_apply(const mlx_function_exporter xfunc, const mlx_vector_array args)
{
    return apply(xfunc.ctx, __func__, args, (mlx_map_string_to_array){NULL});
}

int mlx_function_exporter_apply_kwargs(const mlx_function_exporter xfunc, const mlx_vector_array args,
                                       const mlx_map_string_to_array kwargs)
{
    return apply(xfunc.ctx, __func__, args, kwargs);
}
