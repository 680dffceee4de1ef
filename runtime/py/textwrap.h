/* textwrap.wrap: text cut into lines at spaces and inside hyphenated words, as argparse fills its help. */
#ifndef T2M_PY_TEXTWRAP_H
#define T2M_PY_TEXTWRAP_H

#include "t2m/py_list.h"

/* Lines of at most `width` characters (a longer word is broken). White space counts as single spaces. */
py_list *text_wrap(py_str text, int64_t width); /* also in t2m/py_tempfile.h */

/* Runs of white space become one space, none at the ends. */
py_str text_squeeze(py_str text);

#endif
