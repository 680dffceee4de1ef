# A configuration that handles its attributes as a dict, as minGPT's CfgNode does.
from ast import literal_eval


class CfgNode:
    """a lightweight configuration"""

    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __str__(self):
        return self._str_helper(0)

    def _str_helper(self, indent):
        parts = []
        for k, v in self.__dict__.items():
            if isinstance(v, CfgNode):
                parts.append("%s:\n" % k)
                parts.append(v._str_helper(indent + 1))
            else:
                parts.append("%s: %s\n" % (k, v))
        parts = [' ' * (indent * 4) + p for p in parts]
        return "".join(parts)

    def to_dict(self):
        return {k: v.to_dict() if isinstance(v, CfgNode) else v for k, v in self.__dict__.items()}

    def merge_from_dict(self, d):
        self.__dict__.update(d)

    def merge_from_args(self, args):
        for arg in args:
            keyval = arg.split('=')
            assert len(keyval) == 2, "expecting each override arg to be of form --arg=value, got %s" % arg
            key, val = keyval
            try:
                val = literal_eval(val)
            except ValueError:
                pass
            assert key[:2] == '--'
            key = key[2:]
            keys = key.split('.')
            obj = self
            for k in keys[:-1]:
                obj = getattr(obj, k)
            leaf_key = keys[-1]
            assert hasattr(obj, leaf_key), f"{key} is not an attribute that exists in the config"
            print("command line overwriting config attribute %s with %s" % (key, val))
            setattr(obj, leaf_key, val)


CN = CfgNode


def get_config():
    C = CN()
    C.system = CN()
    C.system.seed = 3407
    C.system.work_dir = './out/adder'
    C.model = CN(n_layer=2, n_head=None)
    C.model.model_type = 'gpt-nano'
    C.trainer = CN()
    C.trainer.learning_rate = 5e-4
    C.trainer.betas = (0.9, 0.95)
    return C


config = get_config()
print(config)
config.merge_from_args(['--model.n_layer=10', '--trainer.learning_rate=0.001', '--system.work_dir=here'])
config.model.merge_from_dict({'n_head': 4, 'n_embd': 64})
print(config.to_dict())
print(config.model.n_layer * 2, config.trainer.betas[1], config.system.work_dir.upper())
type_given = config.model.model_type is not None
params_given = all([config.model.n_layer is not None, config.model.n_head is not None])
print(type_given, params_given, type_given ^ params_given)
print(config.model.n_embd // config.model.n_head, vars(config.system))
try:
    config.merge_from_args(['--model.depth=3'])
except AssertionError as e:
    print('AssertionError', e)
try:
    print(config.model.depth)
except AttributeError as e:
    print('AttributeError', e)
