import os
import tempfile
import torch
import torch.nn as nn
import torch.optim as optim

class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(4, 8)
        self.drop = nn.Dropout(0.5)
        self.fc2 = nn.Linear(8, 2)
    def forward(self, x):
        return self.fc2(self.drop(torch.relu(self.fc1(x))))

def train(model, optimizer, scheduler, epochs, start):
    x, y = torch.randn(32, 4), torch.randint(0, 2, (32,))
    for epoch in range(start, epochs):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        scheduler.step()
        print(epoch, '%.4f' % loss.item(), scheduler.get_last_lr())

path = os.path.join(tempfile.gettempdir(), 'tensors_checkpoint.pt')
torch.manual_seed(0)
model = Net()
optimizer = optim.Adam(model.parameters(), lr=0.01)
scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)
train(model, optimizer, scheduler, 3, 0)
state = {
    'epoch': 3,
    'model_state_dict': model.state_dict(),
    'optimizer_state_dict': optimizer.state_dict(),
    'scheduler': scheduler.state_dict(),
    'best_acc': 0.75,
    'rng': torch.get_rng_state(),
}
torch.save(state, path)
train(model, optimizer, scheduler, 6, 3)

checkpoint = torch.load(path, map_location='cpu')
model2 = Net()
optimizer2 = optim.Adam(model2.parameters(), lr=0.01)
scheduler2 = optim.lr_scheduler.StepLR(optimizer2, step_size=2, gamma=0.5)
model2.load_state_dict(checkpoint['model_state_dict'])
optimizer2.load_state_dict(checkpoint['optimizer_state_dict'])
scheduler2.load_state_dict(checkpoint['scheduler'])
start = checkpoint['epoch']
print(start, checkpoint['best_acc'])
torch.set_rng_state(checkpoint['rng'])
train(model2, optimizer2, scheduler2, 6, start)
