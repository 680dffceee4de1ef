import argparse


def parser_for(names):
    parser = argparse.ArgumentParser(prog="prog", description="A tool with computed options and a description that is long enough to be wrapped at the width of the terminal.", epilog="That is all.")
    for i, name in enumerate(names):
        parser.add_argument("--" + name, "-" + name[0], type=int, required=i == 0, help="the %s of it (default: %%(default)s)" % name, default=i, choices=range(10) if i == 1 else None)
    group = parser.add_argument_group("paths", "where things are")
    group.add_argument("--output-" + names[0], metavar="DIR", help="a folder")
    group.add_argument("files", nargs="*", help="files to read")
    parser.add_argument("--verbose", "-v", action="count", default=0)
    parser.add_argument("--tag", action="append")
    parser.add_argument("--pair", nargs=2, type=float, metavar=("LOW", "HIGH"))
    parser.add_argument("--rest", nargs="+", default=["x"])
    return parser


def attempt(*words):
    try:
        print(parser_for(["width", "height", "depth"]).parse_args(words))
    except SystemExit as error:
        print("exit", error.code)


attempt("--width", "3", "a", "b", "-vv", "--tag", "x", "--tag=y", "--pair", "1", "2.5")
attempt("-w", "3", "--hei", "4", "--output-width", "out", "--rest", "1", "2")
attempt()
attempt("--width", "x")
attempt("--width", "1", "--height", "11")
attempt("--width", "1", "--pair", "1")
attempt("--width", "1", "--unknown", "5")
attempt("--width")
attempt("-w3", "--", "-file")
attempt("--help")
print(parser_for(["a1", "b1"]).parse_known_args(["--a1", "1", "--zz", "q"]))
parser_for(["width", "height"]).parse_args(["--width", "1", "--height", "z"])
