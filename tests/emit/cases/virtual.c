/* Made from virtual.py by torch2mlx. */
#include <stdio.h>

#include "t2m/mx.h"
#include "t2m/nn.h"
#include "t2m/py.h"

/* virtual.py:1 */
typedef struct Shape {
    nn_module base;
} Shape;

static const nn_class Shape_class = NN_CLASS_BARE(Shape);

static Shape *Shape_init(Shape *self)
{
    nn_module_init(&self->base, &Shape_class);
    return self;
}

/* virtual.py:3 */
static mx_array Shape_area(Shape *self, mx_array x)
{
    (void)self;
    return x;
}

static mx_array Shape_area_virtual(Shape *, mx_array);

/* virtual.py:5 */
static void Shape_show(Shape *self, mx_array x)
{
    printf("%s\n", py_text(mx_repr(Shape_area_virtual(self, x))));
}

/* virtual.py:8 */
typedef struct Square {
    Shape base;
} Square;

static const nn_class Square_class = NN_CLASS_BARE(Square, .parent = &Shape_class);

static Square *Square_init(Square *self)
{
    Shape_init(&self->base);
    nn_module_derive(&self->base.base, &Square_class);
    return self;
}

/* virtual.py:9 */
static mx_array Square_area(Square *self, mx_array x)
{
    (void)self;
    return mx_mul(x, x);
}

/* virtual.py:20 */
typedef struct Plain {
    t2m_object base;
} Plain;

static const t2m_kind Plain_kind = {.name = "Plain"};

/* virtual.py:21 */
static void Plain_hello(Plain *self)
{
    (void)self;
    printf("plain\n");
}

/* virtual.py:25 */
typedef struct Fancy {
    Plain base;
} Fancy;

static const t2m_kind Fancy_kind = {.name = "Fancy", .base = &Plain_kind};

/* virtual.py:26 */
static void Fancy_hello(Fancy *self)
{
    (void)self;
    printf("fancy\n");
}

static void Plain_hello_virtual(Plain *);

int main(int argc, char **argv)
{
    t2m_start(argc, argv, "virtual.py");
    Square *s = Square_init(NN_NEW(Square));
    Shape_show(&s->base, mx_ones(MX_FLOAT32, 2));
    Plain *p = T2M_NEW(Plain, &Plain_kind);
    Fancy *q = T2M_NEW(Fancy, &Fancy_kind);
    Plain_hello_virtual(p);
    Plain_hello_virtual(&q->base);
    return 0;
}

/* Calls the method of the instance's own class. */
static mx_array Shape_area_virtual(Shape *self, mx_array x)
{
    if (nn_is(&self->base, &Square_class))
        return Square_area((Square *)self, x);
    return Shape_area(self, x);
}

/* Calls the method of the instance's own class. */
static void Plain_hello_virtual(Plain *self)
{
    if (((t2m_object *)self)->kind == &Fancy_kind) {
        Fancy_hello((Fancy *)self);
        return;
    }
    Plain_hello(self);
}
