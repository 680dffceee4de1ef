/* unicodedata. Forms are NFC, NFD, NFKC, NFKD, else ValueError; a character is a str of length 1, else TypeError. */
#ifndef T2M_PY_UNICODE_H
#define T2M_PY_UNICODE_H

#include "t2m/py_str.h"

py_str py_unicode_normalize(py_str form, py_str text);
bool py_unicode_is_normalized(py_str form, py_str text);
py_str py_unicode_category(py_str c);      /* "Lu", "Mn" ... */
int64_t py_unicode_combining(py_str c);    /* the combining class; 0: it is none */
py_str py_unicode_bidirectional(py_str c); /* "L", "AN" ...; "" if it has none */

#endif
