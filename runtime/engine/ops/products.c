/* Products of arrays, reduced to matmul or to broadcast multiplication: inner, outer, tensordot, kron,
 * einsum. */
#include <ctype.h>
#include <string.h>

#include "graph.h"
#include "mlx/c/ops.h"

static engine_array *flat(engine_array *a)
{
    int all = -1;
    return engine_reshape(a, &all, 1);
}

int mlx_outer(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    return engine_leave(res,
                        engine_multiply(engine_expand_dims(flat(engine_arg(a)), 1), flat(engine_arg(b))));
}

/* ---- tensordot: the axes to sum over go last on the left and first on the right, and both become matrices
 * ---- */

typedef struct contraction {
    int axes_a[ENGINE_MAX_NDIM], axes_b[ENGINE_MAX_NDIM];
    int count;
} contraction;

/* Free axes in order, then the contracted ones (or the other way round). Returns the product of the free
 * sizes. */
static int arrange(const engine_array *a, const int *axes, int count, bool contracted_last, int *order,
                   int *free_shape, int *free_count)
{
    unsigned set = 0;
    int size = 1, at = contracted_last ? 0 : count;
    for (int i = 0; i < count; i++)
        set |= 1u << axes[i];
    for (int i = 0; i < a->ndim; i++) {
        if (set >> i & 1)
            continue;
        order[at++] = i;
        free_shape[(*free_count)++] = a->shape[i];
        size = engine_size_product(size, a->shape[i]);
    }
    memcpy(order + (contracted_last ? at : 0), axes, (size_t)count * sizeof *axes);
    return size;
}

static engine_array *contract(engine_array *a, engine_array *b, const contraction *c)
{
    int order_a[ENGINE_MAX_NDIM], order_b[ENGINE_MAX_NDIM], shape[2 * ENGINE_MAX_NDIM], ndim = 0, inner = 1;
    for (int i = 0; i < c->count; i++) {
        if (a->shape[c->axes_a[i]] != b->shape[c->axes_b[i]]) {
            engine_error("axis %d of %s does not fit axis %d of %s", c->axes_a[i], engine_describe(a),
                         c->axes_b[i], engine_describe(b));
            return NULL;
        }
        inner = engine_size_product(inner, a->shape[c->axes_a[i]]);
    }
    int rows = arrange(a, c->axes_a, c->count, true, order_a, shape, &ndim);
    int columns = arrange(b, c->axes_b, c->count, false, order_b, shape, &ndim);
    if (ndim > ENGINE_MAX_NDIM) {
        engine_error("the result would have %d dimensions", ndim);
        return NULL;
    }
    engine_array *left = engine_reshape(engine_transpose(a, order_a), (int[]){rows, inner}, 2);
    engine_array *right = engine_reshape(engine_transpose(b, order_b), (int[]){inner, columns}, 2);
    return engine_reshape(engine_matmul(left, right), shape, ndim);
}

int mlx_tensordot(mlx_array *res, const mlx_array a, const mlx_array b, const int *axes_a, size_t axes_a_num,
                  const int *axes_b, size_t axes_b_num, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    contraction c = {.count = (int)axes_a_num};
    unsigned set;
    if (!x || !y)
        return engine_leave(res, NULL);
    if (axes_a_num != axes_b_num) {
        engine_error("%zu axes of the first array and %zu of the second", axes_a_num, axes_b_num);
        return engine_leave(res, NULL);
    }
    if (!engine_axes(axes_a, axes_a_num, x->ndim, &set) || !engine_axes(axes_b, axes_b_num, y->ndim, &set))
        return engine_leave(res, NULL);
    for (int i = 0; i < c.count; i++) {
        c.axes_a[i] = axes_a[i] < 0 ? axes_a[i] + x->ndim : axes_a[i];
        c.axes_b[i] = axes_b[i] < 0 ? axes_b[i] + y->ndim : axes_b[i];
    }
    return engine_leave(res, contract(x, y, &c));
}

int mlx_tensordot_axis(mlx_array *res, const mlx_array a, const mlx_array b, int axis, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    if (!x || !y)
        return engine_leave(res, NULL);
    if (axis < 0 || axis > x->ndim || axis > y->ndim) {
        engine_error("%d axes of %s and %s", axis, engine_describe(x), engine_describe(y));
        return engine_leave(res, NULL);
    }
    contraction c = {.count = axis};
    for (int i = 0; i < axis; i++) {
        c.axes_a[i] = x->ndim - axis + i;
        c.axes_b[i] = i;
    }
    return engine_leave(res, contract(x, y, &c));
}

int mlx_inner(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    if (!x || !y || x->ndim == 0 || y->ndim == 0)
        return engine_leave(res, engine_multiply(x, y));
    contraction c = {.axes_a = {x->ndim - 1}, .axes_b = {y->ndim - 1}, .count = 1};
    return engine_leave(res, contract(x, y, &c));
}

/* Each axis of a gets an axis of size 1 after it, each axis of b one before it; the product merges the pairs.
 */
int mlx_kron(mlx_array *res, const mlx_array a, const mlx_array b, const mlx_stream s)
{
    engine_enter(__func__, s);
    engine_array *x = engine_arg(a), *y = engine_arg(b);
    int left[ENGINE_MAX_NDIM], right[ENGINE_MAX_NDIM], merged[ENGINE_MAX_NDIM];
    if (x && y && (x->size == 0 || y->size == 0))
        engine_error("the product of nothing, of %s and %s", engine_describe(x), engine_describe(y));
    if (!x || !y || engine_failed())
        return engine_leave(res, NULL);
    int ndim = x->ndim > y->ndim ? x->ndim : y->ndim;
    if (2 * ndim > ENGINE_MAX_NDIM) {
        engine_error("%s and %s have too many dimensions", engine_describe(x), engine_describe(y));
        return engine_leave(res, NULL);
    }
    for (int i = 0; i < ndim; i++) {
        int at_x = i - (ndim - x->ndim), at_y = i - (ndim - y->ndim);
        left[2 * i] = at_x < 0 ? 1 : x->shape[at_x];
        right[2 * i + 1] = at_y < 0 ? 1 : y->shape[at_y];
        left[2 * i + 1] = right[2 * i] = 1;
        merged[i] = engine_size_product(left[2 * i], right[2 * i + 1]);
    }
    engine_array *product =
        engine_multiply(engine_reshape(x, left, 2 * ndim), engine_reshape(y, right, 2 * ndim));
    return engine_leave(res, engine_reshape(product, merged, ndim));
}

/* ---- einsum: operands are contracted two at a time, from the left ----
 *
 * A term is an array whose axes have distinct labels. Labels that neither the rest nor the result needs are
 * summed away as early as possible; labels that both sides have and something later needs are batch axes of a
 * matmul. */

typedef struct term {
    engine_array *array;
    char labels[ENGINE_MAX_NDIM + 1];
} term;

static int axis_of(const term *t, char label)
{
    const char *at = strchr(t->labels, label);
    return at && label ? (int)(at - t->labels) : -1;
}

/* Takes the diagonal of axes with the same label, by comparing their indices. */
static void merge_repeats(term *t)
{
    for (int i = 0; t->array && t->labels[i]; i++) {
        const char *again = strchr(t->labels + i + 1, t->labels[i]);
        if (!again)
            continue;
        int k = (int)(again - t->labels), n = t->array->shape[i], shape_i[ENGINE_MAX_NDIM],
            shape_k[ENGINE_MAX_NDIM];
        if (t->array->shape[k] != n) {
            engine_error("label %c has two sizes in %s", t->labels[i], engine_describe(t->array));
            t->array = NULL;
            return;
        }
        for (int d = 0; d < t->array->ndim; d++) {
            shape_i[d] = d == i ? n : 1;
            shape_k[d] = d == k ? n : 1;
        }
        engine_array *index = engine_arange(0, n, 1, MLX_INT32);
        engine_array *same = engine_equal(engine_reshape(index, shape_i, t->array->ndim),
                                          engine_reshape(index, shape_k, t->array->ndim));
        t->array = engine_sum(engine_where(same, t->array, engine_scalar(0, (mlx_dtype)t->array->dtype)),
                              1u << k, false);
        memmove(t->labels + k, t->labels + k + 1, strlen(t->labels + k));
        i--;
    }
}

/* Sums away the labels that are not in `needed`. */
static void sum_away(term *t, const char *needed)
{
    unsigned axes = 0;
    int kept = 0;
    char labels[ENGINE_MAX_NDIM + 1];
    for (int i = 0; t->labels[i]; i++) {
        if (strchr(needed, t->labels[i]))
            labels[kept++] = t->labels[i];
        else
            axes |= 1u << i;
    }
    labels[kept] = '\0';
    if (!axes || !t->array)
        return;
    t->array = engine_sum(t->array, axes, false);
    memcpy(t->labels, labels, sizeof labels);
}

/* The term's axes in the order of `labels`; missing ones are an error of the caller. */
static engine_array *in_order(const term *t, const char *labels)
{
    int order[ENGINE_MAX_NDIM];
    for (int i = 0; labels[i]; i++)
        order[i] = axis_of(t, labels[i]);
    return t->array ? engine_transpose(t->array, order) : NULL;
}

static int size_of(const term *t, const char *labels)
{
    int size = 1;
    for (; *labels; labels++)
        size = engine_size_product(size, t->array->shape[axis_of(t, *labels)]);
    return size;
}

static void append(char *labels, char label)
{
    size_t n = strlen(labels);
    labels[n] = label;
    labels[n + 1] = '\0';
}

static bool contract_terms(term *a, const term *b, const char *needed)
{
    char batch[32] = "", summed[32] = "", left[32] = "", right[32] = "", order[96];
    for (const char *l = a->labels; *l; l++)
        append(axis_of(b, *l) < 0 ? left : strchr(needed, *l) ? batch : summed, *l);
    for (const char *l = b->labels; *l; l++)
        if (axis_of(a, *l) < 0)
            append(right, *l);
    for (const char *l = a->labels; *l; l++)
        if (axis_of(b, *l) >= 0 && a->array->shape[axis_of(a, *l)] != b->array->shape[axis_of(b, *l)]) {
            engine_error("label %c has two sizes, in %s and %s", *l, engine_describe(a->array),
                         engine_describe(b->array));
            return false;
        }
    if (strlen(batch) + strlen(left) + strlen(right) > ENGINE_MAX_NDIM) {
        engine_error("an intermediate result has too many dimensions");
        return false;
    }
    int n = size_of(a, batch), m = size_of(a, left), k = size_of(a, summed), c = size_of(b, right);
    strcat(strcat(strcpy(order, batch), left), summed);
    engine_array *x = engine_reshape(in_order(a, order), (int[]){n, m, k}, 3);
    strcat(strcat(strcpy(order, batch), summed), right);
    engine_array *y = engine_reshape(in_order(b, order), (int[]){n, k, c}, 3);
    int shape[ENGINE_MAX_NDIM], ndim = 0;
    for (const char *l = batch; *l; l++)
        shape[ndim++] = a->array->shape[axis_of(a, *l)];
    for (const char *l = left; *l; l++)
        shape[ndim++] = a->array->shape[axis_of(a, *l)];
    for (const char *l = right; *l; l++)
        shape[ndim++] = b->array->shape[axis_of(b, *l)];
    a->array = engine_reshape(engine_matmul(x, y), shape, ndim);
    strcat(strcat(strcpy(a->labels, batch), left), right);
    return a->array != NULL;
}

enum { MOST_TERMS = 16 };

/* The axes of an ellipsis are labelled by their distance from its end: 1, 2, ... */
static bool append_ellipsis(char *labels, size_t *n, int axes)
{
    if (axes < 0 || *n + (size_t)axes > ENGINE_MAX_NDIM)
        return false;
    for (int i = axes; i > 0; i--)
        labels[(*n)++] = (char)i;
    return true;
}

/* How many axes the ellipsis of the term that starts at `text` stands for. */
static int ellipsis_axes(const char *text, const engine_array *a)
{
    int named = 0;
    for (; *text && *text != ',' && *text != '-'; text++)
        named += isalpha((unsigned char)*text) != 0;
    return a->ndim - named;
}

/* Reads "ij,jk->ik", and "...". Without an arrow the result has the axes of ellipses, then the labels that occur once, in alphabetical order. */
static int parse(const char *text, term *terms, engine_array *const *items, size_t count, char *result)
{
    int counts[128] = {0}, t = 0, widest = 0;
    const char *start = text;
    size_t n = 0;
    bool arrow = false, dots = false;
    memset(result, 0, ENGINE_MAX_NDIM + 1);
    for (; *text; text++) {
        if (*text == ' ')
            continue;
        if (text[0] == '-' && text[1] == '>' && !arrow) {
            arrow = true;
            dots = false;
            text++;
            n = 0;
        } else if (*text == ',' && !arrow) {
            t++;
            n = 0;
            dots = false;
            start = text + 1;
        } else if (!strncmp(text, "...", 3) && (size_t)t < count && !dots) {
            dots = true; /* one in a term */
            int axes = arrow ? widest : ellipsis_axes(start, items[t]);
            if (!append_ellipsis(arrow ? result : terms[t].labels, &n, axes))
                return -1;
            for (int i = 1; i <= axes && !arrow; i++)
                counts[i]++;
            widest = axes > widest ? axes : widest;
            text += 2;
        } else if (isalpha((unsigned char)*text) && n < ENGINE_MAX_NDIM && (size_t)t < count) {
            (arrow ? result : terms[t].labels)[n++] = *text;
            counts[(int)*text] += !arrow;
        } else {
            return -1;
        }
    }
    size_t k = 0;
    if (!arrow && !append_ellipsis(result, &k, widest))
        return -1;
    for (int c = 'A'; c < 128 && !arrow && k < ENGINE_MAX_NDIM; c++)
        if (counts[c] == 1)
            result[k++] = (char)c;
    for (const char *l = result; *l; l++)
        if (!counts[(int)*l] || strchr(l + 1, *l))
            return -1;
    return t + 1;
}

/* Axes that have size 1 here and not there are broadcast: dropped here. */
static void drop_broadcast(term *terms, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (int k = 0; terms[i].labels[k]; k++) {
            bool wider = false;
            for (size_t other = 0; other < count; other++) {
                int axis = axis_of(&terms[other], terms[i].labels[k]);
                wider = wider || (axis >= 0 && terms[other].array->shape[axis] > 1);
            }
            if (!wider || terms[i].array->shape[k] != 1)
                continue;
            engine_array *rest = engine_squeeze(terms[i].array, k);
            if (!rest)
                return;
            terms[i].array = rest;
            memmove(terms[i].labels + k, terms[i].labels + k + 1, strlen(terms[i].labels + k));
            k--;
        }
}

int mlx_einsum(mlx_array *res, const char *subscripts, const mlx_vector_array operands, const mlx_stream s)
{
    engine_enter(__func__, s);
    size_t count;
    engine_array *const *items = engine_vector_items(operands, &count);
    term terms[MOST_TERMS] = {{0}};
    char result[ENGINE_MAX_NDIM + 1];
    if (!subscripts || count == 0 || count > MOST_TERMS || parse(subscripts, terms, items, count, result) != (int)count) {
        engine_error("subscripts \"%s\" for %zu arrays are not understood", subscripts ? subscripts : "(null)", count);
        return engine_leave(res, NULL);
    }
    for (size_t i = 0; i < count && !engine_failed(); i++) {
        terms[i].array = items[i];
        if (strlen(terms[i].labels) != items[i]->ndim)
            engine_error("labels \"%s\" for %s", terms[i].labels, engine_describe(items[i]));
        else
            merge_repeats(&terms[i]);
    }
    if (!engine_failed())
        drop_broadcast(terms, count);
    for (size_t i = 0; i < count && !engine_failed(); i++) {
        char needed[MOST_TERMS * ENGINE_MAX_NDIM + ENGINE_MAX_NDIM + 1];
        strcpy(needed, result);
        for (size_t k = 0; k < count; k++)
            if (k > i || (k == 0 && i > 0))
                strcat(needed, terms[k].labels);
        sum_away(&terms[i], needed);
        strcpy(needed, result);
        for (size_t k = i + 1; k < count; k++)
            strcat(needed, terms[k].labels);
        if (i > 0 && !engine_failed())
            contract_terms(&terms[0], &terms[i], needed);
    }
    if (!engine_failed())
        sum_away(&terms[0], result);
    return engine_leave(res, engine_failed() ? NULL : in_order(&terms[0], result));
}
