"""torch.hub: what it keeps in its folder, TORCH_HOME or ~/.cache/torch, and gets from elsewhere if it is not there."""
import os
import sys
import urllib.request

import torch


def get_dir():
    return os.path.join(os.environ.get("TORCH_HOME", os.path.expanduser("~/.cache/torch")), "hub")


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    urllib.request.urlretrieve(url, dst)


def load_state_dict_from_url(url, model_dir=None, map_location=None, progress=True, check_hash=False, file_name=None, weights_only=False):
    folder = os.path.join(get_dir(), "checkpoints") if model_dir is None else model_dir
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, os.path.basename(url) if file_name is None else file_name)
    if not os.path.exists(path):
        print('Downloading: "%s" to %s\n' % (url, path), file=sys.stderr)
        download_url_to_file(url, path)
    return torch.load(path)
