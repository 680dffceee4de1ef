/* os, os.path, sys, time, glob, shutil: what training scripts use. Paths are C texts; what Python raises is
 * raised. */
#ifndef T2M_PY_OS_H
#define T2M_PY_OS_H

#include "t2m/py_list.h"
#include "t2m/py_str.h"

/* ---- os.path */
#define os_path_join(...)                                                                                    \
    os_path_join_all((const py_str[]){__VA_ARGS__}, sizeof((const py_str[]){__VA_ARGS__}) / sizeof(py_str))
py_str os_path_join_all(const py_str *parts,
                        size_t count); /* the one family that takes str: its parts are joined */
bool os_path_exists(const char *path);
bool os_path_isfile(const char *path);
bool os_path_isdir(const char *path);
py_str os_path_basename(const char *path);
py_str os_path_dirname(const char *path);
py_str os_path_abspath(const char *path);
py_str os_path_normpath(const char *path);
py_str os_path_expanduser(const char *path);
int64_t os_path_getsize(const char *path);
typedef struct os_path_pair {
    py_str head;
    py_str tail;
} os_path_pair;
os_path_pair os_path_split(const char *path);
os_path_pair os_path_splitext(const char *path);

/* ---- os */
void os_mkdir(const char *path);
void os_makedirs(const char *path, bool exist_ok);
void os_remove(const char *path);
void os_rmdir(const char *path);
void os_rename(const char *from, const char *to); /* os.replace too */
py_list *os_listdir(const char *path);            /* in the file system's order, as Python */
py_str os_getcwd(void);
void os_chdir(const char *path);
int64_t os_getpid(void);
int64_t os_cpu_count(void);
py_str os_environ_get(const char *name, py_str fallback); /* os.environ.get, os.getenv */
py_str os_environ_at(const char *name);                   /* os.environ[name]; KeyError */
bool os_environ_contains(const char *name);
void os_environ_set(const char *name, const char *value);

/* ---- glob, shutil */
py_list *glob_glob(const char *pattern,
                   bool recursive); /* * ? [..]; ** too if recursive; in the folders' own order */
void shutil_copyfile(const char *from,
                     const char *to); /* shutil.copy and copy2 into a file; permissions are kept */
void shutil_copy(const char *from, const char *to); /* into a file or a folder */
void shutil_rmtree(const char *path, bool ignore_errors);

/* ---- sys */
py_list *sys_argv(void);
#define sys_maxsize INT64_MAX

/* ---- time */
double time_time(void);
double time_perf_counter(void);
double time_monotonic(void);
double time_process_time(void);
int64_t time_time_ns(void);
int64_t time_perf_counter_ns(void);
void time_sleep(double seconds);          /* ValueError if negative; Ctrl-C ends it */
py_str time_strftime(const char *format); /* of the local time now */
py_str time_ctime(void);

#endif
