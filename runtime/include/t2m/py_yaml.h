/* yaml.safe_load through libyaml: dicts, lists and scalars as PyYAML resolves them (YAML 1.1), boxed all the way down. */
#ifndef T2M_PY_YAML_H
#define T2M_PY_YAML_H

#include "t2m/py_file.h"
#include "t2m/py_value.h"

/* YAMLError with the place. Dates and tags of Python are NotImplementedError. */
py_value py_yaml_load(py_str text);

#endif
