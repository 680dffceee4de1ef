# except KeyboardInterrupt around a loop, as trainers have it.
def train(epochs):
    for epoch in range(epochs):
        print("epoch", epoch)
        if epoch == 2:
            raise KeyboardInterrupt
    return epochs


try:
    train(2)
    train(5)
except KeyboardInterrupt:
    print("saving the checkpoint")
try:
    train(4)
except Exception:
    print("never")
except BaseException as e:
    print(type(e).__name__, repr(e))
