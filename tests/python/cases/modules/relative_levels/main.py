from app.net.layers import dense
from app.net.model import build
import app.io.text as text

net = build([3, 2])
print(net.run([1.0, 2.0, 3.0]))
print(text.show(net), dense.CREATED)
