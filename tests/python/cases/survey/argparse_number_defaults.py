# A default that is a number, without type=: a text where it is given.
import argparse
p = argparse.ArgumentParser()
p.add_argument("--policy", default="TD3")
p.add_argument("--seed", default=0, type=int)
p.add_argument("--max_timesteps", default=1e6, type=int)
p.add_argument("--expl_noise", default=0.1)
p.add_argument("--save_model", action="store_true")
args = p.parse_args()
print(args.expl_noise * 2, args.max_timesteps, args.seed, args.save_model)
kwargs = {"noise": args.expl_noise * 3, "freq": 2}
print(kwargs)
