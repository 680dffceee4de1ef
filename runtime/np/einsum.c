/* np.einsum: sums of products over labelled axes. Labels are letters; the axes that an ellipsis stands for are labels too. */
#include "internal.h"

#include <ctype.h>

enum { MAX_OPERANDS = 8, MAX_LABELS = 52 + NP_MAX_DIMS, ELLIPSIS_LABEL = 52 };

typedef struct Operand {
    const np_array *array;
    int64_t strides[MAX_LABELS]; /* of each label; 0 where the operand has it not */
} Operand;

typedef struct Einsum {
    Operand operands[MAX_OPERANDS];
    int count;
    int64_t sizes[MAX_LABELS]; /* 0: unused */
    int uses[MAX_LABELS];
    int order[2 * NP_MAX_DIMS], kept, summed; /* labels of the result, then those that are summed */
    int spread;                               /* how many axes the ellipsis stands for */
} Einsum;

static int label_of(char letter)
{
    return islower((unsigned char)letter) ? letter - 'a' : letter - 'A' + 26;
}

static void add_axis(Einsum *e, Operand *operand, int axis, int label)
{
    int64_t size = operand->array->shape[axis], *known = &e->sizes[label];
    if (e->uses[label] && *known != size && *known != 1 && size != 1)
        py_raise(PY_VALUE_ERROR,
                 "operands could not be broadcast together with remapped shapes [original->remapped]: a label has the sizes %lld and %lld",
                 (long long)*known, (long long)size);
    *known = e->uses[label] && size == 1 ? *known : size;
    e->uses[label]++;
    operand->strides[label] += size == 1 ? 0 : operand->array->strides[axis];
}

/* One operand's labels; gives the text behind them. */
static const char *add_operand(Einsum *e, const np_array *x, const char *at)
{
    if (e->count == MAX_OPERANDS)
        py_raise(PY_VALUE_ERROR, "too many operands provided to einsum");
    Operand *operand = &e->operands[e->count++];
    operand->array = x;
    int letters = 0, axis = 0;
    for (const char *p = at; *p && *p != ',' && *p != '-'; p++)
        letters += isalpha((unsigned char)*p) != 0;
    for (; *at && *at != ',' && *at != '-'; at++) {
        if (isspace((unsigned char)*at))
            continue;
        if (strncmp(at, "...", 3) == 0) {
            int spread = x->ndim - letters;
            for (int i = 0; i < spread; i++) /* counted from the right: operands broadcast */
                add_axis(e, operand, axis++, ELLIPSIS_LABEL + NP_MAX_DIMS - spread + i);
            e->spread = spread > e->spread ? spread : e->spread;
            at += 2;
        } else if (!isalpha((unsigned char)*at)) {
            py_raise(PY_VALUE_ERROR, "invalid subscript '%c' in einstein sum subscripts string, subscripts must be letters", *at);
        } else if (axis == x->ndim) {
            py_raise(PY_VALUE_ERROR, "einstein sum subscripts string contains too many subscripts for operand %d", e->count - 1);
        } else {
            add_axis(e, operand, axis++, label_of(*at));
        }
    }
    if (axis != x->ndim)
        py_raise(PY_VALUE_ERROR,
                 "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra "
                 "dimensions.");
    return at;
}

static void keep_spread(Einsum *e)
{
    for (int i = NP_MAX_DIMS - e->spread; i < NP_MAX_DIMS; i++)
        e->order[e->kept++] = ELLIPSIS_LABEL + i;
}

static void keep_written(Einsum *e, const char *at)
{
    for (; *at; at++) {
        if (strncmp(at, "...", 3) == 0) {
            keep_spread(e);
            at += 2;
        } else if (isalpha((unsigned char)*at)) {
            if (!e->uses[label_of(*at)])
                py_raise(PY_VALUE_ERROR, "einstein sum subscripts string included output subscript '%c' which never appeared in an input", *at);
            e->order[e->kept++] = label_of(*at);
        }
    }
}

/* Without `->`: the labels that stand once, in the order of the alphabet (capitals first). */
static void keep_single(Einsum *e)
{
    keep_spread(e);
    for (int i = 0; i < 52; i++) {
        int label = i < 26 ? i + 26 : i - 26;
        if (e->uses[label] == 1)
            e->order[e->kept++] = label;
    }
}

static void find_summed(Einsum *e)
{
    for (int label = 0; label < MAX_LABELS; label++) {
        bool is_kept = !e->uses[label];
        for (int i = 0; i < e->kept; i++)
            is_kept |= e->order[i] == label;
        if (!is_kept)
            e->order[e->kept + e->summed++] = label;
    }
}

/* Steps to the next index of `count` labels; false behind the last. */
static bool step(Einsum *e, const int *labels, int count, int64_t *index, const char **at)
{
    for (int i = count - 1; i >= 0; i--) {
        int label = labels[i];
        index[i]++;
        for (int k = 0; k < e->count; k++)
            at[k] += e->operands[k].strides[label];
        if (index[i] < e->sizes[label])
            return true;
        for (int k = 0; k < e->count; k++)
            at[k] -= index[i] * e->operands[k].strides[label];
        index[i] = 0;
    }
    return false;
}

#define SUM(NAME, type)                                                                                      \
    static void sum_##NAME(Einsum *e, char *out)                                                             \
    {                                                                                                        \
        const char *at[MAX_OPERANDS];                                                                        \
        int64_t place[2 * NP_MAX_DIMS] = {0}, index[2 * NP_MAX_DIMS] = {0};                                  \
        for (int k = 0; k < e->count; k++)                                                                   \
            at[k] = e->operands[k].array->data;                                                              \
        do {                                                                                                 \
            type total = 0;                                                                                  \
            do {                                                                                             \
                type product = *(const type *)at[0];                                                         \
                for (int k = 1; k < e->count; k++)                                                           \
                    product *= *(const type *)at[k];                                                         \
                total += product;                                                                            \
            } while (step(e, e->order + e->kept, e->summed, index, at));                                     \
            *(type *)out = total;                                                                            \
            out += sizeof(type);                                                                             \
        } while (step(e, e->order, e->kept, place, at));                                                     \
    }
SUM(FLOAT, float)
SUM(DOUBLE, double)
SUM(INT, int64_t)

np_array *np_einsum(py_str subscripts, const py_list *operands)
{
    const char *at = py_text(subscripts);
    Einsum e = {.count = 0};
    np_type type = NP_TYPE_BOOL;
    for (int64_t i = 0; i < operands->length; i++) {
        const np_array *x = operands->items[i].o;
        type = i ? np_promote(type, x->type) : x->type;
    }
    np_type sum = type == NP_TYPE_FLOAT64 ? NP_TYPE_FLOAT64 : np_is_float_type(type) ? NP_TYPE_FLOAT32 : NP_TYPE_INT64;
    for (int64_t i = 0; i < operands->length; i++) {
        if (i && *at++ != ',')
            py_raise(PY_VALUE_ERROR, "more operands provided to einstein sum function than specified in the subscripts string");
        at = add_operand(&e, np_contiguous(operands->items[i].o, sum), at);
    }
    if (*at == ',')
        py_raise(PY_VALUE_ERROR, "fewer operands provided to einstein sum function than specified in the subscripts string");
    const char *arrow = strstr(at, "->");
    if (arrow)
        keep_written(&e, arrow + 2);
    else
        keep_single(&e);
    find_summed(&e);
    int64_t shape[2 * NP_MAX_DIMS];
    for (int i = 0; i < e.kept; i++)
        shape[i] = e.sizes[e.order[i]];
    np_array *out = np_new(sum, e.kept, shape);
    bool is_empty = false;
    for (int i = 0; i < e.kept + e.summed; i++)
        is_empty |= e.sizes[e.order[i]] == 0;
    if (is_empty)
        memset(out->data, 0, (size_t)np_nbytes(out));
    else if (sum == NP_TYPE_FLOAT64)
        sum_DOUBLE(&e, out->data);
    else if (sum == NP_TYPE_FLOAT32)
        sum_FLOAT(&e, out->data);
    else
        sum_INT(&e, out->data);
    out = sum == type ? out : np_copied(out, type);
    return out->ndim ? out : np_scalar_of(out);
}
