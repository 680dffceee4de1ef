# What text methods raise.
def attempt(f):
    try:
        print(f())
    except (ValueError, TypeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
s = "hello"
attempt(lambda: s.index("z"))
attempt(lambda: s[10])
attempt(lambda: "a,b".split(""))
attempt(lambda: "x".center(5, "ab"))
attempt(lambda: "{} {}".format(1))
attempt(lambda: "{a}".format(b=1))
attempt(lambda: "%d" % "x")
attempt(lambda: "%s %s" % ("only",))
attempt(lambda: int("x", 16))
attempt(lambda: ord("ab"))
attempt(lambda: chr(-1))
attempt(lambda: "abc".rindex("q"))
attempt(lambda: f"{3.5:d}")
