/*
 * What flows into boxed values. A value of more than one type is boxed (DYNAMIC), and what is then done with it is seen by the run
 * only. Two things must still be known at convert time:
 *
 *  - a typed container that is also seen as a boxed value may be changed through it. So its cell is marked, and whatever a boxed
 *    container is given anywhere in the program (`boxed.append(x)`, `boxed[k] = v`) is joined into the items of all marked cells;
 *  - an object's method or attribute is found by name: the classes whose objects can be boxed are the candidates.
 *
 * Both only ever grow, as everything in inference does.
 */
#include "sema/cell.h"
#include "sema/mixed.h"

static Boxed *boxed_of(TypeStore *store)
{
    if (!store->boxed)
        store->boxed = ARENA_NEW(store->arena, Boxed);
    return store->boxed;
}

static void join_stored(TypeStore *store, Cell *cell)
{
    const Boxed *boxed = boxed_of(store);
    bool is_dict = cell->count == 2;
    if (is_dict && boxed->stored[BOXED_KEY])
        cell_add(store, cell, 0, boxed->stored[BOXED_KEY]);
    const Type *value = boxed->stored[is_dict ? BOXED_VALUE : BOXED_ITEM];
    if (!value)
        return;
    cell = cell_root(cell);
    const Type *item = cell->items[is_dict];
    bool is_converted = type_is_number(item) && type_is_number(value) && item->kind != value->kind;
    cell_add(store, cell, is_dict, is_converted ? store->dynamic : value); /* an int in a list of floats stays an int */
}

void cell_box(TypeStore *store, Cell *cell)
{
    cell = cell_root(cell);
    if (cell->is_boxed)
        return;
    cell->is_boxed = true;
    store->changes++;
    cell_demote(store, cell);
    vec_push(store->arena, &boxed_of(store)->cells, cell);
    for (size_t i = 0; i < cell->count; i++)
        type_box(store, cell->items[i]);
    join_stored(store, cell_root(cell));
}

static void box_class(TypeStore *store, const Type *type)
{
    Boxed *boxed = boxed_of(store);
    vec_each(i, &boxed->classes)
        if (boxed->classes.items[i] == type->class_)
            return;
    vec_push(store->arena, &boxed->classes, type->class_);
    store->changes++;
}

static void box_function(TypeStore *store, const Type *type)
{
    Boxed *boxed = boxed_of(store);
    const Type *all = type_function_set(store, boxed->functions ? boxed->functions : type, type);
    store->changes += all && all != boxed->functions;
    boxed->functions = all ? all : boxed->functions;
}

void type_box_open_ints(TypeStore *store)
{
    store->changes += !boxed_of(store)->has_open_ints;
    boxed_of(store)->has_open_ints = true;
}

void type_box(TypeStore *store, const Type *type)
{
    if (type->mix)
        type_observe(store, type);
    switch (type->kind) {
    case TYPE_INSTANCE:
        box_class(store, type);
        break;
    case TYPE_FUNCTION:
    case TYPE_CLASS:
        box_function(store, type);
        break;
    case TYPE_BOOL:
        type_box_open_ints(store);
        break;
    case TYPE_TENSOR:
        store->changes += !boxed_of(store)->has_tensors;
        boxed_of(store)->has_tensors = true;
        break;
    case TYPE_LIST:
    case TYPE_SET:
    case TYPE_DICT:
        if (type->cell)
            cell_box(store, type->cell);
        break;
    default:
        break;
    }
    for (size_t i = 0; !type->cell && type->kind != TYPE_FUNCTION && i < type->item_count; i++)
        type_box(store, type->items[i]);
}

void type_store_boxed(TypeStore *store, BoxedPlace place, const Type *type)
{
    Boxed *boxed = boxed_of(store);
    if (type->kind <= TYPE_ERROR)
        return;
    type = type_widen(store, type_without_symbols(store, type));
    type_box(store, type);
    const Type *have = boxed->stored[place] ? boxed->stored[place] : store->never, *joined = type_join_boxed(store, have, type);
    if (joined == have)
        return;
    boxed->stored[place] = joined;
    store->changes++;
    for (size_t i = 0; i < boxed->cells.count; i++)
        join_stored(store, cell_root(boxed->cells.items[i]));
}

const Type *type_join_boxed(TypeStore *store, const Type *left, const Type *right)
{
    const Type *joined = type_join(store, left, right);
    if (joined->kind == TYPE_DYNAMIC) {
        type_box(store, left);
        type_box(store, right);
    }
    return joined;
}

bool type_numbers_differ(const Type *a, const Type *b)
{
    if (a->kind == TYPE_TUPLE && b->kind == TYPE_TUPLE && !a->is_variadic && !b->is_variadic)
        for (size_t i = 0; i < a->item_count && i < b->item_count; i++)
            if (type_numbers_differ(a->items[i], b->items[i]))
                return true;
    return type_is_number(a) && type_is_number(b) && a->kind != b->kind;
}

const Type *type_join_unlike(TypeStore *store, const Type *left, const Type *right)
{
    if (!type_numbers_differ(type_unwrap(left), type_unwrap(right)))
        return type_join_boxed(store, left, right);
    return store->dynamic;
}

bool type_boxes_modules(const TypeStore *store)
{
    for (size_t i = 0; store->boxed && i < store->boxed->classes.count; i++)
        for (const Class *class_ = store->boxed->classes.items[i]; class_; class_ = class_->base)
            if (name_is(class_->qualified, "torch.nn.Module"))
                return true;
    return false;
}

bool type_is_boxed_class(const TypeStore *store, const Class *class_)
{
    for (size_t i = 0; store->boxed && i < store->boxed->classes.count; i++)
        if (class_derives_from(store->boxed->classes.items[i], class_))
            return true;
    return false;
}
