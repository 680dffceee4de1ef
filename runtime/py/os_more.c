/* os: what asks about files (stat, scandir), the environment as a whole, the process and the machine. */
#include <dirent.h>
#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "t2m/py_dict.h"
#include "t2m/py_error.h"
#include "t2m/py_os.h"

extern char **environ;

static void check(int result, const char *path)
{
    if (result != 0)
        py_raise_os(errno, path);
}

/* ---- files */

static const t2m_kind stat_kind = {.name = "os.stat_result"};

static double seconds(struct timespec t)
{
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static os_stat_result *stat_of(const struct stat *s)
{
    os_stat_result *result = T2M_NEW(os_stat_result, &stat_kind);
    t2m_object base = result->base;
    *result = (os_stat_result){.base = base,
                               .st_mode = s->st_mode,
                               .st_ino = (int64_t)s->st_ino,
                               .st_dev = (int64_t)s->st_dev,
                               .st_nlink = (int64_t)s->st_nlink,
                               .st_uid = s->st_uid,
                               .st_gid = s->st_gid,
                               .st_size = s->st_size,
                               .accessed = seconds(s->st_atim),
                               .modified = seconds(s->st_mtim),
                               .changed = seconds(s->st_ctim)};
    return result;
}

os_stat_result *os_stat(const char *path)
{
    struct stat status;
    check(stat(path, &status), path);
    return stat_of(&status);
}

os_stat_result *os_lstat(const char *path)
{
    struct stat status;
    check(lstat(path, &status), path);
    return stat_of(&status);
}

static void entry_destroy(void *self)
{
    os_dir_entry *entry = self;
    t2m_release((void *)entry->name);
    t2m_release((void *)entry->path);
}
static py_str entry_repr(const void *self)
{
    return py_str_printf("<DirEntry %s>", py_text(py_str_repr(((const os_dir_entry *)self)->name)));
}
static const t2m_kind entry_kind = {.name = "DirEntry", .destroy = entry_destroy, .repr = entry_repr};

py_list *py_scandir(const char *path)
{
    py_list *names = os_listdir(path), *entries = py_list_new(PY_OBJECT);
    for (int64_t i = 0; i < names->length; i++) {
        os_dir_entry *entry = T2M_NEW(os_dir_entry, &entry_kind);
        entry->name = t2m_retain(names->items[i].s);
        entry->path = t2m_retain(os_path_join(py_str_of(path), entry->name));
        py_list_append(entries, py_of(entry));
    }
    return entries;
}

void os_chmod(const char *path, int64_t mode)
{
    check(chmod(path, (mode_t)mode), path);
}

void os_symlink(const char *target, const char *path)
{
    check(symlink(target, path), target);
}

void os_link(const char *from, const char *to)
{
    check(link(from, to), from);
}

void os_removedirs(const char *path)
{
    os_rmdir(path);
    T2M_POOL(pool);
    for (py_str folder = os_path_dirname(path); folder->size > 0 && rmdir(folder->text) == 0;)
        folder = os_path_dirname(folder->text);
}

bool os_access(const char *path, int64_t mode)
{
    return access(path, (int)mode) == 0;
}

/* ---- the environment */

void os_environ_delete(const char *name)
{
    os_environ_at(name);
    unsetenv(name);
}

py_str os_environ_pop(const char *name, py_str fallback)
{
    py_str value = os_environ_get(name, fallback);
    unsetenv(name);
    return value;
}

py_str os_environ_take(const char *name)
{
    py_str value = os_environ_at(name);
    unsetenv(name);
    return value;
}

py_value os_environ_find(const char *name, py_value fallback)
{
    py_str value = os_environ_get(name, NULL);
    return value ? py_box(value) : fallback;
}

void os_environ_update(const py_dict *others)
{
    for (py_dict_iter it = py_dict_iterate(others); py_dict_next(&it);)
        os_environ_set(py_text(it.key.o), py_text(it.value.o));
}

py_str os_environ_setdefault(const char *name, py_str value)
{
    if (!os_environ_contains(name))
        os_environ_set(name, py_text(value));
    return os_environ_at(name);
}

py_dict *os_environ_copy(void)
{
    py_dict *copy = py_dict_new(PY_OBJECT, PY_OBJECT);
    for (char **at = environ; *at != NULL; at++) {
        const char *equals = strchr(*at, '=');
        if (equals != NULL)
            py_dict_set(copy, py_of(py_str_new(*at, equals - *at)), py_of(py_str_of(equals + 1)));
    }
    return copy;
}

/* ---- the process */

int64_t os_system(const char *command)
{
    fflush(stdout);
    return system(command);
}

int64_t os_getppid(void)
{
    return getppid();
}

int64_t os_getuid(void)
{
    return getuid();
}

py_str os_strerror(int64_t code)
{
    return py_str_of(strerror((int)code));
}

void os_exit(int64_t code)
{
    _exit((int)code);
}

/* ---- the machine */

static struct utsname machine(void)
{
    struct utsname names = {0};
    uname(&names);
    return names;
}

py_str platform_system(void)
{
    return py_str_of(machine().sysname);
}

py_str platform_release(void)
{
    return py_str_of(machine().release);
}

py_str platform_version(void)
{
    return py_str_of(machine().version);
}

py_str platform_machine(void)
{
    return py_str_of(machine().machine);
}

py_str platform_node(void)
{
    return py_str_of(machine().nodename);
}

py_str platform_platform(void)
{
    struct utsname names = machine();
    return py_str_printf("%s-%s-%s-with-glibc%d.%d", names.sysname, names.release, names.machine, __GLIBC__, __GLIBC_MINOR__);
}

py_str getpass_getuser(void)
{
    static const char *const variables[] = {"LOGNAME", "USER", "LNAME", "USERNAME"};
    for (size_t i = 0; i < sizeof(variables) / sizeof(*variables); i++) {
        const char *name = getenv(variables[i]);
        if (name != NULL && *name != '\0')
            return py_str_of(name);
    }
    const struct passwd *user = getpwuid(getuid());
    if (user == NULL)
        py_raise(PY_KEY_ERROR, "'getpwuid(): uid not found: %d'", (int)getuid());
    return py_str_of(user->pw_name);
}
