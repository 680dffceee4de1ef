import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(1)


# DQN with a target network
class QNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(4, 16)
        self.fc2 = nn.Linear(16, 2)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))


class Agent:
    def __init__(self):
        self.policy = QNet()
        self.target = QNet()
        self.target.load_state_dict(self.policy.state_dict())
        self.target.eval()
        self.optimizer = torch.optim.Adam(self.policy.parameters(), lr=1e-2)
        self.steps = 0

    def learn(self, states, actions, rewards, next_states):
        q = self.policy(states).gather(1, actions)
        next_q = self.target(next_states).max(1)[0].detach()
        expected = rewards + 0.9 * next_q
        loss = F.smooth_l1_loss(q, expected.unsqueeze(1))
        self.optimizer.zero_grad()
        loss.backward()
        for param in self.policy.parameters():
            param.grad.data.clamp_(-1, 1)
        self.optimizer.step()
        self.steps += 1
        if self.steps % 2 == 0:
            self.target.load_state_dict(self.policy.state_dict())
        return loss.item()


agent = Agent()
for i in range(5):
    s = torch.randn(8, 4)
    print(i, agent.learn(s, torch.randint(0, 2, (8, 1)), torch.randn(8), s * 0.9))


# actor and critic, one loss from lists over time
class AC(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Linear(3, 8)
        self.pi = nn.Linear(8, 2)
        self.v = nn.Linear(8, 1)

    def forward(self, x):
        h = torch.tanh(self.body(x))
        return F.softmax(self.pi(h), dim=-1), self.v(h)


ac = AC()
opt = torch.optim.SGD(ac.parameters(), lr=0.05)
for episode in range(3):
    saved, rewards = [], []
    s = torch.randn(3)
    for t in range(4):
        probs, value = ac(s)
        action = torch.multinomial(probs, 1).item()
        saved.append((torch.log(probs[action]), value))
        rewards.append(float(action))
        s = s * 0.5 + action
    R = 0.0
    policy_losses, value_losses = [], []
    for (log_prob, value), r in zip(reversed(saved), reversed(rewards)):
        R = r + 0.9 * R
        advantage = R - value.item()
        policy_losses.append(-log_prob * advantage)
        value_losses.append(F.smooth_l1_loss(value, torch.tensor([R])))
    loss = torch.stack(policy_losses).sum() + torch.stack(value_losses).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(episode, loss.item())

# MAML-like: the inner step is differentiated
w = torch.tensor([1.0, -1.0], requires_grad=True)
meta = torch.optim.SGD([w], lr=0.1)
for it in range(3):
    meta.zero_grad()
    total = 0.0
    for task in range(2):
        x = torch.randn(5, 2)
        y = x.sum(1) * (task + 1)
        inner = F.mse_loss(x @ w, y)
        g = torch.autograd.grad(inner, w, create_graph=True)[0]
        fast = w - 0.05 * g
        total = total + F.mse_loss(x @ fast, y)
    total.backward()
    meta.step()
    print(it, total.item(), w.tolist())

# weights tied; state carried without detach inside a window
emb = nn.Embedding(7, 5)
out = nn.Linear(5, 7, bias=False)
out.weight = emb.weight
opt = torch.optim.SGD(list(emb.parameters()), lr=0.3)
ids = torch.tensor([1, 2, 3, 4, 5])
for i in range(3):
    h = torch.zeros(1, 5)
    loss = 0
    for t in range(4):
        h = torch.tanh(emb(ids[t:t + 1]) + h)
        loss = loss + F.cross_entropy(out(h), ids[t + 1:t + 2])
    opt.zero_grad()
    loss.backward()
    opt.step()
    print(i, loss.item(), emb.weight.grad.norm().item())
