/* Reductions: `mx_sum(x)` over everything, `mx_sum_dim(x, 1)` over one dim, `mx_sum_dims(x, MX_DIMS(1, 2))` over
 * several; `.keepdim = true` leaves the reduced dims with size 1. */
#ifndef T2M_MX_REDUCE_H
#define T2M_MX_REDUCE_H

#include "t2m/mx_base.h"

typedef struct mx_reduce_options {
    char unused_;
    bool keepdim;
    nn_switch unbiased; /* var, std: default on (divides by n - 1) */
} mx_reduce_options;
#define MX_REDUCE(...) ((mx_reduce_options){.unused_ = 0, __VA_ARGS__})

/* X(name): sum and prod of ints and bools are int64; mean, var, std, logsumexp and norm need floats
 * (RuntimeError); any and all give bool. norm is the 2-norm, with gradient 0 at 0. */
#define MX_REDUCTIONS(X)                                                                                     \
    X(sum) X(mean) X(prod) X(var) X(std) X(amax) X(amin) X(any) X(all) X(logsumexp) X(norm) X(count_nonzero)
#define MX_DECLARE_REDUCTION(name)                                                                           \
    mx_array mx_##name##_all(mx_array x, mx_reduce_options options);                                         \
    mx_array mx_##name##_over(mx_array x, mx_dims dims, mx_reduce_options options);
MX_REDUCTIONS(MX_DECLARE_REDUCTION)
#undef MX_DECLARE_REDUCTION

#define mx_sum(x) mx_sum_all((x), MX_REDUCE())
#define mx_sum_dim(x, dim, ...) mx_sum_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_sum_dims(x, dims, ...) mx_sum_over((x), (dims), MX_REDUCE(__VA_ARGS__))
#define mx_mean(x) mx_mean_all((x), MX_REDUCE())
#define mx_mean_dim(x, dim, ...) mx_mean_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_mean_dims(x, dims, ...) mx_mean_over((x), (dims), MX_REDUCE(__VA_ARGS__))
#define mx_prod(x) mx_prod_all((x), MX_REDUCE())
#define mx_prod_dim(x, dim, ...) mx_prod_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_var(x, ...) mx_var_all((x), MX_REDUCE(__VA_ARGS__))
#define mx_var_dim(x, dim, ...) mx_var_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_var_dims(x, dims, ...) mx_var_over((x), (dims), MX_REDUCE(__VA_ARGS__))
#define mx_std(x, ...) mx_std_all((x), MX_REDUCE(__VA_ARGS__))
#define mx_std_dim(x, dim, ...) mx_std_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_std_dims(x, dims, ...) mx_std_over((x), (dims), MX_REDUCE(__VA_ARGS__))
#define mx_amax(x) mx_amax_all((x), MX_REDUCE()) /* gradient shared equally at ties, as torch.amax */
#define mx_amax_dim(x, dim, ...) mx_amax_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_amax_dims(x, dims, ...) mx_amax_over((x), (dims), MX_REDUCE(__VA_ARGS__))
#define mx_amin(x) mx_amin_all((x), MX_REDUCE())
#define mx_amin_dim(x, dim, ...) mx_amin_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_amin_dims(x, dims, ...) mx_amin_over((x), (dims), MX_REDUCE(__VA_ARGS__))
#define mx_any(x) mx_any_all((x), MX_REDUCE())
#define mx_any_dim(x, dim, ...) mx_any_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_all(x) mx_all_all((x), MX_REDUCE())
#define mx_all_dim(x, dim, ...) mx_all_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_logsumexp_dim(x, dim, ...) mx_logsumexp_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_norm(x) mx_norm_all((x), MX_REDUCE())
#define mx_norm_dim(x, dim, ...) mx_norm_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
#define mx_norm_dims(x, dims, ...) mx_norm_over((x), (dims), MX_REDUCE(__VA_ARGS__))
#define mx_count_nonzero(x) mx_count_nonzero_all((x), MX_REDUCE())
#define mx_count_nonzero_dim(x, dim, ...) mx_count_nonzero_over((x), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))

/* x.norm(p) with p 1, 2, INFINITY or any positive power. */
mx_array mx_norm_p(mx_array x, double p);
#define mx_norm_p_dim(x, p, dim, ...) mx_norm_p_over((x), (p), MX_DIMS(dim), MX_REDUCE(__VA_ARGS__))
mx_array mx_norm_p_over(mx_array x, double p, mx_dims dims, mx_reduce_options options);

/* ---- values with the place where they are (int64) */
typedef struct mx_values {
    mx_array values;
    mx_array indices;
} mx_values;

/* x.max(), x.min() of everything, x.median(): the gradient of max and min goes equally to all ties, as in PyTorch. */
mx_array mx_max(mx_array x);
mx_array mx_min(mx_array x);
mx_array mx_median(mx_array x); /* the lower of two */
/* x.max(dim): the first of equals; the gradient goes to it alone. */
#define mx_max_dim(x, dim, ...) mx_max_over((x), (dim), MX_REDUCE(__VA_ARGS__))
#define mx_min_dim(x, dim, ...) mx_min_over((x), (dim), MX_REDUCE(__VA_ARGS__))
#define mx_median_dim(x, dim, ...) mx_median_over((x), (dim), MX_REDUCE(__VA_ARGS__))
mx_values mx_max_over(mx_array x, int64_t dim, mx_reduce_options options);
mx_values mx_min_over(mx_array x, int64_t dim, mx_reduce_options options);
mx_values mx_median_over(mx_array x, int64_t dim, mx_reduce_options options);

/* int64, the first of equals. */
#define mx_argmax_dim(x, dim, ...) mx_argmax_over((x), (dim), MX_REDUCE(__VA_ARGS__))
#define mx_argmin_dim(x, dim, ...) mx_argmin_over((x), (dim), MX_REDUCE(__VA_ARGS__))
mx_array mx_argmax(mx_array x);
mx_array mx_argmin(mx_array x);
mx_array mx_argmax_over(mx_array x, int64_t dim, mx_reduce_options options);
mx_array mx_argmin_over(mx_array x, int64_t dim, mx_reduce_options options);

/* x.sort(dim, descending): stable. x.topk(k, dim, largest): sorted. */
mx_values mx_sort(mx_array x, int64_t dim, bool descending);
mx_array mx_argsort(mx_array x, int64_t dim, bool descending);
typedef struct mx_topk_options {
    char unused_;
    nn_int dim;        /* -1 */
    nn_switch largest; /* on */
    nn_switch sorted;  /* on */
} mx_topk_options;
#define mx_topk(x, k, ...) mx_topk_with((x), (k), (mx_topk_options){.unused_ = 0, __VA_ARGS__})
mx_values mx_topk_with(mx_array x, int64_t k, mx_topk_options options);

/* torch.unique(x) of everything, sorted; torch.bincount(x). Evaluate. */
mx_array mx_unique(mx_array x);
mx_array mx_bincount(mx_array x);

#endif
