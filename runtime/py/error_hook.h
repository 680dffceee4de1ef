/* Who must word an error of a user's function otherwise than Python's last traceback line (argparse does, for
 * the functions given as type=) sets the hook while that function runs. The hook does not return if it has
 * dealt with it. */
#ifndef T2M_PY_ERROR_HOOK_H
#define T2M_PY_ERROR_HOOK_H

extern void (*error_hook)(const char *name, const char *message);

#endif
