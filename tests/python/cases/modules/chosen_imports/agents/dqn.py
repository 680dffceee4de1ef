SCALE = 2


class Agent:
    def __init__(self, n):
        self.n = n
        self.logger = dict()

    def learn(self, loss):
        self.logger["loss"] = loss


def describe(agent):
    return f"DQN with {agent.n} actions"


def make(n):
    return n * SCALE
