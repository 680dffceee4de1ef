# An environment of the script below gym.Env, with spaces of its own, and an agent that asks what kind of actions it has.
import gymnasium as gym
from gymnasium import spaces
import numpy as np


class Corridor(gym.Env):
    def __init__(self, length=5):
        super().__init__()
        self.length = length
        self.action_space = spaces.Discrete(2)
        self.observation_space = spaces.Box(low=0.0, high=float(length), shape=(1,), dtype=np.float32)
        self.position = 0
        self.steps = 0

    def reset(self, seed=None, options=None):
        super().reset(seed=seed)
        self.position = int(self.np_random.integers(0, 2))
        self.steps = 0
        return np.array([self.position], dtype=np.float32), {}

    def step(self, action):
        assert self.action_space.contains(action)
        self.position = max(self.position + (1 if action == 1 else -1), 0)
        self.steps += 1
        done = self.position >= self.length
        reward = 1.0 if done else -0.1
        return np.array([self.position], dtype=np.float32), reward, done, self.steps >= 20, {}


env = Corridor()
env.action_space.seed(0)
print(env.observation_space, env.action_space, isinstance(env.action_space, spaces.Discrete), env.observation_space.shape)
q = np.zeros((env.length + 1, env.action_space.n))
rng = np.random.default_rng(0)
for episode in range(6):
    obs, _ = env.reset(seed=episode)
    total = 0.0
    while True:
        s = int(obs[0])
        a = int(env.action_space.sample()) if rng.random() < 0.2 else int(np.argmax(q[s]))
        obs, reward, terminated, truncated, _ = env.step(a)
        q[s, a] += 0.5 * (reward + 0.9 * q[int(obs[0])].max() * (not terminated) - q[s, a])
        total += reward
        if terminated or truncated:
            break
    print(episode, round(total, 2), env.position, truncated)
print(np.round(q, 3))
