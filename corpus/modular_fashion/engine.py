import torch
import torch.nn.functional as F

from utils import Average


def train_one_epoch(model, loader, optimizer, cfg, epoch):
    model.train()
    loss_avg, acc_avg = Average("loss"), Average("acc")
    for step, (images, labels) in enumerate(loader, start=1):
        optimizer.zero_grad()
        logits = model(images)
        loss = F.cross_entropy(logits, labels)
        loss.backward()
        optimizer.step()

        hits = (logits.argmax(dim=1) == labels).sum().item()
        loss_avg.update(loss.item(), n=labels.size(0))
        acc_avg.update(100.0 * hits / labels.size(0), n=labels.size(0))
        if step % cfg.log_every == 0:
            print(f"[{epoch}] step {step:3d}/{len(loader)} {loss_avg} {acc_avg}")
    return {"train_loss": loss_avg.value, "train_acc": acc_avg.value}


@torch.no_grad()
def evaluate(model, loader):
    model.eval()
    total, correct, loss = 0, 0, 0.0
    for images, labels in loader:
        logits = model(images)
        loss += F.cross_entropy(logits, labels, reduction="sum").item()
        correct += logits.argmax(1).eq(labels).sum().item()
        total += len(labels)
    return {"loss": loss / total, "accuracy": 100.0 * correct / total}
