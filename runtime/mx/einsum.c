/* einsum: operands are contracted pair by pair, each pair as one batched matrix product. */
#include "internal.h"

#include <string.h>

enum { LABELS = 64 };

/* An array whose dims bear letters. */
typedef struct labelled {
    mx_array array;
    char labels[MX_MAX_DIMS + 1];
} labelled;

/* Letters of a chosen kind, in the order of an operand. */
typedef struct letters {
    char at[2 * MX_MAX_DIMS + 1];
    int count;
} letters;

static void add_letter(letters *list, char letter)
{
    list->at[list->count++] = letter;
    list->at[list->count] = 0;
}

static bool has(const char *labels, char letter)
{
    return strchr(labels, letter) != NULL;
}

static _Noreturn void refuse(const char *equation, const char *why)
{
    py_raise(PY_RUNTIME_ERROR, "einsum(\"%s\"): %s", equation, why);
}

/* One operand's letters up to ',' or "->"; returns where they end. */
static const char *read_labels(const char *equation, const char *from, labelled *operand)
{
    int count = 0;
    for (; *from != 0 && *from != ',' && strncmp(from, "->", 2) != 0; from++) {
        if (*from == ' ')
            continue;
        if (*from == '.')
            refuse(equation, "an ellipsis is not supported");
        if (count == MX_MAX_DIMS)
            refuse(equation, "too many dimensions");
        if (has(operand->labels, *from) && count > 0)
            refuse(equation, "a subscript that comes twice in one operand is not supported");
        operand->labels[count++] = *from;
        operand->labels[count] = 0;
    }
    if (count != mx_ndim(operand->array))
        refuse(equation, "the number of subscripts does not match the dimensions of an operand");
    return from;
}

/* Without "->": the letters that come once, in alphabetical order. */
static letters implied_output(const labelled *operands, size_t count)
{
    int seen[128] = {0};
    for (size_t i = 0; i < count; i++) {
        for (const char *c = operands[i].labels; *c != 0; c++)
            seen[(unsigned char)*c & 127]++;
    }
    letters output = {.count = 0};
    for (int c = 0; c < 128; c++) {
        if (seen[c] == 1 && output.count < MX_MAX_DIMS)
            add_letter(&output, (char)c);
    }
    return output;
}

/* Sums the dims whose letters nobody else needs. */
static void sum_unneeded(labelled *x, const char *needed)
{
    mx_dims dims = {.count = 0};
    letters kept = {.count = 0};
    for (int i = 0; x->labels[i] != 0; i++) {
        if (has(needed, x->labels[i]))
            add_letter(&kept, x->labels[i]);
        else
            dims.at[dims.count++] = i;
    }
    if (dims.count == 0)
        return;
    x->array = mx_sum_dims(x->array, dims);
    memcpy(x->labels, kept.at, (size_t)kept.count + 1);
}

/* The dims of x in the order of three groups of letters, each group merged into one dim. */
static mx_array as_matrix(const labelled *x, const letters *batch, const letters *rows,
                          const letters *columns)
{
    const letters *groups[3] = {batch, rows, columns};
    mx_dims order = {.count = 0}, merged = {.count = 3, .at = {1, 1, 1}};
    for (int g = 0; g < 3; g++) {
        for (int i = 0; i < groups[g]->count; i++) {
            int dim = (int)(strchr(x->labels, groups[g]->at[i]) - x->labels);
            order.at[order.count++] = dim;
            merged.at[g] *= mx_dim(x->array, dim);
        }
    }
    return mx_reshape_dims(mx_permute_dims(x->array, order), merged);
}

static void append_sizes(mx_dims *shape, letters *labels, const labelled *x, const letters *group)
{
    for (int i = 0; i < group->count; i++) {
        shape->at[shape->count++] = mx_dim(x->array, strchr(x->labels, group->at[i]) - x->labels);
        add_letter(labels, group->at[i]);
    }
}

static labelled contract(const char *equation, const labelled *a, const labelled *b, const char *needed)
{
    letters batch = {.count = 0}, inner = {.count = 0}, rows = {.count = 0}, columns = {.count = 0};
    for (const char *c = a->labels; *c != 0; c++) {
        if (!has(b->labels, *c))
            add_letter(&rows, *c);
        else
            add_letter(has(needed, *c) ? &batch : &inner, *c);
    }
    for (const char *c = b->labels; *c != 0; c++) {
        if (!has(a->labels, *c))
            add_letter(&columns, *c);
    }
    if (batch.count + rows.count + columns.count > MX_MAX_DIMS)
        refuse(equation, "too many dimensions");
    mx_array left = as_matrix(a, &batch, &rows, &inner), right = as_matrix(b, &batch, &inner, &columns);
    if (mx_dim(left, 0) != mx_dim(right, 0) || mx_dim(left, 2) != mx_dim(right, 1))
        refuse(equation, "operands do not fit: a subscript stands for different sizes");
    mx_dims shape = {.count = 0};
    letters labels = {.count = 0};
    append_sizes(&shape, &labels, a, &batch);
    append_sizes(&shape, &labels, a, &rows);
    append_sizes(&shape, &labels, b, &columns);
    labelled result = {.array = mx_reshape_dims(mx_matmul(left, right), shape)};
    memcpy(result.labels, labels.at, (size_t)labels.count + 1);
    return result;
}

/* All letters that the output or operands from `from` on contain. */
static void collect_needed(char needed[LABELS * 2], const labelled *operands, size_t from, size_t count,
                           const letters *output)
{
    size_t length = 0;
    memcpy(needed, output->at, (size_t)output->count);
    length = (size_t)output->count;
    for (size_t i = from; i < count; i++) {
        size_t more = strlen(operands[i].labels);
        memcpy(needed + length, operands[i].labels, more);
        length += more;
    }
    needed[length] = 0;
}

enum { MAX_OPERANDS = 8 };

mx_array mx_einsum_of(const char *equation, const mx_array *operands, size_t count)
{
    labelled inputs[MAX_OPERANDS] = {0};
    if (count == 0 || count > MAX_OPERANDS)
        refuse(equation, "1 to 8 operands are supported");
    const char *at = equation;
    for (size_t i = 0; i < count; i++) {
        inputs[i].array = operands[i];
        at = read_labels(equation, at, &inputs[i]);
        if (i + 1 < count && *at++ != ',')
            refuse(equation, "fewer operands in the equation than are given");
    }
    letters output = {.count = 0};
    if (strncmp(at, "->", 2) == 0) {
        for (at += 2; *at != 0; at++) {
            if (*at != ' ' && output.count < MX_MAX_DIMS)
                add_letter(&output, *at);
        }
    } else if (*at != 0) {
        refuse(equation, "more operands in the equation than are given");
    } else {
        output = implied_output(inputs, count);
    }
    char needed[LABELS * 2];
    labelled result = inputs[0];
    for (size_t i = 1; i < count; i++) {
        collect_needed(needed, inputs, i, count, &output);
        sum_unneeded(&result, needed);
        collect_needed(needed, inputs, i + 1, count, &output);
        labelled next = inputs[i];
        char both[LABELS * 2];
        memcpy(both, needed, sizeof(both));
        strncat(both, result.labels, sizeof(both) - strlen(both) - 1);
        sum_unneeded(&next, both);
        result = contract(equation, &result, &next, needed);
    }
    sum_unneeded(&result, output.at);
    mx_dims order = {.count = 0};
    for (int i = 0; i < output.count; i++) {
        const char *found = strchr(result.labels, output.at[i]);
        if (found == NULL)
            refuse(equation, "the output has a subscript that no operand has");
        order.at[order.count++] = found - result.labels;
    }
    return mx_permute_dims(result.array, order);
}

mx_array mx_einsum_list(const char *equation, const py_list *operands)
{
    return mx_einsum_of(equation, mx_list_arrays(operands), (size_t)operands->length);
}
