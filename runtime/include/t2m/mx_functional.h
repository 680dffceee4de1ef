/* torch.func: derivatives of functions at a point. A *point* stands for an argument while the function runs; what is pulled back to it has a
 * graph of its own, so that derivatives can be differentiated again. Needs recorded graphs (t2m/mx_grad.h).
 *
 *     mx_array point = mx_point(x);
 *     mx_array value = f(point);
 *     mx_array slope = mx_pull_one(value, point, MX_NONE);
 */
#ifndef T2M_MX_FUNCTIONAL_H
#define T2M_MX_FUNCTIONAL_H

#include "t2m/mx_grad.h"

/* An array equal to x to differentiate by: a leaf, or computed from x where x has a graph that others may ask for. */
mx_array mx_point(mx_array x);

/* The gradient of `value`, weighted by `cotangent` (MX_NONE: value has one element and counts once), by the points: a PY_ARRAY list, with zeros
 * where nothing depends on a point. RuntimeError if the shapes do not fit. */
py_list *mx_pull(mx_array value, const py_list *points, mx_array cotangent);
mx_array mx_pull_one(mx_array value, mx_array point, mx_array cotangent);
/* Of several values at once: lists of as many. */
py_list *mx_pull_all(const py_list *values, const py_list *points, const py_list *cotangents);

/* What the values change by, to first order, where the points change by the tangents: a PY_ARRAY list as long as values. The
 * derivative, by the weights, of what is pulled back with weights. */
py_list *mx_push(const py_list *values, const py_list *points, const py_list *tangents);

/* The Jacobian: dimensions of the value, then the point's. */
mx_array mx_jacobian(mx_array value, mx_array point);

/* x, without its graph if that leads to the points alone, or if none is recorded now. */
mx_array mx_settle(mx_array x, const py_list *points);

#endif
