# gym as scripts of 2018 to 2021 use it: reset() gives the observation, step() four values.
import gym
import numpy as np
import torch
import torch.nn as nn
import torch.optim as optim
from torch.distributions import Categorical

env = gym.make('CartPole-v0')
env.seed(1)
torch.manual_seed(1)
print(env.observation_space.shape[0], env.action_space.n, env._max_episode_steps, env.spec.reward_threshold)


class Policy(nn.Module):
    def __init__(self):
        super(Policy, self).__init__()
        self.affine1 = nn.Linear(env.observation_space.shape[0], 32)
        self.affine2 = nn.Linear(32, env.action_space.n)
        self.saved_log_probs = []
        self.rewards = []

    def forward(self, x):
        return torch.softmax(self.affine2(torch.relu(self.affine1(x))), dim=1)


policy = Policy()
optimizer = optim.Adam(policy.parameters(), lr=1e-2)


def select_action(state):
    probs = policy(torch.from_numpy(state).float().unsqueeze(0))
    m = Categorical(probs)
    action = m.sample()
    policy.saved_log_probs.append(m.log_prob(action))
    return action.item()


for i_episode in range(4):
    state, ep_reward = env.reset(), 0
    for t in range(1, 10000):
        action = select_action(state)
        state, reward, done, info = env.step(action)
        policy.rewards.append(reward)
        ep_reward += reward
        if done:
            break
    R = 0
    returns = []
    for r in policy.rewards[::-1]:
        R = r + 0.99 * R
        returns.insert(0, R)
    returns = torch.tensor(returns)
    loss = torch.cat([-p * R for p, R in zip(policy.saved_log_probs, returns)]).sum()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    del policy.rewards[:]
    del policy.saved_log_probs[:]
    print(i_episode, t, ep_reward, f"{loss.item():.3f}", np.round(state, 4), info)
env = env.unwrapped
print(env.x_threshold, round(env.theta_threshold_radians, 5), env.state is not None)
env.close()
