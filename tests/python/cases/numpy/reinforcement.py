"""Discounted returns, advantages, epsilon-greedy: reinforcement learning scripts."""
import numpy as np


class GridWorld:
    def __init__(self, size=4, seed=0):
        self.size = size
        self.rng = np.random.RandomState(seed)
        self.position = np.zeros(2, dtype=int)
        self.goal = np.array([size - 1, size - 1])
        self.moves = np.array([[0, 1], [1, 0], [0, -1], [-1, 0]])

    def reset(self):
        self.position = np.zeros(2, dtype=int)
        return self.state()

    def state(self):
        return self.position[0] * self.size + self.position[1]

    def step(self, action):
        self.position = np.clip(self.position + self.moves[action], 0, self.size - 1)
        done = np.array_equal(self.position, self.goal)
        return self.state(), 1.0 if done else -0.01, done


def discount(rewards, gamma):
    returns = np.zeros(len(rewards))
    running = 0.0
    for t in reversed(range(len(rewards))):
        running = rewards[t] + gamma * running
        returns[t] = running
    return returns


env = GridWorld()
q = np.zeros((env.size ** 2, 4))
np.random.seed(7)
lengths = []
for episode in range(60):
    state = env.reset()
    rewards = []
    epsilon = max(0.05, 1.0 - episode / 40)
    for t in range(100):
        if np.random.rand() < epsilon:
            action = np.random.randint(4)
        else:
            action = int(np.argmax(q[state]))
        next_state, reward, done = env.step(action)
        target = reward + (0.0 if done else 0.95 * q[next_state].max())
        q[state, action] += 0.5 * (target - q[state, action])
        rewards.append(reward)
        state = next_state
        if done:
            break
    lengths.append(len(rewards))
returns = discount(rewards, 0.99)
print(lengths[-5:], np.mean(lengths[:10]), np.mean(lengths[-10:]))
print(returns[:3], (returns - returns.mean()) / (returns.std() + 1e-8))
print(np.round(q.max(axis=1).reshape(4, 4), 4))
print(q.argmax(axis=1).reshape(4, 4))
