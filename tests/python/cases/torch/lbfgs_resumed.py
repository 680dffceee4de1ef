import torch
import torch.nn as nn
def train(steps, opt, model):
    def closure():
        opt.zero_grad()
        loss = (torch.tanh(model(x)) - y).pow(2).mean()
        loss.backward()
        return loss
    for i in range(steps):
        loss = opt.step(closure)
        print(round(loss.item(), 5))
torch.manual_seed(0)
x = torch.randn(8, 3)
y = torch.randn(8, 1)
model = nn.Linear(3, 1)
opt = torch.optim.LBFGS(model.parameters(), max_iter=4, line_search_fn="strong_wolfe")
train(2, opt, model)
torch.save({"model": model.state_dict(), "opt": opt.state_dict()}, "lbfgs.pt")
print(opt)
model2 = nn.Linear(3, 1)
opt2 = torch.optim.LBFGS(model2.parameters(), lr=0.1)
ckpt = torch.load("lbfgs.pt")
model2.load_state_dict(ckpt["model"])
opt2.load_state_dict(ckpt["opt"])
print(opt2.state_dict()["state"][0]["n_iter"], opt2.param_groups[0]["max_iter"])
train(2, opt2, model2)
train(2, opt, model)
