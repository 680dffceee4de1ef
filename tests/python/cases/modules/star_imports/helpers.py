from settings import WIDTH


def title(text):
    return text.title()


def scale(x):
    return x * WIDTH


def _hidden():
    return "hidden"
