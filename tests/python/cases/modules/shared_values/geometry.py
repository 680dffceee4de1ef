def bounds(points):
    xs = [p[0] for p in points]
    ys = [p[1] for p in points]
    return (min(xs), min(ys)), (max(xs), max(ys))


def centre(low, high):
    return {"x": (low[0] + high[0]) / 2, "y": (low[1] + high[1]) / 2}


def shift(point, by=1.0):
    if by is None:
        return point
    x, y = point
    return x + by, y + by
