"""Runs a program as `python PROGRAM` does, with torchvision importable though its compiled operators are not there.

usage: with_torchvision.py PROGRAM
"""
import runpy
import sys

import torch

_torchvision = torch.library.Library("torchvision", "DEF")
_torchvision.define("nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
_torchvision.define("qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")

sys.argv = sys.argv[1:]
sys.path[0] = sys.argv[0].rpartition("/")[0]
runpy.run_path(sys.argv[0], run_name="__main__")
