"""urllib.request: downloads, whole in memory."""
import io

from _url import fetch


class Request:
    def __init__(self, url, data=None, headers=None, method=None):
        self.full_url = url
        self.data = data
        self.headers = {} if headers is None else dict(headers)
        self.method = method

    def add_header(self, key, val):
        self.headers[key] = val


class _Headers:
    def __init__(self, answer):
        self._answer = answer

    def get(self, name, default=None):
        value = self._answer.header(name)
        return default if value is None else value

    def __getitem__(self, name):
        return self._answer.header(name)


class _Response:
    def __init__(self, answer):
        self.url = answer.url
        self.status = answer.status
        self.headers = _Headers(answer)
        self._content = io.BytesIO(answer.content)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self._content.close()

    def read(self, amt=-1):
        return self._content.read(amt)

    def readline(self):
        return self._content.readline()

    def __iter__(self):
        return iter(self._content.readlines())

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def close(self):
        self._content.close()


def urlopen(url, data=None, timeout=-1.0):
    if isinstance(url, Request):
        return _Response(fetch(url.full_url, url.method, url.headers, url.data, float(timeout), True))
    return _Response(fetch(url, None, None, data, float(timeout), True))


def urlretrieve(url, filename=None, reporthook=None):
    answer = fetch(url, None, None, None, -1.0, True)
    place = url.removeprefix("file://") if filename is None else str(filename)
    if filename is not None:
        with open(place, "wb") as f:
            f.write(answer.content)
    if reporthook is not None:
        size = len(answer.content)
        reporthook(0, 8192, size)
        for block in range((size + 8191) // 8192):
            reporthook(block + 1, 8192, size)
    return (place, _Headers(answer))
