import os
from dataclasses import dataclass, field
from typing import Literal, Optional, Tuple

import tyro


@dataclass
class OptimArgs:
    lr: float = 1e-3
    """the learning rate"""
    weight_decay: float = 0.0
    betas: Tuple[float, float] = (0.9, 0.999)


@dataclass
class Args:
    exp_name: str = os.path.basename(__file__)[: -len(".py")]
    """the name of the experiment, 100% yours"""
    seed: int = 1
    """seed of the experiment"""
    torch_deterministic: bool = True
    """if toggled, `torch.backends.cudnn.deterministic=False`"""
    track: bool = False
    wandb_entity: str = None
    note: Optional[str] = None
    mode: Literal["train", "test"] = "train"
    total_timesteps: int = 10 * 1000
    learning_rate: float = 2.5e-4
    target_kl: float = None
    batch_size: int = 0
    hidden: Tuple[int, ...] = (64, 64)
    names: list[str] = field(default_factory=lambda: ["a", "b"])
    optim: OptimArgs = field(default_factory=OptimArgs)


if __name__ == "__main__":
    args = tyro.cli(Args)
    args.batch_size = int(args.total_timesteps // 3)
    print(f"{args.exp_name}__{args.seed}__{args.mode}")
    print("\n".join([f"|{key}|{value}|" for key, value in vars(args).items()]))
    if args.target_kl is not None and args.learning_rate > args.target_kl:
        print("stop")
    if args.track:
        print("tracked", args.wandb_entity)
    print(args.optim.lr * 2, args.optim.betas[0], sum(args.hidden), args.names)
    print(args)
