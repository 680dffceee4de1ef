from shared_package.settings import Settings


class Trainer:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.seen = []

    def run(self):
        for step in range(int(self.settings["steps"])):
            self.seen.append(step * self.settings["lr"])
        return sum(self.seen)
