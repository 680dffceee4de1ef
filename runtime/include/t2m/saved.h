/* Objects of classes in checkpoints: torch.save(model), {"model": model}, and torch.load of them. A program that does so names its classes
 * once, and their tables say which attributes beside parameters, buffers and children an object has:
 *
 *     static const t2m_attribute Net_kept[] = {T2M_ATTRIBUTE(Net, width, "int"), T2M_ATTRIBUTE(Net, names, "list[str]")};
 *     ...
 *     nn_know_classes(&Net_class, &Block_class);
 *     io_save("model.pt", py_box(model));
 *
 * What is written is what PyTorch writes: the class by module and name, and its attributes; so PyTorch reads it where it has the
 * class. Reading makes an object without its __init__, as PyTorch does. */
#ifndef T2M_SAVED_H
#define T2M_SAVED_H

#include "t2m/py_dict.h"
#include "t2m/py_value.h"

/* What is known about the objects of a program; io asks. NULL: a program without any. */
typedef struct t2m_saved {
    /* Of an object: its class, and its attributes by name (a new dict). false: none that is known. TypeError for what cannot be saved. */
    bool (*attributes)(py_value object, py_str *module, py_str *name, py_dict **attributes);
    /* Of a parameter: its value. */
    bool (*parameter)(py_value object, mx_array *value, bool *requires_grad);
    py_value (*make_parameter)(mx_array value, bool requires_grad);
    /* A new object without attributes; NULL: no such class is known. */
    py_value (*make)(const char *module, const char *name);
    /* The child of `parent` that lies inside it, made there; NULL: it is an object of its own. */
    py_value (*make_inside)(py_value parent, const char *child, const char *module, const char *name);
    /* The attributes, once there is all that they refer to. */
    void (*build)(py_value object, const py_dict *attributes);
} t2m_saved;
extern const t2m_saved *t2m_saved_objects;

/* Classes that are no modules. */
#define py_know_classes(...) py_know_classes_list((const t2m_kind *const[]){__VA_ARGS__, NULL})
void py_know_classes_list(const t2m_kind *const *kinds); /* ends with NULL; the list stays */
const t2m_kind *py_known_class(const char *name);

/* The attributes of a table, to and from values. Types are written as Python writes them: "int", "float?" (None too), "list[int]",
 * "dict[str, float]", "tensor", "object", "Net" (a class); "@Net" is a child of a module, which lies inside it; "?" cannot be saved: TypeError that names the class. */
void t2m_attributes_write(const t2m_attribute *kept, size_t count, const void *object, const char *class, py_dict *attributes);
void t2m_attributes_read(const t2m_attribute *kept, size_t count, void *object, const char *class, const py_dict *attributes);
/* The entry of that name, or NULL. */
const t2m_attribute *t2m_attributes_find(const t2m_attribute *kept, size_t count, const char *name);
/* attributes[name] as a value; NULL, and *found false, if there is none. */
py_value t2m_saved_item(const py_dict *attributes, const char *name, bool *found);

#endif
