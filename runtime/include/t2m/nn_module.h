/* Modules: structs that begin with an nn_module, whose class has a table of their fields.
 *
 *     typedef struct Net { nn_module base; nn_linear fc1; nn_dropout drop; nn_param *scale; } Net;
 *     static const nn_field Net_fields[] = {NN_MODULE(Net, fc1), NN_MODULE(Net, drop), NN_PARAMETER(Net, scale)};
 *     static const nn_class Net_class = NN_CLASS(Net, Net_fields, .forward = NN_FORWARD(Net_forward));
 *
 *     static Net *Net_init(Net *self)
 *     {
 *         nn_module_init(&self->base, &Net_class);
 *         nn_linear_init(&self->fc1, 784, 10);
 *         nn_dropout_init(&self->drop, 0.2);
 *         t2m_set(&self->scale, nn_param_new(mx_ones(MX_FLOAT32, 1)));
 *         return self;
 *     }
 *     ...
 *     Net *model = Net_init(NN_NEW(Net));
 *
 * The table lists fields in the order in which __init__ assigns them; it serves parameters(), state_dict(),
 * train(), apply(), save and load, in PyTorch's order: own parameters, own buffers, then children.
 *
 * Ownership: a module made by NN_NEW belongs to the current pool and is counted; a module embedded in a struct
 * lives as long as that struct. Every nn_..._init clears its struct first, so that the memory may be anything, and
 * returns it: `nn_linear_init(NN_NEW(nn_linear), 2, 3)` is a layer on the heap. */
#ifndef T2M_NN_MODULE_H
#define T2M_NN_MODULE_H

#include "t2m/mx.h"
#include "t2m/object.h"
#include "t2m/py_dict.h"
#include "t2m/py_value.h"

typedef struct nn_class nn_class;

typedef struct nn_module {
    t2m_object object;
    const nn_class *class;
    bool training;
    struct nn_hooks *hooks; /* functions that run before or after its forward; NULL if none */
    py_dict *extra; /* children and parameters added by a computed name: str -> object; NULL if none */
    py_dict *places; /* of such children: str -> how many fields held a child before; NULL if none */
    struct nn_normed *normed; /* a weight that is worked out from other parameters (weight_norm ...); NULL if none */
    py_dict *given; /* attributes that the script invented: `layer.SCALE = 2`; NULL if none */
} nn_module;
extern const t2m_kind nn_module_kind;
/* Whether a module that its owner has a place for was made there yet. */
#define nn_is_made(module) (((const nn_module *)(module))->class != NULL)

/* ---- parameters: counted, so that sharing one is tying weights */
typedef struct nn_param {
    t2m_object object;
    mx_array value;
    mx_array grad; /* .grad: MX_NONE until a gradient is deposited */
    bool requires_grad;
    uint64_t mark; /* private: which walk saw it last */
    bool is_tensor;       /* no nn.Parameter: prints as a tensor */
    struct mx_leaf *leaf; /* private: of recorded graphs (t2m/mx_grad.h) */
    py_dict *given;       /* attributes that the script invented: `p.decay = 0.1`; NULL if none */
} nn_param;
extern const t2m_kind nn_param_kind;

/* nn.Parameter(value): owned by the current pool. */
nn_param *nn_param_new(mx_array value);
/* nn.Parameter(value, requires_grad=False) */
nn_param *nn_param_fixed(mx_array value);
nn_param *nn_param_when(mx_array value, bool requires_grad);
/* torch.zeros(3, requires_grad=True): a tensor of its own that keeps a gradient; optimizers and loops take it as they take parameters. */
nn_param *nn_leaf_new(mx_array value);
/* x.requires_grad_(): the same around `x` itself, which is marked in its place (t2m/mx_grad.h); who else holds x sees later steps. */
nn_param *nn_leaf_of(mx_array x);
/* The same with requires_grad=flag: without it none is asked. */
nn_param *nn_leaf_when(mx_array value, bool requires_grad);
nn_param *nn_leaf_of_when(mx_array x, bool requires_grad);
/* optim.LBFGS([x]) where x is known as an array only: the leaf that was made of it, or one around it. ValueError for what is computed. */
nn_param *nn_param_of(mx_array x);
/* Any array for a forward that takes leaves: the same, or one around what is computed. */
nn_param *nn_param_around(mx_array x);
/* p.data = value, p.copy_(value) under no_grad; shapes are checked for copy. */
void nn_param_assign(nn_param *param, mx_array value);
/* The same without a look at shape or type: the parameter's value is this one now. */
void nn_param_set(nn_param *param, mx_array value);
/* p.requires_grad = on, where graphs are recorded. */
void nn_param_require_grad(nn_param *param, bool on);
/* After `value` was replaced by a new array that nobody else holds: gradients are asked of that one. */
void nn_param_changed(nn_param *param);
/* The array of a parameter that may be absent (bias=False): MX_NONE then. */
static inline mx_array nn_param_value(const nn_param *param)
{
    return param == NULL ? MX_NONE : param->value;
}

/* p.grad, also of a parameter that asks for none now: MX_NONE if none has been deposited; belongs to the current pool. */
mx_array nn_param_grad(const nn_param *param);
void nn_param_set_grad(nn_param *param, mx_array grad);

/* ---- classes */
typedef enum nn_field_kind {
    NN_FIELD_MODULE,           /* an embedded module */
    NN_FIELD_CHILD,            /* a pointer to a module, or NULL */
    NN_FIELD_PARAMETER,        /* nn_param *, or NULL */
    NN_FIELD_BUFFER,           /* mx_array slot, saved */
    NN_FIELD_TRANSIENT_BUFFER, /* mx_array slot, persistent=False */
    NN_FIELD_ARRAY,            /* mx_array slot, no buffer: only released */
    NN_FIELD_OBJECT            /* any object: only released */
} nn_field_kind;

typedef struct nn_field {
    const char *name;
    nn_field_kind kind;
    size_t offset;
} nn_field;

#define NN_MODULE(type, field) {#field, NN_FIELD_MODULE, offsetof(type, field)}
#define NN_CHILD(type, field) {#field, NN_FIELD_CHILD, offsetof(type, field)}
#define NN_PARAMETER(type, field) {#field, NN_FIELD_PARAMETER, offsetof(type, field)}
#define NN_BUFFER(type, field) {#field, NN_FIELD_BUFFER, offsetof(type, field)}
#define NN_TRANSIENT_BUFFER(type, field) {#field, NN_FIELD_TRANSIENT_BUFFER, offsetof(type, field)}
#define NN_ARRAY(type, field) {#field, NN_FIELD_ARRAY, offsetof(type, field)}
#define NN_OBJECT(type, field) {#field, NN_FIELD_OBJECT, offsetof(type, field)}
/* Where the C name had to differ from Python's: NN_NAMED("default", NN_FIELD_MODULE, Net, default_) */
#define NN_NAMED(name, kind, type, field) {(name), (kind), offsetof(type, field)}

typedef mx_array (*nn_forward)(nn_module *self, mx_array x);

struct nn_class {
    const char *name; /* Python's: "Net" */
    size_t size;
    const nn_field *fields;
    size_t field_count;
    const nn_class *parent; /* whose fields come first; the struct starts with the parent's struct */
    nn_forward forward;     /* for calls through nn_module_forward; NULL: cannot be a member of Sequential */
    void (*forget)(nn_module *self); /* releases what the table does not know; may be NULL */
    /* Children that are no fields (Sequential's members): the i-th, its name written to name; NULL at the end. */
    nn_module *(*child)(const nn_module *self, size_t index, char name[32]);
    /* What print(model) shows between the parentheses: "in_features=2, out_features=3, bias=True"; may be NULL. */
    py_str (*describe)(const nn_module *self);
    py_str (*repr)(const nn_module *self); /* the whole of it; NULL: PyTorch's tree */
    void (*reset)(nn_module *self); /* draws its parameters (reset_parameters); NULL: it has no such method */
    const char *module;   /* of a class of the program: "models.net"; NULL: the script's own, or a layer */
    const t2m_attribute *kept; /* what checkpoints hold of whole modules beside fields, buffers and children (t2m/saved.h) */
    size_t kept_count;
};

/* The forms with a name are for a class that has another one in C, as two classes Block of one script. */
#define NN_CLASS_NAMED(type, shown, table, ...)                                                              \
    {                                                                                                        \
        .name = (shown), .size = sizeof(type), .fields = (table),                                            \
        .field_count = sizeof(table) / sizeof((table)[0]), __VA_ARGS__                                       \
    }
#define NN_CLASS(type, table, ...) NN_CLASS_NAMED(type, #type, table, __VA_ARGS__)
/* A class without fields of its own. */
#define NN_CLASS_BARE_NAMED(type, shown, ...)                                                                \
    {                                                                                                        \
        .name = (shown), .size = sizeof(type), __VA_ARGS__                                                   \
    }
#define NN_CLASS_BARE(type, ...) NN_CLASS_BARE_NAMED(type, #type, __VA_ARGS__)
#define NN_FORWARD(function) ((nn_forward)(function))
#define NN_RESET(function) ((void (*)(nn_module *))(function))
#define NN_TEXT(function) ((py_str(*)(const nn_module *))(function))

/* New uninitialised instance on the heap, owned by the current pool; give it to its init function. */
#define NN_NEW(type) ((type *)nn_module_allocate(sizeof(type)))
void *nn_module_allocate(size_t size);

/* Makes `self` an empty module of `class`: clears the whole struct (class->size), training is on. Gives `self`. */
nn_module *nn_module_init(nn_module *self, const nn_class *class);
/* Of a bare nn.Module(): without members and forward. */
extern const nn_class nn_module_class;
/* After a parent's init function: `self` is really of the derived class. Clears the derived class's own part. */
void nn_module_derive(nn_module *self, const nn_class *class);
/* The same of a class without an __init__ of its own, as an expression: `nn_derived(nn_linear_init(&self->fc.base, 2, 3), &Head_class)`. */
void *nn_derived(void *module, const nn_class *class);

/* layer.reset_parameters(): new values as when it was made; of a class derived from a layer too. AttributeError if it has none. */
void nn_reset_parameters(void *module);
void nn_reset_layer(void *module); /* as the layer below the script's classes does it: super().reset_parameters() */
/* hasattr(layer, name) of a parameter, buffer or child (also where it is None), or "reset_parameters" */
bool nn_has_entry(void *module, const char *name);
/* For update_bn(): batch norms forget their statistics and average all batches that come until it is said again with false. Are there any? */
bool nn_gather_statistics(void *model, bool gathers);
/* Attributes that the script invents for layers of the library and for parameters: `layer.SCALE = 2`, `p.decay = 0.1`. Values are boxed.
 * given: AttributeError if there is none. */
void nn_give(void *module, const char *name, py_value value);
py_value nn_given(void *module, const char *name);
py_value nn_given_or(void *module, const char *name, py_value otherwise);
bool nn_has_given(void *module, const char *name);
void nn_param_give(nn_param *param, const char *name, py_value value);
py_value nn_param_given(nn_param *param, const char *name);
py_value nn_param_given_or(nn_param *param, const char *name, py_value otherwise);
bool nn_param_has_given(nn_param *param, const char *name);
/* The layer that is made there next gets no values: a class of the script has a reset_parameters of its own, which draws them afterwards. */
void nn_defer_reset(const void *module);
void nn_reset_new(nn_module *self); /* for init functions: draws the parameters, unless that is deferred */

/* model(x) where the class is not known: Sequential's members, ModuleList's. */
mx_array nn_module_forward(nn_module *self, mx_array x);
#define nn_call(module, x) nn_module_forward(&(module)->base, (x))

/* Hooks: module.register_forward_hook(f) and its kin; they run where nn_module_forward calls the module. NotImplementedError for a module
 * whose forward does not take one array and give one. A pre-hook is given the input; a forward hook the input and the output; a
 * backward hook the gradients of the output and of the input (MX_NONE if none is asked for). What they give takes the place of the input, the
 * output, the input's gradient. */
typedef enum nn_hook_kind { NN_FORWARD_PRE_HOOK, NN_FORWARD_HOOK, NN_FULL_BACKWARD_HOOK, NN_HOOK_KINDS } nn_hook_kind;
py_callback *nn_add_hook(nn_module *self, nn_hook_kind kind, py_callback *hook);
mx_array nn_hooked_forward(nn_module *self, mx_array x);

/* Weights that are worked out from other parameters at each forward: nn.utils.weight_norm, spectral_norm, and with
 * .is_parametrization those of nn.utils.parametrizations. Of Linear, Conv1d, Conv2d, ConvTranspose2d and Embedding: NotImplementedError of
 * other modules. They give the module. remove: ValueError if there is none. */
typedef struct nn_normed_options {
    py_str name;
    int64_t dim;
    bool has_dim, is_whole, is_parametrization; /* is_whole: dim=None of weight_norm */
    nn_int iterations;
    nn_real eps;
} nn_normed_options;
#define nn_weight_norm(module, which, ...) nn_weight_norm_with((module), (nn_normed_options){.name = (which), __VA_ARGS__})
#define nn_spectral_norm(module, which, ...) nn_spectral_norm_with((module), (nn_normed_options){.name = (which), __VA_ARGS__})
void *nn_weight_norm_with(void *module, nn_normed_options options);
void *nn_spectral_norm_with(void *module, nn_normed_options options);
void *nn_remove_norm(void *module, const char *what, py_str name);
/* torch.nn.utils.prune: a parameter (called NAME_orig from then on) that is multiplied by a mask (a buffer NAME_mask). mask_of: ones if there is
 * none; masked_value: without the mask. remove: ValueError if there is none. has_mask: here or below. */
mx_array nn_mask_of(nn_module *self, py_str name);
mx_array nn_masked_value(nn_module *self, py_str name);
void nn_set_mask(nn_module *self, py_str name, mx_array mask);
void nn_remove_mask(nn_module *self, py_str name);
bool nn_has_mask(nn_module *self);
bool nn_is_parametrized(const nn_module *self);
/* Before such a layer uses its weight. */
void nn_norm_weight(nn_module *self);

/* self.register_buffer(name, x) with a field is mx_set; these are for computed names (setattr, add_module). */
void nn_add_module(nn_module *self, const char *name, void *child);
void nn_add_parameter(nn_module *self, const char *name, nn_param *param);
void nn_add_buffer(nn_module *self, const char *name, mx_array value, bool persistent);
void *nn_get_module(nn_module *self, const char *name); /* AttributeError if there is none */
mx_array nn_get_buffer(nn_module *self, const char *name); /* "block.mask"; AttributeError if there is none */

/* ---- lists of parameters: model.parameters(). Shared ones come once. */
typedef struct nn_params {
    t2m_object object;
    int64_t count;
    nn_param **items; /* retained */
    py_str *names;    /* "fc1.weight"; NULL in a list without names */
    struct nn_params_group *groups; /* of [{"params": ..., "lr": 0.1}, ...]: they make up the items, in order; else NULL */
    int64_t group_count;
} nn_params;

/* A parameter group as the script writes it. */
typedef struct nn_params_group {
    nn_params *params;          /* retained */
    py_dict *options; /* retained: "params", "lr", "weight_decay" ... */
} nn_params_group;
extern const t2m_kind nn_params_kind;

nn_params *nn_parameters(nn_module *self);       /* also named_parameters(): names are set */
nn_params *nn_params_of(nn_param *const *items, size_t count);
/* What an optimizer is given: a list of nn_param *, or of dicts that describe groups. TypeError if there is anything else. */
nn_params *nn_params_of_list(const py_list *list);
/* A boxed value of a group's "params": parameters(), a list, an iterator, one parameter. */
nn_params *nn_params_of_value(py_value value);
nn_params *nn_params_join(const nn_params *a, const nn_params *b); /* list(a) + list(b) */
nn_params *nn_params_trainable(const nn_params *params);           /* filter(lambda p: p.requires_grad, ...) */
/* Their values, as a PY_ARRAY list. */
py_list *nn_params_values(const nn_params *params);
/* for p in params: a PY_OBJECT list of nn_param * */
py_list *nn_params_list(const nn_params *params);
/* sum(p.numel() for p in params) */
int64_t nn_params_numel(const nn_params *params);

/* ---- what a module can be asked */
void nn_train(nn_module *self);
void nn_train_mode(nn_module *self, bool training);
void nn_eval(nn_module *self);
void nn_zero_grad(nn_module *self);
/* zero_grad(set_to_none=False): gradients that are there become zeros. */
void nn_clear_grads(nn_module *self, bool set_to_none);
void nn_param_clear_grad(nn_param *param, bool set_to_none);
void nn_requires_grad(nn_module *self, bool on);
/* modules(), in PyTorch's order (self first): a PY_OBJECT list of nn_module pointers. children(): one level. */
py_list *nn_modules(nn_module *self);
py_list *nn_children(nn_module *self);
/* What model.apply(function) calls the function with, in its order: children first, self last. A module that two others share comes twice. */
py_list *nn_modules_from_below(nn_module *self);
/* Lists of (name, object) tuples; names as in state_dict(), "" for self in named_modules(). Objects: nn_param *, nn_module *, a boxed
 * array for a buffer. Each comes once. */
py_list *nn_named_parameters(nn_module *self);
py_list *nn_named_buffers(nn_module *self);
py_list *nn_named_modules(nn_module *self);
py_list *nn_named_children(nn_module *self);
py_list *nn_buffers(nn_module *self); /* PY_ARRAY */
/* "weight", "fc1.bias"; find: NULL if there is none, get: AttributeError. */
nn_param *nn_find_parameter(nn_module *self, const char *name);
nn_param *nn_get_parameter(nn_module *self, const char *name);
nn_param *nn_get_weight(nn_module *self); /* layer.weight: NULL of a norm that has none; AttributeError */
/* m.__class__.__name__ ("Conv2d" for the layers here), isinstance(m, nn.Conv2d): also derived classes. */
const char *nn_class_name(const nn_module *self);
bool nn_is(const nn_module *self, const nn_class *class);
bool nn_is_exactly(const void *object, const nn_class *class); /* type(x) is Net */
/* The same of any object; and the module that it is, of which the script wants the attribute `name`: AttributeError otherwise. */
bool nn_is_object(const void *object, const nn_class *class);
void *nn_object_with(const void *object, const nn_class *class, const char *name);
/* model.half(), .double(), .to(dtype): converts floating parameters and buffers. */
void nn_to_dtype(nn_module *self, mx_dtype dtype);
/* copy.deepcopy(module): on the heap, owned by the current pool, of the same class. NotImplementedError for classes with a
 * forget function. */
void *nn_copy(const void *module);

/* model.state_dict(): ordered, str -> array, parameters and saved buffers. */
py_dict *nn_state_dict(nn_module *self);
/* model.load_state_dict(state): RuntimeError with PyTorch's text, naming missing and unexpected keys and both
 * shapes of what does not fit. .strict = NN_OFF ignores missing and unexpected keys. */
typedef struct nn_load_options {
    char unused_;
    nn_switch strict;
} nn_load_options;
#define nn_load_state_dict(self, state, ...)                                                                 \
    nn_load_state_dict_with((self), (state), (nn_load_options){.unused_ = 0, __VA_ARGS__})
void nn_load_state_dict_with(nn_module *self, const py_dict *state, nn_load_options options);
/* The same where the script reads what it gives: r.missing_keys and r.unexpected_keys, or the two lists at once. */
typedef struct nn_load_result {
    t2m_object object;
    py_list *missing, *unexpected;
    py_dict *known, *state;
} nn_load_result;
extern const t2m_kind nn_load_result_kind;
#define nn_load_state_keys(self, state, ...)                                                                 \
    nn_load_state_keys_with((self), (state), (nn_load_options){.unused_ = 0, __VA_ARGS__})
nn_load_result *nn_load_state_keys_with(nn_module *self, py_dict *state, nn_load_options options);
#define nn_load_state_pair(self, state, ...)                                                                 \
    nn_load_state_pair_with((self), (state), (nn_load_options){.unused_ = 0, __VA_ARGS__})
py_tuple *nn_load_state_pair_with(nn_module *self, py_dict *state, nn_load_options options);
/* A boxed dict as a state dict: TypeError unless it holds tensors by name. */
py_dict *nn_state_of(py_value value);

/* Whole modules in checkpoints (t2m/saved.h): the script's classes that torch.save and torch.load then know, beside the layers. */
#define nn_know_classes(...) nn_know_classes_list((const nn_class *const[]){__VA_ARGS__, NULL})
void nn_know_classes_list(const nn_class *const *classes); /* ends with NULL */
void nn_know_layers(void); /* where there are layers alone */

/* print(model): PyTorch's tree. */
py_str nn_repr(const nn_module *self);

#endif
