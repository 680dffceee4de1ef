/* What pickles name and call: the classes of plain data, and what NumPy adds to them. Nothing else is ever called. */
#include "pickle_internal.h"

#include <string.h>

#include "t2m/py_collections.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_error.h"
#include "value_internal.h"

static void global_destroy(void *self)
{
    pickle_global *global = self;
    t2m_release((void *)global->module);
    t2m_release((void *)global->name);
    t2m_release((void *)global->qualified);
}

const t2m_kind pickle_global_kind = {.name = "type", .destroy = global_destroy};

py_value py_pickle_global(const char *module, const char *name)
{
    pickle_global *made = T2M_NEW(pickle_global, &pickle_global_kind);
    made->module = t2m_retain(py_str_printf("%s", module));
    made->name = t2m_retain(py_str_printf("%s", name));
    made->qualified = t2m_retain(py_str_printf("%s.%s", module, name));
    return (py_value)made;
}

bool py_pickle_is_global(py_value value, py_str *module, py_str *name)
{
    if (value == NULL || value->kind != &pickle_global_kind)
        return false;
    *module = ((const pickle_global *)value)->module;
    *name = ((const pickle_global *)value)->name;
    return true;
}

py_value pickle_tuple(const py_value *items, size_t count)
{
    py_list *list = py_list_new(PY_VALUE);
    for (size_t i = 0; i < count; i++)
        py_list_append(list, py_of(items[i]));
    return (py_value)py_tuple_of_list(list);
}

_Noreturn void pickle_no_plain_data(const char *name)
{
    py_raise(PY_NOT_IMPLEMENTED_ERROR, "pickle: %s is no plain data: it is not read where the script is converted", name);
}

static bool is_global(py_value value, const char *name)
{
    return value != NULL && value->kind == &pickle_global_kind && ((const pickle_global *)value)->qualified != NULL && strcmp(((const pickle_global *)value)->qualified->text, name) == 0;
}

static py_default *default_of(py_value factory)
{
    static const char *const numbers[] = {"int", "float", "bool"};
    if (is_global(factory, "builtins.list"))
        return py_default_list(PY_VALUE);
    if (is_global(factory, "builtins.dict"))
        return py_default_dict(PY_VALUE, PY_VALUE);
    if (is_global(factory, "builtins.set"))
        return py_default_set(PY_VALUE);
    for (size_t i = 0; i < 3; i++) {
        T2M_POOL(pool);
        if (is_global(factory, py_text(py_str_printf("builtins.%s", numbers[i]))))
            pickle_no_plain_data("a defaultdict of numbers");
    }
    pickle_no_plain_data("a defaultdict of this factory");
}

/* NumPy's, where the program has its arrays at all. */
extern const py_pickle_extension np_pickles __attribute__((weak));

py_value pickle_called(const pickle_global *function, const py_tuple *args)
{
    const char *name = function->qualified->text;
    int64_t count = py_tuple_length(args);
    py_value first = count > 0 ? args->items[0].o : NULL;
    if (strcmp(name, "collections.OrderedDict") == 0) {
        py_dict *dict = py_ordered_dict_new(PY_VALUE, PY_VALUE);
        for (py_each it = py_iterate(count > 0 ? first : (py_value)args); py_each_next(&it);)
            py_dict_set(dict, py_of(py_item(it.item, py_box_int(0))), py_of(py_item(it.item, py_box_int(1))));
        return (py_value)dict;
    }
    if (strcmp(name, "collections.Counter") == 0) {
        py_dict *counter = py_counter_new(PY_VALUE);
        for (py_each it = py_iterate(count > 0 ? first : (py_value)args); py_each_next(&it);)
            py_set_item((py_value)counter, it.item, py_item(first, it.item));
        return (py_value)counter;
    }
    if (strcmp(name, "collections.defaultdict") == 0)
        return (py_value)(count > 0 ? py_default_dict_new(PY_VALUE, PY_VALUE, default_of(first)) : py_dict_new(PY_VALUE, PY_VALUE));
    if (strcmp(name, "builtins.set") == 0)
        return (py_value)(count > 0 ? py_set_of_any(first) : py_set_new(PY_VALUE));
    if (strcmp(name, "builtins.frozenset") == 0)
        return (py_value)py_frozen(count > 0 ? py_set_of_any(first) : py_set_new(PY_VALUE));
    if (strcmp(name, "_codecs.encode") == 0 && count == 2)
        return (py_value)py_str_encode(py_as_str(first), py_as_str(args->items[1].o), PY_STR("strict"));
    if (strcmp(name, "builtins.bytes") == 0 && count == 0)
        return (py_value)py_bytes_zeros(0);
    if (strcmp(name, "builtins.bytearray") == 0 && count > 0 && first->kind == &py_bytes_kind)
        return (py_value)py_bytearray_of((const py_bytes *)first);
    py_value made = &np_pickles != NULL ? np_pickles.call(name, args) : NULL;
    if (made == NULL)
        pickle_no_plain_data(name);
    return made;
}

void pickle_build(py_value object, py_value state)
{
    if (object == NULL || object->kind->pickles == NULL)
        pickle_no_plain_data(py_type_name(object));
    object->kind->pickles->build(object, state);
}
