"""Data by numpy, model by torch: the style of a first tutorial."""
import numpy as np
import torch
import torch.nn as nn

np.random.seed(0)
torch.manual_seed(0)

# Hyper-parameters
input_size = 3
hidden_size = 20
num_epochs = 60
learning_rate = 0.05

# Toy dataset
x_train = np.random.randn(120, input_size).astype(np.float32)
weights = np.array([[1.5], [-2.0], [0.5]], dtype=np.float32)
noise = 0.1 * np.random.randn(120, 1)
y_train = (np.tanh(x_train @ weights) + noise).astype(np.float32)
mean, std = y_train.mean(), y_train.std()
y_train = (y_train - mean) / std
print("x", x_train.shape, x_train.dtype, "y", y_train.shape, "mean %.4f std %.4f" % (mean, std))

split = int(0.8 * len(x_train))
order = np.random.permutation(len(x_train))
train_idx, test_idx = order[:split], order[split:]

model = nn.Sequential(
    nn.Linear(input_size, hidden_size),
    nn.Sigmoid(),
    nn.Linear(hidden_size, 1),
)
criterion = nn.MSELoss()
optimizer = torch.optim.RMSprop(model.parameters(), lr=learning_rate / 10)

inputs = torch.from_numpy(x_train[train_idx])
targets = torch.from_numpy(y_train[train_idx])
losses = []
for epoch in range(num_epochs):
    outputs = model(inputs)
    loss = criterion(outputs, targets)

    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    losses.append(loss.item())
    if (epoch + 1) % 15 == 0:
        print('Epoch [{}/{}], Loss: {:.4f}, mean of the last: {:.4f}'.format(
            epoch + 1, num_epochs, loss.item(), np.mean(losses[-15:])))

predicted = model(torch.from_numpy(x_train[test_idx])).detach().numpy()
error = predicted - y_train[test_idx]
print("test rmse %.4f" % np.sqrt(np.mean(error ** 2)))
worst = np.argmax(np.abs(error))
print("worst sample", worst, "of", len(test_idx))
hist = np.array([np.sum((error > lo) & (error <= lo + 0.5)) for lo in np.arange(-1.5, 1.5, 0.5)])
print("histogram", hist, hist.sum())
