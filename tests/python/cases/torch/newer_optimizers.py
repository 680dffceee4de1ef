import torch
import torch.nn as nn
torch.manual_seed(0)
x = torch.randn(16, 4)
y = torch.randn(16, 6)
def run(name, make):
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 6))
    opt = make(model)
    for i in range(4):
        opt.zero_grad()
        loss = (model(x) - y).pow(2).mean()
        loss.backward()
        opt.step()
        print(name, f"{loss.item():.3f}")
    print(opt)
run("adafactor", lambda m: torch.optim.Adafactor(m.parameters(), lr=0.01))
# the last digits of bfloat16 products differ
run("muon", lambda m: torch.optim.Muon([p for p in m.parameters() if p.ndim == 2], lr=0.02))
run("adam", lambda m: torch.optim.Adam(m.parameters(), lr=0.01, capturable=False, differentiable=False, weight_decay=0.1, decoupled_weight_decay=True))
run("nadam", lambda m: torch.optim.NAdam(m.parameters(), lr=0.01, weight_decay=0.1, decoupled_weight_decay=True))
run("radam", lambda m: torch.optim.RAdam(m.parameters(), lr=0.01, weight_decay=0.1, decoupled_weight_decay=True, maximize=True))
a, b, c = torch.randn(2, 2), torch.randn(2, 3), torch.randn(3, 2)
print(torch.addmm(a, b, c), torch.addmm(a, b, c, beta=0.5, alpha=2), a.addmm(b, c, alpha=-1))
