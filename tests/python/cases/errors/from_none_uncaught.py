# raise ... from None hides what was being handled.
SETTINGS = {"lr": 0.1, "momentum": 0.9}


def setting(name):
    try:
        return SETTINGS[name]
    except KeyError:
        raise AttributeError(f"no setting {name!r}; known: {sorted(SETTINGS)}") from None


print(setting("lr"))
print(setting("decay"))
