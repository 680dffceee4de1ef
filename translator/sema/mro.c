/* The order in which Python looks for members: the C3 linearization of a class and its bases. */
#include "sema/infer.h"

enum { MAX_BASES = 16 };

/* One list that is merged: a base's own order, or the bases as they are written. */
typedef struct Tail {
    Class **items;
    size_t count;
} Tail;

/* Classes of stubs have one base each. */
static Tail order_of(Frame *frame, Class *class_)
{
    if (class_->mro)
        return (Tail){class_->mro, class_->mro_count};
    Tail order = {NULL, 0};
    for (const Class *c = class_; c; c = c->base)
        order.count++;
    order.items = ARENA_NEW_ARRAY(frame->arena, Class *, order.count);
    size_t i = 0;
    for (Class *c = class_; c; c = c->base)
        order.items[i++] = c;
    return order;
}

static bool is_behind(const Tail *tails, size_t count, const Class *class_)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 1; k < tails[i].count; k++)
            if (tails[i].items[k] == class_)
                return true;
    return false;
}

/* The first head that stands behind no other; NULL if there is none, or nothing is left. */
static Class *next_class(Tail *tails, size_t count)
{
    Class *next = NULL;
    for (size_t i = 0; i < count && !next; i++)
        if (tails[i].count && !is_behind(tails, count, tails[i].items[0]))
            next = tails[i].items[0];
    for (size_t i = 0; i < count && next; i++)
        if (tails[i].count && tails[i].items[0] == next)
            tails[i] = (Tail){tails[i].items + 1, tails[i].count - 1};
    return next;
}

bool class_linearize(Frame *frame, Class *class_)
{
    Tail tails[MAX_BASES + 2];
    size_t count = 0, total = 1;
    size_t written = 0;
    Class **bases = ARENA_NEW_ARRAY(frame->arena, Class *, class_->other_base_count + 1);
    vec_each(i, &class_->user->bases)
        if (count < MAX_BASES) {
            bases[written++] = class_->user->bases.items[i];
            tails[count] = order_of(frame, class_->user->bases.items[i]);
            total += tails[count++].count;
        }
    tails[count++] = (Tail){bases, written};
    Class **order = ARENA_NEW_ARRAY(frame->arena, Class *, total);
    size_t used = 0;
    order[used++] = class_;
    for (Class *next; (next = next_class(tails, count));)
        order[used++] = next;
    bool is_whole = true;
    for (size_t i = 0; i < count; i++)
        is_whole &= tails[i].count == 0;
    class_->mro = order;
    class_->mro_count = used;
    return is_whole;
}

size_t class_mro_after(const Class *class_, const Class *after)
{
    for (size_t i = 0; i < class_->mro_count; i++)
        if (class_->mro[i] == after)
            return i + 1;
    return class_->mro_count;
}
