/* shutil: copying files, removing trees. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_file.h"
#include "t2m/py_os.h"

void shutil_copyfile(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb");
    if (in == NULL)
        py_raise_os(errno, from);
    struct stat status;
    if (fstat(fileno(in), &status) != 0 || S_ISDIR(status.st_mode))
        py_raise_os(EISDIR, from);
    FILE *out = fopen(to, "wb");
    if (out == NULL)
        py_raise_os(errno, to);
    char chunk[1 << 16];
    bool failed = false;
    for (size_t size; !failed && (size = fread(chunk, 1, sizeof(chunk), in)) > 0;)
        failed = fwrite(chunk, 1, size, out) != size;
    failed |= ferror(in) != 0;
    fclose(in);
    if (fclose(out) != 0 || failed)
        py_raise_os(errno, to);
    chmod(to, status.st_mode & 07777);
}

void shutil_copy(const char *from, const char *to)
{
    T2M_POOL(pool);
    bool into = os_path_isdir(to);
    shutil_copyfile(from, into ? py_text(os_path_join(py_str_of(to), os_path_basename(from))) : to);
}

static void fail(const char *path, bool ignore_errors)
{
    if (!ignore_errors)
        py_raise_os(errno, path);
}

void shutil_rmtree(const char *path, bool ignore_errors)
{
    T2M_POOL(pool);
    struct stat status;
    if (lstat(path, &status) != 0) {
        fail(path, ignore_errors);
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        py_list *names = os_listdir(path);
        for (int64_t i = 0; i < names->length; i++) {
            py_str child = os_path_join(py_str_of(path), names->items[i].s);
            if (lstat(child->text, &status) == 0 && S_ISDIR(status.st_mode))
                shutil_rmtree(child->text, ignore_errors);
            else if (unlink(child->text) != 0)
                fail(child->text, ignore_errors);
        }
    } else {
        errno = ENOTDIR;
        fail(path, ignore_errors);
        return;
    }
    if (rmdir(path) != 0)
        fail(path, ignore_errors);
}
