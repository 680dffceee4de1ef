"""packaging.version: what a script asks before it uses a feature."""
import packaging.version
from packaging import version
from packaging.version import InvalidVersion, Version, parse

if version.parse("2.13.0+cpu") >= version.parse("1.12"):
    print("compile")
print(sorted(["1.10", "1.9", "1.0a1", "1.0", "1.0.dev3", "1.0rc2", "2.0+cpu", "1.0.post1"], key=version.parse))
v = parse("1.2.3rc1")
print(v, v.major, v.minor, v.micro, v.release, v.is_prerelease, v.base_version, v.public)
print(repr(packaging.version.parse("2.1.0+cu118")), Version("2.1.0+cu118").local, Version("1.0").local)
print(Version("1.0.0") == Version("1.0"), Version("1.0") != parse("1.0.1"), Version("v1.4") <= Version("1.4.0"))
print(Version("1.0-alpha2"), Version("1.0.post2.dev1"), Version("1!2.0"), Version("2.0.dev1").is_devrelease)
print({Version("1.0"): "old"}[Version("1.0")])
try:
    Version("not a version")
except InvalidVersion as error:
    print(error)
