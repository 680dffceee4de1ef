"""The cases of record_ops.py about neural networks: activations, layers in functional form, losses."""
import torch
import torch.nn.functional as F

from record_ops import f, fixed, i, lit, pos, prob, unit


def activation(case):
    plain = ("relu", "gelu", "silu", "elu", "selu", "leaky_relu", "softplus", "softsign", "logsigmoid", "mish",
             "hardtanh", "relu6", "hardswish", "hardsigmoid", "celu", "tanhshrink")
    for name in plain:
        case(name, [f(2, 6)], getattr(F, name))
    case("relu/zero", [lit([-1.0, 0.0, 2.0])], F.relu)
    case("relu/nan", [lit([float("nan"), -1.0])], F.relu, False)
    case("gelu/tanh", [f(2, 6)], lambda x: F.gelu(x, approximate="tanh"))
    case("leaky_relu/0.2", [f(2, 6)], lambda x: F.leaky_relu(x, 0.2))
    case("elu/alpha", [f(6)], lambda x: F.elu(x, alpha=0.5))
    case("softplus/beta", [f(6, low=-20, high=20)], lambda x: F.softplus(x, beta=2.0))
    case("softplus/threshold", [lit([19.0, 21.0, -30.0])], F.softplus)
    case("prelu", [f(2, 3), f(1)], F.prelu)
    case("prelu/channels", [f(2, 3, 2), f(3)], F.prelu)
    case("glu", [f(2, 6)], F.glu)
    case("hardtanh/bounds", [f(6)], lambda x: F.hardtanh(x, -0.5, 2.0))
    case("threshold", [f(6)], lambda x: F.threshold(x, 0.5, -1.0))
    case("softmin", [f(2, 4)], lambda x: F.softmin(x, dim=1))
    case("normalize", [f(2, 4)], F.normalize)
    case("cosine_similarity", [f(2, 4), f(2, 4)], F.cosine_similarity)


def layer(case):
    case("linear", [f(2, 3), f(4, 3), f(4)], F.linear)
    case("linear/no_bias", [f(2, 3), f(4, 3)], F.linear)
    case("linear/3d", [f(2, 2, 3), f(4, 3), f(4)], F.linear)
    case("embedding", [i(2, 3, low=0, high=5), f(5, 2)], F.embedding)
    case("embedding/padding_idx", [lit([0, 2, 0, 1], torch.int64), f(3, 2)],
         lambda k, w: F.embedding(k, w, padding_idx=0))
    case("layer_norm", [f(2, 5), f(5), f(5)], lambda x, w, c: F.layer_norm(x, (5,), w, c))
    case("layer_norm/plain", [f(2, 5)], lambda x: F.layer_norm(x, (5,)))
    case("layer_norm/two_axes", [f(2, 2, 3), f(2, 3), f(2, 3)], lambda x, w, c: F.layer_norm(x, (2, 3), w, c))
    case("rms_norm", [f(2, 5), f(5)], lambda x, w: F.rms_norm(x, (5,), w))
    case("group_norm", [f(2, 4, 3), f(4), f(4)], lambda x, w, c: F.group_norm(x, 2, w, c))
    case("batch_norm/train", [f(3, 2, 2), f(2), f(2)], lambda x, w, c: F.batch_norm(x, None, None, w, c, training=True))
    case("batch_norm/train_2d", [f(4, 3), f(3), f(3)], lambda x, w, c: F.batch_norm(x, None, None, w, c, training=True))
    case("batch_norm/eval", [f(3, 2), f(2), f(2)],
         lambda x, w, c: F.batch_norm(x, torch.tensor([0.5, -1.0]), torch.tensor([2.0, 0.5]), w, c))
    case("instance_norm", [f(2, 2, 3, 2)], F.instance_norm)
    case("dropout/eval", [f(2, 3)], lambda x: F.dropout(x, 0.5, training=False))
    case("scaled_dot_product_attention", [f(1, 2, 3, 4), f(1, 2, 3, 4), f(1, 2, 3, 4)],
         F.scaled_dot_product_attention)
    case("scaled_dot_product_attention/causal", [f(1, 2, 3, 4), f(1, 2, 3, 4), f(1, 2, 3, 4)],
         lambda q, k, v: F.scaled_dot_product_attention(q, k, v, is_causal=True))


def convolution(case):
    case("conv2d", [f(1, 2, 4, 4), f(3, 2, 3, 3), f(3)], F.conv2d)
    case("conv2d/no_bias", [f(2, 1, 4, 4), f(2, 1, 3, 3)], F.conv2d)
    case("conv2d/stride_padding", [f(1, 2, 5, 5), f(2, 2, 3, 3), f(2)],
         lambda x, w, c: F.conv2d(x, w, c, stride=2, padding=1))
    case("conv2d/rectangular", [f(1, 1, 4, 6), f(2, 1, 2, 3), f(2)],
         lambda x, w, c: F.conv2d(x, w, c, stride=(1, 2), padding=(0, 1)))
    case("conv2d/dilation", [f(1, 1, 6, 6), f(1, 1, 3, 3), f(1)], lambda x, w, c: F.conv2d(x, w, c, dilation=2))
    case("conv2d/groups", [f(1, 4, 3, 3), f(4, 2, 2, 2), f(4)], lambda x, w, c: F.conv2d(x, w, c, groups=2))
    case("conv2d/depthwise", [f(1, 3, 4, 4), f(3, 1, 3, 3), f(3)],
         lambda x, w, c: F.conv2d(x, w, c, padding=1, groups=3))
    case("conv1d", [f(2, 2, 6), f(3, 2, 3), f(3)], F.conv1d)
    case("conv1d/stride_padding", [f(1, 2, 6), f(2, 2, 3), f(2)],
         lambda x, w, c: F.conv1d(x, w, c, stride=2, padding=1))
    case("conv_transpose2d", [f(1, 2, 3, 3), f(2, 3, 2, 2), f(3)], F.conv_transpose2d)
    case("conv_transpose2d/stride_padding", [f(1, 2, 3, 3), f(2, 2, 4, 4), f(2)],
         lambda x, w, c: F.conv_transpose2d(x, w, c, stride=2, padding=1))
    case("conv_transpose2d/output_padding", [f(1, 1, 3, 3), f(1, 2, 3, 3), f(2)],
         lambda x, w, c: F.conv_transpose2d(x, w, c, stride=2, padding=1, output_padding=1))
    case("max_pool2d", [f(1, 2, 4, 4)], lambda x: F.max_pool2d(x, 2))
    case("max_pool2d/odd", [f(1, 1, 5, 5)], lambda x: F.max_pool2d(x, 2))
    case("max_pool2d/stride_padding", [f(1, 1, 5, 5)], lambda x: F.max_pool2d(x, 3, stride=2, padding=1))
    case("max_pool2d/tie", [lit([[[[1.0, 1.0, 2.0, 0.0], [1.0, 1.0, 2.0, 0.0]]]])], lambda x: F.max_pool2d(x, 2))
    case("avg_pool2d", [f(1, 2, 4, 4)], lambda x: F.avg_pool2d(x, 2))
    case("avg_pool2d/stride_padding", [f(1, 1, 5, 5)], lambda x: F.avg_pool2d(x, 3, stride=2, padding=1))
    case("adaptive_avg_pool2d/1", [f(1, 2, 3, 4)], lambda x: F.adaptive_avg_pool2d(x, 1))
    case("adaptive_avg_pool2d/2", [f(1, 1, 5, 4)], lambda x: F.adaptive_avg_pool2d(x, 2))
    case("max_pool1d", [f(1, 2, 6)], lambda x: F.max_pool1d(x, 2))
    case("interpolate/nearest", [f(1, 1, 2, 2)], lambda x: F.interpolate(x, scale_factor=2))
    case("pad", [f(2, 3)], lambda x: F.pad(x, (1, 2)))
    case("pad/2d_value", [f(2, 2)], lambda x: F.pad(x, (1, 0, 0, 2), value=0.5))
    case("pixel_shuffle", [f(1, 4, 2, 2)], lambda x: F.pixel_shuffle(x, 2))


def loss(case):
    labels = lit([2, 0, 1, 2], torch.int64)
    ignoring = lit([2, -100, 1, -100], torch.int64)
    case("cross_entropy", [f(4, 3), labels], F.cross_entropy)
    case("cross_entropy/sum", [f(4, 3), labels], lambda x, y: F.cross_entropy(x, y, reduction="sum"))
    case("cross_entropy/none", [f(4, 3), labels], lambda x, y: F.cross_entropy(x, y, reduction="none"))
    case("cross_entropy/ignore_index", [f(4, 3), ignoring], F.cross_entropy)
    case("cross_entropy/ignore_index_given", [f(4, 3), labels], lambda x, y: F.cross_entropy(x, y, ignore_index=2))
    case("cross_entropy/weight", [f(4, 3), labels], lambda x, y: F.cross_entropy(x, y, weight=torch.tensor([1.0, 2.0, 0.5])))
    case("cross_entropy/label_smoothing", [f(4, 3), labels], lambda x, y: F.cross_entropy(x, y, label_smoothing=0.1))
    case("cross_entropy/probabilities", [f(2, 3), fixed(lit([[0.25, 0.25, 0.5], [1.0, 0.0, 0.0]]))],
         lambda x, y: F.cross_entropy(x, y))
    case("cross_entropy/segmentation", [f(1, 3, 2, 2), i(1, 2, 2, low=0, high=3)], F.cross_entropy)
    case("cross_entropy/large", [lit([[1000.0, -1000.0, 0.0]]), lit([1], torch.int64)], F.cross_entropy)
    case("nll_loss", [f(4, 3), labels], F.nll_loss)
    case("nll_loss/sum", [f(4, 3), labels], lambda x, y: F.nll_loss(x, y, reduction="sum"))
    case("nll_loss/ignore_index", [f(4, 3), ignoring], F.nll_loss)
    for name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss"):
        op = getattr(F, name)
        case(name, [f(2, 3), f(2, 3)], op)
        case(f"{name}/sum", [f(2, 3), f(2, 3)], lambda x, y, op=op: op(x, y, reduction="sum"))
        case(f"{name}/none", [f(2, 3), f(2, 3)], lambda x, y, op=op: op(x, y, reduction="none"))
    case("smooth_l1_loss/beta", [f(2, 3), f(2, 3)], lambda x, y: F.smooth_l1_loss(x, y, beta=0.5))
    case("binary_cross_entropy", [prob(2, 3), fixed(prob(2, 3))], lambda x, y: F.binary_cross_entropy(x, y))
    case("binary_cross_entropy/sum", [prob(2, 3), fixed(prob(2, 3))],
         lambda x, y: F.binary_cross_entropy(x, y, reduction="sum"))
    case("binary_cross_entropy/edges", [lit([0.0, 1.0, 0.0, 1.0]), fixed(lit([0.0, 1.0, 1.0, 0.0]))],
         lambda x, y: F.binary_cross_entropy(x, y))
    case("binary_cross_entropy_with_logits", [f(2, 3), fixed(prob(2, 3))],
         lambda x, y: F.binary_cross_entropy_with_logits(x, y))
    case("binary_cross_entropy_with_logits/pos_weight", [f(2, 3), fixed(prob(2, 3))],
         lambda x, y: F.binary_cross_entropy_with_logits(x, y, pos_weight=torch.tensor([1.0, 2.0, 0.5])))
    case("binary_cross_entropy_with_logits/none", [f(2, 3), fixed(prob(2, 3))],
         lambda x, y: F.binary_cross_entropy_with_logits(x, y, reduction="none"))
    case("kl_div", [f(2, 3), fixed(prob(2, 3))], lambda x, y: F.kl_div(x, y))
    case("kl_div/batchmean", [f(2, 3), fixed(prob(2, 3))], lambda x, y: F.kl_div(x, y, reduction="batchmean"))
    case("hinge_embedding_loss", [f(4), fixed(lit([1.0, -1.0, 1.0, -1.0]))], lambda x, y: F.hinge_embedding_loss(x, y))
    case("margin_ranking_loss", [f(4), f(4), fixed(lit([1.0, -1.0, 1.0, -1.0]))],
         lambda x, y, z: F.margin_ranking_loss(x, y, z, margin=0.5))
    case("cosine_embedding_loss", [f(2, 3), f(2, 3), fixed(lit([1.0, -1.0]))],
         lambda x, y, z: F.cosine_embedding_loss(x, y, z))
    case("triplet_margin_loss", [f(2, 3), f(2, 3), f(2, 3)], F.triplet_margin_loss)
    case("soft_margin_loss", [f(4), fixed(lit([1.0, -1.0, 1.0, -1.0]))], lambda x, y: F.soft_margin_loss(x, y))
    case("poisson_nll_loss", [f(4), fixed(pos(4))], lambda x, y: F.poisson_nll_loss(x, y))
    case("gaussian_nll_loss", [f(4), f(4), pos(4)], lambda x, y, v: F.gaussian_nll_loss(x, y, v))
    case("vae_loss", [unit(2, 3), unit(2, 3)], lambda mu, logvar: -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp()))


def define(case):
    for family in (activation, layer, convolution, loss):
        family(case)
