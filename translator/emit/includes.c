/* The includes that a text needs, by the names that occur in it. */
#include "emit/emitter.h"

#include <ctype.h>
#include <string.h>

typedef struct Include {
    const char *header;
    const char *names[20]; /* identifiers that start so; a blank at the end: the whole identifier */
} Include;

static const Include standard[] = {
    {"<inttypes.h>", {"PRId64 "}},
    {"<math.h>", {"INFINITY ", "NAN ", "isnan ", "isinf ", "signbit ", "pow "}},
    {"<stdbool.h>", {"bool ", "true ", "false "}},
    {"<stddef.h>", {"offsetof ", "size_t "}},
    {"<stdint.h>", {"int64_t ", "INT64_C ", "INT64_MIN "}},
    {"<stdio.h>", {"printf ", "fprintf ", "fflush ", "stderr ", "stdout "}},
};

static const Include runtime[] = {
    {"\"t2m/data.h\"", {"data_", "DATA_", "dataset "}},
    {"\"t2m/grad_scaler.h\"", {"grad_scaler_", "grad_scaler "}},
    {"\"t2m/io.h\"", {"io_"}},
    {"\"t2m/mx.h\"", {"mx_", "MX_", "random_", "T2M_OWNED "}},
    {"\"t2m/nn.h\"", {"nn_", "NN_"}},
    {"\"t2m/np.h\"", {"np_", "NP_"}},
    {"\"t2m/optim.h\"", {"optimizer_", "optimizer ", "scheduler_", "scheduler ", "OPTIMIZER_"}},
    {"\"t2m/py.h\"", {"py_", "PY_", "t2m_", "math_", "sys_", "os_", "T2M_", "base64_", "getpass_", "glob_", "pathlib_", "platform_", "re_", "shutil_", "statistics_",
                     "tempfile_", "text_", "time_"}},
    {"\"t2m/vision.h\"", {"vision_"}},
};

static bool matches(const char *identifier, size_t length, const char *name)
{
    size_t wanted = strlen(name);
    if (name[wanted - 1] == ' ')
        return length == wanted - 1 && memcmp(identifier, name, length) == 0;
    return length >= wanted && memcmp(identifier, name, wanted) == 0;
}

static const char *skip_text(const char *at)
{
    char quote = *at;
    for (at++; *at && *at != quote && *at != '\n'; at++)
        if (*at == '\\' && at[1])
            at++;
    return *at ? at + 1 : at;
}

static const char *skip_comment(const char *at)
{
    if (at[1] == '/')
        return at + strcspn(at, "\n");
    const char *end = strstr(at, "*/");
    return end ? end + 2 : at + strlen(at);
}

/* Marks the includes whose names occur outside of texts and comments. */
static void find_used(const char *at, const Include *includes, size_t count, bool *used)
{
    while (*at) {
        if (*at == '"' || *at == '\'') {
            at = skip_text(at);
        } else if (*at == '/' && (at[1] == '/' || at[1] == '*')) {
            at = skip_comment(at);
        } else if (isalpha((unsigned char)*at) || *at == '_') {
            size_t length = 1;
            while (isalnum((unsigned char)at[length]) || at[length] == '_')
                length++;
            for (size_t i = 0; i < count; i++)
                for (size_t k = 0; includes[i].names[k]; k++)
                    used[i] |= matches(at, length, includes[i].names[k]);
            at += length;
        } else {
            at++;
        }
    }
}

void put_includes(Text *out, const char *body)
{
    enum { STANDARD = sizeof standard / sizeof *standard, RUNTIME = sizeof runtime / sizeof *runtime };
    bool used_standard[STANDARD] = {0}, used_runtime[RUNTIME] = {0}, any = false;
    find_used(body, standard, STANDARD, used_standard);
    find_used(body, runtime, RUNTIME, used_runtime);
    for (int i = 0; i < STANDARD; i++)
        if (used_standard[i])
            text_printf(out, "#include %s\n", standard[i].header);
    for (int i = 0; i < STANDARD; i++)
        any |= used_standard[i];
    text_add(out, any ? "\n" : "");
    for (int i = 0; i < RUNTIME; i++)
        if (used_runtime[i])
            text_printf(out, "#include %s\n", runtime[i].header);
}
