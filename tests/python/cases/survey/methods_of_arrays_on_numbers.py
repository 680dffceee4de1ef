# A branch for arrays that an int never takes; and one that does.
import random

random.seed(3)
SHAPE = 0 if isinstance(random.randint(0, 3), int) else random.randint(0, 3).shape


def choose(n):
    action = random.randint(0, n)
    return action if SHAPE == 0 else action.reshape(SHAPE)


print(choose(4), SHAPE)
slots = [None] * 3
slots[1] = "b"
print(slots, slots.count(None), [s or "-" for s in slots])
try:
    (3).reshape(2)
except AttributeError as error:
    print(error)
loss = 0.5
print(loss.detach())
