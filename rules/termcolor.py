"""termcolor: text in colours, by the sequences that terminals know."""
import os
import sys

_ATTRIBUTES = {"bold": 1, "dark": 2, "italic": 3, "underline": 4, "blink": 5, "reverse": 7, "concealed": 8, "strike": 9}
_COLORS = {"black": 30, "grey": 30, "red": 31, "green": 32, "yellow": 33, "blue": 34, "magenta": 35, "cyan": 36, "light_grey": 37,
           "dark_grey": 90, "light_red": 91, "light_green": 92, "light_yellow": 93, "light_blue": 94, "light_magenta": 95, "light_cyan": 96, "white": 97}


def _can_color():
    if "ANSI_COLORS_DISABLED" in os.environ or "NO_COLOR" in os.environ:
        return False
    if "FORCE_COLOR" in os.environ:
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def colored(text, color="", on_color="", attrs=(), *, no_color=False, force_color=False):
    result = str(text)
    if no_color or not (force_color or _can_color()):
        return result
    if color:
        result = f"\033[{_COLORS[color]}m{result}"
    if on_color:
        result = f"\033[{_COLORS[on_color[3:]] + 10}m{result}"
    for attribute in attrs:
        result = f"\033[{_ATTRIBUTES[attribute]}m{result}"
    return result + "\033[0m"


def cprint(text, color="", on_color="", attrs=(), end="\n"):
    print(colored(text, color, on_color, attrs), end=end)
