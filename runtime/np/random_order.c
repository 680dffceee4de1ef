/* Shuffles, permutations and choices. */
#include "random_bits.h"

#include <math.h>
#include <stdlib.h>

/* A shuffle: the last of n trades places with one of 0 .. i, and so on down to `first`. */
static void shuffle_indices(np_random *rng, int64_t *indices, int64_t n, int64_t first, uint64_t (*draw)(np_random *rng, uint64_t most))
{
    for (int64_t i = n - 1; i >= first; i--) {
        int64_t k = (int64_t)draw(rng, (uint64_t)i), held = indices[i];
        indices[i] = indices[k];
        indices[k] = held;
    }
}

np_array *np_permutation(np_random *rng, int64_t n)
{
    np_array *out = np_arange(0, n, 1, NULL);
    shuffle_indices(np_random_or_own(rng), (int64_t *)out->data, np_length(out), 1, np_next_masked);
    return out;
}

np_array *np_permuted_of(np_random *rng, const np_array *x)
{
    if (x->ndim == 0)
        return np_permutation(rng, np_to_index(x));
    return np_slice(x, NP_BY(np_permutation(rng, x->shape[0])));
}

void np_shuffle(np_random *rng, np_array *x)
{
    np_check_writable(x);
    np_put(x, np_permuted_of(rng, x), NP_ALL);
}

void np_shuffle_list(np_random *rng, py_list *xs)
{
    rng = np_random_or_own(rng);
    for (int64_t i = xs->length - 1; i >= 1; i--) {
        int64_t k = (int64_t)np_next_masked(rng, (uint64_t)i);
        py_cell held = xs->items[i];
        xs->items[i] = xs->items[k];
        xs->items[k] = held;
    }
}

/* ---- choices */

static np_array *ranks(np_random *rng, const np_array *p, np_shape shape)
{
    np_array *cdf = np_cumsum(p);
    cdf = np_divide_of(cdf, np_at(cdf, -1));
    return np_searchsorted_of(cdf, np_rand(rng, shape), true);
}

/* Without replacement, by weights: draws what is missing until all are different. */
static np_array *weighted_subset(np_random *rng, const np_array *weights, int64_t size)
{
    np_array *found = np_zeros(NP_INT64, NP_SHAPE(size)), *p = np_copied(weights, NP_TYPE_FLOAT64);
    int64_t have = 0;
    if (np_to_int(np_count_nonzero(np_greater(p, 0))) < size)
        py_raise(PY_VALUE_ERROR, "Fewer non-zero entries in p than size");
    while (have < size) {
        np_array *draws = np_rand(rng, NP_SHAPE(size - have));
        if (have)
            np_put(p, 0.0, NP_BY(np_slice(found, NP_TO(have))));
        np_array *cdf = np_cumsum(p);
        cdf = np_divide_of(cdf, np_at(cdf, -1));
        np_array *fresh = np_searchsorted_of(cdf, draws, true);
        np_array *firsts = np_sort_of(np_unique_with(fresh, true, false, false)->items[1].o, -1);
        fresh = np_slice(fresh, NP_BY(firsts));
        np_put(found, fresh, NP_SPAN(have, have + np_length(fresh)));
        have += np_length(fresh);
    }
    return found;
}

/* Floyd's subset: of each step a number up to j, or j itself if that was taken. */
static np_array *subset(np_random *rng, int64_t population, int64_t size)
{
    np_array *out = np_empty(NP_INT64, NP_SHAPE(size));
    int64_t *indices = (int64_t *)out->data;
    if (population > 10000 && size > population / 50) { /* the tail of a shuffle */
        np_array *all = np_arange(0, population, 1, NULL);
        shuffle_indices(rng, (int64_t *)all->data, population, population - size > 1 ? population - size : 1, np_next_below);
        return np_copy(np_slice(all, NP_FROM(population - size)));
    }
    bool *taken = t2m_malloc((size_t)population + 1);
    memset(taken, 0, (size_t)population);
    for (int64_t j = population - size; j < population; j++) {
        int64_t value = (int64_t)np_next_below(rng, (uint64_t)j);
        value = taken[value] ? j : value;
        taken[value] = true;
        indices[j - population + size] = value;
    }
    free(taken);
    shuffle_indices(rng, indices, size, 1, np_next_below);
    return out;
}

static void check_weights(const np_array *p, int64_t population)
{
    if (np_size(p) != population)
        py_raise(PY_VALUE_ERROR, "'a' and 'p' must have same size");
    if (np_to_bool(np_any(np_less(p, 0))))
        py_raise(PY_VALUE_ERROR, "%s", "probabilities are not non-negative");
    double sum = np_to_float(np_sum(np_astype(p, NP_FLOAT64)));
    double allowed = p->type == NP_TYPE_FLOAT32 ? 3.4526698e-4 : 1.4901161e-8; /* the square root of the dtype's epsilon */
    if (!(fabs(sum - 1) <= allowed))
        py_raise(PY_VALUE_ERROR, "probabilities do not sum to 1");
}

np_array *np_choice_of(np_random *given, const np_array *x, np_shape shape, bool replace, const np_array *p)
{
    np_random *rng = np_random_or_own(given);
    int64_t population = x->ndim ? x->shape[0] : np_to_index(x);
    bool is_one = shape.count < 0;
    np_shape wanted = is_one ? NP_NO_SHAPE : shape;
    int64_t size = np_count(wanted.count, wanted.dims);
    np_array *indices;
    if (population <= 0 && size)
        py_raise(PY_VALUE_ERROR, x->ndim ? "'a' cannot be empty unless no samples are taken" : "a must be greater than 0 unless no samples are taken");
    if (p)
        check_weights(p, population);
    if (!replace && size > population)
        py_raise(PY_VALUE_ERROR, "Cannot take a larger sample than population when %s",
                 rng->is_legacy ? "'replace=False'" : "replace is False");
    if (replace)
        indices = p ? ranks(rng, p, wanted) : np_randint(rng, 0, population, wanted, NULL);
    else if (p)
        indices = weighted_subset(rng, p, size);
    else
        indices = rng->is_legacy ? np_slice(np_permutation(rng, population), NP_TO(size)) : subset(rng, population, size);
    if (!replace)
        indices = np_reshape_dims(indices, wanted);
    if (x->ndim == 0)
        return is_one ? np_scalar_of(indices) : indices;
    return is_one ? np_at(x, np_to_index(np_scalar_of(indices))) : np_slice(x, NP_BY(indices));
}

py_str np_choice_text(np_random *rng, const py_list *texts)
{
    return py_list_at(texts, np_draw_int(rng, 0, py_list_length(texts))).s;
}
