# Skip-gram with negative sampling on a piece of the Bible.
import collections
import random
import re

import torch
import torch.nn as nn
import torch.nn.functional as F

WINDOW = 2
NEGATIVES = 4
DIM = 16
BATCH = 64
EPOCHS = 2


def tokenize(path, limit):
    with open(path) as f:
        text = f.read(limit).lower()
    return re.findall(r"[a-z]+", text)


def build_vocab(tokens, min_count=3):
    counts = collections.Counter(tokens)
    kept = [(w, c) for w, c in counts.most_common() if c >= min_count]
    word2id = {w: i for i, (w, _) in enumerate(kept)}
    id2word = {i: w for w, i in word2id.items()}
    weights = torch.tensor([c for _, c in kept], dtype=torch.float) ** 0.75
    return word2id, id2word, weights / weights.sum()


def pairs(ids, window):
    """(center, context) for every word and each neighbour in the window."""
    for i, center in enumerate(ids):
        lo, hi = max(0, i - window), min(len(ids), i + window + 1)
        for j in range(lo, hi):
            if j != i:
                yield center, ids[j]


class SkipGram(nn.Module):
    def __init__(self, vocab_size, dim):
        super().__init__()
        self.center = nn.Embedding(vocab_size, dim)
        self.context = nn.Embedding(vocab_size, dim)
        nn.init.uniform_(self.center.weight, -0.5 / dim, 0.5 / dim)
        nn.init.zeros_(self.context.weight)

    def forward(self, center, context, negatives):
        v = self.center(center)
        u = self.context(context)
        n = self.context(negatives)
        positive = F.logsigmoid((v * u).sum(1))
        negative = F.logsigmoid(-torch.bmm(n, v.unsqueeze(2)).squeeze(2)).sum(1)
        return -(positive + negative).mean()


def nearest(model, word2id, id2word, word, k=4):
    with torch.no_grad():
        vectors = F.normalize(model.center.weight, dim=1)
        scores = vectors @ vectors[word2id[word]]
        best = torch.topk(scores, k + 1).indices.tolist()
    return [id2word[i] for i in best if id2word[i] != word][:k]


def main():
    random.seed(3)
    torch.manual_seed(3)
    tokens = tokenize("input.txt", 40000)
    word2id, id2word, noise = build_vocab(tokens)
    ids = [word2id[t] for t in tokens if t in word2id]
    print(f"{len(tokens)} tokens, {len(word2id)} words, top: {[id2word[i] for i in range(5)]}")
    data = list(pairs(ids, WINDOW))
    model = SkipGram(len(word2id), DIM)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for epoch in range(EPOCHS):
        random.shuffle(data)
        total, batches = 0.0, 0
        for start in range(0, len(data) - BATCH, BATCH * 4):
            batch = data[start:start + BATCH]
            center, context = zip(*batch)
            center, context = torch.tensor(center), torch.tensor(context)
            negatives = torch.multinomial(noise, BATCH * NEGATIVES, replacement=True).view(BATCH, NEGATIVES)
            optimizer.zero_grad()
            loss = model(center, context, negatives)
            loss.backward()
            optimizer.step()
            total += loss.item()
            batches += 1
        print("epoch {}: {} batches, loss {:.4f}".format(epoch + 1, batches, total / batches))
    counts = collections.defaultdict(list)
    for word in sorted(word2id):
        counts[len(word)].append(word)
    longest = max(counts)
    print("lengths:", {n: len(counts[n]) for n in sorted(counts)})
    print("longest:", longest, counts[longest])
    print("near 'god':", len(nearest(model, word2id, id2word, "god")))


if __name__ == "__main__":
    main()
