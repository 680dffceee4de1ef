"""Tensor: what torch.linalg has too."""


class Tensor:
    @effect("raises")
    @c("mx_cholesky({self}, {upper})")
    def cholesky(self, upper: bool = False) -> Tensor["..."]: ...

    def erfc(self) -> Tensor:
        return 1 - self.erf()


@effect("raises")
@c("mx_cholesky({input}, {upper})")
def cholesky(input: Tensor["..."], upper: bool = False) -> Tensor["..."]: ...


def erfc(input: Tensor) -> Tensor:
    return 1 - input.erf()
