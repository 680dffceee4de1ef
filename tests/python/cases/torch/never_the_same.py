import torch
EOS = 1
top = torch.tensor([1, 2])[0]
print(top is EOS, top is not EOS)
xs = [1, 2]
print(xs is None, xs is EOS, xs is not EOS)
def f():
    print("called")
    return [1]
ones = f()
print(f() is EOS, xs is ones, xs is xs, top is top)
