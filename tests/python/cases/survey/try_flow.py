"""try, except, else and finally with break, continue and return inside loops."""
import sys


def first_good(values):
    for value in values:
        try:
            result = 10 / value
        except ZeroDivisionError:
            print("  zero, next")
            continue
        except TypeError as error:
            print("  type:", error)
            break
        else:
            print("  fine", result)
            if result > 4:
                return result
        finally:
            print("  finally", value)
    else:
        print("  exhausted")
        return None
    return -1


def load(path):
    try:
        handle = open(path)
    except (FileNotFoundError, PermissionError) as e:
        print(f"cannot open: {e}", e.errno, e.filename)
        return {}
    else:
        with handle:
            return {"lines": handle.readlines()}
    finally:
        print("load done")


def countdown():
    n = 3
    while True:
        try:
            n -= 1
            if n == 0:
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            print("-" * 20)
            print("Exiting from training early")
            break
        finally:
            print("step", n)
    return n


def returns_in_finally():
    try:
        return "body"
    finally:
        print("cleanup")


print(first_good([0, 5, 2]))
print(first_good([0, 5]))
print(load("/no/such/file.txt"))
print(countdown())
print(returns_in_finally())
try:
    try:
        int("abc")
    except ValueError as e:
        raise RuntimeError("bad config") from e
except RuntimeError as e:
    print(type(e).__name__, e, "|", repr(e.__cause__), e.args)
try:
    raise ValueError("first", 2)
except (KeyError, ValueError) as exc:
    print(exc, exc.args, repr(exc))
try:
    print([][1])
except Exception as e:
    print(e.__class__.__name__, str(e))
try:
    print({"a": 1}["missing"])
except LookupError as e:
    print(repr(e), str(e))
try:
    assert len([1]) == 2, f"expected 2, got {len([1])}"
except AssertionError as e:
    print("assert:", e)
try:
    sys.exit(3)
except SystemExit as e:
    print("exit", e.code)
raise NotImplementedError("Only %s supported" % "cuda")
