"""requests.exceptions"""


class RequestException(IOError):
    def __init__(self, message=""):
        super().__init__(message)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class TooManyRedirects(RequestException):
    pass


class MissingSchema(RequestException):
    pass


class InvalidURL(RequestException):
    pass


class JSONDecodeError(RequestException):
    pass
