/* json.JSONDecodeError: its fields, read from its text, "MESSAGE: line 1 column 2 (char 1)". */
#include <stdlib.h>
#include <string.h>

#include "t2m/py_json.h"

static const char *text_of(const py_error *error)
{
    return py_text(py_error_str(error));
}

/* The last place of a mark in the text, or its end. */
static const char *behind(const char *text, const char *mark)
{
    const char *found = NULL;
    for (const char *at = strstr(text, mark); at != NULL; at = strstr(at + 1, mark))
        found = at;
    return found != NULL ? found + strlen(mark) : text + strlen(text);
}

static int64_t number_behind(const py_error *error, const char *mark)
{
    return strtoll(behind(text_of(error), mark), NULL, 10);
}

py_str py_json_error_message(const py_error *error)
{
    const char *text = text_of(error), *end = behind(text, ": line ");
    return py_str_new(text, *end ? end - text - (int64_t)strlen(": line ") : end - text);
}

int64_t py_json_error_position(const py_error *error)
{
    return number_behind(error, "(char ");
}

int64_t py_json_error_line(const py_error *error)
{
    return number_behind(error, ": line ");
}

int64_t py_json_error_column(const py_error *error)
{
    return number_behind(error, " column ");
}
