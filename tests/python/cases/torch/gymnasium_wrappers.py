import gymnasium as gym
import numpy as np


def make_env(env_id):
    env = gym.make(env_id)
    env = gym.wrappers.FlattenObservation(env)
    env = gym.wrappers.RecordEpisodeStatistics(env)
    env = gym.wrappers.ClipAction(env)
    env = gym.wrappers.NormalizeObservation(env)
    env = gym.wrappers.TransformObservation(env, lambda obs: np.clip(obs, -10, 10))
    env = gym.wrappers.NormalizeReward(env, gamma=0.99)
    env = gym.wrappers.TransformReward(env, lambda reward: np.clip(reward, -10, 10))
    return env


env = make_env("Pendulum-v1")
obs, info = env.reset(seed=1)
print(obs.shape, env.action_space)
for step in range(203):
    obs, reward, terminated, truncated, infos = env.step(np.array([3.0]))
    if "final_info" in infos:
        print("over", infos)
print(obs, reward, terminated, truncated, sorted(infos))
env.close()
