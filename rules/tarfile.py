"""tarfile: archives, whole in memory; the ustar format with long names."""
import bz2
import gzip
import io
import lzma
import os
import struct
import time

BLOCK = 512


class TarError(Exception):
    pass


class ReadError(TarError):
    pass


class CompressionError(TarError):
    pass


class TarInfo:
    def __init__(self, name=""):
        self.name = name
        self.mode = 0o644
        self.uid = 0
        self.gid = 0
        self.size = 0
        self.mtime = 0
        self.type = "0"
        self.linkname = ""
        self.uname = ""
        self.gname = ""
        self.offset_data = 0

    def isfile(self):
        return self.type in ("0", "\0", "7")

    def isreg(self):
        return self.isfile()

    def isdir(self):
        return self.type == "5"

    def issym(self):
        return self.type == "2"

    def islnk(self):
        return self.type == "1"

    def __repr__(self):
        return f"<TarInfo {self.name!r} at 0x0>"


def _text(block, start, size):
    return block[start:start + size].split(b"\0")[0].decode("utf-8", "replace")


def _number(block, start, size):
    if block[start] == 0x80:
        value = 0
        for byte in block[start + 1:start + size]:
            value = value * 256 + byte
        return value
    digits = block[start:start + size].split(b"\0")[0].strip()
    return int(digits.decode(), 8) if digits else 0


def _octal(value, size):
    return f"{value:0{size - 1}o}\0".encode()


def _padded(content, size):
    return content + b"\0" * (size - len(content))


def _field(text, size):
    return _padded(text.encode()[:size], size)


class TarFile:
    def __init__(self, name=None, mode="r", fileobj=None, compression=""):
        self.name = None if name is None else str(name)
        self.mode = mode[0]
        self._compression = compression
        self._members = []
        self._parts = []
        self._content = b""
        self._fileobj = fileobj
        if self.mode == "r":
            if fileobj is not None:
                self._content = fileobj.read()
            else:
                with io.open(str(name), "rb") as f:
                    self._content = f.read()
            self._unpack()
            self._read_members()

    def _unpack(self):
        content = self._content
        if content[:2] == b"\x1f\x8b":
            self._content = gzip.decompress(content)
        elif content[:3] == b"BZh":
            self._content = bz2.decompress(content)
        elif content[:6] == b"\xfd7zXZ\0":
            self._content = lzma.decompress(content)

    def _read_members(self):
        at = 0
        long_name = ""
        long_link = ""
        is_first = True
        while at + BLOCK <= len(self._content):
            block = self._content[at:at + BLOCK]
            if block.count(b"\0") == BLOCK:
                break
            if sum(block[:148]) + 256 + sum(block[156:]) != _number(block, 148, 8):
                if is_first:
                    raise ReadError("file could not be opened successfully")
                break
            is_first = False
            info = self._info(block)
            info.offset_data = at + BLOCK
            data = self._content[at + BLOCK:at + BLOCK + info.size]
            at += BLOCK + (info.size + BLOCK - 1) // BLOCK * BLOCK
            if info.type == "L":
                long_name = _text(data, 0, len(data))
                continue
            if info.type == "K":
                long_link = _text(data, 0, len(data))
                continue
            if info.type in ("x", "g"):
                long_name = self._pax_path(data, long_name) if info.type == "x" else long_name
                continue
            if long_name:
                info.name = long_name.rstrip("/")
            if long_link:
                info.linkname = long_link
            long_name = ""
            long_link = ""
            self._members.append(info)

    def _info(self, block):
        info = TarInfo(_text(block, 0, 100))
        info.mode = _number(block, 100, 8)
        info.uid = _number(block, 108, 8)
        info.gid = _number(block, 116, 8)
        info.size = _number(block, 124, 12)
        info.mtime = _number(block, 136, 12)
        info.type = chr(block[156]) if block[156] else "0"
        info.linkname = _text(block, 157, 100)
        if block[257:262] == b"ustar":
            info.uname = _text(block, 265, 32)
            info.gname = _text(block, 297, 32)
            prefix = _text(block, 345, 155)
            if prefix and info.type not in ("L", "K"):
                info.name = prefix + "/" + info.name
        if info.type == "0" and info.name.endswith("/"):
            info.type = "5"
        info.name = info.name.rstrip("/")
        if info.type not in ("0", "7", "L", "K", "x", "g"):
            info.size = 0
        return info

    def _pax_path(self, data, otherwise):
        path = otherwise
        while data:
            size = int(data.split(b" ")[0].decode())
            record = data[:size].decode("utf-8", "replace")
            text = record[record.index(" ") + 1:-1]
            if text.startswith("path="):
                path = text[5:]
            data = data[size:]
        return path

    # reading

    def getmembers(self):
        return self._members

    def getnames(self):
        return [info.name for info in self._members]

    def getmember(self, name):
        for info in reversed(self._members):
            if info.name == name.rstrip("/"):
                return info
        raise KeyError(f"filename {name!r} not found")

    def _find(self, member):
        return member if isinstance(member, TarInfo) else self.getmember(member)

    def __iter__(self):
        return iter(self._members)

    def next(self):
        return self._members[0] if self._members else None

    def _data(self, info):
        return self._content[info.offset_data:info.offset_data + info.size]

    def extractfile(self, member):
        return io.BytesIO(self._data(self._find(member)))

    def extract(self, member, path="", set_attrs=True, *, numeric_owner=False, filter=None):
        info = self._find(member)
        parts = [part for part in info.name.split("/") if part not in ("", ".", "..")]
        target = os.path.join(str(path) if path else ".", "/".join(parts))
        if info.isdir():
            os.makedirs(target, exist_ok=True)
            return
        os.makedirs(os.path.dirname(target) or ".", exist_ok=True)
        if info.issym():
            if not os.path.lexists(target):
                os.symlink(info.linkname, target)
            return
        source = self.getmember(info.linkname) if info.islnk() else info
        with io.open(target, "wb") as f:
            f.write(self._data(source))
        os.chmod(target, info.mode & 0o777)

    def extractall(self, path=".", members=None, *, numeric_owner=False, filter=None):
        for info in self._members if members is None else members:
            self.extract(info, path)

    def list(self, verbose=True):
        for info in self._members:
            print(info.name + ("/" if info.isdir() else ""))

    # writing

    def _header(self, info):
        name = info.name + ("/" if info.isdir() else "")
        head = _field(name, 100) + _octal(info.mode & 0o7777, 8) + _octal(info.uid, 8) + _octal(info.gid, 8)
        head += _octal(info.size, 12) + _octal(int(info.mtime), 12) + b"        " + info.type.encode() + _field(info.linkname, 100)
        head += b"ustar  \0" + _field(info.uname, 32) + _field(info.gname, 32)
        head = _padded(head, BLOCK)
        return head[:148] + f"{sum(head):06o}\0 ".encode() + head[156:]

    def _put(self, info, data):
        if len(info.name.encode()) > 98:
            long = TarInfo("././@LongLink")
            name = info.name.encode() + b"\0"
            long.type = "L"
            long.size = len(name)
            self._parts.append(self._header(long))
            self._parts.append(name + b"\0" * (-len(name) % BLOCK))
        self._parts.append(self._header(info))
        if data:
            self._parts.append(data + b"\0" * (-len(data) % BLOCK))
        self._members.append(info)

    def gettarinfo(self, name, arcname=None):
        info = TarInfo(os.path.normpath(str(name if arcname is None else arcname)).lstrip("/"))
        status = os.stat(name)
        info.mode = status.st_mode & 0o7777
        info.mtime = int(status.st_mtime)
        if os.path.isdir(name):
            info.type = "5"
        else:
            info.size = status.st_size
        return info

    def addfile(self, tarinfo, fileobj=None):
        self._put(tarinfo, b"" if fileobj is None else fileobj.read())

    def add(self, name, arcname=None, recursive=True, *, filter=None):
        info = self.gettarinfo(str(name), None if arcname is None else str(arcname))
        if info.isdir():
            self._put(info, b"")
            if recursive:
                for each in sorted(os.listdir(name)):
                    self.add(os.path.join(str(name), each), os.path.join(info.name, each))
        else:
            with io.open(name, "rb") as f:
                self._put(info, f.read())

    def close(self):
        if self.mode == "r" or self.mode == "closed":
            return
        content = b"".join(self._parts) + b"\0" * (2 * BLOCK)
        content += b"\0" * (-len(content) % 10240)
        self.mode = "closed"
        if self._compression == "gz":
            content = gzip.compress(content)
        elif self._compression == "bz2":
            content = bz2.compress(content)
        elif self._compression == "xz":
            content = lzma.compress(content)
        if self._fileobj is not None:
            self._fileobj.write(content)
        else:
            with io.open(self.name, "wb") as f:
                f.write(content)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.close()


def open(name=None, mode="r", fileobj=None, bufsize=10240, **kwargs):
    parts = mode.replace("|", ":").split(":")
    return TarFile(name, parts[0], fileobj, parts[1] if len(parts) > 1 else "")


def is_tarfile(name):
    try:
        TarFile(name)
    except (TarError, OSError, EOFError, ValueError):
        return False
    return True
