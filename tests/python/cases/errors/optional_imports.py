# Modules that may be missing.
try:
    import json
    HAS_JSON = True
except ImportError:
    HAS_JSON = False

try:
    import no_such_module_at_all
    FOUND = True
except ImportError:
    FOUND = False

try:
    from math import sqrt
except ImportError:
    print("no math")

print(HAS_JSON, FOUND, sqrt(16.0))
print(json.dumps([1, 2]))
