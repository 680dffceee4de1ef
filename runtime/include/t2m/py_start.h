/* The start and the end of a generated program, and Ctrl-C. */
#ifndef T2M_PY_START_H
#define T2M_PY_START_H

#include <stdbool.h>

#include "t2m/py_str.h"

/* First line of main: remembers the command line, names the program as Python would (`script` is "train.py";
 * messages and usage texts say so), installs the SIGINT handler. */
void t2m_start(int argc, char **argv, const char *script);

/* Says what the operands of large products are rounded to, "float32" or "bf16", unless the environment's T2M_PRECISION does. A program that was
 * built with --precision does so first. */
void t2m_start_precision(const char *precision);
#ifdef T2M_PRECISION
#define t2m_start(argc, argv, script) (t2m_start_precision(T2M_PRECISION), t2m_start(argc, argv, script))
#endif

/* The script's name ("train.py"), and sys.argv as given to t2m_start (argv[0] is the script's name). */
const char *t2m_script(void);
int t2m_argc(void);
const char *t2m_argv(int index);

/* Whether Ctrl-C was pressed, and nobody has looked yet. A second Ctrl-C then kills the program at once. */
bool t2m_interrupted(void);

/* At a step boundary: acts on the signals that have come, as Python between two instructions: KeyboardInterrupt, or a handler of the
 * script. data_next, mx_eval and time.sleep call it. Signals that come while the script's own code runs do not wait for it. */
void t2m_check_interrupt(void);

/* sys.exit(code); a str argument is written to stderr, exit 1. Both raise SystemExit. */
_Noreturn void sys_exit(int64_t code);
_Noreturn void sys_exit_message(py_str message);
_Noreturn void sys_exit_value(const void *value); /* of any kind: what it is, is seen at the end */

#endif
