"""zipfile: what can be done with an archive."""
import io
import os

from _zipfile import Archive


class ZipInfo:
    """What is known of a member."""

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.filename = filename
        self.date_time = date_time
        self.file_size = 0
        self.compress_size = 0
        self.CRC = 0

    def is_dir(self):
        return self.filename.endswith("/")

    def __repr__(self):
        return f"<ZipInfo filename={self.filename!r} file_size={self.file_size} compress_size={self.compress_size}>"


def _name_of(member):
    return member.filename if isinstance(member, ZipInfo) else member


def _safe_target(folder, name):
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return os.path.join(folder, "/".join(parts))


class ZipFile:
    """An archive that is read or written."""

    def __init__(self, file, mode="r", compression=0, allowZip64=True, compresslevel=None):
        self.filename = str(file)
        self.mode = mode
        self._archive = Archive(file, mode, compression)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.close()

    def close(self):
        self._archive.close()

    def namelist(self):
        return [self._archive.name(index) for index in range(self._archive.count())]

    def _info(self, index):
        info = ZipInfo(self._archive.name(index), self._archive.date(index))
        info.file_size = self._archive.size(index, False)
        info.compress_size = self._archive.size(index, True)
        info.CRC = self._archive.crc(index)
        return info

    def infolist(self):
        return [self._info(index) for index in range(self._archive.count())]

    def getinfo(self, name):
        return self._info(self._archive.find(name))

    def read(self, name, pwd=None):
        return self._archive.read(_name_of(name), None if pwd is None else pwd.decode())

    def open(self, name, mode="r"):
        return io.BytesIO(self._archive.read(_name_of(name), None))

    def extract(self, member, path=None):
        name = _name_of(member)
        target = _safe_target(os.getcwd() if path is None else str(path), name)
        if name.endswith("/"):
            os.makedirs(target, exist_ok=True)
            return target
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as f:
            f.write(self._archive.read(name, None))
        return target

    def extractall(self, path=None, members=None):
        for name in self.namelist() if members is None else members:
            self.extract(name, path)

    def testzip(self):
        for name in self.namelist():
            self._archive.read(name, None)
        return None

    def writestr(self, zinfo_or_arcname, data, compress_type=-1):
        content = data.encode() if isinstance(data, str) else data
        self._archive.add(_name_of(zinfo_or_arcname), content, compress_type, 0o600)

    def write(self, filename, arcname=None, compress_type=-1):
        name = os.path.normpath(str(filename if arcname is None else arcname)).lstrip("/")
        mode = os.stat(filename).st_mode
        if os.path.isdir(filename):
            self._archive.add(name + "/", b"", compress_type, mode)
        else:
            with open(filename, "rb") as f:
                self._archive.add(name, f.read(), compress_type, mode)
