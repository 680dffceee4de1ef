/* Where evaluation spends its time: with T2M_PROFILE=wall (or =cpu, the process's CPU time, on a busy machine) in the environment, every op's
 * evaluations are counted and timed, and a table goes to stderr when the program ends, with the peak of arrays' memory. A fused group is named by its ops, last first. */
#include "profile.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "elementwise.h"
#include "mlx/c/memory.h"

enum { MOST_ROWS = 512 };

typedef struct profile_row {
    char name[ENGINE_PROFILE_NAME];
    long count;
    double ms;
} profile_row;

static struct {
    clockid_t clock;
    profile_row rows[MOST_ROWS];
    int count;
} profile;

static pthread_once_t profile_once = PTHREAD_ONCE_INIT;
static bool is_on;

static int slower_first(const void *a, const void *b)
{
    double x = ((const profile_row *)a)->ms, y = ((const profile_row *)b)->ms;
    return (x < y) - (x > y);
}

static void print_table(void)
{
    double total = 0;
    for (int i = 0; i < profile.count; i++)
        total += profile.rows[i].ms;
    qsort(profile.rows, (size_t)profile.count, sizeof *profile.rows, slower_first);
    fprintf(stderr, "%10s %6s %9s %9s  op\n", "ms", "%", "count", "us each");
    for (int i = 0; i < profile.count; i++) {
        const profile_row *row = &profile.rows[i];
        fprintf(stderr, "%10.1f %6.1f %9ld %9.1f  %s\n", row->ms, 100 * row->ms / total, row->count, 1e3 * row->ms / (double)row->count,
                row->name);
    }
    size_t peak, cached;
    mlx_get_peak_memory(&peak);
    mlx_get_cache_memory(&cached);
    fprintf(stderr, "%10.1f        in all; arrays held %zu MB at most, %zu MB are kept for reuse\n", total, peak >> 20, cached >> 20);
}

static void read_environment(void)
{
    const char *wanted = getenv("T2M_PROFILE");
    is_on = wanted && *wanted;
    if (!is_on)
        return;
    profile.clock = strcmp(wanted, "cpu") == 0 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC;
    atexit(print_table);
}

bool engine_profiling(void)
{
    pthread_once(&profile_once, read_environment);
    return is_on;
}

double engine_profile_now(void)
{
    struct timespec t;
    clock_gettime(profile.clock, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

static void add_text(char *name, const char *text)
{
    size_t length = strlen(name);
    snprintf(name + length, ENGINE_PROFILE_NAME - length, "%s", text);
}

static void add_ops(char *name, const engine_array *node)
{
    add_text(name, node->op->name);
    for (int i = 0; i < node->input_count; i++)
        if (!engine_evaluated(node->inputs[i]) && node->inputs[i]->plan & ENGINE_PLAN_INLINE) {
            add_text(name, "<");
            add_ops(name, node->inputs[i]);
        }
}

void engine_profile_name(char *name, const engine_array *node)
{
    name[0] = 0;
    add_ops(name, node);
    add_text(name, " ");
    add_text(name, engine_describe_shape(node->shape, node->ndim));
}

void engine_profile_add(const char *name, double ms)
{
    int i = 0;
    while (i < profile.count && strcmp(profile.rows[i].name, name) != 0)
        i++;
    if (i == MOST_ROWS)
        return;
    if (i == profile.count)
        strcpy(profile.rows[profile.count++].name, name);
    profile.rows[i].count++;
    profile.rows[i].ms += ms;
}
