/* Keeps threads from spinning at barriers while other programs want the processors.
 *
 * libgomp's threads spin for milliseconds before they sleep.  On an idle machine that is fastest; with a busy
 * neighbour a spinning thread holds the core that its partner needs, and a step takes ten times as long.
 * libgomp spins much less when it manages more threads than there are processors, so this makes it so, for as
 * long as the scheduler keeps taking the processor away from us.  A user who sets OMP_WAIT_POLICY or
 * GOMP_SPINCOUNT is left alone. */
#ifndef T2M_KERNELS_PATIENCE_H
#define T2M_KERNELS_PATIENCE_H

#include <stdbool.h>

/* The rule, apart from the clock and the threads that it moves.  Starts as zeros. */
typedef struct patience {
    bool patient;
    double last_look, until, span; /* milliseconds */
    long last_switches;
} patience;

/* `switches`: how often the process has lost a processor so far.  Says whether to be patient from `now` on.
 */
bool patience_look(patience *p, double now, long switches);

/* Looks now and then whether we are being preempted, and adapts.  Cheap enough for every kernel call; not
 * thread safe (called under the kernel lock). */
void kernel_patience(void);

#endif
