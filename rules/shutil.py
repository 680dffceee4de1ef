"""shutil.get_terminal_size"""
import os

from _terminal import columns as _columns, lines as _lines


class terminal_size:
    def __init__(self, columns, lines):
        self.columns = columns
        self.lines = lines

    def __iter__(self):
        return iter((self.columns, self.lines))

    def __getitem__(self, index):
        return (self.columns, self.lines)[index]

    def __repr__(self):
        return f"os.terminal_size(columns={self.columns}, lines={self.lines})"


def _given(name):
    text = os.environ.get(name, "")
    return int(text) if text.isdigit() else 0


def get_terminal_size(fallback=(80, 24)):
    columns = _given("COLUMNS")
    lines = _given("LINES")
    if columns <= 0:
        columns = _columns()
    if lines <= 0:
        lines = _lines()
    return terminal_size(columns if columns > 0 else fallback[0], lines if lines > 0 else fallback[1])
