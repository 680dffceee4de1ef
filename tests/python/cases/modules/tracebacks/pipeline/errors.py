class StageError(ValueError):
    def __init__(self, stage, message):
        super().__init__(message)
        self.stage = stage
