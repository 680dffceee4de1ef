class Env:
    def reset(self, seed=None):
        return 0

    def step(self, action):
        return action


class Limit(Env):
    def __init__(self, env):
        self.env = env
        self.space = [1, 2]

    def reset(self, seed=None):
        return self.env.reset(seed=seed)

    def step(self, action):
        return self.env.step(action) * 10


class Pole(Env):
    def __init__(self):
        self.space = [3]

    def reset(self, seed=None):
        return 5 if seed is None else seed

    def step(self, action):
        return action + 1


class Wrapper(Env):
    def __init__(self, env):
        self.env = env
        self.space = env.space

    def reset(self, seed=None):
        return self.env.reset(seed=seed)

    def step(self, action):
        return self.env.step(action)

    def close(self):
        print("closed", type(self).__name__)
        return self.env.close()


class Flatten(Wrapper):
    def __init__(self, env):
        super().__init__(env)
        self.space = [9] + env.space


class Record(Wrapper):
    def __init__(self, env):
        super().__init__(env)
        self.count = 0

    def step(self, action):
        self.count += 1
        return self.env.step(action)


class Clip(Wrapper):
    def step(self, action):
        return self.env.step(min(action, 3))


def make(flag):
    env = Limit(Pole())
    if flag:
        env = Flatten(env)
    env = Record(env)
    env = Clip(env)
    return env


env = make(True)
print(env.reset(seed=3), env.step(7), env.space)
env = make(False)
print(env.reset(), env.step(1), env.space)
try:
    env.close()
except AttributeError as e:
    print(e)
