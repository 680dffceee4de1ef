def generic[T: int, *Ts, **P](x: T) -> list[T]: pass
type Alias[T] = list[T]
