import hashlib
import os
import pickle
import tempfile

path = os.path.join(tempfile.mkdtemp(), "state.pkl")
vocabulary = {f"word{i}": i for i in range(2500)}
blob = pickle.dumps(vocabulary, pickle.HIGHEST_PROTOCOL)
print(len(blob), hashlib.md5(blob).hexdigest(), pickle.loads(blob) == vocabulary)
big = pickle.dumps(["x" * 100000, list(range(3000)), [i / 7 for i in range(20000)]])
print(len(big), hashlib.md5(big).hexdigest())
back = pickle.loads(big)
print(len(back[0]), sum(back[1]), back[2][7])
with open(path, "wb") as f:
    pickle.dump([1, 2], f)
    pickle.dump("second", f, protocol=pickle.HIGHEST_PROTOCOL)
with open(path, "rb") as f:
    print(pickle.load(f), pickle.load(f))
    try:
        pickle.load(f)
    except EOFError as error:
        print("EOFError", error)
try:
    pickle.loads(b"garbage")
except pickle.UnpicklingError as error:
    print(error)
old = b"(dp0\nS'a'\np1\nI5\nsS'b'\np2\n(lp3\nI1\naF2.5\nas."
print(pickle.loads(old))
