"""torch.nn.modules.loss"""
from torch.nn import (
    CrossEntropyLoss, NLLLoss, MSELoss, L1Loss, SmoothL1Loss, HuberLoss, BCELoss, BCEWithLogitsLoss, KLDivLoss,
    HingeEmbeddingLoss, SoftMarginLoss, PoissonNLLLoss, MarginRankingLoss, CosineEmbeddingLoss,
    TripletMarginLoss, GaussianNLLLoss,
)
