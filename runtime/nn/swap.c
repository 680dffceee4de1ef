/* A module whose parameters and buffers are others for a while: torch.func.functional_call. */
#include "t2m/nn_swap.h"

#include <stdlib.h>

#include "t2m/py.h"
#include "t2m/py_error.h"
#include "walk.h"

typedef struct nn_swapped {
    nn_param *param; /* retained; NULL of a buffer */
    mx_array *slot;
    mx_array before; /* retained */
    py_str name;     /* retained */
} nn_swapped;

struct nn_swap {
    t2m_object object;
    nn_module *module;    /* retained */
    const py_dict *values; /* retained */
    nn_swapped *items;
    size_t count, capacity;
};

/* Everything back, last first: of what is there twice the first has the true value. */
static void put_back(nn_swap *self)
{
    while (self->count > 0) {
        nn_swapped *item = &self->items[--self->count];
        mx_set(item->slot, item->before);
        mx_release(item->before);
        t2m_release(item->param);
        t2m_release((void *)(uintptr_t)item->name);
    }
}

static void destroy(void *object)
{
    nn_swap *self = object;
    put_back(self);
    free(self->items);
    t2m_release(self->module);
    t2m_release((void *)(uintptr_t)self->values);
}

static const t2m_kind swap_kind = {.name = "functional_call", .destroy = destroy};

static mx_array array_of(const py_dict *values, py_cell found)
{
    return values->value == PY_ARRAY ? found.a : ((const nn_param *)found.o)->value;
}

static void swap_entry(void *context, const nn_entry *entry)
{
    nn_swap *self = context;
    py_str name = py_str_of(entry->name);
    py_cell found;
    if (!py_dict_find(self->values, py_of(name), &found))
        return;
    if (self->count == self->capacity) {
        self->capacity = self->capacity ? 2 * self->capacity : 16;
        self->items = t2m_realloc(self->items, self->capacity * sizeof *self->items);
    }
    mx_array *slot = entry->param != NULL ? &entry->param->value : entry->buffer;
    self->items[self->count++] = (nn_swapped){t2m_retain(entry->param), slot, mx_retained(*slot), t2m_retain(name)};
    mx_set(slot, array_of(self->values, found));
}

nn_swap *nn_swap_in(void *module, const py_dict *values)
{
    nn_swap *self = T2M_NEW(nn_swap, &swap_kind);
    self->module = t2m_retain(module);
    self->values = t2m_retain(values);
    if (values->length > 0 && values->value != PY_ARRAY && values->value != PY_OBJECT)
        py_raise(PY_TYPE_ERROR, "Expected a dict of tensors");
    nn_each_entry(module, swap_entry, self);
    return self;
}

void nn_swap_out(nn_swap *self)
{
    for (size_t i = 0; i < self->count; i++) {
        const nn_swapped *item = &self->items[i];
        if (item->param == NULL && self->values->value == PY_ARRAY) /* statistics that the forward changed are the dict's */
            py_dict_set((py_dict *)(uintptr_t)self->values, py_of(item->name), py_of(*item->slot));
    }
    put_back(self);
}
