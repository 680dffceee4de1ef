# Real actions: spaces with bounds, a wrapper of the script, and what an agent of DDPG keeps of its environment.
import gymnasium as gym
import numpy as np


class NormalizedActions(gym.ActionWrapper):
    def action(self, action):
        low = self.action_space.low
        high = self.action_space.high
        action = low + (action + 1.0) * 0.5 * (high - low)
        return np.clip(action, low, high)


class Halved(gym.RewardWrapper):
    def reward(self, reward):
        return reward / 2


class OUNoise(object):
    def __init__(self, action_space, theta=0.15, sigma=0.3):
        self.theta = theta
        self.sigma = sigma
        self.action_dim = action_space.shape[0]
        self.low = action_space.low
        self.high = action_space.high
        self.state = np.zeros(self.action_dim)

    def get_action(self, action):
        self.state = self.state - self.theta * self.state + self.sigma * np.random.randn(self.action_dim)
        return np.clip(action + self.state, self.low, self.high)


env = NormalizedActions(gym.make("Pendulum-v1"))
np.random.seed(1)
noise = OUNoise(env.action_space)
print(env.observation_space, env.action_space, env.action_space.high[0])
state, _ = env.reset(seed=2)
for episode in range(2):
    total = 0
    for step in range(300):
        action = noise.get_action(np.array([0.1]))
        state, reward, terminated, truncated, _ = env.step(action)
        total += reward
        if terminated or truncated:
            break
    print(episode, step, round(float(total), 6), np.round(state, 4), state.dtype, terminated, truncated)
    state, _ = env.reset()
env.action_space.seed(4)
print([round(float(env.action_space.sample()[0]), 6) for _ in range(3)])
car = Halved(gym.make("MountainCarContinuous-v0", max_episode_steps=5))
car.reset(seed=7)
for step in range(5):
    state, reward, terminated, truncated, info = car.step(np.array([0.8], dtype=np.float32))
    print(np.round(state, 5), round(float(reward), 6), terminated, truncated)
env.close()
