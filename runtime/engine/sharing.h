/* Arrays that several handles share and somebody changes: PyTorch's in-place operations and views, over a graph whose nodes never change.
 *
 * A handle names a node. Assigning to it gives the node another *current* node: handles read that one from then on, while nodes that were
 * built before keep what they were built from. A view knows its *base*: it is computed anew when the base has changed, and what is
 * assigned to it goes into the base. Nodes without either (sharing NULL) are all there is until t2m_ext_share_views is called. */
#ifndef ENGINE_SHARING_H
#define ENGINE_SHARING_H

#include "array.h"

/* What becomes of an array that is changed in place, value by value. */
typedef struct engine_changes {
    unsigned values; /* arrays that are, or were, its value: the last to go frees it */
    int count;       /* changes so far */
    const char *by;  /* label or name of the operation that changed it last, if that carries a graph; else NULL */
} engine_changes;

typedef struct engine_sharing {
    bool is_followed;      /* t2m_ext_follow */
    unsigned char number_kind; /* t2m_ext_mark_number: 0, or what stands for a number of Python */
    double number;
    engine_array *current; /* what handles to the node read; NULL: the node itself. Owned */
    engine_array *holder;  /* of a current node: whose it is. Not owned: the holder clears it when it dies */
    engine_array *base;    /* of a view: what it looks at, and what the base was when `current` was computed. Owned */
    engine_array *seen;
    engine_changes *changes; /* NULL: never changed */
    int version;             /* how many changes came before this value */
    const engine_op *op; /* of a view: how it is computed; params are owned */
    void *params;
    size_t params_size;
} engine_sharing;

/* The node that a handle to `a` reads now. Scoped, if it had to be computed. */
engine_array *engine_now_of(engine_array *a);
static inline engine_array *engine_now(engine_array *a)
{
    return a && a->sharing ? engine_now_of(a) : a;
}

extern bool engine_shares_views;
extern bool engine_has_changes; /* some array has been changed since the program began */

/* Called by engine_node for a new node of a view op, while views are shared. */
void engine_note_view(engine_array *view, const void *params, size_t params_size);

#endif
