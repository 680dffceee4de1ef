"""The state of the random stream, kept and put back."""
import numpy as np

np.random.seed(3)
state = np.random.get_state()
images, labels = np.arange(8), np.arange(8) * 10
np.random.shuffle(images)
np.random.set_state(state)
np.random.shuffle(labels)
print(images, labels)
print(state[0], len(state[1]), [int(word) for word in state[1][:3]], state[2], state[3], state[4])
np.random.normal()
kept = np.random.get_state()
a = np.random.randn(3)
np.random.set_state(kept)
print(np.array_equal(a, np.random.randn(3)), kept[3], kept[4])
rng = np.random.RandomState(5)
middle = rng.get_state()
x = rng.rand(2)
rng.set_state(middle)
print(np.array_equal(x, rng.rand(2)))
checkpoint = {"epoch": 3, "numpy": np.random.get_state()}
b = np.random.rand(2)
np.random.set_state(checkpoint["numpy"])
print(np.array_equal(b, np.random.rand(2)))
