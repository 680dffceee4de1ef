def relu(x):
    return max(x, 0)


def tanh(x):
    return x / 2


acts = [relu, None, "gelu", lambda v: v]
print(relu in acts, tanh in acts, acts.index(relu), acts.count(relu), relu(1), tanh(2))
table = {relu: "r", tanh: "t", "none": 0}
print(table[relu], table.get(tanh), len(table))
for a in acts:
    if a == relu:
        print("relu")
    elif a != "gelu" and callable(a):
        print("callable")
    else:
        print(a)
print(relu == tanh, relu is relu, relu != tanh)
both = [relu, tanh]
print(relu in both, both.index(tanh), both[0] == relu, both[1] is tanh)
