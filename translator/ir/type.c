/* The store of types: the text form of a type is its key, so equal types are one object. */
#include "ir/type.h"

#include "base/bug.h"
#include "ir/ir.h"

#include <string.h>

static const char *const simple_names[IR_TYPE_KIND_COUNT] = {
    [IR_TYPE_VOID] = "void", [IR_TYPE_BOOL] = "bool",   [IR_TYPE_INT] = "int",     [IR_TYPE_FLOAT] = "float",
    [IR_TYPE_STR] = "str",   [IR_TYPE_ARRAY] = "array", [IR_TYPE_VALUE] = "value",
};

static const char *const compound_names[IR_TYPE_KIND_COUNT] = {
    [IR_TYPE_OPTIONAL] = "optional", [IR_TYPE_LIST] = "list",   [IR_TYPE_SET] = "set",
    [IR_TYPE_DICT] = "dict",         [IR_TYPE_TUPLE] = "tuple", [IR_TYPE_FUNCTION] = "function",
    [IR_TYPE_ITERATOR] = "iterator",
};

/* The stored type with the key of `wanted`; the key and the items are copied if it is new. */
static const IrType *intern(IrTypes *types, const IrType *wanted)
{
    IrType *found = string_map_get(&types->table, wanted->key);
    if (found)
        return found;
    IrType *type = ARENA_NEW(types->arena, IrType);
    *type = *wanted;
    const IrType **items = ARENA_NEW_ARRAY(types->arena, const IrType *, wanted->item_count);
    for (size_t i = 0; i < wanted->item_count; i++)
        items[i] = wanted->items[i];
    type->items = items;
    type->key = arena_copy_string(types->arena, wanted->key);
    string_map_set(types->arena, &types->table, type->key, type);
    return type;
}

static const IrType *intern_compound(IrTypes *types, IrTypeKind kind, const IrType *const *items,
                                     size_t count)
{
    Text key = {0};
    text_printf(&key, "(%s", compound_names[kind]);
    for (size_t i = 0; i < count; i++)
        text_printf(&key, " %s", items[i]->key);
    text_add(&key, ")");
    const IrType *type =
        intern(types, &(IrType){.kind = kind, .item_count = count, .items = items, .key = key.data});
    text_release(&key);
    return type;
}

const IrType *ir_type(IrTypes *types, IrTypeKind kind)
{
    T2M_ASSERT(kind < IR_TYPE_KIND_COUNT && simple_names[kind]);
    return intern(types, &(IrType){.kind = kind, .key = simple_names[kind]});
}

const IrType *ir_type_optional(IrTypes *types, const IrType *item)
{
    return ir_type_is_scalar(item) ? intern_compound(types, IR_TYPE_OPTIONAL, &item, 1) : item;
}

const IrType *ir_type_of(IrTypes *types, IrTypeKind kind, const IrType *item)
{
    T2M_ASSERT(kind == IR_TYPE_LIST || kind == IR_TYPE_SET || kind == IR_TYPE_ITERATOR);
    return intern_compound(types, kind, &item, 1);
}

const IrType *ir_type_dict(IrTypes *types, const IrType *key, const IrType *value)
{
    const IrType *items[] = {key, value};
    return intern_compound(types, IR_TYPE_DICT, items, 2);
}

const IrType *ir_type_tuple(IrTypes *types, const IrType *const *items, size_t count)
{
    return intern_compound(types, IR_TYPE_TUPLE, items, count);
}

const IrType *ir_type_tuple_of(IrTypes *types, const IrType *item)
{
    const char *key = arena_printf(types->arena, "(tuple-of %s)", item->key);
    return intern(types, &(IrType){.kind = IR_TYPE_TUPLE, .item_count = 1, .items = &item, .is_open = true, .key = key});
}

const IrType *ir_type_function(IrTypes *types, const IrType *result, const IrType *const *params,
                               size_t count)
{
    const IrType **items = ARENA_NEW_ARRAY(types->arena, const IrType *, count + 1);
    items[0] = result;
    for (size_t i = 0; i < count; i++)
        items[i + 1] = params[i];
    return intern_compound(types, IR_TYPE_FUNCTION, items, count + 1);
}

const IrType *ir_type_record(IrTypes *types, IrRecord *record)
{
    const char *key = arena_printf(types->arena, "(record %s)", record->name->text);
    return intern(types, &(IrType){.kind = IR_TYPE_RECORD, .record = record, .key = key});
}

const IrType *ir_type_instance(IrTypes *types, IrClass *class_)
{
    const char *key = arena_printf(types->arena, "(class %s)", class_->name->text);
    return intern(types, &(IrType){.kind = IR_TYPE_INSTANCE, .class_ = class_, .key = key});
}

const IrType *ir_type_library(IrTypes *types, const char *c_name, bool is_embedded)
{
    const char *key = arena_printf(types->arena, "(%s %s)", is_embedded ? "embedded" : "library", c_name);
    return intern(types, &(IrType){.kind = IR_TYPE_LIBRARY,
                                   .c_name = name_intern(types->names, c_name),
                                   .is_embedded = is_embedded,
                                   .key = key});
}

bool ir_type_is_heap(const IrType *type)
{
    switch (type->kind) {
    case IR_TYPE_STR:
    case IR_TYPE_ARRAY:
    case IR_TYPE_LIST:
    case IR_TYPE_SET:
    case IR_TYPE_DICT:
    case IR_TYPE_ITERATOR:
    case IR_TYPE_TUPLE:
    case IR_TYPE_VALUE:
    case IR_TYPE_INSTANCE:
        return true;
    case IR_TYPE_LIBRARY:
        return !type->is_embedded;
    case IR_TYPE_RECORD:
        return type->record->by_pointer;
    default:
        return false;
    }
}

bool ir_type_is_ndarray(const IrType *type)
{
    return type->kind == IR_TYPE_LIBRARY && !type->is_embedded && strcmp(type->c_name->text, "np_array") == 0;
}

bool ir_type_is_scalar(const IrType *type)
{
    return type->kind == IR_TYPE_BOOL || type->kind == IR_TYPE_INT || type->kind == IR_TYPE_FLOAT;
}

bool ir_type_has_null(const IrType *type)
{
    return type->kind == IR_TYPE_OPTIONAL || type->kind == IR_TYPE_FUNCTION || ir_type_is_heap(type);
}
