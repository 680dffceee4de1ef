/* tqdm: a progress bar on stderr, drawn at most ten times a second.
 *
 *     py_progress *bar = py_progress_new(py_list_length(batches), .desc = PY_STR("train"));
 *     for (...) {
 *         py_progress_step(bar);   // one more has begun: those before it are done
 *         ...
 *     }
 *     py_progress_close(bar);
 */
#ifndef T2M_PY_PROGRESS_H
#define T2M_PY_PROGRESS_H

#include "t2m/object.h"
#include "t2m/py_str.h"

typedef struct py_progress {
    t2m_object base;
    int64_t n;
    int64_t total; /* -1: not known */
    py_str desc, postfix, unit;
    double start, drawn;
    double unit_scale; /* 1: counts are shown as 1.50k, 2.3M ...; 0: as they are; else they are multiplied by it */
    double unit_divisor;
    bool is_begun; /* a loop steps it */
    bool is_off, is_closed, leaves_nothing;
} py_progress;

typedef struct py_progress_options {
    int unused_;
    py_str desc, unit;
    int64_t initial;
    bool disable;
    bool erase; /* leave=False */
    double unit_scale; /* True is 1 */
    int64_t unit_divisor; /* 0: 1000 */
} py_progress_options;

#define py_progress_new(total, ...) py_progress_new_with((total), &(py_progress_options){.unused_ = 0, ##__VA_ARGS__})
py_progress *py_progress_new_with(int64_t total, const py_progress_options *options);
void py_progress_step(py_progress *bar);
void py_progress_update(py_progress *bar, int64_t n);
void py_progress_close(py_progress *bar);
void py_progress_refresh(py_progress *bar);
void py_progress_reset(py_progress *bar, int64_t total); /* total -1: as it is */
void py_progress_set_description(py_progress *bar, py_str desc);
void py_progress_set_postfix(py_progress *bar, py_str text);
void py_progress_write(py_str text); /* tqdm.write(): a line on stdout */

#endif
