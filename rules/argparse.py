"""argparse as it is where the parser's options are known only to the run: names that are computed, actions that are classes of the script,
namespace=. (Other parsers are followed when the script is converted: sema/argparse.c.)"""
import re
import shutil
import sys
import textwrap
from argparse import Namespace

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."


class ArgumentTypeError(Exception):
    pass


class ArgumentError(Exception):
    def __init__(self, argument, message):
        super().__init__(message)
        self.argument_name = None if argument is None else _name_of(argument)
        self.message = message

    def __str__(self):
        return self.message if self.argument_name is None else f"argument {self.argument_name}: {self.message}"


def _name_of(action):
    if action.option_strings:
        return "/".join(action.option_strings)
    if isinstance(action.metavar, str) and action.metavar != SUPPRESS:
        return action.metavar
    if action.dest != SUPPRESS:
        return action.dest
    return "{" + ",".join([str(choice) for choice in action.choices]) + "}" if action.choices else ""


class FileType:
    def __init__(self, mode="r", bufsize=-1, encoding=None, errors=None):
        self._mode = mode

    def __call__(self, string):
        if string == "-":
            return sys.stdin if "r" in self._mode else sys.stdout
        try:
            return open(string, self._mode)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}")


_converters = []


class _Converter:
    """The function that type= names: it stands in a list of its own, so that nothing else that is called can be one of these."""

    def __init__(self, name, number):
        self.name = name
        self.number = number

    def convert(self, text):
        return _converters[self.number](text)


def _converter(kind):
    _converters.append(lambda text: kind(text))
    return _Converter(getattr(kind, "__name__", "value"), len(_converters) - 1)


# ---- actions


class Action:
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.kind = "store"
        self.group = 1
        self.exclusive = 0
        self.parsers = {}
        self.listed = []
        self.prefix = ""

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _Store(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _Const(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _Append(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        items = list(getattr(namespace, self.dest, None) or [])
        if self.kind == "append_const":
            items.append(self.const)
        elif self.kind == "extend":
            items.extend(values)
        else:
            items.append(values)
        setattr(namespace, self.dest, items)


class _Count(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, (0 if count is None else count) + 1)


class BooleanOptionalAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, not option_string.startswith("--no-"))


class _Help(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _Version(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        text = parser.version if self.const is None else self.const
        sys.stdout.write(text.replace("%(prog)s", parser.prog) + "\n")
        parser.exit()


class _Choice:
    """A command as the help lists it."""

    def __init__(self, name, aliases, help):
        self.name = name + (f" ({', '.join(aliases)})" if aliases else "")
        self.help = help


class _SubParsersAction(Action):
    def add_parser(self, name, *, help=None, aliases=(), **kwargs):
        parser = ArgumentParser(prog=f"{self.prefix} {name}", **kwargs)
        self.parsers[name] = parser
        for alias in aliases:
            self.parsers[alias] = parser
        self.choices = list(self.parsers.keys())
        if help is not None:
            self.listed.append(_Choice(name, aliases, help))
        return parser

    def __call__(self, parser, namespace, values, option_string=None):
        name = values[0]
        if self.dest != SUPPRESS:
            setattr(namespace, self.dest, name)
        inner, rest = self.parsers[name].parse_known_args(values[1:])
        for key, value in vars(inner).items():
            setattr(namespace, key, value)
        parser.unknown.extend(rest)


# ---- help


class HelpFormatter:
    pass


class RawDescriptionHelpFormatter(HelpFormatter):
    pass


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    pass


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    pass


class MetavarTypeHelpFormatter(HelpFormatter):
    pass


def _metavars(action, otherwise, count):
    if isinstance(action.metavar, tuple):
        return [str(each) for each in action.metavar]
    if action.metavar is not None:
        return [action.metavar] * count
    if action.choices is not None:
        return ["{" + ",".join([str(choice) for choice in action.choices]) + "}"] * count
    return [otherwise] * count


def _formatted_args(action, otherwise):
    nargs = action.nargs
    if nargs is None:
        return _metavars(action, otherwise, 1)[0]
    if nargs == OPTIONAL:
        return f"[{_metavars(action, otherwise, 1)[0]}]"
    if nargs == ZERO_OR_MORE:
        names = _metavars(action, otherwise, 1)
        return f"[{names[0]} [{names[1]} ...]]" if len(names) == 2 else f"[{names[0]} ...]"
    if nargs == ONE_OR_MORE:
        names = _metavars(action, otherwise, 2)
        return f"{names[0]} [{names[1]} ...]"
    if nargs == REMAINDER:
        return "..."
    if nargs == PARSER:
        return f"{_metavars(action, otherwise, 1)[0]} ..."
    return " ".join(_metavars(action, otherwise, nargs))


def _default_metavar(action):
    return action.dest.upper() if action.option_strings else action.dest


def _usage_part(action):
    if not action.option_strings:
        return _formatted_args(action, action.dest)
    if action.kind == "boolean":
        return " | ".join(action.option_strings)
    if action.nargs == 0:
        return action.option_strings[0]
    return f"{action.option_strings[0]} {_formatted_args(action, _default_metavar(action))}"


def _invocation(action):
    if not action.option_strings:
        return _metavars(action, action.dest, 1)[0]
    if action.nargs == 0:
        return ", ".join(action.option_strings)
    args = _formatted_args(action, _default_metavar(action))
    return ", ".join([f"{option} {args}" for option in action.option_strings])


class _Group:
    def __init__(self, parser, number, exclusive, title, description):
        self.parser = parser
        self.number = number
        self.exclusive = exclusive
        self.title = title
        self.description = description

    def _typed(self, kind):
        return None if kind is None else _converter(kind)

    def add_argument(self, *args, **kwargs):
        action = self.parser.add_argument(*args, **kwargs)
        if self.number:
            action.group = self.number
        action.exclusive = self.exclusive
        return action

    def add_mutually_exclusive_group(self, *, required=False):
        group = self.parser.add_mutually_exclusive_group(required=required)
        group.number = self.number
        return group


# ---- the parser


class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=None, prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True, exit_on_error=True):
        self.prog = sys.argv[0].split("/")[-1] if prog is None else prog
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.version = ""
        self.is_raw = formatter_class is RawDescriptionHelpFormatter or formatter_class is RawTextHelpFormatter
        self.is_raw_text = formatter_class is RawTextHelpFormatter
        self.shows_defaults = formatter_class is ArgumentDefaultsHelpFormatter
        self.fromfile = fromfile_prefix_chars
        self.argument_default = argument_default
        self.allow_abbrev = allow_abbrev
        self.actions = []
        self.groups = []
        self.exclusive_required = []
        self.defaults = {}
        self.unknown = []
        self.groups.append(_Group(self, 0, 0, "positional arguments", None))
        self.groups.append(_Group(self, 1, 0, "options", None))
        if add_help:
            action = _Help(["-h", "--help"], SUPPRESS, nargs=0, default=SUPPRESS, help="show this help message and exit")
            action.kind = "help"
            self.actions.append(action)
        for parent in parents:
            for action in parent.actions:
                if action.kind != "help":
                    self.actions.append(action)
            self.defaults.update(parent.defaults)

    # what is declared

    def _typed(self, kind):
        return None if kind is None else _converter(kind)

    def _destination(self, flags, dest):
        if not flags or not flags[0].startswith("-"):
            return flags[0] if flags else dest
        if dest is not None:
            return dest
        longs = [flag for flag in flags if flag.startswith("--")]
        return (longs[0] if longs else flags[0]).lstrip("-").replace("-", "_")

    def add_argument(self, *args, **kwargs):
        flags = [str(each) for each in args]
        is_option = bool(flags) and flags[0].startswith("-")
        dest = self._destination(flags, kwargs.pop("dest", None))
        option_strings = flags if is_option else []
        action_class = kwargs.pop("action", "store")
        version = kwargs.pop("version", None)
        if "default" not in kwargs:
            kwargs["default"] = self.argument_default
            if dest in self.defaults:
                kwargs["default"] = self.defaults[dest]
        action = self._made(action_class, option_strings, dest, kwargs)
        if version is not None:
            action.const = version
        if not is_option:
            action.group = 0
            action.required = action.nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS) or (action.nargs == ZERO_OR_MORE and "default" not in kwargs)
            if action.nargs == ZERO_OR_MORE:
                action.required = action.default is None
        self._check_conflicts(action)
        self.actions.append(action)
        return action

    def _check_conflicts(self, action):
        taken = [flag for other in self.actions for flag in other.option_strings]
        both = [flag for flag in action.option_strings if flag in taken]
        if both:
            raise ArgumentError(action, f"conflicting option string{'s' if len(both) > 1 else ''}: {', '.join(both)}")

    def _made(self, kind, flags, dest, kwargs):
        default = kwargs.get("default")
        help = kwargs.get("help")
        required = kwargs.get("required", False)
        if kind == "store":
            return _Store(flags, dest, **kwargs)
        if kind == "store_true" or kind == "store_false":
            is_on = kind == "store_true"
            return _Const(flags, dest, 0, is_on, (not is_on) if default is None else default, None, None, required, help)
        if kind == "store_const":
            return _Const(flags, dest, 0, kwargs.get("const"), default, None, None, required, help)
        if kind == "append" or kind == "extend":
            action = _Append(flags, dest, **kwargs)
            if kind == "extend" and action.nargs is None:
                action.nargs = ONE_OR_MORE if False else None
            action.kind = kind
            return action
        if kind == "append_const":
            action = _Append(flags, dest, 0, kwargs.get("const"), default, None, None, required, help)
            action.kind = kind
            return action
        if kind == "count":
            return _Count(flags, dest, 0, None, default, None, None, required, help)
        if kind == "help":
            return _Help(flags, dest, 0, None, SUPPRESS, None, None, False, help)
        if kind == "version":
            return _Version(flags, dest, 0, None, SUPPRESS, None, None, False, "show program's version number and exit" if help is None else help)
        if kind is BooleanOptionalAction:
            both = []
            for flag in flags:
                both.append(flag)
                if flag.startswith("--"):
                    both.append("--no-" + flag[2:])
            if help is not None and default is not None and "%(default)" not in help:
                help = help + " (default: %(default)s)"
            action = BooleanOptionalAction(both, dest, 0, None, default, None, None, required, help)
            action.kind = "boolean"
            return action
        if isinstance(kind, str):
            raise ValueError(f'unknown action "{kind}"')
        return kind(flags, dest, **kwargs)

    def add_argument_group(self, title=None, description=None):
        group = _Group(self, len(self.groups), 0, title, description)
        self.groups.append(group)
        return group

    def add_mutually_exclusive_group(self, *, required=False):
        self.exclusive_required.append(required)
        return _Group(self, 0, len(self.exclusive_required), None, None)

    def add_subparsers(self, *, title=None, description=None, prog=None, dest=SUPPRESS, required=False, help=None, metavar=None):
        action = _SubParsersAction([], dest, PARSER, None, None, None, [], required, help, metavar)
        action.kind = "commands"
        positionals = [_usage_part(each) for each in self.actions if not each.option_strings]
        action.prefix = " ".join([self.prog] + positionals) if prog is None else prog
        action.group = 0
        if title is not None or description is not None:
            self.groups.append(_Group(self, len(self.groups), 0, "subcommands" if title is None else title, description))
            action.group = len(self.groups) - 1
        self.actions.append(action)
        return action

    def set_defaults(self, **kwargs):
        self.defaults.update(kwargs)
        for action in self.actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self.actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self.defaults.get(dest)

    # help

    def _width(self):
        return shutil.get_terminal_size().columns - 2

    def _usage_parts(self, actions):
        parts = []
        done = set()
        for action in actions:
            if action.help == SUPPRESS:
                continue
            if action.exclusive == 0:
                part = _usage_part(action)
                parts.append(part if not action.option_strings or action.required else f"[{part}]")
            elif action.exclusive not in done:
                done.add(action.exclusive)
                members = [_usage_part(each) for each in self.actions if each.exclusive == action.exclusive and each.help != SUPPRESS]
                text = " | ".join(members)
                parts.append((f"({text})" if len(members) > 1 else text) if self.exclusive_required[action.exclusive - 1] else f"[{text}]")
        return parts

    def _wrapped(self, parts, indent, prefix):
        lines = []
        line = ""
        for part in parts:
            room = len(prefix) if prefix and not lines else len(indent)
            if line and room + len(line) + 1 + len(part) > self._width():
                lines.append(indent + line)
                line = ""
            line = line + " " + part if line else part
        if line:
            lines.append(indent + line)
        if prefix:
            lines[0] = lines[0][len(indent):]
        return lines

    def format_usage(self):
        if self.usage is not None:
            return "usage: " + self.usage.replace("%(prog)s", self.prog) + "\n"
        options = self._usage_parts([each for each in self.actions if each.option_strings])
        positionals = self._usage_parts([each for each in self.actions if not each.option_strings])
        text = " ".join([self.prog] + options + positionals)
        if len("usage: ") + len(text) <= self._width():
            return f"usage: {text}\n"
        start = len("usage: ") + len(self.prog)
        if start <= 0.75 * self._width():
            indent = " " * (start + 1)
            lines = []
            if options:
                lines = self._wrapped([self.prog] + options, indent, "usage: ")
                lines += self._wrapped(positionals, indent, "")
            else:
                lines = self._wrapped([self.prog] + positionals, indent, "usage: ")
        else:
            indent = " " * len("usage: ")
            lines = [self.prog] + self._wrapped(options + positionals, indent, "")
        return "usage: " + "\n".join(lines) + "\n"

    def _expanded(self, action):
        help = action.help
        if self.shows_defaults and "%(default)" not in help and action.default != SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                help = help + " (default: %(default)s)"
        choices = "" if action.choices is None else ", ".join([str(choice) for choice in action.choices])
        known = {"prog": self.prog, "dest": action.dest, "metavar": str(action.metavar), "choices": choices, "nargs": str(action.nargs), "const": str(action.const), "default": str(action.default), "type": "None" if action.type is None else action.type.name}
        return re.sub(r"%\((\w+)\)[sd]", lambda match: known.get(match.group(1), match.group(0)), help).replace("%%", "%")

    def _lines(self, text, width):
        if self.is_raw_text:
            return text.splitlines()
        return textwrap.wrap(" ".join(text.split()), width)

    def _paragraph(self, text, indent):
        text = text.replace("%(prog)s", self.prog)
        if self.is_raw:
            return "\n".join([" " * indent + line for line in text.splitlines()]) + "\n"
        return "\n".join([" " * indent + line for line in textwrap.wrap(" ".join(text.split()), max(self._width() - indent, 11))]) + "\n"

    def _row(self, indent, header, help, place):
        width = place - indent - 2
        start = " " * indent
        if not help:
            return [start + header]
        lines = self._lines(help, max(self._width() - place, 11))
        if not lines:
            return [start + header]
        if len(header) <= width:
            first = start + header.ljust(width) + "  " + lines[0]
            return [first] + [" " * place + line for line in lines[1:]]
        return [start + header] + [" " * place + line for line in lines]

    def format_help(self):
        shown = [each for each in self.actions if each.help != SUPPRESS]
        longest = 0
        for action in shown:
            longest = max(longest, len(_invocation(action)) + 2)
            if action.kind == "commands":
                for choice in action.listed:
                    longest = max(longest, len(choice.name) + 4)
        place = min(longest + 2, min(24, max(self._width() - 20, 4)))
        parts = [self.format_usage()]
        if self.description:
            parts.append(self._paragraph(self.description, 0))
        for number, group in enumerate(self.groups):
            lines = []
            for action in shown:
                if action.group == number:
                    lines += self._row(2, _invocation(action), None if action.help is None else self._expanded(action), place)
                    if action.kind == "commands":
                        for choice in action.listed:
                            lines += self._row(4, choice.name, choice.help, place)
            if lines or group.description:
                text = f"{group.title}:\n" if group.title is not None else ""
                if group.description:
                    text += self._paragraph(group.description, 2) + "\n"
                parts.append(text + "".join([line + "\n" for line in lines]))
        if self.epilog:
            parts.append(self._paragraph(self.epilog, 0))
        return "\n".join(parts)

    def print_usage(self, file=None):
        if file is None:
            sys.stdout.write(self.format_usage())
        else:
            file.write(self.format_usage())

    def print_help(self, file=None):
        if file is None:
            sys.stdout.write(self.format_help())
        else:
            file.write(self.format_help())

    def exit(self, status=0, message=None):
        if message:
            sys.stderr.write(message)
        sys.exit(status)

    def error(self, message):
        sys.stdout.flush()
        sys.stderr.write(self.format_usage())
        self.exit(2, f"{self.prog}: error: {message}\n")

    # parsing

    def parse_args(self, args=None, namespace=None):
        found, rest = self.parse_known_args(args, namespace)
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))
        return found

    def parse_known_args(self, args=None, namespace=None):
        words = list(sys.argv[1:]) if args is None else [str(each) for each in args]
        found = Namespace() if namespace is None else namespace
        for action in self.actions:
            if action.dest != SUPPRESS and action.default != SUPPRESS and not hasattr(found, action.dest):
                setattr(found, action.dest, action.default)
        for dest, value in self.defaults.items():
            if not hasattr(found, dest):
                setattr(found, dest, value)
        self.unknown = []
        try:
            _Run(self, found, self._from_files(words)).parse()
        except ArgumentError as error:
            self.error(str(error))
        return found, self.unknown

    def parse_intermixed_args(self, args=None, namespace=None):
        return self.parse_args(args, namespace)

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _from_files(self, words):
        if self.fromfile is None:
            return words
        out = []
        for word in words:
            if not word or word[0] not in self.fromfile:
                out.append(word)
                continue
            try:
                with open(word[1:]) as f:
                    for line in f.read().splitlines():
                        out.extend(self._from_files(self.convert_arg_line_to_args(line)))
            except OSError as error:
                self.error(str(error))
        return out


def _pattern(action):
    nargs = action.nargs
    if nargs is None:
        text = "(-*A-*)"
    elif nargs == OPTIONAL:
        text = "(-*A?-*)"
    elif nargs == ZERO_OR_MORE:
        text = "(-*[A-]*)"
    elif nargs == ONE_OR_MORE:
        text = "(-*A[A-]*)"
    elif nargs == REMAINDER:
        text = "([-AO]*)"
    elif nargs == PARSER:
        text = "(-*A[-AO]*)"
    else:
        text = "(-*" + "-*".join(["A"] * nargs) + "-*)"
    return text.replace("-*", "").replace("-", "") if action.option_strings else text


class _Option:
    """What a word that names an option says."""

    def __init__(self, action, flag, value):
        self.action = action
        self.flag = flag
        self.value = value


class _Run:
    """One parse of a list of words."""

    def __init__(self, parser, namespace, words):
        self.parser = parser
        self.namespace = namespace
        self.words = words
        self.extras = []
        self.seen = []
        self.options = {}
        self.positionals = [each for each in parser.actions if not each.option_strings]
        self.pattern = ""

    def _named(self, flag):
        for action in self.parser.actions:
            if flag in action.option_strings:
                return action
        return None

    def _option_of(self, word):
        """None: it is an argument."""
        if not word.startswith("-"):
            return None
        action = self._named(word)
        if action is not None:
            return _Option(action, word, None)
        if len(word) == 1:
            return None
        if "=" in word:
            flag, value = word.split("=", 1)
            action = self._named(flag)
            if action is not None:
                return _Option(action, flag, value)
        near = self._prefixed(word)
        if len(near) > 1:
            names = ", ".join([each.flag for each in near])
            raise ArgumentError(None, f"ambiguous option: {word} could match {names}")
        if len(near) == 1:
            return near[0]
        if re.match(r"^-\d+$|^-\d*\.\d+$", word) and not self._has_numbers():
            return None
        if " " in word:
            return None
        return _Option(None, word, None)

    def _has_numbers(self):
        for action in self.parser.actions:
            for flag in action.option_strings:
                if re.match(r"^-\d+$|^-\d*\.\d+$", flag):
                    return True
        return False

    def _prefixed(self, word):
        out = []
        flag, value = word, None
        if word.startswith("--"):
            if not self.parser.allow_abbrev:
                return out
            if "=" in word:
                flag, value = word.split("=", 1)
            for action in self.parser.actions:
                for each in action.option_strings:
                    if each.startswith(flag):
                        out.append(_Option(action, each, value))
            return out
        for action in self.parser.actions:
            for each in action.option_strings:
                if each == word[:2]:
                    out.append(_Option(action, each, word[2:]))
                elif each.startswith(word):
                    out.append(_Option(action, each, None))
        return out

    def _classify(self):
        marks = []
        for at, word in enumerate(self.words):
            if word == "--":
                marks.append("-")
                marks.extend(["A"] * (len(self.words) - at - 1))
                break
            option = self._option_of(word)
            if option is None:
                marks.append("A")
            else:
                self.options[at] = option
                marks.append("O")
        self.pattern = "".join(marks)

    def parse(self):
        self._classify()
        at = 0
        last = max(self.options) if self.options else -1
        while at <= last:
            following = min([place for place in self.options if place >= at])
            if at != following:
                reached = self._take_positionals(at)
                if reached > at:
                    at = reached
                    continue
                at = reached
            if at not in self.options:
                self.extras.extend(self.words[at:following])
                at = following
            at = self._take_option(at)
        at = self._take_positionals(at)
        self.extras.extend(self.words[at:])
        self._check_required()
        self.parser.unknown = self.extras + self.parser.unknown

    def _take_option(self, at):
        option = self.options[at]
        action = option.action
        flag = option.flag
        value = option.value
        if action is None:
            self.extras.append(self.words[at])
            return at + 1
        while True:
            if value is not None:
                if action.nargs == 0:
                    if flag.startswith("--") or value == "":
                        raise ArgumentError(action, f"ignored explicit argument {value!r}")
                    self._act(action, [], flag)
                    flag = "-" + value[0]
                    value = value[1:] if len(value) > 1 else None
                    action = self._named(flag)
                    if action is None:
                        raise ArgumentError(option.action, f"ignored explicit argument {option.value!r}")
                    continue
                if re.match(_pattern(action) + "$", "A") is None:
                    raise ArgumentError(action, f"ignored explicit argument {value!r}")
                self._act(action, [value], flag)
                return at + 1
            start = at + 1
            if action.nargs == 0:
                self._act(action, [], flag)
                return start
            match = re.match(_pattern(action), self.pattern[start:])
            if match is None:
                self._fail_count(action)
            stop = start + len(match.group(0))
            self._act(action, self.words[start:stop], flag)
            return stop

    def _fail_count(self, action):
        nargs = action.nargs
        if nargs is None:
            raise ArgumentError(action, "expected one argument")
        if nargs == OPTIONAL:
            raise ArgumentError(action, "expected at most one argument")
        if nargs == ONE_OR_MORE:
            raise ArgumentError(action, "expected at least one argument")
        raise ArgumentError(action, f"expected {nargs} argument{'' if nargs == 1 else 's'}")

    def _take_positionals(self, at):
        rest = self.pattern[at:]
        for count in range(len(self.positionals), 0, -1):
            match = re.match("".join([_pattern(each) for each in self.positionals[:count]]), rest)
            if match is None:
                continue
            taken = self.positionals[:count]
            self.positionals = self.positionals[count:]
            for number, action in enumerate(taken):
                size = len(match.group(number + 1))
                self._act(action, self.words[at:at + size], None)
                at += size
            break
        return at

    def _converted(self, action, text):
        kind = action.type
        if kind is None:
            return text
        try:
            return kind.convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error))
        except (TypeError, ValueError):
            raise ArgumentError(action, f"invalid {kind.name} value: {text!r}")

    def _check_choice(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join([repr(each) for each in action.choices])
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    def _one(self, action, text):
        value = self._converted(action, text)
        self._check_choice(action, value)
        return value

    def _values(self, action, words):
        nargs = action.nargs
        if nargs not in (PARSER, REMAINDER) and "--" in words:
            words = [word for at, word in enumerate(words) if word != "--" or "--" in words[:at]]
        if nargs == 0:
            return []
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            return self._one(action, value) if isinstance(value, str) else value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if nargs is None or nargs == OPTIONAL:
            return self._one(action, words[0])
        if nargs == PARSER:
            self._check_choice(action, words[0])
            return words
        if nargs == REMAINDER:
            return [self._converted(action, word) for word in words]
        return [self._one(action, word) for word in words]

    def _act(self, action, words, flag):
        values = self._values(action, words)
        is_default = not action.option_strings and not words
        if not is_default:
            for other in self.seen:
                if action.exclusive and other.exclusive == action.exclusive and other is not action:
                    raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if not is_default or action.nargs not in (OPTIONAL, ZERO_OR_MORE):
            self.seen.append(action)
        action(self.parser, self.namespace, values, flag)

    def _check_required(self):
        missing = []
        for action in self.parser.actions:
            if any([each is action for each in self.seen]):
                continue
            if action.required:
                missing.append(_name_of(action))
            elif isinstance(action.default, str) and action.type is not None and hasattr(self.namespace, action.dest):
                if getattr(self.namespace, action.dest) == action.default:
                    setattr(self.namespace, action.dest, self._converted(action, action.default))
        if missing:
            raise ArgumentError(None, "the following arguments are required: " + ", ".join(missing))
        for number, is_required in enumerate(self.parser.exclusive_required):
            members = [each for each in self.parser.actions if each.exclusive == number + 1]
            if is_required and not [each for each in self.seen if each.exclusive == number + 1]:
                names = " ".join([_name_of(each) for each in members if each.help != SUPPRESS])
                raise ArgumentError(None, f"one of the arguments {names} is required")
