/* Downloads through libcurl: http, https, ftp and file. The rest of urllib.request and requests is Python. */
#ifndef T2M_PY_URL_H
#define T2M_PY_URL_H

#include "t2m/py_bytes.h"
#include "t2m/py_dict.h"

typedef struct py_url_answer {
    t2m_object base;
    int64_t status; /* 200; 0 of a file */
    py_bytes *content;
    py_str url;      /* where redirections led */
    py_dict *headers; /* names in small letters */
} py_url_answer;

/* GET, or POST with data, or `method`. headers, data NULL: none; timeout in seconds, negative: none. URLError; with `raises`
 * HTTPError for a status from 400 on. Owned by the current pool. */
py_url_answer *py_url_fetch(py_str url, py_str method, const py_dict *headers, const py_bytes *data, double timeout, bool raises);
py_str py_url_header(const py_url_answer *answer, py_str name); /* or NULL */

#endif
