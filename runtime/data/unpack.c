/* .tar.gz archives of data sets: plain files and folders of the ustar form. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "download.h"
#include "t2m/py_error.h"
#include "t2m/py_os.h"
#include "t2m/py_str.h"

enum { BLOCK = 512 };

static void copy_out(gzFile archive, const char *path, size_t size)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        py_raise_os(errno, path);
    char block[BLOCK];
    for (size_t left = size; left > 0;) {
        size_t part = left < BLOCK ? left : BLOCK;
        if (gzread(archive, block, BLOCK) != BLOCK || fwrite(block, 1, part, file) != part) {
            fclose(file);
            gzclose(archive);
            py_raise(PY_RUNTIME_ERROR, "%s: the archive it comes from is damaged", path);
        }
        left -= part;
    }
    if (fclose(file) != 0)
        py_raise_os(errno, path);
}

static bool is_safe(const char *name)
{
    return name[0] != '/' && strstr(name, "..") == NULL;
}

void data_unpack(const char *path, const char *folder)
{
    gzFile archive = gzopen(path, "rb");
    if (archive == NULL)
        py_raise_os(errno, path);
    char head[BLOCK + 1] = "";
    while (gzread(archive, head, BLOCK) == BLOCK && head[0] != '\0') {
        char name[101] = "";
        memcpy(name, head, 100);
        size_t size = strtoull(py_text(py_str_printf("%.12s", head + 124)), NULL, 8);
        const char *place = py_text(py_str_printf("%s/%s", folder, name));
        if (!is_safe(name))
            py_raise(PY_RUNTIME_ERROR, "%s: it holds files for other folders", path);
        if (head[156] == '5') {
            os_makedirs(place, true);
            continue;
        }
        char *slash = strrchr(place, '/');
        os_makedirs(py_text(py_str_printf("%.*s", (int)(slash - place), place)), true);
        copy_out(archive, place, size);
    }
    gzclose(archive);
}
