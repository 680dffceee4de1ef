"""A script of a repository whose package lies in the folder above: installed where it is run, or put on sys.path."""
import os
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

import shared_package
from shared_package.settings import Settings
from shared_package.trainer import Trainer

trainer = Trainer(Settings(steps=4))
print(round(trainer.run(), 6), len(trainer.seen))
print(shared_package.DEFAULTS["lr"], Settings()["steps"])
