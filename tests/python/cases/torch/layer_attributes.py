import math
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 4, 3, padding=1)
        self.bn = nn.BatchNorm2d(4)
        self.fc = nn.Linear(4, 2)
        for m in self.modules():
            if isinstance(m, nn.Conv2d):
                n = m.kernel_size[0] * m.kernel_size[1] * m.out_channels
                m.weight.data.normal_(0, math.sqrt(2.0 / n))
            elif isinstance(m, nn.BatchNorm2d):
                m.weight.data.fill_(1)
                m.bias.data.zero_()


torch.manual_seed(0)
net = Net()
print(net.conv.weight.sum(), net.conv.kernel_size, net.conv.stride, net.conv.padding, net.conv.groups)
print(nn.LayerNorm(3).normalized_shape, nn.Dropout(0.2).p, nn.LSTM(2, 3).hidden_size)
lstm = nn.LSTM(2, 3)
nn.init.orthogonal_(lstm.weight_hh_l0)
nn.init.zeros_(lstm.bias_ih_l0)
lstm.bias_hh_l0.data[3:6].fill_(1.0)
print(lstm.weight_hh_l0, lstm.bias_hh_l0, nn.CrossEntropyLoss(reduction="sum").reduction, nn.ReLU(inplace=True).inplace)
for module in net.modules():
    if isinstance(module, nn.Conv2d):
        fan_out = module.kernel_size[0] * module.kernel_size[1] * module.out_channels
        fan_out //= module.groups
        kh, kw = module.kernel_size
        print(fan_out, kh, kw, module.stride[0], module.dilation, module.padding_mode, module.transposed)
print(nn.GroupNorm(2, 4).num_groups, nn.LeakyReLU(0.2).negative_slope, nn.Flatten().start_dim, nn.Conv1d(2, 3, 5, stride=2).kernel_size, nn.GELU().approximate)
print(nn.BatchNorm1d(3, affine=False).affine, nn.ConvTranspose2d(2, 3, 4, stride=2, padding=1).stride, nn.PixelShuffle(2).upscale_factor, nn.Hardtanh().min_val)
