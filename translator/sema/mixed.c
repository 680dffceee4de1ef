/* Ints among floats: which places hold both, and who can tell. See mixed.h for the idea. */
#include "sema/mixed.h"

#include "sema/cell.h"

static Mix *mix_root(Mix *mix)
{
    while (mix->parent)
        mix = mix->parent;
    return mix;
}

static Mix *mix_of_place(TypeStore *store)
{
    Mix *mix = pointer_map_get(&store->mixes, store->place);
    if (!mix) {
        mix = ARENA_NEW(store->arena, Mix);
        pointer_map_set(store->arena, &store->mixes, store->place, mix);
    }
    return mix_root(mix);
}

static Mix *mix_unite(TypeStore *store, Mix *left, Mix *right)
{
    left = mix_root(left);
    right = mix_root(right);
    if (left == right)
        return left;
    right->parent = left;
    store->changes += left->is_observed != right->is_observed;
    left->is_observed |= right->is_observed;
    return left;
}

bool type_is_any_number(const Type *type)
{
    return type_is_number(type) || (type->kind == TYPE_DYNAMIC && type->is_number);
}

bool type_is_mixed(const Type *type)
{
    return type->mix != NULL;
}

static const Type *with_mix(TypeStore *store, TypeKind kind, Mix *mix)
{
    return mix->is_observed ? store->number : type_intern(store, &(Type){.kind = kind, .mix = mix});
}

const Type *mixed_settled(TypeStore *store, const Type *type)
{
    return type->mix && mix_root(type->mix)->is_observed ? store->number : type;
}

const Type *mixed_resolved(TypeStore *store, const Type *type)
{
    type = mixed_settled(store, type);
    if (!type->mix)
        return type;
    return type->kind == TYPE_FLOAT ? store->float_ : store->int_;
}

const Type *mixed_join(TypeStore *store, const Type *left, const Type *right)
{
    TypeKind wider = left->kind > right->kind ? left->kind : right->kind; /* BOOL, INT, FLOAT */
    bool differ = left->kind != right->kind;
    Mix *mix = left->mix ? left->mix : right->mix;
    if (left->mix && right->mix)
        mix = mix_unite(store, left->mix, right->mix);
    if (!mix && differ && store->place)
        mix = mix_of_place(store);
    if (!mix)
        return wider == TYPE_FLOAT ? store->float_ : store->int_;
    return with_mix(store, wider, mix_root(mix));
}

const Type *mixed_like(TypeStore *store, const Type *type, const Type *like)
{
    if (!like->mix || !type_is_number(type) || type->kind == TYPE_BOOL)
        return type;
    return with_mix(store, type->kind, mix_root(type->mix ? mix_unite(store, type->mix, like->mix) : like->mix));
}

const Type *mixed_narrowest(TypeStore *store, const Type *type)
{
    if (type->kind == TYPE_OPTIONAL)
        return type->items[0]->mix ? type_optional(store, mixed_narrowest(store, type->items[0])) : type;
    if (!type->mix)
        return type;
    return type->kind == TYPE_FLOAT ? store->int_ : store->bool_;
}

static void observe(TypeStore *store, const Type *type, int depth)
{
    if (type->mix && !mix_root(type->mix)->is_observed) {
        mix_root(type->mix)->is_observed = true;
        store->changes++;
    }
    Cell *cell = type->cell ? cell_root(type->cell) : NULL;
    size_t count = cell ? cell->count : type->kind == TYPE_FUNCTION ? 0 : type->item_count;
    for (size_t i = 0; depth < 8 && i < count; i++)
        observe(store, type_item(type, i), depth + 1);
    for (size_t i = 0; depth < 8 && cell && i < cell->fields.count; i++)
        observe(store, cell->fields.items[i].type, depth + 1);
    for (size_t i = 0; depth < 8 && i < type->field_count; i++)
        observe(store, type->fields[i].type, depth + 1);
}

void type_observe(TypeStore *store, const Type *type)
{
    store->prints_namespaces |= type->kind == TYPE_RECORD && type->name != NULL;
    observe(store, type, 0);
}

const void *mixed_set_place(TypeStore *store, const void *place)
{
    const void *before = store->place;
    store->place = place;
    return before;
}
