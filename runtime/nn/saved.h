/* The layers of the library in checkpoints of whole modules. */
#ifndef T2M_NN_SAVED_H
#define T2M_NN_SAVED_H

#include "t2m/nn_module.h"

/* Attributes of a layer that its struct holds in a form of its own: either they are written to `out`, or they are read from `in`. */
typedef struct nn_exchange {
    py_dict *out;
    const py_dict *in;
    const char *class;
} nn_exchange;

typedef struct nn_layer {
    const nn_class *class;
    const char *type; /* of a field that it is embedded as: "nn_linear" */
    void (*exchange)(nn_module *self, nn_exchange *x); /* NULL: it has no attributes */
} nn_layer;

/* NULL: not one of the layers that can be saved whole. */
const nn_layer *nn_layer_of(const nn_class *class);
const nn_layer *nn_layer_named(const char *name);

#endif
