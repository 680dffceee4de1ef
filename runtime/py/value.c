/* py_value: boxes, and what can be done with any object. Numbers of different types compare and hash as in
 * Python (1 == 1.0 == True). */
#include "t2m/py_value.h"

#include <inttypes.h>

#include "hash.h"
#include "value_internal.h"
#include "t2m/py_dynamic.h"
#include "t2m/py_collections.h"
#include "t2m/py_error.h"
#include "t2m/py_format.h"
#include "t2m/py_number.h"

static void array_box_destroy(void *self)
{
    t2m_array_hooks_get()->release(((scalar_box *)self)->cell.a);
}
static py_str int_repr(const void *self)
{
    return py_cell_repr(PY_INT, ((const scalar_box *)self)->cell);
}
static py_str float_repr(const void *self)
{
    return py_cell_repr(PY_FLOAT, ((const scalar_box *)self)->cell);
}
static py_str bool_repr(const void *self)
{
    return py_cell_repr(PY_BOOL, ((const scalar_box *)self)->cell);
}
static py_str array_repr(const void *self)
{
    return py_cell_repr(PY_ARRAY, ((const scalar_box *)self)->cell);
}
static uint64_t int_hash(const void *self)
{
    return py_hash_int(((const scalar_box *)self)->cell.i);
}
static uint64_t float_hash(const void *self)
{
    return py_hash_float(((const scalar_box *)self)->cell.f);
}
static bool array_equal(const void *a, const void *b)
{
    return py_cell_equal(PY_ARRAY, ((const scalar_box *)a)->cell, ((const scalar_box *)b)->cell);
}

static const t2m_kind int_kind = {.name = "int", .repr = int_repr, .hash = int_hash};
static const t2m_kind float_kind = {.name = "float", .repr = float_repr, .hash = float_hash};
static const t2m_kind bool_kind = {.name = "bool", .repr = bool_repr, .hash = int_hash};
static const t2m_kind array_kind = {
    .name = "Tensor", .destroy = array_box_destroy, .repr = array_repr, .equal = array_equal};

static py_value new_box(const t2m_kind *kind, py_cell cell)
{
    scalar_box *b = T2M_NEW(scalar_box, kind);
    b->cell = cell;
    return &b->base;
}

py_value py_box_int(int64_t x)
{
    return new_box(&int_kind, py_of(x));
}

py_value py_box_float(double x)
{
    return new_box(&float_kind, py_of(x));
}

py_value py_box_bool(bool x)
{
    static const scalar_box constants[] = {{{&bool_kind, T2M_IMMORTAL}, {.i = 0}},
                                    {{&bool_kind, T2M_IMMORTAL}, {.i = 1}}};
    return &constants[x].base;
}

py_value py_box_array(mx_array x)
{
    const py_array_operations *arrays = py_array_operations_get();
    py_value number = arrays != NULL ? arrays->python_number(x) : NULL;
    if (number != NULL)
        return number;
    return new_box(&array_kind, py_cell_retain(PY_ARRAY, py_of(x)));
}

py_value py_box_optional_int(py_optional_int x)
{
    return x.is_set ? py_box_int(x.value) : NULL;
}

py_value py_box_optional_float(py_optional_float x)
{
    return x.is_set ? py_box_float(x.value) : NULL;
}

py_value py_box_optional_bool(py_optional_bool x)
{
    return x.is_set ? py_box_bool(x.value) : NULL;
}

py_value py_box_cell(py_kind kind, py_cell cell)
{
    switch (kind) {
    case PY_INT:
        return py_box_int(cell.i);
    case PY_FLOAT:
        return py_box_float(cell.f);
    case PY_BOOL:
        return py_box_bool(cell.i != 0);
    case PY_OBJECT:
        return cell.o;
    case PY_ARRAY:
        break;
    }
    return py_box_array(cell.a);
}

/* ---- types */

const char *py_type_name(py_value v)
{
    if (v == NULL)
        return "NoneType";
    return v->kind->class_name != NULL ? v->kind->class_name(v) : v->kind->name;
}

int64_t py_id(const void *object)
{
    return (int64_t)(intptr_t)object;
}

py_str py_class_name(const void *object)
{
    const char *name = py_type_name(object), *dot = strrchr(name, '.'); /* kinds of errors have their module in front */
    return py_str_of(dot != NULL ? dot + 1 : name);
}

const t2m_kind *py_class(const void *object)
{
    const t2m_kind *kind = object != NULL ? ((const t2m_object *)object)->kind : NULL;
    return kind != NULL && kind->class_name != NULL ? (const void *)kind->class_name(object) : kind; /* of modules: their class' own */
}

static bool is(py_value v, const t2m_kind *kind)
{
    return v != NULL && v->kind == kind;
}
bool py_is_int(py_value v)
{
    return is(v, &int_kind) || is(v, &bool_kind) || is_big(v);
}
bool py_is_float(py_value v)
{
    return is(v, &float_kind);
}
bool py_is_bool(py_value v)
{
    return is(v, &bool_kind);
}
bool py_is_str(py_value v)
{
    return is(v, &py_str_kind);
}
bool py_is_list(py_value v)
{
    return is(v, &py_list_kind) || is(v, &py_deque_kind);
}
bool py_is_tuple(py_value v)
{
    return is(v, &py_tuple_kind);
}
bool py_is_dict(py_value v)
{
    return t2m_is(v, &py_dict_kind);
}
bool py_is_set(py_value v)
{
    return is(v, &py_set_kind);
}
bool py_is_array(py_value v)
{
    return is(v, &array_kind);
}

static const void *expect(py_value v, bool fits, const char *wanted)
{
    if (!fits)
        py_raise(PY_TYPE_ERROR, "expected %s, got %s", wanted, py_type_name(v));
    return v;
}

int64_t py_as_int(py_value v)
{
    expect(v, py_is_int(v), "int");
    if (is_big(v))
        py_raise(PY_OVERFLOW_ERROR, "Python int too large to convert to C long");
    return box_content(v).i;
}

double py_as_float(py_value v)
{
    if (v != NULL && v->kind->number != NULL) /* np.float64 */
        return v->kind->number(v);
    expect(v, py_is_float(v) || py_is_int(v), "float");
    return number_as_double(v);
}

py_value py_exactly(py_value v, py_kind kind)
{
    bool is_kind = kind == PY_FLOAT ? py_is_float(v) : kind == PY_BOOL ? py_is_bool(v) : py_is_int(v) && !py_is_bool(v);
    if (!is_kind)
        py_raise(PY_NOT_IMPLEMENTED_ERROR, "a variable that always is %s gets '%s' by its name", kind == PY_FLOAT ? "a float" : kind == PY_BOOL ? "a bool" : "an int", py_type_name(v));
    return v;
}

bool py_as_bool(py_value v)
{
    expect(v, py_is_bool(v), "bool");
    return box_content(v).i != 0;
}

py_str py_as_str(py_value v)
{
    return expect(v, py_is_str(v), "str");
}

py_list *py_as_list(py_value v)
{
    return (py_list *)expect(v, py_is_list(v), "list");
}

py_tuple *py_as_tuple(py_value v)
{
    return (py_tuple *)expect(v, py_is_tuple(v), "tuple");
}

py_dict *py_as_dict(py_value v)
{
    return (py_dict *)expect(v, py_is_dict(v), "dict");
}

py_set *py_as_set(py_value v)
{
    return (py_set *)expect(v, py_is_set(v), "set");
}

py_optional_int py_as_optional_int(py_value v)
{
    return v == NULL ? (py_optional_int){0} : (py_optional_int){true, py_as_int(v)};
}

py_optional_float py_as_optional_float(py_value v)
{
    return v == NULL ? (py_optional_float){0} : (py_optional_float){true, py_as_float(v)};
}

py_optional_bool py_as_optional_bool(py_value v)
{
    return v == NULL ? (py_optional_bool){0} : (py_optional_bool){true, py_as_bool(v)};
}

bool py_is_tensor(py_value v)
{
    return py_is_array(v) || (v != NULL && v->kind->array != NULL);
}

mx_array py_as_array(py_value v)
{
    if (v != NULL && v->kind->array != NULL)
        return v->kind->array(v);
    expect(v, py_is_array(v), "Tensor");
    return box_content(v).a;
}

/* ---- operations on any object */

bool py_truth(py_value v)
{
    if (v == NULL)
        return false;
    if (py_is_int(v))
        return is_big(v) || box_content(v).i != 0;
    if (py_is_float(v))
        return box_content(v).f != 0;
    if (py_is_array(v) && py_array_operations_get() != NULL)
        return py_array_operations_get()->truth(box_content(v).a);
    if (v->kind->truth != NULL)
        return v->kind->truth(v);
    return v->kind->length == NULL || v->kind->length(v) != 0;
}

int64_t py_len(py_value v)
{
    if (py_is_array(v) && py_array_operations_get() != NULL)
        return py_array_operations_get()->length(box_content(v).a);
    if (v == NULL || v->kind->length == NULL)
        py_raise(PY_TYPE_ERROR, "object of type '%s' has no len()", py_type_name(v));
    return v->kind->length(v);
}

py_value plain_value(py_value v)
{
    switch (v != NULL ? v->kind->plain.as : T2M_NOT_PLAIN) {
    case T2M_PLAIN_IS_INT:
        return py_box_int(v->kind->plain.number(v));
    case T2M_PLAIN_IS_FLOAT:
        return py_box_float(v->kind->plain.real(v));
    case T2M_PLAIN_IS_TEXT:
        return py_box_object(v->kind->plain.text(v));
    default:
        return v;
    }
}

bool py_equal(const void *left, const void *right)
{
    py_value a = left, b = right;
    if (a == NULL || b == NULL)
        return a == b;
    if (a->kind != b->kind) {
        a = plain_value(a);
        b = plain_value(b);
    }
    if (is_number(a) && is_number(b))
        return equal_numbers(a, b);
    if (a == b)
        return true;
    return a->kind->equal != NULL && a->kind->equal == b->kind->equal && a->kind->equal(a, b);
}

int py_compare(const void *left, const void *right)
{
    py_value a = left, b = right;
    if (a != NULL && b != NULL && a->kind != b->kind && (a->kind->less == NULL || a->kind->less != b->kind->less)) {
        a = plain_value(a);
        b = plain_value(b);
    }
    if (a != NULL && b != NULL && is_number(a) && is_number(b))
        return compare_numbers(a, b);
    if (a != NULL && b != NULL && a->kind->less != NULL && a->kind->less == b->kind->less)
        return a->kind->less(a, b) ? -1 : a->kind->less(b, a);
    if (a == NULL || b == NULL || a->kind != b->kind || a->kind->compare == NULL)
        py_raise(PY_TYPE_ERROR, "'<' not supported between instances of '%s' and '%s'", py_type_name(a),
                 py_type_name(b));
    return a->kind->compare(a, b);
}

uint64_t py_hash(const void *object)
{
    py_value v = object;
    if (v == NULL)
        return 0;
    if (v->kind->hash != NULL)
        return v->kind->hash(v);
    if (v->kind->equal != NULL)
        py_raise(PY_TYPE_ERROR, "unhashable type: '%s'", v->kind->name);
    return (uint64_t)(uintptr_t)v >> 4;
}

py_str py_repr_object(const void *object)
{
    py_value v = object;
    if (v == NULL)
        return PY_STR("None");
    if (v->kind->repr != NULL)
        return v->kind->repr(v);
    return py_str_printf("<%s.%s object at %p>", v->kind->module != NULL ? v->kind->module : "__main__", v->kind->name, object);
}

py_str py_str_object(const void *object)
{
    py_value v = object;
    return v != NULL && v->kind->str != NULL ? v->kind->str(v) : py_repr_object(v);
}
