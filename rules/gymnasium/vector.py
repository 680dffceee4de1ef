"""gymnasium.vector: several environments that take their steps together. From gymnasium 1.0 on one whose episode is over begins the next with the
step after (AutoresetMode.NEXT_STEP); before, it began at once and what the last step gave is in the infos (gymnasium._vector)."""
import numpy as np

from gymnasium import make
from gymnasium._vector import AT_ONCE
from gymnasium.spaces import Box, Discrete, MultiDiscrete


class AutoresetMode:
    NEXT_STEP = "NextStep"
    SAME_STEP = "SameStep"
    DISABLED = "Disabled"


def _several(space, count):
    """The space of the actions, or observations, of all environments."""
    if isinstance(space, Discrete):
        return MultiDiscrete([space.n] * count)
    return Box(np.stack([space.low] * count), np.stack([space.high] * count))


def _known(infos, key, value, count):
    """The row that holds what all environments say of `key`."""
    if key in infos:
        return infos[key]
    if isinstance(value, bool):
        return np.zeros(count, dtype=bool)
    if isinstance(value, int):
        return np.zeros(count, dtype=int)
    if isinstance(value, float):
        return np.zeros(count, dtype=float)
    return [None] * count


def _mark(infos, key, place, count):
    mask = infos[key] if key in infos else np.zeros(count, dtype=bool)
    mask[place] = True
    infos[key] = mask


class SyncVectorEnv:
    def __init__(self, env_fns, copy=True, observation_mode="same", autoreset_mode="SameStep" if AT_ONCE else "NextStep"):
        self.envs = [function() for function in env_fns]
        self.num_envs = len(self.envs)
        self.single_action_space = self.envs[0].action_space
        self.single_observation_space = self.envs[0].observation_space
        self.action_space = _several(self.single_action_space, self.num_envs)
        self.observation_space = _several(self.single_observation_space, self.num_envs)
        self.autoreset_mode = autoreset_mode
        self._is_over = [False] * self.num_envs

    @property
    def unwrapped(self):
        return self

    def _add(self, infos, info, place):
        for key, value in info.items():
            if not AT_ONCE and isinstance(value, dict):
                parts = infos[key] if key in infos else {}
                for name, part in value.items():
                    row = _known(parts, name, part, self.num_envs)
                    row[place] = part
                    parts[name] = row
                    _mark(parts, "_" + name, place, self.num_envs)
                infos[key] = parts
            else:
                row = _known(infos, key, value, self.num_envs)
                row[place] = value
                infos[key] = row
            _mark(infos, "_" + key, place, self.num_envs)

    def _together(self, observations):
        return np.stack(observations).astype(np.float32)

    def reset(self, *, seed=None, options=None):
        observations = []
        infos = {}
        for place, env in enumerate(self.envs):
            if seed is None:
                observation, info = env.reset()
            elif isinstance(seed, int):
                observation, info = env.reset(seed=seed + place)
            else:
                observation, info = env.reset(seed=seed[place])
            observations.append(observation)
            self._is_over[place] = False
            self._add(infos, info, place)
        return self._together(observations), infos

    def step(self, actions):
        observations = []
        rewards = np.zeros(self.num_envs)
        terminations = np.zeros(self.num_envs, dtype=bool)
        truncations = np.zeros(self.num_envs, dtype=bool)
        infos = {}
        for place, env in enumerate(self.envs):
            if self._is_over[place]:
                observation, info = env.reset()
                self._is_over[place] = False
            else:
                observation, reward, terminated, truncated, info = env.step(actions[place])
                rewards[place] = reward
                terminations[place] = terminated
                truncations[place] = truncated
                if terminated or truncated:
                    if self.autoreset_mode == AutoresetMode.SAME_STEP:
                        last, last_info = observation, info
                        observation, info = env.reset()
                        self._add(infos, {("final_observation" if AT_ONCE else "final_obs"): last, "final_info": last_info}, place)
                    else:
                        self._is_over[place] = self.autoreset_mode == AutoresetMode.NEXT_STEP
            observations.append(observation)
            self._add(infos, info, place)
        return self._together(observations), rewards, terminations, truncations, infos

    def render(self):
        return None

    def close(self):
        for env in self.envs:
            env.close()


class AsyncVectorEnv(SyncVectorEnv):
    """The environments take turns here too: what they give is the same."""


def make_vec(id, num_envs=1):
    return SyncVectorEnv([lambda: make(id) for _ in range(num_envs)])
