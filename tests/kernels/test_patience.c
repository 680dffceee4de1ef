/* When the threads should stop spinning: the rule, with the clock and the scheduler played by the test. */
#include "kernels/patience.h"

#include <criterion/criterion.h>

/* Looks every 50 ms until `end`, losing the processor `per_second` times; returns the last answer. */
static bool play(patience *p, double *now, double end, double *switches, double per_second)
{
    bool patient = p->patient;
    for (; *now < end; *now += 50) {
        *switches += per_second * 0.05;
        patient = patience_look(p, *now, (long)*switches);
    }
    return patient;
}

Test(patience, an_idle_machine_is_left_alone)
{
    patience p = {0};
    double now = 1000, switches = 123456;
    cr_assert(!play(&p, &now, 20000, &switches, 10));
}

Test(patience, a_busy_neighbour_is_noticed_and_its_end_too)
{
    patience p = {0};
    double now = 1000, switches = 0;
    play(&p, &now, 2000, &switches, 5);
    cr_assert(play(&p, &now, 2100, &switches, 300));
    cr_assert(play(&p, &now, 9000, &switches, 300), "stays patient while it lasts");
    cr_assert(!play(&p, &now, 10000, &switches, 5));
}

Test(patience, waits_longer_after_giving_up_too_early)
{
    patience p = {0};
    double now = 1000, switches = 0, patient_ms = 0;
    play(&p, &now, 1100, &switches, 300);
    /* A neighbour that shows only while we spin: patience must grow until most of the time is patient. */
    for (double end = now + 20000; now < end;) {
        double before = now;
        bool was = p.patient;
        play(&p, &now, now + 50, &switches, was ? 0 : 300);
        patient_ms += was ? now - before : 0;
    }
    cr_assert(patient_ms > 18000, "patient for %g of 20000 ms", patient_ms);
}
