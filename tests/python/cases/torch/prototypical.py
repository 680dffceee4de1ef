#!/usr/bin/env python
"""Prototypical networks, episodes of synthetic classes"""
from dataclasses import dataclass, field
import torch, torch.nn as nn, torch.nn.functional as F
import numpy as np
import logging, sys

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s", stream=sys.stdout)
log = logging.getLogger("protonet")

@dataclass
class Config:
    n_way: int = 5
    k_shot: int = 3
    q_query: int = 4
    episodes: int = 20
    hidden: list = field(default_factory=lambda: [32, 16])
    lr: float = 1e-2

def euclidean_dist(x, y):
    n, m, d = x.size(0), y.size(0), x.size(1)
    if d != y.size(1):
        raise ValueError("dims")
    x = x.unsqueeze(1).expand(n, m, d)
    y = y.unsqueeze(0).expand(n, m, d)
    return torch.pow(x - y, 2).sum(2)

class Sampler(object):
    def __init__(self, labels, cfg):
        self.labels = np.array(labels)
        self.cfg = cfg
        self.by_class = {c: np.where(self.labels == c)[0] for c in np.unique(self.labels)}
    def __len__(self):
        return self.cfg.episodes
    def __iter__(self):
        for _ in range(self.cfg.episodes):
            classes = np.random.choice(list(self.by_class.keys()), self.cfg.n_way, replace=False)
            batch = [np.random.permutation(self.by_class[c])[: self.cfg.k_shot + self.cfg.q_query] for c in classes]
            yield torch.from_numpy(np.stack(batch))

def build(n_in, sizes):
    layers = []
    for i, s in enumerate(sizes):
        layers += [nn.Linear(n_in, s), nn.BatchNorm1d(s)] + ([nn.ReLU()] if i < len(sizes) - 1 else [])
        n_in = s
    return nn.Sequential(*layers)

def main():
    torch.manual_seed(0); np.random.seed(0)
    cfg = Config()
    centers = np.random.randn(12, 10) * 2
    labels = np.repeat(np.arange(12), 20)
    X = torch.tensor(centers[labels] + np.random.randn(240, 10), dtype=torch.float32)
    net = build(10, cfg.hidden)
    opt = torch.optim.Adam(net.parameters(), lr=cfg.lr)
    sched = torch.optim.lr_scheduler.StepLR(opt, step_size=10, gamma=0.5)
    accs = []
    for ep, idx in enumerate(Sampler(labels, cfg), 1):
        net.train()
        emb = net(X[idx.view(-1)]).view(cfg.n_way, cfg.k_shot + cfg.q_query, -1)
        proto = emb[:, :cfg.k_shot].mean(1)
        query = emb[:, cfg.k_shot:].reshape(cfg.n_way * cfg.q_query, -1)
        dists = euclidean_dist(query, proto)
        log_p_y = F.log_softmax(-dists, dim=1).view(cfg.n_way, cfg.q_query, -1)
        target_inds = torch.arange(0, cfg.n_way).view(cfg.n_way, 1, 1).expand(cfg.n_way, cfg.q_query, 1).long()
        loss_val = -log_p_y.gather(2, target_inds).squeeze().view(-1).mean()
        _, y_hat = log_p_y.max(2)
        acc_val = torch.eq(y_hat, target_inds.squeeze()).float().mean()
        opt.zero_grad(); loss_val.backward(); opt.step(); sched.step()
        accs.append(acc_val.item())
        if ep % 5 == 0:
            log.info("episode %d loss %.4f acc %.3f lr %g", ep, loss_val.item(), np.mean(accs[-5:]), opt.param_groups[0]["lr"])
    log.info("done %s", {k: round(v, 3) for k, v in {"best": max(accs), "last": accs[-1]}.items()})

main()
