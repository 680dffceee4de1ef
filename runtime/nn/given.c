/* Attributes that a script invents for modules and parameters: see nn_module.h. */
#include "t2m/nn_module.h"
#include "t2m/py_error.h"

static void give(py_dict **given, const char *name, py_value value)
{
    if (*given == NULL)
        t2m_set(given, py_dict_new(PY_OBJECT, PY_VALUE));
    py_dict_set(*given, py_of(py_str_of(name)), py_of_object(value));
}

static bool has(const py_dict *given, const char *name)
{
    return given != NULL && py_dict_contains(given, py_of(py_str_of(name)));
}

static py_value find(const py_dict *given, const char *name)
{
    return py_dict_at(given, py_of(py_str_of(name))).o;
}

void nn_give(void *module, const char *name, py_value value)
{
    give(&((nn_module *)module)->given, name, value);
}

bool nn_has_given(void *module, const char *name)
{
    return has(((nn_module *)module)->given, name);
}

py_value nn_given_or(void *module, const char *name, py_value otherwise)
{
    return nn_has_given(module, name) ? find(((nn_module *)module)->given, name) : otherwise;
}

py_value nn_given(void *module, const char *name)
{
    if (!nn_has_given(module, name))
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", nn_class_name(module), name);
    return find(((nn_module *)module)->given, name);
}

void nn_param_give(nn_param *param, const char *name, py_value value)
{
    give(&param->given, name, value);
}

bool nn_param_has_given(nn_param *param, const char *name)
{
    return has(param->given, name);
}

py_value nn_param_given_or(nn_param *param, const char *name, py_value otherwise)
{
    return has(param->given, name) ? find(param->given, name) : otherwise;
}

py_value nn_param_given(nn_param *param, const char *name)
{
    if (!has(param->given, name))
        py_raise(PY_ATTRIBUTE_ERROR, "'%s' object has no attribute '%s'", param->is_tensor ? "Tensor" : "Parameter", name);
    return find(param->given, name);
}
