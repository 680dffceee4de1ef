/* How many threads a kernel should use.
 *
 * Kernels are parallelised with OpenMP pragmas, because oneDNN runs on the same pool: one set of threads
 * serves both. A team costs a few microseconds to start and to join, so small work stays on the caller's
 * thread.  Every kernel is correct with one thread, and compiles without OpenMP. */
#ifndef T2M_KERNELS_PARALLEL_H
#define T2M_KERNELS_PARALLEL_H

#include <stdint.h>

#ifdef _OPENMP
#include <omp.h>
#define KERNEL_PRAGMA(text) _Pragma(#text)
#else
#define KERNEL_PRAGMA(text)
#endif

/* Before a loop whose iterations are independent: element i of an output may be the same memory as element i
 * of an input, but nothing else overlaps.  The compiler cannot know that, and with many pointers does not
 * check. */
#if defined(__clang__) /* warns, as an error, about a hint that it could not follow */
#define KERNEL_SIMD
#elif defined(_OPENMP)
#define KERNEL_SIMD _Pragma("omp simd")
#else
#define KERNEL_SIMD _Pragma("GCC ivdep")
#endif

/* Before a short loop of literal length, whose elements are to be registers. */
#if defined(__clang__)
#define KERNEL_UNROLL _Pragma("unroll")
#else
#define KERNEL_UNROLL _Pragma("GCC unroll 8")
#endif

/* One simple operation on one element is about 0.3 ns of work; a team is worth its start from about ten
 * microseconds. */
enum { KERNEL_PARALLEL_WORK = 32768 };

/* The number of threads for `work` element operations: 1, or all that OpenMP may use. */
static inline int kernel_threads(int64_t work)
{
#ifdef _OPENMP
    return work >= KERNEL_PARALLEL_WORK && !omp_in_parallel() ? omp_get_max_threads() : 1;
#else
    (void)work;
    return 1;
#endif
}

/* KERNEL_FOR(work) for (int64_t i = 0; i < n; i++) ... runs its rows in parallel if `work` is large. */
#ifdef _OPENMP
#define KERNEL_FOR(work) KERNEL_PRAGMA(omp parallel for schedule(static) num_threads(kernel_threads(work)))
#else
#define KERNEL_FOR(work) (void)(work);
#endif

#endif
