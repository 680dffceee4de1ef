"""The Kullback-Leibler divergence of two distributions of one family."""


def kl_divergence(p, q):
    return p._kl(q)
