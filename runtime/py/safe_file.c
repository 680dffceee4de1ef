/* Writing a file so that it is there whole or not at all: temporary name in the same folder, fsync, rename.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_file.h"
#include "t2m/py_start.h"

static void forget(py_safe_file *file)
{
    free(file->path);
    free(file->temporary);
    free(file->name);
    *file = (py_safe_file){0};
}

/* Where the new file goes: behind a link, the file that it leads to. */
static char *target_of(const char *path)
{
    char *target = realpath(path, NULL);
    return target != NULL ? target : strdup(path);
}

/* A device or a pipe is written as it is: it cannot be replaced. */
static py_safe_file open_special(const char *path)
{
    py_safe_file file = {.path = strdup(path), .stream = fopen(path, "wb")};
    if (file.stream == NULL)
        py_raise_os(errno, path);
    return file;
}

py_safe_file py_safe_open(const char *path)
{
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        py_raise_os(EISDIR, path);
    if (exists && access(path, W_OK) != 0)
        py_raise_os(errno, path);
    if (exists && !S_ISREG(status.st_mode))
        return open_special(path);
    py_safe_file file = {.path = target_of(path)};
    size_t size = strlen(file.path) + 32;
    file.temporary = t2m_malloc(size);
    snprintf(file.temporary, size, "%s.part-%ld", file.path, (long)getpid());
    int descriptor =
        open(file.temporary, O_WRONLY | O_CREAT | O_TRUNC, exists ? status.st_mode & 0777 : 0666);
    if (descriptor < 0) {
        int error = errno;
        forget(&file);
        py_raise_os(error, path);
    }
    file.name = strdup(path);
    file.stream = fdopen(descriptor, "wb");
    return file;
}

void py_safe_abort(py_safe_file *file)
{
    if (file->stream != NULL)
        fclose(file->stream);
    if (file->temporary != NULL)
        unlink(file->temporary);
    forget(file);
}

_Noreturn void py_safe_fail(py_safe_file *file, int error)
{
    char *path = strdup(file->name != NULL ? file->name : file->path);
    py_safe_abort(file);
    py_raise_os(error, path);
}

/* The folder's entry must reach the disk too; where a folder cannot be synced, the rename alone must do. */
static void sync_folder(const char *path)
{
    char *folder = strdup(path), *slash = strrchr(folder, '/');
    if (slash != NULL)
        slash[slash == folder] = '\0';
    int descriptor = open(slash != NULL ? folder : ".", O_RDONLY);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
    free(folder);
}

/* After a failure nothing more is written: commit will report it. */
void py_safe_write(py_safe_file *file, const void *data, size_t size)
{
    if (file->error != 0 || size == 0)
        return;
    errno = 0;
    if (fwrite(data, 1, size, file->stream) != size)
        file->error = errno != 0 ? errno : EIO;
}

void py_safe_commit(py_safe_file *file)
{
    if (file->error != 0)
        py_safe_fail(file, file->error);
    bool replaces = file->temporary != NULL;
    if (fflush(file->stream) != 0 || (replaces && fsync(fileno(file->stream)) != 0))
        py_safe_fail(file, errno);
    FILE *stream = file->stream;
    file->stream = NULL;
    if (fclose(stream) != 0 || (replaces && rename(file->temporary, file->path) != 0))
        py_safe_fail(file, errno);
    if (replaces)
        sync_folder(file->path);
    forget(file);
}
