"""packaging.version: versions of packages, which compare as PEP 440 says."""


class InvalidVersion(ValueError):
    pass


def _number(text, at):
    end = at
    while end < len(text) and text[end].isdigit():
        end += 1
    return end


def _phase(text, at, names):
    """Where a mark such as rc1 or .post2 ends, which it is, and its number; nothing if there is none."""
    start = at
    if at < len(text) and text[at] in ".-_":
        at += 1
    for name, meaning in names:
        if text.startswith(name, at):
            at += len(name)
            if at + 1 < len(text) and text[at] in ".-_" and text[at + 1].isdigit():
                at += 1
            end = _number(text, at)
            return end, meaning, int(text[at:end]) if end > at else 0
    return start, "", 0


_PRE = [("alpha", "a"), ("beta", "b"), ("preview", "rc"), ("pre", "rc"), ("rc", "rc"), ("a", "a"), ("b", "b"), ("c", "rc")]
_POST = [("post", "post"), ("rev", "post"), ("r", "post")]
_DEV = [("dev", "dev")]


class Version:
    def __init__(self, version):
        text = version.strip().lower()
        at = 1 if text.startswith("v") else 0
        self.epoch = 0
        if "!" in text:
            self.epoch = int(text[at:text.index("!")])
            at = text.index("!") + 1
        numbers = []
        while at < len(text) and text[at].isdigit():
            end = _number(text, at)
            numbers.append(int(text[at:end]))
            at = end
            if at + 1 >= len(text) or text[at] != "." or not text[at + 1].isdigit():
                break
            at += 1
        at, self._phase, self._phase_number = _phase(text, at, _PRE)
        at, is_post, self._post = _phase(text, at, _POST)
        if not is_post and at + 1 < len(text) and text[at] == "-" and text[at + 1].isdigit():
            end = _number(text, at + 1)
            is_post, self._post, at = "post", int(text[at + 1:end]), end
        self.is_postrelease = is_post != ""
        at, is_dev, self._dev = _phase(text, at, _DEV)
        self.is_devrelease = is_dev != ""
        self._local = ""
        if at + 1 < len(text) and text[at] == "+":
            self._local = text[at + 1:].replace("-", ".").replace("_", ".")
            at = len(text)
        if not numbers or at != len(text):
            raise InvalidVersion(f"Invalid version: '{version}'")
        self._numbers = numbers

    @property
    def release(self):
        return tuple(self._numbers)

    @property
    def major(self):
        return self._part(0)

    @property
    def minor(self):
        return self._part(1)

    @property
    def micro(self):
        return self._part(2)

    def _part(self, i):
        return self._numbers[i] if i < len(self._numbers) else 0

    @property
    def is_prerelease(self):
        return self._phase != "" or self.is_devrelease

    @property
    def local(self):
        return self._local if self._local else None

    @property
    def base_version(self):
        return (f"{self.epoch}!" if self.epoch else "") + ".".join(str(n) for n in self._numbers)

    @property
    def public(self):
        text = self.base_version
        if self._phase:
            text += f"{self._phase}{self._phase_number}"
        if self.is_postrelease:
            text += f".post{self._post}"
        if self.is_devrelease:
            text += f".dev{self._dev}"
        return text

    def _key(self):
        """Numbers that compare as versions do: a dev release comes before a, b, rc, these before the release, posts after it."""
        numbers = list(self._numbers)
        while numbers and numbers[-1] == 0:
            numbers.pop()
        phase = {"a": 1, "b": 2, "rc": 3, "": 4}[self._phase]
        if self._phase == "" and self.is_devrelease and not self.is_postrelease:
            phase = 0
        key = [self.epoch] + [n + 1 for n in numbers] + [0, phase, self._phase_number, self._post + 1 if self.is_postrelease else 0]
        key += [0 if self.is_devrelease else 1, self._dev]
        for part in self._local.split("."):
            if part:
                key += [2, int(part)] if part.isdigit() else [1] + [ord(c) for c in part] + [0]
        return key

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()

    def __eq__(self, other):
        return self._key() == other._key()

    def __ne__(self, other):
        return self._key() != other._key()

    def __hash__(self):
        return hash(tuple(self._key()))

    def __str__(self):
        return self.public + (f"+{self._local}" if self._local else "")

    def __repr__(self):
        return f"<Version('{self}')>"


def parse(version):
    return Version(version)
