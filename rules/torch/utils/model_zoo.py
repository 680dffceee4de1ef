"""torch.utils.model_zoo: the old name of what torch.hub does."""
from torch.hub import load_state_dict_from_url as load_url
