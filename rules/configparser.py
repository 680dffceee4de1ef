"""configparser: sections of options, as .ini files have them."""
import re

DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10


class Error(Exception):
    def __init__(self, message=""):
        super().__init__(message)
        self.message = message


class NoSectionError(Error):
    def __init__(self, section):
        super().__init__(f"No section: {section!r}")
        self.section = section


class DuplicateSectionError(Error):
    def __init__(self, section):
        super().__init__(f"Section {section!r} already exists")
        self.section = section


class DuplicateOptionError(Error):
    pass


class NoOptionError(Error):
    def __init__(self, option, section):
        super().__init__(f"No option {option!r} in section: {section!r}")
        self.option = option
        self.section = section


class InterpolationError(Error):
    pass


class MissingSectionHeaderError(Error):
    pass


class ParsingError(Error):
    pass


_states = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}


def _truth(text):
    if text.lower() not in _states:
        raise ValueError(f"Not a boolean: {text}")
    return _states[text.lower()]


class SectionProxy:
    def __init__(self, parser, name):
        self.parser = parser
        self.name = name

    def __getitem__(self, key):
        if not self.parser.has_option(self.name, key):
            raise KeyError(key)
        return self.parser.get(self.name, key)

    def __setitem__(self, key, value):
        self.parser.set(self.name, key, value)

    def __delitem__(self, key):
        if not self.parser.remove_option(self.name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self.parser.has_option(self.name, key)

    def __len__(self):
        return len(self.keys())

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        return list(self.parser._names(self.name))

    def values(self):
        return [self[key] for key in self.keys()]

    def items(self):
        return [(key, self[key]) for key in self.keys()]

    def get(self, option, fallback=None):
        return self.parser.get(self.name, option) if option in self else fallback

    def getint(self, option, fallback=None):
        return int(self.parser.get(self.name, option)) if option in self else fallback

    def getfloat(self, option, fallback=None):
        return float(self.parser.get(self.name, option)) if option in self else fallback

    def getboolean(self, option, fallback=None):
        return _truth(self.parser.get(self.name, option)) if option in self else fallback

    def __repr__(self):
        return f"<Section: {self.name}>"


_missing = "\0missing"


class RawConfigParser:
    def __init__(self, defaults=None, dict_type=None, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section="DEFAULT", interpolation=None):
        self._sections = {}
        self._defaults = {}
        self._allow_no_value = allow_no_value
        self._delimiters = delimiters
        self._comments = comment_prefixes
        self._inline = () if inline_comment_prefixes is None else inline_comment_prefixes
        self._strict = strict
        self.default_section = default_section
        if defaults is not None:
            for key, value in defaults.items():
                self._defaults[self.optionxform(key)] = str(value)

    def optionxform(self, optionstr):
        return optionstr.lower()

    def _interpolated(self, section, option, text, depth):
        return text

    # what there is

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections.keys())

    def has_section(self, section):
        return section in self._sections

    def _own(self, section):
        if section == self.default_section:
            return self._defaults
        if section not in self._sections:
            raise NoSectionError(section)
        return self._sections[section]

    def _names(self, section):
        names = dict(self._own(section))
        for key in self._defaults:
            if key not in names:
                names[key] = self._defaults[key]
        return names

    def options(self, section):
        if section not in self._sections:
            raise NoSectionError(section)
        return list(self._names(section).keys())

    def has_option(self, section, option):
        if section != self.default_section and section not in self._sections:
            return False
        return self.optionxform(option) in self._names(section)

    def get(self, section, option, *, raw=False, vars=None, fallback=_missing):
        key = self.optionxform(option)
        if vars is not None and key in vars:
            return vars[key]
        if section != self.default_section and section not in self._sections:
            if fallback == _missing:
                raise NoSectionError(section)
            return fallback
        names = self._names(section)
        if key not in names:
            if fallback == _missing:
                raise NoOptionError(option, section)
            return fallback
        return names[key] if raw or names[key] is None else self._interpolated(section, option, names[key], 1)

    def getint(self, section, option, *, raw=False, vars=None, fallback=None):
        if fallback is not None and not self.has_option(section, option):
            return fallback
        return int(self.get(section, option, raw=raw))

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=None):
        if fallback is not None and not self.has_option(section, option):
            return fallback
        return float(self.get(section, option, raw=raw))

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=None):
        if fallback is not None and not self.has_option(section, option):
            return fallback
        return _truth(self.get(section, option, raw=raw))

    def items(self, section=None):
        if section is None:
            return [(name, self[name]) for name in self]
        return [(key, self.get(section, key)) for key in self._names(section)]

    def keys(self):
        return [self.default_section] + self.sections()

    def values(self):
        return [self[name] for name in self.keys()]

    def __iter__(self):
        return iter([self.default_section] + self.sections())

    def __len__(self):
        return len(self._sections) + 1

    def __contains__(self, key):
        return key == self.default_section or key in self._sections

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return SectionProxy(self, key)

    # changes

    def __setitem__(self, key, value):
        values = {self.optionxform(str(option)): str(each) for option, each in value.items()}
        if key == self.default_section:
            self._defaults = values
        else:
            self._sections[key] = values

    def __delitem__(self, key):
        if not self.remove_section(key):
            raise KeyError(key)

    def add_section(self, section):
        if section in self._sections:
            raise DuplicateSectionError(section)
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        self._sections[section] = {}

    def set(self, section, option, value=None):
        self._own(section)[self.optionxform(option)] = value

    def remove_option(self, section, option):
        names = self._own(section)
        key = self.optionxform(option)
        if key not in names:
            return False
        del names[key]
        return True

    def remove_section(self, section):
        if section not in self._sections:
            return False
        del self._sections[section]
        return True

    # files

    def read(self, filenames, encoding=None):
        done = []
        for filename in [filenames] if isinstance(filenames, str) else list(filenames):
            try:
                with open(filename) as f:
                    self._read(f.read(), str(filename))
            except OSError:
                continue
            done.append(filename)
        return done

    def read_file(self, f, source=None):
        self._read(f.read(), "<???>" if source is None else source)

    def read_string(self, string, source="<string>"):
        self._read(string, source)

    def read_dict(self, dictionary, source="<dict>"):
        for section, options in dictionary.items():
            if section != self.default_section and section not in self._sections:
                self._sections[section] = {}
            for key, value in options.items():
                self._own(section)[self.optionxform(str(key))] = str(value)

    def _without_comment(self, line):
        stripped = line.strip()
        for prefix in self._comments:
            if stripped.startswith(prefix):
                return ""
        for prefix in self._inline:
            at = line.find(prefix)
            while at > 0 and not line[at - 1].isspace():
                at = line.find(prefix, at + 1)
            if at >= 0:
                line = line[:at]
        return line

    def _read(self, text, source):
        section = ""
        option = ""
        indent = 0
        seen = set()
        for number, raw in enumerate(text.splitlines()):
            line = self._without_comment(raw)
            value = line.strip()
            if not value:
                if option and raw.strip() == "" and self._own(section)[option] is not None:
                    self._own(section)[option] = self._own(section)[option] + "\n"
                continue
            depth = len(line) - len(line.lstrip())
            if option and depth > indent:
                self._own(section)[option] = self._own(section)[option] + "\n" + value
                continue
            indent = depth
            if value[0] == "[" and "]" in value:
                section = value[1:value.rindex("]")]
                option = ""
                if section != self.default_section:
                    if section in self._sections and self._strict and section in seen:
                        raise DuplicateSectionError(section)
                    if section not in self._sections:
                        self._sections[section] = {}
                seen.add(section)
                continue
            if not section:
                raise MissingSectionHeaderError(f"File contains no section headers.\nfile: {source!r}, line: {number + 1}\n{raw + chr(10)!r}")
            option = self._read_option(section, value, source, number)
        self._strip_values()

    def _read_option(self, section, line, source, number):
        places = [line.find(mark) for mark in self._delimiters if mark in line]
        if not places:
            if not self._allow_no_value:
                raise ParsingError(f"Source contains parsing errors: {source!r}\n\t[line {number + 1:2d}]: {line + chr(10)!r}")
            key = self.optionxform(line)
            self._own(section)[key] = None
            return key
        at = min(places)
        key = self.optionxform(line[:at].rstrip())
        self._own(section)[key] = line[at + 1:].strip()
        return key

    def _strip_values(self):
        for options in [self._defaults] + list(self._sections.values()):
            for key in options:
                if options[key] is not None:
                    options[key] = options[key].rstrip("\n")

    def write(self, fp, space_around_delimiters=True):
        mark = " = " if space_around_delimiters else "="
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults, mark)
        for section, options in self._sections.items():
            self._write_section(fp, section, options, mark)

    def _write_section(self, fp, section, options, mark):
        fp.write(f"[{section}]\n")
        for key, value in options.items():
            if value is None:
                fp.write(f"{key}\n")
            else:
                fp.write(key + mark + str(value).replace("\n", "\n\t") + "\n")
        fp.write("\n")


class ConfigParser(RawConfigParser):
    def set(self, section, option, value=None):
        if not isinstance(value, str) and not (value is None and self._allow_no_value):
            raise TypeError("option values must be strings")
        super().set(section, option, value)

    def _interpolated(self, section, option, text, depth):
        if "%" not in text:
            return text
        if depth > 10:
            raise InterpolationError(f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r}")
        out = ""
        at = 0
        while at < len(text):
            if text[at] != "%":
                out += text[at]
                at += 1
            elif text[at:at + 2] == "%%":
                out += "%"
                at += 2
            else:
                match = re.match(r"%\(([^)]+)\)s", text[at:])
                if match is None:
                    raise InterpolationError(f"'%' must be followed by '%' or '(', found: {text[at:]!r}")
                key = self.optionxform(match.group(1))
                names = self._names(section)
                if key not in names:
                    raise InterpolationError(f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {key!r} which is not a valid option name. Raw value: {text!r}")
                out += self._interpolated(section, option, names[key], depth + 1)
                at += len(match.group(0))
        return out


class SafeConfigParser(ConfigParser):
    pass
