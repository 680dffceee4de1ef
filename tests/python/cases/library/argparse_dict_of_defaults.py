# args: ["--lr", "3e-4", "--use_fp16", "yes", "--num_channels", "64"]
import argparse


def model_defaults():
    return dict(image_size=64, num_channels=128, dropout=0.0, use_fp16=False, channel_mult="", name=None)


def str2bool(v):
    if isinstance(v, bool):
        return v
    if v.lower() in ("yes", "true", "t", "y", "1"):
        return True
    elif v.lower() in ("no", "false", "f", "n", "0"):
        return False
    else:
        raise argparse.ArgumentTypeError("boolean value expected")


def add_dict_to_argparser(parser, default_dict):
    for k, v in default_dict.items():
        v_type = type(v)
        if v is None:
            v_type = str
        elif isinstance(v, bool):
            v_type = str2bool
        parser.add_argument(f"--{k}", default=v, type=v_type)


def args_to_dict(args, keys):
    return {k: getattr(args, k) for k in keys}


def create_argparser():
    defaults = dict(data_dir="", lr=1e-4, batch_size=1)
    defaults.update(model_defaults())
    parser = argparse.ArgumentParser(prog="train", description="Trains a model.")
    add_dict_to_argparser(parser, defaults)
    return parser


def create_model(image_size, num_channels, dropout, use_fp16, channel_mult, name):
    return f"{image_size}x{num_channels} {dropout} {use_fp16} {channel_mult!r} {name}"


args = create_argparser().parse_args()
print(args.lr * 2, args.batch_size + 1, args.use_fp16)
print(create_model(**args_to_dict(args, model_defaults().keys())))
print(vars(args))
create_argparser().print_help()
create_argparser().parse_args(["--use_fp16", "maybe"])
