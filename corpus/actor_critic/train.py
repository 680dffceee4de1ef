"""Advantage actor-critic with a shared trunk on a pendulum-like "keep the ball in the middle" task."""
from __future__ import annotations

import math
import random
from collections import namedtuple
from dataclasses import asdict, dataclass, field

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Categorical

SavedAction = namedtuple('SavedAction', ['log_prob', 'value', 'entropy'])


@dataclass
class Config:
    seed: int = 12
    episodes: int = 80
    max_steps: int = 60
    gamma: float = 0.97
    reward_scale: float = 0.1
    lr: float = 3e-3
    hidden: list[int] = field(default_factory=lambda: [32, 32])
    value_coef: float = 0.5
    entropy_coef: float = 0.01
    max_grad_norm: float = 1.0
    log_every: int = 10


class BallEnv:
    """A ball on a line that the wind pushes; three actions push it left, not at all, or right."""

    n_observations = 3
    actions = [-1.0, 0.0, 1.0]

    def __init__(self, seed: int | None = None):
        self._random = random.Random(seed)
        self._t = 0
        self._x = self._v = 0.0

    def _observation(self) -> list[float]:
        return [self._x, self._v, math.sin(self._t / 5)]

    def reset(self) -> list[float]:
        self._t = 0
        self._x = self._random.uniform(-1, 1)
        self._v = 0.0
        return self._observation()

    def step(self, action: int) -> tuple[list[float], float, bool, dict]:
        wind = 0.3 * math.sin(self._t / 5) + self._random.gauss(0, 0.05)
        self._v = 0.9 * self._v + 0.2 * (self.actions[action] + wind)
        self._x += 0.2 * self._v
        self._t += 1
        out = abs(self._x) > 2
        reward = -5.0 if out else 1.0 - abs(self._x)
        return self._observation(), reward, out, {'wind': wind, 't': self._t}


class ActorCritic(nn.Module):
    """
    implements both actor and critic in one model
    """

    def __init__(self, n_in: int, n_actions: int, hidden: list[int]):
        super().__init__()
        sizes = [n_in] + hidden
        layers: list[nn.Module] = []
        for a, b in zip(sizes[:-1], sizes[1:]):
            layers += [nn.Linear(a, b), nn.Tanh()]
        self.trunk = nn.Sequential(*layers)
        self.action_head = nn.Linear(hidden[-1], n_actions)
        self.value_head = nn.Linear(hidden[-1], 1)
        self.apply(self._init_weights)
        nn.init.orthogonal_(self.action_head.weight, gain=0.01)

    @staticmethod
    def _init_weights(module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            nn.init.constant_(module.bias, 0.0)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x = self.trunk(x)
        return F.softmax(self.action_head(x), dim=-1), self.value_head(x)


class Agent:
    def __init__(self, env: BallEnv, cfg: Config, device: torch.device):
        self.cfg = cfg
        self.device = device
        self.model = ActorCritic(env.n_observations, len(env.actions), cfg.hidden).to(device)
        self.optimizer = torch.optim.RMSprop(self.model.parameters(), lr=cfg.lr, alpha=0.99, eps=1e-5)
        self.saved_actions: list[SavedAction] = []
        self.rewards: list[float] = []

    def select_action(self, state: list[float]) -> int:
        state = torch.tensor(state, dtype=torch.float32, device=self.device)
        probs, state_value = self.model(state)
        # create a categorical distribution over the list of probabilities of actions
        m = Categorical(probs)
        action = m.sample()
        self.saved_actions.append(SavedAction(m.log_prob(action), state_value, m.entropy()))
        return action.item()

    def _returns(self) -> torch.Tensor:
        R, returns = 0.0, []
        for r in reversed(self.rewards):
            # calculate the discounted value
            R = r + self.cfg.gamma * R
            returns.insert(0, R)
        return torch.tensor(returns, device=self.device) * self.cfg.reward_scale

    def finish_episode(self) -> dict[str, float]:
        """Training code. Calculates actor and critic loss and performs backprop."""
        policy_losses = []  # list to save actor (policy) loss
        value_losses = []  # list to save critic (value) loss
        entropies = []

        for (log_prob, value, entropy), R in zip(self.saved_actions, self._returns()):
            advantage = R - value.item()
            policy_losses.append(-log_prob * advantage)
            value_losses.append(F.smooth_l1_loss(value, R.unsqueeze(0)))
            entropies.append(entropy)

        policy_loss = torch.stack(policy_losses).sum()
        value_loss = torch.stack(value_losses).sum()
        entropy = torch.stack(entropies).mean()
        loss = policy_loss + self.cfg.value_coef * value_loss - self.cfg.entropy_coef * entropy

        self.optimizer.zero_grad()
        loss.backward()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), self.cfg.max_grad_norm)
        self.optimizer.step()

        # reset rewards and action buffer
        self.saved_actions.clear()
        self.rewards.clear()
        return {'loss': loss.item(), 'entropy': entropy.item(), 'grad_norm': norm.item()}


def run_episode(env: BallEnv, agent: Agent) -> float:
    state = env.reset()
    for _ in range(agent.cfg.max_steps):
        action = agent.select_action(state)
        state, reward, done, info = env.step(action)
        agent.rewards.append(reward)
        if done:
            break
    return sum(agent.rewards)


def main() -> None:
    cfg = Config()
    print(', '.join(f'{k}={v}' for k, v in asdict(cfg).items()))
    torch.manual_seed(cfg.seed)
    device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
    env = BallEnv(cfg.seed)
    agent = Agent(env, cfg, device)
    print(agent.model)

    running_reward = 0.0
    for i_episode in range(1, cfg.episodes + 1):
        ep_reward = run_episode(env, agent)
        steps = len(agent.rewards)
        running_reward = 0.05 * ep_reward + 0.95 * running_reward
        stats = agent.finish_episode()
        if i_episode % cfg.log_every == 0:
            text = ' '.join(f'{key} {value:.4f}' for key, value in stats.items())
            print(f'episode {i_episode:3d} steps {steps:2d} reward {ep_reward:7.2f} average {running_reward:7.2f} | {text}')


if __name__ == '__main__':
    main()
