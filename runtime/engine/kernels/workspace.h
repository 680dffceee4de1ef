/* Scratch memory that kernels share: grows to the largest request and stays, so that a step allocates
 * nothing. A slot's content is valid until its next request; a kernel that needs two buffers at once uses two
 * slots. Callers hold the kernel lock. */
#ifndef T2M_KERNELS_WORKSPACE_H
#define T2M_KERNELS_WORKSPACE_H

#include <stddef.h>

typedef enum workspace_slot {
    WORKSPACE_A,      /* the packed or reordered first input */
    WORKSPACE_B,      /* the second input */
    WORKSPACE_C,      /* the result before it is reordered */
    WORKSPACE_SCRATCH /* a primitive's own scratchpad, partial sums */
} workspace_slot;

/* At least `size` bytes, aligned to 64.  Ends the program with a message if the machine has no memory left.
 */
void *workspace_get(workspace_slot slot, size_t size);

/* Gives all scratch memory back. */
void workspace_clear(void);

/* The kernel lock: protects workspaces and plans.  Kernels take it themselves, and never call each other
 * under it. */
void kernel_lock(void);
void kernel_unlock(void);

#endif
