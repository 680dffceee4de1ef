"""importlib.metadata: versions of the packages that have rules; no other package is there."""

_VERSIONS = {"torch": "2.13.0", "numpy": "2.4.6", "torchvision": "0.28.0"}


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.args[0]}"


def version(distribution_name):
    if distribution_name not in _VERSIONS:
        raise PackageNotFoundError(distribution_name)
    return _VERSIONS[distribution_name]
