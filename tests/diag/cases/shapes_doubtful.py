# expect: T2M3102 line 9 "cannot be multiplied"
# expect: T2M3102 line 12 "do not broadcast"
# expect: T2M2001 line 13
# exit: 1
import torch
a = torch.zeros(2, 3)
b = torch.zeros(4, 5)
try:
    print(a @ b)
except RuntimeError as error:
    print(error)
print(a + torch.zeros(4))
print(torch.no_such_function(a))
