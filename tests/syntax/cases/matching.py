match x:
    case 1 | -2 | 3.5 | -1 + 2j | "a" 'b' | None: pass
    case [a, b, *_]: pass
    case (c, d): pass
    case f, *rest: pass
    case {"k": v, -1: w, A.B: _, **others}: pass
    case A.B(x, y, z=1, w=_) as whole if whole > 1: pass
    case A() | B(1): pass
    case Color.RED: pass
    case A(x=B() as y, z=1 | 2 as w): pass
    case [[1, [2]], {}]: pass
    case _: pass
match a, b:
    case _: pass
