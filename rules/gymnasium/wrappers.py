"""gymnasium.wrappers: what scripts put around an environment."""
import time
from collections import deque

import numpy as np

from gymnasium import Env, ObservationWrapper, RewardWrapper, TimeLimit, Wrapper
from gymnasium._api import IS_OLD
from gymnasium._vector import AT_ONCE
from gymnasium.spaces import Box


def RecordVideo(env, video_folder, episode_trigger=None, step_trigger=None, video_length=0, name_prefix="rl-video", disable_logger=False):
    """No videos are made: there are no pictures of the environments."""
    return env


class RecordEpisodeStatistics(Wrapper):
    """Adds the return and length of an episode to the info of its last step: as rows of one number before gymnasium 1.0, as numbers since."""

    def __init__(self, env, deque_size=100, buffer_length=100):
        super().__init__(env)
        self.episode_count = 0
        self.episode_returns = 0.0
        self.episode_lengths = 0
        self.started = time.perf_counter()
        self.return_queue = deque(maxlen=deque_size)
        self.length_queue = deque(maxlen=deque_size)

    def reset(self, *, seed=None, options=None):
        self.started = time.perf_counter()
        self.episode_returns = 0.0
        self.episode_lengths = 0
        return self.env.reset(seed=seed, options=options)

    def _note(self, info):
        took = round(time.perf_counter() - self.started, 6)
        if AT_ONCE:
            info["episode"] = {"r": np.array([self.episode_returns], dtype=np.float32), "l": np.array([self.episode_lengths], dtype=np.int32),
                               "t": np.array([took], dtype=np.float32)}
        else:
            info["episode"] = {"r": self.episode_returns, "l": self.episode_lengths, "t": took}
        self.return_queue.append(self.episode_returns)
        self.length_queue.append(self.episode_lengths)
        self.episode_count += 1
        self.started = time.perf_counter()

    def step(self, action):
        if IS_OLD:
            observation, reward, done, info = self.env.step(action)
            self.episode_returns += float(reward)
            self.episode_lengths += 1
            if done:
                info["episode"] = {"r": round(self.episode_returns, 6), "l": self.episode_lengths, "t": round(time.perf_counter() - self.started, 6)}
            return observation, reward, done, info
        observation, reward, terminated, truncated, info = self.env.step(action)
        self.episode_returns += float(reward)
        if AT_ONCE:
            self.episode_returns = float(np.float32(self.episode_returns))
        self.episode_lengths += 1
        if terminated or truncated:
            self._note(info)
        return observation, reward, terminated, truncated, info


class FlattenObservation(ObservationWrapper):
    def __init__(self, env):
        super().__init__(env)
        self.observation_space = Box(env.observation_space.low.flatten(), env.observation_space.high.flatten())

    def observation(self, observation):
        return observation.flatten()


class ClipAction(Wrapper):
    """Of actions that are numbers: what is outside of the space becomes its bound."""

    def __init__(self, env):
        super().__init__(env)
        self.bounds = env.action_space
        if not AT_ONCE:
            self.action_space = Box(-np.inf, np.inf, env.action_space.shape)

    def step(self, action):
        return self.env.step(np.clip(action, self.bounds.low, self.bounds.high))


class RescaleAction(Wrapper):
    def __init__(self, env, min_action, max_action):
        super().__init__(env)
        self.bounds = env.action_space
        self.min_action = np.zeros(env.action_space.shape, dtype=np.float32) + np.float32(min_action)
        self.max_action = np.zeros(env.action_space.shape, dtype=np.float32) + np.float32(max_action)
        self.action_space = Box(self.min_action, self.max_action)

    def step(self, action):
        share = (action - self.min_action) / (self.max_action - self.min_action)
        moved = self.bounds.low + (self.bounds.high - self.bounds.low) * share
        return self.env.step(np.clip(moved, self.bounds.low, self.bounds.high))


class RunningMeanStd:
    """Mean and variance of all that was seen, by Chan's parallel rule."""

    def __init__(self, epsilon=1e-4, shape=()):
        self.mean = np.zeros(shape, dtype=np.float64)
        self.var = np.ones(shape, dtype=np.float64)
        self.count = epsilon

    def update(self, x):
        mean = np.mean(x, axis=0)
        var = np.var(x, axis=0)
        count = x.shape[0]
        delta = mean - self.mean
        total = self.count + count
        both = self.var * self.count + var * count + np.square(delta) * self.count * count / total
        self.mean = self.mean + delta * count / total
        self.var = both / total
        self.count = total


class NormalizeObservation(ObservationWrapper):
    def __init__(self, env, epsilon=1e-8):
        super().__init__(env)
        self.obs_rms = RunningMeanStd(shape=env.observation_space.shape)
        self.epsilon = epsilon
        self.update_running_mean = True

    def observation(self, observation):
        if self.update_running_mean:
            self.obs_rms.update(np.array([observation]))
        normal = (observation - self.obs_rms.mean) / np.sqrt(self.obs_rms.var + self.epsilon)
        return normal if AT_ONCE else normal.astype(np.float32)


class NormalizeReward(Wrapper):
    def __init__(self, env, gamma=0.99, epsilon=1e-8):
        super().__init__(env)
        self.return_rms = RunningMeanStd()
        self.discounted_reward = np.array([0.0])
        self.gamma = gamma
        self.epsilon = epsilon

    def step(self, action):
        observation, reward, terminated, truncated, info = self.env.step(action)
        self.discounted_reward = self.discounted_reward * self.gamma * (1 - int(terminated)) + float(reward)
        self.return_rms.update(self.discounted_reward)
        return observation, float(reward / np.sqrt(self.return_rms.var + self.epsilon)), terminated, truncated, info


class TransformObservation(ObservationWrapper):
    def __init__(self, env, func, observation_space=None):
        super().__init__(env)
        self.func = func

    def observation(self, observation):
        return self.func(observation)


class TransformReward(RewardWrapper):
    def __init__(self, env, func):
        super().__init__(env)
        self.func = func

    def reward(self, reward):
        return self.func(reward)
