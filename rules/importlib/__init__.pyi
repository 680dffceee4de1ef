"""importlib: import_module of a known name is an import (sema/spell_imports.c)."""
