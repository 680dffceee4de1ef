# expect: T2M3101 line 17 "[2, 3] and [4, 5] cannot be multiplied"
# expect: T2M3101 line 18 "[2, 3, 4] and [2, 5, 6] cannot be multiplied"
# expect: T2M3101 line 19 "cannot be joined along dimension 0"
# expect: T2M3101 line 20 "[2, 3] cannot be viewed as [4, 2]"
# expect: T2M3101 line 21 "[2, 3] cannot be viewed as [-1, 4]"
# expect: T2M3101 line 22 "[2, 3] and [2, 4] do not broadcast"
# expect: T2M3101 line 23 "[2, 3] and [4] do not broadcast"
# expect: T2M3101 line 24 "dimension 2 is out of range for [2, 3]"
# expect: T2M3101 line 25 "dimension 3 is out of range for a tensor of 2 dimensions"
# expect: T2M3101 line 26 "too many indices"
# expect: T2M3101 line 27 "[2, 3] and [2, 4] do not broadcast"
# exit: 3
import torch
a = torch.zeros(2, 3)
b = torch.zeros(2, 4)

print(torch.matmul(a, torch.zeros(4, 5)))
print(torch.bmm(torch.zeros(2, 3, 4), torch.zeros(2, 5, 6)))
print(torch.cat([a, b]))
print(a.view(4, 2))
print(a.reshape(-1, 4))
print(a + b)
print(a * torch.zeros(4))
print(a.sum(dim=2))
print(a.transpose(0, 3))
print(a[0, 0, 0])
print(torch.where(a > 0, a, b))
