/* What checkpoints hold of objects: fields by their tables, to boxed values and back. See t2m/saved.h. */
#include "t2m/saved.h"

#include <string.h>

#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "t2m/py_pickle.h"

const t2m_saved *t2m_saved_objects;

#define MOST_CLASSES 1024
static const t2m_kind *known[MOST_CLASSES];
static size_t known_count;

void py_know_classes_list(const t2m_kind *const *kinds)
{
    for (; *kinds != NULL && known_count < MOST_CLASSES; kinds++)
        known[known_count++] = *kinds;
}

const t2m_kind *py_known_class(const char *name)
{
    for (size_t i = 0; i < known_count; i++)
        if (strcmp(known[i]->name, name) == 0)
            return known[i];
    return NULL;
}

/* ---- types as text */

static bool takes(const char **type, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*type, word, length) != 0)
        return false;
    *type += length;
    return true;
}

/* What stands for an item of that type in a container. */
static py_kind kind_of(const char *type)
{
    static const struct {
        const char *name;
        py_kind kind;
    } kinds[] = {{"int", PY_INT}, {"float", PY_FLOAT}, {"bool", PY_BOOL}, {"tensor", PY_ARRAY}, {"object", PY_VALUE}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t length = strlen(kinds[i].name);
        if (strncmp(type, kinds[i].name, length) == 0 && strchr(",]", type[length]) != NULL)
            return kinds[i].kind;
    }
    return PY_OBJECT;
}

/* ---- to values */

static py_value value_of(const void *address, const char *type, bool *can)
{
    *can = true;
    if (strcmp(type, "int") == 0)
        return py_box(*(const int64_t *)address);
    if (strcmp(type, "float") == 0)
        return py_box(*(const double *)address);
    if (strcmp(type, "bool") == 0)
        return py_box(*(const bool *)address);
    if (strcmp(type, "int?") == 0)
        return py_box(*(const py_optional_int *)address);
    if (strcmp(type, "float?") == 0)
        return py_box(*(const py_optional_float *)address);
    if (strcmp(type, "bool?") == 0)
        return py_box(*(const py_optional_bool *)address);
    if (strcmp(type, "tensor") == 0) {
        const mx_array *array = address;
        return array->ctx != NULL ? py_box_array(*array) : NULL;
    }
    *can = strcmp(type, "?") != 0;
    return *can ? *(const py_value *)address : NULL;
}

static py_value fixed_value(const char *text)
{
    const char *dot = strrchr(text, '.');
    return strcmp(text, "None") == 0 ? NULL
           : dot != NULL             ? py_pickle_global(py_text(py_str_printf("%.*s", (int)(dot - text), text)), dot + 1)
                                     : py_pickle_global("torch", text);
}

void t2m_attributes_write(const t2m_attribute *kept, size_t count, const void *object, const char *class, py_dict *attributes)
{
    for (size_t i = 0; i < count; i++) {
        bool can;
        if (kept[i].offset == T2M_NO_OFFSET)
            py_dict_set(attributes, py_of(py_str_of(kept[i].name)), py_of_object(fixed_value(kept[i].type)));
        if (kept[i].offset == T2M_NO_OFFSET || kept[i].type[0] == '@') /* a child */
            continue;
        py_value value = value_of((const char *)object + kept[i].offset, kept[i].type, &can);
        if (!can)
            py_raise(PY_TYPE_ERROR, "the attribute '%s' of '%s' cannot be saved: save the state_dict() instead", kept[i].name, class);
        py_dict_set(attributes, py_of(py_str_of(kept[i].name)), py_of_object(value));
    }
}

/* ---- and back */

static _Noreturn void unlike(const char *type, py_value value)
{
    py_raise(PY_TYPE_ERROR, "the file holds an object of type '%s' where '%s' is expected", py_type_name(value), type);
}

static py_value restored(const char **type, py_value value);

/* An item as the container holds it; moves behind its type. */
static py_cell restored_cell(const char **type, py_value value)
{
    py_kind kind = kind_of(*type);
    if (kind == PY_OBJECT || kind == PY_VALUE)
        return py_of_object(restored(type, value));
    *type += strcspn(*type, ",]");
    return kind == PY_INT     ? py_of(py_as_int(value))
           : kind == PY_FLOAT ? py_of(py_as_float(value))
           : kind == PY_BOOL  ? py_of(py_as_bool(value))
                              : py_of(py_as_array(value));
}

/* Behind one type, with what stands in brackets. */
static const char *behind(const char *type)
{
    int depth = 0;
    for (; *type != '\0'; type++) {
        if (depth == 0 && (*type == ',' || *type == ']'))
            break;
        depth += (*type == '[') - (*type == ']');
    }
    return type;
}

static py_value restored_items(const char **type, py_value value, bool is_set)
{
    const char *item = *type;
    py_list *list = py_list_new(kind_of(item));
    for (py_each it = py_iterate(value); py_each_next(&it);) {
        const char *at = item;
        py_list_append(list, restored_cell(&at, it.item));
    }
    *type = behind(item) + 1;
    return is_set ? (py_value)py_set_of_list(list) : (py_value)list;
}

static py_value restored_dict(const char **type, py_value value)
{
    const char *key = *type, *item = behind(key) + 2;
    py_dict *dict = py_dict_new(kind_of(key), kind_of(item));
    const py_dict *from = py_as_dict(value);
    for (py_dict_iter it = py_dict_iterate(from); py_dict_next(&it);) {
        const char *at = key, *next = item;
        py_cell name = restored_cell(&at, py_box_cell(from->key, it.key));
        py_dict_set(dict, name, restored_cell(&next, py_box_cell(from->value, it.value)));
    }
    *type = behind(item) + 1;
    return &dict->base;
}

/* tuple[int, str] holds its items boxed unless all are of one type; tuple[int, ...] */
static py_value restored_tuple(const char **type, py_value value)
{
    const char *first = *type, *at = first;
    py_kind kind = kind_of(first);
    for (at = behind(at); *at == ','; at = behind(at)) {
        at += 2;
        kind = strncmp(at, "...", 3) == 0 || kind_of(at) == kind ? kind : PY_VALUE;
    }
    py_list *list = py_list_new(kind);
    const char *item = first;
    for (py_each it = py_iterate(value); py_each_next(&it);) {
        const char *read = item, *next = behind(item);
        py_list_append(list, kind == PY_VALUE ? py_of_object(restored(&read, it.item)) : restored_cell(&read, it.item));
        item = *next == ',' && strncmp(next + 2, "...", 3) != 0 ? next + 2 : item;
    }
    *type = at + 1;
    return &py_tuple_of_list(list)->base;
}

static bool is_of_class(py_value value, const char *name, size_t length)
{
    const char *own = value->kind->class_name != NULL ? value->kind->class_name(value) : NULL; /* a module */
    if (own != NULL && strlen(own) == length && strncmp(own, name, length) == 0)
        return true;
    for (const t2m_kind *kind = value->kind; kind != NULL; kind = kind->base)
        if (strlen(kind->name) == length && strncmp(kind->name, name, length) == 0)
            return true;
    return false;
}

static py_value restored(const char **type, py_value value)
{
    const char *start = *type;
    *type = behind(start);
    if (value == NULL)
        return NULL;
    if (takes(&start, "list["))
        return restored_items(&start, value, false);
    if (takes(&start, "set["))
        return restored_items(&start, value, true);
    if (takes(&start, "dict["))
        return restored_dict(&start, value);
    if (takes(&start, "tuple["))
        return restored_tuple(&start, value);
    size_t length = (size_t)(*type - start);
    if (strncmp(start, "object", length) == 0)
        return value;
    if (length == 3 && strncmp(start, "str", 3) == 0)
        return (py_value)py_as_str(value);
    static const char *const numbers[] = {"int", "float", "bool", "tensor"};
    for (size_t i = 0; i < 4; i++)
        if (strlen(numbers[i]) == length && strncmp(start, numbers[i], length) == 0)
            return value;
    if (strncmp(start, "Module", length) == 0 ? strcmp(value->kind->name, "Module") == 0 : is_of_class(value, start, length))
        return value;
    unlike(start, value);
}

static void restore_tensor(mx_array *slot, py_value value)
{
    const t2m_array_hooks *hooks = t2m_array_hooks_get();
    mx_array old = *slot;
    *slot = value != NULL ? hooks->retain(py_as_array(value)) : (mx_array){0};
    if (old.ctx != NULL)
        hooks->release(old);
}

static void restore(void *address, const char *type, py_value value)
{
    if (strcmp(type, "int") == 0)
        *(int64_t *)address = py_as_int(value);
    else if (strcmp(type, "float") == 0)
        *(double *)address = py_as_float(value);
    else if (strcmp(type, "bool") == 0)
        *(bool *)address = py_as_bool(value);
    else if (strcmp(type, "int?") == 0)
        *(py_optional_int *)address = py_as_optional_int(value);
    else if (strcmp(type, "float?") == 0)
        *(py_optional_float *)address = py_as_optional_float(value);
    else if (strcmp(type, "bool?") == 0)
        *(py_optional_bool *)address = py_as_optional_bool(value);
    else if (strcmp(type, "tensor") == 0)
        restore_tensor(address, value);
    else if (strcmp(type, "?") == 0)
        unlike(type, value);
    else
        t2m_set_slot(address, restored(&type, value));
}

py_value t2m_saved_item(const py_dict *attributes, const char *name, bool *found)
{
    py_cell cell;
    *found = py_dict_find(attributes, py_of(py_str_of(name)), &cell);
    return *found ? py_box_cell(attributes->value, cell) : NULL;
}

void t2m_attributes_read(const t2m_attribute *kept, size_t count, void *object, const char *class, const py_dict *attributes)
{
    for (size_t i = 0; i < count; i++) {
        bool found;
        if (kept[i].offset == T2M_NO_OFFSET || kept[i].type[0] == '@')
            continue;
        py_value value = t2m_saved_item(attributes, kept[i].name, &found);
        if (!found)
            py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s' in the file", class, kept[i].name);
        restore((char *)object + kept[i].offset, kept[i].type, value);
    }
}

const t2m_attribute *t2m_attributes_find(const t2m_attribute *kept, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(kept[i].name, name) == 0)
            return &kept[i];
    return NULL;
}
