/* The state of LBFGS by PyTorch's names, and its options. What PyTorch keeps as tensors of one number is so here. */
#include "internal.h"
#include "lbfgs.h"
#include "t2m/py_dynamic.h"

static void put(py_dict *d, const char *key, py_value value)
{
    py_dict_put(d, key, py_of_object(value));
}

static py_value box_scalar(scalar s)
{
    if (s.is_tensor)
        return py_box(mx_tensor(s.value));
    return s.value == 1 ? py_box((int64_t)1) : py_box(s.value);
}

/* Copies of arrays, or numbers as tensors; with None up to `length`. */
static py_value box_list(const py_list *items, int64_t length)
{
    py_list *out = py_list_new(PY_VALUE);
    for (int64_t i = 0; i < items->length; i++)
        py_list_append(out, py_of_object(items->element == PY_ARRAY ? py_box(items->items[i].a) : py_box(mx_tensor(items->items[i].f))));
    while (out->length < length)
        py_list_append(out, py_of_object(NULL));
    return py_box_object(out);
}

py_dict *lbfgs_state(const lbfgs *self)
{
    py_dict *d = py_dict_new(PY_OBJECT, PY_VALUE);
    if (self->evaluations == 0)
        return d;
    put(d, "func_evals", py_box(self->evaluations));
    put(d, "n_iter", py_box(self->iterations));
    if (self->iterations == 0)
        return d;
    if (self->iterations > 1)
        put(d, "al", box_list(self->shares, self->history_size));
    put(d, "d", py_box(self->direction));
    put(d, "t", box_scalar(self->step));
    put(d, "old_dirs", box_list(self->changes, 0));
    put(d, "old_stps", box_list(self->steps, 0));
    put(d, "ro", box_list(self->weights, 0));
    put(d, "H_diag", box_scalar(self->scale));
    put(d, "prev_flat_grad", py_box(self->previous));
    put(d, "prev_loss", py_box(self->before));
    return d;
}

/* ---- reading */

static scalar scalar_of(py_value value)
{
    return py_is_array(value) ? (scalar){mx_item_float(py_as_array(value)), true} : (scalar){py_as_float(value), false};
}

static void read_list(py_list *into, py_value from)
{
    const py_list *items = from == NULL ? py_list_new(PY_VALUE) : py_list_of_any(from);
    py_list_clear(into);
    for (int64_t i = 0; i < items->length; i++) {
        py_value item = py_box_cell(items->element, items->items[i]);
        if (item != NULL)
            py_list_append(into, into->element == PY_ARRAY ? py_of(mx_clone(py_as_array(item))) : py_of(scalar_of(item).value));
    }
}

static void read_array(mx_array *slot, py_value from)
{
    mx_set(slot, from == NULL ? MX_NONE : mx_clone(py_as_array(from)));
}

void lbfgs_load_state(lbfgs *self, const py_dict *state)
{
    py_value evaluations = optimizer_entry(state, "func_evals"), iterations = optimizer_entry(state, "n_iter"), before = optimizer_entry(state, "prev_loss");
    py_value step = optimizer_entry(state, "t"), scale = optimizer_entry(state, "H_diag");
    self->evaluations = evaluations == NULL ? 0 : py_as_int(evaluations);
    self->iterations = iterations == NULL ? 0 : py_as_int(iterations);
    self->before = before == NULL ? 0 : py_as_float(before);
    self->step = step == NULL ? (scalar){0, false} : scalar_of(step);
    self->scale = scale == NULL ? (scalar){1, false} : scalar_of(scale);
    read_array(&self->direction, optimizer_entry(state, "d"));
    read_array(&self->previous, optimizer_entry(state, "prev_flat_grad"));
    read_list(self->changes, optimizer_entry(state, "old_dirs"));
    read_list(self->steps, optimizer_entry(state, "old_stps"));
    read_list(self->weights, optimizer_entry(state, "ro"));
    read_list(self->shares, optimizer_entry(state, "al"));
}

/* ---- options */

void lbfgs_add_options(const lbfgs *self, py_dict *options)
{
    put(options, "max_iter", py_box(self->max_iter));
    put(options, "max_eval", py_box(self->max_eval));
    put(options, "tolerance_grad", py_box(self->tolerance_grad));
    put(options, "tolerance_change", py_box(self->tolerance_change));
    put(options, "history_size", py_box(self->history_size));
    put(options, "line_search_fn", self->line_search == NULL ? NULL : py_box_object(py_str_of(self->line_search)));
}

void lbfgs_set_line_search(lbfgs *self, py_str name)
{
    t2m_set(&self->line_search_text, name);
    self->line_search = name == NULL ? NULL : py_text(name);
}

void lbfgs_read_options(lbfgs *self, const py_dict *options)
{
    py_value max_iter = optimizer_entry(options, "max_iter"), max_eval = optimizer_entry(options, "max_eval"), history = optimizer_entry(options, "history_size");
    py_value search = optimizer_entry(options, "line_search_fn"), gradient = optimizer_entry(options, "tolerance_grad"), change = optimizer_entry(options, "tolerance_change");
    lbfgs_set_line_search(self, search == NULL ? NULL : py_as_str(search));
    self->max_iter = max_iter == NULL ? self->max_iter : py_as_int(max_iter);
    self->max_eval = max_eval == NULL ? self->max_eval : py_as_int(max_eval);
    self->history_size = history == NULL ? self->history_size : py_as_int(history);
    self->tolerance_grad = gradient == NULL ? self->tolerance_grad : py_as_float(gradient);
    self->tolerance_change = change == NULL ? self->tolerance_change : py_as_float(change);
}
