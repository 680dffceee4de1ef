"""Names that come from one module or another, as an option decides."""
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--algo", type=str, default="dqn", choices=["dqn", "ddqn", "sac"])
args = parser.parse_args([])

if args.algo == "sac":
    from agents.sac import Agent, describe, SCALE
elif args.algo == "ddqn":
    from agents.dqn import Agent, describe, SCALE
else:  # the same with another target
    from agents.dqn import Agent, describe as describe, SCALE


def build(kind):
    if kind == "plain":
        from agents.dqn import make
    else:
        from agents.sac import make
    return make(2)


def main():
    agent = Agent(3)
    agent.learn(2.5)
    print("Logger:", agent.logger, agent.n)
    print(describe(agent), SCALE)
    print(build("plain"), build("soft"))


main()
