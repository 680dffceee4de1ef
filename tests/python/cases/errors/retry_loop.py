# Trying again after an error, with a limit, as downloaders do.
class TransientError(Exception):
    pass


class Server:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0

    def fetch(self, name):
        self.calls += 1
        if self.calls <= self.failures:
            raise TransientError("attempt %d failed" % self.calls)
        return name * 2


def fetch_with_retries(server, name, retries=3):
    for attempt in range(retries):
        try:
            return server.fetch(name)
        except TransientError as e:
            print("retrying:", e)
            if attempt == retries - 1:
                raise
    return None


print(fetch_with_retries(Server(0), "a"))
print(fetch_with_retries(Server(2), "b"))
try:
    fetch_with_retries(Server(5), "c")
except TransientError as error:
    print("gave up:", error)
