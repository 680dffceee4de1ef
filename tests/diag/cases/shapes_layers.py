# expect: T2M3101 line 11 "both 784 and 512"
# expect: T2M3101 line 15 "both 10 and 3"
# expect: T2M3101 line 16 "3 channels gets [1, 4, 9, 9]"
# expect: T2M3101 line 17 "window of 5 does not fit into a dimension of 4"
# expect: T2M3101 line 18 "window of 4 does not fit into a dimension of 2"
# expect: T2M3101 line 19 "both 8 and 3"
# exit: 3
import torch
import torch.nn as nn
net = nn.Sequential(nn.Linear(784, 512), nn.ReLU(), nn.Linear(784, 10))
print(net(torch.zeros(4, 784)).shape)


x = torch.zeros(2, 3)
print(nn.Linear(10, 2)(x).shape)
print(nn.Conv2d(3, 8, 3)(torch.zeros(1, 4, 9, 9)).shape)
print(nn.Conv2d(3, 8, 5)(torch.zeros(1, 3, 4, 4)).shape)
print(nn.MaxPool2d(4)(torch.zeros(1, 3, 2, 2)).shape)
print(nn.BatchNorm2d(8)(torch.zeros(1, 3, 4, 4)).shape)
