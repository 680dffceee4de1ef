"""Records optimizers and learning-rate schedules: tests/ops/optim.json.

An optimizer case gives its options, the first parameters and ten gradients (the same for all cases, at the head of the
file), and the parameters after steps 1, 2, 3 and 10. The gradients do not depend on the parameters, so an error in one step
shows as it is. Sparse zeros among them try the first-step and eps rules. A schedule case gives the learning rate before
training and after each of its steps.
"""
import json
import os
import random

import torch

from golden_io import FOLDER, digits

SHAPES = [[2, 3], [3]]
STEPS = 10
KEPT = (1, 2, 3, STEPS)


def draws(stream, shape, zeros=0.0):
    count = 1
    for size in shape:
        count *= size
    values = [0.0 if stream.random() < zeros else stream.randrange(-64, 65) / 32 for _ in range(count)]
    return torch.tensor(values).reshape(shape)


def problem():
    stream = random.Random("optimizers")
    start = [draws(stream, shape) for shape in SHAPES]
    gradients = [[draws(stream, shape, zeros=0.1) for shape in SHAPES] for _ in range(STEPS)]
    return start, gradients


OPTIMIZERS = [
    ("SGD", {"lr": 0.1}),
    ("SGD", {"lr": 0.1, "momentum": 0.9}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "nesterov": True}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "dampening": 0.5}),
    ("SGD", {"lr": 0.1, "weight_decay": 0.01}),
    ("SGD", {"lr": 0.1, "momentum": 0.5, "weight_decay": 0.01, "nesterov": True}),
    ("SGD", {"lr": 0.1, "momentum": 0.9, "maximize": True}),
    ("Adam", {}),
    ("Adam", {"lr": 0.01, "betas": [0.5, 0.999]}),
    ("Adam", {"lr": 0.01, "weight_decay": 0.1}),
    ("Adam", {"lr": 0.01, "amsgrad": True}),
    ("Adam", {"lr": 0.01, "eps": 0.001}),
    ("Adam", {"lr": 0.01, "weight_decay": 0.1, "decoupled_weight_decay": True}),
    ("Adam", {"lr": 0.01, "weight_decay": 0.1, "amsgrad": True, "decoupled_weight_decay": True, "maximize": True}),
    ("NAdam", {"lr": 0.01, "weight_decay": 0.1, "decoupled_weight_decay": True}),
    ("RAdam", {"lr": 0.01, "weight_decay": 0.1, "decoupled_weight_decay": True}),
    ("AdamW", {}),
    ("AdamW", {"lr": 0.01, "weight_decay": 0.1, "betas": [0.9, 0.95]}),
    ("AdamW", {"lr": 0.01, "weight_decay": 0.0}),
    ("Adadelta", {}),
    ("Adadelta", {"lr": 0.5, "rho": 0.95, "eps": 1e-5, "weight_decay": 0.01}),
    ("Adagrad", {}),
    ("Adagrad", {"lr": 0.1, "lr_decay": 0.1, "weight_decay": 0.01, "initial_accumulator_value": 0.1}),
    ("RMSprop", {}),
    ("RMSprop", {"lr": 0.01, "alpha": 0.9, "momentum": 0.5, "weight_decay": 0.01}),
    ("RMSprop", {"lr": 0.01, "centered": True}),
    ("Adamax", {"lr": 0.01, "weight_decay": 0.1}),
    ("NAdam", {"lr": 0.01}),
    ("RAdam", {"lr": 0.01}),
]

SCHEDULES = [
    ("StepLR", {"step_size": 1, "gamma": 0.7}),
    ("StepLR", {"step_size": 3}),
    ("MultiStepLR", {"milestones": [2, 5, 6], "gamma": 0.5}),
    ("ExponentialLR", {"gamma": 0.9}),
    ("CosineAnnealingLR", {"T_max": 5}),
    ("CosineAnnealingLR", {"T_max": 12, "eta_min": 0.01}),
    ("LinearLR", {"start_factor": 0.25, "total_iters": 4}),
    ("ConstantLR", {"factor": 0.5, "total_iters": 3}),
    ("LambdaLR", {"lr_lambda": "0.95 ** epoch"}),
    ("LambdaLR", {"lr_lambda": "min(1, (epoch + 1) / 4)"}),
    ("PolynomialLR", {"total_iters": 8, "power": 2.0}),
]


def optimizer_case(name, options, start, gradients):
    parameters = [p.clone().requires_grad_() for p in start]
    optimizer = getattr(torch.optim, name)(parameters, **options)
    after = {}
    for step in range(1, STEPS + 1):
        for parameter, gradient in zip(parameters, gradients[step - 1]):
            parameter.grad = gradient.clone()
        optimizer.step()
        if step in KEPT:
            after[str(step)] = [digits(p) for p in parameters]
    return {"optimizer": name, "options": options, "after": after}


def schedule_case(name, options):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    given = dict(options)
    if name == "LambdaLR":
        given["lr_lambda"] = eval("lambda epoch: " + options["lr_lambda"])
    scheduler = getattr(torch.optim.lr_scheduler, name)(optimizer, **given)
    rates = [optimizer.param_groups[0]["lr"]]
    for _ in range(12):
        optimizer.step()
        scheduler.step()
        rates.append(optimizer.param_groups[0]["lr"])
    return {"schedule": name, "options": options, "base_lr": 0.1, "lr": rates}


def plateau_case():
    """ReduceLROnPlateau is driven by a metric."""
    metrics = [1.0, 0.9, 0.95, 0.91, 0.92, 0.5, 0.49999, 0.6, 0.6, 0.6, 0.6, 0.6]
    options = {"factor": 0.5, "patience": 2}
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, **options)
    rates = [0.1]
    for metric in metrics:
        scheduler.step(metric)
        rates.append(optimizer.param_groups[0]["lr"])
    return {"schedule": "ReduceLROnPlateau", "options": options, "base_lr": 0.1, "metrics": metrics, "lr": rates}


def main():
    start, gradients = problem()
    head = {"torch": torch.__version__, "shapes": SHAPES, "start": [digits(p) for p in start],
            "gradients": [[digits(g) for g in step] for step in gradients]}
    rows = {"optimizers": [optimizer_case(*row, start, gradients) for row in OPTIMIZERS],
            "schedules": [schedule_case(*row) for row in SCHEDULES] + [plateau_case()]}
    path = os.path.join(FOLDER, "optim.json")
    with open(path, "w", encoding="utf-8") as file:
        parts = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
        for key, cases in rows.items():
            parts.append(json.dumps(key) + ": [\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]")
        file.write("{" + ",\n".join(parts) + "}\n")
    print(f"{path}: {len(rows['optimizers'])} optimizers, {len(rows['schedules'])} schedules")


if __name__ == "__main__":
    main()
