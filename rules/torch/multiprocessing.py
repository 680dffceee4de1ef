"""torch.multiprocessing: the one process that is spawned is this one."""


def spawn(fn, args=(), nprocs=1, join=True, daemon=False, start_method="spawn"):
    if nprocs != 1:
        raise RuntimeError("the converted program is one process: it cannot spawn %d" % nprocs)
    fn(0, *args)
