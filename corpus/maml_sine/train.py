"""MAML on sinusoid regression: the inner loop adapts fast weights by hand, the outer loop differentiates through it."""
import argparse
import random
from collections import OrderedDict

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class SineTask:
    """y = a * sin(x + p)"""

    def __init__(self, amplitude, phase):
        self.amplitude = amplitude
        self.phase = phase

    def sample(self, k):
        x = torch.from_numpy(np.random.uniform(-5, 5, size=(k, 1)).astype(np.float32))
        return x, self.amplitude * torch.sin(x + self.phase)


def sample_tasks(n):
    return [SineTask(random.uniform(0.1, 5.0), random.uniform(0, np.pi)) for _ in range(n)]


class Learner(nn.Module):
    """Weights in a list, so that the forward pass can be given others."""

    def __init__(self, config):
        super(Learner, self).__init__()
        self.config = config
        # this dict contains all tensors needed to be optimized
        self.vars = nn.ParameterList()
        for name, param in self.config:
            if name == 'linear':
                # [ch_out, ch_in]
                w = nn.Parameter(torch.ones(*param))
                torch.nn.init.kaiming_normal_(w)
                self.vars.append(w)
                # [ch_out]
                self.vars.append(nn.Parameter(torch.zeros(param[0])))
            elif name in ['relu', 'tanh']:
                continue
            else:
                raise NotImplementedError(name)

    def extra_repr(self):
        return '\n'.join('%s:%s' % (name, tuple(param)) for name, param in self.config)

    def forward(self, x, vars=None):
        if vars is None:
            vars = self.vars
        idx = 0
        for name, param in self.config:
            if name == 'linear':
                w, b = vars[idx], vars[idx + 1]
                x = F.linear(x, w, b)
                idx += 2
            elif name == 'relu':
                x = F.relu(x)
            elif name == 'tanh':
                x = torch.tanh(x)
        # make sure variable is used properly
        assert idx == len(vars)
        return x


class Meta:
    def __init__(self, args, config):
        self.update_lr = args.update_lr
        self.task_num = args.task_num
        self.update_step = args.update_step
        self.net = Learner(config)
        self.meta_optim = torch.optim.Adam(self.net.parameters(), lr=args.meta_lr)

    def adapt(self, x, y, steps, create_graph=True):
        fast_weights = list(self.net.parameters())
        for k in range(steps):
            loss = F.mse_loss(self.net(x, fast_weights), y)
            grad = torch.autograd.grad(loss, fast_weights, create_graph=create_graph)
            fast_weights = list(map(lambda p: p[1] - self.update_lr * p[0], zip(grad, fast_weights)))
        return fast_weights

    def meta_step(self, tasks, k_spt, k_qry):
        losses_q = []
        for task in tasks:
            x_spt, y_spt = task.sample(k_spt)
            x_qry, y_qry = task.sample(k_qry)
            fast_weights = self.adapt(x_spt, y_spt, self.update_step)
            losses_q.append(F.mse_loss(self.net(x_qry, fast_weights), y_qry))

        # sum over all losses on query set across all tasks
        loss_q = sum(losses_q) / len(losses_q)
        self.meta_optim.zero_grad()
        loss_q.backward()
        self.meta_optim.step()
        return loss_q.item()

    def finetunning(self, task, k_spt, k_qry, steps):
        x_spt, y_spt = task.sample(k_spt)
        x_qry, y_qry = task.sample(k_qry)
        result = OrderedDict()
        for n in steps:
            weights = self.adapt(x_spt, y_spt, n, create_graph=False)
            with torch.no_grad():
                result[n] = F.mse_loss(self.net(x_qry, weights), y_qry).item()
        return result


def main(args):
    torch.manual_seed(222)
    np.random.seed(222)
    random.seed(222)

    config = [
        ('linear', [32, 1]),
        ('tanh', []),
        ('linear', [32, 32]),
        ('tanh', []),
        ('linear', [1, 32]),
    ]
    maml = Meta(args, config)
    num = sum(np.prod(p.shape) for p in maml.net.parameters() if p.requires_grad)
    print(maml.net)
    print('Total trainable tensors:', num)

    for step in range(args.epoch):
        loss = maml.meta_step(sample_tasks(args.task_num), args.k_spt, args.k_qry)
        if step % 10 == 0:
            print('step: %d \tmeta loss: %.4f' % (step, loss))

    results = [maml.finetunning(task, args.k_spt, args.k_qry, [0, 1, 5]) for task in sample_tasks(5)]
    for n in results[0]:
        print('after %d steps: %.4f' % (n, np.array([r[n] for r in results]).mean(axis=0)))


if __name__ == '__main__':
    argparser = argparse.ArgumentParser()
    argparser.add_argument('--epoch', type=int, help='epoch number', default=60)
    argparser.add_argument('--k_spt', type=int, help='k shot for support set', default=5)
    argparser.add_argument('--k_qry', type=int, help='k shot for query set', default=10)
    argparser.add_argument('--task_num', type=int, help='meta batch size, namely task num', default=4)
    argparser.add_argument('--meta_lr', type=float, help='meta-level outer learning rate', default=1e-3)
    argparser.add_argument('--update_lr', type=float, help='task-level inner update learning rate', default=0.01)
    argparser.add_argument('--update_step', type=int, help='task-level inner update steps', default=2)
    main(argparser.parse_args())
