/* See patience.h.  The documented rule of libgomp (GOMP_SPINCOUNT): with more managed threads than available
 * CPUs it spins 100 times instead of 300,000.  The additional threads are an idle team that a helper thread
 * owns; they sleep, and go away with it.
 *
 * libgomp is found at run time: it is oneDNN that brings it along, whatever this file was compiled with. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* RTLD_DEFAULT */
#endif
#include "patience.h"

enum {
    LOOK_EVERY_MS = 50,
    CROWDED_PER_SECOND = 30, /* involuntary switches: two in a look; an idle machine has a few a second */
    PATIENT_MS =
        500, /* how long to stay patient after a crowded look; doubled if it was given up too early */
    MOST_PATIENT_MS = 4000,
    TOO_EARLY_MS = 2000,
};

bool patience_look(patience *p, double now, long switches)
{
    double rate = (double)(switches - p->last_switches) * 1e3 / (now - p->last_look);
    bool crowded = p->last_look > 0 && rate > CROWDED_PER_SECOND;
    p->last_look = now;
    p->last_switches = switches;
    if (crowded && !p->patient) {
        bool too_early = p->until > 0 && now - p->until < TOO_EARLY_MS;
        if (!too_early)
            p->span = PATIENT_MS;
        else if (p->span < MOST_PATIENT_MS)
            p->span *= 2;
        p->patient = true;
    }
    if (crowded)
        p->until = now + p->span;
    else if (p->patient && now > p->until)
        p->patient = false;
    return p->patient;
}

#ifdef __linux__

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gate_change = PTHREAD_COND_INITIALIZER;
static bool helper_wanted, helper_running;

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec * 1e-6;
}

/* The entry points of libgomp; all NULL without it. */
static struct {
    void (*parallel)(void (*body)(void *), void *data, unsigned threads,
                     unsigned flags); /* what a pragma becomes */
    int (*max_threads)(void);
    int (*processors)(void);
} gomp;

static bool find_gomp(void)
{
    *(void **)&gomp.parallel = dlsym(RTLD_DEFAULT, "GOMP_parallel");
    *(void **)&gomp.max_threads = dlsym(RTLD_DEFAULT, "omp_get_max_threads");
    *(void **)&gomp.processors = dlsym(RTLD_DEFAULT, "omp_get_num_procs");
    return gomp.parallel && gomp.max_threads && gomp.processors;
}

static void do_nothing(void *unused)
{
    (void)unused;
}

/* Owns an idle team until it is told to go. */
static void *helper(void *unused)
{
    gomp.parallel(do_nothing, NULL, (unsigned)gomp.processors(), 0);
    pthread_mutex_lock(&gate);
    while (helper_wanted)
        pthread_cond_wait(&gate_change, &gate);
    helper_running = false;
    pthread_mutex_unlock(&gate);
    return unused;
}

static void set_patient(bool patient)
{
    pthread_t thread;
    pthread_mutex_lock(&gate);
    helper_wanted = patient;
    if (patient && !helper_running && pthread_create(&thread, NULL, helper, NULL) == 0) {
        pthread_detach(thread);
        helper_running = true;
    }
    pthread_cond_signal(&gate_change);
    pthread_mutex_unlock(&gate);
}

static long involuntary_switches(void)
{
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? usage.ru_nivcsw : 0;
}

void kernel_patience(void)
{
    static patience state;
    static bool started, off;
    if (!started) {
        off = getenv("OMP_WAIT_POLICY") || getenv("GOMP_SPINCOUNT") || !find_gomp() || gomp.max_threads() < 2;
        started = true;
    }
    double now = off ? 0 : now_ms();
    if (off || now - state.last_look < LOOK_EVERY_MS)
        return;
    bool was_patient = state.patient;
    if (patience_look(&state, now, involuntary_switches()) != was_patient)
        set_patient(state.patient);
}

#else

void kernel_patience(void)
{
}

#endif
