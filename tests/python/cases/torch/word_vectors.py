import collections, random, re
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader

random.seed(0); np.random.seed(0); torch.manual_seed(0)
text = """the quick brown fox jumps over the lazy dog . the dog sleeps and the fox runs over the hill .
a quick dog and a lazy fox sleep on the brown hill while the quick fox jumps and runs .""" * 5
words = re.findall(r"[a-z]+", text.lower())
vocab = dict(collections.Counter(words).most_common(20))
vocab['<UNK>'] = len(words) - np.sum(list(vocab.values()))
word2idx = {word: i for i, word in enumerate(vocab.keys())}
idx2word = {i: word for i, word in enumerate(vocab.keys())}
word_counts = np.array([count for count in vocab.values()], dtype=np.float32)
word_freqs = (word_counts / np.sum(word_counts)) ** (3. / 4.)
C, K, EMB = 2, 5, 16

class WordEmbeddingDataset(Dataset):
    def __init__(self, text, word2idx, word_freqs):
        super(WordEmbeddingDataset, self).__init__()
        self.text_encoded = [word2idx.get(word, word2idx['<UNK>']) for word in text]
        self.text_encoded = torch.LongTensor(self.text_encoded)
        self.word2idx = word2idx
        self.word_freqs = torch.Tensor(word_freqs)

    def __len__(self):
        return len(self.text_encoded)

    def __getitem__(self, idx):
        center_words = self.text_encoded[idx]
        pos_indices = list(range(idx - C, idx)) + list(range(idx + 1, idx + C + 1))
        pos_indices = [i % len(self.text_encoded) for i in pos_indices]
        pos_words = self.text_encoded[pos_indices]
        neg_words = torch.multinomial(self.word_freqs, K * pos_words.shape[0], True)
        while len(set(pos_words.numpy().tolist()) & set(neg_words.numpy().tolist())) > 3:
            neg_words = torch.multinomial(self.word_freqs, K * pos_words.shape[0], True)
        return center_words, pos_words, neg_words

class EmbeddingModel(nn.Module):
    def __init__(self, vocab_size, embed_size):
        super(EmbeddingModel, self).__init__()
        initrange = 0.5 / embed_size
        self.in_embed = nn.Embedding(vocab_size, embed_size, sparse=False)
        self.in_embed.weight.data.uniform_(-initrange, initrange)
        self.out_embed = nn.Embedding(vocab_size, embed_size, sparse=False)
        self.out_embed.weight.data.uniform_(-initrange, initrange)

    def forward(self, input_labels, pos_labels, neg_labels):
        input_embedding = self.in_embed(input_labels)
        pos_embedding = self.out_embed(pos_labels)
        neg_embedding = self.out_embed(neg_labels)
        input_embedding = input_embedding.unsqueeze(2)
        pos_dot = torch.bmm(pos_embedding, input_embedding).squeeze(2)
        neg_dot = torch.bmm(neg_embedding, -input_embedding).squeeze(2)
        log_pos = F.logsigmoid(pos_dot).sum(1)
        log_neg = F.logsigmoid(neg_dot).sum(1)
        return -(log_pos + log_neg)

    def input_embedding(self):
        return self.in_embed.weight.detach().numpy()

def cosine(a, b):
    return float(np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))

def find_nearest(word, weights, k=3):
    index = word2idx[word]
    dis = np.array([1 - cosine(e, weights[index]) for e in weights])
    return [idx2word[i] for i in dis.argsort()[:k]]

ds = WordEmbeddingDataset(words, word2idx, word_freqs)
dl = DataLoader(ds, batch_size=16, shuffle=True)
model = EmbeddingModel(len(idx2word), EMB)
opt = torch.optim.SGD(model.parameters(), lr=0.2)
for e in range(2):
    for i, (center, pos, neg) in enumerate(dl):
        center = center.long(); pos = pos.long(); neg = neg.long()
        opt.zero_grad()
        loss = model(center, pos, neg).mean()
        loss.backward()
        opt.step()
        if i % 4 == 0:
            print("epoch: {}, iter: {}, loss: {:.5f}".format(e, i, loss.item()))
emb = model.input_embedding()
for w in ["fox", "dog"]:
    print(w, find_nearest(w, emb))
