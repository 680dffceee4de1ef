/* subprocess: other programs, without a shell in between. The rest of the module is Python: rules/subprocess.py. */
#ifndef T2M_PY_PROCESS_H
#define T2M_PY_PROCESS_H

#include "t2m/py_bytes.h"
#include "t2m/py_dict.h"
#include "t2m/py_file.h"

typedef struct py_process py_process;

/* What a stream of the program is connected with, else a descriptor. */
enum { PY_PIPE = -1, PY_TO_STDOUT = -2, PY_DEV_NULL = -3, PY_INHERITED = -4 };

/* Starts a program; directory and environment NULL: ours. FileNotFoundError ... if it cannot be. Owned by the current pool; one that
 * dies before its program leaves it running. */
py_process *py_process_start(const py_list *words, int64_t in, int64_t out, int64_t err, py_str directory, const py_dict *environment);
int64_t py_process_id(const py_process *process);

/* Gives `input` (NULL: none) to its stdin and reads what it writes until it ends. False: `timeout` seconds (negative: none) passed. */
bool py_process_communicate(py_process *process, const py_bytes *input, double timeout);
py_bytes *py_process_output(const py_process *process, bool is_error); /* what communicate has read */
/* Waits; false: the time passed. The return code: -n if signal n ended it; py_process_code is NONE while it runs. */
bool py_process_wait(py_process *process, double timeout);
int64_t py_process_code(py_process *process);
void py_process_signal(py_process *process, int64_t number);
/* Its stdin (0), stdout (1), stderr (2), if that is a pipe, as a file. */
py_file *py_process_file(py_process *process, int64_t which, bool is_text);

#endif
