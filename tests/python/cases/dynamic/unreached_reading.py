# Methods that are given no value that is ever made: what they would read was never assigned.
import pprint

rows = []
for row in rows:
    pprint.pprint(row)
pprint.pprint(rows)


class Printer:
    def __init__(self, rows):
        self.rows = rows

    def text(self, item, out, level):
        lines = item.splitlines(True)
        if level == 1:
            level += 1
        for at, line in enumerate(lines):
            shown = repr(line)
        if level == 2:
            out.append(shown)
        return out

    def run(self):
        out = []
        for item in self.rows:
            self.text(item, out, 1)
        return out


print(Printer(rows).run())
