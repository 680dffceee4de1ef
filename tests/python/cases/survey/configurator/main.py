# args: ["--learning_rate=0.25", "--out_dir=elsewhere", "config/small.txt", "--compile=False", "--always_save=7"]
"""A script whose settings are overridden by files and the command line, through exec and globals()."""
import os
import time

os.chdir(os.path.dirname(os.path.abspath(__file__)))
# I/O
out_dir = 'out'
eval_interval = 2000
always_save = 5
wandb_run_name = 'gpt2' + 'x' # 'run' + str(time.time())
# adamw
learning_rate = 6e-4
max_iters = 600000
beta2 = 0.95
device = 'cuda' if os.path.exists('/no/such/device') else 'cpu'
compile = True
# -----------------------------------------------------------------------------
config_keys = [k for k, v in globals().items() if not k.startswith('_') and isinstance(v, (int, float, bool, str))]
exec(open('settings.py').read()) # overrides from command line or config file
config = {k: globals()[k] for k in config_keys}
# -----------------------------------------------------------------------------
print(config)


def get_lr(it):
    if it < eval_interval:
        return learning_rate * it / eval_interval
    return learning_rate


print(get_lr(3), compile, out_dir, max_iters // 2, beta2, device, wandb_run_name)
