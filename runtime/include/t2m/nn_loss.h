/* Losses: functional forms `nn_cross_entropy(logits, targets, .reduction = "sum")`, and PyTorch's classes
 * `nn_cross_entropy_loss_init(&criterion, .label_smoothing = 0.1)`, `nn_cross_entropy_loss_forward(&criterion, x, y)`.
 * reduction: NULL or "mean", "sum", "none"; anything else is ValueError. */
#ifndef T2M_NN_LOSS_H
#define T2M_NN_LOSS_H

#include "t2m/nn_module.h"

typedef struct nn_loss_options {
    char unused_;
    const char *reduction;
    mx_array weight;        /* per class (cross_entropy, nll) or broadcast (bce); MX_NONE: none */
    nn_int ignore_index;    /* cross_entropy, nll: -100 */
    double label_smoothing; /* cross_entropy */
    mx_array pos_weight;    /* bce_with_logits */
    nn_real beta;           /* smooth_l1: 1 */
    nn_real delta;          /* huber: 1 */
    bool log_target;        /* kl_div */
    nn_real margin;         /* hinge_embedding 1, cosine_embedding 0, margin_ranking 0, triplet 1 */
    nn_real eps;            /* poisson_nll, gaussian_nll */
    nn_switch log_input;    /* poisson_nll: on */
} nn_loss_options;
#define NN_LOSS(...) ((nn_loss_options){.unused_ = 0, __VA_ARGS__})

/* X(function, Python's class). All take (input, target).
 * cross_entropy: input (N, C, ...), target int64 (N, ...) or probabilities (N, C, ...).
 * nll: input are log-probabilities. kl_div: input are log-probabilities, target probabilities. */
#define NN_LOSSES(X)                                                                                         \
    X(cross_entropy, CrossEntropyLoss)                                                                       \
    X(nll, NLLLoss)                                                                                          \
    X(mse, MSELoss)                                                                                          \
    X(l1, L1Loss)                                                                                            \
    X(smooth_l1, SmoothL1Loss)                                                                               \
    X(huber, HuberLoss)                                                                                      \
    X(bce, BCELoss)                                                                                          \
    X(bce_with_logits, BCEWithLogitsLoss)                                                                    \
    X(kl_div, KLDivLoss)                                                                                     \
    X(hinge_embedding, HingeEmbeddingLoss)                                                                   \
    X(soft_margin, SoftMarginLoss)                                                                           \
    X(poisson_nll, PoissonNLLLoss)

/* One struct serves every loss class. */
typedef struct nn_loss {
    nn_module base;
    mx_array weight, pos_weight; /* buffers */
    nn_loss_options options;
} nn_loss;

#define NN_DECLARE_LOSS(name, class)                                                                         \
    typedef nn_loss nn_##name##_loss;                                                                        \
    extern const nn_class nn_##name##_loss_class;                                                            \
    mx_array nn_##name##_with(mx_array input, mx_array target, nn_loss_options options);                     \
    nn_loss *nn_##name##_loss_init_with(nn_loss *self, nn_loss_options options);                             \
    mx_array nn_##name##_loss_forward(nn_loss *self, mx_array input, mx_array target);
NN_LOSSES(NN_DECLARE_LOSS)
#undef NN_DECLARE_LOSS

#define nn_cross_entropy(x, y, ...) nn_cross_entropy_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_nll(x, y, ...) nn_nll_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_mse(x, y, ...) nn_mse_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_l1(x, y, ...) nn_l1_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_smooth_l1(x, y, ...) nn_smooth_l1_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_huber(x, y, ...) nn_huber_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_bce(x, y, ...) nn_bce_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_bce_with_logits(x, y, ...) nn_bce_with_logits_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_kl_div(x, y, ...) nn_kl_div_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_hinge_embedding(x, y, ...) nn_hinge_embedding_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_soft_margin(x, y, ...) nn_soft_margin_with((x), (y), NN_LOSS(__VA_ARGS__))
#define nn_poisson_nll(x, y, ...) nn_poisson_nll_with((x), (y), NN_LOSS(__VA_ARGS__))

#define nn_cross_entropy_loss_init(self, ...) nn_cross_entropy_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_nll_loss_init(self, ...) nn_nll_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_mse_loss_init(self, ...) nn_mse_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_l1_loss_init(self, ...) nn_l1_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_smooth_l1_loss_init(self, ...) nn_smooth_l1_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_huber_loss_init(self, ...) nn_huber_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_bce_loss_init(self, ...) nn_bce_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_bce_with_logits_loss_init(self, ...) nn_bce_with_logits_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_kl_div_loss_init(self, ...) nn_kl_div_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_hinge_embedding_loss_init(self, ...) nn_hinge_embedding_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_soft_margin_loss_init(self, ...) nn_soft_margin_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_poisson_nll_loss_init(self, ...) nn_poisson_nll_loss_init_with((self), NN_LOSS(__VA_ARGS__))

/* Losses of three inputs. margin: 0, 0 and 1. gaussian_nll's eps is 1e-6. */
#define nn_margin_ranking(a, b, y, ...) nn_margin_ranking_with((a), (b), (y), NN_LOSS(__VA_ARGS__))
#define nn_cosine_embedding(a, b, y, ...) nn_cosine_embedding_with((a), (b), (y), NN_LOSS(__VA_ARGS__))
#define nn_triplet_margin(anchor, positive, negative, ...)                                                   \
    nn_triplet_margin_with((anchor), (positive), (negative), NN_LOSS(__VA_ARGS__))
#define nn_gaussian_nll(x, y, variance, ...) nn_gaussian_nll_with((x), (y), (variance), NN_LOSS(__VA_ARGS__))
mx_array nn_margin_ranking_with(mx_array a, mx_array b, mx_array target, nn_loss_options options);
mx_array nn_cosine_embedding_with(mx_array a, mx_array b, mx_array target, nn_loss_options options);
mx_array nn_triplet_margin_with(mx_array anchor, mx_array positive, mx_array negative, nn_loss_options options);
mx_array nn_gaussian_nll_with(mx_array input, mx_array target, mx_array variance, nn_loss_options options);

/* Their classes: forward takes the three. */
#define NN_TRIPLE_LOSSES(X)                                                                                  \
    X(margin_ranking, MarginRankingLoss)                                                                     \
    X(cosine_embedding, CosineEmbeddingLoss)                                                                 \
    X(triplet_margin, TripletMarginLoss)                                                                     \
    X(gaussian_nll, GaussianNLLLoss)
#define NN_DECLARE_TRIPLE_LOSS(name, class)                                                                  \
    typedef nn_loss nn_##name##_loss;                                                                        \
    extern const nn_class nn_##name##_loss_class;                                                            \
    nn_loss *nn_##name##_loss_init_with(nn_loss *self, nn_loss_options options);                             \
    mx_array nn_##name##_loss_forward(nn_loss *self, mx_array a, mx_array b, mx_array c);
NN_TRIPLE_LOSSES(NN_DECLARE_TRIPLE_LOSS)
#undef NN_DECLARE_TRIPLE_LOSS
#define nn_margin_ranking_loss_init(self, ...) nn_margin_ranking_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_cosine_embedding_loss_init(self, ...) nn_cosine_embedding_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_triplet_margin_loss_init(self, ...) nn_triplet_margin_loss_init_with((self), NN_LOSS(__VA_ARGS__))
#define nn_gaussian_nll_loss_init(self, ...) nn_gaussian_nll_loss_init_with((self), NN_LOSS(__VA_ARGS__))

/* criterion(x, y) where the class is not known: any nn_loss. */
mx_array nn_loss_forward(nn_loss *self, mx_array input, mx_array target);

#endif
