/* sys: what a converted program says about its Python, CPython 3.11. */
#include "t2m/py_error.h"
#include "t2m/py_os.h"
#include "t2m/py_start.h"

static const int64_t version[] = {3, 11, 7};

int sys_compare_version_with(const int64_t *other, size_t count)
{
    for (size_t i = 0; i < 3 && i < count; i++)
        if (version[i] != other[i])
            return version[i] > other[i] ? 1 : -1;
    return count <= 3 ? 1 : -1; /* "final", 0 follow */
}

int64_t sys_version_at(int64_t index)
{
    if (index < 0 || index > 2)
        py_raise(PY_INDEX_ERROR, "tuple index out of range");
    return version[index];
}

py_list *sys_path(void)
{
    static py_list *path;
    if (path == NULL)
        path = t2m_retain(py_objects(os_getcwd()));
    return path;
}
