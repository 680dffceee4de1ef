import torch
import torch.nn as nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
x = torch.randn(8, 4)
for i in range(2):
    opt.zero_grad()
    loss = model(x).pow(2).mean()
    loss.backward()
    opt.step()
for p in model.parameters():
    state = opt.state[p]
    print(sorted(state.keys()), state["step"], state["exp_avg"].shape, state["exp_avg_sq"].abs().sum().item() > 0)
print(len(opt.state))
for k, v in opt.state.items():
    print(k.shape, v["step"].item())
print(opt.defaults["lr"], opt.defaults["betas"])

for state in opt.state.values():
    for k, v in state.items():
        if torch.is_tensor(v):
            state[k] = v.to("cpu")
opt.state[model[0].weight]["exp_avg"].zero_()
for i in range(2):
    opt.zero_grad()
    loss = model(x).pow(2).mean()
    loss.backward()
    opt.step()
    print(f"{loss.item():.6f}")
print(model[0].weight in opt.state, opt.state[model[0].weight]["step"])
opt.state.clear()
print(len(opt.state))
