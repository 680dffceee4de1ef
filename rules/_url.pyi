"""Downloads, through libcurl."""
from builtins import bytearray


@c_type("py_url_answer", pointer=True)
class Answer:
    status: int = c("{self}->status")
    content: bytes = c("{self}->content")
    url: str = c("{self}->url")
    @c("py_url_header({self}, {name})")
    def header(self, name: str) -> str | None: ...


@effect("io", "raises")
@c("py_url_fetch({url}, {method}, {headers}, {data}, {timeout}, {raises})")
def fetch(url: str, method: str | None, headers: dict[str, str] | None, data: bytes | None, timeout: float, raises: bool) -> Answer: ...
