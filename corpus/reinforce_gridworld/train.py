"""REINFORCE: an agent learns to walk to the goal of a small grid with slippery floor."""
import argparse
from collections import deque

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.distributions import Categorical

parser = argparse.ArgumentParser(description='PyTorch REINFORCE example')
parser.add_argument('--gamma', type=float, default=0.95, metavar='G', help='discount factor (default: 0.95)')
parser.add_argument('--seed', type=int, default=543, metavar='N', help='random seed (default: 543)')
parser.add_argument('--episodes', type=int, default=120, metavar='N', help='number of episodes')
parser.add_argument('--render', action='store_true', help='print the last walk')
parser.add_argument('--log-interval', type=int, default=20, metavar='N',
                    help='interval between training status logs (default: 20)')
args = parser.parse_args()


class GridWorld:
    MOVES = {0: (-1, 0), 1: (0, 1), 2: (1, 0), 3: (0, -1)}

    def __init__(self, size=4, slip=0.05, holes=((1, 1), (3, 2))):
        self.size = size
        self.slip = slip
        self.holes = set(holes)
        self.goal = (size - 1, size - 1)
        self.position = (0, 0)

    def seed(self, seed):
        self.random = np.random.RandomState(seed)

    def observe(self):
        obs = np.zeros((self.size, self.size), dtype=np.float32)
        obs[self.position] = 1.0
        return obs.reshape(-1)

    def reset(self):
        self.position = (0, 0)
        return self.observe()

    def step(self, action):
        if self.random.rand() < self.slip:
            action = self.random.randint(4)
        dr, dc = self.MOVES[action]
        row = min(max(self.position[0] + dr, 0), self.size - 1)
        col = min(max(self.position[1] + dc, 0), self.size - 1)
        self.position = (row, col)
        if self.position == self.goal:
            return self.observe(), 10.0, True
        elif self.position in self.holes:
            return self.observe(), -5.0, True
        return self.observe(), -0.1, False


env = GridWorld()
env.seed(args.seed)
torch.manual_seed(args.seed)


class Policy(nn.Module):
    def __init__(self):
        super(Policy, self).__init__()
        self.affine1 = nn.Linear(16, 64)
        self.dropout = nn.Dropout(p=0.1)
        self.affine2 = nn.Linear(64, 4)

        self.saved_log_probs = []
        self.rewards = []
        self.baseline = 0.0

    def forward(self, x):
        x = self.affine1(x)
        x = self.dropout(x)
        x = F.relu(x)
        action_scores = self.affine2(x)
        return F.softmax(action_scores, dim=1)


policy = Policy()
optimizer = optim.Adam(policy.parameters(), lr=1e-2)


def select_action(state):
    state = torch.from_numpy(state).float().unsqueeze(0)
    probs = policy(state)
    m = Categorical(probs)
    action = m.sample()
    policy.saved_log_probs.append(m.log_prob(action))
    return action.item()


def finish_episode():
    R = 0
    policy_loss = []
    returns = deque()
    for r in policy.rewards[::-1]:
        R = r + args.gamma * R
        returns.appendleft(R)
    returns = torch.tensor(returns)
    # the usual return of the first step is the baseline
    advantages = (returns - policy.baseline) / (returns.std() + 1)
    policy.baseline = 0.9 * policy.baseline + 0.1 * returns[0].item()
    for log_prob, A in zip(policy.saved_log_probs, advantages):
        policy_loss.append(-log_prob * A)
    optimizer.zero_grad()
    policy_loss = torch.cat(policy_loss).sum()
    policy_loss.backward()
    optimizer.step()
    del policy.rewards[:]
    del policy.saved_log_probs[:]


def main():
    running_reward = 0
    for i_episode in range(args.episodes):
        state, ep_reward, path = env.reset(), 0, []
        for t in range(1, 41):  # Don't infinite loop while learning
            action = select_action(state)
            state, reward, done = env.step(action)
            policy.rewards.append(reward)
            ep_reward += reward
            path.append(env.position)
            if done:
                break

        # update cumulative reward
        running_reward = 0.05 * ep_reward + (1 - 0.05) * running_reward

        # perform backprop
        finish_episode()

        # log results
        if i_episode % args.log_interval == 0:
            print('Episode {}\tSteps: {}\tLast reward: {:.2f}\tAverage reward: {:.2f}'.format(
                  i_episode, t, ep_reward, running_reward))

        # check if we have "solved" the grid
        if running_reward > 8:
            print("Solved! Running reward is now {:.2f} and the last episode runs to {} time steps!".format(
                running_reward, t))
            break
    if args.render:
        print(' -> '.join('%d,%d' % p for p in path))


if __name__ == '__main__':
    main()
