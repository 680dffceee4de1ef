"""tenacity: a function is called again after it raised."""
import time


def stop_after_attempt(attempts):
    return attempts


def wait_fixed(seconds):
    return seconds


def retry(stop=0, wait=0):
    def decorate(function):
        def again(*args, **kwargs):
            attempt = 1
            while True:
                try:
                    return function(*args, **kwargs)
                except Exception:
                    if stop and attempt >= stop:
                        raise
                attempt += 1
                time.sleep(wait)

        return again

    return decorate
