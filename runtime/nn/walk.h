/* Walks over modules: the one visitor that parameters(), state_dict(), train(), mx_eval and the rest share.
 */
#ifndef T2M_NN_WALK_H
#define T2M_NN_WALK_H

#include "t2m/nn_module.h"

/* Longest "a.b.c" name of a parameter. */
enum { NN_NAME_SIZE = 512 };

/* A parameter (param set) or a buffer (buffer set), with its full name. */
typedef struct nn_entry {
    const char *name;
    nn_param *param;
    mx_array *buffer;
    bool transient; /* a buffer that is not saved */
} nn_entry;
typedef void (*nn_see_entry)(void *context, const nn_entry *entry);

/* Own parameters, own buffers, then those of the children, in PyTorch's order. Shared ones come again. Absent
 * ones (NULL, MX_NONE) do not come. */
void nn_each_entry(nn_module *self, nn_see_entry see, void *context);

/* A buffer of a computed name, in the module's `extra`. */
typedef struct nn_buffer {
    t2m_object object;
    mx_array value;
    bool transient;
} nn_buffer;
extern const t2m_kind nn_buffer_kind;

/* The children of one level. name is valid during the call. */
typedef void (*nn_see_module)(void *context, nn_module *module, const char *name);
void nn_each_child(const nn_module *self, nn_see_module see, void *context);
/* How many fields of the module's classes hold a child. */
int64_t nn_child_fields(const nn_module *self);

/* normed.c: whether the field's parameter is worked out from others; the buffers that this needs; a copy for a copied module, retained; what
 * print(model) shows of it. */
bool nn_is_normed(const nn_module *self, const nn_field *field);
void nn_each_normed_buffer(nn_module *self, void (*see)(void *context, const char *name, mx_array *buffer), void *context);
struct nn_normed *nn_normed_copy(const struct nn_normed *normed);
void nn_describe_normed(const nn_module *self, py_builder *out);

/* containers.c: what boxed code does with a module; only a ParameterList can. */
int64_t nn_boxed_length(const void *object);
bool nn_boxed_truth(const void *object);
const t2m_object *nn_boxed_item(const void *object, const void *key);
struct py_iterator *nn_boxed_iterate(const void *object);

/* A number that no parameter bears as its mark: for walks that want each once. */
uint64_t nn_new_mark(void);

/* The trainable parameters of a module, each once, without names. */
nn_params *nn_trainable(nn_module *self);
/* The trainable ones, each once. */
nn_params *nn_params_distinct(const nn_params *params);

#endif
