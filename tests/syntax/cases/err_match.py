match x:
    case a: pass
    case [b, b]: pass
    case (c | 1): pass
    case {"k": 1, "k": 2}: pass
    case A(x=1, x=2): pass
    case A(x=1, 2): pass
    case [*a, *b]: pass
