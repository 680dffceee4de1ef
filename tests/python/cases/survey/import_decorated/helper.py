def again(times=1, note=""):
    def decorate(function):
        def run(*args, **kwargs):
            for k in range(times):
                result = function(*args, **kwargs)
            return result

        return run

    return decorate


@again(times=2)
def push(name, scale=1):
    print("push", name, scale)
    return scale
