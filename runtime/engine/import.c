/* Reading functions from files, and calling them; see exported.h.
 *
 * A file is checked as a whole when it is read: every entry has inputs before it, an operation that exists, and constants of their size. A call makes
 * the graph again. If a function is shapeless and called with other shapes, each operation tells its result's shape anew; one that cannot is an error. */
#include <stdlib.h>
#include <string.h>

#include "elementwise.h"
#include "exported.h"
#include "files.h"
#include "graph.h"
#include "mlx/c/export.h"

typedef struct kind {
    uint32_t dtype, ndim;
    int shape[ENGINE_MAX_NDIM];
} kind;

typedef struct entry {
    uint32_t type;
    kind kind;
    const engine_op *op;
    const char *constant, *params, *inputs; /* in the file's bytes */
    uint32_t input_count, extra_count, params_size, argument;
    kind *extras; /* owned */
} entry;

typedef struct function {
    char **names; /* owned */
    kind *arguments;
    entry *entries;
    uint32_t name_count, argument_count, entry_count, result_count;
    const char *results;
} function;

typedef struct imported {
    char *bytes;
    bool shapeless;
    uint32_t count;
    function *functions;
} imported;

/* ---- Reading ---- */

typedef struct cursor {
    const char *at, *end;
    bool bad;
} cursor;

static const char *take(cursor *c, uint64_t size)
{
    const char *at = c->at;
    if (c->bad || size > (uint64_t)(c->end - c->at)) {
        c->bad = true;
        return NULL;
    }
    c->at += size;
    return at;
}

static uint32_t take_number(cursor *c)
{
    uint32_t n = 0;
    const char *at = take(c, sizeof n);
    if (at)
        memcpy(&n, at, sizeof n);
    return n;
}

/* How many things of `size` bytes at least follow. */
static uint32_t take_count(cursor *c, size_t size)
{
    uint32_t n = take_number(c);
    if (!c->bad && (uint64_t)n * size > (uint64_t)(c->end - c->at))
        c->bad = true;
    return c->bad ? 0 : n;
}

static kind take_kind(cursor *c)
{
    kind k = {take_number(c), take_number(c), {0}};
    c->bad = c->bad || k.dtype > MLX_COMPLEX64 || k.ndim > ENGINE_MAX_NDIM;
    const char *shape = c->bad ? NULL : take(c, k.ndim * sizeof *k.shape);
    if (shape)
        memcpy(k.shape, shape, k.ndim * sizeof *k.shape);
    for (uint32_t i = 0; i < k.ndim && !c->bad; i++)
        c->bad = k.shape[i] < 0;
    return k;
}

static uint64_t bytes_of(const kind *k)
{
    uint64_t size = engine_dtype_sizes[k->dtype];
    for (uint32_t i = 0; i < k->ndim; i++)
        if (__builtin_mul_overflow(size, (uint64_t)k->shape[i], &size))
            return UINT64_MAX;
    return size;
}

static const engine_op *op_named(const char *name, size_t length)
{
    for (const engine_op *const *op = engine_ops; *op; op++)
        if (strlen((*op)->name) == length && !memcmp((*op)->name, name, length) && !(*op)->free_params)
            return *op;
    return NULL;
}

static uint32_t number_at(const char *numbers, uint32_t i)
{
    uint32_t n;
    memcpy(&n, numbers + (size_t)i * sizeof n, sizeof n);
    return n;
}

static void take_node(cursor *c, entry *e, uint32_t place)
{
    uint32_t length = take_count(c, 1);
    const char *name = take(c, length);
    e->op = name ? op_named(name, length) : NULL;
    e->kind = take_kind(c);
    e->input_count = take_count(c, sizeof(uint32_t));
    e->inputs = take(c, e->input_count * sizeof(uint32_t));
    for (uint32_t i = 0; i < e->input_count && !c->bad; i++)
        c->bad = number_at(e->inputs, i) >= place;
    e->extra_count = take_count(c, 2 * sizeof(uint32_t));
    e->extras = calloc(e->extra_count + 1u, sizeof *e->extras);
    for (uint32_t i = 0; i < e->extra_count && e->extras && !c->bad; i++)
        e->extras[i] = take_kind(c);
    e->params_size = take_count(c, 1);
    e->params = take(c, e->params_size);
    c->bad = c->bad || !e->op || !e->extras || e->input_count > UINT16_MAX || e->extra_count > UINT16_MAX ||
             e->op == &engine_op_placeholder || (e->op == &engine_op_output && e->params_size != sizeof(int));
}

static void take_entry(cursor *c, const function *f, uint32_t place)
{
    entry *e = &f->entries[place];
    e->type = take_number(c);
    if (e->type == EXPORTED_ARGUMENT) {
        e->argument = place;
        c->bad = c->bad || place >= f->argument_count;
    } else if (e->type == EXPORTED_CONSTANT) {
        e->kind = take_kind(c);
        e->constant = c->bad ? NULL : take(c, bytes_of(&e->kind));
    } else if (e->type == EXPORTED_NODE) {
        take_node(c, e, place);
    } else {
        c->bad = true;
    }
}

static void take_function(cursor *c, function *f)
{
    uint64_t length = 0;
    const char *at = take(c, sizeof length);
    if (at)
        memcpy(&length, at, sizeof length);
    f->name_count = take_count(c, sizeof(uint32_t));
    f->names = calloc(f->name_count + 1u, sizeof *f->names);
    for (uint32_t i = 0; i < f->name_count && f->names && !c->bad; i++) {
        uint32_t size = take_count(c, 1);
        const char *name = take(c, size);
        f->names[i] = name ? strndup(name, size) : NULL;
        c->bad = c->bad || !f->names[i];
    }
    f->argument_count = take_count(c, 2 * sizeof(uint32_t));
    f->arguments = calloc(f->argument_count + 1u, sizeof *f->arguments);
    for (uint32_t i = 0; i < f->argument_count && f->arguments && !c->bad; i++)
        f->arguments[i] = take_kind(c);
    f->entry_count = take_count(c, sizeof(uint32_t));
    f->entries = calloc(f->entry_count + 1u, sizeof *f->entries);
    c->bad = c->bad || !f->names || !f->arguments || !f->entries || f->name_count > f->argument_count || f->entry_count < f->argument_count;
    for (uint32_t i = 0; i < f->entry_count && !c->bad; i++)
        take_entry(c, f, i);
    f->result_count = take_count(c, sizeof(uint32_t));
    f->results = take(c, f->result_count * sizeof(uint32_t));
    for (uint32_t i = 0; i < f->result_count && !c->bad; i++)
        c->bad = number_at(f->results, i) >= f->entry_count;
}

static void imported_free(imported *x)
{
    for (uint32_t i = 0; x && x->functions && i < x->count; i++) {
        function *f = &x->functions[i];
        for (uint32_t k = 0; f->names && k < f->name_count; k++)
            free(f->names[k]);
        for (uint32_t k = 0; f->entries && k < f->entry_count; k++)
            free(f->entries[k].extras);
        free(f->names);
        free(f->arguments);
        free(f->entries);
    }
    if (x) {
        free(x->functions);
        free(x->bytes);
    }
    free(x);
}

static bool read_functions(imported *x, uint64_t size, const char *file)
{
    cursor c = {x->bytes, x->bytes + size, false};
    const char *magic = take(&c, 8), *shapeless = take(&c, 1);
    if (!shapeless || memcmp(magic, EXPORTED_MAGIC, 8) != 0) {
        engine_error("%s is not a file of functions", file);
        return false;
    }
    x->shapeless = *shapeless != 0;
    x->count = take_count(&c, sizeof(uint64_t));
    x->functions = calloc(x->count + 1u, sizeof *x->functions);
    for (uint32_t i = 0; i < x->count && x->functions && !c.bad; i++)
        take_function(&c, &x->functions[i]);
    if (c.bad || !x->functions)
        engine_error("%s is damaged, or of another version", file);
    return !c.bad && x->functions;
}

struct exported_function *exported_record(engine_closure *fun, engine_array *const *inputs, size_t count, bool shapeless)
{
    imported *x = calloc(1, sizeof *x);
    size_t size = 0;
    bool kept = false;
    if (!x)
        engine_error("out of memory");
    if (!x || !exported_write(fun, inputs, count, shapeless, &x->bytes, &size, &kept) || !read_functions(x, size, "the function")) {
        imported_free(x);
        return NULL;
    }
    return (struct exported_function *)x;
}

void exported_drop(struct exported_function *x)
{
    imported_free((imported *)x);
}

mlx_imported_function mlx_imported_function_new(const char *file)
{
    engine_reader r;
    imported *x = NULL;
    engine_enter_no_stream(__func__);
    if (engine_reader_open(&r, file)) {
        x = calloc(1, sizeof *x);
        if (x && (x->bytes = malloc(r.size + 1)) && engine_read_at(&r, x->bytes, r.size, 0))
            read_functions(x, r.size, file);
        else
            engine_error("out of memory");
        engine_reader_close(&r);
    }
    if (engine_leave_status()) {
        imported_free(x);
        x = NULL;
    }
    return (mlx_imported_function){x};
}

int mlx_imported_function_free(mlx_imported_function xfunc)
{
    imported_free(xfunc.ctx);
    return 0;
}

/* ---- Other shapes ---- */

/* The reshape once more, from another shape: dimensions that were merged, kept or dropped (of size 1) are so again; what was split must be as it was. */
static engine_array *reshape_again(engine_array *a, const kind *from, const kind *to)
{
    int shape[ENGINE_MAX_NDIM];
    uint32_t i = 0, o = 0;
    while (i < from->ndim || o < to->ndim) {
        uint32_t first_in = i, first_out = o;
        int64_t in = i < from->ndim ? from->shape[i++] : 1, out = o < to->ndim ? to->shape[o++] : 1;
        while (in != out && (i < from->ndim || o < to->ndim)) {
            if ((in < out && i < from->ndim) || o == to->ndim)
                in *= from->shape[i++];
            else
                out *= to->shape[o++];
        }
        bool same = true;
        int product = 1;
        for (uint32_t k = first_in; k < i; k++) {
            if (from->shape[k] == 1 && a->shape[k] != 1) { /* which of several was it? */
                engine_error("a reshape knew a dimension of size 1 that has %d now, of %s", a->shape[k], engine_describe(a));
                return NULL;
            }
            same = same && a->shape[k] == from->shape[k];
            product = engine_size_product(product, a->shape[k]);
        }
        if (!same && o - first_out > 1) {
            engine_error("a reshape splits a dimension whose size has changed, of %s", engine_describe(a));
            return NULL;
        }
        for (uint32_t k = first_out; k < o; k++)
            shape[k] = same ? to->shape[k] : product;
    }
    return engine_reshape(a, shape, (int)to->ndim);
}

static bool keeps_shape(const engine_op *op)
{
    static const engine_op *const ops[] = {&engine_op_softmax, &engine_op_log_softmax, &engine_op_cumulative, &engine_op_argsort,
                                           &engine_op_identity, &engine_op_stop_gradient, &engine_op_contiguous, &engine_op_copy,
                                           &engine_op_norm, &engine_op_depends, &engine_op_hadamard};
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (ops[i] == op)
            return true;
    return false;
}

/* The node on inputs of other shapes than it was written for. */
static engine_array *other_shapes(const entry *e, engine_array *const *in, const kind *from)
{
    int shape[ENGINE_MAX_NDIM], number = 0;
    const engine_op *op = e->op;
    if (e->params_size >= sizeof number)
        memcpy(&number, e->params, sizeof number);
    if (op->elementwise && !e->params_size)
        return engine_elementwise_node(op, (mlx_dtype)e->kind.dtype, in, (int)e->input_count);
    if (op == &engine_op_reshape)
        return reshape_again(in[0], from, &e->kind);
    if (op == &engine_op_transpose) {
        memcpy(shape, e->params, sizeof shape < e->params_size ? sizeof shape : e->params_size);
        return engine_transpose(in[0], shape);
    }
    if (op == &engine_op_matmul)
        return engine_matmul(in[0], in[1]);
    if (op == &engine_op_addmm)
        return engine_add(engine_matmul(in[0], in[1]), in[2]);
    if (op == &engine_op_take)
        return engine_take_axis(in[0], in[1], number);
    if (op == &engine_op_concatenate)
        return engine_concatenate(in, e->input_count, number);
    memcpy(shape, in[0]->shape, sizeof shape);
    bool set = op == &engine_op_sum || op == &engine_op_prod || op == &engine_op_max || op == &engine_op_min;
    bool one = op == &engine_op_arg_reduce || op == &engine_op_logsumexp;
    for (int i = 0; i < in[0]->ndim; i++)
        if ((set && (unsigned)number >> i & 1) || (one && i == number))
            shape[i] = 1;
    if (!set && !one && !keeps_shape(op)) {
        engine_error("%s was written for arrays of other shapes", op->name);
        return NULL;
    }
    return engine_node(op, (mlx_dtype)e->kind.dtype, shape, in[0]->ndim, in, (int)e->input_count, e->params, e->params_size);
}

/* ---- Calling ---- */

static bool same_kind(const engine_array *a, const kind *k, bool shapeless)
{
    return a->dtype == k->dtype && a->ndim == k->ndim && (shapeless || !memcmp(a->shape, k->shape, k->ndim * sizeof *k->shape));
}

static bool fits(const function *f, const exported_arguments *a, bool shapeless)
{
    bool good = f->argument_count == a->count;
    for (uint32_t i = 0; i < f->name_count && good; i++) {
        good = false;
        for (size_t k = 0; k < a->name_count && !good; k++)
            good = !strcmp(f->names[i], a->names[k]);
    }
    for (uint32_t i = 0; i < f->argument_count && good; i++)
        good = same_kind(a->items[i], &f->arguments[i], shapeless);
    return good;
}

/* What the file said of an entry's first result. */
static const kind *written_kind(const function *f, uint32_t place)
{
    const entry *e = &f->entries[place];
    return e->type == EXPORTED_ARGUMENT ? &f->arguments[e->argument] : &e->kind;
}

static engine_array *constant(const entry *e)
{
    engine_array *a = engine_leaf((mlx_dtype)e->kind.dtype, e->kind.shape, (int)e->kind.ndim);
    if (a && a->size)
        memcpy(engine_data(a), e->constant, a->size * engine_itemsize(a));
    return a;
}

static engine_array *make_node(const function *f, const entry *e, engine_array *const *values, engine_array **in)
{
    bool as_written = true;
    for (uint32_t i = 0; i < e->input_count; i++) {
        in[i] = values[number_at(e->inputs, i)];
        as_written = as_written && same_kind(in[i], written_kind(f, number_at(e->inputs, i)), false);
    }
    if (!as_written && !e->extra_count)
        return other_shapes(e, in, written_kind(f, number_at(e->inputs, 0)));
    if (!as_written)
        engine_error("%s was written for arrays of other shapes", e->op->name);
    engine_array *node = engine_failed() ? NULL
                                         : engine_node(e->op, (mlx_dtype)e->kind.dtype, e->kind.shape, (int)e->kind.ndim, in,
                                                       (int)e->input_count, e->params, e->params_size);
    return node;
}

/* Output k > 0 of a node is an entry of its own, which the node was given when it was made. */
static engine_array *make_output(const entry *e, engine_array *const *values, engine_array **const *outputs)
{
    int k;
    uint32_t from = number_at(e->inputs, 0);
    memcpy(&k, e->params, sizeof k);
    if (!outputs[from] || k < 1 || k > values[from]->extra_count) {
        engine_error("the file is damaged");
        return NULL;
    }
    return outputs[from][k - 1];
}

static bool make_all(const function *f, const exported_arguments *a, engine_array **values, engine_array ***outputs, engine_array **in)
{
    for (uint32_t i = 0; i < f->entry_count; i++) {
        const entry *e = &f->entries[i];
        if (e->type == EXPORTED_ARGUMENT)
            values[i] = a->items[e->argument];
        else if (e->type == EXPORTED_CONSTANT)
            values[i] = constant(e);
        else if (e->op == &engine_op_output)
            values[i] = e->input_count == 1 ? make_output(e, values, outputs) : NULL;
        else
            values[i] = make_node(f, e, values, in);
        if (values[i] && e->extra_count)
            outputs[i] = malloc(e->extra_count * sizeof **outputs);
        for (uint32_t k = 0; values[i] && outputs[i] && k < e->extra_count; k++)
            outputs[i][k] = engine_add_output(values[i], (mlx_dtype)e->extras[k].dtype, e->extras[k].shape, (int)e->extras[k].ndim);
        if (!values[i] || (e->extra_count && !outputs[i]) || engine_failed())
            return false;
    }
    return true;
}

static engine_array **call(const function *f, const exported_arguments *a)
{
    size_t count = f->entry_count + 1u;
    engine_array **values = calloc(count, sizeof *values), **in = malloc((UINT16_MAX + 1u) * sizeof *in), **results = calloc(f->result_count + 1u, sizeof *results);
    engine_array ***outputs = calloc(count, sizeof *outputs);
    bool good = values && in && results && outputs && make_all(f, a, values, outputs, in);
    if (!good)
        engine_error("out of memory");
    for (uint32_t i = 0; good && i < f->result_count; i++)
        results[i] = values[number_at(f->results, i)];
    for (size_t i = 0; outputs && i < count; i++)
        free(outputs[i]);
    free(values);
    free(in);
    free(outputs);
    if (good)
        return results;
    free(results);
    return NULL;
}

bool exported_fits(const struct exported_function *x, engine_array *const *inputs, size_t count)
{
    const imported *i = (const imported *)x;
    exported_arguments a = {(engine_array **)inputs, NULL, count, 0};
    return fits(&i->functions[0], &a, i->shapeless);
}

engine_array **exported_replay(const struct exported_function *x, engine_array *const *inputs, size_t count, size_t *result_count)
{
    const imported *i = (const imported *)x;
    exported_arguments a = {(engine_array **)inputs, NULL, count, 0};
    *result_count = i->functions[0].result_count;
    return call(&i->functions[0], &a);
}

static int apply(mlx_vector_array *res, const char *name, const imported *x, mlx_vector_array args, mlx_map_string_to_array kwargs)
{
    exported_arguments a = {NULL, NULL, 0, 0};
    const function *found = NULL;
    engine_enter_no_stream(name);
    if (!x)
        engine_error("the function is empty");
    bool good = x && exported_arguments_of(&a, args, kwargs);
    for (uint32_t i = 0; good && !found && i < x->count; i++)
        if (fits(&x->functions[i], &a, x->shapeless))
            found = &x->functions[i];
    if (good && !found)
        engine_error("none of the %u functions of the file takes these %zu arguments, %zu with names; the first is %s", x->count, a.count,
                     a.name_count, a.count ? engine_describe(a.items[0]) : "missing");
    engine_array **results = found ? call(found, &a) : NULL;
    int status = results ? engine_leave_vector(res, results, found->result_count) : engine_leave_status();
    exported_arguments_free(&a);
    free(results);
    return status;
}

int mlx_imported_function_apply(mlx_vector_array *res, const mlx_imported_function xfunc, const mlx_vector_array args)
{
    return apply(res, __func__, xfunc.ctx, args, (mlx_map_string_to_array){NULL});
}

int mlx_imported_function_apply_kwargs(mlx_vector_array *res, const mlx_imported_function xfunc, const mlx_vector_array args,
                                       const mlx_map_string_to_array kwargs)
{
    return apply(res, __func__, xfunc.ctx, args, kwargs);
}
