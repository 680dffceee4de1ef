/*
 * The type store: types are interned by value in one open-addressing table. Everything that makes a type fills in a candidate
 * on the stack and asks type_intern for the one equal to it.
 */
#include "sema/type.h"

#include "sema/sema.h"

#include "base/bug.h"
#include "base/hash.h"
#include "rules/rules.h"
#include "sema/cell.h"

#include <string.h>

/* ---- interning ---------------------------------------------------------------------------------------------------------- */

static uint32_t mix(uint32_t hash, uint64_t value)
{
    return hash_mix(((uint64_t)hash << 32 | hash) ^ value * UINT64_C(0x9e3779b97f4a7c15));
}

static uint32_t hash_literal(uint32_t hash, const Literal *literal)
{
    uint64_t bits;
    memcpy(&bits, &literal->number, sizeof bits);
    hash = mix(hash, literal->is_set + 2u * literal->is_settled);
    hash = mix(hash, (uint64_t)literal->integer);
    hash = mix(hash, bits);
    return literal->text ? mix(hash, hash_bytes(literal->text, literal->length)) : hash;
}

static uint32_t hash_dim(uint32_t hash, Dim dim)
{
    hash = mix(hash, (uint64_t)dim.kind);
    hash = mix(hash, (uint64_t)dim.value);
    return mix(hash, (uint64_t)(uintptr_t)dim.symbol);
}

static uint32_t type_hash(const Type *type)
{
    uint32_t hash = mix(7, (uint64_t)type->kind);
    if (type->literal.is_set)
        hash = hash_literal(hash, &type->literal);
    hash = hash_dim(hash, type->dim);
    hash = mix(hash, (uint64_t)(uintptr_t)type->mix + type->is_number);
    hash = mix(hash, (uint64_t)type->dtype + ((uint64_t)(type->rank + 1) << 8) + ((uint64_t)type->is_parameter << 20) +
                         ((uint64_t)type->is_variadic << 21) + ((uint64_t)type->is_set << 22));
    for (int i = 0; i < type->rank; i++)
        hash = hash_dim(hash, type->dims[i]);
    for (size_t i = 0; i < type->item_count; i++)
        hash = mix(hash, (uint64_t)(uintptr_t)type->items[i]);
    for (size_t i = 0; i < type->binding_count; i++)
        hash = hash_dim(mix(hash, (uint64_t)(uintptr_t)type->bindings[i].name), type->bindings[i].dim);
    for (size_t i = 0; i < type->field_count; i++)
        hash = mix(mix(hash, (uint64_t)(uintptr_t)type->fields[i].name), (uint64_t)(uintptr_t)type->fields[i].type);
    hash = mix(hash, (uint64_t)(uintptr_t)type->class_);
    hash = mix(hash, (uint64_t)(uintptr_t)type->function ^ (uint64_t)(uintptr_t)type->rule);
    hash = mix(hash, (uint64_t)(uintptr_t)type->module ^ (uint64_t)(uintptr_t)type->name);
    return mix(mix(hash, (uint64_t)(uintptr_t)type->home), (uint64_t)(uintptr_t)type->cell);
}

static bool literal_equal(const Literal *left, const Literal *right)
{
    if (left->is_set != right->is_set || !left->is_set)
        return left->is_set == right->is_set;
    if (left->is_settled != right->is_settled || left->integer != right->integer || left->length != right->length)
        return false;
    if (memcmp(&left->number, &right->number, sizeof left->number) != 0)
        return false;
    return left->length == 0 || memcmp(left->text, right->text, left->length) == 0;
}

static bool dims_equal(const Dim *left, const Dim *right, int rank)
{
    for (int i = 0; i < rank; i++)
        if (!dim_equal(left[i], right[i]))
            return false;
    return true;
}

static bool type_equal(const Type *a, const Type *b)
{
    if (a->kind != b->kind || a->hash != b->hash || a->dtype != b->dtype || a->rank != b->rank ||
        a->is_parameter != b->is_parameter || a->is_variadic != b->is_variadic || a->is_set != b->is_set || a->item_count != b->item_count ||
        a->class_ != b->class_ || a->binding_count != b->binding_count || a->function != b->function ||
        a->rule != b->rule || a->home != b->home || a->module != b->module || a->name != b->name || a->field_count != b->field_count ||
        a->cell != b->cell || a->mix != b->mix || a->is_number != b->is_number || !dim_equal(a->dim, b->dim) || !literal_equal(&a->literal, &b->literal))
        return false;
    if (!dims_equal(a->dims, b->dims, a->rank))
        return false;
    for (size_t i = 0; i < a->item_count; i++)
        if (a->items[i] != b->items[i])
            return false;
    for (size_t i = 0; i < a->binding_count; i++)
        if (a->bindings[i].name != b->bindings[i].name || !dim_equal(a->bindings[i].dim, b->bindings[i].dim))
            return false;
    for (size_t i = 0; i < a->field_count; i++)
        if (a->fields[i].name != b->fields[i].name || a->fields[i].type != b->fields[i].type)
            return false;
    return true;
}

static void *copy_array(Arena *arena, const void *items, size_t count, size_t size)
{
    if (count == 0)
        return NULL;
    void *copy = arena_alloc_array(arena, count, size);
    memcpy(copy, items, count * size);
    return copy;
}

static const Type *type_copy(TypeStore *store, const Type *candidate)
{
    Type *type = ARENA_NEW(store->arena, Type);
    *type = *candidate;
    if (type->rank > 0)
        type->dims = copy_array(store->arena, type->dims, (size_t)type->rank, sizeof *type->dims);
    type->items = copy_array(store->arena, type->items, type->item_count, sizeof *type->items);
    type->bindings = copy_array(store->arena, type->bindings, type->binding_count, sizeof *type->bindings);
    type->fields = copy_array(store->arena, type->fields, type->field_count, sizeof *type->fields);
    if (type->literal.is_set && type->literal.text)
        type->literal.text = arena_copy_bytes(store->arena, type->literal.text, type->literal.length);
    return type;
}

static void store_grow(TypeStore *store)
{
    size_t wanted = store->slot_count ? store->slot_count * 2 : 256;
    const Type **slots = ARENA_NEW_ARRAY(store->arena, const Type *, wanted);
    for (size_t i = 0; i < store->slot_count; i++) {
        if (!store->slots[i])
            continue;
        size_t at = store->slots[i]->hash & (wanted - 1);
        while (slots[at])
            at = (at + 1) & (wanted - 1);
        slots[at] = store->slots[i];
    }
    store->slots = slots;
    store->slot_count = wanted;
}

const Type *type_intern(TypeStore *store, const Type *candidate)
{
    Type wanted = *candidate;
    if (wanted.kind != TYPE_TENSOR)
        wanted.rank = 0;
    wanted.hash = type_hash(&wanted);
    if (store->count * 2 >= store->slot_count)
        store_grow(store);
    size_t at = wanted.hash & (store->slot_count - 1);
    for (; store->slots[at]; at = (at + 1) & (store->slot_count - 1))
        if (type_equal(store->slots[at], &wanted))
            return store->slots[at];
    store->count++;
    return store->slots[at] = type_copy(store, &wanted);
}

static const Type *plain(TypeStore *store, TypeKind kind)
{
    return type_intern(store, &(Type){.kind = kind});
}

void types_init(TypeStore *store, Arena *arena, NameTable *names)
{
    *store = (TypeStore){.arena = arena, .names = names};
    store->never = plain(store, TYPE_NEVER);
    store->error = plain(store, TYPE_ERROR);
    store->none = plain(store, TYPE_NONE);
    store->bool_ = plain(store, TYPE_BOOL);
    store->int_ = plain(store, TYPE_INT);
    store->float_ = plain(store, TYPE_FLOAT);
    store->str = plain(store, TYPE_STR);
    store->bytes = plain(store, TYPE_BYTES);
    store->tensor = type_intern(store, &(Type){.kind = TYPE_TENSOR, .rank = -1});
    store->dtype = plain(store, TYPE_DTYPE);
    store->slice = plain(store, TYPE_SLICE);
    store->ellipsis = plain(store, TYPE_ELLIPSIS);
    store->dynamic = plain(store, TYPE_DYNAMIC);
    store->number = type_intern(store, &(Type){.kind = TYPE_DYNAMIC, .is_number = true});
    store->any = plain(store, TYPE_ANY);
    store->callable = plain(store, TYPE_CALLABLE);
    store->scalar = type_union(store, (const Type *[]){store->int_, store->float_, store->bool_}, 3);
}

/* ---- making ------------------------------------------------------------------------------------------------------------- */

const Type *type_bool_literal(TypeStore *store, bool value, bool is_settled)
{
    return type_intern(store, &(Type){.kind = TYPE_BOOL,
                                      .literal = {.is_set = true, .is_settled = is_settled, .integer = value}});
}

const Type *type_int_literal(TypeStore *store, int64_t value, bool is_settled)
{
    return type_intern(store, &(Type){.kind = TYPE_INT,
                                      .literal = {.is_set = true, .is_settled = is_settled, .integer = value}});
}

const Type *type_float_literal(TypeStore *store, double value, bool is_settled)
{
    return type_intern(store, &(Type){.kind = TYPE_FLOAT,
                                      .literal = {.is_set = true, .is_settled = is_settled, .number = value}});
}

const Type *type_str_literal(TypeStore *store, const char *text, size_t length, bool is_settled)
{
    return type_intern(
        store, &(Type){.kind = TYPE_STR,
                       .literal = {.is_set = true, .is_settled = is_settled, .text = text, .length = length}});
}

const Type *type_int_dim(TypeStore *store, Dim dim)
{
    if (dim.kind == DIM_CONSTANT)
        return type_int_literal(store, dim.value, false);
    return dim.kind == DIM_SYMBOL ? type_intern(store, &(Type){.kind = TYPE_INT, .dim = dim}) : store->int_;
}

const Type *type_tensor(TypeStore *store, DType dtype, int rank, const Dim *dims)
{
    return type_intern(store, &(Type){.kind = TYPE_TENSOR, .dtype = dtype, .rank = rank, .dims = dims});
}

const Type *type_parameter(TypeStore *store, DType dtype, int rank, const Dim *dims)
{
    return type_intern(
        store, &(Type){.kind = TYPE_TENSOR, .dtype = dtype, .rank = rank, .dims = dims, .is_parameter = true});
}

const Type *type_dtype_literal(TypeStore *store, DType dtype)
{
    return type_intern(store, &(Type){.kind = TYPE_DTYPE, .dtype = dtype_is_known(dtype) ? dtype : DTYPE_UNKNOWN});
}

static const Type *with_items(TypeStore *store, TypeKind kind, const Type *const *items, size_t count)
{
    return type_intern(store, &(Type){.kind = kind, .items = (const Type **)items, .item_count = count});
}

const Type *type_list(TypeStore *store, const Type *item)
{
    return with_items(store, TYPE_LIST, &item, 1);
}

const Type *type_set(TypeStore *store, const Type *item)
{
    return with_items(store, TYPE_SET, &item, 1);
}

const Type *type_dict(TypeStore *store, const Type *key, const Type *value)
{
    return with_items(store, TYPE_DICT, (const Type *[]){key, value}, 2);
}

const Type *type_tuple(TypeStore *store, const Type *const *items, size_t count)
{
    return with_items(store, TYPE_TUPLE, items, count);
}

const Type *type_tuple_of(TypeStore *store, const Type *item)
{
    return type_intern(store, &(Type){.kind = TYPE_TUPLE, .is_variadic = true, .items = &item, .item_count = 1});
}

const Type *type_iterator(TypeStore *store, const Type *item)
{
    return with_items(store, TYPE_ITERATOR, &item, 1);
}

const Type *type_iterable(TypeStore *store, const Type *item)
{
    return with_items(store, TYPE_ITERABLE, &item, 1);
}

const Type *type_callable(TypeStore *store, const Type *const *items, size_t count)
{
    return with_items(store, TYPE_CALLABLE, items, count);
}

const Type *type_optional(TypeStore *store, const Type *type)
{
    switch (type->kind) {
    case TYPE_DYNAMIC:
        return store->dynamic;
    case TYPE_OPTIONAL:
    case TYPE_ERROR:
    case TYPE_NONE:
    case TYPE_ANY:
        return type;
    case TYPE_NEVER:
        return store->none;
    default:
        type = type->literal.is_settled || type->literal.is_set ? type_widen(store, type) : type;
        return with_items(store, TYPE_OPTIONAL, &type, 1);
    }
}

const Type *type_record(TypeStore *store, Name name, const TypeField *fields, size_t count)
{
    return type_intern(store, &(Type){.kind = TYPE_RECORD, .name = name, .fields = fields, .field_count = count});
}

const Type *type_instance(TypeStore *store, Class *class_, const Type *const *args, size_t arg_count,
                          const DimBinding *bindings, size_t binding_count)
{
    return type_intern(store, &(Type){.kind = TYPE_INSTANCE,
                                      .class_ = class_,
                                      .items = (const Type **)args,
                                      .item_count = arg_count,
                                      .bindings = bindings,
                                      .binding_count = binding_count});
}

const Type *type_class(TypeStore *store, Class *class_)
{
    return type_intern(store, &(Type){.kind = TYPE_CLASS, .class_ = class_});
}

const Type *type_user_function(TypeStore *store, struct UserFunction *function, struct Instance *home, const Type *receiver)
{
    return type_intern(store, &(Type){.kind = TYPE_FUNCTION,
                                      .function = function,
                                      .home = home,
                                      .items = &receiver,
                                      .item_count = receiver ? 1 : 0});
}

static size_t add_alternatives(const Type **items, size_t count, size_t capacity, const Type *type)
{
    const Type *const *from = type->is_set ? type->items : &type;
    for (size_t i = 0; i < (type->is_set ? type->item_count : 1); i++) {
        bool is_known = false;
        for (size_t k = 0; k < count; k++)
            is_known |= items[k] == from[i];
        if (!is_known && count < capacity)
            items[count++] = from[i];
    }
    return count;
}

const Type *type_function_set(TypeStore *store, const Type *left, const Type *right)
{
    const Type *items[65];
    size_t count = add_alternatives(items, 0, 65, left);
    count = add_alternatives(items, count, 65, right);
    if (left->is_set && count == left->item_count)
        return left;
    if (!left->item_count && !left->function && !left->rule && !left->class_)
        return NULL;
    return count > 64 ? NULL : type_intern(store, &(Type){.kind = TYPE_FUNCTION, .is_set = true, .items = items, .item_count = count});
}

const Type *type_rule_function(TypeStore *store, struct RuleFunction *function, const Type *receiver)
{
    return type_intern(
        store,
        &(Type){.kind = TYPE_FUNCTION, .rule = function, .items = &receiver, .item_count = receiver ? 1 : 0});
}

const Type *type_module(TypeStore *store, struct SemaModule *module, Name name)
{
    return type_intern(store, &(Type){.kind = TYPE_MODULE, .module = module, .name = name});
}

const Type *type_union(TypeStore *store, const Type *const *items, size_t count)
{
    const Type *flat[32];
    size_t used = 0;
    bool has_none = false;
    for (size_t i = 0; i < count; i++) {
        const Type *item = items[i];
        if (item->kind == TYPE_NONE || item->kind == TYPE_OPTIONAL)
            has_none = true;
        if (item->kind == TYPE_NONE)
            continue;
        item = type_unwrap(item);
        size_t parts = item->kind == TYPE_UNION ? item->item_count : 1;
        for (size_t k = 0; k < parts && used < 32; k++)
            flat[used++] = item->kind == TYPE_UNION ? item->items[k] : item;
    }
    const Type *type = used == 1 ? flat[0] : with_items(store, TYPE_UNION, flat, used);
    if (used == 0)
        return store->none;
    return has_none ? with_items(store, TYPE_OPTIONAL, &type, 1) : type;
}

const Type *type_variable(TypeStore *store, Name name)
{
    return type_intern(store, &(Type){.kind = TYPE_VARIABLE, .name = name});
}

const Type *type_with_items(TypeStore *store, const Type *type, const Type *const *items)
{
    Type copy = *type;
    copy.items = (const Type **)items;
    copy.cell = NULL;
    return type_intern(store, &copy);
}

const Type *type_with_cell(TypeStore *store, const Type *type, struct Cell *cell)
{
    Type copy = *type;
    copy.items = NULL;
    copy.item_count = 0;
    copy.cell = cell;
    return type_intern(store, &copy);
}

/* ---- asking ------------------------------------------------------------------------------------------------------------- */

const Type *type_unwrap(const Type *type)
{
    return type->kind == TYPE_OPTIONAL ? type->items[0] : type;
}

bool type_is_optional(const Type *type)
{
    return type->kind == TYPE_OPTIONAL;
}

bool type_is_number(const Type *type)
{
    return type->kind == TYPE_BOOL || type->kind == TYPE_INT || type->kind == TYPE_FLOAT;
}

bool type_is_tensor(const Type *type)
{
    return type_unwrap(type)->kind == TYPE_TENSOR;
}

bool type_vanishes(const Type *type)
{
    switch (type->kind) {
    case TYPE_NONE:
    case TYPE_MODULE:
    case TYPE_CLASS:
        return true;
    case TYPE_FUNCTION: /* a bound method is its receiver, a nested function the scope that it uses */
        return !type->is_set && !sema_scope_of(type) && !(type->function && type->function->binds_defaults) && (!type->item_count || type_vanishes(type->items[0]));
    case TYPE_RECORD: /* no keywords were collected */
        return type->is_variadic && type->field_count == 0;
    case TYPE_OPTIONAL:
        return type_vanishes(type->items[0]);
    case TYPE_INSTANCE:
        return type->class_->rule && type->class_->rule->is_valueless;
    default:
        return type->literal.is_set && type->literal.is_settled;
    }
}

bool class_derives_from(const Class *class_, const Class *ancestor)
{
    for (const Class *c = class_; c; c = c->base) {
        if (c == ancestor)
            return true;
        for (size_t i = 0; i < c->other_base_count; i++)
            if (class_derives_from(c->other_bases[i], ancestor))
                return true;
    }
    return false;
}

bool class_is(const Class *class_, const char *qualified_ancestor)
{
    for (const Class *c = class_; c; c = c->base) {
        if (name_is(c->qualified, qualified_ancestor))
            return true;
        for (size_t i = 0; i < c->other_base_count; i++)
            if (class_is(c->other_bases[i], qualified_ancestor))
                return true;
    }
    return false;
}

bool type_is_instance_of(const Type *type, const char *qualified_class)
{
    type = type_unwrap(type);
    return type->kind == TYPE_INSTANCE && class_is(type->class_, qualified_class);
}

bool type_is_ndarray(const Type *type)
{
    return type->kind == TYPE_INSTANCE && type->class_->rule && class_is(type->class_, "numpy.ndarray");
}

const TypeField *type_field(const Type *record, Name name)
{
    for (size_t i = 0; i < record->field_count; i++)
        if (record->fields[i].name == name)
            return &record->fields[i];
    return NULL;
}
