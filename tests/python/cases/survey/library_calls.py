"""Library calls that scripts make often: json, os.path, pathlib, copy, glob, shutil, collections, re, datetime, warnings, logging."""
import collections
import copy
import glob
import json
import logging
import os
import os.path as osp
import pathlib
import platform
import re
import shutil
import sys
import tempfile
import warnings
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from enum import Enum
from pathlib import Path


class Mode(Enum):
    TRAIN = "train"
    EVAL = "eval"


Transition = namedtuple("Transition", ("state", "action", "reward"))
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s - %(name)s - %(message)s")
logger = logging.getLogger(__name__)
folder = tempfile.mkdtemp()
os.makedirs(os.path.join(folder, "ckpt", "sub"), exist_ok=True)
path = os.path.join(folder, "config.json")
with open(path, "w") as f:
    json.dump({"lr": 0.1, "layers": [1, 2], "name": None, "ok": True}, f, indent=2)
with open(path) as f:
    cfg = json.load(f)
print(cfg, cfg["lr"] * 2, json.dumps(cfg, sort_keys=True), json.loads('[1, {"a": "b"}]'), open(path).read().count("\n"))
print(osp.exists(path), osp.isfile(path), osp.isdir(folder), osp.basename(path), osp.splitext("a/b.tar.gz"), osp.dirname("/a/b/c"), osp.split("a/b"), osp.relpath("/a/b", "/a"), osp.abspath("/a/../b"), osp.getsize(path), osp.expanduser("x"))
for i in (10, 2):
    Path(folder, "ckpt", f"step_{i}.pt").write_text("x" * i)
files = sorted(glob.glob(os.path.join(folder, "ckpt", "*.pt")), key=lambda p: int(re.search(r"(\d+)\.pt$", p).group(1)))
print([os.path.basename(p) for p in files], sorted(os.listdir(folder)), len(glob.glob(folder + "/**/*.pt", recursive=True)))
p = Path(folder) / "ckpt" / "step_2.pt"
print(p.name, p.stem, p.suffix, p.parent.name, p.exists(), p.is_file(), p.with_suffix(".txt").name, p.read_text(), str(p).startswith(folder), sorted(x.name for x in p.parent.iterdir()), p.resolve().is_absolute(), p.relative_to(folder))
p.unlink()
shutil.copyfile(path, path + ".bak")
os.rename(path + ".bak", path + ".old")
os.remove(path + ".old")
(Path(folder) / "new").mkdir(parents=True, exist_ok=True)
for root, dirs, names in os.walk(folder):
    print(os.path.relpath(root, folder), sorted(dirs), sorted(names))
shutil.rmtree(folder, ignore_errors=True)
print(os.path.exists(folder), Mode.TRAIN, Mode("eval"), Mode.EVAL.value, Mode["TRAIN"].name, [m.value for m in Mode], Mode.TRAIN == Mode.EVAL)
memory = deque(maxlen=3)
for i in range(5):
    memory.append(Transition(i, i * 2, float(i)))
batch = Transition(*zip(*memory))
print(memory[0], batch.action, len(memory), memory[-1]._asdict(), memory[0]._replace(reward=1.0).reward)
counts = Counter("the cat the dog".split())
groups = defaultdict(list)
for w in counts:
    groups[len(w)].append(w)
print(counts.most_common(1), dict(groups), OrderedDict([("conv", 1), ("fc", 2)]), counts["none"], sum(counts.values()))
print(re.sub(r"([.!?])", r" \1", "hi. you!"), re.findall(r"\w+", "a b1"), re.split(r"\W+", "a, b"), re.match(r"(\w+)-(\d+)", "run-12").groups(), re.compile(r"^x").search("ax"), re.sub(r"\s+", " ", "a  b\n"), bool(re.match("a", "b")))
logger.info("epoch %d loss %.2f", 3, 0.5)
logger.warning("careful")
logger.debug("hidden")
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    warnings.warn("nothing")
warnings.filterwarnings("ignore", category=UserWarning)
base = {"a": [1, 2]}
shallow, deep = copy.copy(base), copy.deepcopy(base)
base["a"].append(3)
print(shallow, deep, platform.system(), sys.version_info[0], os.sep, os.getcwd() != "", os.cpu_count() > 0, isinstance(os.getpid(), int))
