/* state_dict and load_state_dict, with PyTorch's keys, order and error texts. */
#include "mlx/c/t2m_ext.h"
#include "t2m/py.h"
#include "t2m/py_error.h"
#include "t2m/py_value.h"
#include "walk.h"

/* The tensors of a state dict share the model's memory: they show what training makes of it. */
static void put_entry(void *context, const nn_entry *entry)
{
    if (entry->transient)
        return;
    mx_array *slot = entry->param != NULL ? &entry->param->value : entry->buffer;
    if (!t2m_ext_is_followed(*slot)) { /* others that hold the array hold it as it is */
        mx_set(slot, mx_fresh(mx_detach(*slot)));
        if (entry->param != NULL)
            nn_param_changed(entry->param);
    }
    py_dict_put(context, entry->name, py_of(mx_follow(*slot)));
}

py_dict *nn_state_dict(nn_module *self)
{
    py_dict *state = py_dict_new(PY_OBJECT, PY_ARRAY);
    nn_each_entry(self, put_entry, state);
    return state;
}

typedef struct loading {
    const py_dict *state;
    py_dict *known; /* every key that the module has */
    py_builder missing, mismatched;
    bool store; /* second round: everything fits, now take it */
} loading;

static void add_name(py_builder *list, const char *name)
{
    py_builder_printf(list, "%s\"%s\"", list->size == 0 ? "" : ", ", name);
}

static void load_entry(void *context, const nn_entry *entry)
{
    loading *load = context;
    if (entry->transient)
        return;
    py_str key = py_str_printf("%s", entry->name);
    py_cell found;
    if (!py_dict_find(load->state, py_of(key), &found)) {
        if (!load->store)
            add_name(&load->missing, entry->name);
        return;
    }
    mx_array *slot = entry->param != NULL ? &entry->param->value : entry->buffer;
    if (load->store) {
        mx_array value = mx_fresh(mx_astype(found.a, mx_dtype_of(*slot))); /* not what the dict holds itself */
        if (entry->param != NULL)
            nn_param_set(entry->param, value);
        else
            mx_update(slot, value);
        return;
    }
    py_dict_set(load->known, py_of(key), py_of(true));
    mx_dims given = mx_shape(found.a), own = mx_shape(*slot);
    if (!mx_dims_equal(given, own))
        py_builder_printf(
            &load->mismatched,
            "\n\tsize mismatch for %s: copying a param with shape %s from checkpoint, the shape in "
            "current model is %s.",
            entry->name, py_text(mx_dims_text(given)), py_text(mx_dims_text(own)));
}

static py_builder unexpected_keys(const loading *load)
{
    py_builder list = {0};
    for (py_dict_iter it = py_dict_iterate(load->state); py_dict_next(&it);) {
        if (!py_dict_contains(load->known, it.key))
            add_name(&list, py_text(it.key.s));
    }
    return list;
}

void nn_load_state_dict_with(nn_module *self, const py_dict *state, nn_load_options options)
{
    if (state->value != PY_ARRAY && state->length > 0)
        py_raise(PY_TYPE_ERROR, "Expected state_dict to be dict-like of tensors");
    loading load = {.state = state, .known = py_dict_new(PY_OBJECT, PY_BOOL)};
    nn_each_entry(self, load_entry, &load);
    py_builder unexpected = unexpected_keys(&load), message = {0};
    if (nn_switch_on(options.strict, true)) {
        if (load.missing.size > 0)
            py_builder_printf(&message, "\n\tMissing key(s) in state_dict: %s. ", load.missing.text);
        if (unexpected.size > 0)
            py_builder_printf(&message, "\n\tUnexpected key(s) in state_dict: %s. ", unexpected.text);
    }
    if (load.mismatched.size > 0)
        py_builder_text(&message, load.mismatched.text);
    if (message.size > 0)
        py_raise(PY_RUNTIME_ERROR, "Error(s) in loading state_dict for %s:%s", self->class->name,
                 message.text);
    py_builder_free(&load.missing);
    py_builder_free(&unexpected);
    py_builder_free(&load.mismatched);
    load.store = true;
    nn_each_entry(self, load_entry, &load);
}

/* ---- what it tells */

static void note_key(void *context, const nn_entry *entry)
{
    nn_load_result *result = context;
    py_str key = py_str_of(entry->name);
    if (!entry->transient && !py_dict_contains(result->state, py_of(key)))
        py_list_append(result->missing, py_of(key));
    if (!entry->transient)
        py_dict_set(result->known, py_of(key), py_of(true));
}

static void result_destroy(void *object)
{
    nn_load_result *self = object;
    t2m_set(&self->missing, NULL);
    t2m_set(&self->unexpected, NULL);
    t2m_set(&self->known, NULL);
    t2m_set(&self->state, NULL);
}

static py_str result_repr(const void *object)
{
    const nn_load_result *self = object;
    if (self->missing->length == 0 && self->unexpected->length == 0)
        return PY_STR("<All keys matched successfully>");
    return py_str_printf("_IncompatibleKeys(missing_keys=%s, unexpected_keys=%s)", py_text(py_list_repr(self->missing)),
                         py_text(py_list_repr(self->unexpected)));
}

const t2m_kind nn_load_result_kind = {.name = "_IncompatibleKeys", .destroy = result_destroy, .repr = result_repr};

nn_load_result *nn_load_state_keys_with(nn_module *self, py_dict *state, nn_load_options options)
{
    nn_load_state_dict_with(self, state, options);
    nn_load_result *result = T2M_NEW(nn_load_result, &nn_load_result_kind);
    t2m_set(&result->missing, py_list_new(PY_OBJECT));
    t2m_set(&result->unexpected, py_list_new(PY_OBJECT));
    t2m_set(&result->known, py_dict_new(PY_OBJECT, PY_BOOL));
    t2m_set(&result->state, state);
    nn_each_entry(self, note_key, result);
    py_list *keys = py_dict_keys(state);
    for (int64_t i = 0; i < keys->length; i++)
        if (!py_dict_contains(result->known, keys->items[i]))
            py_list_append(result->unexpected, keys->items[i]);
    return result;
}

py_tuple *nn_load_state_pair_with(nn_module *self, py_dict *state, nn_load_options options)
{
    nn_load_result *result = nn_load_state_keys_with(self, state, options);
    return PY_TUPLE(PY_OBJECT, py_of(result->missing), py_of(result->unexpected));
}

/* A dict of tensors by name, whatever kind of dict it is. */
py_dict *nn_state_of(py_value value)
{
    if (!py_is_dict(value))
        py_raise(PY_TYPE_ERROR, "Expected state_dict to be dict-like, got <class '%s'>.", py_type_name(value));
    py_dict *given = py_as_dict(value);
    if (given->value == PY_ARRAY || given->length == 0)
        return given;
    py_dict *state = py_dict_new(PY_OBJECT, PY_ARRAY);
    py_list *keys = py_dict_keys(given);
    for (int64_t i = 0; i < keys->length; i++) {
        py_value key = py_box_cell(keys->element, keys->items[i]);
        py_dict_set(state, py_of(py_as_str(key)), py_of(py_as_array(py_item(value, key))));
    }
    return state;
}
