"""requests: through libcurl; an answer is whole in memory."""
import json as _json
import urllib.parse

from _url import fetch
from requests.exceptions import ConnectionError, HTTPError, JSONDecodeError, RequestException, Timeout
from urllib.error import URLError


class codes:
    ok = 200
    not_found = 404


_reasons = {200: "OK", 201: "Created", 204: "No Content", 206: "Partial Content", 304: "Not Modified", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout", 418: "I'm a teapot", 429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}


class _Headers:
    def __init__(self, answer):
        self._answer = answer

    def get(self, name, default=None):
        value = self._answer.header(name)
        return default if value is None else value

    def __contains__(self, name):
        return self._answer.header(name) is not None

    def __getitem__(self, name):
        value = self._answer.header(name)
        if value is None:
            raise KeyError(name.lower())
        return value


class Response:
    def __init__(self, answer):
        self.url = answer.url
        self.status_code = answer.status
        self.content = answer.content
        self.headers = _Headers(answer)
        self.encoding = "utf-8"
        self.reason = _reasons.get(answer.status, "")

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def text(self):
        return self.content.decode("utf-8", "replace")

    def json(self):
        try:
            return _json.loads(self.text)
        except ValueError as error:
            raise JSONDecodeError(str(error))

    def iter_content(self, chunk_size=1, decode_unicode=False):
        size = len(self.content) if chunk_size is None else chunk_size
        for at in range(0, len(self.content), max(size, 1)):
            yield self.content[at:at + size]

    def iter_lines(self, chunk_size=512):
        for line in self.content.splitlines():
            yield line

    def raise_for_status(self):
        if 400 <= self.status_code < 600:
            kind = "Client" if self.status_code < 500 else "Server"
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}")

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        pass

    def __bool__(self):
        return self.status_code < 400

    def __repr__(self):
        return f"<Response [{self.status_code}]>"


def _seconds(timeout):
    if timeout is None:
        return -1.0
    return float(timeout)


def request(method, url, params=None, data=None, headers=None, timeout=None, json=None, stream=False, allow_redirects=True, verify=True, auth=None):
    if params is not None:
        query = urllib.parse.urlencode(params)
        if query:
            url = url + ("&" if "?" in url else "?") + query
    given = {"User-Agent": "python-requests", "Accept": "*/*"}
    if headers is not None:
        for key, value in headers.items():
            given[key] = value
    body = None
    if json is not None:
        given["Content-Type"] = "application/json"
        body = _json.dumps(json).encode()
    elif data is not None:
        body = _body(data)
    try:
        return Response(fetch(url, method, given, body, _seconds(timeout), False))
    except URLError as error:
        if "timed out" in str(error):
            raise Timeout(str(error))
        raise ConnectionError(str(error))


def _body(data):
    if isinstance(data, bytes):
        return data
    if isinstance(data, str):
        return data.encode()
    return urllib.parse.urlencode(data).encode()


def get(url, params=None, headers=None, timeout=None, stream=False, allow_redirects=True, verify=True, auth=None):
    return request("GET", url, params, None, headers, timeout, None, stream, allow_redirects, verify, auth)


def head(url, headers=None, timeout=None, allow_redirects=False):
    return request("HEAD", url, None, None, headers, timeout)


def post(url, data=None, json=None, params=None, headers=None, timeout=None):
    return request("POST", url, params, data, headers, timeout, json)


def put(url, data=None, json=None, headers=None, timeout=None):
    return request("PUT", url, None, data, headers, timeout, json)


def delete(url, headers=None, timeout=None):
    return request("DELETE", url, None, None, headers, timeout)


class Session:
    def __init__(self):
        self.headers = {}

    def get(self, url, params=None, headers=None, timeout=None, stream=False):
        return request("GET", url, params, None, self.headers if headers is None else {**self.headers, **headers}, timeout)

    def post(self, url, data=None, json=None, headers=None, timeout=None):
        return request("POST", url, None, data, self.headers if headers is None else {**self.headers, **headers}, timeout, json)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        pass


def session():
    return Session()
