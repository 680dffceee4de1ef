"""Which book is a verse from? A bidirectional GRU over packed sequences of different lengths."""
import random
from collections import Counter

import torch
import torch.nn as nn
import torch.optim as optim
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence
from torch.utils.data import DataLoader, Dataset

PAD, UNK = "<pad>", "<unk>"
SEED = 1234
MAX_VOCAB = 400
random.seed(SEED)
torch.manual_seed(SEED)


class Vocab:
    def __init__(self, sentences, max_size, specials=(PAD, UNK)):
        counter = Counter(token for sentence in sentences for token in sentence)
        self.itos = list(specials) + [token for token, _ in counter.most_common(max_size)]
        self.stoi = {token: i for i, token in enumerate(self.itos)}

    def __len__(self):
        return len(self.itos)

    def __getitem__(self, token):
        return self.stoi.get(token, self.stoi[UNK])

    def encode(self, tokens):
        return [self[t] for t in tokens]


class VerseDataset(Dataset):
    def __init__(self, samples, vocab):
        self.samples = [(torch.tensor(vocab.encode(tokens)), label) for tokens, label in samples]

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, index):
        return self.samples[index]


def collate(batch):
    # sort by length, longest first, as pack_padded_sequence wants it
    batch.sort(key=lambda item: len(item[0]), reverse=True)
    sequences, labels = zip(*batch)
    lengths = torch.tensor([len(s) for s in sequences])
    return pad_sequence(sequences, batch_first=True), lengths, torch.tensor(labels)


class Classifier(nn.Module):
    def __init__(self, vocab_size, embed_dim, hidden_dim, num_classes, pad_idx=0, dropout=0.2):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim, padding_idx=pad_idx)
        self.rnn = nn.GRU(embed_dim, hidden_dim, batch_first=True, bidirectional=True)
        self.fc = nn.Linear(hidden_dim * 4, num_classes)
        self.dropout = nn.Dropout(dropout)

    def forward(self, text, lengths):
        embedded = self.dropout(self.embedding(text))
        packed = pack_padded_sequence(embedded, lengths.cpu(), batch_first=True)
        packed_output, hidden = self.rnn(packed)
        output, output_lengths = pad_packed_sequence(packed_output, batch_first=True)
        # mean over the real time steps, beside the last state of each direction
        mask = (torch.arange(output.size(1))[None, :] < output_lengths[:, None]).unsqueeze(-1)
        mean = (output * mask).sum(dim=1) / output_lengths.unsqueeze(-1)
        hidden = torch.cat((hidden[-2, :, :], hidden[-1, :, :]), dim=1)
        return self.fc(self.dropout(torch.cat([mean, hidden], dim=1)))


def load_samples(path):
    with open(path) as f:
        lines = [line.strip() for line in f]
    books = {
        "genesis": lines[:300],
        "psalms": [line for line in lines if "LORD" in line and len(line) < 200][1000:1300],
        "end": lines[-300:],
    }
    samples = []
    for label, (name, verses) in enumerate(books.items()):
        tokens = ["".join(c for c in verse.lower() if c.isalpha() or c == " ").split() for verse in verses]
        samples.extend((t[:40], label) for t in tokens if t)
        print(f"{name:>8}: {len(tokens)} verses, {sum(map(len, tokens)) / len(tokens):.1f} words each")
    return samples, list(books)


def categorical_accuracy(preds, y):
    top = preds.argmax(1, keepdim=True)
    return top.eq(y.view_as(top)).sum().float() / y.shape[0]


def train(model, iterator, optimizer, criterion):
    epoch_loss = epoch_acc = 0
    model.train()
    for text, lengths, labels in iterator:
        optimizer.zero_grad()
        predictions = model(text, lengths)
        loss = criterion(predictions, labels)
        acc = categorical_accuracy(predictions, labels)
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item()
        epoch_acc += acc.item()
    return epoch_loss / len(iterator), epoch_acc / len(iterator)


def evaluate(model, iterator, criterion):
    epoch_loss = epoch_acc = 0
    model.eval()
    with torch.no_grad():
        for text, lengths, labels in iterator:
            predictions = model(text, lengths)
            epoch_loss += criterion(predictions, labels).item()
            epoch_acc += categorical_accuracy(predictions, labels).item()
    return epoch_loss / len(iterator), epoch_acc / len(iterator)


def predict_class(model, sentence, vocab, classes):
    model.eval()
    tensor = torch.LongTensor(vocab.encode(sentence.lower().split())).unsqueeze(0)
    prediction = model(tensor, torch.LongTensor([tensor.size(1)]))
    return classes[prediction.argmax(dim=1).item()]


samples, classes = load_samples("input.txt")
random.shuffle(samples)
split = int(0.8 * len(samples))
vocab = Vocab([tokens for tokens, _ in samples[:split]], MAX_VOCAB)
print(f"{len(vocab)} words, most common: {vocab.itos[2:7]}")
train_iterator = DataLoader(VerseDataset(samples[:split], vocab), batch_size=32, shuffle=True, collate_fn=collate)
valid_iterator = DataLoader(VerseDataset(samples[split:], vocab), batch_size=64, collate_fn=collate)

model = Classifier(len(vocab), 24, 24, len(classes))
print(f"The model has {sum(p.numel() for p in model.parameters() if p.requires_grad):,} trainable parameters")
optimizer = optim.Adam(model.parameters(), lr=3e-3)
criterion = nn.CrossEntropyLoss()
best_valid_loss = float("inf")

for epoch in range(4):
    train_loss, train_acc = train(model, train_iterator, optimizer, criterion)
    valid_loss, valid_acc = evaluate(model, valid_iterator, criterion)
    marker = ""
    if valid_loss < best_valid_loss:
        best_valid_loss, marker = valid_loss, " *"
    print(f"Epoch: {epoch + 1:02}")
    print(f"\tTrain Loss: {train_loss:.3f} | Train Accuracy: {train_acc * 100:.2f}%")
    print(f"\t Val. Loss: {valid_loss:.3f} |  Val. Accuracy: {valid_acc * 100:.2f}%{marker}")

for sentence in ["And God made the beast of the earth", "Sing unto the LORD a new song", "behold I come quickly"]:
    print(sentence, "->", predict_class(model, sentence, vocab, classes))
