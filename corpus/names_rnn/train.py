"""Classify words of the King James Bible by where they come from, with a character RNN (after a well-known tutorial)."""
import math
import random
import string

import torch
import torch.nn as nn
import torch.nn.functional as F

all_letters = string.ascii_lowercase + " '-"
n_letters = len(all_letters)
n_hidden = 48
n_steps = 300
print_every = 50

random.seed(5)
torch.manual_seed(5)

# Words of two books, as two categories.
category_lines = {}
all_categories = []


def read_words(text, start, end):
    part = text[text.index(start):text.index(end)]
    words = set()
    for line in part.split("\n"):
        for word in line.lower().split():
            word = "".join(c for c in word if c in all_letters)
            if len(word) > 4:
                words.add(word)
    return sorted(words)


text = open("input.txt", encoding="utf-8").read()
middle = len(text) // 2
halves = {"old": text[:200000], "new": text[-200000:]}
for category, part in halves.items():
    words = [w.strip(".,:;()?!").lower() for w in part.split()]
    words = [w for w in words if w.isalpha() and w.isascii() and len(w) > 4]
    category_lines[category] = sorted(set(words))
    all_categories.append(category)
common = set(category_lines["old"]) & set(category_lines["new"])
for category in all_categories:
    category_lines[category] = [w for w in category_lines[category] if w not in common]
n_categories = len(all_categories)
print("# categories:", n_categories, all_categories)
print("words:", {c: len(w) for c, w in category_lines.items()}, "common:", len(common))


def letter_to_index(letter):
    return all_letters.find(letter)


def line_to_tensor(line):
    tensor = torch.zeros(len(line), 1, n_letters)
    for li, letter in enumerate(line):
        tensor[li][0][letter_to_index(letter)] = 1
    return tensor


class RNN(nn.Module):
    def __init__(self, input_size, hidden_size, output_size):
        super(RNN, self).__init__()
        self.hidden_size = hidden_size
        self.i2h = nn.Linear(input_size + hidden_size, hidden_size)
        self.h2o = nn.Linear(hidden_size, output_size)
        self.softmax = nn.LogSoftmax(dim=1)

    def forward(self, input, hidden):
        combined = torch.cat((input, hidden), 1)
        hidden = torch.tanh(self.i2h(combined))
        output = self.softmax(self.h2o(hidden))
        return output, hidden

    def init_hidden(self):
        return torch.zeros(1, self.hidden_size)


def category_from_output(output):
    top_n, top_i = output.topk(1)
    category_i = top_i[0].item()
    return all_categories[category_i], category_i


def random_choice(l):
    return l[random.randint(0, len(l) - 1)]


def random_training_example():
    category = random_choice(all_categories)
    line = random_choice(category_lines[category])
    category_tensor = torch.tensor([all_categories.index(category)], dtype=torch.long)
    return category, line, category_tensor, line_to_tensor(line)


rnn = RNN(n_letters, n_hidden, n_categories)
criterion = nn.NLLLoss()
optimizer = torch.optim.SGD(rnn.parameters(), lr=0.01)


def train(category_tensor, line_tensor):
    hidden = rnn.init_hidden()
    optimizer.zero_grad()
    for i in range(line_tensor.size()[0]):
        output, hidden = rnn(line_tensor[i], hidden)
    loss = criterion(output, category_tensor)
    loss.backward()
    optimizer.step()
    return output, loss.item()


current_loss = 0
all_losses = []
for step in range(1, n_steps + 1):
    category, line, category_tensor, line_tensor = random_training_example()
    output, loss = train(category_tensor, line_tensor)
    current_loss += loss
    if step % print_every == 0:
        guess, guess_i = category_from_output(output)
        correct = "+" if guess == category else "- (%s)" % category
        print("%d %d%% %.4f %s / %s %s" % (step, step / n_steps * 100, loss, line, guess, correct))
        all_losses.append(current_loss / print_every)
        current_loss = 0

print("losses:", " ".join("%.3f" % l for l in all_losses))


def evaluate(line):
    with torch.no_grad():
        hidden = rnn.init_hidden()
        for letter in line_to_tensor(line):
            output, hidden = rnn(letter, hidden)
    return output


confusion = [[0] * n_categories for _ in all_categories]
for i, category in enumerate(all_categories):
    for word in category_lines[category][::200]:
        guess, guess_i = category_from_output(evaluate(word))
        confusion[i][guess_i] += 1
for category, row in zip(all_categories, confusion):
    print("%-4s %s" % (category, " ".join("%3d" % n for n in row)))
print("chance: %.3f" % -math.log(1 / n_categories))
