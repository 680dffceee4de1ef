"""Which packages and versions there are, as scripts ask before they import."""
import importlib.metadata
import importlib.util
from importlib.metadata import PackageNotFoundError, version

has_apex = importlib.util.find_spec("no_such_package_apex") is not None
print(has_apex, importlib.util.find_spec("json") is not None)
if not has_apex:
    print("without apex")
try:
    print(version("no-such-package"))
except PackageNotFoundError as error:
    print("missing:", error)
try:
    importlib.metadata.version("another-package")
except importlib.metadata.PackageNotFoundError:
    print("missing too")
print(version("numpy") >= "1.0")
