/*
 * Ints among floats. Where an int and a float meet in one place (a variable at the end of a loop, a field, a result, the items of
 * a list), C holds a double, as most uses cannot tell: sums with floats, quotients, comparisons, `f"{x:.4f}"`. The type of such a
 * place points at a Mix. A use that can tell (`print(x)`, an index, isinstance) *observes* the mix; from then on the places that
 * share it hold a boxed number: DYNAMIC with is_number. A bool among ints is the same, one size smaller.
 */
#ifndef T2M_SEMA_MIXED_H
#define T2M_SEMA_MIXED_H

#include "sema/type.h"

typedef struct Mix {
    struct Mix *parent; /* union-find: places whose values flow into each other are one */
    bool is_observed;
} Mix;

/* The int, float that is now also a narrower number, or boxed if that was observed. Both are numbers of different kinds, or mixed. */
const Type *mixed_join(TypeStore *store, const Type *left, const Type *right);
/* BOOL INT FLOAT, or a boxed number. */
bool type_is_any_number(const Type *type);
/* The number may be of a narrower kind than its type says, and nobody has asked. */
bool type_is_mixed(const Type *type);
/* A mixed number whose mix was observed is boxed: DYNAMIC. Any other type is itself. */
const Type *mixed_settled(TypeStore *store, const Type *type);
/* What sema hands out for it: without any mix. */
const Type *mixed_resolved(TypeStore *store, const Type *type);
/* The same number with the mix of `like`, of which it was computed: -x, x * 2. */
const Type *mixed_like(TypeStore *store, const Type *type, const Type *like);
/* As the narrowest kind that it can be: to ask whether that would make a difference. Not mixed: itself. */
const Type *mixed_narrowest(TypeStore *store, const Type *type);
/* Somebody can tell which kinds of number the value is, or holds. */
void type_observe(TypeStore *store, const Type *type);

/* Joins happen in a place, and a mix belongs to one. Gives the place before, to be set again. */
const void *mixed_set_place(TypeStore *store, const void *place);

#endif
