"""The cases of record_ops.py about less usual functions and options of the tensor and network layers."""
import torch
import torch.nn.functional as F

from record_ops import b, f, fixed, i, lit, pos, prob


def arithmetic(case):
    for name in ("exp2", "trunc", "frac"):
        case(name, [f(2, 4)], getattr(torch, name))
    case("div/trunc", [f(6), lit([2.0, -2.0, 0.75, -0.75, 1.5, 3.0])],
         lambda x, y: torch.div(x, y, rounding_mode="trunc"), False)
    case("div/floor_scalar", [i(6)], lambda x: x // 3)
    case("fmod", [f(6), lit([2.0, -2.0, 0.75, -0.75, 1.5, 3.0])], torch.fmod, False)
    case("remainder/scalar", [i(6)], lambda x: x % 3)
    case("remainder/negative_scalar", [i(6)], lambda x: x % -3)
    case("rfloordiv", [lit([2, -3, 5, 7], torch.int64)], lambda x: 17 // x)
    case("rmod", [lit([2, -3, 5, 7], torch.int64)], lambda x: 17 % x)
    case("bitwise_or/int64", [i(6), i(6)], torch.bitwise_or)
    case("bitwise_not/int64", [i(6)], torch.bitwise_not)
    case("bitwise_not/bool", [b(6)], torch.bitwise_not)
    case("logical_xor", [b(6), b(6)], torch.logical_xor)
    case("add/alpha", [f(4), f(4)], lambda x, y: torch.add(x, y, alpha=2))
    case("add/zero_dim_float64", [f(3), lit(0.5, torch.float64)], torch.add, False)
    case("add/zero_dim_float_to_int64", [i(3), lit(0.5)], torch.add, False)
    case("add/int32_int64", [i(3, dtype=torch.int32), i(3)], torch.add)
    case("add/uint8_int_scalar", [lit([1, 200, 7], torch.uint8)], lambda x: x + 1)
    case("add/bool_bool", [b(4), b(4)], torch.add)
    case("mul/float16_float32_scalar", [lit([0.5, 1.5], torch.float16)], lambda x: x * 3.0, False)
    case("add/bfloat16_float32", [lit([0.5, 1.5], torch.bfloat16), lit([0.1, 0.2])], torch.add, False)
    case("where/numbers", [b(4)], lambda c: torch.where(c, 1.0, 0.0))
    case("where/int64", [b(4), i(4)], lambda c, x: torch.where(c, x, -1))
    case("baddbmm", [f(2, 2, 2), f(2, 2, 3), f(2, 3, 2)], torch.baddbmm)
    case("einsum/bij_bjk", [f(2, 2, 3), f(2, 3, 2)], lambda x, y: torch.einsum("bij,bjk->bik", x, y))
    case("einsum/implicit", [f(2, 3), f(3, 2)], lambda x, y: torch.einsum("ij,jk", x, y))
    case("einsum/transpose", [f(2, 3)], lambda x: torch.einsum("ij->ji", x))
    case("einsum/bilinear", [f(2, 3), f(4, 3, 2), f(2, 2)], lambda x, w, y: torch.einsum("bi,kij,bj->bk", x, w, y))


def reduction(case):
    case("amin", [f(2, 4)], torch.amin)
    case("amax/tie", [lit([1.0, 3.0, 3.0])], torch.amax)
    case("max/tie", [lit([1.0, 3.0, 3.0])], torch.max)
    case("var/dims", [f(2, 3, 2)], lambda x: x.var(dim=(0, 2)))
    case("std/dims_keepdim", [f(2, 3, 2)], lambda x: x.std(dim=(1, 2), keepdim=True))
    case("std/biased", [f(5)], lambda x: x.std(unbiased=False))
    case("sum/dim_negative_dims", [f(2, 3, 2)], lambda x: x.sum(dim=(-1, -2)))
    case("sum/zero_dim", [lit(2.5)], torch.sum)
    case("mean/float64", [f(3, dtype=torch.float64)], torch.mean)
    case("prod/int64", [i(4, low=1, high=5)], torch.prod)
    case("prod/with_zero", [lit([2.0, 0.0, 3.0])], torch.prod)
    case("norm/inf", [f(5)], lambda x: x.norm(p=float("inf")))
    case("norm/p3_dim", [pos(2, 3)], lambda x: x.norm(p=3, dim=1))
    case("norm/dims_keepdim", [f(2, 3, 2)], lambda x: x.norm(dim=(1, 2), keepdim=True))
    case("median/dim", [f(2, 5)], lambda x: tuple(x.median(dim=1)), False)
    case("min/keepdim", [f(2, 3)], lambda x: tuple(x.min(1, keepdim=True)))
    case("argmin", [f(6)], torch.argmin)
    case("argmax/int64", [i(2, 4)], lambda x: x.argmax(1))
    case("count_nonzero/dim", [i(2, 6, low=0, high=3)], lambda x: torch.count_nonzero(x, dim=1))
    case("sort/int64_stable", [lit([3, 1, 2, 1, 3], torch.int64)], lambda x: tuple(torch.sort(x, stable=True)))
    case("argsort/descending", [f(2, 4)], lambda x: torch.argsort(x, dim=1, descending=True))
    case("topk/dim0", [f(4, 2)], lambda x: tuple(torch.topk(x, 2, dim=0)))
    case("unique", [lit([3, 1, 2, 1, 3], torch.int64)], torch.unique)
    case("bincount", [lit([0, 1, 1, 4], torch.int64)], torch.bincount)
    case("cumsum/negative_dim", [f(2, 3)], lambda x: x.cumsum(-1))
    case("softmax/3d_middle", [f(2, 3, 2)], lambda x: torch.softmax(x, dim=1))
    case("any/all_false", [lit([False, False], torch.bool)], torch.any)


def shape(case):
    case("unflatten", [f(2, 6)], lambda x: x.unflatten(1, (2, 3)))
    case("flatten/middle", [f(2, 3, 2, 2)], lambda x: x.flatten(1, 2))
    case("expand_as", [f(2, 1), f(2, 3)], lambda x, y: x.expand_as(y) + y)
    case("pad/reflect", [f(1, 1, 3, 4)], lambda x: F.pad(x, (1, 2, 1, 1), mode="reflect"))
    case("pad/replicate", [f(1, 1, 3, 3)], lambda x: F.pad(x, (1, 2, 0, 1), mode="replicate"))
    case("pad/negative", [f(2, 4)], lambda x: F.pad(x, (-1, 1)))
    case("cat/promotes", [i(2), f(2)], lambda x, y: torch.cat([x, y]))
    case("cat/negative_dim", [f(2, 1), f(2, 2)], lambda x, y: torch.cat([x, y], -1))
    case("flip/both", [f(2, 3)], lambda x: x.flip(0, 1))
    case("repeat_interleave/dim1", [f(2, 2)], lambda x: x.repeat_interleave(3, dim=1))
    case("diag/above", [f(3, 4)], lambda x: x.diag(1))
    case("arange/down", [], lambda: torch.arange(5, 0, -2))
    case("arange/float_step", [], lambda: torch.arange(0, 2, 0.5))
    case("linspace/one", [], lambda: torch.linspace(3, 5, 1))
    case("eye/wide", [], lambda: torch.eye(2, 3))
    case("one_hot/inferred", [lit([0, 2, 1], torch.int64)], F.one_hot)


def index(case):
    case("index/two_arrays_broadcast", [f(3, 4), lit([[0], [2]], torch.int64), lit([1, 3], torch.int64)],
         lambda x, r, c: x[r, c])
    case("index/array_then_slice", [f(3, 4), lit([2, 0], torch.int64)], lambda x, k: x[k, 1:3])
    case("index/slice_then_array", [f(3, 4), lit([3, 0, 1], torch.int64)], lambda x, k: x[:, k])
    case("index/matrix_of_indices", [f(4, 2), i(2, 2, low=0, high=4)], lambda x, k: x[k])
    case("index/mask_2d", [f(2, 3), lit([[True, False, True], [False, True, False]], torch.bool)], lambda x, m: x[m])
    case("index/mask_rows", [f(3, 2), lit([True, False, True], torch.bool)], lambda x, m: x[m])
    case("index/none_ellipsis", [f(2, 3)], lambda x: x[None, ..., 1])
    case("index/step_from", [f(7)], lambda x: x[1::3])
    case("index/empty", [f(4)], lambda x: x[3:1], False)
    case("index/negative_bounds", [f(6)], lambda x: x[-5:-1])

    def stored(write):
        def run(x, *rest):
            y = x.clone()
            write(y, *rest)
            return y
        return run

    case("store/int_int", [f(2, 3)], stored(lambda y: y.__setitem__((1, -1), 9.0)))
    case("store/step", [f(6), f(3)], stored(lambda y, v: y.__setitem__(slice(None, None, 2), v)))
    case("store/broadcast_row", [f(3, 2), f(2)], stored(lambda y, v: y.__setitem__(slice(1, None), v)))
    case("store/array_pair_scalar", [f(3, 4), lit([0, 2], torch.int64), lit([3, 1], torch.int64)],
         stored(lambda y, r, c: y.__setitem__((r, c), 1.0)))
    case("store/float_into_int64", [i(3)], stored(lambda y: y.__setitem__(0, 2.75)))


def network(case):
    case("max_pool2d/ceil_mode", [f(1, 1, 5, 5)], lambda x: F.max_pool2d(x, 2, ceil_mode=True))
    case("max_pool2d/dilation", [f(1, 1, 5, 5)], lambda x: F.max_pool2d(x, 2, stride=1, dilation=2))
    case("max_pool2d/rectangular", [f(1, 1, 4, 6)], lambda x: F.max_pool2d(x, (2, 3)))
    case("avg_pool2d/no_pad_count", [f(1, 1, 4, 4)], lambda x: F.avg_pool2d(x, 3, 2, 1, count_include_pad=False))
    case("avg_pool2d/ceil_mode", [f(1, 1, 5, 5)], lambda x: F.avg_pool2d(x, 2, ceil_mode=True))
    case("adaptive_avg_pool2d/uneven", [f(1, 1, 5, 7)], lambda x: F.adaptive_avg_pool2d(x, (2, 3)))
    case("conv2d/same", [f(1, 1, 4, 4), f(1, 1, 3, 3)], lambda x, w: F.conv2d(x, w, padding="same"))
    case("conv2d/unbatched", [f(1, 4, 4), f(2, 1, 3, 3), f(2)], F.conv2d)
    case("conv2d/one_by_one", [f(1, 3, 2, 2), f(2, 3, 1, 1), f(2)], F.conv2d)
    case("conv2d/large_stride", [f(1, 1, 6, 6), f(1, 1, 2, 2)], lambda x, w: F.conv2d(x, w, stride=3))
    case("conv1d/dilation_groups", [f(1, 4, 6), f(2, 2, 2), f(2)], lambda x, w, c: F.conv1d(x, w, c, dilation=2, groups=2))
    case("interpolate/size", [f(1, 1, 2, 3)], lambda x: F.interpolate(x, size=(4, 4)))
    case("interpolate/bilinear", [f(1, 1, 3, 3)],
         lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False))
    case("interpolate/bilinear_corners", [f(1, 1, 3, 3)],
         lambda x: F.interpolate(x, size=(5, 5), mode="bilinear", align_corners=True))
    mask = torch.tensor([[True, False, True], [True, True, False], [False, True, True]])
    masked_row = torch.tensor([[True, False, True], [True, True, False], [False, False, False]])
    case("scaled_dot_product_attention/mask", [f(1, 1, 3, 2), f(1, 1, 3, 2), f(1, 1, 3, 2)],
         lambda q, k, v: F.scaled_dot_product_attention(q, k, v, attn_mask=mask))
    case("scaled_dot_product_attention/masked_row", [f(1, 1, 3, 2), f(1, 1, 3, 2), f(1, 1, 3, 2)],
         lambda q, k, v: F.scaled_dot_product_attention(q, k, v, attn_mask=masked_row))
    case("scaled_dot_product_attention/scale", [f(1, 3, 2), f(1, 3, 2), f(1, 3, 2)],
         lambda q, k, v: F.scaled_dot_product_attention(q, k, v, scale=0.3))
    case("scaled_dot_product_attention/causal_unequal", [f(1, 2, 2), f(1, 4, 2), f(1, 4, 2)],
         lambda q, k, v: F.scaled_dot_product_attention(q, k, v, is_causal=True))
    case("normalize/dim0", [f(3, 2)], lambda x: F.normalize(x, dim=0))
    case("glu/dim0", [f(4, 2)], lambda x: F.glu(x, 0))


def loss(case):
    labels = lit([2, 0, 1, 2], torch.int64)
    weight = torch.tensor([1.0, 2.0, 0.5])
    case("cross_entropy/weight_sum", [f(4, 3), labels], lambda x, y: F.cross_entropy(x, y, weight, reduction="sum"))
    case("cross_entropy/weight_smoothing", [f(4, 3), labels],
         lambda x, y: F.cross_entropy(x, y, weight, label_smoothing=0.2))
    case("cross_entropy/smoothing_ignore", [f(4, 3), lit([2, -100, 1, 0], torch.int64)],
         lambda x, y: F.cross_entropy(x, y, label_smoothing=0.1))
    case("cross_entropy/unbatched", [f(3), lit(1, torch.int64)], F.cross_entropy)
    case("cross_entropy/all_ignored", [f(2, 3), lit([-100, -100], torch.int64)], F.cross_entropy, False)
    case("nll_loss/weight", [f(4, 3), labels], lambda x, y: F.nll_loss(x, y, weight))
    case("nll_loss/none", [f(4, 3), labels], lambda x, y: F.nll_loss(x, y, reduction="none"))
    case("mse_loss/broadcast_scalar", [f(2, 3), fixed(lit(0.5))], F.mse_loss)
    case("huber_loss/delta", [f(2, 3), f(2, 3)], lambda x, y: F.huber_loss(x, y, delta=0.5))
    case("binary_cross_entropy/weight", [prob(2, 3), fixed(prob(2, 3))],
         lambda x, y: F.binary_cross_entropy(x, y, weight=weight))
    case("kl_div/log_target", [f(2, 3), f(2, 3)], lambda x, y: F.kl_div(x, y, log_target=True))
    case("kl_div/sum", [f(2, 3), fixed(prob(2, 3))], lambda x, y: F.kl_div(x, y, reduction="sum"))
    case("hinge_embedding_loss/margin", [f(4), fixed(lit([1.0, -1.0, 1.0, -1.0]))],
         lambda x, y: F.hinge_embedding_loss(x, y, margin=2.0))
    case("poisson_nll_loss/rates", [pos(4), fixed(pos(4))], lambda x, y: F.poisson_nll_loss(x, y, log_input=False))


def define(case):
    for family in (arithmetic, reduction, shape, index, network, loss):
        family(case)
