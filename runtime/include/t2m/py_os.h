/* os, os.path, sys, time, glob, shutil: what training scripts use. Paths are C texts; what Python raises is
 * raised. */
#ifndef T2M_PY_OS_H
#define T2M_PY_OS_H

#include <float.h>

#include "t2m/py_bytearray.h"
#include "t2m/py_list.h"
#include "t2m/py_str.h"
#include "t2m/py_tuple.h"
#include "t2m/py_value.h"

struct py_dict;

/* ---- os.path */
#define os_path_join(...)                                                                                    \
    os_path_join_all((const py_str[]){__VA_ARGS__}, sizeof((const py_str[]){__VA_ARGS__}) / sizeof(py_str))
py_str os_path_join_all(const py_str *parts,
                        size_t count); /* the one family that takes str: its parts are joined */
py_str os_path_join_list(const py_list *parts); /* os.path.join(*parts) */
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

bool os_path_islink(const char *path);
bool os_path_lexists(const char *path);
bool os_path_isabs(const char *path);
bool os_path_ismount(const char *path);
bool os_path_samefile(const char *a, const char *b);
py_str os_path_realpath(const char *path); /* what does not exist stays as it is */
py_str os_path_relpath(const char *path, const char *start);
py_str os_path_expandvars(const char *path);
py_str os_path_commonprefix(const py_list *paths);
py_str os_path_commonpath(const py_list *paths); /* ValueError if empty or mixed */
double os_path_getmtime(const char *path);
double os_path_getatime(const char *path);
double os_path_getctime(const char *path);

/* ---- os */

/* What os.stat gives; the times in seconds. */
typedef struct os_stat_result {
    t2m_object base;
    int64_t st_mode, st_ino, st_dev, st_nlink, st_uid, st_gid, st_size;
    double accessed, modified, changed; /* st_atime and so on are macros */
} os_stat_result;
os_stat_result *os_stat(const char *path); /* OSError */
os_stat_result *os_lstat(const char *path);

/* What os.scandir gives. */
typedef struct os_dir_entry {
    t2m_object base;
    py_str name;
    py_str path;
} os_dir_entry;
py_list *py_scandir(const char *path);

void os_mkdir(const char *path);
void os_mkdir_mode(const char *path, int64_t mode);
void os_makedirs(const char *path, bool exist_ok);
void os_makedirs_mode(const char *path, int64_t mode, bool exist_ok);
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
void os_environ_delete(const char *name); /* KeyError */
py_str os_environ_pop(const char *name, py_str fallback);
py_str os_environ_take(const char *name);                            /* os.environ.pop(name); KeyError */
py_value os_environ_find(const char *name, py_value fallback);       /* os.environ.get with a default that is no text */
void os_environ_update(const struct py_dict *others);                /* texts by texts */
py_str os_environ_setdefault(const char *name, py_str value);
struct py_dict *os_environ_copy(void);
void os_chmod(const char *path, int64_t mode);
void os_symlink(const char *target, const char *path);
void os_link(const char *from, const char *to);
void os_removedirs(const char *path); /* and the folders above it that are then empty */
bool os_access(const char *path, int64_t mode);
int64_t os_system(const char *command); /* as the shell's wait status */
int64_t os_getppid(void);
int64_t os_getuid(void);
py_str os_strerror(int64_t code);
void os_exit(int64_t code) __attribute__((noreturn)); /* os._exit: nothing is flushed */

/* ---- platform, getpass, socket: names of this machine */
py_str platform_system(void);
py_str platform_release(void);
py_str platform_version(void);
py_str platform_machine(void);
py_str platform_node(void);
py_str platform_platform(void);
py_str getpass_getuser(void);

/* ---- glob, shutil */
py_str glob_escape(const char *pathname);
py_list *glob_glob(const char *pattern,
                   bool recursive); /* * ? [..]; ** too if recursive; in the folders' own order */
py_str shutil_copyfile(const char *from, const char *to); /* the content; gives `to` */
py_str shutil_copy(const char *from, const char *to);     /* permissions too; into a file or a folder; gives the copy */
py_str shutil_copy2(const char *from, const char *to);    /* and the times */
void shutil_rmtree(const char *path, bool ignore_errors);

py_str shutil_move(const char *from, const char *to); /* across file systems too; into a folder */
void shutil_copytree(const char *from, const char *to, bool dirs_exist_ok);
py_str shutil_which(const char *name); /* None if no folder of PATH has it */
int64_t shutil_disk_usage(const char *path, int part); /* total, used, free */

/* ---- sys */
py_list *sys_argv(void);
py_list *sys_path(void); /* the script's folder; changing it has no effect on a converted program */
#define sys_maxsize INT64_MAX
#define sys_compare_version(...)                                                                             \
    sys_compare_version_with((const int64_t[]){__VA_ARGS__}, sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t))
int sys_compare_version_with(const int64_t *other, size_t count); /* sys.version_info with a tuple: <0, 0, >0 */
int64_t sys_version_at(int64_t index);

/* ---- time */
double time_time(void);
double time_perf_counter(void);
double time_monotonic(void);
double time_process_time(void);
int64_t time_time_ns(void);
int64_t time_perf_counter_ns(void);
int64_t time_monotonic_ns(void);
int64_t time_process_time_ns(void);
void time_sleep(double seconds);          /* ValueError if negative; Ctrl-C ends it */
void time_wait(double seconds);           /* the same for this process as a whole, whatever its threads do */
py_str time_strftime(const char *format); /* of the local time now */
py_str time_ctime(void);
py_str time_ctime_of(double seconds);

/* time.struct_time, without its row of numbers */
typedef struct py_struct_time {
    t2m_object base;
    int64_t tm_year, tm_mon, tm_mday, tm_hour, tm_min, tm_sec, tm_wday, tm_yday, tm_isdst;
} py_struct_time;
py_struct_time *time_localtime(double seconds); /* NAN: now */
py_struct_time *time_gmtime(double seconds);
double time_mktime(const py_struct_time *t);
py_str time_strftime_of(const char *format, const py_struct_time *t);
py_str time_asctime(const py_struct_time *t);

/* ---- processes and pipes: OSError */
int64_t os_fork(void);
py_tuple *os_pipe(void);
py_bytes *os_read(int64_t fd, int64_t size);
int64_t os_write(int64_t fd, py_buffer data);
void os_close(int64_t fd);
bool os_ready(int64_t fd, double timeout); /* there is something to read, or comes in time (negative: whenever) */
void os_widen_pipe(int64_t fd);            /* makes room for a megabyte, where the system can */
py_tuple *os_waitpid(int64_t pid, int64_t options);
int64_t os_waitstatus_to_exitcode(int64_t status);
void os_kill(int64_t pid, int64_t number);
int64_t os_nice(int64_t by);
int64_t os_terminal_columns(void); /* 0: stdout is no terminal */
int64_t os_terminal_lines(void);

#endif
