"""gymnasium: the classic environments with discrete actions (CartPole, MountainCar, Acrobot), by their published equations, with NumPy's random
stream as gymnasium draws from it. There are no windows: render() gives None."""
import math

import numpy as np

from gymnasium import spaces


class Spec:
    def __init__(self, id, reward_threshold, max_episode_steps):
        self.id = id
        self.reward_threshold = reward_threshold
        self.max_episode_steps = max_episode_steps


class Env:
    """What all environments share, and TimeLimit's and PassiveEnvChecker's part of make()."""

    def __init__(self, spec, actions, high, render_mode):
        self.spec = spec
        self.most_steps = spec.max_episode_steps
        self.steps = 0
        self.action_space = spaces.Discrete(actions)
        self.observation_space = spaces.Box(-high, high, high.shape)
        self.render_mode = render_mode
        self.np_random = np.random.default_rng()
        self.is_ready = False

    @property
    def unwrapped(self):
        return self

    @property
    def _max_episode_steps(self):
        return self.most_steps

    def reset(self, *, seed=None, options=None):
        if seed is not None:
            self.np_random = np.random.default_rng(seed)
        self.steps = 0
        self.is_ready = True
        return self._start(), {}

    def step(self, action):
        if not self.is_ready:
            raise RuntimeError("Cannot call env.step() before calling env.reset()")
        if not self.action_space.contains(int(action)):
            raise AssertionError(f"{action} invalid")
        observation, reward, terminated = self._move(int(action))
        self.steps += 1
        return observation, reward, terminated, self.steps >= self.most_steps, {}

    def _start(self):
        raise NotImplementedError

    def _move(self, action):
        raise NotImplementedError

    def seed(self, seed=None):
        if seed is not None:
            self.np_random = np.random.default_rng(seed)
        return [seed]

    def render(self):
        return None

    def close(self):
        return None


class CartPoleEnv(Env):
    def __init__(self, spec, render_mode):
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
        super().__init__(spec, 2, high, render_mode)
        self.x = 0.0
        self.x_dot = 0.0
        self.theta = 0.0
        self.theta_dot = 0.0
        self.has_ended = False

    def _seen(self):
        return np.array([self.x, self.x_dot, self.theta, self.theta_dot], dtype=np.float32)

    def _start(self):
        drawn = self.np_random.uniform(-0.05, 0.05, (4,))
        self.x = float(drawn[0])
        self.x_dot = float(drawn[1])
        self.theta = float(drawn[2])
        self.theta_dot = float(drawn[3])
        self.has_ended = False
        return self._seen()

    def _move(self, action):
        force = self.force_mag if action == 1 else -self.force_mag
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


class MountainCarEnv(Env):
    def __init__(self, spec, render_mode):
        self.min_position = -1.2
        self.max_position = 0.6
        self.max_speed = 0.07
        self.goal_position = 0.5
        self.goal_velocity = 0
        self.force = 0.001
        self.gravity = 0.0025
        super().__init__(spec, 3, np.array([self.max_position, self.max_speed], dtype=np.float32), render_mode)
        self.observation_space.low = np.array([self.min_position, -self.max_speed], dtype=np.float32)
        self.position = 0.0
        self.velocity = 0.0

    def _start(self):
        self.position = float(self.np_random.uniform(-0.6, -0.4))
        self.velocity = 0.0
        return np.array([self.position, self.velocity], dtype=np.float32)

    def _move(self, action):
        velocity = self.velocity + ((action - 1) * self.force + math.cos(3 * self.position) * (-self.gravity))
        velocity = min(max(velocity, -self.max_speed), self.max_speed)
        self.position = min(max(self.position + velocity, self.min_position), self.max_position)
        if self.position == self.min_position and velocity < 0:
            velocity = 0.0
        self.velocity = velocity
        terminated = self.position >= self.goal_position and velocity >= self.goal_velocity
        return np.array([self.position, velocity], dtype=np.float32), -1.0, terminated


class AcrobotEnv(Env):
    def __init__(self, spec, render_mode):
        high = np.array([1.0, 1.0, 1.0, 1.0, 4 * math.pi, 9 * math.pi], dtype=np.float32)
        super().__init__(spec, 3, high, render_mode)
        self.angles = [0.0, 0.0, 0.0, 0.0]

    def _seen(self):
        first, second, first_speed, second_speed = self.angles
        return np.array([math.cos(first), math.sin(first), math.cos(second), math.sin(second), first_speed, second_speed], dtype=np.float32)

    def _start(self):
        drawn = self.np_random.uniform(-0.1, 0.1, (4,)).astype(np.float32)
        self.angles = [float(drawn[0]), float(drawn[1]), float(drawn[2]), float(drawn[3])]
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
        torque = float(action - 1)
        start = self.angles
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
        self.angles = after
        terminated = -math.cos(after[0]) - math.cos(after[1] + after[0]) > 1.0
        return self._seen(), (0.0 if terminated else -1.0), terminated


def make(id, render_mode=None, max_episode_steps=0) -> Env:
    if id == "CartPole-v1":
        return CartPoleEnv(Spec(id, 475.0, max_episode_steps or 500), render_mode)
    if id == "CartPole-v0":
        return CartPoleEnv(Spec(id, 195.0, max_episode_steps or 200), render_mode)
    if id == "MountainCar-v0":
        return MountainCarEnv(Spec(id, -110.0, max_episode_steps or 200), render_mode)
    if id == "Acrobot-v1":
        return AcrobotEnv(Spec(id, -100.0, max_episode_steps or 500), render_mode)
    raise NotImplementedError(f"gymnasium.make({id!r}): of the environments CartPole, MountainCar and Acrobot are there")
