"""Fitting arguments: what a call in a test script passes for a parameter, by its annotation, its name, or by hand.

A value is Python source. Every script begins with PRELUDE, whose names the values may use.
"""
import ast

SIZES = {"B": 2, "N": 2, "H": 8, "W": 8, "L": 8, "C": 4, "in": 4, "out": 4, "n": 4, "d": 4, "*": 4}

PRELUDE = """\
x = torch.rand(4, 4)
cube = torch.rand(2, 4, 4)
row = torch.rand(4)
images = torch.rand(2, 4, 8, 8)
mask = x > 0.5
index = torch.zeros(4, 4, dtype=torch.int64)
labels = torch.zeros(4, dtype=torch.int64)
model = nn.Linear(4, 4)
pairs = TensorDataset(x, labels)
generator = torch.Generator()
print(x, cube, row, images, mask, index, labels, model, len(pairs), generator.manual_seed(1))
"""

# By the name of the parameter, where annotations say too little.
BY_NAME = {
    "dim": "1", "dim0": "0", "dim1": "1", "index": "index", "mask": "mask", "condition": "mask", "size": "(4, 4)", "shape": "(4, 4)",
    "sizes": "(4, 4)", "padding_idx": "1", "num_samples": "3", "device": "'cpu'", "reduction": "'sum'", 
    "approximate": "'tanh'", "nonlinearity": "'relu'", "end_dim": "-1", "start_dim": "0", "generator": "generator",
    "batch1": "cube", "batch2": "cube", "num_groups": "2", "num_classes": "7", "k": "2", "params": "model.parameters()",
    "parameters": "model.parameters()", "last_epoch": "-1", "tensor": "x", "dims": "(0, 1)", "split_size": "2", "size_average": "None", "reduce": "None",
    "equation": "'ij,jk->ik'", "f": "'saved.pt'", "root": "'data'", "state_dict": "model.state_dict()",
    "output_size": "2", "kernel_size": "2", "groups": "2", "stride": "2", "padding": "1", "dilation": "1", "dataset": "pairs",
    "lengths": "[3, 1]", "indices": "[0, 2]", "label_smoothing": "0.1", "nesterov": "True", "momentum": "0.9", "dampening": "0.0",
    "data": "[[1, 2], [3, 4]]", "callable": "None", "milestones": "[2, 4]", "hook": "None", "foreach": "None", "fused": "None", "collate_fn": "None",
    "target_transform": "None", "sampler": "None", "batch_sampler": "None", "worker_init_fn": "None", "betas": "(0.8, 0.9)",
    "file": "'notes.txt'", "encoding": "'utf-8'", "indent": "4", "weights_only": "True", "map_location": "'cpu'",
}

# By API: {parameter: value}; "self" is the receiver, and "" says that a form is not made at all.
BY_API = {
    "torch.func.functional_call": {"positional": "", "keyword": "", "reordered": "", "defaults": ""},  # what fits depends on the module: tests/idioms/snippets has these forms
    "torch.autograd.functional.jacobian": {"inputs": "x", "strategy": "'reverse-mode'"},
    "builtins.bool.__init__": {"x": "True"},
    "builtins.int.bit_length": {"self": "(5)"},
    "builtins.int.item": {"self": "(5)"},
    "builtins.tuple.__contains__": {"self": "(1, 2)"},
    "builtins.range.__eq__": {"other": "range(2)"},
    "builtins.range.__ne__": {"other": "range(2)"},
    "builtins.tuple.__getitem__": {"index": "1"},
    "builtins.tuple.index": {"item": "1"},
    "builtins.dict_items.__contains__": {"item": "(3, 4)"},
    "torch.Tensor.reshape": {"*shape": "4"},
    "torch.Tensor.view": {"*shape": "4"},
    "torch.optim.lr_scheduler.SequentialLR.__init__": {"schedulers": "[torch.optim.lr_scheduler.StepLR(torch.optim.SGD(model.parameters(), 0.1), 2), torch.optim.lr_scheduler.StepLR(torch.optim.SGD(model.parameters(), 0.1), 2)]", "milestones": "[3]"},
    "torch.optim.lr_scheduler.ChainedScheduler.__init__": {"schedulers": "[torch.optim.lr_scheduler.StepLR(torch.optim.SGD(model.parameters(), 0.1), 2), torch.optim.lr_scheduler.StepLR(torch.optim.SGD(model.parameters(), 0.1), 2)]"},
    "torch.nn.utils.weight_norm": {"module": "nn.Linear(2, 3)", "name": "'weight'"},
    "torch.nn.utils.remove_weight_norm": {"module": "nn.Linear(2, 3)", "name": "'weight'"},
    "torch.nn.utils.spectral_norm": {"module": "nn.Linear(2, 3)", "name": "'weight'"},
    "torch.nn.utils.remove_spectral_norm": {"module": "nn.Linear(2, 3)", "name": "'weight'"},
    "torch.nn.utils.parametrizations.weight_norm": {"module": "nn.Linear(2, 3)", "name": "'weight'"},
    "torch.nn.utils.parametrizations.spectral_norm": {"module": "nn.Linear(2, 3)", "name": "'weight'"},
    "torch.nn.utils.parametrize.remove_parametrizations": {"module": "nn.Linear(2, 3)", "tensor_name": "'weight'"},
    "torch.nn.ModuleList.append": {"module": "nn.ReLU()"},
    "torch.nn.ModuleList.insert": {"module": "nn.ReLU()"},
    "torch.nn.ModuleList.__setitem__": {"index": "1", "module": "nn.ReLU()"},
    "torch.nn.ModuleList.extend": {"modules": "[nn.ReLU()]"},
    "torch.nn.ModuleDict.__init__": {"modules": "{'a': nn.ReLU()}"},
    "torch.nn.ModuleDict.__setitem__": {"module": "nn.ReLU()"},
    "torch.nn.ModuleDict.update": {"modules": "{'a': nn.ReLU()}"},
    "torch.nn.Sequential.__init__": {"members": "{'a': nn.ReLU()}"},
    "torch.nn.ParameterDict.__init__": {"parameters": "{'a': model.weight}"},
    "torch.nn.ParameterDict.update": {"parameters": "{'a': model.weight}"},
    "torch.nn.Identity.__init__": {"*args": "3"},
    "torch.nn.functional.pad": {"mode": "'constant'", "pad": "(1, 1)"},
    "torch.nn.functional.nll_loss": {"target": "labels", "weight": "row"},
    "torch.nn.functional.cross_entropy": {"target": "labels", "weight": "row"},
    "torch.nn.init.kaiming_uniform_": {"mode": "'fan_out'"},
    "torch.nn.init.kaiming_normal_": {"mode": "'fan_out'"},
    "torch.nn.Upsample.__init__": {"mode": "'bilinear'"},
    "torch.optim.lr_scheduler.ReduceLROnPlateau.__init__": {"mode": "'max'"},
    "pickle.dump": {"file": "open('notes.bin', 'wb')"},
    "pickle.load": {"file": "open('notes.bin', 'rb')"},
    "pickle.loads": {"data": "b'N.'"},
    "yaml.load": {"stream": "'a: 1'", "Loader": "yaml.SafeLoader"},
    "yaml.full_load": {"stream": "'a: 1'"},
    "gzip.open": {"filename": "'x.gz'"},
    "gzip.GzipFile.__init__": {"filename": "'x.gz'"},
    "gzip.compress": {"data": "b'ab'"},
    "gzip.decompress": {"data": "b'ab'"},
    "zlib.compress": {"data": "b'ab'"},
    "zlib.decompress": {"data": "b'ab'"},
    "zlib.crc32": {"data": "b'ab'"},
    **{f"{name}.{what}": {"data": "b'ab'"} for name in ("bz2", "lzma") for what in ("compress", "decompress")},
    "zlib.adler32": {"data": "b'ab'"},
    "os.write": {"data": "b'ab'"},
    "_zipfile.Archive.add": {"data": "b'ab'"},
    "builtins.open": {"mode": "'w'"},
    "functools.wraps": {"wrapped": "len"},
    "functools.cache": {"user_function": "len"},
    "functools.lru_cache": {"maxsize": "10"},
    "functools.partial": {"func": "max"},
    "functools.reduce": {"function": "max", "sequence": "[3, 1, 2]", "initial": "5"},
    **{f"statistics.{name}": {"data": "[0.5, 1.5]"} for name in ("mean", "fmean", "median", "median_low", "median_high", "variance",
                                                                    "pvariance", "stdev", "pstdev")},
    "hashlib.new": {"name": "'md5'", "data": "b'ab'"},
    "re.sub": {"repl": "'x'"},
    "logging.basicConfig": {"level": "logging.INFO", "handlers": "[logging.StreamHandler()]"},
    "pathlib.PurePath.__lt__": {"other": "pathlib.Path('b')"},
    "pathlib.PurePath.__le__": {"other": "pathlib.Path('b')"},
    "pathlib.PurePath.__gt__": {"other": "pathlib.Path('b')"},
    "pathlib.PurePath.__ge__": {"other": "pathlib.Path('b')"},
}


def tensor_of(dims, dtype):
    shape = []
    for dim in dims.split():
        if dim == "...":
            shape.append("2")
        else:
            shape.append(str(SIZES[dim]) if dim in SIZES else dim if dim.isdigit() else "3")
    size = ", ".join(shape)
    if dims == "...":
        return "x"
    if dtype and dtype not in ("float32", "float64"):
        return f"torch.zeros({size}, dtype=torch.{dtype})" if size else f"torch.tensor(1, dtype=torch.{dtype})"
    return f"torch.rand({size})" if size else "torch.tensor(0.5)"


def by_subscript(node):
    base = ast.unparse(node.value)
    inner = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    text = [item.value if isinstance(item, ast.Constant) else None for item in inner]
    if base == "Tensor":
        return tensor_of(text[0], text[1] if len(text) > 1 else None)
    if base == "int":
        return str(SIZES[text[0]])
    if base == "Literal":
        return ast.unparse(inner[0])
    if base == "dtype":
        return f"torch.{text[0]}"
    if base == "Optional":
        return value_of(inner[0])
    if base in ("list", "Iterable"):
        item = value_of(inner[0])
        return f"[{item}, {item}]"
    if base == "set":
        item = value_of(inner[0])
        return "{" + item + "}"
    if base == "frozenset":
        return f"frozenset([{'3' if ast.unparse(inner[0]) == 'Any' else value_of(inner[0])}])"
    if base == "dict_keys":
        return "{" + value_of(inner[0]) + ": 5}.keys()"
    if base == "dict":
        return "{" + f"{value_of(inner[0])}: {'5' if ast.unparse(inner[1]) == 'Any' else value_of(inner[1])}" + "}"
    if base == "tuple":
        items = [inner[0], inner[0]] if text[-1] is ... else inner
        return "(" + ", ".join(value_of(item) or "[1, 0]" for item in items) + ")"
    if base == "Callable":
        return "double" if ast.unparse(inner[0]) != "[]" else "lambda: print()"
    return "pairs" if base == "Dataset" else None


PLAIN = {
    "int": "2", "float": "0.5", "bool": "True", "str": "'abc'", "None": "None", "Any": "None", "Scalar": "2.5", "Tensor": "x",
    "dtype": "torch.float64", "Generator": "generator", "Parameters": "model.parameters()", "Module": "nn.ReLU()",
    "Parameter": "model.weight", "Optimizer": "torch.optim.SGD(model.parameters(), 0.1)", "Callable": "double", "T": "3", "K": "'a'",
    "V": "5", "TextIO": "open('notes.txt', 'w')", "device": "torch.device('cpu')", "Transform": "transforms.ToTensor()",
    "object": "3", "Boxed": "[1, 'a'][0]", "slice": "1:2", "bytes": "b'ab'", "Path": "pathlib.Path('a')",
    "timedelta": "datetime.timedelta(1)", "date": "datetime.date(2024, 1, 2)", "time": "datetime.time(1, 2)",
    "datetime": "datetime.datetime(2024, 1, 2)", "timezone": "datetime.timezone.utc", "struct_time": "time.gmtime()", "Handler": "logging.StreamHandler()", "Formatter": "logging.Formatter()",
}


def value_of(annotation):
    """A value of this annotation; None if there is no way to say one."""
    if annotation is None:
        return "None"
    if isinstance(annotation, ast.Subscript):
        return by_subscript(annotation)
    if isinstance(annotation, ast.BinOp):  # T | U: the first that is not None
        return value_of(annotation.left)
    return PLAIN.get(ast.unparse(annotation))


def other_than(default):
    """A constant like the default, but different, so that the call has to say it; None if there is none."""
    if isinstance(default, ast.UnaryOp):
        inner = other_than(default.operand)
        return f"-{inner}" if inner else None
    if not isinstance(default, ast.Constant) or default.value is None or default.value is ...:
        return None
    value = default.value
    if isinstance(value, bool):
        return str(not value)
    if isinstance(value, int):
        return str(value + 1)
    if isinstance(value, float):
        return repr(round(value / 2, 12)) if value else "0.25"
    return None


def argument(rule, param):
    own = BY_API.get(rule.qualified, {})
    name = "*" + param.name if param.kind == "vararg" else param.name
    if name in own:
        return own[name]
    text = ast.unparse(param.annotation) if param.annotation else ""
    if text == "None":
        return "None"
    if rule.qualified.startswith("numpy.") and text in ("dtype", "Optional[dtype]"):
        return "numpy.float32"
    by_annotation = value_of(param.annotation)
    if text.startswith(("Literal", "dtype[", "int[")) or text.startswith("Tensor[") and text != "Tensor['...']":
        return by_annotation
    if param.name == "dim" and text.startswith("tuple"):
        return "(0, 1)"
    if text != "bool" and fits(BY_NAME.get(param.name), text):
        return BY_NAME[param.name]
    if param.default is not None:
        return other_than(param.default) or by_annotation
    return by_annotation


def fits(value, annotation):
    """Whether a value that was chosen by name is of the kind that the annotation says."""
    first = annotation.split(" ")[0].split("[")[0]
    if value is None or first in ("Scalar", "object", "T", "TextIO", "Parameter"):
        return False
    if first in ("int", "float"):
        return value.lstrip("-").replace(".", "", first == "float").isdigit()
    if first in ("str", "tuple", "list"):
        return value[0] in {"str": "'", "tuple": "(", "list": "[("}[first]
    return first != "Tensor" or value[0] != "["
