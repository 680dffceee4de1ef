import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pack_sequence


class Classifier(nn.Module):
    def __init__(self, vocab, dim, hidden):
        super().__init__()
        self.embedding = nn.Embedding(vocab, dim, padding_idx=0)
        self.lstm = nn.LSTM(dim, hidden, num_layers=2, bidirectional=True, dropout=0.3, batch_first=True)
        self.fc = nn.Linear(2 * hidden, 2)

    def forward(self, text, lengths):
        embedded = self.embedding(text)
        packed = pack_padded_sequence(embedded, lengths, batch_first=True, enforce_sorted=False)
        packed_output, (hidden, cell) = self.lstm(packed)
        output, output_lengths = pad_packed_sequence(packed_output, batch_first=True)
        state = torch.cat((hidden[-2], hidden[-1]), dim=1)
        return self.fc(state), output, output_lengths


torch.manual_seed(0)
model = Classifier(10, 4, 5)
text = torch.tensor([[1, 2, 3, 0, 0], [4, 5, 6, 7, 8], [9, 1, 0, 0, 0]])
lengths = torch.tensor([3, 5, 2])
labels = torch.tensor([0, 1, 0])
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
criterion = nn.CrossEntropyLoss()
for step in range(3):
    optimizer.zero_grad()
    scores, output, sizes = model(text, lengths)
    loss = criterion(scores, labels)
    loss.backward()
    optimizer.step()
    print(f"{loss.item():.4f}", output.shape, sizes.tolist())
gru = nn.GRU(3, 4)
packed = pack_padded_sequence(torch.randn(4, 2, 3), [4, 2])
out, h = gru(packed, torch.zeros(1, 2, 4))
print(packed.data.shape, packed.batch_sizes.tolist())
padded, sizes = pad_packed_sequence(out, padding_value=-1.0, total_length=5)
print(padded.shape, f"{padded.sum().item():.4f} {h.sum().item():.4f}", gru.num_layers)
seqs = pack_sequence([torch.ones(3, 3), torch.ones(1, 3)])
print(seqs.data.shape)
