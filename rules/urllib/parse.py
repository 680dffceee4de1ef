"""urllib.parse: the parts of URLs."""
from typing import NamedTuple

_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~"


def _host_of(netloc):
    host = netloc.rpartition("@")[2]
    name = host.partition("]")[0][1:] if host.startswith("[") else host.partition(":")[0]
    return name.lower() if name else None


def _port_of(netloc):
    port = netloc.rpartition("@")[2].rpartition("]")[2].partition(":")[2]
    return int(port) if port else None


class ParseResult(NamedTuple):
    scheme: str
    netloc: str
    path: str
    params: str
    query: str
    fragment: str

    @property
    def hostname(self):
        return _host_of(self.netloc)

    @property
    def port(self):
        return _port_of(self.netloc)

    def geturl(self):
        return _joined(self.scheme, self.netloc, self.path + (";" + self.params if self.params else ""), self.query, self.fragment)


class SplitResult(NamedTuple):
    scheme: str
    netloc: str
    path: str
    query: str
    fragment: str

    @property
    def hostname(self):
        return _host_of(self.netloc)

    @property
    def port(self):
        return _port_of(self.netloc)

    def geturl(self):
        return _joined(self.scheme, self.netloc, self.path, self.query, self.fragment)


def _joined(scheme, netloc, path, query, fragment):
    url = path
    if netloc or (scheme == "file" and path.startswith("//")):
        url = "//" + netloc + ("/" + path if path and not path.startswith("/") else path)
    if scheme:
        url = scheme + ":" + url
    if query:
        url = url + "?" + query
    return url + "#" + fragment if fragment else url


def _parts(url, scheme):
    head, colon, rest = url.partition(":")
    if colon and head[:1].isalpha() and all([c.isalnum() or c in "+-." for c in head]):
        scheme = head.lower()
        url = rest
    netloc = ""
    if url.startswith("//"):
        end = len(url)
        for mark in "/?#":
            at = url.find(mark, 2)
            if at >= 0:
                end = min(end, at)
        netloc = url[2:end]
        url = url[end:]
    url, _, fragment = url.partition("#")
    path, _, query = url.partition("?")
    return (scheme, netloc, path, query, fragment)


def urlsplit(url, scheme=""):
    scheme, netloc, path, query, fragment = _parts(url, scheme)
    return SplitResult(scheme, netloc, path, query, fragment)


def urlparse(url, scheme=""):
    scheme, netloc, path, query, fragment = _parts(url, scheme)
    params = ""
    last = path.rpartition("/")[2]
    if ";" in last and scheme in ("", "http", "https", "ftp", "file"):
        at = path.find(";", len(path) - len(last))
        params = path[at + 1:]
        path = path[:at]
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunparse(components):
    scheme, netloc, path, params, query, fragment = components
    return _joined(scheme, netloc, path + (";" + params if params else ""), query, fragment)


def urlunsplit(components):
    scheme, netloc, path, query, fragment = components
    return _joined(scheme, netloc, path, query, fragment)


def urljoin(base, url):
    if not base or not url:
        return url or base
    scheme, netloc, path, query, fragment = _parts(url, "")
    base_scheme, base_netloc, base_path, base_query, _ = _parts(base, "")
    if scheme and scheme != base_scheme:
        return url
    scheme = base_scheme
    if netloc:
        return _joined(scheme, netloc, path, query, fragment)
    netloc = base_netloc
    if not path:
        return _joined(scheme, netloc, base_path, query or base_query, fragment)
    parts = path.split("/") if path.startswith("/") else base_path.split("/")[:-1] + path.split("/")
    resolved = []
    for part in parts:
        if part == "..":
            if len(resolved) > 1:
                resolved.pop()
        elif part != ".":
            resolved.append(part)
    if parts[-1] in (".", ".."):
        resolved.append("")
    joined = "/".join(resolved)
    return _joined(scheme, netloc, joined if joined.startswith("/") or not netloc else "/" + joined, query, fragment)


def quote(string, safe="/", encoding="utf-8"):
    data = string.encode(encoding) if isinstance(string, str) else string
    allowed = _SAFE + safe
    return "".join([chr(byte) if byte < 128 and chr(byte) in allowed else "%%%02X" % byte for byte in data])


def quote_plus(string, safe=""):
    return quote(string, safe + " ").replace(" ", "+")


def unquote(string, encoding="utf-8", errors="replace"):
    if "%" not in string:
        return string
    data = bytearray()
    pieces = string.split("%")
    data.extend(pieces[0].encode())
    for piece in pieces[1:]:
        digits = piece[:2]
        if len(digits) == 2 and all([c in "0123456789abcdefABCDEF" for c in digits]):
            data.append(int(digits, 16))
            data.extend(piece[2:].encode())
        else:
            data.extend(("%" + piece).encode())
    return bytes(data).decode(encoding, errors)


def unquote_plus(string):
    return unquote(string.replace("+", " "))


def urlencode(query, doseq=False):
    pairs = query.items() if isinstance(query, dict) else query
    return "&".join([quote_plus(str(key)) + "=" + quote_plus(str(value)) for key, value in pairs])


def parse_qsl(qs, keep_blank_values=False):
    pairs = []
    for part in qs.split("&"):
        name, sign, value = part.partition("=")
        if value or (keep_blank_values and part):
            pairs.append((unquote_plus(name), unquote_plus(value)))
    return pairs


def parse_qs(qs, keep_blank_values=False):
    values = {}
    for name, value in parse_qsl(qs, keep_blank_values):
        values.setdefault(name, []).append(value)
    return values
