/* See the header. */
#include "download.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"
#include "t2m/py_str.h"
#include "t2m/py_try.h"
#include "t2m/py_url.h"

static void write_whole(const char *path, const py_bytes *content)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        py_raise_os(errno, path);
    bool is_written = fwrite(content->data, 1, (size_t)content->size, file) == (size_t)content->size;
    int code = errno;
    if (fclose(file) != 0 || !is_written) {
        remove(path);
        py_raise_os(is_written ? errno : code, path);
    }
}

/* gzip's checksum covers the contents, so reading to the end proves them. */
static bool is_whole(const char *path)
{
    char buffer[1 << 15];
    int got = 0;
    gzFile file = gzopen(path, "rb");
    if (file == NULL)
        return false;
    while ((got = gzread(file, buffer, sizeof(buffer))) > 0)
        continue;
    bool is_packed = !gzdirect(file);
    return gzclose(file) == Z_OK && got == 0 && is_packed;
}

static void fetch(const char *address, const char *path)
{
    const char *part = py_text(py_str_printf("%s.part", path));
    fprintf(stderr, "Downloading %s\n", address);
    py_url_answer *answer = py_url_fetch(py_str_of(address), NULL, NULL, NULL, -1, true);
    write_whole(part, answer->content);
    size_t length = strlen(path);
    if (length > 3 && strcmp(path + length - 3, ".gz") == 0 && !is_whole(part)) {
        remove(part);
        py_raise(PY_RUNTIME_ERROR, "what came is damaged or no gzip file");
    }
    if (rename(part, path) != 0)
        py_raise_os(errno, path);
}

/* Why it could not be had; NULL if it could. */
static py_str try_to_fetch(const char *address, const char *path)
{
    T2M_TRY(attempt);
    if (py_try(&attempt))
        fetch(address, path);
    else if (py_catches(&attempt, PY_URL_ERROR, PY_RUNTIME_ERROR))
        return py_str_printf("%s%s: %s", "\n  ", address, py_text(py_error_str(attempt.error)));
    else
        py_reraise(&attempt);
    return NULL;
}

void data_download(const char *folder, const char *file, const char *const mirrors[])
{
    const char *path = py_text(py_str_printf("%s/%s", folder, file));
    if (access(path, F_OK) == 0)
        return;
    const char *own = getenv("T2M_DATA_MIRROR");
    const char *only[] = {own, NULL};
    py_builder reasons = {0};
    os_makedirs(folder, true);
    for (const char *const *mirror = own != NULL && *own != '\0' ? only : mirrors; *mirror != NULL; mirror++) {
        const char *slash = (*mirror)[strlen(*mirror) - 1] == '/' ? "" : "/";
        py_str reason = try_to_fetch(py_text(py_str_printf("%s%s%s", *mirror, slash, file)), path);
        if (reason == NULL)
            return;
        py_builder_text(&reasons, reason->text);
    }
    py_str why = py_str_new(reasons.text, (int64_t)reasons.size);
    py_builder_free(&reasons);
    py_raise(PY_RUNTIME_ERROR, "Error downloading %s: put it into %s, or name a folder or address that has it in T2M_DATA_MIRROR%s", file, folder,
             py_text(why));
}
