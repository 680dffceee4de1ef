# range() where data is wanted.
import torch
r = torch.zeros(4)
print(torch.LongTensor(range(len(r))))
print(torch.tensor(range(3)), torch.FloatTensor(range(3)), torch.Tensor(range(2)), torch.IntTensor(range(1, 3)))
import numpy as np
print(np.array(range(3)), torch.as_tensor(range(3)))
import random
random.seed(1)
t = torch.arange(10)
i = random.choices(range(5), k=3)
print(t[i], t[range(2)], t[random.sample(range(6), 2)])
