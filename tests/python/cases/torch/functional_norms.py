# F.batch_norm, instance_norm and their kin with statistics that the caller keeps
import torch, torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(4, 3, 5, 5, requires_grad=True)
rm, rv = torch.zeros(3), torch.ones(3)
w, b = torch.ones(3) * 2, torch.zeros(3) + 0.5
y = F.batch_norm(x, rm, rv, w, b, True, 0.1, 1e-5)
print(y.mean().item() < 1, rm, rv)
y.pow(3).sum().backward()
print(x.grad.abs().sum())
z = F.batch_norm(x, rm, rv)
print(z.sum())
z = F.batch_norm(x, None, None, weight=w, bias=b, training=True)
print(z.std())
print(F.instance_norm(x).std(), F.instance_norm(x, weight=w, bias=b, eps=1e-3).sum())
print(F.group_norm(x, 3, w, b).sum(), F.layer_norm(x, (5, 5)).std(), F.layer_norm(x, [3, 5, 5]).std())
print(F.local_response_norm(x, 3).sum(), F.local_response_norm(x, size=2, alpha=1e-3, beta=0.5, k=2.0).sum())
rm, rv = torch.zeros(3), torch.ones(3)
out = F.instance_norm(x, running_mean=rm, running_var=rv, momentum=0.5)
print(out.std(), rm, rv)
print(F.instance_norm(x, rm, rv, use_input_stats=False).sum())


class Fast(torch.nn.Module):
    """Weights from outside, as MAML has them."""

    def __init__(self):
        super().__init__()
        self.conv = torch.nn.Conv2d(3, 4, 3, padding=1)
        self.bn = torch.nn.BatchNorm2d(4)

    def forward(self, x, weights):
        x = F.conv2d(x, weights[0], weights[1], padding=1)
        x = F.batch_norm(x, self.bn.running_mean, self.bn.running_var, weights[2], weights[3], training=True)
        return x.relu().mean()


net = Fast()
weights = list(net.parameters())
for step in range(3):
    loss = net(x.detach(), weights)
    grads = torch.autograd.grad(loss, weights)
    weights = [w - 0.1 * g for w, g in zip(weights, grads)]
    print(f"{loss.item():.5f}")
print(net.bn.running_mean, net.bn.num_batches_tracked)
