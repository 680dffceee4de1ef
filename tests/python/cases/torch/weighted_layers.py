import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def show(name, out):
    print(name, tuple(out.shape), f"{out.abs().mean().item():.3f} {out.std().item():.3f}")


c3, t1, t3 = nn.Conv3d(2, 3, 3, stride=(1, 2, 1), padding=1), nn.ConvTranspose1d(4, 2, 3, stride=2, padding=1, output_padding=1), nn.ConvTranspose3d(2, 2, 2, stride=2, bias=False)
print(c3, t1, t3)
x, v = torch.randn(2, 4, 6), torch.randn(2, 2, 4, 5, 6)
show("conv3d", c3(v))
show("conv_transpose1d", t1(x))
show("conv_transpose3d", t3(v))
show("functional", F.conv3d(v, torch.randn(3, 2, 1, 2, 2), stride=2))
bi = nn.Bilinear(3, 4, 5)
print(bi)
show("bilinear", bi(torch.randn(2, 3), torch.randn(2, 4)))
bn, sb, i1, i3 = nn.BatchNorm3d(2), nn.SyncBatchNorm(4), nn.InstanceNorm1d(4, affine=True), nn.InstanceNorm3d(2, track_running_stats=True)
print(bn, sb, i1, i3)
show("batch_norm3d", bn(v))
print([f"{m:.4f}" for m in bn.running_mean.tolist()])
show("sync", sb(x))
show("instance1d", i1(x))
show("instance3d", i3(v))
i3.eval()
show("instance3d", i3(v))
print(list(i3.state_dict().keys()))
eb = nn.EmbeddingBag(10, 3, mode="sum")
print(eb)
show("bag", eb(torch.tensor([1, 2, 4, 5, 4, 3, 2, 9]), torch.tensor([0, 4])))
show("bag", eb(torch.tensor([[1, 2], [3, 4]])))
m1, m2, m3, tm = nn.MultiMarginLoss(), nn.MultiLabelMarginLoss(reduction="sum"), nn.MultiLabelSoftMarginLoss(), nn.TripletMarginWithDistanceLoss(margin=0.5, swap=True)
print(m1, m2, m3, tm)
p = torch.randn(3, 4)
print(f"{m1(p, torch.tensor([0, 2, 1])).item():.4f} {m2(p, torch.tensor([[1, 2, -1, 0], [0, -1, 1, 1], [3, 2, 1, 0]])).item():.4f}")
print(f"{m3(p, torch.rand(3, 4).round()).item():.4f} {tm(p, torch.randn(3, 4), torch.randn(3, 4)).item():.4f}")
ctc = nn.CTCLoss()
print(ctc)
lp = torch.randn(12, 2, 5).log_softmax(2)
targets = torch.randint(1, 5, (2, 4))
print(f"{ctc(lp, targets, torch.tensor([12, 10]), torch.tensor([4, 3])).item():.4f}")
print(f"{F.ctc_loss(lp, torch.tensor([1, 1, 2, 3, 4]), (12, 9), (2, 3), reduction='sum').item():.4f}")
