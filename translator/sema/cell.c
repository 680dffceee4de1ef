/* Cells: union-find over the item types of containers. See cell.h. */
#include "sema/cell.h"

#include "sema/mixed.h"

#include "sema/sema.h"

Cell *cell_new(TypeStore *store, size_t count)
{
    Cell *cell = ARENA_NEW(store->arena, Cell);
    cell->count = count;
    cell->items = ARENA_NEW_ARRAY(store->arena, const Type *, count);
    for (size_t i = 0; i < count; i++)
        cell->items[i] = store->never;
    return cell;
}

Cell *cell_root(Cell *cell)
{
    while (cell->parent)
        cell = cell->parent;
    return cell;
}

static bool mentions(const Type *type, const Cell *cell, int depth)
{
    if (type->cell)
        return cell_root(type->cell) == cell;
    for (size_t i = 0; depth < 8 && i < type->item_count; i++)
        if (mentions(type->items[i], cell, depth + 1))
            return true;
    return false;
}

/*
 * An int among floats stays an int: it prints as one, so such items are boxed. But what is seen of an item in one round may be less
 * than in the next (a total begins as 0 and turns out to be a float): only when a round has changed nothing, the kinds of numbers
 * that were added in that round are those that the container really holds.
 */
static void see_number(TypeStore *store, Cell *cell, size_t index, const Type *type)
{
    if (index > 1 || !type_is_number(type))
        return;
    if (!cell->has_numbers)
        vec_push(store->arena, &store->number_cells, cell);
    cell->has_numbers = true;
    cell->number_rounds[index][type->kind - TYPE_BOOL] = store->round;
}

bool cells_settle_numbers(TypeStore *store)
{
    unsigned before = store->changes;
    for (size_t i = 0; i < store->number_cells.count; i++) {
        Cell *cell = cell_root(store->number_cells.items[i]);
        for (size_t k = 0; k < 2 && k < cell->count; k++) {
            int kinds = 0;
            for (size_t n = 0; n < 3; n++)
                kinds += cell->number_rounds[k][n] == store->round && store->round > 0;
            if (kinds < 2 || cell->items[k]->kind == TYPE_DYNAMIC)
                continue;
            type_box(store, cell->items[k]);
            cell->items[k] = store->number;
            store->changes++;
        }
    }
    return store->changes != before;
}

/* A number among tensors: a variable that holds both may be a tensor always (`total = 0`, then `total += loss`), an item stays what it is. */
static bool is_number_among_tensors(const Type *left, const Type *right)
{
    bool is_left = left->kind == TYPE_TENSOR || type_is_ndarray(left), is_right = right->kind == TYPE_TENSOR || type_is_ndarray(right);
    return (is_left && type_is_number(right)) || (is_right && type_is_number(left));
}

void cell_add(TypeStore *store, Cell *cell, size_t index, const Type *type)
{
    cell = cell_root(cell);
    if (index >= cell->count)
        return;
    bool is_constant = type->kind == TYPE_CLASS || (type->kind == TYPE_FUNCTION && !type->is_set && !type->home && !type->item_count &&
                                                    !(type->function && type->function->binds_defaults));
    if (is_constant && type_function_set(store, type, type))
        type = type_function_set(store, type, type); /* an item is an object, be it always the same */
    if (mentions(type, cell, 0))
        type = store->dynamic; /* a container that holds itself */
    if (!cell->is_record)
        record_demote(store, type); /* an item is an object */
    type = type_widen(store, type_without_symbols(store, type));
    const void *place = mixed_set_place(store, cell);
    const Type *before = cell->items[index], *joined = type_join_boxed(store, before, type);
    mixed_set_place(store, place);
    cell = cell_root(cell);
    if (is_number_among_tensors(before, type)) {
        type_box(store, before);
        type_box(store, type);
        joined = store->dynamic;
    }
    if ((joined->kind == TYPE_OPTIONAL && type_is_number(joined->items[0])))
        joined = store->dynamic; /* no container holds numbers and None but boxed */
    see_number(store, cell, index, type);
    if (cell->is_boxed)
        type_box(store, type);
    if (joined == cell->items[index])
        return;
    cell->items[index] = joined;
    store->changes++;
}

void cell_add_field(TypeStore *store, Cell *cell, Name name, const Type *type)
{
    cell = cell_root(cell);
    for (size_t i = 0; i < cell->fields.count; i++) {
        TypeField *field = &cell->fields.items[i];
        if (field->name != name)
            continue;
        const void *place = mixed_set_place(store, cell);
        const Type *joined = type_join_boxed(store, field->type, type);
        mixed_set_place(store, place);
        if (cell->is_copied)
            record_copy(store, type);
        if (joined != field->type) {
            cell_root(cell)->fields.items[i].type = joined;
            store->changes++;
        }
        return;
    }
    vec_push(store->arena, &cell->fields, (TypeField){name, type});
    if (cell->is_copied)
        record_copy(store, type);
    store->changes++;
}

void cell_demote(TypeStore *store, Cell *cell)
{
    cell = cell_root(cell);
    if (!cell->is_record)
        return;
    cell->is_record = false;
    store->changes++;
}

/* ---- records that are shared -------------------------------------------------------------------------------------------- */

static void settle_record(TypeStore *store, Cell *cell)
{
    if (cell->is_record && cell->is_copied && cell->is_written)
        cell_demote(store, cell);
}

void record_copy(TypeStore *store, const Type *type)
{
    Cell *cell = type->cell ? cell_root(type->cell) : NULL;
    if (!cell && (type->kind == TYPE_OPTIONAL || type->kind == TYPE_TUPLE))
        for (size_t i = 0; i < type->item_count; i++)
            record_copy(store, type->items[i]);
    if (type->kind == TYPE_OPTIONAL || !cell || !cell->is_record || cell->is_copied)
        return;
    cell->is_copied = true;
    store->changes++;
    for (size_t i = 0; i < cell->fields.count; i++)
        record_copy(store, cell->fields.items[i].type);
    settle_record(store, cell);
}

void record_demote(TypeStore *store, const Type *type)
{
    Cell *cell = type->cell ? cell_root(type->cell) : NULL;
    if (cell && cell->is_record)
        cell_demote(store, cell);
    for (size_t i = 0; !cell && i < type->item_count; i++)
        record_demote(store, type->items[i]);
}

void cell_add_late_field(TypeStore *store, Cell *cell, Name name, const Type *type, size_t start)
{
    cell = cell_root(cell);
    bool is_known = false;
    for (size_t i = 0; i < cell->fields.count; i++)
        is_known |= cell->fields.items[i].name == name;
    if (!is_known)
        vec_push(store->arena, &cell->late, ((LateField){name, start}));
    cell_add_field(store, cell, name, type);
}

bool cell_has_by(const Cell *cell, Name name, size_t start)
{
    bool has = true;
    for (size_t i = 0; i < cell->late.count; i++)
        has &= cell->late.items[i].name != name || cell->late.items[i].start <= start;
    return has;
}

void record_write(TypeStore *store, Cell *cell)
{
    cell = cell_root(cell);
    if (cell->is_written)
        return;
    cell->is_written = true;
    store->changes++;
    settle_record(store, cell);
}

/* The same keys, in whatever order. */
static bool same_keys(const Cell *left, const Cell *right)
{
    if (left->fields.count != right->fields.count)
        return false;
    for (size_t i = 0; i < left->fields.count; i++) {
        bool is_found = false;
        for (size_t k = 0; k < right->fields.count; k++)
            is_found |= left->fields.items[i].name == right->fields.items[k].name;
        if (!is_found)
            return false;
    }
    return true;
}

Cell *cell_unify(TypeStore *store, Cell *left, Cell *right)
{
    left = cell_root(left);
    right = cell_root(right);
    if (left == right)
        return left;
    right->parent = left;
    store->changes++;
    left->is_record = left->is_record && right->is_record && same_keys(left, right);
    left->is_written |= right->is_written;
    bool is_copied = left->is_copied || right->is_copied;
    left->is_copied = false;
    if (left->home != right->home)
        left->home = NULL;
    if (!left->parser)
        left->parser = right->parser;
    for (size_t i = 0; i < right->late.count; i++)
        vec_push(store->arena, &left->late, right->late.items[i]);
    left->has_sources |= right->has_sources || (left->source && right->source && left->source != right->source);
    if (!left->source)
        left->source = right->source;
    bool is_boxed = left->is_boxed || right->is_boxed;
    for (size_t k = 0; k < 2; k++)
        for (size_t n = 0; n < 3; n++)
            if (right->number_rounds[k][n] > left->number_rounds[k][n])
                left->number_rounds[k][n] = right->number_rounds[k][n];
    for (size_t i = 0; i < right->count && i < left->count; i++)
        cell_add(store, left, i, right->items[i]);
    left = cell_root(left);
    for (size_t i = 0; i < right->fields.count && left->is_record; i++)
        cell_add_field(store, left, right->fields.items[i].name, right->fields.items[i].type);
    left = cell_root(left);
    if (is_copied && left->is_record) {
        Type dict = {.kind = TYPE_DICT};
        record_copy(store, type_with_cell(store, &dict, left));
    }
    if (is_boxed) {
        left = cell_root(left);
        left->is_boxed = false;
        cell_box(store, left);
    }
    return cell_root(left);
}

const Type *type_item(const Type *type, size_t index)
{
    if (type->cell)
        return cell_root(type->cell)->items[index];
    return type->items[index];
}

static const Type *resolve_record(TypeStore *store, Cell *cell)
{
    TypeField *fields = ARENA_NEW_ARRAY(store->arena, TypeField, cell->fields.count);
    for (size_t i = 0; i < cell->fields.count; i++)
        fields[i] = (TypeField){cell->fields.items[i].name, type_resolve(store, cell->fields.items[i].type)};
    const Type *record = type_record(store, cell->record_name, fields, cell->fields.count);
    if (!cell->is_kwargs)
        return record;
    Type copy = *record;
    copy.is_variadic = true;
    return type_intern(store, &copy);
}

const Type *type_resolve(TypeStore *store, const Type *type)
{
    Cell *cell = type->cell ? cell_root(type->cell) : NULL;
    size_t count = cell ? cell->count : type->item_count;
    if (type->kind == TYPE_RECORD && !cell) {
        TypeField *fields = ARENA_NEW_ARRAY(store->arena, TypeField, type->field_count + 1);
        for (size_t i = 0; i < type->field_count; i++)
            fields[i] = (TypeField){type->fields[i].name, type_resolve(store, type->fields[i].type)};
        Type copy = *type;
        copy.fields = fields;
        return type_intern(store, &copy);
    }
    if (type->mix)
        type = mixed_resolved(store, type);
    if (count == 0)
        return cell ? type_with_cell(store, type, NULL) : type;
    if (cell && cell->is_busy)
        return store->dynamic;
    if (cell)
        cell->is_busy = true;
    const Type *result;
    if (cell && cell->is_record) {
        result = resolve_record(store, cell);
    } else {
        const Type **items = ARENA_NEW_ARRAY(store->arena, const Type *, count);
        for (size_t i = 0; i < count; i++)
            items[i] = type_resolve(store, cell ? cell->items[i] : type->items[i]);
        Type copy = *type;
        copy.items = items;
        copy.item_count = count;
        copy.cell = NULL;
        result = type_intern(store, &copy);
    }
    if (cell)
        cell->is_busy = false;
    return result;
}
