/* Attributes of layers as Python sees them: pairs are tuples, names of modes are texts. */
#include <string.h>

#include "t2m/nn_layers.h"
#include "t2m/nn_rnn.h"
#include "t2m/py_error.h"
#include "t2m/py_tuple.h"

py_tuple *nn_pair(nn_2d pair)
{
    return PY_TUPLE(PY_INT, py_of(pair.h), py_of(pair.w));
}

nn_2d nn_padding_of(const nn_conv2d *self)
{
    if (self->options.same)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "reading the padding of a convolution with padding='same'");
    return self->options.padding;
}

py_str nn_mode_text(const char *text, const char *otherwise)
{
    return py_str_of(text != NULL ? text : otherwise);
}

nn_param *nn_rnn_weight(const nn_rnn *self, const char *name)
{
    py_cell cell;
    bool is_there = self->base.extra != NULL && py_dict_find(self->base.extra, py_of(py_str_of(name)), &cell) && cell.o != NULL;
    if (!is_there)
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", self->base.class->name, name);
    return (nn_param *)cell.o;
}
