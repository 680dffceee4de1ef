SCALE = 3


class Agent:
    def __init__(self, n):
        self.n = n + 1
        self.logger = dict()

    def learn(self, loss):
        self.logger["policy"] = loss
        self.logger["value"] = loss / 2


def describe(agent):
    return f"SAC with {agent.n} actions"


def make(n):
    return n * SCALE + 1
