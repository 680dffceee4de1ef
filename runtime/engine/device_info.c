/* What is known about the CPU: its architecture, its name and its memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "internal.h"
#include "mlx/c/device.h"

enum { STRINGS = 2, KEYS = 3 };

static const char *const keys[KEYS] = {"architecture", "device_name", "memory_size"};

typedef struct info {
    char strings[STRINGS][128];
    size_t memory;
} info;

/* The processor's name as the kernel tells it, or the architecture. */
static void read_name(char *to, size_t size)
{
    char line[256];
    FILE *file = fopen("/proc/cpuinfo", "re");
    while (file && fgets(line, sizeof line, file)) {
        char *value = strncmp(line, "model name", 10) ? NULL : strchr(line, ':');
        if (!value)
            continue;
        value[strcspn(value, "\n")] = '\0';
        snprintf(to, size, "%s", value + 1 + (value[1] == ' '));
        break;
    }
    if (file)
        fclose(file);
}

mlx_device_info mlx_device_info_new(void)
{
    return (mlx_device_info){NULL};
}

int mlx_device_info_free(mlx_device_info handle)
{
    free(handle.ctx);
    return 0;
}

int mlx_device_info_get(mlx_device_info *handle, mlx_device dev)
{
    mlx_device_type type = MLX_CPU;
    struct utsname system;
    engine_enter_no_stream(__func__);
    mlx_device_get_type(&type, dev);
    if (type != MLX_CPU)
        engine_error("there is no such device");
    info *i = engine_failed() ? NULL : calloc(1, sizeof *i);
    if (!i) {
        engine_error("out of memory");
        return engine_leave_status();
    }
    if (uname(&system) == 0)
        for (int k = 0; k < STRINGS; k++)
            snprintf(i->strings[k], sizeof i->strings[k], "%s", system.machine);
    read_name(i->strings[1], sizeof i->strings[1]);
    i->memory = (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE);
    mlx_device_info_free(*handle);
    handle->ctx = i;
    return engine_leave_status();
}

static int index_of(const char *key)
{
    for (int i = 0; key && i < KEYS; i++)
        if (!strcmp(keys[i], key))
            return i;
    return -1;
}

int mlx_device_info_has_key(bool *exists, mlx_device_info handle, const char *key)
{
    *exists = handle.ctx && index_of(key) >= 0;
    return 0;
}

/* The key's index, checked to name a string (or a size). */
static int find(const char *function, mlx_device_info handle, const char *key, bool string)
{
    engine_enter_no_stream(function);
    int index = handle.ctx ? index_of(key) : -1;
    if (index < 0 || (index < STRINGS) != string)
        engine_error("there is no %s \"%s\"", string ? "string" : "size", key ? key : "(null)");
    return engine_leave_status() ? -1 : index;
}

int mlx_device_info_is_string(bool *is_string, mlx_device_info handle, const char *key)
{
    engine_enter_no_stream(__func__);
    int index = handle.ctx ? index_of(key) : -1;
    if (index < 0)
        engine_error("there is no \"%s\"", key ? key : "(null)");
    else
        *is_string = index < STRINGS;
    return engine_leave_status();
}

int mlx_device_info_get_string(const char **value, mlx_device_info handle, const char *key)
{
    int index = find(__func__, handle, key, true);
    if (index >= 0)
        *value = ((info *)handle.ctx)->strings[index];
    return index < 0;
}

int mlx_device_info_get_size(size_t *value, mlx_device_info handle, const char *key)
{
    int index = find(__func__, handle, key, false);
    if (index >= 0)
        *value = ((info *)handle.ctx)->memory;
    return index < 0;
}

int mlx_device_info_get_keys(mlx_vector_string *res, mlx_device_info handle)
{
    mlx_vector_string all = mlx_vector_string_new();
    int status = handle.ctx ? mlx_vector_string_append_data(all, (const char **)keys, KEYS) : 0;
    if (status == 0)
        status = mlx_vector_string_set(res, all);
    mlx_vector_string_free(all);
    return status;
}
