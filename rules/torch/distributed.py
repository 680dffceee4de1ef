"""torch.distributed: a program of one process. Its rank is 0, what all processes have together is what it has itself."""
import os


class ReduceOp:
    SUM = "SUM"
    AVG = "AVG"
    PRODUCT = "PRODUCT"
    MIN = "MIN"
    MAX = "MAX"


class _World:
    def __init__(self):
        self.backend = ""
        self.is_ready = False


class _Work:
    def wait(self, timeout=None):
        return True

    def is_completed(self):
        return True


_world = _World()


def _check():
    if not _world.is_ready:
        raise ValueError("Default process group has not been initialized, please make sure to call init_process_group.")


def init_process_group(backend=None, init_method=None, timeout=None, world_size=-1, rank=-1, store=None, group_name="", pg_options=None, device_id=None):
    size = world_size if world_size != -1 else int(os.environ.get("WORLD_SIZE", "1"))
    if size != 1:
        raise RuntimeError("the converted program is one process: it cannot be one of %d" % size)
    if _world.is_ready:
        raise ValueError("trying to initialize the default process group twice!")
    _world.backend = backend if backend is not None else "gloo"
    _world.is_ready = True


def destroy_process_group(group=None):
    _check()
    _world.is_ready = False


def is_initialized():
    return _world.is_ready


def get_rank(group=None):
    _check()
    return 0


def get_world_size(group=None):
    _check()
    return 1


def get_backend(group=None):
    _check()
    return _world.backend


def get_node_local_rank(fallback_rank=None):
    return 0


def new_group(ranks=None, timeout=None, backend=None, pg_options=None):
    _check()
    return None


def barrier(group=None, async_op=False, device_ids=None):
    _check()


def all_reduce(tensor, op=None, group=None, async_op=False):
    _check()
    return _Work()


def reduce(tensor, dst=0, op=None, group=None, async_op=False):
    _check()
    return _Work()


def broadcast(tensor, src=0, group=None, async_op=False):
    _check()
    return _Work()


def broadcast_object_list(object_list, src=0, group=None, device=None):
    _check()


def all_gather(tensor_list, tensor, group=None, async_op=False):
    _check()
    tensor_list[0] = tensor.clone()
    return _Work()


def all_gather_object(object_list, obj, group=None):
    _check()
    object_list[0] = obj


def gather(tensor, gather_list=None, dst=0, group=None, async_op=False):
    _check()
    if gather_list is not None:
        gather_list[0] = tensor.clone()
    return _Work()
