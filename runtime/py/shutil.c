/* shutil: copying files, removing trees. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_file.h"
#include "t2m/py_os.h"

py_str shutil_copyfile(const char *from, const char *to)
{
    if (os_path_exists(to) && os_path_exists(from) && os_path_samefile(from, to))
        py_raise(PY_SAME_FILE_ERROR, "%s and %s are the same file", py_text(py_str_repr(py_str_of(from))),
                       py_text(py_str_repr(py_str_of(to))));
    fflush(NULL);
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
    return py_str_of(to);
}

/* `to`, or the file of the same name in that folder. */
static py_str target_of(const char *from, const char *to)
{
    return os_path_isdir(to) ? os_path_join(py_str_of(to), os_path_basename(from)) : py_str_of(to);
}

py_str shutil_copy(const char *from, const char *to)
{
    py_str target = shutil_copyfile(from, target_of(from, to)->text);
    struct stat status;
    if (stat(from, &status) == 0)
        chmod(target->text, status.st_mode & 07777);
    return target;
}

py_str shutil_copy2(const char *from, const char *to)
{
    py_str target = shutil_copy(from, to);
    struct stat status;
    if (stat(from, &status) == 0)
        utimensat(AT_FDCWD, target->text, (struct timespec[]){status.st_atim, status.st_mtim}, 0);
    return target;
}

void shutil_copytree(const char *from, const char *to, bool dirs_exist_ok)
{
    T2M_POOL(pool);
    py_list *names = os_listdir(from);
    os_makedirs(to, dirs_exist_ok);
    for (int64_t i = 0; i < names->length; i++) {
        const char *source = os_path_join(py_str_of(from), names->items[i].s)->text;
        const char *target = os_path_join(py_str_of(to), names->items[i].s)->text;
        if (os_path_isdir(source))
            shutil_copytree(source, target, dirs_exist_ok);
        else
            shutil_copy2(source, target);
    }
}

py_str shutil_move(const char *from, const char *to)
{
    py_str target = target_of(from, to);
    if (!py_str_equal(target, py_str_of(to)) && os_path_exists(target->text))
        py_raise(PY_SHUTIL_ERROR, "Destination path %s already exists", py_text(py_str_repr(target)));
    if (rename(from, target->text) == 0)
        return target;
    if (errno != EXDEV)
        py_raise_os(errno, from);
    if (os_path_isdir(from)) {
        shutil_copytree(from, target->text, false);
        shutil_rmtree(from, false);
    } else {
        shutil_copy2(from, target->text);
        os_remove(from);
    }
    return target;
}

py_str shutil_which(const char *name)
{
    if (strchr(name, '/') != NULL)
        return access(name, X_OK) == 0 && !os_path_isdir(name) ? py_str_of(name) : NULL;
    const char *path = getenv("PATH");
    py_list *folders = py_str_split(py_str_of(path != NULL ? path : "/bin:/usr/bin"), PY_STR(":"), -1);
    for (int64_t i = 0; i < folders->length; i++) {
        py_str file = os_path_join(folders->items[i].s, py_str_of(name));
        if (access(file->text, X_OK) == 0 && !os_path_isdir(file->text))
            return file;
    }
    return NULL;
}

int64_t shutil_disk_usage(const char *path, int part)
{
    struct statvfs status;
    if (statvfs(path, &status) != 0)
        py_raise_os(errno, path);
    fsblkcnt_t blocks = part == 0 ? status.f_blocks : part == 1 ? status.f_blocks - status.f_bfree : status.f_bavail;
    return (int64_t)(blocks * status.f_frsize);
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
