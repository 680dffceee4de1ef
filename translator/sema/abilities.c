/*
 * isinstance with the classes that stand for what an object can do: collections.abc, typing, numbers. For types it is a table; an object of
 * the script can what its methods say, or what it derives from.
 */
#include "sema/infer.h"

#include <string.h>

#define KIND(kind) (1u << (kind))

enum {
    TEXTS = KIND(TYPE_STR) | KIND(TYPE_BYTES),
    SEQUENCES = TEXTS | KIND(TYPE_LIST) | KIND(TYPE_TUPLE),
    MAPPINGS = KIND(TYPE_DICT) | KIND(TYPE_RECORD),
    CONTAINERS = SEQUENCES | MAPPINGS | KIND(TYPE_SET),
    NUMBERS = KIND(TYPE_BOOL) | KIND(TYPE_INT) | KIND(TYPE_FLOAT),
};

static const struct Abstract {
    const char *name, *test; /* the test of a boxed value in C */
    unsigned kinds;
    const char *dunder;      /* objects that have it can be seen so; NULL: those that derive from the class */
    const char *containers;  /* classes of the library that derive from it, among those that are no kind of their own */
} rows[] = {
    {"Iterable", "py_is_iterable", CONTAINERS | KIND(TYPE_TENSOR) | KIND(TYPE_ITERATOR), "__iter__", "range bytearray deque"},
    {"Collection", "py_is_sized", CONTAINERS | KIND(TYPE_TENSOR), "__len__", "range bytearray deque"},
    {"Sized", "py_is_sized", CONTAINERS | KIND(TYPE_TENSOR), "__len__", "range bytearray deque"},
    {"Container", "py_is_sized", CONTAINERS | KIND(TYPE_TENSOR), "__contains__", "range bytearray deque"},
    {"Sequence", "py_is_sequence", SEQUENCES, NULL, "range bytearray deque"},
    {"MutableSequence", "py_is_list", KIND(TYPE_LIST), NULL, "bytearray deque"},
    {"Mapping", "py_is_dict", MAPPINGS, NULL, ""},
    {"MutableMapping", "py_is_dict", MAPPINGS, NULL, ""},
    {"Set", "py_is_any_set", KIND(TYPE_SET), NULL, ""},
    {"MutableSet", "py_is_set", KIND(TYPE_SET), NULL, ""},
    {"Iterator", "py_is_iterator", KIND(TYPE_ITERATOR), "__next__", ""},
    {"Generator", "py_is_iterator", KIND(TYPE_ITERATOR), NULL, ""},
    {"Callable", "py_is_callable", KIND(TYPE_FUNCTION) | KIND(TYPE_CLASS), "__call__", ""},
    {"Hashable", "py_is_hashable", TEXTS | NUMBERS | KIND(TYPE_NONE) | KIND(TYPE_TUPLE) | KIND(TYPE_TENSOR) | KIND(TYPE_FUNCTION) | KIND(TYPE_CLASS),
     "__hash__", "range"},
    {"Number", "py_is_number", NUMBERS, NULL, ""},
    {"Complex", "py_is_number", NUMBERS, NULL, ""},
    {"Real", "py_is_number", NUMBERS, NULL, ""},
    {"Integral", "py_is_int", KIND(TYPE_INT) | KIND(TYPE_BOOL), NULL, ""},
};

static bool is_of_module(const Class *class_, const char *module)
{
    if (class_->user)
        return class_->user->module->is_library && name_is(class_->user->module->name, module);
    size_t length = strlen(module);
    return strncmp(class_->qualified->text, module, length) == 0 && strcmp(class_->qualified->text + length + 1, class_->name->text) == 0;
}

static const struct Abstract *row_of(const Class *class_)
{
    if (!is_of_module(class_, "collections.abc") && !is_of_module(class_, "typing") && !is_of_module(class_, "numbers"))
        return NULL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (name_is(class_->name, rows[i].name))
            return &rows[i];
    return NULL;
}

const char *sema_abstract_test(const Class *class_)
{
    const struct Abstract *row = row_of(class_);
    return row ? row->test : NULL;
}

bool sema_abstract_has(const Class *class_, const Class *object)
{
    const struct Abstract *row = row_of(class_);
    for (const Class *c = object; row && row->dunder && c && c->user; c = c->base)
        map_each(entry, &c->user->methods)
            if (name_is(entry->key, row->dunder))
                return true;
    return class_derives_from(object, class_);
}

static bool is_listed(const char *names, Name name)
{
    const char *at = strstr(names, name->text);
    return at && (at == names || at[-1] == ' ') && (at[name->length] == ' ' || !at[name->length]);
}

Truth abstract_instance_of(Frame *frame, const Type *type, const Class *class_)
{
    const struct Abstract *row = row_of(class_);
    if (type->kind != TYPE_INSTANCE)
        return type->kind < 32 && (row->kinds & KIND(type->kind)) ? KNOWN_TRUE : KNOWN_FALSE;
    if (type_is_ndarray(type))
        return row->kinds & KIND(TYPE_TENSOR) ? KNOWN_TRUE : KNOWN_FALSE;
    const Class *own = type->class_, *container = container_of_class(own);
    if (container && (is_listed(row->containers, container->name) || (row->kinds & MAPPINGS && name_is(container->name, "dict")) ||
                      (row->kinds & KIND(TYPE_LIST) && name_is(container->name, "list"))))
        return KNOWN_TRUE;
    if (!own->user && is_listed(row->containers, own->name))
        return KNOWN_TRUE;
    if (row->dunder && member_of_type(frame, type, name_intern(frame->infer->names, row->dunder)).kind != MEMBER_NONE)
        return KNOWN_TRUE;
    return class_derives_from(own, class_) ? KNOWN_TRUE : KNOWN_FALSE;
}
