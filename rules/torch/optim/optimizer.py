"""torch.optim.optimizer: the default of options that must be given."""


class _RequiredParameter:
    def __repr__(self):
        return "<required parameter>"


required = _RequiredParameter()
