def str2bool(v):
    return v == "yes"


def kinds(values):
    out = []
    for v in values:
        v_type = type(v)
        if v is None:
            v_type = str
        elif isinstance(v, bool):
            v_type = str2bool
        out.append(v_type("3"))
    return out


print(kinds([1, None, True, 2.5, "x"]))
