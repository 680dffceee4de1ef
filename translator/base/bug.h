/*
 * Our own faults. The user's script gets a diagnostic (diag/diag.h); a broken invariant of the translator ends here: the
 * process prints where, asks for a report and exits with code 4. Nothing is cleaned up: the output is written only at the end.
 */
#ifndef T2M_BASE_BUG_H
#define T2M_BASE_BUG_H

enum { T2M_EXIT_BUG = 4 };

/* Prints "torch2mlx: internal error: <message> (file:line)" to stderr and exits with T2M_EXIT_BUG. */
_Noreturn void t2m_bug_at(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Out of memory is nobody's fault and cannot be repaired here: says so and exits with T2M_EXIT_BUG. */
_Noreturn void t2m_out_of_memory(void);

#define T2M_BUG(...) t2m_bug_at(__FILE__, __LINE__, __VA_ARGS__)
#define T2M_ASSERT(condition) ((condition) ? (void)0 : T2M_BUG("assertion failed: %s", #condition))

#endif
