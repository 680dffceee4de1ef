import os
import tempfile
import urllib.request
from urllib.error import URLError
from urllib.request import urlopen, urlretrieve

folder = tempfile.mkdtemp()
source = os.path.join(folder, "data.txt")
with open(source, "w") as f:
    f.write("line one\nline two\n")
url = "file://" + source
target = os.path.join(folder, "copy.txt")
path, headers = urllib.request.urlretrieve(url, target)
print(path == target, open(target).read())
with urlopen(url) as response:
    print(response.read().decode("utf-8").splitlines())
data = urllib.request.urlopen(url).read()
print(len(data), data[:4])


def progress(block, block_size, total):
    if block * block_size >= total:
        print("done", total)


urlretrieve(url, os.path.join(folder, "again.txt"), reporthook=progress)
try:
    urlopen("file://" + os.path.join(folder, "missing.txt"))
except URLError as error:
    print("URLError", "No such file" in str(error))
request = urllib.request.Request(url, headers={"User-Agent": "test"})
print(urlopen(request).read()[-4:])
if not os.path.exists(os.path.join(folder, "none")):
    print("nothing there")
