/* Python's own types and library for generated programs, all headers at once. Nothing here knows of arrays
 * but that containers can hold them. Conventions:
 *  - int is int64_t, float is double, bool is bool, str is py_str, None is NULL where an object stands.
 *  - What a function returns belongs to the current pool (t2m/pool.h); containers retain what they hold.
 *  - What Python would raise ends the program with Python's last traceback line on stderr, exit 1
 * (py_error.h).
 *  - A `const char *` that is returned lives in the current pool too; it is for printf. */
#ifndef T2M_PY_H
#define T2M_PY_H

#include "t2m/object.h"
#include "t2m/pool.h"
#include "t2m/py_argparse.h"
#include "t2m/py_bytearray.h"
#include "t2m/py_bind.h"
#include "t2m/py_bytes.h"
#include "t2m/py_cell.h"
#include "t2m/py_collections.h"
#include "t2m/py_csv.h"
#include "t2m/py_datetime.h"
#include "t2m/py_dict.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_exceptions.h"
#include "t2m/py_file.h"
#include "t2m/py_format.h"
#include "t2m/py_function.h"
#include "t2m/py_gzip.h"
#include "t2m/py_hashlib.h"
#include "t2m/py_heap.h"
#include "t2m/py_iterator.h"
#include "t2m/py_json.h"
#include "t2m/py_list.h"
#include "t2m/py_logging.h"
#include "t2m/py_number.h"
#include "t2m/py_os.h"
#include "t2m/py_path.h"
#include "t2m/py_pickle.h"
#include "t2m/py_process.h"
#include "t2m/py_progress.h"
#include "t2m/py_random.h"
#include "t2m/py_re.h"
#include "t2m/py_range.h"
#include "t2m/py_set.h"
#include "t2m/py_signal.h"
#include "t2m/py_start.h"
#include "t2m/py_statistics.h"
#include "t2m/py_str.h"
#include "t2m/py_struct.h"
#include "t2m/py_try.h"
#include "t2m/py_tempfile.h"
#include "t2m/py_thread.h"
#include "t2m/py_tuple.h"
#include "t2m/py_unicode.h"
#include "t2m/py_url.h"
#include "t2m/py_value.h"
#include "t2m/py_yaml.h"
#include "t2m/py_zipfile.h"
#include "t2m/saved.h"

#endif
