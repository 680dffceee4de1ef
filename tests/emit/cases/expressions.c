/* Made from expressions.py by torch2mlx. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "t2m/mx.h"
#include "t2m/nn.h"
#include "t2m/py.h"

/* expressions.py:1 */
static double scalars(int64_t a, int64_t b, double x, double y, bool p, bool q, py_optional_int o)
{
    int64_t c = (a + b) * (a - (b - 1));
    c += py_floordiv(a, b);
    c = py_mod(c, 7);
    c *= -(-a);
    c = (a & 3) | py_shl(b, 2);
    c = c + (int64_t)100000 * 100000 * 3;
    double z = py_div_ints(a, b);
    z = x / 2.0;
    z = z + py_pow_float(x, -0.5);
    z = py_div_float(z, y);
    z = a * math_sqrt((double)b);
    bool t = (p && q) || !(p || a < b);
    t = t && (!p) == q;
    z = t ? x : p ? y : 1e-3;
    c = c + (int64_t)(a < b);
    c = 2 * ((a + 1) + (p ? 1 : 2));
    if (o.is_set && o.value > 3)
        c = o.value;
    printf("%" PRId64 "%s%s%s%.3f%10.2f%s%-8" PRId64 "%s%s%" PRId64 "%" PRId64 "100%%\n", c, py_bool_text(t),
           o.is_set ? py_int_text(o.value) : "None", py_float_text(z), x, x, py_format_float(x, ",.2f"), a,
           py_format_int(a, py_spec("%" PRId64 "d", b)), py_bool_text(p), (int64_t)3, (int64_t)(1 + 2));
    return z;
}

/* expressions.py:30 */
static py_str texts(py_str s, py_dict *d, py_list *xs, py_value v, py_tuple *t, py_tuple *u)
{
    py_str r = py_str_printf("a%s-%s\t\"%s{}", py_text(s), py_format_str(s, ">10"),
                             py_object_text(py_ints(1, 2)));
    r = py_str_slice(s, 1, PY_NONE, 1);
    r = py_str_at(s, -1);
    py_dict *e = py_dict_new(PY_OBJECT, PY_INT);
    py_dict_put(e, "one", py_of(1));
    py_dict_put(e, "two", py_of(2));
    py_dict_put(e, "three", py_of(py_dict_item(e, "one").i + py_dict_at(e, py_of(s)).i));
    py_dict_put(e, "one", py_of(py_dict_item(e, "one").i + 5));
    py_list_set(xs, 0, py_of(py_tuple_at(u, 1).i));
    py_list_set(xs, 1, py_of(py_list_at(xs, 1).i - 2));
    int64_t n = py_as_int(v);
    double h = py_as_float(py_tuple_at(t, 1).o) + py_dict_get(d, py_of(s), py_of(0.5)).f;
    PY_ASSERT_MESSAGE(py_str_equal(s, r), "texts %s differ", py_text(s));
    PY_ASSERT(n < 3);
    if (py_truth((py_value)s) && !py_truth((py_value)xs))
        py_raise(PY_VALUE_ERROR, "bad value %" PRId64, n);
    if (h > 2.0)
        py_raise(PY_OVERFLOW_ERROR, "mine");
    if (py_str_compare(s, PY_STR("m")) >= 0)
        py_raise_bare(PY_KEY_ERROR);
    fprintf(stderr, "%05" PRId64 " %.3f %s %s\n", n, h, py_text(s), py_object_repr_text(s));
    printf("done\n");
    fflush(stdout);
    // TODO T2M2001: `torch.fft.fft` has no rule
    t2m_not_translated("expressions.py:48", "T2M2001", "`torch.fft.fft` has no rule");
    return r;
}

/* expressions.py:60 */
static mx_array arrays(mx_array x, int64_t n, mx_array m)
{
    mx_array y = mx_slice(x, MX_ALL, MX_AT(-1));
    y = mx_slice(y, MX_TO(n), MX_FROM(1), MX_ELLIPSIS, MX_NEW, MX_BY(m));
    y = mx_at(y, 0);
    y = mx_stored(y, 1.5, MX_AT(n));
    y = mx_stored(y, mx_stored(mx_at(y, 0), x, MX_RANGE(1, 3, 2)), MX_AT(0));
    y = mx_reshape(y, n, -1);
    y = mx_zeros_dims(MX_FLOAT32, mx_shape(x));
    y = mx_zeros(MX_FLOAT32, 1, n);
    nn_conv2d *conv = NULL;
    nn_conv2d_init(conv, 1, 2, NN_2D(3, 3));
    nn_conv2d_init(conv, 1, 2, NN_2D(3, 5), .stride = NN_2D(2, 2), .padding = NN_2D(1, 2));
    return y;
}

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "expressions.py");
    scalars(1, 2, 3.0, 4.0, true, false, (py_optional_int){0});
    texts(PY_STR("x"), py_dict_new(PY_OBJECT, PY_FLOAT), py_ints(3, 4), py_box(3),
          PY_TUPLE(PY_VALUE, py_of(py_box(1)), py_of(py_box(2.5))), PY_TUPLE(PY_INT, py_of(1), py_of(2)));
    arrays(MX_NONE, 3, MX_NONE);
    return 0;
}
