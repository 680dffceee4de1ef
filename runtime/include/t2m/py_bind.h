/* Calls of which only the run knows how many arguments there are: `f(*items)`, `Network(**config["model"])`. What is spread is
 * distributed over the parameters as Python does, with its TypeErrors; then each parameter is read:
 *
 *     py_bound *given = py_bind("Network.__init__(self, layers, dropout=)", .names = config, .taken = 1);
 *     Network_new(py_bound_value(given, 1), py_bound_float(given, 2, 0.5));
 *
 * In the signature `=` marks parameters with a default; `/`, `*`, `*args` and `**kwargs` are Python's. Parameters are counted from 0
 * without `/` and `*`. */
#ifndef T2M_PY_BIND_H
#define T2M_PY_BIND_H

#include "t2m/py_value.h"

typedef struct py_bound py_bound;

typedef struct py_spread {
    const py_list *items;  /* the positional arguments behind those taken, or NULL */
    const py_dict *names;  /* the keyword arguments that the call does not name itself, or NULL */
    int taken;             /* so many first parameters the call gives itself */
    const char *named;     /* and those by keyword: "lr,epochs"; or NULL */
} py_spread;

/* Belongs to the pool, as all that is read from it does. */
py_bound *py_bind_to(const char *signature, py_spread spread);
#define py_bind(signature, ...) py_bind_to((signature), (py_spread){__VA_ARGS__})

bool py_is_bound(const py_bound *bound, int param);
py_value py_bound_value(const py_bound *bound, int param); /* of one without a default */
/* Of one that has a default; numbers are read as py_as_int and its kin do. */
py_value py_bound_or(const py_bound *bound, int param, py_value otherwise);
int64_t py_bound_int(const py_bound *bound, int param, int64_t otherwise);
double py_bound_float(const py_bound *bound, int param, double otherwise);
bool py_bound_bool(const py_bound *bound, int param, bool otherwise);
/* Item `item` of the pair or row that is given. */
double py_bound_item(const py_bound *bound, int param, int item, double otherwise);
/* What *args and **kwargs are given: boxed, new. */
py_value py_bound_rest(const py_bound *bound);
py_value py_bound_names(const py_bound *bound);

/* `**v` of a boxed v: TypeError if it is no dict. */
py_dict *py_mapping(py_value v);

#endif
