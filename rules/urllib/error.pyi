"""urllib.error"""
from builtins import OSError


class URLError(OSError): ...


class HTTPError(URLError): ...
