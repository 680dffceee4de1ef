/* csv: rows as lines of text. What reads and writes is Python (rules/csv.py); this is the format of a line, with its settings. */
#ifndef T2M_PY_CSV_H
#define T2M_PY_CSV_H

#include "t2m/py_list.h"
#include "t2m/py_value.h"

typedef enum py_csv_quoting { PY_CSV_MINIMAL, PY_CSV_ALL, PY_CSV_NONNUMERIC, PY_CSV_NONE } py_csv_quoting;

typedef struct py_csv py_csv;

/* The settings as of csv.reader and csv.writer, texts of one character or NULL for None; a NULL delimiter, terminator ... is the
 * dialect's ("excel", "excel-tab", "unix"; NULL: excel). csv.Error, TypeError as Python words them. Owned by the current pool. */
typedef struct py_csv_options {
    py_str dialect, delimiter, quotechar, escapechar, lineterminator;
    int64_t quoting; /* -1: the dialect's */
    bool no_doublequote, skipinitialspace, strict, no_quotechar;
} py_csv_options;
#define py_csv_new(...) py_csv_new_with(&(py_csv_options){__VA_ARGS__})
py_csv *py_csv_new_with(const py_csv_options *options);

/* ---- reading */
py_list *py_csv_feed(py_csv *csv, py_str line); /* the fields, or NULL if the row goes on in the next line; csv.Error */
py_list *py_csv_finish(py_csv *csv);            /* at the end: the fields of a row that was not closed, or NULL */

/* ---- writing: any iterable of any values as a line with its end; csv.Error */
py_str py_csv_line(const py_csv *csv, py_value row);
/* The same for a dict: the values of these keys, `missing` for what it lacks. ValueError for other keys if `strict`. */
py_str py_csv_dict_line(const py_csv *csv, py_value row, py_value keys, py_value missing, bool strict);

#endif
