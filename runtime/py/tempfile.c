/* tempfile and uuid. */
#include "t2m/py_tempfile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_os.h"

static void fill_random(void *bytes, size_t size)
{
    if (getrandom(bytes, size, 0) != (ssize_t)size)
        py_raise_os(errno, NULL);
}

py_str tempfile_gettempdir(void)
{
    static const char *const variables[] = {"TMPDIR", "TEMP", "TMP"};
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
        const char *folder = getenv(variables[i]);
        if (folder != NULL && os_path_isdir(folder) && access(folder, W_OK) == 0)
            return os_path_abspath(folder);
    }
    return PY_STR("/tmp");
}

py_str tempfile_mkdtemp(const char *suffix, const char *prefix, const char *folder)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    for (int attempt = 0; attempt < 10000; attempt++) {
        unsigned char random[8];
        char name[9] = "";
        fill_random(random, sizeof(random));
        for (int i = 0; i < 8; i++)
            name[i] = letters[random[i] % (sizeof(letters) - 1)];
        py_str whole = py_str_printf("%s%s%s", prefix, name, suffix);
        py_str path = os_path_join(folder != NULL ? py_str_of(folder) : tempfile_gettempdir(), whole);
        if (mkdir(path->text, 0700) == 0)
            return os_path_abspath(path->text);
        if (errno != EEXIST)
            py_raise_os(errno, path->text);
    }
    py_raise(PY_FILE_EXISTS_ERROR, "[Errno 17] No usable temporary directory name found");
}

struct py_temporary_folder {
    t2m_object base;
    py_str name; /* NULL once it is removed */
    py_str shown;
};

void py_temporary_folder_remove(py_temporary_folder *folder)
{
    if (folder->name != NULL)
        shutil_rmtree(folder->name->text, true);
    t2m_set(&folder->name, NULL);
}

static void folder_destroy(void *self)
{
    py_temporary_folder_remove(self);
    t2m_release((void *)((py_temporary_folder *)self)->shown);
}

static py_str folder_repr(const void *self)
{
    return py_str_printf("<TemporaryDirectory %s>", py_text(py_str_repr(((const py_temporary_folder *)self)->shown)));
}

static const t2m_kind folder_kind = {.name = "TemporaryDirectory", .destroy = folder_destroy, .repr = folder_repr};

py_temporary_folder *py_temporary_folder_new(const char *suffix, const char *prefix, const char *parent)
{
    py_str name = tempfile_mkdtemp(suffix, prefix, parent);
    py_temporary_folder *folder = T2M_NEW(py_temporary_folder, &folder_kind);
    folder->name = t2m_retain(name);
    folder->shown = t2m_retain(name);
    return folder;
}

py_str py_temporary_folder_name(const py_temporary_folder *folder)
{
    return folder->shown;
}

/* ---- uuid */

struct py_uuid {
    t2m_object base;
    unsigned char bytes[16];
};

static bool uuid_equal(const void *a, const void *b)
{
    return memcmp(((const py_uuid *)a)->bytes, ((const py_uuid *)b)->bytes, 16) == 0;
}

static py_str uuid_str(const void *self)
{
    return py_uuid_text(self);
}

static py_str uuid_repr(const void *self)
{
    return py_str_printf("UUID('%s')", py_uuid_text(self)->text);
}

static const t2m_kind uuid_kind = {.name = "uuid.UUID", .equal = uuid_equal, .str = uuid_str, .repr = uuid_repr};

py_uuid *py_uuid4(void)
{
    py_uuid *id = T2M_NEW(py_uuid, &uuid_kind);
    fill_random(id->bytes, sizeof(id->bytes));
    id->bytes[6] = (id->bytes[6] & 0x0f) | 0x40;
    id->bytes[8] = (id->bytes[8] & 0x3f) | 0x80;
    return id;
}

py_str py_uuid_hex(const py_uuid *id)
{
    py_builder b = {0};
    for (int i = 0; i < 16; i++)
        py_builder_printf(&b, "%02x", id->bytes[i]);
    return py_builder_take(&b);
}

py_str py_uuid_text(const py_uuid *id)
{
    py_builder b = {0};
    for (int i = 0; i < 16; i++)
        py_builder_printf(&b, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", id->bytes[i]);
    return py_builder_take(&b);
}
