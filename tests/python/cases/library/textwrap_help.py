"""Texts for the terminal."""
import textwrap

usage = """
    usage: train
        --lr   the rate
    end
"""
print(textwrap.dedent(usage))
for line in textwrap.wrap("A rather long sentence about training that does not fit in one line.", 30):
    print("|" + line)
print(textwrap.indent(textwrap.fill("one two three four five", 10), "  "))
