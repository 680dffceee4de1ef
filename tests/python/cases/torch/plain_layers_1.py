import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def show(name, out):
    print(name, tuple(out.shape), f"{out.abs().mean().item():.3f} {out.std().item():.3f}")


x = torch.randn(2, 4, 6)
for_act = torch.randn(3, 5)
celu, thr, smin, sm2 = nn.CELU(0.5), nn.Threshold(0.1, 20), nn.Softmin(dim=1), nn.Softmax2d()
sshrink, hshrink, rrelu = nn.Softshrink(), nn.Hardshrink(0.3), nn.RReLU(0.1, 0.3)
print(celu, thr, smin, sm2, sshrink, hshrink, rrelu)
show("celu", celu(for_act))
show("threshold", thr(for_act))
show("softmin", smin(for_act))
show("softmax2d", sm2(torch.randn(2, 3, 4, 4)))
show("softshrink", sshrink(for_act))
show("hardshrink", hshrink(for_act))
rrelu.eval()
show("rrelu", rrelu(for_act))
d1, d3, ad, fad = nn.Dropout1d(0.5), nn.Dropout3d(0.2), nn.AlphaDropout(0.3), nn.FeatureAlphaDropout(0.4)
print(d1, d3, ad, fad)
show("dropout1d", d1(x))
show("dropout3d", d3(torch.randn(2, 3, 2, 2, 2)))
show("alpha", ad(for_act))
show("feature_alpha", fad(x))
ap1, ap3, am1, am2, am3 = nn.AdaptiveAvgPool1d(3), nn.AdaptiveAvgPool3d((1, 2, 2)), nn.AdaptiveMaxPool1d(4), nn.AdaptiveMaxPool2d((3, 2)), nn.AdaptiveMaxPool3d(2)
print(ap1, ap3, am1, am2, am3)
v = torch.randn(2, 3, 4, 5, 6)
show("adaptive_avg_pool1d", ap1(x))
show("adaptive_avg_pool3d", ap3(v))
show("adaptive_max_pool1d", am1(x))
show("adaptive_max_pool2d", am2(x))
show("adaptive_max_pool3d", am3(v))
mp3, avp3, lp1, lp2 = nn.MaxPool3d(2), nn.AvgPool3d((2, 3, 2), stride=2, padding=(1, 0, 1)), nn.LPPool1d(2, 3, stride=2), nn.LPPool2d(3, (2, 2))
print(mp3, avp3, lp1, lp2)
show("max_pool3d", mp3(v))
show("avg_pool3d", avp3(v))
show("lp1", lp1(x))
show("lp2", lp2(torch.rand(1, 2, 4, 4)))
