import gymnasium as gym
import numpy as np


def make_env(env_id, idx):
    def thunk():
        env = gym.make(env_id)
        env = gym.wrappers.RecordEpisodeStatistics(env)
        return env

    return thunk


envs = gym.vector.SyncVectorEnv([make_env("CartPole-v1", i) for i in range(3)])
assert isinstance(envs.single_action_space, gym.spaces.Discrete), "only discrete action space is supported"
print(envs.num_envs, envs.single_observation_space.shape, envs.single_action_space.n)
obs, info = envs.reset(seed=1)
print(obs.shape, obs.dtype, obs[1])
for step in range(60):
    actions = np.array([(step + k) % 2 if k else 1 for k in range(envs.num_envs)])
    obs, rewards, terminations, truncations, infos = envs.step(actions)
    if "episode" in infos:
        for i in range(envs.num_envs):
            if infos["_episode"][i]:
                print(step, i, infos["episode"]["r"][i], infos["episode"]["l"][i], rewards[i])
print(rewards.dtype, terminations)
envs.close()
