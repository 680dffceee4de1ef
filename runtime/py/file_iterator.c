/* iter(file): the lines of a text file, one after the other. */
#include "t2m/py_file.h"
#include "t2m/py_iterator.h"

typedef struct file_iterator {
    py_iterator base;
    py_file *file;
} file_iterator;

static void destroy(void *self)
{
    t2m_release(((file_iterator *)self)->file);
}

static const t2m_kind kind = {.name = "TextIOWrapper", .destroy = destroy};

static bool next_line(py_iterator *self, py_cell *item)
{
    item->s = py_file_next(((file_iterator *)self)->file);
    return item->s != NULL;
}

py_iterator *py_iterator_of_file(py_file *file)
{
    file_iterator *it = py_iterator_new(sizeof *it, &kind, PY_OBJECT, next_line);
    it->file = t2m_retain(file);
    return &it->base;
}
