import os
import tempfile
import yaml

text = """
# settings of a run
name: run one
model:
  hidden: 128
  dropout: 0.1
  layers: [64, 32, 10]
  act: 'relu'
optimizer: {lr: 1.0e-3, betas: [0.9, 0.999], nesterov: no}
seed: 0x10
mode: 010
epochs: 1_000
resume: ~
empty:
scientific: 1e-3
flags:
  - yes
  - "yes"
  - off
notes: |
  first
  second
folded: >
  one
  two
base: &base {a: 1, b: 2}
child:
  <<: *base
  b: 3
big: .inf
"""
config = yaml.safe_load(text)
print(config["name"], config["model"]["hidden"] * 2, config["model"]["layers"])
for key, value in config.items():
    print(key, repr(value))
path = os.path.join(tempfile.mkdtemp(), "config.yaml")
with open(path, "w") as f:
    f.write("lr: 0.01\nbatch_size: 32\ndevice: cpu\n")
with open(path) as f:
    cfg = yaml.safe_load(f)
print(cfg, type(cfg["lr"]).__name__, cfg["batch_size"] // 3)
with open(path) as f:
    print(yaml.load(f, Loader=yaml.FullLoader)["device"])
print(yaml.safe_load("- 1\n- [a, b]\n- {x: null}"), yaml.safe_load(""), yaml.safe_load("3.5"), yaml.safe_load("-7"))
try:
    yaml.safe_load("a: [1, 2")
except yaml.YAMLError as error:
    print("YAMLError")
