"""gymnasium: the classic environments, by their published equations, with NumPy's random stream as gymnasium draws from it. There are no windows:
render() gives None. The same classes are gym's; where the script means gym of a version before 0.26, IS_OLD is True (gymnasium._api)."""
import math

import numpy as np

from gymnasium import spaces
from gymnasium._actions import NUMBERED, REAL
from gymnasium._api import IS_OLD


class Spec:
    def __init__(self, id, reward_threshold, max_episode_steps):
        self.id = id
        self.reward_threshold = reward_threshold
        self.max_episode_steps = max_episode_steps


class Env:
    """What all environments share; those of scripts derive from it too."""
    _stream = None

    @property
    def np_random(self):
        if self._stream is None:
            self._stream = np.random.default_rng()
        return self._stream

    @property
    def unwrapped(self):
        return self

    def reset(self, *, seed=None, options=None):
        if seed is not None:
            self._stream = np.random.default_rng(seed)

    def seed(self, seed=None):
        self._stream = np.random.default_rng() if seed is None else np.random.default_rng(seed)
        return [seed]

    def render(self, mode="human"):
        return None

    def close(self):
        return None


class _Classic(Env):
    """One of the environments below. `_begin` gives the first observation, `_move` what follows an action: observation, reward, end."""

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        if IS_OLD:
            return self._begin()
        return self._begin(), {}

    def step(self, action):
        observation, reward, terminated = self._move(action)
        if IS_OLD:
            return observation, reward, terminated, {}
        return observation, reward, terminated, False, {}

    def _begin(self):
        raise NotImplementedError

    def _move(self, action):
        raise NotImplementedError

    def _chosen(self, action):
        """The number of an action, which must be one of those that there are."""
        if not self.action_space.contains(int(action)):
            raise AssertionError(f"{action} invalid")
        return int(action)


class CartPoleEnv(_Classic):
    def __init__(self, render_mode=None):
        self.gravity = 9.8
        self.masscart = 1.0
        self.masspole = 0.1
        self.total_mass = self.masspole + self.masscart
        self.length = 0.5
        self.polemass_length = self.masspole * self.length
        self.force_mag = 10.0
        self.tau = 0.02
        self.theta_threshold_radians = 12 * 2 * math.pi / 360
        self.x_threshold = 2.4
        high = np.array([self.x_threshold * 2, np.inf, self.theta_threshold_radians * 2, np.inf], dtype=np.float32)
        self.action_space = spaces.Discrete(2)
        self.observation_space = spaces.Box(-high, high)
        self.render_mode = render_mode
        self.x = 0.0
        self.x_dot = 0.0
        self.theta = 0.0
        self.theta_dot = 0.0
        self.has_ended = False

    @property
    def state(self):
        return self.x, self.x_dot, self.theta, self.theta_dot

    def _seen(self):
        return np.array([self.x, self.x_dot, self.theta, self.theta_dot], dtype=np.float32)

    def _begin(self):
        drawn = self.np_random.uniform(-0.05, 0.05, (4,))
        self.x = float(drawn[0])
        self.x_dot = float(drawn[1])
        self.theta = float(drawn[2])
        self.theta_dot = float(drawn[3])
        self.has_ended = False
        return self._seen()

    def _move(self, action):
        force = self.force_mag if self._chosen(action) == 1 else -self.force_mag
        cosine = math.cos(self.theta)
        sine = math.sin(self.theta)
        push = (force + self.polemass_length * (self.theta_dot * self.theta_dot) * sine) / self.total_mass
        turning = (self.gravity * sine - cosine * push) / (self.length * (4.0 / 3.0 - self.masspole * (cosine * cosine) / self.total_mass))
        moving = push - self.polemass_length * turning * cosine / self.total_mass
        self.x = self.x + self.tau * self.x_dot
        self.x_dot = self.x_dot + self.tau * moving
        self.theta = self.theta + self.tau * self.theta_dot
        self.theta_dot = self.theta_dot + self.tau * turning
        terminated = self.x < -self.x_threshold or self.x > self.x_threshold or abs(self.theta) > self.theta_threshold_radians
        reward = 0.0 if terminated and self.has_ended else 1.0
        if terminated:
            self.has_ended = True
        return self._seen(), reward, terminated


class MountainCarEnv(_Classic):
    def __init__(self, render_mode=None):
        self.min_position = -1.2
        self.max_position = 0.6
        self.max_speed = 0.07
        self.goal_position = 0.5
        self.goal_velocity = 0
        self.force = 0.001
        self.gravity = 0.0025
        self.low = np.array([self.min_position, -self.max_speed], dtype=np.float32)
        self.high = np.array([self.max_position, self.max_speed], dtype=np.float32)
        self.action_space = spaces.Discrete(3)
        self.observation_space = spaces.Box(self.low, self.high)
        self.render_mode = render_mode
        self.position = 0.0
        self.velocity = 0.0

    @property
    def state(self):
        return self.position, self.velocity

    def _begin(self):
        self.position = float(self.np_random.uniform(-0.6, -0.4))
        self.velocity = 0.0
        return np.array([self.position, self.velocity], dtype=np.float32)

    def _move(self, action):
        velocity = self.velocity + ((self._chosen(action) - 1) * self.force + math.cos(3 * self.position) * (-self.gravity))
        velocity = min(max(velocity, -self.max_speed), self.max_speed)
        self.position = min(max(self.position + velocity, self.min_position), self.max_position)
        if self.position == self.min_position and velocity < 0:
            velocity = 0.0
        self.velocity = velocity
        terminated = self.position >= self.goal_position and velocity >= self.goal_velocity
        return np.array([self.position, velocity], dtype=np.float32), -1.0, terminated


class AcrobotEnv(_Classic):
    def __init__(self, render_mode=None):
        high = np.array([1.0, 1.0, 1.0, 1.0, 4 * math.pi, 9 * math.pi], dtype=np.float32)
        self.action_space = spaces.Discrete(3)
        self.observation_space = spaces.Box(-high, high)
        self.render_mode = render_mode
        self.state = [0.0, 0.0, 0.0, 0.0]

    def _seen(self):
        first, second, first_speed, second_speed = self.state
        return np.array([math.cos(first), math.sin(first), math.cos(second), math.sin(second), first_speed, second_speed], dtype=np.float32)

    def _begin(self):
        drawn = self.np_random.uniform(-0.1, 0.1, (4,)).astype(np.float32)
        self.state = [float(drawn[0]), float(drawn[1]), float(drawn[2]), float(drawn[3])]
        return self._seen()

    def _speeds(self, at, torque):
        first, second, first_speed, second_speed = at
        gravity = 9.8
        d1 = 0.25 + (1.0 + 0.25 + 2 * 0.5 * math.cos(second)) + 1.0 + 1.0
        d2 = (0.25 + 0.5 * math.cos(second)) + 1.0
        phi2 = 0.5 * gravity * math.cos(first + second - math.pi / 2.0)
        phi1 = (-0.5 * second_speed ** 2 * math.sin(second) - 2 * 0.5 * second_speed * first_speed * math.sin(second)
                + (0.5 + 1.0) * gravity * math.cos(first - math.pi / 2) + phi2)
        second_turn = (torque + d2 / d1 * phi1 - 0.5 * first_speed ** 2 * math.sin(second) - phi2) / (0.25 + 1.0 - d2 ** 2 / d1)
        first_turn = -(d2 * second_turn + phi1) / d1
        return [first_speed, second_speed, first_turn, second_turn]

    def _move(self, action):
        torque = float(self._chosen(action) - 1)
        start = self.state
        step = 0.2
        half = step / 2.0
        k1 = self._speeds(start, torque)
        k2 = self._speeds([start[i] + half * k1[i] for i in range(4)], torque)
        k3 = self._speeds([start[i] + half * k2[i] for i in range(4)], torque)
        k4 = self._speeds([start[i] + step * k3[i] for i in range(4)], torque)
        after = [start[i] + step / 6.0 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) for i in range(4)]
        for place in range(2):
            while after[place] > math.pi:
                after[place] -= 2 * math.pi
            while after[place] < -math.pi:
                after[place] += 2 * math.pi
        after[2] = min(max(after[2], -4 * math.pi), 4 * math.pi)
        after[3] = min(max(after[3], -9 * math.pi), 9 * math.pi)
        self.state = after
        terminated = -math.cos(after[0]) - math.cos(after[1] + after[0]) > 1.0
        return self._seen(), (0.0 if terminated else -1.0), terminated


class PendulumEnv(_Classic):
    def __init__(self, render_mode=None, g=10.0):
        self.max_speed = 8
        self.max_torque = 2.0
        self.dt = 0.05
        self.g = g
        self.m = 1.0
        self.l = 1.0
        high = np.array([1.0, 1.0, self.max_speed], dtype=np.float32)
        self.action_space = spaces.Box(-self.max_torque, self.max_torque, (1,))
        self.observation_space = spaces.Box(-high, high)
        self.render_mode = render_mode
        self.state = np.zeros(2)

    def _seen(self):
        angle = self.state[0]
        return np.array([np.cos(angle), np.sin(angle), self.state[1]], dtype=np.float32)

    def _begin(self):
        high = np.array([np.pi, 1.0])
        self.state = self.np_random.uniform(-high, high)
        return self._seen()

    def _move(self, action):
        angle = self.state[0]
        speed = self.state[1]
        torque = np.clip(np.array(action), -self.max_torque, self.max_torque)[0]
        upright = (angle + np.pi) % (2 * np.pi) - np.pi
        cost = upright ** 2 + 0.1 * speed ** 2 + 0.001 * (torque ** 2)
        turned = speed + (3 * self.g / (2 * self.l) * np.sin(angle) + 3.0 / (self.m * self.l ** 2) * torque) * self.dt
        turned = np.clip(turned, -self.max_speed, self.max_speed)
        self.state = np.array([angle + turned * self.dt, turned])
        return self._seen(), -cost, False


class Continuous_MountainCarEnv(_Classic):
    def __init__(self, render_mode=None, goal_velocity=0):
        self.min_action = -1.0
        self.max_action = 1.0
        self.min_position = -1.2
        self.max_position = 0.6
        self.max_speed = 0.07
        self.goal_position = 0.45
        self.goal_velocity = goal_velocity
        self.power = 0.0015
        self.low_state = np.array([self.min_position, -self.max_speed], dtype=np.float32)
        self.high_state = np.array([self.max_position, self.max_speed], dtype=np.float32)
        self.action_space = spaces.Box(self.min_action, self.max_action, (1,))
        self.observation_space = spaces.Box(self.low_state, self.high_state)
        self.render_mode = render_mode
        self.state = np.zeros(2)

    def _begin(self):
        self.state = np.array([self.np_random.uniform(-0.6, -0.4), 0.0])
        return np.array(self.state, dtype=np.float32)

    def _move(self, action):
        pushed = np.array(action)[0]
        position = self.state[0]
        velocity = self.state[1]
        force = min(max(pushed, self.min_action), self.max_action)
        velocity = velocity + (force * self.power - 0.0025 * math.cos(3 * position))
        velocity = min(max(velocity, -self.max_speed), self.max_speed)
        position = min(max(position + velocity, self.min_position), self.max_position)
        if position == self.min_position and velocity < 0:
            velocity = velocity * 0
        terminated = bool(position >= self.goal_position and velocity >= self.goal_velocity)
        reward = (100.0 if terminated else 0.0) - math.pow(pushed, 2) * 0.1
        self.state = np.array([position, velocity], dtype=np.float32)
        return self.state, reward, terminated


class TimeLimit(Env):
    """What make() gives: an environment whose episodes end after some steps."""

    def __init__(self, env, spec):
        self.env = env
        self.spec = spec
        self.action_space = env.action_space
        self.observation_space = env.observation_space
        self.render_mode = env.render_mode
        self._max_episode_steps = spec.max_episode_steps
        self._elapsed_steps = -1

    @property
    def unwrapped(self):
        return self.env

    @property
    def np_random(self):
        return self.env.np_random

    def seed(self, seed=None):
        return self.env.seed(seed)

    def reset(self, *, seed=None, options=None):
        self._elapsed_steps = 0
        return self.env.reset(seed=seed)

    def step(self, action):
        if self._elapsed_steps < 0:
            raise RuntimeError("Cannot call env.step() before calling env.reset()")
        observation, reward, terminated = self.env._move(action)
        self._elapsed_steps += 1
        truncated = self._elapsed_steps >= self._max_episode_steps
        if IS_OLD:
            info = {}
            if terminated or truncated:
                info["TimeLimit.truncated"] = truncated and not terminated
            return observation, reward, terminated or truncated, info
        return observation, reward, terminated, truncated, {}


class Wrapper(Env):
    """An environment around another: what a script changes is in classes that derive from this one."""

    def __init__(self, env):
        self.env = env
        self.action_space = env.action_space
        self.observation_space = env.observation_space

    @property
    def unwrapped(self):
        return self.env.unwrapped

    @property
    def spec(self):
        return self.env.spec

    @property
    def _max_episode_steps(self):
        return self.env._max_episode_steps

    @property
    def np_random(self):
        return self.env.np_random

    def seed(self, seed=None):
        return self.env.seed(seed)

    def reset(self, *, seed=None, options=None):
        return self.env.reset(seed=seed, options=options)

    def step(self, action):
        return self.env.step(action)

    def render(self, mode="human"):
        return self.env.render()

    def close(self):
        return self.env.close()


class ActionWrapper(Wrapper):
    """Classes below say `action`, those of scripts for the first gyms `_action`; so do the two that follow."""

    def _action(self, action):
        raise NotImplementedError

    def action(self, action):
        return self._action(action)

    def step(self, action):
        return self.env.step(self.action(action))


class RewardWrapper(Wrapper):
    def _reward(self, reward):
        raise NotImplementedError

    def reward(self, reward):
        return self._reward(reward)

    def step(self, action):
        if IS_OLD:
            observation, reward, done, info = self.env.step(action)
            return observation, self.reward(reward), done, info
        observation, reward, terminated, truncated, info = self.env.step(action)
        return observation, self.reward(reward), terminated, truncated, info


class ObservationWrapper(Wrapper):
    def _observation(self, observation):
        raise NotImplementedError

    def observation(self, observation):
        return self._observation(observation)

    def reset(self, *, seed=None, options=None):
        if IS_OLD:
            return self.observation(self.env.reset(seed=seed, options=options))
        observation, info = self.env.reset(seed=seed, options=options)
        return self.observation(observation), info

    def step(self, action):
        if IS_OLD:
            observation, reward, done, info = self.env.step(action)
            return self.observation(observation), reward, done, info
        observation, reward, terminated, truncated, info = self.env.step(action)
        return self.observation(observation), reward, terminated, truncated, info


def make(id, render_mode=None, max_episode_steps=0, disable_env_checker=None):
    if NUMBERED:
        if id == "CartPole-v1":
            return TimeLimit(CartPoleEnv(render_mode), Spec(id, 475.0, max_episode_steps or 500))
        if id == "CartPole-v0":
            return TimeLimit(CartPoleEnv(render_mode), Spec(id, 195.0, max_episode_steps or 200))
        if id == "MountainCar-v0":
            return TimeLimit(MountainCarEnv(render_mode), Spec(id, -110.0, max_episode_steps or 200))
        if id == "Acrobot-v1":
            return TimeLimit(AcrobotEnv(render_mode), Spec(id, -100.0, max_episode_steps or 500))
    if REAL:
        if id == "Pendulum-v1" or (IS_OLD and id == "Pendulum-v0"):
            return TimeLimit(PendulumEnv(render_mode), Spec(id, 0.0, max_episode_steps or 200))
        if id == "MountainCarContinuous-v0":
            return TimeLimit(Continuous_MountainCarEnv(render_mode), Spec(id, 90.0, max_episode_steps or 999))
    raise NotImplementedError(f"gymnasium.make({id!r}): of the environments CartPole, MountainCar, Acrobot and Pendulum are there")


from gymnasium import vector, wrappers
from gymnasium.vector import make_vec
