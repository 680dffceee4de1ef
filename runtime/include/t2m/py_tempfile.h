/* tempfile, uuid, textwrap. */
#ifndef T2M_PY_TEMPFILE_H
#define T2M_PY_TEMPFILE_H

#include "t2m/py_list.h"
#include "t2m/py_str.h"

py_str tempfile_gettempdir(void);
py_str tempfile_mkdtemp(const char *suffix, const char *prefix, const char *folder); /* folder NULL: the system's */

typedef struct py_temporary_folder py_temporary_folder; /* removed with all that is in it when it dies */
py_temporary_folder *py_temporary_folder_new(const char *suffix, const char *prefix, const char *folder);
py_str py_temporary_folder_name(const py_temporary_folder *folder);
void py_temporary_folder_remove(py_temporary_folder *folder);

typedef struct py_uuid py_uuid;
py_uuid *py_uuid4(void);
py_str py_uuid_text(const py_uuid *id);
py_str py_uuid_hex(const py_uuid *id);

py_list *text_wrap(py_str text, int64_t width); /* lines of at most `width` characters */
py_str text_dedent(py_str text);
py_str text_indent(py_str text, py_str prefix); /* not before blank lines */

#endif
