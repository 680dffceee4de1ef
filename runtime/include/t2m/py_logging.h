/* logging: loggers in a tree by their dotted names, handlers that write to streams and files, formatters of the % style. Messages
 * come with boxed arguments: `py_log_info(logger, PY_STR("epoch %d"), py_box(3))`. */
#ifndef T2M_PY_LOGGING_H
#define T2M_PY_LOGGING_H

#include "t2m/py_dynamic.h"
#include "t2m/py_file.h"

enum { PY_LOG_DEBUG = 10, PY_LOG_INFO = 20, PY_LOG_WARNING = 30, PY_LOG_ERROR = 40, PY_LOG_CRITICAL = 50 };

typedef struct py_log_formatter py_log_formatter;
typedef struct py_log_handler py_log_handler;

typedef struct py_logger {
    t2m_object base;
    py_str name;
    int64_t level; /* 0: as its parent */
    py_list *handlers;
    bool propagate;
    bool disabled;
    struct py_logger *parent; /* NULL of the root */
} py_logger;

/* getLogger(name): the same object for the same name, for ever; NULL or "" is the root. */
py_logger *py_log_logger(py_str name);

void py_log_set_level(py_logger *logger, int64_t level);
void py_log_add_handler(py_logger *logger, py_log_handler *handler); /* one that is there already is not added again */
void py_log_remove_handler(py_logger *logger, py_log_handler *handler);
bool py_log_has_handlers(const py_logger *logger);
bool py_log_is_enabled(const py_logger *logger, int64_t level);
int64_t py_log_effective_level(const py_logger *logger);
void py_log_disable(int64_t level);
int64_t py_log_level_of(py_str name); /* "INFO": 20; ValueError */
py_str py_log_level_name(int64_t level);

/* basicConfig(...): does nothing if the root has handlers, unless forced. */
typedef struct py_log_config {
    int unused_;
    int64_t level; /* 0: as it is */
    py_str format, datefmt, filename, filemode;
    py_file *stream;
    const py_list *handlers;
    bool force;
} py_log_config;
#define py_log_configure(...) py_log_configure_with(&(py_log_config){.unused_ = 0, __VA_ARGS__})
void py_log_configure_with(const py_log_config *config);

py_log_formatter *py_log_formatter_new(py_str format, py_str datefmt);
py_log_handler *py_log_stream_handler(py_file *stream); /* NULL: stderr */
py_log_handler *py_log_file_handler(const char *path, const char *mode);
py_log_handler *py_log_null_handler(void);
void py_log_handler_set_level(py_log_handler *handler, int64_t level);
void py_log_handler_set_formatter(py_log_handler *handler, py_log_formatter *formatter);
void py_log_handler_close(py_log_handler *handler);

/* The message, with its arguments put in if there are any. `error`: the traceback of what is being handled follows. */
void py_log_message(py_logger *logger, int64_t level, bool error, py_value message, py_arguments arguments);
#define py_log(logger, level, message, ...)                                                                  \
    py_log_message((logger), (level), false, (message), PY_ARGUMENTS(NULL, ##__VA_ARGS__))
#define py_log_with_error(logger, level, message, ...)                                                       \
    py_log_message((logger), (level), true, (message), PY_ARGUMENTS(NULL, ##__VA_ARGS__))
#define py_log_list(logger, level, message, list)                                                            \
    py_log_message((logger), (level), false, (message), py_arguments_of_list(list))
#define py_log_with_error_list(logger, level, message, list)                                                 \
    py_log_message((logger), (level), true, (message), py_arguments_of_list(list))
/* The module's functions: logging.info(...) sets up the root first, if nobody has. */
py_logger *py_log_root(void);

/* ---- warnings, traceback */
/* warnings.warn(message, category): "script.py: UserWarning: message" on stderr, each text once. */
void py_warn(py_value message, const char *category);
py_str py_format_exc(void); /* traceback.format_exc(), of what is being handled */
void py_print_exc(void);

#endif
