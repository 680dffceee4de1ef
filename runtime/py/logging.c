/* logging: see py_logging.h. */
#include "t2m/py_logging.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_start.h"
#include "t2m/py_try.h"
#include "trace.h"

struct py_log_formatter {
    t2m_object base;
    py_str format;
    py_str datefmt; /* NULL: with milliseconds behind */
};

struct py_log_handler {
    t2m_object base;
    py_file *stream; /* NULL: nothing is written */
    bool is_standard; /* stderr, looked up when it is written to */
    int64_t level;
    py_log_formatter *formatter;
};

static void formatter_destroy(void *self)
{
    py_log_formatter *f = self;
    t2m_release((void *)f->format);
    t2m_release((void *)f->datefmt);
}
static const t2m_kind formatter_kind = {.name = "Formatter", .destroy = formatter_destroy};

static void handler_destroy(void *self)
{
    py_log_handler *h = self;
    t2m_release(h->stream);
    t2m_release(h->formatter);
}
static const t2m_kind handler_kind = {.name = "StreamHandler", .destroy = handler_destroy};

static py_str logger_repr(const void *self)
{
    const py_logger *logger = self;
    return py_str_printf("<%s %s (%s)>", logger->parent == NULL ? "RootLogger" : "Logger", logger->name->text,
                         py_text(py_log_level_name(py_log_effective_level(logger))));
}
static const t2m_kind logger_kind = {.name = "Logger", .repr = logger_repr};

/* ---- the tree of loggers; they live as long as the program */

static int64_t disabled_level;

static py_logger *new_logger(py_str name, py_logger *parent)
{
    py_logger *logger = t2m_object_new_owned(sizeof(*logger), &logger_kind);
    logger->base.references = T2M_IMMORTAL;
    logger->name = t2m_retain(name);
    logger->handlers = t2m_retain(py_list_new(PY_OBJECT));
    logger->propagate = true;
    logger->parent = parent;
    return logger;
}

static py_logger *root_logger(void)
{
    static py_logger *root;
    if (root == NULL) {
        T2M_POOL(pool);
        root = new_logger(PY_STR("root"), NULL);
        root->level = PY_LOG_WARNING;
    }
    return root;
}

py_logger *py_log_logger(py_str name)
{
    static py_dict *known;
    if (name == NULL || name->size == 0 || strcmp(name->text, "root") == 0)
        return root_logger();
    T2M_POOL(pool);
    if (known == NULL)
        known = t2m_retain(py_dict_new(PY_OBJECT, PY_OBJECT));
    py_cell found;
    if (py_dict_find(known, py_of(name), &found))
        return found.o;
    const char *dot = strrchr(name->text, '.');
    py_logger *parent = dot != NULL ? py_log_logger(py_str_new(name->text, dot - name->text)) : root_logger();
    py_logger *logger = new_logger(name, parent);
    py_dict_set(known, py_of(name), py_of(logger));
    return logger;
}

void py_log_set_level(py_logger *logger, int64_t level)
{
    logger->level = level;
}

void py_log_add_handler(py_logger *logger, py_log_handler *handler)
{
    for (int64_t i = 0; i < logger->handlers->length; i++)
        if (logger->handlers->items[i].o == handler)
            return;
    py_list_append(logger->handlers, py_of(handler));
}

void py_log_remove_handler(py_logger *logger, py_log_handler *handler)
{
    for (int64_t i = 0; i < logger->handlers->length; i++)
        if (logger->handlers->items[i].o == handler) {
            py_list_delete(logger->handlers, i);
            return;
        }
}

bool py_log_has_handlers(const py_logger *logger)
{
    for (; logger != NULL; logger = logger->propagate ? logger->parent : NULL)
        if (logger->handlers->length > 0)
            return true;
    return false;
}

int64_t py_log_effective_level(const py_logger *logger)
{
    while (logger->level == 0 && logger->parent != NULL)
        logger = logger->parent;
    return logger->level;
}

bool py_log_is_enabled(const py_logger *logger, int64_t level)
{
    return !logger->disabled && level > disabled_level && level >= py_log_effective_level(logger);
}

void py_log_disable(int64_t level)
{
    disabled_level = level;
}

/* ---- levels */

static const struct {
    const char *name;
    int64_t level;
} levels[] = {{"CRITICAL", 50}, {"FATAL", 50}, {"ERROR", 40}, {"WARNING", 30}, {"WARN", 30},
              {"INFO", 20},     {"DEBUG", 10}, {"NOTSET", 0}};

int64_t py_log_level_of(py_str name)
{
    for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
        if (strcmp(levels[i].name, py_text(name)) == 0)
            return levels[i].level;
    py_raise(PY_VALUE_ERROR, "Unknown level: %s", py_text(py_str_repr(name)));
}

py_str py_log_level_name(int64_t level)
{
    for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++)
        if (levels[i].level == level)
            return py_str_of(levels[i].name);
    return py_str_printf("Level %lld", (long long)level);
}

/* ---- handlers and formatters */

py_log_formatter *py_log_formatter_new(py_str format, py_str datefmt)
{
    py_log_formatter *f = T2M_NEW(py_log_formatter, &formatter_kind);
    f->format = t2m_retain(format != NULL ? format : PY_STR("%(message)s"));
    f->datefmt = t2m_retain(datefmt);
    return f;
}

py_log_handler *py_log_stream_handler(py_file *stream)
{
    py_log_handler *h = T2M_NEW(py_log_handler, &handler_kind);
    h->is_standard = stream == NULL;
    h->stream = t2m_retain(stream);
    return h;
}

py_log_handler *py_log_file_handler(const char *path, const char *mode)
{
    py_log_handler *h = T2M_NEW(py_log_handler, &handler_kind);
    h->stream = t2m_retain(py_open(path, mode));
    return h;
}

py_log_handler *py_log_null_handler(void)
{
    return T2M_NEW(py_log_handler, &handler_kind);
}

void py_log_handler_set_level(py_log_handler *handler, int64_t level)
{
    handler->level = level;
}

void py_log_handler_set_formatter(py_log_handler *handler, py_log_formatter *formatter)
{
    t2m_set(&handler->formatter, formatter);
}

void py_log_handler_close(py_log_handler *handler)
{
    if (handler->stream != NULL)
        py_file_flush(handler->stream);
}

void py_log_configure_with(const py_log_config *config)
{
    T2M_POOL(pool);
    py_logger *root = root_logger();
    if (config->force)
        py_list_clear(root->handlers);
    if (root->handlers->length > 0)
        return;
    py_list *handlers = py_list_new(PY_OBJECT);
    if (config->handlers != NULL)
        py_list_extend(handlers, config->handlers);
    else if (config->filename != NULL)
        py_list_append(handlers, py_of(py_log_file_handler(config->filename->text,
                                                           config->filemode != NULL ? config->filemode->text : "a")));
    else
        py_list_append(handlers, py_of(py_log_stream_handler(config->stream)));
    py_str format = config->format != NULL ? config->format : PY_STR("%(levelname)s:%(name)s:%(message)s");
    py_log_formatter *formatter = py_log_formatter_new(format, config->datefmt);
    for (int64_t i = 0; i < handlers->length; i++) {
        py_log_handler *handler = handlers->items[i].o;
        if (handler->formatter == NULL)
            py_log_handler_set_formatter(handler, formatter);
        py_log_add_handler(root, handler);
    }
    if (config->level != 0)
        root->level = config->level;
}

py_logger *py_log_root(void)
{
    if (root_logger()->handlers->length == 0)
        py_log_configure(0);
    return root_logger();
}

/* ---- records */

typedef struct record {
    const py_logger *logger;
    int64_t level;
    py_str message;
    struct timespec time;
    py_str error; /* the traceback, or NULL */
} record;

static py_str time_text(const record *r, py_str datefmt)
{
    char text[256];
    struct tm parts;
    localtime_r(&r->time.tv_sec, &parts);
    size_t size = strftime(text, sizeof(text), datefmt != NULL ? datefmt->text : "%Y-%m-%d %H:%M:%S", &parts);
    py_str plain = py_str_new(text, (int64_t)size);
    return datefmt != NULL ? plain : py_str_printf("%s,%03d", plain->text, (int)(r->time.tv_nsec / 1000000));
}

/* What %(name)s and the like stand for. */
static py_dict *fields_of(const record *r, py_str datefmt)
{
    py_dict *fields = py_dict_new(PY_OBJECT, PY_VALUE);
    const char *script = t2m_script(), *dot = strrchr(script, '.');
    double created = (double)r->time.tv_sec + 1e-9 * (double)r->time.tv_nsec;
    py_dict_put(fields, "name", py_of(r->logger->name));
    py_dict_put(fields, "levelname", py_of(py_log_level_name(r->level)));
    py_dict_put(fields, "levelno", py_of(py_box_int(r->level)));
    py_dict_put(fields, "message", py_of(r->message));
    py_dict_put(fields, "asctime", py_of(time_text(r, datefmt)));
    py_dict_put(fields, "created", py_of(py_box_float(created)));
    py_dict_put(fields, "msecs", py_of(py_box_float((double)(r->time.tv_nsec / 1000000))));
    py_dict_put(fields, "relativeCreated", py_of(py_box_float((double)clock() * 1000.0 / CLOCKS_PER_SEC)));
    py_dict_put(fields, "filename", py_of(py_str_of(script)));
    py_dict_put(fields, "pathname", py_of(py_str_of(script)));
    py_dict_put(fields, "module", py_of(py_str_new(script, dot != NULL ? dot - script : (long)strlen(script))));
    py_dict_put(fields, "process", py_of(py_box_int(getpid())));
    py_dict_put(fields, "processName", py_of(PY_STR("MainProcess")));
    py_dict_put(fields, "threadName", py_of(PY_STR("MainThread")));
    py_dict_put(fields, "thread", py_of(py_box_int(getpid())));
    return fields;
}

static void emit(py_log_handler *handler, const record *r)
{
    static py_log_formatter plain = {.base = {&formatter_kind, T2M_IMMORTAL}};
    if (handler->stream == NULL && !handler->is_standard)
        return;
    T2M_POOL(pool);
    const py_log_formatter *formatter = handler->formatter != NULL ? handler->formatter : &plain;
    py_str text = r->message;
    if (formatter->format != NULL)
        text = py_str_percent(formatter->format, py_box_object(fields_of(r, formatter->datefmt)));
    if (r->error != NULL)
        text = py_str_printf("%s\n%s", text->text, r->error->text);
    py_file *stream = handler->stream != NULL ? handler->stream : py_stderr();
    if (stream != py_stdout())
        fflush(stdout);
    py_file_write(stream, py_str_concat(text, PY_STR("\n")));
    py_file_flush(stream);
}

static void handle(const record *r)
{
    int64_t count = 0;
    for (const py_logger *logger = r->logger; logger != NULL; logger = logger->propagate ? logger->parent : NULL)
        for (int64_t i = 0; i < logger->handlers->length; i++, count++) {
            py_log_handler *handler = logger->handlers->items[i].o;
            if (r->level >= handler->level)
                emit(handler, r);
        }
    if (count > 0 || r->level < PY_LOG_WARNING)
        return;
    static py_log_handler last = {.base = {&handler_kind, T2M_IMMORTAL}, .is_standard = true};
    emit(&last, r); /* nobody set anything up: warnings are seen all the same */
}

void py_log_message(py_logger *logger, int64_t level, bool error, py_value message, py_arguments arguments)
{
    if (!py_log_is_enabled(logger, level))
        return;
    T2M_POOL(pool);
    record r = {.logger = logger, .level = level, .message = py_str_object(message)};
    clock_gettime(CLOCK_REALTIME, &r.time);
    if (arguments.count > 0) {
        py_cell cells[64];
        for (int64_t i = 0; i < arguments.count && i < 64; i++)
            cells[i] = py_of(arguments.values[i]);
        bool is_dict = arguments.count == 1 && py_is_dict(arguments.values[0]);
        py_value values = is_dict ? arguments.values[0] : py_box_object(py_tuple_from(PY_VALUE, cells, arguments.count));
        r.message = py_str_percent(r.message, values);
    }
    if (error && py_handled() != NULL)
        r.error = py_str_rstrip(py_format_exc(), NULL);
    handle(&r);
}

/* ---- warnings, traceback */

py_str py_format_exc(void)
{
    const py_error *error = py_handled();
    if (error == NULL)
        return PY_STR("NoneType: None\n");
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    trace_print(error, stream);
    fclose(stream);
    py_str result = py_str_new(text, (int64_t)size);
    free(text);
    return result;
}

void py_print_exc(void)
{
    fflush(stdout);
    fputs(py_text(py_format_exc()), stderr);
}

void py_warn(py_value message, const char *category)
{
    static py_set *seen;
    T2M_POOL(pool);
    if (seen == NULL)
        seen = t2m_retain(py_set_new(PY_OBJECT));
    py_str text = py_str_object(message);
    py_str key = py_str_printf("%s: %s", category, text->text);
    if (py_set_contains(seen, py_of(key)))
        return;
    py_set_add(seen, py_of(key));
    fflush(stdout);
    fprintf(stderr, "%s: %s: %s\n", t2m_script(), category, text->text);
}
