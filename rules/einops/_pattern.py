"""Patterns of einops: names of axes, `(h w)` for axes in one dimension, `1`, `...`."""


def axes_of(side, dims, rest=-1):
    """The names in each dimension. `...` becomes as many names as dimensions are left."""
    words = side.replace("(", " ( ").replace(")", " ) ").replace("…", "...").split()
    count = 0
    inside = False
    for word in words:
        if word == "(":
            inside = True
        elif word == ")":
            inside = False
            count += 1
        elif not inside and word != "...":
            count += 1
    if rest < 0:
        rest = dims - count
    groups = []
    current = []
    inside = False
    for word in words:
        if word == "(":
            inside = True
            current = []
        elif word == ")":
            inside = False
            groups.append(current)
        else:
            found = [f"...{i}" for i in range(rest)] if word == "..." else [word]
            if inside:
                current.extend([name for name in found if name != "1"])
            elif word == "1":
                groups.append([])
            else:
                for name in found:
                    groups.append([name])
    return groups


def sizes_of(groups, shape, axes, pattern):
    """The size of each axis; the one that is not given in a dimension is what is left of it."""
    if len(groups) != len(shape):
        raise RuntimeError(f" Error while processing pattern {pattern!r}. Wrong shape: expected {len(groups)} dims. Received {len(shape)}-dim tensor.")
    sizes = {}
    for group, size in zip(groups, shape):
        known = 1
        unknown = []
        for name in group:
            if name in axes:
                sizes[name] = axes[name]
                known *= axes[name]
            else:
                unknown.append(name)
        if len(unknown) > 1:
            raise RuntimeError(f"Could not infer sizes for {unknown} in {pattern!r}")
        if size % known != 0 or (not unknown and size != known):
            raise RuntimeError(f" Error while processing pattern {pattern!r}. Shape mismatch, can't divide axis of length {size} in chunks of {known}")
        for name in unknown:
            if name in sizes and sizes[name] != size // known:
                raise RuntimeError(f"axis {name} has two sizes in {pattern!r}")
            sizes[name] = size // known
    return sizes


def named(groups, sizes):
    """The sizes of dimensions that hold these axes."""
    result = []
    for group in groups:
        size = 1
        for name in group:
            size *= sizes[name]
        result.append(size)
    return result
