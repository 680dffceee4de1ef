import gymnasium as gym
import torch
import torch.nn as nn
import numpy as np

env = gym.make("CartPole-v1")
print(env.observation_space.shape[0], env.action_space.n, env.action_space)
state, info = env.reset(seed=3)
print(state, state.dtype)
torch.manual_seed(0)
policy = nn.Sequential(nn.Linear(env.observation_space.shape[0], 16), nn.ReLU(), nn.Linear(16, env.action_space.n))
for episode in range(3):
    state, _ = env.reset()
    total = 0
    done = False
    while not done:
        logits = policy(torch.from_numpy(state).float().unsqueeze(0))
        action = logits.argmax(dim=1).item()
        state, reward, terminated, truncated, _ = env.step(action)
        total += reward
        done = terminated or truncated
    print(episode, total, state.round(4))
for name in ["MountainCar-v0", "Acrobot-v1"]:
    other = gym.make(name)
    state, _ = other.reset(seed=1)
    for i in range(5):
        state, reward, terminated, truncated, _ = other.step(i % 3)
    print(name, np.round(state, 5), reward, terminated, truncated)
env.close()
