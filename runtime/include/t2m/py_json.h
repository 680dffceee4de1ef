/* json: any tree of dicts, lists, tuples, strings, numbers, bools and None to text and back, as CPython's
 * json module writes and reads it. */
#ifndef T2M_PY_JSON_H
#define T2M_PY_JSON_H

#include "t2m/py_error.h"
#include "t2m/py_file.h"
#include "t2m/py_value.h"

typedef struct py_json_options {
    int unused_;
    bool indented;  /* indent= was given: */
    int64_t indent; /* that many spaces a level */
    bool sort_keys;
    bool keep_unicode;         /* ensure_ascii=False */
    py_str separators[2];     /* (", ", ": ") where NULL; (",", ": ") when indented */
} py_json_options;

/* json.dumps(value, ...): TypeError for an object that JSON cannot hold. Keys that are numbers, bools or None
 * become text, as in Python. */
#define py_json_dumps(value, ...) py_json_dumps_with((value), &(py_json_options){.unused_ = 0, __VA_ARGS__})
py_str py_json_dumps_with(const void *value, const py_json_options *options);
#define py_json_dump(value, file, ...)                                                                       \
    py_json_dump_with((value), (file), &(py_json_options){.unused_ = 0, __VA_ARGS__})
void py_json_dump_with(const void *value, py_file *file, const py_json_options *options);

/* json.loads(text), json.load(file): dicts of str to PY_VALUE, lists of PY_VALUE. JSONDecodeError as in
 * Python. */
py_value py_json_loads(py_str text);
py_value py_json_load(py_file *file);

/* msg, pos, lineno and colno of a JSONDecodeError. */
py_str py_json_error_message(const py_error *error);
int64_t py_json_error_position(const py_error *error);
int64_t py_json_error_line(const py_error *error);
int64_t py_json_error_column(const py_error *error);

#endif
